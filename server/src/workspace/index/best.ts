/** The few best of many by their rank, the first of equal ones first: what is no match for them costs a comparison and nothing is made of it. */
export class Best<T> {
  readonly #most: number;
  readonly #values: T[] = [];
  readonly #ranks: number[] = [];

  constructor(most: number) {
    this.#most = most;
  }

  /** The best first. */
  get values(): readonly T[] {
    return this.#values;
  }

  /** Whether something of a rank would be among them. */
  takes(rank: number): boolean {
    return this.#ranks.length < this.#most || rank > this.#ranks[this.#most - 1]!;
  }

  add(value: T, rank: number): void {
    if (!this.takes(rank)) return;
    let low = 0;
    let high = this.#ranks.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#ranks[middle]! >= rank) low = middle + 1;
      else high = middle;
    }
    if (this.#ranks.length === this.#most) {
      this.#ranks.pop();
      this.#values.pop();
    }
    this.#ranks.splice(low, 0, rank);
    this.#values.splice(low, 0, value);
  }
}
