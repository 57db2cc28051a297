import type { IndexedEvent } from '../article-events.ts';
import type { Columns } from './columns.ts';
import { ACTS, COUNTED, dayKey, NO_DAY, PARTS, SOURCES, STATUSES } from './event-columns.ts';

const u32 = (columns: Columns, name: string): Uint32Array => {
  const column = columns[name];
  if (!(column instanceof Uint32Array)) throw new Error(`a segment lacks the column ${name}`);
  return column;
};

/** The mentions of events of a segment: immutable columns. Numbers of entities, sentences and strings are the segment's. */
export class EventTable {
  readonly count: number;
  /** Article → its mentions, in document order. */
  readonly ofArticle;
  readonly sentence;
  readonly line;
  readonly character;
  readonly length;
  readonly act;
  readonly status;
  readonly lemma;
  readonly lemmaHash;
  /** Source + 1; 0 for no time. */
  readonly source;
  readonly from;
  readonly to;
  readonly pattern;
  /** String + 1 or 0. */
  readonly value;
  readonly expression;
  /** Entity + 1 or 0. */
  readonly place;
  readonly name;
  readonly participants;
  readonly participant;
  readonly part;
  readonly figures;
  readonly figure;
  /** The range of `hash` that holds the words of its sentence. */
  readonly wordsFrom;
  readonly wordsTo;
  readonly hash;
  /** Four a mention. */
  readonly sign;
  /** Mentions by their first day, those without one last. */
  readonly order;
  /** Entity → the mentions that name it, by their first day. */
  readonly ofEntity;
  readonly naming;
  /** Hashes of words, ascending, and how many mentions have each. */
  readonly wordHash;
  readonly wordCount;

  constructor(columns: Columns) {
    this.ofArticle = u32(columns, 'a.events');
    this.sentence = u32(columns, 'v.sentence');
    this.line = u32(columns, 'v.line');
    this.character = u32(columns, 'v.character');
    this.length = u32(columns, 'v.length');
    this.act = columns['v.act'] as Uint8Array;
    this.status = columns['v.status'] as Uint8Array;
    this.lemma = u32(columns, 'v.lemma');
    this.lemmaHash = u32(columns, 'v.lemmaHash');
    this.source = columns['v.source'] as Uint8Array;
    this.from = columns['v.from'] as Int32Array;
    this.to = columns['v.to'] as Int32Array;
    this.pattern = u32(columns, 'v.pattern');
    this.value = u32(columns, 'v.value');
    this.expression = u32(columns, 'v.expression');
    this.place = u32(columns, 'v.place');
    this.name = u32(columns, 'v.name');
    this.participants = u32(columns, 'v.participants');
    this.participant = u32(columns, 'vp.entity');
    this.part = columns['vp.part'] as Uint8Array;
    this.figures = u32(columns, 'v.figures');
    this.figure = {
      value: columns['vf.value'] as Float64Array,
      counted: columns['vf.counted'] as Uint8Array,
      unit: u32(columns, 'vf.unit'),
      text: u32(columns, 'vf.text'),
    };
    this.wordsFrom = u32(columns, 'v.wordsFrom');
    this.wordsTo = u32(columns, 'v.wordsTo');
    this.hash = u32(columns, 'vw.hash');
    this.sign = u32(columns, 'v.sign');
    this.order = u32(columns, 'v.order');
    this.ofEntity = u32(columns, 'e.events');
    this.naming = u32(columns, 've.event');
    this.wordHash = u32(columns, 'wc.hash');
    this.wordCount = u32(columns, 'wc.count');
    this.count = this.line.length;
  }

  /** The first place of a list sorted by day, between two places, whose day is at least one that is given. */
  firstFrom(list: Uint32Array, from: number, to: number, day: number): number {
    let low = from;
    let high = to;
    while (low < high) {
      const middle = (low + high) >> 1;
      const event = list[middle]!;
      if (dayKey(this.from[event]!, this.to[event]!) < day) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Where the mentions without a day begin in a list. */
  undated(list: Uint32Array, from: number, to: number): number {
    return this.firstFrom(list, from, to, NO_DAY);
  }

  /** How many mentions have a word. */
  mentionsOfWord(hash: number): number {
    let low = 0;
    let high = this.wordHash.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.wordHash[middle]! < hash) low = middle + 1;
      else high = middle;
    }
    return this.wordHash[low] === hash ? this.wordCount[low]! : 0;
  }

  /** The hashes of the words of a mention's sentence. */
  wordsOf(at: number): number[] {
    // By hand, as very many are read: to spread a typed array takes ten times as long.
    const from = this.wordsFrom[at]!;
    const words = new Array<number>(this.wordsTo[at]! - from);
    for (let i = 0; i < words.length; i++) words[i] = this.hash[from + i]!;
    return words;
  }

  /**
   * A mention as it was packed.
   * @param string the text of a string's number
   * @param id the id of an entity
   * @param firstSentence the number of its article's first sentence
   */
  event(
    at: number,
    string: (n: number) => string,
    id: (entity: number) => string,
    firstSentence: number,
  ): IndexedEvent {
    const { value, counted, unit, text } = this.figure;
    const range = (column: Uint32Array): number[] =>
      Array.from({ length: column[at + 1]! - column[at]! }, (_, i) => column[at]! + i);
    return {
      sentence: this.sentence[at]! - firstSentence,
      line: this.line[at]!,
      character: this.character[at]!,
      length: this.length[at]!,
      act: ACTS[this.act[at]!] ?? 'other',
      lemma: string(this.lemma[at]!),
      status: STATUSES[this.status[at]!] ?? 'happened',
      participants: range(this.participants).map((i) => ({
        entity: id(this.participant[i]!),
        part: PARTS[this.part[i]!] ?? 'who',
      })),
      place: this.place[at] === 0 ? null : id(this.place[at]! - 1),
      name: this.name[at] === 0 ? null : id(this.name[at]! - 1),
      time:
        this.source[at] === 0
          ? null
          : {
              value: string(this.value[at]! - 1),
              source: SOURCES[this.source[at]! - 1] ?? 'published',
              text: this.expression[at] === 0 ? null : string(this.expression[at]! - 1),
            },
      figures: range(this.figures).map((i) => ({
        value: value[i]!,
        counted: COUNTED[counted[i]!] ?? 'other',
        unit: string(unit[i]!),
        text: string(text[i]!),
      })),
      words: this.wordsOf(at),
    };
  }
}
