import { keyOffset } from '../text/tokens.ts';
import type { DateKind } from '../types.ts';
import {
  bareYear,
  era,
  headedYear,
  isAnd,
  isYearOfThing,
  isYearOfWork,
  isYearPreposition,
  rangeJoin,
  yearNumber,
} from './calendar-dates.ts';
import { shiftAt } from './calendar-read.ts';
import type { Found } from './found.ts';
import type { DayMeaning, Meaning } from './meaning.ts';
import type { Reader } from './reader.ts';

/** عام 2020, عامي 2019 و2020, أعوام 2020-2022, في 2019. */
export function yearExpression(r: Reader, first: number): Found | undefined {
  const role = r.role(first, first);
  const start = r.start(first);
  if (
    role.unit === 'year' &&
    (role.grammar === 'one' || role.grammar === 'construct' || role.grammar === 'two' || role.grammar === 'many')
  ) {
    const single = headedYear(r, first, first);
    const p = single ? single.next : r.after(first);
    const head = single ?? (role.grammar === 'one' ? undefined : yearNumber(r, p, true));
    if (!head) return undefined;
    return years(r, start, head.value.year, head.value.calendar, head.next, first, true);
  }
  const year = bareYear(r, first);
  if (year === undefined) return undefined;
  if (rangeJoin(r, first + 1) === first + 2 && bareYear(r, first + 2) !== undefined) {
    return years(r, seasonStart(r, first), year, 'gregorian', first + 1, first, false);
  }
  const pair = yearPair(r, first, year) ?? between(r, first, year);
  if (pair) return pair;
  if (!isYearPreposition(r.key(first - 1)) && !isYearOfWork(r, first) && !isYearOfThing(r, first) && !isBegun(r, first))
    return undefined;
  const mark = era(r, first + 1);
  const next = mark?.value === 'g' ? mark.next : first + 1;
  return {
    start,
    end: r.end(next),
    next,
    kind: 'absolute',
    meaning: { type: 'date', calendar: 'gregorian', year },
  };
}

/** `تأسست 1998`, `ولد 1960`, `مقارنة بـ2019`: after these a year needs no preposition, and nothing is counted. */
function isBegun(r: Reader, i: number): boolean {
  const before = r.key(i - 1);
  if (before === 'ب') return /^(بال|ال|و)?(مقارنه|قياسا)$/.test(r.key(i - 2));
  return /^[وف]?(ولد|توفي|تاسس|اسس|عقد|صدر|انشي|بني|اندلع|تخرج|رحل|انطلق)(ت|وا)?$/.test(before);
}

const SEASON = /^([وفبلك]{0,2})(ال)?موسم$/;

/** `موسم 2016-2017`, `الموسم الكروي 2016/2017`: the head of a season's years belongs to them. Its start, or that of the years. */
function seasonStart(r: Reader, first: number): number {
  for (let k = first - 1; k >= first - 2 && k >= 0; k--) {
    const token = r.tokens[k]!;
    const head = SEASON.exec(token.key);
    if (head) return keyOffset(token, head[1]!.length);
    if (!token.key.startsWith('ال')) break;
  }
  return r.start(first);
}

/** `2016/2017`: a season or a school year, whatever stands before it. */
function yearPair(r: Reader, first: number, year: number): Found | undefined {
  if (r.key(first + 1) !== '/' || !r.touches(first + 1) || !r.touches(first + 2)) return undefined;
  if (bareYear(r, first + 2, true) !== year + 1) return undefined;
  return range(r, first, year, year + 1, first + 3);
}

/** بين 2011 و2013 */
function between(r: Reader, first: number, year: number): Found | undefined {
  if (!/^(و?بين|و?مابين)$/.test(r.key(first - 1)) || r.key(first + 1) !== 'و') return undefined;
  const last = bareYear(r, first + 2);
  return last === undefined || last <= year ? undefined : range(r, first, year, last, first + 3);
}

function range(r: Reader, first: number, from: number, to: number, next: number): Found {
  const item = (year: number): DayMeaning => ({ type: 'date', calendar: 'gregorian', year });
  const meaning: Meaning = { type: 'range', from: item(from), to: item(to) };
  return { start: seasonStart(r, first), end: r.end(next), next, kind: 'range', meaning };
}

function years(
  r: Reader,
  start: number,
  year: number,
  calendar: 'gregorian' | 'hijri',
  next: number,
  first: number,
  headed: boolean,
): Found | undefined {
  const twin = sameYear(r, start, year, calendar, next);
  if (twin) return twin;
  // العام الدراسي 1436-1437هـ: the era is written once, at the end.
  const goesOn = rangeJoin(r, next) !== undefined || r.key(next) === '/';
  const last = !goesOn || year >= 1600 ? undefined : yearNumber(r, next + 1, false);
  const system = last?.value.calendar ?? calendar;
  const item = (value: number): DayMeaning => ({ type: 'date', calendar: system, year: value });
  const list = [year];
  let p = next;
  let range = false;
  while (list.length < 12) {
    // السنة الدراسية 2014/2015
    const slash = headed && list.length === 1 && r.key(p) === '/' && r.touches(p) && r.touches(p + 1);
    const to = slash && r.integer(p + 1, 4) === list[0]! + 1 ? p + 1 : rangeJoin(r, p);
    let q = to ?? p;
    if (to === undefined) {
      if (!headed) break;
      q = r.comma(p);
      if (isAnd(r.key(q))) q++;
      if (q === p) break;
    }
    const again = to !== undefined ? headedYear(r, q) : undefined;
    const more = again ?? yearNumber(r, q, headed && list[0]! < 1000);
    if (!more || (to !== undefined && list.length > 1)) break;
    list.push(more.value.year);
    p = more.next;
    if (to !== undefined) {
      range = true;
      break;
    }
  }
  const end = r.end(p);
  const kind: DateKind = system === 'hijri' ? 'hijri' : 'absolute';
  // بين عامي 284 و246 قبل الميلاد: the era is written once, at the end.
  if (list.at(-1)! <= 0) for (let k = 0; k < list.length; k++) if (list[k]! > 0) list[k] = 1 - list[k]!;
  if (list.length === 1) {
    const shift = shiftAt(r, p);
    if (!shift || shift.textual) return { start, end, next: p, kind, meaning: item(year) };
    const meaning: Meaning = { ...item(year), shift: shift.shift };
    return { start, end: r.end(shift.next), next: shift.next, kind: 'relative', meaning };
  }
  const between = /^(بين|وبين)$/.test(r.key(first - 1));
  if (range || (between && list.length === 2)) {
    if (!headed && list[1]! <= list[0]!) return undefined;
    return {
      start,
      end,
      next: p,
      kind: 'range',
      meaning: { type: 'range', from: item(list[0]!), to: item(list.at(-1)!) },
    };
  }
  return { start, end, next: p, kind: 'list', meaning: { type: 'list', items: list.map(item) } };
}

/** `1981م ـ 1401هـ`, `1401هـ (1981م)`: one year by two calendars. */
function sameYear(
  r: Reader,
  start: number,
  year: number,
  calendar: 'gregorian' | 'hijri',
  next: number,
): Found | undefined {
  const open = r.key(next) === '(';
  if (!open && r.key(next) !== '/' && rangeJoin(r, next) !== next + 1) return undefined;
  const other = yearNumber(r, next + 1, false);
  if (!other?.value.era || other.value.calendar === calendar || (calendar === 'gregorian' && year < 1600))
    return undefined;
  if (open && r.key(other.next) !== ')') return undefined;
  const after = open ? other.next + 1 : other.next;
  const own: DayMeaning = { type: 'date', calendar, year };
  const equivalent: DayMeaning = { type: 'date', calendar: other.value.calendar, year: other.value.year };
  const kind: DateKind = calendar === 'hijri' ? 'hijri' : 'absolute';
  return { start, end: r.end(after), next: after, kind, meaning: { ...own, equivalent } };
}
