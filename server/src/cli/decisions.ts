import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Analysis } from '../core/article.ts';
import type { Finding } from '../core/types.ts';
import { DECISIONS_FILE } from '../protocol.ts';
import { type Decisions, NO_DECISIONS, readDecisions, withoutIgnored } from '../workspace/decisions.ts';
import { asFileError, FileError, type Source } from './files.ts';

/** What a team decided about one file, as the editor keeps it. */
interface Decided {
  /** The file's path inside the folder that holds the decisions, with slashes. */
  readonly file: string | undefined;
  readonly decisions: Decisions;
}

/** The decisions files above the files of one run, each read once: the nearest one counts. */
export class TeamDecisions {
  readonly #read = new Map<string, Promise<Decisions | undefined>>();

  constructor(readonly report: (cause: unknown) => void) {}

  async of({ uri }: Source): Promise<Decided> {
    if (!uri.startsWith('file:')) return { file: undefined, decisions: NO_DECISIONS };
    const file = fileURLToPath(uri);
    for (let folder = path.dirname(file); ; folder = path.dirname(folder)) {
      let read = this.#read.get(folder);
      if (!read) {
        read = this.#load(path.join(folder, DECISIONS_FILE));
        this.#read.set(folder, read);
      }
      const decisions = await read;
      if (decisions) return { file: path.relative(folder, file).split(path.sep).join('/'), decisions };
      if (folder === path.dirname(folder)) return { file: undefined, decisions: NO_DECISIONS };
    }
  }

  async #load(file: string): Promise<Decisions | undefined> {
    let text: string;
    try {
      text = await readFile(file, 'utf8');
    } catch (cause) {
      const error = asFileError(file, cause);
      if (error.code !== 'missing') this.report(error);
      return undefined;
    }
    const decisions = readDecisions(text);
    for (const { line, message } of decisions.problems) {
      this.report(new FileError(`${file}:${line + 1}`, 'decisions', message));
    }
    return decisions;
  }
}

/** The findings that the team wants to hear of. */
export const visible = (analysis: Analysis, { file, decisions }: Decided): readonly Finding[] =>
  withoutIgnored(analysis.text, analysis.findings, decisions, file);
