import { existsSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { analyse } from '../../server/src/core/article.ts';
import { type EventParagraph, eventMentions, readEvents } from '../../server/src/core/events/index.ts';
import { makeBlock } from '../../server/src/core/text/block.ts';
import { NEWS, randomFrom, readCorpus, sample } from '../accuracy/corpora.ts';
import { lexicon } from '../fixtures/lexicon.ts';
import type { Row } from './row.ts';
import { articles, read } from './texts.ts';

const COUNT = 300;
/** Many: the fastest says what the code costs, the others what else the machine did. */
const ROUNDS = 40;
/** UTF-16 code units of a text made to be slow. */
const HOSTILE_LENGTH = 200_000;

/** The event pass over whole articles that are read afresh: acts, figures, participants, times. Names and dates are given. */
export function eventsBench(): Row[] {
  const texts = existsSync(NEWS)
    ? sample(readCorpus('saudi-2015'), COUNT, randomFrom(20261160)).map(({ title, text }) => `${title}\n${text}`)
    : articles().files.map(read);
  const analysed = texts.map((text) => {
    const analysis = analyse(text, { date: '2015-07-20' }, lexicon());
    const inside = <T extends { start: number; end: number }>(list: readonly T[], start: number, end: number): T[] =>
      list
        .filter((item) => item.start >= start && item.end <= end)
        .map((item) => ({ ...item, start: item.start - start, end: item.end - start }));
    const paragraphs = analysis.paragraphs.map(({ start, end }) => ({
      start,
      block: makeBlock(text.slice(start, end)),
      entities: inside(analysis.entities, start, end),
      dates: inside(analysis.dates, start, end),
      boilerplate: [],
    }));
    return { paragraphs, reference: analysis.reference };
  });
  const times: number[] = [];
  let found = 0;
  for (let round = 0; round < ROUNDS; round++) {
    found = 0;
    const start = performance.now();
    for (const { paragraphs, reference } of analysed) {
      const placed: EventParagraph[] = paragraphs.map((paragraph) => ({
        ...paragraph,
        local: readEvents(paragraph.block),
      }));
      found += eventMentions(placed, reference, -1).length;
    }
    if (round >= 4) times.push((performance.now() - start) / analysed.length);
  }
  return [
    {
      measure: `events, the whole pass over an average article (${texts.length} articles, ${found} mentions)`,
      value: Math.min(...times).toFixed(3),
      unit: 'ms',
      goal: '≤ 0.3 ms',
    },
    ...hostile(),
  ];
}

/** One sentence without an end: how much longer a byte takes in a text ten times as long. */
function hostile(): Row[] {
  const pieces = ['قال بوتين إن ', 'عقد في باريس 12 قتيلا مع ماكرون و', 'التقى ', 'وفي بغداد، أعلن " '];
  return pieces.map((piece) => {
    const time = (length: number): number => {
      const block = makeBlock(piece.repeat(Math.ceil(length / piece.length)).slice(0, length));
      const start = performance.now();
      readEvents(block);
      return performance.now() - start;
    };
    let small = Number.POSITIVE_INFINITY;
    let large = Number.POSITIVE_INFINITY;
    for (let round = 0; round < 5; round++) {
      small = Math.min(small, time(HOSTILE_LENGTH));
      large = Math.min(large, time(HOSTILE_LENGTH * 10));
    }
    return {
      measure: `events, «${piece.trim()}» without an end: time for a byte at ten times the length`,
      value: (large / small / 10).toFixed(2),
      unit: '×',
      goal: '≤ 1.5 ×',
    };
  });
}

if (process.argv[1]?.includes('events')) {
  for (const { measure, value, unit, goal } of eventsBench())
    console.log(`${measure}: ${value} ${unit} (goal ${goal})`);
}
