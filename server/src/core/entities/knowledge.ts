import { fold } from '../text/normalise.ts';
import type { EntityType } from '../types.ts';
import { entityId, type Lexicon } from './lexicon.ts';
import { keysOf } from './lexicon-format.ts';
import type { Referent } from './local.ts';

/** What the team knows of one thing. */
export interface KnownEntity {
  readonly type: EntityType;
  /** The name that everything about it is kept under. */
  readonly name: string;
  /** `type/name-with-hyphens`: the id of its mentions. */
  readonly id: string;
  /** Its other spellings and names, as they are written in articles. */
  readonly aliases: readonly string[];
  readonly role?: string | undefined;
  readonly notes?: string | undefined;
  /** Q and a number. */
  readonly wikidata?: string | undefined;
  /** Addresses (http, https) of pages about it, or paths inside the team's folder. */
  readonly pages: readonly string[];
  /** Names that are somebody or something else. */
  readonly notSameAs: readonly string[];
}

/** A text that is no entity. */
export interface Refusal {
  readonly text: string;
  /** Of this type only. */
  readonly type?: EntityType | undefined;
}

/** What a team's files say, read and checked by the caller; what is wrong in it here is passed over. */
export interface KnowledgeSource {
  readonly entities: readonly KnownEntity[];
  /** Names of one thing each, two and more. */
  readonly merges: readonly (readonly string[])[];
  /** Pairs of names of two things. */
  readonly notSame: readonly (readonly [string, string])[];
  readonly notEntities: readonly Refusal[];
}

/** A name of the team as the recogniser looks for it: the keys after the first. */
export interface KnownForm {
  readonly rest: readonly string[];
  readonly entity: KnownEntity;
}

/** A name as it is compared: its look-up keys with spaces between, quotation marks left out. '' for one without letters. */
export const wordsOf = (name: string): string =>
  keysOf(name.trim())
    .filter((key) => /[\p{L}\p{N}]/u.test(key))
    .join(' ');

/**
 * What the team knows, compiled: immutable, and compared by identity. Two analyses with one `Knowledge` share their facts, one
 * with another shares none.
 */
export class Knowledge {
  readonly entities: readonly KnownEntity[];
  /** Merges that the rest contradicts, as indices: two entries of their own, or names that are declared not the same. */
  readonly refusedMerges: readonly number[];
  readonly #byId = new Map<string, KnownEntity>();
  readonly #forms = new Map<string, KnownForm[]>();
  readonly #named = new Map<string, KnownEntity>();
  /** The words of a name → the name of the thing, for the team's names and for merged ones. */
  readonly #canonical = new Map<string, string>();
  /** Pairs of canonical words, in order, with a bar between. */
  readonly #apart = new Set<string>();
  readonly #setApart = new Set<string>();
  readonly #refused = new Map<string, ReadonlySet<EntityType> | 'all'>();
  /** The lexicon with this knowledge over it, kept for the one it was last asked for. */
  overlay: { readonly base: Lexicon; readonly lexicon: Lexicon } | undefined;

  /** Linear in the source, but for merges that share a name. Total. */
  constructor(readonly source: KnowledgeSource) {
    this.entities = source.entities;
    for (const entity of source.entities) {
      if (!this.#byId.has(entity.id)) this.#byId.set(entity.id, entity);
      const others = new Set(entity.notSameAs.map(wordsOf));
      for (const name of [entity.name, ...entity.aliases]) {
        if (name === entity.name || !others.has(wordsOf(name))) this.#addForm(name, entity);
      }
    }
    const pairs = [
      ...source.entities.flatMap(({ name, notSameAs }) => notSameAs.map((other) => [name, other] as const)),
      ...source.notSame,
    ];
    for (const [a, b] of pairs) this.#setPairApart(a, b);
    this.refusedMerges = source.merges.flatMap((names, i) => (this.#merge(names) ? [] : [i]));
    for (const forms of this.#forms.values()) forms.sort((a, b) => b.rest.length - a.rest.length);
    // Again, now that a merged name stands for its thing.
    for (const [a, b] of pairs) this.#setPairApart(a, b);
    for (const { text, type } of source.notEntities) this.#refuse(wordsOf(text), type);
  }

  /** What the team knows of an entity of an analysis, by its `id`. */
  entity(id: string): KnownEntity | undefined {
    return this.#byId.get(id);
  }

  /** The team's names that begin with a key, longest first. */
  forms(key: string): readonly KnownForm[] {
    return this.#forms.get(key) ?? [];
  }

  /** The thing that some words name, when the team says so. */
  named(words: string): KnownEntity | undefined {
    return this.#named.get(words);
  }

  /** Who a name of the text is when the team has merged it with another. */
  refer(type: EntityType, words: string): Referent | undefined {
    const name = this.#canonical.get(words);
    // A name of the team's is that of a thing of one type.
    if (name === undefined || (this.named(words)?.type ?? type) !== type) return undefined;
    return { id: entityId(type, name), name };
  }

  /** Whether two names are declared two things. */
  apart(a: string, b: string): boolean {
    return this.#apart.size > 0 && this.#apart.has(pair(this.#root(wordsOf(a)), this.#root(wordsOf(b))));
  }

  /** Whether any two names are declared two things. */
  get holdsApart(): boolean {
    return this.#apart.size > 0;
  }

  /** Whether a name is declared another thing than some other name. */
  isSetApart(words: string): boolean {
    return this.#setApart.has(words);
  }

  /** Whether a whole mention of these words is no entity. */
  refuses(type: EntityType, words: string): boolean {
    const types = this.#refused.get(words);
    return types !== undefined && (types === 'all' || types.has(type));
  }

  get refusesAny(): boolean {
    return this.#refused.size > 0;
  }

  #addForm(name: string, entity: KnownEntity): void {
    const words = wordsOf(name);
    const [first, ...rest] = keysOf(name.trim());
    // The first entry to claim a name has it.
    if (words === '' || first === undefined || this.#canonical.has(words)) return;
    this.#canonical.set(words, entity.name);
    this.#named.set(words, entity);
    const there = this.#forms.get(first);
    if (there) there.push({ rest, entity });
    else this.#forms.set(first, [{ rest, entity }]);
  }

  #merge(names: readonly string[]): boolean {
    if (names.some((a, i) => names.slice(i + 1).some((b) => this.apart(a, b)))) return false;
    const known = new Set(names.flatMap((name) => this.named(wordsOf(name)) ?? []));
    if (known.size > 1) return false;
    const [entity] = known;
    if (entity) {
      for (const name of names) this.#addForm(name, entity);
      return true;
    }
    const earlier = names.flatMap((name) => this.#canonical.get(wordsOf(name)) ?? []);
    const canonical = earlier[0] ?? names[0]!;
    // Two merges that share a name are one.
    if (earlier.some((name) => name !== canonical)) {
      for (const [words, name] of this.#canonical) if (earlier.includes(name)) this.#canonical.set(words, canonical);
    }
    for (const name of names) {
      const words = wordsOf(name);
      if (words !== '') this.#canonical.set(words, canonical);
    }
    return true;
  }

  #root(words: string): string {
    const name = this.#canonical.get(words);
    return name === undefined ? words : wordsOf(name);
  }

  #setPairApart(a: string, b: string): void {
    const [wordsA, wordsB] = [wordsOf(a), wordsOf(b)];
    if (wordsA === '' || wordsB === '' || wordsA === wordsB) return;
    this.#setApart.add(wordsA).add(wordsB);
    const [rootA, rootB] = [this.#root(wordsA), this.#root(wordsB)];
    if (rootA !== rootB) this.#apart.add(pair(rootA, rootB));
  }

  #refuse(words: string, type: EntityType | undefined): void {
    if (words === '') return;
    const there = this.#refused.get(words);
    if (type === undefined || there === 'all') this.#refused.set(words, 'all');
    else this.#refused.set(words, new Set([...(there ?? []), type]));
  }
}

const pair = (a: string, b: string): string => (a < b ? `${a}|${b}` : `${b}|${a}`);

/** Whether a text has anything to look up: letters or digits. */
export const hasWords = (name: string): boolean => /[\p{L}\p{N}]/u.test(fold(name));
