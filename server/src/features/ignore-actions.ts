import { type CodeAction, Command } from 'vscode-languageserver-types';
import { ACTIONS, RULE_NAMES } from '../messages.ts';
import { COMMANDS, type IgnoreArguments } from '../protocol.ts';
import { anchorOf } from '../workspace/anchors.ts';
import type { FixContext } from './code-actions.ts';

/**
 * Ignore here, in this file, in the workspace. The anchor is taken now, from the text that the finding was made for, so that
 * the command means the same passage even when the document has changed by the time it is run.
 */
export function ignoreActions({ view, finding, abilities }: FixContext): CodeAction[] {
  const { snapshot, language } = view;
  const { uri, text } = snapshot;
  const rule = finding.code;
  const name = RULE_NAMES[rule]?.[language] ?? rule;
  const titled = (title: string, wish: IgnoreArguments): CodeAction => {
    const shown = abilities.keepsDecisions ? title : ACTIONS.untilClosed[language](title);
    return { title: shown, command: Command.create(shown, COMMANDS.ignore, wish) };
  };
  return [
    titled(ACTIONS.ignoreHere[language](), { uri, rule, scope: 'here', anchor: anchorOf(text, finding) }),
    titled(ACTIONS.ignoreFile[language](name), { uri, rule, scope: 'file' }),
    titled(ACTIONS.ignoreWorkspace[language](name), { uri, rule, scope: 'workspace' }),
  ];
}
