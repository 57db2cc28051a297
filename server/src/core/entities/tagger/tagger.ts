import type { View } from '../view.ts';
import { type Channels, Context, DISTANCES, eachAttribute, MOST_CROSS, NEAREST } from './features.ts';
import type { HashIndex } from './hash.ts';
import { TAGS } from './tags.ts';
import { factsOf, type StemTable, type WordFacts } from './words.ts';

/** What was learnt: weights of features for each tag, of tags after tags, and what is known of stems. */
export interface TaggerModel {
  readonly stems: StemTable;
  readonly features: HashIndex;
  /** `[feature * TAGS + tag]` */
  readonly weights: Float32Array;
  /** `[before * TAGS + after]` */
  readonly transitions: Float32Array;
}

/** So many spellings are remembered; then the memory is emptied. About 800 bytes each. */
const MEMO_LIMIT = 30_000;

/** The first stage: what each word of a paragraph is by itself and its neighbours. */
export class Tagger {
  readonly #memo = new Map<string, WordFacts>();
  readonly #cross = new Int32Array(MOST_CROSS);

  constructor(readonly model: TaggerModel) {}

  /** The words of a paragraph as the features see them. */
  words({ block, words }: View): WordFacts[] {
    if (this.#memo.size > MEMO_LIMIT) this.#memo.clear();
    return block.tokens.map(({ key, kind }, i) => {
      const name = kind === 'number' ? `#${key}` : key;
      let facts = this.#memo.get(name);
      if (!facts) {
        facts = factsOf(key, kind, words[i]!, this.model.stems);
        this.#memo.set(name, facts);
      }
      return facts;
    });
  }

  /** `[word * TAGS + tag]`: the greater, the likelier. */
  scores(words: readonly WordFacts[], channels: Channels): Float32Array {
    const { features, weights } = this.model;
    const scores = new Float32Array(words.length * TAGS);
    const context = new Context();
    for (let i = 0; i < words.length; i++) {
      const sums = (words[i]!.sums ??= this.#sums(words[i]!));
      for (let d = 0; d < DISTANCES; d++) {
        const token = i - (d + NEAREST);
        if (token < 0 || token >= words.length) continue;
        const to = token * TAGS;
        const from = d * TAGS;
        for (let y = 0; y < TAGS; y++) scores[to + y]! += sums[from + y]!;
      }
      context.see(words, i);
      const n = context.write(words, channels, i, this.#cross);
      const to = i * TAGS;
      for (let k = 0; k < n; k++) {
        const place = features.find(this.#cross[k]!);
        if (place < 0) continue;
        const from = place * TAGS;
        for (let y = 0; y < TAGS; y++) scores[to + y]! += weights[from + y]!;
      }
    }
    return scores;
  }

  #sums(facts: WordFacts): Float32Array {
    const { features, weights } = this.model;
    const sums = new Float32Array(DISTANCES * TAGS);
    eachAttribute(facts, (distance, feature) => {
      const place = features.find(feature);
      if (place < 0) return;
      const to = (distance - NEAREST) * TAGS;
      for (let y = 0; y < TAGS; y++) sums[to + y]! += weights[place * TAGS + y]!;
    });
    return sums;
  }
}
