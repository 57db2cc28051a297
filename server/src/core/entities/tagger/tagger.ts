import type { Lexicon } from '../lexicon.ts';
import type { View } from '../view.ts';
import { type Contribution, documentFeatures, MOST_DOCUMENT, type StemSums } from './document.ts';
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

/** The second stage, added to the first: what the rest of the article says. */
export interface DocumentModel {
  readonly documentFeatures: HashIndex;
  readonly documentWeights: Float32Array;
  readonly documentTransitions: Float32Array;
}

/** So many spellings are remembered for a lexicon; then the memory is emptied. About 800 bytes each. */
const MEMO_LIMIT = 30_000;

/** Scores the words of paragraphs. Holds no state but a memory of words. */
export class Tagger {
  readonly #memos = new WeakMap<Lexicon, Map<string, WordFacts>>();
  readonly #cross = new Int32Array(Math.max(MOST_CROSS, MOST_DOCUMENT));

  constructor(readonly model: TaggerModel & Partial<DocumentModel>) {}

  /** The words of a paragraph as the features see them. */
  words({ block, words, lexicon }: View): WordFacts[] {
    let memo = this.#memos.get(lexicon);
    if (!memo || memo.size > MEMO_LIMIT) {
      memo = new Map();
      this.#memos.set(lexicon, memo);
    }
    const { tokens } = block;
    const facts = new Array<WordFacts>(tokens.length);
    for (let i = 0; i < tokens.length; i++) {
      const { key, kind } = tokens[i]!;
      const name = kind === 'number' ? `#${key}` : key;
      let known = memo.get(name);
      if (!known) {
        known = factsOf(key, kind, words[i]!, this.model.stems);
        memo.set(name, known);
      }
      facts[i] = known;
    }
    return facts;
  }

  /** `[word * TAGS + tag]`: the greater, the likelier. */
  scores(words: readonly WordFacts[], channels: Channels): Float32Array {
    const { features, weights } = this.model;
    const scores = new Float32Array(words.length * TAGS);
    const context = new Context();
    for (let i = 0; i < words.length; i++) {
      const word = words[i]!;
      word.sums ??= this.#sums(word);
      const { sums } = word;
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

  /** The scores of the first stage with what the article says of each word; a new list. */
  withDocument(
    scores: Float32Array,
    words: readonly WordFacts[],
    contribution: Contribution,
    sums: ReadonlyMap<number, StemSums>,
  ): Float32Array {
    const { documentFeatures: features, documentWeights: weights } = this.model;
    const out = scores.slice();
    if (!features || !weights) return out;
    for (let i = 0; i < words.length; i++) {
      const n = documentFeatures(words, contribution, sums, i, this.#cross);
      for (let k = 0; k < n; k++) {
        const place = features.find(this.#cross[k]!);
        if (place < 0) continue;
        for (let y = 0; y < TAGS; y++) out[i * TAGS + y]! += weights[place * TAGS + y]!;
      }
    }
    return out;
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
