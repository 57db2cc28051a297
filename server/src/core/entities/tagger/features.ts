import type { Candidate } from '../candidates.ts';
import { hashText, mix } from './hash.ts';
import { TYPES } from './tags.ts';
import { CLUSTERINGS, type WordFacts } from './words.ts';

/**
 * Features come in two kinds. Those of one word at a distance are sums that are kept for the word; those of several words are
 * looked up in each place. Both are 32-bit numbers: the model knows the weights of some of them.
 */

/** Distances at which the attributes of a word count: far -3..2, near -2..2, beside -1..1, here 0. */
export const NEAREST = -3;
export const DISTANCES = 6;

/** From which distance to which the attributes of each kind count. */
const REACH = [
  ['far', -3, 2],
  ['near', -2, 2],
  ['beside', -1, 1],
  ['here', 0, 0],
] as const satisfies readonly (readonly [keyof WordFacts, number, number])[];

/** Calls `use` with every attribute of the word and the distance from it to the word that it speaks of, as features. */
export function eachAttribute(facts: WordFacts, use: (distance: number, feature: number) => void): void {
  for (const [kind, from, to] of REACH)
    for (const attribute of facts[kind])
      for (let distance = from; distance <= to; distance++) use(distance, mix(attribute, SALT + distance));
}

/** Writes the attributes of a word that count at a distance into `out`, as features; returns how many, `MOST_ATTRIBUTES` at most. */
export function writeAttributes(facts: WordFacts, distance: number, out: Int32Array): number {
  let n = 0;
  for (const [kind, from, to] of REACH) {
    if (distance < from || distance > to) continue;
    for (const attribute of facts[kind]) if (n < out.length) out[n++] = mix(attribute, SALT + distance);
  }
  return n;
}

/** No word has so many attributes: some fifty, and one for each reading and thing of the tables. */
export const MOST_ATTRIBUTES = 200;

const SALT = 0x5bd1e995;

/** What the tables and rules say of each word: see `channelOf`. */
export interface Channels {
  readonly rules: Uint8Array;
  readonly tables: Uint8Array;
}

/**
 * The non-overlapping candidates as a number for each word: 0 for none, else type, position and how sure the source is. Later
 * candidates do not replace earlier ones.
 */
export function channelOf(candidates: Iterable<Candidate>, size: number): Uint8Array {
  const channel = new Uint8Array(size);
  for (const { from, to, type, score } of candidates) {
    let free = true;
    for (let i = from; i < to; i++) if (channel[i] !== 0) free = false;
    if (!free) continue;
    const level = score >= 0.9 ? 3 : score >= 0.7 ? 2 : score >= 0.5 ? 1 : 0;
    for (let i = from; i < to; i++) {
      const position = to - from === 1 ? 3 : i === from ? 0 : i === to - 1 ? 2 : 1;
      channel[i] = 1 + ((TYPES.indexOf(type) * 4 + position) * 4 + level);
    }
  }
  return channel;
}

const END: WordFacts = {
  stem: -1,
  classes: new Uint16Array(CLUSTERINGS),
  profile: mix(-1, -1),
  shape: -1,
  part: -1,
  trigger: -1,
  definite: false,
  quote: 0,
  far: new Int32Array(0),
  near: Int32Array.of(mix(99, 99)),
  beside: new Int32Array(0),
  here: new Int32Array(0),
  sums: undefined,
  quiet: undefined,
};

/** The word at i, or the edge of the paragraph. */
export const at = (words: readonly WordFacts[], i: number): WordFacts => words[i] ?? END;

/** No word has so many features of several words. */
export const MOST_CROSS = 64;

/** Runs over a paragraph from left to right and remembers what the words before announce. */
export class Context {
  /** The last title or head, how far it is, and whether something definite came since. */
  private announced = 0;
  private distance = 0;
  private quoted = 0;
  private inQuote = false;

  /** Moves on to word i; call it once for each word, in order. */
  see(words: readonly WordFacts[], i: number): void {
    const before = at(words, i - 1);
    if (this.distance > 0 && ++this.distance > 5) {
      this.distance = 0;
      this.announced = 0;
    }
    if (before.trigger > 0 && (before.trigger & ANNOUNCES) !== 0) {
      this.announced = before.trigger & ANNOUNCES;
      this.distance = 1;
    }
    const straight = before.stem === STRAIGHT;
    if (before.quote === 1 || (straight && !this.inQuote)) {
      this.inQuote = true;
      this.quoted = 1;
    } else if (before.quote === 2 || straight) {
      this.inQuote = false;
      this.quoted = 0;
    } else if (this.inQuote && ++this.quoted > 6) this.quoted = 6;
  }

  /**
   * Whether nothing but the word itself counts in `writeOwn`: neither tables and rules nor what stood before speak of it. So it is
   * for most words, and their sum is kept.
   */
  isQuiet({ rules, tables }: Channels, i: number): boolean {
    return rules[i] === 0 && tables[i] === 0 && this.announced === 0 && this.distance === 0 && this.quoted === 0;
  }

  /** Writes the features of word i with what is said of it into `out`; returns how many. */
  writeOwn(w: WordFacts, { rules, tables }: Channels, i: number, out: Int32Array): number {
    const rule = rules[i]!;
    const table = tables[i]!;
    let n = 0;
    const add = (value: number): void => {
      out[n] = mix(Name.Own + n++, value);
    };
    for (let k = 0; k < CLUSTERINGS; k++) add(mix(rule, w.classes[k]!));
    add(mix(rule, w.part));
    add(mix(rule, w.stem));
    add(mix(table, w.part));
    add(mix(this.announced, mix(this.distance, w.part)));
    add(mix(this.announced, mix(this.distance, w.definite ? 1 : 0)));
    add(mix(this.announced, w.classes[0]!));
    add(this.quoted);
    add(mix(this.quoted, w.part));
    return n;
  }

  /** What `writeForms` takes besides the profiles of word i and its neighbours: below 2 to the 31st. */
  formsKey(words: readonly WordFacts[], i: number): number {
    return at(words, i - 2).trigger * 8 + this.quoted;
  }

  /**
   * Writes the features of the forms of word i and of its neighbours into `out`; returns how many. They depend on nothing but the
   * profiles of three words and on `formsKey`, which are few in a language: the tagger keeps their sums.
   */
  writeForms(words: readonly WordFacts[], i: number, out: Int32Array): number {
    const w2 = at(words, i - 2);
    const w1 = at(words, i - 1);
    const w = words[i]!;
    const n1 = at(words, i + 1);
    let n = 0;
    const add = (value: number): void => {
      out[n] = mix(Name.Forms + n++, value);
    };
    add(mix(w1.shape, w.shape));
    add(mix(w.shape, n1.shape));
    add(mix(mix(w1.shape, w.shape), n1.shape));
    add(mix(w1.part, w.part));
    add(mix(w.part, n1.part));
    add(mix(mix(w1.part, w.part), n1.part));
    add(mix(w1.trigger, w.shape));
    add(mix(w1.trigger, w.part));
    add(mix(mix(w2.trigger, w1.trigger), w.part));
    add(mix(w2.trigger, w.part));
    add(mix(this.quoted, mix(w2.trigger, n1.quote)));
    return n;
  }

  /** Writes the other features of word i among its neighbours into `out`; returns how many. */
  writeAround(words: readonly WordFacts[], i: number, out: Int32Array): number {
    const w2 = at(words, i - 2);
    const w1 = at(words, i - 1);
    const w = words[i]!;
    const n1 = at(words, i + 1);
    let n = 0;
    const add = (value: number): void => {
      out[n] = mix(Name.Around + n++, value);
    };
    for (let k = 0; k < CLUSTERINGS; k++) {
      const here = w.classes[k]!;
      add(mix(w1.classes[k]!, here));
      add(mix(here, n1.classes[k]!));
      if (k >= 2) continue;
      add(mix(w1.classes[k]!, n1.classes[k]!));
      add(mix(mix(w2.classes[k]!, w1.classes[k]!), here));
    }
    add(mix(w1.stem, w.stem));
    add(mix(w.stem, n1.stem));
    add(mix(w1.trigger, w.classes[0]!));
    add(mix(i === 0 ? 1 : w1.shape, at(words, i + 2).shape));
    return n;
  }

  /** Writes all features of several words for word i into `out`; returns how many. For training. */
  write(words: readonly WordFacts[], channels: Channels, i: number, out: Int32Array): number {
    const part = new Int32Array(MOST_CROSS);
    let all = 0;
    for (const write of [
      () => this.writeAround(words, i, part),
      () => this.writeForms(words, i, part),
      () => this.writeOwn(words[i]!, channels, i, part),
      () => writeSaid(saidOf(channels, i), part),
    ]) {
      const count = write();
      for (let k = 0; k < count; k++) out[all++] = part[k]!;
    }
    return all;
  }
}

/** The names of features are numbers, from these on for each group. They are part of the model: whoever changes them trains anew. */
enum Name {
  Said = 0x1000,
  Own = 0x1100,
  Forms = 0x1200,
  Around = 0x1300,
}

/** What rules and tables say of word i and of its neighbours, as one number below 2 to the 48th. */
export function saidOf({ rules, tables }: Channels, i: number): number {
  const byRules = ((rules[i - 1] ?? 255) << 16) | (rules[i]! << 8) | (rules[i + 1] ?? 255);
  const byTables = ((tables[i - 1] ?? 255) << 16) | (tables[i]! << 8) | (tables[i + 1] ?? 255);
  return byRules * 0x1000000 + byTables;
}

/** Writes the features of what `saidOf` gives into `out`; returns how many. */
export function writeSaid(said: number, out: Int32Array): number {
  const byRules = Math.floor(said / 0x1000000);
  const byTables = said % 0x1000000;
  let n = 0;
  const add = (value: number): void => {
    out[n] = mix(Name.Said + n++, value);
  };
  const rule = (byRules >> 8) & 255;
  add(rule);
  add(byRules >> 16);
  add(byRules & 255);
  add(mix(byRules >> 16, rule));
  add(mix(rule, byRules & 255));
  const table = (byTables >> 8) & 255;
  add(table);
  add(byTables >> 16);
  add(byTables & 255);
  add(mix(byTables >> 16, table));
  add(mix(table, byTables & 255));
  add(mix(table, rule));
  return n;
}

const ANNOUNCES = 64 | 512 | 1024;
const STRAIGHT = hashText('"');
