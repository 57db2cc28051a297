import { type Diagnostic, DiagnosticSeverity, type DocumentDiagnosticReport } from 'vscode-languageserver/node';
import { diagnostics } from '../features/diagnostics.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { FilePlace } from '../workspace/yaml-file.ts';
import type { Session } from './session.ts';
import { WorkspaceDiagnostics } from './workspace-diagnostics.ts';

/** Diagnostics for clients that ask for them and for those that wait for them. */
export class Diagnostics {
  readonly #session: Session;
  readonly #waiting = new Set<string>();

  readonly #workspace: WorkspaceDiagnostics;

  constructor(session: Session) {
    this.#session = session;
    this.#workspace = new WorkspaceDiagnostics(session);
    const none: DocumentDiagnosticReport = { kind: 'full', items: [] };
    session.connection.languages.diagnostics.on(async ({ textDocument: { uri }, previousResultId }, token) => {
      const open = await session.answer(uri, token, undefined, (snapshot): DocumentDiagnosticReport => {
        const resultId = session.resultId(snapshot);
        if (resultId === previousResultId) return { kind: 'unchanged', resultId };
        return { kind: 'full', resultId, items: this.#shown(snapshot) };
      });
      // A client asks once more for a document that it closes: what is said of the file holds then.
      return open ?? (await this.#workspace.closed(uri, previousResultId)) ?? none;
    });
  }

  /** The diagnostics of an open document, as far as they are wanted. */
  #shown(snapshot: Snapshot): Diagnostic[] {
    const { settings } = this.#session;
    return settings.diagnostics.scope === 'off' ? [] : diagnostics(this.#session.view(snapshot));
  }

  /** A document changed: a client that cannot pull is told, once the messages that are here already have been read. */
  changed(uri: string): void {
    this.#workspace.changed();
    if (this.#session.client.pullsDiagnostics) return;
    if (this.#waiting.size === 0) setImmediate(() => this.#session.background(() => this.#push()));
    this.#waiting.add(uri);
  }

  closed(uri: string): void {
    this.#workspace.changed();
    this.#waiting.delete(uri);
    if (!this.#session.client.pullsDiagnostics) void this.#session.connection.sendDiagnostics({ uri, diagnostics: [] });
  }

  /** Settings or decisions changed: everything that is shown is made again. */
  refresh(): void {
    this.#workspace.changed();
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
      void connection.sendDiagnostics({ uri, version, diagnostics: this.#shown(snapshot) });
    }
  }

  /** What is wrong in the team's files, said in those files, open or not. */
  team(): void {
    const { articles, language } = this.#session;
    const { decisions, knowledge } = articles;
    for (const folder of decisions.folders()) {
      const problems = [...decisions.problems(folder), ...knowledge.decisionsProblems(folder)];
      this.#report(
        decisions.file.uriIn(folder),
        problems.map((problem) => inFile(problem, problem.message, 'decisions')),
      );
      this.#report(
        knowledge.file.uriIn(folder),
        knowledge
          .problems(folder)
          .map((problem) => inFile(problem, problem.message[language], 'entities', problem.severity)),
      );
    }
  }

  #report(uri: string, diagnostics: Diagnostic[]): void {
    if (diagnostics.length === 0 && !this.#reported.has(uri)) return;
    if (diagnostics.length > 0) this.#reported.add(uri);
    else this.#reported.delete(uri);
    void this.#session.connection.sendDiagnostics({ uri, diagnostics });
  }

  readonly #reported = new Set<string>();
}

function inFile(
  { line, character, length }: FilePlace,
  message: string,
  code: string,
  severity: 'error' | 'warning' = 'error',
): Diagnostic {
  return {
    range: { start: { line, character }, end: { line, character: character + length } },
    severity: severity === 'error' ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
    source: 'khabar',
    code,
    message,
  };
}
