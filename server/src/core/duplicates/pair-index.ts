import { hashOf, sameWords } from './words.ts';

/**
 * Every pair of similar texts among the paragraphs, or among the sentences, of an article, kept up to date.
 *
 * An inverted index from shingle to the different texts that hold it. Equal texts are one node, so 5,000 equal lines cost
 * what one costs. A shingle in more than COMMON different texts proposes as partners only the EARLIEST texts that hold it:
 * this bounds the work by the length of the text, and a family of lines made from one pattern is still found, as a group
 * led by its first. All pairs that share a rarer shingle are counted exactly.
 *
 * The state after `settle` depends only on what is in the index, not on the order in which it came there: incremental
 * equals fresh.
 */

/** A shingle in more different texts than this is a formula. Highest count in 2,000 news paragraphs: about 90. */
const COMMON = 128;
const EARLIEST = 8;

export type PairKind = 'near' | 'contained' | 'related';

/** How two different texts are similar. */
export interface Pair {
  readonly kind: PairKind;
  /** Jaccard of the shingle sets. */
  readonly jaccard: number;
  /** Containment of the smaller set. */
  readonly containment: number;
}

/** A place where a text stands. `order` grows with the place in the document. */
export interface Occurrence {
  readonly order: number;
}

/** One text, as its words, with all places where it stands. */
export class TextNode<O extends Occurrence = Occurrence> {
  readonly occurrences = new Set<O>();
  readonly pairs = new Map<TextNode<O>, Pair>();
  /** Scratch of the counting pass. */
  mark = 0;
  count = 0;
  settled = 0;

  constructor(
    readonly words: Int32Array,
    readonly hash: number,
    /** Different shingles. */
    readonly shingles: Int32Array,
  ) {}

  /** The smallest order of its occurrences. */
  get order(): number {
    let least = Number.POSITIVE_INFINITY;
    for (const { order } of this.occurrences) if (order < least) least = order;
    return least;
  }
}

export class PairIndex<O extends Occurrence> {
  /** Nodes that stand in two places or more. */
  readonly repeated = new Set<TextNode<O>>();
  /** Nodes that have a pair which `settle` keeps. */
  readonly paired = new Set<TextNode<O>>();
  /** How many postings have been looked at since the index was made: what a test holds linear in the text. */
  visits = 0;
  readonly #byHash = new Map<number, TextNode<O>[]>();
  readonly #postings: (TextNode<O> | TextNode<O>[] | undefined)[] = [];
  readonly #common = new Set<number>();
  /** Shingles that became common, or ceased to be, since the last `settle`. */
  readonly #crossed = new Set<number>();
  readonly #dirty = new Set<TextNode<O>>();
  readonly #stamps: number[] = [];
  #serial = 0;
  #round = 0;

  /** Adds a text with its place. `words` and `shingles` are numbers of one ShingleTable. */
  add(words: Int32Array, shingles: Int32Array, occurrence: O): TextNode<O> {
    const hash = hashOf(words);
    const bucket = this.#byHash.get(hash);
    let node = bucket?.find((other) => sameWords(other.words, words));
    if (!node) {
      node = new TextNode<O>(words, hash, this.#different(shingles));
      if (bucket) bucket.push(node);
      else this.#byHash.set(hash, [node]);
      for (const shingle of node.shingles) this.#post(shingle, node);
      this.#dirty.add(node);
    }
    node.occurrences.add(occurrence);
    if (node.occurrences.size === 2) this.repeated.add(node);
    return node;
  }

  remove(node: TextNode<O>, occurrence: O): void {
    node.occurrences.delete(occurrence);
    if (node.occurrences.size === 1) this.repeated.delete(node);
    if (node.occurrences.size > 0) return;
    const bucket = this.#byHash.get(node.hash)!;
    if (bucket.length === 1) this.#byHash.delete(node.hash);
    else bucket.splice(bucket.indexOf(node), 1);
    for (const shingle of node.shingles) this.#unpost(shingle, node);
    this.#unpair(node);
    this.#dirty.delete(node);
  }

  /** Brings the pairs up to date with what was added and removed. */
  settle(): void {
    for (const shingle of this.#crossed) {
      const posting = this.#postings[shingle];
      if (Array.isArray(posting)) for (const node of posting) this.#dirty.add(node);
      else if (posting) this.#dirty.add(posting);
    }
    this.#crossed.clear();
    for (const node of this.#dirty) this.#unpair(node);
    this.#round++;
    for (const node of this.#dirty) this.#pairUp(node);
    this.#dirty.clear();
  }

  /**
   * The pairs that only common shingles propose; they depend on the order of the document and are made for each version.
   * Empty for nearly every real article.
   */
  commonPairs(): { a: TextNode<O>; b: TextNode<O>; pair: Pair }[] {
    const found: { a: TextNode<O>; b: TextNode<O>; pair: Pair }[] = [];
    if (this.#common.size === 0) return found;
    const leaders = new Map<TextNode<O>, number[]>();
    const orders = new Map<TextNode<O>, number>();
    const orderOf = (node: TextNode<O>): number => {
      let order = orders.get(node);
      if (order === undefined) {
        order = node.order;
        orders.set(node, order);
      }
      return order;
    };
    for (const shingle of this.#common) {
      for (const leader of earliest(this.#postings[shingle] as TextNode<O>[], orderOf)) {
        const list = leaders.get(leader);
        if (list) list.push(shingle);
        else leaders.set(leader, [shingle]);
      }
    }
    for (const [leader, shingles] of leaders) {
      const serial = ++this.#serial;
      for (const shingle of leader.shingles) this.#stamps[shingle] = serial;
      leader.mark = serial;
      for (const shingle of shingles) {
        const posting = this.#postings[shingle] as TextNode<O>[];
        this.visits += posting.length;
        for (const node of posting) {
          if (node.mark === serial) continue;
          node.mark = serial;
          if (leader.pairs.has(node)) continue;
          // A pair of two leaders is found from the earlier one.
          if (leaders.has(node) && orderOf(node) < orderOf(leader)) continue;
          const pair = compare(leader, node, this.#shared(node, serial));
          if (pair) found.push({ a: leader, b: node, pair });
        }
      }
    }
    return found;
  }

  #different(shingles: Int32Array): Int32Array {
    const serial = ++this.#serial;
    const different = new Int32Array(shingles.length);
    let count = 0;
    for (const shingle of shingles) {
      if (this.#stamps[shingle] === serial) continue;
      this.#stamps[shingle] = serial;
      different[count++] = shingle;
    }
    return count === shingles.length ? different : different.slice(0, count);
  }

  #post(shingle: number, node: TextNode<O>): void {
    const posting = this.#postings[shingle];
    if (posting === undefined) this.#postings[shingle] = node;
    else if (Array.isArray(posting)) {
      posting.push(node);
      if (posting.length === COMMON + 1) this.#cross(shingle, true);
    } else this.#postings[shingle] = [posting, node];
  }

  #unpost(shingle: number, node: TextNode<O>): void {
    const posting = this.#postings[shingle];
    if (posting === node) {
      this.#postings[shingle] = undefined;
    } else if (Array.isArray(posting)) {
      const last = posting.pop()!;
      if (last !== node) posting[posting.indexOf(node)] = last;
      if (posting.length === COMMON) this.#cross(shingle, false);
      if (posting.length === 1) this.#postings[shingle] = posting[0]!;
    }
  }

  #cross(shingle: number, common: boolean): void {
    if (common) this.#common.add(shingle);
    else this.#common.delete(shingle);
    // Crossing twice is not crossing.
    if (!this.#crossed.delete(shingle)) this.#crossed.add(shingle);
  }

  #unpair(node: TextNode<O>): void {
    for (const other of node.pairs.keys()) {
      other.pairs.delete(node);
      if (other.pairs.size === 0) this.paired.delete(other);
    }
    node.pairs.clear();
    this.paired.delete(node);
  }

  #pairUp(node: TextNode<O>): void {
    const serial = ++this.#serial;
    const candidates: TextNode<O>[] = [];
    let formulas = 0;
    node.mark = serial;
    for (const shingle of node.shingles) {
      const posting = this.#postings[shingle];
      if (!Array.isArray(posting)) continue;
      if (posting.length > COMMON) {
        formulas++;
        this.#stamps[shingle] = serial;
        continue;
      }
      this.visits += posting.length;
      for (const other of posting) {
        if (other.mark !== serial) {
          if (other.settled === this.#round) continue; // the pair was made from the other side
          other.mark = serial;
          other.count = 0;
          candidates.push(other);
        }
        if (other !== node) other.count++;
      }
    }
    for (const other of candidates) {
      let shared = other.count;
      // Counting formulas is needed only where they can decide.
      if (formulas > 0 && compare(node, other, shared + formulas)) shared += this.#shared(other, serial);
      const pair = compare(node, other, shared);
      if (!pair) continue;
      node.pairs.set(other, pair);
      other.pairs.set(node, pair);
      this.paired.add(other);
    }
    if (node.pairs.size > 0) this.paired.add(node);
    node.settled = this.#round;
  }

  /** How many shingles of the node carry the stamp. */
  #shared(node: TextNode<O>, serial: number): number {
    let shared = 0;
    for (const shingle of node.shingles) if (this.#stamps[shingle] === serial) shared++;
    return shared;
  }
}

/**
 * The contract's rule for two texts that differ. All thresholds in whole numbers: J ≥ 0.5, C ≥ 0.8, C ≥ 0.35.
 * @param shared how many shingles both hold
 */
export function compare(
  a: Pick<TextNode, 'words' | 'shingles'>,
  b: Pick<TextNode, 'words' | 'shingles'>,
  shared: number,
): Pair | undefined {
  const union = a.shingles.length + b.shingles.length - shared;
  const smaller = Math.min(a.shingles.length, b.shingles.length);
  const jaccard = shared / union;
  const containment = shared / smaller;
  if (2 * shared >= union || oneWordChanged(a.words, b.words)) return { kind: 'near', jaccard, containment };
  if (5 * shared >= 4 * smaller) return { kind: 'contained', jaccard, containment };
  if (20 * shared >= 7 * smaller) return { kind: 'related', jaccard, containment };
  return undefined;
}

/** For 6 to 11 words a single changed word takes J below 0.5 though an editor sees a copy. */
function oneWordChanged(a: Int32Array, b: Int32Array): boolean {
  if (a.length !== b.length || a.length > 11) return false;
  let changed = 0;
  for (let i = 0; i < a.length && changed < 2; i++) if (a[i] !== b[i]) changed++;
  return changed === 1;
}

function earliest<O extends Occurrence>(
  nodes: readonly TextNode<O>[],
  orderOf: (node: TextNode<O>) => number,
): TextNode<O>[] {
  const first: TextNode<O>[] = [];
  for (const node of nodes) {
    if (first.length === EARLIEST && orderOf(node) >= orderOf(first[EARLIEST - 1]!)) continue;
    let at = first.length;
    while (at > 0 && orderOf(first[at - 1]!) > orderOf(node)) at--;
    first.splice(at, 0, node);
    if (first.length > EARLIEST) first.pop();
  }
  return first;
}
