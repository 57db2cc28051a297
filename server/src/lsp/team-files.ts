import { DECISIONS_FILE, ENTITIES_FILE } from '../protocol.ts';
import type { Articles } from '../workspace/articles.ts';
import type { TeamFile } from '../workspace/team-file.ts';
import { uriKey } from '../workspace/uri.ts';
import type { Session } from './session.ts';

/** Milliseconds without a change before what the team now knows is applied to articles. */
const IDLE = 100;
/** Before the articles that are not open are read again for it: nobody waits for those. */
const LONG_IDLE = 1500;

/** The patterns of the files that a team keeps in its folder. */
export const TEAM_FILES = [DECISIONS_FILE, ENTITIES_FILE] as const;

/** Which of the team's files a document is, in whatever folder. */
export function teamFileAt({ decisions, knowledge }: Articles, uri: string): TeamFile | undefined {
  const key = uriKey(uri);
  return [decisions.file, knowledge.file].find(({ name }) => key.endsWith(`/${name}`));
}

/**
 * What follows when one of the team's files was opened, changed or read again: its problems are said at once, and what it now
 * says is applied once the writer pauses. Every key of a name that is typed is another name, and each would be looked for in
 * every open article.
 */
export class TeamChanges {
  readonly #session: Session;
  readonly #report: () => void;
  readonly #refresh: () => void;
  #timer: NodeJS.Timeout | undefined;
  #slowTimer: NodeJS.Timeout | undefined;

  /**
   * @param report says what is wrong in the files
   * @param refresh shows what the open articles now are
   */
  constructor(session: Session, report: () => void, refresh: () => void) {
    this.#session = session;
    this.#report = report;
    this.#refresh = refresh;
  }

  /** The file is being written in. */
  typed(): void {
    this.#report();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#apply(), IDLE);
  }

  /** The file was read, or a decision was taken. */
  decided(): void {
    this.#report();
    this.#apply();
  }

  #apply(): void {
    const { articles } = this.#session;
    clearTimeout(this.#timer);
    articles.decisionsChanged();
    this.#refresh();
    clearTimeout(this.#slowTimer);
    this.#slowTimer = setTimeout(() => this.#session.background(() => articles.refreshRecords()), LONG_IDLE);
    this.#slowTimer.unref();
  }
}
