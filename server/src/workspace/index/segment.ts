import type { EntityType } from '../../core/types.ts';
import type { EntityMention } from '../entity-index.ts';
import { integers, type Naturals, naturals, unpackColumns } from './columns.ts';
import { EventTable } from './event-table.ts';
import { hash32 } from './hash.ts';

export const ENTITY_TYPES: readonly EntityType[] = ['person', 'place', 'organization', 'event'];

export const FLAGS = { quoted: 1, furniture: 2, inner: 4 } as const;

/** YYYY-MM-DD as the number YYYYMMDD, 0 for none. */
export const dayNumber = (date: string | null): number => (date === null ? 0 : Number(date.replaceAll('-', '')));

export const dayText = (day: number): string | null => {
  if (day === 0) return null;
  const digits = String(day).padStart(8, '0');
  return `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`;
};

/** One of 32 bits for each byte of a text: what holds another text's letters has its bits. */
export function lettersOf(bytes: Uint8Array): number {
  let letters = 0;
  for (let i = 0; i < bytes.length; i++) letters |= 1 << (bytes[i]! & 31);
  return letters;
}

/** Strings of one segment that are remembered. */
const RECENT = 512;
/** Sentences of one segment that are remembered. */
const MOST_SHOWN = 256;
/** Articles of one segment whose texts are kept for that, and bytes of a text that is read for one sentence. */
const MOST_TEXTS = 32;
const LONGEST_READ = 16 * 1024;

/** Gives the bytes `[from, to)` of a segment's texts; undefined when they can no longer be read. */
export type TextSource = (from: number, to: number) => Promise<Uint8Array | undefined> | Uint8Array;

/**
 * Facts of some articles as columns: immutable. Numbers of articles, entities, pairs, sentences and strings are those of this
 * segment alone. A column that ends a range holds one more value than there are rows (`mentions[i]` to `mentions[i + 1]`).
 */
export class Segment {
  readonly size: number;
  readonly entityCount: number;
  readonly articles;
  readonly entities;
  readonly pairs;
  readonly mentions;
  readonly sentences;
  readonly times;
  readonly words;
  readonly prints;
  readonly events: EventTable;
  readonly lines;
  readonly #starts: Naturals;
  readonly #bytes: Uint8Array;
  readonly #text: TextSource;
  readonly #decoder = new TextDecoder();
  #letters: Uint32Array | undefined;
  /** Strings that were decoded last, each in the one place that its number has: a list names the same ones again and again. */
  readonly #recent: string[] = [];
  readonly #recentOf = new Uint32Array(RECENT);
  /** Sentences that were shown: the same come up again at the next hover. */
  readonly #shown = new Map<number, string>();
  /** Texts of the articles that they are from. */
  readonly #texts = new Map<number, Promise<Uint8Array | undefined> | Uint8Array>();
  /** Bytes that the columns take. */
  readonly byteLength: number;
  /** Bytes of the texts. */
  get textLength(): number {
    return this.sentences.text[this.sentences.line.length]!;
  }

  /** Throws an Error when the bytes are no segment. */
  constructor(bytes: Uint8Array, text: TextSource) {
    const columns = unpackColumns(bytes);
    this.byteLength = bytes.byteLength;
    this.#text = text;
    this.#starts = naturals(columns, 'strings.starts');
    this.#bytes = columns['strings.bytes'] as Uint8Array;
    this.articles = {
      uri: naturals(columns, 'a.uri'),
      keyLo: naturals(columns, 'a.keyLo'),
      keyHi: naturals(columns, 'a.keyHi'),
      title: naturals(columns, 'a.title'),
      /** YYYYMMDD or 0. */
      date: naturals(columns, 'a.date'),
      latest: naturals(columns, 'a.latest'),
      /** -1 for a file. */
      version: integers(columns, 'a.version'),
      fileLo: naturals(columns, 'a.fileLo'),
      fileHi: naturals(columns, 'a.fileHi'),
      mtime: columns['a.mtime'] as Float64Array,
      bytes: columns['a.size'] as Float64Array,
      contentLo: naturals(columns, 'a.contentLo'),
      contentHi: naturals(columns, 'a.contentHi'),
      options: naturals(columns, 'a.options'),
      mentions: naturals(columns, 'a.mentions'),
      sentences: naturals(columns, 'a.sentences'),
      prints: naturals(columns, 'a.prints'),
      /** Into `lines`. */
      lines: naturals(columns, 'a.lines'),
      outlet: naturals(columns, 'a.outlet'),
      text: naturals(columns, 'a.text'),
    };
    this.size = this.articles.uri.length;
    this.events = new EventTable(columns);
    this.entities = {
      id: naturals(columns, 'e.id'),
      lo: naturals(columns, 'e.lo'),
      hi: naturals(columns, 'e.hi'),
      type: naturals(columns, 'e.type'),
      name: naturals(columns, 'e.name'),
      /** Into `pairs`. */
      pairs: naturals(columns, 'e.pairs'),
      /** Into `postings`. */
      articles: naturals(columns, 'e.articles'),
      postings: naturals(columns, 'p.article'),
      /** Mentions in that article. */
      counts: naturals(columns, 'p.count'),
      /** Into `key`: what the name and its spellings are found by. */
      keys: naturals(columns, 'e.keys'),
      key: naturals(columns, 'k.key'),
      /** Into `role`: its mentions that have one. */
      roles: naturals(columns, 'e.roles'),
      role: naturals(columns, 'er.mention'),
    };
    this.entityCount = this.entities.id.length;
    /** An entity in one of its spellings. Those of an entity stand together. */
    this.pairs = {
      entity: naturals(columns, 'pair.entity'),
      spelling: naturals(columns, 'pair.spelling'),
      count: naturals(columns, 'pair.count'),
    };
    this.mentions = {
      pair: naturals(columns, 'm.pair'),
      line: naturals(columns, 'm.line'),
      character: naturals(columns, 'm.character'),
      length: naturals(columns, 'm.length'),
      /** String + 1; 0 where it is the spelling. */
      text: naturals(columns, 'm.text'),
      /** String + 1 or 0. */
      clitics: naturals(columns, 'm.clitics'),
      role: naturals(columns, 'm.role'),
      flags: naturals(columns, 'm.flags'),
      paragraph: integers(columns, 'm.paragraph'),
      sentence: integers(columns, 'm.sentence'),
    };
    this.sentences = {
      line: naturals(columns, 's.line'),
      character: naturals(columns, 's.character'),
      /** Offset into the texts. */
      text: naturals(columns, 's.text'),
      /** `hash32` of the text. */
      hash: naturals(columns, 's.hash'),
      entities: naturals(columns, 's.entities'),
      entity: naturals(columns, 'se.entity'),
      times: naturals(columns, 's.times'),
      time: naturals(columns, 'st.time'),
    };
    this.times = {
      key: naturals(columns, 't.key'),
      lo: naturals(columns, 't.lo'),
      sentences: naturals(columns, 't.sentences'),
      sentence: naturals(columns, 't.sentence'),
    };
    /** Sorted by code units. */
    this.words = {
      word: naturals(columns, 'w.word'),
      entities: naturals(columns, 'w.entities'),
      entity: naturals(columns, 'w.entity'),
    };
    this.prints = {
      article: naturals(columns, 'f.article'),
      start: naturals(columns, 'f.start'),
      end: naturals(columns, 'f.end'),
      lo: naturals(columns, 'f.lo'),
      hi: naturals(columns, 'f.hi'),
      /** Four a print. */
      sketch: naturals(columns, 'f.sketch'),
      /** Prints in the order of `lo`. */
      sorted: naturals(columns, 'f.sorted'),
    };
    this.lines = { lo: naturals(columns, 'l.lo'), hi: naturals(columns, 'l.hi') };
  }

  string(number: number): string {
    const at = number % RECENT;
    if (this.#recentOf[at] === number + 1) return this.#recent[at]!;
    const string = this.#decoder.decode(this.#bytes.subarray(this.#starts[number]!, this.#starts[number + 1]!));
    this.#recentOf[at] = number + 1;
    this.#recent[at] = string;
    return string;
  }

  /** For each entity the letters of its keys, as bits (`lettersOf`): few entities have all that are typed. Made when somebody asks. */
  get letters(): Uint32Array {
    if (!this.#letters) {
      const { keys, key } = this.entities;
      this.#letters = new Uint32Array(this.entityCount);
      for (let entity = 0; entity < this.entityCount; entity++) {
        for (let at = keys[entity]!; at < keys[entity + 1]!; at++) {
          this.#letters[entity]! |= lettersOf(this.stringBytes(key[at]!));
        }
      }
    }
    return this.#letters;
  }

  /** The UTF-8 of a string, as it lies in the segment. */
  stringBytes(number: number): Uint8Array {
    return this.#bytes.subarray(this.#starts[number]!, this.#starts[number + 1]!);
  }

  uri(article: number): string {
    return this.string(this.articles.uri[article]!);
  }

  date(article: number): string | null {
    return dayText(this.articles.date[article]!);
  }

  /** The entity of a mention. */
  entityOf(mention: number): number {
    return this.pairs.entity[this.mentions.pair[mention]!]!;
  }

  mention(at: number): EntityMention & { readonly paragraph: number; readonly sentence: number } {
    const { pair, line, character, length, text, clitics, role, flags, paragraph, sentence } = this.mentions;
    const spelling = this.string(this.pairs.spelling[pair[at]!]!);
    const flag = flags[at]!;
    return {
      line: line[at]!,
      character: character[at]!,
      length: length[at]!,
      text: text[at] === 0 ? spelling : this.string(text[at]! - 1),
      spelling,
      clitics: clitics[at] === 0 ? '' : this.string(clitics[at]! - 1),
      ...(role[at] !== 0 && { role: this.string(role[at]! - 1) }),
      quoted: (flag & FLAGS.quoted) !== 0,
      furniture: (flag & FLAGS.furniture) !== 0,
      inner: (flag & FLAGS.inner) !== 0,
      paragraph: paragraph[at]!,
      sentence: sentence[at]!,
    };
  }

  /** The mentions of an entity in an article, in document order, as numbers. */
  mentionsIn(article: number, entity: number): number[] {
    const { mentions } = this.articles;
    const [from, to] = [this.entities.pairs[entity]!, this.entities.pairs[entity + 1]!];
    const { pair } = this.mentions;
    const found: number[] = [];
    for (let at = mentions[article]!; at < mentions[article + 1]!; at++) {
      if (pair[at]! >= from && pair[at]! < to) found.push(at);
    }
    return found;
  }

  /** The article that holds a sentence. */
  articleOfSentence(sentence: number): number {
    return lastAtMost(this.articles.sentences, sentence, this.size);
  }

  /** The text of a sentence; undefined when it cannot be read, or is no longer what it was. */
  async sentence(number: number): Promise<string | undefined> {
    const known = this.#shown.get(number);
    if (known !== undefined) return known;
    const { text, hash } = this.sentences;
    const article = this.articleOfSentence(number);
    const start = text[this.articles.sentences[article]!]!;
    const end = text[this.articles.sentences[article + 1]!]!;
    // Of an article that is shown once other sentences are shown next: it is read as a whole, unless it is very long.
    const isShort = end - start <= LONGEST_READ;
    const bytes = isShort
      ? await this.#textOf(article, start, end)
      : await this.#text(text[number]!, text[number + 1]!);
    if (bytes === undefined) return undefined;
    const from = isShort ? text[number]! - start : 0;
    const read = this.#decoder.decode(bytes.subarray(from, from + text[number + 1]! - text[number]!));
    if (hash32(read) !== hash[number]) return undefined;
    if (this.#shown.size >= MOST_SHOWN) this.#shown.clear();
    this.#shown.set(number, read);
    return read;
  }

  /** The text of an article; who asks while it is being read gets the same. What could not be read is tried again. */
  async #textOf(article: number, start: number, end: number): Promise<Uint8Array | undefined> {
    const known = this.#texts.get(article);
    if (known) return known;
    const reading = this.#text(start, end);
    if (this.#texts.size >= MOST_TEXTS) this.#texts.clear();
    this.#texts.set(article, reading);
    const bytes = await reading;
    if (bytes === undefined) this.#texts.delete(article);
    return bytes;
  }

  /** The texts of an article's sentences, in order; undefined when one cannot be read, or is no longer what it was. */
  async sentencesOf(article: number): Promise<string[] | undefined> {
    const { text, hash } = this.sentences;
    const [from, to] = [this.articles.sentences[article]!, this.articles.sentences[article + 1]!];
    const read: string[] = [];
    if (from === to) return read;
    const start = text[from]!;
    const bytes = await this.#text(start, text[to]!);
    if (bytes === undefined) return undefined;
    for (let at = from; at < to; at++) {
      const one = this.#decoder.decode(bytes.subarray(text[at]! - start, text[at + 1]! - start));
      if (hash32(one) !== hash[at]) return undefined;
      read.push(one);
    }
    return read;
  }

  /** The number of a time's key in this segment, or -1. */
  timeNamed(key: string, lo: number): number {
    const { lo: all, key: keys } = this.times;
    for (let at = all.indexOf(lo); at >= 0; at = all.indexOf(lo, at + 1)) {
      if (this.string(keys[at]!) === key) return at;
    }
    return -1;
  }

  /** The range of words that begin with a text. */
  wordsFrom(prefix: string): [number, number] {
    const { word } = this.words;
    let low = 0;
    let high = word.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.string(word[middle]!) < prefix) low = middle + 1;
      else high = middle;
    }
    const from = low;
    high = word.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.string(word[middle]!).startsWith(prefix)) low = middle + 1;
      else high = middle;
    }
    return [from, low];
  }
}

/** The last index below `end` whose value is at most `wanted`, in an ascending column. */
export function lastAtMost(column: Naturals, wanted: number, end: number): number {
  let low = 0;
  let high = end;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (column[middle]! <= wanted) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
