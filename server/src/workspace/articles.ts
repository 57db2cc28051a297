import type { Analysis } from '../core/article.ts';
import { isMostlyArabic } from '../core/text/script.ts';
import type { Finding } from '../core/types.ts';
import { withoutIgnored } from './decisions.ts';
import { DecisionsStore } from './decisions-store.ts';
import { decodeText, type Encoding } from './encoding.ts';
import type { EveryArticle } from './every-article.ts';
import { Furniture } from './furniture.ts';
import type { Host } from './host.ts';
import { makeFacts } from './index/facts.ts';
import { hash64 } from './index/hash.ts';
import { Indexer, type Progress } from './index/indexer.ts';
import { LocalReader } from './index/local-reader.ts';
import { type FolderSources, listFiles, type Reader } from './index/reading.ts';
import { NO_STORE, type SegmentStore } from './index/store.ts';
import type { FileWish } from './index/waiting.ts';
import { WorkspaceIndex } from './index/workspace-index.ts';
import { KnowledgeStore } from './knowledge-store.ts';
import { type BrokenLine, fileOfArticle, newsPlace } from './news-lines.ts';
import { OptionsOfArticles } from './options-of-articles.ts';
import type { RelatedArticles } from './related.ts';
import { type Analyse, Snapshot } from './snapshot.ts';
import { articleReader, readArticleText, readEditableText, readNewsItem } from './source-files.ts';
import { SourceFolders } from './source-folders.ts';
import { DEFAULT_SOURCES, LARGEST_NEWS, type Sources } from './sources.ts';
import { isFile, uriKey } from './uri.ts';

/** What an `Articles` may be given beside the disk. */
export interface ArticlesOptions {
  /** Told of a file or folder that could not be read. */
  report?(uri: string, cause: unknown): void;
  /** Told of a line of a news file that is no news item. */
  broken?(file: string, line: BrokenLine): void;
  /** Reads and analyses files; in this thread when it is absent. */
  readonly reader?: Reader;
  /** Gives what keeps the articles of some folders between starts; nothing is kept when it is absent. */
  storeOf?(folders: readonly string[]): SegmentStore;
}

/**
 * Articles over time: the snapshots of open documents, the index of all articles, and the team's decisions. An open document
 * stands for its file on disk until it is closed.
 */
export class Articles {
  readonly decisions: DecisionsStore;
  readonly knowledge: KnowledgeStore;
  /** What was learnt of page furniture. */
  readonly furniture = new Furniture();
  readonly #host: Host;
  readonly #report: (uri: string, cause: unknown) => void;
  readonly #analyse: Analyse;
  readonly #open = new Map<string, Snapshot>();
  /** What all articles name and say, open or not. */
  readonly entities: WorkspaceIndex;
  readonly #indexer: Indexer;
  /** The snapshot that an open document's part of the index was made of. */
  readonly #indexed = new Map<string, Snapshot>();
  #markRead: (() => void) | undefined;
  #read: Promise<void> = Promise.resolve();
  /** Which files of which folders are articles. */
  readonly sources = new SourceFolders();
  readonly #options: OptionsOfArticles;
  #round = 0;
  #folders: readonly FolderSources[] = [];
  readonly #storeOf: (folders: readonly string[]) => SegmentStore;
  #store: SegmentStore = NO_STORE;

  constructor(host: Host, analyse: Analyse, options: ArticlesOptions = {}) {
    this.#host = host;
    this.#report = (uri, cause) => options.report?.(uri, cause);
    this.#storeOf = (folders) => options.storeOf?.(folders) ?? NO_STORE;
    this.#analyse = analyse;
    this.decisions = new DecisionsStore(host);
    this.knowledge = new KnowledgeStore(host, this.decisions);
    this.#options = new OptionsOfArticles(this.decisions, this.knowledge);
    this.entities = new WorkspaceIndex({
      host,
      takeOpen: () => this.#takeOpen(),
      knowsOpen: () => [...this.#open.keys()].every((key) => this.#indexed.has(key)),
      settled: () => this.#read,
      reread: (uris) => this.#reread(uris),
      reader: () => this.textReader(),
      decidedEvents: () => this.decisions.events(),
    });
    this.#indexer = new Indexer({
      host,
      table: this.entities.table,
      reader: options.reader ?? new LocalReader(host, analyse),
      store: () => this.#store,
      jobFor: (uri) => this.#jobFor(uri),
      optionsOf: (uri) => this.#options.keyOf(uri),
      changed: () => this.entities.noteChange(),
      report: this.#report,
      broken: (file, line) => options.broken?.(file, line),
    });
  }

  /** Takes in a version of an open document. */
  setOpen(uri: string, version: number, text: string): Snapshot {
    const key = uriKey(uri);
    const snapshot = new Snapshot(uri, version, text, this.#options.of(uri), this.#analyse, this.#open.get(key));
    this.#open.set(key, snapshot);
    return snapshot;
  }

  /** The document was closed: its file counts again. Resolves when that was read. */
  async setClosed(uri: string): Promise<void> {
    this.#open.delete(uriKey(uri));
    this.#indexed.delete(uriKey(uri));
    this.entities.table.close(uri);
    this.entities.noteChange();
    await this.fileChanged([fileOfArticle(uri)]);
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
   * How readily a word is taken for a name (`AnalysisOptions.boldness`): open documents are decided anew at once, files of the
   * folder in the background.
   */
  setBoldness(boldness: number): void {
    if (boldness === this.#options.boldness) return;
    this.#options.boldness = boldness;
    this.decisionsChanged();
    if (!this.entities.partial) void this.refreshRecords();
  }

  /** Files were created, changed or deleted on disk. Resolves when they were read. */
  async fileChanged(uris: readonly string[]): Promise<void> {
    await this.#indexer.read(uris);
  }

  /** Folders were deleted or moved away: what was read below them is read again, and found gone. */
  async folderDeleted(folders: readonly string[]): Promise<void> {
    await this.#indexer.read(await this.#indexer.filesBelow(folders));
  }

  /** A folder was created or moved here: its articles are read. */
  async folderCreated(folder: string): Promise<void> {
    const around = this.sources.folderOf(folder);
    const key = around === undefined ? undefined : this.sources.of(folder)?.key;
    if (around === undefined || key === undefined) return;
    const found: string[] = [];
    await listFiles(
      this.#host,
      [{ uri: around, key }],
      (files) => found.push(...files.map(({ uri }) => uri)),
      () => {},
      () => false,
      folder,
    );
    await this.fileChanged(found);
  }

  /** The text of an article: of the open document, else of the file; undefined when there is none to be read. */
  async textOf(uri: string): Promise<string | undefined> {
    const open = this.#open.get(uriKey(uri));
    if (open) return open.text;
    const { maxSize } = this.sources.of(fileOfArticle(uri)) ?? DEFAULT_SOURCES;
    return readArticleText(this.#host, uri, maxSize).catch(() => undefined);
  }

  /** Gives texts as `textOf` does, for a question that asks for many of them in a row. */
  textReader(): (uri: string) => Promise<string | undefined> {
    const read = articleReader(this.#host, (uri) => (this.sources.of(uri) ?? DEFAULT_SOURCES).maxSize);
    return async (uri) => this.#open.get(uriKey(uri))?.text ?? read(uri);
  }

  /** What the analysis of an article that is not open would be made from; equal while it would be the same. */
  markOf(uri: string): string | undefined {
    const mark = this.entities.markOf(uri);
    if (mark === undefined || this.#open.has(uriKey(uri))) return undefined;
    return `${mark}.${this.decisions.of(uri).publicationDate ?? ''}.${this.#options.serialOf(this.knowledge.of(fileOfArticle(uri)))}`;
  }

  /** An article that is not open as it is on disk; undefined when it cannot be read. Its version is 0. */
  async closedSnapshot(uri: string): Promise<Snapshot | undefined> {
    const text = newsPlace(uri) ? await this.newsItem(uri).catch(() => undefined) : await this.textOf(uri);
    if (typeof text !== 'string') return undefined;
    return new Snapshot(uri, 0, text, this.#options.of(uri), this.#analyse);
  }

  /** How a file on disk is written; undefined when it cannot be read, or is no text in an encoding that we know. */
  async encodingOf(uri: string): Promise<Encoding | undefined> {
    const bytes = await this.#host.readFile(uri, LARGEST_NEWS).catch(() => undefined);
    return bytes && decodeText(bytes)?.encoding;
  }

  /** A news item, for a document that shows it; its publication date is kept for when it is opened. */
  async newsItem(uri: string): Promise<string | BrokenLine | undefined> {
    const place = newsPlace(uri);
    const item = place && (await readNewsItem(this.#host, place));
    if (!item || 'problem' in item) return item;
    this.#options.setItemDate(uri, item.date);
    return item.text;
  }

  /** Folders will be read soon: until then what is known is only a part. */
  expectFolders(): void {
    this.entities.partial = true;
    if (this.#markRead) return;
    this.#read = new Promise((resolve) => {
      this.#markRead = resolve;
    });
  }

  /**
   * Forgets the folders before and reads these, in the background of requests.
   * @param sources which files are articles, by the folder's URI; the default for a folder that is not among them
   * @returns whether all was read: not when the progress was cancelled
   */
  async setFolders(
    folders: readonly string[],
    progress: Progress,
    sources: ReadonlyMap<string, Sources> = new Map(),
  ): Promise<boolean> {
    this.sources.set(folders, sources);
    this.#folders = folders.filter(isFile).map((uri) => ({ uri, key: (sources.get(uri) ?? DEFAULT_SOURCES).key }));
    this.entities.table.clear();
    this.entities.noteChange();
    this.#indexed.clear();
    await this.#store.release();
    this.#store = this.#folders.length > 0 ? this.#storeOf(this.#folders.map(({ uri }) => uri)) : NO_STORE;
    return this.#readFolders(progress, true);
  }

  /** Reads what is still to be read of the folders, after a reading that was cancelled. */
  readOn(progress: Progress): Promise<boolean> {
    return this.#readFolders(progress, false);
  }

  async #readFolders(progress: Progress, fromStore: boolean): Promise<boolean> {
    const round = ++this.#round;
    this.expectFolders();
    const superseded = (): boolean => round !== this.#round;
    try {
      const reported: Progress = {
        report: (done, total) => progress.report(done, total),
        get cancelled() {
          return superseded() || progress.cancelled;
        },
      };
      const complete = await this.#indexer.readFolders(this.#folders, reported, fromStore);
      if (!superseded()) this.entities.truncated = !complete;
      return complete;
    } finally {
      if (!superseded()) this.#allRead();
    }
  }

  /** Writes what is known to the store, and lets others write there. */
  async close(): Promise<void> {
    await this.#indexer.flush();
    await this.#store.release();
  }

  /** Removes what is kept between starts, of all workspaces; what is known stays known until the folders are read again. */
  forgetStore(): Promise<void> {
    return this.#store.clear();
  }

  /**
   * Decisions or knowledge changed: a publication date and what the team knows are part of what a snapshot, and a record, is
   * made from.
   */
  decisionsChanged(): void {
    for (const [key, snapshot] of this.#open) {
      const { uri, version, text } = snapshot;
      const options = this.#options.of(uri);
      const { date, knowledge, boldness } = snapshot.options;
      if (options.date === date && options.knowledge === knowledge && options.boldness === boldness) continue;
      this.#open.set(key, new Snapshot(uri, version, text, options, this.#analyse, snapshot));
    }
    void this.fileChanged(this.decisions.takeRedated());
  }

  /** Reads the files again that were read with other knowledge, or another date. Resolves when they were read. */
  refreshRecords(): Promise<void> {
    return this.#indexer.refresh();
  }

  /** Learns anew which lines are page furniture. Resolves with whether others are than before. */
  async learnFurniture(): Promise<boolean> {
    return this.furniture.learn(await this.entities.learnLines());
  }

  /** Lets waiting requests be served. */
  pause(): Promise<void> {
    return this.#host.pause();
  }

  /** The day that it is where the user is, YYYY-MM-DD. */
  today(): string {
    return this.#host.today();
  }

  /** The findings of a snapshot that no decision silences, in document order. */
  findings({ uri, text, analysis }: Pick<Snapshot, 'uri' | 'text' | 'analysis'>): readonly Finding[] {
    const decisions = this.decisions.of(uri);
    return withoutIgnored(text, this.furniture.findings(uri, analysis, decisions), decisions, decisions.file);
  }

  /**
   * Every article that is read and can be edited, open or not, as it is now; gives way after each. A news item, which is read-only,
   * is passed over, and so is a file that cannot be read or that the client may read as another text.
   */
  async *everyArticle(): AsyncGenerator<EveryArticle> {
    await this.#read;
    const uris = new Map([...this.entities.uris()].map((uri) => [uriKey(uri), uri]));
    for (const [key, { uri }] of this.#open) uris.set(key, uri);
    for (const uri of uris.values()) {
      if (newsPlace(uri)) continue;
      const text = this.snapshot(uri)?.text ?? (await this.#editableText(uri));
      // Opened while it was read: the editor's text counts.
      const open = this.snapshot(uri);
      if (text === undefined && !open) continue;
      const options = open?.options ?? this.#options.of(uri);
      const analysis = open?.analysis ?? this.#analyse(text!, options);
      yield {
        uri: open?.uri ?? uri,
        version: open?.version ?? null,
        analysis,
        findings: (other) => this.findings({ uri, text: other.text, analysis: other }),
        again: (other) => this.#analyse(other, options, analysis),
      };
      await this.#host.pause();
    }
  }

  async #editableText(uri: string): Promise<string | undefined> {
    const { maxSize } = this.sources.of(uri) ?? DEFAULT_SOURCES;
    try {
      return await readEditableText(this.#host, uri, maxSize);
    } catch (cause) {
      if ((cause as { code?: string }).code !== 'ENOENT') this.#report(uri, cause);
      return undefined;
    }
  }

  /** The other articles, as of now: the facts of open documents are made here, when somebody asks. */
  related(): RelatedArticles {
    this.#takeOpen();
    return this.entities;
  }

  #allRead(): void {
    this.entities.partial = false;
    this.#markRead?.();
    this.#markRead = undefined;
  }

  /** Takes the newest snapshots of open documents into the index. */
  #takeOpen(): void {
    let changed = false;
    for (const [key, snapshot] of this.#open) {
      if (this.#indexed.get(key) === snapshot) continue;
      this.#indexed.set(key, snapshot);
      changed = true;
      const { uri, version, text } = snapshot;
      const file = fileOfArticle(uri);
      const origin = { file, stamp: { mtime: 0, size: 0 }, content: hash64(text), options: 0 };
      const facts = makeFacts(uri, version, snapshot.analysis, origin);
      // What is not Arabic has no sentence to show, as the files that are not.
      this.entities.open(isMostlyArabic(text) ? facts : { ...facts, sentences: [], events: [] });
    }
    if (changed) this.entities.noteChange();
  }

  /** Reads closed files again whose text has changed. */
  async #reread(uris: readonly string[]): Promise<void> {
    await this.fileChanged([...new Set(uris.filter((uri) => !this.#open.has(uriKey(uri))).map(fileOfArticle))]);
  }

  #jobFor(uri: string): FileWish | undefined {
    const kind = this.sources.kindOf(uri);
    const sources = this.sources.of(uri);
    if (!kind || !sources) return undefined;
    return { uri, kind, maxSize: sources.maxSize, ...this.#options.wishOf(uri, kind) };
  }
}
