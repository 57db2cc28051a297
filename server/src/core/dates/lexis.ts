import { fold } from '../text/normalise.ts';
import { proclitics, type Token } from '../text/tokens.ts';
import * as cldr from './tables/cldr.ts';
import { VAGUE_LENGTHS, VAGUE_SINCE } from './tables/lengths.ts';
import * as months from './tables/months.ts';
import * as numerals from './tables/numerals.ts';
import { OCCASIONS } from './tables/occasions.ts';
import * as words from './tables/words.ts';

export type Unit = 'second' | 'minute' | 'hour' | 'day' | 'night' | 'week' | 'month' | 'year' | 'decade' | 'century';
export type DayPart = 'am' | 'noon' | 'pm' | 'night' | 'day';
export type Anaphor = 'time' | 'day' | 'month' | 'year';
export type FuzzyPart = 'start' | 'middle' | 'end' | 'last' | 'rest' | 'weekend';

/** Everything a word can be in a date; one word may be several things (ثانية, عشر, الأول). */
export interface Role {
  readonly month?: number;
  /** How much must speak for a month that is also another word: 0 nothing, 1 a preposition, 2 a day or a year, 3 both. */
  readonly support?: number;
  /** The month's name belongs to the Levant's system: what makes مايو/أيار one month and أبريل/مايو two. */
  readonly levant?: boolean;
  /** A bare تشرين or كانون: this month or the one after. */
  readonly ambiguous?: boolean;
  readonly hijri?: number;
  readonly hijriSupport?: number;
  readonly english?: number;
  readonly weekday?: number;
  /** A weekday without its article. */
  readonly bareWeekday?: number;
  readonly deictic?: number;
  readonly shift?: number;
  /** السابق and التالي may point at a date in the text. */
  readonly textual?: boolean;
  readonly recent?: boolean;
  readonly unit?: Unit;
  readonly grammar?: 'one' | 'two' | 'many' | 'construct';
  readonly definite?: boolean;
  readonly unitSupport?: number;
  readonly ordinal?: number;
  readonly cardinal?: number;
  /** الثلاثة, before what it counts: الثلاثة عقود القادمة. */
  readonly definiteCount?: boolean;
  readonly teen?: boolean;
  /** سلخ: the last of a Hijri month. */
  readonly lastDay?: boolean;
  readonly part?: DayPart;
  readonly fuzzy?: FuzzyPart;
  readonly fuzzySupport?: number;
  readonly season?: number;
  readonly decade?: number;
  readonly minutes?: number;
  readonly some?: boolean;
  readonly occasion?: string;
  /** How much must speak for an occasion whose name is also common words: 1 a word that celebrates. */
  readonly occasionSupport?: number;
  readonly vague?: boolean;
  /** فترة قصيرة: a time only after قبل or بعد. */
  readonly vagueLength?: boolean;
  /** مدة: a time only after منذ. */
  readonly vagueSince?: boolean;
  /** What the word points back to: a time of any length, a day, a month, a year. */
  readonly anaphoric?: Anaphor;
}

interface Phrase {
  readonly keys: readonly string[];
  readonly role: Role;
}

interface Entry {
  role?: Role;
  phrases?: Phrase[];
}

/** A word of a date in a text: what it can be, how many tokens it takes, what was peeled off it. */
export interface Hit {
  readonly role: Role;
  readonly length: number;
  /** Code units of the first token's key that are clitics. */
  readonly cut: number;
  readonly clitics: string;
}

let table: Map<string, Entry> | undefined;

function add(into: Map<string, Entry>, spelling: string, role: Role): void {
  const keys = spelling.split(' ').filter(Boolean).map(fold);
  const first = keys[0];
  if (!first) return;
  const entry: Entry = into.get(first) ?? {};
  into.set(first, entry);
  if (keys.length === 1) entry.role = { ...role, ...entry.role };
  else {
    entry.phrases ??= [];
    if (entry.phrases.some((phrase) => phrase.keys.join() === keys.join())) return;
    entry.phrases.push({ keys, role });
    entry.phrases.sort((a, b) => b.keys.length - a.keys.length);
  }
}

/** Calls `each` for every spelling of a table of lines `value spelling | spelling`; `support` counts the marks `؟`. */
function lines(text: string, each: (value: string, spelling: string, support: number) => void): void {
  for (const line of text.trim().split('\n')) {
    const space = line.indexOf(' ');
    if (space < 0) continue;
    const value = line.slice(0, space);
    for (const cell of line.slice(space).split('|')) {
      const spelling = cell.trim();
      if (!spelling) continue;
      const bare = spelling.replaceAll('؟', '');
      each(value, bare, spelling.length - bare.length);
    }
  }
}

function addUnits(into: Map<string, Entry>): void {
  const grammars = ['one', 'two', 'many', 'construct'] as const;
  for (const line of words.UNITS.trim().split('\n')) {
    const space = line.indexOf(' ');
    const unit = line.slice(0, space) as Unit;
    for (const [index, group] of line.slice(space).split(';').entries()) {
      const grammar = grammars[index]!;
      for (const cell of group.split('|')) {
        const spelling = cell.trim().replaceAll('؟', '');
        if (!spelling) continue;
        const support = cell.includes('؟') ? { unitSupport: 2 } : {};
        add(into, spelling, { unit, grammar, ...support });
        if (grammar !== 'construct') add(into, `ال${spelling}`, { unit, grammar, definite: true });
      }
    }
  }
}

function build(): Map<string, Entry> {
  const into = new Map<string, Entry>();
  for (const system of [
    months.EGYPT_AND_GULF,
    months.LEVANT_AND_IRAQ,
    months.ALGERIA_AND_TUNISIA,
    months.MOROCCO,
    months.MAURITANIA,
  ]) {
    lines(system, (value, spelling, support) => {
      add(into, spelling, { month: Number(value), support, levant: system === months.LEVANT_AND_IRAQ });
    });
  }
  // After the tables above, whose marks count: a name that only CLDR has may be a word that nobody has looked at.
  for (const [system, names] of Object.entries(cldr.MONTHS)) {
    for (const [index, name] of names.split('|').entries())
      add(into, name, { month: index + 1, support: 2, levant: system === 'levant' });
  }
  lines(months.LIBYA_OLD, (value, spelling) => add(into, spelling, { month: Number(value), support: 3 }));
  lines(months.AMBIGUOUS, (value, spelling) =>
    add(into, spelling, { month: Number(value), support: 2, ambiguous: true }),
  );
  lines(months.HIJRI, (value, spelling, hijriSupport) => add(into, spelling, { hijri: Number(value), hijriSupport }));
  for (const [index, name] of cldr.HIJRI_MONTHS.split('|').entries())
    add(into, name, { hijri: index + 1, hijriSupport: 2 });
  lines(months.ENGLISH, (value, spelling) => add(into, spelling, { english: Number(value) }));
  lines(words.WEEKDAYS, (value, spelling) => {
    add(into, spelling, { weekday: Number(value) });
    add(into, spelling.replace(/^ال/, ''), { bareWeekday: Number(value) });
  });
  for (const [weekday, name] of cldr.WEEKDAYS.split('|').entries()) add(into, name, { weekday });
  lines(words.DEICTIC, (value, spelling) => add(into, spelling, { deictic: Number(value) }));
  lines(words.SHIFTS, (value, spelling) => add(into, spelling, { shift: Number(value) }));
  lines(words.SHIFTS_IN_TEXT, (value, spelling) => add(into, spelling, { shift: Number(value), textual: true }));
  lines(words.RECENT, (value, spelling) => add(into, spelling, { shift: Number(value), recent: true }));
  addUnits(into);
  lines(numerals.ORDINALS, (value, spelling) => add(into, spelling, { ordinal: Number(value) }));
  lines(numerals.CARDINALS, (value, spelling) => {
    add(into, spelling, { cardinal: Number(value) });
    const key = fold(`ال${spelling}`);
    if (Number(value) > 2 && Number(value) <= 10 && !into.has(key)) into.set(key, { role: { definiteCount: true } });
  });
  add(into, 'سلخ', { lastDay: true });
  lines(`0 ${numerals.TEEN}`, (_, spelling) => add(into, spelling, { teen: true }));
  lines(`0 ${numerals.SOME}`, (_, spelling) => add(into, spelling, { some: true }));
  lines(numerals.HOUR_PARTS, (value, spelling) => add(into, spelling, { minutes: Number(value) }));
  lines(words.DAY_PARTS, (value, spelling) => add(into, spelling, { part: value as DayPart }));
  lines(words.FUZZY, (value, spelling, fuzzySupport) => {
    add(into, spelling, { fuzzy: value as FuzzyPart, fuzzySupport });
  });
  lines(words.SEASONS, (value, spelling) => add(into, spelling, { season: Number(value) }));
  lines(words.DECADES, (value, spelling) => add(into, spelling, { decade: Number(value) }));
  lines(OCCASIONS, (value, spelling, occasionSupport) => add(into, spelling, { occasion: value, occasionSupport }));
  lines(`0 ${words.VAGUE.trim()}`, (_, spelling) => add(into, spelling, { vague: true }));
  lines(`0 ${VAGUE_LENGTHS.trim()}`, (_, spelling) => add(into, spelling, { vagueLength: true }));
  lines(`0 ${VAGUE_SINCE.trim()}`, (_, spelling) => add(into, spelling, { vagueSince: true }));
  lines(words.ANAPHORIC, (value, spelling) => add(into, spelling, { anaphoric: value as Anaphor }));
  return into;
}

/** The keys of a table that is one list of words parted by `|`. */
export function wordSet(text: string): ReadonlySet<string> {
  return new Set(text.split('|').map((cell) => fold(cell.replaceAll('؟', '').trim())));
}

/** Whether a word, less a clitic of one letter, is of a set: مدينة, ومدينة, بمدينة. */
export function headIn(set: ReadonlySet<string>, key: string): boolean {
  return set.has(key) || (/^[وفبل]/.test(key) && set.has(key.slice(1)));
}

/**
 * A sieve before the look-up: a bit for the first three letters, the last letter and the length of every date word. Nine
 * words in ten fall through it without a string being made of them or hashed.
 */
const SIEVE = 1 << 16;

let sieve: Uint8Array | undefined;

/** The bit of `key` without its first `cut` code units, of which two are left at least. */
function bitOf(key: string, cut: number): number {
  const end = key.length - 1;
  let hash = Math.imul(key.charCodeAt(cut), 0x3d4d51cb) ^ key.charCodeAt(cut + 1);
  hash = Math.imul(hash, 0x2545f491) ^ (cut + 2 > end ? 0 : key.charCodeAt(cut + 2));
  hash = Math.imul(hash, 0x3d4d51cb) ^ (key.charCodeAt(end) << 5) ^ (end - cut);
  return Math.imul(hash, 0x2545f491) >>> 16;
}

function makeSieve(entries: Map<string, Entry>): Uint8Array {
  const made = new Uint8Array(SIEVE);
  for (const key of entries.keys()) if (key.length > 1) made[bitOf(key, 0)] = 1;
  return made;
}

const code = (letter: string): number => letter.charCodeAt(0);
const WAW = code('و');
const FA = code('ف');
const BA = code('ب');
const LAM = code('ل');
const KAF = code('ك');

/** Whether a date word may stand behind the clitics of `key`; exact but for the sieve. Peels as `proclitics` does. */
function mayPeel(bits: Uint8Array, key: string): boolean {
  let at = 0;
  let first = key.charCodeAt(0);
  if (first === WAW || first === FA) {
    if (bits[bitOf(key, 1)] === 1) return true;
    at = 1;
    first = key.charCodeAt(1);
  }
  if (first !== BA && first !== LAM && first !== KAF) return false;
  return (first === LAM && key.charCodeAt(at + 1) === LAM) || bits[bitOf(key, at + 1)] === 1;
}

/** What stands at token `i`, the longest phrase first; undefined for a word that has no part in dates. */
function look(
  entries: Map<string, Entry>,
  tokens: readonly Token[],
  i: number,
  key: string,
): [Role, number] | undefined {
  const entry = entries.get(key);
  if (!entry) return undefined;
  if (entry.phrases) {
    for (const phrase of entry.phrases) {
      let k = 1;
      while (k < phrase.keys.length && tokens[i + k]?.key === phrase.keys[k]) k++;
      if (k === phrase.keys.length) return [phrase.role, k];
    }
  }
  return entry.role ? [entry.role, 1] : undefined;
}

/**
 * The date words of a list of tokens, by token index; undefined where there is neither a date word nor a number, which is
 * the common case and costs one look-up a word.
 */
export function findHits(tokens: readonly Token[]): readonly (Hit | undefined)[] | undefined {
  table ??= build();
  sieve ??= makeSieve(table);
  const entries = table;
  const bits = sieve;
  let hits: (Hit | undefined)[] | undefined;
  let numbers = false;
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    if (token.kind !== 'word') {
      if (token.kind === 'number') numbers = true;
      continue;
    }
    const key = token.key;
    const whole = key.length < 2 || bits[bitOf(key, 0)] === 1;
    const found = whole ? look(entries, tokens, i, key) : undefined;
    let hit: Hit | undefined;
    if (found) hit = { role: found[0], length: found[1], cut: 0, clitics: '' };
    else if (key.length > 3 && mayPeel(bits, key)) {
      for (const peeling of proclitics(key)) {
        if (peeling.length === 0) continue;
        const inner = look(entries, tokens, i, peeling.rest);
        if (!inner) continue;
        hit = { role: inner[0], length: inner[1], cut: peeling.length, clitics: peeling.clitics };
        break;
      }
    }
    if (hit) {
      hits ??= new Array<Hit | undefined>(tokens.length);
      hits[i] = hit;
    }
  }
  if (!hits && numbers) hits = [];
  return hits;
}

/** The value of one cardinal word without its article (ثلاثه, عشر), by key. */
export function cardinalOf(key: string): number | undefined {
  table ??= build();
  return table.get(key)?.role?.cardinal;
}
