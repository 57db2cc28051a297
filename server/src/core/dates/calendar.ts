import { getISO, getIslamicUmmAlQura } from 'temporal-polyfill/fns/Calendar';
import * as plainDate from 'temporal-polyfill/fns/PlainDate';

/**
 * Calendar arithmetic on day numbers (days since 1970-01-01). Temporal does the work; Umm al-Qura is the table of the
 * platform's `Intl`, which Temporal reads. Nothing here reads a clock or a time zone.
 *
 * The library is `temporal-polyfill` by its functions, of which only those used are bundled (23 KB; the whole of
 * `@js-temporal/polyfill` is 154 KB, and four times slower). A call costs one to three microseconds and a date asks some
 * twenty times about the same few months and days, so that months and days are kept.
 */

export interface Civil {
  readonly year: number;
  /** 1 to 12 */
  readonly month: number;
  readonly day: number;
}

interface Month {
  /**
   * Day number of the first. It must not be called `start`: V8 shares the shapes of objects by the names they open with, and
   * the NaN below would turn the start of every span into a heap number (a tenth of a keystroke's time, measured).
   */
  readonly opens: number;
  readonly days: number;
}

interface Day extends Civil {
  /** 0 (Sunday) to 6. */
  readonly weekday: number;
}

/** What is kept is dropped whole when a text names more: a megabyte of dates must not stay in memory. */
const KEPT = 5000;

function keep<T>(cache: Map<number, T>, key: number, value: T): T {
  if (cache.size >= KEPT) cache.clear();
  cache.set(key, value);
  return value;
}

const months = new Map<number, Month>();
const days = new Map<number, Day>();

/** Temporal counts 100 million days to either side, some 273,000 years; the years here are those whole on both sides. */
const LAST_DAY = 100_000_000;
const LAST_YEAR = 271_000;
const NO_MONTH: Month = { opens: Number.NaN, days: Number.NaN };
const NO_DAY: Day = { year: Number.NaN, month: Number.NaN, day: Number.NaN, weekday: Number.NaN };

let first: plainDate.Record | undefined;

function epoch(): plainDate.Record {
  first ??= plainDate.create(1970, 1, 1);
  return first;
}

const fromEpoch = (day: number): plainDate.Record => plainDate.addDays(epoch(), day);
const toEpoch = (date: plainDate.Record): number => plainDate.diffDays(epoch(), date);

/** A month by its number since the year 0; NaN outside Temporal's range. */
function monthOf(index: number): Month {
  const known = months.get(index);
  if (known) return known;
  const year = Math.floor(index / 12);
  if (!(Math.abs(year) <= LAST_YEAR)) return NO_MONTH;
  const date = plainDate.create(year, index - year * 12 + 1, 1);
  return keep(months, index, { opens: toEpoch(date), days: plainDate.daysInMonth(date) });
}

function dayOf(day: number): Day {
  const known = days.get(day);
  if (known) return known;
  if (!(Math.abs(day) <= LAST_DAY)) return NO_DAY;
  const date = fromEpoch(day);
  const { year, month, day: ofMonth } = date;
  return keep(days, day, { year, month, day: ofMonth, weekday: plainDate.dayOfWeek(date) % 7 });
}

/** The day number of a date; months and days out of range carry over as in `Date.UTC`, and so does NaN. */
export const dayNumber = (year: number, month: number, day: number): number =>
  monthOf(year * 12 + month - 1).opens + day - 1;

/** The date of a day number. */
export const civil = (day: number): Civil => dayOf(day);

/** 0 (Sunday) to 6. */
export const weekdayOf = (day: number): number => dayOf(day).weekday;

/** Days in a Gregorian month. */
export const monthLength = (year: number, month: number): number => monthOf(year * 12 + month - 1).days;

/** `day` moved by whole months; a day that the month lacks becomes its last. */
export function addMonths(day: number, months: number): number {
  const { year } = dayOf(day);
  if (!(Math.abs(year + months / 12) < LAST_YEAR)) return Number.NaN;
  return toEpoch(plainDate.addMonths(fromEpoch(day), months));
}

export const pad = (value: number, width = 2): string => String(Math.abs(value)).padStart(width, '0');

/** `2024`, `-0332`; EDTF counts the year 0. */
export const yearText = (year: number): string => (year < 0 ? '-' : '') + pad(year, 4);

export function isoDate(day: number): string {
  const date = civil(day);
  return `${yearText(date.year)}-${pad(date.month)}-${pad(date.day)}`;
}

/** `2024-W18` of the ISO week that holds `day`. */
export function isoWeek(day: number): string {
  if (!(Math.abs(day) <= LAST_DAY)) return 'NaN-WNaN';
  const date = fromEpoch(day);
  return `${yearText(plainDate.yearOfWeek(date)!)}-W${pad(plainDate.weekOfYear(date)!)}`;
}

/** The Monday of the ISO week that holds `day`. */
export const mondayOf = (day: number): number => day - ((weekdayOf(day) + 6) % 7);

/** The day number of `YYYY-MM-DD`, or undefined when that is no date. */
export function parseIso(text: string): number | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return undefined;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (month < 1 || month > 12 || day < 1 || day > monthLength(year, month)) return undefined;
  return dayNumber(year, month, day);
}

/** Easter Sunday of the western churches (the anonymous Gregorian algorithm; no calendar of the platform has it). */
export function easter(year: number): number {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7;
  const f = d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114;
  return dayNumber(year, Math.floor(f / 31), (f % 31) + 1);
}

type Calendar = ReturnType<typeof getIslamicUmmAlQura>;

let islamic: Calendar | null | undefined;

/**
 * Asked for on first need: its `Intl` formatter costs more than the rest of an article's dates. Null where the platform
 * lacks the calendar and would answer with another: 1 Ramadan 1445 was 11 March 2024.
 */
function ummAlQura(): Calendar | null {
  if (islamic === undefined) {
    islamic = getIslamicUmmAlQura();
    try {
      const { year, month, day } = plainDate.withCalendar(plainDate.create(2024, 3, 11), islamic);
      if (year !== 1445 || month !== 9 || day !== 1) islamic = null;
    } catch {
      islamic = null;
    }
  }
  return islamic;
}

/** The Umm al-Qura date of a day number. */
export function hijri(day: number): Civil | undefined {
  const calendar = ummAlQura();
  if (!calendar || !(Math.abs(day) <= LAST_DAY)) return undefined;
  const date = plainDate.withCalendar(fromEpoch(day), calendar);
  return { year: date.year, month: date.month, day: date.day };
}

/** Years that the platform's table covers; outside it would only be computed. */
export const HIJRI_FIRST = 1300;
export const HIJRI_LAST = 1600;

const starts = new Map<number, number>();

/** The day number of the first day of a Hijri month (months past 12 carry over), or undefined outside 1300 to 1600. */
export function hijriMonthStart(year: number, month: number): number | undefined {
  const index = year * 12 + month - 1;
  if (!(index >= HIJRI_FIRST * 12 && index <= (HIJRI_LAST + 1) * 12)) return undefined;
  const known = starts.get(index);
  if (known !== undefined) return known;
  const calendar = ummAlQura();
  if (!calendar) return undefined;
  const of = Math.floor(index / 12);
  const date = plainDate.fromFields({ calendar, year: of, month: index - of * 12 + 1, day: 1 });
  const start = toEpoch(plainDate.withCalendar(date, getISO()));
  starts.set(index, start); // at most 3,601 months
  return start;
}

/** Days in a Hijri month, or undefined outside the calendar's range. */
export function hijriMonthLength(year: number, month: number): number | undefined {
  const start = hijriMonthStart(year, month);
  const next = hijriMonthStart(year, month + 1);
  return start === undefined || next === undefined ? undefined : next - start;
}
