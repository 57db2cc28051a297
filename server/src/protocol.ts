/**
 * What client and server say to each other beyond the Language Server Protocol. Types and names only: nothing here runs.
 * Positions are the protocol's own (line and UTF-16 character).
 */
import type { Range, WorkspaceEdit } from 'vscode-languageserver-types';
import type { BoilerplateKind, EntityType, ReferenceSource } from './core/types.ts';

/** server → client, after each analysis of an open document; only for its latest version. */
export const ANALYSED = 'khabar/analysed';

export interface AnalysedParams {
  readonly uri: string;
  /** The document's version that the ranges belong to. */
  readonly version: number;
  readonly entities: readonly { readonly range: Range; readonly type: EntityType }[];
  readonly dates: readonly { readonly range: Range }[];
  /** `wholeLine`: nothing but furniture stands on its lines, so they may fade; else an overlay marks the part of the line. */
  readonly boilerplate: readonly {
    readonly range: Range;
    readonly wholeLine: boolean;
    readonly kind: BoilerplateKind;
  }[];
  readonly counts: Counts;
  readonly reference: PublicationDate;
}

/** Entities count referents (two mentions of one person are one), the others occurrences. */
export interface Counts {
  readonly person: number;
  readonly place: number;
  readonly organization: number;
  readonly event: number;
  readonly dates: number;
  readonly duplicates: number;
  readonly boilerplate: number;
  readonly words: number;
}

export interface PublicationDate {
  /** YYYY-MM-DD */
  readonly date: string | null;
  /** `decision`: a person set it (kept in .khabar/decisions.yaml). */
  readonly from: ReferenceSource | 'decision' | null;
  readonly candidates?: readonly string[];
  readonly pattern?: string;
}

/** client → server: the edit that a command of the palette makes; null when there is nothing to do. */
export const EDITS = 'khabar/edits';

export interface EditsParams {
  readonly uri: string;
  /** `duplicates`: every later exact copy; `boilerplate`: page furniture other than provenance; `all`: every safe fix. */
  readonly what: 'duplicates' | 'boilerplate' | 'all';
}

/** The edit is versioned, and `count` is how many places it removes. */
export type EditsResult = { readonly edit: WorkspaceEdit; readonly count: number } | null;

/** client → server: a person says when the article was published; null takes the decision back. Kept in .khabar/decisions.yaml. */
export const SET_PUBLICATION_DATE = 'khabar/setPublicationDate';

export interface SetPublicationDateParams {
  readonly uri: string;
  /** YYYY-MM-DD */
  readonly date: string | null;
}

/** Commands of the client that code actions and hovers of the server may name, with their arguments. */
export const CLIENT_COMMANDS = {
  /** [uri: string, range: Range] opens the place. */
  goTo: 'khabar.goTo',
  /** [uri: string, first: Range, second: Range, otherUri?: string] shows two copies side by side; `second` is of `otherUri` if given. */
  compare: 'khabar.compare',
} as const;

/** Sent as `initializationOptions`. */
export interface InitializationOptions {
  /** The editor's display language (BCP 47), for `khabar.language: auto`. */
  readonly locale?: string;
  /** The client paints from `khabar/analysed` and has the commands of CLIENT_COMMANDS. */
  readonly khabarClient?: boolean;
}
