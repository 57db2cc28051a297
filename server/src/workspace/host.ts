/** What the workspace needs of the world: a disk and turns of the event loop. Tests give one that lives in memory. */
export interface Host {
  /** The entries of a folder. Rejects when it cannot be read. */
  readDirectory(uri: string): Promise<readonly Entry[]>;
  /**
   * The bytes of a file (of a `.gz` file those inside it), or undefined when they are more than `most`. Rejects when it cannot
   * be read.
   */
  readFile(uri: string, most: number): Promise<Uint8Array | undefined>;
  /** When a file was changed, in milliseconds since 1970, and its bytes. Rejects when it is not there. */
  stat(uri: string): Promise<{ readonly mtime: number; readonly size: number }>;
  /** Writes a file whole or not at all, making the folders above it. Rejects when it cannot be written. */
  writeFile(uri: string, text: string): Promise<void>;
  /** Lets waiting messages be served before more background work is done. */
  pause(): Promise<void>;
  /** Milliseconds on a clock that never goes back. */
  now(): number;
  /** The day that it is where the user is, YYYY-MM-DD. */
  today(): string;
}

export interface Entry {
  readonly name: string;
  readonly kind: 'file' | 'directory' | 'other';
}
