import type { EntityType } from '../../core/types.ts';
import type { EntityMention } from '../entity-index.ts';
import { type Columns, unpackColumns } from './columns.ts';
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

/** Gives the bytes `[from, to)` of a segment's texts; undefined when they can no longer be read. */
export type TextSource = (from: number, to: number) => Promise<Uint8Array | undefined> | Uint8Array;

const u32 = (columns: Columns, name: string): Uint32Array => {
  const column = columns[name];
  if (!(column instanceof Uint32Array)) throw new Error(`a segment lacks the column ${name}`);
  return column;
};

const i32 = (columns: Columns, name: string): Int32Array => {
  const column = columns[name];
  if (!(column instanceof Int32Array)) throw new Error(`a segment lacks the column ${name}`);
  return column;
};

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
  readonly #starts: Uint32Array;
  readonly #bytes: Uint8Array;
  readonly #text: TextSource;
  readonly #decoder = new TextDecoder();
  #letters: Uint32Array | undefined;
  /** Strings that were decoded last, each in the one place that its number has: a list names the same ones again and again. */
  readonly #recent: string[] = [];
  readonly #recentOf = new Uint32Array(RECENT);
  /** Sentences that were shown: the same come up again at the next hover. */
  readonly #shown = new Map<number, string>();
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
    this.#starts = u32(columns, 'strings.starts');
    this.#bytes = columns['strings.bytes'] as Uint8Array;
    this.articles = {
      uri: u32(columns, 'a.uri'),
      keyLo: u32(columns, 'a.keyLo'),
      keyHi: u32(columns, 'a.keyHi'),
      title: u32(columns, 'a.title'),
      /** YYYYMMDD or 0. */
      date: u32(columns, 'a.date'),
      latest: u32(columns, 'a.latest'),
      /** -1 for a file. */
      version: i32(columns, 'a.version'),
      fileLo: u32(columns, 'a.fileLo'),
      fileHi: u32(columns, 'a.fileHi'),
      mtime: columns['a.mtime'] as Float64Array,
      bytes: columns['a.size'] as Float64Array,
      contentLo: u32(columns, 'a.contentLo'),
      contentHi: u32(columns, 'a.contentHi'),
      options: u32(columns, 'a.options'),
      mentions: u32(columns, 'a.mentions'),
      sentences: u32(columns, 'a.sentences'),
      prints: u32(columns, 'a.prints'),
      /** Into `lines`. */
      lines: u32(columns, 'a.lines'),
      outlet: u32(columns, 'a.outlet'),
      text: u32(columns, 'a.text'),
    };
    this.size = this.articles.uri.length;
    this.events = new EventTable(columns);
    this.entities = {
      id: u32(columns, 'e.id'),
      lo: u32(columns, 'e.lo'),
      hi: u32(columns, 'e.hi'),
      type: columns['e.type'] as Uint8Array,
      name: u32(columns, 'e.name'),
      /** Into `pairs`. */
      pairs: u32(columns, 'e.pairs'),
      /** Into `postings`. */
      articles: u32(columns, 'e.articles'),
      postings: u32(columns, 'p.article'),
      /** Mentions in that article. */
      counts: u32(columns, 'p.count'),
      /** Into `key`: what the name and its spellings are found by. */
      keys: u32(columns, 'e.keys'),
      key: u32(columns, 'k.key'),
    };
    this.entityCount = this.entities.id.length;
    /** An entity in one of its spellings. Those of an entity stand together. */
    this.pairs = {
      entity: u32(columns, 'pair.entity'),
      spelling: u32(columns, 'pair.spelling'),
      count: u32(columns, 'pair.count'),
    };
    this.mentions = {
      pair: u32(columns, 'm.pair'),
      line: u32(columns, 'm.line'),
      character: u32(columns, 'm.character'),
      length: u32(columns, 'm.length'),
      /** String + 1; 0 where it is the spelling. */
      text: u32(columns, 'm.text'),
      /** String + 1 or 0. */
      clitics: u32(columns, 'm.clitics'),
      role: u32(columns, 'm.role'),
      flags: columns['m.flags'] as Uint8Array,
      paragraph: i32(columns, 'm.paragraph'),
      sentence: i32(columns, 'm.sentence'),
    };
    this.sentences = {
      line: u32(columns, 's.line'),
      character: u32(columns, 's.character'),
      /** Offset into the texts. */
      text: u32(columns, 's.text'),
      /** `hash32` of the text. */
      hash: u32(columns, 's.hash'),
      entities: u32(columns, 's.entities'),
      entity: u32(columns, 'se.entity'),
      times: u32(columns, 's.times'),
      time: u32(columns, 'st.time'),
    };
    this.times = {
      key: u32(columns, 't.key'),
      lo: u32(columns, 't.lo'),
      sentences: u32(columns, 't.sentences'),
      sentence: u32(columns, 't.sentence'),
    };
    /** Sorted by code units. */
    this.words = {
      word: u32(columns, 'w.word'),
      entities: u32(columns, 'w.entities'),
      entity: u32(columns, 'w.entity'),
    };
    this.prints = {
      article: u32(columns, 'f.article'),
      start: u32(columns, 'f.start'),
      end: u32(columns, 'f.end'),
      lo: u32(columns, 'f.lo'),
      hi: u32(columns, 'f.hi'),
      /** Four a print. */
      sketch: u32(columns, 'f.sketch'),
      /** Prints in the order of `lo`. */
      sorted: u32(columns, 'f.sorted'),
    };
    this.lines = { lo: u32(columns, 'l.lo'), hi: u32(columns, 'l.hi') };
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
    const bytes = await this.#text(text[number]!, text[number + 1]!);
    if (bytes === undefined) return undefined;
    const read = this.#decoder.decode(bytes);
    if (hash32(read) !== hash[number]) return undefined;
    if (this.#shown.size >= MOST_SHOWN) this.#shown.clear();
    this.#shown.set(number, read);
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
export function lastAtMost(column: Uint32Array, wanted: number, end: number): number {
  let low = 0;
  let high = end;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (column[middle]! <= wanted) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
