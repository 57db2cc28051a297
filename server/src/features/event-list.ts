import { EVENT_LABELS } from '../event-messages.ts';
import { DEDUCED } from '../messages.ts';
import {
  type EventMonthsParams,
  type EventMonthsResult,
  type ListedEvent,
  type MonthEventParams,
  type MonthEventResult,
  type MonthEventsParams,
  type MonthEventsResult,
  NO_MONTH,
  type ParticipantEventsParams,
  type ParticipantEventsResult,
  type UndatedBranch,
} from '../protocol.ts';
import type { Cancel } from '../workspace/entity-index.ts';
import type { CalendarEvent, EventCalendar, SaidTime } from '../workspace/event-calendar.ts';
import type { WorkspaceEvents } from '../workspace/events.ts';
import { sourceData } from './event-data.ts';
import { eventTitle } from './event-title.ts';
import { inWords, openInWords } from './hover-steps.ts';
import type { View } from './view.ts';

type Words = Pick<View, 'language' | 'settings'>;

/** A page of the months with events that several articles tell. */
export async function eventMonths(
  calendar: EventCalendar,
  { offset, limit }: EventMonthsParams,
  words: Words,
  cancel: Cancel,
): Promise<EventMonthsResult> {
  const { months, more, partial } = await calendar.months({ from: offset, limit }, cancel);
  const undated = await undatedBranch(calendar, undefined, words, cancel);
  const named = months.map((one) => ({ ...one, label: inWords(one.month, words) ?? one.month }));
  return { months: named, more, undated, partial };
}

async function undatedBranch(
  calendar: EventCalendar,
  entity: string | undefined,
  { language }: Words,
  cancel: Cancel,
): Promise<UndatedBranch | null> {
  const found = await calendar.undated({ entity }, cancel);
  return found ? { month: NO_MONTH, label: EVENT_LABELS.undated[language](), ...found } : null;
}

/**
 * A page of the events of a month, or of those without a day.
 * @param until today, YYYY-MM-DD
 */
export async function monthEvents(
  calendar: EventCalendar,
  { month, entity, offset, limit }: MonthEventsParams,
  words: Words,
  until: string,
  cancel: Cancel,
): Promise<MonthEventsResult> {
  const page = { from: offset, limit };
  const { events, more } =
    month === NO_MONTH
      ? await calendar.undatedEvents({ ...page, entity, until }, cancel)
      : await calendar.eventsOfMonth(month, page, cancel);
  return {
    events: events.map(({ key, articles, event, said, days }) =>
      listedFrom({ key, articles, event, said: said ?? (event.date ? [event.date] : []), days: days ?? [] }, words),
    ),
    more,
  };
}

/** The sentences that tell an event of a month; none of one that has gone. */
export async function monthEvent(
  calendar: EventCalendar,
  { month, entity, key }: MonthEventParams,
  cancel: Cancel,
): Promise<MonthEventResult> {
  const event =
    month === NO_MONTH
      ? await calendar.undatedEvent({ entity, key }, cancel)
      : await calendar.eventOfMonth(month, key, cancel);
  return { sources: event?.sources.map(sourceData) ?? [] };
}

/** Events that are asked for to find those that several articles tell. */
const MOST_ASKED = 60;

/** The last events that an entity takes part in and that several articles tell. */
export async function participantEvents(
  { events, calendar }: { readonly events: WorkspaceEvents; readonly calendar: EventCalendar },
  { entity }: ParticipantEventsParams,
  words: Words,
  cancel: Cancel,
): Promise<ParticipantEventsResult> {
  const answer = await events.eventsOf(entity, { from: '', dated: true, limit: MOST_ASKED }, cancel);
  const told = answer.events.filter(({ sources }) => sources.length > 1);
  return {
    events: told.map((event, i) => {
      const said = event.date ? [event.date] : [];
      const listed = { key: `${i} ${event.id}`, articles: event.sources.length, event, said, days: [] };
      return { ...listedFrom(listed, words), sources: event.sources.map(sourceData) };
    }),
    undated: await undatedBranch(calendar, entity, words, cancel),
  };
}

/** A year, a month, or what lacks its year. */
const OPEN = /X|^\d{4}(?:-\d\d)?$/;

function listedFrom({ key, articles, event, said, days }: Required<CalendarEvent>, words: Words): ListedEvent {
  const { act, name, participants, place, date, sources, disagreements } = event;
  const { text } = sources[0]!;
  const named = participants.map((one) => one.name);
  const titled = { act, name: name?.name ?? null, participants: named, place: place?.name ?? null };
  const title = eventTitle(titled, words.language) ?? text;
  const isOpen = days.length > 0 || date === null || OPEN.test(date.value);
  const day = isOpen ? dayInWords(said, days, words) : null;
  return { key, title, text, date: date?.value ?? null, day, candidates: isOpen ? days : [], articles, disagreements };
}

/** What is known of an open day: `الأربعاء، 6 أبريل`, and the day that this leaves; null where nothing is known. */
function dayInWords(said: readonly SaidTime[], days: readonly string[], words: Words): string | null {
  const { language } = words;
  const comma = language === 'ar' ? '، ' : ', ';
  if (days.length > 0) {
    const all = days.map((day) => inWords(day, words) ?? day).join(language === 'ar' ? ' أو ' : ' or ');
    return DEDUCED.listed[language](all);
  }
  const known = said.map(
    ({ value, text }) =>
      inWords(value, words) ?? openInWords(value, language) ?? (value.includes('X') && text ? text : value),
  );
  return known.length === 0 ? null : [...new Set(known)].join(comma);
}
