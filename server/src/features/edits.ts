import type { TextEdit, WorkspaceEdit } from 'vscode-languageserver-types';
import { removalEdits } from '../core/duplicates/index.ts';
import type { Span } from '../core/types.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { rangeOf } from './view.ts';

/** The removal of passages that leaves the text well-formed, as edits of a snapshot. */
export function removal(snapshot: Snapshot, spans: readonly Span[]): TextEdit[] {
  return removalEdits(snapshot.text, spans).map((edit) => ({ range: rangeOf(snapshot, edit), newText: edit.newText }));
}

/**
 * Edits of the version that they were made for, and of no other: a client whose document has moved on refuses them.
 * @param versioned whether the client reads `documentChanges`; one that does not checks nothing
 */
export function workspaceEdit({ uri, version }: Snapshot, edits: TextEdit[], versioned: boolean): WorkspaceEdit {
  return versioned ? { documentChanges: [{ textDocument: { uri, version }, edits }] } : { changes: { [uri]: edits } };
}
