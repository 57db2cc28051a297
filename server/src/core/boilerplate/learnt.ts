import { fold } from '../text/normalise.ts';
import { type Token, tokenise } from '../text/tokens.ts';

/** A longer line is prose, however often it is printed. */
export const MOST_WORDS = 14;
/** A line in fewer files than this is chance. */
const LEAST_FILES = 3;
/** The share of an outlet's files in which a line recurs at least. */
const LEAST_SHARE = 0.05;
/** UTF-16 code units. */
const LONGEST = 200;

/** In how many of some files a line stands at least to be furniture: in three, and in one of twenty. */
export const leastFiles = (files: number): number => Math.max(LEAST_FILES, Math.ceil(LEAST_SHARE * files));

/** What recurs in the files of one outlet, with the evidence. */
export interface LearntLine {
  /** The line as `furnitureKey` has it. */
  readonly key: string;
  /** In how many files it stands. */
  readonly files: number;
  /** Of how many. */
  readonly of: number;
}

/**
 * The key by which a recurring line is known: its folded words, every number alike, so that `(123)` and `(127)` are one template.
 * Undefined for a line that cannot be furniture: too long, or without a word.
 */
export function furnitureKey(line: string): string | undefined {
  return line.length > LONGEST ? undefined : keyOf(tokenise(line));
}

/** The same of a paragraph that was read already. */
export function furnitureKeyOf({ text, tokens }: { readonly text: string; readonly tokens: readonly Token[] }) {
  return text.length > LONGEST ? undefined : keyOf(tokens);
}

function keyOf(tokens: Iterable<Token>): string | undefined {
  const words: string[] = [];
  let hasWord = false;
  for (const { kind, text, key } of tokens) {
    if (kind === 'mark') continue;
    hasWord ||= kind === 'word';
    words.push(kind === 'number' ? '#' : key || fold(text));
    if (words.length > MOST_WORDS) return undefined;
  }
  return hasWord ? words.join(' ') : undefined;
}

/**
 * Counts the short lines of an outlet's files, or a workspace's, and tells which are furniture: those in at least three files and in one
 * of twenty. Files can be added and taken out again, so the cost follows the change.
 *
 * Counts alone: whoever asks knows the outlet, and keeps a line that names who wrote (a byline recurs too) from going in bulk.
 */
export class RecurringLines {
  readonly #files = new Map<string, number>();
  #count = 0;

  /** How many files are counted. */
  get size(): number {
    return this.#count;
  }

  /** Counts a file by the keys of its lines; a key counts once a file. */
  add(keys: Iterable<string>): void {
    this.#count++;
    for (const key of new Set(keys)) this.#files.set(key, (this.#files.get(key) ?? 0) + 1);
  }

  /** Takes out a file that was added with these keys. */
  remove(keys: Iterable<string>): void {
    this.#count--;
    for (const key of new Set(keys)) {
      const left = (this.#files.get(key) ?? 0) - 1;
      if (left > 0) this.#files.set(key, left);
      else this.#files.delete(key);
    }
  }

  /** Whether a line is furniture here, with the evidence. */
  of(key: string): LearntLine | undefined {
    const files = this.#files.get(key) ?? 0;
    return files >= this.least ? { key, files, of: this.#count } : undefined;
  }

  /** In how many files a line stands at least to be furniture. */
  get least(): number {
    return leastFiles(this.#count);
  }

  /** All that was learnt, what recurs most first. */
  *learnt(): Generator<LearntLine> {
    const sorted = [...this.#files].filter(([, files]) => files >= this.least).sort(byFiles);
    for (const [key, files] of sorted) yield { key, files, of: this.#count };
  }
}

const byFiles = ([a, x]: [string, number], [b, y]: [string, number]): number => y - x || (a < b ? -1 : 1);

/** The keys of the lines of one article that may be furniture: all but its first line. */
export function furnitureKeys(lines: readonly string[]): string[] {
  return lines.slice(1).flatMap((line) => furnitureKey(line) ?? []);
}
