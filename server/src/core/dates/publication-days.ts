import { civil, weekdayOf } from './calendar.ts';
import { type Evidence, gather } from './evidence.ts';
import type { Expression } from './meaning.ts';
import type { PlacedDates } from './reference.ts';
import { resolve } from './resolve.ts';

/** A date of an article of which something else tells on which day or days it may be: day numbers, ascending. */
export interface KnownDate {
  /** Where it begins in the text. */
  readonly start: number;
  readonly days: readonly number[];
}

/** A date without its year is of the year around the day of publication. */
const YEAR = 366;

/**
 * The days on which an article may have been published, ascending, given what is known of some of its dates: those on which each of these
 * dates has one of its days, and that nothing in the text speaks against. Empty where none fits, or where no such date is the article's own.
 * Total; constant work for each date and day of two years.
 *
 * @param blocks the article's paragraphs with their dates
 * @param until the last day that comes into question
 */
export function publicationDays(blocks: readonly PlacedDates[], known: readonly KnownDate[], until: number): number[] {
  const evidence = gather(blocks);
  if (evidence.contradiction || evidence.slip !== undefined) return [];
  let from = Number.NEGATIVE_INFINITY;
  let to = until;
  const dates: { readonly expression: Expression; readonly days: ReadonlySet<number> }[] = [];
  for (const { start, days } of known) {
    const expression = expressionAt(blocks, start);
    if (!expression || days.length === 0) continue;
    dates.push({ expression, days: new Set(days) });
    from = Math.max(from, Math.min(...days) - YEAR);
    to = Math.min(to, Math.max(...days) + YEAR);
  }
  const found: number[] = [];
  if (dates.length === 0 || !Number.isFinite(from)) return found;
  for (let day = from; day <= to; day++) {
    if (!allows(evidence, day)) continue;
    if (dates.every(({ expression, days }) => days.has(dayOn(expression, day) ?? Number.NaN))) found.push(day);
  }
  return found;
}

/** The days that the date which begins at an offset names in an article that was published on one of some days; ascending, each once. */
export function daysOfDate(blocks: readonly PlacedDates[], start: number, published: readonly number[]): number[] {
  const expression = expressionAt(blocks, start);
  if (!expression) return [];
  return [...new Set(published.flatMap((day) => dayOn(expression, day) ?? []))].sort((a, b) => a - b);
}

/** The day that an expression names in an article that was published on a day. */
function dayOn({ meaning, tense, firm }: Expression, published: number): number | undefined {
  const { from, to } = resolve(meaning, { reference: published, tense, firm });
  return from === to ? from : undefined;
}

/** The latest day with its year that an article tells as past: it was published no earlier. Undefined where it tells none. Linear in its dates. */
export const latestTold = (blocks: readonly PlacedDates[]): number | undefined => gather(blocks).latest;

/** Whether a day can be that of publication by what the text says of it. */
function allows(evidence: Evidence, published: number): boolean {
  const { day, year, month, monthDay, weekday, after, before, latest, earliest } = evidence;
  if (day !== undefined && day !== published) return false;
  if (weekday !== undefined && weekdayOf(published) !== weekday) return false;
  const date = civil(published);
  if (year !== undefined && date.year !== year) return false;
  if (month !== undefined && date.month !== month) return false;
  if (monthDay !== undefined && date.day !== monthDay) return false;
  if (month !== undefined && monthDay === undefined) {
    if ((after !== undefined && date.day < after) || (before !== undefined && date.day > before)) return false;
  }
  return (latest === undefined || latest <= published) && (earliest === undefined || earliest >= published);
}

/** The date of the article itself that begins at an offset of its text. */
function expressionAt(blocks: readonly PlacedDates[], offset: number): Expression | undefined {
  for (const { start, block, local, otherArticle } of blocks) {
    if (offset < start || offset >= start + block.text.length || otherArticle) continue;
    return local.expressions.find((one) => one.start === offset - start);
  }
  return undefined;
}
