/**
 * Compares the search across articles with brute force on saudi-2015 (../shared/data/news, optional development data): every pair of
 * a sample of articles drawn by a committed seed, by the contract's words. `--all` takes every article and counts shared shingles of all
 * pairs that share any through complete posting lists, which no pair at a threshold can lack.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { AcrossArticles, type AcrossPair, type Least } from '../../server/src/core/duplicates/across.ts';
import { fingerprint } from '../../server/src/core/duplicates/index.ts';
import { makeBlock } from '../../server/src/core/text/block.ts';
import { composed, NEWS, type NewsRow, randomFrom, readCorpus, sample } from './corpora.ts';

const CORPUS = 'saudi-2015';
const SEED = 20250707;
const SAMPLE = 400;

export interface AcrossScore {
  readonly articles: number;
  readonly paragraphs: number;
  readonly pairs: Readonly<Record<string, number>>;
  readonly missed: number;
  readonly wrong: number;
  readonly milliseconds: number;
  readonly compared: number;
}

/** The folded words of every paragraph of at least six words. */
export function paragraphsOf(rows: readonly NewsRow[]): string[][] {
  const paragraphs: string[][] = [];
  for (const row of rows) {
    for (const line of composed(row).split('\n')) {
      if (line.trim() === '') continue;
      const { words } = fingerprint(makeBlock(line.trim()));
      if (words.length >= 6) paragraphs.push([...words]);
    }
  }
  return paragraphs;
}

/** The rows of the corpus: a sample, or all of them; undefined where it is absent. */
export function rowsOf(count = Number.POSITIVE_INFINITY, seed = SEED): NewsRow[] | undefined {
  if (!existsSync(path.join(NEWS, `${CORPUS}.jsonl.gz`))) return undefined;
  const rows = readCorpus(CORPUS);
  return count >= rows.length ? rows : sample(rows, count, randomFrom(seed));
}

/** Searches, and compares with brute force. */
export function scoreAcross(count = SAMPLE, least: Least = 'related', byPostings = false): AcrossScore | undefined {
  const rows = rowsOf(count);
  if (!rows) return undefined;
  const paragraphs = paragraphsOf(rows);
  const start = performance.now();
  const search = new AcrossArticles();
  for (const words of paragraphs) search.add(words);
  const found = new Map<string, AcrossPair>();
  search.pairs(least, (pair) => found.set(`${pair.a} ${pair.b}`, pair));
  const milliseconds = performance.now() - start;
  const pairs: Record<string, number> = {};
  for (const { kind } of found.values()) pairs[kind] = (pairs[kind] ?? 0) + 1;
  let missed = 0;
  let right = 0;
  brute(paragraphs, least, byPostings, (a, b, kind) => {
    const pair = found.get(`${a} ${b}`);
    if (pair?.kind === kind) right++;
    else missed++;
  });
  return {
    articles: rows.length,
    paragraphs: paragraphs.length,
    pairs,
    missed,
    wrong: found.size - right,
    milliseconds,
    compared: search.compared,
  };
}

function brute(
  paragraphs: readonly (readonly string[])[],
  least: Least,
  byPostings: boolean,
  visit: (a: number, b: number, kind: string) => void,
): void {
  // Equal texts: the later ones against the first, as the search tells them; the rest are compared by their first places.
  const firsts = new Map<string, number>();
  const texts: number[] = [];
  paragraphs.forEach((words, i) => {
    const key = words.join(' ');
    const first = firsts.get(key);
    if (first === undefined) {
      firsts.set(key, i);
      texts.push(i);
    } else visit(first, i, 'exact');
  });
  const numbers = new Map<string, number>();
  const sets = texts.map((i) => {
    const words = paragraphs[i]!;
    const set = new Set<number>();
    for (let k = 0; k + 2 < words.length; k++) {
      const shingle = `${words[k]} ${words[k + 1]} ${words[k + 2]}`;
      let number = numbers.get(shingle);
      if (number === undefined) {
        number = numbers.size;
        numbers.set(shingle, number);
      }
      set.add(number);
    }
    return set;
  });
  const tell = (x: number, y: number, shared: number): void => {
    const kind = kindOf(paragraphs[texts[x]!]!, paragraphs[texts[y]!]!, sets[x]!.size, sets[y]!.size, shared);
    if (kind && (least === 'related' || kind !== 'related')) visit(texts[x]!, texts[y]!, kind);
  };
  if (!byPostings) {
    for (let x = 0; x < sets.length; x++) {
      for (let y = x + 1; y < sets.length; y++) {
        const [small, large] = sets[x]!.size <= sets[y]!.size ? [sets[x]!, sets[y]!] : [sets[y]!, sets[x]!];
        let shared = 0;
        for (const shingle of small) if (large.has(shingle)) shared++;
        tell(x, y, shared);
      }
    }
    return;
  }
  const postings: number[][] = Array.from({ length: numbers.size }, () => []);
  const counts = new Uint32Array(sets.length);
  sets.forEach((set, y) => {
    const touched: number[] = [];
    for (const shingle of set) {
      for (const x of postings[shingle]!) if (counts[x]!++ === 0) touched.push(x);
      postings[shingle]!.push(y);
    }
    for (const x of touched) {
      tell(x, y, counts[x]!);
      counts[x] = 0;
    }
  });
}

function kindOf(a: readonly string[], b: readonly string[], n: number, m: number, shared: number): string | undefined {
  if (2 * shared >= n + m - shared) return 'near';
  if (a.length === b.length && a.length <= 11 && a.filter((word, i) => word !== b[i]).length === 1) return 'near';
  const smaller = Math.min(n, m);
  if (5 * shared >= 4 * smaller) return 'contained';
  return 20 * shared >= 7 * smaller ? 'related' : undefined;
}

if (/accuracy.across/.test(process.argv[1] ?? '')) {
  const all = process.argv.includes('--all');
  for (const least of ['contained', 'related'] as const) {
    console.log(least, JSON.stringify(scoreAcross(all ? Number.POSITIVE_INFINITY : SAMPLE, least, all)));
    console.log(`memory: ${Math.round(process.memoryUsage().rss / 1e6)} MB`);
  }
}
