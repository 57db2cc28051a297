import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { link, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';

/** Milliseconds between two signs of life, and without one after which a lock is stale. */
const HEARTBEAT = 5_000;
const STALE = 60_000;

interface Holder {
  readonly pid: number;
  /** When that process was started, as the system says it; '' where it does not. Process ids come again. */
  readonly started: string;
  readonly token: string;
}

/**
 * A file that says which process writes in a folder. It keeps two processes from doing the same work; that both write at one
 * time harms nothing (names of segments are never used twice, and the manifest is renamed), so a race that is lost costs
 * some work and no more.
 */
export class Lock {
  readonly #file: string;
  readonly #token = randomUUID();
  #beating: NodeJS.Timeout | undefined;

  constructor(file: string) {
    this.#file = file;
  }

  get held(): boolean {
    return this.#beating !== undefined;
  }

  /** Takes the lock, if nobody who lives holds it. Never rejects. */
  async take(): Promise<boolean> {
    if (this.held) return true;
    const own = `${this.#file}.${this.#token}`;
    try {
      const holder: Holder = { pid: process.pid, started: startOf(process.pid), token: this.#token };
      await writeFile(own, JSON.stringify(holder));
      for (let attempt = 0; attempt < 2 && !this.held; attempt++) {
        try {
          await link(own, this.#file); // fails when there is one: two processes cannot both succeed
          this.#beat();
        } catch (cause) {
          const { code } = cause as NodeJS.ErrnoException;
          if (code !== 'EEXIST') throw cause;
          if (!(await this.#isStale())) return false;
          await rm(this.#file, { force: true });
        }
      }
    } catch {
      // A folder that cannot be written, or a disk without links: nothing is kept then.
    } finally {
      await rm(own, { force: true }).catch(() => {});
    }
    return this.held;
  }

  async release(): Promise<void> {
    if (!this.held) return;
    clearInterval(this.#beating);
    this.#beating = undefined;
    const holder = await this.#holder();
    if (holder?.token === this.#token) await rm(this.#file, { force: true }).catch(() => {});
  }

  /** Whether the lock is still this process's: another may have thought it dead. */
  async isOurs(): Promise<boolean> {
    if (!this.held) return false;
    const holder = await this.#holder();
    if (holder?.token === this.#token) return true;
    clearInterval(this.#beating);
    this.#beating = undefined;
    return false;
  }

  #beat(): void {
    this.#beating = setInterval(() => {
      const now = new Date();
      utimes(this.#file, now, now).catch(() => {});
    }, HEARTBEAT);
    this.#beating.unref();
  }

  async #isStale(): Promise<boolean> {
    const holder = await this.#holder();
    if (!holder) return true;
    if (!isAlive(holder.pid)) return true;
    const started = startOf(holder.pid);
    if (holder.started !== '' && started !== '') return holder.started !== started;
    // Where the system does not tell when a process was started, a lock without a sign of life is stale.
    const { mtimeMs } = await stat(this.#file);
    return Date.now() - mtimeMs > STALE;
  }

  async #holder(): Promise<Holder | undefined> {
    try {
      const { pid, started, token } = JSON.parse(await readFile(this.#file, 'utf8')) as Partial<Holder>;
      if (!Number.isSafeInteger(pid) || typeof started !== 'string' || typeof token !== 'string') return undefined;
      return { pid: pid!, started, token };
    } catch {
      return undefined; // gone, or no lock of ours
    }
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** When a process was started (in ticks since the system was), on Linux. */
function startOf(pid: number): string {
  try {
    // The name of the program, in brackets, may hold anything.
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}
