import { type CodeLens, Command } from 'vscode-languageserver-types';
import type { Analysis } from '../core/article.ts';
import type { Span } from '../core/types.ts';
import { EVENT_LABELS } from '../event-messages.ts';
import { CLIENT_COMMANDS, type EventsParams, type NextEventMentionResult, type Place } from '../protocol.ts';
import type { Cancel } from '../workspace/entity-index.ts';
import type { EventSource } from '../workspace/events.ts';
import { actAt, headlineAct } from './event-data.ts';
import { rangeOf, type WideView } from './view.ts';

/**
 * The code lens on the headline that says how many other articles tell its event, where the settings want it: `3 مقالات عن الحدث نفسه ·
 * تعارض واحد`. It opens the list of the places in a client that has the command for it.
 */
export async function eventsLens(
  view: WideView,
  clientCommands: ReadonlySet<string>,
  cancel: Cancel,
): Promise<CodeLens[]> {
  const { snapshot, language, settings, events } = view;
  if (!settings.codeLens.events) return [];
  const { analysis, uri, lines } = snapshot;
  const headline = analysis.paragraphs.find(({ kind }) => kind === 'headline') ?? analysis.paragraphs[0];
  if (!headline) return [];
  for (const act of leadActs(analysis)) {
    const position = lines.positionAt(act.start);
    const answer = await events.eventOf(uri, position, cancel);
    if (cancel.isCancellationRequested) return [];
    const others = (answer?.event.sources.length ?? 0) - 1;
    if (!answer || others < 1) continue;
    const words = EVENT_LABELS.lens[language](others, answer.event.disagreements.length);
    // In one piece, from the right: it begins with a figure, and editors show it in a left-to-right line.
    const title = language === 'ar' ? `\u2067${words}\u2069` : words;
    const argument: EventsParams = { uri, of: { position } };
    const command = clientCommands.has(CLIENT_COMMANDS.showEvent)
      ? Command.create(title, CLIENT_COMMANDS.showEvent, argument)
      : Command.create(title, '');
    return [{ range: rangeOf(snapshot, headline), command }];
  }
  return [];
}

/** What an article is about: the event of its headline, or of its first sentence that tells one. */
function leadActs(analysis: Analysis): Span[] {
  const headline = headlineAct(analysis);
  const lead = analysis.events.find(({ act }) => headline === undefined || act.start > headline.end)?.act;
  return [headline, lead].filter((act) => act !== undefined);
}

/**
 * The next mention of the event that is told at an offset: of the act that stands there, or of the first act of its sentence that
 * another article tells too. All mentions are a ring, by publication date and file, so that one comes back.
 */
export async function nextMention(
  { snapshot, events }: WideView,
  offset: number,
  cancel: Cancel,
): Promise<NextEventMentionResult> {
  const { analysis, uri, lines } = snapshot;
  const here = actAt(analysis, offset);
  const acts = here
    ? [here]
    : analysis.events.filter(({ start, end }) => start <= offset && offset <= end).map(({ act }) => act);
  for (const act of acts) {
    const answer = await events.eventOf(uri, lines.positionAt(act.start), cancel);
    if (cancel.isCancellationRequested) break;
    const [own, ...others] = answer?.event.sources ?? [];
    if (!own || others.length === 0) continue;
    const ring = [own, ...others].sort(inOrder);
    return { place: placeOf(ring[(ring.indexOf(own) + 1) % ring.length]!) };
  }
  return { place: null };
}

/** The oldest article first, undated ones last. */
function inOrder(a: EventSource, b: EventSource): number {
  const [x, y] = [`${a.date ?? '9'} ${a.uri}`, `${b.date ?? '9'} ${b.uri}`];
  return x < y ? -1 : x > y ? 1 : 0;
}

const placeOf = ({ uri, act: { line, character, length } }: EventSource): Place => ({
  uri,
  range: { start: { line, character }, end: { line, character: character + length } },
});
