/** The few best of many by their rank, the first of equal ones first: what is no match for them costs a comparison and nothing is made of it. */
export class Best<T> {
  readonly #most: number;
  readonly #values: T[] = [];
  /** One more than is kept: the last one falls out. */
  readonly #ranks: Float64Array;

  constructor(most: number) {
    this.#most = most;
    this.#ranks = new Float64Array(most + 1);
  }

  /** The best first. */
  get values(): readonly T[] {
    return this.#values;
  }

  /** Whether something of a rank would be among them. */
  takes(rank: number): boolean {
    return this.#values.length < this.#most || rank > this.#ranks[this.#most - 1]!;
  }

  add(value: T, rank: number): void {
    if (!this.takes(rank)) return;
    const [values, ranks] = [this.#values, this.#ranks];
    let low = 0;
    let high = values.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (ranks[middle]! >= rank) low = middle + 1;
      else high = middle;
    }
    if (values.length < this.#most) values.push(value);
    ranks.copyWithin(low + 1, low, values.length);
    for (let at = values.length - 1; at > low; at--) values[at] = values[at - 1]!;
    ranks[low] = rank;
    values[low] = value;
  }
}
