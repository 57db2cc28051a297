import { SHORTEST_UNIT } from './fingerprint.ts';
import { compare, type PairKind } from './pair-index.ts';
import { ShingleTable } from './shingles.ts';
import { hashOf, sameWords } from './words.ts';

/** A similar pair of texts that were added, by their numbers, `a < b`. */
export interface AcrossPair {
  readonly a: number;
  readonly b: number;
  readonly kind: 'exact' | PairKind;
  /** 1 for exact, Jaccard for near, containment of the smaller for contained and related. */
  readonly similarity: number;
}

/** Pairs of kinds below this are not looked for. `related` costs several times as much as `contained`. */
export type Least = 'contained' | 'related';

/**
 * Every pair of similar texts among the paragraphs of many articles, exactly by the rule of the analysis contract.
 *
 * Equal texts are one text. A pair at the threshold shares so many shingles of the smaller one that at least one of the smaller
 * one's rarest is shared: with `n` shingles of which `k` must be shared, one of its `n - k + 1` rarest (prefix filtering:
 * Chaudhuri, Ganti, Kaushik 2006; Bayardo, Ma, Srikant 2007). Most of these stand in no other text, so that hardly any pair is
 * looked at that is none. Texts of 6 to 11 words with one word changed may share too little for that and are found by their words with
 * one left out. Nothing is estimated and nothing is lost.
 */
export class AcrossArticles {
  readonly #table = new ShingleTable();
  readonly #byHash = new Map<number, number[]>();
  /** Different texts: their words, different shingles, and the numbers under which they were added. */
  readonly #words: Int32Array[] = [];
  readonly #shingles: Int32Array[] = [];
  readonly #added: number[][] = [];
  #count = 0;
  /** How many pairs the last `pairs` compared: what a test holds small. */
  compared = 0;

  /** How many texts were added. */
  get size(): number {
    return this.#count;
  }

  /**
   * Adds a text by its folded words (`Fingerprint.words`) and gives its number. A text under six words takes a number and is similar
   * to nothing.
   */
  add(words: readonly string[]): number {
    const number = this.#count++;
    if (words.length < SHORTEST_UNIT) return number;
    const ids = this.#table.wordIds(words);
    const hash = hashOf(ids);
    const bucket = this.#byHash.get(hash);
    const known = bucket?.find((text) => sameWords(this.#words[text]!, ids));
    if (known !== undefined) {
      this.#added[known]!.push(number);
      return number;
    }
    const text = this.#words.length;
    if (bucket) bucket.push(text);
    else this.#byHash.set(hash, [text]);
    this.#words.push(ids);
    this.#shingles.push(this.#table.shingleIds(ids).sort().filter(isFirst));
    this.#added.push([number]);
    return number;
  }

  /**
   * Gives every pair at or above `least`, in no set order; of equal texts each later one with the first, and of similar texts the
   * first places of both.
   */
  pairs(least: Least, visit: (pair: AcrossPair) => void): void {
    for (const numbers of this.#added) {
      for (let i = 1; i < numbers.length; i++) visit({ a: numbers[0]!, b: numbers[i]!, kind: 'exact', similarity: 1 });
    }
    this.compared = 0;
    const give = (x: number, y: number, shared: number): void => {
      const pair = compare(this.#text(x), this.#text(y), shared);
      if (!pair || (pair.kind === 'related' && least === 'contained')) return;
      const [a, b] = ordered(this.#added[x]![0]!, this.#added[y]![0]!);
      visit({ a, b, kind: pair.kind, similarity: pair.kind === 'near' ? pair.jaccard : pair.containment });
    };
    this.#byShingles(least, give);
    this.#byWords((x, y, shared) => {
      // What shares enough was found by its shingles.
      if (shared < leastShared(this.#shingles[x]!.length, least)) give(x, y, shared);
    });
  }

  #text(at: number): { words: Int32Array; shingles: Int32Array } {
    return { words: this.#words[at]!, shingles: this.#shingles[at]! };
  }

  #byShingles(least: Least, give: (x: number, y: number, shared: number) => void): void {
    const sets = this.#shingles;
    const frequency = new Uint32Array(this.#table.size);
    for (const set of sets) for (const shingle of set) frequency[shingle]!++;
    // Postings of shared shingles alone, one after the other in one array.
    const starts = new Uint32Array(this.#table.size + 1);
    for (let i = 0; i < frequency.length; i++) starts[i + 1] = starts[i]! + (frequency[i]! > 1 ? frequency[i]! : 0);
    const postings = new Uint32Array(starts[frequency.length]!);
    const filled = new Uint32Array(this.#table.size);
    const seen = new Int32Array(sets.length).fill(-1);
    const stamps = new Int32Array(this.#table.size).fill(-1);
    // From the largest: what the index holds is never smaller than what is looked for.
    const bySize = Uint32Array.from(sets.keys()).sort((a, b) => sets[b]!.length - sets[a]!.length || a - b);
    for (const x of bySize) {
      const set = sets[x]!;
      const wanted = leastShared(set.length, least);
      // Shingles of this text alone are its rarest, and stand in no posting: most texts have enough of them to be done with here.
      const known = set.filter((shingle) => frequency[shingle]! > 1);
      const left = known.length - wanted + 1;
      if (left > 0) {
        known.sort((a, b) => frequency[a]! - frequency[b]! || a - b);
        for (const shingle of set) stamps[shingle] = x;
      }
      for (let i = 0; i < left; i++) {
        const shingle = known[i]!;
        const from = starts[shingle]!;
        for (let k = from; k < from + filled[shingle]!; k++) {
          const y = postings[k]!;
          if (seen[y] === x) continue;
          seen[y] = x;
          this.compared++;
          let shared = 0;
          for (const other of sets[y]!) if (stamps[other] === x) shared++;
          if (shared >= wanted) give(x, y, shared);
        }
      }
      for (const shingle of known) postings[starts[shingle]! + filled[shingle]!++] = x;
    }
  }

  /** Short texts of one length that differ in one word. */
  #byWords(give: (x: number, y: number, shared: number) => void): void {
    const groups = new Map<string, number[]>();
    this.#words.forEach((words, text) => {
      if (words.length > 11) return;
      for (let i = 0; i < words.length; i++) {
        const key = `${words.subarray(0, i).join(' ')}*${words.subarray(i + 1).join(' ')}`;
        const group = groups.get(key);
        if (!group) groups.set(key, [text]);
        else {
          for (const other of group) give(other, text, sharedBy(this.#shingles[other]!, this.#shingles[text]!));
          group.push(text);
        }
      }
    });
  }
}

/**
 * How many shingles the smaller of a pair, with `n`, shares at least. Near: J ≥ 1/2 needs (n + m) / 3 of them, and m ≥ n; contained
 * needs 4/5, which is more; related 7/20.
 */
const leastShared = (n: number, least: Least): number => Math.ceil(least === 'contained' ? (2 * n) / 3 : (7 * n) / 20);

/** How many members two sorted lists share. */
function sharedBy(a: Int32Array, b: Int32Array): number {
  let shared = 0;
  for (let i = 0, k = 0; i < a.length && k < b.length; ) {
    if (a[i] === b[k]) shared++;
    if (a[i]! <= b[k]!) {
      if (a[i] === b[k]) k++;
      i++;
    } else k++;
  }
  return shared;
}

const isFirst = (value: number, i: number, sorted: Int32Array): boolean => i === 0 || sorted[i - 1] !== value;

const ordered = (a: number, b: number): [number, number] => (a < b ? [a, b] : [b, a]);
