import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Finding } from '../core/types.ts';
import type {
  FileRead,
  FolderSources,
  ListedFile,
  MergePart,
  Reader,
  ReadJob,
  ReadResult,
  StoredSegment,
} from '../workspace/index/reading.ts';
import type { FindWish, Order, Reply } from './thread-messages.ts';

/** Milliseconds without work after which a thread, and its memory, is let go. */
const IDLE = 5000;
/**
 * Megabytes of a thread. It needs about 200; with more room it collects its garbage later, and several together pass what a
 * server may take. A file that needs more than there is ends the thread, and is told as unreadable.
 */
const LIMITS = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 24 };
/** More threads than this only wait for the disk. */
const MOST_THREADS = 8;

interface Thread {
  readonly worker: Worker;
  take: ((reply: Reply) => void) | undefined;
  fail: ((cause: Error) => void) | undefined;
  idle: NodeJS.Timeout | undefined;
}

/** Where segments may be kept, as far as threads need to know. */
export interface StoreFolder {
  readonly folder: string;
  /** This process may write in it. */
  readonly owned: boolean;
}

/** Reads in threads: as many as there are cores, started when there is work and ended when there is none. */
export class ThreadReader implements Reader {
  readonly lanes: number;
  readonly #script: URL | string;
  readonly #store: () => StoreFolder | undefined;
  readonly #report: (message: string) => void;
  readonly #free: Thread[] = [];
  readonly #all = new Set<Thread>();
  readonly #listing = new Set<Thread>();
  readonly #waiting: ((thread: Thread) => void)[] = [];

  /**
   * @param script the bundle of `worker.ts`
   * @param report told when a segment could not be kept
   */
  constructor(
    script: URL | string,
    store: () => StoreFolder | undefined = () => undefined,
    report: (message: string) => void = () => {},
    lanes = Math.min(Math.max(1, availableParallelism()), MOST_THREADS),
  ) {
    this.#script = script;
    this.#store = store;
    this.#report = report;
    this.lanes = lanes;
  }

  async list(
    folders: readonly FolderSources[],
    take: (files: readonly ListedFile[]) => void,
    failed: (uri: string, message: string) => void,
  ): Promise<void> {
    await this.#order(
      { kind: 'list', folders },
      (reply) => {
        if (reply.kind === 'listed') take(reply.files);
        else if (reply.kind === 'failed') failed(reply.uri, reply.message);
      },
      this.#listing,
    );
  }

  async read(job: ReadJob): Promise<ReadResult> {
    const segments: StoredSegment[] = [];
    let files: readonly FileRead[] = [];
    await this.#order({ kind: 'read', job }, (reply) => {
      if (reply.kind === 'segment') segments.push(reply.segment);
      else if (reply.kind === 'done') files = reply.files ?? [];
    });
    return { segments, files };
  }

  /** The findings of a text. Rejects when its thread ends before. */
  async find(wish: FindWish): Promise<readonly Finding[]> {
    let found: readonly Finding[] = [];
    await this.#order({ kind: 'find', wish }, (reply) => {
      if (reply.kind === 'done') found = reply.findings ?? [];
    });
    return found;
  }

  async merge(parts: readonly MergePart[]): Promise<StoredSegment> {
    const store = this.#store();
    let merged: StoredSegment | undefined;
    // What lies in a file need not be sent.
    const sent = parts.map((part) => (part.file === undefined ? part : { ...part, columns: new Uint8Array() }));
    await this.#order({ kind: 'merge', parts: sent, folder: store?.folder, store: store?.owned ?? false }, (reply) => {
      if (reply.kind !== 'segment') return;
      merged = reply.segment;
      if (reply.problem !== undefined) this.#report(reply.problem);
    });
    return merged!;
  }

  stop(): void {
    for (const { worker } of this.#listing) worker.postMessage({ kind: 'stop' } satisfies Order);
  }

  /** Ends all threads. */
  async dispose(): Promise<void> {
    for (const { idle } of this.#all) clearTimeout(idle);
    await Promise.all([...this.#all].map(({ worker }) => worker.terminate()));
  }

  /** Gives an order to a free thread. Rejects when it fails, or its thread ends before. */
  async #order(order: Order, take: (reply: Reply) => void, among?: Set<Thread>): Promise<void> {
    const thread = await this.#next();
    clearTimeout(thread.idle);
    among?.add(thread);
    thread.worker.ref();
    return new Promise<void>((resolve, reject) => {
      const end = (): void => {
        thread.take = undefined;
        thread.fail = undefined;
        among?.delete(thread);
        thread.worker.unref();
        if (this.#all.has(thread)) this.#rest(thread);
      };
      thread.take = (reply) => {
        if (reply.kind === 'error') {
          end();
          reject(new Error(reply.message));
          return;
        }
        take(reply);
        if (reply.kind !== 'done') return;
        end();
        resolve();
      };
      thread.fail = (cause) => {
        end();
        reject(cause);
      };
      thread.worker.postMessage(order);
    });
  }

  /** A thread for the next order, in turn: each holds a lexicon and a memory of words, so that there are no more than lanes. */
  #next(): Promise<Thread> {
    const free = this.#free.pop();
    if (free) return Promise.resolve(free);
    if (this.#all.size < this.lanes) return Promise.resolve(this.#start());
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  #start(): Thread {
    const worker = new Worker(this.#script, { resourceLimits: LIMITS });
    const thread: Thread = { worker, take: undefined, fail: undefined, idle: undefined };
    this.#all.add(thread);
    let cause: Error | undefined;
    worker.on('message', (reply: Reply) => thread.take?.(reply));
    worker.on('error', (error: Error) => {
      cause = error;
    });
    worker.on('exit', () => {
      this.#all.delete(thread);
      const at = this.#free.indexOf(thread);
      if (at >= 0) this.#free.splice(at, 1);
      thread.fail?.(cause ?? new Error('a reading thread ended'));
      this.#waiting.shift()?.(this.#start());
    });
    worker.unref();
    return thread;
  }

  #rest(thread: Thread): void {
    const next = this.#waiting.shift();
    if (next) {
      next(thread);
      return;
    }
    this.#free.push(thread);
    thread.idle = setTimeout(() => void thread.worker.terminate(), IDLE);
    thread.idle.unref();
  }
}
