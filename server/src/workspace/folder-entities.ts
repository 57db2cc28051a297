import type { EntityType } from '../core/types.ts';
import { type ArticleNames, earliestFirst, nameKey } from './article-names.ts';
import {
  type Cancel,
  type Counted,
  type EntityIndex,
  type EntitySummary,
  type FileMentions,
  introducing,
  type ListAnswer,
  type ListWish,
  type NameFound,
  type NamesAnswer,
  type NameWish,
} from './entity-index.ts';
import { neighboursOf, rolesOf } from './entity-summary.ts';
import { uriKey } from './uri.ts';

/** What the index needs of the store around it. */
export interface Surroundings {
  /** Lets waiting messages be served. */
  pause(): Promise<void>;
  /** Brings the facts of open documents up to date. */
  takeOpen(): void;
  /** Every open document has facts, if only of an older version. */
  knowsOpen(): boolean;
  settled(): Promise<void>;
  reread(uri: string): Promise<void>;
}

/** An entity over all articles. Counts are kept as articles come and go, so that a question reads no article. */
interface Known {
  readonly id: string;
  readonly type: EntityType;
  readonly name: string;
  readonly key: string;
  /** The keys of the name and its spellings, a space before each word, for a first look; made anew when spellings change. */
  words: string | undefined;
  readonly articles: Set<ArticleNames>;
  readonly spellings: Map<string, { readonly text: string; readonly key: string; count: number }>;
  count: number;
}

/** One for each type, of the last few things that were typed. */
const MOST_LISTS = 20;

/** Files that are looked at before waiting requests are served. */
const STEP = 25;

/** Facts of every article in memory, with postings by entity: a changed file costs what that file names. */
export class FolderEntities implements EntityIndex {
  readonly #around: Surroundings;
  readonly #articles = new Map<string, ArticleNames>();
  readonly #known = new Map<string, Known>();
  /** The lists that were asked for since the last change, by type and what was typed. */
  readonly #lists = new Map<string, readonly Known[]>();
  readonly #listeners: (() => void)[] = [];
  #partial = false;
  truncated = false;

  constructor(around: Surroundings) {
    this.#around = around;
  }

  /** Takes in an article, or its newer version. */
  set(article: ArticleNames): void {
    this.delete(article.uri);
    this.#noteChange();
    this.#articles.set(article.key, article);
    for (const { id, type, name, mentions } of article.entities.values()) {
      let known = this.#known.get(id);
      if (!known) {
        known = {
          id,
          type,
          name,
          key: nameKey(name),
          words: undefined,
          articles: new Set(),
          spellings: new Map(),
          count: 0,
        };
        this.#known.set(id, known);
      }
      known.articles.add(article);
      known.count += mentions.length;
      for (const { spelling } of mentions) {
        const there = known.spellings.get(spelling);
        if (there) there.count++;
        else {
          known.spellings.set(spelling, { text: spelling, key: nameKey(spelling), count: 1 });
          known.words = undefined;
        }
      }
    }
  }

  delete(uri: string): void {
    const article = this.#articles.get(uriKey(uri));
    if (!article) return;
    this.#noteChange();
    this.#articles.delete(uriKey(uri));
    for (const { id, mentions } of article.entities.values()) {
      const known = this.#known.get(id)!;
      known.articles.delete(article);
      known.count -= mentions.length;
      if (known.articles.size === 0) this.#known.delete(id);
      for (const { spelling } of mentions) {
        const there = known.spellings.get(spelling)!;
        if (--there.count > 0) continue;
        known.spellings.delete(spelling);
        known.words = undefined;
      }
    }
  }

  clear(): void {
    this.#articles.clear();
    this.#known.clear();
    this.#noteChange();
  }

  get partial(): boolean {
    return this.#partial;
  }

  set partial(partial) {
    this.#partial = partial;
    this.#noteChange();
  }

  onDidChange(listener: () => void): void {
    this.#listeners.push(listener);
  }

  #noteChange(): void {
    this.#lists.clear();
    for (const listener of this.#listeners) listener();
  }

  uris(): string[] {
    return [...this.#articles.values()].map(({ uri }) => uri);
  }

  /** The mark of the text that a file's facts were made of. */
  markOf(uri: string): string | undefined {
    return this.#articles.get(uriKey(uri))?.mark;
  }

  settled(): Promise<void> {
    return this.#around.settled();
  }

  async reread(uris: readonly string[], cancel: Cancel): Promise<void> {
    for (const uri of uris) {
      if (cancel.isCancellationRequested) return;
      if (this.#articles.get(uriKey(uri))?.version !== null) continue;
      await this.#around.reread(uri);
      await this.#around.pause();
    }
  }

  async mentions(id: string, _cancel: Cancel): Promise<readonly FileMentions[]> {
    this.#around.takeOpen();
    const known = this.#known.get(id);
    return [...(known?.articles ?? [])].sort(earliestFirst).map(({ uri, version, title, date, entities }) => {
      const { name, type, mentions } = entities.get(id)!;
      return { uri, version, title, date, name, type, mentions };
    });
  }

  async summary(id: string, cancel: Cancel): Promise<EntitySummary | undefined> {
    this.#around.takeOpen();
    const known = this.#known.get(id);
    if (!known) return undefined;
    const { type, name, count } = known;
    const spellings = spellingsOf(known);
    const articles = [...known.articles].sort(earliestFirst);
    const weights = neighboursOf(id, {
      articles: this.#articles.size,
      naming: (other) => this.#known.get(other)?.articles.size ?? 0,
    });
    for (const [i, article] of articles.entries()) {
      if (cancel.isCancellationRequested) return undefined;
      weights.add(article);
      if ((i + 1) % STEP === 0) await this.#around.pause();
    }
    const first = introducing(articles.map(({ uri, date, entities }) => ({ uri, date, ...entities.get(id)! })));
    if (!first) return undefined;
    return {
      id,
      type,
      name,
      count,
      spellings,
      files: articles.map(({ uri, date, entities }) => ({ uri, date, count: entities.get(id)!.mentions.length })),
      first,
      roles: rolesOf(articles, id),
      neighbours: weights.best().flatMap((other) => {
        const found = this.#known.get(other);
        return found ? [{ id: other, type: found.type, name: found.name }] : [];
      }),
    };
  }

  async list({ type, typed, offset, limit }: ListWish): Promise<ListAnswer> {
    this.#around.takeOpen();
    const words = nameKey(typed).split(' ').filter(Boolean);
    const key = `${type} ${words.join(' ')}`;
    let list = this.#lists.get(key);
    if (!list) {
      list = [...this.#known.values()]
        .filter((known) => known.type === type && words.every((word) => rankOf(known, [word], 'words') !== undefined))
        .sort((a, b) => b.articles.size - a.articles.size || b.count - a.count || (a.id < b.id ? -1 : 1));
      if (this.#lists.size >= MOST_LISTS) this.#lists.clear();
      this.#lists.set(key, list);
    }
    const entities = list
      .slice(offset, offset + limit)
      .map(({ id, name, count, articles }) => ({ id, name, count, files: articles.size }));
    return { total: list.length, entities };
  }

  /** Takes in what was typed since; for a quiet moment, so that an answer `asIs` is not too old. */
  refresh(): void {
    this.#around.takeOpen();
  }

  async names({ typed, by, from, limit, asIs }: NameWish): Promise<NamesAnswer> {
    if (!asIs) this.#around.takeOpen();
    const keys = typed.map(nameKey).filter((key) => key !== '');
    const here = from === undefined ? undefined : this.#articles.get(uriKey(from));
    const found: { known: Known; rank: number; here: number }[] = [];
    for (const known of this.#known.values()) {
      const rank = rankOf(known, keys, by);
      if (rank !== undefined) found.push({ known, rank, here: here?.entities.get(known.id)?.mentions.length ?? 0 });
    }
    found.sort(
      (a, b) =>
        Number(b.here > 0) - Number(a.here > 0) ||
        a.rank - b.rank ||
        b.here - a.here ||
        b.known.count - a.known.count ||
        (a.known.id < b.known.id ? -1 : 1),
    );
    return {
      names: found.slice(0, limit).map(({ known, here: count }) => foundOf(known, count)),
      incomplete: found.length > limit || this.partial || !this.#around.knowsOpen(),
    };
  }
}

function foundOf(known: Known, here: number): NameFound {
  const { id, type, name, count, articles } = known;
  let first: ArticleNames | undefined;
  for (const article of articles) if (!first || earliestFirst(article, first) < 0) first = article;
  return { id, type, name, spellings: spellingsOf(known), count, files: articles.size, here, uri: first!.uri };
}

const spellingsOf = ({ spellings }: Known): Counted[] =>
  [...spellings.values()].map(({ text, count }) => ({ text, count })).sort((a, b) => b.count - a.count);

/** How well a name answers to what is typed, 0 the best; undefined when it does not. */
function rankOf(known: Known, typed: readonly string[], by: NameWish['by']): number | undefined {
  if (typed.length === 0) return 0;
  const { key, spellings } = known;
  if (by === 'words') {
    // Nearly every name answers to nothing that is typed.
    known.words ??= ` ${[key, ...[...spellings.values()].map((spelling) => spelling.key)].join('\n ')}`;
    const { words } = known;
    if (!typed.some((wanted) => words.includes(` ${wanted}`))) return undefined;
  }
  let best: number | undefined;
  for (const wanted of typed) {
    let rank = rankOfKey(key, wanted, by);
    for (const spelling of spellings.values()) {
      if (rank === 0) break;
      const other = rankOfKey(spelling.key, wanted, by);
      if (other !== undefined && (rank === undefined || other < rank)) rank = other;
    }
    if (rank !== undefined && (best === undefined || rank < best)) best = rank;
  }
  return best;
}

function rankOfKey(key: string, wanted: string, by: NameWish['by']): number | undefined {
  if (key.startsWith(wanted)) return 0;
  if (key.includes(` ${wanted}`)) return 1;
  if (by === 'words') return undefined;
  if (key.startsWith(`ال${wanted}`) || key.includes(` ال${wanted}`)) return 2;
  return hasLetters(key, wanted) ? 3 : undefined;
}

/** Whether a key holds the letters of another in their order, whatever stands between. */
function hasLetters(key: string, wanted: string): boolean {
  let at = 0;
  for (let i = 0; i < key.length && at < wanted.length; i++) if (key[i] === wanted[at]) at++;
  return at === wanted.length;
}
