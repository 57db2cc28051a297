import type { Language } from '../messages.ts';
import type {
  EventMonthsParams,
  EventMonthsResult,
  ListedEvent,
  MonthEventParams,
  MonthEventResult,
  MonthEventsParams,
  MonthEventsResult,
  ParticipantEventsParams,
  ParticipantEventsResult,
} from '../protocol.ts';
import type { Cancel } from '../workspace/entity-index.ts';
import type { EventCalendar } from '../workspace/event-calendar.ts';
import type { ToldEvent, WorkspaceEvents } from '../workspace/events.ts';
import { sourceData } from './event-data.ts';
import { eventTitle } from './event-title.ts';
import { inWords } from './hover-steps.ts';
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
  return { months: months.map((one) => ({ ...one, label: inWords(one.month, words) ?? one.month })), more, partial };
}

/** A page of the events of a month. */
export async function monthEvents(
  calendar: EventCalendar,
  { month, offset, limit }: MonthEventsParams,
  { language }: Words,
  cancel: Cancel,
): Promise<MonthEventsResult> {
  const { events, more } = await calendar.eventsOfMonth(month, { from: offset, limit }, cancel);
  return {
    events: events.map(({ key, articles, event }) => listedFrom(key, articles, event, language)),
    more,
  };
}

/** The sentences that tell an event of a month; none of one that has gone. */
export async function monthEvent(
  calendar: EventCalendar,
  { month, key }: MonthEventParams,
  cancel: Cancel,
): Promise<MonthEventResult> {
  const event = await calendar.eventOfMonth(month, key, cancel);
  return { sources: event?.sources.map(sourceData) ?? [] };
}

/** Events that are asked for to find those that several articles tell. */
const MOST_ASKED = 60;

/** The last events that an entity takes part in and that several articles tell. */
export async function participantEvents(
  events: WorkspaceEvents,
  { entity }: ParticipantEventsParams,
  { language }: Words,
  cancel: Cancel,
): Promise<ParticipantEventsResult> {
  const answer = await events.eventsOf(entity, { from: '', limit: MOST_ASKED }, cancel);
  const told = answer.events.filter(({ sources }) => sources.length > 1);
  return {
    events: told.map((event, i) => ({
      ...listedFrom(`${i} ${event.id}`, event.sources.length, event, language),
      sources: event.sources.map(sourceData),
    })),
  };
}

function listedFrom(key: string, articles: number, event: ToldEvent, language: Language): ListedEvent {
  const { act, name, participants, place, date, sources, disagreements } = event;
  const { text } = sources[0]!;
  const named = participants.map((one) => one.name);
  const titled = { act, name: name?.name ?? null, participants: named, place: place?.name ?? null };
  const title = eventTitle(titled, language) ?? text;
  return { key, title, text, date: date?.value ?? null, articles, disagreements };
}
