import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';

/** Where the news sets lie (optional development data, no part of the project). */
export const NEWS = path.resolve('../shared/data/news');

export interface NewsRow {
  readonly id: string;
  readonly published?: string;
  readonly title: string;
  readonly text: string;
}

/** Every article of a news set, in file order. Throws when the set is absent. */
export function readCorpus(corpus: string): NewsRow[] {
  return gunzipSync(readFileSync(path.join(NEWS, `${corpus}.jsonl.gz`)))
    .toString('utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as NewsRow)
    .filter((row) => typeof row.title === 'string' && typeof row.text === 'string');
}

/** The text of a news row as the annotations count it: title, an empty line, body, without carriage returns. */
export const composed = ({ title, text }: NewsRow): string => `${title}\n\n${text}`.replaceAll('\r', '');

/** mulberry32, as in `gold/draw.mjs`: a 32-bit seed in, a function that returns the next number in [0, 1) out. */
export function randomFrom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** `count` members of a list in random order, or all of them; the list itself is left as it is. */
export function sample<T>(list: readonly T[], count: number, random: () => number): T[] {
  const rest = [...list];
  const size = Math.min(count, rest.length);
  for (let i = 0; i < size; i++) {
    const j = i + Math.floor(random() * (rest.length - i));
    [rest[i], rest[j]] = [rest[j]!, rest[i]!];
  }
  return rest.slice(0, size);
}
