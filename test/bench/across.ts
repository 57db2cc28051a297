/**
 * Times the search across articles on saudi-2015 (../shared/data/news, optional development data): all of it, half of it, and beside
 * MinHash LSH (npm `minhash`) on 2,000 of its articles, which estimates the Jaccard of the same word shingles.
 */
import { createRequire } from 'node:module';
import path from 'node:path';
import { AcrossArticles, type AcrossPair } from '../../server/src/core/duplicates/index.ts';
import { paragraphsOf, rowsOf } from '../accuracy/across.ts';
import { installPeers, PEERS } from './peers.ts';
import type { Row } from './row.ts';

const BESIDE = 2000;

interface Run {
  readonly seconds: number;
  readonly pairs: AcrossPair[];
}

function search(paragraphs: readonly (readonly string[])[]): Run {
  const start = performance.now();
  const across = new AcrossArticles();
  for (const words of paragraphs) across.add(words);
  const pairs: AcrossPair[] = [];
  across.pairs('contained', (pair) => pairs.push(pair));
  return { seconds: (performance.now() - start) / 1000, pairs };
}

/** Rows for the table; one that says so where the data is absent. */
export function acrossBench(): Row[] {
  const rows = rowsOf();
  if (!rows)
    return [
      { measure: 'across articles: NOT RUN, ../shared/data/news is absent', value: '—', unit: '', goal: '≤ 30 s' },
    ];
  const start = performance.now();
  const all = paragraphsOf(rows);
  const reading = (performance.now() - start) / 1000;
  search(all.slice(0, 5000)); // compiles the code
  const half = search(all.slice(0, Math.floor(all.length / 2)));
  const whole = search(all);
  const memory = process.memoryUsage().rss / 1e6;
  const row = (measure: string, value: string, unit: string, goal: string): Row => ({
    measure: `across articles, saudi-2015 (${rows.length} articles, ${all.length} paragraphs): ${measure}`,
    value,
    unit,
    goal,
  });
  const few = paragraphsOf(rows.slice(0, BESIDE));
  const ours = search(few);
  const peer = minhash(few);
  const wanted = new Set(ours.pairs.filter(({ kind }) => kind === 'near').map(({ a, b }) => `${a} ${b}`));
  const hit = [...peer.pairs].filter((pair) => wanted.has(pair)).length;
  return [
    row('reading and folding the paragraphs', reading.toFixed(1), 's', 'with the search ≤ 30 s'),
    row(`search (${whole.pairs.length} pairs)`, whole.seconds.toFixed(1), 's', '≤ 30 s'),
    row('search, twice the paragraphs take', (whole.seconds / half.seconds).toFixed(1), 'times as long', 'about 2'),
    row('memory of the process, the corpus in it', memory.toFixed(0), 'MB', '≤ 1000 MB'),
    {
      measure: `across articles, ${BESIDE} articles beside MinHash LSH (minhash 0.0.9, 128 hashes, bands of 4): times faster`,
      value: (peer.seconds / ours.seconds).toFixed(0),
      unit: `(${peer.seconds.toFixed(1)} s, which finds ${hit} of ${wanted.size} near pairs)`,
      goal: '> 1',
    },
  ];
}

interface Minhash {
  update(text: string): void;
  jaccard(other: Minhash): number;
}

/** Pairs that the sketches put at J ≥ 0.5. */
function minhash(paragraphs: readonly (readonly string[])[]): { seconds: number; pairs: Set<string> } {
  installPeers();
  const { Minhash, LshIndex } = createRequire(path.join(PEERS, 'package.json'))('minhash') as {
    Minhash: new (options: { numPerm: number }) => Minhash;
    LshIndex: new (options: {
      bandSize: number;
    }) => {
      insert(key: string, hash: Minhash): void;
      query(hash: Minhash): string[];
    };
  };
  const start = performance.now();
  const index = new LshIndex({ bandSize: 4 });
  const hashes = paragraphs.map((words, i) => {
    const hash = new Minhash({ numPerm: 128 });
    for (let k = 0; k + 2 < words.length; k++) hash.update(`${words[k]} ${words[k + 1]} ${words[k + 2]}`);
    index.insert(String(i), hash);
    return hash;
  });
  const pairs = new Set<string>();
  hashes.forEach((hash, i) => {
    for (const key of index.query(hash)) {
      const other = Number(key);
      if (other > i && hash.jaccard(hashes[other]!) >= 0.5) pairs.add(`${i} ${other}`);
    }
  });
  return { seconds: (performance.now() - start) / 1000, pairs };
}

if (/bench.across/.test(process.argv[1] ?? '')) {
  for (const { measure, value, unit, goal } of acrossBench())
    console.log(`${measure}: ${value} ${unit} (goal ${goal})`);
}
