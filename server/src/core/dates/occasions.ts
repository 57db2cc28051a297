import { yearAfterMonth } from './calendar-dates.ts';
import { isPreposition } from './calendar-read.ts';
import type { Found } from './found.ts';
import { headIn, wordSet } from './lexis.ts';
import type { OccasionMeaning } from './meaning.ts';
import { whole } from './periods.ts';
import type { Read, Reader } from './reader.ts';
import { CELEBRATING, OTHER_NEW_YEARS, TOPICAL } from './tables/occasions.ts';

let sets: Record<'celebrating' | 'others' | 'topical', ReadonlySet<string>> | undefined;
const words = () => {
  sets ??= { celebrating: wordSet(CELEBRATING), others: wordSet(OTHER_NEW_YEARS), topical: wordSet(TOPICAL) };
  return sets;
};

/** What stands before the name of a feast: ثاني أيام is day 1 (counted from 0), أيام three days, عشية the day before. */
interface Head {
  readonly offset?: number;
  readonly days?: number;
  /** A word that makes العيد a day: صباح, يوم, أيام. */
  readonly strong: boolean;
}

/** Both feasts are kept for three days at least. */
const FEAST_DAYS = 3;

function head(r: Reader, first: number): Read<Head> {
  const role = r.role(first, first);
  const key = r.key(first).slice(r.hit(first)?.cut ?? 0);
  // أول أيام, ثاني يوم
  const order = role.ordinal;
  if (order !== undefined && order <= 7 && !key.startsWith('ال')) {
    const unit = r.role(first + 1);
    if (unit.unit === 'day' && !unit.definite) {
      const p = r.key(first + 2) === 'من' ? first + 3 : first + 2;
      return { value: { offset: order - 1, strong: true }, next: p };
    }
  }
  // اليوم الثاني من
  if (key === 'اليوم') {
    const ordinal = r.ordinal(first + 1);
    if (ordinal && ordinal.value <= 7 && r.key(ordinal.next) === 'من') {
      const p = r.role(ordinal.next + 1).unit === 'day' ? ordinal.next + 2 : ordinal.next + 1;
      return { value: { offset: ordinal.value - 1, strong: true }, next: p };
    }
  }
  if (key === 'عشيه') return { value: { offset: -1, strong: true }, next: first + 1 };
  let p = first;
  if (role.part) p = r.after(p);
  const unit = r.role(p, first);
  const days = (unit.unit === 'day' || unit.unit === 'night') && !unit.definite;
  if (days && unit.grammar === 'many') return { value: { days: FEAST_DAYS, strong: true }, next: p + 1 };
  if (days && unit.grammar === 'one') p++;
  return { value: { strong: p > first }, next: p };
}

/**
 * عيد العمال, عيد الفطر 2013, ثاني أيام عيد الأضحى, صباح يوم العيد: a day with a name. A thing that is named after a feast
 * (صلاة عيد الفطر) is none.
 */
export function occasion(r: Reader, first: number): Found | undefined {
  const opening = head(r, first);
  // يوم الأرض and ليلة القدر are names with their head.
  const whole = r.role(first, first).occasion !== undefined;
  const p = whole ? first : opening.next;
  const { occasion: rule, occasionSupport = 0 } = r.role(p, p === first ? first : -1);
  if (!rule) return undefined;
  const { offset, days, strong } = whole ? ({ strong: false } as Head) : opening.value;
  const next = r.after(p);
  if (rule === '01-01' && words().others.has(r.key(next))) return undefined;
  // عيد الميلاد الـ11 للهاشتاغ is a birthday.
  if (rule === '12-25' && (r.key(next) === 'ال' || r.role(next).ordinal !== undefined)) return undefined;
  if (!strong && isTopic(r, first)) return undefined;
  if (occasionSupport === 1 && !strong && !headIn(words().celebrating, r.key(first - 1))) return undefined;
  if (occasionSupport === 2 && !strong && !isTime(r, first)) return undefined;
  const made = (end: number, more: Partial<OccasionMeaning>): Found => {
    const meaning: OccasionMeaning = {
      type: 'occasion',
      rule,
      ...(offset ? { offset } : {}),
      ...(days === undefined ? {} : { days }),
      ...more,
    };
    return { start: r.start(first), end: r.end(end), next: end, kind: 'holiday', meaning };
  };
  const year = yearAfterMonth(r, next);
  if (year && (year.value.era || year.value.year > 1300)) return made(year.next, { year: year.value.year });
  const shift = r.role(next);
  if (shift.shift !== undefined && !shift.recent) return made(next + 1, { shift: shift.shift });
  const within = inYear(r, next);
  if (within) return made(within.next, { shift: within.value });
  return made(next, {});
}

/** `من العام الماضي` after a feast. */
function inYear(r: Reader, i: number): Read<number> | undefined {
  const within = whole(r, i, false);
  return within?.value.type === 'period' && within.value.unit === 'year'
    ? { value: within.value.shift, next: within.next }
    : undefined;
}

/** صلاة عيد الفطر, حلوى العيد: a thing that is named after the feast. */
const isTopic = (r: Reader, first: number): boolean => headIn(words().topical, r.key(first - 1));

/** في العيد, خلال العيد, بعد العيد. */
const isTime = (r: Reader, first: number): boolean => {
  const before = r.key(first - 1);
  return isPreposition(before) && !/^(من|الي|ان|بين)$/.test(before);
};
