/**
 * A set of words kept as 32-bit hashes: 30,000 words load in about a millisecond because no string is made for any of them.
 *
 * The price is a false "yes" for one unknown word in about 140,000 (30,000 hashes over 2^32), which costs at worst one missed
 * name; a false "no" cannot happen.
 */
export class WordSet {
  readonly #slots: Uint32Array;
  readonly #mask: number;

  /** @param lines UTF-8, one word a line. Bytes that are no UTF-8 make entries that nothing matches. */
  constructor(lines: Uint8Array) {
    let count = 1;
    for (let i = 0; i < lines.length; i++) if (lines[i] === 10) count++;
    let size = 16;
    while (size < count * 2) size *= 2;
    this.#slots = new Uint32Array(size);
    this.#mask = size - 1;
    let hash = OFFSET;
    let empty = true;
    for (let i = 0; i <= lines.length; i++) {
      const byte = i < lines.length ? lines[i]! : 10;
      if (byte === 10) {
        if (!empty) this.#add(finish(hash));
        hash = OFFSET;
        empty = true;
        continue;
      }
      if (byte === 13) continue;
      empty = false;
      if (byte < 0x80) hash = step(hash, byte);
      else if (byte < 0xe0) hash = step(hash, ((byte & 0x1f) << 6) | (lines[++i]! & 0x3f));
      else hash = step(hash, ((byte & 0x0f) << 12) | ((lines[++i]! & 0x3f) << 6) | (lines[++i]! & 0x3f));
    }
  }

  has(word: string, from = 0, to = word.length): boolean {
    if (from >= to) return false;
    let hash = OFFSET;
    for (let i = from; i < to; i++) hash = step(hash, word.charCodeAt(i));
    return this.#find(finish(hash));
  }

  #find(hash: number): boolean {
    for (let slot = hash & this.#mask; ; slot = (slot + 1) & this.#mask) {
      const there = this.#slots[slot];
      if (there === hash) return true;
      if (there === 0) return false;
    }
  }

  #add(hash: number): void {
    let slot = hash & this.#mask;
    while (this.#slots[slot] !== 0 && this.#slots[slot] !== hash) slot = (slot + 1) & this.#mask;
    this.#slots[slot] = hash;
  }
}

// FNV-1a over UTF-16 code units, with a final mix because FNV's low bits are weak; 0 marks an empty slot.
const OFFSET = 0x811c9dc5 | 0;
const step = (hash: number, code: number): number => Math.imul(hash ^ code, 0x01000193);
function finish(hash: number): number {
  let h = hash ^ (hash >>> 15);
  h = Math.imul(h, 0x2c1b3c6d);
  h ^= h >>> 13;
  return h >>> 0 || 1;
}
