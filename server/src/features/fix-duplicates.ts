import { type CodeAction, Command, TextEdit } from 'vscode-languageserver-types';
import type { Finding, Span } from '../core/types.ts';
import { ACTIONS, FIXES } from '../messages.ts';
import { CLIENT_COMMANDS, COMMANDS, type Comparison, FIX_ALL, type IgnoreArguments, type Place } from '../protocol.ts';
import { anchorOf } from '../workspace/anchors.ts';
import { findingsAgain } from './clean-pasted.ts';
import type { ActionAbilities, FixContext } from './code-actions.ts';
import { removal, workspaceEdit } from './edits.ts';
import { isDoubledSpace, isExactCopy, settle } from './safe-fixes.ts';
import { at, rangeOf, type View } from './view.ts';

const CODES: ReadonlySet<string> = new Set([
  'duplicate-paragraph',
  'duplicate-sentence',
  'near-duplicate',
  'contained',
]);

/** What can be done about a copy. One that loses nothing goes at once; of others the user chooses which stays. */
export function duplicateFixes(context: FixContext): CodeAction[] {
  const { view, finding, visible, abilities } = context;
  if (!CODES.has(finding.code)) return [];
  const { snapshot, language } = view;
  const take = (span: Span) => workspaceEdit(snapshot, removal(snapshot, [span]), abilities.versionedEdits);
  if (finding.code === 'contained' && finding.data.removable !== false) {
    return [{ title: ACTIONS.removeContained[language](), edit: take(finding) }, ...visits(view, finding, abilities)];
  }
  if (!isExactCopy(finding)) return choices(context);
  const actions: CodeAction[] = [{ title: ACTIONS.removeCopy[language](), edit: take(finding), isPreferred: true }];
  const all = visible.filter(isExactCopy);
  if (all.length > 1) {
    actions.push({
      title: ACTIONS.removeAllCopies[language](all.length),
      edit: workspaceEdit(snapshot, removal(snapshot, all), abilities.versionedEdits),
    });
  }
  return [...actions, ...visits(view, finding, abilities)];
}

/** Copies that differ: compare, keep the newer, keep the longer, keep both. None is preferred: one may hold the newer figure. */
function choices({ view, finding, abilities }: FixContext): CodeAction[] {
  const { snapshot, language } = view;
  const { text } = snapshot;
  const other = finding.related[0];
  const actions = visits(view, finding, abilities).reverse(); // the comparison first
  if (other) {
    const take = (span: Span) => workspaceEdit(snapshot, removal(snapshot, [span]), abilities.versionedEdits);
    const later = other.start < finding.start ? finding : other;
    const earlier = later === other ? finding : other;
    if (later === finding && !isHeadline(view, earlier)) {
      actions.push({ title: FIXES.keepNewer[language](), edit: take(earlier) });
    }
    const longer = wordsIn(text, other) > wordsIn(text, finding) ? other : finding;
    const shorter = longer === other ? finding : other;
    if (wordsIn(text, longer) > wordsIn(text, shorter) && !isHeadline(view, shorter)) {
      const line = snapshot.lines.positionAt(longer.start).line + 1;
      actions.push({ title: FIXES.keepLonger[language](line), edit: take(shorter) });
    }
  }
  const wish: IgnoreArguments = {
    uri: snapshot.uri,
    rule: finding.code,
    scope: 'here',
    anchor: anchorOf(text, finding),
  };
  const title = FIXES.keepBoth[language]();
  actions.push({ title, command: Command.create(title, COMMANDS.ignore, wish) });
  return actions;
}

const isHeadline = ({ snapshot }: View, { start }: Span): boolean =>
  at(snapshot.analysis.paragraphs, start)?.kind === 'headline';

const wordsIn = (text: string, { start, end }: Span): number =>
  text.slice(start, end).match(/[\p{L}\p{N}]+/gu)?.length ?? 0;

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

/**
 * `source.fixAll.khabar`: every exact copy and every doubled space, until none is left. It is all that may go without a person's
 * look; page furniture has an action of its own.
 */
export function fixAll(view: View, visible: readonly Finding[], abilities: ActionAbilities): CodeAction[] {
  const { snapshot, language } = view;
  const wanted = (finding: Finding): boolean => isExactCopy(finding) || isDoubledSpace(finding);
  const count = visible.filter(wanted).length;
  if (count === 0) return [];
  const title = ACTIONS.removeAllCopies[language](count);
  const edits = settle(snapshot.text, visible, wanted, (text) => findingsAgain(view, text)).map((edit) =>
    TextEdit.replace(rangeOf(snapshot, edit), edit.newText),
  );
  return [{ title, kind: FIX_ALL, edit: workspaceEdit(snapshot, edits, abilities.versionedEdits) }];
}
