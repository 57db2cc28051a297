/**
 * Draws near pairs by committed seeds: 60 inside one article, 40 across the articles of saudi-2015, by the contract's rule alone. Which of
 * them the editor and `check --across` show is the figure. The verdicts of a reader are in gold/near-*.json (ids, offsets, verdicts; no
 * text). Run on its own with the name of a sample it prints what is drawn, for reading; with `mistakes` and a name, what is told wrongly.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { analyse } from '../../server/src/core/article.ts';
import {
  AcrossArticles,
  findDuplicates,
  fingerprint,
  isParallel,
  type Passage,
  runsOf,
} from '../../server/src/core/duplicates/index.ts';
import { makeBlock } from '../../server/src/core/text/block.ts';
import { splitParagraphs } from '../../server/src/core/text/paragraphs.ts';
import type { Span } from '../../server/src/core/types.ts';
import { lexicon } from '../fixtures/lexicon.ts';
import { composed, NEWS, type NewsRow, randomFrom, readCorpus, sample } from './corpora.ts';

const ACROSS_CORPUS = 'saudi-2015';

const INSIDE = 60;
const ACROSS = 40;

/**
 * In the order in which they were drawn: a later one holds no pair of which a side is similar to a side of an earlier one. `inside`: where
 * the pairs inside articles are from. saudi-2015 has 205 of them, which three samples use up.
 */
const SAMPLES = {
  first: { seed: 7301, file: 'near-sample.json', inside: ['saudi-2015'] },
  development: { seed: 7302, file: 'near-development.json', inside: ['saudi-2015'] },
  second: { seed: 7303, file: 'near-second.json', inside: ['saudi-2015'] },
  last: { seed: 7304, file: 'near-last.json', inside: ['ant-2018', 'hespress', 'ant-v1-2017'] },
} as const;

export type SampleName = keyof typeof SAMPLES;

/** One near pair: the article and the span of either side. */
export interface Drawn {
  readonly where: 'inside' | 'across';
  readonly ids: readonly [string, string];
  readonly spans: readonly [Span, Span];
}

/** Draws a sample, or gives undefined where a corpus is absent. The earlier ones are taken as they were read. */
export function drawNear(name: SampleName): { drawn: Drawn[]; text(pair: Drawn, side: 0 | 1): string } | undefined {
  const corpora = [ACROSS_CORPUS, ...SAMPLES[name].inside];
  const texts = textsOf(corpora);
  if (!texts) return undefined;
  const text = ({ ids, spans }: Drawn, side: 0 | 1): string =>
    texts.get(ids[side])!.slice(spans[side].start, spans[side].end);
  const names = Object.keys(SAMPLES) as SampleName[];
  const earlier = names.slice(0, names.indexOf(name)).flatMap((other) => verdictsOf(other));
  const isNew = unlike(earlier, text);
  const inside = SAMPLES[name].inside.flatMap((corpus) => nearInside(readCorpus(corpus)));
  const random = randomFrom(SAMPLES[name].seed);
  const take = (pairs: readonly Drawn[], count: number): Drawn[] =>
    sample(earlier.length > 0 ? isNew(pairs) : pairs, count, random);
  return { drawn: [...take(inside, INSIDE), ...take(nearAcross(readCorpus(ACROSS_CORPUS)), ACROSS)], text };
}

const textsRead = new Map<string, ReadonlyMap<string, string>>();

/** The texts of articles by id, read once; undefined where a corpus is absent. */
function textsOf(corpora: readonly string[]): ReadonlyMap<string, string> | undefined {
  const all = [...new Set(corpora)];
  if (!all.every((corpus) => existsSync(path.join(NEWS, `${corpus}.jsonl.gz`)))) return undefined;
  for (const corpus of all) {
    if (textsRead.has(corpus)) continue;
    textsRead.set(corpus, new Map(readCorpus(corpus).map((row) => [row.id, composed(row)])));
  }
  return new Map(all.flatMap((corpus) => [...textsRead.get(corpus)!]));
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

function nearInside(rows: readonly NewsRow[]): Drawn[] {
  const inside: Drawn[] = [];
  for (const row of rows) {
    const text = composed(row);
    const own = new AcrossArticles();
    for (const { start, end } of splitParagraphs(text)) {
      const block = makeBlock(text.slice(start, end));
      for (const sentence of block.sentences)
        own.add(fingerprint(makeBlock(block.text.slice(sentence.start, sentence.end))).words);
      own.add(fingerprint(block).words);
    }
    let mayRepeat = false;
    own.pairs('contained', ({ kind }) => {
      mayRepeat ||= kind === 'near';
    });
    if (!mayRepeat) continue;
    const { units } = analyse(text, {}, lexicon());
    const seen = new Set<string>();
    for (const { kind, start, end, other } of runsOf(units, findDuplicates(units))) {
      const name = `${start} ${end}`;
      if (kind !== 'near' || seen.has(name)) continue;
      seen.add(name);
      inside.push({ where: 'inside', ids: [row.id, row.id], spans: [{ start, end }, other] });
    }
  }
  return inside;
}

function nearAcross(rows: readonly NewsRow[]): Drawn[] {
  const search = new AcrossArticles();
  const places: { id: string; span: Span }[] = [];
  for (const row of rows) {
    const text = composed(row);
    for (const { start, end } of splitParagraphs(text)) {
      search.add(fingerprint(makeBlock(text.slice(start, end))).words);
      places.push({ id: row.id, span: { start, end } });
    }
  }
  const across: Drawn[] = [];
  search.pairs('contained', ({ a, b, kind }) => {
    const [x, y] = [places[a]!, places[b]!];
    if (kind === 'near' && x.id !== y.id) across.push({ where: 'across', ids: [x.id, y.id], spans: [x.span, y.span] });
  });
  const key = ({ ids, spans }: Drawn): string => `${ids.join(' ')} ${spans[0].start} ${spans[1].start}`;
  return across.sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

/** A pair with what a reader said of it. */
interface Verdict extends Drawn {
  readonly verdict: 'duplicate' | 'not';
}

function verdictsOf(name: SampleName): readonly Verdict[] {
  const file = path.resolve('test/accuracy/gold', SAMPLES[name].file);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { pairs: Verdict[] }).pairs : [];
}

/** Pairs that were read, by the reader's verdict and by whether they are shown. */
export interface NearScore {
  /** Duplicates that are shown. */
  readonly right: number;
  /** Shown, and no duplicates. */
  readonly wrong: number;
  /** Duplicates that are not shown. */
  readonly lost: number;
  /** Neither. */
  readonly spared: number;
}

const OUTCOME = { duplicate: { true: 'right', false: 'lost' }, not: { true: 'wrong', false: 'spared' } } as const;

/** Of the pairs that were read, which are shown as near duplicates. */
export function scoreNear(
  name: SampleName,
  visit: (pair: Verdict, outcome: keyof NearScore, texts: ReadonlyMap<string, string>) => void = () => {},
): NearScore | undefined {
  const pairs = verdictsOf(name);
  const texts = textsOf([ACROSS_CORPUS, ...SAMPLES[name].inside]);
  if (!texts || pairs.length === 0) return undefined;
  const score = { right: 0, wrong: 0, lost: 0, spared: 0 };
  for (const pair of pairs) {
    const [a, b] = pair.ids.map((id) => texts.get(id)!) as [string, string];
    const isShown = pair.where === 'inside' ? isShownInside(a, pair) : isShownAcross(a, b, pair);
    const outcome = OUTCOME[pair.verdict][`${isShown}`];
    score[outcome]++;
    visit(pair, outcome, texts);
  }
  return score;
}

const overlap = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

/** Neighbours that are shown as one may be more or fewer than were drawn. */
function isShownInside(text: string, { spans: [here, there] }: Drawn): boolean {
  return analyse(text, {}, lexicon()).findings.some(
    (finding) =>
      finding.code === 'near-duplicate' &&
      overlap(finding, here) &&
      finding.related.some((span) => overlap(span, there)),
  );
}

/** As `check --across` tells them: no furniture, no parallel wording. */
function isShownAcross(a: string, b: string, { spans: [here, there] }: Drawn): boolean {
  const sides = [
    { text: a, span: here },
    { text: b, span: there },
  ];
  const isFurniture = sides.some(({ text, span }) =>
    analyse(text, {}, lexicon()).paragraphs.some(({ start, kind }) => start === span.start && kind === 'boilerplate'),
  );
  if (isFurniture) return false;
  const search = new AcrossArticles();
  const [x, y] = sides.map(({ text, span }): Passage => {
    const own = text.slice(span.start, span.end);
    search.add(fingerprint(makeBlock(own)).words);
    return { text: own, names: analyse(own, {}, lexicon()).entities };
  });
  let isNear = false;
  search.pairs('contained', ({ kind }) => {
    isNear ||= kind === 'near';
  });
  return isNear && !isParallel(x!, y!, 'articles');
}

if (process.argv[1]?.includes('near-sample')) {
  const [mode = 'first', name = 'first'] = process.argv.slice(2);
  const print = (pair: Drawn, text: (side: 0 | 1) => string): void => {
    console.log(JSON.stringify(pair));
    for (const side of [0, 1] as const) console.log(`  ${'AB'[side]} ${text(side).replaceAll('\n', ' ⏎ ')}`);
  };
  if (mode === 'mistakes') {
    const score = scoreNear(name as SampleName, (pair, outcome, texts) => {
      if (outcome !== 'wrong' && outcome !== 'lost') return;
      console.log(outcome);
      print(pair, (side) => texts.get(pair.ids[side])!.slice(pair.spans[side].start, pair.spans[side].end));
    });
    console.log(JSON.stringify(score));
  } else {
    const made = drawNear(mode as SampleName);
    made?.drawn.forEach((pair) => {
      print(pair, (side) => made.text(pair, side));
    });
  }
}
