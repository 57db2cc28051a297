import { rangeJoin } from './calendar-dates.ts';
import { clockRange } from './clock.ts';
import { dayExpression } from './day-expressions.ts';
import type { Found } from './found.ts';
import type { DayMeaning, Meaning } from './meaning.ts';
import { fuzzy } from './periods.ts';
import type { Reader } from './reader.ts';
import { yearExpression } from './years.ts';

const FROM = new Set(['من', 'بين', 'ومن', 'وبين', 'مابين', 'الفتره', 'للفتره']);

/** Both ends of a range are expressions of their own: من 2 أكتوبر إلى 22 أكتوبر, بين الجمعة والأحد. */
export function extend(r: Reader, first: number, from: Found): Found {
  if (from.meaning.type === 'time') return clockRange(r, first, from);
  const before = r.key(first - 1);
  const between = before === 'بين' || before === 'وبين' || before === 'مابين';
  if (from.meaning.type === 'fuzzy' && between) return fuzzyRange(r, from);
  if (!isEnd(from.meaning)) return from;
  const to = rangeJoin(r, from.next);
  let p = to;
  if (p === undefined && between) {
    if (r.key(from.next) === 'و') p = from.next + 1;
    else if (r.hit(from.next)?.clitics === 'و') p = from.next;
  }
  if (p === undefined || p >= r.tokens.length) return from;
  const dash = to !== undefined && /^[-–—ـ−]$/.test(r.key(from.next));
  if (r.hit(p) === undefined && r.tokens[p]!.kind !== 'number') return from;
  const other =
    ofSameMonth(r, p, from) ??
    (r.role(p, p).unit === 'hour'
      ? undefined
      : (dayExpression(r, p) ?? yearExpression(r, p) ?? numberYear(r, p, from)));
  if (!other || !isEnd(other.meaning)) return from;
  if (isMoved(r, first, from.meaning, other.meaning)) return from;
  // A dash joins only dates of one grain, both written out.
  const grains = [grain(from.meaning), grain(other.meaning)];
  if (dash && (grains[0] !== grains[1] || from.kind === 'weekday')) return from;
  // قال الجمعة حتى السبت… is a range only where من or بين opens it, or both are calendar days.
  if (!dash && !between && !FROM.has(before) && grains[0] !== 'calendar' && grains[0] !== 'today') return from;
  const meaning: Meaning = { type: 'range', from: from.meaning, to: other.meaning };
  return { start: from.start, end: other.end, next: other.next, kind: 'range', meaning };
}

/** `بين نهاية نيسان ومطلع أيار` */
function fuzzyRange(r: Reader, from: Found): Found {
  const p = r.key(from.next) === 'و' ? from.next + 1 : r.hit(from.next)?.clitics === 'و' ? from.next : undefined;
  const to = p === undefined ? undefined : fuzzy(r, p);
  if (!to) return from;
  const meaning: Meaning = { type: 'range', from: from.meaning, to: to.meaning };
  return { start: from.start, end: to.end, next: to.next, kind: 'range', meaning };
}

/** `وحتى الثلاثين منه`: a day of the month that the range began in. */
function ofSameMonth(r: Reader, i: number, { meaning }: Found): Found | undefined {
  if (meaning.type !== 'date' || meaning.month === undefined || meaning.day === undefined) return undefined;
  const day = r.dayOfMonth(i);
  if (!day || !/^منه(ا)?$/.test(r.key(day.next))) return undefined;
  const { calendar, month, year, shift } = meaning;
  const to: DayMeaning = {
    type: 'date',
    calendar,
    month,
    day: day.value,
    ...(year === undefined ? {} : { year }),
    ...(shift === undefined ? {} : { shift }),
  };
  return { start: r.start(i), end: r.end(day.next + 1), next: day.next + 1, kind: 'partial', meaning: to };
}

const MOVING = /^[وبل]*(ال)?(تقديم|تاجيل|نقل|تعديل|تغيير|ارجاء|قدم|اجل|ارجا|نقلت|اجلت|غير|عدل)(ه|ها)?$/;

/** `تقديم موعدها من 3 نوفمبر 2019 إلى 24 يونيو 2018` names two days, and no time between them. */
function isMoved(r: Reader, first: number, from: Meaning, to: Meaning): boolean {
  if (from.type !== 'date' || to.type !== 'date' || from.year === undefined || to.year === undefined) return false;
  if (from.year * 12 + (from.month ?? 1) <= to.year * 12 + (to.month ?? 12)) return false;
  for (let k = first - 1; k >= 0 && k > first - 10; k--) if (MOVING.test(r.key(k))) return true;
  return grain(from) !== grain(to);
}

function numberYear(r: Reader, p: number, from: Found): Found | undefined {
  if (from.meaning.type !== 'date' || grain(from.meaning) !== 'year') return undefined;
  const year = r.integer(p, 4);
  if (year === undefined || year < 1000) return undefined;
  const meaning: DayMeaning = { type: 'date', calendar: from.meaning.calendar, year };
  return { start: r.start(p), end: r.end(p + 1), next: p + 1, kind: 'absolute', meaning };
}

const isEnd = (meaning: Meaning): boolean => meaning.type === 'date' && meaning.equivalent === undefined;

function grain(meaning: Meaning): string {
  if (meaning.type !== 'date') return meaning.type;
  if (meaning.day !== undefined) return 'calendar';
  if (meaning.deictic !== undefined) return 'today';
  if (meaning.weekday !== undefined) return 'weekday';
  return meaning.month !== undefined ? 'month' : 'year';
}
