import { proclitics } from '../../text/tokens.ts';
import { Flag, type Form } from '../lexicon.ts';
import type { Word } from '../view.ts';
import { hashText, mix } from './hash.ts';

/** How many clusterings of the news vocabulary there are; a word has a class in each. */
export const CLUSTERINGS = 4;

/**
 * What was learnt from news about stems: a stem is a word as news writes it without the clitics that it has only in passing.
 */
export interface StemTable {
  /** The place of a stem in the table, or -1. */
  find(hash: number): number;
  /** The class of a stem in a clustering; 0 where there is none. */
  classOf(stem: number, clustering: number): number;
  /** How often news has the stem: 0 to 15. */
  frequency(stem: number): number;
}

/** A word of the text as the features see it; made once for a spelling. */
export interface WordFacts {
  /** Hash of the stem. */
  readonly stem: number;
  /** Its class in each clustering. */
  readonly classes: readonly number[];
  /** One number for shape, part and trigger together: see `writeSecond`. */
  readonly profile: number;
  readonly shape: number;
  /** The word as a part of a name: bits of the lexicon. */
  readonly part: number;
  /** What it may announce: bits of the lexicon. */
  readonly trigger: number;
  readonly definite: boolean;
  readonly quote: 0 | 1 | 2;
  /** Neither a mark nor a number. */
  readonly isWord: boolean;
  /** What is looked up for the word; not kept once there are `sums`. */
  attributes: Attributes | undefined;
  /**
   * From `sumsAt` on: the sums of the weights of these attributes, a row for each distance, and in a last row what the word weighs
   * in itself where neither tables nor rules speak of it, in parts (see `PARTS_OF_ONE`). Made by the tagger.
   */
  sums: Int16Array | undefined;
  sumsAt: number;
}

/** Attributes that count from three words before to two after, two on either side, one on either side, and here. */
export interface Attributes {
  readonly far: readonly number[];
  readonly near: readonly number[];
  readonly beside: readonly number[];
  readonly here: readonly number[];
}

/** Names of attributes: the first number of each hash. */
enum Attribute {
  Stem = 1,
  Class = 2,
  Shape = 30,
  Part = 31,
  Trigger = 32,
  TriggerBit = 33,
  Base = 40,
  Clitics = 41,
  Key = 42,
  Ending = 43,
  Start = 50,
  End = 51,
  Stripped = 60,
  Length = 61,
  Listed = 62,
  Frequency = 63,
  PartBit = 64,
}

/** The stem of a key: clitics are peeled when news does not know the whole word and knows the rest. */
export function stemOf(key: string, table: StemTable): { stem: string; clitics: string; place: number } {
  const whole = table.find(hashText(key));
  if (whole >= 0 || key.length < 3) return { stem: key, clitics: '', place: whole };
  for (const { rest, clitics } of proclitics(key)) {
    if (clitics === '') continue;
    const place = table.find(hashText(rest));
    if (place >= 0) return { stem: rest, clitics, place };
  }
  return { stem: key, clitics: '', place: -1 };
}

const OPENING = '«“„‹<';
const CLOSING = '»”›>';

/** What a mark or a number is: numbers by their length and century, marks by themselves. */
function shapeOf(key: string, kind: 'word' | 'number' | 'mark'): number {
  if (kind === 'mark') return mix(1, hashText(key));
  if (kind === 'number') return mix(2, /^(19|20)\d\d$/.test(key) ? 100 : Math.min(key.length, 6));
  const code = key.charCodeAt(0);
  if (code < 0x0600) return mix(3, Math.min(key.length, 4));
  let shape = key.startsWith('ال') && key.length > 3 ? 1 : 0;
  const last = key[key.length - 1]!;
  shape =
    shape * 8 + (last === 'ه' ? 1 : last === 'ي' ? 2 : last === 'ا' ? 3 : last === 'ن' ? 4 : last === 'ت' ? 5 : 0);
  return mix(4, shape * 8 + (key.length <= 2 ? 0 : key.length <= 4 ? 1 : key.length <= 6 ? 2 : 3));
}

const TRIGGERS = Flag.Title | Flag.Speech | Flag.Nationality | Flag.OrganizationHead | Flag.PlaceHead | Flag.Calendar;
const PARTS =
  Flag.Given | Flag.GivenWeak | Flag.Family | Flag.FamilyWeak | Flag.NameWord | Flag.NotName | Flag.Function;

/** Reads a word; `word` is what the lexicon says of the same token. */
export function factsOf(key: string, kind: 'word' | 'number' | 'mark', word: Word, table: StemTable): WordFacts {
  const shape = shapeOf(key, kind);
  if (kind !== 'word') {
    const symbol = kind === 'number' ? 0x23 : hashText(key);
    const near = [mix(Attribute.Stem, symbol), mix(Attribute.Shape, shape)];
    const quote = OPENING.includes(key) ? 1 : CLOSING.includes(key) ? 2 : 0;
    return {
      stem: symbol,
      classes: NO_CLASSES,
      profile: mix(shape, mix(0, 0)),
      shape,
      part: 0,
      trigger: 0,
      definite: false,
      quote,
      isWord: false,
      attributes: { far: NOTHING, near, beside: NOTHING, here: NOTHING },
      sums: undefined,
      sumsAt: 0,
    };
  }
  const { stem, clitics, place } = stemOf(key, table);
  const base = stem.length > 4 && stem.startsWith('ال') ? stem.slice(2) : stem;
  const classes: number[] = [];
  for (let i = 0; i < CLUSTERINGS; i++) classes.push(place < 0 ? 0 : table.classOf(place, i));
  const { main, readings, unknown } = word;
  const flags = main.flags;
  const trigger = flags & TRIGGERS;
  const part =
    (flags & PARTS) | (main.common ? 1 << 20 : 0) | (unknown ? 1 << 21 : 0) | (word.opensTitle ? 1 << 22 : 0);

  const far: number[] = [];
  for (let bit = 1; bit <= Flag.Calendar; bit <<= 1) if ((flags & bit) !== 0) far.push(mix(Attribute.TriggerBit, bit));
  if (word.opensTitle) far.push(mix(Attribute.TriggerBit, 1 << 22));
  const near: number[] = [
    mix(Attribute.Stem, hashText(stem)),
    mix(Attribute.Shape, shape),
    mix(Attribute.Part, part),
    mix(Attribute.Trigger, trigger),
  ];
  for (let i = 0; i < CLUSTERINGS; i++) near.push(mix(Attribute.Class + i, classes[i]!));
  if (place >= 0) near.push(mix(Attribute.Frequency, table.frequency(place)));
  const beside: number[] = [
    mix(Attribute.Key, hashText(key)),
    mix(Attribute.Clitics, hashText(clitics)),
    mix(Attribute.Base, hashText(base)),
  ];
  for (let length = 1; length <= 3; length++)
    if (base.length > length) beside.push(mix(Attribute.Ending + length, hashText(base, base.length - length)));
  for (const { type, kind: entryKind, size } of singles(main.forms))
    beside.push(
      mix(Attribute.Listed, mix(hashText(type), mix(hashText(entryKind), size >= 500_000 ? 2 : size > 0 ? 1 : 0))),
    );
  const here: number[] = [mix(Attribute.Length, Math.min(base.length, 12))];
  for (let length = 1; length <= 4; length++) {
    if (key.length > length) here.push(mix(Attribute.Start + 10 * length, hashText(key, 0, length)));
    if (base.length > length) {
      here.push(mix(Attribute.End + 10 * length, hashText(base, base.length - length)));
      if (length > 1) here.push(mix(Attribute.Start + 10 * length + 5, hashText(base, 0, length)));
    }
  }
  for (const { key: rest, clitics: peeled } of readings)
    if (peeled !== '') here.push(mix(Attribute.Stripped, mix(hashText(peeled), hashText(rest))));
  for (let bit = 1; bit < 1 << 23; bit <<= 1) if ((part & bit) !== 0) here.push(mix(Attribute.PartBit, bit));
  return {
    stem: hashText(stem),
    classes,
    profile: mix(shape, mix(part, trigger)),
    shape,
    part,
    trigger,
    definite: key.length > 4 && main.key.startsWith('ال'),
    quote: 0,
    isWord: true,
    attributes: { far, near, beside, here },
    sums: undefined,
    sumsAt: 0,
  };
}

const NOTHING: readonly number[] = [];
const NO_CLASSES: readonly number[] = new Array(CLUSTERINGS).fill(0);

/** The things of the tables that the word names alone, each kind once. */
function singles(forms: readonly Form[]): { type: string; kind: string; size: number }[] {
  const found: { type: string; kind: string; size: number }[] = [];
  for (const { rest, entry, weak } of forms) {
    if (rest.length > 0) continue;
    const kind = weak ? `${entry.kind}?` : entry.kind;
    if (!found.some((one) => one.type === entry.type && one.kind === kind))
      found.push({ type: entry.type, kind, size: entry.size });
  }
  return found;
}
