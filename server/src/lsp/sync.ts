import { TextDocument } from 'vscode-languageserver-textdocument';
import { DECISIONS_FILE } from '../protocol.ts';
import { uriKey } from '../workspace/uri.ts';
import type { Session } from './session.ts';

export interface SyncEvents {
  /** An article was opened or changed. */
  changed(uri: string): void;
  closed(uri: string): void;
  /** A decisions file was opened, changed or closed. */
  decided(uri: string): void;
}

/** Keeps the texts of the open documents as the client has them. */
export function synchronise(session: Session, events: SyncEvents): void {
  const { connection, articles } = session;
  const documents = new Map<string, TextDocument>();

  const take = (document: TextDocument): void => {
    if (isDecisions(document.uri)) {
      articles.decisions.setOpen(document.uri, document.version, document.getText());
      events.decided(document.uri);
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
    if (isDecisions(uri)) {
      session.background(() => articles.decisions.setClosed(uri).then(() => events.decided(uri)));
    } else {
      session.background(() => articles.setClosed(uri));
      events.closed(uri);
    }
  });
}

export const isDecisions = (uri: string): boolean => uriKey(uri).endsWith(`/${DECISIONS_FILE}`);
