import type { CodeAction } from 'vscode-languageserver-types';
import type { BoilerplateKind, Finding } from '../core/types.ts';
import { ACTIONS, BOILERPLATE_NAMES } from '../messages.ts';
import { CLEAN_BOILERPLATE } from '../protocol.ts';
import type { ActionAbilities, FixContext } from './code-actions.ts';
import { removal, workspaceEdit } from './edits.ts';
import { PROVENANCE } from './safe-fixes.ts';
import type { View } from './view.ts';

const kindOf = ({ data }: Finding): BoilerplateKind => data.kind as BoilerplateKind;

/** Page furniture that may go in bulk: where a text came from is removed one by one only. */
const inBulk = (findings: readonly Finding[]): Finding[] =>
  findings.filter((finding) => finding.code === 'boilerplate' && !PROVENANCE.has(kindOf(finding)));

/** Remove this piece of the page, remove all of them. */
export function boilerplateFixes({ view, finding, visible, abilities }: FixContext): CodeAction[] {
  if (finding.code !== 'boilerplate') return [];
  const { snapshot, language } = view;
  const kind = kindOf(finding);
  const actions: CodeAction[] = [
    {
      title: ACTIONS.removeBoilerplate[language](BOILERPLATE_NAMES[kind][language]),
      edit: workspaceEdit(snapshot, removal(snapshot, [finding]), abilities.versionedEdits),
      ...(!PROVENANCE.has(kind) && { isPreferred: true }),
    },
  ];
  const all = inBulk(visible);
  if (all.length > 1 || (all.length === 1 && all[0] !== finding)) {
    actions.push({
      title: ACTIONS.removeAllBoilerplate[language](all.length),
      edit: workspaceEdit(snapshot, removal(snapshot, all), abilities.versionedEdits),
    });
  }
  return actions;
}

/** The same as a source action, for commands. */
export function cleanBoilerplate(view: View, visible: readonly Finding[], abilities: ActionAbilities): CodeAction[] {
  const all = inBulk(visible);
  if (all.length === 0) return [];
  const title = ACTIONS.removeAllBoilerplate[view.language](all.length);
  const edit = workspaceEdit(view.snapshot, removal(view.snapshot, all), abilities.versionedEdits);
  return [{ title, kind: CLEAN_BOILERPLATE, edit }];
}
