import type { EntityType } from '../core/types.ts';

/**
 * What the features on entities ask of all articles together. Answers are asynchronous and may be cancelled.
 * An entity id is `type/name`; files that name the same thing share it.
 */
export interface EntityIndex {
  /** Some articles are not read yet. */
  readonly partial: boolean;
  /** There are more articles than the index takes. */
  readonly truncated: boolean;
  /** Resolves when every article of the folder was read. */
  settled(): Promise<void>;
  /** The places that name an entity, the earliest article first; those of a page alone when one is given. Empty when cancelled. */
  mentions(id: string, cancel: Cancel, page?: Page): Promise<readonly FileMentions[]>;
  /** The places where one article names an entity; undefined when it does not. */
  mentionsIn(id: string, uri: string): Promise<FileMentions | undefined>;
  /** How many articles name an entity. */
  articles(id: string): number;
  /**
   * The mention that introduces an entity (see `introducing`).
   * @param from the article that is looked at first; then the earliest
   */
  introduction(id: string, from: string, cancel: Cancel): Promise<Introduction | undefined>;
  /** What the articles together say of an entity; undefined when none names it, or when cancelled. */
  summary(id: string, cancel: Cancel): Promise<EntitySummary | undefined>;
  /** Names that answer to what somebody types. */
  names(wish: NameWish): Promise<NamesAnswer>;
  /** A page of the entities of a type, those that most articles name first. */
  list(wish: ListWish): Promise<ListAnswer>;
  /** The articles that are known, open or not. */
  uris(): Iterable<string>;
  /** Tells versions of an article's text apart; undefined for one that is not known. */
  markOf(uri: string): string | undefined;
  /** Calls a listener whenever answers may have changed: often, and at once. */
  onDidChange(listener: () => void): void;
  /** Takes in what was typed into open documents since. */
  refresh(): void;
  /** Reads closed files again that have changed on disk without anybody saying so: before they are edited. */
  reread(uris: readonly string[], cancel: Cancel): Promise<void>;
}

/** Some of the articles that name an entity, counted from 0. */
export interface Page {
  readonly from: number;
  readonly limit: number;
  /** The newest article first instead, undated ones still last. */
  readonly newestFirst?: boolean;
}

export interface Cancel {
  readonly isCancellationRequested: boolean;
}

/** One place that names an entity. A mention never runs over a line's end. */
export interface EntityMention {
  /** Zero-based; characters and length in UTF-16 code units, as in the Language Server Protocol. */
  readonly line: number;
  readonly character: number;
  readonly length: number;
  /** As it stands, without the clitics before it. */
  readonly text: string;
  /** The name as it would stand alone: no tatweel or harakat, the alif that لل took restored. */
  readonly spelling: string;
  /** The letters attached before it (و, ب, ل, ول …). */
  readonly clitics: string;
  /** The role that the text gives here. */
  readonly role?: string;
  /** Stands in somebody's words. */
  readonly quoted: boolean;
  /** Stands in page furniture. */
  readonly furniture: boolean;
  /** Is the inner name of another thing (جامعة القاهرة). */
  readonly inner: boolean;
}

export interface FileMentions {
  readonly uri: string;
  /** The version of an open document; null for a file on disk. */
  readonly version: number | null;
  readonly title: string;
  /** Publication date YYYY-MM-DD. */
  readonly date: string | null;
  /** The canonical name in this article. */
  readonly name: string;
  readonly type: EntityType;
  /** In document order. */
  readonly mentions: readonly EntityMention[];
}

export interface Counted {
  readonly text: string;
  readonly count: number;
}

export interface EntitySummary {
  readonly id: string;
  readonly type: EntityType;
  readonly name: string;
  /** Mentions in all articles. */
  readonly count: number;
  /** The most frequent first. */
  readonly spellings: readonly Counted[];
  /** Articles that name it. */
  readonly articles: number;
  /** The earliest article first, undated ones last. Made when it is asked for: of a frequent name it is long. */
  readonly files: readonly { readonly uri: string; readonly date: string | null; readonly count: number }[];
  /** The first full mention of the earliest article. */
  readonly first: Introduction;
  /** The newest first, those of undated articles last. */
  readonly roles: readonly {
    readonly text: string;
    /** Publication dates of the first and the last article that gives it; null where none of them is dated. */
    readonly since: string | null;
    readonly until: string | null;
    readonly count: number;
  }[];
  /** Entities that share its paragraphs, those of its sentences above the rest; what most articles name carries no weight. */
  readonly neighbours: readonly { readonly id: string; readonly type: EntityType; readonly name: string }[];
}

export interface NameWish {
  /** Any of these; compared without regard to hamza, ى and ي, ة and ه. Empty: every name. */
  readonly typed: readonly string[];
  /** `words`: the beginning of any word of a name. `letters`: also after ال, and letters in this order anywhere. */
  readonly by: 'words' | 'letters';
  /** The article whose names come first. */
  readonly from?: string;
  readonly limit: number;
  /** Answer from what is known, even of an older version of open documents: for what must not wait while somebody types. */
  readonly asIs?: boolean;
}

export interface ListWish {
  readonly type: EntityType;
  /** Names with words that begin like each of these words, compared as in `NameWish`. Empty: every name. */
  readonly typed: string;
  readonly offset: number;
  /** 0: only the number of them. */
  readonly limit: number;
}

export interface ListAnswer {
  /** How many there are in all. */
  readonly total: number;
  readonly entities: readonly {
    readonly id: string;
    readonly name: string;
    /** Mentions in all articles. */
    readonly count: number;
    readonly files: number;
  }[];
}

export interface NamesAnswer {
  /** The best first. */
  readonly names: readonly NameFound[];
  /** There are more, or articles that are not read yet, or (with `asIs`) not taken in yet. */
  readonly incomplete: boolean;
}

export interface NameFound {
  readonly id: string;
  readonly type: EntityType;
  readonly name: string;
  readonly spellings: readonly Counted[];
  readonly count: number;
  readonly files: number;
  /** Mentions in `from`. */
  readonly here: number;
  /** The earliest article that names it. */
  readonly uri: string;
}

/** A mention and the file that holds it. */
export interface Introduction {
  readonly uri: string;
  readonly mention: EntityMention;
}

/**
 * The mention that introduces an entity: the first that names it in full (a person by two words or more, another thing by as
 * many as its name has), in the text proper rather than in page furniture.
 * @param files in the order in which they are asked; the first with a full mention counts, else the first of all
 */
export function introducing(files: Iterable<Omit<FileMentions, 'version' | 'title'>>): Introduction | undefined {
  let fallback: Introduction | undefined;
  for (const { uri, name, type, mentions } of files) {
    const wanted = type === 'person' ? Math.min(2, wordsOf(name)) : wordsOf(name);
    const proper = mentions.filter(({ furniture, inner }) => !furniture && !inner);
    const full = proper.find(({ spelling }) => wordsOf(spelling) >= wanted);
    if (full) return { uri, mention: full };
    const first = proper[0] ?? mentions[0];
    if (first) fallback ??= { uri, mention: first };
  }
  return fallback;
}

const wordsOf = (name: string): number => name.split(' ').length;
