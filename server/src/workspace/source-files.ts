import { decodeText } from './encoding.ts';
import type { Host } from './host.ts';
import { type BrokenLine, isBroken, type NewsItem, newsLine, newsLines, newsPlace, newsUri } from './news-lines.ts';
import { isNewsPath, LARGEST_NEWS, type SourceKind, type Sources } from './sources.ts';
import { baseName } from './uri.ts';

/** An article as its file has it. */
export interface SourceArticle {
  readonly uri: string;
  readonly text: string;
  /** Publication date YYYY-MM-DD that the source gives it. */
  readonly date: string | undefined;
}

/** Called for each line of a news file that is no news item. */
export type OnBroken = (file: string, line: BrokenLine) => void;

/**
 * The articles of a file, in their order: one of a text file, one for each line of a news file.
 * Undefined when the file is too large or no text in an encoding that we know. Rejects when it cannot be read.
 */
export async function readSourceFile(
  host: Host,
  uri: string,
  kind: SourceKind,
  { maxSize }: Pick<Sources, 'maxSize'>,
  onBroken: OnBroken,
): Promise<Iterable<SourceArticle> | undefined> {
  const bytes = await host.readFile(uri, kind === 'news' ? LARGEST_NEWS : maxSize);
  const decoded = bytes && decodeText(bytes);
  if (!decoded) return undefined;
  if (kind === 'text') return [{ uri, text: decoded.text, date: undefined }];
  return itemsOf(uri, decoded.text, maxSize, onBroken);
}

/** One at a time: the items of a large file are never all in memory. */
function* itemsOf(uri: string, text: string, longest: number, onBroken: OnBroken): Generator<SourceArticle> {
  for (const item of newsLines(text, longest)) {
    if (isBroken(item)) onBroken(uri, item);
    else yield { uri: newsUri(uri, item.line), text: item.text, date: item.date };
  }
}

/** One item of a news file; undefined when there is no such line or the file is no text. Rejects when it cannot be read. */
export async function readNewsItem(
  host: Host,
  { file, line }: { readonly file: string; readonly line: number },
): Promise<NewsItem | BrokenLine | undefined> {
  const bytes = await host.readFile(file, LARGEST_NEWS);
  const decoded = bytes && decodeText(bytes);
  return decoded && newsLine(decoded.text, line);
}

/** The text of an article as its file has it; undefined when there is none. Rejects when it cannot be read. */
export async function readArticleText(host: Host, uri: string, most: number): Promise<string | undefined> {
  const place = newsPlace(uri);
  if (place) {
    const item = await readNewsItem(host, place);
    return item && !isBroken(item) ? item.text : undefined;
  }
  const bytes = await host.readFile(uri, most);
  return bytes && decodeText(bytes)?.text;
}

/** Reads articles one after another, for a question that looks at many: a news file is decoded once for its items. */
export function articleReader(
  host: Host,
  mostOf: (uri: string) => number,
): (uri: string) => Promise<string | undefined> {
  let news: { readonly file: string; readonly text: Promise<string | undefined> } | undefined;
  return async (uri) => {
    const place = newsPlace(uri);
    if (!place) return readArticleText(host, uri, mostOf(uri)).catch(() => undefined);
    if (news?.file !== place.file) {
      const bytes = host.readFile(place.file, LARGEST_NEWS);
      const text = bytes.then(
        (read) => (read && decodeText(read)?.text) || undefined,
        () => undefined,
      );
      news = { file: place.file, text };
    }
    const text = await news.text;
    const item = text === undefined ? undefined : newsLine(text, place.line);
    return item && !isBroken(item) ? item.text : undefined;
  };
}

/**
 * The text of a file that a client, asked to edit it, opens as the same text: UTF-8, or marked as what it is. In another encoding
 * the places of an edit would be other places there. Undefined for such a file; rejects when it cannot be read.
 */
export async function readEditableText(host: Host, uri: string, most: number): Promise<string | undefined> {
  const bytes = await host.readFile(uri, most);
  const decoded = bytes && decodeText(bytes);
  return decoded && (decoded.encoding === 'utf-8' || decoded.bom) ? decoded.text : undefined;
}

/** What a name says of a date in it: items have the names of many in common, which says nothing of each. */
export const fileNameOf = (uri: string): string | undefined =>
  newsPlace(uri) || isNewsPath(baseName(uri)) ? undefined : baseName(uri);
