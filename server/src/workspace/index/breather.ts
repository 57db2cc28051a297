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

/** Items that are sorted without a look at the clock. */
const RUN = 256;

/**
 * Sorts as `toSorted` does (what is equal keeps its order), and gives way meanwhile.
 * @param compare must not change while it is sorted
 */
export async function sortGivingWay<T>(
  items: readonly T[],
  compare: (a: T, b: T) => number,
  breather: Breather,
): Promise<T[]> {
  let runs: T[][] = [];
  for (let from = 0; from < items.length; from += RUN) {
    if (breather.due) await breather.breathe();
    runs.push(items.slice(from, from + RUN).sort(compare));
  }
  while (runs.length > 1) {
    const merged: T[][] = [];
    for (let i = 0; i < runs.length; i += 2) {
      const [first, second] = [runs[i]!, runs[i + 1]];
      merged.push(second ? await mergeRuns(first, second, compare, breather) : first);
    }
    runs = merged;
  }
  return runs[0] ?? [];
}

async function mergeRuns<T>(
  first: readonly T[],
  second: readonly T[],
  compare: (a: T, b: T) => number,
  breather: Breather,
): Promise<T[]> {
  const merged: T[] = [];
  let at = 0;
  for (const one of second) {
    while (at < first.length && compare(first[at]!, one) <= 0) merged.push(first[at++]!);
    merged.push(one);
    if (merged.length % RUN === 0 && breather.due) await breather.breathe();
  }
  while (at < first.length) merged.push(first[at++]!);
  return merged;
}
