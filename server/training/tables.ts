import { HashIndex, hashText } from '../src/core/entities/tagger/hash.ts';
import { eachRun, softmax } from '../src/core/entities/tagger/model-file.ts';
import { CLUSTERINGS, type StemTable } from '../src/core/entities/tagger/words.ts';

/** What is known of stems while the tagger is being trained; the same that the model file gives later. */
export class TrainingTable implements StemTable {
  readonly #index: HashIndex;
  /** Levels of habit, four for each stem; none before news was read by a first tagger. */
  levels: Uint8Array | undefined;
  letters: LetterModel | undefined;

  constructor(
    readonly stems: readonly string[],
    readonly counts: Int32Array,
    /** One list for each clustering. */
    readonly classes: readonly Uint16Array[],
  ) {
    this.#index = new HashIndex(Int32Array.from(stems.map((stem) => hashText(stem))));
  }

  /** A table with the same stems and classes and other statistics. */
  with(levels: Uint8Array, letters: LetterModel): TrainingTable {
    const other = new TrainingTable(this.stems, this.counts, this.classes);
    other.levels = levels;
    other.letters = letters;
    return other;
  }

  withoutClasses(): TrainingTable {
    const other = new TrainingTable(this.stems, this.counts, []);
    other.levels = this.levels;
    other.letters = this.letters;
    return other;
  }

  withoutStatistics(): TrainingTable {
    return new TrainingTable(this.stems, this.counts, this.classes);
  }

  find(hash: number): number {
    return this.#index.find(hash);
  }

  classOf(stem: number, clustering: number): number {
    return clustering < CLUSTERINGS ? (this.classes[clustering]?.[stem] ?? 0) : 0;
  }

  level(stem: number, type: number): number {
    return this.levels ? this.levels[stem * 4 + type]! : 0;
  }

  frequency(stem: number): number {
    return Math.min(15, Math.floor(Math.log2(this.counts[stem]! + 1)));
  }

  spelling(stem: string, levels: Uint8Array): void {
    if (this.letters) this.letters.levels(stem, levels);
    else levels.fill(0);
  }
}

/** A number between 0 and 1 as one of sixteen levels, finer near the ends. */
export function levelOf(share: number): number {
  const bounded = Math.min(Math.max(share, 0.002), 0.998);
  const odds = Math.log(bounded / (1 - bounded));
  return Math.min(15, Math.max(0, Math.round((odds + 6) * 1.25)));
}

export const LETTER_BUCKETS = 1 << 15;

/** What the letters of a stem say of its type: sums of weights of runs of one to five letters, and a softmax. */
export class LetterModel {
  constructor(readonly weights: Float32Array) {}

  shares(stem: string, out: Float64Array): void {
    out.fill(0);
    eachRun(stem, LETTER_BUCKETS, (row) => {
      for (let y = 0; y < 4; y++) out[y]! += this.weights[row * 4 + y]!;
    });
    softmax(out);
  }

  levels(stem: string, out: Uint8Array): void {
    this.shares(stem, SHARES);
    for (let y = 0; y < 4; y++) out[y] = Math.min(7, Math.floor(SHARES[y]! * 8));
  }

  /** Learns from stems with the shares of their types (four for each, summing to one) and weights. */
  static train(stems: readonly string[], shares: Float32Array, weight: Float32Array, epochs: number): LetterModel {
    const model = new LetterModel(new Float32Array(LETTER_BUCKETS * 4));
    const p = new Float64Array(4);
    for (let epoch = 0; epoch < epochs; epoch++) {
      const rate = 0.08 / (1 + epoch);
      for (let i = 0; i < stems.length; i++) {
        if (weight[i]! <= 0) continue;
        const stem = stems[i]!;
        model.shares(stem, p);
        for (let y = 0; y < 4; y++) p[y] = rate * weight[i]! * (p[y]! - shares[i * 4 + y]!);
        eachRun(stem, LETTER_BUCKETS, (row) => {
          for (let y = 0; y < 4; y++)
            model.weights[row * 4 + y]! -= p[y]! + rate * 0.0005 * model.weights[row * 4 + y]!;
        });
      }
    }
    return model;
  }
}

const SHARES = new Float64Array(4);
