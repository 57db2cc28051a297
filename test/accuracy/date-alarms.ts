/**
 * How often the date checks fire on ten thousand random articles, and how many of fifty alarms drawn from them are right by
 * a reading that is committed in `gold/date-alarms.json` (article id, code, offset, verdict; no text).
 * `node scripts/run-ts.mjs test/accuracy/date-alarms.ts --read` prints the fifty for a person to read.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import bytes from '../../build/lexicon.bin';
import { analyse } from '../../server/src/core/article.ts';
import { type Lexicon, loadLexicon } from '../../server/src/core/entities/index.ts';
import type { Finding } from '../../server/src/core/types.ts';
import { word } from '../../server/src/finding-messages.ts';
import { composed, NEWS, randomFrom, readCorpus, sample } from './corpora.ts';

const VERDICTS = path.resolve('test/accuracy/gold/date-alarms.json');
const CORPORA = ['saudi-2015', 'ant-2018', 'ant-v1-2017', 'hespress'];
const ARTICLES = 10_000;
const READ = 50;
const SEED = 20261129;

const DATE_CODES: ReadonlySet<string> = new Set<Finding['code']>([
  'wrong-weekday',
  'impossible-date',
  'dual-month-mismatch',
  'hijri-mismatch',
  'deictic-weekday',
  'reversed-range',
]);

/** One alarm in one article; `context` is for reading on a terminal alone. */
export interface Alarm {
  readonly id: string;
  readonly code: string;
  readonly start: number;
  readonly context: string;
}

export interface AlarmScore {
  readonly articles: number;
  /** Articles with at least one alarm. */
  readonly alarmed: number;
  readonly alarms: readonly Alarm[];
  /** The alarms drawn for reading, at most fifty. */
  readonly drawn: readonly Alarm[];
  /** Of the drawn ones: read and right, read and wrong, not yet read. */
  readonly right: number;
  readonly wrong: number;
  readonly unread: number;
}

/** Runs the checks over the random articles; undefined where the news data is absent. */
export function scoreAlarms(lexicon: Lexicon): AlarmScore | undefined {
  if (!existsSync(NEWS)) return undefined;
  const random = randomFrom(SEED);
  const drawnArticles = sample(CORPORA.flatMap(readCorpus), ARTICLES, random);
  const alarms: Alarm[] = [];
  let alarmed = 0;
  for (const row of drawnArticles) {
    const { id, published } = row;
    const article = composed(row);
    const dated = /^\d{4}-\d\d-\d\d$/.test(published ?? '') ? { date: published! } : {};
    const findings = analyse(article, dated, lexicon).findings.filter(({ code }) => DATE_CODES.has(code));
    if (findings.length > 0) alarmed++;
    for (const finding of findings) {
      const { code, start, end } = finding;
      const words = article.slice(start, end);
      const around = `${article.slice(Math.max(0, start - 120), start)}⟦${words}⟧${article.slice(end, end + 80)}`;
      const context = `@${published ?? '—'} ${word(finding, article, 'en')}\n    ${around.replace(/\s+/g, ' ')}`;
      alarms.push({ id, code, start, context });
    }
  }
  const drawn = sample(alarms, READ, random);
  const verdicts = readVerdicts();
  let [right, wrong] = [0, 0];
  for (const alarm of drawn) {
    const verdict = verdicts.get(keyOf(alarm));
    if (verdict === true) right++;
    else if (verdict === false) wrong++;
  }
  const unread = drawn.length - right - wrong;
  return { articles: drawnArticles.length, alarmed, alarms, drawn, right, wrong, unread };
}

const keyOf = ({ id, code, start }: Pick<Alarm, 'id' | 'code' | 'start'>): string => `${id} ${code} ${start}`;

function readVerdicts(): ReadonlyMap<string, boolean> {
  if (!existsSync(VERDICTS)) return new Map();
  const { alarms } = JSON.parse(readFileSync(VERDICTS, 'utf8')) as {
    alarms: readonly { id: string; code: string; start: number; right: boolean }[];
  };
  return new Map(alarms.map((one) => [keyOf(one), one.right]));
}

if (process.argv[1]?.includes('date-alarms')) {
  const score = scoreAlarms(loadLexicon(bytes));
  if (!score) console.log('date alarms: SKIPPED, no news data');
  else {
    const { articles, alarmed, alarms, drawn, right, wrong, unread } = score;
    const codes = new Map<string, number>();
    for (const { code } of alarms) codes.set(code, (codes.get(code) ?? 0) + 1);
    console.log(`${articles} articles, ${alarmed} with alarms, ${alarms.length} alarms`, Object.fromEntries(codes));
    console.log(`of ${drawn.length} drawn: ${right} right, ${wrong} wrong, ${unread} not read`);
    if (process.argv.includes('--read')) {
      for (const alarm of drawn) console.log(`${keyOf(alarm)} ${alarm.context}`);
    }
  }
}
