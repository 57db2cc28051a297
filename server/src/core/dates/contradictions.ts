import type { Finding, Span } from '../types.ts';
import type { DayMeaning } from './meaning.ts';
import type { PlacedDates } from './reference.ts';

/** A place that says the weekday of publication: اليوم الجمعة says 5, أمس الخميس too. Offsets into the text. */
interface Said extends Span {
  readonly weekday: number;
  readonly day: DayMeaning;
  /** The words of the weekday. */
  readonly at: Span;
  readonly block: number;
}

/**
 * Where the text contradicts itself on its day of publication (اليوم الجمعة, and أمس السبت further down): each place that
 * disagrees with most of them, or with the first where they are as many. A day's difference between two paragraphs is only information: copy of
 * two days that was joined keeps its أمس. Needs no publication date. Offsets into the text; `related` are the
 * words of the weekday that may be wrong, and the place that is disagreed with.
 */
export function contradictions(blocks: readonly PlacedDates[]): Finding[] {
  const places: Said[] = [];
  for (const [block, { local, start, otherArticle, kind }] of blocks.entries()) {
    if (otherArticle || kind === 'boilerplate') continue;
    for (const { expression, day, said: weekday } of local.clues) {
      const { start: from, end } = expression;
      const { start: first, end: last } = day?.weekdaySpan ?? { start: from, end };
      const at = { start: start + first, end: start + last };
      if (weekday !== undefined) places.push({ start: start + from, end: start + end, weekday, day: day!, at, block });
    }
  }
  if (places.every(({ weekday }) => weekday === places[0]!.weekday)) return [];
  const counts = new Array<number>(7).fill(0);
  for (const { weekday } of places) counts[weekday]!++;
  const most = Math.max(...counts);
  const believed = places.find(({ weekday }) => counts[weekday] === most)!;
  return places
    .filter(({ weekday }) => weekday !== believed.weekday)
    .map(({ start, end, at, day, weekday, block }) => ({
      start,
      end,
      code: 'deictic-weekday',
      severity: block !== believed.block && apart(weekday, believed.weekday) === 1 ? 'information' : 'warning',
      related: [at, { start: believed.start, end: believed.end }],
      data: {
        deictic: day.deictic!,
        written: day.weekday!,
        right: (believed.weekday + day.deictic! + 7) % 7,
        otherDeictic: believed.day.deictic!,
        otherWritten: believed.day.weekday!,
      },
    }));
}

/** Days between two weekdays, the short way round. */
const apart = (a: number, b: number): number => Math.min((a - b + 7) % 7, (b - a + 7) % 7);
