/**
 * Trains the model of names: `npm run train`. With `--folds` it prints five-fold cross-validation and the ablations, and writes
 * no model. `--keep` takes the word classes of the last run (build/train), which makes a second run a minute shorter.
 *
 * In: ../shared/data (news, labelled corpora) and the annotations of test/accuracy/gold. Out: server/model/names.bin and its
 * figures in server/model/figures.json. Exit 1 when the data are not there. The same data give the same bytes.
 */
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { SingleBar } from 'cli-progress';
import { packModel, quantise } from '../src/core/entities/tagger/model-file.ts';
import { TAGS } from '../src/core/entities/tagger/tags.ts';
import { hashText } from '../src/core/entities/tagger/hash.ts';
import { CLUSTERINGS } from '../src/core/entities/tagger/words.ts';
import { predict } from './crf.ts';
import { answerJob } from './jobs.ts';
import { modelOf } from './mining.ts';
import { foldOf, jobs, learnClasses, learnStages, learnStatistics, paths, readTexts, type Tables, type Texts, type Trained } from './pipeline.ts';
import { Tally } from './scores.ts';
import type { TrainingTable } from './tables.ts';

const NAMES = [0, 1, 2];
const ALL = [0, 1, 2, 3];

/** So many features at most go into the file, those with the greatest weights: more than this changes no figure. */
const MOST_FEATURES = 90_000;

async function withBar<T>(what: string, run: (progress: (share: number) => void) => Promise<T>): Promise<T> {
  const bar = new SingleBar({ format: `${what.padEnd(28)} {bar} {percentage} %  {duration_formatted}`, hideCursor: true, noTTYOutput: false });
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
function foldFigures(texts: Texts, trained: Trained): Record<string, Tally> {
  const tallies: Record<string, Tally> = { anercorp: new Tally(), aqmar: new Tally(), contract: new Tally(), 'anercorp, first stage': new Tally(), 'contract, first stage': new Tally() };
  const { data, secondData } = trained;
  for (let s = 0; s < data.domain.length; s++) {
    const fold = foldOf(texts, data.document[s]!);
    if (fold < 0) continue;
    const gold = data.gold.slice(data.sentenceStart[s], data.sentenceStart[s + 1]);
    const domain = data.domain[s]!;
    const name = ['contract', 'anercorp', 'aqmar'][domain]!;
    const weights = trained.secondOfFold[fold];
    if (weights) tallies[name]!.compare(gold, predict(secondData, weights, s, domain).tags);
    tallies[`${name}, first stage`]?.compare(gold, predict(data, trained.firstOfFold[fold]!, s, domain).tags);
  }
  return tallies;
}

/** Figures of the whole model on development text. */
function developmentFigures({ training }: Texts, { data, secondData, second, first }: Trained): Record<string, Tally> {
  const tallies = { 'news.json': new Tally(), 'aqmar-dev': new Tally(), 'news.json, first stage': new Tally(), 'aqmar-dev, first stage': new Tally() };
  for (let s = 0; s < data.domain.length; s++) {
    if (data.document[s]! < training) continue;
    const gold = data.gold.slice(data.sentenceStart[s], data.sentenceStart[s + 1]);
    const domain = data.domain[s]!;
    const name = domain === 0 ? 'news.json' : 'aqmar-dev';
    tallies[name].compare(gold, predict(secondData, second, s, domain).tags);
    tallies[`${name}, first stage`].compare(gold, predict(data, first, s, domain).tags);
  }
  return tallies;
}

/** The greatest absolute weights, but for one in ten thousand. */
function reachOf(weights: Float32Array): number {
  const sorted = weights.map(Math.abs).sort();
  return sorted[Math.floor((sorted.length - 1) * 0.9999)]! || 1;
}

function pack(trained: Trained, table: TrainingTable): Uint8Array {
  const model = modelOf(trained.first, trained.ids.features(), table, 0);
  const { keys, weights } = strongest(model.keys, model.weights, MOST_FEATURES);
  const document = modelOf(trained.second, trained.secondIds.features(), table, 0, 1e-4);
  const first = quantise(weights, reachOf(weights));
  const second = quantise(document.weights, reachOf(document.weights));
  const letters = quantise(table.letters!.weights, reachOf(table.letters!.weights));
  const classes = new Uint16Array(table.stems.length * CLUSTERINGS);
  const habits = new Uint8Array(table.stems.length * 3);
  for (let stem = 0; stem < table.stems.length; stem++) {
    for (let k = 0; k < CLUSTERINGS; k++) classes[stem * CLUSTERINGS + k] = table.classOf(stem, k);
    habits[stem * 3] = table.level(stem, 0) | (table.level(stem, 1) << 4);
    habits[stem * 3 + 1] = table.level(stem, 2) | (table.level(stem, 3) << 4);
    habits[stem * 3 + 2] = table.frequency(stem);
  }
  return packModel(
    {
      stems: Int32Array.from(table.stems.map((stem) => hashText(stem))),
      classes,
      habits,
      letters: letters.values,
      features: keys,
      weights: first.values,
      documentFeatures: document.keys,
      documentWeights: second.values,
      transitions: model.transitions,
      documentTransitions: document.transitions,
    },
    { letters: letters.step, first: first.step, document: second.step },
  );
}

/** The features with the greatest weights. */
function strongest(keys: Int32Array, weights: Float32Array, most: number): { keys: Int32Array; weights: Float32Array } {
  const strength = new Float32Array(keys.length);
  for (let f = 0; f < keys.length; f++)
    for (let y = 0; y < TAGS; y++) strength[f] = Math.max(strength[f]!, Math.abs(weights[f * TAGS + y]!));
  const order = [...keys.keys()].sort((a, b) => strength[b]! - strength[a]! || keys[a]! - keys[b]!).slice(0, most);
  const rows = new Float32Array(order.length * TAGS);
  order.forEach((f, i) => {
    rows.set(weights.subarray(f * TAGS, (f + 1) * TAGS), i * TAGS);
  });
  return { keys: Int32Array.from(order.map((f) => keys[f]!)), weights: rows };
}

const show = (tallies: Record<string, Tally>): void => {
  for (const [name, tally] of Object.entries(tallies))
    if (tally.figure(ALL).gold > 0) console.log(`${name.padEnd(26)} ${tally.line(/contract|news/.test(name) ? ALL : NAMES)}`);
};

/** Texts and tables with something taken away, to see what it is worth. */
const ABLATIONS: Readonly<Record<string, (texts: Texts, tables: Tables) => [Texts, Tables]>> = {
  'without word classes': (texts, tables) => [texts, tables.map((table) => table.withoutClasses()) as unknown as Tables],
  'without mined statistics': (texts, tables) => [texts, tables.map((table) => table.withoutStatistics()) as unknown as Tables],
  'without tables and rules': (texts, tables) => [
    {
      ...texts,
      prepared: texts.prepared.map((blocks) =>
        blocks.map(({ view, picked, channels }) => ({ view, picked, channels: { rules: new Uint8Array(channels.rules.length), tables: new Uint8Array(channels.tables.length) } })),
      ),
    },
    tables,
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
  const table = await withBar('word classes', (progress) => learnClasses(args.includes('--keep'), progress));
  const texts = readTexts();
  const tables = await withBar('statistics of stems', (progress) => learnStatistics(texts, table, progress));
  const trained = await withBar('both stages', (progress) => learnStages(texts, tables, folds, progress));
  const development = developmentFigures(texts, trained);
  if (folds) {
    show(foldFigures(texts, trained));
    show(development);
    for (const [name, change] of Object.entries(ABLATIONS)) {
      const [changedTexts, changedTables] = change(texts, tables);
      const other = await withBar(name, (progress) => learnStages(changedTexts, changedTables, true, progress));
      console.log(`\n${name}`);
      show(foldFigures(changedTexts, other));
      show(developmentFigures(changedTexts, other));
    }
  } else {
    show(development);
    const file = path.resolve('server/model/names.bin');
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(`${file}.partial`, pack(trained, tables[2]));
    renameSync(`${file}.partial`, file);
    console.log(`${path.relative('.', file)} is written`);
  }
  console.log(`${((performance.now() - started) / 60_000).toFixed(1)} minutes`);
  return 0;
}

if (!answerJob(jobs)) process.exitCode = await main(process.argv.slice(2));
