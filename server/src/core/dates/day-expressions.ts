import { rangeJoin } from './calendar-dates.ts';
import { type CalendarRead, calendarDate, inPeriod, shiftAt, shiftBeyond } from './calendar-read.ts';
import { calendarAllowed, todayAllowed, weekdayAllowed } from './day-guards.ts';
import { nightBetween, shareMonth, weekdayList } from './day-lists.ts';
import { type Draftable, type Found, kindOf } from './found.ts';
import type { Role } from './lexis.ts';
import type { DayMeaning, Meaning } from './meaning.ts';
import type { Read, Reader } from './reader.ts';

/** What a day is made of so far. */
interface Draft {
  readonly meaning: Draftable;
  next: number;
}

/**
 * An expression whose heart is a day: part of the day, يوم, اليوم or أمس, weekday, الماضي, calendar date, part of the day
 * again. `first` is the token that may carry a clitic.
 */
export function dayExpression(r: Reader, first: number): Found | undefined {
  let p = first;
  // المغرب before a date is a country more often than an hour; what opens a day stands without its article.
  const opening = /^[وفبل]*ال/.test(r.key(p)) ? undefined : r.role(p, first).part;
  if (opening) {
    p = r.after(p);
    if (r.key(p) === 'من') p++;
  }
  const night = opening === 'night';
  const unit = r.role(p, first);
  const named = unit.unit === 'day' && unit.grammar === 'one' && !unit.definite;
  const twoDays = unit.unit === 'day' && !unit.definite && (unit.grammar === 'construct' || unit.grammar === 'many');
  if (named || twoDays || r.key(p) === 'نهار') p = r.after(p);
  const draft: Draft = { meaning: { type: 'date', calendar: 'gregorian' }, next: p };
  const headed = p > first;
  const dayHead = named || twoDays;

  if (twoDays) {
    const list = weekdayList(r, first, p);
    if (list) return list;
  }
  const deictic = r.role(p, first).deictic;
  if (
    deictic !== undefined &&
    (headed ? !/^(اليوم)$/.test(r.key(p)) || todayAllowed(r, p, r.after(p)) : todayAllowed(r, p, r.after(p)))
  ) {
    draft.meaning.deictic = deictic;
    draft.next = p = r.after(p);
    const q = r.comma(p);
    const dayWord = r.role(q).unit === 'day' && r.role(q).grammar === 'one' ? q + 1 : q;
    if (r.role(dayWord).weekday !== undefined && weekdayAllowed(r, dayWord, dayWord + 1, true)) p = dayWord;
    else if (r.key(q) === '(' && r.role(q + 1).weekday !== undefined && r.key(q + 2) === ')') p = q + 1;
    else p = draft.next;
  }
  const weekday = weekdayAt(r, p, first, headed || draft.meaning.deictic !== undefined);
  if (weekday !== undefined) {
    draft.meaning.weekday = weekday;
    draft.meaning.weekdaySpan = { start: r.start(p), end: r.tokens[p]!.end };
    const bracket = r.key(p - 1) === '(' && p - 1 > first;
    draft.next = p = bracket ? p + 2 : p + 1;
    if (night && draft.meaning.deictic === undefined) {
      const q = /^[-/–]$/.test(r.key(p)) ? p + 1 : p;
      const second = r.role(q).weekday;
      if (second === (weekday + 1) % 7) return nightBetween(r, first, draft.meaning, second, q + 1);
    }
    weekdayModifiers(r, draft);
    p = draft.next;
  }
  const calendar = joinCalendar(
    r,
    draft,
    p,
    first,
    dayHead || draft.meaning.deictic !== undefined || weekday !== undefined,
  );
  if (draft.meaning.deictic === undefined && weekday === undefined && !calendar) return undefined;
  if (calendar && !calendarAllowed(r, calendar, first, p, headed)) return undefined;
  if (opening && calendar && calendar.meaning.day === undefined) return undefined;
  // صباح 5 مايو is one; الصباح and 5 مايو with nothing else is chance.
  return finish(r, first, draft, calendar);
}

/** يوم before سبت; اليوم before أحد المؤشرات is none. */
const isDayHead = (role: Role): boolean => role.unit === 'day' && !role.definite;

function weekdayAt(r: Reader, p: number, first: number, headed: boolean): number | undefined {
  const role = r.role(p, first);
  if (role.weekday !== undefined && weekdayAllowed(r, p, p + 1, headed && p > first)) return role.weekday;
  if (role.bareWeekday !== undefined && headed && p > first && isDayHead(r.role(p - 1, first))) return role.bareWeekday;
  if (role.bareWeekday && /^[وفبل]?كل$/.test(r.key(p - 1))) return role.bareWeekday;
  // ثلاثاء الأسبوع الفائت
  if (role.bareWeekday !== undefined && inPeriod(r, p + 1, 'week')) return role.bareWeekday;
  return undefined;
}

/** الماضي, من الأسبوع المقبل after a weekday. */
function weekdayModifiers(r: Reader, draft: Draft): void {
  const shift = shiftAt(r, draft.next);
  if (shift) {
    draft.meaning.shift = shift.shift;
    if (shift.textual) draft.meaning.textual = true;
    draft.next = shift.next;
  }
  const beyond = shift ? undefined : shiftBeyond(r, draft.next);
  if (beyond) {
    draft.meaning.shift = beyond.value;
    draft.next = beyond.next;
  }
  const week = inPeriod(r, draft.next, 'week');
  if (week) {
    draft.meaning.inWeek = week.value;
    draft.next = week.next;
  }
}

const JOINERS = new Set(['الموافق', 'الموافقه', 'المصادف', 'موافق', 'وافق', 'الموافقين']);

/** The calendar date that belongs to a weekday or to اليوم, or that stands alone. */
function joinCalendar(r: Reader, draft: Draft, p: number, first: number, firm: boolean): CalendarRead | undefined {
  let q = p;
  const attached = draft.meaning.weekday !== undefined || draft.meaning.deictic !== undefined;
  if (attached && /^[وفبل]?كل$/.test(r.key(first - 1))) return undefined;
  if (attached) {
    q = r.comma(q);
    if (JOINERS.has(r.key(q))) q++;
    else if (r.key(q) === '(' || r.key(q) === '-' || r.key(q) === '–' || r.key(q) === 'في' || r.key(q) === ':') q++;
    const head = r.role(q);
    if (head.unit === 'day' && head.grammar === 'one' && !head.definite) {
      // حددت أمس الاثنين يوم السادس والعشرين من فبراير: two days, not one.
      if (r.key(q - 1) !== 'الموافق') return undefined;
      q++;
    }
  }
  const read = calendarDate(r, q, attached ? -1 : first, firm || isDateWord(r.key(q - 1)));
  if (!read) {
    const alone = attached ? dayAlone(r, draft, q) : undefined;
    return alone;
  }
  // اليوم، يناير 2020 is no day with its month; a month joins a weekday only with its day.
  if (attached && read.meaning.day === undefined) return undefined;
  if (attached && draft.meaning.shift !== undefined && q > p && r.key(p) === 'في') return undefined;
  draft.meaning.dateSpan = { start: r.start(q), end: r.end(read.next) };
  const { meaning } = read;
  Object.assign(draft.meaning, meaning);
  draft.next = read.next;
  if (r.key(q - 1) === '(' && r.key(read.next) === ')' && attached) draft.next++;
  return read;
}

const DATE_WORDS = new Set(['بتاريخ', 'تاريخ', 'يوم', 'ليوم', 'بيوم', 'الموافق']);
const isDateWord = (key: string): boolean => DATE_WORDS.has(key);

/** السبت 23, الخميس في الحادي والعشرين: a day of the month without its month. */
function dayAlone(r: Reader, draft: Draft, q: number): CalendarRead | undefined {
  if (draft.meaning.deictic !== undefined || draft.meaning.shift !== undefined) return undefined;
  const read = r.dayOfMonth(q);
  const words = read ? undefined : r.cardinal(q);
  const value = read?.value ?? words?.value;
  const next = read?.next ?? words?.next;
  if (value === undefined || next === undefined || value < 1 || value > 31) return undefined;
  const digits = r.tokens[q]!.kind === 'number';
  // الأربعاء 20 شخصا: in digits only at the end of a clause or before the end of a range.
  if (digits ? !(r.isMark(next) || rangeJoin(r, next)) : value < 11 && !r.isMark(next)) return undefined;
  if (!digits && value < 6) return undefined;
  draft.meaning.day = value;
  draft.meaning.inMonth = 0;
  draft.next = next;
  return { meaning: draft.meaning, next, support: 2 };
}

function finish(r: Reader, first: number, draft: Draft, calendar: CalendarRead | undefined): Found {
  const meaning = draft.meaning;
  let next = draft.next;
  // الموافق and the other calendar.
  if (calendar && meaning.day !== undefined) {
    const other = equivalent(r, next, meaning.calendar);
    if (other) {
      meaning.equivalent = other.value;
      next = other.next;
    }
  }
  if (calendar && meaning.month !== undefined && meaning.year === undefined) {
    const each = recurring(r, next);
    if (each !== undefined && !calendar.days) {
      const value: Meaning = { type: 'recurring', month: meaning.month, ...(meaning.day ? { day: meaning.day } : {}) };
      return { start: r.start(first), end: r.end(each), next: each, kind: 'recurring', meaning: value };
    }
  }
  const near = meaning.weekday !== undefined && kindOf(meaning) === 'weekday' ? thisBefore(r, first) : undefined;
  if (near !== undefined) {
    const value: Meaning = { ...meaning, near: true };
    return { start: near, end: r.end(next), next, kind: 'relative', meaning: value };
  }
  if (meaning.everyMonth && meaning.day !== undefined) {
    return {
      start: r.start(first),
      end: r.end(next),
      next,
      kind: 'recurring',
      meaning: { type: 'recurring', day: meaning.day },
    };
  }
  const every = everyWeekday(r, first, meaning);
  if (every) return { ...every, end: r.end(next), next };
  if (meaning.deictic === 0 && meaning.month === undefined && meaning.weekday === undefined && r.key(next) === 'من') {
    const year = inPeriod(r, next, 'year');
    if (year) {
      meaning.inYear = year.value;
      next = year.next;
    }
  }
  // The part of the day after the day, and الماضي after that.
  const part = /^ال(صباح|مساء)$/.test(r.key(next - 1)) ? undefined : r.role(next).part;
  if (
    part &&
    !(calendar?.meaning.day === undefined && meaning.deictic === undefined && meaning.weekday === undefined)
  ) {
    if (!/^ال/.test(r.key(next))) next = r.after(next);
  }
  if (meaning.shift === undefined && meaning.year === undefined && meaning.deictic === undefined) {
    const shift = shiftAt(r, next);
    if (shift && !shift.textual) {
      meaning.shift = shift.shift;
      next = shift.next;
    }
  }
  const start = r.start(first);
  if (calendar?.days) return shareMonth(r, first, next, meaning, calendar.days);
  return { start, end: r.end(next), next, kind: kindOf(meaning), meaning };
}

/** Where هذا begins that stands right before a weekday: هذا الأحد. */
function thisBefore(r: Reader, first: number): number | undefined {
  const joined = /^([وفبل]?)هذا$/.exec(r.key(first - 1))?.[1];
  return joined === undefined || r.hit(first)?.cut ? undefined : r.tokens[first - 1]!.start + joined.length;
}

/** كل يوم جمعة, كل سبت. */
function everyWeekday(r: Reader, first: number, meaning: DayMeaning): Omit<Found, 'end' | 'next'> | undefined {
  const { weekday } = meaning;
  if (weekday === undefined || meaning.day !== undefined || meaning.deictic !== undefined) return undefined;
  const joined = /^([وفبل]?)كل$/.exec(r.key(first - 1))?.[1];
  if (joined === undefined || r.hit(first)?.cut) return undefined;
  // كل أحد is everybody; only كل يوم أحد is every Sunday.
  if (r.role(first).weekday !== undefined || (weekday === 0 && r.role(first).unit === undefined)) return undefined;
  const start = r.tokens[first - 1]!.start + joined.length;
  return { start, kind: 'recurring', meaning: { type: 'recurring', weekday } };
}

/** The same day by the other calendar: `الموافق 14 نوفمبر 2006م`, `(14 نوفمبر 2006)`, `/ 14-11-2006`. */
function equivalent(r: Reader, i: number, calendar: 'gregorian' | 'hijri'): Read<DayMeaning> | undefined {
  let p = r.comma(i);
  const open = r.key(p) === '(';
  if (open) p++;
  const joined = JOINERS.has(r.key(p));
  if (joined) {
    p++;
    if (r.role(p).unit === 'day') p++;
    if (r.role(p).weekday !== undefined) p++;
    p = r.comma(p);
    if (r.key(p) === 'ل' || r.key(p) === ':') p++;
  } else if (!open && !/^[-–/ـ=]$/.test(r.key(p)) && r.key(p) !== 'ل') return undefined;
  else if (!open) p++;
  const read = calendarDate(r, p, -1, true);
  if (!read || read.days || read.meaning.day === undefined) return undefined;
  if (read.meaning.calendar === calendar) return undefined;
  if (!joined && read.meaning.year === undefined) return undefined;
  const close = open && r.key(read.next) === ')' ? read.next + 1 : read.next;
  return { value: read.meaning, next: close };
}

/** من كل عام: the index after it. */
function recurring(r: Reader, i: number): number | undefined {
  const p = r.key(i) === 'من' ? i + 1 : i;
  if (r.key(p) !== 'كل') return undefined;
  const role = r.role(p + 1);
  return (role.unit === 'year' || role.unit === 'month') && role.grammar === 'one' ? p + 2 : undefined;
}
