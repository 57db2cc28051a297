import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { tokenise } from '../src/core/text/tokens.ts';

/** The words of many news articles as numbers, in order. */
export interface News {
  /** Look-up keys, numbers as `#`; the place in this list is the number. */
  readonly keys: readonly string[];
  readonly counts: Int32Array;
  /** -1 between paragraphs. */
  readonly sequence: Int32Array;
}

/** The texts of the news sets except for articles that were annotated, in file order. */
export function* newsTexts(folder: string, without: ReadonlySet<string>): Generator<string> {
  for (const file of readdirSync(folder).sort()) {
    if (!file.endsWith('.jsonl.gz')) continue;
    const lines = gunzipSync(readFileSync(path.join(folder, file)))
      .toString('utf8')
      .split('\n');
    for (const line of lines) {
      if (line === '') continue;
      const { id, title, text } = JSON.parse(line) as { id: string; title?: string; text?: string };
      if (without.has(id) || typeof title !== 'string' || typeof text !== 'string') continue;
      yield `${title}\n${text}`;
    }
  }
}

/** Counts the words of the news sets. */
export function readNews(folder: string, without: ReadonlySet<string>): News {
  const numbers = new Map<string, number>();
  const keys: string[] = [];
  let counts = new Int32Array(1 << 21);
  let sequence = new Int32Array(1 << 25);
  let length = 0;
  const push = (value: number): void => {
    if (length === sequence.length) {
      const larger = new Int32Array(length * 2);
      larger.set(sequence);
      sequence = larger;
    }
    sequence[length++] = value;
  };
  for (const text of newsTexts(folder, without)) {
    for (const paragraph of text.split(/\r?\n/)) {
      for (const token of tokenise(paragraph)) {
        const key = token.kind === 'number' ? '#' : token.key;
        let number = numbers.get(key);
        if (number === undefined) {
          number = keys.length;
          // A copy: a slice of the text would keep the whole text in memory.
          const own = Buffer.from(key, 'utf16le').toString('utf16le');
          keys.push(own);
          numbers.set(own, number);
          if (number >= counts.length) {
            const larger = new Int32Array(counts.length * 2);
            larger.set(counts);
            counts = larger;
          }
        }
        counts[number]!++;
        push(number);
      }
      push(-1);
    }
  }
  return { keys, counts: counts.slice(0, keys.length), sequence: sequence.slice(0, length) };
}

/** The ids of all articles of the annotations in a folder: they are kept out of what is learnt from unlabelled news. */
export function annotatedIds(folder: string): Set<string> {
  const ids = new Set<string>();
  for (const file of existsSync(folder) ? readdirSync(folder) : []) {
    if (!/^news.*\.json$/.test(file)) continue;
    const { files } = JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as { files: { id: string }[] };
    for (const { id } of files) ids.add(id);
  }
  return ids;
}
