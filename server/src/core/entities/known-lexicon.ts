import type { EntityType } from '../types.ts';
import type { Knowledge, KnownEntity } from './knowledge.ts';
import { wordsOf } from './knowledge.ts';
import { type Alias, type Entry, entityId, Flag, type Form, type Head, type Lexicon, type Title } from './lexicon.ts';
import { keysOf } from './lexicon-format.ts';
import type { Referent } from './local.ts';

/**
 * The tables with the team's knowledge over them. Everything that is not a name of the team is as in `base`; the same two
 * give the same object, so that what was derived from it is derived once.
 */
export function withKnowledge(base: Lexicon, knowledge: Knowledge | undefined): Lexicon {
  if (!knowledge) return base;
  if (knowledge.overlay?.base !== base) knowledge.overlay = { base, lexicon: new Overlay(base, knowledge) };
  return knowledge.overlay.lexicon;
}

/** A name of a group of the alias table that is a thing's. */
type Group = Alias & { readonly type: EntityType };

class Overlay implements Lexicon {
  readonly memo = new Map<string, unknown>();
  readonly #base: Lexicon;
  /** What stands for a thing of the tables that the team has an entry for, or has merged, by the table's id. */
  readonly #instead = new Map<string, Entry>();
  /** Names that the tables take for one thing with others and the team does not, by their words. */
  readonly #split = new Map<string, Entry>();
  /** What stands for a group of the alias table, by the group's id. */
  readonly #groups = new Map<string, Referent>();
  /** Names that a group of the alias table has and the team takes out of it, `id words`. */
  readonly #leftOut = new Set<string>();
  readonly #entries = new Map<KnownEntity, Entry>();
  /** The words of people's full names: in another spelling beside them they are still words of a name. */
  readonly #nameWords = new Set<string>();

  constructor(
    base: Lexicon,
    readonly knowledge: Knowledge,
  ) {
    this.#base = base;
    for (const entity of knowledge.entities) {
      const known = this.#inTables(entity);
      const { type, name, id } = entity;
      const entry: Entry = known
        ? { ...known, type, name, id, team: true }
        : { type, name, id, kind: type === 'person' ? 'person' : 'team', country: '', size: 0, team: true };
      this.#entries.set(entity, entry);
      if (type === 'person') for (const full of [name, ...entity.aliases]) this.#addNameWords(full);
      if (known && !this.#instead.has(known.id)) this.#instead.set(known.id, entry);
      const group = this.#groupOf(entity);
      if (group && !this.#groups.has(group.id)) this.#groups.set(group.id, { id, name });
    }
    for (const names of knowledge.source.merges) {
      for (const name of names) {
        for (const { entry } of this.#exact(name)) {
          const referent = this.#instead.has(entry.id) ? undefined : knowledge.refer(entry.type, wordsOf(name));
          if (referent) this.#instead.set(entry.id, { ...entry, ...referent });
        }
        for (const { id, type } of this.#groupsOf(name)) {
          const referent = this.#groups.has(id) ? undefined : knowledge.refer(type, wordsOf(name));
          if (referent) this.#groups.set(id, referent);
        }
      }
    }
    const pairs = [
      ...knowledge.source.notSame,
      ...knowledge.entities.flatMap(({ name, notSameAs }) => notSameAs.map((other) => [name, other] as const)),
    ];
    for (const [a, b] of pairs) this.#splitPair(a, b);
  }

  get tagger(): Lexicon['tagger'] {
    return this.#base.tagger;
  }

  forms(key: string): readonly Form[] {
    const base = this.#base.forms(key);
    const known = this.knowledge.forms(key);
    if (known.length === 0 && (base.length === 0 || (this.#instead.size === 0 && this.#split.size === 0))) return base;
    const forms: Form[] = known.map(({ rest, entity }) => ({
      rest,
      entry: this.#entries.get(entity)!,
      weak: false,
      hard: true,
    }));
    for (const form of base) {
      const words = [key, ...form.rest].join(' ');
      if (this.knowledge.named(words)) continue; // the team has said what this name is
      const entry = this.#split.get(words) ?? this.#instead.get(form.entry.id) ?? form.entry;
      forms.push(entry === form.entry ? form : { ...form, entry });
    }
    return forms.sort((a, b) => b.rest.length - a.rest.length);
  }

  /** Groups in which the team has no say are as they are; a name that is the team's is of its own entry alone. */
  aliases(key: string): readonly Alias[] {
    const base = this.#base.aliases(key);
    const hasSay =
      this.#instead.size + this.#groups.size + this.#leftOut.size > 0 || this.knowledge.forms(key).length > 0;
    if (base.length === 0 || !hasSay) return base;
    const aliases: Alias[] = [];
    for (const alias of base) {
      const words = [key, ...alias.rest].join(' ');
      if (alias.type !== 'name' && (this.knowledge.named(words) || this.#leftOut.has(`${alias.id} ${words}`))) continue;
      const instead = this.#groups.get(alias.id) ?? this.#instead.get(alias.id);
      aliases.push(instead ? { ...alias, id: instead.id, name: instead.name } : alias);
    }
    return aliases;
  }

  flags(key: string): number {
    const flags = this.#base.flags(key);
    return flags === 0 && this.#nameWords.has(key) && !this.#base.isCommon(key) ? Flag.NameWord : flags;
  }

  isCommon(key: string): boolean {
    return this.#base.isCommon(key);
  }

  isListed(key: string): boolean {
    return this.#base.isListed(key);
  }

  isRare(key: string): boolean {
    return this.#base.isRare(key);
  }

  nameParts(key: string): ReturnType<Lexicon['nameParts']> {
    return this.#base.nameParts(key);
  }

  titles(key: string): readonly Title[] {
    return this.#base.titles(key);
  }

  organizationHead(key: string): Head | undefined {
    return this.#base.organizationHead(key);
  }

  placeHead(key: string): Head | undefined {
    return this.#base.placeHead(key);
  }

  nationality(key: string): string {
    return this.#base.nationality(key);
  }

  #addNameWords(name: string): void {
    const keys = wordsOf(name).split(' ');
    if (keys.length > 1) for (const key of keys) if (key.length > 2) this.#nameWords.add(key);
  }

  /** The tables' own entry for a thing of the team: of its name, or the one whose canonical name is an alias. */
  #inTables({ type, name, aliases }: KnownEntity): Entry | undefined {
    const own = this.#exact(name, type).find(({ weak }) => !weak);
    if (own) return own.entry;
    for (const alias of aliases) {
      const words = wordsOf(alias);
      const found = this.#exact(alias, type).find(({ entry }) => wordsOf(entry.name) === words);
      if (found) return found.entry;
    }
    return undefined;
  }

  /** The forms of the tables that are exactly this name. */
  #exact(name: string, type?: EntityType): readonly Form[] {
    const [first, ...rest] = keysOf(name.trim());
    if (first === undefined) return [];
    return this.#base
      .forms(first)
      .filter(
        (form) =>
          (type === undefined || form.entry.type === type) &&
          form.rest.length === rest.length &&
          form.rest.every((key, i) => key === rest[i]),
      );
  }

  /** The group of the alias table for a thing of the team: as `#inTables`. */
  #groupOf({ type, name, aliases }: KnownEntity): Group | undefined {
    const isOfType = (group: Group): boolean => group.type === type;
    const own = this.#groupsOf(name).find(isOfType);
    if (own) return own;
    for (const alias of aliases) {
      const words = wordsOf(alias);
      const found = this.#groupsOf(alias).find((group) => isOfType(group) && wordsOf(group.name) === words);
      if (found) return found;
    }
    return undefined;
  }

  /** The groups of the alias table that have exactly this name. */
  #groupsOf(name: string): readonly Group[] {
    const [first, ...rest] = keysOf(name.trim());
    if (first === undefined) return [];
    return this.#base
      .aliases(first)
      .filter(
        (alias): alias is Group =>
          alias.type !== 'name' && alias.rest.length === rest.length && alias.rest.every((key, i) => key === rest[i]),
      );
  }

  /** Two names of one thing of the tables that the team holds to be two: the one that is not its canonical name goes its own way. */
  #splitPair(a: string, b: string): void {
    for (const { id, name } of this.#groupsOf(a)) {
      if (this.#groupsOf(b).some((group) => group.id === id))
        this.#leftOut.add(`${id} ${wordsOf(wordsOf(name) === wordsOf(b) ? a : b)}`);
    }
    for (const { entry } of this.#exact(a)) {
      if (!this.#exact(b, entry.type).some((form) => form.entry.id === entry.id)) continue;
      const other = wordsOf(entry.name) === wordsOf(b) ? a : b;
      const words = wordsOf(other);
      if (this.knowledge.named(words)) continue;
      const name = other.trim();
      this.#split.set(words, { ...entry, name, id: entityId(entry.type, name) });
    }
  }
}
