import type { ArticleRecord, RecordedSentence } from './record.ts';
import { uriKey } from './uri.ts';

/** A sentence of another article. */
export interface RelatedSentence {
  readonly uri: string;
  readonly title: string;
  /** Publication date of its article. */
  readonly date: string | null;
  readonly sentence: RecordedSentence;
}

export interface RelatedAnswer {
  /** Newest first, at most as many as asked for. */
  readonly sentences: readonly RelatedSentence[];
  /** How many there are in all. */
  readonly total: number;
}

/** What a sentence, or a whole article, is about. */
export interface Topic {
  readonly entities: readonly string[];
  /** Days as YYYY-MM-DD. */
  readonly days: readonly string[];
}

/** Finds sentences of the folder's other articles. The first implementation holds records in memory; an index may replace it. */
export interface RelatedArticles {
  /** Sentences that name `entity` and share another entity or a day with `topic`. */
  forEntity(entity: string, topic: Topic, from: string, limit: number): RelatedAnswer;
  /** Sentences about a time (see `timeKeys`). */
  forTime(times: readonly string[], from: string, limit: number): RelatedAnswer;
  /** Some articles are not read yet. */
  readonly partial: boolean;
}

/** Records in memory with postings over them: a look-up touches only articles that hold the key. */
export class RecordIndex implements RelatedArticles {
  readonly #records = new Map<string, ArticleRecord>();
  readonly #postings = new Map<string, Set<ArticleRecord>>();
  partial = false;

  get size(): number {
    return this.#records.size;
  }

  has(uri: string): boolean {
    return this.#records.has(uriKey(uri));
  }

  uris(): string[] {
    return [...this.#records.values()].map(({ uri }) => uri);
  }

  /** Takes in an article, or its newer version. */
  set(record: ArticleRecord): void {
    this.delete(record.uri);
    this.#records.set(uriKey(record.uri), record);
    for (const key of record.places.keys()) {
      const posting = this.#postings.get(key);
      if (posting) posting.add(record);
      else this.#postings.set(key, new Set([record]));
    }
  }

  delete(uri: string): void {
    const record = this.#records.get(uriKey(uri));
    if (!record) return;
    this.#records.delete(uriKey(uri));
    for (const key of record.places.keys()) {
      const posting = this.#postings.get(key);
      posting?.delete(record);
      if (posting?.size === 0) this.#postings.delete(key);
    }
  }

  clear(): void {
    this.#records.clear();
    this.#postings.clear();
  }

  forEntity(entity: string, topic: Topic, from: string, limit: number): RelatedAnswer {
    const others = new Set([...topic.entities.filter((id) => id !== entity), ...topic.days]);
    return this.#gather([entity], from, limit, ({ entities, times }) => {
      return entities.some((id) => others.has(id)) || times.some((time) => others.has(time));
    });
  }

  forTime(times: readonly string[], from: string, limit: number): RelatedAnswer {
    return this.#gather(times, from, limit, () => true);
  }

  #gather(
    keys: readonly string[],
    from: string,
    limit: number,
    fits: (sentence: RecordedSentence) => boolean,
  ): RelatedAnswer {
    const own = uriKey(from);
    const found: { record: ArticleRecord; index: number }[] = [];
    const articles = new Set<ArticleRecord>();
    for (const key of keys) for (const record of this.#postings.get(key) ?? []) articles.add(record);
    for (const record of articles) {
      if (uriKey(record.uri) === own) continue;
      const indices = new Set(keys.flatMap((key) => record.places.get(key) ?? []));
      for (const index of [...indices].sort((a, b) => a - b)) {
        if (fits(record.sentences[index]!)) found.push({ record, index });
      }
    }
    found.sort((a, b) => newestFirst(a.record, b.record) || a.index - b.index);
    // A repeated passage is shown once: what the same article says again in the same words tells nothing new.
    const seen = new Set<string>();
    const distinct = found.filter(({ record, index }) => {
      const key = `${record.uri}\n${record.sentences[index]!.text}`;
      return !seen.has(key) && seen.add(key);
    });
    return {
      sentences: distinct.slice(0, limit).map(({ record, index }) => ({
        uri: record.uri,
        title: record.title,
        date: record.date,
        sentence: record.sentences[index]!,
      })),
      total: distinct.length,
    };
  }
}

/** By publication date, undated articles last; then by URI, so that the order is the same every time. */
function newestFirst(a: ArticleRecord, b: ArticleRecord): number {
  const byDate = (b.date ?? '').localeCompare(a.date ?? '', 'en');
  return byDate || (a.uri < b.uri ? -1 : a.uri > b.uri ? 1 : 0);
}
