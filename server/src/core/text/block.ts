import type { Span } from '../types.ts';
import { splitSentences } from './sentences.ts';
import { type Token, tokenise } from './tokens.ts';

/**
 * One paragraph with what depends on its text alone: immutable, reused between versions of an article, so that the cost of
 * a keystroke follows the change. All offsets are relative to the paragraph's start.
 */
export interface Block {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly sentences: readonly Span[];
}

/** Reads one paragraph (a trimmed line). Linear, total. */
export function makeBlock(text: string): Block {
  return { text, tokens: tokenise(text), sentences: splitSentences(text) };
}
