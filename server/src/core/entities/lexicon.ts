import { fold } from '../text/normalise.ts';
import type { EntityType } from '../types.ts';
import { CALENDAR_WORDS, FUNCTION_WORDS } from './closed-words.ts';
import { HashedLines } from './hashed-lines.ts';
import type { Knowledge } from './knowledge.ts';
import { keysOf, RARE, withoutMark } from './lexicon-format.ts';
import type { Tagger } from './tagger/tagger.ts';

/** What is known of a single word, as bits: a word may be several things, the context decides. */
export const Flag = {
  Given: 1,
  /** A given name that is also an everyday word (أمل، سعيد). */
  GivenWeak: 2,
  Family: 4,
  FamilyWeak: 8,
  /** Stands mostly in names, by counts over news. */
  NameWord: 16,
  /** Looks like a name but is not one. */
  NotName: 32,
  Title: 64,
  Speech: 128,
  Nationality: 256,
  OrganizationHead: 512,
  PlaceHead: 1024,
  Function: 2048,
  Calendar: 4096,
} as const;

export const ANY_NAME = Flag.Given | Flag.GivenWeak | Flag.Family | Flag.FamilyWeak | Flag.NameWord;
export const STRONG_NAME = Flag.Given | Flag.Family | Flag.NameWord;

/** One thing of the tables. */
export interface Entry {
  readonly type: EntityType;
  /** The canonical name as the table writes it. */
  readonly name: string;
  /** `type/name-with-hyphens`. */
  readonly id: string;
  /** country, capital, city, or the kind column of its table. */
  readonly kind: string;
  /** ISO 3166-1 code of a place's country, or ''. */
  readonly country: string;
  /** Population of a city, 0 where unknown. */
  readonly size: number;
  /** An entry of the team's knowledge file. */
  readonly team?: true;
}

/** The id of a referent: its type and its name with hyphens for spaces. */
export const entityId = (type: EntityType, name: string): string => `${type}/${name.trim().replace(/\s+/g, '-')}`;

/** One way to write an entry: the keys after the first. `weak`: counts only with context. */
export interface Form {
  readonly rest: readonly string[];
  readonly entry: Entry;
  readonly weak: boolean;
  /** A name that the team lists: wherever it stands, it is this entry. */
  readonly hard?: true;
}

/** One name of a group of the alias table: the keys after the first, and what the group names. */
export interface Alias {
  readonly rest: readonly string[];
  /** `name` for spellings of one given or family name. */
  readonly type: EntityType | 'name';
  /** The group's id: `type/name-with-hyphens` of its first name, which is an entry's where the tables have the thing. */
  readonly id: string;
  /** The group's first name. */
  readonly name: string;
}

/** A head noun of a name: in the span, or left out of it. */
export interface Head {
  readonly inside: boolean;
  readonly note: string;
  readonly weak: boolean;
}

/** A title or kinship word; `weak`: an everyday word that is a title only right before a name. */
export interface Title {
  readonly rest: readonly string[];
  readonly kind: string;
  /** m or f, then s, d or p. */
  readonly number: string;
  readonly weak: boolean;
}

/** The tables, ready to be asked by look-up key (`fold`). Immutable. */
export interface Lexicon {
  flags(key: string): number;
  /** An everyday word of news prose, also with ال, a pronoun or the future س. */
  isCommon(key: string): boolean;
  /** As `isCommon`, by the word itself only: what a name of the tables must be to count as an everyday word too. */
  isListed(key: string): boolean;
  /** An everyday word that few articles hold: it may be a name where names stand. */
  isRare(key: string): boolean;
  /** Names that start with this key, longest first. */
  forms(key: string): readonly Form[];
  /** Names of two words and more (عبد الله, جاويش أوغلو) by their first key: the keys after it, and whether given. */
  nameParts(key: string): readonly { readonly rest: readonly string[]; readonly flag: number }[];
  titles(key: string): readonly Title[];
  /** Names of the alias table that start with this key. They say what is one thing; they propose no entity. */
  aliases(key: string): readonly Alias[];
  organizationHead(key: string): Head | undefined;
  placeHead(key: string): Head | undefined;
  /** The country or people of a nationality adjective in any form (الروسية → RU), or ''. */
  nationality(key: string): string;
  /** The statistical model of names; without it tables and rules decide alone. */
  readonly tagger: Tagger | undefined;
  /** Room for what other parts of the recogniser derive from a key; values must depend on the key alone. */
  readonly memo: Map<string, unknown>;
  /** What the team knows, where there is a team (`withKnowledge`). */
  readonly knowledge?: Knowledge | undefined;
}

type NamePart = { readonly rest: readonly string[]; readonly flag: number };

/** What the tables say of one first word; made when it is first asked for. */
interface Facts {
  flags: number;
  forms: Form[];
  parts: NamePart[];
  titles: Title[];
  aliases: Alias[];
}

const NO_FACTS: Facts = { flags: 0, forms: [], parts: [], titles: [], aliases: [] };

/**
 * Reads the bytes of `packLexicon`. A section that is not there is an empty table. No name is decoded before a text asks for
 * its first word, so this takes about a millisecond.
 * Throws only when the header is not what the packer writes: a broken build, never an article's fault.
 * @param tagger makes the statistical model when a text first asks for names; without it tables and rules decide alone
 */
export function loadLexicon(bytes: Uint8Array, tagger?: () => Tagger): Lexicon {
  const headerEnd = bytes.indexOf(10);
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(0, headerEnd))) as Record<string, number>;
  const sections = new Map<string, { from: number; to: number }>();
  let at = headerEnd + 1;
  for (const [name, length] of Object.entries(header)) {
    sections.set(name, { from: at, to: at + length });
    at += length;
  }
  return new Tables(bytes, sections, tagger);
}

class Tables implements Lexicon {
  readonly memo = new Map<string, unknown>();
  readonly #names: HashedLines;
  readonly #common: HashedLines;
  readonly #facts = new Map<string, Facts>();
  readonly #entries = new Map<string, Entry>();
  readonly #closed = new Map<string, number>();
  readonly #organizationHeads = new Map<string, Head>();
  readonly #placeHeads = new Map<string, Head>();
  readonly #nations = new Map<string, string>();
  #tagger: Tagger | undefined;

  constructor(
    bytes: Uint8Array,
    sections: ReadonlyMap<string, { from: number; to: number }>,
    private readonly makeTagger: (() => Tagger) | undefined,
  ) {
    const section = (name: string) => sections.get(name) ?? { from: 0, to: 0 };
    const hashed = (name: string): HashedLines => {
      const { from, to } = section(`${name}-index`);
      const slots = new Uint32Array((to - from) >> 2);
      // Bytes, not a view: the section need not be aligned. The index is little-endian, as every machine that runs this is.
      new Uint8Array(slots.buffer).set(bytes.subarray(from, to));
      return new HashedLines(bytes, section(name).from, slots);
    };
    this.#names = hashed('names');
    this.#common = hashed('common');
    for (const word of FUNCTION_WORDS.split(' ')) this.#close(word, Flag.Function);
    for (const word of CALENDAR_WORDS.split(' ')) this.#close(word, Flag.Calendar);
    const lines = (name: string): string[] => {
      const { from, to } = section(name);
      return from === to ? [] : new TextDecoder().decode(bytes.subarray(from, to - 1)).split('\n');
    };
    for (const line of lines('organization-heads.tsv'))
      this.#head(line, this.#organizationHeads, Flag.OrganizationHead);
    for (const line of lines('place-heads.tsv')) this.#head(line, this.#placeHeads, Flag.PlaceHead);
    for (const line of lines('nationalities.tsv')) this.#nationality(line);
  }

  get tagger(): Tagger | undefined {
    this.#tagger ??= this.makeTagger?.();
    return this.#tagger;
  }

  flags(key: string): number {
    return this.#of(key).flags;
  }

  forms(key: string): readonly Form[] {
    return this.#of(key).forms;
  }

  nameParts(key: string): readonly NamePart[] {
    return this.#of(key).parts;
  }

  titles(key: string): readonly Title[] {
    return this.#of(key).titles;
  }

  aliases(key: string): readonly Alias[] {
    return this.#of(key).aliases;
  }

  organizationHead(key: string): Head | undefined {
    return this.#organizationHeads.get(key);
  }

  placeHead(key: string): Head | undefined {
    return this.#placeHeads.get(key);
  }

  nationality(key: string): string {
    const known = this.#nations.get(key);
    if (known !== undefined) return known;
    const base = key.startsWith('ال') && key.length > 4 ? key.slice(2) : key;
    const code = this.#nations.get(base);
    if (code !== undefined) return code;
    for (const ending of NATIONALITY_ENDINGS) {
      if (base.length > ending.length + 2 && base.endsWith(ending)) {
        const found = this.#nations.get(base.slice(0, -ending.length));
        if (found !== undefined) return found;
      }
    }
    return '';
  }

  isListed(key: string): boolean {
    return this.#common.has(key);
  }

  isRare(key: string): boolean {
    return this.#common.find(key)[0] === RARE;
  }

  isCommon(key: string): boolean {
    const words = this.#common;
    if (words.has(key)) return true;
    const bare = key.length > 4 && key.startsWith('ال') ? key.slice(2) : key;
    if (bare !== key && words.has(bare)) return true;
    for (const ending of PRONOUNS) {
      const length = bare.length - ending.length;
      if (length < (ending === 'ه' ? 4 : 3) || !bare.endsWith(ending)) continue;
      const base = bare.slice(0, length);
      if (words.has(base) || (base.endsWith('ت') && words.has(`${base.slice(0, -1)}ه`))) return true;
    }
    return key.length > 4 && /^س[يتن]/.test(key) && words.has(key.slice(1));
  }

  #of(key: string): Facts {
    let facts = this.#facts.get(key);
    if (!facts) {
      facts = this.#read(key);
      if (this.#facts.size > FACTS_LIMIT) this.#facts.clear();
      this.#facts.set(key, facts);
    }
    return facts;
  }

  #read(key: string): Facts {
    let flags = this.#closed.get(key) ?? 0;
    if (this.nationality(key) !== '') flags |= Flag.Nationality;
    const lines = this.#names.find(key);
    if (lines.length === 0) return flags === 0 ? NO_FACTS : { ...NO_FACTS, flags };
    const facts: Facts = { flags, forms: [], parts: [], titles: [], aliases: [] };
    for (const line of lines) this.#readLine(key, line, facts);
    facts.forms.sort((a, b) => b.rest.length - a.rest.length);
    facts.parts.sort((a, b) => b.rest.length - a.rest.length);
    facts.titles.sort((a, b) => b.rest.length - a.rest.length);
    return facts;
  }

  #readLine(key: string, packed: string, facts: Facts): void {
    const tab = packed.indexOf('\t');
    const file = packed.slice(0, tab);
    const line = packed.slice(tab + 1);
    if (file === 'given-names.txt') namePart(line, key, Flag.Given, Flag.GivenWeak, facts);
    else if (file === 'family-names.txt') namePart(line, key, Flag.Family, Flag.FamilyWeak, facts);
    else if (file === 'name-words.txt') word(line, key, Flag.NameWord, facts);
    else if (file === 'not-names.txt') word(line, key, Flag.NotName, facts);
    else if (file === 'speech-verbs.txt') word(line, key, Flag.Speech, facts);
    else if (file === 'titles.tsv') title(line, key, facts);
    else if (file === 'aliases.tsv') alias(line, key, facts);
    else this.#entry(file, line, key, facts);
  }

  #entry(file: string, line: string, key: string, facts: Facts): void {
    const cells = line.split('\t');
    let aliases = '';
    // One object for one line, whichever of its words led here.
    let entry = this.#entries.get(line);
    const make = (type: EntityType, name: string, kind: string, country = '', size = 0): void => {
      if (entry) return;
      const canonical = withoutMark(name);
      entry = { type, name: canonical, id: entityId(type, canonical), kind, country, size };
    };
    let name = '';
    if (file === 'countries.tsv' || file === 'capitals.tsv') {
      [, name = '', aliases = ''] = cells;
      make('place', name, file === 'countries.tsv' ? 'country' : 'capital', cells[0]);
    } else if (file === 'places.tsv') {
      [name = '', , , aliases = ''] = cells;
      make('place', name, cells[1] ?? '', cells[2]);
    } else if (file === 'cities.tsv') {
      name = cells[0] ?? '';
      make('place', name, 'city', cells[1], Number(cells[2]) || 0);
    } else if (file === 'people.tsv') {
      [name = '', aliases = ''] = cells;
      make('person', name, 'person');
    } else {
      [name = '', , aliases = ''] = cells;
      make(file === 'events.tsv' ? 'event' : 'organization', name, cells[1] ?? '');
    }
    this.#entries.set(line, entry!);
    const parts = aliases === '' ? [] : aliases.split('|');
    // An alias that repeats the name with `?` makes the name itself one that needs context.
    const weakName =
      name.endsWith('?') || parts.some((alias) => alias.endsWith('?') && withoutMark(alias) === entry!.name);
    form(entry!.name, entry!, weakName, key, facts);
    for (const alias of parts) {
      const bare = withoutMark(alias);
      if (bare !== '' && bare !== entry!.name) form(bare, entry!, bare !== alias, key, facts);
    }
  }

  #close(key: string, flag: number): void {
    this.#closed.set(key, (this.#closed.get(key) ?? 0) | flag);
  }

  #head(line: string, table: Map<string, Head>, flag: number): void {
    const [head = '', side = '', note = ''] = line.split('\t');
    const key = fold(head.trim());
    table.set(key, { inside: side === 'in', note, weak: note.includes('weak') });
    this.#close(key, flag);
  }

  #nationality(line: string): void {
    const [code = '', adjectives = '', plurals = ''] = line.split('\t');
    for (const form of `${adjectives}|${plurals}`.split('|')) {
      const key = fold(withoutMark(form));
      if (key !== '' && !this.#nations.has(key)) this.#nations.set(key, code);
    }
  }
}

const FACTS_LIMIT = 60_000;
const PRONOUNS = ['ها', 'هم', 'هما', 'نا', 'ه'];
const NATIONALITY_ENDINGS = ['ه', 'ين', 'ون', 'ان', 'ات', 'تين', 'تان', 'ا'];

function form(name: string, entry: Entry, weak: boolean, key: string, facts: Facts): void {
  const [first, ...rest] = keysOf(name);
  if (first === key) facts.forms.push({ rest, entry, weak });
}

function word(line: string, key: string, flag: number, facts: Facts): void {
  if (fold(withoutMark(line)) === key) facts.flags |= flag;
}

function namePart(line: string, key: string, strong: number, weak: number, facts: Facts): void {
  const flag = line.endsWith('?') ? weak : strong;
  const [first, ...rest] = keysOf(withoutMark(line));
  if (first !== key) return;
  if (rest.length === 0) facts.flags |= flag;
  else facts.parts.push({ rest, flag });
}

function alias(line: string, key: string, facts: Facts): void {
  const [type = '', name = '', others = ''] = line.split('\t');
  for (const one of [name, ...others.split('|')]) {
    const [first, ...rest] = keysOf(one);
    if (first !== key) continue;
    facts.aliases.push({ rest, type: type as Alias['type'], id: entityId(type as EntityType, name), name });
  }
}

function title(line: string, key: string, facts: Facts): void {
  const [name = '', kind = '', number = ''] = line.split('\t');
  const [first, ...rest] = keysOf(withoutMark(name));
  if (first !== key) return;
  facts.titles.push({ rest, kind, number, weak: name.endsWith('?') });
  if (rest.length === 0) facts.flags |= Flag.Title;
}
