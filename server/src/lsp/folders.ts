import {
  DidChangeWatchedFilesNotification,
  type Disposable,
  FileChangeType,
  type FileSystemWatcher,
  WatchKind,
  type WorkDoneProgressServerReporter,
} from 'vscode-languageserver/node';
import { SERVER } from '../messages.ts';
import type { Progress } from '../workspace/index/indexer.ts';
import type { Sources } from '../workspace/sources.ts';
import type { Session } from './session.ts';
import { readFolderSettings } from './settings.ts';
import { TEAM_FILES, teamFileAt } from './team-files.ts';

/** Progress is reported after this many files. */
const STEP = 20;

/** Reads the workspace's folders in the background and follows their changes. */
export class Folders {
  readonly #session: Session;
  readonly #decided: () => void;
  #folders: readonly string[];
  /** Which files of each folder are articles, by its URI. */
  #sources: ReadonlyMap<string, Sources> = new Map();
  #watched: Promise<Disposable> | undefined;

  /** @param decided called when decisions were read again */
  constructor(session: Session, decided: () => void) {
    this.#session = session;
    this.#decided = decided;
    this.#folders = session.client.folders;
    const { connection, articles } = session;
    connection.onDidChangeWatchedFiles(({ changes }) => {
      // A checkout changes thousands of files: they are told together.
      const changed: string[] = [];
      const deleted: string[] = [];
      for (const { uri, type } of changes) {
        const team = teamFileAt(articles, uri);
        const folder = team?.folderOfFile(uri);
        if (team && folder) session.background(() => team.reload(folder).then(decided));
        else if (!team && (type !== FileChangeType.Changed || !articles.snapshot(uri))) {
          changed.push(uri);
          // Of a deleted folder clients name the folder alone.
          if (type === FileChangeType.Deleted) deleted.push(uri);
        }
      }
      session.background(() => articles.fileChanged(changed));
      if (deleted.length > 0) session.background(() => articles.folderDeleted(deleted));
    });
    // Folders that the client itself moves or makes: of these too it names the folder alone.
    connection.workspace.onDidRenameFiles(({ files }) => {
      for (const { oldUri, newUri } of files) {
        session.background(() => articles.folderDeleted([oldUri]));
        session.background(() => articles.folderCreated(newUri));
      }
    });
    connection.workspace.onDidCreateFiles(({ files }) => {
      for (const { uri } of files) session.background(() => articles.folderCreated(uri));
    });
    connection.workspace.onDidDeleteFiles(({ files }) => {
      for (const { uri } of files) session.background(() => articles.folderDeleted([uri]));
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
          await this.readSettings();
          await this.read();
        });
      });
    }
    await this.#watch();
  }

  /** Settings changed: other files may be articles now. */
  async configured(): Promise<void> {
    if (await this.readSettings()) await this.read();
  }

  /**
   * Asks for the settings of each folder, which decide what files are articles.
   * @returns whether they differ from those before
   */
  async readSettings(): Promise<boolean> {
    const before = keyOf(this.#sources);
    this.#sources = await readFolderSettings(this.#session, this.#folders);
    if (keyOf(this.#sources) === before) return false;
    if (this.#watched) await this.#watch();
    return true;
  }

  /** Asks the client to tell of changed files: what the settings include, the team's files, and whatever is deleted. */
  async #watch(): Promise<void> {
    const { connection, client } = this.#session;
    if (!client.registersWatchers) return;
    const watchers: FileSystemWatcher[] = TEAM_FILES.map((file) => ({ globPattern: `**/${file}` }));
    watchers.push({ globPattern: '**/*', kind: WatchKind.Delete });
    for (const [folder, { include }] of this.#sources) {
      for (const pattern of include) {
        if (client.watchesRelative) watchers.push({ globPattern: { baseUri: folder, pattern } });
        else if (!watchers.some(({ globPattern }) => globPattern === pattern)) watchers.push({ globPattern: pattern });
      }
    }
    const former = this.#watched;
    this.#watched = connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
    await this.#watched;
    (await former)?.dispose();
  }

  /** Reads the team's decisions and knowledge, which every answer needs. */
  async readDecisions(): Promise<void> {
    const { decisions, knowledge } = this.#session.articles;
    await Promise.all([decisions.setFolders(this.#folders), knowledge.setFolders(this.#folders)]);
  }

  /**
   * Reads the articles. Never rejects: what cannot be read is logged and passed over.
   * @param goOn after the user cancelled: what was read is kept
   */
  async read(goOn = false): Promise<void> {
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
      let reported = 0;
      const reporter: Progress = {
        report: (done, total) => {
          if (done < reported + STEP && done < total) return;
          reported = done;
          progress?.report(Math.floor((done / total) * 100), `${done}/${total}`);
        },
        get cancelled() {
          return progress?.token.isCancellationRequested ?? false;
        },
      };
      const complete = goOn
        ? await articles.readOn(reporter)
        : await articles.setFolders(this.#folders, reporter, this.#sources);
      if (!complete && reporter.cancelled) connection.console.info(SERVER.cancelled[language]());
    } finally {
      progress?.done();
    }
  }
}

const keyOf = (sources: ReadonlyMap<string, Sources>): string =>
  JSON.stringify([...sources].map(([folder, { key }]) => [folder, key]));
