/**
 * Scores page furniture: on the pages of pages.ts (exact span and kind) and, where ../shared/data/news is present (optional
 * development data), how much of clean news text is taken for furniture. `--cases` prints every error.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { inspectFurniture, type Layout, layOut } from '../../server/src/core/boilerplate/index.ts';
import { recogniseDates } from '../../server/src/core/dates/index.ts';
import { makeBlock } from '../../server/src/core/text/block.ts';
import { splitParagraphs } from '../../server/src/core/text/paragraphs.ts';
import type { Boilerplate } from '../../server/src/core/types.ts';
import { marked } from '../fixtures/marked.ts';
import { PAGES } from './pages.ts';

/** Right, found and wanted spans. */
export interface BoilerplateScore {
  readonly right: number;
  readonly found: number;
  readonly wanted: number;
}

/** Lays out a text that has no front matter. */
export function layOutText(text: string): Layout & { readonly starts: readonly number[] } {
  const lines = splitParagraphs(text).map(({ start, end }) => {
    const block = makeBlock(text.slice(start, end));
    return { start, block, local: inspectFurniture(block), dates: recogniseDates(block) };
  });
  return { ...layOut(lines), starts: lines.map(({ start }) => start) };
}

const name = ({ start, end, kind }: Boilerplate): string => `${start}-${end} ${kind}`;

/** Compares by exact span and kind; `errors` are for people. */
export function scoreBoilerplate(
  text: string,
  wanted: readonly Boilerplate[],
  found: readonly Boilerplate[],
): BoilerplateScore & { readonly errors: readonly string[] } {
  const names = new Set(wanted.map(name));
  const have = new Set(found.map(name));
  const show = (sign: string, item: Boilerplate): string =>
    `${sign} ${item.kind} ${JSON.stringify(text.slice(item.start, item.end).slice(0, 90))}`;
  return {
    right: found.filter((item) => names.has(name(item))).length,
    found: found.length,
    wanted: wanted.length,
    errors: [
      ...wanted.filter((item) => !have.has(name(item))).map((item) => show('missed', item)),
      ...found.filter((item) => !names.has(name(item))).map((item) => show('wrong ', item)),
    ],
  };
}

/** The pages of pages.ts together. */
export function scorePages(): BoilerplateScore & { readonly errors: readonly string[] } {
  let [right, found, wanted] = [0, 0, 0];
  const errors: string[] = [];
  for (const { name: title, page } of PAGES) {
    const { text, marks } = marked(page);
    const gold = marks
      .filter(({ tag }) => tag !== 'dateline')
      .map(({ tag, start, end }) => ({ start, end, kind: tag as Boilerplate['kind'] }));
    const score = scoreBoilerplate(text, gold, layOutText(text).boilerplate);
    right += score.right;
    found += score.found;
    wanted += score.wanted;
    errors.push(...score.errors.map((error) => `${title}: ${error}`));
  }
  return { right, found, wanted, errors };
}

const NEWS = path.resolve('../shared/data/news');

/** The share of the characters of a news set that is taken for furniture, and what is taken most often. */
export function furnitureOfNews(file: string, every: number): { share: number; most: [string, number][] } | undefined {
  const full = path.join(NEWS, file);
  if (!existsSync(full)) return undefined;
  const rows = gunzipSync(readFileSync(full)).toString('utf8').split('\n');
  let all = 0;
  let taken = 0;
  const seen = new Map<string, number>();
  for (let i = 0; i < rows.length; i += every) {
    if (rows[i] === '') continue;
    const { text } = JSON.parse(rows[i]!) as { text: string };
    all += text.length;
    for (const { start, end, kind } of layOutText(text).boilerplate) {
      taken += end - start;
      const what = `${kind} ${text.slice(start, end).replaceAll('\n', ' / ').slice(0, 80)}`;
      seen.set(what, (seen.get(what) ?? 0) + 1);
    }
  }
  return { share: taken / all, most: [...seen].sort((a, b) => b[1] - a[1]).slice(0, 20) };
}

/** Prints the figures. */
export function main(): void {
  const { right, found, wanted, errors } = scorePages();
  const precision = right / found;
  const recall = right / wanted;
  console.log(
    `boilerplate on own pages: P ${precision.toFixed(3)} R ${recall.toFixed(3)} F1 ${((2 * precision * recall) / (precision + recall)).toFixed(3)} (${wanted} spans)`,
  );
  if (process.argv.includes('--cases')) for (const error of errors) console.log(`  ${error}`);
  for (const file of ['saudi-2015.jsonl.gz', 'ant-2018.jsonl.gz', 'hespress.jsonl.gz', 'ant-v1-2017.jsonl.gz']) {
    const news = furnitureOfNews(file, 20);
    if (!news) {
      console.log(`boilerplate on ${file}: NOT RUN, ../shared/data/news is absent`);
      continue;
    }
    console.log(`boilerplate on ${file}: ${(news.share * 100).toFixed(2)} % of the text is taken for furniture`);
    if (process.argv.includes('--cases')) for (const [what, count] of news.most) console.log(`  ${count} ${what}`);
  }
}

if (process.argv[1]?.includes('boilerplate')) main();
