/**
 * What is learnt as furniture from folders of sixty articles of five outlets (../shared/data/news, optional development data). A reader
 * judged a hundred of the lines, drawn by a committed seed; the verdicts are kept by outlet and by the line's key, hashed, because the
 * text is not ours. Run on its own it prints the lines, for reading.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { furnitureKeys, type LearntLine, RecurringLines } from '../../server/src/core/boilerplate/learnt.ts';
import { composed, NEWS, type NewsRow, randomFrom, readCorpus, sample } from './corpora.ts';

const OUTLETS = [
  ['ant-2018', 'alarabia'],
  ['hespress', 'hespress'],
  ['saudi-2015', 'aljazirah'],
  ['saudi-2015', '3alyoum'],
  ['saudi-2015', 'almadina'],
] as const;
const ARTICLES = 2000;
const FOLDER = 60;
const READ = 100;
const GOLD = path.resolve('test/accuracy/gold/learnt.json');

interface Learnt extends LearntLine {
  readonly outlet: string;
}

/** Lines learnt from each folder of sixty, and from all 2,000 articles of each outlet; undefined where the data is absent. */
export function learn(): { folders: Learnt[]; outlets: Learnt[] } | undefined {
  if (!OUTLETS.every(([corpus]) => existsSync(path.join(NEWS, `${corpus}.jsonl.gz`)))) return undefined;
  const folders: Learnt[] = [];
  const outlets: Learnt[] = [];
  const rowsOf = new Map<string, NewsRow[]>();
  for (const [corpus, outlet] of OUTLETS) {
    if (!rowsOf.has(corpus)) rowsOf.set(corpus, readCorpus(corpus));
    const own = rowsOf.get(corpus)!.filter((row) => (row as NewsRow & { source?: string }).source === outlet);
    const drawn = sample(own, ARTICLES, randomFrom(11));
    const from = (rows: readonly NewsRow[]): Learnt[] => {
      const lines = new RecurringLines();
      for (const row of rows)
        lines.add(
          furnitureKeys(
            composed(row)
              .split('\n')
              .filter((line) => line.trim() !== ''),
          ),
        );
      return [...lines.learnt()].map((line) => ({ ...line, outlet }));
    };
    outlets.push(...from(drawn));
    for (let at = 0; at + FOLDER <= drawn.length; at += FOLDER) folders.push(...from(drawn.slice(at, at + FOLDER)));
  }
  return { folders, outlets };
}

const nameOf = ({ outlet, key }: Learnt): string =>
  `${outlet} ${createHash('sha256').update(key).digest('hex').slice(0, 16)}`;

/** The hundred that were read. */
const drawn = (folders: readonly Learnt[]): Learnt[] => sample(folders, READ, randomFrom(5));

/** By a reader's verdicts: `furniture`, `credit` (furniture that names who wrote it: kept as provenance), `not`. */
export function scoreLearnt():
  | { right: number; credits: number; wrong: number; unread: number; ofOutlets: number }
  | undefined {
  const made = learn();
  if (!made || !existsSync(GOLD)) return undefined;
  const verdicts = new Map(
    Object.entries((JSON.parse(readFileSync(GOLD, 'utf8')) as { lines: Record<string, string> }).lines),
  );
  const score = { right: 0, credits: 0, wrong: 0, unread: 0, ofOutlets: made.outlets.length };
  for (const line of drawn(made.folders)) {
    const verdict = verdicts.get(nameOf(line));
    if (verdict === undefined) score.unread++;
    else if (verdict === 'not') score.wrong++;
    else {
      score.right++;
      if (verdict === 'credit') score.credits++;
    }
  }
  return score;
}

if (process.argv[1]?.includes('learnt')) {
  const made = learn();
  const lines = made ? drawn(made.folders) : [];
  for (const line of lines) console.log(nameOf(line), `${line.files}/${line.of}`, line.key);
}
