import { LINKING } from './link.ts';

/** What two mentions share, as far as it is counted without making anything. Each number may be more than it is, never less. */
export interface Overlap {
  /** Names that weigh something, and what they weigh together. */
  readonly named: number;
  readonly weight: number;
  /** Who takes part in both. */
  readonly sides: number;
  readonly place: boolean;
  readonly name: boolean;
  /** The part of their words that they share, and what those weigh together. */
  readonly part: number;
  readonly words: number;
}

/** Below a limit of `LINKING` by more than the sum of the same numbers in another order differs. */
const isBelow = (value: number, limit: number): boolean => value < limit - 1e-9;

/**
 * Whether `link` may link two mentions that share so much: where this is false it gives undefined, whatever else they tell. Most mentions that
 * an index finds share one name of many, and are not worth being read for that. Constant work.
 */
export function mayBeLinked({ named, weight, sides, place, name, part, words }: Overlap): boolean {
  if (name) return true;
  const isAlike = !isBelow(part, LINKING.alike) && !isBelow(words, LINKING.manyWords);
  // The gate.
  if (!isAlike && !place && isBelow(weight, LINKING.rare)) return false;
  // A story.
  if (named > 1 || (isAlike && (place || named > 0))) return true;
  // One event.
  if (isBelow(part, LINKING.alike) && sides < 2 && !(place && sides > 0)) return false;
  return named > 0 || place || !isBelow(part, LINKING.alikeAlone);
}
