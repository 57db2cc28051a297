import * as path from 'node:path';
import * as vscode from 'vscode';
import {
  CodeActionRequest,
  ExecuteCommandRequest,
  LanguageClient,
  type LanguageClientOptions,
  SemanticTokensRegistrationType,
  State,
  TransportKind,
} from 'vscode-languageclient/node';
import {
  ANALYSED,
  type AnalysedParams,
  CLEAN_TEXT,
  CLIENT_COMMANDS,
  type CleanTextResult,
  DECISIONS_FILE,
  ENTITIES_CHANGED,
  ENTITIES_FILE,
  EVENTS_CHANGED,
  type InitializationOptions,
  SERVER_ENVIRONMENT,
  STORIES_CHANGED,
} from '../../server/src/protocol.ts';
import { NEWS_SCHEME, shownUri, toldUri } from './address.ts';
import { isArticle, LANGUAGE } from './article.ts';
import { isOn as isRightToLeft } from './direction.ts';
import { message } from './messages.ts';

/** Where an article can be that the server analyses; not the old version that a diff or a time line shows. */
const SCHEMES = ['file', 'untitled', 'vscode-vfs', 'vscode-remote', 'vscode-userdata', 'vsls', 'memfs', NEWS_SCHEME];

/** What a team keeps in its folder. */
const TEAM_FILES = [DECISIONS_FILE, ENTITIES_FILE];

const isTeamFile = ({ uri }: vscode.TextDocument): boolean =>
  uri.scheme === 'file' && TEAM_FILES.some((file) => uri.path.endsWith(`/${file}`));

/** The language server's process and the connection to it, started when the first article, or file of the team's, is there. */
export class Server implements vscode.Disposable {
  private client: LanguageClient | undefined;
  private starting: Promise<LanguageClient | undefined> | undefined;
  private readonly analysedEmitter = new vscode.EventEmitter<AnalysedParams>();
  private readonly entitiesEmitter = new vscode.EventEmitter<void>();
  private readonly storiesEmitter = new vscode.EventEmitter<void>();
  private readonly eventsEmitter = new vscode.EventEmitter<void>();
  private readonly stateEmitter = new vscode.EventEmitter<State>();
  private readonly listeners: vscode.Disposable[];
  state = State.Stopped;

  /** Fires for each analysis that the server reports. */
  readonly onDidAnalyse = this.analysedEmitter.event;
  /** Fires when what the articles name may have changed, after it was asked for. */
  readonly onDidChangeEntities = this.entitiesEmitter.event;
  /** Fires when the articles that share text may have changed, after they were asked for. */
  readonly onDidChangeStories = this.storiesEmitter.event;
  /** Fires when the events that articles tell may have changed, after they were asked for. */
  readonly onDidChangeEvents = this.eventsEmitter.event;
  readonly onDidChangeState = this.stateEmitter.event;

  constructor(
    private readonly context: vscode.ExtensionContext,
    private readonly log: vscode.LogOutputChannel,
  ) {
    this.listeners = [
      vscode.workspace.onDidOpenTextDocument((document) => this.startFor(document)),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('khabar.highlight') || event.affectsConfiguration('khabar.direction'))
          this.refreshTokens();
      }),
    ];
    for (const document of vscode.workspace.textDocuments) this.startFor(document);
  }

  dispose(): void {
    for (const listener of this.listeners) listener.dispose();
    this.analysedEmitter.dispose();
    this.entitiesEmitter.dispose();
    this.storiesEmitter.dispose();
    this.eventsEmitter.dispose();
    this.stateEmitter.dispose();
  }

  /** Ends the server's process; resolves when it has gone. */
  async stop(): Promise<void> {
    await this.starting?.catch(() => {});
    await this.client?.dispose().catch(() => {}); // a server that died cannot be stopped any more
    this.client = undefined;
    this.starting = undefined;
  }

  async restart(): Promise<void> {
    await this.stop();
    await this.running();
  }

  /** Asks the server for something, starting it if need be; undefined when it cannot be started. Rejects with its own words. */
  async request<T>(method: string, params: object, token?: vscode.CancellationToken): Promise<T | undefined> {
    const client = await this.running();
    // Not an undefined token: it would travel as a second parameter.
    return token ? client?.sendRequest<T>(method, params, token) : client?.sendRequest<T>(method, params);
  }

  /** Runs a command of the server, starting it if need be. Rejects with the server's own words when it fails. */
  async execute(command: string, argument: object = {}): Promise<void> {
    const client = await this.running();
    await client?.sendRequest(ExecuteCommandRequest.type, { command, arguments: [argument] });
  }

  /** A pasted text cleaned, or undefined when there is no server or nobody waits any more. */
  async clean(text: string, token: vscode.CancellationToken): Promise<string | undefined> {
    try {
      const client = await this.running();
      return (await client?.sendRequest<CleanTextResult>(CLEAN_TEXT, { text }, token))?.text;
    } catch {
      return undefined; // the paste is made as it was copied
    }
  }

  /**
   * The edit of one of the server's source actions, with the annotations that make VS Code show it first: the provider command of
   * VS Code loses them.
   */
  async sourceEdit(document: vscode.TextDocument, kind: string): Promise<vscode.WorkspaceEdit | undefined> {
    const client = await this.running();
    if (!client) return undefined;
    const { uri, lineCount } = document;
    const actions = await client.sendRequest(CodeActionRequest.type, {
      textDocument: { uri: client.code2ProtocolConverter.asUri(uri) },
      range: { start: { line: 0, character: 0 }, end: { line: lineCount, character: 0 } },
      context: { diagnostics: [], only: [kind] },
    });
    const edit = actions?.map((action) => ('edit' in action ? action.edit : undefined)).find(Boolean);
    return edit && client.protocol2CodeConverter.asWorkspaceEdit(edit);
  }

  private startFor(document: vscode.TextDocument): void {
    const isOurs = isArticle(document) ? SCHEMES.includes(document.uri.scheme) : isTeamFile(document);
    if (isOurs && !this.starting) void this.running();
  }

  private running(): Promise<LanguageClient | undefined> {
    this.starting ??= this.start();
    return this.starting;
  }

  private async start(): Promise<LanguageClient | undefined> {
    const module = this.context.asAbsolutePath(path.join('dist', 'server.js'));
    const options = { env: SERVER_ENVIRONMENT };
    const run = { module, transport: TransportKind.stdio, options };
    const debug = { ...run, options: { ...options, execArgv: ['--enable-source-maps'] } };
    const client = new LanguageClient('khabar', 'Khabar', { run, debug }, this.options());
    this.client = client;
    client.onDidChangeState(({ newState }) => {
      this.state = newState;
      this.stateEmitter.fire(newState);
    });
    client.onNotification(ANALYSED, (analysis: AnalysedParams) =>
      this.analysedEmitter.fire({ ...analysis, uri: shownUri(analysis.uri).toString() }),
    );
    client.onNotification(ENTITIES_CHANGED, () => this.entitiesEmitter.fire());
    client.onNotification(STORIES_CHANGED, () => this.storiesEmitter.fire());
    client.onNotification(EVENTS_CHANGED, () => this.eventsEmitter.fire());
    try {
      await client.start();
      return client;
    } catch (error) {
      this.log.error(error instanceof Error ? error : String(error));
      const [showLog, restart] = [message('server.log'), message('server.restart')];
      void vscode.window.showErrorMessage(message('server.failed'), showLog, restart).then((answer) => {
        if (answer === showLog) this.log.show();
        else if (answer === restart) void this.restart();
      });
      return undefined;
    }
  }

  private options(): LanguageClientOptions {
    const initializationOptions: InitializationOptions = {
      clientCommands: Object.values(CLIENT_COMMANDS),
      storage: path.join(this.context.globalStorageUri.fsPath, 'index'),
    };
    return {
      documentSelector: [
        ...SCHEMES.map((scheme) => ({ scheme, language: LANGUAGE })),
        // The team's files: what is wrong in them is said while they are edited, before they are saved.
        ...TEAM_FILES.map((file) => ({ scheme: 'file', pattern: `**/${file}` })),
      ],
      outputChannel: this.log,
      initializationOptions,
      uriConverters: { code2Protocol: toldUri, protocol2Code: shownUri },
      // Article text comes escaped from the server; of commands its links may run these alone.
      markdown: { isTrusted: { enabledCommands: Object.values(CLIENT_COMMANDS) }, supportHtml: true },
      diagnosticPullOptions: { onChange: true, onSave: false, onTabs: false },
      middleware: {
        // No tokens, no spans: coloured words are only for those who ask for them, and only where right-to-left holds them in order.
        provideDocumentSemanticTokens: (document, token, next) =>
          hasTokenColours(document) ? next(document, token) : null,
        provideDocumentSemanticTokensEdits: (document, previous, token, next) =>
          hasTokenColours(document) ? next(document, previous, token) : null,
        provideDocumentRangeSemanticTokens: (document, range, token, next) =>
          hasTokenColours(document) ? next(document, range, token) : null,
      },
    };
  }

  private refreshTokens(): void {
    const feature = this.client?.getFeature(SemanticTokensRegistrationType.method);
    for (const document of vscode.workspace.textDocuments)
      if (isArticle(document)) feature?.getProvider(document)?.onDidChangeSemanticTokensEmitter.fire();
  }
}

/** Whether the words of a document are coloured themselves, beside the overlays. */
function hasTokenColours(document: vscode.TextDocument): boolean {
  return (
    vscode.workspace.getConfiguration('khabar.highlight', document).get('tokenColours', false) &&
    isRightToLeft(document)
  );
}
