import { fullness } from '../../core/events/grouping.ts';
import { link } from '../../core/events/link.ts';
import type { Cancel } from '../entity-index.ts';
import { type ArticleTable, localOf, type Part, STATE } from './article-table.ts';
import type { Breather } from './breather.ts';
import { articleOf, candidatesFor } from './event-candidates.ts';
import { ACTS, dayKey, NO_DAY, STATUSES } from './event-columns.ts';
import { type EventJudge, judged } from './event-judge.ts';
import { isHeadline, joinsMonths, type Mention, type OpenMentions } from './event-month.ts';
import { EventSieve } from './event-sieve.ts';
import type { EventTable } from './event-table.ts';
import { dayFrom, type EventAt, type TableWeights, toldOf } from './told-of.ts';

/** Mentions that are grouped together: of these the fullest come first, and of their events those that most articles tell. */
const MOST_TOGETHER = 500;
/** What ended longer before its article was printed than this is told again as background. */
const MONTH = 31;
/** What is said of a longer time than this is no one event. */
const YEAR = 366;
/** Mentions that are looked at before the clock is. */
const STEP = 1024;
/** After every day as a segment has it (YYYYMMDD). */
const LAST = 99_999_999;

const BACKGROUND = STATUSES.indexOf('background');
const VAGUE: ReadonlySet<number> = new Set([ACTS.indexOf('say'), ACTS.indexOf('other')]);

/** An event that two articles or more tell and of which nobody says the day. */
export interface UndatedEvent {
  /** The one that says most first. */
  readonly mentions: readonly Mention[];
  readonly articles: ReadonlySet<number>;
}

/** What is grouped with. */
export interface Around {
  readonly table: ArticleTable;
  readonly weights: TableWeights;
  readonly judge: EventJudge;
  readonly open: Promise<OpenMentions>;
}

/**
 * Groups the mentions that leave their day open to events, the newest articles first, as far as is asked: what a list of months cannot
 * show. A mention counts where it is news, not background, and says who took part, where it was, or its fixed name. Each looks up what
 * shares names or words with it, so work grows with what somebody looks at; it gives way meanwhile.
 */
export class UndatedEvents {
  readonly #around: Around;
  readonly #entity: number;
  /** The mentions that may found an event, the newest article first; made when somebody asks. */
  #founders: Promise<Founders> | undefined;
  #count = Number.POSITIVE_INFINITY;
  #next = 0;
  readonly #taken = new Map<Part, Uint8Array>();
  readonly #told: UndatedEvent[] = [];
  #working: Promise<unknown> = Promise.resolve();

  /** @param entity only those that name it; -1 for all */
  constructor(around: Around, entity = -1) {
    this.#around = around;
    this.#entity = entity;
  }

  /** As far as is known: some newest articles after the others, and among those first what most articles tell. */
  get events(): readonly UndatedEvent[] {
    return this.#told;
  }

  /** Nothing is left to be grouped. */
  get whole(): boolean {
    return this.#next >= this.#count;
  }

  /** Mentions that may found an event. */
  async founders(breather: Breather): Promise<number> {
    this.#founders ??= foundersOf(this.#around.table, this.#entity, breather);
    this.#count = (await this.#founders).events.length;
    return this.#count;
  }

  /**
   * Goes on until there are this many events, or all, or so many mentions were looked at. One who asks meanwhile waits for the one before.
   */
  atLeast(count: number, breather: Breather, cancel: Cancel, most = Number.POSITIVE_INFINITY): Promise<void> {
    const work = this.#working.then(async () => {
      await this.founders(breather);
      const last = this.#next + most;
      while (!this.whole && this.#told.length < count && this.#next < last && !cancel.isCancellationRequested)
        await this.#goOn(breather, cancel);
    });
    this.#working = work.catch(() => {});
    return work;
  }

  async #goOn(breather: Breather, cancel: Cancel): Promise<void> {
    const { parts, partOf, events } = await this.#founders!;
    const some: { readonly mention: Mention; readonly full: number }[] = [];
    const end = Math.min(this.#next + MOST_TOGETHER, events.length);
    for (let i = this.#next; i < end; i++) {
      const part = parts[partOf[i]!]!;
      const event = events[i]!;
      const at = { part, event, article: articleOf(part, event) };
      const told = toldOf(at);
      some.push({ mention: { at, told }, full: fullness(told) });
      if (breather.due) await breather.breathe();
    }
    some.sort((a, b) => b.full - a.full);
    const found: UndatedEvent[] = [];
    for (const { mention } of some) {
      if (breather.due) await breather.breathe();
      // What was begun is grouped from its beginning by who asks next.
      if (cancel.isCancellationRequested) return this.#forget(found);
      if (this.#isTaken(mention.at)) continue;
      const event = await this.#eventOf(mention, breather);
      if (event) found.push(event);
    }
    found.sort((a, b) => b.articles.size - a.articles.size);
    this.#told.push(...found);
    this.#next = end;
  }

  /** The event that a mention founds; undefined where one article alone tells it, or where the list of its month has it. */
  async #eventOf(founder: Mention, breather: Breather): Promise<UndatedEvent | undefined> {
    const { table, weights, judge, open } = this.#around;
    const undated = [founder];
    const dated: Mention[] = [];
    const sieve = new EventSieve(founder.told, weights);
    const found = await candidatesFor(table, founder.told, weights, breather);
    for (const at of [...found, ...judge.partnersOf(table, founder.at)]) {
      if (breather.due) await breather.breathe();
      if (this.#isTaken(at) || (at.part === founder.at.part && at.event === founder.at.event)) continue;
      const verdict = judge.of(founder.at, at);
      if (verdict === undefined && !sieve.mayLink(at)) continue;
      const told = toldOf(at);
      const made = judged(link(founder.told, told, weights), verdict);
      if (made?.label === 'same') (isDated(at.part.segment.events, at.event) ? dated : undated).push({ at, told });
    }
    for (const { at } of undated) this.#take(at);
    if (dated.length > 0 && this.#isListed(undated, dated, await open)) return undefined;
    const mentions = [...undated, ...dated];
    const articles = new Set(mentions.map(({ told }) => told.article));
    return articles.size < 2 || mentions.every(({ at }) => isHeadline(at)) ? undefined : { mentions, articles };
  }

  /** Whether an event stands in another list: that of a month, or that of the dated events of the entity. */
  #isListed(undated: readonly Mention[], dated: readonly Mention[], open: OpenMentions): boolean {
    if (this.#entity >= 0 || new Set(dated.map(({ told }) => told.article)).size > 1) return true;
    return undated.some(({ told }) => told.days !== null && joinsMonths(told.days.pattern, open));
  }

  #isTaken = ({ part, event }: EventAt): boolean => this.#taken.get(part)?.[event] === 1;

  #take({ part, event }: EventAt): void {
    let taken = this.#taken.get(part);
    if (!taken) {
      taken = new Uint8Array(part.segment.events.count);
      this.#taken.set(part, taken);
    }
    taken[event] = 1;
  }

  #forget(found: readonly UndatedEvent[]): void {
    for (const { mentions } of found) {
      for (const { at } of mentions) {
        const taken = this.#taken.get(at.part);
        if (taken) taken[at.event] = 0;
      }
    }
  }
}

/** Whether a mention has a day, or a few, on which it is looked for. */
export const isDated = ({ from, to }: EventTable, event: number): boolean => dayKey(from[event]!, to[event]!) < NO_DAY;

/** Mentions as numbers. */
interface Founders {
  readonly parts: readonly Part[];
  readonly partOf: Uint16Array;
  readonly events: Uint32Array;
}

/** The mentions without a day that may found an event, of articles that count: the newest article first, undated ones last. */
async function foundersOf(table: ArticleTable, entity: number, breather: Breather): Promise<Founders> {
  const parts: Part[] = [];
  const lists: Uint32Array[] = [];
  let count = 0;
  for (const part of [...table.parts]) {
    const { events } = part.segment;
    const local = entity < 0 ? -1 : localOf(part, entity);
    if (entity >= 0 && local < 0) continue;
    const [list, first, end] =
      entity < 0
        ? [events.order, 0, events.count]
        : [events.naming, events.ofEntity[local]!, events.ofEntity[local + 1]!];
    const from = events.undated(list, first, end);
    const kept = new Uint32Array(end - from);
    let n = 0;
    for (let i = from; i < end; i++) {
      if ((i - from) % STEP === STEP - 1 && breather.due) await breather.breathe();
      if (isNews(part, list[i]!)) kept[n++] = list[i]!;
    }
    if (n === 0) continue;
    parts.push(part);
    lists.push(kept.subarray(0, n));
    count += n;
  }
  const partOf = new Uint16Array(count);
  const events = new Uint32Array(count);
  // By the day of the article as one number each: typed arrays sort a hundred thousand of them in some milliseconds.
  const keys = new Float64Array(count);
  let n = 0;
  for (const [i, list] of lists.entries()) {
    const part = parts[i]!;
    for (const event of list) {
      partOf[n] = i;
      events[n] = event;
      keys[n] = (LAST - part.segment.articles.date[articleOf(part, event)]!) * 2 ** 24 + n;
      n++;
    }
    if (breather.due) await breather.breathe();
  }
  const order = keys.sort().map((key) => key % 2 ** 24);
  return {
    parts,
    partOf: Uint16Array.from(order, (at) => partOf[at]!),
    events: Uint32Array.from(order, (at) => events[at]!),
  };
}

/** Whether a mention is news of an event that somebody would look for: not background, not old, and with somebody or something in it. */
function isNews(part: Part, event: number): boolean {
  const { events, articles } = part.segment;
  if (events.status[event] === BACKGROUND) return false;
  const hasWho = events.participants[event + 1]! > events.participants[event]! || events.name[event] !== 0;
  if (!hasWho && events.place[event] === 0) return false;
  // Who speaks, on no day, says much that is no event.
  if (VAGUE.has(events.act[event]!) && (!hasWho || events.source[event] === 0)) return false;
  const article = articleOf(part, event);
  if (part.state[article] !== STATE.counts) return false;
  const [from, to] = [events.from[event]!, events.to[event]!];
  if (from === NO_DAY) return events.pattern[event] !== 0 || events.source[event] === 0 || isUnknown(part, event);
  const now = dayFrom(articles.date[article] || articles.latest[article]!);
  return to - from <= YEAR && !(now - to > MONTH);
}

const UNKNOWN = 'X'.charCodeAt(0);

/** Whether a value leaves something open (XXXX-04); what else has no days runs over years. */
const isUnknown = ({ segment }: Part, event: number): boolean =>
  segment.stringBytes(segment.events.value[event]! - 1).includes(UNKNOWN);
