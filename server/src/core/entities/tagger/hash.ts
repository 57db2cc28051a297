/**
 * Integer hashes: a feature of the tagger is a 32-bit number from its first letter on, so that no string is built for it. Two
 * features in a million share a number, which costs nothing measurable.
 */

/** The hash of the code units `[from, to)` of a text. */
export function hashText(text: string, from = 0, to = text.length): number {
  let hash = 0x811c9dc5;
  for (let i = from; i < to; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return mix(hash, to - from);
}

/** One number from two; the order counts. */
export function mix(a: number, b: number): number {
  let hash = Math.imul(a ^ Math.imul(b ^ (b >>> 15), 0x9e3779b1), 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) | 0;
}

/** Buckets have about four keys: a look-up reads one line of memory of the small list of starts and one of the keys. */
const bucketsFor = (keys: number): number => {
  let buckets = 4;
  while (buckets * 4 < keys) buckets *= 2;
  return buckets;
};

/**
 * From 32-bit numbers to their places in a list. The keys of a bucket (their last bits) stand together, so that the whole table of
 * 100,000 keys is half a megabyte: what matters is that it stays in the cache, beside the weights.
 */
export class HashIndex {
  readonly #mask: number;
  readonly #starts: Int32Array;
  /** The keys by bucket. */
  readonly #keys: Int32Array;
  /** The place of each of `#keys`; undefined when the list was in this order already. */
  readonly #places: Int32Array | undefined;

  /** @param keys different numbers; the place of each is its index. Fastest when they are in the order of `HashIndex.order` */
  constructor(keys: Int32Array) {
    const { starts, order } = byBucket(keys);
    this.#mask = starts.length - 2;
    this.#starts = starts;
    const asGiven = order.every((place, k) => place === k);
    this.#keys = asGiven ? keys : order.map((place) => keys[place]!);
    this.#places = asGiven ? undefined : order;
  }

  /** The order of keys in which a look-up needs no list of places: the k-th is `keys[order[k]]`. Linear. */
  static order(keys: Int32Array): Int32Array {
    return byBucket(keys).order;
  }

  /** The place of `key`, or -1. */
  find(key: number): number {
    const bucket = key & this.#mask;
    const end = this.#starts[bucket + 1]!;
    for (let k = this.#starts[bucket]!; k < end; k++)
      if (this.#keys[k] === key) return this.#places ? this.#places[k]! : k;
    return -1;
  }

  /** Puts the places of the first `n` of `keys` in their stead, without those that have none; returns how many there are. */
  findAll(keys: Int32Array, n: number): number {
    let found = 0;
    for (let k = 0; k < n; k++) {
      const place = this.find(keys[k]!);
      if (place >= 0) keys[found++] = place;
    }
    return found;
  }
}

function byBucket(keys: Int32Array): { starts: Int32Array; order: Int32Array } {
  const buckets = bucketsFor(keys.length);
  const starts = new Int32Array(buckets + 1);
  for (let i = 0; i < keys.length; i++) starts[(keys[i]! & (buckets - 1)) + 1]!++;
  for (let b = 0; b < buckets; b++) starts[b + 1]! += starts[b]!;
  const next = starts.slice();
  const order = new Int32Array(keys.length);
  for (let i = 0; i < keys.length; i++) order[next[keys[i]! & (buckets - 1)]!++] = i;
  return { starts, order };
}
