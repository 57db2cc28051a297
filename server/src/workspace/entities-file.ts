import { isMap, isScalar, isSeq, type Pair, type YAMLMap } from 'yaml';
import { CALENDAR_WORDS, FUNCTION_WORDS } from '../core/entities/closed-words.ts';
import { entityId, hasWords, type KnownEntity, wordsOf } from '../core/entities/index.ts';
import type { EntityType } from '../core/types.ts';
import { SAY } from './entities-words.ts';
import { type FileProblem, isEmpty, meant, textOf, YamlFile } from './yaml-file.ts';

/** What `.khabar/entities.yaml` says: immutable. */
export interface EntitiesFile {
  /** The entries that can be used, in the order of the file. */
  readonly entities: readonly KnownEntity[];
  readonly problems: readonly FileProblem[];
  /** The YAML itself does not parse: `entities` are those above the error, and nothing may be written into the file. */
  readonly broken: boolean;
}

export const NO_ENTITIES: EntitiesFile = { entities: [], problems: [], broken: false };

export const ENTITY_TYPES: readonly EntityType[] = ['person', 'place', 'organization', 'event'];
/** The keys of an entry, in the order in which they are written. */
export const ENTRY_KEYS = ['name', 'type', 'aliases', 'role', 'notes', 'links', 'not_the_same_as'] as const;
export const LINK_KEYS = ['wikidata', 'pages'] as const;

/**
 * Reads an entities file. Total: what is wrong is listed in `problems`, in words, with its place, and left out; an entry with a
 * name and a type is used whatever else in it is wrong.
 */
export function readEntities(text: string): EntitiesFile {
  const file = new YamlFile(text);
  const broken = file.brokenAt >= 0;
  const root = file.document.contents as unknown;
  if (isEmpty(root)) return { entities: [], problems: file.problems, broken };
  if (!isMap(root)) {
    if (!broken) file.complain(root, SAY.root);
    return { entities: [], problems: file.problems, broken: true };
  }
  const reader = new EntityReader(file);
  reader.keys(root, ['entities'], new Map([['entity', 'entities']]));
  const list = root.get('entities', true) as unknown;
  const entities: KnownEntity[] = [];
  if (isSeq(list)) {
    reader.claimNames(list.items);
    for (const item of list.items) {
      // What stands at an error or below it may have been read wrong.
      if (broken && ((item as { range?: readonly number[] } | null)?.range?.[1] ?? 0) > file.brokenAt) break;
      const entity = isMap(item) ? reader.entry(item) : file.complain(item ?? list, SAY.entry);
      if (entity) entities.push(entity);
    }
  } else if (!isEmpty(list)) file.complain(list, SAY.list);
  return { entities, problems: file.problems, broken };
}

class EntityReader {
  /** Who has a name already, by its words. */
  readonly #claims = new Map<string, { readonly item: YAMLMap; readonly name: string; readonly line: number }>();

  constructor(readonly file: YamlFile) {}

  /** Gives every entry its name before any has an alias: a name counts for more than an alias above it. */
  claimNames(items: readonly unknown[]): void {
    for (const item of items) {
      const node = isMap(item) ? (item.get('name', true) as unknown) : undefined;
      const name = textOf(node);
      const words = name === undefined ? '' : wordsOf(name);
      if (words === '' || this.#claims.has(words)) continue;
      this.#claims.set(words, { item: item as YAMLMap, name: name!, line: this.file.placeOf(node).line + 1 });
    }
  }

  entry(item: YAMLMap): KnownEntity | undefined {
    this.keys(item, ENTRY_KEYS, KEY_SYNONYMS);
    const nameNode = item.get('name', true) as unknown;
    const name = this.#text(item, 'name');
    if (name === undefined && isEmpty(nameNode)) this.file.complain(this.#firstOf(item), SAY.noName);
    const type = this.#type(item);
    const { wikidata, pages } = this.#links(item.get('links', true));
    const role = this.#text(item, 'role');
    const notes = this.#text(item, 'notes');
    const others = this.#list(item, 'not_the_same_as');
    const written = this.#list(item, 'aliases');
    if (name === undefined || !this.#lookedFor(nameNode, name) || type === undefined) return undefined;
    if (!this.#claim(name, nameNode, item, name)) return undefined;
    const own = wordsOf(name);
    const apart = new Set(others.map(([other]) => wordsOf(other)));
    const aliases: string[] = [];
    for (const [alias, node] of written) {
      if (!this.#lookedFor(node, alias)) continue;
      if (apart.has(wordsOf(alias))) this.file.complain(node, SAY.sameAndNot(alias));
      else if (this.#claim(alias, node, item, name) && wordsOf(alias) !== own) aliases.push(alias);
    }
    const notSameAs: string[] = [];
    for (const [other, node] of others) {
      if (wordsOf(other) === own) this.file.complain(node, SAY.sameAndNot(other));
      else notSameAs.push(other);
    }
    return { type, name, id: entityId(type, name), aliases, role, notes, wikidata, pages, notSameAs };
  }

  /** Complains of keys that are not known. */
  keys(map: YAMLMap, known: readonly string[], synonyms: ReadonlyMap<string, string>): void {
    for (const { key } of map.items as Pair[]) {
      const word = isScalar(key) ? String(key.value) : '';
      if (!known.includes(word))
        this.file.complain(key ?? map, SAY.unknownKey(word, known, meant(word, known, synonyms)));
    }
  }

  #type(item: YAMLMap): EntityType | undefined {
    const node = item.get('type', true) as unknown;
    if (isEmpty(node)) return this.file.complain(this.#firstOf(item), SAY.noType);
    const word = textOf(node);
    const type = ENTITY_TYPES.find((one) => one === word);
    if (!type) {
      const shown = word ?? '?';
      this.file.complain(node, SAY.badType(shown, meant(shown, ENTITY_TYPES, TYPE_SYNONYMS)));
    }
    return type;
  }

  #text(map: YAMLMap, key: string): string | undefined {
    const node = map.get(key, true) as unknown;
    const text = textOf(node);
    if (text === undefined && !isEmpty(node)) this.file.complain(node, SAY.notText(key));
    return text;
  }

  /** The texts of a list with their nodes. One text without a list is taken for a list of one, and said. */
  #list(map: YAMLMap, key: string): [text: string, node: unknown][] {
    const node = map.get(key, true) as unknown;
    if (isEmpty(node)) return [];
    if (!isSeq(node)) {
      const text = textOf(node);
      this.file.complain(node, SAY.notList(key));
      return text === undefined ? [] : [[text, node]];
    }
    return node.items.flatMap((item): [string, unknown][] => {
      const text = textOf(item);
      if (text === undefined) {
        if (!isEmpty(item)) this.file.complain(item, SAY.notText(key));
        return [];
      }
      if (text.includes('،')) this.file.complain(item, SAY.arabicComma(key), 'warning');
      return [[text, item]];
    });
  }

  #links(node: unknown): { wikidata: string | undefined; pages: readonly string[] } {
    if (isEmpty(node)) return { wikidata: undefined, pages: [] };
    if (!isMap(node)) {
      this.file.complain(node, SAY.links);
      return { wikidata: undefined, pages: [] };
    }
    this.keys(node, LINK_KEYS, LINK_SYNONYMS);
    const written = this.#text(node, 'wikidata');
    const wikidata = written !== undefined && WIKIDATA.test(written) ? written : undefined;
    if (written !== undefined && wikidata === undefined) {
      const inside = /Q[1-9]\d{0,11}\b/i.exec(written)?.[0].toUpperCase();
      this.file.complain(node.get('wikidata', true), SAY.wikidata(written, inside));
    }
    const pages = this.#list(node, 'pages').flatMap(([page, item]) => {
      if (isPage(page)) return [page];
      this.file.complain(item, SAY.page(page));
      return [];
    });
    return { wikidata, pages };
  }

  /** Whether a name has something to be looked for, and is no word of the grammar. */
  #lookedFor(node: unknown, name: string): boolean {
    if (!hasWords(name)) this.file.complain(node, SAY.noLetters(name));
    else if (closedWords().has(wordsOf(name))) this.file.complain(node, SAY.everyday(name));
    else return true;
    return false;
  }

  /** Gives a name to the entry that it stands in, unless another has it. */
  #claim(name: string, node: unknown, item: YAMLMap, owner: string): boolean {
    const words = wordsOf(name);
    const there = this.#claims.get(words);
    if (there && there.item !== item) {
      this.file.complain(node, SAY.claimed(name, there.name, there.line));
      return false;
    }
    if (!there) this.#claims.set(words, { item, name: owner, line: this.file.placeOf(node).line + 1 });
    return true;
  }

  /** The key that an entry starts with: where to say what the entry lacks. */
  #firstOf(item: YAMLMap): unknown {
    return (item.items[0] as Pair | undefined)?.key ?? item;
  }
}

const WIKIDATA = /^Q[1-9]\d{0,11}$/;

/** An address that a link may lead to, or a path inside the folder: no other scheme, nothing above the folder. */
const isPage = (page: string): boolean =>
  /^https?:\/\/[^\s/]+/i.test(page) ||
  !(/^[a-z][a-z\d+.-]*:/i.test(page) || /^[/\\]|(^|[/\\])\.\.([/\\]|$)/.test(page));

let closed: ReadonlySet<string> | undefined;
const closedWords = (): ReadonlySet<string> => {
  closed ??= new Set([...FUNCTION_WORDS.split(' '), ...CALENDAR_WORDS.split(' ')]);
  return closed;
};

/** What people write for a key who do not know it. */
const KEY_SYNONYMS: ReadonlyMap<string, string> = new Map([
  ['الاسم', 'name'],
  ['اسم', 'name'],
  ['title', 'name'],
  ['النوع', 'type'],
  ['نوع', 'type'],
  ['kind', 'type'],
  ['الصيغ', 'aliases'],
  ['spellings', 'aliases'],
  ['variants', 'aliases'],
  ['names', 'aliases'],
  ['also', 'aliases'],
  ['المنصب', 'role'],
  ['الصفة', 'role'],
  ['post', 'role'],
  ['position', 'role'],
  ['ملاحظات', 'notes'],
  ['comment', 'notes'],
  ['روابط', 'links'],
  ['wikidata', 'links'],
  ['pages', 'links'],
  ['url', 'links'],
  ['not_same', 'not_the_same_as'],
  ['not_the_same', 'not_the_same_as'],
  ['different_from', 'not_the_same_as'],
]);

const LINK_SYNONYMS: ReadonlyMap<string, string> = new Map([
  ['wiki', 'wikidata'],
  ['qid', 'wikidata'],
  ['url', 'pages'],
  ['صفحات', 'pages'],
]);

const TYPE_SYNONYMS: ReadonlyMap<string, EntityType> = new Map([
  ['شخص', 'person'],
  ['شخصية', 'person'],
  ['human', 'person'],
  ['مكان', 'place'],
  ['location', 'place'],
  ['city', 'place'],
  ['country', 'place'],
  ['جهة', 'organization'],
  ['منظمة', 'organization'],
  ['مؤسسة', 'organization'],
  ['organisation', 'organization'],
  ['org', 'organization'],
  ['company', 'organization'],
  ['حدث', 'event'],
]);
