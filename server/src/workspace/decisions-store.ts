import { DECISIONS_FILE, type IgnoreArguments, type PublicationDateArguments } from '../protocol.ts';
import { type Decisions, type IgnoreDecision, NO_DECISIONS, readDecisions } from './decisions.ts';
import { addIgnore, setDate } from './decisions-edit.ts';
import type { Host } from './host.ts';
import { isFile, joinUri, relativePath, uriKey } from './uri.ts';

/** Larger than any file that people decide in. */
const MOST_BYTES = 4 * 1024 * 1024;

/** What holds for one document. */
export interface DecisionsOfFile {
  /** Path inside its folder, or the URI of a document outside every folder. */
  readonly file: string;
  readonly ignore: readonly IgnoreDecision[];
  readonly publicationDate: string | undefined;
}

/** What became of a decision. */
export type Outcome =
  | { readonly kind: 'written' | 'session' | 'known' }
  /** The decisions file is open in the editor: the client must make this edit, so that nothing unsaved is lost. */
  | {
      readonly kind: 'edit';
      readonly uri: string;
      readonly version: number;
      readonly text: string;
      readonly newText: string;
    }
  | { readonly kind: 'broken'; readonly line: number; readonly message: string }
  | { readonly kind: 'unwritable'; readonly message: string };

/**
 * The team's decisions: one file for each folder, read again when it changes; and the user's of this session, for documents
 * that belong to no folder on disk.
 */
export class DecisionsStore {
  readonly #host: Host;
  #folders: readonly string[] = [];
  readonly #read = new Map<string, Decisions>();
  /** Decisions files that are open in the editor, by key: their text is what counts. */
  readonly #open = new Map<string, { readonly uri: string; readonly version: number; readonly text: string }>();
  readonly #session: IgnoreDecision[] = [];
  /** Publication dates of this session, by URI. */
  readonly #sessionDates = new Map<string, string>();
  /** Writes wait for each other: two quick decisions must not both start from the same text. */
  #writing: Promise<unknown> = Promise.resolve();

  constructor(host: Host) {
    this.#host = host;
  }

  /** Changes when any decision does. */
  generation = 0;

  async setFolders(folders: readonly string[]): Promise<void> {
    // The longest first: a folder may lie inside another.
    this.#folders = [...folders].sort((a, b) => b.length - a.length);
    this.#read.clear();
    await Promise.all(this.#folders.map((folder) => this.reload(folder)));
    this.generation++;
  }

  folderOf(uri: string): string | undefined {
    return this.#folders.find((folder) => relativePath(folder, uri) !== undefined);
  }

  /** The folder whose decisions file this is. */
  folderOfDecisions(uri: string): string | undefined {
    return this.#folders.find((folder) => relativePath(folder, uri) === DECISIONS_FILE);
  }

  /** The editor opened or changed a decisions file. */
  setOpen(uri: string, version: number, text: string): void {
    this.#open.set(uriKey(uri), { uri, version, text });
    const folder = this.folderOfDecisions(uri);
    if (folder) this.#accept(folder, text);
  }

  async setClosed(uri: string): Promise<void> {
    this.#open.delete(uriKey(uri));
    const folder = this.folderOfDecisions(uri);
    if (folder) await this.reload(folder);
  }

  /** Reads a folder's file again. A file that is not there decides nothing. */
  async reload(folder: string): Promise<void> {
    this.#accept(folder, (await this.#text(folder)).text);
  }

  /** What is wrong in a folder's file. */
  problems(folder: string): Decisions['problems'] {
    return this.#read.get(folder)?.problems ?? [];
  }

  folders(): readonly string[] {
    return this.#folders;
  }

  of(uri: string): DecisionsOfFile {
    const folder = this.folderOf(uri);
    const decisions = (folder && this.#read.get(folder)) || NO_DECISIONS;
    const file = (folder && relativePath(folder, uri)) || uri;
    const ignore = this.#session.length === 0 ? decisions.ignore : [...decisions.ignore, ...this.#session];
    const publicationDate = this.#sessionDates.get(uriKey(uri)) ?? decisions.publicationDate.get(file);
    return { file, ignore, publicationDate };
  }

  /** Whether a decision about this document is kept on disk, or only until the server ends. */
  keeps(uri: string): boolean {
    return isFile(uri) && this.folderOf(uri) !== undefined;
  }

  /** Takes a decision to ignore something and writes it, whole or not at all. Never rejects. */
  ignore({ uri, rule, scope, anchor }: IgnoreArguments): Promise<Outcome> {
    return this.#inTurn(async () => {
      const folder = this.folderOf(uri);
      const decision: IgnoreDecision = {
        rule,
        scope,
        ...(scope !== 'workspace' && { file: (folder && relativePath(folder, uri)) || uri }),
        ...(scope === 'here' && anchor && { anchor }),
      };
      if (folder && this.keeps(uri)) return this.#write(folder, (text) => addIgnore(text, decision));
      this.#session.push(decision);
      this.generation++;
      return { kind: 'session' };
    });
  }

  /** Keeps when an article was published. Never rejects. */
  setDate({ uri, date }: PublicationDateArguments): Promise<Outcome> {
    return this.#inTurn(async () => {
      const folder = this.folderOf(uri);
      const file = folder && relativePath(folder, uri);
      if (folder && file && this.keeps(uri)) return this.#write(folder, (text) => setDate(text, file, date));
      if (date === null) this.#sessionDates.delete(uriKey(uri));
      else this.#sessionDates.set(uriKey(uri), date);
      this.generation++;
      return { kind: 'session' };
    });
  }

  #inTurn(work: () => Promise<Outcome>): Promise<Outcome> {
    const outcome = this.#writing.then(work);
    this.#writing = outcome.catch(() => undefined);
    return outcome;
  }

  async #write(folder: string, change: (text: string) => string | undefined): Promise<Outcome> {
    const { text, error } = await this.#text(folder);
    if (error) return { kind: 'unwritable', message: error };
    const newText = change(text);
    if (newText === undefined) {
      const problem = readDecisions(text).problems[0];
      return { kind: 'broken', line: (problem?.line ?? 0) + 1, message: problem?.message ?? '' };
    }
    if (newText === text) return { kind: 'known' };
    const target = joinUri(folder, DECISIONS_FILE);
    const open = this.#open.get(uriKey(target));
    if (open) return { kind: 'edit', uri: open.uri, version: open.version, text, newText };
    try {
      await this.#host.writeFile(target, newText);
    } catch (cause) {
      return { kind: 'unwritable', message: cause instanceof Error ? cause.message : String(cause) };
    }
    this.#accept(folder, newText);
    return { kind: 'written' };
  }

  /** A file that exists and cannot be read must not be taken for an empty one: it would be overwritten. */
  async #text(folder: string): Promise<{ text: string; error?: string }> {
    const uri = joinUri(folder, DECISIONS_FILE);
    const open = this.#open.get(uriKey(uri));
    if (open) return { text: open.text };
    if (!isFile(folder)) return { text: '' };
    try {
      const bytes = await this.#host.readFile(uri, MOST_BYTES);
      if (!bytes) return { text: '', error: `more than ${MOST_BYTES / 1024 / 1024} MB` };
      return { text: new TextDecoder('utf-8').decode(bytes) };
    } catch (cause) {
      if ((cause as { code?: string }).code === 'ENOENT' || (cause as { code?: string }).code === 'ENOTDIR') {
        return { text: '' };
      }
      return { text: '', error: cause instanceof Error ? cause.message : String(cause) };
    }
  }

  /** The files whose publication date was decided anew since this was last asked. */
  takeRedated(): string[] {
    const uris = [...this.#redated];
    this.#redated.clear();
    return uris;
  }

  readonly #redated = new Set<string>();

  /** A broken file is reported and changes nothing: the decisions of its last good state hold. */
  #accept(folder: string, text: string): void {
    const next = readDecisions(text);
    const before = this.#read.get(folder) ?? NO_DECISIONS;
    const after = next.broken ? { ...before, problems: next.problems } : next;
    for (const file of new Set([...before.publicationDate.keys(), ...after.publicationDate.keys()])) {
      if (before.publicationDate.get(file) !== after.publicationDate.get(file))
        this.#redated.add(joinUri(folder, file));
    }
    this.#read.set(folder, after);
    this.generation++;
  }
}
