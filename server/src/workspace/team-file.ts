import type { Host } from './host.ts';
import { isFile, joinUri, relativePath, uriKey } from './uri.ts';
import type { Words } from './yaml-file.ts';

/** Larger than any file that people write by hand. */
const MOST_BYTES = 4 * 1024 * 1024;

/** What became of a change to a file of the team's. */
export type Outcome =
  | { readonly kind: 'written' | 'session' | 'known' }
  /** The file is open in the editor: the client must make this edit, so that nothing unsaved is lost and undo reverts it. */
  | {
      readonly kind: 'edit';
      readonly uri: string;
      readonly version: number;
      readonly text: string;
      readonly newText: string;
    }
  | { readonly kind: 'broken'; readonly file: string; readonly line: number; readonly message: string | Words }
  | { readonly kind: 'unwritable'; readonly file: string; readonly message: string };

/** Why a file cannot be changed: where it is broken. The line is one-based. */
export interface Broken {
  readonly line: number;
  readonly message: string | Words;
}

/**
 * One file that each folder may have, followed over time: what is open in the editor counts, else what is on disk. Whoever uses
 * it is given the text whenever it may have changed.
 */
export class TeamFile {
  readonly #host: Host;
  readonly #accept: (folder: string, text: string) => void;
  #folders: readonly string[] = [];
  /** Those that are open in the editor, by key. */
  readonly #open = new Map<string, { readonly uri: string; readonly version: number; readonly text: string }>();
  /** How often each folder's file was read. */
  readonly #rounds = new Map<string, number>();
  /** Writes wait for each other: two quick decisions must not both start from the same text. */
  #writing: Promise<unknown> = Promise.resolve();

  /**
   * @param name the file's path inside a folder
   * @param accept takes the text of a folder's file; '' for one that is not there
   */
  constructor(
    host: Host,
    readonly name: string,
    accept: (folder: string, text: string) => void,
  ) {
    this.#host = host;
    this.#accept = accept;
  }

  /** Follows these folders and reads the file of each. */
  async setFolders(folders: readonly string[]): Promise<void> {
    // The longest first: a folder may lie inside another.
    this.#folders = [...folders].sort((a, b) => b.length - a.length);
    await Promise.all(this.#folders.map((folder) => this.reload(folder)));
  }

  folders(): readonly string[] {
    return this.#folders;
  }

  /** The nearest folder that a document lies in. */
  folderOf(uri: string): string | undefined {
    return this.#folders.find((folder) => relativePath(folder, uri) !== undefined);
  }

  /** The folder whose file this is. */
  folderOfFile(uri: string): string | undefined {
    return this.#folders.find((folder) => relativePath(folder, uri) === this.name);
  }

  uriIn(folder: string): string {
    return joinUri(folder, this.name);
  }

  /** Whether a document belongs to a folder on disk, so that the file can be written. */
  keeps(uri: string): boolean {
    return isFile(uri) && this.folderOf(uri) !== undefined;
  }

  /** The editor opened or changed the file. */
  setOpen(uri: string, version: number, text: string): void {
    this.#open.set(uriKey(uri), { uri, version, text });
    const folder = this.folderOfFile(uri);
    if (folder) this.#accept(folder, text);
  }

  async setClosed(uri: string): Promise<void> {
    this.#open.delete(uriKey(uri));
    const folder = this.folderOfFile(uri);
    if (folder) await this.reload(folder);
  }

  /** What a folder's file says: '' when there is none, or it cannot be read. */
  async text(folder: string): Promise<string> {
    return (await this.#text(folder)).text;
  }

  /** Reads a folder's file again. One that cannot be read says what it said before. */
  async reload(folder: string): Promise<void> {
    const round = (this.#rounds.get(folder) ?? 0) + 1;
    this.#rounds.set(folder, round);
    const { text, error } = await this.#text(folder);
    // Read again, or opened in the editor, meanwhile: what the disk said is old.
    if (error !== undefined || this.#rounds.get(folder) !== round) return;
    this.#accept(folder, this.#open.get(uriKey(this.uriIn(folder)))?.text ?? text);
  }

  /** Does work after everything that was asked for before. Never rejects when the work does not. */
  inTurn(work: () => Promise<Outcome>): Promise<Outcome> {
    const outcome = this.#writing.then(work);
    this.#writing = outcome.catch(() => undefined);
    return outcome;
  }

  /** Changes a folder's file, whole or not at all; through the editor where it is open there. Never rejects. */
  async write(folder: string, change: (text: string) => string | Broken): Promise<Outcome> {
    const { name: file } = this;
    const { text, error } = await this.#text(folder);
    if (error !== undefined) return { kind: 'unwritable', file, message: error };
    const newText = change(text);
    if (typeof newText !== 'string') return { kind: 'broken', file, ...newText };
    if (newText === text) return { kind: 'known' };
    const target = this.uriIn(folder);
    const open = this.#open.get(uriKey(target));
    if (open) return { kind: 'edit', uri: open.uri, version: open.version, text, newText };
    try {
      await this.#host.writeFile(target, newText);
    } catch (cause) {
      return { kind: 'unwritable', file, message: cause instanceof Error ? cause.message : String(cause) };
    }
    this.#rounds.set(folder, (this.#rounds.get(folder) ?? 0) + 1);
    this.#accept(folder, newText);
    return { kind: 'written' };
  }

  /** A file that exists and cannot be read must not be taken for an empty one: it would be overwritten. */
  async #text(folder: string): Promise<{ text: string; error?: string }> {
    const uri = this.uriIn(folder);
    const open = this.#open.get(uriKey(uri));
    if (open) return { text: open.text };
    if (!isFile(folder)) return { text: '' };
    try {
      const bytes = await this.#host.readFile(uri, MOST_BYTES);
      if (!bytes) return { text: '', error: `more than ${MOST_BYTES / 1024 / 1024} MB` };
      return { text: new TextDecoder('utf-8').decode(bytes) };
    } catch (cause) {
      const { code } = cause as { code?: string };
      if (code === 'ENOENT' || code === 'ENOTDIR') return { text: '' };
      return { text: '', error: cause instanceof Error ? cause.message : String(cause) };
    }
  }
}
