import { type Candidate, decode } from '../src/core/entities/candidates.ts';
import type { Lexicon } from '../src/core/entities/lexicon.ts';
import { propose } from '../src/core/entities/recognise.ts';
import {
  type Channels,
  Context,
  channelOf,
  eachAttribute,
  MOST_CROSS,
  writeAll,
} from '../src/core/entities/tagger/features.ts';
import { factsOf, type StemTable, type WordFacts } from '../src/core/entities/tagger/words.ts';
import { View } from '../src/core/entities/view.ts';
import type { Block } from '../src/core/text/block.ts';
import type { Document } from './corpus.ts';
import type { Dataset } from './crf.ts';

/** What tables and rules say of a paragraph; does not depend on anything learnt, so it is made once. */
export interface Prepared {
  readonly view: View;
  readonly channels: Channels;
  readonly picked: readonly Candidate[];
}

export function prepare(block: Block, lexicon: Lexicon): Prepared {
  const view = new View(block, lexicon);
  const { allowed, tables } = propose(view);
  const picked = decode(allowed, view.size);
  return { view, picked, channels: { rules: channelOf(picked, view.size), tables: channelOf(tables, view.size) } };
}

/** The features of each token of a paragraph as hashes, in order. `use` is called with the token's place and the feature. */
export function eachFeature(
  { view, channels }: Prepared,
  table: StemTable,
  memo: Map<string, WordFacts>,
  use: (token: number, feature: number) => void,
): void {
  const words = view.block.tokens.map((token, i) => {
    const name = token.kind === 'number' ? `#${token.key}` : token.key;
    let facts = memo.get(name);
    if (!facts) {
      facts = factsOf(token.key, token.kind, view.words[i]!, table);
      memo.set(name, facts);
    }
    return facts;
  });
  const edge = new Int32Array(MOST_CROSS);
  const context = new Context();
  for (let i = 0; i < words.length; i++) {
    eachAttribute(words[i]!.attributes!, (distance, feature) => {
      const token = i - distance;
      if (token >= 0 && token < words.length) use(token, feature);
    });
    context.see(words, i);
    const n = writeAll(context, words, channels, i, edge);
    for (let k = 0; k < n; k++) use(i, edge[k]!);
  }
}

/** Counts 32-bit numbers and gives those that were met often enough a dense id. */
export class FeatureIds {
  private keys = new Int32Array(1 << 22);
  private counts = new Int32Array(1 << 22);
  private ids = new Int32Array(1 << 22).fill(-1);
  private filled = 0;
  count = 0;

  private slot(feature: number): number {
    const mask = this.keys.length - 1;
    let slot = feature & mask;
    while (this.counts[slot] !== 0 && this.keys[slot] !== feature) slot = (slot + 1) & mask;
    return slot;
  }

  add(feature: number): void {
    const slot = this.slot(feature);
    if (this.counts[slot] === 0) {
      this.keys[slot] = feature;
      if (++this.filled > this.keys.length * 0.6) {
        this.counts[slot] = 1;
        this.grow();
        return;
      }
    }
    this.counts[slot]!++;
  }

  private grow(): void {
    const { keys, counts } = this;
    this.keys = new Int32Array(keys.length * 2);
    this.counts = new Int32Array(keys.length * 2);
    this.ids = new Int32Array(keys.length * 2).fill(-1);
    for (let i = 0; i < keys.length; i++) {
      if (counts[i] === 0) continue;
      const slot = this.slot(keys[i]!);
      this.keys[slot] = keys[i]!;
      this.counts[slot] = counts[i]!;
    }
  }

  /**
   * Ends the counting: features met fewer than `least` times have no id. The commonest come first, so that the weights which
   * are read most lie together.
   */
  settle(least: number): void {
    const slots: number[] = [];
    for (let i = 0; i < this.keys.length; i++) if (this.counts[i]! >= least) slots.push(i);
    slots.sort((a, b) => this.counts[b]! - this.counts[a]! || this.keys[a]! - this.keys[b]!);
    for (const slot of slots) this.ids[slot] = this.count++;
  }

  /** Keeps the features whose old ids are given, which become the new ids in that order; forgets all others. */
  keep(old: readonly number[]): void {
    const now = new Int32Array(this.count).fill(-1);
    old.forEach((id, i) => {
      now[id] = i;
    });
    for (let i = 0; i < this.ids.length; i++) if (this.ids[i]! >= 0) this.ids[i] = now[this.ids[i]!]!;
    this.count = old.length;
  }

  /** The id of a feature, or -1. */
  find(feature: number): number {
    return this.ids[this.slot(feature)]!;
  }

  /** The features by their ids. */
  features(): Int32Array {
    const out = new Int32Array(this.count);
    for (let i = 0; i < this.keys.length; i++) if (this.ids[i]! >= 0) out[this.ids[i]!] = this.keys[i]!;
    return out;
  }
}

/** All documents with what tables and rules say of them. */
export function prepareAll(documents: readonly Document[], lexicon: Lexicon): Prepared[][] {
  return documents.map(({ blocks }) => blocks.map(({ block }) => prepare(block, lexicon)));
}

/** Documents as a data set. */
export function makeDataset(
  documents: readonly Document[],
  prepared: readonly Prepared[][],
  table: StemTable,
  least: number,
  known?: FeatureIds,
): { data: Dataset; ids: FeatureIds } {
  const ids = known ?? new FeatureIds();
  const memo = new Map<string, WordFacts>();
  let tokens = 0;
  let sentences = 0;
  documents.forEach(({ blocks }, d) => {
    blocks.forEach(({ tags }, b) => {
      tokens += tags.length;
      sentences++;
      if (!known) eachFeature(prepared[d]![b]!, table, memo, (_, feature) => ids.add(feature));
    });
  });
  if (!known) ids.settle(least);
  const shared = <T extends Int32Array | Uint8Array>(
    Kind: { new (b: SharedArrayBuffer): T; BYTES_PER_ELEMENT: number },
    n: number,
  ): T => new Kind(new SharedArrayBuffer(n * Kind.BYTES_PER_ELEMENT));
  const featureStart = shared(Int32Array, tokens + 1);
  const gold = shared(Uint8Array, tokens);
  const sentenceStart = shared(Int32Array, sentences + 1);
  const domain = shared(Uint8Array, sentences);
  const document = shared(Int32Array, sentences);
  let features = new Int32Array(1 << 24);
  let filled = 0;
  let token = 0;
  let sentence = 0;
  documents.forEach(({ blocks, domain: own }, d) => {
    blocks.forEach(({ tags }, b) => {
      const lists: number[][] = Array.from({ length: tags.length }, () => []);
      eachFeature(prepared[d]![b]!, table, memo, (at, feature) => {
        const id = ids.find(feature);
        if (id >= 0) lists[at]!.push(id);
      });
      domain[sentence] = own;
      document[sentence] = d;
      sentenceStart[sentence++] = token;
      lists.forEach((list, i) => {
        if (filled + list.length > features.length) {
          const larger = new Int32Array(features.length * 2);
          larger.set(features);
          features = larger;
        }
        featureStart[token] = filled;
        features.set(list, filled);
        filled += list.length;
        gold[token++] = tags[i]!;
      });
    });
  });
  featureStart[token] = filled;
  sentenceStart[sentence] = token;
  const packed = shared(Int32Array, filled);
  packed.set(features.subarray(0, filled));
  return {
    ids,
    data: {
      featureCount: ids.count,
      features: packed,
      featureStart,
      gold,
      sentenceStart,
      domain,
      document,
      base: undefined,
    },
  };
}
