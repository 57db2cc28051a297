import { fileURLToPath } from 'node:url';
import type { Finding } from '../core/types.ts';
import { DECISIONS_FILE } from '../protocol.ts';
import { type Decisions, NO_DECISIONS, readDecisions, withoutIgnored } from '../workspace/decisions.ts';
import { fileOfArticle } from '../workspace/news-lines.ts';
import { FileError, type Source } from './files.ts';
import { Nearest, pathInside } from './nearest.ts';

/** What a team decided about one file, as the editor keeps it. */
export interface Decided {
  /** The file's path inside the folder that holds the decisions, with slashes. */
  readonly file: string | undefined;
  readonly decisions: Decisions;
}

/** The decisions files above the files of one run, each read once: the nearest one counts. */
export class TeamDecisions {
  readonly nearest: Nearest<Decisions>;

  constructor(report: (cause: unknown) => void) {
    this.nearest = new Nearest(
      DECISIONS_FILE,
      (text, file) => {
        const decisions = readDecisions(text);
        for (const { line, message } of decisions.problems) {
          report(new FileError(`${file}:${line + 1}`, 'decisions', message));
        }
        return decisions;
      },
      report,
    );
  }

  async of({ uri }: Source): Promise<Decided> {
    const fileUri = fileOfArticle(uri);
    if (!fileUri.startsWith('file:')) return { file: undefined, decisions: NO_DECISIONS };
    const file = fileURLToPath(fileUri);
    const found = await this.nearest.above(file);
    if (!found) return { file: undefined, decisions: NO_DECISIONS };
    return { file: pathInside(found.folder, file), decisions: found.value };
  }
}

/** The findings that the team wants to hear of. */
export const visible = (text: string, findings: readonly Finding[], { file, decisions }: Decided): readonly Finding[] =>
  withoutIgnored(text, findings, decisions, file);
