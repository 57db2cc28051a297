import { type CodeLens, Command } from 'vscode-languageserver-types';
import { EVENT_LABELS } from '../event-messages.ts';
import { CLIENT_COMMANDS, COMMANDS, type EventsParams, type Place } from '../protocol.ts';
import type { Cancel } from '../workspace/entity-index.ts';
import type { EventSource } from '../workspace/events.ts';
import { leadActs } from './event-data.ts';
import { rangeOf, type WideView } from './view.ts';

/** Acts of headline and lead that are looked up until one is told elsewhere. */
const MOST_ACTS = 4;

/**
 * Above the headline, how many other articles tell its event and in how much they disagree. A click lists the places in a client that has
 * the command for it, and else leads to the newest of them. Opt-in: none without the setting, and none where nobody else tells it.
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
  for (const act of leadActs(analysis).slice(0, MOST_ACTS)) {
    const position = lines.positionAt(act.start);
    const answer = await view.events.eventOf(uri, position, cancel);
    const [, newest, ...others] = answer?.event.sources ?? [];
    if (!answer || !newest) continue;
    const words = EVENT_LABELS.lens[language](others.length + 1, answer.event.disagreements.length);
    // In one piece, from the right: it begins with a figure, and editors show it in a left-to-right line.
    const title = language === 'ar' ? `\u2067${words}\u2069` : words;
    const headline = analysis.paragraphs.find(({ kind }) => kind === 'headline') ?? act;
    const command = commandFor(title, newest, { uri, of: { position } }, clientCommands);
    return [{ range: rangeOf(snapshot, headline), command }];
  }
  return [];
}

function commandFor(
  title: string,
  { uri, line, character, text }: EventSource,
  wish: EventsParams,
  clientCommands: ReadonlySet<string>,
): Command {
  if (clientCommands.has(CLIENT_COMMANDS.showEvent)) return Command.create(title, CLIENT_COMMANDS.showEvent, wish);
  const end = { line, character: character + text.length };
  const place: Place = { uri, range: { start: { line, character }, end } };
  return Command.create(title, clientCommands.has(CLIENT_COMMANDS.goTo) ? CLIENT_COMMANDS.goTo : COMMANDS.show, place);
}
