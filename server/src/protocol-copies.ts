/** The part of `protocol.ts` about articles that share text; clients import it from there. */
import type { Range } from 'vscode-languageserver-types';

/** An article that shares text with others, for a list of them. */
export interface ListedCopy {
  readonly uri: string;
  readonly title: string;
  /** Publication date YYYY-MM-DD. */
  readonly date: string | null;
  /** The outlet, as the front matter names it; '' where it does not. */
  readonly outlet: string;
}

/** A page of the stories that share text, what was published last first. */
export const STORIES = 'khabar/stories';
export interface StoriesParams {
  readonly offset: number;
  readonly limit: number;
}
export interface StoriesResult {
  readonly total: number;
  /** Some articles are not read yet. */
  readonly partial: boolean;
  readonly stories: readonly {
    readonly id: string;
    /** The oldest article. */
    readonly oldest: ListedCopy;
    readonly articles: number;
    /** Publication dates of the first and the last, YYYY-MM-DD. */
    readonly since: string | null;
    readonly until: string | null;
    /** Of the article that shares most: percent of its text that others have. */
    readonly percent: number;
  }[];
}

/** A page of the articles of a story, the oldest first. */
export const STORY_ARTICLES = 'khabar/storyArticles';
export interface StoryArticlesParams extends StoriesParams {
  readonly id: string;
}
export interface StoryArticlesResult {
  readonly total: number;
  /** `percent`: of its text that other articles of the story have word for word. */
  readonly articles: readonly (ListedCopy & { readonly percent: number })[];
}

/** The paragraphs of an article that stand in others too, in document order. */
export const COPIES = 'khabar/copies';
export interface CopiesParams {
  readonly uri: string;
  /** Other places of a paragraph are wanted with their ranges: their articles are read for that. */
  readonly places?: boolean;
}
export interface CopiesResult {
  readonly paragraphs: readonly {
    readonly range: Range;
    /** The beginning of the paragraph. */
    readonly text: string;
    /** Articles, the oldest first, in which it stands the same or nearly so. */
    readonly others: readonly (ListedCopy & {
      readonly kind: 'exact' | 'near' | 'contained';
      readonly percent: number;
      /** Where `places` were asked for and the article could be read. */
      readonly range?: Range;
    })[];
  }[];
}

/** Sent to a client that has asked for stories when the answers may be different now. */
export const STORIES_CHANGED = 'khabar/storiesChanged';
