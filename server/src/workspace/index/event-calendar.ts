import { civil, dayNumber, isoDate, monthLength, parseIso } from '../../core/dates/calendar.ts';
import { fullness } from '../../core/events/grouping.ts';
import { link } from '../../core/events/link.ts';
import type { Cancel, Page } from '../entity-index.ts';
import type {
  CalendarEvent,
  CalendarMonth,
  EventCalendar,
  MonthAnswer,
  MonthsAnswer,
  SaidTime,
  UndatedWish,
} from '../event-calendar.ts';
import type { ToldEvent } from '../events.ts';
import type { ArticleTable } from './article-table.ts';
import { Breather } from './breather.ts';
import { SOURCES } from './event-columns.ts';
import { settledMention } from './event-dates.ts';
import type { EventIndex } from './event-index.ts';
import { type EventJudge, judged } from './event-judge.ts';
import { EventMonth, type Mention, type OpenMentions, openMentions } from './event-month.ts';
import { TableWeights } from './told-of.ts';
import { type UndatedEvent, UndatedEvents } from './undated-events.ts';
import type { Surroundings } from './workspace-index.ts';

/**
 * A month with fewer mentions is grouped to its end when months are listed, so that its events can be counted. One with more has events
 * without doubt: how many is found out when it is unfolded, for in 60,000 articles each mention takes a millisecond or two.
 */
const FEW = 500;
/** No more mentions than these are grouped for one list. */
const MOST_COUNTED = 2000;
/** So few mentions without a day are grouped to their end for their count, of all and of one entity; */
const FEW_UNDATED = { all: 500, ofOne: 50 } as const;
/** of more some are looked at for a first event, where they are all. */
const MOST_UNDATED = 1000;
/** Values of days that are told of one event. */
const MOST_SAID = 3;
const MONTH = /^(?!0000)\d{4}-(?:0[1-9]|1[0-2])$/;
/** The years that people write. */
const [FIRST_DAY, LAST_DAY] = [dayNumber(1, 1, 1), dayNumber(9999, 12, 31)];

/** An event as it was grouped. */
interface Grouping {
  readonly mentions: readonly Mention[];
}

/** What is known of a moment: it holds until an article changes. */
interface Grouped {
  readonly generation: number;
  readonly weights: TableWeights;
  readonly judge: EventJudge;
  readonly months: Map<string, EventMonth>;
  readonly open: Promise<OpenMentions>;
  /** By entity, -1 for all. */
  readonly undated: Map<number, UndatedEvents>;
  /** Months with mentions in them, the newest first. */
  listed: Promise<readonly { readonly month: string; readonly mentions: number }[]> | undefined;
}

/** Answers for lists of all events from the segments; see `EventCalendar`. */
export class IndexCalendar implements EventCalendar {
  readonly #table: ArticleTable;
  readonly #around: Pick<Surroundings, 'host' | 'takeOpen'>;
  readonly #events: EventIndex;
  readonly #isPartial: () => boolean;
  #grouped: Grouped | undefined;

  constructor(
    table: ArticleTable,
    around: Pick<Surroundings, 'host' | 'takeOpen'>,
    events: EventIndex,
    isPartial: () => boolean,
  ) {
    this.#table = table;
    this.#around = around;
    this.#events = events;
    this.#isPartial = isPartial;
  }

  async months({ from, limit }: Page, cancel: Cancel): Promise<MonthsAnswer> {
    const now = this.#now();
    const breather = new Breather(this.#around.host);
    now.listed ??= listMonths(this.#table, breather);
    const months: CalendarMonth[] = [];
    let left = MOST_COUNTED;
    for (const { month, mentions } of await now.listed) {
      if (cancel.isCancellationRequested || months.length > from + limit) break;
      const grouped = this.#month(now, month);
      if (!grouped.whole && mentions <= Math.min(FEW, left)) {
        left -= mentions;
        await grouped.atLeast(Number.POSITIVE_INFINITY, breather, cancel);
      }
      const { events, whole } = grouped;
      if (events.length > 0 || !whole) months.push({ month, events: events.length, whole });
    }
    return {
      months: months.slice(from, from + limit),
      more: months.length > from + limit,
      partial: this.#isPartial(),
    };
  }

  async eventsOfMonth(month: string, page: Page, cancel: Cancel): Promise<MonthAnswer> {
    if (!MONTH.test(month)) return { events: [], more: false };
    return this.#page(this.#month(this.#now(), month), page, new Breather(this.#around.host), cancel);
  }

  /** @param known what is known of an event's day beside what is told */
  async #page<One extends EventMonth['events'][number] | UndatedEvent>(
    grouped: { readonly events: readonly One[]; atLeast: EventMonth['atLeast'] },
    { from, limit }: Page,
    breather: Breather,
    cancel: Cancel,
    known?: (one: One) => Promise<Pick<CalendarEvent, 'said' | 'days'>>,
  ): Promise<MonthAnswer> {
    await grouped.atLeast(from + limit + 1, breather, cancel);
    const events: CalendarEvent[] = [];
    for (const one of grouped.events.slice(from, from + limit)) {
      if (cancel.isCancellationRequested) break;
      if (breather.due) await breather.breathe();
      const event = await this.#tell(one);
      if (event) events.push({ key: keyOf(one), articles: one.articles.size, event, ...(await known?.(one)) });
    }
    return { events, more: grouped.events.length > from + limit };
  }

  async eventOfMonth(month: string, key: string, cancel: Cancel): Promise<ToldEvent | undefined> {
    return MONTH.test(month) ? this.#tellFound(this.#month(this.#now(), month), key, cancel) : undefined;
  }

  async #tellFound(grouped: EventMonth | UndatedEvents, key: string, cancel: Cancel): Promise<ToldEvent | undefined> {
    const breather = new Breather(this.#around.host);
    for (let known = 0; !cancel.isCancellationRequested; known = grouped.events.length) {
      const found = grouped.events.slice(known).find((one) => keyOf(one) === key);
      if (found) return this.#tell(found);
      if (grouped.whole) break;
      await grouped.atLeast(grouped.events.length + 1, breather, cancel);
    }
    return undefined;
  }

  async undated({ entity }: UndatedWish, cancel: Cancel): Promise<Pick<CalendarMonth, 'events' | 'whole'> | undefined> {
    const grouped = this.#undatedOf(entity);
    if (!grouped) return undefined;
    const breather = new Breather(this.#around.host);
    const few = (await grouped.founders(breather)) <= FEW_UNDATED[entity === undefined ? 'all' : 'ofOne'];
    if (few) await grouped.atLeast(Number.POSITIVE_INFINITY, breather, cancel);
    else if (entity === undefined) await grouped.atLeast(1, breather, cancel, MOST_UNDATED);
    const { events, whole } = grouped;
    return whole && events.length === 0 ? undefined : { events: events.length, whole };
  }

  async undatedEvents(
    { entity, from, limit, until }: UndatedWish & Page & { readonly until: string },
    cancel: Cancel,
  ): Promise<MonthAnswer> {
    const grouped = this.#undatedOf(entity);
    if (!grouped) return { events: [], more: false };
    const breather = new Breather(this.#around.host);
    return this.#page(grouped, { from, limit }, breather, cancel, async (one) => ({
      said: saidOf(one),
      days: await this.#settled(one, until, breather, cancel),
    }));
  }

  async undatedEvent(
    { entity, key }: UndatedWish & { readonly key: string },
    cancel: Cancel,
  ): Promise<ToldEvent | undefined> {
    const grouped = this.#undatedOf(entity);
    return grouped && this.#tellFound(grouped, key, cancel);
  }

  #undatedOf(id: string | undefined): UndatedEvents | undefined {
    const now = this.#now();
    const entity = id === undefined ? -1 : this.#table.entity(id);
    if (id !== undefined && entity < 0) return undefined;
    let known = now.undated.get(entity);
    if (!known) {
      known = new UndatedEvents({ ...now, table: this.#table }, entity);
      now.undated.set(entity, known);
    }
    return known;
  }

  /** The days that the articles of an event, and others, leave of it; the day where one of them says it. */
  async #settled({ mentions }: UndatedEvent, until: string, breather: Breather, cancel: Cancel): Promise<string[]> {
    const known = mentions.find(({ told: { days } }) => days !== null && days.pattern === 0 && days.from === days.to);
    if (known) return [isoDate(known.told.days!.from)];
    const open = mentions.find(({ told: { days } }) => days !== null && days.pattern !== 0);
    const today = parseIso(until);
    if (!open || today === undefined) return [];
    const { weights, judge } = this.#now();
    const settled = await settledMention(open.at, today, { table: this.#table, weights, judge, breather, cancel });
    return [...(settled?.days ?? [])];
  }

  /** With the mention that says most and names its year first, then one of each article, the newest first. */
  #tell({ mentions }: Grouping): Promise<ToldEvent | undefined> {
    const { weights, judge } = this.#now();
    let core = mentions[0]!;
    for (const one of mentions) {
      if (one.told.days?.pattern === 0 && fullness(one.told) > fullness(core.told)) core = one;
    }
    const byArticle = new Map<number, Mention>();
    for (const one of mentions) {
      const { article } = one.told;
      const before = byArticle.get(article);
      if (!before || fullness(one.told) > fullness(before.told)) byArticle.set(article, one);
    }
    byArticle.delete(core.told.article);
    const published = ({ told }: Mention): number => (Number.isNaN(told.published) ? FIRST_DAY : told.published);
    const others = [...byArticle.values()].sort((a, b) => published(b) - published(a));
    return this.#events.tell(core.at, [
      { ...core, link: null },
      ...others.map((one) => ({
        ...one,
        link: judged(link(core.told, one.told, weights), judge.of(core.at, one.at)) ?? null,
      })),
    ]);
  }

  #now(): Grouped {
    this.#around.takeOpen();
    const { generation } = this.#table;
    const { judge } = this.#events;
    if (this.#grouped?.generation !== generation || this.#grouped.judge !== judge) {
      this.#grouped = {
        generation,
        weights: new TableWeights(this.#table),
        judge,
        months: new Map(),
        open: openMentions(this.#table, new Breather(this.#around.host)),
        undated: new Map(),
        listed: undefined,
      };
    }
    return this.#grouped;
  }

  #month({ months, weights, judge, open }: Grouped, month: string): EventMonth {
    const known = months.get(month);
    if (known) return known;
    const [year, number] = [Number(month.slice(0, 4)), Number(month.slice(5))];
    const first = dayNumber(year, number, 1);
    const made = new EventMonth(this.#table, weights, judge, open, {
      first,
      last: first + monthLength(year, number) - 1,
    });
    months.set(month, made);
    return made;
  }
}

/** Names an event by its founder: the article, and which of its mentions. */
function keyOf({ mentions }: Grouping): string {
  const { part, article, event } = mentions[0]!.at;
  const { articles, events } = part.segment;
  return `${articles.keyLo[article]!.toString(36)}-${event - events.ofArticle[article]!}`;
}

/** What the mentions of an event say of its day, each value once; a publication date is none of them. */
function saidOf({ mentions }: Grouping): SaidTime[] {
  const said = new Map<string, SaidTime>();
  for (const { at } of mentions) {
    const { segment } = at.part;
    const { source, value, expression } = segment.events;
    if (source[at.event] === 0 || source[at.event] === SOURCES.indexOf('published') + 1) continue;
    const text = expression[at.event] === 0 ? null : segment.string(expression[at.event]! - 1);
    const one = { value: segment.string(value[at.event]! - 1), text };
    if (!said.has(one.value)) said.set(one.value, one);
  }
  return [...said.values()].slice(0, MOST_SAID);
}

/** The months in which two mentions or more begin, the newest first. */
async function listMonths(
  table: ArticleTable,
  breather: Breather,
): Promise<readonly { readonly month: string; readonly mentions: number }[]> {
  const counts = new Map<string, number>();
  for (const part of [...table.parts]) {
    const { events } = part.segment;
    const end = events.firstFrom(events.order, 0, events.count, LAST_DAY + 1);
    let i = events.firstFrom(events.order, 0, end, FIRST_DAY);
    while (i < end) {
      if (breather.due) await breather.breathe();
      const day = events.from[events.order[i]!]!;
      const { year, month } = civil(day);
      const next = events.firstFrom(events.order, i, end, dayNumber(year, month, 1) + monthLength(year, month));
      const key = isoDate(day).slice(0, 7);
      counts.set(key, (counts.get(key) ?? 0) + next - i);
      i = next;
    }
  }
  return [...counts]
    .filter(([, mentions]) => mentions > 1)
    .map(([month, mentions]) => ({ month, mentions }))
    .sort((a, b) => (a.month < b.month ? 1 : -1));
}
