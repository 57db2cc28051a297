import { TYPES } from '../src/core/entities/tagger/tags.ts';
import { spansOf } from './corpus.ts';

/** Precision, recall and F1 over exact spans, 0 to 1. */
export interface Figure {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly gold: number;
}

/** Counts names that are right, found and wanted, by type. */
export class Tally {
  readonly #right = new Float64Array(TYPES.length);
  readonly #found = new Float64Array(TYPES.length);
  readonly #gold = new Float64Array(TYPES.length);

  compare(gold: Uint8Array, found: Uint8Array): void {
    const key = ({ from, to, type }: { from: number; to: number; type: number }) => `${from}-${to}-${type}`;
    const wanted = new Set<string>();
    for (const span of spansOf(gold)) {
      this.#gold[span.type]!++;
      wanted.add(key(span));
    }
    for (const span of spansOf(found)) {
      this.#found[span.type]!++;
      if (wanted.has(key(span))) this.#right[span.type]!++;
    }
  }

  /** The figure over some types: indices into `TYPES`. */
  figure(types: readonly number[]): Figure {
    let right = 0;
    let found = 0;
    let gold = 0;
    for (const type of types) {
      right += this.#right[type]!;
      found += this.#found[type]!;
      gold += this.#gold[type]!;
    }
    const precision = found > 0 ? right / found : 1;
    const recall = gold > 0 ? right / gold : 1;
    return {
      precision,
      recall,
      f1: precision + recall > 0 ? (2 * precision * recall) / (precision + recall) : 0,
      gold,
    };
  }

  /** One line: all of the types, then each. */
  line(types: readonly number[] = [0, 1, 2]): string {
    const all = this.figure(types);
    const show = (share: number) => share.toFixed(3);
    const each = types.map((type) => `${TYPES[type]} ${show(this.figure([type]).f1)}`).join('  ');
    return `F1 ${show(all.f1)}  (precision ${show(all.precision)}, recall ${show(all.recall)})  ${each}`;
  }
}
