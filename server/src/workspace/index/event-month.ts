import { fullness } from '../../core/events/grouping.ts';
import { LINKING, link } from '../../core/events/link.ts';
import type { Told } from '../../core/events/told.ts';
import type { Cancel } from '../entity-index.ts';
import { type ArticleTable, STATE } from './article-table.ts';
import type { Breather } from './breather.ts';
import { articleOf, SHARED_BITS, sharedBits, WORTH } from './event-candidates.ts';
import { SIGN } from './event-columns.ts';
import { type EventAt, type TableWeights, toldOf } from './told-of.ts';

/** How many days of one event may lie apart: a day's difference, and what is printed the next day. */
const APART = 2;
/** Events that one mention is compared with, those first that share most with it. */
const MOST_COMPARED = 60;
/** Comparisons between two looks at the clock. */
const STEP = 16;

export interface Mention {
  readonly at: EventAt;
  readonly told: Told;
}

/** The mentions of one event, the first of which founded it: a mention belongs to it when it fits that one. */
export interface MonthEvent {
  readonly day: number;
  readonly mentions: Mention[];
  readonly articles: Set<number>;
}

/** The events of one day, and where they are found by whom their founders name. */
class DayEvents {
  readonly events: MonthEvent[] = [];
  readonly naming = new Map<number, MonthEvent[]>();

  found(mention: Mention, day: number): void {
    const event: MonthEvent = { day, mentions: [mention], articles: new Set([mention.told.article]) };
    this.events.push(event);
    for (const entity of namesOf(mention.told)) {
      const list = this.naming.get(entity);
      if (list) list.push(event);
      else this.naming.set(entity, [event]);
    }
  }
}

/**
 * Groups the mentions of a month to events, from its last day backwards, as far as is asked. On each day the fullest mentions come
 * first; a mention joins the event whose founder it fits best, of its own day or the two after it, or founds one. Work grows with the
 * mentions and with what shares a name or words with each; it gives way meanwhile.
 */
export class EventMonth {
  readonly #table: ArticleTable;
  readonly #weights: TableWeights;
  readonly #first: number;
  readonly #last: number;
  /** The next day to be grouped. */
  #day: number;
  #recent: DayEvents[] = [];
  readonly #told: MonthEvent[] = [];
  #working: Promise<unknown> = Promise.resolve();

  /** @param days the first and the last of the month, counted from 1970-01-01 */
  constructor(table: ArticleTable, weights: TableWeights, days: { readonly first: number; readonly last: number }) {
    this.#table = table;
    this.#weights = weights;
    this.#first = days.first;
    this.#last = days.last;
    this.#day = days.last + APART;
  }

  /** The events that two articles or more tell, as far as is known: the newest day first, then those that most articles tell. */
  get events(): readonly MonthEvent[] {
    return this.#told;
  }

  /** Nothing is left to be grouped. */
  get whole(): boolean {
    return this.#day < this.#first - APART;
  }

  /** Goes on until there are this many events, or all. One who asks meanwhile waits for the one before. */
  atLeast(count: number, breather: Breather, cancel: Cancel): Promise<void> {
    const work = this.#working.then(async () => {
      while (!this.whole && this.#told.length < count && !cancel.isCancellationRequested)
        await this.#groupDay(breather);
    });
    this.#working = work.catch(() => {});
    return work;
  }

  async #groupDay(breather: Breather): Promise<void> {
    const day = this.#day;
    const mentions: { mention: Mention; full: number }[] = [];
    for (const at of mentionsOfDay(this.#table, day)) {
      const told = toldOf(at);
      mentions.push({ mention: { at, told }, full: fullness(told) });
      if (mentions.length % (STEP * 4) === 0 && breather.due) await breather.breathe();
    }
    mentions.sort((a, b) => b.full - a.full);
    const today = new DayEvents();
    const recent = [today, ...this.#recent];
    for (const [n, { mention }] of mentions.entries()) {
      if (n % STEP === 0 && breather.due) await breather.breathe();
      const event = this.#eventFor(mention, recent);
      if (event) {
        event.mentions.push(mention);
        event.articles.add(mention.told.article);
      } else today.found(mention, day);
    }
    // What began so many days later gets no more mentions.
    const done = recent.length > APART ? recent.pop() : undefined;
    this.#keep(done);
    this.#recent = recent;
    this.#day--;
    if (this.whole) for (const one of recent.reverse()) this.#keep(one);
  }

  #keep(day: DayEvents | undefined): void {
    const found = (day?.events ?? []).filter(
      (event) => event.articles.size > 1 && event.day >= this.#first && event.day <= this.#last,
    );
    found.sort((a, b) => b.articles.size - a.articles.size);
    this.#told.push(...found);
  }

  /** The event that a mention fits best. */
  #eventFor({ at, told }: Mention, days: readonly DayEvents[]): MonthEvent | undefined {
    const shares = new Map<MonthEvent, number>();
    for (const entity of namesOf(told)) {
      const weight = entity === told.place || entity === told.name ? LINKING.rare : this.#weights.entity(entity);
      if (weight === 0) continue;
      for (const { naming } of days)
        for (const event of naming.get(entity) ?? []) shares.set(event, (shares.get(event) ?? 0) + weight);
    }
    const found: { event: MonthEvent; rank: number }[] = [];
    const wordy = told.words.length >= SHARED_BITS;
    const sign = at.part.segment.events.sign.subarray(at.event * SIGN, at.event * SIGN + SIGN);
    for (const { events } of days) {
      for (const event of events) {
        const share = shares.get(event) ?? 0;
        if (share < LINKING.rare && !wordy) continue;
        const founder = event.mentions[0]!.at;
        const bits = sharedBits(sign, founder.part.segment.events, founder.event);
        if (share >= LINKING.rare || bits >= SHARED_BITS) found.push({ event, rank: share + bits * WORTH });
      }
    }
    if (found.length > MOST_COMPARED) found.sort((a, b) => b.rank - a.rank).length = MOST_COMPARED;
    let best: MonthEvent | undefined;
    let score = 0;
    for (const { event } of found) {
      const made = link(event.mentions[0]!.told, told, this.#weights);
      if (made?.label !== 'same' || made.score <= score) continue;
      best = event;
      score = made.score;
    }
    return best;
  }
}

function namesOf({ named, place, name }: Told): Set<number> {
  const all = new Set(named);
  if (place >= 0) all.add(place);
  if (name >= 0) all.add(name);
  return all;
}

/** The mentions that begin on a day, of articles that count. */
function* mentionsOfDay(table: ArticleTable, day: number): Generator<EventAt> {
  for (const part of [...table.parts]) {
    const { events } = part.segment;
    const end = events.firstFrom(events.order, 0, events.count, day + 1);
    for (let i = events.firstFrom(events.order, 0, end, day); i < end; i++) {
      const event = events.order[i]!;
      const article = articleOf(part, event);
      if (part.state[article] === STATE.counts) yield { part, event, article };
    }
  }
}
