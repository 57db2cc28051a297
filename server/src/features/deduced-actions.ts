import { type CodeAction, Command, type Range } from 'vscode-languageserver-types';
import { DEDUCED } from '../messages.ts';
import { COMMANDS, DECIDE, type PublicationDateArguments } from '../protocol.ts';
import { deduceDates } from '../workspace/deduced-dates.ts';
import type { Cancel } from '../workspace/entity-index.ts';
import { baseName } from '../workspace/uri.ts';
import type { ActionAbilities } from './code-actions.ts';
import { RIGHT_TO_LEFT_MARK } from './diagnostics.ts';
import { isOpen } from './hover-deduced.ts';
import { inWords } from './hover-steps.ts';
import { at, type WideView } from './view.ts';

/**
 * At a date that is open because nobody knows when the article was published: to keep the day that other articles settle for it with the
 * team's decisions. Nothing where they leave more than one, or where there is no file to keep it in.
 */
export async function deducedActions(
  view: WideView,
  range: Range,
  { keepsDecisions }: ActionAbilities,
  cancel: Cancel,
): Promise<CodeAction[]> {
  const { snapshot, language, events, today } = view;
  const { analysis, lines, uri } = snapshot;
  if (!keepsDecisions || analysis.reference.date !== null) return [];
  const date = at(analysis.dates, lines.offsetAt(range.start));
  const isForeign = date && analysis.otherArticleAt >= 0 && date.start >= analysis.otherArticleAt;
  if (!date || isForeign || !isOpen(date)) return [];
  const deduced = await deduceDates(snapshot, events, today, cancel);
  const [source] = deduced?.from ?? [];
  if (!deduced || !source || deduced.published.from !== deduced.published.to) return [];
  const day = deduced.published.from;
  const title = DEDUCED.setDate[language](inWords(day, view) ?? day, baseName(source.uri));
  const argument: PublicationDateArguments = { uri, date: day };
  const shown = language === 'ar' ? title + RIGHT_TO_LEFT_MARK : title;
  return [{ title: shown, kind: DECIDE, command: Command.create(title, COMMANDS.setPublicationDate, argument) }];
}
