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
 * Writes the sum of the first row of `a`, the second of `b` and so on to the sixth of `f` to `scores[to + tag]`. Written out for the
 * same reason as `addRows`.
 */
export function sumOfSix(
  a: Float32Array,
  b: Float32Array,
  c: Float32Array,
  d: Float32Array,
  e: Float32Array,
  f: Float32Array,
  scores: Float32Array,
  to: number,
): void {
  scores[to] = a[0]! + b[TAGS]! + c[2 * TAGS]! + d[3 * TAGS]! + e[4 * TAGS]! + f[5 * TAGS]!;
  scores[to + 1] = a[1]! + b[TAGS + 1]! + c[2 * TAGS + 1]! + d[3 * TAGS + 1]! + e[4 * TAGS + 1]! + f[5 * TAGS + 1]!;
  scores[to + 2] = a[2]! + b[TAGS + 2]! + c[2 * TAGS + 2]! + d[3 * TAGS + 2]! + e[4 * TAGS + 2]! + f[5 * TAGS + 2]!;
  scores[to + 3] = a[3]! + b[TAGS + 3]! + c[2 * TAGS + 3]! + d[3 * TAGS + 3]! + e[4 * TAGS + 3]! + f[5 * TAGS + 3]!;
  scores[to + 4] = a[4]! + b[TAGS + 4]! + c[2 * TAGS + 4]! + d[3 * TAGS + 4]! + e[4 * TAGS + 4]! + f[5 * TAGS + 4]!;
  scores[to + 5] = a[5]! + b[TAGS + 5]! + c[2 * TAGS + 5]! + d[3 * TAGS + 5]! + e[4 * TAGS + 5]! + f[5 * TAGS + 5]!;
  scores[to + 6] = a[6]! + b[TAGS + 6]! + c[2 * TAGS + 6]! + d[3 * TAGS + 6]! + e[4 * TAGS + 6]! + f[5 * TAGS + 6]!;
  scores[to + 7] = a[7]! + b[TAGS + 7]! + c[2 * TAGS + 7]! + d[3 * TAGS + 7]! + e[4 * TAGS + 7]! + f[5 * TAGS + 7]!;
  scores[to + 8] = a[8]! + b[TAGS + 8]! + c[2 * TAGS + 8]! + d[3 * TAGS + 8]! + e[4 * TAGS + 8]! + f[5 * TAGS + 8]!;
  scores[to + 9] = a[9]! + b[TAGS + 9]! + c[2 * TAGS + 9]! + d[3 * TAGS + 9]! + e[4 * TAGS + 9]! + f[5 * TAGS + 9]!;
  scores[to + 10] =
    a[10]! + b[TAGS + 10]! + c[2 * TAGS + 10]! + d[3 * TAGS + 10]! + e[4 * TAGS + 10]! + f[5 * TAGS + 10]!;
  scores[to + 11] =
    a[11]! + b[TAGS + 11]! + c[2 * TAGS + 11]! + d[3 * TAGS + 11]! + e[4 * TAGS + 11]! + f[5 * TAGS + 11]!;
  scores[to + 12] =
    a[12]! + b[TAGS + 12]! + c[2 * TAGS + 12]! + d[3 * TAGS + 12]! + e[4 * TAGS + 12]! + f[5 * TAGS + 12]!;
  scores[to + 13] =
    a[13]! + b[TAGS + 13]! + c[2 * TAGS + 13]! + d[3 * TAGS + 13]! + e[4 * TAGS + 13]! + f[5 * TAGS + 13]!;
  scores[to + 14] =
    a[14]! + b[TAGS + 14]! + c[2 * TAGS + 14]! + d[3 * TAGS + 14]! + e[4 * TAGS + 14]! + f[5 * TAGS + 14]!;
  scores[to + 15] =
    a[15]! + b[TAGS + 15]! + c[2 * TAGS + 15]! + d[3 * TAGS + 15]! + e[4 * TAGS + 15]! + f[5 * TAGS + 15]!;
  scores[to + 16] =
    a[16]! + b[TAGS + 16]! + c[2 * TAGS + 16]! + d[3 * TAGS + 16]! + e[4 * TAGS + 16]! + f[5 * TAGS + 16]!;
}
