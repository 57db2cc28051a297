import type { Naturals } from './columns.ts';

/** Bits that stand for the words of a mention, in numbers of 32. */
export const SIGN = 4;

/** One of 128 bits for a word. */
export const bitOf = (word: number): number => Math.imul(word, 0x9e3779b1) >>> 25;

/** The bits of some words. */
export function signOf(words: readonly number[]): Uint32Array<ArrayBuffer> {
  const sign = new Uint32Array(SIGN);
  for (const word of words) {
    const bit = bitOf(word);
    sign[bit >> 5]! |= 1 << (bit & 31);
  }
  return sign;
}

/** How many of the bits that stand for words a mention shares with the one at a place of a list of such bits. */
export function sharedBits(sign: Naturals, signs: Naturals, place: number): number {
  let bits = 0;
  for (let i = 0, at = place * SIGN; i < SIGN; i++, at++) bits += ones(sign[i]! & signs[at]!);
  return bits;
}

/** Bits that are set. */
function ones(bits: number): number {
  let n = bits - ((bits >>> 1) & 0x55555555);
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333);
  return Math.imul((n + (n >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Bits that stand for words. */
const BITS = SIGN * 32;
/** Words of a mention that are counted at most, more than any mention has: what five bits can count. */
const MOST = 31;

/**
 * The bits of the words of mentions by bit instead of by mention: of each bit one number for 32 mentions that follow each other in an order.
 * So 32 mentions are compared at a time, and those that share little are passed over.
 * @param signs the bits of each mention, `SIGN` numbers each
 * @param order the mentions
 * @param count of how many of them, from the first on
 */
export function planesOf(signs: ArrayLike<number>, order: ArrayLike<number>, count: number): Uint32Array<ArrayBuffer> {
  const stride = (count + 31) >>> 5;
  const planes = new Uint32Array(BITS * stride);
  for (let at = 0; at < count; at++) {
    for (let i = 0; i < SIGN; i++) {
      for (let rest = signs[order[at]! * SIGN + i]!; rest !== 0; rest &= rest - 1) {
        planes[(i * 32 + 31 - Math.clz32(rest & -rest)) * stride + (at >>> 5)]! |= 1 << (at & 31);
      }
    }
  }
  return planes;
}

/** Counts for 32 mentions at a time how many bits they share with one that is asked about. */
export class PlaneCounter {
  readonly #planes: Naturals;
  readonly #starts: Uint32Array;
  /** The counts, one bit of each of the 32. */
  #ones = 0;
  #twos = 0;
  #fours = 0;
  #eights = 0;
  #sixteens = 0;

  /** @param sign the bits of the mention that is asked about */
  constructor(planes: Naturals, sign: ArrayLike<number>) {
    this.#planes = planes;
    const stride = planes.length / BITS;
    const starts: number[] = [];
    for (let bit = 0; bit < BITS; bit++) {
      if ((sign[bit >>> 5]! & (1 << (bit & 31))) !== 0) starts.push(bit * stride);
    }
    this.#starts = Uint32Array.from(starts.slice(0, MOST));
  }

  /**
   * Counts the n-th 32 mentions.
   * @returns which of them share at least so many bits (31 at most), a bit each
   */
  count(n: number, atLeast: number): number {
    const planes = this.#planes;
    const starts = this.#starts;
    let ones = 0;
    let twos = 0;
    let fours = 0;
    let eights = 0;
    let sixteens = 0;
    let i = 0;
    // Four bits at a time: two and two make ones and carries, the carries make twos and one carry.
    for (; i + 3 < starts.length; i += 4) {
      const a = planes[starts[i]! + n]!;
      const b = planes[starts[i + 1]! + n]!;
      const either = a ^ b;
      const first = (a & b) | (ones & either);
      ones ^= either;
      const c = planes[starts[i + 2]! + n]!;
      const d = planes[starts[i + 3]! + n]!;
      const other = c ^ d;
      const second = (c & d) | (ones & other);
      ones ^= other;
      const carries = first ^ second;
      const four = (first & second) | (twos & carries);
      twos ^= carries;
      const eight = fours & four;
      fours ^= four;
      sixteens |= eights & eight;
      eights ^= eight;
    }
    for (; i < starts.length; i++) {
      const bits = planes[starts[i]! + n]!;
      const two = ones & bits;
      ones ^= bits;
      const four = twos & two;
      twos ^= two;
      const eight = fours & four;
      fours ^= four;
      sixteens |= eights & eight;
      eights ^= eight;
    }
    this.#ones = ones;
    this.#twos = twos;
    this.#fours = fours;
    this.#eights = eights;
    this.#sixteens = sixteens;
    // A comparison from the lowest bit on: where the limit has the bit both must hold, else either.
    let enough = -1;
    enough = atLeast & 1 ? ones & enough : ones | enough;
    enough = atLeast & 2 ? twos & enough : twos | enough;
    enough = atLeast & 4 ? fours & enough : fours | enough;
    enough = atLeast & 8 ? eights & enough : eights | enough;
    return atLeast & 16 ? sixteens & enough : sixteens | enough;
  }

  /** How many bits one of the 32 that were counted last shares. */
  countOf(at: number): number {
    return (
      ((this.#ones >>> at) & 1) +
      ((this.#twos >>> at) & 1) * 2 +
      ((this.#fours >>> at) & 1) * 4 +
      ((this.#eights >>> at) & 1) * 8 +
      ((this.#sixteens >>> at) & 1) * 16
    );
  }
}
