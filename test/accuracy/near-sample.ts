/**
 * Draws near pairs of saudi-2015 by committed seeds: 60 inside one article, 40 across articles. Three samples: the first, one for
 * development and one that was read when the rule stood. The verdicts of a reader are in gold/near-*.json (ids, offsets, verdicts;
 * no text). Run on its own with the name of a sample it prints what is drawn, for reading.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import bytes from '../../build/lexicon.bin';
import { analyse } from '../../server/src/core/article.ts';
import { AcrossArticles, findDuplicates, fingerprint, runsOf } from '../../server/src/core/duplicates/index.ts';
import { loadLexicon } from '../../server/src/core/entities/index.ts';
import { makeBlock } from '../../server/src/core/text/block.ts';
import { splitParagraphs } from '../../server/src/core/text/paragraphs.ts';
import type { Span } from '../../server/src/core/types.ts';
import { rowsOf } from './across.ts';
import { composed, type NewsRow, randomFrom, sample } from './corpora.ts';

const INSIDE = 60;
const ACROSS = 40;

/** In the order in which they were drawn: a later one holds no pair of which a side is similar to a side of an earlier one. */
const SAMPLES = {
  first: { seed: 7301, file: 'near-sample.json' },
  development: { seed: 7302, file: 'near-development.json' },
  test: { seed: 7303, file: 'near-test.json' },
} as const;

export type SampleName = keyof typeof SAMPLES;

/** One near pair: the article and the span of either side. */
export interface Drawn {
  readonly where: 'inside' | 'across';
  readonly ids: readonly [string, string];
  readonly spans: readonly [Span, Span];
}

/** Draws a sample, or gives undefined where the corpus is absent. The earlier ones are taken as they were read. */
export function drawNear(name: SampleName): { drawn: Drawn[]; text(pair: Drawn, side: 0 | 1): string } | undefined {
  const rows = rowsOf();
  if (!rows) return undefined;
  const texts = new Map(rows.map((row) => [row.id, composed(row)]));
  const text = ({ ids, spans }: Drawn, side: 0 | 1): string =>
    texts.get(ids[side])!.slice(spans[side].start, spans[side].end);
  const names = Object.keys(SAMPLES) as SampleName[];
  const earlier = names.slice(0, names.indexOf(name)).flatMap((other) => verdictsOf(other));
  const isNew = unlike(earlier, text);
  const { inside, across } = nearPairs(rows);
  const random = randomFrom(SAMPLES[name].seed);
  const take = (pairs: readonly Drawn[], count: number): Drawn[] =>
    sample(earlier.length > 0 ? isNew(pairs) : pairs, count, random);
  return { drawn: [...take(inside, INSIDE), ...take(across, ACROSS)], text };
}

/** Leaves out pairs with a side that is the same as, nearly the same as, or contained in a side of those given. */
function unlike(
  known: readonly Drawn[],
  text: (pair: Drawn, side: 0 | 1) => string,
): (pairs: readonly Drawn[]) => Drawn[] {
  return (pairs) => {
    const search = new AcrossArticles();
    const all = [...known, ...pairs];
    for (const pair of all)
      for (const side of [0, 1] as const) search.add(fingerprint(makeBlock(text(pair, side))).words);
    // Of equal texts only the first is compared with others.
    const firsts = new Map<number, number>();
    const tainted = new Set<number>();
    const similar: [number, number][] = [];
    search.pairs('contained', ({ a, b, kind }) => {
      if (kind === 'exact') firsts.set(b, a);
      else similar.push([a, b]);
    });
    const isKnown = (number: number): boolean => number < 2 * known.length;
    for (const [a, b] of similar) {
      if (isKnown(a)) tainted.add(b);
      if (isKnown(b)) tainted.add(a);
    }
    const isTainted = (number: number): boolean => {
      const first = firsts.get(number) ?? number;
      return isKnown(first) || tainted.has(first);
    };
    return pairs.filter((_, i) => {
      const number = 2 * (known.length + i);
      return !isTainted(number) && !isTainted(number + 1);
    });
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
    const { units } = analyse(text, {}, lexicon);
    const seen = new Set<string>();
    for (const { kind, start, end, other } of runsOf(units, findDuplicates(units))) {
      const name = `${start} ${end}`;
      if (kind !== 'near' || seen.has(name)) continue;
      seen.add(name);
      inside.push({ where: 'inside', ids: [row.id, row.id], spans: [{ start, end }, other] });
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

function verdictsOf(name: SampleName): readonly Verdict[] {
  const file = path.resolve('test/accuracy/gold', SAMPLES[name].file);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { pairs: Verdict[] }).pairs : [];
}

export interface NearScore {
  readonly right: number;
  readonly wrong: number;
  /** Pairs that were drawn and are not found any more. */
  readonly gone: number;
}

/** How many of the pairs that were read are still found, by the reader's verdict. */
export function scoreNear(name: SampleName): NearScore | undefined {
  const rows = rowsOf();
  const pairs = verdictsOf(name);
  if (!rows || pairs.length === 0) return undefined;
  const lexicon = loadLexicon(bytes);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const score = { right: 0, wrong: 0, gone: 0 };
  for (const pair of pairs) {
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
  const made = drawNear((process.argv[2] ?? 'first') as SampleName);
  made?.drawn.forEach((pair, i) => {
    console.log(`#${i} ${JSON.stringify(pair)}`);
    for (const side of [0, 1] as const) console.log(`  ${'AB'[side]} ${made.text(pair, side).replaceAll('\n', ' ⏎ ')}`);
  });
}
