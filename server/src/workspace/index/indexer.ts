import type { Host } from '../host.ts';
import type { BrokenLine } from '../news-lines.ts';
import { fileOfArticle } from '../news-lines.ts';
import { uriKey } from '../uri.ts';
import type { ArticleTable, Part } from './article-table.ts';
import { Breather } from './breather.ts';
import type { ArticleFacts, Stamp } from './facts.ts';
import { factsOf } from './merge.ts';
import type { FileJob, FileRead, FolderSources, ListedFile, Reader, StoredSegment } from './reading.ts';
import { Segment } from './segment.ts';
import { byTime, packed, partsToMerge } from './sizes.ts';
import type { SegmentStore } from './store.ts';
import { type FileWish, WaitingFiles, type Wanted } from './waiting.ts';

/** What the indexer asks of the store around it. */
export interface IndexerAround {
  readonly host: Pick<Host, 'now' | 'pause'>;
  readonly table: ArticleTable;
  readonly reader: Reader;
  store(): SegmentStore;
  /** What a file is to be read with; undefined for what is no source of articles. */
  jobFor(uri: string): FileWish | undefined;
  /** The options key that the facts of an article should have. */
  optionsOf(uri: string): number;
  changed(): void;
  report(uri: string, cause: unknown): void;
  broken(file: string, line: BrokenLine): void;
}

export interface Progress {
  /** `done` of `total` files were looked at. */
  report(done: number, total: number): void;
  readonly cancelled: boolean;
}

/** Bytes of a news file that is shared among threads. */
const LARGE_NEWS = 4 * 1024 * 1024;
/**
 * Keeps the table of articles as the disk is: lists the folders, reads what is new or has changed in the background, follows
 * single changes, merges small segments into large ones and keeps them in the store.
 */
export class Indexer {
  readonly #around: IndexerAround;
  readonly #waiting = new WaitingFiles();
  /** Parts of large news files that are still to be read. */
  readonly #partsLeft = new Map<string, number>();
  #running = 0;
  #done = 0;
  #total = 0;
  #progress: Progress | undefined;
  #waiters: { readonly keys: Set<string>; readonly resolve: () => void }[] = [];
  #idle: (() => void)[] = [];
  #round = 0;
  #merging: Promise<void> | undefined;
  #committing: Promise<void> = Promise.resolve();
  #sinceCommit = 0;
  readonly #obsolete: string[] = [];
  #lastCommit = 0;

  constructor(around: IndexerAround) {
    this.#around = around;
  }

  /**
   * Forgets the folders before and reads these, in the background of requests.
   * @param fromStore what was kept between starts is taken in first
   * @returns whether all was read
   */
  async readFolders(folders: readonly FolderSources[], progress: Progress, fromStore: boolean): Promise<boolean> {
    const { table, reader, host } = this.#around;
    const store = this.#around.store();
    const round = ++this.#round;
    const stale = (): boolean => round !== this.#round;
    reader.stop();
    this.#waiting.clear();
    this.#settle(() => true);
    if (fromStore) {
      await store.load(async (stored) => {
        const segment = this.#segment(stored);
        const prepared = await table.prepare(segment, new Breather(host));
        if (!stale()) table.add(segment, stored, prepared);
      });
    }
    if (stale()) return false;
    this.#around.changed();
    const breather = new Breather(host);
    const listed = new Set<string>();
    const chunks: (readonly ListedFile[])[] = [];
    if (!progress.cancelled) {
      const failed = (uri: string, message: string): void => this.#around.report(uri, new Error(message));
      await reader.list(folders, (files) => chunks.push(files), failed);
    }
    if (stale()) return false;
    const wanted: ListedFile[] = [];
    for (const chunk of chunks) {
      for (const file of chunk) {
        if (breather.due) await breather.breathe();
        listed.add(uriKey(file.uri));
        if (!this.#isKnown(file)) wanted.push(file);
      }
    }
    for (const { part, article } of [...table.files()]) {
      if (breather.due) await breather.breathe();
      const uri = part.segment.uri(article);
      if (!progress.cancelled && !listed.has(uriKey(fileOfArticle(uri)))) table.delete(uri);
    }
    if (stale()) return false;
    // What was edited last is what somebody works on: it stands last, where the queue is taken from.
    const queue: Wanted[] = [];
    for (const i of await byTime(wanted, breather)) {
      if (breather.due) await breather.breathe();
      queue.push(...this.#parts(wanted[i]!));
    }
    if (stale()) return false;
    this.#waiting.set(queue);
    this.#total = queue.length;
    this.#done = 0;
    this.#progress = progress;
    if (progress.cancelled) this.#waiting.cancel();
    this.#start();
    await this.#untilIdle();
    if (stale()) return false;
    this.#progress = undefined;
    const complete = this.#done >= this.#total && !progress.cancelled;
    await this.#commit(true);
    this.#mergeSoon();
    return complete;
  }

  /** Reads changed, created or deleted files soon; resolves when they were read. */
  async read(uris: readonly string[]): Promise<void> {
    const { table, host } = this.#around;
    const breather = new Breather(host);
    const wishes = new Map<string, Wanted>();
    for (const uri of uris) {
      if (breather.due) await breather.breathe();
      if (this.#around.jobFor(uri)) wishes.set(uriKey(uri), { uri });
      else table.delete(uri);
    }
    this.#around.changed();
    if (wishes.size === 0) return;
    for (const [key, wish] of wishes) this.#waiting.add(key, wish);
    await new Promise<void>((resolve) => {
      this.#waiters.push({ keys: new Set(wishes.keys()), resolve });
      this.#start();
    });
  }

  /** Reads those files again that were read with other options than hold now. */
  async refresh(): Promise<void> {
    const { table, host, optionsOf } = this.#around;
    const breather = new Breather(host);
    const stale = new Set<string>();
    for (const { part, article } of [...table.files()]) {
      if (breather.due) await breather.breathe();
      const uri = part.segment.uri(article);
      if (part.segment.articles.options[article] !== optionsOf(uri)) stale.add(fileOfArticle(uri));
    }
    await this.read([...stale]);
  }

  /** The files below folders whose articles are known. */
  async filesBelow(folders: readonly string[]): Promise<string[]> {
    const breather = new Breather(this.#around.host);
    const above = new Set<string>();
    for (const folder of folders) {
      if (breather.due) await breather.breathe();
      above.add(uriKey(folder).replace(/\/+$/, ''));
    }
    const found = new Set<string>();
    for (const { part, article } of [...this.#around.table.files()]) {
      if (breather.due) await breather.breathe();
      const file = fileOfArticle(part.segment.uri(article));
      let key = uriKey(file);
      for (let slash = key.lastIndexOf('/'); slash > 0; slash = key.lastIndexOf('/')) {
        key = key.slice(0, slash);
        if (!above.has(key)) continue;
        found.add(file);
        break;
      }
    }
    return [...found];
  }

  /** Writes what is known so far. */
  async flush(): Promise<void> {
    await this.#merging;
    await this.#commit(true);
  }

  /** A listed file has been read as it is, with the options that hold. */
  #isKnown(file: ListedFile): boolean {
    const { table, optionsOf } = this.#around;
    const known = file.kind === 'news' ? table.anyOfFile(uriKey(file.uri)) : table.file(file.uri);
    if (!known) return false;
    const { articles } = known.part.segment;
    return (
      articles.mtime[known.article] === file.mtime &&
      articles.bytes[known.article] === file.size &&
      articles.options[known.article] === optionsOf(known.part.segment.uri(known.article))
    );
  }

  /** What is known of a file, so that the same text is not analysed again. */
  #knownOf({ kind, uri }: FileWish): FileJob['known'] {
    const known = kind === 'news' ? undefined : this.#around.table.file(uri);
    if (!known) return undefined;
    const { contentLo, contentHi, options } = known.part.segment.articles;
    const { article } = known;
    return { lo: contentLo[article]!, hi: contentHi[article]!, options: options[article]! };
  }

  #parts(file: ListedFile): Wanted[] {
    const { lanes } = this.#around.reader;
    const parts = file.kind === 'news' && file.size > LARGE_NEWS ? lanes * 4 : 1;
    const { uri } = file;
    if (parts === 1) return [{ uri }];
    this.#partsLeft.set(uriKey(file.uri), parts);
    return Array.from({ length: parts }, (_, at) => ({ uri, part: { at, of: parts } }));
  }

  /** Whether a file has been read to its end, all its parts. */
  #isWhole({ uri, part }: Wanted): boolean {
    if (!part) return true;
    const left = (this.#partsLeft.get(uriKey(uri)) ?? 1) - 1;
    this.#partsLeft.set(uriKey(uri), left);
    return left <= 0;
  }

  #start(): void {
    while (this.#running < this.#around.reader.lanes) {
      if (this.#progress?.cancelled) this.#waiting.cancel();
      const { files, urgent } = this.#waiting.take();
      if (files.length === 0) break;
      this.#running++;
      void this.#job(files, !urgent).then(() => {
        this.#waiting.done(files);
        const done = new Set(files.map(({ uri }) => uriKey(uri)));
        this.#settle((key) => done.has(key) && !this.#waiting.has(key));
        this.#running--;
        this.#start();
      });
    }
    if (this.#running === 0) this.#finish();
  }

  async #job(files: readonly Wanted[], counted: boolean): Promise<void> {
    const round = this.#round;
    const wishes = files.flatMap(({ uri, part }) => {
      const wish = this.#around.jobFor(uri);
      return wish ? [{ ...wish, ...(part && { part }) }] : [];
    });
    const knowledge = [...new Set(wishes.map((wish) => wish.knowledge))];
    const job = {
      knowledge,
      files: wishes.map((wish): FileJob => {
        const known = this.#knownOf(wish);
        return { ...wish, knowledge: knowledge.indexOf(wish.knowledge), ...(known && { known }) };
      }),
    };
    try {
      const { segments, files: results } = await this.#around.reader.read(job);
      if (round === this.#round) {
        for (const segment of segments) {
          this.#around.table.add(this.#segment(segment), segment);
          await this.#around.host.pause();
        }
        await this.#conclude(wishes, results);
        this.#around.changed();
      }
    } catch (cause) {
      // Its thread ended: one of the files is more than it can take. Each is tried alone, once.
      if (files.length > 1) for (const wish of files) await this.#job([wish], false);
      else this.#around.report(files[0]!.uri, cause);
    }
    if (round !== this.#round) return;
    if (counted) {
      this.#done += files.length;
      this.#progress?.report(this.#done, this.#total);
    }
    this.#sinceCommit += files.length;
    this.#mergeSoon();
    if (this.#sinceCommit >= 512 && this.#around.host.now() - this.#lastCommit > 2000) void this.#commit(false);
  }

  /** What followed from the files of a job beside new articles. */
  async #conclude(wishes: readonly (FileWish & Wanted)[], results: readonly FileRead[]): Promise<void> {
    const { table, report, broken } = this.#around;
    const restamped: ArticleFacts[] = [];
    for (const [i, { uri, stamp, outcome, message, broken: lines }] of results.entries()) {
      const wish = wishes[i]!;
      for (const line of lines ?? []) broken(uri, line);
      if (message !== undefined) report(uri, new Error(message));
      if (wish.kind === 'news') {
        if (this.#isWhole(wish)) table.deleteOlder(uriKey(uri), stamp);
      } else if (outcome === 'none' || outcome === 'failed') table.delete(uri);
      else if (outcome === 'same') {
        const facts = await this.#restamp(uri, stamp);
        if (facts) restamped.push(facts);
      }
    }
    if (restamped.length > 0) {
      const stored = packed(restamped);
      table.add(this.#segment(stored), stored);
    }
  }

  /** The facts of a file that was touched, or written with the same text. */
  async #restamp(uri: string, stamp: Stamp): Promise<ArticleFacts | undefined> {
    const known = this.#around.table.file(uri);
    if (!known) return undefined;
    const { mtime, bytes } = known.part.segment.articles;
    if (mtime[known.article] === stamp.mtime && bytes[known.article] === stamp.size) return undefined;
    const facts = await factsOf(known.part.segment, known.article);
    return facts && { ...facts, origin: { ...facts.origin, stamp } };
  }

  #settle(isDone: (key: string) => boolean): void {
    this.#waiters = this.#waiters.filter(({ keys, resolve }) => {
      for (const key of keys) if (isDone(key)) keys.delete(key);
      if (keys.size > 0) return true;
      resolve();
      return false;
    });
  }

  #finish(): void {
    for (const resolve of this.#idle.splice(0)) resolve();
    if (this.#sinceCommit > 0) void this.#commit(false);
  }

  #untilIdle(): Promise<void> {
    if (this.#running === 0) return Promise.resolve();
    return new Promise((resolve) => this.#idle.push(resolve));
  }

  #segment({ columns, text, file }: StoredSegment): Segment {
    const texts = text ? (from: number, to: number) => text.subarray(from, to) : this.#around.store().textsOf(file!);
    return new Segment(columns, texts);
  }

  #mergeSoon(): void {
    this.#merging ??= this.#merge()
      .catch((cause) => this.#around.report('', cause))
      .finally(() => {
        this.#merging = undefined;
      });
  }

  /** Merges while there is something to merge. */
  async #merge(): Promise<void> {
    const { table, reader, host } = this.#around;
    const next = (): Part[] => partsToMerge(table.parts, this.#progress !== undefined);
    for (let parts = next(); parts.length > 0; parts = next()) {
      const merged = await reader.merge(parts.map(({ stored, state }) => ({ ...stored!, gone: state.slice() })));
      const segment = this.#segment(merged);
      const prepared = await table.prepare(segment, new Breather(host));
      table.replace(parts, segment, merged, prepared);
      for (const { stored } of parts) if (stored?.file !== undefined) this.#obsolete.push(stored.file);
      this.#sinceCommit++;
      await host.pause();
    }
  }

  /** Keeps what is in memory alone, and names what counts. One at a time. */
  #commit(everything: boolean): Promise<void> {
    this.#lastCommit = this.#around.host.now();
    this.#sinceCommit = 0;
    this.#committing = this.#committing
      .then(() => this.#write(everything))
      .catch((cause) => this.#around.report('', cause));
    return this.#committing;
  }

  async #write(everything: boolean): Promise<void> {
    const { table } = this.#around;
    const store = this.#around.store();
    const round = this.#round;
    for (const part of everything ? [...table.parts] : []) {
      if (!part.stored || part.stored.file !== undefined || part.retired) continue;
      const kept = await store.keep(part.stored);
      if (round !== this.#round) return;
      if (kept) part.stored = kept;
    }
    const obsolete = this.#obsolete.splice(0);
    await store.commit(
      table.parts.flatMap(({ stored }) => stored?.file ?? []),
      obsolete,
    );
  }
}
