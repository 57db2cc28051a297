import { fileOfArticle } from '../news-lines.ts';
import { uriKey } from '../uri.ts';
import { type ArticlePlace, type ArticleTable, type Part, STATE } from './article-table.ts';
import type { Segment } from './segment.ts';

/** The articles of a table that count, numbered from 0, as they were when it was made. */
export class LivingArticles {
  readonly parts: readonly Part[];
  readonly length: number;
  readonly #partOf: Uint32Array;
  readonly #articleOf: Uint32Array;

  constructor(table: ArticleTable) {
    this.parts = [...table.parts];
    this.#partOf = new Uint32Array(table.size);
    this.#articleOf = new Uint32Array(table.size);
    let length = 0;
    for (const [i, { state }] of this.parts.entries()) {
      for (let article = 0; article < state.length && length < table.size; article++) {
        if (state[article] !== STATE.counts) continue;
        this.#partOf[length] = i;
        this.#articleOf[length++] = article;
      }
    }
    this.length = length;
  }

  segment(n: number): Segment {
    return this.parts[this.#partOf[n]!]!.segment;
  }

  article(n: number): number {
    return this.#articleOf[n]!;
  }

  place(n: number): ArticlePlace {
    return { part: this.parts[this.#partOf[n]!]!, article: this.#articleOf[n]! };
  }
}

const UNDATED = 99_999_999;

/** An article with what it is ordered by, which is looked up once. */
export interface Ordered {
  readonly place: ArticlePlace;
  readonly day: number;
  readonly key: string;
}

export function ordered(place: ArticlePlace): Ordered {
  const { segment } = place.part;
  return { place, day: segment.articles.date[place.article] || UNDATED, key: uriKey(segment.uri(place.article)) };
}

/** By publication date, undated ones last, then by URI. */
export const oldestFirst = (a: Ordered, b: Ordered): number =>
  a.day - b.day || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0);

/** An article as lists name it. */
export function named({ part: { segment }, article }: ArticlePlace) {
  return {
    uri: segment.uri(article),
    title: segment.string(segment.articles.title[article]!),
    date: segment.date(article),
    outlet: segment.string(segment.articles.outlet[article]!),
  };
}

const outlets = new WeakMap<Segment, string[]>();

/** What an article's outlet is known by: its name, else the folder of its file, or the news file. */
export function outletOf(segment: Segment, article: number): string {
  let known = outlets.get(segment);
  if (!known) {
    known = [];
    outlets.set(segment, known);
  }
  known[article] ??= outletKey(segment.string(segment.articles.outlet[article]!), segment.uri(article));
  return known[article]!;
}

/** The same of an article that is in no segment. */
export function outletKey(outlet: string, uri: string): string {
  if (outlet !== '') return outlet;
  const file = fileOfArticle(uri);
  const key = uriKey(file);
  return file === uri ? key.slice(0, key.lastIndexOf('/') + 1) : key;
}
