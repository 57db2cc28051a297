import { type CodeAction, Command } from 'vscode-languageserver-types';
import type { Finding, FurnitureKind } from '../core/types.ts';
import { ACTIONS, BOILERPLATE_NAMES } from '../messages.ts';
import { CLEAN_BOILERPLATE, COMMANDS, type KeepLineArguments } from '../protocol.ts';
import type { ActionAbilities, FixContext } from './code-actions.ts';
import { removal, workspaceEdit } from './edits.ts';
import { isLearnt, isLooseFurniture } from './safe-fixes.ts';
import type { View } from './view.ts';

const kindOf = ({ data }: Finding): FurnitureKind => data.kind as FurnitureKind;

/** Page furniture that may go in bulk: where a text came from, and what was learnt, is removed one by one only. */
const inBulk = (findings: readonly Finding[]): Finding[] => findings.filter(isLooseFurniture);

/** Remove this piece of the page, remove all of them; of a line that was learnt, that it is none. */
export function boilerplateFixes({ view, finding, visible, abilities }: FixContext): CodeAction[] {
  if (finding.code !== 'boilerplate') return [];
  const { snapshot, language } = view;
  const kind = kindOf(finding);
  const actions: CodeAction[] = [
    {
      title: ACTIONS.removeBoilerplate[language](BOILERPLATE_NAMES[kind][language]),
      edit: workspaceEdit(snapshot, removal(snapshot, [finding]), abilities.versionedEdits),
      ...(isLooseFurniture(finding) && { isPreferred: true }),
    },
  ];
  if (isLearnt(finding) && abilities.keepsDecisions) {
    const { uri, text } = snapshot;
    const title = ACTIONS.notFurniture[language]();
    const argument: KeepLineArguments = { uri, line: text.slice(finding.start, finding.end) };
    actions.push({ title, command: Command.create(title, COMMANDS.keepLine, argument) });
  }
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
