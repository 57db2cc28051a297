/**
 * How fast dates are read: on news (../shared/data/news, optional development data; else the samples, again and again), on
 * texts made to be slow, and beside chrono-node, the one date parser on npm that reads Arabic. (The npm releases of
 * Microsoft's recognizers, 1.3.2 the last, have no Arabic dates.)
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { recogniseDates, resolveDates } from '../../server/src/core/dates/index.ts';
import { MONTHS } from '../../server/src/core/dates/tables/cldr.ts';
import { makeBlock } from '../../server/src/core/text/block.ts';
import { installPeers, PEERS } from './peers.ts';
import type { Row } from './row.ts';
import { articles, read } from './texts.ts';

const DATA = path.resolve('../shared/data/news/saudi-2015.jsonl.gz');
/** Many and short: the fastest says what the code costs, the others what else the machine did. */
const ROUNDS = 25;
/** UTF-16 code units of the news, and of a megabyte of UTF-16. */
const NEWS = 2_000_000;
const MEGABYTE = 500_000;

const CONTEXT = { reference: { date: '2015-07-20', from: 'option' }, otherArticle: false } as const;

function news(): { what: string; paragraphs: string[] } {
  const paragraphs: string[] = [];
  let length = 0;
  const add = (text: string) => {
    for (const line of text.split('\n')) {
      const paragraph = line.trim();
      if (paragraph === '' || length >= NEWS) continue;
      paragraphs.push(paragraph);
      length += paragraph.length;
    }
  };
  if (existsSync(DATA)) {
    for (const line of gunzipSync(readFileSync(DATA)).toString('utf8').split('\n')) {
      if (length >= NEWS) break;
      if (line !== '') add((JSON.parse(line) as { text: string }).text);
    }
    return { what: 'news of saudi-2015', paragraphs };
  }
  const texts = articles().files.map(read);
  while (length < NEWS) for (const text of texts) add(text);
  return { what: 'the samples, repeated (../shared absent)', paragraphs };
}

/** Milliseconds for one pass, paragraph by paragraph as an article is read: blocks apart, dates and values apart. */
function pass(paragraphs: readonly string[]): { blocks: number; dates: number } {
  let blocks = 0;
  let dates = 0;
  for (const paragraph of paragraphs) {
    const start = performance.now();
    const block = makeBlock(paragraph);
    const made = performance.now();
    resolveDates(recogniseDates(block), block, CONTEXT);
    dates += performance.now() - made;
    blocks += made - start;
  }
  return { blocks, dates };
}

function repeated(piece: string, length: number): string {
  return piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
}

const HOSTILE: readonly [string, string][] = [
  ['digits without a space', '1234567890'],
  ['numbers', '12 2020 31 5 '],
  ['month names', `${Object.values(MONTHS).join('|').replaceAll('|', ' ')} `],
  ['«من 1 إلى 2 و»', 'من 1 إلى 2 و'],
];

/** Speed on one paragraph of a megabyte, and how much longer a byte takes in one of ten. */
function hostile(name: string, piece: string): Row[] {
  const one = repeated(piece, MEGABYTE);
  const ten = repeated(piece, MEGABYTE * 10);
  const times: [number[], number[]] = [[], []];
  for (let round = 0; round < 3; round++) {
    // Ten passes over the small text beside one over the large, so that a slow minute of the machine slows both.
    let small = 0;
    for (let k = 0; k < 10; k++) small += total(pass([one]));
    times[0].push(small);
    times[1].push(total(pass([ten])));
  }
  const [small, large] = [Math.min(...times[0]), Math.min(...times[1])];
  const found = recogniseDates(makeBlock(one)).expressions.length;
  return [
    row(`dates, 1 MB of ${name} (${found} dates): text to dates`, speed(MEGABYTE * 10, small), '—'),
    {
      measure: `dates, 10 MB of ${name}: time for a byte, as against 1 MB`,
      value: (large / small).toFixed(2),
      unit: '×',
      goal: '≤ 1.3 ×',
    },
  ];
}

const total = ({ blocks, dates }: { blocks: number; dates: number }): number => blocks + dates;
const speed = (units: number, milliseconds: number): number => (units * 2) / 1000 / milliseconds;
const row = (measure: string, value: number, goal: string): Row => ({
  measure,
  value: value.toFixed(value < 10 ? 2 : 1),
  unit: 'MB/s',
  goal,
});

interface Chrono {
  readonly ar: { parse(text: string, reference: Date): unknown[] };
}

/** Megabytes of UTF-16 a second on one core. */
export async function datesBench(): Promise<Row[]> {
  installPeers();
  const chrono = (await import(
    pathToFileURL(path.join(PEERS, 'node_modules/chrono-node/dist/esm/index.js')).href
  )) as Chrono;
  const { what, paragraphs } = news();
  const length = (list: readonly string[]): number => list.reduce((sum, { length }) => sum + length, 0);
  const units = length(paragraphs);
  // The peer is slower by so much that a part of the text will do.
  const part = paragraphs.slice(0, Math.ceil(paragraphs.length / 20));
  const reference = new Date(CONTEXT.reference.date);
  const times: { all: number[]; blocks: number[]; dates: number[]; peer: number[] } = {
    all: [],
    blocks: [],
    dates: [],
    peer: [],
  };
  for (let round = 0; round < ROUNDS; round++) {
    const { blocks, dates } = pass(paragraphs);
    times.blocks.push(blocks);
    times.dates.push(dates);
    times.all.push(blocks + dates);
    const start = performance.now();
    for (const paragraph of part) chrono.ar.parse(paragraph, reference);
    times.peer.push(performance.now() - start);
  }
  const ours = speed(units, Math.min(...times.all));
  const theirs = speed(length(part), Math.min(...times.peer));
  return [
    row(`dates, ${what} (UTF-16): text to dates, tokens and sentences included`, ours, '≥ 20 MB/s'),
    row('dates, same text: recognising and resolving alone', speed(units, Math.min(...times.dates)), '≥ 40 MB/s'),
    row('dates, same text: tokens and sentences alone', speed(units, Math.min(...times.blocks)), '—'),
    row('chrono-node 2.10.3, its Arabic, a twentieth of the text', theirs, '—'),
    { measure: 'times faster than chrono-node', value: (ours / theirs).toFixed(0), unit: '×', goal: '—' },
    ...HOSTILE.flatMap(([name, piece]) => hostile(name, piece)),
  ];
}

if (process.argv[1]?.includes('dates')) {
  for (const { measure, value, unit, goal } of await datesBench())
    console.log(`${measure}: ${value} ${unit} (goal ${goal})`);
}
