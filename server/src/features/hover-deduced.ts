import { isoDate, parseIso } from '../core/dates/calendar.ts';
import { daysOfDate } from '../core/dates/publication-days.ts';
import type { DateMention } from '../core/types.ts';
import { DEDUCED } from '../messages.ts';
import type { DeducedDate, DeducedDates } from '../workspace/deduced-dates.ts';
import type { DaySource } from '../workspace/events.ts';
import { baseName } from '../workspace/uri.ts';
import { type Line, linkTo, type Piece } from './card.ts';
import { inWords } from './hover-steps.ts';
import type { View } from './view.ts';

/** More days than this are told by the first and the last. */
const MOST_DAYS = 5;
/** Articles that are named for one day. */
const MOST_SOURCES = 2;

/** Whether a date of an article has no value because nobody knows when the article was published. */
export const isOpen = ({ value }: Pick<DateMention, 'value'>): boolean => value?.includes('X') === true;

/**
 * What other articles leave of an open date, as a deduction: the day or days with who says so, and when the article was probably published.
 * Nothing for a date of which they leave too much.
 */
export function deducedLines(date: DateMention, deduced: DeducedDates, view: View): Line[] {
  const known = deduced.dates.get(date.start) ?? counted(date, deduced, view.snapshot.analysis.placedDates);
  if (!known) return [];
  const words = DEDUCED.day[view.language](inOrder(known.days, view));
  const published = publishedWords(deduced, view);
  return [
    [{ text: words, strong: true }, { text: ' ' }, ...sourcePieces(known.from, view)],
    ...(published === undefined ? [] : [[{ text: published }]]),
  ];
}

/** A date of no event: what it is on the days on which the article was probably published. */
function counted(
  date: DateMention,
  { published, from }: DeducedDates,
  blocks: View['snapshot']['analysis']['placedDates'],
): DeducedDate | undefined {
  const days = daysOfDate(
    blocks,
    date.start,
    published.days.flatMap((day) => parseIso(day) ?? []),
  );
  return days.length === 0 || days.length > MOST_DAYS ? undefined : { days: days.map(isoDate), from };
}

/** `استُنتج الأربعاء 6 أبريل 2022 من b.txt:3 «6 أبريل 2022»`, for the line of an event's date. */
export function deducedPieces({ days, from }: DeducedDate, view: View): Piece[] {
  const words = DEDUCED.event[view.language](inOrder(days, view));
  return [{ text: words, strong: true }, { text: ' ' }, ...sourcePieces(from, view)];
}

/** `نُشر على الأرجح الجمعة 8 أبريل 2022`; undefined where so much is left that it says nothing. */
function publishedWords({ published: { from, to, days } }: DeducedDates, view: View): string | undefined {
  const { language } = view;
  if (days.length === 0) return undefined;
  if (days.length <= MOST_DAYS) return DEDUCED.published[language](inOrder(days, view));
  return DEDUCED.publishedBetween[language](inWords(from, view) ?? from, inWords(to, view) ?? to);
}

const inOrder = (days: readonly string[], view: View): string =>
  days.map((day) => inWords(day, view) ?? day).join(view.language === 'ar' ? ' أو ' : ' or ');

/** Links `file:line`, each with what it says. */
function sourcePieces(from: readonly DaySource[], { language }: View): Piece[] {
  const [open, close] = language === 'ar' ? '«»' : '“”';
  const comma = language === 'ar' ? '، ' : ', ';
  return from
    .slice(0, MOST_SOURCES)
    .flatMap(({ uri, line, character, said }, i): Piece[] => [
      ...(i > 0 ? [{ text: comma }] : []),
      { text: `${baseName(uri)}:${line + 1}`, link: linkTo(uri, line, character), isolate: true },
      ...(said === null ? [] : [{ text: ' ' }, { text: `${open}${said}${close}`, isolate: true }]),
    ]);
}
