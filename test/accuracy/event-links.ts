/**
 * Scores the links between mentions of events by the judged pairs of `gold/event-pairs.json` (see `event-pairs.ts`): the articles of
 * the pairs are put into an index, with a sample of others so that names and words are as rare as they are in a folder.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { analyse } from '../../server/src/core/article.ts';
import type { Lexicon } from '../../server/src/core/entities/index.ts';
import { groupMentions } from '../../server/src/core/events/grouping.ts';
import { link } from '../../server/src/core/events/link.ts';
import type { Told } from '../../server/src/core/events/told.ts';
import { LineIndex } from '../../server/src/core/text/lines.ts';
import type { Span } from '../../server/src/core/types.ts';
import { coreOf, linkBy } from '../../server/src/workspace/index/event-core.ts';
import { type ArticleFacts, makeFacts } from '../../server/src/workspace/index/facts.ts';
import { givenIndex } from '../../server/src/workspace/index/given-index.ts';
import { type EventAt, TableWeights, toldOf } from '../../server/src/workspace/index/told-of.ts';
import { composed, NEWS, type NewsRow, randomFrom, readCorpus, sample } from './corpora.ts';
import type { Draw } from './draw-links.ts';
import type { EventPair } from './event-pairs.ts';
import type { Score } from './seeds.ts';

const CORPORA = ['ant-2018', 'saudi-2015'] as const;
/** Other articles of each set that stand around those of the pairs. */
const AROUND = 1000;
const SEED = 20261162;

export type Half = 'development' | 'test';

interface Judged extends EventPair {
  readonly verdict: 'same' | 'related' | 'different' | 'none';
  readonly half: Half;
}

/** An article of a news set with its text and facts. */
export interface Read {
  readonly id: string;
  readonly text: string;
  readonly facts: ArticleFacts;
}

export interface LinkScores {
  readonly links: Score;
  readonly bCubed: { readonly precision: number; readonly recall: number; readonly f1: number };
  readonly mistakes: readonly string[];
}

const goldFile = path.resolve('test/accuracy/gold/event-pairs.json');
const drawnFile = path.resolve('test/accuracy/gold/event-links.json');

/** Links that were drawn from all that the linker made (see `draw-links.ts`), as a reader judged them. */
type Drawn = Readonly<
  Record<Draw, { readonly pairs: readonly (EventPair & { readonly verdict: 'right' | 'wrong' })[] }>
>;

const readDrawn = (): Drawn => (JSON.parse(readFileSync(drawnFile, 'utf8')) as { draws: Drawn }).draws;

export const readJudged = (): Judged[] => (JSON.parse(readFileSync(goldFile, 'utf8')) as { pairs: Judged[] }).pairs;

/** Reads the articles of the pairs and those around them; undefined where the sets are absent. */
export function readForLinks(lexicon: Lexicon): Read[] | undefined {
  if (CORPORA.some((name) => !existsSync(path.join(NEWS, `${name}.jsonl.gz`)))) return undefined;
  const wanted = new Set(readJudged().flatMap(({ ids }) => ids));
  const random = randomFrom(SEED);
  return CORPORA.flatMap((name) => {
    const rows = readCorpus(name);
    const others = rows.filter(({ id }) => !wanted.has(id));
    return [...rows.filter(({ id }) => wanted.has(id)), ...sample(others, AROUND, random)].map((row) =>
      readRow(row, lexicon),
    );
  });
}

/** Reads the articles of the drawn links that are not read yet. */
export function readForDrawn(lexicon: Lexicon, read: readonly Read[]): Read[] {
  const known = new Set(read.map(({ id }) => id));
  const wanted = new Set(Object.values(readDrawn()).flatMap(({ pairs }) => pairs.flatMap(({ ids }) => ids)));
  return CORPORA.flatMap((name) =>
    readCorpus(name)
      .filter(({ id }) => wanted.has(id) && !known.has(id))
      .map((row) => readRow(row, lexicon)),
  );
}

function readRow(row: NewsRow, lexicon: Lexicon): Read {
  const text = composed(row);
  const day = /^\d{4}-\d\d-\d\d$/.test(row.published ?? '') ? row.published : undefined;
  const uri = `file:///${row.id}.txt`;
  const origin = { file: uri, stamp: { mtime: 0, size: 0 }, content: { lo: 0, hi: 0 }, options: 0 };
  return { id: row.id, text, facts: makeFacts(uri, null, analyse(text, day ? { date: day } : {}, lexicon), origin) };
}

/** What the articles of the pairs tell, as it is compared. */
export interface Prepared {
  readonly weights: TableWeights;
  readonly text: (id: string, span: Span) => string;
  /** The mentions that a sentence of an article tells. */
  readonly toldIn: (id: string, span: Span) => Told[];
  /** Whether one who asks about either of two sentences is shown the other one as the same event. */
  readonly areLinked: (pair: EventPair) => boolean;
}

/** Puts the articles into an index. */
export function prepare(read: readonly Read[]): Prepared {
  const index = givenIndex();
  index.set(...read.map(({ facts }) => facts));
  const byId = new Map(read.map((one) => [one.id, one]));
  const tolds = new Map<string, Told[]>();
  /** All mentions of an article, and those of a sentence. */
  const mentionsIn = (id: string, span: Span): { own: EventAt[]; asked: EventAt[] } => {
    const { text, facts } = byId.get(id)!;
    const lines = new LineIndex(text);
    const { part, article } = index.table.article(facts.uri)!;
    const first = part.segment.events.ofArticle[article]!;
    const own = facts.events.map((_, i): EventAt => ({ part, event: first + i, article }));
    const asked = own.filter((_, i) => {
      const at = lines.offsetAt(facts.sentences[facts.events[i]!.sentence]!);
      return at >= span.start && at < span.end;
    });
    return { own, asked };
  };
  const toldIn = (id: string, span: Span): Told[] => {
    const key = `${id} ${span.start}`;
    let told = tolds.get(key);
    if (!told) {
      told = mentionsIn(id, span).asked.map(toldOf);
      tolds.set(key, told);
    }
    return told;
  };
  const weights = new TableWeights(index.table);
  const shows = (one: { own: EventAt[]; asked: EventAt[] }, other: { asked: EventAt[] }): boolean =>
    one.asked.some((at) => {
      const told = toldOf(at);
      const core = coreOf(at, told, one.own, weights);
      const coreTold = core === at ? told : toldOf(core);
      return other.asked.some((b) => linkBy(told, coreTold, toldOf(b), weights)?.label === 'same');
    });
  const areLinked = ({ ids, spans }: EventPair): boolean => {
    const [a, b] = [mentionsIn(ids[0], spans[0]), mentionsIn(ids[1], spans[1])];
    return shows(a, b) || shows(b, a);
  };
  const text = (id: string, { start, end }: Span): string => byId.get(id)!.text.slice(start, end);
  return { weights, text, toldIn, areLinked };
}

/** How many of the drawn links that are still made are right, and how many of the right ones are still made. */
export function scoreDrawn({ areLinked }: Prepared, draw: Draw): Score {
  const score = { right: 0, found: 0, wanted: 0 };
  for (const pair of readDrawn()[draw].pairs) {
    const isRight = pair.verdict === 'right';
    if (isRight) score.wanted++;
    if (!areLinked(pair)) continue;
    score.found++;
    if (isRight) score.right++;
  }
  return score;
}

/** Compares what the pairs' sentences tell with what was judged. */
export function scoreLinks({ weights, text, toldIn }: Prepared, half: Half): LinkScores {
  const mistakes: string[] = [];
  let [right, found, wanted] = [0, 0, 0];
  const judged = readJudged().filter((pair) => pair.half === half && pair.verdict !== 'none');
  for (const { ids, spans, verdict } of judged) {
    const [a, b] = [toldIn(ids[0], spans[0]), toldIn(ids[1], spans[1])];
    const links = a.flatMap((one) => b.flatMap((other) => link(one, other, weights) ?? []));
    const isSame = links.some(({ label }) => label === 'same');
    if (isSame) found++;
    if (verdict === 'same') wanted++;
    if (isSame && verdict === 'same') right++;
    if (isSame !== (verdict === 'same')) {
      const best = links.sort((x, y) => y.score - x.score)[0];
      const texts = ids.map((id, i) => `   ${text(id, spans[i]!).slice(0, 400)}`);
      mistakes.push(`${verdict} ${ids.join(' ')} ${JSON.stringify(best ?? null)}\n${texts.join('\n')}`);
    }
  }
  const sentences = new Map<string, { told: Told[]; gold: string }>();
  const parent = new Map<string, string>();
  const root = (key: string): string => {
    const above = parent.get(key) ?? key;
    return above === key ? key : root(above);
  };
  for (const { ids, spans, verdict } of judged) {
    const keys = ids.map((id, i) => `${id} ${spans[i]!.start}`);
    for (const [i, key] of keys.entries())
      if (!sentences.has(key)) sentences.set(key, { told: toldIn(ids[i]!, spans[i]!), gold: key });
    if (verdict === 'same') parent.set(root(keys[1]!), root(keys[0]!));
  }
  for (const [key, one] of sentences) one.gold = root(key);
  return { links: { right, found, wanted }, bCubed: bCubed([...sentences.values()], weights), mistakes };
}

/** B-cubed over sentences (Bagga and Baldwin 1998); a sentence that tells two events belongs with those of either. */
function bCubed(sentences: readonly { told: Told[]; gold: string }[], weights: TableWeights): LinkScores['bCubed'] {
  const told = sentences.flatMap((one) => one.told);
  const owners = sentences.flatMap((one, i) => one.told.map(() => i));
  const near = sentences.map((_, i) => new Set([i]));
  for (const { mentions } of groupMentions(told, weights)) {
    for (const a of mentions) for (const b of mentions) near[owners[a]!]!.add(owners[b]!);
  }
  let [precision, recall] = [0, 0];
  for (const [i, { gold }] of sentences.entries()) {
    const all = sentences.filter((other) => other.gold === gold).length;
    const both = [...near[i]!].filter((other) => sentences[other]!.gold === gold).length;
    precision += both / near[i]!.size / sentences.length;
    recall += both / all / sentences.length;
  }
  return { precision, recall, f1: (2 * precision * recall) / (precision + recall || 1) };
}
