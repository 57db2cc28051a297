/**
 * Calendar arithmetic on day numbers (days since 1970-01-01). The platform does the work: `Date.UTC` for the proleptic
 * Gregorian calendar, `Intl` for Umm al-Qura. Nothing here reads a clock or a time zone.
 */

const DAY = 86_400_000;

export interface Civil {
  readonly year: number;
  /** 1 to 12 */
  readonly month: number;
  readonly day: number;
}

/** The day number of a date; months and days out of range carry over as in `Date.UTC`. */
export function dayNumber(year: number, month: number, day: number): number {
  if (year >= 0 && year < 100) return Math.round(new Date(0).setUTCFullYear(year, month - 1, day) / DAY);
  return Math.round(Date.UTC(year, month - 1, day) / DAY);
}

/** The date of a day number. */
export function civil(day: number): Civil {
  const date = new Date(day * DAY);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** 0 (Sunday) to 6. */
export const weekdayOf = (day: number): number => (((day + 4) % 7) + 7) % 7;

/** Days in a Gregorian month. */
export const monthLength = (year: number, month: number): number =>
  dayNumber(year, month + 1, 1) - dayNumber(year, month, 1);

/** `day` moved by whole months; a day that the month lacks becomes its last. */
export function addMonths(day: number, months: number): number {
  const from = civil(day);
  const index = from.year * 12 + from.month - 1 + months;
  const year = Math.floor(index / 12);
  const month = index - year * 12 + 1;
  return dayNumber(year, month, Math.min(from.day, monthLength(year, month)));
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
  const thursday = day - ((weekdayOf(day) + 6) % 7) + 3;
  const { year } = civil(thursday);
  const week = Math.floor((thursday - dayNumber(year, 1, 1)) / 7) + 1;
  return `${yearText(year)}-W${pad(week)}`;
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

/** Easter Sunday of the western churches (the anonymous Gregorian algorithm). */
export function easter(year: number): number {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7;
  const f = d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114;
  return dayNumber(year, Math.floor(f / 31), (f % 31) + 1);
}

let formatter: Intl.DateTimeFormat | null | undefined;

/** Built on first need: it costs more than the rest of an article's dates. Null where the platform lacks the calendar. */
function ummAlQura(): Intl.DateTimeFormat | null {
  if (formatter === undefined) {
    const made = new Intl.DateTimeFormat('en-u-ca-islamic-umalqura-nu-latn', {
      timeZone: 'UTC',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
    });
    formatter = made.resolvedOptions().calendar === 'islamic-umalqura' ? made : null;
  }
  return formatter;
}

/** The Umm al-Qura date of a day number. */
export function hijri(day: number): Civil | undefined {
  const format = ummAlQura();
  if (!format) return undefined;
  let year = 0;
  let month = 0;
  let date = 0;
  for (const part of format.formatToParts(day * DAY)) {
    if (part.type === 'year' || (part.type as string) === 'relatedYear') year = Number(part.value);
    else if (part.type === 'month') month = Number(part.value);
    else if (part.type === 'day') date = Number(part.value);
  }
  return { year, month, day: date };
}

/** Years that the platform's table covers; outside it would only be computed. */
export const HIJRI_FIRST = 1300;
export const HIJRI_LAST = 1600;

const starts = new Map<number, number>();

/** The day number of the first day of a Hijri month (months past 12 carry over), or undefined outside 1300 to 1600. */
export function hijriMonthStart(year: number, month: number): number | undefined {
  const index = year * 12 + month - 1;
  if (index < HIJRI_FIRST * 12 || index > (HIJRI_LAST + 1) * 12) return undefined;
  const known = starts.get(index);
  if (known !== undefined) return known;
  // 1 Muharram 1300 fell on 12 November 1882; a month is 29.530588 days in the mean.
  let day = dayNumber(1882, 11, 12) + Math.round((index - HIJRI_FIRST * 12) * 29.530588) + 14;
  for (let turn = 0; turn < 4; turn++) {
    const found = hijri(day);
    if (!found) return undefined;
    const off = index - (found.year * 12 + found.month - 1);
    if (off === 0) {
      const start = day - found.day + 1;
      starts.set(index, start);
      return start;
    }
    day += Math.round(off * 29.530588);
  }
  return undefined;
}

/** Days in a Hijri month, or undefined outside the calendar's range. */
export function hijriMonthLength(year: number, month: number): number | undefined {
  const start = hijriMonthStart(year, month);
  const next = hijriMonthStart(year, month + 1);
  return start === undefined || next === undefined ? undefined : next - start;
}
