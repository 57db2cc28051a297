/**
 * The values of the analysis contract, schema `khabar/article@1`.
 *
 * Every offset is a UTF-16 code unit into the text of the file after a leading BOM was removed; `end` is exclusive, as in
 * the Language Server Protocol. Fields are only ever added within `@1`.
 */

import type { Knowledge } from './entities/knowledge.ts';

/** A half-open range `[start, end)` of UTF-16 code units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export type EntityType = 'person' | 'place' | 'organization' | 'event';

export type ParagraphKind = 'headline' | 'dateline' | 'body' | 'boilerplate';

export interface Paragraph extends Span {
  readonly kind: ParagraphKind;
}

export interface Entity extends Span {
  readonly text: string;
  readonly type: EntityType;
  /** `type/name-with-hyphens`: one id for one referent. */
  readonly id: string;
  /** The canonical name: the lexicon's, or the fullest one of the article. */
  readonly name: string;
  /** 0 to 1. */
  readonly confidence: number;
  /** The role or post that the text gives at this mention (`رئيس الوزراء الأرميني`), as a span. */
  readonly role?: Span;
  /** Inner names of other things. */
  readonly nested?: readonly Omit<Entity, 'nested'>[];
}

export type DateKind =
  | 'absolute'
  | 'partial'
  | 'relative'
  | 'weekday'
  | 'range'
  | 'list'
  | 'fuzzy'
  | 'quarter'
  | 'season'
  | 'decade'
  | 'century'
  | 'duration'
  | 'hijri'
  | 'holiday'
  | 'recurring'
  | 'time'
  | 'vague'
  | 'anaphoric';

export interface DateMention extends Span {
  readonly text: string;
  readonly kind: DateKind;
  /** EDTF; ISO 8601 for weeks, durations and clock times; null where no value is known or possible. */
  readonly value: string | null;
  readonly calendar: 'gregorian' | 'islamic-umalqura';
  /** How the value was found; the words for it belong to the layers above. */
  readonly resolution?: DateResolution;
}

/** Why a date has its value. */
export type DateResolution =
  | 'written' // the text gives all of it
  | 'reference' // counted from the publication date (أمس, الماضي, الجاري)
  | 'coordinated' // the year comes from a date beside it
  | 'nearest' // the year or day nearest to the publication date
  | 'tense' // as above, on the side that the verb's tense gives
  | 'equivalent' // a Hijri date whose Gregorian equivalent stands in the text
  | 'unresolved';

export type ReferenceSource = 'option' | 'front-matter' | 'dateline' | 'file-name' | 'deduced';

/** The publication date of an article and where it was found. */
export interface Reference {
  readonly date: string | null;
  readonly from: ReferenceSource | null;
  readonly start?: number;
  readonly end?: number;
  readonly candidates?: readonly string[];
  readonly pattern?: string;
}

export interface DuplicateGroup {
  readonly unit: 'paragraph' | 'sentence';
  readonly kind: 'exact' | 'near' | 'contained';
  /** 1 for exact, Jaccard for near, containment for contained. */
  readonly similarity: number;
  /** In document order; every member is similar to the first. */
  readonly members: readonly Span[];
}

export interface RelatedPair {
  readonly members: readonly [Span, Span];
  readonly containment: number;
}

export type BoilerplateKind =
  | 'section-label'
  | 'source-label'
  | 'source-credit'
  | 'comment-form'
  | 'share-bar'
  | 'back-to-top'
  | 'author-box'
  | 'tags'
  | 'related-label'
  | 'related-link'
  | 'forum-profile'
  | 'agency-disclaimer'
  | 'copyright'
  | 'newsletter'
  | 'editor-credit'
  | 'agency-end-mark';

/** What a finding says of furniture: the kinds of the patterns, and lines that recur in many articles, which a workspace teaches. */
export type FurnitureKind = BoilerplateKind | 'learnt';

export interface Boilerplate extends Span {
  readonly kind: BoilerplateKind;
}

export type DiagnosticCode =
  | 'duplicate-paragraph'
  | 'duplicate-sentence'
  | 'near-duplicate'
  | 'contained'
  | 'boilerplate'
  | 'wrong-weekday'
  | 'impossible-date'
  | 'dual-month-mismatch'
  | 'hijri-mismatch'
  | 'deictic-weekday'
  | 'reversed-range'
  | 'name-variants'
  | 'family-name-first'
  | 'repeated-word'
  | 'punctuation'
  | 'mixed-digits'
  | 'mixed-months';

export type Severity = 'error' | 'warning' | 'information' | 'hint';

/**
 * One finding, in codes and data: the protocol and command-line layers word it.
 * `related` are the other places it speaks of (the first copy of a duplicate); `data` holds what the message names.
 */
export interface Finding extends Span {
  readonly code: DiagnosticCode;
  readonly severity: Severity;
  readonly related: readonly Span[];
  readonly data: Readonly<Record<string, string | number | boolean | readonly string[]>>;
}

/** What the caller knows about a text beside the text. An analysis is taken over from one with the same `knowledge` only. */
export interface AnalysisOptions {
  /** Publication date as YYYY-MM-DD; wins over everything. */
  readonly date?: string | undefined;
  /** Above 0 finds more names and errs more, below 0 the reverse; in units of log odds. */
  readonly boldness?: number | undefined;
  /** The file's base name, which may hold a date. */
  readonly fileName?: string | undefined;
  /** What the team knows: its names are decisions (`core/entities/knowledge.ts`). */
  readonly knowledge?: Knowledge | undefined;
}
