import { entityId } from '../../core/entities/index.ts';
import { disagreements } from '../../core/events/disagreements.ts';
import { groupMentions } from '../../core/events/grouping.ts';
import { link } from '../../core/events/link.ts';
import type { Told } from '../../core/events/told.ts';
import type { DecidedEvents } from '../decisions-store.ts';
import type { Cancel } from '../entity-index.ts';
import type {
  EventAnswer,
  EventPlace,
  EventSource,
  EventsAnswer,
  EventsWish,
  MentionPlace,
  SettledMention,
  ToldEvent,
  WorkspaceEvents,
} from '../events.ts';
import { uriKey } from '../uri.ts';
import { type ArticleTable, localOf, type Part, STATE } from './article-table.ts';
import { Breather } from './breather.ts';
import { disagreementsOf, eventBy, placeOf, sourceOf } from './event-answers.ts';
import { candidatesFor, latestOf, mentionsOn } from './event-candidates.ts';
import { coreOf, isBetter, linkBy } from './event-core.ts';
import { settledMentions } from './event-dates.ts';
import { EventJudge, type JudgedLink, judged } from './event-judge.ts';
import { EventSieve } from './event-sieve.ts';
import { type EventAt, TableWeights, toldOf } from './told-of.ts';
import { isDated } from './undated-events.ts';
import type { Surroundings } from './workspace-index.ts';

/** Mentions that one question groups: some for each event that is wanted, few enough for a moment. */
const mostGrouped = (limit: number): number => Math.min(80, 16 + 8 * limit);
/** Other mentions of an event that are shown as related. */
const MOST_RELATED = 8;
/** Mentions of some days that are looked at. */
const MOST_OF_DAYS = 2000;
/** Comparisons between two looks at the clock. */
const STEP = 64;
/** Articles of a large folder. */
const LARGE = 1000;
const DAY = 86_400_000;

const NOTHING_DECIDED: DecidedEvents = { generation: 0, same: [], notSame: [], names: [] };

interface Compared {
  readonly at: EventAt;
  readonly told: Told;
  readonly link: JudgedLink;
}

/** Answers questions on events from the segments; see `WorkspaceEvents`. */
export class EventIndex implements WorkspaceEvents {
  readonly #table: ArticleTable;
  readonly #around: Pick<Surroundings, 'host' | 'takeOpen' | 'decidedEvents'>;
  readonly #isPartial: () => boolean;
  #judge: { readonly generation: number; readonly judge: EventJudge } | undefined;
  /** What was settled last, for as long as nothing changes. */
  #settled: { readonly key: string; readonly made: readonly SettledMention[] } | undefined;
  #weights: { readonly generation: number; readonly size: number; readonly weights: TableWeights } | undefined;

  constructor(
    table: ArticleTable,
    around: Pick<Surroundings, 'host' | 'takeOpen' | 'decidedEvents'>,
    isPartial: () => boolean,
  ) {
    this.#table = table;
    this.#around = around;
    this.#isPartial = isPartial;
  }

  eventsIn(uri: string): readonly MentionPlace[] {
    this.#around.takeOpen();
    return this.#mentionsOf(uri).map(placeOf);
  }

  async eventOf(uri: string, place: EventPlace, cancel: Cancel): Promise<EventAnswer | undefined> {
    this.#around.takeOpen();
    const own = this.#mentionsOf(uri);
    const asked = own.find((at) => {
      const { line, character, length } = placeOf(at);
      return line === place.line && character <= place.character && place.character <= character + length;
    });
    if (!asked) return undefined;
    const breather = new Breather(this.#around.host);
    const weights = this.#weightsNow();
    const told = toldOf(asked);
    const sieve = new EventSieve(told, weights);
    const core = coreOf(asked, told, own, weights, sieve);
    const coreTold = core === asked ? told : toldOf(core);
    const coreSieve = core === asked ? sieve : new EventSieve(coreTold, weights);

    const found = new Map<Part, Map<number, Compared>>();
    let n = 0;
    const { judge } = this;
    const candidates = await candidatesFor(this.#table, coreTold, weights, breather);
    for (const at of [...candidates, ...judge.partnersOf(this.#table, asked)]) {
      if (++n % STEP === 0 && breather.due) await breather.breathe();
      if (cancel.isCancellationRequested) return undefined;
      if (at.part === asked.part && at.article === asked.article) continue;
      const verdict = judge.of(asked, at) ?? judge.of(core, at);
      if (verdict === undefined && !sieve.mayLink(at) && (core === asked || !coreSieve.mayLink(at))) continue;
      const other = toldOf(at);
      const made = judged(linkBy(told, coreTold, other, weights), verdict);
      if (!made || !isBetter(made, found.get(at.part)?.get(at.article)?.link)) continue;
      const inPart = found.get(at.part) ?? new Map<number, Compared>();
      inPart.set(at.article, { at, told: other, link: made });
      found.set(at.part, inPart);
    }
    const all = [...found.values()].flatMap((inPart) => [...inPart.values()]);
    const same = newestFirst(all.filter((one) => one.link.label === 'same'));
    const related = all.filter((one) => one.link.label === 'related').sort((a, b) => b.link.score - a.link.score);
    const event = await this.tell(asked, [{ at: asked, told, link: null }, ...same]);
    if (!event) return undefined;
    const sources = await Promise.all(
      related.slice(0, MOST_RELATED).map((one) => sourceOf(this.#table, one.at, one.link)),
    );
    return { event, related: sources.filter((one) => one !== undefined), partial: this.#isPartial() };
  }

  async settledDates(uri: string, until: string, cancel: Cancel): Promise<readonly SettledMention[]> {
    this.#around.takeOpen();
    const own = this.#mentionsOf(uri);
    const today = Date.parse(until) / DAY;
    const isOpen = own.some(({ part, article }) => part.segment.articles.date[article] === 0);
    if (!isOpen || Number.isNaN(today)) return [];
    const { judge } = this;
    const table = this.#table;
    const { generation } = table;
    const key = [uriKey(uri), generation, this.#judge?.generation, until].join(' ');
    if (this.#settled?.key === key) return this.#settled.made;
    const weights = this.#weightsNow();
    const breather = new Breather(this.#around.host);
    const made = await settledMentions(own, today, { table, weights, judge, breather, cancel });
    // The folder may have changed meanwhile, or nobody waited for the end.
    if (!cancel.isCancellationRequested && table.generation === generation) this.#settled = { key, made };
    return made;
  }

  async eventsOf(id: string, wish: EventsWish, cancel: Cancel): Promise<EventsAnswer> {
    this.#around.takeOpen();
    const entity = this.#table.entity(id);
    const mentions = entity < 0 ? [] : latestOf(this.#table, entity, mostGrouped(wish.limit));
    return this.#answer(mentions, wish, cancel);
  }

  async eventsOn(
    days: { readonly from: string; readonly to: string },
    wish: EventsWish,
    cancel: Cancel,
  ): Promise<EventsAnswer> {
    this.#around.takeOpen();
    const [from, to] = [Date.parse(days.from) / DAY, Date.parse(days.to) / DAY];
    if (!(from <= to)) return { events: [], partial: this.#isPartial() };
    const about = new Set((wish.about ?? []).map((one) => this.#table.entity(one)));
    about.delete(-1);
    const mentions = mentionsOn(this.#table, from, to, MOST_OF_DAYS);
    const close = mentions.map((at) => (about.size === 0 ? 0 : sharedWith(at, about)));
    const order = [...mentions.keys()].sort((a, b) => close[b]! - close[a]! || a - b);
    return this.#answer(
      order.slice(0, mostGrouped(wish.limit)).map((i) => mentions[i]!),
      wish,
      cancel,
      false,
    );
  }

  /** Groups mentions to events and tells those that other articles than the asking one tell. */
  async #answer(mentions: readonly EventAt[], wish: EventsWish, cancel: Cancel, sort = true): Promise<EventsAnswer> {
    const breather = new Breather(this.#around.host);
    const weights = this.#weightsNow();
    const own = this.#table.article(wish.from);
    const told = mentions.map(toldOf);
    if (breather.due) await breather.breathe();
    const { judge } = this;
    const verdict = (a: number, b: number) => judge.of(mentions[a]!, mentions[b]!);
    const groups = groupMentions(told, weights, judge.decides ? verdict : undefined).map(
      ({ core, mentions: members }) => ({
        members: [core, ...members.filter((one) => one !== core)],
        // In the order of the mentions, which the question gave.
        rank: Math.min(...members),
        day: dayOf(told[core]!),
        elsewhere: members.some((i) => mentions[i]!.part !== own?.part || mentions[i]!.article !== own.article),
      }),
    );
    const isWanted = wish.dated ? (i: number) => isDatedAt(mentions[i]!) : () => true;
    if (sort) groups.sort((a, b) => b.day - a.day || a.rank - b.rank);
    else groups.sort((a, b) => b.members.length - a.members.length || a.rank - b.rank);
    const events: ToldEvent[] = [];
    for (const { members, elsewhere } of groups) {
      if (events.length >= wish.limit || cancel.isCancellationRequested) break;
      if (!elsewhere || !members.some(isWanted)) continue;
      if (breather.due) await breather.breathe();
      const [core] = members;
      const seen = new Set<string>();
      const one = members.flatMap((i) => {
        const at = mentions[i]!;
        const key = `${this.#table.parts.indexOf(at.part)} ${at.article}`;
        if (seen.has(key)) return [];
        seen.add(key);
        return [
          {
            at,
            told: told[i]!,
            link: i === core ? null : (judged(link(told[core!]!, told[i]!, weights), verdict(core!, i)) ?? null),
          },
        ];
      });
      const event = await this.tell(mentions[core!]!, one);
      // What a headline alone says, its article says better.
      if (event?.sources.some(({ text, title }) => text !== title)) events.push(event);
    }
    return { events, partial: this.#isPartial() };
  }

  /** An event with its sources and what they disagree in; undefined where the first cannot be read. */
  async tell(
    core: EventAt,
    mentions: readonly { readonly at: EventAt; readonly told: Told; readonly link: JudgedLink | null }[],
  ): Promise<ToldEvent | undefined> {
    const read = await Promise.all(mentions.map(({ at, link: why }) => sourceOf(this.#table, at, why)));
    if (!read[0]) return undefined;
    const sources: EventSource[] = [];
    const numbers = read.map((source) => (source ? sources.push(source) - 1 : -1));
    const tolds = mentions.map(({ told }) => told);
    const places = mentions.map(({ at }) => at);
    const byArticle = new Map(tolds.map(({ article }, i): [number, EventAt] => [article, places[i]!]));
    const found = disagreements(tolds, (article, entity) => names(byArticle.get(article), entity));
    const event = eventBy(
      core,
      sources,
      disagreementsOf(this.#table, found, places, (i) => numbers[i]!),
    );
    const { judge } = this;
    const name = places.map((at) => judge.nameOf(at)).find((one) => one !== undefined);
    if (name === undefined) return event;
    const id = entityId('event', name);
    return { ...event, id, name: { id, type: 'event', name } };
  }

  /** The mentions of an article, in document order. */
  #mentionsOf(uri: string): EventAt[] {
    const place = this.#table.article(uri);
    if (!place || place.part.state[place.article] !== STATE.counts) return [];
    const { part, article } = place;
    const { ofArticle } = part.segment.events;
    return Array.from({ length: ofArticle[article + 1]! - ofArticle[article]! }, (_, i) => ({
      part,
      article,
      event: ofArticle[article]! + i,
    }));
  }

  /** What the team has decided of events, as of now. */
  get judge(): EventJudge {
    const decided = this.#around.decidedEvents?.() ?? NOTHING_DECIDED;
    if (this.#judge?.generation !== decided.generation) {
      this.#judge = { generation: decided.generation, judge: new EventJudge(decided) };
    }
    return this.#judge.judge;
  }

  /** In a large folder the weights of a moment ago do: a hundredth more articles changes none by much. */
  #weightsNow(): TableWeights {
    const { generation, size } = this.#table;
    const known = this.#weights;
    const isNear = size >= LARGE && known !== undefined && Math.abs(size - known.size) < size / 100;
    if (known && (known.generation === generation || isNear)) return known.weights;
    this.#weights = { generation, size, weights: new TableWeights(this.#table) };
    return this.#weights.weights;
  }
}

const isDatedAt = ({ part, event }: EventAt): boolean => isDated(part.segment.events, event);

function newestFirst(all: readonly Compared[]): Compared[] {
  const day = ({ at }: Compared): number => at.part.segment.articles.date[at.article]!;
  return [...all].sort((a, b) => day(b) - day(a) || b.link.score - a.link.score);
}

/** The day of a mention, for an order: the publication date where it says none; 0 where that is not known either. */
const dayOf = ({ days, published }: Told): number =>
  days !== null && days.pattern === 0 ? days.from : Number.isNaN(published) ? 0 : published;

/** How many of some entities a mention's sentence names. */
function sharedWith({ part, event }: EventAt, about: ReadonlySet<number>): number {
  const { entities, entity } = part.segment.sentences;
  const sentence = part.segment.events.sentence[event]!;
  let n = 0;
  for (let i = entities[sentence]!; i < entities[sentence + 1]!; i++) if (about.has(part.globalOf[entity[i]!]!)) n++;
  return n;
}

/** Whether the article of a mention names an entity. */
function names(at: EventAt | undefined, entity: number): boolean {
  const local = at ? localOf(at.part as Part, entity) : -1;
  if (!at || local < 0) return false;
  const { articles, postings } = at.part.segment.entities;
  return postings.subarray(articles[local]!, articles[local + 1]!).includes(at.article);
}
