/**
 * Numbers for words and for word 3-shingles: equal numbers mean equal words, so every comparison above is exact.
 *
 * The triples stand in an open-addressing hash table over typed arrays: a map keyed by strings of three words costs five
 * times as much for the 90,000 shingles of a megabyte. Entries are never taken out; `size` lets the owner start anew.
 */
export class ShingleTable {
  readonly #words = new Map<string, number>();
  #slots = new Int32Array(1 << 12).fill(-1);
  #triples = new Int32Array(3 << 11);
  #size = 0;

  /** How many different shingles have been seen. */
  get size(): number {
    return this.#size;
  }

  /** The numbers of the words, in order. */
  wordIds(words: readonly string[]): Int32Array {
    const ids = new Int32Array(words.length);
    for (let i = 0; i < words.length; i++) {
      const word = words[i]!;
      let id = this.#words.get(word);
      if (id === undefined) {
        id = this.#words.size;
        this.#words.set(word, id);
      }
      ids[i] = id;
    }
    return ids;
  }

  /** The numbers of the 3-shingles of a word sequence, in order, repetitions included. */
  shingleIds(words: Int32Array): Int32Array {
    const count = Math.max(words.length - 2, 0);
    const ids = new Int32Array(count);
    for (let i = 0; i < count; i++) ids[i] = this.#id(words[i]!, words[i + 1]!, words[i + 2]!);
    return ids;
  }

  #id(a: number, b: number, c: number): number {
    const mask = this.#slots.length - 1;
    let slot = hash(a, b, c) & mask;
    for (;;) {
      const id = this.#slots[slot]!;
      if (id < 0) break;
      const at = id * 3;
      if (this.#triples[at] === a && this.#triples[at + 1] === b && this.#triples[at + 2] === c) return id;
      slot = (slot + 1) & mask;
    }
    const id = this.#size++;
    if (this.#triples.length < this.#size * 3) {
      const grown = new Int32Array(this.#triples.length * 2);
      grown.set(this.#triples);
      this.#triples = grown;
    }
    this.#triples.set([a, b, c], id * 3);
    this.#slots[slot] = id;
    if (this.#size * 2 > this.#slots.length) this.#grow();
    return id;
  }

  #grow(): void {
    const slots = new Int32Array(this.#slots.length * 4).fill(-1);
    const mask = slots.length - 1;
    for (let id = 0; id < this.#size; id++) {
      const at = id * 3;
      let slot = hash(this.#triples[at]!, this.#triples[at + 1]!, this.#triples[at + 2]!) & mask;
      while (slots[slot]! >= 0) slot = (slot + 1) & mask;
      slots[slot] = id;
    }
    this.#slots = slots;
  }
}

function hash(a: number, b: number, c: number): number {
  let h = Math.imul(a ^ 0x9e3779b9, 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 15) ^ b, 0xc2b2ae35);
  h = Math.imul(h ^ (h >>> 13) ^ c, 0x27d4eb2f);
  return (h ^ (h >>> 16)) >>> 0;
}
