/**
 * A table of lines, asked by the cell before the first tab, with a hash index that was made at build time. Loading reads
 * nothing; a look-up compares bytes in place and decodes only the lines that it returns.
 */
export class HashedLines {
  readonly #bytes: Uint8Array;
  readonly #from: number;
  readonly #slots: Uint32Array;
  readonly #mask: number;
  readonly #decoder = new TextDecoder();

  /**
   * @param bytes holds the lines from `from` on, lines of one key side by side, each ended by a newline
   * @param slots of `indexLines`: a power of two of them, 0 for empty, else 1 + the offset of a key's first line
   */
  constructor(bytes: Uint8Array, from: number, slots: Uint32Array) {
    this.#bytes = bytes;
    this.#from = from;
    this.#slots = slots;
    this.#mask = slots.length - 1;
  }

  has(key: string): boolean {
    return this.#first(key) >= 0;
  }

  /** What stands after the first tab in each line of `key`, in order. */
  find(key: string): string[] {
    const found: string[] = [];
    let at = this.#first(key);
    while (at >= 0) {
      const end = this.#bytes.indexOf(10, at);
      const tab = this.#bytes.indexOf(9, at);
      found.push(this.#decoder.decode(this.#bytes.subarray(tab >= 0 && tab < end ? tab + 1 : end, end)));
      at = end + 1 < this.#bytes.length && this.#matches(end + 1, key) ? end + 1 : -1;
    }
    return found;
  }

  #first(key: string): number {
    if (this.#mask < 0) return -1;
    for (let slot = hash(key) & this.#mask; this.#slots[slot] !== 0; slot = (slot + 1) & this.#mask) {
      const at = this.#from + this.#slots[slot]! - 1;
      if (this.#matches(at, key)) return at;
    }
    return -1;
  }

  /** Whether the line at `at` has exactly this key: its UTF-8 compared with the key's code units. */
  #matches(at: number, key: string): boolean {
    const bytes = this.#bytes;
    let i = at;
    for (let k = 0; k < key.length; k++) {
      const code = key.charCodeAt(k);
      if (code < 0x80) {
        if (bytes[i++] !== code) return false;
      } else if (code < 0x800) {
        if (bytes[i++] !== (0xc0 | (code >> 6)) || bytes[i++] !== (0x80 | (code & 0x3f))) return false;
      } else {
        if (bytes[i++] !== (0xe0 | (code >> 12)) || bytes[i++] !== (0x80 | ((code >> 6) & 0x3f))) return false;
        if (bytes[i++] !== (0x80 | (code & 0x3f))) return false;
      }
    }
    return bytes[i] === 9 || bytes[i] === 10;
  }
}

/** The index of lines whose keys stand side by side. `offsets` are byte offsets of the lines. */
export function indexLines(keys: readonly string[], offsets: readonly number[]): Uint32Array {
  let size = 16;
  while (size < keys.length * 2) size *= 2;
  const slots = new Uint32Array(size);
  for (let i = 0; i < keys.length; i++) {
    if (i > 0 && keys[i] === keys[i - 1]) continue;
    let slot = hash(keys[i]!) & (size - 1);
    while (slots[slot] !== 0) slot = (slot + 1) & (size - 1);
    slots[slot] = offsets[i]! + 1;
  }
  return slots;
}

/** FNV-1a over UTF-16 code units with a final mix, because its low bits are weak. */
function hash(key: string): number {
  let h = 0x811c9dc5 | 0;
  for (let i = 0; i < key.length; i++) h = Math.imul(h ^ key.charCodeAt(i), 0x01000193);
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
  return h ^ (h >>> 13);
}
