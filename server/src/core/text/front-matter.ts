import { parseDocument } from 'yaml';

/** The YAML between two `---` lines at the top of an article. */
export interface FrontMatter {
  /** Where the article proper starts: after the closing line and its line break. */
  readonly end: number;
  /** The top-level scalars as strings (`date`, `title`, `source` …); dates as they are written. */
  readonly values: Readonly<Record<string, string>>;
  /** What is wrong with the YAML, in the parser's words. The block is still no paragraph. */
  readonly error?: string;
}

/** More than this many characters between the `---` lines is not front matter but an article that starts with a rule. */
const LONGEST = 10_000;

/**
 * Reads the front matter at the top of a text, or undefined when there is none: the first line must be `---` alone and a
 * later line must close it. Broken YAML is reported in `error`, with what could be read in `values`. Total.
 */
export function readFrontMatter(text: string): FrontMatter | undefined {
  if (!text.startsWith('---')) return undefined;
  const opening = /^---[ \t]*(?:\r\n|\r|\n)/.exec(text);
  if (!opening) return undefined;
  const rest = text.slice(opening[0].length, opening[0].length + LONGEST);
  const closing = /(?:^|[\r\n])---[ \t]*(?:\r\n|\r|\n|$)/.exec(rest);
  if (!closing) return undefined;
  const end = opening[0].length + closing.index + closing[0].length;
  const values: Record<string, string> = {};
  let error: string | undefined;
  try {
    // The core schema without timestamps keeps `date: 2024-05-08` as it is written.
    const document = parseDocument(rest.slice(0, closing.index), { schema: 'core', uniqueKeys: false });
    error = document.errors[0]?.message.split('\n')[0];
    const data: unknown = document.toJS({ maxAliasCount: 0 });
    if (data && typeof data === 'object' && !Array.isArray(data)) {
      for (const [key, value] of Object.entries(data)) {
        if (typeof value === 'string' || typeof value === 'number') values[key.toLowerCase()] = String(value);
      }
    }
  } catch (cause) {
    error = cause instanceof Error ? cause.message : String(cause);
  }
  return error === undefined ? { end, values } : { end, values, error };
}
