import { mayBeLinked } from '../../core/events/overlap.ts';
import type { Told } from '../../core/events/told.ts';
import type { Naturals } from './columns.ts';
import type { EventTable } from './event-table.ts';
import type { EventAt, TableWeights } from './told-of.ts';

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
  /** Of the mention that was looked at last. */
  #sharedWords = 0;

  constructor(told: Told, weights: TableWeights) {
    this.#told = told;
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

  mayLink({ part: { segment, globalOf }, event }: EventAt): boolean {
    const { events, sentences } = segment;
    const told = this.#told;
    if (told.name >= 0 && events.name[event]! > 0 && globalOf[events.name[event]! - 1] === told.name) return true;
    const place = told.place >= 0 && events.place[event]! > 0 && globalOf[events.place[event]! - 1] === told.place;
    let named = 0;
    let weight = 0;
    const sentence = events.sentence[event]!;
    for (let at = sentences.entities[sentence]!; at < sentences.entities[sentence + 1]!; at++) {
      const i = this.#named.indexOf(globalOf[sentences.entity[at]!]!);
      if (i < 0) continue;
      named++;
      weight += this.#namedWeights[i]!;
    }
    let sides = 0;
    for (let at = events.participants[event]!; at < events.participants[event + 1]!; at++) {
      if (told.participants.includes(globalOf[events.participant[at]!]!)) sides++;
    }
    const part = this.#partOfWords(events, event);
    return mayBeLinked({ named, weight, sides, place, name: false, part, words: this.#sharedWords });
  }

  /** The part of their words that they share, as `link` counts it. */
  #partOfWords({ word, wordHash, wordsFrom, wordsTo }: EventTable, event: number): number {
    const [from, to] = [wordsFrom[event]!, wordsTo[event]!];
    const shared = this.#sumOfShared(word, wordHash, from, to);
    this.#sharedWords = shared;
    if (shared === 0) return 0;
    let all = 0;
    for (let at = from; at < to; at++) all += this.#weights.word(wordHash[word[at]!]!);
    return shared / Math.sqrt(this.#allWords * all);
  }

  /** What the words of both weigh; a single one says nothing. */
  #sumOfShared(word: Naturals, wordHash: Naturals, from: number, to: number): number {
    const { words } = this.#told;
    let sum = 0;
    let count = 0;
    for (let i = 0, at = from; i < words.length && at < to; ) {
      const [one, other] = [words[i]!, wordHash[word[at]!]!];
      if (one === other) {
        sum += this.#words[i]!;
        count++;
        i++;
        at++;
      } else if (one < other) i++;
      else at++;
    }
    return count < 2 ? 0 : sum;
  }
}
