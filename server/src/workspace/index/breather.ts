import type { Host } from '../host.ts';

/** Milliseconds of work between two turns of the event loop: a keystroke that comes meanwhile waits no longer. */
const LONGEST = 5;

/** Lets long work give way: ask `due` often, and when it says so wait for `breathe`. */
export class Breather {
  readonly #host: Pick<Host, 'now' | 'pause'>;
  #since: number;

  constructor(host: Pick<Host, 'now' | 'pause'>) {
    this.#host = host;
    this.#since = host.now();
  }

  get due(): boolean {
    return this.#host.now() - this.#since > LONGEST;
  }

  async breathe(): Promise<void> {
    await this.#host.pause();
    this.#since = this.#host.now();
  }
}
