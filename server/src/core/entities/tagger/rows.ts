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
