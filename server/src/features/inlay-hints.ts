import { type InlayHint, InlayHintKind, type Range } from 'vscode-languageserver-types';
import type { DateMention } from '../core/types.ts';
import { stepLines } from './hover-steps.ts';
import type { View } from './view.ts';

/**
 * The ISO value of each date in a range that does not say all of it itself (أمس, 15 أبريل, 12 شعبان 1445هـ), behind the date. None for
 * a date that is written whole, or whose value is open. Empty unless the user has asked for hints.
 */
export function inlayHints(view: View, range: Range): InlayHint[] {
  const { snapshot, settings } = view;
  if (!settings.inlayHints.dates) return [];
  const { lines, analysis } = snapshot;
  const from = lines.offsetAt(range.start);
  const to = lines.offsetAt(range.end);
  return analysis.dates
    .filter((date) => date.end >= from && date.end <= to && needsHint(date))
    .map((date) => ({
      position: lines.positionAt(date.end),
      label: label(date.value!),
      kind: InlayHintKind.Type,
      tooltip: stepLines(date, view)
        .map((line) => line.map(({ text }) => text).join(''))
        .join('\n'),
    }));
}

function needsHint({ value, kind, calendar, resolution }: DateMention): boolean {
  if (value === null || value.includes('X') || kind === 'duration') return false;
  if (resolution === 'written') return calendar !== 'gregorian';
  return resolution !== 'equivalent' && resolution !== 'unresolved' && resolution !== undefined;
}

/**
 * ` = 2024-05-08`, the value a left-to-right isolate: bare, its parts would stand the other way round in an Arabic line, and a number
 * beside it would join it. It is not broken at its hyphens: the rest would be no isolate on the next line. (Nor must it be cut: the
 * manifest sets `editor.inlayHints.maximumLength`, which counts a whole paragraph, to 0.)
 */
function label(value: string): string {
  const whole = value.replace(/[{}]/g, '').replace(/[-/,]/g, (mark) => mark + WORD_JOINER);
  return ` =${NO_BREAK_SPACE}${LRI}${whole}${PDI}`;
}

const LRI = '\u2066';
const PDI = '\u2069';
const WORD_JOINER = '\u2060';
const NO_BREAK_SPACE = '\u00A0';
