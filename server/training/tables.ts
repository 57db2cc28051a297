import { HashIndex, hashText } from '../src/core/entities/tagger/hash.ts';
import { CLUSTERINGS, type StemTable } from '../src/core/entities/tagger/words.ts';

/** What is known of stems while the tagger is being trained; the same that the model file gives later. */
export class TrainingTable implements StemTable {
  readonly #index: HashIndex;

  constructor(
    readonly stems: readonly string[],
    readonly counts: Int32Array,
    /** One list for each clustering. */
    readonly classes: readonly Uint16Array[],
  ) {
    this.#index = new HashIndex(Int32Array.from(stems.map((stem) => hashText(stem))));
  }

  withoutClasses(): TrainingTable {
    return new TrainingTable(this.stems, this.counts, []);
  }

  find(hash: number): number {
    return this.#index.find(hash);
  }

  classOf(stem: number, clustering: number): number {
    return clustering < CLUSTERINGS ? (this.classes[clustering]?.[stem] ?? 0) : 0;
  }

  frequency(stem: number): number {
    return Math.min(15, Math.floor(Math.log2(this.counts[stem]! + 1)));
  }
}
