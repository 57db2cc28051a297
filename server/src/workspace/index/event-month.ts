import { fullness } from '../../core/events/grouping.ts';
import { LINKING, sameEvent } from '../../core/events/link.ts';
import { patternsOf, type Told } from '../../core/events/told.ts';
import type { Cancel } from '../entity-index.ts';
import { type ArticleTable, STATE } from './article-table.ts';
import { Best } from './best.ts';
import type { Breather } from './breather.ts';
import type { Naturals } from './columns.ts';
import { articleOf, SHARED_BITS, WORTH } from './event-candidates.ts';
import type { EventJudge, Verdict } from './event-judge.ts';
import { SIGN, sharedBits } from './event-signs.ts';
import { hash32 } from './hash.ts';
import { type EventAt, type TableWeights, toldOf } from './told-of.ts';

/** How many days of one event may lie apart: a day's difference, and what is printed the next day. */
const APART = 2;
/** Days are grouped together up to so many mentions: then the fullest of all comes first. */
const MOST_TOGETHER = 2000;
/** Mentions that leave open the year of one and the same day and month, beyond which they are left out. */
const MOST_OPEN = 200;
/** Events that one mention is compared with, those first that share most with it. */
const MOST_COMPARED = 60;
/** Mentions that are read between two looks at the clock. */
const STEP = 32;

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
  /** The bits of the words of each founder, `SIGN` numbers an event: they are gone through for every mention. */
  #signs = new Uint32Array(64 * SIGN);

  get signs(): Uint32Array {
    return this.#signs;
  }

  found(mention: Mention, day: number): void {
    const event: MonthEvent = { day, mentions: [mention], articles: new Set([mention.told.article]) };
    const at = this.events.push(event) * SIGN - SIGN;
    if (at === this.#signs.length) {
      const signs = new Uint32Array(at * 2);
      signs.set(this.#signs);
      this.#signs = signs;
    }
    this.#signs.set(signOfMention(mention.at), at);
    for (const entity of namesOf(mention.told)) {
      const list = this.naming.get(entity);
      if (list) list.push(event);
      else this.naming.set(entity, [event]);
    }
  }
}

/** Mentions that leave the year open, by what they say of the day (see `ToldDays.pattern`). */
export type OpenMentions = ReadonlyMap<number, readonly EventAt[]>;

/**
 * Groups the mentions of a month to events, from its last day backwards, as far as is asked. The fullest mentions come first; a
 * mention joins the event whose founder it fits best, of its own day or two days around it, or founds one. Work grows with the mentions
 * and with what shares a name or words with each; it gives way meanwhile.
 */
export class EventMonth {
  readonly #table: ArticleTable;
  readonly #weights: TableWeights;
  readonly #judge: EventJudge;
  readonly #open: Promise<OpenMentions>;
  readonly #first: number;
  readonly #last: number;
  /** The next day to be grouped. */
  #day: number;
  /** Events that may get more mentions, by day. */
  readonly #near = new Map<number, DayEvents>();
  readonly #told: MonthEvent[] = [];
  #working: Promise<unknown> = Promise.resolve();

  /** @param days the first and the last of the month, counted from 1970-01-01 */
  constructor(
    table: ArticleTable,
    weights: TableWeights,
    judge: EventJudge,
    open: Promise<OpenMentions>,
    days: { readonly first: number; readonly last: number },
  ) {
    this.#table = table;
    this.#weights = weights;
    this.#judge = judge;
    this.#open = open;
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
      while (!this.whole && this.#told.length < count && !cancel.isCancellationRequested) await this.#goOn(breather);
    });
    this.#working = work.catch(() => {});
    return work;
  }

  /** Groups some more days. */
  async #goOn(breather: Breather): Promise<void> {
    const open = await this.#open;
    const mentions: { mention: Mention; day: number; full: number }[] = [];
    const left: [number, EventAt][] = [];
    while (!this.whole && mentions.length < MOST_TOGETHER) {
      const day = this.#day--;
      if (breather.due) await breather.breathe();
      for (const at of mentionsOfDay(this.#table, day)) {
        const told = toldOf(at);
        mentions.push({ mention: { at, told }, day, full: fullness(told) });
        if (mentions.length % STEP === 0 && breather.due) await breather.breathe();
      }
      for (const pattern of patternsOf(day)) {
        if (joinsMonths(pattern, open)) for (const at of open.get(pattern) ?? []) left.push([day, at]);
      }
    }
    mentions.sort((a, b) => b.full - a.full);
    for (const { mention, day } of mentions) {
      if (breather.due) await breather.breathe();
      if (!this.#join(mention, day)) this.#on(day).found(mention, day);
    }
    for (const [day, at] of left) {
      if (breather.due) await breather.breathe();
      if (this.#near.has(day)) this.#join({ at, told: toldOf(at) }, day);
    }
    // The days that come next reach so far.
    const reach = this.whole ? Number.NEGATIVE_INFINITY : this.#day + APART;
    for (const day of [...this.#near.keys()].filter((one) => one > reach).sort((a, b) => b - a)) {
      this.#keep(this.#near.get(day)!);
      this.#near.delete(day);
    }
  }

  #on(day: number): DayEvents {
    let events = this.#near.get(day);
    if (!events) {
      events = new DayEvents();
      this.#near.set(day, events);
    }
    return events;
  }

  #join(mention: Mention, day: number): boolean {
    const days: DayEvents[] = [];
    for (let one = day - APART; one <= day + APART; one++) {
      const events = this.#near.get(one);
      if (events) days.push(events);
    }
    const event = this.#eventFor(mention, days);
    event?.mentions.push(mention);
    event?.articles.add(mention.told.article);
    return event !== undefined;
  }

  /** What the team has decided of a mention and one of those of an event. */
  #verdict(at: EventAt, { mentions }: MonthEvent): Verdict | undefined {
    let verdict: Verdict | undefined;
    for (const one of mentions) {
      const said = this.#judge.of(at, one.at);
      if (said === 'apart') return said;
      verdict ??= said;
    }
    return verdict;
  }

  #keep({ events }: DayEvents): void {
    const found = events.filter(
      ({ articles, day, mentions }) =>
        articles.size > 1 &&
        day >= this.#first &&
        day <= this.#last &&
        // What headlines alone say, their articles say better.
        !mentions.every(({ at }) => isHeadline(at)),
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
    const found = new Best<MonthEvent>(MOST_COMPARED);
    const wordy = told.words.length >= SHARED_BITS;
    const sign = signOfMention(at);
    for (const { events, signs } of wordy ? days : []) {
      for (let i = 0; i < events.length; i++) {
        const bits = sharedBits(sign, signs, i);
        if (bits < SHARED_BITS) continue;
        const rank = bits * WORTH;
        // What is shared beside words is looked up only where it may make a difference.
        const share = shares.size === 0 ? 0 : (shares.get(events[i]!) ?? 0);
        if (found.takes(share + rank)) found.add(events[i]!, share + rank);
        shares.delete(events[i]!);
      }
    }
    for (const [event, share] of shares) {
      if (share < LINKING.rare) continue;
      found.add(event, share + sharedBits(sign, signOfMention(event.mentions[0]!.at), 0) * WORTH);
    }
    if (this.#judge.joins(at)) {
      for (const { events } of days) for (const event of events) if (this.#verdict(at, event) === 'same') return event;
    }
    let best: MonthEvent | undefined;
    let score = 0;
    for (const event of found.values) {
      const made = sameEvent(event.mentions[0]!.told, told, this.#weights);
      if (!made || made.score <= score || this.#verdict(at, event) === 'apart') continue;
      best = event;
      score = made.score;
    }
    return best;
  }
}

/** The bits that stand for the words of a mention's sentence. */
const signOfMention = ({ part, event }: EventAt): Naturals =>
  part.segment.events.sign.subarray(event * SIGN, event * SIGN + SIGN);

function namesOf({ named, place, name }: Told): Set<number> {
  const all = new Set(named);
  if (place >= 0) all.add(place);
  if (name >= 0) all.add(name);
  return all;
}

/** Whether a mention stands in the headline of its article. */
export function isHeadline({ part: { segment }, article, event }: EventAt): boolean {
  const sentence = segment.events.sentence[event]!;
  return segment.sentences.hash[sentence] === hash32(segment.string(segment.articles.title[article]!));
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

/** Whether the months take in mentions that leave the year open in this way. */
export const joinsMonths = (pattern: number, open: OpenMentions): boolean =>
  pattern !== 0 && (open.get(pattern)?.length ?? 0) <= MOST_OPEN;

/** The mentions that leave the year open, of articles that count. */
export async function openMentions(table: ArticleTable, breather: Breather): Promise<OpenMentions> {
  const open = new Map<number, EventAt[]>();
  for (const part of [...table.parts]) {
    const { pattern, count } = part.segment.events;
    for (let event = 0; event < count; event++) {
      if (event % 1024 === 0 && breather.due) await breather.breathe();
      const said = pattern[event]!;
      if (said === 0) continue;
      const article = articleOf(part, event);
      if (part.state[article] !== STATE.counts) continue;
      const list = open.get(said);
      if (list) list.push({ part, event, article });
      else open.set(said, [{ part, event, article }]);
    }
  }
  return open;
}
