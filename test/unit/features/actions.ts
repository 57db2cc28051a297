import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { CodeAction, TextEdit } from 'vscode-languageserver-types';
import { type ActionAbilities, codeActions } from '../../../server/src/features/code-actions.ts';
import { type ViewOptions, viewOf } from './view.ts';

/** A client with everything, but for versioned edits: plain changes are easier to apply. */
export const ABLE: ActionAbilities = {
  versionedEdits: false,
  clientCommands: new Set(['khabar.goTo', 'khabar.compare']),
  showDocument: false,
  keepsDecisions: true,
};

export const EVERYWHERE = { start: { line: 0, character: 0 }, end: { line: 9999, character: 0 } };

/** The text after an action without versioned edits. */
export function apply(text: string, { edit }: CodeAction): string {
  const edits = Object.values(edit!.changes!)[0] as TextEdit[];
  return TextDocument.applyEdits(TextDocument.create('file:///x', 'arabic-news', 1, text), edits);
}

/** The actions of some kinds where `|` stands in a text, and the text without it. */
export function actionsAtCaret(
  marked: string,
  only: string[] | undefined,
  options: ViewOptions = {},
): { text: string; actions: CodeAction[] } {
  const offset = marked.indexOf('|');
  assert.ok(offset >= 0, `no caret in ${marked}`);
  const text = marked.slice(0, offset) + marked.slice(offset + 1);
  const view = viewOf(text, options);
  const position = view.snapshot.lines.positionAt(offset);
  return { text, actions: codeActions(view, { start: position, end: position }, only, ABLE) };
}
