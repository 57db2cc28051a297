import { createHash } from 'node:crypto';
import { type FileHandle, mkdir, open, readdir, readFile, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { lastingBytes } from '../workspace/index/lasting.ts';
import type { StoredSegment } from '../workspace/index/reading.ts';
import type { TextSource } from '../workspace/index/segment.ts';
import type { SegmentStore } from '../workspace/index/store.ts';
import { Lock } from './lock.ts';
import { nodeHost } from './node-host.ts';
import { readColumns, readText, writeSegment, writeWhole } from './segment-file.ts';
import type { StoreFolder } from './thread-reader.ts';

const MANIFEST = 'manifest.json';
const LOCK = 'lock';
/** Bytes that the stores of all workspaces take together, and milliseconds without use after which one is removed. */
const MOST_BYTES = 4 * 1024 ** 3;
const LONGEST_UNUSED = 90 * 86_400_000;
/** Half-written files of processes that were killed are older than this. */
const LEFT_BEHIND = 60_000;

/** How files are written; a test gives one whose disk is full. */
export interface Disk {
  writeSegment: typeof writeSegment;
  writeWhole: typeof writeWhole;
}

interface Manifest {
  /** What the segments were made by: another analysis would say other things. */
  readonly version: string;
  readonly segments: readonly string[];
}

/**
 * Segments in a folder: files that are written whole and never changed, and a manifest, renamed last, that names those that
 * count. Killed at any moment a process leaves the last manifest and its files, and beside them at most files that no
 * manifest names. One process writes (see `Lock`), any number reads. What is damaged is left out and made again.
 */
export class DiskStore implements SegmentStore {
  readonly #base: string;
  readonly #folder: string;
  readonly #version: string;
  readonly #disk: Disk;
  readonly #report: (message: string) => void;
  readonly #lock: Lock;
  readonly #handles = new Map<string, Promise<FileHandle>>();
  #written: readonly string[] = [];
  #reported = false;

  /**
   * @param base the folder of all stores
   * @param workspace what is kept in this store: the URIs of the folders
   * @param version of the analysis
   * @param report told once when nothing can be kept
   */
  constructor(
    base: string,
    workspace: readonly string[],
    version: string,
    report: (message: string) => void = () => {},
    disk: Disk = { writeSegment, writeWhole },
  ) {
    this.#base = base;
    const name = createHash('sha256')
      .update([...workspace].sort().join('\n'))
      .digest('hex')
      .slice(0, 24);
    this.#folder = path.join(base, name);
    this.#version = version;
    this.#report = report;
    this.#disk = disk;
    this.#lock = new Lock(path.join(this.#folder, LOCK));
  }

  /** For threads that write. */
  get folder(): StoreFolder {
    return { folder: this.#folder, owned: this.#lock.held };
  }

  async load(take: (segment: StoredSegment) => Promise<void>): Promise<void> {
    try {
      await mkdir(this.#folder, { recursive: true });
    } catch (cause) {
      this.#fail(cause);
      return;
    }
    await this.#lock.take();
    const manifest = await this.#manifest();
    for (const file of manifest?.segments ?? []) {
      try {
        const columns = await readColumns(await this.#handle(file), () => nodeHost.pause(), lastingBytes);
        await take({ columns, text: undefined, file });
        await nodeHost.pause();
      } catch {
        // Missing or damaged: its articles are read again.
        await this.#close(file);
      }
    }
    this.#written = manifest?.segments ?? [];
    if (this.#lock.held) await this.#sweep(new Set(this.#written));
    void this.#prune();
  }

  textsOf(file: string): TextSource {
    return async (from, to) => {
      try {
        return await readText(await this.#handle(file), from, to);
      } catch {
        return undefined;
      }
    };
  }

  async keep({ columns, text }: StoredSegment): Promise<StoredSegment | undefined> {
    if (!text || !(await this.#isWriter())) return undefined;
    try {
      const file = await this.#disk.writeSegment(this.#folder, columns, text);
      return { columns, text: undefined, file };
    } catch (cause) {
      this.#fail(cause);
      return undefined;
    }
  }

  async commit(files: readonly string[], obsolete: readonly string[]): Promise<void> {
    if (files.join() === this.#written.join() || !(await this.#isWriter())) return;
    try {
      const body = JSON.stringify({ version: this.#version, segments: files } satisfies Manifest);
      const bytes = new TextEncoder().encode(`${sumOf(body)}\n${body}\n`);
      await this.#disk.writeWhole(path.join(this.#folder, MANIFEST), [bytes]);
      this.#written = [...files];
    } catch (cause) {
      this.#fail(cause);
      return;
    }
    await this.#sweep(new Set(files), new Set(obsolete));
  }

  async clear(): Promise<void> {
    for (const file of [...this.#handles.keys()]) await this.#close(file);
    this.#written = [];
    await this.#lock.release();
    await rm(this.#base, { recursive: true, force: true, maxRetries: 3 });
  }

  /** Lets another process write. */
  async release(): Promise<void> {
    for (const file of [...this.#handles.keys()]) await this.#close(file);
    await this.#lock.release();
  }

  async #isWriter(): Promise<boolean> {
    if (!this.#lock.held) return this.#lock.take();
    return this.#lock.isOurs();
  }

  async #manifest(): Promise<Manifest | undefined> {
    try {
      const [sum, body] = (await readFile(path.join(this.#folder, MANIFEST), 'utf8')).split('\n');
      if (body === undefined || sumOf(body) !== sum) return undefined;
      const manifest = JSON.parse(body) as Manifest;
      return manifest.version === this.#version ? manifest : undefined;
    } catch {
      return undefined; // none yet, or damaged
    }
  }

  /** Removes segments that no manifest names, and what killed processes left half-written. */
  async #sweep(kept: ReadonlySet<string>, obsolete: ReadonlySet<string> = new Set()): Promise<void> {
    for (const name of await readdir(this.#folder).catch(() => [])) {
      const file = path.join(this.#folder, name);
      if (name.endsWith('.seg')) {
        if (kept.has(name) || (!obsolete.has(name) && (await isYoung(file)))) continue;
        await this.#close(name);
      } else if (!/\.tmp$|^lock\./.test(name) || (await isYoung(file))) continue;
      await rm(file, { force: true }).catch(() => {});
    }
  }

  /** Removes the stores of other workspaces that were long unused, and the oldest while all take too much. */
  async #prune(): Promise<void> {
    const stores: { folder: string; used: number; bytes: number }[] = [];
    for (const name of await readdir(this.#base).catch(() => [])) {
      const folder = path.join(this.#base, name);
      let used = 0;
      let bytes = 0;
      for (const entry of await readdir(folder).catch(() => [])) {
        const found = await stat(path.join(folder, entry)).catch(() => undefined);
        bytes += found?.size ?? 0;
        used = Math.max(used, found?.mtimeMs ?? 0);
      }
      if (used > 0) stores.push({ folder, used, bytes });
    }
    stores.sort((a, b) => b.used - a.used);
    let total = 0;
    for (const { folder, used, bytes } of stores) {
      total += bytes;
      const isOld = Date.now() - used > LONGEST_UNUSED || total > MOST_BYTES;
      if (isOld && folder !== this.#folder) await rm(folder, { recursive: true, force: true }).catch(() => {});
    }
  }

  #handle(file: string): Promise<FileHandle> {
    let handle = this.#handles.get(file);
    if (!handle) {
      handle = open(path.join(this.#folder, path.basename(file)), 'r');
      handle.catch(() => this.#handles.delete(file));
      this.#handles.set(file, handle);
    }
    return handle;
  }

  async #close(file: string): Promise<void> {
    const handle = this.#handles.get(file);
    this.#handles.delete(file);
    await handle?.then((opened) => opened.close()).catch(() => {});
  }

  #fail(cause: unknown): void {
    if (this.#reported) return;
    this.#reported = true;
    this.#report(cause instanceof Error ? cause.message : String(cause));
  }
}

const sumOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 32);

/** Written so lately that another process may be about to name it. */
async function isYoung(file: string): Promise<boolean> {
  const found = await stat(file).catch(() => undefined);
  return found === undefined || Date.now() - found.mtimeMs < LEFT_BEHIND;
}
