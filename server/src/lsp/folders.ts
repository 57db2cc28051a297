import {
  DidChangeWatchedFilesNotification,
  FileChangeType,
  type WorkDoneProgressServerReporter,
} from 'vscode-languageserver/node';
import { SERVER } from '../messages.ts';
import { LIMITS } from '../workspace/folder-articles.ts';
import type { Session } from './session.ts';
import { TEAM_FILES, teamFileAt } from './team-files.ts';

/** Progress is reported after this many files. */
const STEP = 20;

/** Reads the workspace's folders in the background and follows their changes. */
export class Folders {
  readonly #session: Session;
  readonly #decided: () => void;
  #folders: readonly string[];

  /** @param decided called when decisions were read again */
  constructor(session: Session, decided: () => void) {
    this.#session = session;
    this.#decided = decided;
    this.#folders = session.client.folders;
    const { connection, articles } = session;
    connection.onDidChangeWatchedFiles(({ changes }) => {
      for (const { uri, type } of changes) {
        const team = teamFileAt(articles, uri);
        const folder = team?.folderOfFile(uri);
        if (team && folder) session.background(() => team.reload(folder).then(decided));
        else if (!team && (type !== FileChangeType.Changed || !articles.snapshot(uri)))
          session.background(() => articles.fileChanged(uri));
      }
    });
  }

  /** After `initialized`: asks the client to watch, and to say when folders come and go. */
  async listen(): Promise<void> {
    const { connection, client } = this.#session;
    if (client.changesFolders) {
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        const gone = new Set(removed.map(({ uri }) => uri));
        this.#folders = [...this.#folders.filter((uri) => !gone.has(uri)), ...added.map(({ uri }) => uri)];
        this.#session.background(async () => {
          await this.readDecisions();
          this.#decided();
          await this.read();
        });
      });
    }
    if (client.registersWatchers) {
      await connection.client.register(DidChangeWatchedFilesNotification.type, {
        watchers: ['*.txt', ...TEAM_FILES].map((file) => ({ globPattern: `**/${file}` })),
      });
    }
  }

  /** Reads the team's decisions and knowledge, which every answer needs. */
  async readDecisions(): Promise<void> {
    const { decisions, knowledge } = this.#session.articles;
    await Promise.all([decisions.setFolders(this.#folders), knowledge.setFolders(this.#folders)]);
  }

  /** Reads the articles. Never rejects: what cannot be read is logged and passed over. */
  async read(): Promise<void> {
    if (this.#folders.length === 0) return;
    const { connection, client, articles, language } = this.#session;
    let progress: WorkDoneProgressServerReporter | undefined;
    try {
      if (client.showsProgress) progress = await connection.window.createWorkDoneProgress();
    } catch {
      // A client that refuses progress still gets its articles read.
    }
    progress?.begin(SERVER.reading[language](), 0, undefined, true);
    try {
      const tooMany = await articles.setFolders(this.#folders, {
        report: (done, total) => {
          if (done % STEP === 0) progress?.report(Math.floor((done / total) * 100), `${done}/${total}`);
        },
        get cancelled() {
          return progress?.token.isCancellationRequested ?? false;
        },
      });
      if (tooMany) connection.console.info(SERVER.tooMany[language](LIMITS.files));
    } finally {
      progress?.done();
    }
  }
}
