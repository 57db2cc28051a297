/** The part of `protocol.ts` about events; clients import it from there. */
import type { Position, Range } from 'vscode-languageserver-types';
import type { MarkType, Place } from './protocol.ts';

/**
 * Request: the events that articles tell, with their sources, why those are linked, and what they disagree in: what hovers show,
 * as data. An event is not kept anywhere: each answer is made of the articles as they are.
 */
export const EVENTS = 'khabar/events';
export interface EventsParams {
  /** The article that asks. */
  readonly uri: string;
  /**
   * `position`: the event whose act stands there; `headline`: that of its headline; `entity`: those that a name takes part in, the
   * newest first; `days`: those of some days (YYYY-MM-DD), first what names one of `about`.
   */
  readonly of:
    | { readonly position: Position }
    | { readonly headline: true }
    | { readonly entity: string }
    | { readonly days: { readonly from: string; readonly to: string }; readonly about?: readonly string[] };
  /** 20 where it is absent. */
  readonly limit?: number;
}
export interface EventsResult {
  readonly events: readonly EventData[];
  /** Other events of the same story; of a position or a headline. */
  readonly related: readonly EventSourceData[];
  /** Some articles are not read yet. */
  readonly partial: boolean;
}

export interface EventData {
  /** The id of its fixed name, or one that holds until the article changes. */
  readonly id: string;
  /** The kind of act, by code (meet, attack, sign …). */
  readonly act: string;
  readonly status: 'happened' | 'planned' | 'denied' | 'background';
  /** `value` in EDTF; `source` says where it is from; `text` is the expression. */
  readonly date: {
    readonly value: string;
    readonly source: 'said' | 'inherited' | 'published' | 'elsewhere';
    readonly text: string | null;
  } | null;
  readonly place: NamedData | null;
  readonly participants: readonly (NamedData & { readonly part: 'who' | 'whom' | 'with' })[];
  readonly name: NamedData | null;
  /** The mention that was asked about, or that says most, first; then one for each article, the newest first. */
  readonly sources: readonly EventSourceData[];
  readonly disagreements: readonly {
    readonly kind: 'date' | 'figure' | 'place' | 'name';
    /** Of a figure: what is counted, by code, and the counted word. */
    readonly counted?: string;
    readonly unit?: string;
    /** `text` as the first source writes it; `sources` are indices into the event's. */
    readonly sides: readonly {
      readonly value: string;
      readonly text: string;
      readonly sources: readonly number[];
    }[];
  }[];
  /**
   * Where its own article gives the day without the year, or as a weekday, and no publication date: the days that other articles leave of it
   * (YYYY-MM-DD, one or few), with the sentences that say so. A deduction: nothing else is made of it. Of a position or a headline.
   */
  readonly deduced: DeducedDaysData | null;
}

export interface DeducedDaysData {
  /** Ascending. */
  readonly days: readonly string[];
  readonly sources: readonly DaySourceData[];
}

/** A sentence of another article that says when an event was. */
export interface DaySourceData {
  readonly uri: string;
  /** The sentence. */
  readonly range: Range;
  readonly text: string;
  /** What it says: EDTF, and the expression. */
  readonly value: string;
  readonly said: string | null;
}

/**
 * Request: what other articles tell of the dates of one that has no publication date. `published` is null where it has one, and where
 * nothing is deduced. Somebody who agrees has it kept with the command `khabar.keepPublicationDate`.
 */
export const DEDUCED_DATES = 'khabar/deducedDates';
export interface DeducedDatesParams {
  readonly uri: string;
}
export interface DeducedDatesResult {
  readonly published: {
    /** The first and the last day on which it may have been published, YYYY-MM-DD; `days` are all of them, empty where they are more than twelve. */
    readonly from: string;
    readonly to: string;
    readonly days: readonly string[];
  } | null;
  /** Its own dates that are settled or narrowed. */
  readonly dates: readonly (DeducedDaysData & { readonly range: Range })[];
  /** One sentence of each article that all this is from. */
  readonly sources: readonly DaySourceData[];
}

export interface NamedData {
  readonly id: string;
  readonly type: MarkType;
  readonly name: string;
}

export interface EventSourceData {
  readonly uri: string;
  readonly title: string;
  /** Publication date YYYY-MM-DD. */
  readonly date: string | null;
  /** The sentence, and the word of the act. */
  readonly range: Range;
  readonly act: Range;
  readonly text: string;
  /** Null for the first source. `same`: probably the same event. The reasons are codes; `participants` are named in both. */
  readonly link: {
    readonly label: 'same' | 'related';
    /** The team has decided so. */
    readonly decided?: true;
    readonly score: number;
    readonly reasons: {
      readonly participants: readonly NamedData[];
      readonly act: 'lemma' | 'class' | 'kin' | null;
      readonly date: 'same' | 'overlap' | 'apart' | 'open' | null;
      readonly place: NamedData | null;
      readonly name: NamedData | null;
      readonly words: boolean;
      /** Their articles begin with it and are alike. */
      readonly reports: boolean;
    };
  } | null;
}

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
    /** How many of its events are known, 0 of a month with many before it is asked for; `whole`: those are all. */
    readonly events: number;
    readonly whole: boolean;
  }[];
  /** There are more months. */
  readonly more: boolean;
  /** Those that stand in no month, because no article says their day. */
  readonly undated: UndatedBranch | null;
  /** Some articles are not read yet. */
  readonly partial: boolean;
}

/** Stands in the place of a month for the events of which no article says the day. */
export const NO_MONTH = 'XXXX';

/** Asked for as a month is. */
export interface UndatedBranch {
  readonly month: typeof NO_MONTH;
  readonly label: string;
  readonly events: number;
  readonly whole: boolean;
}

/**
 * A page of the events of a month that two articles or more tell: the newest day first, then those that most articles tell. `month` is
 * YYYY-MM, or XXXX for those of which no article says the day: the newest articles first, some hundred mentions together, and of those
 * what most articles tell.
 */
export const MONTH_EVENTS = 'khabar/monthEvents';
export interface MonthEventsParams extends EventMonthsParams {
  readonly month: string;
  /** Of XXXX: only those that name an entity. */
  readonly entity?: string;
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
  /** Where the day is open: what is known of it, in words (`الأربعاء، 6 أبريل`); null where nothing is, or where `date` is a day. */
  readonly day: string | null;
  /** Where the day is open: the days that articles leave together (YYYY-MM-DD). A deduction. */
  readonly candidates: readonly string[];
  /** Articles that tell it. */
  readonly articles: number;
  readonly disagreements: EventData['disagreements'];
}

/** The sentences that tell an event of a month, one for each article: the one that says most, then the newest first. */
export const MONTH_EVENT = 'khabar/monthEvent';
export interface MonthEventParams {
  readonly month: string;
  /** As the list was asked for. */
  readonly entity?: string;
  readonly key: string;
}
export interface MonthEventResult {
  readonly sources: readonly EventSourceData[];
}

/**
 * The last events that an entity takes part in, that have a day and that two articles or more tell, with their sentences; `key` names one
 * in this list. Those without a day are asked for as of a month, with the entity.
 */
export const PARTICIPANT_EVENTS = 'khabar/participantEvents';
export interface ParticipantEventsParams {
  readonly entity: string;
}
export interface ParticipantEventsResult {
  readonly events: readonly (ListedEvent & { readonly sources: readonly EventSourceData[] })[];
  readonly undated: UndatedBranch | null;
}

/** Sent to a client that has asked for such lists when the answers may be different now. */
export const EVENTS_CHANGED = 'khabar/eventsChanged';

/** A sentence that tells an event. */
export interface EventSentence {
  readonly uri: string;
  readonly text: string;
}

/** What a team may decide of events: two sentences tell one, or two; the one that a sentence tells has a name. */
export type EventDecision =
  | { readonly kind: 'same' | 'notSame'; readonly sentences: readonly [EventSentence, EventSentence] }
  | { readonly kind: 'name'; readonly sentence: EventSentence; readonly name: string };

export interface EventDecisionArguments {
  readonly uri: string;
  readonly decision: EventDecision;
}

/** Of the client's command that asks for a name. */
export interface NameEventArguments {
  readonly sentence: EventSentence;
  /** The name that the event has now, or ''. */
  readonly name: string;
}

/**
 * The next mention, in another article, of the event that is told at a position: those who ask again from there come to all of them and
 * back. `place` is the word of the act; null where the sentence tells no event, or no other article tells it.
 */
export const NEXT_EVENT_MENTION = 'khabar/nextEventMention';
export interface NextEventMentionParams {
  readonly uri: string;
  readonly position: Position;
}
export interface NextEventMentionResult {
  readonly place: Place | null;
}
