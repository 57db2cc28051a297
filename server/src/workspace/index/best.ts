/** The few best of many by their rank, the first of equal ones first: what is no match for them costs a comparison and nothing is made of it. */
export class Best<T> {
  readonly #most: number;
  /** In no order: what is moved are their places. */
  readonly #values: T[] = [];
  /** Places in `#values`, and ranks, the best first. One more than is kept: the last one falls out. */
  readonly #order: Uint32Array;
  readonly #ranks: Float64Array;

  constructor(most: number) {
    this.#most = most;
    this.#order = new Uint32Array(most + 1);
    this.#ranks = new Float64Array(most + 1);
  }

  /** The best first. */
  get values(): readonly T[] {
    return Array.from(this.#order.subarray(0, this.#values.length), (place) => this.#values[place]!);
  }

  /** Whether something of a rank would be among them. */
  takes(rank: number): boolean {
    return this.#values.length < this.#most || rank > this.#ranks[this.#most - 1]!;
  }

  add(value: T, rank: number): void {
    if (!this.takes(rank)) return;
    const values = this.#values;
    const ranks = this.#ranks;
    const { length } = values;
    let low = 0;
    let high = length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (ranks[middle]! >= rank) low = middle + 1;
      else high = middle;
    }
    const place = length < this.#most ? length : this.#order[length - 1]!;
    this.#order.copyWithin(low + 1, low, length);
    ranks.copyWithin(low + 1, low, length);
    values[place] = value;
    this.#order[low] = place;
    ranks[low] = rank;
  }
}
