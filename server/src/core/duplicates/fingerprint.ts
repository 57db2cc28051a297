import type { Block } from '../text/block.ts';
import { hamzaOnSeat } from '../text/normalise.ts';
import type { Span } from '../types.ts';

/** Units of fewer words are left alone: short lines repeat by nature. */
export const SHORTEST_UNIT = 6;

/** The words of one paragraph as the duplicates rule compares them; depends on the paragraph's text alone. */
export interface Fingerprint {
  /** Folded words in order: runs of letters and digits, so `COP29` is one word. */
  readonly words: readonly string[];
  /** Where each word starts in the paragraph, in UTF-16 code units. */
  readonly starts: Int32Array;
  /** Word ranges of the sentences: sentence i holds the words `[bounds[i], bounds[i + 1])`. */
  readonly bounds: Int32Array;
}

/** Reads the words of a paragraph. Linear, total. */
export function fingerprint(block: Block): Fingerprint {
  const { tokens, sentences } = block;
  const words: string[] = [];
  const starts = new Int32Array(tokens.length);
  let lastEnd = -1;
  for (const token of tokens) {
    if (token.kind === 'mark') continue;
    const word = hamzaOnSeat(token.key);
    if (word === '') continue;
    if (token.start === lastEnd) {
      words[words.length - 1] += word;
    } else {
      starts[words.length] = token.start;
      words.push(word);
    }
    lastEnd = token.end;
  }
  const bounds = new Int32Array(sentences.length + 1);
  let at = 0;
  for (let i = 0; i < sentences.length; i++) {
    while (at < words.length && starts[at]! < sentences[i]!.start) at++;
    bounds[i] = at;
  }
  bounds[sentences.length] = words.length;
  return { words, starts: starts.slice(0, words.length), bounds };
}

/** A stretch of a paragraph that is compared: the paragraph itself (`sentence` -1) or one of its sentences. */
export interface Stretch {
  readonly sentence: number;
  /** Relative to the paragraph. */
  readonly span: Span;
  /** The words compared, with what is page furniture left out. */
  readonly words: readonly string[];
}

/**
 * What is compared of one paragraph: the whole, and each sentence when there are several. Page furniture is left out:
 * furniture inside the paragraph is no part of the words, furniture at its ends no part of the span either.
 *
 * @param furniture spans relative to the paragraph, in order
 */
export function stretchesOf(
  block: Block,
  print: Fingerprint,
  furniture: readonly Span[],
): { whole: Stretch | undefined; sentences: readonly Stretch[] } {
  const { words, starts, bounds } = print;
  if (words.length < SHORTEST_UNIT) return { whole: undefined, sentences: [] };
  if (furniture.length === 0) {
    const whole: Stretch = { sentence: -1, span: { start: 0, end: block.text.length }, words };
    if (block.sentences.length < 2) return { whole, sentences: [] };
    const sentences: Stretch[] = [];
    block.sentences.forEach((span, sentence) => {
      const from = bounds[sentence]!;
      const to = bounds[sentence + 1]!;
      if (to - from >= SHORTEST_UNIT) sentences.push({ sentence, span, words: words.slice(from, to) });
    });
    return { whole, sentences };
  }
  const inFurniture = (start: number, end: number): boolean =>
    furniture.some((span) => span.start < end && span.end > start);
  const kept = words.filter((_, i) => !inFurniture(starts[i]!, starts[i]! + 1));
  const free = block.sentences
    .map((span, sentence) => ({ span, sentence }))
    .filter(({ span }) => !inFurniture(span.start, span.end));
  const sentences: Stretch[] = [];
  for (const { span, sentence } of free) {
    const from = bounds[sentence]!;
    const to = bounds[sentence + 1]!;
    if (to - from >= SHORTEST_UNIT) sentences.push({ sentence, span, words: words.slice(from, to) });
  }
  if (kept.length < SHORTEST_UNIT) return { whole: undefined, sentences };
  let { start, end } = { start: 0, end: block.text.length };
  for (const span of furniture) if (span.start <= start) start = Math.max(start, span.end);
  for (const span of [...furniture].reverse()) if (span.end >= end) end = Math.min(end, span.start);
  while (start < end && block.text[start]!.trim() === '') start++;
  while (end > start && block.text[end - 1]!.trim() === '') end--;
  return { whole: { sentence: -1, span: { start, end }, words: kept }, sentences };
}
