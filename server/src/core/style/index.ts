import type { Block } from '../text/block.ts';
import type { Finding } from '../types.ts';
import { punctuation } from './punctuation.ts';
import { repeatedWords } from './repeated-words.ts';

export type { PunctuationKind } from './punctuation.ts';

const NOTHING: readonly Finding[] = [];

/** Slips of the hand in one paragraph, by its text alone; offsets relative to it. Linear, total. */
export function inspectStyle(block: Block): readonly Finding[] {
  const words = repeatedWords(block);
  const marks = punctuation(block);
  return words.length + marks.length === 0 ? NOTHING : [...words, ...marks];
}
