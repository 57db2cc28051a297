import type { LinkLabel, LinkReasons } from '../core/events/link.ts';
import type { ActClass, EventFigure, EventStatus, Part, TimeSource } from '../core/events/types.ts';
import type { EntityType } from '../core/types.ts';
import type { Cancel } from './entity-index.ts';

/**
 * What the features on events ask of all articles together. Nothing is grouped beforehand: each question looks up the mentions that
 * may tell the same and compares them (core/events), so an answer holds for the articles as they are. Answers are asynchronous.
 */
export interface WorkspaceEvents {
  /** The event that an article tells at a place, and what is linked with it; undefined where the article tells none there. */
  eventOf(uri: string, place: EventPlace, cancel: Cancel): Promise<EventAnswer | undefined>;
  /** The events that an entity takes part in or that happen there, the newest first. */
  eventsOf(entity: string, wish: EventsWish, cancel: Cancel): Promise<EventsAnswer>;
  /** The events of some days, those that share an entity with `about` first. */
  eventsOn(
    days: { readonly from: string; readonly to: string },
    wish: EventsWish,
    cancel: Cancel,
  ): Promise<EventsAnswer>;
  /** The mentions of events of one article, in document order. */
  eventsIn(uri: string): readonly MentionPlace[];
  /**
   * The events of an article without a publication date that it dates without a year, or by a weekday alone, and whose day other articles
   * settle or narrow. A deduction: it is shown as one, and nothing else is made of it.
   * @param until today, YYYY-MM-DD
   */
  settledDates(uri: string, until: string, cancel: Cancel): Promise<readonly SettledMention[]>;
}

export interface SettledMention {
  /** The word of the act. */
  readonly act: MentionPlace;
  /** YYYY-MM-DD, ascending: one where it is settled, a few where it is narrowed. */
  readonly days: readonly string[];
  /** Who says so, the surest first, one for each article. */
  readonly from: readonly DaySource[];
}

/** A sentence that says when an event was. */
export interface DaySource {
  readonly uri: string;
  /** Where the sentence begins: zero-based, in UTF-16 code units. */
  readonly line: number;
  readonly character: number;
  readonly text: string;
  /** EDTF, and the expression. */
  readonly value: string;
  readonly said: string | null;
}

/** Where somebody asks: zero-based, in UTF-16 code units. */
export interface EventPlace {
  readonly line: number;
  readonly character: number;
}

export interface MentionPlace extends EventPlace {
  /** Of the word that names the act. */
  readonly length: number;
  readonly act: ActClass;
  readonly status: EventStatus;
}

export interface EventsWish {
  /** The article that asks: what it alone tells is left out. */
  readonly from: string;
  /** Entities that the asking passage names. */
  readonly about?: readonly string[];
  /** Only events of which some mention has a day. */
  readonly dated?: boolean;
  readonly limit: number;
}

export interface EventsAnswer {
  readonly events: readonly ToldEvent[];
  /** Some articles are not read yet. */
  readonly partial: boolean;
}

export interface EventAnswer {
  readonly event: ToldEvent;
  /** Mentions of other events of the same story, in other articles, the closest first. */
  readonly related: readonly EventSource[];
  readonly partial: boolean;
}

export interface NamedEntity {
  readonly id: string;
  readonly type: EntityType;
  readonly name: string;
}

/** One event, as those who tell it say. */
export interface ToldEvent {
  readonly id: string;
  readonly act: ActClass;
  readonly status: EventStatus;
  /** EDTF, where it is from, and the expression in the text. */
  readonly date: { readonly value: string; readonly source: TimeSource; readonly text: string | null } | null;
  readonly place: NamedEntity | null;
  readonly participants: readonly (NamedEntity & { readonly part: Part })[];
  /** The fixed name. */
  readonly name: NamedEntity | null;
  /** The mention that says most of it, then the others, the newest article first, one for each article. */
  readonly sources: readonly EventSource[];
  readonly disagreements: readonly EventDisagreement[];
}

/** A mention in its article. */
export interface EventSource {
  readonly uri: string;
  readonly title: string;
  /** Publication date of the article. */
  readonly date: string | null;
  /** Where the sentence begins. */
  readonly line: number;
  readonly character: number;
  readonly text: string;
  readonly act: MentionPlace;
  /** Why it is linked; null for the mention that was asked about. */
  readonly link: EventLink | null;
}

export interface EventLink {
  readonly label: LinkLabel;
  /** The team has decided so. */
  readonly decided?: true;
  readonly score: number;
  readonly reasons: Omit<LinkReasons, 'participants' | 'place' | 'name'> & {
    readonly participants: readonly NamedEntity[];
    readonly place: NamedEntity | null;
    readonly name: NamedEntity | null;
  };
}

export interface EventDisagreement {
  readonly kind: 'date' | 'figure' | 'place' | 'name';
  readonly counted?: EventFigure['counted'];
  readonly unit?: string;
  readonly sides: readonly {
    /** EDTF, the number, or the name. */
    readonly value: string;
    /** As the first of them writes it. */
    readonly text: string;
    /** Into the event's sources. */
    readonly sources: readonly number[];
  }[];
}
