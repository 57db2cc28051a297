import type { Lexicon } from '../src/core/entities/lexicon.ts';
import { marginals } from '../src/core/entities/tagger/chain.ts';
import { HashIndex } from '../src/core/entities/tagger/hash.ts';
import type { Tagger } from '../src/core/entities/tagger/tagger.ts';
import { TAGS } from '../src/core/entities/tagger/tags.ts';
import { stemOf } from '../src/core/entities/tagger/words.ts';
import { makeBlock } from '../src/core/text/block.ts';
import { splitParagraphs } from '../src/core/text/paragraphs.ts';
import type { Weights } from './crf.ts';
import { prepare } from './dataset.ts';
import { newsTexts } from './news.ts';
import { LetterModel, levelOf, type TrainingTable } from './tables.ts';

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

/** What a tagger thinks of the stems of much news. */
export interface Mined {
  /** For each stem of the table how often it was person, place, organisation and none of them. */
  readonly stems: Float32Array;
  /** The same for rarer stems. */
  readonly rare: { stem: string; shares: number[] }[];
}

/**
 * Runs a tagger over about `words` words of news, every `every`-th article from `offset` on, and sums up what it thinks of each
 * stem.
 */
export function mine(
  tagger: Tagger,
  lexicon: Lexicon,
  table: TrainingTable,
  folder: string,
  without: ReadonlySet<string>,
  words: number,
  every: number,
  progress: (share: number) => void,
): Mined {
  const stems = new Float32Array(table.stems.length * 4);
  const rare = new Map<string, Float32Array>();
  let seen = 0;
  let article = 0;
  let told = 0;
  for (const text of newsTexts(folder, without)) {
    if (article++ % every !== 0) continue;
    if (seen >= words) break;
    for (const { start, end } of splitParagraphs(text)) {
      const prepared = prepare(makeBlock(text.slice(start, end)), lexicon);
      const { tokens } = prepared.view.block;
      seen += tokens.length;
      const scores = tagger.scores(tagger.words(prepared.view), prepared.channels);
      const { tags } = marginals(scores, tagger.model.transitions, tokens.length);
      tokens.forEach(({ key, kind }, i) => {
        if (kind !== 'word') return;
        const at = i * TAGS;
        const shares = [0, 0, 0, 0];
        for (let type = 0; type < 3; type++) for (let p = 1; p <= 4; p++) shares[type]! += tags[at + type * 4 + p]!;
        shares[3] = 1 - shares[0]! - shares[1]! - shares[2]!;
        const { stem, place } = stemOf(key, table);
        if (place >= 0) {
          for (let y = 0; y < 4; y++) stems[place * 4 + y]! += shares[y]!;
          return;
        }
        let sum = rare.get(stem);
        if (!sum) {
          sum = new Float32Array(4);
          rare.set(stem, sum);
        }
        for (let y = 0; y < 4; y++) sum[y]! += shares[y]!;
      });
    }
    if (seen / words - told > 0.02) {
      told = seen / words;
      progress(told);
    }
  }
  return { stems, rare: [...rare].map(([stem, shares]) => ({ stem, shares: [...shares] })) };
}

/** The table with the mean of one or several minings, and a model of letters learnt from it. */
export function withStatistics(table: TrainingTable, minings: readonly Mined[]): TrainingTable {
  const levels = new Uint8Array(table.stems.length * 4);
  const letterStems: string[] = [];
  const shares: number[] = [];
  const weights: number[] = [];
  const learn = (stem: string, sums: readonly number[]): void => {
    const total = sums[0]! + sums[1]! + sums[2]! + sums[3]!;
    if (total < 1.5 || stem.length < 2) return;
    letterStems.push(stem);
    for (let y = 0; y < 4; y++) shares.push(sums[y]! / total);
    weights.push(Math.min(2, Math.log2(1 + total) / 2));
  };
  table.stems.forEach((stem, i) => {
    const sums = [0, 0, 0, 0];
    for (const { stems } of minings) for (let y = 0; y < 4; y++) sums[y]! += stems[i * 4 + y]! / minings.length;
    const total = sums[0]! + sums[1]! + sums[2]! + sums[3]!;
    for (let y = 0; y < 4; y++) levels[i * 4 + y] = total < 1 ? 0 : levelOf((sums[y]! + 0.05) / (total + 0.2));
    learn(stem, sums);
  });
  const rare = new Map<string, number[]>();
  for (const mining of minings)
    for (const { stem, shares } of mining.rare) {
      let there = rare.get(stem);
      if (!there) {
        there = [0, 0, 0, 0];
        rare.set(stem, there);
      }
      for (let y = 0; y < 4; y++) there[y]! += shares[y]! / minings.length;
    }
  for (const [stem, sums] of rare) learn(stem, sums);
  const letters = LetterModel.train(letterStems, Float32Array.from(shares), Float32Array.from(weights), 6);
  return table.with(levels, letters);
}
