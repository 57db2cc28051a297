import type { IndexedEvent } from '../article-events.ts';
import { type Columns, integers, type Naturals, naturals } from './columns.ts';
import { ACTS, COUNTED, dayKey, NO_DAY, PARTS, SOURCES, STATUSES } from './event-columns.ts';

/** Places that a word is looked for at first around where it should be. */
const NEAR = 32;

/** The mentions of events of a segment: immutable columns. Numbers of entities, sentences and strings are the segment's. */
export class EventTable {
  readonly count: number;
  #articles: Naturals | undefined;
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
  /** The range of `word` that holds the words of its sentence. */
  readonly wordsFrom;
  readonly wordsTo;
  /** Numbers in `wordHash`. */
  readonly word;
  /** Four a mention. */
  readonly sign;
  /** The same of the mentions with a day, by bit; see `planesOf`. */
  readonly planes;
  /** Mentions by their first day, those without one last. */
  readonly order;
  /** Entity → the mentions that name it, by their first day. */
  readonly ofEntity;
  readonly naming;
  /** Hashes of words, ascending, and how many mentions have each. */
  readonly wordHash;
  readonly wordCount;

  constructor(columns: Columns) {
    this.ofArticle = naturals(columns, 'a.events');
    this.sentence = naturals(columns, 'v.sentence');
    this.line = naturals(columns, 'v.line');
    this.character = naturals(columns, 'v.character');
    this.length = naturals(columns, 'v.length');
    this.act = naturals(columns, 'v.act');
    this.status = naturals(columns, 'v.status');
    this.lemma = naturals(columns, 'v.lemma');
    this.lemmaHash = naturals(columns, 'v.lemmaHash');
    this.source = naturals(columns, 'v.source');
    this.from = integers(columns, 'v.from');
    this.to = integers(columns, 'v.to');
    this.pattern = naturals(columns, 'v.pattern');
    this.value = naturals(columns, 'v.value');
    this.expression = naturals(columns, 'v.expression');
    this.place = naturals(columns, 'v.place');
    this.name = naturals(columns, 'v.name');
    this.participants = naturals(columns, 'v.participants');
    this.participant = naturals(columns, 'vp.entity');
    this.part = naturals(columns, 'vp.part');
    this.figures = naturals(columns, 'v.figures');
    this.figure = {
      value: columns['vf.value'] as Float64Array,
      counted: naturals(columns, 'vf.counted'),
      unit: naturals(columns, 'vf.unit'),
      text: naturals(columns, 'vf.text'),
    };
    this.wordsFrom = naturals(columns, 'v.wordsFrom');
    this.wordsTo = naturals(columns, 'v.wordsTo');
    this.word = naturals(columns, 'vw.word');
    this.sign = naturals(columns, 'v.sign');
    this.planes = naturals(columns, 'v.planes');
    this.order = naturals(columns, 'v.order');
    this.ofEntity = naturals(columns, 'e.events');
    this.naming = naturals(columns, 've.event');
    this.wordHash = naturals(columns, 'wc.hash');
    this.wordCount = naturals(columns, 'wc.count');
    this.count = this.line.length;
  }

  /** The article of a mention. All are worked out when the first is asked for: it is asked of very many. */
  article(event: number): number {
    if (!this.#articles) {
      this.#articles = this.ofArticle.length < 2 ** 16 ? new Uint16Array(this.count) : new Uint32Array(this.count);
      for (let article = 1; article + 1 < this.ofArticle.length; article++) {
        this.#articles.fill(article, this.ofArticle[article]!, this.ofArticle[article + 1]!);
      }
    }
    return this.#articles[event]!;
  }

  /** The first place of a list sorted by day, between two places, whose day is at least one that is given. */
  firstFrom(list: Naturals, from: number, to: number, day: number): number {
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

  /** The same; found in few steps where it is near the first place. */
  nextFrom(list: Naturals, from: number, to: number, day: number): number {
    let low = from;
    for (let step = 1; low + step < to; step *= 2) {
      const event = list[low + step]!;
      if (dayKey(this.from[event]!, this.to[event]!) >= day) return this.firstFrom(list, low, low + step, day);
      low += step;
    }
    return this.firstFrom(list, low, to, day);
  }

  /** The same; found in few steps where it is near the last place. */
  lastFrom(list: Naturals, from: number, to: number, day: number): number {
    let high = to;
    for (let step = 1; high - step > from; step *= 2) {
      const event = list[high - step]!;
      if (dayKey(this.from[event]!, this.to[event]!) < day) return this.firstFrom(list, high - step, high, day);
      high -= step;
    }
    return this.firstFrom(list, from, high, day);
  }

  /** Where the mentions without a day begin in a list. */
  undated(list: Naturals, from: number, to: number): number {
    return this.firstFrom(list, from, to, NO_DAY);
  }

  /** The number of a word in this table, or -1. Hashes lie evenly, so it is looked for where it would be if they did quite. */
  wordNumber(hash: number): number {
    const { wordHash } = this;
    const { length } = wordHash;
    if (length === 0) return -1;
    const near = Math.floor((hash / 2 ** 32) * length);
    let [low, high] = [near, near];
    for (let step = NEAR; low > 0 && wordHash[low]! > hash; step *= 2) {
      high = low;
      low = Math.max(0, low - step);
    }
    for (let step = NEAR; high < length && wordHash[high]! < hash; step *= 2) {
      low = high;
      high = Math.min(length, high + step);
    }
    while (low < high) {
      const middle = (low + high) >> 1;
      if (wordHash[middle]! < hash) low = middle + 1;
      else high = middle;
    }
    return wordHash[low] === hash ? low : -1;
  }

  /** How many mentions have a word. */
  mentionsOfWord(hash: number): number {
    const number = this.wordNumber(hash);
    return number < 0 ? 0 : this.wordCount[number]!;
  }

  /** The hashes of the words of a mention's sentence. */
  wordsOf = (at: number): number[] => {
    const words: number[] = [];
    for (let i = this.wordsFrom[at]!; i < this.wordsTo[at]!; i++) words.push(this.wordHash[this.word[i]!]!);
    return words;
  };

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
    const range = (column: Naturals): number[] =>
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
