/**
 * How often the date checks fire on ten thousand random articles, and how many of fifty alarms drawn from them are right by
 * a reading that is committed in `gold/date-alarms.json` (article id, code, offset, verdict; no text).
 *
 * The articles are read twice: as pasted text, with no date but what they say themselves, and with the set's own stamp
 * given as the publication date. Many stamps are the days of a crawl (those of saudi-2015 fall on a few days), so that
 * the second reading counts how many stamps the texts contradict.
 * `node scripts/run-ts.mjs test/accuracy/date-alarms.ts --read [--stamped]` prints the fifty for a person to read.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { analyse } from '../../server/src/core/article.ts';
import type { Lexicon } from '../../server/src/core/entities/index.ts';
import type { Finding } from '../../server/src/core/types.ts';
import { word } from '../../server/src/finding-messages.ts';
import { lexicon as shipped } from '../fixtures/lexicon.ts';
import { composed, NEWS, randomFrom, readCorpus, sample } from './corpora.ts';

const VERDICTS = path.resolve('test/accuracy/gold/date-alarms.json');
const CORPORA = ['saudi-2015', 'ant-2018', 'ant-v1-2017', 'hespress'];
const ARTICLES = 10_000;
/** Fifty alarms to read need more articles than the rate is counted on; the first of them are the same. */
const ARTICLES_READ = 25_000;
const READ = 50;
const SEED = 20261129;

/** Alarms are drawn in the order of a hash of their own: a rule that drops or adds one leaves the rest of the draw as it is. */
const READING_SEED = 20261131;

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
  /** Articles with at least one alarm: a warning of a date check. */
  readonly alarmed: number;
  /** Their alarms. */
  readonly counted: number;
  /** These and the alarms of the further articles that were drawn for reading. */
  readonly alarms: readonly Alarm[];
  /** The alarms drawn for reading, at most fifty. */
  readonly drawn: readonly Alarm[];
  /** Of the drawn ones: read and right, read and wrong, not yet read. */
  readonly right: number;
  readonly wrong: number;
  readonly unread: number;
}

/** Runs the checks over the random articles, with their stamps as publication dates or without; undefined where the data is absent. */
export function scoreAlarms(lexicon: Lexicon, stamped: boolean): AlarmScore | undefined {
  if (!existsSync(NEWS)) return undefined;
  const drawnArticles = sample(CORPORA.flatMap(readCorpus), stamped ? ARTICLES : ARTICLES_READ, randomFrom(SEED));
  const alarms: Alarm[] = [];
  let alarmed = 0;
  let counted = 0;
  for (const [index, row] of drawnArticles.entries()) {
    const { id, published } = row;
    const article = composed(row);
    const dated = stamped && /^\d{4}-\d\d-\d\d$/.test(published ?? '') ? { date: published! } : {};
    const findings = analyse(article, dated, lexicon).findings.filter(
      ({ code, severity }) => DATE_CODES.has(code) && severity === 'warning',
    );
    if (index < ARTICLES) {
      counted += findings.length;
      if (findings.length > 0) alarmed++;
    }
    for (const finding of findings) {
      const { code, start, end } = finding;
      const words = article.slice(start, end);
      const around = `${article.slice(Math.max(0, start - 120), start)}⟦${words}⟧${article.slice(end, end + 80)}`;
      const context = `@${published ?? '—'} ${word(finding, article, 'en')}\n    ${around.replace(/\s+/g, ' ')}`;
      alarms.push({ id, code, start, context });
    }
  }
  const drawn = [...alarms].sort((a, b) => (drawnBefore(a, b) ? -1 : 1)).slice(0, READ);
  const verdicts = readVerdicts();
  let [right, wrong] = [0, 0];
  for (const alarm of drawn) {
    const verdict = verdicts.get(keyOf(alarm));
    if (verdict === true) right++;
    else if (verdict === false) wrong++;
  }
  const unread = drawn.length - right - wrong;
  return { articles: ARTICLES, alarmed, counted, alarms, drawn, right, wrong, unread };
}

const keyOf = ({ id, code, start }: Pick<Alarm, 'id' | 'code' | 'start'>): string => `${id} ${code} ${start}`;

const hashOf = (alarm: Alarm): string =>
  createHash('sha256')
    .update(`${READING_SEED} ${keyOf(alarm)}`)
    .digest('hex');
const drawnBefore = (a: Alarm, b: Alarm): boolean => hashOf(a) < hashOf(b);

function readVerdicts(): ReadonlyMap<string, boolean> {
  if (!existsSync(VERDICTS)) return new Map();
  const { alarms } = JSON.parse(readFileSync(VERDICTS, 'utf8')) as {
    alarms: readonly { id: string; code: string; start: number; right: boolean }[];
  };
  return new Map(alarms.map((one) => [keyOf(one), one.right]));
}

if (process.argv[1]?.includes('date-alarms')) {
  const score = scoreAlarms(shipped(), process.argv.includes('--stamped'));
  if (!score) console.log('date alarms: SKIPPED, no news data');
  else {
    const { articles, alarmed, counted, alarms, drawn, right, wrong, unread } = score;
    const codes = new Map<string, number>();
    for (const { code } of alarms) codes.set(code, (codes.get(code) ?? 0) + 1);
    console.log(
      `${articles} articles, ${alarmed} with alarms, ${counted} alarms; drawn from ${alarms.length}`,
      Object.fromEntries(codes),
    );
    console.log(`of ${drawn.length} drawn: ${right} right, ${wrong} wrong, ${unread} not read`);
    if (process.argv.includes('--read')) {
      for (const alarm of drawn) console.log(`${keyOf(alarm)} ${alarm.context}`);
    }
  }
}
