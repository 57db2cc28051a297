import { hijri, isoDate, parseIso, weekdayOf } from '../core/dates/calendar.ts';
import type { DateMention } from '../core/types.ts';
import { EVENT_LABELS } from '../event-messages.ts';
import { DATE_KINDS, hijriDate, LABELS, RESOLUTIONS, weekdayName } from '../messages.ts';
import { daysOf, timeKeys } from '../workspace/days.ts';
import { deduceDates } from '../workspace/deduced-dates.ts';
import type { Cancel } from '../workspace/entity-index.ts';
import type { ToldEvent } from '../workspace/events.ts';
import type { Card, Line, Paragraph, Piece } from './card.ts';
import { deducedLines, isOpen } from './hover-deduced.ts';
import { sentencesOf } from './hover-entity.ts';
import { eventLines } from './hover-event.ts';
import { directionOf, MOST_LINKS, otherSentences, ownSentences } from './hover-lines.ts';
import { distanceOf, stepLines } from './hover-steps.ts';
import { at, type WideView } from './view.ts';

/** More days than this are shown as their value alone. */
const MOST_DAYS = 3;
/** Events of the day, and of the days around it, that are shown. */
const MOST_EVENTS = 3;
const MOST_EVENTS_OF_WEEK = 2;
/** Days to either side. */
const WEEK = 3;

/** The card of a date: weekday, value, Hijri date, distance from today, how it was found, and who else speaks of that time. */
export async function dateCard(view: WideView, date: DateMention, cancel: Cancel): Promise<Card> {
  const { snapshot, language, settings, related } = view;
  const { analysis } = snapshot;
  const direction = directionOf(language);
  const deduced = await deducedFrom(view, date, cancel);
  const steps = stepLines(date, view);
  // What the text alone leaves of the day stands back behind what other articles tell of it.
  const lines: Line[] = [
    ...valueLines(date, view),
    ...(deduced.length > 0 ? [...steps.slice(0, 1), ...deduced] : steps),
  ];
  const card: Paragraph[] = [{ direction, lines }];

  const times = timeKeys(date.value);
  if (times.length > 0) {
    const wanted = new Set(times);
    const others = analysis.dates.filter((other) => timeKeys(other.value).some((time) => wanted.has(time)));
    const own = analysis.sentences.find(({ start, end }) => start <= date.start && date.end <= end);
    const sentences = sentencesOf(analysis.sentences, others).filter(({ start }) => start !== own?.start);
    card.push(ownSentences(view, LABELS.inThisArticle[language](), sentences));
    if (settings.hover.relatedArticles) {
      const answer = await related.forTime(times, snapshot.uri, MOST_LINKS);
      const told = await eventsAround(view, date, cancel);
      const shown = placesOf(told.day);
      const sentences = answer.sentences.filter(({ uri, sentence }) => !shown.has(placeKey(uri, sentence)));
      const lines = eventLines(view, told.day, MOST_EVENTS);
      const room = { ...answer, sentences: sentences.slice(0, MOST_LINKS - lines.length) };
      card.push(otherSentences(room, related, LABELS.thatDay[language](), language, MOST_LINKS, undefined, lines));
      const week = eventLines(view, told.week, MOST_EVENTS_OF_WEEK);
      if (week.length > 0) {
        const title: Line = [{ text: `${EVENT_LABELS.thatWeek[language]()}:`, strong: true, isolate: true }];
        card.push({ direction: 'rtl', lines: [title, ...week] });
      }
    }
  }
  return card;
}

/** What other articles leave of a date that is open because nobody knows when the article was published. */
async function deducedFrom(view: WideView, date: DateMention, cancel: Cancel): Promise<Line[]> {
  const { snapshot, events, settings, today } = view;
  const { reference, otherArticleAt } = snapshot.analysis;
  const isForeign = otherArticleAt >= 0 && date.start >= otherArticleAt;
  if (!settings.hover.relatedArticles || reference.date !== null || isForeign || !isOpen(date)) return [];
  const deduced = await deduceDates(snapshot, events, today, cancel);
  return deduced ? deducedLines(date, deduced, view) : [];
}

/** What other articles tell of a date's days, and of the days around a single one: what shares a name with the sentence first. */
async function eventsAround(
  { snapshot, events }: WideView,
  date: DateMention,
  cancel: Cancel,
): Promise<{ day: readonly ToldEvent[]; week: readonly ToldEvent[] }> {
  const days = daysOf(date.value);
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return { day: [], week: [] };
  const { analysis, uri } = snapshot;
  const sentence = at(analysis.sentences, date.start);
  const named = analysis.entities.filter(
    ({ start, end }) => sentence && sentence.start <= start && end <= sentence.end,
  );
  const about = [...new Set(named.map(({ id }) => id))];
  const day = await events.eventsOn({ from: first, to: last }, { from: uri, about, limit: MOST_EVENTS }, cancel);
  if (days.length > 1 || about.length === 0) return { day: day.events, week: [] };
  const number = parseIso(first) ?? Number.NaN;
  const around = { from: isoDate(number - WEEK), to: isoDate(number + WEEK) };
  const shown = placesOf(day.events);
  const wish = { from: uri, about, limit: MOST_EVENTS + MOST_EVENTS_OF_WEEK };
  const { events: all } = await events.eventsOn(around, wish, cancel);
  return {
    day: day.events,
    week: all.filter(({ sources, date: when, participants, place }) => {
      const [own] = daysOf(when?.value ?? null);
      if (![...participants, place].some((one) => one && about.includes(one.id))) return false;
      return own !== first && sources.every(({ uri: other, ...place }) => !shown.has(placeKey(other, place)));
    }),
  };
}

const placeKey = (uri: string, { line, character }: { line: number; character: number }): string =>
  `${uri} ${line} ${character}`;

const placesOf = (events: readonly ToldEvent[]): Set<string> =>
  new Set(events.flatMap(({ sources }) => sources.map(({ uri, ...place }) => placeKey(uri, place))));

/** `الخميس · 2024-02-29 · 19 شعبان 1445 هـ · قبل شهرين`, one line for each of a few days. */
function valueLines({ value, kind, calendar }: DateMention, view: WideView): Line[] {
  const { language } = view;
  const days = daysOf(value);
  if (days.length === 0 || days.length > MOST_DAYS || value?.includes('T')) {
    const name = DATE_KINDS[kind]?.[language];
    const [day] = days;
    const open = /^XXXX-WXX-([1-7])$/.exec(value ?? '');
    const first: Piece[] = open
      ? [{ text: weekdayName(Number(open[1]) % 7, language) }]
      : value?.includes('T') && day !== undefined
        ? describe(day, view).slice(0, 1)
        : [];
    const pieces: Piece[] = [...first, ...(first.length > 0 ? [{ text: ' · ' }] : [])];
    pieces.push({ text: value ?? name ?? RESOLUTIONS.unresolved[language], strong: true, isolate: true });
    if (value !== null && name) pieces.push({ text: ` · ${name}` });
    if (calendar === 'islamic-umalqura' && days.length === 0)
      pieces.push({ text: ` · ${hijriInterval(value, language)}` });
    return [pieces];
  }
  return days.map((day) => describe(day, view));
}

function describe(day: string, view: WideView): Piece[] {
  const { language } = view;
  const number = parseIso(day);
  if (number === undefined) return [{ text: day, strong: true, isolate: true }];
  const pieces: Piece[] = [
    { text: `${weekdayName(weekdayOf(number), language)}` },
    { text: ' · ' },
    { text: day, strong: true, isolate: true },
  ];
  const islamic = hijri(number);
  if (islamic) pieces.push({ text: ` · ${hijriDate(islamic, language)}` });
  const away = distanceOf(number, view);
  if (away !== undefined) pieces.push({ text: ` · ${away}` });
  return pieces;
}

/** The Hijri days that an interval runs from and to. */
function hijriInterval(value: string | null, language: WideView['language']): string {
  const ends = (value ?? '').split('/').map((day) => parseIso(day));
  return ends
    .flatMap((day) => {
      const date = day === undefined ? undefined : hijri(day);
      return date ? [hijriDate(date, language)] : [];
    })
    .join(' – ');
}
