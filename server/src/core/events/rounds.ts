import type { Token } from '../text/tokens.ts';
import type { EventWord } from './words.ts';

/** A noun that counts acts: جولة, جلسة. */
export const isRound = (tokens: readonly Token[], at: number): boolean =>
  /(جوله|جولات|جلسه|جلسات)$/.test(tokens[at]!.key);

/** Whether the act that a round is one of stands after it: من + noun, with an adjective or a number between. */
export function roundOf(
  tokens: readonly Token[],
  at: number,
  words: readonly (EventWord | undefined)[],
  first: number,
): boolean {
  for (let i = at + 1; i < tokens.length && i <= at + 4; i++) {
    if (tokens[i]!.key !== 'من') continue;
    const act = words[i + 1 - first]?.act;
    return act !== undefined && !act.verb;
  }
  return false;
}

/** من المحادثات after a round of them. */
export const isOfRound = (tokens: readonly Token[], at: number): boolean =>
  tokens[at - 1]?.key === 'من' && [2, 3, 4].some((step) => at - step >= 0 && isRound(tokens, at - step));
