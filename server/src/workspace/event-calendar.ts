import type { Cancel, Page } from './entity-index.ts';
import type { ToldEvent } from './events.ts';

/**
 * The events that two articles or more tell, month by month: what a list of all articles shows. A month is grouped day by day, the
 * newest first, only as far as somebody looks.
 */
export interface EventCalendar {
  /** The months with such events, the newest first. */
  months(page: Page, cancel: Cancel): Promise<MonthsAnswer>;
  /** The events of a month (YYYY-MM), the newest day first, on one day those first that most articles tell. */
  eventsOfMonth(month: string, page: Page, cancel: Cancel): Promise<MonthAnswer>;
  /** One of them with its sources; undefined where it is none (any more). */
  eventOfMonth(month: string, key: string, cancel: Cancel): Promise<ToldEvent | undefined>;
  /** How many events stand in no month, because no article says their day; undefined where there is none. */
  undated(wish: UndatedWish, cancel: Cancel): Promise<Pick<CalendarMonth, 'events' | 'whole'> | undefined>;
  /** Those events: the newest articles first, some hundred together, and of those first what most articles tell. */
  undatedEvents(wish: UndatedWish & Page & { readonly until: string }, cancel: Cancel): Promise<MonthAnswer>;
  undatedEvent(wish: UndatedWish & { readonly key: string }, cancel: Cancel): Promise<ToldEvent | undefined>;
}

export interface UndatedWish {
  /** Only those that name an entity. */
  readonly entity?: string | undefined;
}

export interface MonthsAnswer {
  readonly months: readonly CalendarMonth[];
  /** There are more after these. */
  readonly more: boolean;
  /** Some articles are not read yet. */
  readonly partial: boolean;
}

export interface CalendarMonth {
  /** YYYY-MM. */
  readonly month: string;
  /** How many of its events are known. */
  readonly events: number;
  /** Those are all. */
  readonly whole: boolean;
}

export interface MonthAnswer {
  readonly events: readonly CalendarEvent[];
  readonly more: boolean;
}

export interface CalendarEvent {
  /** Names it in its month for as long as its first article stays as it is. */
  readonly key: string;
  /** Articles that tell it. */
  readonly articles: number;
  /** As the mention says that says most, with all sources. */
  readonly event: ToldEvent;
  /** Of an event in no month: what its articles say of the day, each value once. */
  readonly said?: readonly SaidTime[];
  /** The days that they leave together (YYYY-MM-DD), one or few, or the day that one of them says: a deduction. */
  readonly days?: readonly string[];
}

export interface SaidTime {
  /** EDTF, and the expression. */
  readonly value: string;
  readonly text: string | null;
}
