import type { CodeAction } from 'vscode-languageserver-types';
import { digitValue } from '../core/text/characters.ts';
import type { Span } from '../core/types.ts';
import { ACTIONS, weekdayName } from '../messages.ts';
import type { FixContext } from './code-actions.ts';
import { workspaceEdit } from './edits.ts';
import { rangeOf } from './view.ts';

interface Replacement extends Span {
  readonly newText: string;
}

/** The fixes of a date whose weekday is another one: change the weekday, or change the day of the month. */
export function dateFixes(context: FixContext): CodeAction[] {
  const { view, finding, abilities } = context;
  const { snapshot, language } = view;
  const { data, related } = finding;
  const [weekday, date] = related;
  if (finding.code !== 'wrong-weekday' || !weekday || typeof data.right !== 'number') return [];
  const changes = [
    { title: ACTIONS.changeWeekday[language], change: otherWeekday(snapshot.text, weekday, data.right) },
    {
      title: ACTIONS.changeDate[language],
      change: date && otherDay(snapshot.text, date, String(data.date), String(data.nearest)),
    },
  ];
  return changes.flatMap(({ title, change }) => {
    if (!change) return [];
    const { start, end } = finding;
    const shown = snapshot.text.slice(start, change.start) + change.newText + snapshot.text.slice(change.end, end);
    const edit = { range: rangeOf(snapshot, change), newText: change.newText };
    return [{ title: title(shown), edit: workspaceEdit(snapshot, [edit], abilities.versionedEdits) }];
  });
}

/** The name of the right weekday in the place of the written one; a clitic before it stays. */
function otherWeekday(text: string, { start, end }: Span, right: number): Replacement | undefined {
  const written = text.slice(start, end);
  const name = weekdayName(right, 'ar');
  // للأربعاء: the article has lost its alif.
  const fused = /(?:^|\s)[وف]?لل(?=\S)/.exec(written);
  if (fused) return { start: start + fused.index + fused[0].length - 1, end, newText: name.slice(1) };
  const article = /(?:^|\s)[وفبلك]{0,2}(?=ال)/.exec(written);
  return article ? { start: start + article.index + article[0].length, end, newText: name } : undefined;
}

/** The day of the month in the digits of the written one; only where month and year stay as they are. */
function otherDay(text: string, { start, end }: Span, from: string, to: string): Replacement | undefined {
  if (from.slice(0, 7) !== to.slice(0, 7)) return undefined;
  const wanted = Number(from.slice(8));
  for (let i = start; i < end; i++) {
    if (digitValue(text.charCodeAt(i)) < 0) continue;
    let value = 0;
    let last = i;
    for (; last < end && digitValue(text.charCodeAt(last)) >= 0; last++) {
      value = value * 10 + digitValue(text.charCodeAt(last));
    }
    if (value === wanted && last - i <= 2)
      return { start: i, end: last, newText: inDigitsOf(text[i]!, Number(to.slice(8))) };
    i = last;
  }
  return undefined;
}

/** A number in the digit system of a digit: ASCII, Arabic-Indic or Persian. */
function inDigitsOf(digit: string, value: number): string {
  const zero = digit.charCodeAt(0) - digitValue(digit.charCodeAt(0));
  return [...String(value)].map((each) => String.fromCharCode(zero + Number(each))).join('');
}
