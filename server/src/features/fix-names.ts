import type { CodeAction, TextEdit } from 'vscode-languageserver-types';
import type { Finding } from '../core/types.ts';
import { ACTIONS } from '../messages.ts';
import type { FixContext } from './code-actions.ts';
import { workspaceEdit } from './edits.ts';
import { rangeOf, type View } from './view.ts';

/** The fixes of a finding about a name. Clitics stay: a finding's span is the name's own word. */
export function nameFixes(context: FixContext): CodeAction[] {
  if (context.finding.code === 'name-variants') return unify(context);
  if (context.finding.code === 'family-name-first') return writeInFull(context);
  return [];
}

/** This place, all places of the file, and (apart, and said) those inside quotations too. */
function unify({ view, finding, visible, abilities }: FixContext): CodeAction[] {
  const { snapshot, language } = view;
  const preferred = String(finding.data.preferred ?? '');
  if (preferred === '') return [];
  const action = (title: string, findings: readonly Finding[]): CodeAction => ({
    title,
    edit: workspaceEdit(
      snapshot,
      findings.map((one) => replacement(view, one)),
      abilities.versionedEdits,
    ),
  });
  const inQuotation = finding.data.quoted === true;
  const here = ACTIONS[inQuotation ? 'replaceInQuotation' : 'replaceWith'][language](preferred);
  const actions: CodeAction[] = [{ ...action(here, [finding]), ...(!inQuotation && { isPreferred: true }) }];
  const all = visible.filter(
    ({ code, data }) => code === 'name-variants' && data.id === finding.data.id && data.preferred === preferred,
  );
  const outside = all.filter(({ data }) => data.quoted !== true);
  if (outside.length > 1 || (inQuotation && outside.length > 0))
    actions.push(action(ACTIONS.unify[language](preferred, outside.length), outside));
  if (outside.length < all.length && all.length > 1)
    actions.push(action(ACTIONS.unifyQuotations[language](preferred, all.length), all));
  return actions;
}

/** After لل the article has no alif: للرقة, and so the other spelling has none there. */
function replacement({ snapshot }: View, finding: Finding): TextEdit {
  const { start, data } = finding;
  const preferred = String(data.preferred);
  const isCut = preferred.startsWith('ال') && String(data.written).startsWith('ا') && snapshot.text[start] === 'ل';
  return { range: rangeOf(snapshot, finding), newText: isCut ? preferred.slice(1) : preferred };
}

/** The full name as the text itself has it further down. */
function writeInFull({ view, finding, abilities }: FixContext): CodeAction[] {
  const { snapshot, language } = view;
  const full = String(finding.data.full ?? '');
  if (full === '') return [];
  const edits = [{ range: rangeOf(snapshot, finding), newText: full }];
  return [{ title: ACTIONS.fullName[language](full), edit: workspaceEdit(snapshot, edits, abilities.versionedEdits) }];
}
