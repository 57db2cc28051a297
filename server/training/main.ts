/**
 * Trains the model of names: `npm run train`. With `--folds` it prints five-fold cross-validation and the ablations, and writes
 * no model. `--keep` takes the word classes of the last run (build/train), which makes a second run
 * shorter; for development.
 *
 * In: ../shared/data (news, labelled corpora) and the annotations of test/accuracy/gold. Out: server/model/names.bin and its
 * figures in server/model/figures.json. Exit 1 when the data are not there. The same data give the same bytes.
 */
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { SingleBar } from 'cli-progress';
import { marginals, viterbi } from '../src/core/entities/tagger/chain.ts';
import { contributionOf, sumUp } from '../src/core/entities/tagger/document.ts';
import { hashText } from '../src/core/entities/tagger/hash.ts';
import { loadModel, packModel, quantise } from '../src/core/entities/tagger/model-file.ts';
import { Tagger } from '../src/core/entities/tagger/tagger.ts';
import { CLUSTERINGS } from '../src/core/entities/tagger/words.ts';
import { predict } from './crf.ts';
import { answerJob } from './jobs.ts';
import {
  type FirstStage,
  foldOf,
  jobs,
  learnClasses,
  learnFirst,
  learnSecond,
  paths,
  readTexts,
  type SecondStage,
  type Texts,
  withoutAqmar,
} from './pipeline.ts';
import { Tally } from './scores.ts';
import type { TrainingTable } from './tables.ts';
import { modelOf } from './weights.ts';

const NAMES = [0, 1, 2];
const ALL = [0, 1, 2, 3];

async function withBar<T>(what: string, run: (progress: (share: number) => void) => Promise<T>): Promise<T> {
  const bar = new SingleBar({
    format: `${what.padEnd(28)} {bar} {percentage} %  {duration_formatted}`,
    hideCursor: true,
    noTTYOutput: false,
  });
  const started = performance.now();
  bar.start(100, 0);
  try {
    return await run((share) => bar.update(Math.floor(share * 100)));
  } finally {
    bar.update(100);
    bar.stop();
    if (!process.stdout.isTTY) console.log(`${what}: ${((performance.now() - started) / 1000).toFixed(0)} s`);
  }
}

/** Figures by folds: each document judged by taggers that did not learn from it. */
function foldFigures(texts: Texts, first: FirstStage, second: SecondStage): Record<string, Tally> {
  const tallies: Record<string, Tally> = {
    anercorp: new Tally(),
    aqmar: new Tally(),
    contract: new Tally(),
    'anercorp, first stage': new Tally(),
    'contract, first stage': new Tally(),
  };
  const { data } = first;
  for (let s = 0; s < data.domain.length; s++) {
    const fold = foldOf(texts, data.document[s]!);
    if (fold < 0) continue;
    const gold = data.gold.slice(data.sentenceStart[s], data.sentenceStart[s + 1]);
    const domain = data.domain[s]!;
    const name = ['contract', 'anercorp', 'aqmar'][domain]!;
    const weights = second.ofFold[fold];
    if (weights) tallies[name]!.compare(gold, predict(second.data, weights, s, domain).tags);
    tallies[`${name}, first stage`]?.compare(gold, predict(data, first.ofFold[fold]!, s, domain).tags);
  }
  return tallies;
}

/** Figures of the whole model on development text. */
function developmentFigures({ training }: Texts, first: FirstStage, second: SecondStage): Record<string, Tally> {
  const tallies = {
    'news.json': new Tally(),
    'aqmar-dev': new Tally(),
    'news.json, first stage': new Tally(),
    'aqmar-dev, first stage': new Tally(),
  };
  const { data } = first;
  for (let s = 0; s < data.domain.length; s++) {
    if (data.document[s]! < training) continue;
    const gold = data.gold.slice(data.sentenceStart[s], data.sentenceStart[s + 1]);
    const domain = data.domain[s]!;
    const name = domain === 0 ? 'news.json' : 'aqmar-dev';
    tallies[name].compare(gold, predict(second.data, second.whole, s, domain).tags);
    tallies[`${name}, first stage`].compare(gold, predict(data, first.whole, s, domain).tags);
  }
  return tallies;
}

function pack(first: FirstStage, second: SecondStage, table: TrainingTable): Uint8Array {
  const model = modelOf(first.whole, first.ids.features(), table, 0);
  const { keys, weights } = model;
  const document = modelOf(second.whole, second.ids.features(), table, 0, 5e-5);
  const words = quantise(weights);
  const article = quantise(document.weights);
  const classes = new Uint16Array(table.stems.length * CLUSTERINGS);
  for (let stem = 0; stem < table.stems.length; stem++)
    for (let k = 0; k < CLUSTERINGS; k++) classes[stem * CLUSTERINGS + k] = table.classOf(stem, k);
  return packModel({
    stems: Int32Array.from(table.stems.map((stem) => hashText(stem))),
    classes,
    frequencies: Uint8Array.from(table.stems, (_, stem) => table.frequency(stem)),
    features: keys,
    weights: words.values,
    steps: words.steps,
    documentFeatures: document.keys,
    documentWeights: article.values,
    documentSteps: article.steps,
    transitions: model.transitions,
    documentTransitions: document.transitions,
  });
}

/** The figures of a packed model on development text, computed by the code that ships. They must be those of training. */
function packedFigures({ documents, prepared, training }: Texts, bytes: Uint8Array): Record<string, Tally> {
  const tagger = new Tagger(loadModel(bytes));
  const tallies = { 'news.json, as packed': new Tally(), 'news.json, first, as packed': new Tally() };
  documents.forEach(({ domain, blocks }, d) => {
    if (d < training || domain !== 0) return;
    const read = prepared[d]!.map(({ view, channels }) => {
      const words = tagger.words(view);
      const scores = tagger.scores(words, channels);
      const likely = marginals(scores, tagger.model.transitions, words.length).tags;
      return { words, scores, contribution: contributionOf(words, likely) };
    });
    const sums = sumUp(read.map(({ contribution }) => contribution));
    read.forEach(({ words, scores, contribution }, b) => {
      const second = tagger.withDocument(scores, words, contribution, sums);
      const gold = blocks[b]!.tags;
      tallies['news.json, as packed'].compare(gold, viterbi(second, tagger.model.documentTransitions!, words.length));
      tallies['news.json, first, as packed'].compare(gold, viterbi(scores, tagger.model.transitions, words.length));
    });
  });
  return tallies;
}

const show = (tallies: Record<string, Tally>): void => {
  for (const [name, tally] of Object.entries(tallies))
    if (tally.figure(ALL).gold > 0)
      console.log(`${name.padEnd(26)} ${tally.line(/contract|news/.test(name) ? ALL : NAMES)}`);
};

/** Texts and tables with something taken away, or added, to see what it is worth. */
const ABLATIONS: Readonly<Record<string, (texts: Texts, table: TrainingTable) => [Texts, TrainingTable]>> = {
  'with AQMAR': (_, table) => [readTexts(), table],
  'without word classes': (texts, table) => [texts, table.withoutClasses()],
  'without tables and rules': (texts, table) => [
    {
      ...texts,
      prepared: texts.prepared.map((blocks) =>
        blocks.map(({ view, picked, channels }) => ({
          view,
          picked,
          channels: { rules: new Uint8Array(channels.rules.length), tables: new Uint8Array(channels.tables.length) },
        })),
      ),
    },
    table,
  ],
};

async function main(args: readonly string[]): Promise<number> {
  for (const folder of [paths.news, paths.ner]) {
    if (existsSync(folder)) continue;
    console.error(`${folder} is not there: the training data are no part of the project, see server/model/README.md`);
    return 1;
  }
  const started = performance.now();
  const folds = args.includes('--folds');
  const keep = args.includes('--keep');
  const table = await withBar('word classes', (progress) => learnClasses(keep, progress));
  const texts = withoutAqmar(readTexts());
  const first = await withBar('first stage', (progress) => learnFirst(texts, table, progress));
  const second = await withBar('second stage', (progress) => learnSecond(texts, table, first, folds, progress));
  const development = developmentFigures(texts, first, second);
  if (folds) {
    show(foldFigures(texts, first, second));
    show(development);
    for (const [name, change] of Object.entries(ABLATIONS)) {
      const [changedTexts, changedTable] = change(texts, table);
      const other = await withBar(`${name}: first`, (progress) => learnFirst(changedTexts, changedTable, progress));
      const further = await withBar(`${name}: second`, (progress) =>
        learnSecond(changedTexts, changedTable, other, true, progress),
      );
      console.log(`\n${name}`);
      show(foldFigures(changedTexts, other, further));
      show(developmentFigures(changedTexts, other, further));
    }
  } else {
    show(development);
    const file = path.resolve('server/model/names.bin');
    mkdirSync(path.dirname(file), { recursive: true });
    const packed = pack(first, second, table);
    show(packedFigures(texts, packed));
    writeFileSync(`${file}.partial`, packed);
    renameSync(`${file}.partial`, file);
    console.log(`${path.relative('.', file)} is written`);
  }
  console.log(`${((performance.now() - started) / 60_000).toFixed(1)} minutes`);
  return 0;
}

if (!answerJob(jobs)) process.exitCode = await main(process.argv.slice(2));
