import type { Span } from '../types.ts';

/** Kinds of acts, as news tells them; two mentions of one event mostly share one. */
export type ActClass =
  | 'meet'
  | 'visit'
  | 'talk'
  | 'say'
  | 'sign'
  | 'agree'
  | 'attack'
  | 'kill'
  | 'arrest'
  | 'try'
  | 'elect'
  | 'appoint'
  | 'resign'
  | 'decide'
  | 'cease-fire'
  | 'protest'
  | 'accident'
  | 'disaster'
  | 'win'
  | 'play'
  | 'open'
  | 'publish'
  | 'trade'
  | 'move'
  | 'die'
  | 'other';

/** What became of it, as the sentence tells: planned (سيلتقي), denied (نفى أن), or told again as what led here (وكان قد). */
export type EventStatus = 'happened' | 'planned' | 'denied' | 'background';

/** Who did it, to whom, or with whom. */
export type Part = 'who' | 'whom' | 'with';

export interface Participant extends Span {
  /** The id of the entity in its article. */
  readonly entity: string;
  readonly part: Part;
}

/**
 * Where the time of an event comes from: the sentence, one before it, the publication date of the article, or another sentence of the
 * article on the same event (`datedElsewhere`).
 */
export type TimeSource = 'said' | 'inherited' | 'published' | 'elsewhere';

export interface EventTime {
  /** EDTF. */
  readonly value: string;
  readonly source: TimeSource;
  /** The expression in the text; null for the publication date. */
  readonly span: Span | null;
}

/** A figure of an event (12 قتيلا). */
export interface EventFigure extends Span {
  readonly value: number;
  /** What is counted: by class where one is known, so that قتيلا and شخصا لقوا مصرعهم are compared. */
  readonly counted:
    | 'killed'
    | 'wounded'
    | 'missing'
    | 'arrested'
    | 'money'
    | 'score'
    | 'percent'
    | 'magnitude'
    | 'other';
  /** The counted word, folded. */
  readonly unit: string;
}

/** A sentence that reports an event: the span is the sentence's. Offsets into the article, UTF-16 code units. */
export interface EventMention extends Span {
  /** The word that names the act, its class, and its root or lemma, equal for التقى and لقاء. */
  readonly act: Span & { readonly class: ActClass; readonly lemma: string };
  readonly status: EventStatus;
  readonly participants: readonly Participant[];
  readonly time: EventTime | null;
  /** Where it happened: an entity of the type place. */
  readonly place: (Span & { readonly entity: string }) | null;
  readonly figures: readonly EventFigure[];
  /** The id of the entity when the event has a fixed name (كأس آسيا 2023). */
  readonly name: string | null;
}
