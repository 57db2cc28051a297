import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Session } from './session.ts';
import { teamFileAt } from './team-files.ts';

export interface SyncEvents {
  /** An article was opened or changed. */
  changed(uri: string): void;
  closed(uri: string): void;
  /** A file of the team's was opened or changed. */
  typed(): void;
  /** A file of the team's was closed: what is on disk counts again. */
  decided(): void;
}

/** Keeps the texts of the open documents as the client has them. */
export function synchronise(session: Session, events: SyncEvents): void {
  const { connection, articles } = session;
  const documents = new Map<string, TextDocument>();

  const take = (document: TextDocument): void => {
    const team = teamFileAt(articles, document.uri);
    if (team) {
      session.texts.set(document.uri, document.getText());
      team.setOpen(document.uri, document.version, document.getText());
      events.typed();
    } else {
      articles.setOpen(document.uri, document.version, document.getText());
      events.changed(document.uri);
    }
  };

  connection.onDidOpenTextDocument(({ textDocument: { uri, languageId, version, text } }) => {
    const document = TextDocument.create(uri, languageId, version, text);
    documents.set(uri, document);
    take(document);
  });

  connection.onDidChangeTextDocument(({ textDocument: { uri, version }, contentChanges }) => {
    const document = documents.get(uri);
    if (!document) return;
    const updated = TextDocument.update(document, contentChanges, version);
    documents.set(uri, updated);
    take(updated);
  });

  connection.onDidCloseTextDocument(({ textDocument: { uri } }) => {
    documents.delete(uri);
    const team = teamFileAt(articles, uri);
    if (team) {
      session.texts.delete(uri);
      session.background(() => team.setClosed(uri).then(() => events.decided()));
    } else {
      session.background(() => articles.setClosed(uri));
      events.closed(uri);
    }
  });
}
