import {
  type Days,
  days,
  englishDate,
  type MonthRead,
  month,
  numericDate,
  numericDayMonth,
  numericMonth,
  rangeJoin,
  thisWord,
  yearAfterMonth,
} from './calendar-dates.ts';
import type { Draftable } from './found.ts';
import type { DayMeaning } from './meaning.ts';
import type { Read, Reader } from './reader.ts';

/** A date by the calendar: one day, several days of one month, a month, with what follows it. */
export interface CalendarRead {
  readonly meaning: DayMeaning;
  readonly days?: Days;
  readonly next: number;
  readonly support: number;
}

const PREPOSITIONS = new Set([
  'في',
  'منذ',
  'خلال',
  'حتي',
  'من',
  'الي',
  'بين',
  'قبل',
  'بعد',
  'وفي',
  'ومنذ',
  'مند',
  'طوال',
  'بحلول',
  'لغايه',
  'ومن',
  'وبين',
  'ان',
  'طيله',
  'عقب',
  'وخلال',
  'وحتي',
  'قبيل',
  'وبعد',
  'وقبل',
]);

export const isPreposition = (key: string): boolean => PREPOSITIONS.has(key);

export function shiftAt(r: Reader, i: number): { shift: number; textual?: boolean; next: number } | undefined {
  const role = r.role(i);
  if (role.shift === undefined || role.recent) return undefined;
  return { shift: role.shift, ...(role.textual ? { textual: true } : {}), next: i + 1 };
}

/** قبل الماضي -2, بعد المقبل 2. */
export function shiftBeyond(r: Reader, i: number): Read<number> | undefined {
  const { shift, textual, recent } = r.role(i + 1);
  if (textual || recent) return undefined;
  if (r.key(i) === 'قبل' && shift === -1) return { value: -2, next: i + 2 };
  return r.key(i) === 'بعد' && shift === 1 ? { value: 2, next: i + 2 } : undefined;
}

/** `الشهر الجاري`, `هذا الشهر`, `العام المقبل` after a day or a month: which month or year, counted from now. */
export function inPeriod(r: Reader, i: number, unit: 'month' | 'year' | 'week'): Read<number> | undefined {
  let p = i;
  let near = false;
  if (r.key(p) === 'من' || r.key(p) === 'في') p++;
  if (thisWord.has(r.key(p))) {
    near = true;
    p++;
  }
  const role = r.attached(p);
  if (role.unit !== unit || role.grammar !== 'one' || !role.definite) return undefined;
  const shift = shiftAt(r, p + 1);
  if (shift) return { value: shift.shift, next: shift.next };
  return near || (unit === 'month' && p > i) ? { value: 0, next: p + 1 } : undefined;
}

/** The month after a list of days: `من شهر مارس`, `- أكتوبر`, `. نوفمبر .`. */
function monthAfterDays(r: Reader, i: number): Read<MonthRead> | undefined {
  let p = i;
  const key = r.key(p);
  if (key === 'من' || key === '/' || key === '-' || key === '–' || key === '.' || key === 'ل') p++;
  else if (r.comma(p) > p) p++;
  const read = month(r, p);
  // A full stop or a comma before a month that is also another word ends the sentence or the list.
  if (read && p > i && /^[.،,]$/.test(key) && read.value.support > 0) return undefined;
  return read;
}

/** `شهري مارس وأبريل 2015`, `شهري مايو ويونيو الماضيين`: months that share their head, their year and الماضي. */
export function monthList(r: Reader, first: number): Read<readonly DayMeaning[]> | undefined {
  const items: CalendarRead[] = [];
  let p = r.after(first);
  while (items.length < 4) {
    const joined = items.length === 0 ? p : r.hit(p)?.clitics === 'و' ? p : r.key(p) === 'و' ? p + 1 : -1;
    const read = joined < 0 ? undefined : month(r, joined, joined);
    if (!read || read.value.calendar === 'hijri') break;
    items.push(finishMonth(r, read, undefined));
    p = items.at(-1)!.next;
  }
  if (items.length < 2) return undefined;
  const { year, shift, inYear } = items.at(-1)!.meaning;
  const list = items.map(({ meaning }) =>
    meaning.year !== undefined || meaning.shift !== undefined
      ? meaning
      : {
          ...meaning,
          ...(year !== undefined ? { year } : {}),
          ...(shift !== undefined ? { shift } : {}),
          ...(inYear !== undefined ? { inYear } : {}),
        },
  );
  return { value: list, next: p };
}

/** Days with their month and year, a month with its day, numbers alone, English datelines. */
export function calendarDate(r: Reader, i: number, first: number, firm: boolean): CalendarRead | undefined {
  const numeric = numericDate(r, i) ?? numericMonth(r, i) ?? englishDate(r, i);
  if (numeric) return { meaning: numeric.value, next: numeric.next, support: numeric.value.day === undefined ? 0 : 2 };
  const run = days(r, i, first);
  if (run) {
    const read = monthAfterDays(r, run.next);
    if (read && read.value.support < 3) {
      const found = finishMonth(r, read, run.value.days[0]!);
      // `3 صفر` is a score before it is a day of Safar.
      if (read.value.calendar === 'hijri' && read.value.month === 2 && read.value.support > 0 && !found.meaning.year) {
        return undefined;
      }
      return { ...found, ...(run.value.days.length > 1 ? { days: run.value } : {}) };
    }
    if (read && read.value.support === 3) {
      const found = finishMonth(r, read, run.value.days[0]!);
      return found.meaning.year !== undefined ? found : undefined;
    }
    const within = inPeriod(r, run.next, 'month');
    if (within) {
      const meaning: DayMeaning = {
        type: 'date',
        calendar: 'gregorian',
        day: run.value.days[0]!,
        inMonth: within.value,
      };
      return { meaning, next: within.next, support: 2, ...(run.value.days.length > 1 ? { days: run.value } : {}) };
    }
    if (r.key(run.next) === 'من' && r.key(run.next + 1) === 'كل' && r.role(run.next + 2).unit === 'month') {
      const meaning: DayMeaning = { type: 'date', calendar: 'gregorian', day: run.value.days[0]!, everyMonth: true };
      return { meaning, next: run.next + 3, support: 2 };
    }
    const same = r.key(run.next) === 'من' ? run.next + 1 : -1;
    if (same > 0 && r.role(same).anaphoric === 'month') {
      const meaning: DayMeaning = { type: 'date', calendar: 'gregorian', day: run.value.days[0]!, sameMonth: true };
      const next = r.after(same);
      return { meaning, next, support: 2, ...(run.value.days.length > 1 ? { days: run.value } : {}) };
    }
    const plain = numericDayMonth(r, i, firm);
    if (plain) return { meaning: plain.value, next: plain.next, support: 2 };
    return undefined;
  }
  return monthFirst(r, i, first);
}

/** Month and what follows: `مارس 2020`, `تموز 13 إلى 15`, `مارس الماضي`, `يونيو العام المقبل`. */
function monthFirst(r: Reader, i: number, first: number): CalendarRead | undefined {
  const read = month(r, i, first);
  if (!read || read.value.support === 3) return undefined;
  let p = read.next;
  // `(صفر- 1)` is a score.
  if (
    read.value.calendar === 'hijri' &&
    read.value.month === 2 &&
    read.value.support > 0 &&
    rangeJoin(r, p) !== undefined
  )
    return undefined;
  const dash = rangeJoin(r, p) !== undefined && r.touches(p) ? p + 1 : p;
  const run = days(r, dash, -1);
  // مارس 20 شخصا is no day: after a month only a number that ends its clause, or goes on as a date.
  if (run && (r.isMark(run.next) || run.value.days.length > 1 || yearAfterMonth(r, run.next, true))) {
    const wordDay = r.tokens[dash]?.kind === 'word';
    if (run.value.days[0]! <= 31 && (wordDay || !r.continuesRight(dash))) {
      const year = yearAfterMonth(r, run.next, true);
      const meaning: DayMeaning = {
        type: 'date',
        calendar: read.value.calendar,
        month: read.value.month,
        day: run.value.days[0]!,
        ...(year ? { year: year.value.year } : {}),
      };
      p = year?.next ?? run.next;
      return { meaning, next: p, support: 2, ...(run.value.days.length > 1 ? { days: run.value } : {}) };
    }
  }
  return finishMonth(r, read, undefined);
}

/** Year, era, الماضي, العام المقبل after a month. */
function finishMonth(r: Reader, read: Read<MonthRead>, day: number | undefined): CalendarRead {
  const meaning: Draftable = { type: 'date', calendar: read.value.calendar, month: read.value.month };
  if (day !== undefined) meaning.day = day;
  if (read.value.dual !== undefined) meaning.dual = read.value.dual;
  if (read.value.dual !== undefined) meaning.monthSpan = read.value.span;
  if (read.value.ambiguous) meaning.ambiguous = true;
  let next = read.next;
  let support = read.value.support;
  const year = yearAfterMonth(r, next, day !== undefined);
  if (year) {
    meaning.year = year.value.year;
    // رمضان 2019 is a Hijri month in a Gregorian year; the resolver sees it by the number.
    if (year.value.calendar === 'hijri') meaning.calendar = 'hijri';
    next = year.next;
    support = 0;
    const after = shiftAt(r, next);
    if (after && !after.textual) {
      meaning.shift = after.shift;
      next = after.next;
    }
  } else {
    const shift = shiftAt(r, next);
    const within = shift ? undefined : inPeriod(r, r.key(next) === 'من' ? next : r.comma(next), 'year');
    const same = r.key(next) === 'من' && r.role(next + 1).anaphoric === 'year' ? next + 1 : -1;
    if (shift) {
      meaning.shift = shift.shift;
      if (shift.textual) meaning.textual = true;
      next = shift.next;
      support = 0;
    } else if (within) {
      meaning.inYear = within.value;
      next = within.next;
      support = 0;
    } else if (same > 0) {
      meaning.sameYear = true;
      next = r.after(same);
      support = 0;
    }
  }
  return { meaning, next, support };
}
