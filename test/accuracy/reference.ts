/**
 * What the text alone tells of the day of publication, against the day that a news set gives: random articles of the two sets
 * whose stamps are the outlet's own (those of saudi-2015 are the days of a crawl). A deduced day is right when it is the stamp's or the
 * day beside it, since stamps are often of the morning after.
 * `node scripts/run-ts.mjs test/accuracy/reference.ts --cases` prints what was settled or narrowed wrongly.
 */
import { existsSync } from 'node:fs';
import { analyse } from '../../server/src/core/article.ts';
import { parseIso, weekdayOf } from '../../server/src/core/dates/calendar.ts';
import type { Lexicon } from '../../server/src/core/entities/index.ts';
import type { Reference } from '../../server/src/core/types.ts';
import { lexicon as shipped } from '../fixtures/lexicon.ts';
import { composed, NEWS, randomFrom, readCorpus, sample } from './corpora.ts';

const SETS = ['ant-2018', 'ant-v1-2017'];
const ARTICLES = 4000;
const SEED = 20261130;

export interface ReferenceScore {
  readonly articles: number;
  /** Articles in which the text settles the day, by where it is from, and how many of them rightly. */
  readonly settled: Readonly<Record<string, { readonly found: number; readonly right: number }>>;
  /** Articles for which candidates are given, and how many of those hold the day. */
  readonly candidates: { readonly found: number; readonly right: number };
  /** Articles for which a pattern is given, and how many of those the day fits. */
  readonly pattern: { readonly found: number; readonly right: number };
  readonly errors: readonly string[];
}

const near = (day: string, other: string): boolean => Math.abs(parseIso(day)! - parseIso(other)!) <= 1;

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** Whether a day, or one beside it, fits a pattern such as `XXXX-05 Wednesday`. */
function fits(pattern: string, day: number): boolean {
  const [date, weekday] = pattern.split(' ');
  return [0, -1, 1].some((step) => {
    const iso = new Date((day + step) * 86_400_000).toISOString().slice(0, 10);
    const known = [...date!].every((letter, i) => letter === 'X' || letter === iso[i]);
    return known && (weekday === undefined || WEEKDAYS[weekdayOf(day + step)] === weekday);
  });
}

/** Scores the publication dates; undefined where the news data is absent. */
export function scoreReferences(lexicon: Lexicon): ReferenceScore | undefined {
  if (!existsSync(NEWS)) return undefined;
  const settled: Record<string, { found: number; right: number }> = {};
  const candidates = { found: 0, right: 0 };
  const pattern = { found: 0, right: 0 };
  const errors: string[] = [];
  const rows = SETS.flatMap(readCorpus).filter((row) => parseIso(row.published ?? '') !== undefined);
  const drawn = sample(rows, ARTICLES, randomFrom(SEED));
  for (const row of drawn) {
    const { id, published } = row;
    const article = composed(row);
    const reference: Reference = analyse(article, {}, lexicon).reference;
    const day = parseIso(published!)!;
    let right = true;
    let said = '';
    if (reference.date !== null) {
      const from = reference.from ?? 'none';
      settled[from] ??= { found: 0, right: 0 };
      const row = settled[from];
      row.found++;
      right = near(reference.date, published!);
      if (right) row.right++;
      said = `${reference.from} ${reference.date}`;
    } else if (reference.candidates) {
      candidates.found++;
      right = reference.candidates.some((one) => near(one, published!));
      if (right) candidates.right++;
      said = reference.candidates.join(' ');
    } else if (reference.pattern) {
      pattern.found++;
      right = fits(reference.pattern, day);
      if (right) pattern.right++;
      said = reference.pattern;
    }
    if (!right) {
      const { start = 0, end = 0 } = reference;
      const around = `${article.slice(Math.max(0, start - 50), start)}⟦${article.slice(start, end)}⟧`;
      errors.push(`${id} @${published} ${said}: ${around.replace(/\s+/g, ' ')}`);
    }
  }
  return { articles: drawn.length, settled, candidates, pattern, errors };
}

if (process.argv[1]?.includes('reference')) {
  const score = scoreReferences(shipped());
  if (!score) console.log('publication dates: SKIPPED, no news data');
  else {
    const { errors, ...figures } = score;
    console.log(JSON.stringify(figures, null, 1));
    if (process.argv.includes('--cases')) console.log(errors.join('\n'));
  }
}
