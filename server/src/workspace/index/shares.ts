/**
 * Sums by number: those that nothing was added to cost nothing, and the room is used again by the next question. Who has taken it clears it before
 * anybody else can come.
 */
class Shares {
  #sums = new Float64Array(0);
  #numbers = new Uint32Array(64);
  #length = 0;

  /** Numbers that something was added to. */
  get length(): number {
    return this.#length;
  }

  /** The i-th of them, in the order in which they came. */
  number(i: number): number {
    return this.#numbers[i]!;
  }

  /** The sum of a number. */
  of(number: number): number {
    return this.#sums[number]!;
  }

  /** @param weight above 0 */
  add(number: number, weight: number): void {
    if (this.#sums[number] === 0) {
      if (this.#length === this.#numbers.length) {
        const numbers = new Uint32Array(this.#length * 2);
        numbers.set(this.#numbers);
        this.#numbers = numbers;
      }
      this.#numbers[this.#length++] = number;
    }
    this.#sums[number]! += weight;
  }

  clear(): void {
    for (let i = 0; i < this.#length; i++) this.#sums[this.#numbers[i]!] = 0;
    this.#length = 0;
  }

  /** Makes room for numbers below one that is given. */
  reserve(count: number): void {
    if (count > this.#sums.length) this.#sums = new Float64Array(Math.max(count, this.#sums.length * 2));
  }
}

const shares = new Shares();

/** Room for sums of numbers below `count`, empty. Whoever asks for it is done with it before giving way. */
export function sharesFor(count: number): Shares {
  shares.clear();
  shares.reserve(count);
  return shares;
}
