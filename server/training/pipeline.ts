import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import bytes from '../../build/lexicon.bin';
import { loadLexicon } from '../src/core/entities/index.ts';
import { TAGS } from '../src/core/entities/tagger/tags.ts';
import { type Document, readAnnotated, readConll } from './corpus.ts';
import { type Dataset, scoresOf, type TrainingOptions, trainCrf, transitionsOf, type Weights } from './crf.ts';
import { type FeatureIds, makeDataset, type Prepared, prepareAll } from './dataset.ts';
import { type Job, runJobs } from './jobs.ts';
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
  /** A feature is met so often, or left out. */
  least: 3,
  /**
   * So many features make the model, those that a first training gives the greatest weights. They are chosen before the folds
   * are trained, so the choice has seen every label, the weights have not.
   */
  features: 100_000,
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
const SECOND: TrainingOptions = { epochs: 6, rate: 0.02, penalty: 10, domains: DOMAIN_COUNT, seed: 2 };

export type Progress = (share: number) => void;

/** What threads can be asked to do; see `runJobs`. */
export const jobs: Readonly<Record<string, Job>> = {
  train: (
    { data, sentences, options }: { data: Dataset; sentences: Int32Array; options: TrainingOptions },
    progress: Progress,
  ) => trainCrf(data, sentences, { ...options, progress: (done) => progress(done / options.epochs) }),
  classes: (
    { sequence, distances, sizes, seed }: { sequence: Int32Array; distances: number[]; sizes: number[]; seed: number },
    progress: Progress,
  ) => {
    const { stems, contexts, width } = SETTINGS;
    const vectors = wordVectors(sequence, stems, contexts, distances, width, seed);
    progress(0.4);
    return sizes.map((size, i) => {
      const classes = cluster(vectors, stems, width, size, 10, seed + size);
      progress(0.4 + (0.6 * (i + 1)) / sizes.length);
      return classes;
    });
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

/** The number of AQMAR's guideline among the sources. */
const AQMAR = 2;

/**
 * The texts as they are learnt from: without AQMAR's, whose labels (encyclopaedia, other types) cost a point on news and do not even help
 * on its own development part. The documents stay as empty ones, so that the folds of the others do not change.
 */
export function withoutAqmar(texts: Texts): Texts {
  const isLeft = (d: number): boolean => d < texts.training && texts.documents[d]!.domain === AQMAR;
  return {
    ...texts,
    documents: texts.documents.map((document, d) => (isLeft(d) ? { ...document, blocks: [] } : document)),
    prepared: texts.prepared.map((blocks, d) => (isLeft(d) ? [] : blocks)),
  };
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

/** The first stage: trained without each fold, then on everything. */
export interface FirstStage {
  readonly data: Dataset;
  readonly ids: FeatureIds;
  readonly ofFold: readonly Weights[];
  readonly whole: Weights;
}

/** What a fold is trained on; the last list is everything. */
const setsOf = (texts: Texts, data: Dataset): Int32Array[] => {
  const fold = texts.documents.map((_, d) => foldOf(texts, d));
  const sets = Array.from({ length: SETTINGS.folds }, (_, k) =>
    sentencesWhere(data, (d) => d < texts.training && fold[d] !== k),
  );
  return [...sets, sentencesWhere(data, (d) => d < texts.training)];
};

/** The ids of the features with the greatest weights in any domain, the greatest first. */
function strongest({ features, domains }: Weights, count: number, most: number): number[] {
  const stride = (1 + domains) * TAGS;
  const strength = new Float32Array(count);
  for (let f = 0; f < count; f++)
    for (let part = 0; part <= domains; part++)
      for (let y = 0; y < TAGS; y++) {
        const weight = features[f * stride + y]! + (part > 0 ? features[f * stride + part * TAGS + y]! : 0);
        strength[f] = Math.max(strength[f]!, Math.abs(weight));
      }
  return [...strength.keys()].sort((a, b) => strength[b]! - strength[a]! || a - b).slice(0, most);
}

export async function learnFirst(texts: Texts, table: TrainingTable, progress: Progress): Promise<FirstStage> {
  const { documents, prepared } = texts;
  const everything = makeDataset(documents, prepared, table, SETTINGS.least);
  const { ids } = everything;
  progress(0.1);
  const [rough] = await runJobs<unknown, Weights>(
    'train',
    [{ data: everything.data, sentences: setsOf(texts, everything.data).pop()!, options: { ...FIRST, epochs: 4 } }],
    (share) => progress(0.1 + 0.3 * share),
  );
  ids.keep(strongest(rough!, ids.count, SETTINGS.features));
  const { data } = makeDataset(documents, prepared, table, SETTINGS.least, ids);
  progress(0.45);
  const weights = await runJobs<unknown, Weights>(
    'train',
    setsOf(texts, data).map((sentences) => ({ data, sentences, options: FIRST })),
    (share) => progress(0.45 + 0.55 * share),
  );
  return { data, ids, ofFold: weights.slice(0, SETTINGS.folds), whole: weights[SETTINGS.folds]! };
}

/** The second stage, likewise; `ofFold` only where it was asked for. */
export interface SecondStage {
  readonly data: Dataset;
  readonly ids: FeatureIds;
  readonly ofFold: readonly Weights[];
  readonly whole: Weights;
}

/**
 * Trains the second stage on the scores that taggers of the first give to documents which they did not learn from.
 *
 * The figures of its folds are those of stacking: the second stage of a fold learns from scores of first-stage taggers that saw
 * the fold's labels, but never from the fold's own labels or scores.
 */
export async function learnSecond(
  texts: Texts,
  table: TrainingTable,
  first: FirstStage,
  folds: boolean,
  progress: Progress,
): Promise<SecondStage> {
  const { documents, prepared } = texts;
  const { data } = first;
  const fold = documents.map((_, d) => foldOf(texts, d));
  const weightsOf = (d: number): Weights => first.ofFold[fold[d]!] ?? first.whole;
  const base = new Float32Array(new SharedArrayBuffer(data.gold.length * TAGS * 4));
  for (let s = 0; s < data.domain.length; s++)
    base.set(scoresOf(data, weightsOf(data.document[s]!), s, data.domain[s]!), data.sentenceStart[s]! * TAGS);
  const made = makeSecondDataset(documents, prepared, table, data, base, (d) =>
    transitionsOf(weightsOf(d), documents[d]!.domain),
  );
  progress(0.3);
  const options = { ...SECOND, transitions: first.whole.transitions };
  const sets = setsOf(texts, data);
  const weights = await runJobs<unknown, Weights>(
    'train',
    (folds ? sets : sets.slice(SETTINGS.folds)).map((sentences) => ({ data: made.data, sentences, options })),
    (share) => progress(0.3 + 0.7 * share),
  );
  const trusted = weights.map((each) => shrunk(each, first.whole));
  return { ...made, ofFold: folds ? trusted.slice(0, SETTINGS.folds) : [], whole: trusted[weights.length - 1]! };
}

/**
 * How far the second stage is heard. It learns from the scores of taggers that had less text than the one that ships, and trusts
 * the article too much: on development text (news.json, aqmar-dev) half of it is better than all and than nothing, by one point each.
 */
const TRUST = 0.5;

/** The weights of the second stage, nearer to the first, whose own features it has none of. */
const shrunk = (second: Weights, first: Weights): Weights => ({
  ...second,
  features: second.features.map((weight) => weight * TRUST),
  transitions: second.transitions.map((weight, k) => first.transitions[k]! + TRUST * (weight - first.transitions[k]!)),
});
