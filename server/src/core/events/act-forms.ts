import { fold } from '../text/normalise.ts';
import { ACTS, LIGHT } from './act-table.ts';
import type { ActForm, ActSense } from './acts.ts';
import type { ActClass } from './types.ts';

/** What a form of a word of the table says. */
export interface Entry {
  readonly senses: readonly ActSense[];
  readonly light: boolean;
  readonly future: boolean;
  readonly definite: boolean;
  readonly owned: boolean;
}

/** A word of the table in one of its forms: a verb's past or present, or a noun. */
interface Word {
  /** Past: the verb; present: what follows its first letter; noun: the noun. All folded. */
  readonly spelling: string;
  /** What endings are attached to. */
  readonly bases: readonly string[];
  readonly form: ActForm;
  /** Undefined for a verb that is only light. */
  readonly sense: ActSense | undefined;
  readonly light: boolean;
  readonly weak: boolean;
  /** Its bare past may be a noun. */
  readonly bareWeak: boolean;
  /** Its place in the table. */
  readonly order: number;
}

/** The words of the table by what a form of them can be cut down to. Forms are not listed: a word of a text has few endings. */
interface Tables {
  readonly pasts: Map<string, Word[]>;
  readonly pastBases: Map<string, Word[]>;
  readonly presents: Map<string, Word[]>;
  readonly presentBases: Map<string, Word[]>;
  readonly nouns: Map<string, Word[]>;
  readonly nounBases: Map<string, Word[]>;
}

let tables: Tables | undefined;

const OBJECTS = ['ه', 'ها', 'هم', 'هما'] as const;
const OWNERS = ['ه', 'ها', 'هم', 'هما', 'نا'] as const;

const put = (map: Map<string, Word[]>, key: string, word: Word): void => {
  const there = map.get(key);
  if (!there) map.set(key, [word]);
  else if (!there.includes(word)) there.push(word);
};

const isWeakEnd = (verb: string): boolean => verb.endsWith('ي') || (verb.endsWith('ا') && verb.length > 2);

/** هنأ is folded to هنا: what ends in alif keeps it in some of its forms. */
function pastBasesOf(verb: string): string[] {
  const base = isWeakEnd(verb) ? verb.slice(0, -1) : verb;
  return verb.endsWith('ا') ? [base, verb] : [base];
}

/** What is attached to a noun: زيارت-ها, لقائ-ه. */
function nounBasesOf(noun: string): string[] {
  const stem = noun.endsWith('ه') ? `${noun.slice(0, -1)}ت` : noun;
  return noun.endsWith('ء') ? [stem, `${noun.slice(0, -1)}ئ`] : [stem];
}

function makeTables(): Tables {
  const made: Tables = {
    pasts: new Map(),
    pastBases: new Map(),
    presents: new Map(),
    presentBases: new Map(),
    nouns: new Map(),
    nounBases: new Map(),
  };
  let order = 0;
  const verb = (cell: string, act: { class: ActClass; lemma: string } | undefined): void => {
    const light = act === undefined || cell.includes('^');
    const passive = cell.includes('!');
    const [pastCell = '', presentCell = ''] = cell.split('/');
    const weak = pastCell.includes('?');
    const [past = '', next = ''] = bare(pastCell).split('-');
    const [present = ''] = bare(presentCell).split('-');
    const says = act !== undefined && !cell.includes('^');
    const common = { homograph: false, lit: false, passive, next };
    if (past) {
      const word: Word = {
        spelling: past,
        bases: pastBasesOf(past),
        form: 'past',
        sense: says ? { ...act, form: 'past', weak, ...common } : undefined,
        light,
        weak,
        bareWeak: weak || pastCell.includes('~'),
        order: order++,
      };
      put(made.pasts, past, word);
      for (const base of word.bases) put(made.pastBases, base, word);
    }
    if (present) {
      const rest = present.slice(1);
      const short = /[يوا]$/.test(rest) ? rest.slice(0, -1) : rest;
      const presentWeak = presentCell.includes('?');
      const word: Word = {
        spelling: rest,
        bases: [short],
        form: 'present',
        sense: says ? { ...act, form: 'present', weak: presentWeak, ...common } : undefined,
        light,
        weak: presentWeak,
        bareWeak: presentWeak,
        order: order++,
      };
      put(made.presents, rest, word);
      put(made.presentBases, short, word);
    }
  };
  for (const line of ACTS.trim().split('\n')) {
    const [verbs = '', nouns = ''] = line.split('|');
    const [kind = '', lemma = '', ...words] = verbs.trim().split(' ');
    const act = { class: kind as ActClass, lemma: lemma.replace('^', '') };
    for (const word of words) verb(lemma.endsWith('^') ? `${word}^` : word, act);
    for (const cell of nouns.trim().split(' ')) {
      if (cell === '') continue;
      const [noun = '', next = ''] = bare(cell).split('-');
      const lit = cell.includes('%');
      const weak = lit || cell.includes('?');
      const sense: ActSense = { ...act, form: 'noun', weak, homograph: false, lit, passive: false, next };
      const word: Word = {
        spelling: noun,
        bases: nounBasesOf(noun),
        form: 'noun',
        sense,
        light: false,
        weak,
        bareWeak: weak,
        order: order++,
      };
      put(made.nouns, noun, word);
      for (const base of word.bases) put(made.nounBases, base, word);
    }
  }
  for (const cell of LIGHT.trim().split(/\s+/)) verb(cell, undefined);
  return made;
}

const bare = (cell: string): string => fold(cell.replace(/[?!^%~]/g, ''));

/** Gathers what a form says; a word counts once. */
class Found {
  readonly words: Word[] = [];
  future = false;
  definite = false;
  owned = false;

  add(map: Map<string, Word[]>, key: string, fits: (word: Word) => boolean = always): boolean {
    let some = false;
    for (const word of map.get(key) ?? NONE) {
      if (!fits(word)) continue;
      some = true;
      if (!this.words.includes(word)) this.words.push(word);
    }
    return some;
  }
}

const NONE: readonly Word[] = [];
const always = (): boolean => true;

function findPast({ pasts, pastBases }: Tables, key: string, found: Found): void {
  found.add(pasts, key);
  const cut = key.slice(0, -1);
  if (key.endsWith('ا')) {
    found.add(pasts, cut, ({ spelling }) => spelling.endsWith('ي'));
    found.add(pastBases, cut, ({ spelling, weak }) => !weak && !isWeakEnd(spelling));
    if (/[وت]ا$/.test(key)) found.add(pastBases, key.slice(0, -2));
  } else if (key.endsWith('ت')) {
    found.add(pasts, cut, ({ spelling }) => spelling.endsWith('ي'));
    found.add(pastBases, cut);
  }
  for (const object of OBJECTS) {
    if (!key.endsWith(object)) continue;
    const rest = key.slice(0, -object.length);
    found.add(pasts, rest, ({ spelling, weak }) => !weak && !spelling.endsWith('ي'));
    const base = rest.slice(0, -1);
    if (rest.endsWith('ا')) found.add(pastBases, base, ({ spelling, weak }) => !weak && spelling.endsWith('ي'));
    else if (rest.endsWith('ت')) found.add(pastBases, base, ({ weak }) => !weak);
  }
}

function findPresent({ presents, presentBases }: Tables, key: string, found: Found): void {
  const isFuture = key[0] === 'س' && (key[1] === 'ي' || key[1] === 'ت');
  if (!isFuture && key[0] !== 'ي' && key[0] !== 'ت') return;
  const tail = key.slice(isFuture ? 2 : 1);
  let some = found.add(presents, tail);
  if (found.add(presentBases, tail, ({ spelling }) => /[يو]$/.test(spelling) && spelling.length > 3)) some = true;
  const two = tail.slice(0, -2);
  if (/(ون|وا)$/.test(tail) && found.add(presentBases, two)) some = true;
  if (tail.endsWith('ان') && found.add(presents, two)) some = true;
  if (tail.endsWith('ا') && found.add(presents, tail.slice(0, -1))) some = true;
  if (tail.endsWith('ان') && found.add(presents, tail.slice(0, -1))) some = true; // يبدآن
  for (const object of OBJECTS) {
    if (tail.endsWith(object) && found.add(presents, tail.slice(0, -object.length))) some = true;
  }
  if (isFuture && some) found.future = true;
}

function findNoun({ nouns, nounBases }: Tables, key: string, found: Found): void {
  const isOfTwo = ({ spelling }: Word): boolean =>
    spelling.length > 3 && !/(ات|ا|ء)$/.test(spelling) && !spelling.startsWith('ال');
  const two = /(ان|ين)$/.test(key);
  if (found.add(nouns, key) && key.startsWith('ال') && nouns.has(key)) found.definite = true;
  if (key.startsWith('ال')) {
    const rest = key.slice(2);
    if (found.add(nouns, rest)) found.definite = true;
    // Of two: اتصالان, زيارتين. Short nouns would make other words (ضمان).
    if (two && found.add(nounBases, rest.slice(0, -2), (word) => isOfTwo(word) && word.bases[0] === rest.slice(0, -2)))
      found.definite = true;
  }
  if (key.endsWith('ا')) found.add(nouns, key.slice(0, -1), ({ spelling }) => !/(ه|ات|ا)$/.test(spelling));
  if (two) found.add(nounBases, key.slice(0, -2), (word) => isOfTwo(word) && word.bases[0] === key.slice(0, -2));
  for (const owner of OWNERS) {
    if (key.endsWith(owner) && found.add(nounBases, key.slice(0, -owner.length))) found.owned = true;
  }
}

/** What a folded word says by the table, nothing peeled; undefined for other words. Constant work. */
export function formEntry(key: string): Entry | undefined {
  tables ??= makeTables();
  const found = new Found();
  findPast(tables, key, found);
  findPresent(tables, key, found);
  findNoun(tables, key, found);
  if (found.words.length === 0) return undefined;
  const { words, future, definite, owned } = found;
  if (words.length > 1) words.sort((a, b) => a.order - b.order);
  const senses: ActSense[] = [];
  for (const word of words) {
    const { sense } = word;
    if (!sense || senses.some((one) => one.lemma === sense.lemma && one.form === sense.form && one.next === sense.next))
      continue;
    const isBare = word.form === 'past' && word.spelling === key;
    senses.push(isBare ? { ...sense, weak: word.bareWeak, homograph: !word.weak } : sense);
  }
  return { senses, light: words.some(({ light }) => light), future, definite, owned };
}
