/**
 * What is learnt as furniture (../shared/data/news, optional development data): from folders of sixty articles of five outlets, and from
 * 2,000 articles of each of the five outlets of ant-2018. A reader judged a hundred lines of the first, and all lines of the second with a
 * hundred of the places where these stand, drawn by committed seeds. The verdicts are kept by outlet and by the line's key, hashed, and
 * places by article and offset, because the text is not ours. Run on its own it prints what was drawn, for reading.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import {
  furnitureKey,
  furnitureKeys,
  type LearntLine,
  RecurringLines,
} from '../../server/src/core/boilerplate/learnt.ts';
import { composed, NEWS, type NewsRow, randomFrom, readCorpus, sample } from './corpora.ts';

const OUTLETS = [
  ['ant-2018', 'alarabia'],
  ['hespress', 'hespress'],
  ['saudi-2015', 'aljazirah'],
  ['saudi-2015', '3alyoum'],
  ['saudi-2015', 'almadina'],
] as const;
const LARGE = ['alarabia', 'BBC', 'CNN', 'france24', 'skynews'];
const ARTICLES = 2000;
const FOLDER = 60;
const READ = 100;
const GOLD = path.resolve('test/accuracy/gold/learnt.json');

interface Learnt extends LearntLine {
  readonly outlet: string;
}

/** Lines learnt from each folder of sixty; undefined where the data is absent. */
export function learn(): Learnt[] | undefined {
  if (!OUTLETS.every(([corpus]) => existsSync(path.join(NEWS, `${corpus}.jsonl.gz`)))) return undefined;
  const folders: Learnt[] = [];
  const rowsOf = new Map<string, NewsRow[]>();
  for (const [corpus, outlet] of OUTLETS) {
    if (!rowsOf.has(corpus)) rowsOf.set(corpus, readCorpus(corpus));
    const own = rowsOf.get(corpus)!.filter((row) => (row as NewsRow & { source?: string }).source === outlet);
    const drawn = sample(own, ARTICLES, randomFrom(11));
    for (let at = 0; at + FOLDER <= drawn.length; at += FOLDER)
      folders.push(...learntOf(outlet, drawn.slice(at, at + FOLDER)));
  }
  return folders;
}

function learntOf(outlet: string, rows: readonly NewsRow[]): Learnt[] {
  const lines = new RecurringLines();
  for (const row of rows) lines.add(furnitureKeys(linesOf(row).map(({ text }) => text)));
  return [...lines.learnt()].map((line) => ({ ...line, outlet }));
}

/** The lines of an article that are not blank, with their offsets. */
function linesOf(row: NewsRow): { text: string; start: number }[] {
  let start = 0;
  return composed(row)
    .split('\n')
    .map((text) => {
      const line = { text, start };
      start += text.length + 1;
      return line;
    })
    .filter(({ text }) => text.trim() !== '');
}

/** A place of a learnt line: article and offset. */
interface LinePlace {
  readonly id: string;
  readonly start: number;
  readonly line: Learnt;
}

/** What is learnt from 2,000 articles of each large outlet, with every place of it; undefined where the data is absent. */
export function learnLarge(): { lines: Learnt[]; places: LinePlace[] } | undefined {
  if (!existsSync(path.join(NEWS, 'ant-2018.jsonl.gz'))) return undefined;
  const all = readCorpus('ant-2018') as (NewsRow & { source?: string })[];
  const lines: Learnt[] = [];
  const places: LinePlace[] = [];
  for (const outlet of LARGE) {
    const own = all.filter(({ source }) => source === outlet);
    const drawn = sample(own, ARTICLES, randomFrom(11));
    const learnt = new Map(learntOf(outlet, drawn).map((line) => [line.key, line]));
    lines.push(...learnt.values());
    if (learnt.size === 0) continue;
    for (const row of drawn) {
      for (const { text, start } of linesOf(row).slice(1)) {
        const line = learnt.get(furnitureKey(text) ?? '');
        if (line) places.push({ id: row.id, start, line });
      }
    }
  }
  return { lines, places: sample(places, READ, randomFrom(6)) };
}

const nameOf = ({ outlet, key }: Learnt): string =>
  `${outlet} ${createHash('sha256').update(key).digest('hex').slice(0, 16)}`;

/** The hundred that were read. */
const drawn = (folders: readonly Learnt[]): Learnt[] => sample(folders, READ, randomFrom(5));

interface Gold {
  readonly lines: Record<string, string>;
  /** `id start` of places of what is learnt from 2,000 articles. */
  readonly places: Record<string, string>;
}

/** By a reader's verdicts: `furniture`, `credit` (furniture that names who wrote it: kept as provenance), `not`. */
export interface LearntScore {
  readonly right: number;
  readonly credits: number;
  readonly wrong: number;
  readonly unread: number;
}

function tally(verdicts: Iterable<string | undefined>): LearntScore {
  const score = { right: 0, credits: 0, wrong: 0, unread: 0 };
  for (const verdict of verdicts) {
    if (verdict === undefined) score.unread++;
    else if (verdict === 'not') score.wrong++;
    else {
      score.right++;
      if (verdict === 'credit') score.credits++;
    }
  }
  return score;
}

/** The lines learnt from folders of sixty, and the lines, with places of theirs, learnt from 2,000 articles of an outlet. */
export function scoreLearnt(): { folders: LearntScore; large: LearntScore; places: LearntScore } | undefined {
  const made = learn();
  const large = learnLarge();
  if (!made || !large || !existsSync(GOLD)) return undefined;
  const gold = JSON.parse(readFileSync(GOLD, 'utf8')) as Gold;
  const [lines, places] = [new Map(Object.entries(gold.lines)), new Map(Object.entries(gold.places))];
  return {
    folders: tally(drawn(made).map((line) => lines.get(nameOf(line)))),
    large: tally(large.lines.map((line) => lines.get(nameOf(line)))),
    places: tally(large.places.map(({ id, start }) => places.get(`${id} ${start}`))),
  };
}

if (process.argv[1]?.includes('learnt')) {
  for (const line of drawn(learn() ?? [])) console.log(nameOf(line), `${line.files}/${line.of}`, line.key);
  const large = learnLarge();
  for (const line of large?.lines ?? []) console.log('2,000:', nameOf(line), `${line.files}/${line.of}`, line.key);
  for (const { id, start, line } of large?.places ?? []) console.log(`${id} ${start}`, line.key);
}
