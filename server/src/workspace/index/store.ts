import type { StoredSegment } from './reading.ts';
import type { TextSource } from './segment.ts';

/**
 * Where segments are kept between starts. Everything in it can be made again: whatever cannot be read or written is left
 * out, and reported once.
 */
export interface SegmentStore {
  /** The segments that were kept, in the order in which they were made. Never rejects. */
  load(take: (segment: StoredSegment) => Promise<void>): Promise<void>;
  /** The texts of a kept segment. */
  textsOf(file: string): TextSource;
  /** Keeps segments that are in memory alone. Gives them with their files; undefined when they cannot be kept. */
  keep(segment: StoredSegment): Promise<StoredSegment | undefined>;
  /**
   * Names the segments that count from now on, in their order. Never rejects.
   * @param obsolete segments that were merged into others: they are removed once the manifest does not name them
   */
  commit(files: readonly string[], obsolete: readonly string[]): Promise<void>;
  /** Removes everything that is kept, of all workspaces. */
  clear(): Promise<void>;
  /** This process will not ask any more: another may write. */
  release(): Promise<void>;
}

/** Keeps nothing: a browser, an editor that gives no place for it, and tests. */
export const NO_STORE: SegmentStore = {
  load: async () => {},
  textsOf: () => () => Promise.resolve(undefined),
  keep: async () => undefined,
  commit: async () => {},
  clear: async () => {},
  release: async () => {},
};
