import { compare } from './pair-index.ts';
import { ShingleTable } from './shingles.ts';

/** How two texts are similar, by the duplicates rule of the analysis contract. */
export interface TextPair {
  readonly kind: 'exact' | 'near' | 'contained';
  /** 1 for exact, Jaccard for near, containment of the smaller for contained. */
  readonly similarity: number;
}

interface NumberedText {
  readonly words: Int32Array;
  readonly shingles: Int32Array;
}

/** Compares texts two by two, for a search that has few to compare. Each text is numbered once. */
export class PairOfTexts {
  readonly #table = new ShingleTable();
  readonly #texts = new Map<readonly string[], NumberedText>();

  /**
   * @param a folded words (`Fingerprint.words`), as `b`
   * @returns undefined where the two are not similar, or no more than related
   */
  compare(a: readonly string[], b: readonly string[]): TextPair | undefined {
    const [x, y] = [this.#number(a), this.#number(b)];
    if (a.length === b.length && x.words.every((word, i) => word === y.words[i]))
      return { kind: 'exact', similarity: 1 };
    const there = new Set(y.shingles);
    let shared = 0;
    for (const shingle of x.shingles) if (there.has(shingle)) shared++;
    const pair = compare(x, y, shared);
    if (!pair || pair.kind === 'related') return undefined;
    return { kind: pair.kind, similarity: pair.kind === 'near' ? pair.jaccard : pair.containment };
  }

  #number(text: readonly string[]): NumberedText {
    let numbered = this.#texts.get(text);
    if (!numbered) {
      const words = this.#table.wordIds(text);
      numbered = { words, shingles: Int32Array.from(new Set(this.#table.shingleIds(words))) };
      this.#texts.set(text, numbered);
    }
    return numbered;
  }
}
