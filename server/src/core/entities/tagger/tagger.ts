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
  writeAttributes,
  writeSaid,
} from './features.ts';
import { type HashIndex, mix } from './hash.ts';
import { addRow, addRows, sumOfSix } from './rows.ts';
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

/** So many spellings are remembered for a lexicon, twice: those met lately and those met before. About 800 bytes each. */
const MEMO_LIMIT = 15_000;

/** Tables and rules say mostly nothing, and else the same few things: so many sums are kept, a power of two. */
const SAID_SLOTS = 2048;

/** Forms of three words and what goes with them: so many sums are kept, a power of two. */
const FORMS_SLOTS = 8192;

const NO_SUMS = new Float32Array(DISTANCES * TAGS);

/** Remembers what was asked for lately: what nobody asks for while `MEMO_LIMIT` others come is forgotten. */
class Memo {
  #lately = new Map<string, WordFacts>();
  #before = new Map<string, WordFacts>();

  get(name: string): WordFacts | undefined {
    const lately = this.#lately.get(name);
    if (lately) return lately;
    const before = this.#before.get(name);
    if (before) this.set(name, before);
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
  readonly #saidKeys = new Float64Array(SAID_SLOTS).fill(-1);
  readonly #said = new Float32Array(SAID_SLOTS * TAGS);
  readonly #formsKeys = new Int32Array(FORMS_SLOTS * 4).fill(-1);
  readonly #forms = new Float32Array(FORMS_SLOTS * TAGS);
  readonly #cross = new Int32Array(Math.max(MOST_CROSS, MOST_DOCUMENT, MOST_ATTRIBUTES));

  constructor(readonly model: TaggerModel & Partial<DocumentModel>) {}

  /** The words of a paragraph as the features see them. */
  words({ block, words, lexicon }: View): WordFacts[] {
    let memo = this.#memos.get(lexicon);
    if (!memo) {
      memo = new Memo();
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
      const to = i * TAGS;
      // From the third word before to the second after: see `DISTANCES`.
      sumOfSix(
        this.#sumsAt(words, i + NEAREST),
        this.#sumsAt(words, i + NEAREST + 1),
        this.#sumsAt(words, i + NEAREST + 2),
        this.#sumsAt(words, i),
        this.#sumsAt(words, i + 1),
        this.#sumsAt(words, i + 2),
        scores,
        to,
      );
      context.see(words, i);
      const n = features.findAll(this.#cross, context.writeAround(words, i, this.#cross));
      addRows(weights, this.#cross, n, scores, to);
      addRow(this.#forms, this.#formsAt(context, words, i) * TAGS, scores, to);
      if (context.isQuiet(channels, i)) {
        word.quiet ??= this.#own(context, word, channels, i);
        addRow(word.quiet, 0, scores, to);
      } else {
        const own = features.findAll(this.#cross, context.writeOwn(word, channels, i, this.#cross));
        addRows(weights, this.#cross, own, scores, to);
      }
      addRow(this.#said, this.#saidAt(saidOf(channels, i)) * TAGS, scores, to);
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

  #own(context: Context, word: WordFacts, channels: Channels, i: number): Float32Array {
    const own = new Float32Array(TAGS);
    const n = this.model.features.findAll(this.#cross, context.writeOwn(word, channels, i, this.#cross));
    addRows(this.model.weights, this.#cross, n, own, 0);
    return own;
  }

  /** Where `#said` has the sum of what tables and rules say around a word; it is made when another was there. */
  #saidAt(said: number): number {
    const slot = mix(said / 0x1000000, said % 0x1000000) & (SAID_SLOTS - 1);
    if (this.#saidKeys[slot] === said) return slot;
    this.#saidKeys[slot] = said;
    this.#keep(this.#said, slot, writeSaid(said, this.#cross));
    return slot;
  }

  /** Where `#forms` has the sum of the forms of word i and its neighbours; it is made when another was there. */
  #formsAt(context: Context, words: readonly WordFacts[], i: number): number {
    const before = at(words, i - 1).profile;
    const here = words[i]!.profile;
    const after = at(words, i + 1).profile;
    const rest = context.formsKey(words, i);
    const slot = mix(mix(before, here), mix(after, rest)) & (FORMS_SLOTS - 1);
    const keys = this.#formsKeys;
    const key = slot * 4;
    // No `rest` is -1, so a slot that was not used yet is nobody's.
    if (keys[key + 3] === rest && keys[key] === before && keys[key + 1] === here && keys[key + 2] === after)
      return slot;
    keys[key] = before;
    keys[key + 1] = here;
    keys[key + 2] = after;
    keys[key + 3] = rest;
    this.#keep(this.#forms, slot, context.writeForms(words, i, this.#cross));
    return slot;
  }

  /** Keeps the sum of the weights of the first `n` features of `#cross`. */
  #keep(sums: Float32Array, slot: number, n: number): void {
    sums.fill(0, slot * TAGS, (slot + 1) * TAGS);
    addRows(this.model.weights, this.#cross, this.model.features.findAll(this.#cross, n), sums, slot * TAGS);
  }

  /** What word i gives to those around it, or nothing at the edge of the paragraph. */
  #sumsAt(words: readonly WordFacts[], i: number): Float32Array {
    const word = words[i];
    if (!word) return NO_SUMS;
    word.sums ??= this.#sums(word);
    return word.sums;
  }

  #sums(facts: WordFacts): Float32Array {
    const { features, weights } = this.model;
    const sums = new Float32Array(DISTANCES * TAGS);
    for (let d = 0; d < DISTANCES; d++) {
      const n = features.findAll(this.#cross, writeAttributes(facts, d + NEAREST, this.#cross));
      addRows(weights, this.#cross, n, sums, d * TAGS);
    }
    return sums;
  }
}
