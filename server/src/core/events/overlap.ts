import { mayGoTogether } from './act-kin.ts';
import { LINKING } from './link.ts';
import { mayBeReports } from './reports.ts';
import type { Told, Weights } from './told.ts';

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
 * Whether `link` may link two mentions that share so much: where this is false it gives undefined, whatever else they tell, but for
 * beginnings of reports (`mayBeReports`). Most mentions that
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

/** Whether mentions of a list may be linked with each other: what each weighs alone is summed once, and no object is made for a pair. */
export class Overlaps {
  readonly #told: readonly Told[];
  readonly #weights: Weights;
  /** What the words of each weigh; NaN where nobody asked. */
  readonly #words: Float64Array;

  constructor(told: readonly Told[], weights: Weights) {
    this.#told = told;
    this.#weights = weights;
    this.#words = new Float64Array(told.length).fill(Number.NaN);
  }

  /** False where `link` gives undefined for two mentions, by their places in the list. */
  mayBeLinked(i: number, k: number): boolean {
    const a = this.#told[i]!;
    const b = this.#told[k]!;
    let named = 0;
    let weight = 0;
    for (const one of a.named) {
      if (!b.named.includes(one)) continue;
      const own = this.#weights.entity(one);
      if (own > 0) named++;
      weight += own;
    }
    let sides = 0;
    for (const one of a.participants) if (b.participants.includes(one)) sides++;
    const place = a.place >= 0 && a.place === b.place;
    const name = a.name >= 0 && a.name === b.name;
    const may = (part: number, words: number): boolean =>
      mayBeLinked({ named, weight, sides, place, name, part, words });
    if (may(0, 0) || (mayGoTogether(a.act, b.act) && mayBeReports(a, b))) return true;
    const words = this.#sharedWords(a.words, b.words);
    return words > 0 && may(words / Math.sqrt(this.#wordsOf(i) * this.#wordsOf(k)), words);
  }

  /** What the words of both weigh; a single one says nothing. */
  #sharedWords(a: readonly number[], b: readonly number[]): number {
    let sum = 0;
    let count = 0;
    for (let i = 0, k = 0; i < a.length && k < b.length; ) {
      const one = a[i]!;
      const other = b[k]!;
      if (one === other) {
        sum += this.#weights.word(one);
        count++;
        i++;
        k++;
      } else if (one < other) i++;
      else k++;
    }
    return count < 2 ? 0 : sum;
  }

  #wordsOf(i: number): number {
    if (Number.isNaN(this.#words[i]!)) {
      this.#words[i] = 0;
      for (const one of this.#told[i]!.words) this.#words[i]! += this.#weights.word(one);
    }
    return this.#words[i]!;
  }
}
