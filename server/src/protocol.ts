/**
 * What the server and its clients share beside the Language Server Protocol: settings, custom notifications, commands and
 * the data that travels with them. Values only; a client may import this file and nothing else of the server.
 */
import type { Range } from 'vscode-languageserver-types';

export * from './protocol-copies.ts';
export * from './protocol-events.ts';

/** Sent after each analysis of an open document, the latest version only: what a client paints and counts. */
export const ANALYSED = 'khabar/analysed';

export type MarkType = 'person' | 'place' | 'organization' | 'event';

export interface AnalysedParams {
  readonly uri: string;
  readonly version: number;
  readonly entities: readonly { readonly range: Range; readonly type: MarkType }[];
  readonly dates: readonly { readonly range: Range }[];
  readonly boilerplate: readonly {
    readonly range: Range;
    /** The span fills its lines. Only then may it be faded: a faded part of a line puts the words of an Arabic line out of order. */
    readonly wholeLine: boolean;
    readonly kind: string;
  }[];
  readonly counts: {
    readonly person: number;
    readonly place: number;
    readonly organization: number;
    readonly event: number;
    readonly dates: number;
    /** Duplicate findings, after settings and the team's decisions. */
    readonly duplicates: number;
    readonly boilerplate: number;
    readonly words: number;
  };
  readonly reference: {
    readonly date: string | null;
    readonly from: string | null;
    readonly candidates?: readonly string[];
    readonly pattern?: string;
  };
}

/** One entity of the workspace, for a list of them. */
export interface ListedEntity {
  readonly id: string;
  readonly name: string;
  /** Mentions in all articles. */
  readonly count: number;
  /** Articles that name it. */
  readonly articles: number;
}

/** How many entities of each type there are, as many as answer to the filter. */
export const ENTITY_TYPES = 'khabar/entityTypes';
export interface EntityTypesParams {
  /** What somebody typed: names with a word that begins so. Empty: all. */
  readonly filter: string;
}
export interface EntityTypesResult {
  readonly types: readonly { readonly type: MarkType; readonly total: number }[];
  /** Some articles are not read yet. */
  readonly partial: boolean;
}

/** A page of the entities of a type, those first that most articles name. */
export const ENTITIES = 'khabar/entities';
export interface EntitiesParams extends EntityTypesParams {
  readonly type: MarkType;
  readonly offset: number;
  readonly limit: number;
}
export interface EntitiesResult {
  readonly total: number;
  readonly entities: readonly ListedEntity[];
}

/** A page of the articles that name an entity, the newest first. */
export const ENTITY_ARTICLES = 'khabar/entityArticles';
export interface EntityArticlesParams {
  readonly id: string;
  readonly offset: number;
  readonly limit: number;
}
export interface EntityArticlesResult {
  readonly total: number;
  readonly articles: readonly {
    readonly uri: string;
    readonly title: string;
    /** Publication date YYYY-MM-DD. */
    readonly date: string | null;
    readonly count: number;
  }[];
}

/** The places where an article names an entity, in document order. */
export const ENTITY_MENTIONS = 'khabar/entityMentions';
export interface EntityMentionsParams {
  readonly id: string;
  readonly uri: string;
}
export interface EntityMentionsResult {
  readonly mentions: readonly {
    readonly range: Range;
    /** The line around it, cut; `[start, end)` of it is the mention. */
    readonly line: string;
    readonly start: number;
    readonly end: number;
  }[];
}

/** Sent to a client that has asked for entities when the answers may be different now. */
export const ENTITIES_CHANGED = 'khabar/entitiesChanged';

/** How a file on disk is written, for a client that has read it otherwise. */
export const ENCODING = 'khabar/encoding';
export interface EncodingParams {
  readonly uri: string;
}
export interface EncodingResult {
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1256' | null;
}

/** The text of a news item (`khabar-news:`), for a read-only document. Fails with a message when its line is none. */
export const NEWS_ITEM = 'khabar/newsItem';
export interface NewsItemParams {
  readonly uri: string;
}
export interface NewsItemResult {
  readonly text: string;
}

/** Commands that the server executes (`workspace/executeCommand`). */
export const COMMANDS = {
  /** Arguments: one IgnoreArguments. Writes the decision to `.khabar/decisions.yaml`. */
  ignore: 'khabar.ignore',
  /** Arguments: one Place. Shows a place with `window/showDocument`, for clients without the command `khabar.goTo`. */
  show: 'khabar.show',
  /**
   * Arguments: one PublicationDateArguments. A person says when the article was published; kept in `.khabar/decisions.yaml`, and
   * `reference.from` is `decision` then. (The client's own command, which asks for the day, is `khabar.setPublicationDate`.)
   */
  setPublicationDate: 'khabar.keepPublicationDate',
  /** Arguments: one NameDecisionArguments. Writes what is decided of names to `.khabar/decisions.yaml`. */
  decideName: 'khabar.decideName',
  /** Arguments: one EventDecisionArguments. Writes what is decided of events to `.khabar/decisions.yaml`. */
  decideEvent: 'khabar.decideEvent',
  /** Arguments: one EntityArguments. Adds an entry, or spellings to one, to `.khabar/entities.yaml` and shows it. */
  addEntity: 'khabar.addEntity',
  /** Arguments: one KeepLineArguments. Writes to `.khabar/decisions.yaml` that a line which recurs is no page furniture. */
  keepLine: 'khabar.keepLine',
  /** Arguments: one FixFolderArguments. Mends one rule in every article of the folders, after the client's preview. */
  fixFolder: 'khabar.fixFolder',
  /** Without arguments. Removes what is kept of articles between starts, and reads the folders again. */
  clearIndex: 'khabar.clearIndex',
  /** Without arguments. Goes on reading the folders after the progress was cancelled. */
  readOn: 'khabar.readOn',
} as const;

/** Commands that a client may offer; it names those it has in `initializationOptions.clientCommands`. */
export const CLIENT_COMMANDS = {
  /** Arguments: one Place. Selects and reveals it. */
  goTo: 'khabar.goTo',
  /** Arguments: one Comparison. Opens a difference view of two passages of one document. */
  compare: 'khabar.compare',
  /** Arguments: one CopiesParams. Lists the other places of an article's paragraphs. */
  showCopies: 'khabar.showCopies',
  /** Arguments: one EventsParams. Lists the other places that tell an event. */
  showEvent: 'khabar.showEvent',
  /** Arguments: one NameEventArguments. Asks for a name, and has the server keep it. */
  nameEvent: 'khabar.nameEvent',
} as const;

export interface InitializationOptions {
  readonly clientCommands?: readonly string[];
  /** A folder on disk, outside the user's own, where the server may keep what it read between starts. */
  readonly storage?: string;
}

export interface Place {
  readonly uri: string;
  readonly range: Range;
}

export interface Comparison {
  readonly uri: string;
  /** The version that the ranges belong to. */
  readonly version: number;
  /** The earlier passage, shown on the left. */
  readonly first: Range;
  readonly second: Range;
  readonly title: string;
}

/** A passage by its text and what stands around it (W3C Web Annotation, TextQuoteSelector): it survives edits elsewhere. */
export interface Anchor {
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
}

export type IgnoreScope = 'here' | 'file' | 'workspace';

export interface PublicationDateArguments {
  readonly uri: string;
  /** YYYY-MM-DD; null takes the decision back. */
  readonly date: string | null;
}

export interface IgnoreArguments {
  readonly uri: string;
  readonly rule: string;
  readonly scope: IgnoreScope;
  /** With scope `here`. */
  readonly anchor?: Anchor;
}

export interface KeepLineArguments {
  readonly uri: string;
  readonly line: string;
}

export interface FixFolderArguments {
  /** The article from which it was asked. */
  readonly uri: string;
  readonly rule: string;
}

/** What a team may decide of names. */
export type NameDecision =
  /** They name one thing. */
  | { readonly kind: 'merge'; readonly names: readonly string[] }
  /** They name different things. */
  | { readonly kind: 'notSame'; readonly names: readonly string[] }
  | {
      readonly kind: 'notEntity';
      readonly text: string;
      /** Only of this type. */
      readonly type?: MarkType;
      /** In this article, or in all of the folder. */
      readonly scope: 'file' | 'workspace';
    };

export interface NameDecisionArguments {
  readonly uri: string;
  readonly decision: NameDecision;
}

export interface NewEntity {
  readonly name: string;
  readonly type: MarkType;
  readonly aliases: readonly string[];
}

export interface EntityArguments {
  /** An article of the folder whose file is meant. */
  readonly uri: string;
  readonly entity: NewEntity;
}

/** What `Diagnostic.data` holds. */
export interface DiagnosticData {
  /** The document's version that the diagnostic was made for. */
  readonly version: number;
}

export type SeveritySetting = 'error' | 'warning' | 'information' | 'hint' | 'off';

/** The section `khabar` of the client's configuration, as far as the server reads it. */
export interface Settings {
  /** By diagnostic code; what is absent has its default. */
  readonly rules: Readonly<Record<string, SeveritySetting>>;
  readonly hover: { readonly relatedArticles: boolean };
  /** The language of messages; `auto` follows the client's locale. */
  readonly language: 'auto' | 'ar' | 'en';
  /** How the newsroom writes its dates, for the actions that write them. */
  readonly houseStyle: {
    readonly months: (typeof MONTH_STYLES)[number];
    readonly digits: (typeof DIGIT_STYLES)[number];
  };
  readonly inlayHints: { readonly dates: boolean };
  readonly completion: { readonly enabled: boolean };
  /** Lines above the headline. */
  readonly codeLens: { readonly copies: boolean; readonly events: boolean };
  /** How readily a word is taken for a name. */
  readonly names: { readonly boldness: (typeof BOLDNESS)[number] };
  /** Hovers of names link to Wikipedia. */
  readonly wikipediaLinks: boolean;
  /** Which files are articles; may differ from folder to folder. */
  readonly files: FilesSettings;
  readonly diagnostics: { readonly scope: (typeof DIAGNOSTIC_SCOPES)[number] };
}

/** Which files of a folder are articles. */
export interface FilesSettings {
  /** Globs of paths relative to the folder. */
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  /** Kilobytes of the longest article. */
  readonly maxSize: number;
}

/** Whether diagnostics are made for no file, for those that are open, or for every article of the workspace. */
export const DIAGNOSTIC_SCOPES = ['off', 'openFiles', 'workspace'] as const;

/** Egypt and the Gulf; the Levant and Iraq; both, either first; Algeria and Tunisia; Morocco; Mauritania. */
export const MONTH_STYLES = [
  'gulf',
  'levant',
  'gulf-levant',
  'levant-gulf',
  'algeria',
  'morocco',
  'mauritania',
] as const;

/** Fewer names and surer ones; as the model judges; more names and more mistakes. */
export const BOLDNESS = ['cautious', 'balanced', 'bold'] as const;

export const DIGIT_STYLES = ['western', 'arabic-indic'] as const;

export const DEFAULT_SETTINGS: Settings = {
  rules: {},
  hover: { relatedArticles: true },
  language: 'auto',
  houseStyle: { months: 'gulf', digits: 'western' },
  inlayHints: { dates: false },
  completion: { enabled: true },
  codeLens: { copies: false, events: false },
  names: { boldness: 'balanced' },
  wikipediaLinks: true,
  files: { include: ['**/*.txt'], exclude: ['**/node_modules', '**/.*'], maxSize: 2048 },
  diagnostics: { scope: 'openFiles' },
};

/** The semantic token types, in the order of the server's legend. */
export const TOKEN_TYPES = ['person', 'place', 'organization', 'event', 'date'] as const;

/** Where a folder's decisions are kept, relative to the folder. */
export const DECISIONS_FILE = '.khabar/decisions.yaml';

/** Where what a folder's team knows of names is kept, relative to the folder. */
export const ENTITIES_FILE = '.khabar/entities.yaml';

/** `source.fixAll` of this server: exact duplicates. */
export const FIX_ALL = 'source.fixAll.khabar';

/** The source action that cleans an article pasted from a page; the client's palette command asks for it. */
export const CLEAN_PASTED = 'source.cleanPasted.khabar';

/** Request: a text that is being pasted, cleaned as `source.cleanPasted.khabar` cleans an article, provenance kept. */
export const CLEAN_TEXT = 'khabar/cleanText';

export interface CleanTextParams {
  readonly text: string;
}

export interface CleanTextResult {
  readonly text: string;
}

/** The ways to write a date anew. */
export const REWRITE = 'refactor.rewrite.khabar';

/** What can be decided of a name: an entry in the team's file, or that it is none. */
export const DECIDE = 'refactor.decide.khabar';

/** The source action that removes all page furniture but provenance; the client's palette command asks for it. */
export const CLEAN_BOILERPLATE = 'source.cleanBoilerplate.khabar';

/**
 * What a client adds to the environment of the server. The allocator of Linux (glibc) raises its thresholds with each large block
 * that is freed, and keeps from then on what ended threads have left: after reading 4,000 articles the server stayed at 264 MB,
 * with thresholds that do not move at 172 MB. Elsewhere nobody reads them.
 */
export const SERVER_ENVIRONMENT = {
  MALLOC_MMAP_THRESHOLD_: String(128 * 1024),
  MALLOC_TRIM_THRESHOLD_: String(128 * 1024),
} as const;
