/**
 * Draws near findings of saudi-2015 by a committed seed: 60 inside one article as the editor shows them, 40 across articles. The
 * verdicts of a reader are in gold/near-sample.json (ids, offsets, verdicts; no text). Run on its own it prints what is drawn, for reading.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import bytes from '../../build/lexicon.bin';
import { analyse } from '../../server/src/core/article.ts';
import { AcrossArticles, fingerprint } from '../../server/src/core/duplicates/index.ts';
import { loadLexicon } from '../../server/src/core/entities/index.ts';
import { makeBlock } from '../../server/src/core/text/block.ts';
import { splitParagraphs } from '../../server/src/core/text/paragraphs.ts';
import type { Span } from '../../server/src/core/types.ts';
import { rowsOf } from './across.ts';
import { composed, type NewsRow, randomFrom, sample } from './corpora.ts';

const SEED = 7301;
const INSIDE = 60;
const ACROSS = 40;

/** One near pair: the article and the span of either side. */
export interface Drawn {
  readonly where: 'inside' | 'across';
  readonly ids: readonly [string, string];
  readonly spans: readonly [Span, Span];
}

/** Draws the sample, or gives undefined where the corpus is absent. */
export function drawNear(): { drawn: Drawn[]; text(id: string): string; insideCount: number } | undefined {
  const rows = rowsOf();
  if (!rows) return undefined;
  const texts = new Map(rows.map((row) => [row.id, row]));
  const text = (id: string): string => composed(texts.get(id)!);
  const { inside, across } = nearPairs(rows);
  const random = randomFrom(SEED);
  return {
    drawn: [...sample(inside, INSIDE, random), ...sample(across, ACROSS, random)],
    text,
    insideCount: inside.length,
  };
}

function nearPairs(rows: readonly NewsRow[]): { inside: Drawn[]; across: Drawn[] } {
  const lexicon = loadLexicon(bytes);
  const inside: Drawn[] = [];
  const search = new AcrossArticles();
  const places: { id: string; span: Span }[] = [];
  for (const row of rows) {
    const text = composed(row);
    const own = new AcrossArticles();
    let mayRepeat = false;
    for (const { start, end } of splitParagraphs(text)) {
      const block = makeBlock(text.slice(start, end));
      const { words } = fingerprint(block);
      search.add(words);
      places.push({ id: row.id, span: { start, end } });
      for (const sentence of block.sentences)
        own.add(fingerprint(makeBlock(block.text.slice(sentence.start, sentence.end))).words);
      own.add(words);
    }
    own.pairs('contained', ({ kind }) => {
      mayRepeat ||= kind === 'near';
    });
    if (!mayRepeat) continue;
    for (const { code, start, end, related } of analyse(text, {}, lexicon).findings) {
      if (code === 'near-duplicate')
        inside.push({ where: 'inside', ids: [row.id, row.id], spans: [{ start, end }, related[0]!] });
    }
  }
  const across: Drawn[] = [];
  search.pairs('contained', ({ a, b, kind }) => {
    const [x, y] = [places[a]!, places[b]!];
    if (kind === 'near' && x.id !== y.id) across.push({ where: 'across', ids: [x.id, y.id], spans: [x.span, y.span] });
  });
  const key = ({ ids, spans }: Drawn): string => `${ids.join(' ')} ${spans[0].start} ${spans[1].start}`;
  return { inside, across: across.sort((a, b) => (key(a) < key(b) ? -1 : 1)) };
}

interface Verdict extends Drawn {
  readonly verdict: 'duplicate' | 'not';
}

const GOLD = path.resolve('test/accuracy/gold/near-sample.json');

export interface NearScore {
  readonly right: number;
  readonly wrong: number;
  /** Pairs that were drawn and are not found any more. */
  readonly gone: number;
}

/** How many of the pairs that were read are still found, by the reader's verdict. */
export function scoreNear(): NearScore | undefined {
  const rows = rowsOf();
  if (!rows || !existsSync(GOLD)) return undefined;
  const lexicon = loadLexicon(bytes);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const gold = JSON.parse(readFileSync(GOLD, 'utf8')) as { pairs: Verdict[] };
  const score = { right: 0, wrong: 0, gone: 0 };
  for (const pair of gold.pairs) {
    const [a, b] = pair.ids.map((id) => composed(byId.get(id)!)) as [string, string];
    const isFound = pair.where === 'inside' ? isFoundInside(a, pair, lexicon) : isFoundAcross(a, b, pair);
    score[!isFound ? 'gone' : pair.verdict === 'duplicate' ? 'right' : 'wrong']++;
  }
  return score;
}

function isFoundInside(
  text: string,
  { spans: [here, there] }: Drawn,
  lexicon: ReturnType<typeof loadLexicon>,
): boolean {
  return analyse(text, {}, lexicon).findings.some(
    ({ code, start, end, related }) =>
      code === 'near-duplicate' &&
      start === here.start &&
      end === here.end &&
      related.some((span) => span.start === there.start && span.end === there.end),
  );
}

function isFoundAcross(a: string, b: string, { spans: [here, there] }: Drawn): boolean {
  const search = new AcrossArticles();
  search.add(fingerprint(makeBlock(a.slice(here.start, here.end))).words);
  search.add(fingerprint(makeBlock(b.slice(there.start, there.end))).words);
  let isNear = false;
  search.pairs('contained', ({ kind }) => {
    isNear ||= kind === 'near';
  });
  return isNear;
}

if (process.argv[1]?.includes('near-sample')) {
  const made = drawNear();
  console.log(`inside: ${made?.insideCount}`);
  made?.drawn.forEach(({ where, ids, spans }, i) => {
    console.log(`#${i} ${where} ${ids.join(' ')} ${JSON.stringify(spans)}`);
    spans.forEach(({ start, end }, k) => {
      console.log(`  ${'AB'[k]} ${made.text(ids[k]!).slice(start, end).replaceAll('\n', ' ⏎ ').slice(0, 330)}`);
    });
  });
}
