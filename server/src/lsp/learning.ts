import { Quiet } from './quiet.ts';
import type { Session } from './session.ts';

/** Milliseconds without a change before the articles are looked through for lines that recur, and the longest wait for that. */
const QUIET = 2000;
const LONGEST = 10_000;

/** Learns page furniture from the articles, in the background: once the folder was read, and when articles have changed. */
export class Learning {
  readonly #session: Session;
  readonly #learnt: () => void;
  readonly #quiet = new Quiet(() => this.#session.background(() => this.#learn()), QUIET, LONGEST);
  #running = false;
  #again = false;

  /** @param learnt called when other lines are furniture than before */
  constructor(session: Session, learnt: () => void) {
    this.#session = session;
    this.#learnt = learnt;
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
    try {
      if (await articles.learnFurniture()) this.#learnt();
    } finally {
      this.#running = false;
      if (this.#again) this.#quiet.changed();
      this.#again = false;
    }
  }
}
