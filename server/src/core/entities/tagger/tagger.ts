import type { Lexicon } from '../lexicon.ts';
import type { View } from '../view.ts';
import { type Contribution, documentFeatures, MOST_DOCUMENT, type SumsOfStems } from './document.ts';
import {
  at,
  type Channels,
  Context,
  DISTANCES,
  MOST_ATTRIBUTES,
  MOST_CROSS,
  NEAREST,
  saidOf,
  writeAround,
  writeAttributes,
  writeContext,
  writeFirst,
  writeOwn,
  writeParts,
  writeSaid,
  writeSecond,
  writeTriggers,
} from './features.ts';
import type { HashIndex } from './hash.ts';
import { KeptSums } from './kept-sums.ts';
import { addParts, addRow, addRows, inParts, type Summed, sumOfSix } from './rows.ts';
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

/**
 * So many spellings are remembered for a lexicon, twice: those met lately and those met before. About 500 bytes each. Of the words
 * of news one in seventeen is none of them, with a quarter as many one in six; all spellings of eight million words make one in
 * thirty.
 */
const MEMO_LIMIT = 60_000;

/** Words whose sums are in one array: so small that it costs little when few of them are remembered any more. */
const TOGETHER = 64;

/** So many sums are kept of each group of features, powers of two: enough that one in six to one in a hundred is made again. */
const KEPT = { said: 2048, pairs: 16_384, parts: 4096, triggers: 4096, context: 2048 } as const;

/** Where the last row of a word's sums begins. */
const QUIET = DISTANCES * TAGS;

/** The numbers of a word's sums. */
const SUMS = QUIET + TAGS;

/** What stands for the words beyond a paragraph. */
const NO_WORD: Summed = { sums: new Int16Array(QUIET), sumsAt: 0 };

/** Where the sums of words stand, those that were met together side by side. */
class Room {
  #array = new Int16Array(0);
  #used = 0;

  /** Copies the sums of a word, from `at` on, to where the latest stand. */
  keep(word: WordFacts, sums: Int16Array, at: number): void {
    if (this.#used === this.#array.length) {
      this.#array = new Int16Array(TOGETHER * SUMS);
      this.#used = 0;
    }
    this.#array.set(sums.subarray(at, at + SUMS), this.#used);
    word.sums = this.#array;
    word.sumsAt = this.#used;
    this.#used += SUMS;
  }
}

/** Remembers what was asked for lately: what nobody asks for while `MEMO_LIMIT` others come is forgotten. */
class Memo {
  #lately = new Map<string, WordFacts>();
  #before = new Map<string, WordFacts>();

  constructor(readonly room: Room) {}

  get(name: string): WordFacts | undefined {
    const lately = this.#lately.get(name);
    if (lately) return lately;
    const before = this.#before.get(name);
    if (before) {
      // Its neighbours may be forgotten soon, and their array with them.
      if (before.sums) this.room.keep(before, before.sums, before.sumsAt);
      this.set(name, before);
    }
    return before;
  }

  set(name: string, facts: WordFacts): void {
    if (this.#lately.size >= MEMO_LIMIT) {
      this.#before = this.#lately;
      this.#lately = new Map();
    }
    this.#lately.set(name, facts);
  }
}

/** Scores the words of paragraphs. Holds no state but a memory of words. */
export class Tagger {
  readonly #memos = new WeakMap<Lexicon, Memo>();
  readonly #room = new Room();
  readonly #sums = new Float32Array(SUMS);
  readonly #inParts = new Int16Array(SUMS);
  readonly #said = new KeptSums(KEPT.said, TAGS);
  /** Of two neighbours: a row for the second, and one for the first. */
  readonly #pairs = new KeptSums(KEPT.pairs, 2 * TAGS);
  readonly #parts = new KeptSums(KEPT.parts, TAGS);
  readonly #triggers = new KeptSums(KEPT.triggers, TAGS);
  readonly #context = new KeptSums(KEPT.context, TAGS);
  readonly #cross = new Int32Array(Math.max(MOST_CROSS, MOST_DOCUMENT, MOST_ATTRIBUTES));

  constructor(readonly model: TaggerModel & Partial<DocumentModel>) {}

  /** The words of a paragraph as the features see them. */
  words({ block, words, lexicon }: View): WordFacts[] {
    let memo = this.#memos.get(lexicon);
    if (!memo) {
      memo = new Memo(this.#room);
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
    const cross = this.#cross;
    const scores = new Float32Array(words.length * TAGS);
    const context = new Context();
    for (let i = 0; i < words.length; i++) {
      const word = words[i]!;
      const to = i * TAGS;
      // From the third word before to the second after: see `DISTANCES`.
      sumOfSix(
        this.#summed(words, i - 3),
        this.#summed(words, i - 2),
        this.#summed(words, i - 1),
        this.#summed(words, i),
        this.#summed(words, i + 1),
        this.#summed(words, i + 2),
        scores,
        to,
      );
      context.see(words, i);
      const [rule, table] = [channels.rules[i]!, channels.tables[i]!];
      if (rule === 0 && table === 0) addParts(word.sums!, word.sumsAt + QUIET, scores, to);
      else this.#add(writeOwn(word, rule, table, cross), scores, to);
      const before = at(words, i - 1);
      const after = at(words, i + 1);
      addRow(this.#pairs.sums, this.#pair(before, word), scores, to);
      addRow(this.#pairs.sums, this.#pair(word, after) + TAGS, scores, to);
      addRow(this.#parts.sums, this.#partsOf(before, word, after), scores, to);
      addRow(this.#triggers.sums, this.#triggersOf(at(words, i - 2), before, word), scores, to);
      addRow(this.#context.sums, this.#contextOf(context, word), scores, to);
      addRow(this.#said.sums, this.#saidOf(channels, i), scores, to);
      this.#add(writeAround(context, words, i, cross), scores, to);
    }
    return scores;
  }

  /** The scores of the first stage with what the article says of each word; a new list. */
  withDocument(
    scores: Float32Array,
    words: readonly WordFacts[],
    contribution: Contribution,
    sums: SumsOfStems,
  ): Float32Array {
    const { documentFeatures: features, documentWeights: weights } = this.model;
    const out = scores.slice();
    if (!features || !weights) return out;
    for (let i = 0; i < words.length; i++) {
      const n = features.findAll(this.#cross, documentFeatures(words, contribution, sums, i, this.#cross));
      addRows(weights, this.#cross, n, out, i * TAGS);
    }
    return out;
  }

  /** Adds the weights of the first `n` features of `#cross`. */
  #add(n: number, scores: Float32Array, to: number): void {
    const { features, weights } = this.model;
    addRows(weights, this.#cross, features.findAll(this.#cross, n), scores, to);
  }

  #pair(a: WordFacts, b: WordFacts): number {
    const found = this.#pairs.find(a.profile, b.profile, 0);
    if (found >= 0) return found;
    this.#add(writeSecond(a, b, this.#cross), this.#pairs.sums, ~found);
    this.#add(writeFirst(a, b, this.#cross), this.#pairs.sums, ~found + TAGS);
    return ~found;
  }

  #partsOf(w1: WordFacts, w: WordFacts, n1: WordFacts): number {
    const found = this.#parts.find(w1.part, w.part, n1.part);
    if (found < 0) this.#add(writeParts(w1, w, n1, this.#cross), this.#parts.sums, ~found);
    return found < 0 ? ~found : found;
  }

  #triggersOf(w2: WordFacts, w1: WordFacts, w: WordFacts): number {
    const found = this.#triggers.find(w2.trigger, w1.trigger, w.part);
    if (found < 0) this.#add(writeTriggers(w2, w1, w, this.#cross), this.#triggers.sums, ~found);
    return found < 0 ? ~found : found;
  }

  #contextOf(context: Context, word: WordFacts): number {
    const { announced, distance, quoted } = context;
    const found = this.#context.find(announced, (distance * 8 + quoted) * 2 + (word.definite ? 1 : 0), word.part);
    if (found < 0) this.#add(writeContext(context, word, this.#cross), this.#context.sums, ~found);
    return found < 0 ? ~found : found;
  }

  #saidOf(channels: Channels, i: number): number {
    const said = saidOf(channels, i);
    const found = this.#said.find(Math.floor(said / 0x1000000), said % 0x1000000, 0);
    if (found < 0) this.#add(writeSaid(said, this.#cross), this.#said.sums, ~found);
    return found < 0 ? ~found : found;
  }

  /** Word i with what it gives to those around it; nothing at the edge of the paragraph. */
  #summed(words: readonly WordFacts[], i: number): Summed {
    const word = words[i];
    if (!word) return NO_WORD;
    if (!word.sums) this.#sum(word);
    return word as Summed;
  }

  #sum(word: WordFacts): void {
    const sums = this.#sums.fill(0);
    for (let d = 0; d < DISTANCES; d++)
      this.#add(writeAttributes(word.attributes!, d + NEAREST, this.#cross), sums, d * TAGS);
    this.#add(writeOwn(word, 0, 0, this.#cross), sums, QUIET);
    word.attributes = undefined;
    this.#room.keep(word, inParts(sums, this.#inParts), 0);
  }
}
