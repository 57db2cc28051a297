import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type Analysis, analyse } from '../../server/src/core/article.ts';
import type { Lexicon } from '../../server/src/core/entities/index.ts';
import type { Span } from '../../server/src/core/types.ts';

/** The seed articles are development data that lies beside the checkout; they are not part of the project. */
export const SEEDS = path.resolve('../shared/seeds');
const GOLD = path.resolve('test/accuracy/gold/seeds.json');

interface Gold {
  readonly file: string;
  readonly sha256: string;
  readonly referenceGiven: string;
  readonly entities: readonly (Span & { type: string; id: string })[];
  readonly dates: readonly (Span & { kind: string; value: string | null })[];
  readonly paragraphs: readonly (Span & { kind: string })[];
  readonly sentences: readonly Span[];
  readonly duplicates: readonly { unit: string; kind: string; members: readonly Span[] }[];
  readonly boilerplate: readonly (Span & { kind: string })[];
}

export interface Seed {
  readonly gold: Gold;
  readonly text: string;
  readonly analysis: Analysis;
}

/** The annotated seeds, analysed with the publication date of the annotation; undefined where the folder is absent. */
export function readSeeds(lexicon: Lexicon): Seed[] | undefined {
  if (!existsSync(SEEDS)) return undefined;
  const { files } = JSON.parse(readFileSync(GOLD, 'utf8')) as { files: Gold[] };
  return files.map((gold) => {
    const bytes = readFileSync(path.join(SEEDS, gold.file));
    if (createHash('sha256').update(bytes).digest('hex') !== gold.sha256) {
      throw new Error(`${gold.file} is not the text that was annotated`);
    }
    const text = bytes.toString('utf8').replace(/^\ufeff/, '');
    return { gold, text, analysis: analyse(text, { date: gold.referenceGiven, fileName: gold.file }, lexicon) };
  });
}

/** Counts of one comparison: right, found and wanted. */
export interface Score {
  readonly right: number;
  readonly found: number;
  readonly wanted: number;
}

export const precision = ({ right, found }: Score): number => (found === 0 ? 1 : right / found);
export const recall = ({ right, wanted }: Score): number => (wanted === 0 ? 1 : right / wanted);
export const f1 = (score: Score): number => {
  const p = precision(score);
  const r = recall(score);
  return p + r === 0 ? 0 : (2 * p * r) / (p + r);
};

/** Compares two sets by a key; an item that stands twice counts once. */
export function compare<G, F>(
  gold: readonly G[],
  found: readonly F[],
  keyOfGold: (item: G) => string,
  keyOfFound: (item: F) => string,
): Score {
  const wanted = new Set(gold.map(keyOfGold));
  const have = new Set(found.map(keyOfFound));
  let right = 0;
  for (const key of have) if (wanted.has(key)) right++;
  return { right, found: have.size, wanted: wanted.size };
}

export const add = (scores: readonly Score[]): Score =>
  scores.reduce(
    (sum, score) => ({
      right: sum.right + score.right,
      found: sum.found + score.found,
      wanted: sum.wanted + score.wanted,
    }),
    { right: 0, found: 0, wanted: 0 },
  );

const span = ({ start, end }: Span): string => `${start}-${end}`;
const members = (group: { unit: string; kind: string; members: readonly Span[] }): string =>
  `${group.unit} ${group.kind} ${group.members.map(span).join(' ')}`;

/** What is scored on one seed, by name. */
export function scoreSeed({ gold, analysis }: Seed): Record<string, Score> {
  const typed = (item: Span & { type: string }) => `${span(item)} ${item.type}`;
  const kinded = (item: Span & { kind: string }) => `${span(item)} ${item.kind}`;
  const valued = (item: Span & { value: string | null }) => `${span(item)} ${item.value}`;
  const ofType = (type: string) =>
    compare(
      gold.entities.filter((entity) => entity.type === type),
      analysis.entities.filter((entity) => entity.type === type),
      span,
      span,
    );
  return {
    entities: compare(gold.entities, analysis.entities, typed, typed),
    'entities: person': ofType('person'),
    'entities: place': ofType('place'),
    'entities: organization': ofType('organization'),
    'entities: event': ofType('event'),
    identity: identity(gold.entities, analysis.entities),
    'dates: spans': compare(gold.dates, analysis.dates, span, span),
    'dates: spans and values': compare(gold.dates, analysis.dates, valued, valued),
    'dates: spans and kinds': compare(gold.dates, analysis.dates, kinded, kinded),
    duplicates: compare(gold.duplicates, analysis.duplicates, members, members),
    boilerplate: compare(gold.boilerplate, analysis.boilerplate, kinded, kinded),
    'paragraph kinds': compare(gold.paragraphs, analysis.paragraphs, kinded, kinded),
    sentences: compare(gold.sentences, analysis.sentences, span, span),
  };
}

/** Pairs of mentions that both sides have: how many are joined alike. Ids are compared as groupings, never as strings. */
function identity(gold: readonly (Span & { id: string })[], found: readonly (Span & { id: string })[]): Score {
  const foundIds = new Map(found.map((entity) => [span(entity), entity.id]));
  const both = gold.flatMap((entity) => {
    const id = foundIds.get(span(entity));
    return id === undefined ? [] : [{ gold: entity.id, found: id }];
  });
  let right = 0;
  let joined = 0;
  let wanted = 0;
  for (let i = 0; i < both.length; i++) {
    for (let k = i + 1; k < both.length; k++) {
      const same = both[i]!.gold === both[k]!.gold;
      const made = both[i]!.found === both[k]!.found;
      if (same) wanted++;
      if (made) joined++;
      if (same && made) right++;
    }
  }
  return { right, found: joined, wanted };
}

/** What is wrong on one seed, for a person to read on a terminal; never written to a file. */
export function mistakes({ gold, text, analysis }: Seed): string[] {
  const lines: string[] = [];
  const list = <T extends Span>(what: string, wanted: readonly T[], have: readonly T[], key: (item: T) => string) => {
    const w = new Set(wanted.map(key));
    const h = new Set(have.map(key));
    const show = (sign: string, item: T) => {
      const context = text
        .slice(Math.max(0, item.start - 25), item.start)
        .split('\n')
        .pop();
      const after = text.slice(item.end, item.end + 15).split('\n')[0];
      lines.push(
        `${sign} ${what} ${key(item)}: ${context}[${text.slice(item.start, Math.min(item.end, item.start + 80))}]${after}`,
      );
    };
    for (const item of wanted) if (!h.has(key(item))) show('missed', item);
    for (const item of have) if (!w.has(key(item))) show('extra ', item);
  };
  list('entity', gold.entities, analysis.entities, (e) => `${span(e)} ${e.type}`);
  list('date', gold.dates, analysis.dates, (d) => `${span(d)} ${d.value}`);
  list('boilerplate', gold.boilerplate, analysis.boilerplate, (b) => `${span(b)} ${b.kind}`);
  list('paragraph', gold.paragraphs, analysis.paragraphs, (p) => `${span(p)} ${p.kind}`);
  list<Span>('sentence', gold.sentences, analysis.sentences, span);
  const wanted = new Set(gold.duplicates.map(members));
  const have = new Set(analysis.duplicates.map(members));
  for (const group of wanted) if (!have.has(group)) lines.push(`missed duplicate ${group}`);
  for (const group of have) if (!wanted.has(group)) lines.push(`extra  duplicate ${group}`);
  return lines;
}
