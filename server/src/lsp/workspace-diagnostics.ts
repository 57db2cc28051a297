import {
  type CancellationToken,
  type DocumentDiagnosticReport,
  LSPErrorCodes,
  ResponseError,
  type WorkspaceDiagnosticParams,
  type WorkspaceDiagnosticReport,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver/node';
import { diagnostics } from '../features/diagnostics.ts';
import { uriKey } from '../workspace/uri.ts';
import type { Session } from './session.ts';

/** The result of an article that has no diagnostics any more because nobody wants them, or because it has gone. */
const NONE = 'none';

/** Milliseconds in which changes are gathered before they are reported. */
const QUIET = 300;
/** Milliseconds of work between two turns of the event loop. */
const LONGEST = 5;

/**
 * Diagnostics of the articles that are not open, where the settings want them. The client asks and the answer is given when there
 * is something new: a request that would say "unchanged" throughout is kept until something changes. Articles that are open
 * are asked for one by one (`textDocument/diagnostic`), and left out here.
 */
export class WorkspaceDiagnostics {
  readonly #session: Session;
  /** The articles that diagnostics were told of, by their key. */
  readonly #told = new Map<string, string>();
  #waiting = new Set<() => void>();
  #timer: NodeJS.Timeout | undefined;

  constructor(session: Session) {
    this.#session = session;
    session.articles.entities.onDidChange(() => this.changed());
    session.connection.languages.diagnostics.onWorkspace((params, token) => this.#answer(params, token));
  }

  /** Articles, settings or decisions changed. */
  changed(): void {
    if (this.#waiting.size === 0) return;
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      const waiting = [...this.#waiting];
      this.#waiting.clear();
      for (const wake of waiting) wake();
    }, QUIET).unref();
  }

  /** The diagnostics of an article that is not open, where they are wanted; undefined where they are not. */
  async closed(uri: string, previous: string | undefined): Promise<DocumentDiagnosticReport | undefined> {
    const { articles, settings } = this.#session;
    const mark = settings.diagnostics.scope === 'workspace' ? articles.markOf(uri) : undefined;
    if (mark === undefined) return undefined;
    const resultId = this.#session.closedResultId(mark);
    if (resultId === previous) return { kind: 'unchanged', resultId };
    const snapshot = await articles.closedSnapshot(uri);
    const items = snapshot ? diagnostics(this.#session.view(snapshot)) : [];
    if (items.length > 0) this.#told.set(uriKey(uri), uri);
    return { kind: 'full', resultId, items };
  }

  async #answer(
    { previousResultIds }: WorkspaceDiagnosticParams,
    token: CancellationToken,
  ): Promise<WorkspaceDiagnosticReport> {
    await this.#session.ready;
    const previous = new Map(previousResultIds.map(({ uri, value }) => [uriKey(uri), { uri, value }]));
    for (;;) {
      // Waiting begins before the articles are looked at: a change in between is not missed.
      const change = this.#nextChange(token);
      const items = await this.#reports(previous, token);
      if (items.some(({ kind }) => kind === 'full')) return { items };
      await change;
      if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
    }
  }

  async #reports(
    previous: ReadonlyMap<string, { readonly uri: string; readonly value: string }>,
    token: CancellationToken,
  ): Promise<WorkspaceDocumentDiagnosticReport[]> {
    const { articles, settings } = this.#session;
    const items: WorkspaceDocumentDiagnosticReport[] = [];
    // What was told is taken back also where the client has forgotten since by what name it was told.
    const gone = new Map([...this.#told].map(([key, uri]) => [key, { uri, value: '' }]));
    for (const [key, one] of previous) gone.set(key, one);
    // Of tens of thousands of articles most are as they were: the clock is looked at, not each of them waited for.
    let since = performance.now();
    for (const uri of settings.diagnostics.scope === 'workspace' ? articles.entities.uris() : []) {
      if (performance.now() - since > LONGEST) {
        await articles.pause();
        since = performance.now();
      }
      if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
      const key = uriKey(uri);
      if (articles.snapshot(uri)) {
        gone.delete(key);
        continue;
      }
      const report = await this.closed(uri, previous.get(key)?.value);
      if (!report) continue;
      gone.delete(key);
      items.push({ ...report, uri: previous.get(key)?.uri ?? uri, version: null } as WorkspaceDocumentDiagnosticReport);
    }
    for (const { uri, value } of gone.values()) {
      if (articles.snapshot(uri)) continue;
      this.#told.delete(uriKey(uri));
      if (value === NONE) items.push({ kind: 'unchanged', uri, version: null, resultId: NONE });
      else items.push({ kind: 'full', uri, version: null, resultId: NONE, items: [] });
    }
    return items;
  }

  #nextChange(token: CancellationToken): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting.add(resolve);
      token.onCancellationRequested(() => {
        this.#waiting.delete(resolve);
        resolve();
      });
    });
  }
}
