/**
 * Whether two names are one: `gold/variants.tsv`, pairs judged by hand and committed before the matcher. Thresholds were set
 * on the development half; the half is that of a stable hash of the row.
 *
 * A pair counts as found when the verdict is equal, alias or likely. Corroborators (a shared neighbour) are simulated both
 * ways: where they belong, and where they mislead.
 * `node scripts/run-ts.mjs test/accuracy/variants.ts` prints the mistakes of the development half, and the hints of the random
 * articles for a person to read.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import bytes from '../../build/lexicon.bin';
import { analyse } from '../../server/src/core/article.ts';
import { type Lexicon, loadLexicon, type VariantContext, variants } from '../../server/src/core/entities/index.ts';
import { composed, NEWS, randomFrom, readCorpus, sample } from './corpora.ts';
import type { Score } from './seeds.ts';

const TABLE = path.resolve('test/accuracy/gold/variants.tsv');
const CORPORA = ['saudi-2015', 'ant-2018', 'ant-v1-2017', 'hespress'];
const ARTICLES_EACH = 75;
const SEED = 20261127;

export interface Pair {
  readonly a: string;
  readonly b: string;
  readonly type: VariantContext['type'];
  readonly same: boolean;
  readonly kind: string;
  readonly isTest: boolean;
}

export function readPairs(): Pair[] {
  return readFileSync(TABLE, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [a = '', b = '', type = '', verdict = '', kind = ''] = line.split('\t');
      const isTest = ((hash(`${a}\t${b}`) >>> 16) & 1) === 1;
      return { a, b, type: type as Pair['type'], same: verdict === 'same', kind, isTest };
    });
}

/** FNV-1a, 32 bit, over UTF-16 code units. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return value;
}

const isFound = ({ a, b, type }: Pair, corroborated: boolean, lexicon: Lexicon): boolean =>
  ['equal', 'alias', 'likely'].includes(variants(a, b, { type, sharedNeighbour: corroborated }, lexicon).likeness);

/** Which pairs have a corroborator. */
const SIMULATED: Readonly<Record<string, (pair: Pair) => boolean>> = {
  'nothing corroborates': () => false,
  'the same pairs': ({ same }) => same,
  'wrongly: the different pairs': ({ same }) => !same,
  'wrongly: all pairs': () => true,
};

function score(pairs: readonly Pair[], corroborates: (pair: Pair) => boolean, lexicon: Lexicon): Score {
  let [right, found, wanted] = [0, 0, 0];
  for (const pair of pairs) {
    if (pair.same) wanted++;
    if (!isFound(pair, corroborates(pair), lexicon)) continue;
    found++;
    if (pair.same) right++;
  }
  return { right, found, wanted };
}

/** The lexicon as if there were no alias table: what the likeness of letters finds by itself. */
const withoutAliases = (lexicon: Lexicon): Lexicon =>
  new Proxy(lexicon, {
    get: (target, name) => {
      if (name === 'aliases') return () => [];
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });

/** Scores by half and simulation, and what the spelling alone gives on pairs that are no aliases. */
export function scoreVariants(lexicon: Lexicon): Record<string, Score> {
  const pairs = readPairs();
  const scores: Record<string, Score> = {};
  for (const isTest of [false, true]) {
    const half = pairs.filter((pair) => pair.isTest === isTest);
    const name = isTest ? 'test' : 'development';
    for (const [who, corroborates] of Object.entries(SIMULATED))
      scores[`${name}; ${who}`] = score(half, corroborates, lexicon);
    const spelt = half.filter(({ kind }) => kind !== 'alias' && kind !== 'acronym');
    scores[`${name}; spelling alone`] = score(spelt, () => false, withoutAliases(lexicon));
  }
  return scores;
}

export interface NameHints {
  readonly articles: number;
  /** By code: hints, and articles with one. */
  readonly counts: Readonly<Record<string, { hints: number; articles: number }>>;
  /** For reading on a terminal alone. */
  readonly contexts: readonly string[];
}

/** How often the two checks of names fire on random articles; undefined where the data is absent. */
export function countNameHints(lexicon: Lexicon, each = ARTICLES_EACH): NameHints | undefined {
  if (!existsSync(NEWS)) return undefined;
  const random = randomFrom(SEED);
  const rows = CORPORA.flatMap((corpus) => sample(readCorpus(corpus), each, random));
  const counts: Record<string, { hints: number; articles: number }> = {};
  const contexts: string[] = [];
  for (const row of rows) {
    const text = composed(row);
    const seen = new Set<string>();
    for (const { code, start, end, data } of analyse(text, {}, lexicon).findings) {
      if (code !== 'name-variants' && code !== 'family-name-first') continue;
      counts[code] ??= { hints: 0, articles: 0 };
      counts[code].hints++;
      if (!seen.has(code)) counts[code].articles++;
      seen.add(code);
      const around = `${text.slice(Math.max(0, start - 50), start)}⟦${text.slice(start, end)}⟧${text.slice(end, end + 40)}`;
      contexts.push(`${code} ${String(data.preferred ?? data.full)}: ${around.replace(/\s+/g, ' ')}`);
    }
  }
  return { articles: rows.length, counts, contexts };
}

if (process.argv[1]?.includes('variants')) {
  const lexicon = loadLexicon(bytes);
  for (const pair of readPairs()) {
    if (pair.isTest || isFound(pair, false, lexicon) === pair.same) continue;
    console.log(`${pair.same ? 'missed' : 'merged'} ${pair.type} ${pair.kind}: ${pair.a} / ${pair.b}`);
  }
  const hints = countNameHints(lexicon, Number(process.argv[2] ?? ARTICLES_EACH));
  if (hints) console.log([`${hints.articles} articles`, JSON.stringify(hints.counts), ...hints.contexts].join('\n'));
}
