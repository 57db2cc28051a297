import type { ActClass, EventFigure, EventStatus, TimeSource } from './types.ts';

/**
 * When an event was, in days since 1970-01-01. `from` and `to` are the first and last day that it may have been; where the year
 * is not known they are NaN, and `pattern` says what is: month × 100 + day (415 for 15 April), or 10000 + weekday (1 Monday to 7).
 */
export interface ToldDays {
  readonly from: number;
  readonly to: number;
  readonly pattern: number;
  readonly source: TimeSource;
}

/**
 * A mention of an event as it is compared: what an index can keep of it. Entities, words and articles are numbers that the caller
 * gives out; equal numbers mean the same thing. Values only.
 */
export interface Told {
  readonly article: number;
  /** Tells the sentences of an article apart. */
  readonly sentence: number;
  readonly act: ActClass;
  /** Of the act's lemma. */
  readonly lemma: number;
  readonly status: EventStatus;
  /** The day on which its article was published; NaN where it is not known. */
  readonly published: number;
  /** Who took part, each once; the place is not among them. */
  readonly participants: readonly number[];
  /** All that its sentence names, each once, participants and place among them. */
  readonly named: readonly number[];
  /** -1 for none. */
  readonly place: number;
  /** The event of a fixed name; -1 for none. */
  readonly name: number;
  readonly days: ToldDays | null;
  readonly figures: readonly Pick<EventFigure, 'value' | 'counted' | 'unit'>[];
  /** Of the words of its sentence that tell something and belong to no name, ascending, each once. */
  readonly words: readonly number[];
  /** Whether its article begins with it: the headline tells it, or the first sentences do. */
  readonly lead: boolean;
  /** What its article names and tells. */
  readonly whole: Whole;
}

/** An article as a whole: numbers as those of `Told`, ascending, each once. */
export interface Whole {
  readonly named: readonly number[];
  /** Of all its mentions of events. */
  readonly words: readonly number[];
}

/** How much the numbers weigh, from 0 (everybody has it) to 1 (nobody else has). */
export interface Weights {
  entity(entity: number): number;
  word(word: number): number;
  /** Whether the entity is a place. */
  isPlace(entity: number): boolean;
}

const DAY = 86_400_000;
const FULL = /^(-?\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:T.*)?$/;
const UNDATED = { from: Number.NaN, to: Number.NaN } as const;
/** Longer than this says nothing of an event. */
const LONGEST = 370;

/**
 * The days of a date's value; null for what names no days (durations, recurring and unknown values, spans of years).
 * Linear in the value, total.
 */
export function toldDays(value: string | null, source: TimeSource): ToldDays | null {
  if (value === null) return null;
  const open = /^XXXX-(\d\d)-(\d\d)/.exec(value);
  if (open) return { ...UNDATED, pattern: Number(open[1]) * 100 + Number(open[2]), source };
  const weekday = /^(?:XXXX-)?WXX-([1-7])|^XXXX-WXX-([1-7])/.exec(value);
  if (weekday) return { ...UNDATED, pattern: WEEKDAY_PATTERNS + Number(weekday[1] ?? weekday[2]), source };
  let from = Number.POSITIVE_INFINITY;
  let to = Number.NEGATIVE_INFINITY;
  for (const one of value.replace(/^\{|\}$/g, '').split(/[,/]/)) {
    const range = wholeOf(one);
    if (!range) return null;
    from = Math.min(from, range[0]);
    to = Math.max(to, range[1]);
  }
  return to - from > LONGEST || !(to >= from) ? null : { from, to, pattern: 0, source };
}

/** First and last day of a day, month, year or week. */
function wholeOf(value: string): [number, number] | undefined {
  const week = /^(\d{4})-W(\d\d)(?:-([1-7]))?$/.exec(value);
  if (week) {
    // ISO 8601: the week that holds 4 January is the first.
    const fourth = Date.UTC(Number(week[1]), 0, 4) / DAY;
    const monday = fourth - ((fourth + 3) % 7) + (Number(week[2]) - 1) * 7;
    return week[3] ? [monday + Number(week[3]) - 1, monday + Number(week[3]) - 1] : [monday, monday + 6];
  }
  const match = FULL.exec(value);
  if (!match) return undefined;
  const [, year, month, day] = match;
  const first = Date.UTC(Number(year), Number(month ?? 1) - 1, Number(day ?? 1)) / DAY;
  if (day !== undefined) return [first, first];
  return [first, Date.UTC(Number(year) + (month ? 0 : 1), month ? Number(month) : 0, 1) / DAY - 1];
}

/** Of `pattern`: a month × 100 + day lies below this, a weekday above it. */
export const WEEKDAY_PATTERNS = 10_000;

/** Month × 100 + day, and 10000 + weekday, of a day. */
export function patternsOf(day: number): [number, number] {
  const date = new Date(day * DAY);
  return [(date.getUTCMonth() + 1) * 100 + date.getUTCDate(), WEEKDAY_PATTERNS + (((((day + 3) % 7) + 7) % 7) + 1)];
}

/** YYYY-MM-DD of a day. */
export const dayOf = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10);
