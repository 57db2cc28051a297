/** Milliseconds without a change before it is told, and how long it may be kept waiting for that. */
const QUIET = 300;
const LONGEST = 1500;

/** Calls back once changes have come to rest, or have gone on for long. */
export class Quiet {
  readonly #then: () => void;
  readonly #quiet: () => number;
  readonly #longest: number;
  #timer: NodeJS.Timeout | undefined;
  #since = 0;

  /** @param quiet milliseconds, as they are to be when a change comes */
  constructor(then: () => void, quiet: () => number = () => QUIET, longest = LONGEST) {
    this.#then = then;
    this.#quiet = quiet;
    this.#longest = longest;
  }

  changed(): void {
    if (this.#timer) {
      if (performance.now() - this.#since > this.#longest) return; // it is due
      clearTimeout(this.#timer);
    } else this.#since = performance.now();
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#then();
    }, this.#quiet());
    this.#timer.unref();
  }
}
