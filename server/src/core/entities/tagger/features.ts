import type { Candidate } from '../candidates.ts';
import { hashText, mix } from './hash.ts';
import { TYPES } from './tags.ts';
import { type Attributes, CLUSTERINGS, type WordFacts } from './words.ts';

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
] as const satisfies readonly (readonly [keyof Attributes, number, number])[];

/** Calls `use` with every attribute of the word and the distance from it to the word that it speaks of, as features. */
export function eachAttribute(attributes: Attributes, use: (distance: number, feature: number) => void): void {
  for (const [kind, from, to] of REACH)
    for (const attribute of attributes[kind])
      for (let distance = from; distance <= to; distance++) use(distance, mix(attribute, SALT + distance));
}

/** Writes the attributes of a word that count at a distance into `out`, as features; returns how many, `MOST_ATTRIBUTES` at most. */
export function writeAttributes(attributes: Attributes, distance: number, out: Int32Array): number {
  let n = 0;
  for (const [kind, from, to] of REACH) {
    if (distance < from || distance > to) continue;
    for (const attribute of attributes[kind]) if (n < out.length) out[n++] = mix(attribute, SALT + distance);
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
  classes: new Array(CLUSTERINGS).fill(0),
  profile: mix(-1, -1),
  shape: -1,
  part: -1,
  trigger: -1,
  definite: false,
  quote: 0,
  isWord: false,
  attributes: undefined,
  sums: undefined,
  sumsAt: 0,
};

/** The word at i, or the edge of the paragraph. */
export const at = (words: readonly WordFacts[], i: number): WordFacts => words[i] ?? END;

/** No word has so many features of several words. */
export const MOST_CROSS = 64;

/** Runs over a paragraph from left to right and remembers what the words before announce. */
export class Context {
  /** The last title or head, and how far it is: 0 for none within five words. */
  announced = 0;
  distance = 0;
  /** How many words ago a quotation opened that is still open, 6 for more; 0 outside. */
  quoted = 0;
  #inQuote = false;

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
    if (before.quote === 1 || (straight && !this.#inQuote)) {
      this.#inQuote = true;
      this.quoted = 1;
    } else if (before.quote === 2 || straight) {
      this.#inQuote = false;
      this.quoted = 0;
    } else if (this.#inQuote && ++this.quoted > 6) this.quoted = 6;
  }
}

/**
 * The features of several words. Each group depends on few things that come up again and again, which its doc comment names: the
 * tagger keeps the sums of their weights. Only those of `writeAround` are looked up at every word. All write into `out` and return
 * how many.
 */

/** What rules and tables say of the word itself. Depends on the word, `rule` and `table`, which are 0 for most words. */
export function writeOwn(w: WordFacts, rule: number, table: number, out: Int32Array): number {
  for (let k = 0; k < CLUSTERINGS; k++) out[k] = mix(Name.RuleClass + k, mix(rule, w.classes[k]!));
  out[CLUSTERINGS] = mix(Name.RulePart, mix(rule, w.part));
  out[CLUSTERINGS + 1] = mix(Name.RuleStem, mix(rule, w.stem));
  out[CLUSTERINGS + 2] = mix(Name.TablePart, mix(table, w.part));
  return CLUSTERINGS + 3;
}

/** What stood before. Depends on `context` and, of the word, on `part` and `definite`. */
export function writeContext({ announced, distance, quoted }: Context, w: WordFacts, out: Int32Array): number {
  out[0] = mix(Name.AnnouncedPart, mix(announced, mix(distance, w.part)));
  out[1] = mix(Name.AnnouncedDefinite, mix(announced, mix(distance, w.definite ? 1 : 0)));
  out[2] = mix(Name.Quoted, quoted);
  out[3] = mix(Name.QuotedPart, mix(quoted, w.part));
  return 4;
}

/** What two neighbours say of the second, by their profiles. */
export function writeSecond(a: WordFacts, b: WordFacts, out: Int32Array): number {
  out[0] = mix(Name.ShapeAfter, mix(a.shape, b.shape));
  out[1] = mix(Name.PartAfter, mix(a.part, b.part));
  out[2] = mix(Name.TriggerShape, mix(a.trigger, b.shape));
  out[3] = mix(Name.TriggerPart, mix(a.trigger, b.part));
  return 4;
}

/** What two neighbours say of the first, by their profiles. */
export function writeFirst(a: WordFacts, b: WordFacts, out: Int32Array): number {
  out[0] = mix(Name.ShapeBefore, mix(a.shape, b.shape));
  out[1] = mix(Name.PartBefore, mix(a.part, b.part));
  return 2;
}

/** The triggers of the two words before. Depends on them and on the word's `part`. */
export function writeTriggers(w2: WordFacts, w1: WordFacts, w: WordFacts, out: Int32Array): number {
  out[0] = mix(Name.TriggersPart, mix(mix(w2.trigger, w1.trigger), w.part));
  out[1] = mix(Name.FarTriggerPart, mix(w2.trigger, w.part));
  return 2;
}

/** The parts of three words. */
export function writeParts(w1: WordFacts, w: WordFacts, n1: WordFacts, out: Int32Array): number {
  out[0] = mix(Name.Parts, mix(mix(w1.part, w.part), n1.part));
  return 1;
}

/** All others, for word i among its neighbours. */
export function writeAround(context: Context, words: readonly WordFacts[], i: number, out: Int32Array): number {
  const w2 = at(words, i - 2);
  const w1 = at(words, i - 1);
  const w = words[i]!;
  const n1 = at(words, i + 1);
  let n = 0;
  for (let k = 0; k < CLUSTERINGS; k++) {
    const here = w.classes[k]!;
    out[n++] = mix(Name.ClassAfter + k, mix(w1.classes[k]!, here));
    out[n++] = mix(Name.ClassBefore + k, mix(here, n1.classes[k]!));
    if (k >= 2) continue;
    out[n++] = mix(Name.ClassBetween + k, mix(w1.classes[k]!, n1.classes[k]!));
    out[n++] = mix(Name.ClassesAfter + k, mix(mix(w2.classes[k]!, w1.classes[k]!), here));
  }
  out[n++] = mix(Name.StemAfter, mix(w1.stem, w.stem));
  out[n++] = mix(Name.StemBefore, mix(w.stem, n1.stem));
  out[n++] = mix(Name.TriggerClass, mix(w1.trigger, w.classes[0]!));
  out[n++] = mix(Name.AnnouncedClass, mix(context.announced, w.classes[0]!));
  out[n++] = mix(Name.Shapes, mix(mix(w1.shape, w.shape), n1.shape));
  out[n++] = mix(Name.ShapesAside, mix(i === 0 ? 1 : w1.shape, at(words, i + 2).shape));
  out[n++] = mix(Name.QuotedBetween, mix(context.quoted, mix(w2.trigger, n1.quote)));
  return n;
}

/** Writes the features of several words for word i, all of them. For training. */
export function writeAll(
  context: Context,
  words: readonly WordFacts[],
  channels: Channels,
  i: number,
  out: Int32Array,
): number {
  const [w2, w1, w, n1] = [at(words, i - 2), at(words, i - 1), words[i]!, at(words, i + 1)];
  const part = new Int32Array(MOST_CROSS);
  let all = 0;
  for (const write of [
    () => writeOwn(w, channels.rules[i]!, channels.tables[i]!, part),
    () => writeContext(context, w, part),
    () => writeSecond(w1, w, part),
    () => writeFirst(w, n1, part),
    () => writeTriggers(w2, w1, w, part),
    () => writeParts(w1, w, n1, part),
    () => writeAround(context, words, i, part),
    () => writeSaid(saidOf(channels, i), part),
  ]) {
    const count = write();
    for (let k = 0; k < count; k++) out[all++] = part[k]!;
  }
  return all;
}

/** The names of features are numbers. They are part of the model: whoever changes one trains anew. */
enum Name {
  Said = 0x1000,
  RuleClass = 0x1100,
  RulePart = 0x1104,
  RuleStem = 0x1105,
  TablePart = 0x1106,
  AnnouncedPart = 0x1107,
  AnnouncedDefinite = 0x1108,
  AnnouncedClass = 0x1109,
  Quoted = 0x110a,
  QuotedPart = 0x110b,
  ShapeAfter = 0x1200,
  ShapeBefore = 0x1201,
  Shapes = 0x1202,
  PartAfter = 0x1203,
  PartBefore = 0x1204,
  Parts = 0x1205,
  TriggerShape = 0x1206,
  TriggerPart = 0x1207,
  TriggersPart = 0x1208,
  FarTriggerPart = 0x1209,
  QuotedBetween = 0x120a,
  ClassAfter = 0x1300,
  ClassBefore = 0x1310,
  ClassBetween = 0x1320,
  ClassesAfter = 0x1330,
  StemAfter = 0x1340,
  StemBefore = 0x1341,
  TriggerClass = 0x1342,
  ShapesAside = 0x1343,
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
