import { isMostlyArabic } from '../core/text/script.ts';
import type { AnalysisOptions, Finding } from '../core/types.ts';
import { makeNames } from './article-names.ts';
import { withoutIgnored } from './decisions.ts';
import { DecisionsStore } from './decisions-store.ts';
import {
  ChangedFiles,
  isArticlePath,
  optionsOf,
  type Progress,
  type Reading,
  readArticle,
  readFolders,
} from './folder-articles.ts';
import { FolderEntities } from './folder-entities.ts';
import type { Host } from './host.ts';
import { KnowledgeStore } from './knowledge-store.ts';
import { makeRecord } from './record.ts';
import { RecordIndex, type RelatedArticles } from './related.ts';
import { type Analyse, Snapshot } from './snapshot.ts';
import { isFile, relativePath, uriKey } from './uri.ts';

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
  #folders: readonly string[] = [];
  #round = 0;

  constructor(host: Host, analyse: Analyse, report: (uri: string, cause: unknown) => void = () => {}) {
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
      optionsFor: (uri) => this.#optionsFor(uri),
      isOpen: (uri) => this.#open.has(uriKey(uri)),
      report,
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
    if (this.#isArticle(uri)) await this.#changed.add(uri);
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
    if (this.#isArticle(uri)) await this.#changed.add(uri);
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
   * @returns whether there are more articles than are held
   */
  async setFolders(folders: readonly string[], progress: Progress): Promise<boolean> {
    const round = ++this.#round;
    this.#folders = folders;
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
    await Promise.all(stale.map((uri) => this.#changed.add(uri)));
  }

  /** The day that it is where the user is, YYYY-MM-DD. */
  today(): string {
    return this.#reading.host.today();
  }

  /** The findings of a snapshot that no decision silences, in document order. */
  findings({ uri, text, analysis }: Snapshot): readonly Finding[] {
    const decisions = this.decisions.of(uri);
    return withoutIgnored(text, analysis.findings, decisions, decisions.file);
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
    return this.#readWith.get(uriKey(uri)) !== this.knowledge.of(uri);
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

  #optionsFor(uri: string): AnalysisOptions {
    const made = optionsOf(uri, this.decisions.of(uri).publicationDate, this.knowledge.of(uri));
    const options = this.boldness === 0 ? made : { ...made, boldness: this.boldness };
    this.#readWith.set(uriKey(uri), options.knowledge);
    return options;
  }

  #isArticle(uri: string): boolean {
    if (!isFile(uri)) return false;
    return this.#folders.some((folder) => {
      const path = relativePath(folder, uri);
      return path !== undefined && isArticlePath(path);
    });
  }
}
