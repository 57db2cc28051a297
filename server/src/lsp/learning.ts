import { Quiet } from './quiet.ts';
import type { Session } from './session.ts';

/** Milliseconds without a change before the articles are looked through for lines that recur, and the longest wait for that. */
const QUIET = 2000;
const LONGEST = 10_000;
/** What takes long waits longer: in a large folder it must not go on behind every pause of the writer. */
const PATIENCE = 20;

/** Learns page furniture from the articles, in the background: once the folder was read, and when articles have changed. */
export class Learning {
  readonly #session: Session;
  readonly #learnt: () => void;
  readonly #quiet: Quiet;
  /** Milliseconds that the last round took. */
  #cost = 0;
  #running = false;
  #again = false;

  /** @param learnt called when other lines are furniture than before */
  constructor(session: Session, learnt: () => void) {
    this.#session = session;
    this.#learnt = learnt;
    const wait = (): number => Math.max(QUIET, PATIENCE * this.#cost);
    this.#quiet = new Quiet(() => session.background(() => this.#learn()), wait, LONGEST);
    session.articles.entities.onDidChange(() => this.#quiet.changed());
  }

  async #learn(): Promise<void> {
    const { articles } = this.#session;
    // Half of a folder teaches what the whole would not; when it was read there is a change.
    if (articles.entities.partial) return;
    if (this.#running) {
      this.#again = true;
      return;
    }
    this.#running = true;
    const started = performance.now();
    try {
      if (await articles.learnFurniture()) this.#learnt();
    } finally {
      this.#running = false;
      this.#cost = performance.now() - started;
      if (this.#again) this.#quiet.changed();
      this.#again = false;
    }
  }
}
