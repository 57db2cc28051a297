import { mayGoTogether } from '../../core/events/act-kin.ts';
import { mayBeLinked } from '../../core/events/overlap.ts';
import { dayOf, type Told } from '../../core/events/told.ts';
import { ACTS } from './event-columns.ts';
import type { EventTable } from './event-table.ts';
import { type EventAt, isLead, type TableWeights } from './told-of.ts';

/** Months that are more than the days of a story, and days more than any two that `link` takes for one event. */
const MONTHS_APART = 4;
const DAYS_APART = 10;

/** The number of the month of a day (YYYYMMDD). */
const monthOf = (day: number): number => Math.floor(day / 10_000) * 12 + (Math.floor(day / 100) % 100);

/**
 * Leaves out mentions that cannot be linked with one that is asked about, by what lies in the columns: nothing is read of them and no object is
 * made. It lets through whatever `link` may link, so that what is told stays the same.
 */
export class EventSieve {
  readonly #told: Told;
  readonly #weights: TableWeights;
  /** Its names that weigh something, and how much. */
  readonly #named: number[] = [];
  readonly #namedWeights: number[] = [];
  readonly #words: Float64Array;
  readonly #allWords: number;
  readonly #ownWords = new Map<EventTable, OwnWords>();
  /** In which its article was published; 0 where that is not known. */
  readonly #month: number;

  constructor(told: Told, weights: TableWeights) {
    this.#told = told;
    this.#month = Number.isNaN(told.published) ? 0 : monthOf(Number(dayOf(told.published).replaceAll('-', '')));
    this.#weights = weights;
    for (const one of told.named) {
      const weight = weights.entity(one);
      if (weight === 0) continue;
      this.#named.push(one);
      this.#namedWeights.push(weight);
    }
    this.#words = Float64Array.from(told.words, (word) => weights.word(word));
    this.#allWords = this.#words.reduce((all, one) => all + one, 0);
  }

  mayLink(at: EventAt): boolean {
    const { segment, globalOf } = at.part;
    const { event, article } = at;
    const { articles, events, sentences } = segment;
    const told = this.#told;
    if (this.#month > 0 && this.#isFar(events, event, articles.date[article]!)) return false;
    if (told.name >= 0 && events.name[event]! > 0 && globalOf[events.name[event]! - 1] === told.name) return true;
    const place = told.place >= 0 && events.place[event]! > 0 && globalOf[events.place[event]! - 1] === told.place;
    let named = 0;
    let weight = 0;
    const sentence = events.sentence[event]!;
    for (let k = sentences.entities[sentence]!; k < sentences.entities[sentence + 1]!; k++) {
      const i = this.#named.indexOf(globalOf[sentences.entity[k]!]!);
      if (i < 0) continue;
      named++;
      weight += this.#namedWeights[i]!;
    }
    let sides = 0;
    for (let k = events.participants[event]!; k < events.participants[event + 1]!; k++) {
      if (told.participants.includes(globalOf[events.participant[k]!]!)) sides++;
    }
    const may = (part: number, words: number): boolean =>
      mayBeLinked({ named, weight, sides, place, name: false, part, words });
    if (may(0, 0) || this.#mayBeReports(at)) return true;
    const words = this.#sharedWords(events, event);
    // All words of the other weigh at least what it shares: often that is too little already.
    if (words === 0 || !may(Math.sqrt(words / this.#allWords), words)) return false;
    return may(words / Math.sqrt(this.#allWords * this.#weightOfWords(events, event)), words);
  }

  /** Whether both begin their articles, with acts that go together. */
  #mayBeReports(at: EventAt): boolean {
    const act = ACTS[at.part.segment.events.act[at.event]!] ?? 'other';
    return this.#told.lead && mayGoTogether(this.#told.act, act) && isLead(at);
  }

  /** Whether they were printed months apart and tell of days that contradict each other: neither one event nor one story. */
  #isFar({ from, to, pattern, source }: EventTable, event: number, date: number): boolean {
    if (date === 0 || Math.abs(monthOf(date) - this.#month) < MONTHS_APART) return false;
    const { days } = this.#told;
    if (days === null || source[event] === 0) return true;
    if (days.pattern !== 0 || pattern[event] !== 0) return false;
    return Math.max(days.from - to[event]!, from[event]! - days.to) > DAYS_APART;
  }

  /** What the words of both weigh; a single one says nothing. */
  #sharedWords(events: EventTable, event: number): number {
    const { numbers, weights } = this.#wordsIn(events);
    const { word } = events;
    const to = events.wordsTo[event]!;
    let sum = 0;
    let count = 0;
    for (let i = 0, at = events.wordsFrom[event]!; i < numbers.length && at < to; ) {
      const [one, other] = [numbers[i]!, word[at]!];
      if (one === other) {
        sum += weights[i]!;
        count++;
        i++;
        at++;
      } else if (one < other) i++;
      else at++;
    }
    return count < 2 ? 0 : sum;
  }

  #weightOfWords({ word, wordHash, wordsFrom, wordsTo }: EventTable, event: number): number {
    let all = 0;
    for (let at = wordsFrom[event]!; at < wordsTo[event]!; at++) all += this.#weights.word(wordHash[word[at]!]!);
    return all;
  }

  /** Its words by the numbers of a table. */
  #wordsIn(events: EventTable): OwnWords {
    let own = this.#ownWords.get(events);
    if (!own) {
      const numbers: number[] = [];
      const weights: number[] = [];
      for (const [i, word] of this.#told.words.entries()) {
        const number = events.wordNumber(word);
        if (number < 0) continue;
        numbers.push(number);
        weights.push(this.#words[i]!);
      }
      own = { numbers, weights };
      this.#ownWords.set(events, own);
    }
    return own;
  }
}

/** Words of a mention that a table has, ascending, and what each weighs. */
interface OwnWords {
  readonly numbers: readonly number[];
  readonly weights: readonly number[];
}
