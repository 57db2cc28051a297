import { keyOffset } from '../text/tokens.ts';
import type { DateKind } from '../types.ts';
import { bareYear, era, headedYear, thisWord, YEAR_ADJECTIVES, yearNumber } from './calendar-dates.ts';
import { calendarDate, isPreposition, shiftBeyond } from './calendar-read.ts';
import type { Found } from './found.ts';
import { type Unit, wordSet } from './lexis.ts';
import type {
  AnaphoricMeaning,
  CenturyMeaning,
  DayMeaning,
  LongMeaning,
  Meaning,
  NthMeaning,
  PeriodMeaning,
  SeasonMeaning,
  ShareMeaning,
} from './meaning.ts';
import { nth } from './nth.ts';
import type { Read, Reader } from './reader.ts';
import { GENERAL_HEADS } from './tables/words.ts';

let general: ReadonlySet<string> | undefined;
const isGeneral = (key: string): boolean => {
  general ??= wordSet(GENERAL_HEADS);
  return general.has(key);
};

export function found(r: Reader, first: number, next: number, kind: DateKind, meaning: Meaning): Found {
  return { start: r.start(first), end: r.end(next), next, kind, meaning };
}

/** The Arabic for "a few" between a plural and الماضية. */
const FEW = new Set(['القليله', 'القلائل', 'المعدوده']);

const BARE_SHIFTS: ReadonlyMap<string, number> = new Map([
  ['مقبله', 1],
  ['قادمه', 1],
  ['ماضيه', -1],
]);

const WHOLE = /^(باكمل|كل|باسر)(ه|ها)$/;

/** العام الذي سبقه -1, الشهر الذي يليه 1: from the one that was told. */
function besideTold(r: Reader, i: number): Read<number> | undefined {
  if (!/^ال(ذي|تي)$/.test(r.key(i))) return undefined;
  const side = /^(?:(سبق|قبل)|(?:يلي|تلي|تلا|بعد))(?:ه|ها|ته|تها)$/.exec(r.key(i + 1));
  return side ? { value: side[1] ? -1 : 1, next: i + 2 } : undefined;
}

/** الأسبوع الماضي, هذا الشهر, الأيام الثلاثة الماضية, الـ24 ساعة الماضية. */
export function period(r: Reader, first: number): Found | undefined {
  let p = first;
  let counted: number | undefined;
  const role = r.role(p, first);
  if (role.unit === undefined || (!role.definite && role.grammar !== 'one')) {
    // الثلاثة عقود القادمة, الـ24 ساعة الماضية
    const quantity = r.quantity(p, first) ?? r.ordinalCount(p);
    if (!quantity) return undefined;
    counted = quantity.value;
    p = quantity.next;
  }
  const unit = r.role(p, first);
  if (unit.unit === undefined) return undefined;
  if (counted === undefined && !unit.definite) return undefined;
  // العقد الحالي is a contract more often than a decade.
  if (
    unit.unit === 'decade' &&
    unit.grammar === 'one' &&
    !isPreposition(r.key(first - 1)) &&
    !r.hit(first - 1)?.role.fuzzy
  )
    return undefined;
  if (unit.grammar === 'one' && isGeneral(r.key(p - 1)) && r.key(p).endsWith('عام')) return undefined;
  const near = p === first && thisWord.has(r.key(first - 1));
  const start = near ? r.tokens[first - 1]!.start + (/^[وفبل]/.test(r.key(first - 1)) ? 1 : 0) : r.start(first);
  let next = r.after(p);
  let count: number | null = unit.grammar === 'one' ? 1 : unit.grammar === 'two' ? 2 : null;
  if (counted !== undefined) count = counted;
  else if (unit.grammar === 'many') {
    const few = FEW.has(r.key(next)) ? next + 1 : undefined;
    const article = r.ordinalCount(next);
    if (few !== undefined) next = few;
    else if (article) {
      count = article.value;
      next = article.next;
    }
  }
  // الأشهر الستة الأولى من العام الجاري
  if (unit.unit === 'month' && count !== null && count > 1 && count < 12 && /^الاولي?$/.test(r.key(next))) {
    const of = r.key(next + 1) === 'من' ? whole(r, next + 1, true) : undefined;
    const year = of?.value.type === 'period' ? of.value.unit === 'year' : of?.value.month === undefined;
    if (of && year) {
      return found(r, first, of.next, 'quarter', { type: 'share', nth: 1, parts: 12 / count, of: of.value });
    }
  }
  // العام المالي الماضي, السنة الدراسية المقبلة
  if (unit.unit === 'year' && unit.grammar === 'one' && YEAR_ADJECTIVES.has(r.key(next))) next++;
  // الأسبوع قبل الماضي, العام بعد المقبل
  const beyond = unit.grammar === 'one' && counted === undefined ? shiftBeyond(r, next) : undefined;
  if (beyond) {
    const value: PeriodMeaning = { type: 'period', unit: unit.unit, shift: beyond.value, count: 1 };
    return { ...found(r, first, beyond.next, 'relative', value), start };
  }
  const told = unit.grammar === 'one' && counted === undefined ? besideTold(r, next) : undefined;
  if (told) {
    const value: PeriodMeaning = { type: 'period', unit: unit.unit, shift: told.value, count: 1, textual: true };
    return { ...found(r, first, told.next, 'anaphoric', value), start };
  }
  // للعام بأكمله, طوال الشهر كله
  if (
    unit.grammar === 'one' &&
    counted === undefined &&
    /^(week|month|year)$/.test(unit.unit) &&
    WHOLE.test(r.key(next))
  ) {
    const value: PeriodMeaning = { type: 'period', unit: unit.unit, shift: 0, count: 1 };
    return { ...found(r, first, next + 1, 'relative', value), start };
  }
  // لـ10 سنوات مقبلة: neither has its article.
  const bare = counted === undefined || unit.definite ? undefined : BARE_SHIFTS.get(r.key(next));
  if (bare) {
    const value: PeriodMeaning = { type: 'period', unit: unit.unit, shift: bare, count };
    return { ...found(r, first, next + 1, 'relative', value), start };
  }
  const shift = r.role(next);
  if (shift.shift !== undefined && !(shift.recent && unit.grammar === 'one')) {
    next++;
    // العام الماضي 2014: the year is given after all.
    const year = unit.unit === 'year' && count === 1 && !shift.textual ? bareYear(r, next) : undefined;
    if (year !== undefined) {
      const value: DayMeaning = { type: 'date', calendar: 'gregorian', year, shift: shift.shift };
      const mark = era(r, next + 1);
      return { ...found(r, first, mark?.value === 'g' ? mark.next : next + 1, 'relative', value), start };
    }
    // في الدقائق الأخيرة of a match.
    if (shift.recent && (unit.unit === 'minute' || unit.unit === 'second')) return undefined;
    const value: PeriodMeaning = {
      type: 'period',
      unit: unit.unit,
      shift: shift.shift,
      count: shift.recent && count === null ? null : count,
      ...(shift.textual ? { textual: true } : {}),
    };
    if (unit.grammar === 'one' && counted === undefined && (unit.unit === 'second' || unit.unit === 'minute'))
      return undefined;
    // اليوم الحالي and اليوم السابق are the deictic table's.
    return { ...found(r, first, next, count === null ? 'vague' : 'relative', value), start };
  }
  if (near && unit.grammar === 'one' && counted === undefined && /^(week|month|year)$/.test(unit.unit)) {
    const value: PeriodMeaning = { type: 'period', unit: unit.unit, shift: 0, count: 1 };
    return { ...found(r, first, next, 'relative', value), start };
  }
  return undefined;
}

/** A month, a year or a period that a part of it is named of: `سبتمبر 2020`, `عام 2023`, `العام المقبل`, `العام`. */
export function whole(r: Reader, i: number, bare: boolean): Read<DayMeaning | PeriodMeaning> | undefined {
  let p = i;
  if (r.key(p) === 'من' || r.key(p) === 'في' || r.key(p) === 'ل') p++;
  const isThis = thisWord.has(r.key(p));
  if (isThis) p++;
  const past = period(r, p);
  if (past?.meaning.type === 'period' || past?.meaning.type === 'date') return { value: past.meaning, next: past.next };
  const year = headedYear(r, p);
  if (year) {
    return { value: { type: 'date', calendar: year.value.calendar, year: year.value.year }, next: year.next };
  }
  const date =
    calendarDate(r, p, -1, false) ?? (r.attached(p).month !== undefined ? calendarDate(r, p, p, false) : undefined);
  if (date && date.meaning.day === undefined && date.support < 2) return { value: date.meaning, next: date.next };
  const number = yearNumber(r, p, false);
  if (number) {
    return { value: { type: 'date', calendar: number.value.calendar, year: number.value.year }, next: number.next };
  }
  const role = r.attached(p);
  if ((isThis || bare) && role.definite && role.grammar === 'one' && /^(week|month|year)$/.test(role.unit ?? '')) {
    return { value: { type: 'period', unit: role.unit as Unit, shift: 0, count: 1 }, next: p + 1 };
  }
  return undefined;
}

/** أواخر سبتمبر 2020, نهاية 2025, مطلع العام المقبل. */
export function fuzzy(r: Reader, first: number): Found | undefined {
  const role = r.role(first, first);
  if (!role.fuzzy) return undefined;
  const p = r.after(first);
  // بداية من سنة 2018: from then on.
  if (/بدايه$/.test(r.key(first)) && r.key(p) === 'من') return undefined;
  if (role.fuzzy === 'last' && r.key(first - 1).endsWith('عطله')) return weekend(r, first, p);
  const target = longer(r, p) ?? inSeason(r, p) ?? whole(r, p, !role.fuzzySupport);
  if (!target) return undefined;
  const of = target.value;
  if (role.fuzzy === 'rest' && of.type === 'period' && (of.shift !== 0 || of.count !== 1)) return undefined;
  if (
    role.fuzzySupport &&
    !(of.type === 'date' && of.month !== undefined) &&
    !(of.type === 'period' && of.unit === 'month')
  ) {
    return undefined;
  }
  return found(r, first, target.next, 'fuzzy', { type: 'fuzzy', part: role.fuzzy, of });
}

/** `عطلة نهاية الأسبوع الماضي`: its Saturday and Sunday, as the weeks of ISO 8601 end. */
function weekend(r: Reader, first: number, i: number): Found | undefined {
  const of = whole(r, i, true);
  if (of?.value.type !== 'period' || of.value.unit !== 'week') return undefined;
  const head = r.tokens[first - 1]!;
  const letters = /^([وفبلك]{0,2}(?:ال)?)عطله$/.exec(head.key)?.[1] ?? '';
  const start = keyOffset(head, letters.replace('ال', '').length);
  return { ...found(r, first, of.next, 'relative', { type: 'fuzzy', part: 'weekend', of: of.value }), start };
}

/** A decade or a century that a part of it is named of: أواخر الثمانينيات, مطلع القرن الماضي; also الأسبوع الأول من يونيو. */
function longer(r: Reader, i: number): Read<LongMeaning | NthMeaning | AnaphoricMeaning | ShareMeaning> | undefined {
  const p = r.key(i) === 'من' || r.key(i) === 'في' ? i + 1 : i;
  const role = r.attached(p);
  const one = role.decade !== undefined || role.unit === 'century' ? century(r, p) : undefined;
  if (one && (one.meaning.type === 'decade' || one.meaning.type === 'century'))
    return { value: one.meaning, next: one.next };
  // أواخر نفس السنة
  if (role.anaphoric === 'year' || role.anaphoric === 'month') {
    return { value: { type: 'anaphoric', unit: role.anaphoric }, next: r.after(p) };
  }
  const quarter = share(r, p, true);
  if (quarter?.meaning.type === 'share') return { value: quarter.meaning, next: quarter.next };
  const week = role.unit === 'week' && role.definite ? nth(r, p) : undefined;
  return week?.meaning.type === 'nth' ? { value: week.meaning, next: week.next } : undefined;
}

/** منتصف صيف 2023, أواخر الصيف: without a year the summer of this year. */
function inSeason(r: Reader, i: number): Read<SeasonMeaning> | undefined {
  const month = r.role(i).season;
  if (month === undefined) return undefined;
  const named = season(r, i);
  if (named?.meaning.type === 'season') return { value: named.meaning, next: named.next };
  return r.key(i).startsWith('ال') ? { value: { type: 'season', month, shift: 0 }, next: r.after(i) } : undefined;
}

const SHARES: Readonly<Record<string, number>> = { الربع: 4, النصف: 2, الثلث: 3 };

/** What is told of a quarter of the year: not the quarter of a match. */
const FISCAL = /^[وبل]?(ال)?(ارباح|نتايج|ايرادات|مبيعات|نمو|خساير|عايدات|دخل|اداء|خلال|مع|عن|بيانات)$/;

/** الربع الأول من 2024, النصف الثاني من العام الماضي. */
export function share(r: Reader, first: number, inner = false): Found | undefined {
  const written = r.key(first);
  const name = Object.keys(SHARES).find((key) => written.endsWith(key.slice(1)) && written.length <= key.length + 2);
  if (!name) return undefined;
  const order =
    r.ordinal(first + 1) ??
    (/^(الاخير)$/.test(r.key(first + 1)) ? { value: SHARES[name]!, next: first + 2 } : undefined);
  if (!order || order.value > SHARES[name]!) return undefined;
  const p = r.key(order.next) === 'من' ? order.next + 1 : order.next;
  const long = r.role(p).unit === 'century' ? century(r, p) : undefined;
  if (long?.meaning.type === 'century') {
    return found(r, first, long.next, 'quarter', {
      type: 'share',
      nth: order.value,
      parts: SHARES[name]!,
      of: long.meaning,
    });
  }
  const of = whole(r, order.next, true);
  // أرباح الربع الثاني: a quarter of the business year, where nothing else follows that it could be a quarter of.
  if (!of && name !== 'الثلث' && r.key(order.next) !== 'من' && (inner || FISCAL.test(r.key(first - 1)))) {
    return found(r, first, order.next, 'quarter', { type: 'share', nth: order.value, parts: SHARES[name]! });
  }
  if (!of || (of.value.type === 'period' && of.value.unit !== 'year' && of.value.unit !== 'month')) return undefined;
  return found(r, first, of.next, 'quarter', { type: 'share', nth: order.value, parts: SHARES[name]!, of: of.value });
}

/** صيف 2023, الشتاء الماضي, هذا الصيف. */
export function season(r: Reader, first: number): Found | undefined {
  const month = r.role(first, first).season;
  if (month === undefined) return undefined;
  const next = r.after(first);
  const year =
    headedYear(r, next) ??
    (r.integer(next, 4) !== undefined && r.integer(next, 4)! > 1800 ? yearNumber(r, next, false) : undefined);
  if (year) return found(r, first, year.next, 'season', { type: 'season', month, year: year.value.year });
  const shift = r.role(next);
  if (shift.shift !== undefined && !shift.recent) {
    return found(r, first, next + 1, 'season', { type: 'season', month, shift: shift.shift });
  }
  const within = whole(r, next, false);
  if (within?.value.type === 'period' && within.value.unit === 'year') {
    return found(r, first, within.next, 'season', { type: 'season', month, shift: within.value.shift });
  }
  if (thisWord.has(r.key(first - 1))) {
    const one = found(r, first, next, 'season', { type: 'season', month, shift: 0 });
    return { ...one, start: r.tokens[first - 1]!.start };
  }
  return undefined;
}

/** القرن التاسع عشر, القرن الـ19, القرن الماضي; التسعينيات, سبعينيات القرن الماضي. */
export function century(r: Reader, first: number): Found | undefined {
  const role = r.role(first, first);
  if (role.decade !== undefined) {
    const next = r.after(first);
    if (r.key(next) === 'من' && /عمر/.test(r.key(next + 1))) return undefined;
    if (/عمر/.test(r.key(next))) return undefined;
    const p = r.key(next) === 'من' ? next + 1 : next;
    const of = r.role(p).unit === 'century' ? century(r, p) : undefined;
    const second = of ? undefined : r.joined(next);
    if (second?.value.decade !== undefined) {
      // سبعينيات وثمانينيات القرن الماضي: the century is named once, for both.
      const q = r.key(second.next) === 'من' ? second.next + 1 : second.next;
      const shared = r.role(q).unit === 'century' ? century(r, q) : undefined;
      const number = (shared?.meaning as { number?: number } | undefined)?.number;
      const item = (tens: number): Meaning => ({ type: 'decade', tens, ...(number ? { century: number } : {}) });
      if (shared) {
        const items = [item(role.decade), item(second.value.decade)];
        return found(r, first, shared.next, 'list', { type: 'list', items });
      }
    }
    if (!of && !r.key(first).includes('ال')) return undefined;
    const value = of?.meaning as { number?: number; shift?: number } | undefined;
    const meaning: Meaning = { type: 'decade', tens: role.decade, ...(value?.number ? { century: value.number } : {}) };
    return found(r, first, of?.next ?? next, 'decade', meaning);
  }
  if (role.unit === 'century' && role.grammar === 'two' && role.definite) return centuries(r, first);
  if (role.unit !== 'century' || role.grammar !== 'one') return undefined;
  const p = r.after(first);
  const shift = r.role(p);
  if (shift.shift !== undefined && role.definite) {
    return found(r, first, p + 1, 'century', { type: 'century', shift: shift.shift });
  }
  if (!role.definite) return undefined;
  const number = r.ordinal(p) ?? (r.key(p) === 'ال' ? wrap(r.integer(p + 1, 2), p + 2) : wrap(r.integer(p, 2), p + 1));
  if (!number || number.value < 1 || number.value > 30) return undefined;
  const before = r.key(number.next) === 'قبل' && r.key(number.next + 1) === 'الميلاد';
  const hijri = r.key(number.next) === 'الهجري';
  const next = before
    ? number.next + 2
    : /^(الميلادي|الهجري)$/.test(r.key(number.next))
      ? number.next + 1
      : number.next;
  return found(r, first, next, 'century', {
    type: 'century',
    number: number.value,
    ...(before ? { before: true } : {}),
    ...(hijri ? { hijri } : {}),
  });
}

/** `بين القرنين الحادي عشر والخامس عشر`: a range from the first to the second. */
function centuries(r: Reader, first: number): Found | undefined {
  const from = r.ordinal(r.after(first));
  const hit = from && r.hit(from.next);
  const to = hit?.clitics === 'و' ? r.ordinal(from!.next, from!.next) : undefined;
  if (!from || !to) return undefined;
  const item = (number: number): CenturyMeaning => ({ type: 'century', number });
  const next = /^الميلادي(ين)?$/.test(r.key(to.next)) ? to.next + 1 : to.next;
  return found(r, first, next, 'range', { type: 'range', from: item(from.value), to: item(to.value) });
}

const wrap = (value: number | undefined, next: number): Read<number> | undefined =>
  value === undefined ? undefined : { value, next };
