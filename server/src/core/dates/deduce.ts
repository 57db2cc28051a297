import type { Reference } from '../types.ts';
import { dayNumber, isoDate, monthLength, pad, weekdayOf } from './calendar.ts';
import { saidWeekday } from './checks.ts';
import { fullDay } from './full-day.ts';
import type { DayMeaning } from './meaning.ts';
import type { PlacedDates } from './reference.ts';

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
/** The contract's limit. */
const MOST_CANDIDATES = 12;
/** A bare weekday of the lead is the day of publication or close to it; further down it may be any. */
const LEAD = 4;

/** What the text says of its own day of publication. */
interface Clues {
  day?: number;
  year?: number;
  month?: number;
  weekday?: number;
  leadWeekday?: number;
  /** Days of the month of publication that are past, or still to come. */
  after?: number;
  before?: number;
  contradiction: boolean;
  /** Where the clue of the weekday stands. */
  start?: number;
  end?: number;
}

/**
 * What can be concluded of the publication date from the text alone: the day itself where it is certain, else candidates
 * (at most twelve), else a pattern such as `XXXX-05 Wednesday`.
 */
export function deduce(blocks: readonly PlacedDates[]): Reference {
  const clues: Clues = { contradiction: false };
  let lead = 0;
  for (const { local, start } of blocks) {
    for (const expression of local.expressions) {
      const { meaning, tense } = expression;
      const day = meaning.type === 'time' ? meaning.day : meaning;
      if (day?.type === 'date') {
        take(clues, day, tense);
        const said = saidWeekday(day);
        if (said !== undefined && clues.start === undefined) {
          clues.start = start + expression.start;
          clues.end = start + expression.end;
        }
        if (day.deictic !== undefined) {
          const full = fullDay(expression);
          if (full !== undefined && day.month !== undefined) clues.day ??= full - day.deictic;
        }
        if (lead < LEAD && isBareWeekday(day) && tense !== 1) clues.leadWeekday ??= day.weekday!;
      }
    }
    lead++;
  }
  return conclude(clues);
}

const isBareWeekday = (day: DayMeaning): boolean =>
  day.weekday !== undefined &&
  day.day === undefined &&
  day.deictic === undefined &&
  day.shift === undefined &&
  day.inWeek === undefined;

function take(clues: Clues, day: DayMeaning, tense: -1 | 1 | undefined): void {
  if (day.calendar === 'hijri') return;
  const said = saidWeekday(day);
  if (said !== undefined) {
    if (clues.weekday !== undefined && clues.weekday !== said) clues.contradiction = true;
    clues.weekday ??= said;
  }
  if (day.shift === 0 && day.month !== undefined) {
    clues.month ??= day.month;
    if (day.day !== undefined && day.day > 0 && clues.month === day.month) {
      if (tense === 1) clues.before = Math.min(clues.before ?? 31, day.day);
      else if (tense === -1) clues.after = Math.max(clues.after ?? 1, day.day);
    }
  }
  // عام 2023 الماضي was written in 2024.
  if (day.shift !== undefined && day.year !== undefined && (day.shift === 0 || day.month === undefined)) {
    clues.year ??= day.year - day.shift;
  }
}

function conclude(clues: Clues): Reference {
  const place = clues.start === undefined ? {} : { start: clues.start, end: clues.end! };
  if (clues.contradiction) return { date: null, from: null };
  if (clues.day !== undefined) return { date: isoDate(clues.day), from: 'deduced', ...place };
  const { year, month } = clues;
  const weekday = clues.weekday ?? clues.leadWeekday;
  if (year !== undefined && month !== undefined) {
    const candidates: string[] = [];
    for (let day = 1; day <= monthLength(year, month); day++) {
      if (weekday !== undefined && weekdayOf(dayNumber(year, month, day)) !== weekday) continue;
      if (clues.before !== undefined && day > clues.before) continue;
      if (clues.after !== undefined && day < clues.after) continue;
      candidates.push(isoDate(dayNumber(year, month, day)));
    }
    if (candidates.length === 1 && clues.weekday !== undefined)
      return { date: candidates[0]!, from: 'deduced', ...place };
    if (candidates.length > 0 && candidates.length <= MOST_CANDIDATES) return { date: null, from: null, candidates };
  }
  if (weekday === undefined && month === undefined && year === undefined) return { date: null, from: null };
  const known = `${year === undefined ? 'XXXX' : pad(year, 4)}-${month === undefined ? 'XX' : pad(month)}`;
  return { date: null, from: null, pattern: weekday === undefined ? known : `${known} ${WEEKDAYS[weekday]}` };
}
