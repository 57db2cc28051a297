import { fold } from '../text/normalise.ts';
import { tokenise } from '../text/tokens.ts';
import type { EntityType } from '../types.ts';
import { CALENDAR_WORDS, FUNCTION_WORDS } from './closed-words.ts';
import { WordSet } from './word-set.ts';

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
  /** country, capital, city, or the kind column of its table. */
  readonly kind: string;
  /** ISO 3166-1 code of a place's country, or ''. */
  readonly country: string;
  /** Population of a city, 0 where unknown. */
  readonly size: number;
}

/** One way to write an entry: the keys after the first. `weak`: counts only with context. */
export interface Form {
  readonly rest: readonly string[];
  readonly entry: Entry;
  readonly weak: boolean;
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
  /** Names that start with this key, longest first. */
  forms(key: string): readonly Form[];
  /** Names of two words and more (عبد الله, جاويش أوغلو) by their first key: the keys after it, and whether given. */
  nameParts(key: string): readonly { readonly rest: readonly string[]; readonly flag: number }[];
  titles(key: string): readonly Title[];
  organizationHead(key: string): Head | undefined;
  placeHead(key: string): Head | undefined;
  /** The country or people of a nationality adjective in any form (الروسية → RU), or ''. */
  nationality(key: string): string;
  /** Room for what other parts of the recogniser derive from a key; values must depend on the key alone. */
  readonly memo: Map<string, unknown>;
}

const NO_FORMS: readonly Form[] = [];
const NO_PARTS: readonly { readonly rest: readonly string[]; readonly flag: number }[] = [];
const NO_TITLES: readonly Title[] = [];

/**
 * Reads the bytes that `scripts/pack-lexicon.mjs` packs: a JSON header line `{file name: byte length}`, then the files' lines.
 * A file that is not there is an empty table. Does no work for an entry beyond its keys; about 10 ms.
 * Throws only when the header is not what the packer writes: a broken build, never an article's fault.
 */
export function loadLexicon(bytes: Uint8Array): Lexicon {
  const headerEnd = bytes.indexOf(10);
  const decoder = new TextDecoder();
  const header = JSON.parse(decoder.decode(bytes.subarray(0, headerEnd))) as Record<string, number>;
  const files = new Map<string, Uint8Array>();
  let at = headerEnd + 1;
  for (const [name, length] of Object.entries(header)) {
    files.set(name, bytes.subarray(at, at + length));
    at += length;
  }
  const lines = (name: string): string[] => {
    const data = files.get(name);
    return data && data.length > 0 ? decoder.decode(data).split('\n') : [];
  };
  return new Tables(lines, files.get('common-words.txt') ?? new Uint8Array());
}

class Tables implements Lexicon {
  readonly memo = new Map<string, unknown>();
  readonly #flags = new Map<string, number>();
  readonly #forms = new Map<string, Form[]>();
  readonly #parts = new Map<string, { rest: readonly string[]; flag: number }[]>();
  readonly #titles = new Map<string, Title[]>();
  readonly #organizationHeads = new Map<string, Head>();
  readonly #placeHeads = new Map<string, Head>();
  readonly #nations = new Map<string, string>();
  readonly #common: WordSet;

  constructor(lines: (name: string) => string[], common: Uint8Array) {
    this.#common = new WordSet(common);
    for (const word of FUNCTION_WORDS.split(' ')) this.#flag(word, Flag.Function);
    for (const word of CALENDAR_WORDS.split(' ')) this.#flag(word, Flag.Calendar);
    this.#names(lines('given-names.txt'), Flag.Given, Flag.GivenWeak);
    this.#names(lines('family-names.txt'), Flag.Family, Flag.FamilyWeak);
    for (const word of lines('name-words.txt')) this.#flag(word, Flag.NameWord);
    for (const word of lines('not-names.txt')) this.#flag(fold(word.trim()), Flag.NotName);
    for (const word of lines('speech-verbs.txt')) this.#flag(fold(strip(word)), Flag.Speech);
    for (const line of lines('titles.tsv')) this.#title(line);
    for (const line of lines('organization-heads.tsv'))
      this.#head(line, this.#organizationHeads, Flag.OrganizationHead);
    for (const line of lines('place-heads.tsv')) this.#head(line, this.#placeHeads, Flag.PlaceHead);
    for (const line of lines('nationalities.tsv')) this.#nationality(line);
    for (const line of lines('countries.tsv')) {
      const [country = '', name = '', aliases = ''] = line.split('\t');
      this.#entry({ type: 'place', name, kind: 'country', country, size: 0 }, aliases);
    }
    for (const line of lines('capitals.tsv')) {
      const [country = '', name = '', aliases = ''] = line.split('\t');
      this.#entry({ type: 'place', name: strip(name), kind: 'capital', country, size: 0 }, aliases, name.endsWith('?'));
    }
    for (const line of lines('places.tsv')) {
      const [name = '', kind = '', country = '', aliases = ''] = line.split('\t');
      this.#entry({ type: 'place', name: strip(name), kind, country, size: 0 }, aliases, name.endsWith('?'));
    }
    for (const line of lines('people.tsv')) {
      const [name = '', aliases = ''] = line.split('\t');
      this.#entry({ type: 'person', name: strip(name), kind: 'person', country: '', size: 0 }, aliases);
    }
    for (const type of ['organization', 'event'] as const) {
      for (const line of lines(`${type}s.tsv`)) {
        const [name = '', kind = '', aliases = ''] = line.split('\t');
        this.#entry({ type, name: strip(name), kind, country: '', size: 0 }, aliases, name.endsWith('?'));
      }
    }
    for (const line of lines('cities.tsv')) {
      const [name = '', country = '', size = '', aliases = ''] = line.split('\t');
      this.#entry(
        { type: 'place', name: strip(name), kind: 'city', country, size: Number(size) || 0 },
        aliases,
        name.endsWith('?'),
      );
    }
    for (const forms of this.#forms.values()) {
      if (forms.length > 1) forms.sort((a, b) => b.rest.length - a.rest.length);
    }
    for (const parts of this.#parts.values()) parts.sort((a, b) => b.rest.length - a.rest.length);
    for (const titles of this.#titles.values()) titles.sort((a, b) => b.rest.length - a.rest.length);
  }

  flags(key: string): number {
    let flags = this.#flags.get(key) ?? 0;
    if ((flags & Flag.Nationality) === 0 && this.nationality(key) !== '') flags |= Flag.Nationality;
    return flags;
  }

  forms(key: string): readonly Form[] {
    return this.#forms.get(key) ?? NO_FORMS;
  }

  nameParts(key: string): readonly { readonly rest: readonly string[]; readonly flag: number }[] {
    return this.#parts.get(key) ?? NO_PARTS;
  }

  titles(key: string): readonly Title[] {
    return this.#titles.get(key) ?? NO_TITLES;
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

  isCommon(key: string): boolean {
    const set = this.#common;
    if (set.has(key)) return true;
    const length = key.length;
    const from = length > 4 && key.startsWith('ال') ? 2 : 0;
    if (from > 0 && set.has(key, from)) return true;
    for (const ending of PRONOUNS) {
      const to = length - ending.length;
      if (to - from < (ending === 'ه' ? 4 : 3) || !key.endsWith(ending)) continue;
      if (set.has(key, from, to)) return true;
      if (key[to - 1] === 'ت' && set.has(`${key.slice(from, to - 1)}ه`)) return true;
    }
    return length > 4 && key[0] === 'س' && (key[1] === 'ي' || key[1] === 'ت' || key[1] === 'ن') && set.has(key, 1);
  }

  #flag(key: string, flag: number): void {
    this.#flags.set(key, (this.#flags.get(key) ?? 0) | flag);
  }

  #names(lines: readonly string[], strong: number, weak: number): void {
    for (const line of lines) {
      const flag = line.endsWith('?') ? weak : strong;
      const key = fold(strip(line));
      if (!key.includes(' ')) {
        this.#flag(key, flag);
        continue;
      }
      const [first = '', ...rest] = key.split(' ');
      push(this.#parts, first, { rest, flag });
    }
  }

  #title(line: string): void {
    const [title = '', kind = '', number = ''] = line.split('\t');
    const [first = '', ...rest] = fold(strip(title)).split(' ');
    push(this.#titles, first, { rest, kind, number, weak: title.endsWith('?') });
    if (rest.length === 0) this.#flag(first, Flag.Title);
  }

  #head(line: string, table: Map<string, Head>, flag: number): void {
    const [head = '', side = '', note = ''] = line.split('\t');
    const key = fold(head.trim());
    table.set(key, { inside: side === 'in', note, weak: note.includes('weak') });
    this.#flag(key, flag);
  }

  #nationality(line: string): void {
    const [code = '', adjectives = '', plurals = ''] = line.split('\t');
    for (const form of `${adjectives}|${plurals}`.split('|')) {
      const key = fold(strip(form));
      if (key !== '' && !this.#nations.has(key)) this.#nations.set(key, code);
    }
  }

  /** The name and its aliases; an alias repeated with `?` makes the name itself weak. */
  #entry(entry: Entry, aliases: string, weakName = false): void {
    if (entry.name === '') return;
    if (aliases === '') {
      this.#form(entry.name, entry, weakName);
      return;
    }
    let weak = weakName;
    for (const alias of aliases.split('|')) {
      if (alias === '') continue;
      const bare = strip(alias);
      if (bare === entry.name) weak ||= bare !== alias;
      else this.#form(bare, entry, bare !== alias);
    }
    this.#form(entry.name, entry, weak);
  }

  #form(name: string, entry: Entry, weak: boolean): void {
    let first = name;
    let rest: readonly string[] = NOTHING;
    if (PLAIN.test(name)) {
      if (name.includes(' ')) {
        const keys = fold(name).split(' ');
        first = keys[0]!;
        rest = keys.slice(1);
      } else first = fold(name);
    } else {
      const keys = tokenise(name).map((token) => token.key);
      if (keys.length === 0) return;
      first = keys[0]!;
      rest = keys.slice(1);
    }
    push(this.#forms, first, { rest, entry, weak });
  }
}

const NOTHING: readonly string[] = [];
const PLAIN = /^[ء-ي ]+$/;
const PRONOUNS = ['ها', 'هم', 'هما', 'نا', 'ه'];
const NATIONALITY_ENDINGS = ['ه', 'ين', 'ون', 'ان', 'ات', 'تين', 'تان', 'ا'];

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/** A table's cell without the mark for "only with context". */
function strip(cell: string): string {
  return (cell.endsWith('?') ? cell.slice(0, -1) : cell).trim();
}
