/**
 * Draws links that the linker makes over a large part of two news sets, by a committed seed, for a reader to judge: one label,
 * «على الأرجح الحدث نفسه», between sentences of two articles, as one who asks about the one is shown the other. All such pairs have
 * the same chance, those of equal sentences too. The verdicts are in gold/event-links.json (ids, offsets; no text).
 *
 * `node scripts/run-ts.mjs test/accuracy/draw-links.ts [development|test|last] [N]` prints N (100) of them; about two minutes.
 */
import path from 'node:path';
import { analyse } from '../../server/src/core/article.ts';
import type { Lexicon } from '../../server/src/core/entities/index.ts';
import type { Link } from '../../server/src/core/events/link.ts';
import type { Told } from '../../server/src/core/events/told.ts';
import { LineIndex } from '../../server/src/core/text/lines.ts';
import type { Span } from '../../server/src/core/types.ts';
import { Breather } from '../../server/src/workspace/index/breather.ts';
import { candidatesFor } from '../../server/src/workspace/index/event-candidates.ts';
import { coreOf, isBetter, linkBy } from '../../server/src/workspace/index/event-core.ts';
import { type ArticleFacts, makeFacts } from '../../server/src/workspace/index/facts.ts';
import { givenIndex, NOBODY_WAITS } from '../../server/src/workspace/index/given-index.ts';
import { type EventAt, TableWeights, toldOf } from '../../server/src/workspace/index/told-of.ts';
import { lexicon as shipped } from '../fixtures/lexicon.ts';
import { composed, type NewsRow, randomFrom, readCorpus, sample } from './corpora.ts';
import { heldOut, sentencesOf, sha256 } from './event-pairs.ts';

/** Days of publication, the first and the last, and the seed; the samples share no day. */
export const DRAWS = {
  development: {
    seed: 20261171,
    days: { 'ant-2018': ['2018-04-08', '2018-04-28'], 'saudi-2015': ['2015-07-25', '2015-07-26'] },
  },
  test: {
    seed: 20261172,
    days: { 'ant-2018': ['2018-05-08', '2018-05-28'], 'saudi-2015': ['2015-08-02', '2015-08-04'] },
  },
  last: {
    seed: 20261173,
    days: { 'ant-2018': ['2018-07-08', '2018-07-21'] },
  },
} as const;

export type Draw = keyof typeof DRAWS;

/** Articles of a segment, as a folder that was read has them. */
const SEGMENT = 2000;

/** Two sentences that are linked; offsets into `composed`. */
export interface DrawnLink {
  readonly ids: readonly [string, string];
  readonly spans: readonly [Span, Span];
  readonly score: number;
  /** What the linker gives as its reasons. */
  readonly why: string;
}

/** The articles of a draw: all of its days but those that nobody may read. */
export function rowsOf(draw: Draw): NewsRow[] {
  const hidden = heldOut();
  return Object.entries(DRAWS[draw].days).flatMap(([name, [from, to]]) =>
    readCorpus(name).filter((row) => {
      const { id, published = '' } = row;
      return published >= from && published <= to && !hidden.has(id) && !hidden.has(sha256(composed(row)));
    }),
  );
}

export function factsOf(row: NewsRow, lexicon: Lexicon): ArticleFacts {
  const uri = `file:///${encodeURIComponent(row.id)}.txt`;
  const origin = { file: uri, stamp: { mtime: 0, size: 0 }, content: { lo: 0, hi: 0 }, options: 0 };
  return makeFacts(uri, null, analyse(composed(row), { date: row.published! }, lexicon), origin);
}

/** All links of articles among each other, each pair of sentences once, in the order of the articles. */
export async function linksOf(rows: readonly NewsRow[], facts: readonly ArticleFacts[]): Promise<DrawnLink[]> {
  const index = givenIndex();
  for (let i = 0; i < facts.length; i += SEGMENT) index.set(...facts.slice(i, i + SEGMENT));
  const { table } = index;
  const weights = new TableWeights(table);
  const breather = new Breather(NOBODY_WAITS);
  const tolds = new Map<string, Told>();
  const partOf = new Map(table.parts.map((part, i) => [part, i]));
  const keyOf = ({ part, event }: EventAt): string => `${partOf.get(part)} ${event}`;
  const told = (at: EventAt): Told => {
    const key = keyOf(at);
    let known = tolds.get(key);
    if (!known) {
      known = toldOf(at);
      tolds.set(key, known);
    }
    return known;
  };
  const rowAt = new Map<string, number>();
  for (const [i, { uri }] of facts.entries()) {
    const { part, article } = table.article(uri)!;
    rowAt.set(`${partOf.get(part)} ${article}`, i);
  }
  const spans = new Map<number, Span[]>();
  const spanOf = (row: number, { part, event, article }: EventAt): Span => {
    let known = spans.get(row);
    const text = composed(rows[row]!);
    if (!known) {
      const sentences = sentencesOf(text);
      const lines = new LineIndex(text);
      const first = part.segment.events.ofArticle[article]!;
      known = facts[row]!.events.map(({ sentence }) => {
        const at = lines.offsetAt(facts[row]!.sentences[sentence]!);
        return sentences.find(({ start, end }) => at >= start && at < end) ?? { start: at, end: at };
      });
      spans.set(row, known);
      if (first + known.length !== part.segment.events.ofArticle[article + 1]) throw new Error('mentions are missing');
    }
    return known[event - part.segment.events.ofArticle[article]!]!;
  };
  const found = new Map<string, DrawnLink>();
  for (const [i, { uri }] of facts.entries()) {
    const { part, article } = table.article(uri)!;
    const { ofArticle } = part.segment.events;
    const own: EventAt[] = [];
    for (let event = ofArticle[article]!; event < ofArticle[article + 1]!; event++) own.push({ part, article, event });
    for (const asked of own) {
      // As `EventIndex.eventOf` answers.
      const core = coreOf(asked, told(asked), own, weights);
      const best = new Map<string, { at: EventAt; made: Link }>();
      for (const at of await candidatesFor(table, told(core), weights, breather)) {
        if (at.part === part && at.article === article) continue;
        const made = linkBy(told(asked), told(core), told(at), weights);
        const key = `${partOf.get(at.part)} ${at.article}`;
        if (made && isBetter(made, best.get(key)?.made)) best.set(key, { at, made });
      }
      for (const [key, { at, made }] of best) {
        if (made.label !== 'same') continue;
        const other = rowAt.get(key)!;
        const sides = [
          { row: i, span: spanOf(i, asked) },
          { row: other, span: spanOf(other, at) },
        ].sort((a, b) => a.row - b.row);
        const pair = sides.map(({ row, span }) => `${row} ${span.start}`).join(' ');
        if ((found.get(pair)?.score ?? -1) >= made.score) continue;
        const { reasons } = made;
        const why = `${told(asked).act}/${told(at).act} ${reasons.act} date=${reasons.date} place=${reasons.place} words=${reasons.words} n=${reasons.participants.length}${reasons.reports ? ' reports' : ''}${core === asked ? '' : ' by its core'}`;
        const [a, b] = sides;
        found.set(pair, {
          ids: [rows[a!.row]!.id, rows[b!.row]!.id],
          spans: [a!.span, b!.span],
          score: Math.round(made.score * 1000) / 1000,
          why,
        });
      }
    }
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
}

export function cut(text: string, { start, end }: Span): string {
  return text.slice(start, end).replace(/\s+/g, ' ');
}

/** Prints links with the headline and the day of their articles. */
export function show(drawn: readonly DrawnLink[], rows: readonly NewsRow[]): void {
  const byId = new Map(rows.map((row) => [row.id, row]));
  for (const [n, { ids, spans, score, why }] of drawn.entries()) {
    const [a, b] = ids.map((id, i) => ({ row: byId.get(id)!, text: cut(composed(byId.get(id)!), spans[i]!) }));
    const equal = a!.text === b!.text;
    console.log(`\n## ${n}) ${score} ${why}${equal ? ' EQUAL SENTENCES' : ''}`);
    for (const one of [a!, b!])
      console.log(`${one.row.published} [${one.row.title === one.text ? '=' : one.row.title}]\n   ${one.text}`);
  }
}

async function main(): Promise<void> {
  const [which = 'development', count = '100'] = process.argv.slice(2);
  if (!(which in DRAWS)) throw new Error(`${which} is no draw: development, test or last`);
  const draw = which as Draw;
  const rows = rowsOf(draw);
  const lexicon = shipped();
  const links = await linksOf(
    rows,
    rows.map((row) => factsOf(row, lexicon)),
  );
  const drawn = sample(links, Number(count), randomFrom(DRAWS[draw].seed));
  console.log(`${rows.length} articles, ${links.length} pairs of sentences`);
  show(drawn, rows);
}

if (path.basename(process.argv[1] ?? '').startsWith('draw-links')) await main();
