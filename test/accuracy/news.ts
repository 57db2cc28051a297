import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { analyse } from '../../server/src/core/article.ts';
import type { Lexicon } from '../../server/src/core/entities/index.ts';
import type { Span } from '../../server/src/core/types.ts';
import { compare, mistakes, type Score, type Seed } from './seeds.ts';

const NEWS = path.resolve('../shared/data/news');
const GOLD = path.resolve('test/accuracy/gold');

interface Gold {
  readonly id: string;
  readonly corpus: string;
  readonly published: string | null;
  readonly sha256: string;
  /** Absent where dates alone were annotated. */
  readonly entities?: readonly (Span & { type: string })[];
  readonly dates?: readonly (Span & { kind: string; value: string | null })[];
}

/** What is scored over the random articles, and what went wrong, for reading on a terminal. */
export interface NewsScore {
  readonly scores: Readonly<Record<string, Score>>;
  readonly mistakes: readonly string[];
}

/**
 * Scores random articles by an annotation of the gold folder; undefined where the news data is absent.
 */
export function scoreNews(lexicon: Lexicon, annotation: string): NewsScore | undefined {
  if (!existsSync(NEWS)) return undefined;
  const { files } = JSON.parse(readFileSync(path.join(GOLD, annotation), 'utf8')) as { files: Gold[] };
  const texts = readTexts(files);
  const scores: Record<string, Score> = {};
  const errors: string[] = [];
  const note = (name: string, { right, found, wanted }: Score): void => {
    const sum = scores[name] ?? { right: 0, found: 0, wanted: 0 };
    scores[name] = { right: sum.right + right, found: sum.found + found, wanted: sum.wanted + wanted };
  };
  for (const gold of files) {
    const text = texts.get(gold.id)!;
    if (createHash('sha256').update(text).digest('hex') !== gold.sha256) {
      throw new Error(`${gold.id} is not the text that was annotated`);
    }
    const analysis = analyse(text, gold.published ? { date: gold.published } : {}, lexicon);
    const at = ({ start, end }: Span) => `${start}-${end}`;
    const typed = (item: Span & { type: string }) => `${at(item)} ${item.type}`;
    const valued = (item: Span & { value: string | null }) => `${at(item)} ${item.value}`;
    const entities = gold.entities ?? analysis.entities;
    const dates = gold.dates ?? analysis.dates;
    if (gold.entities) {
      note('entities', compare(entities, analysis.entities, typed, typed));
      for (const type of ['person', 'place', 'organization', 'event']) {
        const of = <T extends { type: string }>(items: readonly T[]) => items.filter((item) => item.type === type);
        note(`entities: ${type}`, compare(of(entities), of(analysis.entities), typed, typed));
      }
    }
    if (gold.dates) {
      note('dates: spans', compare(dates, analysis.dates, at, at));
      note('dates: spans and values', compare(dates, analysis.dates, valued, valued));
    }
    const seed = {
      gold: { ...gold, entities, dates, boilerplate: analysis.boilerplate, paragraphs: analysis.paragraphs },
      text,
      analysis,
    } as unknown as Seed;
    for (const line of mistakes({
      ...seed,
      gold: { ...seed.gold, sentences: analysis.sentences, duplicates: analysis.duplicates },
    })) {
      errors.push(`${gold.corpus} ${gold.id}: ${line}`);
    }
  }
  return { scores, mistakes: errors };
}

/** How far the second annotations of six articles agree with the first: as if the first were the gold. Needs no text. */
export function agreement(): Readonly<Record<string, Score>> {
  const read = (name: string): Gold[] => JSON.parse(readFileSync(path.join(GOLD, name), 'utf8')).files as Gold[];
  const first = new Map(read('news.json').map((file) => [file.id, file]));
  const scores: Record<string, Score> = {};
  const note = (name: string, { right, found, wanted }: Score): void => {
    const sum = scores[name] ?? { right: 0, found: 0, wanted: 0 };
    scores[name] = { right: sum.right + right, found: sum.found + found, wanted: sum.wanted + wanted };
  };
  const at = ({ start, end }: Span) => `${start}-${end}`;
  const typed = (item: Span & { type: string }) => `${at(item)} ${item.type}`;
  const valued = (item: Span & { value: string | null }) => `${at(item)} ${item.value}`;
  for (const { id, dates = [], entities = [] } of [...read('news-second.json'), ...read('news-names-second.json')]) {
    const gold = first.get(id);
    if (!gold) throw new Error(`${id} was annotated a second time only`);
    if (entities.length > 0) note('entities', compare(gold.entities ?? [], entities, typed, typed));
    if (dates.length > 0) {
      note('dates: spans', compare(gold.dates ?? [], dates, at, at));
      note('dates: spans and values', compare(gold.dates ?? [], dates, valued, valued));
    }
  }
  return scores;
}

/** The composed texts of the annotated articles, by id: title, an empty line, body, without carriage returns. */
function readTexts(files: readonly Gold[]): Map<string, string> {
  const wanted = new Set(files.map(({ id }) => id));
  const texts = new Map<string, string>();
  for (const corpus of new Set(files.map(({ corpus }) => corpus))) {
    const lines = gunzipSync(readFileSync(path.join(NEWS, `${corpus}.jsonl.gz`)))
      .toString('utf8')
      .split('\n');
    for (const line of lines) {
      if (line === '') continue;
      const { id, title, text } = JSON.parse(line) as { id: string; title: string; text: string };
      if (wanted.has(id)) texts.set(id, `${title}\n\n${text}`.replaceAll('\r', ''));
    }
  }
  return texts;
}
