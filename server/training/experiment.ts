import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import bytes from '../../build/lexicon.bin';
import { loadLexicon } from '../src/core/entities/index.ts';
import { readAnnotated, readConll, spansOf, type Document } from './corpus.ts';
import { type Dataset, predict, trainCrf, type TrainingOptions, type Weights } from './crf.ts';
import { makeDataset, prepareAll } from './dataset.ts';
import { answerJob, runJobs } from './jobs.ts';
import { annotatedIds, readNews } from './news.ts';
import { findStems, stemSequence } from './stems.ts';
import { TrainingTable } from './tables.ts';
import { cluster, wordVectors } from './vectors.ts';

const WORDS = 50_000;
const t0 = performance.now();
const lap = (s: string) => console.log(`${((performance.now() - t0) / 1000).toFixed(1)} ${s}`);

const jobs = {
  train: ({ data, sentences, options }: { data: Dataset; sentences: Int32Array; options: TrainingOptions }, progress: (x: number) => void) => {
    const w = trainCrf(data, sentences, { ...options, progress: (done, l) => { progress(done / options.epochs); if (process.env['V']) console.log(done, l.toFixed(3)); } });
    return w;
  },
  classes: ({ sequence, distances, classes, seed, rounds }: { sequence: Int32Array; distances: number[]; classes: number[]; seed: number; rounds: number }) => {
    const v = wordVectors(sequence, WORDS, 4000, distances, 64, seed);
    return classes.map((k) => cluster(v, WORDS, 64, k, rounds, seed + k));
  },
};

class Scores {
  counts = new Map<string, [number, number, number]>();
  add(type: string, k: 0 | 1 | 2) { const c = this.counts.get(type) ?? [0, 0, 0]; c[k]++; this.counts.set(type, c); }
  compare(gold: Uint8Array, found: Uint8Array) {
    const key = (s: { from: number; to: number; type: number }) => `${s.from}-${s.to}-${s.type}`;
    const g = spansOf(gold), f = spansOf(found);
    const gs = new Set(g.map(key));
    for (const s of g) this.add('PLOE'[s.type]!, 2);
    for (const s of f) { this.add('PLOE'[s.type]!, 1); if (gs.has(key(s))) this.add('PLOE'[s.type]!, 0); }
  }
  text(types = 'PLO') {
    const f1 = ([r, f, w]: [number, number, number]) => (200 * r) / (f + w || 1);
    const sum: [number, number, number] = [0, 0, 0];
    let out = '';
    for (const t of types) { const c = this.counts.get(t) ?? [0, 0, 0]; for (let i = 0; i < 3; i++) sum[i]! += c[i]!; out += ` ${t} ${f1(c).toFixed(1)}`; }
    return `${f1(sum).toFixed(2)}  (p ${(100 * sum[0] / sum[1]).toFixed(1)} r ${(100 * sum[0] / sum[2]).toFixed(1)})${out}`;
  }
}

async function main() {
  const root = '/work/main/';
  const shared = root + '../shared/data/';
  const cache = root + 'build/train/';
  mkdirSync(cache, { recursive: true });
  const lexicon = loadLexicon(bytes);
  let stemsList: string[]; let counts: Int32Array; let classes: Uint16Array[];
  if (!existsSync(cache + 'classes.json')) {
    const news = readNews(shared + 'news', annotatedIds(root + 'test/accuracy/gold'));
    lap('news');
    const stems = findStems(news, WORDS);
    const seq0 = stemSequence(news, stems);
    const seq = new Int32Array(new SharedArrayBuffer(seq0.length * 4)); seq.set(seq0);
    const res = await runJobs<unknown, Uint16Array[]>('classes', [
      { sequence: seq, distances: [-1, 1], classes: [300, 1000], seed: 7, rounds: 10 },
      { sequence: seq, distances: [-2, -1, 1, 2], classes: [150, 700], seed: 11, rounds: 10 },
    ]);
    classes = [res[0]![0]!, res[0]![1]!, res[1]![0]!, res[1]![1]!];
    stemsList = [...stems.stems]; counts = stems.counts;
    writeFileSync(cache + 'classes.json', JSON.stringify({ stems: stemsList, counts: [...counts], classes: classes.map((c) => [...c]) }));
    lap('classes');
  }
  const c = JSON.parse(readFileSync(cache + 'classes.json', 'utf8')) as { stems: string[]; counts: number[]; classes: number[][] };
  const table = new TrainingTable(c.stems, Int32Array.from(c.counts), c.classes.map((x) => Uint16Array.from(x)));
  const docs: Document[] = [];
  docs.push(...readConll(shared + 'ner/anercorp-train.conll', 1));
  const nA = docs.length;
  if (!process.env['NOQ']) docs.push(...readConll(shared + 'ner/aqmar-train.conll', 2));
  if (!process.env['NOGOLD']) for (const f of ['news-names', 'news-names-more']) docs.push(...readAnnotated(`${root}test/accuracy/gold/${f}.json`, shared + 'news'));
  const nTrain = docs.length;
  docs.push(...readConll(shared + 'ner/aqmar-dev.conll', 2));
  docs.push(...readAnnotated(`${root}test/accuracy/gold/news.json`, shared + 'news'));
  const prepared = prepareAll(docs, lexicon);
  lap(`prepared ${docs.length}`);
  // rules alone
  { const { channelTags } = await import('./channel-tags.ts'); const s = new Map<number, Scores>(); docs.forEach((d, i) => d.blocks.forEach((b, j) => { const sc = s.get(d.domain) ?? new Scores(); s.set(d.domain, sc); sc.compare(b.tags, channelTags(prepared[i]![j]!.channels.rules)); })); for (const [k, v] of s) console.log('rules, domain', k, v.text(k === 0 ? 'PLOE' : 'PLO')); }
  const { data } = makeDataset(docs, prepared, () => table, Number(process.env['LEAST'] ?? 3));
  lap(`data ${data.featureCount} features, ${data.gold.length} tokens, ${data.features.length / data.gold.length} a token`);
  const n = data.domain.length;
  const fold = (d: number) => (d < nA ? Math.floor((d * 5) / nA) : d < nTrain ? d % 5 : 5);
  const folds = (process.env['FOLDS'] ?? '01234').split('').map(Number);
  const options: TrainingOptions = { epochs: Number(process.env['EPOCHS'] ?? 16), rate: Number(process.env['RATE'] ?? 0.05), penalty: Number(process.env['PEN'] ?? 0.5), domains: Number(process.env['DOMAINS'] ?? 3), seed: 1 };
  const inputs = folds.map((k) => ({ data, sentences: Int32Array.from([...Array(n).keys()].filter((s) => data.document[s]! < nTrain && fold(data.document[s]!) !== k)), options }));
  let shown = 0;
  const all = await runJobs<unknown, Weights>('train', inputs, (share) => { if (share - shown > 0.1) { shown = share; lap(`training ${(share * 100).toFixed(0)} %`); } });
  const aner = new Scores(), contract = new Scores(), dev = new Scores(), wiki = new Scores();
  all.forEach((w, j) => {
    const k = folds[j]!;
    for (let s = 0; s < n; s++) {
      const d = data.document[s]!;
      const gold = data.gold.slice(data.sentenceStart[s], data.sentenceStart[s + 1]);
      if (d < nTrain && fold(d) === k) {
        const { tags } = predict(data, w, s, data.domain[s]!);
        if (d < nA) aner.compare(gold, tags); else if (data.domain[s] === 0) contract.compare(gold, tags);
      } else if (d >= nTrain && j === 0) {
        const { tags } = predict(data, w, s, data.domain[s]!);
        (data.domain[s] === 0 ? dev : wiki).compare(gold, tags);
      }
    }
  });
  console.log('ANERcorp CV     ', aner.text());
  console.log('contract CV     ', contract.text('PLOE'));
  console.log('contract dev 60 ', dev.text('PLOE'));
  console.log('AQMAR dev       ', wiki.text());
  lap('done');
}

if (!answerJob(jobs as never)) await main();
