import type { Knowledge } from '../core/entities/index.ts';
import { ENTITIES_FILE, type EntityArguments } from '../protocol.ts';
import type { Decisions, DecisionsProblem } from './decisions.ts';
import type { DecisionsStore } from './decisions-store.ts';
import { addEntity, lineOfEntity } from './entities-edit.ts';
import { type EntitiesFile, NO_ENTITIES, readEntities } from './entities-file.ts';
import type { Host } from './host.ts';
import { compileKnowledge, knowledgeSource, mergeProblems } from './knowledge.ts';
import { type Outcome, TeamFile } from './team-file.ts';
import type { TeamEntry, TeamKnowledge } from './team-knowledge.ts';
import { joinUri, relativePath } from './uri.ts';
import type { FileProblem } from './yaml-file.ts';

/** A source as JSON, and what it was compiled to. */
interface Said {
  readonly said: string;
  readonly knowledge: Knowledge | undefined;
}

/** What was compiled for one state of a folder's two files. */
interface Compiled {
  readonly entities: EntitiesFile['entities'];
  readonly decisions: Decisions;
  /** By what the source says: articles for which the same holds share one, so that an unchanged one is known to be so. */
  readonly bySource: Map<string, Said>;
  /** By the article's path, for decisions that name files. */
  readonly byFile: Map<string, Said>;
}

/**
 * What the team knows: one entities file for each folder, read again when it changes, together with what its decisions say of
 * names. The knowledge of an article is the same object for as long as it says the same.
 */
export class KnowledgeStore implements TeamKnowledge {
  readonly file: TeamFile;
  readonly #decisions: DecisionsStore;
  readonly #read = new Map<string, EntitiesFile>();
  readonly #compiled = new Map<string, Compiled>();

  constructor(host: Host, decisions: DecisionsStore) {
    this.#decisions = decisions;
    this.file = new TeamFile(host, ENTITIES_FILE, (folder, text) => this.#accept(folder, text));
  }

  async setFolders(folders: readonly string[]): Promise<void> {
    this.#read.clear();
    await this.file.setFolders(folders);
  }

  /** What the team knows that holds for a document. */
  of(uri: string): Knowledge | undefined {
    return this.#entry(uri)?.knowledge;
  }

  /** The source of what `of` gives, as JSON; '' where that is nothing. */
  sourceOf(uri: string): string {
    const entry = this.#entry(uri);
    return entry?.knowledge ? entry.said : '';
  }

  #entry(uri: string): Said | undefined {
    const folder = this.file.folderOf(uri);
    if (folder === undefined) return undefined;
    const { entities, decisions, bySource, byFile } = this.#current(folder);
    const file = relativePath(folder, uri)!;
    const key = decisions.notEntities.some((one) => one.file !== undefined) ? file : '';
    if (byFile.has(key)) return byFile.get(key);
    const source = knowledgeSource(entities, decisions, file);
    const said = JSON.stringify(source);
    const entry = bySource.get(said) ?? { said, knowledge: compileKnowledge(source) };
    bySource.set(said, entry);
    byFile.set(key, entry);
    return entry;
  }

  async entry(id: string, uri: string): Promise<TeamEntry | undefined> {
    const folder = this.file.folderOf(uri);
    const known = folder === undefined ? undefined : this.#current(folder).entities.find((entity) => entity.id === id);
    if (folder === undefined || !known) return undefined;
    const { name, role, notes, wikidata } = known;
    // A page is an address or a path inside the folder.
    const pages = known.pages.map((page) => (/^https?:/i.test(page) ? page : joinUri(folder, page)));
    const line = lineOfEntity(await this.file.text(folder), name);
    return { id, name, role, notes, wikidata, pages, uri: this.file.uriIn(folder), line };
  }

  /** What is wrong in a folder's entities file. */
  problems(folder: string): readonly FileProblem[] {
    return this.#read.get(folder)?.problems ?? [];
  }

  /** What is wrong in a folder's decisions file in the light of its entities. */
  decisionsProblems(folder: string): DecisionsProblem[] {
    const { entities, decisions } = this.#current(folder);
    return decisions.merges.length === 0
      ? []
      : mergeProblems(compileKnowledge(knowledgeSource(entities, decisions, undefined)), decisions);
  }

  /** Adds an entry to the file of a document's folder, or spellings to the entry that is there. Never rejects. */
  add({ uri, entity }: EntityArguments): Promise<Outcome> {
    return this.file.inTurn(async () => {
      const folder = this.file.folderOf(uri);
      if (!folder || !this.file.keeps(uri))
        return { kind: 'unwritable', file: ENTITIES_FILE, message: 'the document is in no folder' };
      return this.file.write(folder, (text) => {
        const changed = addEntity(text, entity);
        if (changed !== undefined) return changed;
        const problem = readEntities(text).problems[0];
        return { line: (problem?.line ?? 0) + 1, message: problem?.message ?? '' };
      });
    });
  }

  #current(folder: string): Compiled {
    const entities = (this.#read.get(folder) ?? NO_ENTITIES).entities;
    const decisions = this.#decisions.inFolder(folder);
    const before = this.#compiled.get(folder);
    if (before && before.entities === entities && before.decisions === decisions) return before;
    // What the state before compiled is taken over where the source says the same, and let go with the next change.
    const bySource = new Map([...(before?.bySource ?? [])].slice(-MOST_KEPT));
    const now: Compiled = { entities, decisions, bySource, byFile: new Map() };
    this.#compiled.set(folder, now);
    return now;
  }

  /** Of a broken file the entries of its last good state hold; where there is none, those above the error. */
  #accept(folder: string, text: string): void {
    const next = readEntities(text);
    const before = this.#read.get(folder);
    const keeps = next.broken && before !== undefined && before.entities.length > 0;
    this.#read.set(folder, keeps ? { ...next, entities: before.entities } : next);
  }
}

/** States whose knowledge is remembered: going back and forth between two must not analyse anew each time. */
const MOST_KEPT = 4;
