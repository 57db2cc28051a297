import type { Analysis } from '../core/article.ts';
import { isMostlyArabic } from '../core/text/script.ts';
import type { AnalysisOptions } from '../core/types.ts';
import { makeNames, markOf } from './article-names.ts';
import type { FolderEntities } from './folder-entities.ts';
import type { Entry, Host } from './host.ts';
import { type BrokenLine, fileOfArticle } from './news-lines.ts';
import { makeRecord } from './record.ts';
import type { RecordIndex } from './related.ts';
import { fileNameOf, readSourceFile, type SourceArticle } from './source-files.ts';
import type { SourceFolders } from './source-folders.ts';
import { isFile, joinUri, relativePath, uriKey } from './uri.ts';

/** Articles and entries of folders that the in-memory index takes; more is for an index on disk. */
export const LIMITS = { files: 500, entries: 50_000 } as const;

/** What the reader needs of the store around it. */
export interface Reading {
  readonly host: Host;
  readonly index: RecordIndex;
  readonly entities: FolderEntities;
  analyse(text: string, options: AnalysisOptions): Analysis;
  /** @param date the day of publication that the source itself gives */
  optionsFor(uri: string, date?: string): AnalysisOptions;
  /** Which files are articles. */
  readonly sources: SourceFolders;
  /** An open document stands for its file. */
  isOpen(uri: string): boolean;
  /** Something about one file or folder that the log should hold; reading goes on. */
  report(uri: string, cause: unknown): void;
  /** A line of a news file that is no news item. */
  broken(file: string, line: BrokenLine): void;
}

export interface Progress {
  /** `done` of `total` files were looked at. */
  report(done: number, total: number): void;
  readonly cancelled: boolean;
}

/**
 * Reads the articles of some folders into the index, giving way to waiting requests after each file. A file too large, not
 * mostly Arabic or unreadable is passed over.
 * @returns whether the folders hold more articles than the index takes
 */
export async function readFolders(reading: Reading, folders: readonly string[], progress: Progress): Promise<boolean> {
  const files: string[] = [];
  for (const folder of folders) if (isFile(folder)) await list(reading, folder, files, progress);
  let done = 0;
  for (const uri of files) {
    if (progress.cancelled) return false;
    if (reading.index.size >= LIMITS.files) return true;
    await readArticle(reading, uri, () => !progress.cancelled);
    progress.report(++done, files.length);
    await reading.host.pause();
  }
  return false;
}

/**
 * Reads the articles of one file into the index, or takes them out when they are none any more. Never rejects.
 * @param unlessSame a text that is in the index already is not analysed again; its options must be the same
 */
export async function readArticle(
  reading: Reading,
  uri: string,
  wanted: () => boolean,
  unlessSame = false,
): Promise<void> {
  const file = fileOfArticle(uri);
  if (reading.isOpen(file)) return;
  const kind = reading.sources.kindOf(file);
  let articles: Iterable<SourceArticle> = [];
  try {
    const sources = reading.sources.of(file);
    if (kind && sources) {
      const broken = (where: string, line: BrokenLine): void => reading.broken(where, line);
      articles = (await readSourceFile(reading.host, file, kind, sources, broken)) ?? [];
    }
  } catch (cause) {
    if ((cause as { code?: string }).code !== 'ENOENT') reading.report(file, cause);
  }
  // Opened, or forgotten, while it was read: what the disk says is no longer asked for.
  if (!wanted() || reading.isOpen(file)) return;
  const gone = reading.sources.itemsIn(file);
  if (kind !== 'news') gone.set(uriKey(file), file);
  let done = 0;
  for (const article of articles) {
    if (!takeArticle(reading, article, unlessSame)) continue;
    gone.delete(uriKey(article.uri));
    if (kind === 'news') {
      reading.sources.addItem(file, article.uri);
      if (++done % STEP === 0) await reading.host.pause();
      if (!wanted()) return;
    }
  }
  for (const former of gone.values()) {
    if (reading.isOpen(former)) continue;
    reading.sources.deleteItem(file, former);
    reading.index.delete(former);
    reading.entities.delete(former);
  }
}

/** News items that are read before waiting requests are served. */
const STEP = 4;

/** Takes an article into the index, unless an open document stands for it. Gives false for what is not to be there. */
function takeArticle(reading: Reading, { uri, text, date }: SourceArticle, unlessSame: boolean): boolean {
  if (reading.isOpen(uri)) return true;
  if (!isMostlyArabic(text)) return false;
  if (unlessSame && reading.entities.markOf(uri) === markOf(text)) return true;
  if (!reading.index.has(uri) && reading.index.size >= LIMITS.files) return false;
  try {
    const analysis = reading.analyse(text, reading.optionsFor(uri, date));
    reading.index.set(makeRecord(uri, analysis));
    reading.entities.set(makeNames(uri, null, analysis));
  } catch (cause) {
    reading.report(uri, cause);
  }
  return true;
}

/** The sources below one folder of a workspace's folder. */
export async function listFolder(reading: Reading, folder: string): Promise<string[]> {
  const files: string[] = [];
  const around = reading.sources.folderOf(folder);
  if (around !== undefined) await list(reading, around, files, { report: () => {}, cancelled: false }, folder);
  return files;
}

/** Adds the URIs of a folder's sources in code-unit order, or those below `from`; links are not followed, they may form a loop. */
async function list(
  reading: Reading,
  folder: string,
  files: string[],
  progress: Progress,
  from = folder,
): Promise<void> {
  const queue = [from];
  let seen = 0;
  for (let directory = queue.shift(); directory !== undefined; directory = queue.shift()) {
    if (progress.cancelled || seen > LIMITS.entries) return;
    let entries: readonly Entry[];
    try {
      entries = await reading.host.readDirectory(directory);
    } catch (cause) {
      reading.report(directory, cause);
      continue;
    }
    seen += entries.length;
    for (const { name, kind } of [...entries].sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const uri = joinUri(directory, name);
      // What lies in another folder of the workspace, inside this one, is read with that folder.
      if (reading.sources.folderOf(uri) !== folder) continue;
      const path = relativePath(folder, uri) ?? name;
      if (kind === 'directory' && reading.sources.of(uri)?.enters(path)) queue.push(uri);
      else if (kind === 'file' && reading.sources.kindOf(uri)) files.push(uri);
    }
    await reading.host.pause();
  }
}

/** Files whose change is still to be read, each once. */
export class ChangedFiles {
  readonly #waiting = new Map<string, string>();
  #running: Promise<void> | undefined;

  constructor(readonly reading: Reading) {}

  /** Reads a changed, created or deleted file soon; resolves when everything that waits was read. */
  add(uri: string): Promise<void> {
    this.#waiting.set(uriKey(uri), uri);
    this.#running ??= this.#run();
    return this.#running;
  }

  clear(): void {
    this.#waiting.clear();
  }

  async #run(): Promise<void> {
    for (const [key, uri] of this.#waiting) {
      this.#waiting.delete(key);
      await readArticle(this.reading, uri, () => true);
      await this.reading.host.pause();
    }
    this.#running = undefined;
  }
}

export const optionsOf = (
  uri: string,
  date: string | undefined,
  knowledge?: AnalysisOptions['knowledge'],
): AnalysisOptions => ({
  date,
  fileName: fileNameOf(uri),
  knowledge,
});
