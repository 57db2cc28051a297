import type { Analysis } from '../core/article.ts';
import type { Finding } from '../core/types.ts';

/** An article with what a fix of many needs of it. */
export interface EveryArticle {
  readonly uri: string;
  /** Of an open document. */
  readonly version: number | null;
  readonly analysis: Analysis;
  /** The findings that no decision silences, of its text or of one that a fix would leave. */
  findings(analysis: Analysis): readonly Finding[];
  again(text: string): Analysis;
}
