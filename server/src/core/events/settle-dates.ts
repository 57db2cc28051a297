import { civil, dayNumber, monthLength } from '../dates/calendar.ts';
import { LINKING, type Link } from './link.ts';
import { patternsOf, type Told, type ToldDays, WEEKDAY_PATTERNS } from './told.ts';

/** What several mentions of one event leave of its day. */
export interface SettledDays {
  /** Ascending: one where they settle it, up to `MOST_DAYS` where they narrow it. */
  readonly days: readonly number[];
  /** Which of the other mentions led there, as indices. */
  readonly by: readonly number[];
}

/** More days than this are no help to a reader. */
export const MOST_DAYS = 5;

/**
 * What a link scores without its date before one of the two settles the other's date: routine is told alike every week, and one in seven days
 * has the weekday. Of 6,371 articles of one outlet of 2017, a third of them without their date, links by weekday were right in 63 of 77 cases
 * when all counted, and from here on in all 24 (test/accuracy/settled-dates.ts).
 */
const SURE = { byWeekday: 0.7, byPatterns: 0.6 };

/**
 * Whether two mentions that a link calls the same are one event so surely that the day of the one is that of the other: they share who took
 * part, a place or a fixed name, and where the date is a weekday on one side, much more than that.
 */
export function isSurelyOne(a: Told, b: Told, { label, score, reasons }: Link): boolean {
  if (label !== 'same' || a.days === null || b.days === null) return false;
  const { participants, place, name, words, date } = reasons;
  const shared = participants.length + (place ? 1 : 0) + (name ? 2 : 0);
  if (shared === 0) return false;
  const hasWeekday = a.days.pattern > WEEKDAY_PATTERNS || b.days.pattern > WEEKDAY_PATTERNS;
  if (!hasWeekday) return true;
  const isDated = a.days.pattern === 0 || b.days.pattern === 0;
  const bare = score - (date === 'open' ? LINKING.date * LINKING.openWeekday : 0);
  return shared + (words ? 1 : 0) > 1 && bare >= (isDated ? SURE.byWeekday : SURE.byPatterns);
}

/**
 * The days on which an event may have been that one mention dates without its year (6 April) or by its weekday alone, by what other
 * mentions of it say. Undefined where that settles nothing: they say no more than it does, contradict it or each other, or leave
 * more than `MOST_DAYS`. A publication date is no evidence, as an event is told on many days. Total; work grows with the mentions and
 * the years of the window. Days are counted since 1970-01-01.
 *
 * @param own what the mention says
 * @param others what each other mention says that surely tells the same event
 * @param window the days that come into question; without a first one only a date with its year settles anything
 */
export function settleDays(
  own: ToldDays,
  others: readonly (ToldDays | null)[],
  window: { readonly from: number | undefined; readonly to: number },
): SettledDays | undefined {
  if (own.pattern === 0 || own.source === 'published') return undefined;
  let [from, to] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  const patterns = new Set([own.pattern]);
  const by: number[] = [];
  for (const [at, days] of others.entries()) {
    if (days === null || days.source === 'published' || days.pattern === own.pattern) continue;
    by.push(at);
    if (days.pattern !== 0) patterns.add(days.pattern);
    else {
      from = Math.max(from, days.from);
      to = Math.min(to, days.to);
    }
  }
  const dates = [...patterns].filter((one) => one < WEEKDAY_PATTERNS);
  if (by.length === 0 || dates.length > 1 || patterns.size - dates.length > 1) return undefined;
  const first = Math.max(from, window.from ?? Number.NEGATIVE_INFINITY);
  const last = Math.min(to, window.to);
  if (!Number.isFinite(first) || !(first <= last)) return undefined;
  const [date] = dates;
  // Where none gives a year, a weekday alone leaves every week.
  if (date === undefined && !Number.isFinite(from)) return undefined;
  const days: number[] = [];
  for (const day of date === undefined ? daily(first, last) : yearly(date, first, last)) {
    const known = patternsOf(day);
    if (![...patterns].every((one) => known.includes(one))) continue;
    days.push(day);
    if (days.length > MOST_DAYS) return undefined;
  }
  return days.length === 0 ? undefined : { days, by };
}

function* daily(from: number, to: number): Generator<number> {
  for (let day = from; day <= to; day++) yield day;
}

/** A day of a month in every year that has it. */
function* yearly(date: number, from: number, to: number): Generator<number> {
  const [month, monthDay] = [Math.floor(date / 100), date % 100];
  for (let year = civil(from).year; year <= civil(to).year; year++) {
    if (monthDay > monthLength(year, month)) continue;
    const day = dayNumber(year, month, monthDay);
    if (day >= from && day <= to) yield day;
  }
}
