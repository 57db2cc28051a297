import {
  DECISIONS_FILE,
  type EventDecision,
  type IgnoreArguments,
  type KeepLineArguments,
  type NameDecision,
  type PublicationDateArguments,
} from '../protocol.ts';
import { type Decisions, type IgnoreDecision, NO_DECISIONS, readDecisions } from './decisions.ts';
import { addDecision, addEventDecision, addIgnore, addLine, setDate } from './decisions-edit.ts';
import { type ToldSentence, writtenEvent } from './event-decisions.ts';
import type { Host } from './host.ts';
import { newsPlace } from './news-lines.ts';
import { type Broken, type Outcome, TeamFile } from './team-file.ts';
import { joinUri, relativePath, uriKey } from './uri.ts';

/** What holds for one document. */
export interface DecisionsOfFile {
  /** Path inside its folder, or the URI of a document outside every folder. */
  readonly file: string;
  readonly ignore: readonly IgnoreDecision[];
  readonly publicationDate: string | undefined;
  /** Lines that recur and are no page furniture all the same. */
  readonly notFurniture: readonly string[];
}

export interface DecidedSentence {
  readonly uri: string;
  readonly sentence: string;
}

/** What is decided of events. */
export interface DecidedEvents {
  /** Goes up with every change of any decision. */
  readonly generation: number;
  readonly same: readonly (readonly [DecidedSentence, DecidedSentence])[];
  readonly notSame: readonly (readonly [DecidedSentence, DecidedSentence])[];
  readonly names: readonly (DecidedSentence & { readonly name: string })[];
}

/**
 * The team's decisions: one file for each folder, read again when it changes; and the user's of this session, for documents
 * that belong to no folder on disk.
 */
export class DecisionsStore {
  readonly file: TeamFile;
  readonly #read = new Map<string, Decisions>();
  readonly #session: IgnoreDecision[] = [];
  /** Publication dates of this session, by URI. */
  readonly #sessionDates = new Map<string, string>();
  readonly #redated = new Set<string>();
  #events: DecidedEvents | undefined;

  constructor(host: Host) {
    this.file = new TeamFile(host, DECISIONS_FILE, (folder, text) => this.#accept(folder, text));
  }

  /** Changes when any decision does. */
  generation = 0;

  async setFolders(folders: readonly string[]): Promise<void> {
    this.#read.clear();
    await this.file.setFolders(folders);
    this.generation++;
  }

  folderOf(uri: string): string | undefined {
    return this.file.folderOf(uri);
  }

  folders(): readonly string[] {
    return this.file.folders();
  }

  /** What is wrong in a folder's file. */
  problems(folder: string): Decisions['problems'] {
    return this.inFolder(folder).problems;
  }

  /** What a folder's file says. */
  inFolder(folder: string | undefined): Decisions {
    return (folder !== undefined && this.#read.get(folder)) || NO_DECISIONS;
  }

  of(uri: string): DecisionsOfFile {
    const folder = this.folderOf(uri);
    const decisions = this.inFolder(folder);
    const file = (folder && relativePath(folder, uri)) || uri;
    const ignore = this.#session.length === 0 ? decisions.ignore : [...decisions.ignore, ...this.#session];
    const publicationDate = this.#sessionDates.get(uriKey(uri)) ?? decisions.publicationDate.get(file);
    return { file, ignore, publicationDate, notFurniture: decisions.notFurniture };
  }

  /** Publication dates that were decided in this session for items of a news file, by their `uriKey`. */
  itemDates(file: string): Record<string, string> {
    const key = uriKey(file);
    return Object.fromEntries([...this.#sessionDates].filter(([uri]) => uriKey(newsPlace(uri)?.file ?? '') === key));
  }

  /** Whether a decision about this document is kept on disk, or only until the server ends. */
  keeps(uri: string): boolean {
    return this.file.keeps(uri);
  }

  /** Takes a decision to ignore something and writes it, whole or not at all. Never rejects. */
  ignore({ uri, rule, scope, anchor }: IgnoreArguments): Promise<Outcome> {
    return this.file.inTurn(async () => {
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
    return this.file.inTurn(async () => {
      const folder = this.folderOf(uri);
      const file = folder && relativePath(folder, uri);
      if (folder && file && this.keeps(uri)) return this.#write(folder, (text) => setDate(text, file, date));
      if (date === null) this.#sessionDates.delete(uriKey(uri));
      else this.#sessionDates.set(uriKey(uri), date);
      this.generation++;
      return { kind: 'session' };
    });
  }

  /** Keeps what the team decides of names in the folder of a document. Never rejects. */
  decide(uri: string, decision: NameDecision): Promise<Outcome> {
    return this.file.inTurn(async () => {
      const folder = this.folderOf(uri);
      const file = folder && relativePath(folder, uri);
      if (!folder || !file || !this.keeps(uri)) {
        return { kind: 'unwritable', file: DECISIONS_FILE, message: 'the document is in no folder' };
      }
      return this.#write(folder, (text) => addDecision(text, decision, file));
    });
  }

  /** Keeps what the team decides of events in the folder of a document. Never rejects. */
  decideEvent(uri: string, decision: EventDecision): Promise<Outcome> {
    return this.file.inTurn(async () => {
      const folder = this.folderOf(uri);
      if (!folder || !this.keeps(uri)) {
        return { kind: 'unwritable', file: DECISIONS_FILE, message: 'the document is in no folder' };
      }
      const written = writtenEvent(decision, (article) => relativePath(folder, article) ?? article);
      return this.#write(folder, (text) => addEventDecision(text, written));
    });
  }

  /** What is decided of events, over all folders; sentences with the URIs of their articles. */
  events(): DecidedEvents {
    if (this.#events?.generation === this.generation) return this.#events;
    const all = this.folders().map((folder) => {
      const at = ({ file, sentence }: ToldSentence): DecidedSentence => ({
        uri: /^[a-z][a-z+.-]*:/i.test(file) ? file : joinUri(folder, file),
        sentence,
      });
      const { sameEvents, notSameEvents, eventNames } = this.inFolder(folder);
      return {
        same: sameEvents.map(([a, b]) => [at(a), at(b)] as const),
        notSame: notSameEvents.map(([a, b]) => [at(a), at(b)] as const),
        names: eventNames.map((one) => ({ ...at(one), name: one.name })),
      };
    });
    this.#events = {
      generation: this.generation,
      same: all.flatMap(({ same }) => same),
      notSame: all.flatMap(({ notSame }) => notSame),
      names: all.flatMap(({ names }) => names),
    };
    return this.#events;
  }

  /** Keeps that a line is no page furniture, in the folder of a document. Never rejects. */
  keepLine({ uri, line }: KeepLineArguments): Promise<Outcome> {
    return this.file.inTurn(async () => {
      const folder = this.folderOf(uri);
      if (!folder || !this.keeps(uri)) {
        return { kind: 'unwritable', file: DECISIONS_FILE, message: 'the document is in no folder' };
      }
      return this.#write(folder, (text) => addLine(text, line));
    });
  }

  #write(folder: string, change: (text: string) => string | undefined): Promise<Outcome> {
    return this.file.write(folder, (text): string | Broken => {
      const changed = change(text);
      if (changed !== undefined) return changed;
      const problem = readDecisions(text).problems[0];
      return { line: (problem?.line ?? 0) + 1, message: problem?.message ?? '' };
    });
  }

  /** The files whose publication date was decided anew since this was last asked. */
  takeRedated(): string[] {
    const uris = [...this.#redated];
    this.#redated.clear();
    return uris;
  }

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
