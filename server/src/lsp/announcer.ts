import { analysed } from '../features/analysed.ts';
import { ANALYSED } from '../protocol.ts';
import { uriKey } from '../workspace/uri.ts';
import type { Session } from './session.ts';

/** Milliseconds without a change before an analysis is announced. */
const IDLE = 20;
const LONGEST_IDLE = 500;
/** Before a document's first announcement its cost is guessed: characters that a millisecond takes in. */
const CHARACTERS_PER_MS = 40_000;
/** An announcement that takes long waits longer: writing goes before painting, whose marks move with the text anyway. */
const PATIENCE = 8;

/** Tells clients that know Khabar what to paint and count, when the writer pauses; the latest version only. */
export class Announcer {
  readonly #session: Session;
  readonly #timers = new Map<string, NodeJS.Timeout>();
  /** What the last announcement of a document took, in milliseconds. */
  readonly #costs = new Map<string, number>();

  constructor(session: Session) {
    this.#session = session;
  }

  changed(uri: string): void {
    if (!this.#session.client.commands) return;
    const key = uriKey(uri);
    clearTimeout(this.#timers.get(key));
    const length = this.#session.articles.snapshot(uri)?.text.length ?? 0;
    const cost = this.#costs.get(key) ?? length / CHARACTERS_PER_MS;
    const wait = Math.min(Math.max(IDLE, PATIENCE * cost), LONGEST_IDLE);
    this.#timers.set(
      key,
      setTimeout(() => this.#session.background(() => this.#announce(uri)), wait),
    );
  }

  closed(uri: string): void {
    const key = uriKey(uri);
    clearTimeout(this.#timers.get(key));
    this.#timers.delete(key);
    this.#costs.delete(key);
  }

  refresh(): void {
    for (const { uri } of this.#session.articles.openSnapshots()) this.changed(uri);
  }

  async #announce(uri: string): Promise<void> {
    const { articles, connection, ready } = this.#session;
    await ready;
    const snapshot = articles.snapshot(uri);
    if (!snapshot) return;
    const started = performance.now();
    const dateIsDecided = articles.decisions.of(uri).publicationDate !== undefined;
    const params = analysed(this.#session.view(snapshot), dateIsDecided);
    void connection.sendNotification(ANALYSED, params);
    this.#costs.set(uriKey(uri), performance.now() - started);
  }
}
