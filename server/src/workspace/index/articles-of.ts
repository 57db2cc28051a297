import { uriKey } from '../uri.ts';
import type { ArticleTable, Part } from './article-table.ts';
import { STATE } from './article-table.ts';

/** An article that names an entity. */
export interface Naming {
  readonly part: Part;
  readonly article: number;
  /** The entity's number in the part. */
  readonly local: number;
  readonly count: number;
}

/** In the place of a day (YYYYMMDD): after all days. */
export const UNDATED = 99_999_999;

/** Orders that are remembered for as long as nothing changes: somebody who asks for a name asks again, page by page. */
const MOST_KEPT = 16;
const kept = new WeakMap<ArticleTable, { generation: number; orders: Map<string, NamingArticles> }>();

/** The articles that name an entity, the earliest or the newest first. */
export function namingArticles(table: ArticleTable, entity: number, newestFirst = false): NamingArticles {
  let memory = kept.get(table);
  if (memory?.generation !== table.generation) {
    memory = { generation: table.generation, orders: new Map() };
    kept.set(table, memory);
  }
  const key = `${entity} ${newestFirst}`;
  let naming = memory.orders.get(key);
  if (!naming) {
    naming = new NamingArticles(table, entity, newestFirst);
    if (memory.orders.size >= MOST_KEPT) memory.orders.clear();
    memory.orders.set(key, naming);
  }
  return naming;
}

/**
 * The articles that name an entity, by publication date, undated ones last, then by URI. Only as much is put in order as is
 * asked for: the thousands of articles that name a great power are sorted by their days, and their URIs are compared only
 * where somebody looks.
 */
export class NamingArticles {
  readonly #parts: Part[] = [];
  readonly #locals: number[] = [];
  /** Day, and which posting of which part. */
  readonly #days: Uint32Array;
  readonly #partOf: Uint16Array;
  readonly #postings: Uint32Array;
  readonly #order: Uint32Array;
  readonly #sortedGroups = new Set<number>();
  readonly length: number;

  constructor(table: ArticleTable, entity: number, newestFirst = false) {
    let room = 0;
    for (const { part, local } of entity < 0 ? [] : table.holding(entity)) {
      this.#parts.push(part);
      this.#locals.push(local);
      room += part.segment.entities.articles[local + 1]! - part.segment.entities.articles[local]!;
    }
    this.#days = new Uint32Array(room);
    this.#partOf = new Uint16Array(room);
    this.#postings = new Uint32Array(room);
    let length = 0;
    for (const [i, { segment, state }] of this.#parts.entries()) {
      const { articles, postings } = segment.entities;
      const local = this.#locals[i]!;
      for (let at = articles[local]!; at < articles[local + 1]!; at++) {
        const article = postings[at]!;
        if (state[article] !== STATE.counts) continue;
        const day = segment.articles.date[article]!;
        this.#days[length] = day === 0 ? UNDATED : newestFirst ? UNDATED - 1 - day : day;
        this.#partOf[length] = i;
        this.#postings[length] = at;
        length++;
      }
    }
    this.length = length;
    const keys = new Float64Array(length);
    for (let i = 0; i < length; i++) keys[i] = this.#days[i]! * 2 ** 24 + i;
    keys.sort();
    this.#order = new Uint32Array(length);
    for (let i = 0; i < length; i++) this.#order[i] = keys[i]! % 2 ** 24;
  }

  /** The n-th. */
  at(n: number): Naming {
    this.#sortGroup(n);
    return this.#entry(this.#order[n]!);
  }

  /** All, without an order among articles of one day. */
  *roughly(most = this.length): Generator<Naming> {
    for (let n = 0; n < Math.min(most, this.length); n++) yield this.#entry(this.#order[n]!);
  }

  #entry(i: number): Naming {
    const part = this.#parts[this.#partOf[i]!]!;
    const at = this.#postings[i]!;
    const { postings, counts } = part.segment.entities;
    return { part, article: postings[at]!, local: this.#locals[this.#partOf[i]!]!, count: counts[at]! };
  }

  /** Puts the articles of the n-th's day in the order of their URIs. */
  #sortGroup(n: number): void {
    const day = this.#days[this.#order[n]!]!;
    if (this.#sortedGroups.has(day)) return;
    this.#sortedGroups.add(day);
    let from = n;
    let to = n + 1;
    while (from > 0 && this.#days[this.#order[from - 1]!] === day) from--;
    while (to < this.length && this.#days[this.#order[to]!] === day) to++;
    if (to - from < 2) return;
    const group = [...this.#order.subarray(from, to)].map((i) => {
      const { part, article } = this.#entry(i);
      return { i, key: uriKey(part.segment.uri(article)) };
    });
    group.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
    this.#order.set(
      group.map(({ i }) => i),
      from,
    );
  }
}
