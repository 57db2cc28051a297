/** How much of a document is looked at, in UTF-16 code units. */
export const SAMPLE = 4096;

/** Fewer odd letters than this say nothing. */
const ENOUGH = 12;

/**
 * Whether a text may be Arabic in Windows-1256 that was read as UTF-8 (its letters are replacement characters) or as
 * Windows-1252 (they are accented Latin letters: `ÇáæÒíÑ` for الوزير). A first look that costs nothing: what the bytes are, only
 * the file can tell.
 */
export function mayBeMisread(text: string): boolean {
  const sample = text.slice(0, SAMPLE);
  const letters = count(sample, /\p{L}/gu);
  const replaced = count(sample, /\uFFFD/g);
  if (replaced >= ENOUGH && replaced > letters) return true;
  const accented = count(sample, /[\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u00FF]/g);
  return accented >= ENOUGH && accented * 10 >= letters * 6;
}

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;
