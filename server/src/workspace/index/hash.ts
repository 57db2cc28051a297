/** 64 bits that stand for a text: among a million texts two are the same with a probability of 10⁻⁷. */
export interface Hash64 {
  readonly lo: number;
  readonly hi: number;
}

/** Hashes the UTF-16 code units of a text in two lanes that are mixed at the end (after cyrb53, public domain). */
export function hash64(text: string): Hash64 {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    a = Math.imul(a ^ unit, 2654435761);
    b = Math.imul(b ^ unit, 1597334677);
    a = (a << 13) | (a >>> 19);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return { lo: a >>> 0, hi: b >>> 0 };
}

/** 32 bits of it. */
export const hash32 = (text: string): number => hash64(text).lo;

/** Tables of which a large one consists, a power of two: each grows for itself, so that growing holds up nobody for long. */
const TABLES = 16;

/** From 64-bit hashes to whole numbers below 2³² - 1, in typed arrays; nothing is ever taken out. */
export class HashTable {
  readonly #tables: readonly Table[];

  /** @param expected room for so many at once, where that is known */
  constructor(expected = 0) {
    this.#tables = Array.from({ length: TABLES }, () => new Table(expected / TABLES));
  }

  /** The value of a key, or -1. */
  get(lo: number, hi: number): number {
    return this.#tables[hi & (TABLES - 1)]!.get(lo, hi);
  }

  set(lo: number, hi: number, value: number): void {
    this.#tables[hi & (TABLES - 1)]!.set(lo, hi, value);
  }
}

/** Open addressing. Nothing is written to memory that is not used yet: the system gives it, zeroed, when it is first touched. */
class Table {
  #mask: number;
  #lo: Uint32Array;
  #hi: Uint32Array;
  /** Value + 1; 0 where there is none. */
  #values: Uint32Array;
  #size = 0;

  constructor(expected: number) {
    let length = 1 << 6;
    while (length * 2 < (expected + 2) * 3) length *= 2;
    this.#mask = length - 1;
    this.#lo = new Uint32Array(length);
    this.#hi = new Uint32Array(length);
    this.#values = new Uint32Array(length);
  }

  get(lo: number, hi: number): number {
    return this.#values[this.#slot(lo, hi)]! - 1;
  }

  set(lo: number, hi: number, value: number): void {
    const slot = this.#slot(lo, hi);
    if (this.#values[slot] === 0) {
      if ((this.#size + 1) * 3 > this.#mask * 2) {
        this.#grow();
        this.set(lo, hi, value);
        return;
      }
      this.#size++;
      this.#lo[slot] = lo;
      this.#hi[slot] = hi;
    }
    this.#values[slot] = value + 1;
  }

  #slot(lo: number, hi: number): number {
    let slot = (lo ^ Math.imul(hi, 0x9e3779b1)) & this.#mask;
    while (this.#values[slot] !== 0 && (this.#lo[slot] !== lo || this.#hi[slot] !== hi)) {
      slot = (slot + 1) & this.#mask;
    }
    return slot;
  }

  #grow(): void {
    const [lo, hi, values] = [this.#lo, this.#hi, this.#values];
    const length = values.length * 2;
    this.#mask = length - 1;
    this.#lo = new Uint32Array(length);
    this.#hi = new Uint32Array(length);
    this.#values = new Uint32Array(length);
    for (let i = 0; i < values.length; i++) {
      if (values[i] === 0) continue;
      const slot = this.#slot(lo[i]!, hi[i]!);
      this.#lo[slot] = lo[i]!;
      this.#hi[slot] = hi[i]!;
      this.#values[slot] = values[i]!;
    }
  }
}
