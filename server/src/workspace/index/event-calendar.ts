import { civil, dayNumber, isoDate, monthLength } from '../../core/dates/calendar.ts';
import { fullness } from '../../core/events/grouping.ts';
import { link } from '../../core/events/link.ts';
import type { Cancel, Page } from '../entity-index.ts';
import type { CalendarMonth, EventCalendar, MonthAnswer, MonthsAnswer } from '../event-calendar.ts';
import type { ToldEvent } from '../events.ts';
import type { ArticleTable } from './article-table.ts';
import { Breather } from './breather.ts';
import type { EventIndex } from './event-index.ts';
import { type EventJudge, judged } from './event-judge.ts';
import { EventMonth, type Mention, type MonthEvent, type OpenMentions, openMentions } from './event-month.ts';
import { TableWeights } from './told-of.ts';
import type { Surroundings } from './workspace-index.ts';

/** A month with fewer mentions is grouped to its end when months are listed, so that its events can be counted; */
const FEW = 4000;
/** but no more mentions than these for one list. */
const MOST_COUNTED = 20_000;
const MONTH = /^(?!0000)\d{4}-(?:0[1-9]|1[0-2])$/;
/** The years that people write. */
const [FIRST_DAY, LAST_DAY] = [dayNumber(1, 1, 1), dayNumber(9999, 12, 31)];

/** What is known of a moment: it holds until an article changes. */
interface Grouped {
  readonly generation: number;
  readonly weights: TableWeights;
  readonly judge: EventJudge;
  readonly months: Map<string, EventMonth>;
  readonly open: Promise<OpenMentions>;
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
      const all = mentions <= Math.min(FEW, left);
      if (all && !grouped.whole) left -= mentions;
      await grouped.atLeast(all ? Number.POSITIVE_INFINITY : 1, breather, cancel);
      const { events, whole } = grouped;
      if (events.length > 0) months.push({ month, events: events.length, whole });
    }
    return {
      months: months.slice(from, from + limit),
      more: months.length > from + limit,
      partial: this.#isPartial(),
    };
  }

  async eventsOfMonth(month: string, { from, limit }: Page, cancel: Cancel): Promise<MonthAnswer> {
    if (!MONTH.test(month)) return { events: [], more: false };
    const grouped = this.#month(this.#now(), month);
    const breather = new Breather(this.#around.host);
    await grouped.atLeast(from + limit + 1, breather, cancel);
    const events: MonthAnswer['events'][number][] = [];
    for (const one of grouped.events.slice(from, from + limit)) {
      if (cancel.isCancellationRequested) break;
      if (breather.due) await breather.breathe();
      const event = await this.#tell(one);
      if (event) events.push({ key: keyOf(one), articles: one.articles.size, event });
    }
    return { events, more: grouped.events.length > from + limit };
  }

  async eventOfMonth(month: string, key: string, cancel: Cancel): Promise<ToldEvent | undefined> {
    if (!MONTH.test(month)) return undefined;
    const grouped = this.#month(this.#now(), month);
    const breather = new Breather(this.#around.host);
    for (let known = 0; !cancel.isCancellationRequested; known = grouped.events.length) {
      const found = grouped.events.slice(known).find((one) => keyOf(one) === key);
      if (found) return this.#tell(found);
      if (grouped.whole) break;
      await grouped.atLeast(grouped.events.length + 1, breather, cancel);
    }
    return undefined;
  }

  /** With the mention that says most and names its year first, then one of each article, the newest first. */
  #tell({ mentions }: MonthEvent): Promise<ToldEvent | undefined> {
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
function keyOf({ mentions }: MonthEvent): string {
  const { part, article, event } = mentions[0]!.at;
  const { articles, events } = part.segment;
  return `${articles.keyLo[article]!.toString(36)}-${event - events.ofArticle[article]!}`;
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
