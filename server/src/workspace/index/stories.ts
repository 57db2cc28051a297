import type { StoriesAnswer, Story, StoryArticlesAnswer } from '../copies.ts';
import type { Page } from '../entity-index.ts';
import type { ArticlePlace, ArticleTable } from './article-table.ts';
import { type Breather, sortGivingWay } from './breather.ts';
import { HashTable } from './hash.ts';
import { LivingArticles, named, type Ordered, oldestFirst, ordered } from './living.ts';

/** Two articles are one story when they share this part of the shorter one's text. */
const LEAST_SHARE = 0.1;
/** What stands in more articles than this, and in more than one of twenty, is no story's own. */
const MOST_ARTICLES = 20;
/**
 * Code units. A shorter paragraph that stands in three articles or more may be furniture (`furnitureKey` takes lines of 14 words) and
 * joins nothing by itself.
 */
const LONG = 80;
/** A paragraph in more articles than this joins each with the first alone: the pairs would be too many. */
const MOST_PAIRED = 32;

/** Numbers that are looked at between two looks at the clock. */
const STEP = 1024;

/** A story: its articles, the oldest first, and beside each how much of it the others have word for word, from 0 to 1. */
interface Group {
  readonly articles: readonly ArticlePlace[];
  readonly shares: readonly number[];
}

/** The articles that share text, in groups: two that share enough, and whoever shares enough with one of them. */
export class Stories {
  readonly #groups: readonly Group[];
  readonly #byId: ReadonlyMap<string, Group>;

  /**
   * @param living the articles that were looked at
   * @param storyOf a number for each of them, the same for those of one story
   * @param byId the stories in their order
   */
  constructor(
    readonly living: LivingArticles,
    readonly storyOf: Uint32Array,
    byId: ReadonlyMap<string, Group>,
  ) {
    this.#groups = [...byId.values()];
    this.#byId = byId;
  }

  page({ from, limit }: Page): StoriesAnswer {
    return { total: this.#groups.length, stories: this.#groups.slice(from, from + limit).map(storyFrom) };
  }

  articles(id: string, { from, limit }: Page): StoryArticlesAnswer | undefined {
    const group = this.#byId.get(id);
    if (!group) return undefined;
    const { articles, shares } = group;
    return {
      total: articles.length,
      articles: articles.slice(from, from + limit).map((place, i) => ({ ...named(place), share: shares[from + i]! })),
    };
  }
}

const idOf = ({ articles: [first] }: Group): string => first!.part.segment.uri(first!.article);

function storyFrom(group: Group): Story {
  const { articles, shares } = group;
  const dates = articles.flatMap(({ part, article }) => part.segment.date(article) ?? []);
  return {
    id: idOf(group),
    oldest: named(articles[0]!),
    articles: articles.length,
    since: dates[0] ?? null,
    until: dates.at(-1) ?? null,
    share: Math.max(...shares.slice(0, 1000)),
  };
}

/** The prints of the articles: which paragraph each is, and the articles that hold it. */
interface Shared {
  /** Paragraphs that stand in several articles: `starts[i]` to `starts[i + 1]` in the two beside it. */
  readonly starts: Uint32Array;
  readonly articles: Uint32Array;
  /** Code units of the paragraph in that article. */
  readonly lengths: Uint32Array;
  /** Code units of all paragraphs of each article. */
  readonly texts: Uint32Array;
}

/**
 * Finds the stories by the paragraphs that are the same word for word but for vowels and hamza. Linear in the paragraphs, for what is
 * copied very often is not paired; gives way meanwhile.
 */
export async function findStories(table: ArticleTable, breather: Breather): Promise<Stories> {
  const living = new LivingArticles(table);
  const shared = await sharedParagraphs(living, breather);
  const roots = await joined(living.length, shared, breather);
  const copied = await copiedLengths(shared, roots, breather);
  const members = new Map<number, number[]>();
  for (let n = 0; n < living.length; n++) {
    if (n % STEP === 0 && breather.due) await breather.breathe();
    const root = roots[n]!;
    if (root === n) continue;
    const list = members.get(root);
    if (list) list.push(n);
    else members.set(root, [root, n]);
  }
  const groups: { readonly group: Group; readonly newest: number; readonly first: Ordered }[] = [];
  for (const list of members.values()) {
    if (breather.due) await breather.breathe();
    const sorted = list.map((n) => ({ n, ordered: ordered(living.place(n)) }));
    sorted.sort((a, b) => oldestFirst(a.ordered, b.ordered));
    const articles = sorted.map(({ ordered: { place } }) => place);
    const shares = sorted.map(({ n }) => copied[n]! / Math.max(shared.texts[n]!, 1));
    groups.push({ group: { articles, shares }, newest: newestOf(articles), first: sorted[0]!.ordered });
  }
  const inOrder = await sortGivingWay(groups, (a, b) => b.newest - a.newest || oldestFirst(a.first, b.first), breather);
  const byId = new Map<string, Group>();
  for (const { group } of inOrder) {
    if (breather.due) await breather.breathe();
    byId.set(idOf(group), group);
  }
  return new Stories(living, roots, byId);
}

function newestOf(articles: Group['articles']): number {
  let newest = 0;
  for (const { part, article } of articles) newest = Math.max(newest, part.segment.articles.date[article]!);
  return newest;
}

async function sharedParagraphs(living: LivingArticles, breather: Breather): Promise<Shared> {
  let room = 0;
  for (const { segment } of living.parts) room += segment.prints.lo.length;
  const numbers = new HashTable(room);
  const counts = new Uint32Array(room);
  // The article that a paragraph was last met in, + 1. (Nothing but 0 at first: memory that is filled holds up the thread.)
  const last = new Uint32Array(room);
  // Which paragraph each print is, + 1, in the order of the articles; the place is taken by one article's first print of it alone.
  const which = new Uint32Array(room);
  const texts = new Uint32Array(living.length);
  let size = 0;
  let at = 0;
  const most = Math.max(MOST_ARTICLES, Math.ceil(living.length / 20));
  for (let n = 0; n < living.length; n++) {
    if (breather.due) await breather.breathe();
    const { prints, articles } = living.segment(n);
    const article = living.article(n);
    for (let print = articles.prints[article]!; print < articles.prints[article + 1]!; print++, at++) {
      texts[n]! += prints.end[print]! - prints.start[print]!;
      let number = numbers.get(prints.lo[print]!, prints.hi[print]!);
      if (number < 0) {
        number = size++;
        numbers.set(prints.lo[print]!, prints.hi[print]!, number);
      }
      if (last[number] === n + 1) continue;
      last[number] = n + 1;
      counts[number]!++;
      which[at] = number + 1;
    }
  }
  const starts = new Uint32Array(size + 1);
  for (let number = 0; number < size; number++) {
    if (number % STEP === 0 && breather.due) await breather.breathe();
    const count = counts[number]!;
    starts[number + 1] = starts[number]! + (count > 1 && count <= most ? count : 0);
  }
  if (breather.due) await breather.breathe();
  const articlesOf = new Uint32Array(starts[size]!);
  const lengths = new Uint32Array(starts[size]!);
  const next = starts.slice(0, size);
  at = 0;
  for (let n = 0; n < living.length; n++) {
    if (breather.due) await breather.breathe();
    const { prints, articles } = living.segment(n);
    const article = living.article(n);
    for (let print = articles.prints[article]!; print < articles.prints[article + 1]!; print++, at++) {
      const number = which[at]! - 1;
      if (number < 0 || starts[number] === starts[number + 1]) continue;
      const to = next[number]!++;
      articlesOf[to] = n;
      lengths[to] = prints.end[print]! - prints.start[print]!;
    }
  }
  return { starts, articles: articlesOf, lengths, texts };
}

/** For each article the least number of its story: its own where it shares nothing. */
async function joined(count: number, shared: Shared, breather: Breather): Promise<Uint32Array> {
  const { starts, articles, lengths, texts } = shared;
  const pairs = new HashTable(articles.length);
  const sums: number[] = [];
  const firsts: number[] = [];
  const seconds: number[] = [];
  const add = (a: number, b: number, length: number): void => {
    let pair = pairs.get(a, b);
    if (pair < 0) {
      pair = sums.length;
      pairs.set(a, b, pair);
      sums.push(0);
      firsts.push(a);
      seconds.push(b);
    }
    sums[pair]! += length;
  };
  for (let i = 0; i + 1 < starts.length; i++) {
    if (i % STEP === 0 && breather.due) await breather.breathe();
    const [from, to] = [starts[i]!, starts[i + 1]!];
    if (to === from) continue;
    if (breather.due) await breather.breathe();
    if (to - from > 2 && lengths[from]! < LONG) continue;
    const leaders = to - from > MOST_PAIRED ? from + 1 : to;
    // The numbers stand in ascending order.
    for (let a = from; a < leaders; a++) {
      for (let b = a + 1; b < to; b++) add(articles[a]!, articles[b]!, lengths[b]!);
    }
  }
  const roots = new Uint32Array(count);
  for (let n = 0; n < count; n++) roots[n] = n;
  const rootOf = (n: number): number => {
    let root = n;
    while (roots[root] !== root) {
      roots[root] = roots[roots[root]!]!;
      root = roots[root]!;
    }
    return root;
  };
  for (let pair = 0; pair < sums.length; pair++) {
    if (pair % STEP === 0 && breather.due) await breather.breathe();
    const [a, b] = [firsts[pair]!, seconds[pair]!];
    if (sums[pair]! < LEAST_SHARE * Math.min(texts[a]!, texts[b]!)) continue;
    const [x, y] = [rootOf(a), rootOf(b)];
    roots[Math.max(x, y)] = Math.min(x, y);
  }
  for (let n = 0; n < count; n++) {
    if (n % STEP === 0 && breather.due) await breather.breathe();
    roots[n] = rootOf(n);
  }
  return roots;
}

/** How many code units of each article another one of its story has word for word. */
async function copiedLengths({ starts, articles, lengths, texts }: Shared, roots: Uint32Array, breather: Breather) {
  const copied = new Uint32Array(texts.length);
  for (let i = 0; i + 1 < starts.length; i++) {
    if (i % STEP === 0 && breather.due) await breather.breathe();
    if (starts[i] === starts[i + 1]) continue;
    if (breather.due) await breather.breathe();
    const holders = new Map<number, number>();
    for (let at = starts[i]!; at < starts[i + 1]!; at++) {
      const root = roots[articles[at]!]!;
      holders.set(root, (holders.get(root) ?? 0) + 1);
    }
    for (let at = starts[i]!; at < starts[i + 1]!; at++) {
      if (holders.get(roots[articles[at]!]!)! > 1) copied[articles[at]!]! += lengths[at]!;
    }
  }
  return copied;
}
