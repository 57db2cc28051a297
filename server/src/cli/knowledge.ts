import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Knowledge } from '../core/entities/index.ts';
import type { Language } from '../messages.ts';
import { DECISIONS_FILE, ENTITIES_FILE } from '../protocol.ts';
import { NO_DECISIONS } from '../workspace/decisions.ts';
import { type EntitiesFile, NO_ENTITIES, readEntities } from '../workspace/entities-file.ts';
import { compileKnowledge, knowledgeSource, mergeProblems } from '../workspace/knowledge.ts';
import { fileOfArticle } from '../workspace/news-lines.ts';
import type { TeamDecisions } from './decisions.ts';
import { FileError, type Source } from './files.ts';
import { Nearest, pathInside } from './nearest.ts';

/** What the teams of one run know: the nearest entities file above a file, and what the nearest decisions say of names. */
export class TeamKnowledge {
  readonly #entities: Nearest<EntitiesFile>;
  readonly #decisions: TeamDecisions;
  readonly #report: (cause: unknown) => void;
  /** By the folders of the two files and what the source says: one analysis after another shares what was made for it. */
  readonly #compiled = new Map<string, Knowledge | undefined>();
  readonly #checked = new Set<string>();

  constructor(decisions: TeamDecisions, language: Language, report: (cause: unknown) => void) {
    this.#decisions = decisions;
    this.#report = report;
    this.#entities = new Nearest(
      ENTITIES_FILE,
      (text, file) => {
        const read = readEntities(text);
        for (const { line, message } of read.problems) {
          report(new FileError(`${file}:${line + 1}`, 'entities', message[language]));
        }
        return read;
      },
      report,
    );
  }

  /**
   * What is known that holds for a source.
   * @param workspace the folder whose files count, and no other; otherwise the nearest above the source
   */
  async of(source: Source, workspace?: string): Promise<Knowledge | undefined> {
    return (await this.#entry(source, workspace)).knowledge;
  }

  /** The source of what `of` gives, as JSON; '' where that is nothing. */
  async sourceOf(source: Source): Promise<string> {
    const { said, knowledge } = await this.#entry(source);
    return knowledge ? said : '';
  }

  async #entry(
    { uri }: Source,
    workspace?: string,
  ): Promise<{ readonly said: string; readonly knowledge: Knowledge | undefined }> {
    const fileUri = fileOfArticle(uri);
    if (!fileUri.startsWith('file:')) return { said: '', knowledge: undefined };
    const file = fileURLToPath(fileUri);
    const folder = workspace === undefined ? undefined : path.resolve(workspace);
    const [entities, decisions] = await Promise.all([
      folder === undefined ? this.#entities.above(file) : this.#entities.in(folder),
      folder === undefined ? this.#decisions.nearest.above(file) : this.#decisions.nearest.in(folder),
    ]);
    const { entities: known } = entities?.value ?? NO_ENTITIES;
    const decided = decisions?.value ?? NO_DECISIONS;
    const source = knowledgeSource(known, decided, decisions && pathInside(decisions.folder, file));
    const said = JSON.stringify(source);
    if (!this.#compiled.has(said)) this.#compiled.set(said, compileKnowledge(source));
    const knowledge = this.#compiled.get(said);
    const pair = `${entities?.folder}\n${decisions?.folder}`;
    if (decisions && !this.#checked.has(pair)) {
      this.#checked.add(pair);
      for (const { line, message } of mergeProblems(knowledge, decided)) {
        const at = `${path.join(decisions.folder, DECISIONS_FILE)}:${line + 1}`;
        this.#report(new FileError(at, 'decisions', message));
      }
    }
    return { said, knowledge };
  }
}
