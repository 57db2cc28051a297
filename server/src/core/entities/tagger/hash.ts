/**
 * Integer hashes: a feature of the tagger is a 32-bit number from its first letter on, so that no string is built for it. Two
 * features in a million share a number, which costs nothing measurable.
 */

/** The hash of the code units `[from, to)` of a text. */
export function hashText(text: string, from = 0, to = text.length): number {
  let hash = 0x811c9dc5;
  for (let i = from; i < to; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return mix(hash, to - from);
}

/** One number from two; the order counts. */
export function mix(a: number, b: number): number {
  let hash = Math.imul(a ^ Math.imul(b ^ (b >>> 15), 0x9e3779b1), 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) | 0;
}

/** From 32-bit numbers to their places in a list, in one flat table. */
export class HashIndex {
  /** Key and place side by side, so that a look-up waits for memory once; a place of -1 is an empty slot. */
  readonly #slots: Int32Array;
  readonly #mask: number;

  /** @param keys different numbers; the place of each is its index */
  constructor(keys: Int32Array) {
    let size = 16;
    while (size < keys.length * 2) size *= 2;
    this.#mask = size - 1;
    this.#slots = new Int32Array(size * 2).fill(-1);
    for (let i = 0; i < keys.length; i++) {
      let slot = keys[i]! & this.#mask;
      while (this.#slots[slot * 2 + 1]! >= 0) slot = (slot + 1) & this.#mask;
      this.#slots[slot * 2] = keys[i]!;
      this.#slots[slot * 2 + 1] = i;
    }
  }

  /** The place of `key`, or -1. */
  find(key: number): number {
    const slots = this.#slots;
    let slot = key & this.#mask;
    for (;;) {
      const place = slots[slot * 2 + 1]!;
      if (place < 0 || slots[slot * 2] === key) return place;
      slot = (slot + 1) & this.#mask;
    }
  }
}
