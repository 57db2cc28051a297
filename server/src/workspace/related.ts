import type { RecordedSentence } from './record.ts';

/** A sentence of another article. */
export interface RelatedSentence {
  readonly uri: string;
  readonly title: string;
  /** Publication date of its article. */
  readonly date: string | null;
  readonly sentence: Pick<RecordedSentence, 'line' | 'character' | 'text'>;
}

export interface RelatedAnswer {
  /** Newest first, at most as many as asked for. */
  readonly sentences: readonly RelatedSentence[];
  /** How many there are in all; of a name that more articles have than are looked at, in the newest of them. */
  readonly total: number;
}

/** What a sentence, or a whole article, is about. */
export interface Topic {
  readonly entities: readonly string[];
  /** Days as YYYY-MM-DD. */
  readonly days: readonly string[];
}

/** Finds sentences of the folder's other articles. */
export interface RelatedArticles {
  /** Sentences that name `entity` and share another entity or a day with `topic`. */
  forEntity(entity: string, topic: Topic, from: string, limit: number): Promise<RelatedAnswer>;
  /** Sentences about a time (see `timeKeys`). */
  forTime(times: readonly string[], from: string, limit: number): Promise<RelatedAnswer>;
  /** Some articles are not read yet. */
  readonly partial: boolean;
}
