import type { Block } from '../text/block.ts';
import type { DateMention, Finding, Reference } from '../types.ts';
import { parseIso } from './calendar.ts';
import { check, isExplicit } from './checks.ts';
import { contradictions } from './contradictions.ts';
import type { Expression, Meaning } from './meaning.ts';
import { recognise } from './recognise.ts';
import type { PlacedDates } from './reference.ts';
import { type Context, resolve } from './resolve.ts';

export { findReference, type PlacedDates, type ReferenceInput } from './reference.ts';

/**
 * The date expressions of one paragraph: a pure function of its text. Offsets are relative to the paragraph.
 * A calendar date with day, month and year is `isFullDate`.
 */
export interface LocalDates {
  readonly expressions: readonly Expression[];
}

const NONE: LocalDates = { expressions: [] };

/** Finds the dates of a paragraph. Linear, total. */
export function recogniseDates(block: Block): LocalDates {
  const expressions = recognise(block);
  return expressions.length === 0 ? NONE : { expressions };
}

/** Whether an expression names a day with its year. */
export function isFullDate(expression: Expression): boolean {
  const { meaning } = expression;
  const day = meaning.type === 'time' ? meaning.day : meaning;
  return day?.type === 'date' && day.day !== undefined && day.year !== undefined;
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
}

const EMPTY: ReturnType<typeof resolveDates> = { dates: [], findings: [] };

/**
 * The values of a paragraph's dates under a publication date, and what is wrong with them. Offsets are relative to the
 * paragraph. Pure; an impossible date has value null and a finding.
 */
export function resolveDates(
  local: LocalDates,
  block: Block,
  context: DateContext,
): { dates: readonly DateMention[]; findings: readonly Finding[] } {
  if (local.expressions.length === 0) return EMPTY;
  const reference =
    context.otherArticle || context.reference.date === null ? undefined : parseIso(context.reference.date);
  const dates: DateMention[] = [];
  const findings: Finding[] = [];
  let anchor: number | undefined;
  let told: (Context['told'] & { readonly sentence: number }) | undefined;
  for (const expression of local.expressions) {
    const { start, end, kind, meaning } = expression;
    const near = told && expression.sentence - told.sentence <= 1 ? told : undefined;
    const against = { reference, tense: expression.tense, firm: expression.firm, anchor, told: near };
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
    told = { ...value, from, to, sentence: expression.sentence };
  }
  return { dates, findings };
}

const hasDual = (meaning: Meaning): boolean => meaning.type === 'date' && meaning.dual !== undefined;
