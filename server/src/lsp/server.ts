import { createConnection, DidChangeConfigurationNotification } from 'vscode-languageserver/node';
import { analyse } from '../core/article.ts';
import type { Lexicon } from '../core/entities/index.ts';
import { BROKEN_LINE, SERVER } from '../messages.ts';
import { DiskStore } from '../node/disk-store.ts';
import { nodeHost } from '../node/node-host.ts';
import { ThreadReader } from '../node/thread-reader.ts';
import { versionOf } from '../node/version.ts';
import { Articles } from '../workspace/articles.ts';
import { NO_STORE } from '../workspace/index/store.ts';
import type { Analyse } from '../workspace/snapshot.ts';
import { Announcer } from './announcer.ts';
import { CAPABILITIES } from './capabilities.ts';
import { readClient } from './client.ts';
import { handleCommands } from './commands.ts';
import { completionAtStart, handleCompletion } from './completion.ts';
import { CopyView } from './copy-view.ts';
import { Diagnostics } from './diagnostics.ts';
import { handleEntityRequests } from './entity-requests.ts';
import { EntityView } from './entity-view.ts';
import { EventView } from './event-view.ts';
import { Folders } from './folders.ts';
import { Learning } from './learning.ts';
import { handleRequests } from './requests.ts';
import { Session } from './session.ts';
import { readSettings } from './settings.ts';
import { synchronise } from './sync.ts';
import { TeamChanges } from './team-files.ts';
import { Tokens } from './tokens.ts';

/** Milliseconds that the server takes at its end to keep what it read. */
const LONGEST_FAREWELL = 1500;

/**
 * Serves one client over standard input and output until it says `exit`, closes the stream or dies (the library watches the
 * process id of `initialize`, and the end of the input).
 * @param threadScript the bundle of `worker.ts`
 */
export function startServer(load: () => Lexicon, threadScript: URL): void {
  // Standard output belongs to the protocol.
  console.log = console.info = console.debug = console.error;
  const connection = createConnection(process.stdin, process.stdout);

  // A request to the client that it refuses, and that nobody awaits, must not take the user's work with it.
  process.on('unhandledRejection', (cause) => {
    connection.console.error(cause instanceof Error ? (cause.stack ?? cause.message) : String(cause));
  });

  let lexicon: Lexicon | undefined;
  const analyseArticle: Analyse = (text, options, previous) => {
    lexicon ??= load();
    return analyse(text, options, lexicon, previous);
  };

  let session: Session | undefined;
  let store: DiskStore | undefined;
  const unkept = (message: string): void => connection.console.warn(SERVER.unkept[session?.language ?? 'en'](message));
  const reader = new ThreadReader(threadScript, () => store?.folder, unkept);
  connection.onShutdown(async () => {
    const late = new Promise<void>((resolve) => setTimeout(resolve, LONGEST_FAREWELL).unref());
    await Promise.race([session?.articles.close().catch(() => {}), late]);
  });
  connection.onInitialize((params) => {
    const client = readClient(params);
    const articles: Articles = new Articles(nodeHost, analyseArticle, {
      report: (uri, cause) => {
        const detail = cause instanceof Error ? cause.message : String(cause);
        connection.console.warn(SERVER.unreadable[session?.language ?? 'en'](uri, detail));
      },
      broken: (file, { line, problem }) => {
        const language = session?.language ?? 'en';
        connection.console.warn(SERVER.brokenLine[language](file, line, BROKEN_LINE[problem][language]()));
      },
      reader,
      storeOf(folders) {
        if (client.storage === undefined) return NO_STORE;
        store = new DiskStore(client.storage, folders, versionOf(threadScript), unkept);
        return store;
      },
    });
    if (client.folders.length > 0) articles.expectFolders();
    session = new Session(connection, articles, client);
    wire(session);
    return { capabilities: { ...CAPABILITIES, ...completionAtStart(client) }, serverInfo: { name: 'khabar' } };
  });
  connection.listen();
}

/** Connects the parts that serve one client. */
function wire(session: Session): void {
  const { connection, articles, client } = session;
  const diagnostics = new Diagnostics(session);
  const tokens = new Tokens(session);
  const announcer = new Announcer(session);
  const entityView = new EntityView(session);
  const copyView = new CopyView(session);
  const eventView = new EventView(session);

  const refresh = (): void => {
    diagnostics.refresh();
    announcer.refresh();
    // A publication date, or a setting, changes what is shown of texts that did not change.
    if (client.refreshesInlayHints) connection.languages.inlayHint.refresh().catch(() => {});
    if (client.refreshesTokens) connection.languages.semanticTokens.refresh().catch(() => {});
    copyView.refresh();
    eventView.changed();
  };
  new Learning(session, () => diagnostics.refresh());
  const team = new TeamChanges(session, () => diagnostics.team(), refresh);
  const decided = (): void => team.decided();
  const folders = new Folders(session, decided);
  const registerCompletion = handleCompletion(session);

  synchronise(session, {
    changed: (uri) => {
      diagnostics.changed(uri);
      announcer.changed(uri);
      entityView.changed();
      copyView.changed();
      eventView.changed();
    },
    closed: (uri) => {
      diagnostics.closed(uri);
      announcer.closed(uri);
      tokens.closed(uri);
    },
    typed: () => team.typed(),
    decided,
  });
  handleRequests(session);
  handleEntityRequests(session);
  handleCommands(session, decided, (goOn) => folders.read(goOn));

  const pullSettings = async (): Promise<void> => {
    try {
      session.setSettings(readSettings(await connection.workspace.getConfiguration('khabar')));
    } catch (cause) {
      connection.console.warn(`khabar: the client gave no configuration (${String(cause)}); the defaults hold.`);
    }
  };
  connection.onDidChangeConfiguration(async ({ settings }) => {
    if (client.givesConfiguration) await pullSettings();
    else session.setSettings(readSettings((settings as { khabar?: unknown } | null)?.khabar));
    refresh();
    session.background(() => folders.configured());
  });
  connection.onInitialized(() =>
    session.background(async () => {
      try {
        await Promise.all([client.givesConfiguration ? pullSettings() : undefined, folders.readDecisions()]);
        articles.decisionsChanged();
        diagnostics.team();
        await folders.readSettings();
      } finally {
        session.markReady();
      }
      if (client.registersConfiguration) {
        const section = ['khabar', 'files.exclude'];
        const watched = connection.client.register(DidChangeConfigurationNotification.type, { section });
        session.background(() => watched);
      }
      session.background(() => folders.listen());
      session.background(registerCompletion);
      await folders.read();
    }),
  );
}
