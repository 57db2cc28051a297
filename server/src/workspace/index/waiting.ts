import { uriKey } from '../uri.ts';
import type { FileJob } from './reading.ts';

/** A file, and what it is to be read with. */
export interface FileWish extends Omit<FileJob, 'knowledge' | 'known' | 'part'> {
  /** The source of what the team knows, as JSON; '' for nothing. */
  readonly knowledge: string;
}

/** A file that waits. What it is read with is asked for when its turn comes: decisions may be taken meanwhile. */
export interface Wanted {
  readonly uri: string;
  readonly part?: NonNullable<FileJob['part']>;
}

/** Files of one job: half a second of work, after which a changed file may come first. */
const JOB = 64;

/**
 * Files that wait to be read: those that have changed, each once, before those of the first reading. A file that is being read is
 * not given again until that is done: of two readings the later one must count, whichever thread is quicker.
 */
export class WaitingFiles {
  readonly #urgent = new Map<string, Wanted>();
  #queue: Wanted[] = [];
  /** Readings under way, by file. */
  readonly #reading = new Map<string, number>();

  /** @param queue the last comes first */
  set(queue: Wanted[]): void {
    this.#queue = queue;
  }

  add(key: string, wish: Wanted): void {
    this.#urgent.set(key, wish);
  }

  has(key: string): boolean {
    return this.#urgent.has(key);
  }

  /** Forgets the files of the first reading. */
  cancel(): void {
    this.#queue = [];
  }

  clear(): void {
    this.#urgent.clear();
    this.#queue = [];
  }

  /** The files of the next job; none when nothing can be read now. */
  take(): { readonly files: Wanted[]; readonly urgent: boolean } {
    const files: Wanted[] = [];
    for (const [key, wish] of this.#urgent) {
      if (files.length >= JOB) break;
      if (this.#reading.has(key)) continue;
      files.push(wish);
      this.#urgent.delete(key);
    }
    const urgent = files.length > 0;
    // A part of a news file is a job by itself.
    while (!urgent && files.length < JOB && this.#queue.length > 0) {
      if (files.length > 0 && this.#queue.at(-1)!.part) break;
      const wish = this.#queue.pop()!;
      files.push(wish);
      if (wish.part) break;
    }
    for (const { uri } of files) this.#reading.set(uriKey(uri), (this.#reading.get(uriKey(uri)) ?? 0) + 1);
    return { files, urgent };
  }

  /** What `take` gave was read. */
  done(files: readonly Wanted[]): void {
    for (const { uri } of files) {
      const key = uriKey(uri);
      const left = this.#reading.get(key)! - 1;
      if (left > 0) this.#reading.set(key, left);
      else this.#reading.delete(key);
    }
  }
}
