/**
 * Lines sorted by their bytes, asked by the cell before the first tab. Nothing is read before a line is asked for, so a table
 * of any size loads in no time; a look-up is a binary search over the bytes.
 */
export class SortedLines {
  readonly #bytes: Uint8Array;
  readonly #from: number;
  readonly #to: number;
  readonly #decoder = new TextDecoder();
  #wanted = new Uint8Array(64);

  /** @param from first byte of the first line; `to` is after the last line's newline. */
  constructor(bytes: Uint8Array, from: number, to: number) {
    this.#bytes = bytes;
    this.#from = from;
    this.#to = to;
  }

  has(key: string): boolean {
    const length = this.#encode(key);
    const at = this.#first(length);
    return at < this.#to && this.#compare(at, length) === 0;
  }

  /** What stands after the first tab in each line of `key`, in order. */
  find(key: string): string[] {
    const length = this.#encode(key);
    const found: string[] = [];
    for (let at = this.#first(length); at < this.#to && this.#compare(at, length) === 0; ) {
      const end = this.#bytes.indexOf(10, at);
      found.push(this.#decoder.decode(this.#bytes.subarray(Math.min(at + length + 1, end), end)));
      at = end + 1;
    }
    return found;
  }

  /** The offset of the first line whose key is not before the wanted one. */
  #first(length: number): number {
    const bytes = this.#bytes;
    let low = this.#from;
    let high = this.#to;
    while (low < high) {
      let middle = (low + high) >>> 1;
      while (middle > low && bytes[middle - 1] !== 10) middle--;
      if (this.#compare(middle, length) < 0) {
        while (bytes[middle] !== 10) middle++;
        low = middle + 1;
      } else high = middle;
    }
    return low;
  }

  /** Negative where the line's key is before the wanted one. A tab or newline is before every letter. */
  #compare(at: number, length: number): number {
    const bytes = this.#bytes;
    const wanted = this.#wanted;
    for (let i = 0; i < length; i++) {
      const difference = bytes[at + i]! - wanted[i]!;
      if (difference !== 0) return difference;
    }
    const next = bytes[at + length]!;
    return next === 9 || next === 10 ? 0 : 1;
  }

  /** UTF-8 of the key in the buffer; a lone surrogate becomes bytes that no line has. */
  #encode(key: string): number {
    if (key.length * 3 > this.#wanted.length) this.#wanted = new Uint8Array(key.length * 3);
    const out = this.#wanted;
    let n = 0;
    for (let i = 0; i < key.length; i++) {
      const code = key.charCodeAt(i);
      if (code < 0x80) out[n++] = code;
      else if (code < 0x800) {
        out[n++] = 0xc0 | (code >> 6);
        out[n++] = 0x80 | (code & 0x3f);
      } else {
        out[n++] = 0xe0 | (code >> 12);
        out[n++] = 0x80 | ((code >> 6) & 0x3f);
        out[n++] = 0x80 | (code & 0x3f);
      }
    }
    return n;
  }
}
