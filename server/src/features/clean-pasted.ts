import type { AnnotatedTextEdit, ChangeAnnotation, CodeAction, TextDocumentEdit } from 'vscode-languageserver-types';
import { applyEdits, composeEdits, removalEdits, type TextChange } from '../core/duplicates/index.ts';
import { allRubbish } from '../core/pasted/rubbish.ts';
import type { Finding, Span } from '../core/types.ts';
import { CLEANED, FIXES } from '../messages.ts';
import { CLEAN_PASTED } from '../protocol.ts';
import type { ActionAbilities } from './code-actions.ts';
import { editsFor, isExactCopy, isLearnt, isLooseFurniture, isProvenance, mendOf } from './safe-fixes.ts';
import { rangeOf, type View } from './view.ts';

type Group = keyof typeof CLEANED;

/** What is taken out, from the surest to the least sure: the last group that is there waits for the user's tick. */
const SUREST_FIRST: readonly Group[] = ['space', 'repeated', 'furniture', 'glued', 'learnt', 'provenance'];

/** More rounds than any text needs. */
const ROUNDS = 10;

/**
 * The edits that clean an article pasted from a page: furniture, exact copies, spaces and blank lines, invisible characters, words
 * that are glued for certain. Cleaned once, a text has nothing left to clean; provenance lines stay.
 */
export function cleaningEdits(
  text: string,
  from: number,
  findings: readonly Finding[],
  again: (text: string) => readonly Finding[],
): TextChange[] {
  let edits: TextChange[] = [];
  let current = text;
  let seen = findings;
  for (let round = 0; round < ROUNDS; round++) {
    const going = editsFor(
      current,
      seen.filter((finding) => mendOf(finding) === undefined && (isExactCopy(finding) || isLooseFurniture(finding))),
    );
    const after = applyEdits(current, going);
    const more = composeEdits(current.length, going, allRubbish(after, Math.min(from, after.length)));
    if (more.length === 0) break;
    edits = composeEdits(text.length, edits, more);
    current = applyEdits(current, more);
    seen = again(current);
  }
  return edits;
}

/** The source action: cleans the article, after a preview where the client has one. */
export function cleanPasted(view: View, visible: readonly Finding[], abilities: ActionAbilities): CodeAction[] {
  const { snapshot, language } = view;
  const { text, analysis } = snapshot;
  const again = (cleaned: string): readonly Finding[] => findingsAgain(view, cleaned);
  const edits = cleaningEdits(text, analysis.frontMatter?.end ?? 0, visible, again);
  const groups: [TextChange, Group][] = edits.map((edit) => [edit, groupOf(text, edit, visible)]);
  const asks = abilities.asksBefore === true && abilities.versionedEdits;
  if (asks) {
    for (const finding of visible.filter(isProvenance)) groups.push([askedEdit(text, finding, edits), 'provenance']);
    for (const finding of visible.filter(isLearnt)) groups.push([askedEdit(text, finding, edits), 'learnt']);
  }
  if (groups.length === 0) return [];
  const title = FIXES.cleanPasted[language](groups.length);
  const { uri, version } = snapshot;
  if (!asks) {
    const plain = edits.map((edit) => ({ range: rangeOf(snapshot, edit), newText: edit.newText }));
    const edit = abilities.versionedEdits
      ? { documentChanges: [{ textDocument: { uri, version }, edits: plain }] }
      : { changes: { [uri]: plain } };
    return [{ title, kind: CLEAN_PASTED, edit }];
  }
  const present = SUREST_FIRST.filter((group) => groups.some(([, other]) => other === group));
  const unsure = present.at(-1)!;
  const changeAnnotations: Record<string, ChangeAnnotation> = {};
  for (const group of present) {
    // A preview is shown when something waits for a tick; spaces alone need none.
    const needsConfirmation = (group === unsure && group !== 'space') || group === 'learnt';
    changeAnnotations[`khabar.${group}`] = { label: CLEANED[group][language](), needsConfirmation };
  }
  const annotated = groups
    .sort(([a], [b]) => a.start - b.start || a.end - b.end)
    .map(([edit, group]): AnnotatedTextEdit => {
      return { range: rangeOf(snapshot, edit), newText: edit.newText, annotationId: `khabar.${group}` };
    });
  const change: TextDocumentEdit = { textDocument: { uri, version }, edits: annotated };
  return [{ title, kind: CLEAN_PASTED, edit: { documentChanges: [change], changeAnnotations } }];
}

/** The findings of another text in place of the snapshot's, as the team and the settings want them. */
export function findingsAgain(view: View, text: string): readonly Finding[] {
  const analysis = view.snapshot.analyseInstead(text);
  const findings = view.refind ? view.refind(analysis) : analysis.findings;
  return findings.filter(({ code }) => view.settings.rules[code] !== 'off');
}

function groupOf(text: string, edit: TextChange, findings: readonly Finding[]): Group {
  const meets = (is: (finding: Finding) => boolean): boolean =>
    findings.some((finding) => is(finding) && finding.start < edit.end && finding.end > edit.start);
  if (meets(isLooseFurniture)) return 'furniture';
  if (meets(isExactCopy) || /[\p{L}\p{N}]/u.test(text.slice(edit.start, edit.end))) return 'repeated';
  return edit.start === edit.end ? 'glued' : 'space';
}

/** A line that nobody takes out unasked, clear of the edits around it. */
function askedEdit(text: string, { start, end }: Span, others: readonly TextChange[]): TextChange {
  const [edit] = removalEdits(text, [{ start, end }]);
  const isFree = edit && !others.some((other) => other.start <= edit.end && other.end >= edit.start);
  return isFree ? edit : { start, end, newText: '' };
}
