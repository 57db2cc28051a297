import type { CodeAction } from 'vscode-languageserver-types';
import { mends } from '../core/dates/mend.ts';
import type { MonthSystem } from '../core/dates/names.ts';
import type { Replacement } from '../core/dates/restyle.ts';
import type { MonthStyle } from '../core/dates/write.ts';
import type { Span } from '../core/types.ts';
import { DATE_ACTIONS } from '../messages.ts';
import type { FixContext } from './code-actions.ts';
import { workspaceEdit } from './edits.ts';
import { at, rangeOf } from './view.ts';

/** The fixes of a finding about a date. */
export function dateFixes({ view, finding, abilities }: FixContext): CodeAction[] {
  const { snapshot, language, settings } = view;
  const { text, analysis } = snapshot;
  const within = at(analysis.paragraphs, finding.start);
  if (!within) return [];
  return mends(text, finding, within, systemsOf(settings.houseStyle.months)).map(({ kind, changes }) => {
    const edits = changes.map((change) => ({ range: rangeOf(snapshot, change), newText: change.newText }));
    return {
      title: DATE_ACTIONS[kind][language](afterwards(text, finding, changes)),
      edit: workspaceEdit(snapshot, edits, abilities.versionedEdits),
    };
  });
}

/** The systems that a house style names its months by. */
export const systemsOf = (months: MonthStyle): MonthSystem[] => months.split('-') as MonthSystem[];

/** How a passage reads once it is changed, with the whole of its first word; changes beyond its edges are shown whole. */
export function afterwards(text: string, { start, end }: Span, changes: readonly Replacement[]): string {
  let shown = '';
  let from = Math.min(start, changes[0]?.start ?? start);
  // للأربعاء and not the half of it.
  while (from > 0 && isLetter(text[from - 1]!)) from--;
  for (const change of changes) {
    shown += text.slice(from, change.start) + change.newText;
    from = change.end;
  }
  return (shown + text.slice(from, Math.max(end, from))).trim();
}

const isLetter = (character: string): boolean => /[\p{L}\p{M}]/u.test(character);
