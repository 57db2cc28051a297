import type { Cancel, Page } from './entity-index.ts';

/**
 * What the features ask of the texts that articles share. Answers are asynchronous and may be cancelled. A paragraph counts from six
 * words on, and page furniture not at all. Offsets are UTF-16 code units into the text of the article.
 */
export interface CopyIndex {
  /** Some articles are not read yet. */
  readonly partial: boolean;
  /**
   * Which paragraphs of an article stand in other articles too, the same or nearly the same (the rule of the analysis contract), in
   * document order. The same ones are all there; of nearly the same ones those that the sketches of both find, each compared with the
   * text itself. Undefined when the article is not known or cannot be read, or when cancelled.
   */
  copiesOf(uri: string, cancel: Cancel): Promise<ArticleCopies | undefined>;
  /** A page of the stories that share text: what was published last first, undated ones last. */
  stories(page: Page): Promise<StoriesAnswer>;
  /** A page of the articles of a story, the oldest first; undefined where there is no such story (any more). */
  storyArticles(id: string, page: Page): Promise<StoryArticlesAnswer | undefined>;
  /** Calls a listener whenever answers may have changed: often, and at once. */
  onDidChange(listener: () => void): void;
}

export interface ArticleCopies {
  /** Code units of all paragraphs that count. */
  readonly length: number;
  readonly paragraphs: readonly CopiedParagraph[];
}

export interface CopiedParagraph {
  readonly start: number;
  readonly end: number;
  /** The oldest source first: by publication date, undated ones last, then by URI. Never empty. */
  readonly copies: readonly Copy[];
}

/** Another place of a paragraph. */
export interface Copy extends StoryArticle {
  readonly start: number;
  readonly end: number;
  readonly kind: 'exact' | 'near' | 'contained';
  /** 1 for exact, Jaccard for near, containment of the smaller for contained. */
  readonly similarity: number;
}

/** An article as lists name it. */
export interface StoryArticle {
  readonly uri: string;
  readonly title: string;
  /** Publication date YYYY-MM-DD. */
  readonly date: string | null;
  /** The outlet, as the front matter names it; '' where it does not. */
  readonly outlet: string;
}

/** Articles that share text with one another. */
export interface Story {
  /** The URI of its oldest article. */
  readonly id: string;
  readonly oldest: StoryArticle;
  readonly articles: number;
  /** Publication dates of the first and the last; null where none is dated. */
  readonly since: string | null;
  readonly until: string | null;
  /** Of the article that shares most of its text: which part of it the others have, from 0 to 1. */
  readonly share: number;
}

export interface StoriesAnswer {
  readonly total: number;
  readonly stories: readonly Story[];
}

export interface StoryArticlesAnswer {
  readonly total: number;
  /** `share`: which part of its text other articles of the story have word for word, from 0 to 1. */
  readonly articles: readonly (StoryArticle & { readonly share: number })[];
}
