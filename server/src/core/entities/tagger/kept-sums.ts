import { mix } from './hash.ts';

/**
 * Sums of rows of weights that were asked for lately, by three numbers. A place holds one of them, so what is forgotten is only
 * made again: the sums never depend on what was asked for before.
 */
export class KeptSums {
  readonly #keys: Int32Array;
  readonly #mask: number;
  /** The sums, `width` numbers each. */
  readonly sums: Float32Array;

  /**
   * @param places a power of two
   * @param width numbers of each sum
   */
  constructor(
    places: number,
    readonly width: number,
  ) {
    this.#mask = places - 1;
    this.#keys = new Int32Array(places * 4);
    this.sums = new Float32Array(places * width);
  }

  /**
   * Where in `sums` the sum of a, b and c begins. When it is not there the place is taken for it and zeroed, and what is given back
   * is negative, `~place`: the caller adds it up.
   */
  find(a: number, b: number, c: number): number {
    const slot = mix(mix(a, b), c) & this.#mask;
    const keys = this.#keys;
    const at = slot * 4;
    const place = slot * this.width;
    if (keys[at] === a && keys[at + 1] === b && keys[at + 2] === c && keys[at + 3] === 1) return place;
    keys[at] = a;
    keys[at + 1] = b;
    keys[at + 2] = c;
    keys[at + 3] = 1;
    this.sums.fill(0, place, place + this.width);
    return ~place;
  }
}
