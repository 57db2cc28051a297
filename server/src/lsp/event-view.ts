import { eventMonths, monthEvent, monthEvents, participantEvents } from '../features/event-list.ts';
import { nextMention } from '../features/next-mention.ts';
import {
  EVENT_MONTHS,
  EVENTS_CHANGED,
  type EventMonthsParams,
  MONTH_EVENT,
  MONTH_EVENTS,
  type MonthEventParams,
  type MonthEventsParams,
  NEXT_EVENT_MENTION,
  type NextEventMentionParams,
  PARTICIPANT_EVENTS,
  type ParticipantEventsParams,
} from '../protocol.ts';
import { Quiet } from './quiet.ts';
import type { Session } from './session.ts';

/** Milliseconds: what is shown of all events is grouped anew after a change, and nobody waits for it while they type. */
const QUIET = 1500;
const LONGEST = 6000;

/** The events that several articles tell, for a side bar. */
export class EventView {
  readonly #session: Session;
  /** Somebody shows events: others need not be told. */
  #shown = false;
  readonly #quiet = new Quiet(
    () => this.#session.background(async () => this.#session.connection.sendNotification(EVENTS_CHANGED)),
    () => QUIET,
    LONGEST,
  );

  constructor(session: Session) {
    this.#session = session;
    const { connection, articles, ready } = session;
    const { calendar, events } = articles.entities;
    articles.entities.onDidChange(() => this.changed());
    connection.onRequest(EVENT_MONTHS, async (params: EventMonthsParams, token) => {
      this.#shown = true;
      await ready;
      return eventMonths(calendar, params, session, token);
    });
    connection.onRequest(MONTH_EVENTS, async (params: MonthEventsParams, token) => {
      await ready;
      return monthEvents(calendar, params, session, articles.today(), token);
    });
    connection.onRequest(MONTH_EVENT, async (params: MonthEventParams, token) => {
      await ready;
      return monthEvent(calendar, params, token);
    });
    connection.onRequest(PARTICIPANT_EVENTS, async (params: ParticipantEventsParams, token) => {
      this.#shown = true;
      await ready;
      return participantEvents({ events, calendar }, params, session, token);
    });
    connection.onRequest(NEXT_EVENT_MENTION, ({ uri, position }: NextEventMentionParams, token) =>
      session.answerLater(uri, token, { place: null }, (snapshot) =>
        nextMention(session.wideView(snapshot), snapshot.lines.offsetAt(position), token),
      ),
    );
  }

  /** An open document or the index changed. */
  changed(): void {
    if (this.#shown) this.#quiet.changed();
  }
}
