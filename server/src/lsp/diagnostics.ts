import { type Diagnostic, DiagnosticSeverity, type DocumentDiagnosticReport } from 'vscode-languageserver/node';
import { diagnostics } from '../features/diagnostics.ts';
import { DECISIONS_FILE } from '../protocol.ts';
import { joinUri } from '../workspace/uri.ts';
import type { Session } from './session.ts';

/** Diagnostics for clients that ask for them and for those that wait for them. */
export class Diagnostics {
  readonly #session: Session;
  readonly #waiting = new Set<string>();

  constructor(session: Session) {
    this.#session = session;
    const none: DocumentDiagnosticReport = { kind: 'full', items: [] };
    session.connection.languages.diagnostics.on(({ textDocument: { uri }, previousResultId }, token) =>
      session.answer(uri, token, none, (snapshot): DocumentDiagnosticReport => {
        const resultId = session.resultId(snapshot);
        if (resultId === previousResultId) return { kind: 'unchanged', resultId };
        return { kind: 'full', resultId, items: diagnostics(session.view(snapshot)) };
      }),
    );
  }

  /** A document changed: a client that cannot pull is told, once the messages that are here already have been read. */
  changed(uri: string): void {
    if (this.#session.client.pullsDiagnostics) return;
    if (this.#waiting.size === 0) setImmediate(() => this.#session.background(() => this.#push()));
    this.#waiting.add(uri);
  }

  closed(uri: string): void {
    this.#waiting.delete(uri);
    if (!this.#session.client.pullsDiagnostics) void this.#session.connection.sendDiagnostics({ uri, diagnostics: [] });
  }

  /** Settings or decisions changed: everything that is shown is made again. */
  refresh(): void {
    const { client, connection, articles } = this.#session;
    if (client.pullsDiagnostics) {
      // A client that is closing answers with an error; there is nothing left to refresh then.
      if (client.refreshesDiagnostics) connection.languages.diagnostics.refresh().catch(() => {});
    } else {
      for (const { uri } of articles.openSnapshots()) this.changed(uri);
    }
  }

  async #push(): Promise<void> {
    const { articles, connection, ready } = this.#session;
    await ready;
    const uris = [...this.#waiting];
    this.#waiting.clear();
    for (const uri of uris) {
      const snapshot = articles.snapshot(uri);
      if (!snapshot) continue;
      const { version } = snapshot;
      void connection.sendDiagnostics({ uri, version, diagnostics: diagnostics(this.#session.view(snapshot)) });
    }
  }

  /** What is wrong in the decisions files, said in those files. */
  decisions(): void {
    const { articles, connection } = this.#session;
    for (const folder of articles.decisions.folders()) {
      const problems = articles.decisions.problems(folder);
      const uri = joinUri(folder, DECISIONS_FILE);
      if (problems.length === 0 && !this.#reported.has(uri)) continue;
      if (problems.length > 0) this.#reported.add(uri);
      else this.#reported.delete(uri);
      const items = problems.map(({ line, character, length, message }): Diagnostic => {
        const range = { start: { line, character }, end: { line, character: character + length } };
        return { range, severity: DiagnosticSeverity.Error, source: 'khabar', code: 'decisions', message };
      });
      void connection.sendDiagnostics({ uri, diagnostics: items });
    }
  }

  readonly #reported = new Set<string>();
}
