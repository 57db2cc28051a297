/** The part of `protocol.ts` about lists of all events; clients import it from there. */
import type { EventData, EventSourceData } from './protocol.ts';

/** A page of the months with events that two articles or more tell, the newest first. */
export const EVENT_MONTHS = 'khabar/eventMonths';
export interface EventMonthsParams {
  readonly offset: number;
  readonly limit: number;
}
export interface EventMonthsResult {
  readonly months: readonly {
    /** YYYY-MM. */
    readonly month: string;
    /** In words, as the house writes it. */
    readonly label: string;
    /** How many of its events are known; `whole`: those are all. */
    readonly events: number;
    readonly whole: boolean;
  }[];
  /** There are more months. */
  readonly more: boolean;
  /** Some articles are not read yet. */
  readonly partial: boolean;
}

/** A page of the events of a month that two articles or more tell: the newest day first, then those that most articles tell. */
export const MONTH_EVENTS = 'khabar/monthEvents';
export interface MonthEventsParams extends EventMonthsParams {
  readonly month: string;
}
export interface MonthEventsResult {
  readonly events: readonly ListedEvent[];
  readonly more: boolean;
}

export interface ListedEvent {
  /** Names it in its month. */
  readonly key: string;
  /** The act and who took part, in the language of the settings. */
  readonly title: string;
  /** The sentence that says most of it. */
  readonly text: string;
  /** EDTF. */
  readonly date: string | null;
  /** Articles that tell it. */
  readonly articles: number;
  readonly disagreements: EventData['disagreements'];
}

/** The sentences that tell an event of a month, one for each article: the one that says most, then the newest first. */
export const MONTH_EVENT = 'khabar/monthEvent';
export interface MonthEventParams {
  readonly month: string;
  readonly key: string;
}
export interface MonthEventResult {
  readonly sources: readonly EventSourceData[];
}

/** Sent to a client that has asked for months when the answers may be different now. */
export const EVENTS_CHANGED = 'khabar/eventsChanged';
