import { type CodeAction, type Range, TextEdit } from 'vscode-languageserver-types';
import { parseIso } from '../core/dates/calendar.ts';
import { placeOf } from '../core/dates/place.ts';
import { type Replacement, restyleDigits, restyleMonths } from '../core/dates/restyle.ts';
import { inFull, toAbsolute, toRelative, withWeekday } from '../core/dates/rewrite.ts';
import type { DateMention } from '../core/types.ts';
import { DATE_ACTIONS } from '../messages.ts';
import { REWRITE } from '../protocol.ts';
import type { ActionAbilities } from './code-actions.ts';
import { workspaceEdit } from './edits.ts';
import { afterwards } from './fix-dates.ts';
import { at, rangeOf, type View } from './view.ts';

type Title = (typeof DATE_ACTIONS)['inFull' | 'addWeekday' | 'toAbsolute' | 'toRelative' | 'months' | 'digits'];

/**
 * The ways to write the date at the caret anew. Only what would change something is offered; a date without a value is left alone.
 * One in a quotation is not: the author asks for this date.
 */
export function dateActions(view: View, range: Range, { versionedEdits }: ActionAbilities): CodeAction[] {
  const { snapshot, language, settings } = view;
  const { text, analysis, lines } = snapshot;
  const start = lines.offsetAt(range.start);
  const end = lines.offsetAt(range.end);
  const date = at(analysis.dates, start) ?? behindClitics(text, analysis.dates, start);
  if (!date || date.value === null || end > date.end) return [];
  const style = settings.houseStyle;

  const actions: CodeAction[] = [];
  const titles = new Set<string>();
  const add = (title: string, changes: readonly Replacement[]): void => {
    if (titles.has(title)) return;
    titles.add(title);
    const edits = changes.map((change) => TextEdit.replace(rangeOf(snapshot, change), change.newText));
    actions.push({ title, kind: REWRITE, edit: workspaceEdit(snapshot, edits, versionedEdits) });
  };
  const one = (title: Title, changes: readonly Replacement[]): void => {
    if (changes.length > 0) add(title[language](afterwards(text, date, changes)), changes);
  };

  for (const [title, change] of rewritings(view, date)) one(title, [change]);
  const ways = [
    { title: DATE_ACTIONS.months, all: DATE_ACTIONS.allMonths, restyle: restyleMonths },
    { title: DATE_ACTIONS.digits, all: DATE_ACTIONS.allDigits, restyle: restyleDigits },
  ];
  for (const { title, all, restyle } of ways) {
    const here = restyle(date, style);
    if (here.length === 0) continue;
    one(title, here);
    const everywhere = analysis.dates.flatMap((other) => restyle(other, style));
    if (everywhere.length > here.length) add(all[language](everywhere.length), everywhere);
  }
  return actions;
}

/** The date that begins in the word at whose start, or among whose clitics, an offset is: `|وللأربعاء`. */
function behindClitics(text: string, dates: readonly DateMention[], offset: number): DateMention | undefined {
  for (let k = offset; k < offset + MOST_CLITICS && /[وفبلك]/.test(text[k] ?? ''); k++) {
    const date = at(dates, k + 1);
    if (date) return date;
  }
  return undefined;
}

const MOST_CLITICS = 3;

/** The rewritings that look at the date's grammar, as changes of the text, each with its title. */
function rewritings({ snapshot, settings }: View, date: DateMention): [Title, Replacement][] {
  const { text, analysis } = snapshot;
  const within = at(analysis.paragraphs, date.start);
  const place = within && placeOf(text, date, within);
  if (!place) return [];
  const { value } = date;
  const style = settings.houseStyle;
  const published = publicationDay(snapshot.analysis, date);
  const found: [Title, Replacement | undefined][] = [
    [DATE_ACTIONS.inFull, inFull(place, value, style)],
    [DATE_ACTIONS.addWeekday, withWeekday(place, value)],
    [DATE_ACTIONS.toAbsolute, toAbsolute(place, value, style)],
    [DATE_ACTIONS.toRelative, published === undefined ? undefined : toRelative(place, value, published)],
  ];
  return found.flatMap(([title, change]): [Title, Replacement][] => {
    if (!change) return [];
    const { offset } = place;
    return [[title, { ...change, start: change.start + offset, end: change.end + offset }]];
  });
}

/**
 * The day that relative words of a date would be counted from: none in an appended article, and none for the date that says when
 * this one was published.
 */
function publicationDay(
  { reference, otherArticleAt }: View['snapshot']['analysis'],
  date: DateMention,
): number | undefined {
  if (reference.date === null || (otherArticleAt >= 0 && date.start >= otherArticleAt)) return undefined;
  const { start, end } = reference;
  if (start !== undefined && end !== undefined && date.start < end && date.end > start) return undefined;
  return parseIso(reference.date);
}
