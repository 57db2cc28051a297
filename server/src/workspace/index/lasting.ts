/**
 * Bytes that live as long as a segment is in use, and that threads hand to one another. They are shared memory where there is such.
 * Other memory of this kind the engine counts as the thread's own: the one that serves requests collected its garbage whenever
 * some fifteen megabytes of segments had come in (63 times over 62,579 articles), and a part that was sent to be merged was copied.
 */
export function lastingBytes(length: number): Uint8Array<ArrayBuffer> {
  // Nobody transfers or resizes them, which is all in which the two kinds differ.
  const Memory = typeof SharedArrayBuffer === 'undefined' ? ArrayBuffer : SharedArrayBuffer;
  return new Uint8Array(new Memory(length) as ArrayBuffer);
}

/** Bytes that may wait to be collected. */
const MOST_DROPPED = 48 * 1024 * 1024;

/**
 * Tells the engine of lasting bytes that nobody needs any more: for shared memory, which it does not count, it would not collect
 * its garbage for minutes.
 */
export class Dropped {
  #bytes = 0;

  note(bytes: number): void {
    this.#bytes += bytes;
    if (this.#bytes < MOST_DROPPED) return;
    // As much that it counts, and that is dropped at once: it collects in steps. No page of it is touched, so that it takes no memory.
    void new ArrayBuffer(this.#bytes);
    this.#bytes = 0;
  }
}
