import { nameKey } from '../article-names.ts';
import { uriKey } from '../uri.ts';
import { type Column, packColumns } from './columns.ts';
import { addEvents, eventLists, finishEvents } from './event-columns.ts';
import type { ArticleFacts } from './facts.ts';
import { hash32, hash64 } from './hash.ts';
import { lastingBytes } from './lasting.ts';
import { grouped, Lists, Strings } from './packing.ts';
import { dayNumber, ENTITY_TYPES, FLAGS } from './segment.ts';

/** A segment as bytes: its columns, and apart from them the sentences' texts, which may stay on disk. */
export interface PackedSegment {
  readonly columns: Uint8Array<ArrayBuffer>;
  readonly text: Uint8Array<ArrayBuffer>;
}

const MENTION = [
  'pair',
  'line',
  'character',
  'length',
  'text',
  'clitics',
  'role',
  'flags',
  'paragraph',
  'sentence',
] as const;
const SENTENCE = ['line', 'character', 'text', 'hash', 'entities', 'times'] as const;

/**
 * Packs facts of articles into a segment (see `Segment` for the columns). What can be found out beforehand is: who is named
 * where, which words names have, so that taking a segment into the index costs its reader next to nothing.
 */
export class SegmentBuilder {
  readonly #strings = new Strings();
  readonly #encoder = new TextEncoder();
  readonly #lists = new Lists();
  readonly #entities = new Map<string, number>();
  readonly #times = new Map<string, number>();
  /** Entity and spelling as one number → pair. */
  readonly #pairs = new Map<number, number>();
  readonly #mentions = this.#lists.group('m', MENTION);
  readonly #sentences = this.#lists.group('s', SENTENCE);
  readonly #postings = this.#lists.group('posting', ['entity', 'article', 'count']);
  readonly #prints = this.#lists.group('f', ['article', 'start', 'end', 'lo', 'hi', 'sketch']);
  readonly #sentenceEntities = this.#lists.of('se.entity');
  readonly #sentenceTimes = this.#lists.group('st', ['time', 'sentence']);
  readonly #events = eventLists(this.#lists);
  readonly #texts: Uint8Array[] = [];
  #textLength = 0;
  #size = 0;

  /** Articles so far. */
  get size(): number {
    return this.#size;
  }

  add(facts: ArticleFacts): void {
    const strings = this.#strings;
    const push = (name: string, value: number): void => {
      this.#list(name).push(value);
    };
    const article = this.#size++;
    const key = hash64(uriKey(facts.uri));
    push('a.uri', strings.of(facts.uri));
    push('a.keyLo', key.lo);
    push('a.keyHi', key.hi);
    push('a.title', strings.of(facts.title));
    push('a.date', dayNumber(facts.date));
    push('a.latest', dayNumber(facts.latest));
    push('a.version', facts.version ?? -1);
    push('a.outlet', strings.of(facts.outlet));
    const { file, stamp, content, options } = facts.origin;
    const fileKey = file === facts.uri ? key : hash64(uriKey(file));
    push('a.fileLo', fileKey.lo);
    push('a.fileHi', fileKey.hi);
    push('a.mtime', stamp.mtime);
    push('a.size', stamp.size);
    push('a.contentLo', content.lo);
    push('a.contentHi', content.hi);
    push('a.options', options);

    const local = facts.entities.map((entity) => this.#entity(entity.id, entity.type, entity.name));
    const counts = new Map<number, number>();
    const mentions = this.#mentions;
    push('a.mentions', mentions.pair.length);
    for (const mention of facts.mentions) {
      const entity = local[mention.entity]!;
      counts.set(entity, (counts.get(entity) ?? 0) + 1);
      mentions.pair.push(this.#pair(entity, mention.spelling));
      mentions.line.push(mention.line);
      mentions.character.push(mention.character);
      mentions.length.push(mention.length);
      mentions.text.push(mention.text === mention.spelling ? 0 : strings.of(mention.text) + 1);
      mentions.clitics.push(mention.clitics === '' ? 0 : strings.of(mention.clitics) + 1);
      mentions.role.push(mention.role === undefined ? 0 : strings.of(mention.role) + 1);
      mentions.flags.push(
        (mention.quoted ? FLAGS.quoted : 0) |
          (mention.furniture ? FLAGS.furniture : 0) |
          (mention.inner ? FLAGS.inner : 0),
      );
      mentions.paragraph.push(mention.paragraph);
      mentions.sentence.push(mention.sentence);
    }
    const postings = this.#postings;
    for (const [entity, count] of counts) {
      postings.entity.push(entity);
      postings.article.push(article);
      postings.count.push(count);
    }
    const firstSentence = this.#sentences.line.length;
    this.#addSentences(facts);
    addEvents(facts, this.#events, strings, (id) => this.#entity(id, 'place', id), firstSentence);
    const prints = this.#prints;
    push('a.prints', prints.start.length);
    for (const { start, end, hash, sketch } of facts.prints) {
      prints.article.push(article);
      prints.start.push(start);
      prints.end.push(end);
      prints.lo.push(hash.lo);
      prints.hi.push(hash.hi);
      prints.sketch.push(...sketch);
    }
    push('a.lines', this.#list('l.lo').length);
    for (const { lo, hi } of facts.lines) {
      push('l.lo', lo);
      push('l.hi', hi);
    }
  }

  #addSentences({ sentences }: ArticleFacts): void {
    const lists = this.#sentences;
    const ofEntities = this.#sentenceEntities;
    const ofTimes = this.#sentenceTimes;
    this.#list('a.sentences').push(lists.line.length);
    this.#list('a.text').push(this.#textLength);
    for (const { line, character, text, entities, times } of sentences) {
      const sentence = lists.line.length;
      const bytes = this.#encoder.encode(text);
      lists.line.push(line);
      lists.character.push(character);
      lists.text.push(this.#textLength);
      lists.hash.push(hash32(text));
      this.#texts.push(bytes);
      this.#textLength += bytes.length;
      lists.entities.push(ofEntities.length);
      for (const id of entities) ofEntities.push(this.#entity(id, 'place', id));
      lists.times.push(ofTimes.time.length);
      for (const time of times) {
        let number = this.#times.get(time);
        if (number === undefined) {
          number = this.#times.size;
          this.#times.set(time, number);
        }
        ofTimes.time.push(number);
        ofTimes.sentence.push(sentence);
      }
    }
  }

  /** The segment of what was added. */
  finish(): PackedSegment {
    const strings = this.#strings;
    const list = (name: string): number[] => this.#list(name);
    const columns: Record<string, Column> = {};
    const u32 = (...names: string[]): void => {
      for (const name of names) columns[name] = Uint32Array.from(list(name));
    };
    const withEnd = (name: string, end: number): void => {
      columns[name] = Uint32Array.from([...list(name), end]);
    };
    u32(
      'a.uri',
      'a.keyLo',
      'a.keyHi',
      'a.title',
      'a.date',
      'a.latest',
      'a.fileLo',
      'a.fileHi',
      'a.contentLo',
      'a.contentHi',
      'a.options',
      'a.outlet',
    );
    columns['a.version'] = Int32Array.from(list('a.version'));
    columns['a.mtime'] = Float64Array.from(list('a.mtime'));
    columns['a.size'] = Float64Array.from(list('a.size'));
    withEnd('a.mentions', list('m.pair').length);
    withEnd('a.sentences', list('s.line').length);
    withEnd('a.prints', list('f.start').length);
    withEnd('a.lines', list('l.lo').length);
    withEnd('a.text', this.#textLength);
    this.#finishEntities(columns);
    u32('m.line', 'm.character', 'm.length', 'm.text', 'm.clitics', 'm.role');
    columns['m.flags'] = Uint8Array.from(list('m.flags'));
    columns['m.paragraph'] = Int32Array.from(list('m.paragraph'));
    columns['m.sentence'] = Int32Array.from(list('m.sentence'));
    u32('s.line', 's.character', 's.hash', 'se.entity', 'st.time');
    withEnd('s.text', this.#textLength);
    withEnd('s.entities', list('se.entity').length);
    withEnd('s.times', list('st.time').length);
    columns['t.key'] = Uint32Array.from(this.#times.keys(), (time) => strings.of(time));
    columns['t.lo'] = Uint32Array.from(this.#times.keys(), (time) => hash64(time).lo);
    [columns['t.sentences'], columns['t.sentence']] = grouped(list('st.time'), list('st.sentence'), this.#times.size);
    finishEvents(this.#lists, columns, this.#entities.size);
    u32('f.article', 'f.start', 'f.end', 'f.lo', 'f.hi', 'f.sketch', 'l.lo', 'l.hi');
    const { 'f.lo': prints } = columns;
    columns['f.sorted'] = Uint32Array.from(prints!.keys()).sort((a, b) => prints![a]! - prints![b]!);
    const { bytes, starts } = strings.columns();
    columns['strings.starts'] = starts;
    columns['strings.bytes'] = bytes;
    const text = lastingBytes(this.#textLength);
    let at = 0;
    for (const part of this.#texts) {
      text.set(part, at);
      at += part.length;
    }
    return { columns: packColumns(columns), text };
  }

  /** Entities with their spellings, where they are named, and the words that their names have. */
  #finishEntities(columns: Record<string, Column>): void {
    const strings = this.#strings;
    const ids = [...this.#entities.keys()];
    const names = [...this.#names];
    const count = ids.length;
    const hashes = ids.map((id) => hash64(id));
    columns['e.id'] = Uint32Array.from(ids, (id) => strings.of(id));
    columns['e.lo'] = Uint32Array.from(hashes, ({ lo }) => lo);
    columns['e.hi'] = Uint32Array.from(hashes, ({ hi }) => hi);
    columns['e.type'] = Uint8Array.from(this.#list('e.type'));
    columns['e.name'] = Uint32Array.from(names, (name) => strings.of(name));
    [columns['e.articles'], columns['p.article']] = grouped(
      this.#list('posting.entity'),
      this.#list('posting.article'),
      count,
    );
    columns['p.count'] = grouped(this.#list('posting.entity'), this.#list('posting.count'), count)[1];

    const entityOf = this.#list('pair.entity');
    const numbers = [...entityOf.keys()];
    const [starts, order] = grouped(entityOf, numbers, count);
    const placeOf = new Uint32Array(order.length);
    for (let i = 0; i < order.length; i++) placeOf[order[i]!] = i;
    const spellings = this.#list('pair.spelling');
    columns['e.pairs'] = starts;
    columns['pair.entity'] = Uint32Array.from(order, (pair) => entityOf[pair]!);
    columns['pair.spelling'] = Uint32Array.from(order, (pair) => spellings[pair]!);
    columns['m.pair'] = Uint32Array.from(this.#list('m.pair'), (pair) => placeOf[pair]!);
    const pairCounts = new Uint32Array(order.length);
    for (const pair of columns['m.pair']) pairCounts[pair]!++;
    columns['pair.count'] = pairCounts;
    // Few mentions have a role, and whoever sums an entity up wants all that it has.
    const roles = this.#list('m.role');
    const withRole = [...roles.keys()].filter((mention) => roles[mention] !== 0);
    const owner = withRole.map((mention) => entityOf[this.#mentions.pair[mention]!]!);
    [columns['e.roles'], columns['er.mention']] = grouped(owner, withRole, count);

    const spelt: string[][] = names.map((name) => [nameKey(name)]);
    const texts = this.#spellings;
    for (const [pair, entity] of entityOf.entries()) {
      const key = nameKey(texts[pair]!);
      if (!spelt[entity]!.includes(key)) spelt[entity]!.push(key);
    }
    const byWord = new Map<string, Set<number>>();
    const keys: number[] = [];
    const keyOwners: number[] = [];
    for (const [entity, all] of spelt.entries()) {
      for (const key of all) {
        keys.push(strings.of(key));
        keyOwners.push(entity);
        for (const word of key.split(' ')) {
          const entities = byWord.get(word);
          if (entities) entities.add(entity);
          else byWord.set(word, new Set([entity]));
        }
      }
    }
    [columns['e.keys'], columns['k.key']] = grouped(keyOwners, keys, count);
    const words = [...byWord.keys()].sort((a, b) => (a < b ? -1 : 1));
    columns['w.word'] = Uint32Array.from(words, (word) => strings.of(word));
    const owners: number[] = [];
    const entities: number[] = [];
    for (const [i, word] of words.entries()) {
      for (const entity of byWord.get(word)!) {
        owners.push(i);
        entities.push(entity);
      }
    }
    [columns['w.entities'], columns['w.entity']] = grouped(owners, entities, words.length);
  }

  readonly #names: string[] = [];
  readonly #spellings: string[] = [];

  #entity(id: string, type: ArticleFacts['entities'][number]['type'], name: string): number {
    let number = this.#entities.get(id);
    if (number === undefined) {
      number = this.#entities.size;
      this.#entities.set(id, number);
      this.#names.push(name);
      this.#list('e.type').push(ENTITY_TYPES.indexOf(type));
    }
    return number;
  }

  #pair(entity: number, text: string): number {
    const spelling = this.#strings.of(text);
    const key = entity * 2 ** 26 + spelling;
    let number = this.#pairs.get(key);
    if (number === undefined) {
      number = this.#pairs.size;
      this.#pairs.set(key, number);
      this.#list('pair.entity').push(entity);
      this.#list('pair.spelling').push(spelling);
      this.#spellings.push(text);
    }
    return number;
  }

  #list(name: string): number[] {
    return this.#lists.of(name);
  }
}
