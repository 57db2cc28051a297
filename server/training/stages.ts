import { marginals } from '../src/core/entities/tagger/chain.ts';
import { contributionOf, documentFeatures, MOST_DOCUMENT, sumUp } from '../src/core/entities/tagger/document.ts';
import { TAGS } from '../src/core/entities/tagger/tags.ts';
import { factsOf, type StemTable, type WordFacts } from '../src/core/entities/tagger/words.ts';
import type { Document } from './corpus.ts';
import type { Dataset } from './crf.ts';
import { FeatureIds, type Prepared } from './dataset.ts';

/**
 * The data set of the second stage: for each token the scores of the first stage as they are, and what the rest of its document
 * thinks of it.
 *
 * @param base the scores of the first stage, TAGS for each token, by a tagger that did not learn from the document
 * @param transitions of the first stage, by document
 */
export function makeSecondDataset(
  documents: readonly Document[],
  prepared: readonly Prepared[][],
  table: StemTable,
  first: Dataset,
  base: Float32Array,
  transitions: (document: number) => Float32Array,
  known?: FeatureIds,
): { data: Dataset; ids: FeatureIds } {
  const ids = known ?? new FeatureIds();
  const memo = new Map<string, WordFacts>();
  const each = (use: (token: number, feature: number) => void): void => {
    let sentence = 0;
    documents.forEach(({ blocks }, d) => {
      const start = sentence;
      const words = prepared[d]!.map(({ view }) =>
        view.block.tokens.map(({ key, kind }, i) => {
          const name = kind === 'number' ? `#${key}` : key;
          let facts = memo.get(name);
          if (!facts) {
            facts = factsOf(key, kind, view.words[i]!, table);
            memo.set(name, facts);
          }
          return facts;
        }),
      );
      const contributions = words.map((list, b) => {
        const from = first.sentenceStart[start + b]!;
        const scores = base.subarray(from * TAGS, (from + list.length) * TAGS);
        return contributionOf(list, marginals(scores, transitions(d), list.length).tags);
      });
      const sums = sumUp(contributions);
      const out = new Int32Array(MOST_DOCUMENT);
      words.forEach((list, b) => {
        const from = first.sentenceStart[start + b]!;
        for (let i = 0; i < list.length; i++) {
          const n = documentFeatures(list, contributions[b]!, sums, i, out);
          for (let k = 0; k < n; k++) use(from + i, out[k]!);
        }
      });
      sentence += blocks.length;
    });
  };
  if (!known) {
    each((_, feature) => ids.add(feature));
    ids.settle(5);
  }
  const tokens = first.gold.length;
  const featureStart = new Int32Array(tokens + 1);
  const list: number[] = [];
  let last = 0;
  each((token, feature) => {
    while (last < token) featureStart[++last] = list.length;
    const id = ids.find(feature);
    if (id >= 0) list.push(id);
  });
  while (last < tokens) featureStart[++last] = list.length;
  return { ids, data: { ...first, featureCount: ids.count, features: Int32Array.from(list), featureStart, base } };
}
