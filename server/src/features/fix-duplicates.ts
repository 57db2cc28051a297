import { type CodeAction, Command } from 'vscode-languageserver-types';
import type { Finding } from '../core/types.ts';
import { ACTIONS } from '../messages.ts';
import { CLIENT_COMMANDS, COMMANDS, type Comparison, FIX_ALL, type Place } from '../protocol.ts';
import type { ActionAbilities, FixContext } from './code-actions.ts';
import { removal, workspaceEdit } from './edits.ts';
import { rangeOf, type View } from './view.ts';

const isExact = ({ code }: Finding): boolean => code === 'duplicate-paragraph' || code === 'duplicate-sentence';

/** Remove this copy, remove all, go to the other copy, compare. */
export function duplicateFixes({ view, finding, visible, abilities }: FixContext): CodeAction[] {
  const { snapshot, language } = view;
  const exact = isExact(finding);
  if (!exact && finding.code !== 'near-duplicate' && finding.code !== 'contained') return [];
  const actions: CodeAction[] = [];
  const title = ACTIONS[finding.code === 'contained' ? 'removeContained' : 'removeCopy'][language]();
  const edit = workspaceEdit(snapshot, removal(snapshot, [finding]), abilities.versionedEdits);
  // Of near copies none is preferred: one of them may hold the newer figure.
  actions.push(exact ? { title, edit, isPreferred: true } : { title, edit });
  const all = visible.filter(isExact);
  if (exact && all.length > 1) {
    actions.push({
      title: ACTIONS.removeAllCopies[language](all.length),
      edit: workspaceEdit(snapshot, removal(snapshot, all), abilities.versionedEdits),
    });
  }
  return [...actions, ...visits(view, finding, abilities)];
}

function visits(view: View, finding: Finding, abilities: ActionAbilities): CodeAction[] {
  const { snapshot, language } = view;
  const other = finding.related[0];
  if (!other) return [];
  const actions: CodeAction[] = [];
  const here = rangeOf(snapshot, finding);
  const there = rangeOf(snapshot, other);
  const line = there.start.line + 1;
  const place: Place = { uri: snapshot.uri, range: there };
  const goTo = ACTIONS.goToCopy[language](line);
  if (abilities.clientCommands.has(CLIENT_COMMANDS.goTo)) {
    actions.push({ title: goTo, command: Command.create(goTo, CLIENT_COMMANDS.goTo, place) });
  } else if (abilities.showDocument) {
    actions.push({ title: goTo, command: Command.create(goTo, COMMANDS.show, place) });
  }
  if (abilities.clientCommands.has(CLIENT_COMMANDS.compare)) {
    const title = ACTIONS.compare[language](line);
    const [first, second] = other.start < finding.start ? [there, here] : [here, there];
    const comparison: Comparison = {
      uri: snapshot.uri,
      version: snapshot.version,
      first,
      second,
      title: ACTIONS.compareTitle[language](first.start.line + 1, second.start.line + 1),
    };
    actions.push({ title, command: Command.create(title, CLIENT_COMMANDS.compare, comparison) });
  }
  return actions;
}

/** `source.fixAll.khabar`: every exact copy, which is all that may go without a person's look. */
export function fixAllDuplicates(view: View, visible: readonly Finding[], abilities: ActionAbilities): CodeAction[] {
  const all = visible.filter(isExact);
  if (all.length === 0) return [];
  const title = ACTIONS.removeAllCopies[view.language](all.length);
  const edit = workspaceEdit(view.snapshot, removal(view.snapshot, all), abilities.versionedEdits);
  return [{ title, kind: FIX_ALL, edit }];
}
