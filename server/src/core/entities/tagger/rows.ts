import { TAGS } from './tags.ts';

/**
 * Adds rows of weights to the scores of one word: `scores[at + tag]` grows by the sum over `places` of `weights[place * TAGS + tag]`.
 * Half of the tagger's time was spent here when the sums were kept in the list of scores; in variables they stay in registers,
 * which is three times faster. So the tags are written out, and their number is a fact of this function.
 *
 * @param places rows, of which the first `n` count
 */
export function addRows(weights: Float32Array, places: Int32Array, n: number, scores: Float32Array, at: number): void {
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  let s4 = 0;
  let s5 = 0;
  let s6 = 0;
  let s7 = 0;
  let s8 = 0;
  let s9 = 0;
  let s10 = 0;
  let s11 = 0;
  let s12 = 0;
  let s13 = 0;
  let s14 = 0;
  let s15 = 0;
  let s16 = 0;
  for (let k = 0; k < n; k++) {
    const row = places[k]! * TAGS;
    s0 += weights[row]!;
    s1 += weights[row + 1]!;
    s2 += weights[row + 2]!;
    s3 += weights[row + 3]!;
    s4 += weights[row + 4]!;
    s5 += weights[row + 5]!;
    s6 += weights[row + 6]!;
    s7 += weights[row + 7]!;
    s8 += weights[row + 8]!;
    s9 += weights[row + 9]!;
    s10 += weights[row + 10]!;
    s11 += weights[row + 11]!;
    s12 += weights[row + 12]!;
    s13 += weights[row + 13]!;
    s14 += weights[row + 14]!;
    s15 += weights[row + 15]!;
    s16 += weights[row + 16]!;
  }
  scores[at]! += s0;
  scores[at + 1]! += s1;
  scores[at + 2]! += s2;
  scores[at + 3]! += s3;
  scores[at + 4]! += s4;
  scores[at + 5]! += s5;
  scores[at + 6]! += s6;
  scores[at + 7]! += s7;
  scores[at + 8]! += s8;
  scores[at + 9]! += s9;
  scores[at + 10]! += s10;
  scores[at + 11]! += s11;
  scores[at + 12]! += s12;
  scores[at + 13]! += s13;
  scores[at + 14]! += s14;
  scores[at + 15]! += s15;
  scores[at + 16]! += s16;
}

/** Adds one row to another. */
export function addRow(from: Float32Array, at: number, scores: Float32Array, to: number): void {
  for (let y = 0; y < TAGS; y++) scores[to + y]! += from[at + y]!;
}

/**
 * Sums that are kept for words are whole numbers of this part of one, in 16 bits: in half the memory. The greatest sum in half a million words is below 10; what is beyond 32 is cut there, where it decides as much.
 */
export const PARTS_OF_ONE = 1024;

/** Writes scores to `to`, in parts of one. */
export function inParts(scores: Float32Array, to: Int16Array): Int16Array {
  for (let i = 0; i < scores.length; i++) {
    const parts = Math.round(scores[i]! * PARTS_OF_ONE);
    to[i] = Math.max(-0x7fff, Math.min(0x7fff, parts));
  }
  return to;
}

/** Rows of sums in parts of one: those of the word begin at `sumsAt`. */
export interface Summed {
  readonly sums: Int16Array;
  readonly sumsAt: number;
}

/** Adds a row in parts of one to one of scores. */
export function addParts(from: Int16Array, at: number, scores: Float32Array, to: number): void {
  for (let y = 0; y < TAGS; y++) scores[to + y]! += from[at + y]! / PARTS_OF_ONE;
}

/**
 * Writes the sum of the first row of `a`, the second of `b` and so on to the sixth of `f` to `scores[to + tag]`; from parts of one
 * to ones. Written out for the same reason as `addRows`.
 */
export function sumOfSix(
  a: Summed,
  b: Summed,
  c: Summed,
  d: Summed,
  e: Summed,
  f: Summed,
  scores: Float32Array,
  to: number,
): void {
  const s0 = a.sums;
  const s1 = b.sums;
  const s2 = c.sums;
  const s3 = d.sums;
  const s4 = e.sums;
  const s5 = f.sums;
  const f0 = a.sumsAt;
  const f1 = b.sumsAt + TAGS;
  const f2 = c.sumsAt + 2 * TAGS;
  const f3 = d.sumsAt + 3 * TAGS;
  const f4 = e.sumsAt + 4 * TAGS;
  const f5 = f.sumsAt + 5 * TAGS;
  scores[to] = (s0[f0]! + s1[f1]! + s2[f2]! + s3[f3]! + s4[f4]! + s5[f5]!) / PARTS_OF_ONE;
  scores[to + 1] = (s0[f0 + 1]! + s1[f1 + 1]! + s2[f2 + 1]! + s3[f3 + 1]! + s4[f4 + 1]! + s5[f5 + 1]!) / PARTS_OF_ONE;
  scores[to + 2] = (s0[f0 + 2]! + s1[f1 + 2]! + s2[f2 + 2]! + s3[f3 + 2]! + s4[f4 + 2]! + s5[f5 + 2]!) / PARTS_OF_ONE;
  scores[to + 3] = (s0[f0 + 3]! + s1[f1 + 3]! + s2[f2 + 3]! + s3[f3 + 3]! + s4[f4 + 3]! + s5[f5 + 3]!) / PARTS_OF_ONE;
  scores[to + 4] = (s0[f0 + 4]! + s1[f1 + 4]! + s2[f2 + 4]! + s3[f3 + 4]! + s4[f4 + 4]! + s5[f5 + 4]!) / PARTS_OF_ONE;
  scores[to + 5] = (s0[f0 + 5]! + s1[f1 + 5]! + s2[f2 + 5]! + s3[f3 + 5]! + s4[f4 + 5]! + s5[f5 + 5]!) / PARTS_OF_ONE;
  scores[to + 6] = (s0[f0 + 6]! + s1[f1 + 6]! + s2[f2 + 6]! + s3[f3 + 6]! + s4[f4 + 6]! + s5[f5 + 6]!) / PARTS_OF_ONE;
  scores[to + 7] = (s0[f0 + 7]! + s1[f1 + 7]! + s2[f2 + 7]! + s3[f3 + 7]! + s4[f4 + 7]! + s5[f5 + 7]!) / PARTS_OF_ONE;
  scores[to + 8] = (s0[f0 + 8]! + s1[f1 + 8]! + s2[f2 + 8]! + s3[f3 + 8]! + s4[f4 + 8]! + s5[f5 + 8]!) / PARTS_OF_ONE;
  scores[to + 9] = (s0[f0 + 9]! + s1[f1 + 9]! + s2[f2 + 9]! + s3[f3 + 9]! + s4[f4 + 9]! + s5[f5 + 9]!) / PARTS_OF_ONE;
  scores[to + 10] =
    (s0[f0 + 10]! + s1[f1 + 10]! + s2[f2 + 10]! + s3[f3 + 10]! + s4[f4 + 10]! + s5[f5 + 10]!) / PARTS_OF_ONE;
  scores[to + 11] =
    (s0[f0 + 11]! + s1[f1 + 11]! + s2[f2 + 11]! + s3[f3 + 11]! + s4[f4 + 11]! + s5[f5 + 11]!) / PARTS_OF_ONE;
  scores[to + 12] =
    (s0[f0 + 12]! + s1[f1 + 12]! + s2[f2 + 12]! + s3[f3 + 12]! + s4[f4 + 12]! + s5[f5 + 12]!) / PARTS_OF_ONE;
  scores[to + 13] =
    (s0[f0 + 13]! + s1[f1 + 13]! + s2[f2 + 13]! + s3[f3 + 13]! + s4[f4 + 13]! + s5[f5 + 13]!) / PARTS_OF_ONE;
  scores[to + 14] =
    (s0[f0 + 14]! + s1[f1 + 14]! + s2[f2 + 14]! + s3[f3 + 14]! + s4[f4 + 14]! + s5[f5 + 14]!) / PARTS_OF_ONE;
  scores[to + 15] =
    (s0[f0 + 15]! + s1[f1 + 15]! + s2[f2 + 15]! + s3[f3 + 15]! + s4[f4 + 15]! + s5[f5 + 15]!) / PARTS_OF_ONE;
  scores[to + 16] =
    (s0[f0 + 16]! + s1[f1 + 16]! + s2[f2 + 16]! + s3[f3 + 16]! + s4[f4 + 16]! + s5[f5 + 16]!) / PARTS_OF_ONE;
}
