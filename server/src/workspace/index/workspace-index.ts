import type { ArticleCopies, CopyIndex, StoriesAnswer, StoryArticlesAnswer } from '../copies.ts';
import type { DecidedEvents } from '../decisions-store.ts';
import type {
  Cancel,
  EntityIndex,
  EntitySummary,
  FileMentions,
  Introduction,
  ListAnswer,
  ListWish,
  NamesAnswer,
  NameWish,
  Page,
} from '../entity-index.ts';
import type { Host } from '../host.ts';
import type { RelatedAnswer, RelatedArticles, Topic } from '../related.ts';
import { ArticleTable, localOf } from './article-table.ts';
import { type Naming, namingArticles } from './articles-of.ts';
import { Breather } from './breather.ts';
import { copiesOf } from './copies-of.ts';
import { IndexCalendar } from './event-calendar.ts';
import { EventIndex } from './event-index.ts';
import type { ArticleFacts } from './facts.ts';
import { type LearntLines, learnLines } from './learnt-lines.ts';
import { described, findNames, listNames } from './names.ts';
import { sentencesOfEntity, sentencesOfTime } from './related-sentences.ts';
import { ENTITY_TYPES, Segment } from './segment.ts';
import { SegmentBuilder } from './segment-builder.ts';
import { findStories, type Stories } from './stories.ts';
import { introductionOf, summarise } from './summary.ts';

/** Summaries that are remembered. */
const MOST_SUMMARIES = 64;
/** One for each type, of the last few things that were typed. */
const MOST_LISTS = 20;

/** What the index needs of the store around it. */
export interface Surroundings {
  readonly host: Pick<Host, 'now' | 'pause'>;
  /** Brings the facts of open documents up to date. */
  takeOpen(): void;
  /** Every open document has facts, if only of an older version. */
  knowsOpen(): boolean;
  settled(): Promise<void>;
  reread(uris: readonly string[]): Promise<void>;
  /** Gives what reads the texts of articles as they are now, many in a row; undefined for what cannot be read. */
  reader(): (uri: string) => Promise<string | undefined>;
  /** What the team has decided of events; nothing where it is absent. */
  decidedEvents?(): DecidedEvents;
}

/** Answers the questions of the features from segments of packed facts; see ARCHITECTURE.md. */
export class WorkspaceIndex implements EntityIndex, RelatedArticles, CopyIndex {
  readonly #around: Surroundings;
  readonly table = new ArticleTable();
  /** The events that the articles tell. */
  readonly events: EventIndex;
  /** The same, month by month. */
  readonly calendar: IndexCalendar;
  #partial = false;
  truncated = false;
  /** What was told of entities since the last change. */
  #summaries = { generation: -1, made: new Map<string, EntitySummary>() };
  readonly #listeners: (() => void)[] = [];
  /** The lists that were asked for since the last change, by type and what was typed. */
  readonly #lists = new Map<string, Promise<Uint32Array>>();
  #stories: { readonly generation: number; readonly made: Promise<Stories> } | undefined;

  constructor(around: Surroundings) {
    this.#around = around;
    this.events = new EventIndex(this.table, around, () => this.partial);
    this.calendar = new IndexCalendar(this.table, around, this.events, () => this.partial);
  }

  /** Takes in an open document. */
  open(facts: ArticleFacts): void {
    this.table.open(segmentOf([facts]));
  }

  /** Takes in files, or their newer versions. */
  set(...facts: ArticleFacts[]): void {
    this.table.add(segmentOf(facts));
    this.noteChange();
  }

  get partial(): boolean {
    return this.#partial;
  }

  set partial(partial) {
    this.#partial = partial;
    this.noteChange();
  }

  onDidChange(listener: () => void): void {
    this.#listeners.push(listener);
  }

  /** Every article that is known, open or not. */
  *uris(): Generator<string> {
    for (const { part, article } of this.table.files()) yield part.segment.uri(article);
    for (const { part, article } of this.table.opened()) yield part.segment.uri(article);
  }

  /** Tells the texts of a file apart, and what else they were read with; undefined when it is not known. */
  markOf(uri: string): string | undefined {
    const place = this.table.file(uri);
    if (!place) return undefined;
    const { contentLo, contentHi, options } = place.part.segment.articles;
    return `${contentLo[place.article]}.${contentHi[place.article]}.${options[place.article]}`;
  }

  /** Answers may be others from now on. */
  noteChange(): void {
    this.#lists.clear();
    for (const listener of this.#listeners) listener();
  }

  settled(): Promise<void> {
    return this.#around.settled();
  }

  /** Takes in what was typed since; for a quiet moment, so that an answer `asIs` is not too old. */
  refresh(): void {
    this.#around.takeOpen();
  }

  async reread(uris: readonly string[], cancel: Cancel): Promise<void> {
    if (!cancel.isCancellationRequested) await this.#around.reread(uris);
  }

  async mentions(id: string, cancel: Cancel, page?: Page): Promise<readonly FileMentions[]> {
    this.#around.takeOpen();
    const naming = namingArticles(this.table, this.table.entity(id), page?.newestFirst);
    const breather = this.#breather();
    const found: FileMentions[] = [];
    const end = page ? Math.min(naming.length, page.from + page.limit) : naming.length;
    for (let n = page?.from ?? 0; n < end; n++) {
      if (breather.due) await breather.breathe();
      if (cancel.isCancellationRequested) return [];
      found.push(fileMentions(naming.at(n)));
    }
    return found;
  }

  async mentionsIn(id: string, uri: string): Promise<FileMentions | undefined> {
    this.#around.takeOpen();
    const entity = this.table.entity(id);
    const place = entity < 0 ? undefined : this.table.article(uri);
    const local = place ? localOf(place.part, entity) : -1;
    const found = place && local >= 0 ? fileMentions({ ...place, local }) : undefined;
    return found?.mentions.length ? found : undefined;
  }

  articles(id: string): number {
    this.#around.takeOpen();
    const entity = this.table.entity(id);
    return entity < 0 ? 0 : this.table.articlesOf(entity);
  }

  async introduction(id: string, from: string, _cancel: Cancel): Promise<Introduction | undefined> {
    this.#around.takeOpen();
    return introductionOf(this.table, id, from);
  }

  async summary(id: string, cancel: Cancel): Promise<EntitySummary | undefined> {
    this.#around.takeOpen();
    const { generation } = this.table;
    if (this.#summaries.generation !== generation) this.#summaries = { generation, made: new Map() };
    const { made } = this.#summaries;
    const known = made.get(id);
    if (known) return cancel.isCancellationRequested ? undefined : known;
    const summary = await summarise(this.table, id, this.#breather(), cancel);
    if (summary && made.size < MOST_SUMMARIES) made.set(id, summary);
    return summary;
  }

  async names(wish: NameWish): Promise<NamesAnswer> {
    if (!wish.asIs) this.#around.takeOpen();
    const answer = await findNames(this.table, wish, this.#breather());
    return { ...answer, incomplete: answer.incomplete || this.partial || !this.#around.knowsOpen() };
  }

  async list(wish: ListWish): Promise<ListAnswer> {
    this.#around.takeOpen();
    const key = `${wish.type} ${wish.typed}`;
    let list = this.#lists.get(key);
    if (!list) {
      list = listNames(this.table, wish, this.#breather());
      if (this.#lists.size >= MOST_LISTS) this.#lists.clear();
      this.#lists.set(key, list);
    }
    const all = await list;
    return {
      total: all.length,
      entities: Array.from(all.subarray(wish.offset, wish.offset + wish.limit), (entity) =>
        described(this.table, entity),
      ),
    };
  }

  forEntity(entity: string, topic: Topic, from: string, limit: number): Promise<RelatedAnswer> {
    return sentencesOfEntity(this.table, entity, topic, from, limit, this.#breather());
  }

  forTime(times: readonly string[], from: string, limit: number): Promise<RelatedAnswer> {
    return sentencesOfTime(this.table, times, from, limit, this.#breather());
  }

  async copiesOf(uri: string, cancel: Cancel): Promise<ArticleCopies | undefined> {
    this.#around.takeOpen();
    return copiesOf(this.table, uri, this.#around.reader(), this.#breather(), cancel);
  }

  async stories(page: Page): Promise<StoriesAnswer> {
    return (await this.#allStories()).page(page);
  }

  async storyArticles(id: string, page: Page): Promise<StoryArticlesAnswer | undefined> {
    return (await this.#allStories()).articles(id, page);
  }

  /** Learns which short lines are page furniture, from all articles as they are now. */
  async learnLines(): Promise<LearntLines> {
    return learnLines(await this.#allStories(), this.#breather());
  }

  /** The stories as of now; they are found once for all who ask until something changes. */
  #allStories(): Promise<Stories> {
    this.#around.takeOpen();
    const { generation } = this.table;
    if (this.#stories?.generation !== generation) {
      this.#stories = { generation, made: findStories(this.table, this.#breather()) };
    }
    return this.#stories.made;
  }

  #breather(): Breather {
    return new Breather(this.#around.host);
  }
}

function fileMentions({ part, article, local }: Pick<Naming, 'part' | 'article' | 'local'>): FileMentions {
  const { segment } = part;
  const version = segment.articles.version[article]!;
  return {
    uri: segment.uri(article),
    version: version < 0 ? null : version,
    title: segment.string(segment.articles.title[article]!),
    date: segment.date(article),
    name: segment.string(segment.entities.name[local]!),
    type: ENTITY_TYPES[segment.entities.type[local]!]!,
    mentions: segment.mentionsIn(article, local).map((at) => segment.mention(at)),
  };
}

/** A segment in memory. */
export function segmentOf(facts: readonly ArticleFacts[]): Segment {
  const builder = new SegmentBuilder();
  for (const one of facts) builder.add(one);
  const { columns, text } = builder.finish();
  return new Segment(columns, (from, to) => text.subarray(from, to));
}
