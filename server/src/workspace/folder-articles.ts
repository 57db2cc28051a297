import type { Analysis } from '../core/article.ts';
import { isMostlyArabic } from '../core/text/script.ts';
import type { AnalysisOptions } from '../core/types.ts';
import { makeNames, markOf } from './article-names.ts';
import type { FolderEntities } from './folder-entities.ts';
import type { Entry, Host } from './host.ts';
import { makeRecord } from './record.ts';
import type { RecordIndex } from './related.ts';
import { baseName, isFile, joinUri, uriKey } from './uri.ts';

/** Files and bytes that the in-memory index holds; more is for an index on disk. */
export const LIMITS = { files: 500, bytes: 2 * 1024 * 1024, entries: 50_000 } as const;

/** What the reader needs of the store around it. */
export interface Reading {
  readonly host: Host;
  readonly index: RecordIndex;
  readonly entities: FolderEntities;
  analyse(text: string, options: AnalysisOptions): Analysis;
  optionsFor(uri: string): AnalysisOptions;
  /** An open document stands for its file. */
  isOpen(uri: string): boolean;
  /** Something about one file or folder that the log should hold; reading goes on. */
  report(uri: string, cause: unknown): void;
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
 * Reads one file into the index, or takes it out when it is no article any more. Never rejects.
 * @param unlessSame a text that is in the index already is not analysed again; its options must be the same
 */
export async function readArticle(
  reading: Reading,
  uri: string,
  wanted: () => boolean,
  unlessSame = false,
): Promise<void> {
  if (reading.isOpen(uri)) return;
  let bytes: Uint8Array | undefined;
  try {
    bytes = await reading.host.readFile(uri, LIMITS.bytes);
  } catch (cause) {
    if ((cause as { code?: string }).code !== 'ENOENT') reading.report(uri, cause);
  }
  // Opened, or forgotten, while it was read: what the disk says is no longer asked for.
  if (!wanted() || reading.isOpen(uri)) return;
  const text = bytes && new TextDecoder('utf-8').decode(bytes);
  if (text === undefined || !isMostlyArabic(text)) {
    reading.index.delete(uri);
    reading.entities.delete(uri);
    return;
  }
  if (unlessSame && reading.entities.markOf(uri) === markOf(text)) return;
  if (!reading.index.has(uri) && reading.index.size >= LIMITS.files) return;
  try {
    const analysis = reading.analyse(text, reading.optionsFor(uri));
    reading.index.set(makeRecord(uri, analysis));
    reading.entities.set(makeNames(uri, null, analysis));
  } catch (cause) {
    reading.report(uri, cause);
  }
}

/** Whether a path below a folder is that of an article. */
export function isArticlePath(path: string): boolean {
  const parts = path.split('/');
  return parts.at(-1)!.toLowerCase().endsWith('.txt') && !parts.some(isLeftOut);
}

const isLeftOut = (name: string): boolean => name.startsWith('.') || name === 'node_modules';

/** Adds the URIs of a folder's `.txt` files in code-unit order; links are not followed, they may form a loop. */
async function list(reading: Reading, folder: string, files: string[], progress: Progress): Promise<void> {
  const queue = [folder];
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
      if (isLeftOut(name)) continue;
      const uri = joinUri(directory, name);
      if (kind === 'directory') queue.push(uri);
      else if (kind === 'file' && isArticlePath(name)) files.push(uri);
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
  fileName: baseName(uri),
  knowledge,
});
