import { civil, dayNumber, weekdayOf } from './calendar.ts';
import { ownDay, saidWeekday } from './checks.ts';
import { fullDay, isPressYear } from './full-day.ts';
import type { DayMeaning, Expression, Meaning } from './meaning.ts';
import type { PlacedDates } from './reference.ts';
import { resolve } from './resolve.ts';

/** A bare weekday of the lead is the day of publication or close to it; further down it may be any. */
const LEAD = 4;

/** What a text says of its own day of publication. Months 1 to 12, weekdays 0 (Sunday) to 6, days as day numbers. */
export interface Evidence {
  /** The day itself: `اليوم الأربعاء 8 مايو 2024`. */
  day?: number;
  /** The weekday that was written beside `day` and is not that day's: one of the two is a slip. */
  slip?: number;
  year?: number;
  month?: number;
  /** With `month`, the day of the month: `اليوم 8 مايو`. */
  monthDay?: number;
  /** What اليوم الأربعاء and أمس الثلاثاء say. */
  weekday?: number;
  /** Two places of the text say two weekdays of publication. */
  contradiction?: boolean;
  /** A weekday of the lead without اليوم: weaker, and asked only where there is no other. */
  leadWeekday?: number;
  /** Days of the month of publication that are past, or still to come: `10 مايو الجاري`. */
  after?: number;
  before?: number;
  /** The latest day with its year that a verb tells as past, and the earliest as to come. */
  latest?: number;
  earliest?: number;
  /** Where the strongest clue stands in the text. */
  start?: number;
  end?: number;
}

/** What one expression may tell of the day of publication. A pure function of the paragraph, made once with its dates. */
export interface Clue {
  readonly expression: Expression;
  /** The day that it names, where it names one. */
  readonly day?: DayMeaning | undefined;
  /** The weekday of publication that it says. */
  readonly said?: number | undefined;
  /** The days that a date with its year covers, where a verb tells whether they are past. */
  readonly bound?: { readonly from: number; readonly to: number } | undefined;
}

const NO_CLUES: readonly Clue[] = [];

/** The expressions that say something of the day of publication; few do, and a keystroke looks at no others. */
export function cluesOf(expressions: readonly Expression[]): readonly Clue[] {
  let clues: Clue[] | undefined;
  for (const expression of expressions) {
    const { meaning, tense } = expression;
    const day = dayOf(meaning);
    const bound = boundOf(meaning, tense);
    const said = day && saidWeekday(day);
    const tells =
      day && (said !== undefined || day.deictic !== undefined || day.shift !== undefined || isBareWeekday(day));
    if (!bound && !tells) continue;
    clues ??= [];
    clues.push({ expression, bound, said, day: tells ? day : undefined });
  }
  return clues ?? NO_CLUES;
}

/** Gathers the evidence of an article's own paragraphs. One pass over their clues; no text is read. */
export function gather(blocks: readonly PlacedDates[]): Evidence {
  const evidence: Evidence = {};
  for (let index = 0; index < blocks.length; index++) {
    const { local, start, otherArticle, kind } = blocks[index]!;
    if (local.clues.length === 0 || otherArticle || kind === 'boilerplate') continue;
    for (const { expression, day, bound } of local.clues) {
      const { tense } = expression;
      if (bound && tense === 1) evidence.earliest = Math.min(evidence.earliest ?? bound.to, bound.to);
      else if (bound) evidence.latest = Math.max(evidence.latest ?? bound.from, bound.from);
      if (!day) continue;
      if (take(evidence, day, expression) && evidence.start === undefined) {
        evidence.start = start + expression.start;
        evidence.end = start + expression.end;
      }
      if (index < LEAD && isBareWeekday(day) && tense !== 1) evidence.leadWeekday ??= day.weekday!;
    }
  }
  return evidence;
}

const dayOf = (meaning: Meaning): DayMeaning | undefined => {
  if (meaning.type === 'fuzzy' || meaning.type === 'share') return meaning.of?.type === 'date' ? meaning.of : undefined;
  return ownDay(meaning);
};

const isBareWeekday = (day: DayMeaning): boolean =>
  day.weekday !== undefined &&
  day.day === undefined &&
  day.deictic === undefined &&
  day.shift === undefined &&
  day.inWeek === undefined;

/** Dates with their year say that the text was written after them, or before them where a verb tells that they are to come. */
function boundOf(meaning: Meaning, tense: -1 | 1 | undefined): Clue['bound'] {
  if (tense === undefined) return undefined;
  const last = meaning.type === 'range' ? meaning.to : meaning.type === 'list' ? meaning.items.at(-1) : meaning;
  const day = last && dayOf(last);
  if (!day || day.year === undefined || !isPressYear(day.year)) return undefined;
  const { from, to } = resolve(day, { reference: undefined, tense: undefined });
  return from === undefined || to === undefined ? undefined : { from, to };
}

/** Takes what a date says of the day of publication; whether it said anything of a day. */
function take(evidence: Evidence, day: DayMeaning, expression: Expression): boolean {
  if (day.calendar === 'hijri') return false;
  const { tense } = expression;
  const said = saidWeekday(day);
  if (said !== undefined) {
    if (evidence.weekday !== undefined && evidence.weekday !== said) evidence.contradiction = true;
    evidence.weekday ??= said;
  }
  if (day.deictic !== undefined && day.month !== undefined && day.day !== undefined) {
    const full = fullDay(expression);
    if (full !== undefined && evidence.day === undefined) {
      evidence.day = full - day.deictic;
      if (said !== undefined && said !== weekdayOf(evidence.day)) evidence.slip = said;
    } else if (day.year === undefined) takeMonthDay(evidence, day.month, day.day, day.deictic);
    return true;
  }
  if (day.shift === 0 && day.month !== undefined) {
    evidence.month ??= day.month;
    if (day.day !== undefined && day.day > 0 && evidence.month === day.month) {
      if (tense === 1) evidence.before = Math.min(evidence.before ?? 31, day.day);
      else if (tense === -1) evidence.after = Math.max(evidence.after ?? 1, day.day);
    }
  }
  // عام 2023 الماضي was written in 2024.
  if (day.shift !== undefined && day.year !== undefined && (day.shift === 0 || day.month === undefined)) {
    evidence.year ??= day.year - day.shift;
  }
  return said !== undefined;
}

/** أمس 31 مايو says 1 June, in any year but for the end of February. */
function takeMonthDay(evidence: Evidence, month: number, day: number, deictic: number): void {
  const written = dayNumber(COMMON_YEAR, month, day);
  const said = civil(written - deictic);
  const leap = (one: number): boolean => one >= 2 * 100 + 28 && one <= 3 * 100 + 1;
  if (deictic !== 0 && (leap(month * 100 + day) || leap(said.month * 100 + said.day))) return;
  evidence.month ??= said.month;
  if (evidence.month === said.month) evidence.monthDay ??= said.day;
}

/** Any year that is no leap year. */
const COMMON_YEAR = 2001;
