import { type CodeAction, TextEdit } from 'vscode-languageserver-types';
import type { Finding } from '../core/types.ts';
import { FIXES } from '../messages.ts';
import type { FixContext } from './code-actions.ts';
import { workspaceEdit } from './edits.ts';
import { editsFor, mendOf } from './safe-fixes.ts';
import { rangeOf, type View } from './view.ts';

/** Edits that mend some findings, for the protocol. */
export function mendingEdits({ snapshot }: Pick<View, 'snapshot'>, findings: readonly Finding[]): TextEdit[] {
  return editsFor(snapshot.text, findings).map((edit) => TextEdit.replace(rangeOf(snapshot, edit), edit.newText));
}

/** Mend this slip of the hand, mend all of its kind. */
export function styleFixes({ view, finding, visible, abilities }: FixContext): CodeAction[] {
  const mend = mendOf(finding);
  if (!mend) return [];
  const { snapshot, language } = view;
  const kind = String(finding.data.kind ?? finding.code);
  const title =
    finding.code === 'repeated-word'
      ? FIXES.oneWord[language](String(finding.data.word ?? mend.newText))
      : kind === 'doubled-space'
        ? FIXES.oneSpace[language]()
        : FIXES.mark[language](mend.newText.trim());
  const edit = workspaceEdit(snapshot, mendingEdits(view, [finding]), abilities.versionedEdits);
  const actions: CodeAction[] = [{ title, edit, isPreferred: true }];
  const all = visible.filter(({ code }) => code === finding.code);
  if (all.length > 1) {
    actions.push({
      title: FIXES[finding.code === 'repeated-word' ? 'allWords' : 'allMarks'][language](all.length),
      edit: workspaceEdit(snapshot, mendingEdits(view, all), abilities.versionedEdits),
    });
  }
  return actions;
}
