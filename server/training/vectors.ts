import { randomFrom } from './random.ts';

/** A matrix of which few cells are not zero, row by row. */
interface Sparse {
  readonly rows: number;
  readonly columns: number;
  readonly start: Int32Array;
  readonly column: Int32Array;
  readonly value: Float32Array;
}

/**
 * How much more often than by chance each of the `contexts` commonest words stands at each distance from each word: positive
 * pointwise mutual information, context counts smoothed by the power of 0.75 (Levy, Goldberg and Dagan 2015).
 */
function associations(sequence: Int32Array, words: number, contexts: number, distances: readonly number[]): Sparse {
  const columns = contexts * distances.length;
  const size = 1 << 26;
  const mask = size - 1;
  const keys = new Float64Array(size).fill(-1);
  const counts = new Int32Array(size);
  let filled = 0;
  for (let i = 0; i < sequence.length; i++) {
    const word = sequence[i]!;
    if (word < 0) continue;
    for (let d = 0; d < distances.length; d++) {
      const distance = distances[d]!;
      const context = sequence[i + distance] ?? -2;
      if (context < 0 || context >= contexts) continue;
      // Nothing is counted over the end of a paragraph.
      if (Math.abs(distance) > 1 && sequence[i + Math.sign(distance)] === -2) continue;
      const key = word * columns + d * contexts + context;
      let slot = (Math.imul(key | 0, 0x9e3779b1) ^ Math.floor(key / 65536)) & mask;
      while (keys[slot]! >= 0 && keys[slot] !== key) slot = (slot + 1) & mask;
      if (keys[slot]! < 0) {
        if (filled > size * 0.8) continue;
        keys[slot] = key;
        filled++;
      }
      counts[slot]!++;
    }
  }
  const rowSum = new Float64Array(words);
  const columnSum = new Float64Array(columns);
  const start = new Int32Array(words + 1);
  for (let slot = 0; slot < size; slot++) {
    if (keys[slot]! < 0) continue;
    const word = Math.floor(keys[slot]! / columns);
    rowSum[word]! += counts[slot]!;
    columnSum[keys[slot]! - word * columns]! += counts[slot]!;
    start[word + 1]!++;
  }
  let smoothed = 0;
  for (let c = 0; c < columns; c++) {
    columnSum[c] = columnSum[c]! ** 0.75;
    smoothed += columnSum[c]!;
  }
  for (let w = 0; w < words; w++) start[w + 1]! += start[w]!;
  const column = new Int32Array(filled);
  const value = new Float32Array(filled);
  const next = start.slice();
  for (let slot = 0; slot < size; slot++) {
    if (keys[slot]! < 0) continue;
    const word = Math.floor(keys[slot]! / columns);
    const c = keys[slot]! - word * columns;
    const information = Math.log((counts[slot]! * smoothed) / (rowSum[word]! * columnSum[c]!));
    const at = next[word]!;
    next[word]!++;
    column[at] = c;
    value[at] = Math.max(information, 0);
  }
  // The table's order hangs on nothing but the text, but rows are sorted so that sums are the same in any case.
  sortRows(start, column, value);
  return { rows: words, columns, start, column, value };
}

function sortRows(start: Int32Array, column: Int32Array, value: Float32Array): void {
  for (let row = 0; row + 1 < start.length; row++) {
    const from = start[row]!;
    const to = start[row + 1]!;
    const order = Array.from({ length: to - from }, (_, k) => from + k).sort((a, b) => column[a]! - column[b]!);
    const columns = order.map((k) => column[k]!);
    const values = order.map((k) => value[k]!);
    column.set(columns, from);
    value.set(values, from);
  }
}

function times({ rows, start, column, value }: Sparse, right: Float32Array, width: number): Float32Array {
  const out = new Float32Array(rows * width);
  for (let row = 0; row < rows; row++) {
    const at = row * width;
    for (let k = start[row]!; k < start[row + 1]!; k++) {
      const from = column[k]! * width;
      const by = value[k]!;
      for (let j = 0; j < width; j++) out[at + j]! += by * right[from + j]!;
    }
  }
  return out;
}

function transposedTimes({ rows, columns, start, column, value }: Sparse, right: Float32Array, width: number) {
  const out = new Float32Array(columns * width);
  for (let row = 0; row < rows; row++) {
    const from = row * width;
    for (let k = start[row]!; k < start[row + 1]!; k++) {
      const at = column[k]! * width;
      const by = value[k]!;
      for (let j = 0; j < width; j++) out[at + j]! += by * right[from + j]!;
    }
  }
  return out;
}

/** Makes the columns of a matrix orthonormal (modified Gram–Schmidt). */
function orthonormalise(matrix: Float32Array, rows: number, width: number): void {
  for (let j = 0; j < width; j++) {
    for (let k = 0; k < j; k++) {
      let product = 0;
      for (let i = 0; i < rows; i++) product += matrix[i * width + j]! * matrix[i * width + k]!;
      for (let i = 0; i < rows; i++) matrix[i * width + j]! -= product * matrix[i * width + k]!;
    }
    let norm = 0;
    for (let i = 0; i < rows; i++) norm += matrix[i * width + j]! ** 2;
    norm = Math.sqrt(norm) || 1;
    for (let i = 0; i < rows; i++) matrix[i * width + j]! /= norm;
  }
}

/**
 * A vector of length one for each of the `words` commonest stems, by the company that it keeps at the given distances: the
 * associations above, projected on their `width` strongest directions (randomised range finder, Halko, Martinsson and Tropp
 * 2011). Rows of `width` numbers.
 */
export function wordVectors(
  sequence: Int32Array,
  words: number,
  contexts: number,
  distances: readonly number[],
  width: number,
  seed: number,
): Float32Array {
  const matrix = associations(sequence, words, contexts, distances);
  const random = randomFrom(seed);
  let basis = new Float32Array(matrix.columns * width);
  for (let i = 0; i < basis.length; i++) basis[i] = random() + random() + random() - 1.5;
  for (let round = 0; round < 3; round++) {
    const range = times(matrix, basis, width);
    orthonormalise(range, matrix.rows, width);
    basis = transposedTimes(matrix, range, width);
    if (round < 2) orthonormalise(basis, matrix.columns, width);
  }
  orthonormalise(basis, matrix.columns, width);
  const vectors = times(matrix, basis, width);
  for (let row = 0; row < words; row++) normalise(vectors, row, width);
  return vectors;
}

function normalise(vectors: Float32Array, row: number, width: number): void {
  let norm = 0;
  for (let j = 0; j < width; j++) norm += vectors[row * width + j]! ** 2;
  norm = Math.sqrt(norm);
  if (norm > 0) for (let j = 0; j < width; j++) vectors[row * width + j]! /= norm;
}

/**
 * Spherical k-means: for each row the number of its class, from 1; 0 for a row of zeros. Begins at rows spread over the
 * frequent words.
 */
export function cluster(
  vectors: Float32Array,
  rows: number,
  width: number,
  classes: number,
  rounds: number,
  seed: number,
): Uint16Array {
  const random = randomFrom(seed);
  const centres = new Float32Array(classes * width);
  const taken = new Set<number>();
  for (let c = 0; c < classes; c++) {
    let row = 0;
    do row = Math.floor(random() ** 1.5 * Math.min(rows, classes * 20));
    while (taken.has(row));
    taken.add(row);
    centres.set(vectors.subarray(row * width, (row + 1) * width), c * width);
  }
  const assigned = new Uint16Array(rows);
  const sums = new Float64Array(classes * width);
  for (let round = 0; round < rounds; round++) {
    sums.fill(0);
    let moved = 0;
    for (let row = 0; row < rows; row++) {
      const at = row * width;
      let best = -2;
      let chosen = 0;
      for (let c = 0; c < classes; c++) {
        const from = c * width;
        let product = 0;
        for (let j = 0; j < width; j++) product += vectors[at + j]! * centres[from + j]!;
        if (product > best) {
          best = product;
          chosen = c;
        }
      }
      if (assigned[row] !== chosen + 1) moved++;
      assigned[row] = best === 0 ? 0 : chosen + 1;
      for (let j = 0; j < width; j++) sums[chosen * width + j]! += vectors[at + j]!;
    }
    for (let c = 0; c < classes; c++) {
      let norm = 0;
      for (let j = 0; j < width; j++) norm += sums[c * width + j]! ** 2;
      norm = Math.sqrt(norm);
      // A class that lost all its words begins again at one of them.
      if (norm === 0) {
        const row = Math.floor(random() * rows);
        centres.set(vectors.subarray(row * width, (row + 1) * width), c * width);
      } else for (let j = 0; j < width; j++) centres[c * width + j] = sums[c * width + j]! / norm;
    }
    if (moved < rows / 1000) break;
  }
  return assigned;
}
