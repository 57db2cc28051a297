/**
 * News files: JSON Lines, one news item a line, as corpora and content systems export them. A line is an object with `text`,
 * and where they are known `title`, `published`, `source`, `url`; other members are left alone.
 */

export interface NewsItem {
  /** From 1, as people and other tools count. */
  readonly line: number;
  /** What is analysed and shown: the title, a blank line, the body. */
  readonly text: string;
  /** YYYY-MM-DD, where `published` begins with a day of the calendar. */
  readonly date: string | undefined;
}

/** A line that is no news item: not JSON, not an object, without a `text` that is a string, or too long. */
export interface BrokenLine {
  readonly line: number;
  readonly problem: 'json' | 'object' | 'text' | 'long';
}

export const isBroken = (line: NewsItem | BrokenLine): line is BrokenLine => 'problem' in line;

/**
 * The items of a news file in their order, and what is wrong with the other lines; blank lines are passed over. Never throws.
 * @param longest characters of a line that is read
 */
export function* newsLines(text: string, longest = Number.POSITIVE_INFINITY): Generator<NewsItem | BrokenLine> {
  let start = 0;
  for (let line = 1; start < text.length; line++) {
    const next = text.indexOf('\n', start);
    const end = next < 0 ? text.length : next;
    if (end - start > longest) yield { line, problem: 'long' };
    else {
      const json = text.slice(start, end).trim();
      if (json !== '') yield newsItem(json, line);
    }
    start = end + 1;
  }
}

/** One line of a file, counted from 1; undefined when there is none or it is blank. */
export function newsLine(text: string, wanted: number): NewsItem | BrokenLine | undefined {
  let start = 0;
  for (let line = 1; line < wanted; line++) {
    start = text.indexOf('\n', start) + 1;
    if (start === 0) return undefined;
  }
  const next = text.indexOf('\n', start);
  const json = text.slice(start, next < 0 ? text.length : next).trim();
  return json === '' ? undefined : newsItem(json, wanted);
}

function newsItem(json: string, line: number): NewsItem | BrokenLine {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return { line, problem: 'json' };
  }
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return { line, problem: 'object' };
  const { title, text, published } = value as Record<string, unknown>;
  if (typeof text !== 'string') return { line, problem: 'text' };
  const head = typeof title === 'string' ? title.replace(/\s+/g, ' ').trim() : '';
  return { line, text: head === '' ? text : `${head}\n\n${text}`, date: dayOf(published) };
}

/** The day at the start of a date or time in ISO 8601 (2024-05-10, 2024-05-10T12:00:00Z). */
function dayOf(published: unknown): string | undefined {
  const day = typeof published === 'string' ? /^\s*(\d{4}-\d{2}-\d{2})(?!\d)/.exec(published)?.[1] : undefined;
  if (day === undefined) return undefined;
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day) ? day : undefined;
}

const SCHEME = 'khabar-news:';

/** The address of an item: its file's own, under a scheme of ours, with the line: `khabar-news:///…/2024.jsonl?line=12`. */
export const newsUri = (file: string, line: number): string =>
  `${SCHEME}${file.replace(/^file:/, '').replace(/[?#].*$/s, '')}?line=${line}`;

/** The file and the line of an item, in any spelling of its address (clients write `?line%3D12`); undefined for any other. */
export function newsPlace(uri: string): { readonly file: string; readonly line: number } | undefined {
  const found = /^khabar-news:(?:\/\/)?(\/[^?#]*)\?line(?:=|%3D)([1-9]\d{0,8})(?:#.*)?$/is.exec(uri);
  if (!found) return undefined;
  const path = found[1]!;
  return { file: `file:${path.startsWith('//') ? '' : '//'}${path}`, line: Number(found[2]) };
}

/** The file that an article is read from: the file of an item, else the article's own. */
export const fileOfArticle = (uri: string): string => newsPlace(uri)?.file ?? uri;
