import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import {
  type ClientCapabilities,
  type CodeAction,
  createMessageConnection,
  type Diagnostic,
  type DocumentDiagnosticReport,
  ErrorCodes,
  type InitializeResult,
  type MessageConnection,
  type Position,
  type Range,
  ResponseError,
  type ServerCapabilities,
  StreamMessageReader,
  StreamMessageWriter,
  type TextDocumentEdit,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { ANALYSED, type AnalysedParams, SERVER_ENVIRONMENT } from '../../server/src/protocol.ts';

export const SERVER = path.resolve('dist/server.js');

/** A client with everything that the server can make use of; a test takes away what it wants to do without. */
export const FULL: ClientCapabilities = {
  workspace: {
    configuration: true,
    didChangeConfiguration: { dynamicRegistration: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
    workspaceFolders: true,
    workspaceEdit: { documentChanges: true },
    diagnostics: { refreshSupport: true },
    inlayHint: { refreshSupport: true },
    semanticTokens: { refreshSupport: true },
    codeLens: { refreshSupport: true },
  },
  textDocument: {
    diagnostic: {},
    completion: { dynamicRegistration: true },
    hover: { contentFormat: ['markdown', 'plaintext'] },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
  },
  window: { workDoneProgress: true, showDocument: { support: true } },
  general: { markdown: { parser: 'marked', allowedTags: ['div', 'br', 'p', 'a'] } },
};

/** Servers that were started; a test that fails leaves its own behind. */
const started = new Set<ChildProcess>();
// The benchmark uses this client without mocha.
if (typeof afterEach === 'function') {
  afterEach('no server is left behind', () => {
    for (const child of started) child.kill('SIGKILL');
    started.clear();
  });
}

/** What the server asks to be told of. */
export interface Registration {
  readonly method: string;
  readonly registerOptions?: { readonly watchers?: { readonly globPattern: string | { readonly pattern: string } }[] };
}

export interface StartOptions {
  readonly capabilities?: ClientCapabilities;
  readonly folders?: readonly string[];
  readonly settings?: object;
  /** Other sections that the server may ask for. */
  readonly folderSettings?: Readonly<Record<string, object>>;
  readonly locale?: string;
  readonly clientCommands?: readonly string[] | null;
  /** Where the server may keep what it read. */
  readonly storage?: string;
  /** Requests of the server that this client refuses as unknown. */
  readonly refuses?: readonly string[];
}

/** A real server process and a client that behaves as an editor does. Nothing here waits for time to pass. */
export class TestClient {
  readonly connection: MessageConnection;
  readonly exit: Promise<number | null>;
  capabilities: ServerCapabilities = {};
  settings: object;
  readonly documents = new Map<string, TextDocument>();
  readonly pushed = new Map<string, { version?: number; diagnostics: Diagnostic[] }>();
  readonly progress: { token: string | number; value: { kind: string; message?: string } }[] = [];
  readonly registered: string[] = [];
  readonly registrations: Registration[] = [];
  readonly shown: unknown[] = [];
  /** What the user is told. */
  readonly messages: string[] = [];
  /** Takes the server's edits in the place of the documents. */
  onEdit: ((edit: WorkspaceEdit) => void) | undefined;
  refreshes = 0;
  hintRefreshes = 0;
  tokenRefreshes = 0;
  lensRefreshes = 0;
  readonly analysed: AnalysedParams[] = [];
  readonly #waiting = new Set<() => void>();

  private constructor(
    readonly process: ChildProcess,
    options: StartOptions,
  ) {
    this.settings = options.settings ?? {};
    this.exit = once(process, 'exit').then(([code]) => code as number | null);
    this.connection = createMessageConnection(
      new StreamMessageReader(process.stdout!),
      new StreamMessageWriter(process.stdin!),
    );
    const { connection } = this;
    connection.onError(() => {}); // a server that is killed closes its pipes
    connection.onRequest('workspace/configuration', ({ items }: { items: { section: string }[] }) =>
      items.map(({ section }) => (section === 'khabar' ? this.settings : (options.folderSettings?.[section] ?? null))),
    );
    connection.onRequest('client/registerCapability', ({ registrations }: { registrations: Registration[] }) => {
      this.registrations.push(...registrations);
      this.registered.push(...registrations.map(({ method }) => method));
      this.#wake();
    });
    connection.onRequest('client/unregisterCapability', () => null);
    connection.onRequest('window/workDoneProgress/create', () => null);
    connection.onRequest('window/showDocument', (params) => {
      this.shown.push(params);
      return { success: true };
    });
    connection.onRequest('workspace/applyEdit', ({ edit }: { edit: WorkspaceEdit }) => {
      this.onEdit?.(edit);
      return { applied: this.onEdit !== undefined || this.apply(edit) };
    });
    connection.onRequest('workspace/diagnostic/refresh', () => {
      this.refreshes++;
      this.#wake();
      return null;
    });
    connection.onRequest('workspace/inlayHint/refresh', () => {
      this.hintRefreshes++;
      this.#wake();
      return null;
    });
    connection.onRequest('workspace/semanticTokens/refresh', () => {
      this.tokenRefreshes++;
      this.#wake();
      return null;
    });
    connection.onRequest('workspace/codeLens/refresh', () => {
      this.lensRefreshes++;
      this.#wake();
      return null;
    });
    connection.onNotification('$/progress', (params) => {
      this.progress.push(params);
      this.#wake();
    });
    connection.onNotification('textDocument/publishDiagnostics', ({ uri, ...rest }) => {
      this.pushed.set(uri, rest);
      this.#wake();
    });
    connection.onNotification(ANALYSED, (params: AnalysedParams) => {
      this.analysed.push(params);
      this.#wake();
    });
    connection.onNotification('window/showMessage', ({ message }: { message: string }) => {
      this.messages.push(message);
      this.#wake();
    });
    for (const method of options.refuses ?? []) {
      connection.onRequest(method, () => {
        throw new ResponseError(ErrorCodes.MethodNotFound, `Unhandled method ${method}`);
      });
    }
    connection.listen();
  }

  static async start(options: StartOptions = {}): Promise<TestClient> {
    const child = spawn(process.execPath, [SERVER, '--stdio'], {
      stdio: ['pipe', 'pipe', 'inherit'],
      env: { ...process.env, ...SERVER_ENVIRONMENT },
    });
    started.add(child);
    const client = new TestClient(child, options);
    const result: InitializeResult = await client.connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri: null,
      locale: options.locale ?? 'en',
      capabilities: options.capabilities ?? FULL,
      workspaceFolders: options.folders?.map((uri) => ({ uri, name: 'مجلد' })) ?? null,
      ...(options.clientCommands !== null && {
        initializationOptions: {
          clientCommands: options.clientCommands ?? ['khabar.goTo', 'khabar.compare'],
          storage: options.storage,
        },
      }),
    });
    client.capabilities = result.capabilities;
    await client.connection.sendNotification('initialized', {});
    return client;
  }

  /** Shuts the server down as the protocol asks, or ends it when a test already did. Gives the exit code. */
  async stop(): Promise<number | null> {
    if (this.process.exitCode === null && this.process.signalCode === null) {
      await this.connection.sendRequest('shutdown');
      await this.connection.sendNotification('exit');
    }
    const code = await this.exit;
    this.connection.dispose();
    return code;
  }

  /** Resolves once a condition holds; it is looked at after each message that it could depend on. */
  async until(what: string, condition: () => boolean): Promise<void> {
    while (!condition()) {
      await new Promise<void>((resolve, reject) => {
        const give = setTimeout(() => {
          this.#waiting.delete(wake);
          reject(new Error(`waited in vain until ${what}`));
        }, 45_000);
        const wake = (): void => {
          clearTimeout(give);
          resolve();
        };
        this.#waiting.add(wake);
      });
    }
  }

  #wake(): void {
    for (const wake of this.#waiting) wake();
    this.#waiting.clear();
  }

  open(uri: string, text: string, version = 1, languageId = 'arabic-news'): Promise<void> {
    this.documents.set(uri, TextDocument.create(uri, languageId, version, text));
    return this.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId, version, text },
    });
  }

  /** Makes edits, all against the version before, and sends them as increments from the end of the text to its start. */
  change(uri: string, edits: readonly TextEdit[]): Promise<void> {
    const document = this.text(uri);
    const version = document.version + 1;
    const contentChanges = [...edits]
      .sort((a, b) => document.offsetAt(b.range.start) - document.offsetAt(a.range.start))
      .map(({ range, newText }) => ({ range, text: newText }));
    this.documents.set(
      uri,
      TextDocument.create(uri, document.languageId, version, TextDocument.applyEdits(document, [...edits])),
    );
    return this.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges,
    });
  }

  /** The client's own copy alone, for a test that sends the change itself. Gives what is to be sent. */
  prepare(uri: string, range: Range, text: string): object {
    const document = this.text(uri);
    const version = document.version + 1;
    const contentChanges = [{ range, text }];
    this.documents.set(uri, TextDocument.update(document, contentChanges, version));
    return { textDocument: { uri, version }, contentChanges };
  }

  insert(uri: string, position: Position, newText: string): Promise<void> {
    return this.change(uri, [{ range: { start: position, end: position }, newText }]);
  }

  close(uri: string): Promise<void> {
    this.documents.delete(uri);
    return this.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
  }

  text(uri: string): TextDocument {
    const document = this.documents.get(uri);
    if (!document) throw new Error(`${uri} is not open`);
    return document;
  }

  /** Applies an edit as an editor does: not at all when it was made for another version. */
  apply(edit: WorkspaceEdit): boolean {
    const changes = (edit.documentChanges ?? []) as TextDocumentEdit[];
    if (changes.some(({ textDocument: { uri, version } }) => this.documents.get(uri)?.version !== version))
      return false;
    for (const { textDocument, edits } of changes) void this.change(textDocument.uri, edits as TextEdit[]);
    return true;
  }

  pull(uri: string, previousResultId?: string): Promise<DocumentDiagnosticReport> {
    return this.connection.sendRequest('textDocument/diagnostic', { textDocument: { uri }, previousResultId });
  }

  async diagnostics(uri: string): Promise<Diagnostic[]> {
    const report = await this.pull(uri);
    return report.kind === 'full' ? report.items : [];
  }

  async actions(uri: string, range: Range, only?: string[]): Promise<CodeAction[]> {
    const context = { diagnostics: [], ...(only && { only }) };
    return this.connection.sendRequest('textDocument/codeAction', { textDocument: { uri }, range, context });
  }

  /** The position just inside a passage of a document: the n-th time that it stands there. */
  at(uri: string, passage: string, nth = 0): Position {
    const document = this.text(uri);
    let offset = -1;
    for (let i = 0; i <= nth; i++) offset = document.getText().indexOf(passage, offset + 1);
    if (offset < 0) throw new Error(`not in ${uri}: ${passage}`);
    return document.positionAt(offset + 1);
  }

  async hover(uri: string, passage: string, nth = 0): Promise<string> {
    const position = this.at(uri, passage, nth);
    const hover: { contents: { value: string } } | null = await this.connection.sendRequest('textDocument/hover', {
      textDocument: { uri },
      position,
    });
    return hover?.contents.value ?? '';
  }

  execute(command: string, argument: unknown): Promise<unknown> {
    return this.connection.sendRequest('workspace/executeCommand', { command, arguments: [argument] });
  }

  /** Resolves when the first reading of the folder is done. */
  async read(): Promise<void> {
    await this.until('the folder is read', () => this.progress.some(({ value }) => value.kind === 'end'));
  }
}
