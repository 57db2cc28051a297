import type { Reference } from '../types.ts';
import { civil, dayNumber, isoDate, monthLength, pad, weekdayOf } from './calendar.ts';
import { type Evidence, gather } from './evidence.ts';
import type { PlacedDates } from './reference.ts';

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
/** The contract's limit. */
const MOST_CANDIDATES = 12;
/** Twenty years, in days: three or four of them have a given weekday on a given day. */
const YEARS_AHEAD = 20 * 365;

/**
 * What can be concluded of the publication date from the text alone: the day itself where only one fits, else candidates
 * (at most twelve), else a pattern such as `XXXX-05 Wednesday`. Linked articles may settle later what stays open: they have
 * `candidates` and `pattern` to choose from.
 */
export function deduce(blocks: readonly PlacedDates[]): Reference {
  const evidence = gather(blocks);
  if (evidence.contradiction) return { date: null, from: null };
  const place = evidence.start === undefined ? {} : { start: evidence.start, end: evidence.end! };
  const { day, slip } = evidence;
  if (day !== undefined) {
    if (slip === undefined) return { date: isoDate(day), from: 'deduced', ...place };
    return { date: null, from: null, candidates: slipped(day, slip).map(isoDate), ...place };
  }
  const pattern = patternOf(evidence);
  const open: Reference = { date: null, from: null, ...(pattern === undefined ? {} : { pattern }), ...place };
  const days = fitting(evidence);
  if (days.length === 0 || days.length > MOST_CANDIDATES) return open;
  // Only what the text says of its own day settles it; a weekday of the lead alone is a guess.
  if (days.length === 1 && evidence.weekday !== undefined)
    return { date: isoDate(days[0]!), from: 'deduced', ...place };
  return { ...open, candidates: days.map(isoDate) };
}

function patternOf({ year, month, monthDay, weekday, leadWeekday }: Evidence): string | undefined {
  const day = weekday ?? leadWeekday;
  if (day === undefined && month === undefined && year === undefined) return undefined;
  const date = [year === undefined ? 'XXXX' : pad(year, 4), month === undefined ? 'XX' : pad(month)];
  if (monthDay !== undefined) date.push(pad(monthDay));
  return day === undefined ? date.join('-') : `${date.join('-')} ${WEEKDAYS[day]}`;
}

/** Every day that the evidence allows, in order; empty where it bounds nothing. */
function fitting(evidence: Evidence): number[] {
  const window = windowOf(evidence);
  if (!window) return [];
  const { month, monthDay, after, before } = evidence;
  const weekday = evidence.weekday ?? evidence.leadWeekday;
  const days: number[] = [];
  if (month !== undefined && monthDay !== undefined) {
    for (let year = civil(window.from).year; year <= civil(window.to).year; year++) {
      const day = dayNumber(year, month, monthDay);
      if (monthDay > monthLength(year, month) || day < window.from || day > window.to) continue;
      if (weekday === undefined || weekdayOf(day) === weekday) days.push(day);
    }
    return days;
  }
  for (let day = window.from; day <= window.to && days.length <= MOST_CANDIDATES; day++) {
    if (weekday !== undefined && weekdayOf(day) !== weekday) continue;
    if (month !== undefined) {
      const date = civil(day);
      if (date.month !== month) continue;
      if ((after !== undefined && date.day < after) || (before !== undefined && date.day > before)) continue;
    }
    days.push(day);
  }
  return days;
}

/**
 * The first and the last day that come into question: of the year and month that the text gives, or, for a day of a month with
 * its weekday, the years after the latest day that the text tells as past. Nothing else bounds the search: an old date in a
 * text says little of its own (of twenty random articles whose latest date was taken as close, fourteen were years younger).
 */
function windowOf(evidence: Evidence): { readonly from: number; readonly to: number } | undefined {
  const { year, month, monthDay, weekday, latest, earliest } = evidence;
  if (year !== undefined) {
    const from = dayNumber(year, month ?? 1, 1);
    const to = month === undefined ? dayNumber(year, 12, 31) : from + monthLength(year, month) - 1;
    return {
      from: latest !== undefined && latest <= to ? Math.max(from, latest) : from,
      to: earliest !== undefined && earliest >= from ? Math.min(to, earliest) : to,
    };
  }
  if (latest === undefined || monthDay === undefined || weekday === undefined) return undefined;
  return { from: latest, to: latest + YEARS_AHEAD };
}

/** A day that was written with another day's weekday: itself, and the days of the years beside it that have that weekday. */
function slipped(day: number, weekday: number): number[] {
  const { year, month, day: date } = civil(day);
  const days = [day];
  for (const near of [year - 1, year + 1]) {
    if (date > monthLength(near, month)) continue;
    const other = dayNumber(near, month, date);
    if (weekdayOf(other) === weekday) days.push(other);
  }
  // Or the day of the month is the slip.
  for (let step = -3; step <= 3; step++) if (weekdayOf(day + step) === weekday) days.push(day + step);
  return days.sort((a, b) => a - b);
}
