/**
 * How much of what the exact search across articles finds the index finds too, which has only sketches of what is nearly the same, on
 * saudi-2015 (../shared/data/news, optional development data); and what stories and learning cost there.
 *
 * `node scripts/run-ts.mjs test/accuracy/copies.ts [N]`: of every N-th article (default 4; all of them take two minutes).
 */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import bytes from '../../build/lexicon.bin';
import { analyse } from '../../server/src/core/article.ts';
import { AcrossArticles, type AcrossPair } from '../../server/src/core/duplicates/index.ts';
import { loadLexicon } from '../../server/src/core/entities/index.ts';
import { type ArticleFacts, makeFacts } from '../../server/src/workspace/index/facts.ts';
import { givenIndex } from '../../server/src/workspace/index/given-index.ts';
import { hash64 } from '../../server/src/workspace/index/hash.ts';
import { segmentOf } from '../../server/src/workspace/index/workspace-index.ts';
import { composed, type NewsRow, readCorpus } from './corpora.ts';

const NEVER = { isCancellationRequested: false };
/** Articles of a segment. */
const SEGMENT = 2000;
/** Articles that are asked about. */
const ASKED = 300;

const every = Number(process.argv[2] ?? 4);
const rows = readCorpus('saudi-2015').filter((_, i) => i % every === 0) as (NewsRow & { source?: string })[];
const lexicon = loadLexicon(bytes);
const texts = new Map<string, string>();
const index = givenIndex({
  host: { now: () => performance.now(), pause: () => new Promise((resolve) => setImmediate(resolve)) },
  reader: () => (uri) => Promise.resolve(texts.get(uri)),
});
const search = new AcrossArticles();
const owners: string[] = [];
let waiting: ArticleFacts[] = [];
for (const [i, row] of rows.entries()) {
  const text = composed(row);
  const uri = `file:///${row.source}/${i}.txt`;
  texts.set(uri, text);
  const analysis = analyse(text, {}, lexicon);
  const origin = { file: uri, stamp: { mtime: 0, size: 0 }, content: hash64(text), options: 0 };
  waiting.push(makeFacts(uri, null, analysis, origin));
  for (const { kind, print } of analysis.units) {
    if (kind === 'boilerplate') continue;
    search.add(print.words);
    owners.push(uri);
  }
  if (waiting.length < SEGMENT && i < rows.length - 1) continue;
  index.table.add(segmentOf(waiting));
  waiting = [];
}

/** Milliseconds of some work, and the longest that it held up the thread. */
async function timed<T>(work: () => Promise<T>): Promise<[T, string]> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const start = performance.now();
  const result = await work();
  delay.disable();
  return [result, `${(performance.now() - start).toFixed(0)} ms, ${(delay.max / 1e6).toFixed(0)} ms at a time at most`];
}

const [{ total, stories }, storyTime] = await timed(() => index.stories({ from: 0, limit: rows.length }));
const largest = stories.reduce((most, { articles }) => Math.max(most, articles), 0);
console.log(`${rows.length} articles: ${total} stories, the largest of ${largest}; ${storyTime}`);
const [learnt, learnTime] = await timed(() => index.learnLines());
console.log(`${learnt.size} lines learnt; ${learnTime}`);

const wanted = new Map<string, Map<string, AcrossPair['kind']>>();
search.pairs('contained', ({ a, b, kind }) => {
  const [x, y] = [owners[a]!, owners[b]!];
  for (const [from, to] of x === y
    ? []
    : [
        [x, y],
        [y, x],
      ]) {
    const known = wanted.get(from!) ?? new Map<string, AcrossPair['kind']>();
    const order = ['exact', 'near', 'contained'];
    const before = known.get(to!);
    if (before === undefined || order.indexOf(kind) < order.indexOf(before)) known.set(to!, kind);
    wanted.set(from!, known);
  }
});
const found = new Map<string, number>();
const all = new Map<string, number>();
const times: number[] = [];
const step = Math.max(1, Math.ceil(wanted.size / ASKED));
for (const [uri, others] of [...wanted].filter((_, i) => i % step === 0)) {
  const start = performance.now();
  const copies = await index.copiesOf(uri, NEVER);
  times.push(performance.now() - start);
  const got = new Set(copies!.paragraphs.flatMap((paragraph) => paragraph.copies.map((copy) => copy.uri)));
  for (const [other, kind] of others) {
    all.set(kind, (all.get(kind) ?? 0) + 1);
    if (got.has(other)) found.set(kind, (found.get(kind) ?? 0) + 1);
  }
}
times.sort((a, b) => a - b);
for (const [kind, count] of all) console.log(`${kind}: ${found.get(kind) ?? 0} of ${count} articles found`);
const at = (share: number): string => times[Math.floor(times.length * share)]!.toFixed(1);
console.log(`one article takes ${at(0.5)} ms (median), ${at(0.95)} ms (95 of 100)`);
