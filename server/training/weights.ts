import { HashIndex } from '../src/core/entities/tagger/hash.ts';
import { TAGS } from '../src/core/entities/tagger/tags.ts';
import type { Weights } from './crf.ts';
import type { TrainingTable } from './tables.ts';

/** The weights of one domain as the tagger reads them; features whose weights are all small are left out. */
export function modelOf(
  weights: Weights,
  features: Int32Array,
  stems: TrainingTable,
  domain: number,
  least = 0,
): { stems: TrainingTable; features: HashIndex; keys: Int32Array; weights: Float32Array; transitions: Float32Array } {
  const parts = 1 + weights.domains;
  const own = weights.domains > 0 ? 1 + domain : -1;
  const kept: number[] = [];
  const rows = new Float32Array(features.length * TAGS);
  for (let f = 0; f < features.length; f++) {
    let greatest = 0;
    const from = f * parts * TAGS;
    for (let y = 0; y < TAGS; y++) {
      const weight = weights.features[from + y]! + (own >= 0 ? weights.features[from + own * TAGS + y]! : 0);
      rows[kept.length * TAGS + y] = weight;
      greatest = Math.max(greatest, Math.abs(weight));
    }
    if (greatest > least) kept.push(f);
  }
  const keys = Int32Array.from(kept.map((f) => features[f]!));
  const transitions = new Float32Array(TAGS * TAGS);
  for (let k = 0; k < transitions.length; k++)
    transitions[k] = weights.transitions[k]! + (own >= 0 ? weights.transitions[own * TAGS * TAGS + k]! : 0);
  return { stems, keys, features: new HashIndex(keys), weights: rows.slice(0, kept.length * TAGS), transitions };
}
