import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import bytes from '../../build/lexicon.bin';
import { loadLexicon } from '../src/core/entities/index.ts';
import { Tagger } from '../src/core/entities/tagger/tagger.ts';
import { TAGS } from '../src/core/entities/tagger/tags.ts';
import { type Document, readAnnotated, readConll } from './corpus.ts';
import { type Dataset, scoresOf, type TrainingOptions, trainCrf, transitionsOf, type Weights } from './crf.ts';
import { type FeatureIds, makeDataset, type Prepared, prepareAll } from './dataset.ts';
import { type Job, runJobs } from './jobs.ts';
import { type Mined, mine, modelOf, withStatistics } from './mining.ts';
import { annotatedIds, readNews } from './news.ts';
import { makeSecondDataset } from './stages.ts';
import { findStems, stemSequence } from './stems.ts';
import { TrainingTable } from './tables.ts';
import { cluster, wordVectors } from './vectors.ts';

/** Where the data lie and how much is learnt. Every figure was chosen on development text, none on what is held out. */
export const SETTINGS = {
  stems: 50_000,
  contexts: 4_000,
  width: 64,
  /** Words of news over which the first taggers are run. */
  minedWords: 4_000_000,
  /** A feature is met so often, or left out. */
  least: 3,
  epochs: 8,
  rate: 0.05,
  penalty: 10,
  folds: 5,
} as const;

export const paths = {
  news: path.resolve('../shared/data/news'),
  ner: path.resolve('../shared/data/ner'),
  gold: path.resolve('test/accuracy/gold'),
  build: path.resolve('build/train'),
};

const DOMAIN_COUNT = 3;
export const FIRST: TrainingOptions = {
  epochs: SETTINGS.epochs,
  rate: SETTINGS.rate,
  penalty: SETTINGS.penalty,
  domains: DOMAIN_COUNT,
  seed: 1,
};
const SECOND: TrainingOptions = { epochs: 8, rate: 0.02, penalty: 2, domains: DOMAIN_COUNT, seed: 2 };

export type Progress = (share: number) => void;

/** What threads can be asked to do; see `runJobs`. */
export const jobs: Readonly<Record<string, Job>> = {
  train: (
    { data, sentences, options }: { data: Dataset; sentences: Int32Array; options: TrainingOptions },
    progress: Progress,
  ) => trainCrf(data, sentences, { ...options, progress: (done) => progress(done / options.epochs) }),
  classes: ({ sequence, distances, sizes, seed }: { sequence: Int32Array; distances: number[]; sizes: number[]; seed: number }, progress: Progress) => {
    const { stems, contexts, width } = SETTINGS;
    const vectors = wordVectors(sequence, stems, contexts, distances, width, seed);
    progress(0.4);
    return sizes.map((size, i) => {
      const classes = cluster(vectors, stems, width, size, 10, seed + size);
      progress(0.4 + (0.6 * (i + 1)) / sizes.length);
      return classes;
    });
  },
  mine: ({ weights, features, table }: { weights: Weights; features: Int32Array; table: TableParts }, progress: Progress) => {
    const stems = tableOf(table);
    return mine(
      new Tagger(modelOf(weights, features, stems, 0)),
      loadLexicon(bytes),
      stems,
      paths.news,
      annotatedIds(paths.gold),
      SETTINGS.minedWords,
      4,
      progress,
    );
  },
};

interface TableParts {
  readonly stems: readonly string[];
  readonly counts: Int32Array;
  readonly classes: readonly Uint16Array[];
}

const tableOf = ({ stems, counts, classes }: TableParts): TrainingTable => new TrainingTable(stems, counts, classes);

/** Stems and their classes from the unlabelled news. `keep`: take those of the last run, where it left them. */
export async function learnClasses(keep: boolean, progress: Progress): Promise<TrainingTable> {
  const file = path.join(paths.build, 'classes.json');
  if (keep && existsSync(file)) {
    const kept = JSON.parse(readFileSync(file, 'utf8')) as { stems: string[]; counts: number[]; classes: number[][] };
    return tableOf({
      stems: kept.stems,
      counts: Int32Array.from(kept.counts),
      classes: kept.classes.map((list) => Uint16Array.from(list)),
    });
  }
  const news = readNews(paths.news, annotatedIds(paths.gold));
  progress(0.1);
  const { stems, counts, ...rest } = findStems(news, SETTINGS.stems);
  const found = stemSequence(news, { stems, counts, ...rest });
  const sequence = new Int32Array(new SharedArrayBuffer(found.length * 4));
  sequence.set(found);
  const lists = await runJobs<unknown, Uint16Array[]>(
    'classes',
    [
      { sequence, distances: [-1, 1], sizes: [300, 1000], seed: 7 },
      { sequence, distances: [-2, -1, 1, 2], sizes: [150, 700], seed: 11 },
    ],
    (share) => progress(0.1 + 0.9 * share),
  );
  const classes = lists.flat();
  mkdirSync(paths.build, { recursive: true });
  writeFileSync(file, JSON.stringify({ stems, counts: [...counts], classes: classes.map((list) => [...list]) }));
  return tableOf({ stems, counts, classes });
}

/** The labelled texts: those that are learnt from first, then the ones for development. */
export interface Texts {
  readonly documents: readonly Document[];
  readonly prepared: readonly Prepared[][];
  /** So many are learnt from. */
  readonly training: number;
}

const ANNOTATIONS = ['news-names.json', 'news-names-more.json', 'news-names-third.json'];

/** Reads what is annotated. The sixty articles of `news.json` and the development part of AQMAR are never learnt from. */
export function readTexts(): Texts {
  const documents = [
    ...readConll(path.join(paths.ner, 'anercorp-train.conll'), 1),
    ...readConll(path.join(paths.ner, 'aqmar-train.conll'), 2),
    ...ANNOTATIONS.flatMap((name) => readAnnotated(path.join(paths.gold, name), paths.news)),
  ];
  const training = documents.length;
  documents.push(
    ...readConll(path.join(paths.ner, 'aqmar-dev.conll'), 2),
    ...readAnnotated(path.join(paths.gold, 'news.json'), paths.news),
  );
  return { documents, prepared: prepareAll(documents, loadLexicon(bytes)), training };
}

/** Tables of stems with what taggers found: for documents of even and odd number, and for all others. */
export type Tables = readonly [TrainingTable, TrainingTable, TrainingTable];

/**
 * Statistics of stems from much news, cross-fitted: the tagger that mines for a document learnt from documents of the other
 * half, because statistics that know a text's own labels make the tagger trust them too much.
 */
export async function learnStatistics(
  { documents, prepared, training }: Texts,
  table: TrainingTable,
  progress: Progress,
): Promise<Tables> {
  const { data, ids } = makeDataset(documents, prepared, () => table, SETTINGS.least);
  progress(0.1);
  const weights = await runJobs<unknown, Weights>(
    'train',
    [0, 1].map((half) => ({
      data,
      sentences: sentencesWhere(data, (d) => d < training && d % 2 === half),
      options: { ...FIRST, epochs: 6 },
    })),
    (share) => progress(0.1 + 0.3 * share),
  );
  const features = ids.features();
  const mined = await runJobs<unknown, Mined>(
    'mine',
    weights.map((each) => ({ weights: each, features, table: { stems: table.stems, counts: table.counts, classes: table.classes } })),
    (share) => progress(0.4 + 0.55 * share),
  );
  return [withStatistics(table, [mined[1]!]), withStatistics(table, [mined[0]!]), withStatistics(table, mined)];
}

/** The numbers of the sentences whose document passes. */
export const sentencesWhere = (data: Dataset, passes: (document: number) => boolean): Int32Array =>
  Int32Array.from([...data.domain.keys()].filter((s) => passes(data.document[s]!)));

/** Contiguous blocks of each source, so that no article is on both sides. */
export function foldOf({ documents, training }: Texts, document: number): number {
  if (document >= training) return -1;
  const { domain } = documents[document]!;
  let first = 0;
  while (documents[first]!.domain !== domain) first++;
  let last = first;
  while (last + 1 < training && documents[last + 1]!.domain === domain) last++;
  return Math.floor(((document - first) * SETTINGS.folds) / (last + 1 - first));
}

/** Both stages, trained, and what they say of every text by folds. */
export interface Trained {
  readonly data: Dataset;
  readonly ids: FeatureIds;
  readonly first: Weights;
  readonly second: Weights;
  readonly secondData: Dataset;
  readonly secondIds: FeatureIds;
  /** One for each fold, without its documents; only with `folds`. */
  readonly secondOfFold: readonly Weights[];
  readonly firstOfFold: readonly Weights[];
}

const tableFor = (tables: Tables, training: number, document: number): TrainingTable =>
  document < training ? tables[document % 2]! : tables[2];

/**
 * Trains both stages. The second learns from the scores that taggers of the first give to documents which they did not learn
 * from (five folds).
 *
 * The folds' figures are those of stacking: the second stage of a fold learns from scores of first-stage taggers that saw the
 * fold's labels, but never from the fold's own labels or scores.
 */
export async function learnStages(texts: Texts, tables: Tables, folds: boolean, progress: Progress): Promise<Trained> {
  const { documents, prepared, training } = texts;
  const own = (d: number) => tableFor(tables, training, d);
  const { data, ids } = makeDataset(documents, prepared, own, SETTINGS.least);
  progress(0.08);
  const fold = documents.map((_, d) => foldOf(texts, d));
  const sets = Array.from({ length: SETTINGS.folds }, (_, k) => sentencesWhere(data, (d) => d < training && fold[d] !== k));
  sets.push(sentencesWhere(data, (d) => d < training));
  const weights = await runJobs<unknown, Weights>(
    'train',
    sets.map((sentences) => ({ data, sentences, options: FIRST })),
    (share) => progress(0.08 + 0.8 * share),
  );
  const first = weights[SETTINGS.folds]!;
  const weightsOf = (d: number): Weights => weights[fold[d]! < 0 ? SETTINGS.folds : fold[d]!]!;
  const base = new Float32Array(new SharedArrayBuffer(data.gold.length * TAGS * 4));
  for (let s = 0; s < data.domain.length; s++)
    base.set(scoresOf(data, weightsOf(data.document[s]!), s, data.domain[s]!), data.sentenceStart[s]! * TAGS);
  const made = makeSecondDataset(documents, prepared, own, data, base, (d) => transitionsOf(weightsOf(d), documents[d]!.domain));
  progress(0.92);
  const options = { ...SECOND, transitions: first.transitions };
  const seconds = await runJobs<unknown, Weights>(
    'train',
    (folds ? sets : sets.slice(SETTINGS.folds)).map((sentences) => ({ data: made.data, sentences, options })),
    (share) => progress(0.92 + 0.08 * share),
  );
  return {
    data,
    ids,
    first,
    second: seconds[seconds.length - 1]!,
    secondData: made.data,
    secondIds: made.ids,
    firstOfFold: weights.slice(0, SETTINGS.folds),
    secondOfFold: folds ? seconds.slice(0, SETTINGS.folds) : [],
  };
}

