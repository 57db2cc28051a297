import { makeBlock } from '../text/block.ts';
import { isSpace } from '../text/characters.ts';
import type { Span } from '../types.ts';
import { findHits } from './lexis.ts';
import type { Expression } from './meaning.ts';
import { Reader } from './reader.ts';
import { recognise } from './recognise.ts';

/** A date expression in its passage: what a rewriting works on. Offsets are into the passage's text. */
export interface Place {
  readonly reader: Reader;
  readonly expression: Expression;
  /** Where the passage starts in the whole text. */
  readonly offset: number;
}

/** What is read around a date: enough for every rule that looks at its neighbours, whatever the length of the line. */
const AROUND = 240;

/**
 * Reads the passage around a date of an analysed text again, for the parts that the analysis does not keep.
 * @param within the date's paragraph
 * @returns undefined where no expression holds the span
 */
export function placeOf(text: string, span: Span, within: Span): Place | undefined {
  let from = Math.max(within.start, span.start - AROUND);
  let to = Math.min(within.end, span.end + AROUND);
  while (from > within.start && from < span.start && !isSpace(text.charCodeAt(from - 1))) from++;
  while (to < within.end && to > span.end && !isSpace(text.charCodeAt(to))) to--;
  const block = makeBlock(text.slice(from, to));
  const hits = findHits(block.tokens);
  if (!hits) return undefined;
  const expression = recognise(block).find(
    ({ start, end }) => start + from <= span.start && span.end <= end + from && start < end,
  );
  return expression && { reader: new Reader(block.text, block.tokens, hits), expression, offset: from };
}
