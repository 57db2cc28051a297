import type { Block } from '../text/block.ts';
import type { DateMention, Finding, Reference } from '../types.ts';
import { parseIso } from './calendar.ts';
import { check, isExplicit } from './checks.ts';
import { contradictions } from './contradictions.ts';
import { type Clue, cluesOf } from './evidence.ts';
import type { Expression, Meaning } from './meaning.ts';
import { recognise } from './recognise.ts';
import type { PlacedDates } from './reference.ts';
import { type Context, resolve } from './resolve.ts';

export { findReference, type PlacedDates, type ReferenceInput } from './reference.ts';

/**
 * The date expressions of one paragraph: a pure function of its text. Offsets are relative to the paragraph.
 */
export interface LocalDates {
  readonly expressions: readonly Expression[];
  /** Those that say something of the day of publication. */
  readonly clues: readonly Clue[];
  /** It has words such as حينها or العام نفسه, whose value may stand in a paragraph before it. */
  readonly pointsBack: boolean;
}

const NONE: LocalDates = { expressions: [], clues: [], pointsBack: false };

/** Finds the dates of a paragraph. Linear, total. */
export function recogniseDates(block: Block): LocalDates {
  const expressions = recognise(block);
  if (expressions.length === 0) return NONE;
  const pointsBack = expressions.some(({ meaning }) => isBackward(meaning));
  return { expressions, clues: cluesOf(expressions), pointsBack };
}

/** What is wrong with the dates of an article as a whole. Offsets into the text. */
export function checkArticleDates(blocks: readonly PlacedDates[], reference: Reference): readonly Finding[] {
  // Against a date that was written down each place is checked by itself.
  return isExplicit(reference) ? [] : contradictions(blocks);
}

export interface DateContext {
  readonly reference: Reference;
  /** The paragraph belongs to an appended article whose publication date is unknown. */
  readonly otherArticle: boolean;
  /** What was told before the paragraph, for one that `pointsBack`. */
  readonly before?: Before | undefined;
}

/** A time that was told and that حينها or الشهر نفسه may point back to. */
export type Told = NonNullable<Context['told']>;

/** The time that the paragraphs before one told last, and whether the last sentence of the very paragraph before it did. */
export interface Before {
  readonly latest: Told;
  readonly near: boolean;
}

/** The dates of one paragraph with their values, and what is wrong with them. Offsets are relative to the paragraph. */
export interface ResolvedDates {
  readonly dates: readonly DateMention[];
  readonly findings: readonly Finding[];
  /** What was resolved with: two resolutions of one paragraph differ only where this and the reference do. */
  readonly before?: Before | undefined;
  /** The time that it told last, and whether its last sentence did. */
  readonly told?: Before | undefined;
}

/** Whether a meaning has no value without what was told before it. */
function isBackward(meaning: Meaning): boolean {
  if (meaning.type === 'anaphoric') return true;
  if (meaning.type === 'date') return meaning.sameMonth === true || meaning.sameYear === true;
  if (meaning.type === 'period' || meaning.type === 'count') return meaning.textual === true;
  return (meaning.type === 'fuzzy' || meaning.type === 'nth') && isBackward(meaning.of);
}

/** Whether two such times are one. */
const sameBefore = (a: Before | undefined, b: Before | undefined): boolean =>
  a === b ||
  (a?.near === b?.near &&
    a?.latest.text === b?.latest.text &&
    a?.latest.from === b?.latest.from &&
    a?.latest.to === b?.latest.to);

/** The sentence of what was told further back than the sentence before. */
const FAR_BACK = -9;

const EMPTY: ResolvedDates = { dates: [], findings: [] };

/**
 * The values of a paragraph's dates under a publication date, and what is wrong with them. Offsets are relative to the
 * paragraph. Pure; an impossible date has value null and a finding.
 */
export function resolveDates(local: LocalDates, block: Block, context: DateContext): ResolvedDates {
  if (local.expressions.length === 0) return EMPTY;
  const reference =
    context.otherArticle || context.reference.date === null ? undefined : parseIso(context.reference.date);
  const dates: DateMention[] = [];
  const findings: Finding[] = [];
  let anchor: number | undefined;
  const { before } = context;
  let latest: (Told & { readonly sentence: number }) | undefined = before && {
    ...before.latest,
    sentence: before.near ? -1 : FAR_BACK,
  };
  for (const expression of local.expressions) {
    const { start, end, kind, meaning } = expression;
    const told = latest && expression.sentence - latest.sentence <= 1 ? latest : undefined;
    const against = { reference, tense: expression.tense, firm: expression.firm, anchor, told, latest };
    const value = resolve(meaning, against);
    const mismatched = hasDual(meaning);
    dates.push({
      start,
      end,
      text: block.text.slice(start, end),
      kind,
      value: value.text,
      calendar: meaning.type === 'date' && meaning.calendar === 'hijri' ? 'islamic-umalqura' : 'gregorian',
      resolution: mismatched ? 'unresolved' : value.resolution,
    });
    findings.push(...check(expression, against, context.reference, context.otherArticle));
    const { from, to } = value;
    if (from === undefined || to === undefined) continue;
    if (from === to) anchor = from;
    latest = { ...value, from, to, sentence: expression.sentence };
  }
  const told = latest && { latest, near: latest.sentence === block.sentences.length - 1 };
  return { dates, findings, before, told };
}

/** What an article knows of its paragraphs, by index. */
interface Paragraphs {
  readonly count: number;
  readonly facts: (index: number) => { readonly dates: LocalDates; readonly block: Block };
  /** It belongs to an appended article. */
  readonly otherArticle: (index: number) => boolean;
  /** Its resolution under the same reference, where an earlier version of the article had the paragraph. */
  readonly earlier: (index: number) => ResolvedDates | undefined;
}

/** Resolves the dates of an article's paragraphs in order. What is known already is taken over where it still holds. */
export function resolveParagraphs(paragraphs: Paragraphs, reference: Reference): readonly ResolvedDates[] {
  const { count, facts, earlier } = paragraphs;
  const resolved = new Array<ResolvedDates>(count);
  let told: Before | undefined;
  for (let i = 0; i < count; i++) {
    const { dates, block } = facts(i);
    let one: ResolvedDates = EMPTY;
    if (dates.expressions.length > 0) {
      const otherArticle = paragraphs.otherArticle(i);
      const before = dates.pointsBack && !otherArticle ? told : undefined;
      const known = earlier(i);
      one =
        known && sameBefore(known.before, before)
          ? known
          : resolveDates(dates, block, { reference, otherArticle, before });
    }
    if (one.told) told = one.told;
    else if (told?.near) told = { latest: told.latest, near: false };
    resolved[i] = one;
  }
  return resolved;
}

const hasDual = (meaning: Meaning): boolean => meaning.type === 'date' && meaning.dual !== undefined;
