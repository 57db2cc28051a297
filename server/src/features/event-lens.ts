import type { CodeLens } from 'vscode-languageserver-types';
import { EVENT_LABELS } from '../event-messages.ts';
import { CLIENT_COMMANDS, COMMANDS, type Place } from '../protocol.ts';
import type { Cancel } from '../workspace/entity-index.ts';
import { headlineAct } from './event-data.ts';
import { rangeOf, type WideView } from './view.ts';

/**
 * Above the headline, how many other articles tell its event and in how much they disagree; to be clicked for the newest of them.
 * Opt-in: none without the setting, and none where nobody else tells it.
 * @param clientCommands the commands that the client offers
 */
export async function eventLens(
  view: WideView,
  clientCommands: ReadonlySet<string>,
  cancel: Cancel,
): Promise<CodeLens[]> {
  const { snapshot, settings, language } = view;
  if (!settings.codeLens.events) return [];
  const { analysis, uri, lines } = snapshot;
  const act = headlineAct(analysis);
  const answer = act && (await view.events.eventOf(uri, lines.positionAt(act.start), cancel));
  if (!act || !answer) return [];
  const [, newest, ...others] = answer.event.sources;
  if (!newest) return [];
  const start = { line: newest.line, character: newest.character };
  const place: Place = {
    uri: newest.uri,
    range: { start, end: { ...start, character: start.character + newest.text.length } },
  };
  const words = EVENT_LABELS.lens[language](others.length + 1, answer.event.disagreements.length);
  // In one piece, from the right: it may begin with a figure, and editors show it in a left-to-right line.
  const title = language === 'ar' ? `\u2067${words}\u2069` : words;
  const command = clientCommands.has(CLIENT_COMMANDS.goTo) ? CLIENT_COMMANDS.goTo : COMMANDS.show;
  const headline = analysis.paragraphs.find(({ kind }) => kind === 'headline') ?? act;
  return [{ range: rangeOf(snapshot, headline), command: { title, command, arguments: [place] } }];
}
