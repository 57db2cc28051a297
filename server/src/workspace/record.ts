import type { Analysis } from '../core/article.ts';
import { LineIndex } from '../core/text/lines.ts';
import { own } from '../core/text/own.ts';
import type { Span } from '../core/types.ts';
import { timeKeys } from './days.ts';

/** A sentence that names something or tells of an event, with what it names. */
export interface RecordedSentence {
  /** Zero-based, in UTF-16 code units, as in the Language Server Protocol. */
  readonly line: number;
  readonly character: number;
  readonly text: string;
  /** Ids, each once. */
  readonly entities: readonly string[];
  /** Days and other times (see `timeKeys`), each once. */
  readonly times: readonly string[];
}

/** What other articles need to know of one article: small, immutable, and without its text. */
export interface ArticleRecord {
  readonly uri: string;
  readonly title: string;
  /** Publication date YYYY-MM-DD. */
  readonly date: string | null;
  readonly sentences: readonly RecordedSentence[];
  /** Where each begins in the text. */
  readonly starts: readonly number[];
  /** Entity id or time → indices into `sentences`. */
  readonly places: ReadonlyMap<string, readonly number[]>;
}

/** Makes the record of an analysed article. Page furniture tells nothing of the events and is left out. */
export function makeRecord(uri: string, analysis: Analysis): ArticleRecord {
  const lines = new LineIndex(analysis.text);
  const sentences: RecordedSentence[] = [];
  const starts: number[] = [];
  const places = new Map<string, number[]>();
  const entities = cursor(analysis.entities);
  const dates = cursor(analysis.dates);
  const furniture = cursor(analysis.boilerplate);
  const events = cursor(analysis.events);
  for (const span of analysis.sentences) {
    const named = [...new Set(entities(span).map(({ id }) => id))];
    const times = [...new Set(dates(span).flatMap(({ value }) => timeKeys(value)))];
    const isFurniture = furniture(span).length > 0;
    const tells = events(span).length > 0;
    if (isFurniture || (named.length === 0 && times.length === 0 && !tells)) continue;
    for (const key of [...named, ...times]) {
      const list = places.get(key);
      if (list) list.push(sentences.length);
      else places.set(key, [sentences.length]);
    }
    const { line, character } = lines.positionAt(span.start);
    starts.push(span.start);
    sentences.push({ line, character, text: own(analysis.text.slice(span.start, span.end)), entities: named, times });
  }
  return { uri, title: titleOf(analysis), date: analysis.reference.date, sentences, starts, places };
}

/** The headline, or the first paragraph that is no furniture, cut to a line. */
export function titleOf({ paragraphs, text, frontMatter }: Analysis): string {
  const titled = frontMatter?.values.title;
  if (titled) return titled;
  const first =
    paragraphs.find(({ kind }) => kind === 'headline') ??
    paragraphs.find(({ kind }) => kind === 'body') ??
    paragraphs[0];
  return first ? own(text.slice(first.start, Math.min(first.end, first.start + 200))) : '';
}

/** The members of a sorted list that overlap a span; asked for spans in document order, so each member is passed once. */
export function cursor<T extends Span>(list: readonly T[]): (span: Span) => T[] {
  let next = 0;
  return ({ start, end }) => {
    while (next < list.length && list[next]!.end <= start) next++;
    const found: T[] = [];
    for (let i = next; i < list.length && list[i]!.start < end; i++) if (list[i]!.end > start) found.push(list[i]!);
    return found;
  };
}
