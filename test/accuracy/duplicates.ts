/**
 * Scores the duplicate search. `scoreDuplicates` compares groups with a gold annotation by unit, kind and exact member
 * spans. The run on its own compares every pair of paragraphs of news articles (../shared/data/news, optional development
 * data), with copies planted, to brute force by the contract's words.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { type Duplicates, findDuplicates, fingerprint } from '../../server/src/core/duplicates/index.ts';
import { makeBlock } from '../../server/src/core/text/block.ts';
import type { DuplicateGroup, Span } from '../../server/src/core/types.ts';

/** Right, found and wanted groups. */
export interface DuplicatesScore {
  readonly right: number;
  readonly found: number;
  readonly wanted: number;
}

const name = ({ unit, kind, members }: Pick<DuplicateGroup, 'unit' | 'kind' | 'members'>): string =>
  `${unit} ${kind} ${members.map(({ start, end }) => `${start}-${end}`).join(' ')}`;

/** Compares groups by unit, kind and exact spans. */
export function scoreDuplicates(
  wanted: readonly Pick<DuplicateGroup, 'unit' | 'kind' | 'members'>[],
  found: readonly DuplicateGroup[],
): DuplicatesScore {
  const names = new Set(wanted.map(name));
  return {
    right: found.filter((group) => names.has(name(group))).length,
    found: found.length,
    wanted: wanted.length,
  };
}

/** Pairs of paragraphs, by kind: as the index finds them, as brute force does, and where the two disagree. */
export interface Agreement {
  readonly paragraphs: number;
  readonly pairs: Readonly<Record<string, number>>;
  readonly disagreements: readonly string[];
}

/**
 * Compares the search with brute force on paragraphs (at least six words). A pair counts as found when one group, or one
 * related entry, holds both; in a group only pairs with its first member are claimed.
 */
export function agreeWithBruteForce(paragraphs: readonly string[]): Agreement {
  let start = 0;
  const units = paragraphs.map((text) => {
    const block = makeBlock(text);
    const unit = { start, block, print: fingerprint(block), kind: 'body' as const, boilerplate: [] };
    start += text.length + 1;
    return unit;
  });
  const found = findDuplicates(units);
  const indexOf = new Map(units.map((unit, i) => [unit.start, i]));
  const claimed = claims(found, indexOf, ({ start: from, end }, i) => end - from === units[i]!.block.text.length);
  const together = togetherIn(found, indexOf);
  const grams = units.map(({ print }) => shingles(print.words));
  const pairs: Record<string, number> = { exact: 0, near: 0, contained: 0, related: 0 };
  const disagreements: string[] = [];
  for (let i = 0; i < units.length; i++) {
    for (let j = i + 1; j < units.length; j++) {
      const kind = brute(units[i]!.print.words, units[j]!.print.words, grams[i]!, grams[j]!);
      const claim = claimed.get(`${i} ${j}`);
      if (kind) pairs[kind]!++;
      if (kind === claim) continue;
      // Copies of a grouped text, and members of one group, are not compared again.
      if (!claim && together(i, j)) continue;
      disagreements.push(`${i} ${j}: brute force ${kind ?? 'none'}, index ${claim ?? 'none'}`);
    }
  }
  return { paragraphs: units.length, pairs, disagreements };
}

function claims(
  { groups, related }: Duplicates,
  indexOf: ReadonlyMap<number, number>,
  isWhole: (span: Span, index: number) => boolean,
): Map<string, string> {
  const claimed = new Map<string, string>();
  for (const { unit, kind, members } of groups) {
    if (unit !== 'paragraph') continue;
    const [first, ...rest] = members.map(({ start }) => indexOf.get(start)!);
    for (const other of rest) claimed.set(`${first} ${other}`, kind);
  }
  for (const { members } of related) {
    const [a, b] = members;
    const [i, j] = [indexOf.get(a.start), indexOf.get(b.start)];
    // A related pair may be of first sentences: these start where their paragraphs do.
    if (i === undefined || j === undefined || !isWhole(a, i) || !isWhole(b, j)) continue;
    if (!claimed.has(`${i} ${j}`)) claimed.set(`${i} ${j}`, 'related');
  }
  return claimed;
}

/** Whether two paragraphs, or first copies of them, are in one group. */
function togetherIn({ groups }: Duplicates, indexOf: ReadonlyMap<number, number>): (i: number, j: number) => boolean {
  const firstCopy = new Map<number, number>();
  const groupsOf = new Map<number, Set<number>>();
  groups.forEach(({ unit, kind, members }, id) => {
    if (unit !== 'paragraph') return;
    const indices = members.map(({ start }) => indexOf.get(start)!);
    for (const index of indices) {
      if (kind === 'exact') firstCopy.set(index, indices[0]!);
      const set = groupsOf.get(index) ?? new Set();
      groupsOf.set(index, set.add(id));
    }
  });
  return (i, j) => {
    const [a, b] = [firstCopy.get(i) ?? i, firstCopy.get(j) ?? j];
    if (a === b || a !== i || b !== j) return true;
    const others = groupsOf.get(b);
    return others !== undefined && [...(groupsOf.get(a) ?? [])].some((id) => others.has(id));
  };
}

const shingles = (words: readonly string[]): Set<string> =>
  new Set(words.slice(2).map((_, i) => `${words[i]} ${words[i + 1]} ${words[i + 2]}`));

function brute(
  a: readonly string[],
  b: readonly string[],
  x: ReadonlySet<string>,
  y: ReadonlySet<string>,
): string | undefined {
  if (a.length < 6 || b.length < 6) return undefined;
  const [small, large] = x.size <= y.size ? [x, y] : [y, x];
  let shared = 0;
  for (const shingle of small) if (large.has(shingle)) shared++;
  if (a.length === b.length && a.every((word, i) => word === b[i])) return 'exact';
  if (2 * shared >= x.size + y.size - shared) return 'near';
  if (a.length === b.length && a.length <= 11 && a.filter((word, i) => word !== b[i]).length === 1) return 'near';
  if (5 * shared >= 4 * small.size) return 'contained';
  return 20 * shared >= 7 * small.size ? 'related' : undefined;
}

const DATA = path.resolve('../shared/data/news/saudi-2015.jsonl.gz');

/** Paragraphs of at least 60 characters from the first articles of the set, and every 20th again with a word changed. */
export function newsParagraphs(count: number): string[] | undefined {
  if (!existsSync(DATA)) return undefined;
  const paragraphs: string[] = [];
  for (const line of gunzipSync(readFileSync(DATA)).toString('utf8').split('\n')) {
    if (line === '' || paragraphs.length >= count) break;
    for (const text of (JSON.parse(line) as { text: string }).text.split('\n')) {
      if (text.trim().length >= 60) paragraphs.push(text.trim());
    }
  }
  for (let i = 0; i < count / 20; i++) {
    const words = paragraphs[i * 20]!.split(' ');
    if (i % 2 === 0) words[Math.floor(words.length / 2)] = 'تعديل';
    paragraphs.push(words.join(' '));
  }
  return paragraphs;
}

/** Prints the figures. */
export function main(): void {
  const paragraphs = newsParagraphs(2000);
  if (!paragraphs) {
    console.log('duplicates against brute force: NOT RUN, ../shared/data/news is absent');
    return;
  }
  const { paragraphs: count, pairs, disagreements } = agreeWithBruteForce(paragraphs);
  const told = Object.entries(pairs)
    .map(([kind, number]) => `${number} ${kind}`)
    .join(', ');
  console.log(`duplicates against brute force on ${count} paragraphs: ${told}; ${disagreements.length} disagreements`);
  for (const line of disagreements.slice(0, 20)) console.log(`  ${line}`);
}

if (process.argv[1]?.includes('duplicates')) main();
