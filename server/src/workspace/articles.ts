import type { Analysis } from '../core/article.ts';
import { isMostlyArabic } from '../core/text/script.ts';
import type { AnalysisOptions, Finding } from '../core/types.ts';
import { makeNames } from './article-names.ts';
import { withoutIgnored } from './decisions.ts';
import { DecisionsStore } from './decisions-store.ts';
import { decodeText, type Encoding } from './encoding.ts';
import {
  ChangedFiles,
  listFolder,
  optionsOf,
  type Progress,
  type Reading,
  readArticle,
  readFolders,
} from './folder-articles.ts';
import { FolderEntities } from './folder-entities.ts';
import type { Host } from './host.ts';
import { KnowledgeStore } from './knowledge-store.ts';
import { type BrokenLine, fileOfArticle, newsPlace } from './news-lines.ts';
import { makeRecord } from './record.ts';
import { RecordIndex, type RelatedArticles } from './related.ts';
import { type Analyse, Snapshot } from './snapshot.ts';
import { readArticleText, readEditableText, readNewsItem } from './source-files.ts';
import { SourceFolders } from './source-folders.ts';
import { DEFAULT_SOURCES, LARGEST_NEWS, type Sources } from './sources.ts';
import { uriKey } from './uri.ts';

/** An article with what a fix of many needs of it. */
export interface EveryArticle {
  readonly uri: string;
  /** Of an open document. */
  readonly version: number | null;
  readonly analysis: Analysis;
  /** The findings that no decision silences, of its text or of one that a fix would leave. */
  findings(analysis: Analysis): readonly Finding[];
  again(text: string): Analysis;
}

/**
 * Articles over time: the snapshots of open documents, the records of the folder's files, and the team's decisions. An open
 * document stands for its file on disk until it is closed.
 */
export class Articles {
  readonly decisions: DecisionsStore;
  readonly knowledge: KnowledgeStore;
  readonly #analyse: Analyse;
  readonly #open = new Map<string, Snapshot>();
  /** The snapshot that an open document's record was made of. */
  readonly #recorded = new Map<string, Snapshot>();
  readonly #index = new RecordIndex();
  /** Who and what all articles name, open or not. */
  readonly entities: FolderEntities;
  /** The snapshot that an open document's part of `entities` was made of. */
  readonly #named = new Map<string, Snapshot>();
  #markRead: (() => void) | undefined;
  #read: Promise<void> = Promise.resolve();
  /** What the team knew when an article was last read. */
  private boldness = 0;
  readonly #readWith = new Map<string, AnalysisOptions['knowledge']>();
  readonly #reading: Reading;
  readonly #changed: ChangedFiles;
  /** Which files of which folders are articles. */
  readonly sources = new SourceFolders();
  /** Publication dates that news files give their items. */
  readonly #itemDates = new Map<string, string>();
  readonly #serials = new WeakMap<NonNullable<AnalysisOptions['knowledge']>, number>();
  #lastSerial = 0;
  #round = 0;

  /**
   * @param report told of a file or folder that could not be read
   * @param broken told of a line of a news file that is no news item
   */
  constructor(
    host: Host,
    analyse: Analyse,
    report: (uri: string, cause: unknown) => void = () => {},
    broken: (file: string, line: BrokenLine) => void = () => {},
  ) {
    this.#analyse = analyse;
    this.decisions = new DecisionsStore(host);
    this.entities = new FolderEntities({
      pause: () => host.pause(),
      takeOpen: () => this.#takeOpen(),
      knowsOpen: () => [...this.#open.keys()].every((key) => this.#named.has(key)),
      settled: () => this.#read,
      reread: (uri) => readArticle(this.#reading, uri, () => true, !this.#isOutdated(uri)),
    });
    this.knowledge = new KnowledgeStore(host, this.decisions);
    this.#reading = {
      host,
      index: this.#index,
      entities: this.entities,
      analyse,
      optionsFor: (uri, date) => this.#optionsFor(uri, date),
      isOpen: (uri) => this.#open.has(uriKey(uri)),
      sources: this.sources,
      report,
      broken,
    };
    this.#changed = new ChangedFiles(this.#reading);
  }

  /** Takes in a version of an open document. */
  setOpen(uri: string, version: number, text: string): Snapshot {
    const key = uriKey(uri);
    const snapshot = new Snapshot(uri, version, text, this.#optionsFor(uri), this.#analyse, this.#open.get(key));
    this.#open.set(key, snapshot);
    return snapshot;
  }

  /** The document was closed: its file counts again. Resolves when that was read. */
  async setClosed(uri: string): Promise<void> {
    this.#open.delete(uriKey(uri));
    this.#recorded.delete(uriKey(uri));
    this.#named.delete(uriKey(uri));
    this.#index.delete(uri);
    this.entities.delete(uri);
    await this.fileChanged(fileOfArticle(uri));
  }

  /** The analysis of a text that is no document: what somebody pastes. */
  analyseText(text: string): Analysis {
    return this.#analyse(text, {});
  }

  /** The newest snapshot of an open document. */
  snapshot(uri: string): Snapshot | undefined {
    return this.#open.get(uriKey(uri));
  }

  openSnapshots(): Snapshot[] {
    return [...this.#open.values()];
  }

  /**
   * How readily a word is taken for a name (`AnalysisOptions.boldness`): open documents are decided anew, files of the folder when
   * they are next read.
   */
  setBoldness(boldness: number): void {
    if (boldness === this.boldness) return;
    this.boldness = boldness;
    this.decisionsChanged();
  }

  /** A file was created, changed or deleted on disk. Resolves when it was read. */
  async fileChanged(uri: string): Promise<void> {
    if (this.sources.kindOf(uri)) await this.#changed.add(uri);
  }

  /** A folder was deleted or moved away: what was read below it is read again, and found gone. */
  async folderDeleted(folder: string): Promise<void> {
    const below = `${uriKey(folder).replace(/\/+$/, '')}/`;
    const files = new Set(this.#index.uris().map(fileOfArticle));
    await Promise.all([...files].filter((uri) => uriKey(uri).startsWith(below)).map((uri) => this.#changed.add(uri)));
  }

  /** A folder was created or moved here: its articles are read. */
  async folderCreated(folder: string): Promise<void> {
    for (const file of await listFolder(this.#reading, folder)) await this.#changed.add(file);
  }

  /** The text of an article: of the open document, else of the file; undefined when there is none to be read. */
  async textOf(uri: string): Promise<string | undefined> {
    const open = this.#open.get(uriKey(uri));
    if (open) return open.text;
    const { maxSize } = this.sources.of(fileOfArticle(uri)) ?? DEFAULT_SOURCES;
    return readArticleText(this.#reading.host, uri, maxSize).catch(() => undefined);
  }

  /** What the analysis of an article that is not open would be made from; equal while it would be the same. */
  markOf(uri: string): string | undefined {
    const mark = this.entities.markOf(uri);
    if (mark === undefined || this.#open.has(uriKey(uri))) return undefined;
    return `${mark}.${this.decisions.of(uri).publicationDate ?? ''}.${this.#serialOf(this.knowledge.of(fileOfArticle(uri)))}`;
  }

  /** An article that is not open as it is on disk; undefined when it cannot be read. Its version is 0. */
  async closedSnapshot(uri: string): Promise<Snapshot | undefined> {
    const text = newsPlace(uri) ? await this.newsItem(uri).catch(() => undefined) : await this.textOf(uri);
    if (typeof text !== 'string') return undefined;
    return new Snapshot(uri, 0, text, this.#optionsFor(uri), this.#analyse);
  }

  /** How a file on disk is written; undefined when it cannot be read, or is no text in an encoding that we know. */
  async encodingOf(uri: string): Promise<Encoding | undefined> {
    const bytes = await this.#reading.host.readFile(uri, LARGEST_NEWS).catch(() => undefined);
    return bytes && decodeText(bytes)?.encoding;
  }

  /** A news item, for a document that shows it; its publication date is kept for when it is opened. */
  async newsItem(uri: string): Promise<string | BrokenLine | undefined> {
    const place = newsPlace(uri);
    const item = place && (await readNewsItem(this.#reading.host, place));
    if (!item || 'problem' in item) return item;
    if (item.date === undefined) this.#itemDates.delete(uriKey(uri));
    else this.#itemDates.set(uriKey(uri), item.date);
    return item.text;
  }

  /** Folders will be read soon: until then what is known is only a part. */
  expectFolders(): void {
    this.#index.partial = true;
    this.entities.partial = true;
    if (this.#markRead) return;
    this.#read = new Promise((resolve) => {
      this.#markRead = resolve;
    });
  }

  /**
   * Forgets the folders before and reads these, in the background of requests.
   * @param sources which files are articles, by the folder's URI; the default for a folder that is not among them
   * @returns whether there are more articles than are held
   */
  async setFolders(
    folders: readonly string[],
    progress: Progress,
    sources: ReadonlyMap<string, Sources> = new Map(),
  ): Promise<boolean> {
    const round = ++this.#round;
    this.sources.set(folders, sources);
    this.#changed.clear();
    this.#index.clear();
    this.#recorded.clear();
    this.entities.clear();
    this.#named.clear();
    this.#readWith.clear();
    this.expectFolders();
    const superseded = (): boolean => round !== this.#round;
    try {
      const tooMany = await readFolders(this.#reading, folders, {
        report: (done, total) => progress.report(done, total),
        get cancelled() {
          return superseded() || progress.cancelled;
        },
      });
      if (!superseded()) this.entities.truncated = tooMany || progress.cancelled;
      return tooMany;
    } finally {
      if (!superseded()) this.#allRead();
    }
  }

  /**
   * Decisions or knowledge changed: a publication date and what the team knows are part of what a snapshot, and a record, is
   * made from.
   */
  decisionsChanged(): void {
    for (const [key, snapshot] of this.#open) {
      const { uri, version, text } = snapshot;
      const options = this.#optionsFor(uri);
      const { date, knowledge, boldness } = snapshot.options;
      if (options.date === date && options.knowledge === knowledge && options.boldness === boldness) continue;
      this.#open.set(key, new Snapshot(uri, version, text, options, this.#analyse, snapshot));
    }
    for (const uri of this.decisions.takeRedated()) void this.fileChanged(uri);
  }

  /** Reads the files of the folder again whose record was made with other knowledge. Resolves when they were read. */
  async refreshRecords(): Promise<void> {
    const stale = this.#index.uris().filter((uri) => !this.#open.has(uriKey(uri)) && this.#isOutdated(uri));
    await Promise.all(stale.map((uri) => this.#changed.add(fileOfArticle(uri))));
  }

  /** Lets waiting requests be served. */
  pause(): Promise<void> {
    return this.#reading.host.pause();
  }

  /** The day that it is where the user is, YYYY-MM-DD. */
  today(): string {
    return this.#reading.host.today();
  }

  /** The findings of a snapshot that no decision silences, in document order. */
  findings({ uri, text, analysis }: Pick<Snapshot, 'uri' | 'text' | 'analysis'>): readonly Finding[] {
    const decisions = this.decisions.of(uri);
    return withoutIgnored(text, analysis.findings, decisions, decisions.file);
  }

  /**
   * Every article that is read and can be edited, open or not, as it is now; gives way after each. A news item, which is read-only,
   * is passed over, and so is a file that cannot be read or that the client may read as another text.
   */
  async *everyArticle(): AsyncGenerator<EveryArticle> {
    await this.#read;
    const uris = new Map(this.#index.uris().map((uri) => [uriKey(uri), uri]));
    for (const [key, { uri }] of this.#open) uris.set(key, uri);
    for (const uri of uris.values()) {
      if (newsPlace(uri)) continue;
      const text = this.snapshot(uri)?.text ?? (await this.#editableText(uri));
      // Opened while it was read: the editor's text counts.
      const open = this.snapshot(uri);
      if (text === undefined && !open) continue;
      const options = open?.options ?? this.#optionsFor(uri);
      const analysis = open?.analysis ?? this.#analyse(text!, options);
      yield {
        uri: open?.uri ?? uri,
        version: open?.version ?? null,
        analysis,
        findings: (other) => this.findings({ uri, text: other.text, analysis: other }),
        again: (other) => this.#analyse(other, options, analysis),
      };
      await this.#reading.host.pause();
    }
  }

  async #editableText(uri: string): Promise<string | undefined> {
    const { maxSize } = this.sources.of(uri) ?? DEFAULT_SOURCES;
    try {
      return await readEditableText(this.#reading.host, uri, maxSize);
    } catch (cause) {
      if ((cause as { code?: string }).code !== 'ENOENT') this.#reading.report(uri, cause);
      return undefined;
    }
  }

  /** The other articles, as of now: records of open documents are made here, when somebody asks. */
  related(from: string): RelatedArticles {
    for (const [key, snapshot] of this.#open) {
      if (key === uriKey(from) || this.#recorded.get(key) === snapshot) continue;
      this.#recorded.set(key, snapshot);
      if (isMostlyArabic(snapshot.text)) this.#index.set(makeRecord(snapshot.uri, snapshot.analysis));
      else this.#index.delete(snapshot.uri);
    }
    return this.#index;
  }

  /** A file's facts were made with other knowledge than the team has now. */
  #isOutdated(uri: string): boolean {
    return this.#readWith.get(uriKey(uri)) !== this.knowledge.of(fileOfArticle(uri));
  }

  #serialOf(knowledge: AnalysisOptions['knowledge']): number {
    if (!knowledge) return 0;
    const serial = this.#serials.get(knowledge) ?? ++this.#lastSerial;
    this.#serials.set(knowledge, serial);
    return serial;
  }

  #allRead(): void {
    this.#index.partial = false;
    this.entities.partial = false;
    this.#markRead?.();
    this.#markRead = undefined;
  }

  /** Takes the newest snapshots of open documents into `entities`. */
  #takeOpen(): void {
    for (const [key, snapshot] of this.#open) {
      if (this.#named.get(key) === snapshot) continue;
      this.#named.set(key, snapshot);
      this.entities.set(makeNames(snapshot.uri, snapshot.version, snapshot.analysis));
    }
  }

  #optionsFor(uri: string, published = this.#itemDates.get(uriKey(uri))): AnalysisOptions {
    const knowledge = this.knowledge.of(fileOfArticle(uri));
    this.#readWith.set(uriKey(uri), knowledge);
    const options = optionsOf(uri, this.decisions.of(uri).publicationDate ?? published, knowledge);
    return this.boldness === 0 ? options : { ...options, boldness: this.boldness };
  }
}
