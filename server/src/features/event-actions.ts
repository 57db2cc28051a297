import { type CodeAction, Command, type Range } from 'vscode-languageserver-types';
import { EVENT_ACTIONS } from '../event-messages.ts';
import {
  CLIENT_COMMANDS,
  COMMANDS,
  DECIDE,
  type EventDecision,
  type EventDecisionArguments,
  type NameEventArguments,
} from '../protocol.ts';
import type { Cancel } from '../workspace/entity-index.ts';
import type { EventAnswer, EventSource } from '../workspace/events.ts';
import { baseName } from '../workspace/uri.ts';
import { excerpt } from './card.ts';
import type { ActionAbilities } from './code-actions.ts';
import { RIGHT_TO_LEFT_MARK } from './diagnostics.ts';
import type { WideView } from './view.ts';

/** Acts of a sentence that are looked up until one is told elsewhere. */
const MOST_ACTS = 3;
/** Sources that are offered. */
const MOST_SOURCES = 5;
const MOST_RELATED = 3;
/** Code units of another sentence in a menu. */
const LONGEST = 40;

/**
 * What can be decided of the event that the sentence at a place tells: that another sentence tells another event, or the same one, and
 * its name. Nothing where there is no file to keep it in.
 */
export async function eventActions(
  view: WideView,
  range: Range,
  { keepsDecisions, clientCommands }: ActionAbilities,
  cancel: Cancel,
): Promise<CodeAction[]> {
  if (!keepsDecisions) return [];
  const { snapshot, language } = view;
  const { uri } = snapshot;
  const answer = await eventAt(view, range, cancel);
  const own = answer?.event.sources[0];
  if (!answer || !own) return [];
  const actions: CodeAction[] = [];
  const here = { uri, text: own.text };
  const offer = (kind: 'same' | 'notSame', { uri: there, text }: EventSource): void => {
    const title = EVENT_ACTIONS[kind][language](excerpt(text, 0, 0, LONGEST), baseName(there));
    const decision: EventDecision = { kind, sentences: [here, { uri: there, text }] };
    const argument: EventDecisionArguments = { uri, decision };
    actions.push({ title, command: Command.create(title, COMMANDS.decideEvent, argument) });
  };
  for (const source of answer.event.sources.slice(1, 1 + MOST_SOURCES)) offer('notSame', source);
  for (const source of answer.related.slice(0, MOST_RELATED)) offer('same', source);
  if (clientCommands.has(CLIENT_COMMANDS.nameEvent)) {
    const title = EVENT_ACTIONS.name[language]();
    const argument: NameEventArguments = { sentence: here, name: answer.event.name?.name ?? '' };
    actions.push({ title, command: Command.create(title, CLIENT_COMMANDS.nameEvent, argument) });
  }
  if (language === 'ar') for (const action of actions) action.title += RIGHT_TO_LEFT_MARK;
  return actions.map((action) => ({ ...action, kind: DECIDE }));
}

/** The event at a place: of the act that stands there before the others of its sentence, one that is told elsewhere before all. */
async function eventAt(
  { snapshot, events }: WideView,
  { start: from }: Range,
  cancel: Cancel,
): Promise<EventAnswer | undefined> {
  const { analysis, uri, lines } = snapshot;
  const offset = lines.offsetAt(from);
  const acts = analysis.events.filter(({ start, end }) => start <= offset && offset <= end).map(({ act }) => act);
  const isHere = ({ start, end }: { readonly start: number; readonly end: number }): boolean =>
    start <= offset && offset <= end;
  let first: EventAnswer | undefined;
  for (const act of [...acts.filter(isHere), ...acts.filter((one) => !isHere(one))].slice(0, MOST_ACTS)) {
    const answer = await events.eventOf(uri, lines.positionAt(act.start), cancel);
    if (cancel.isCancellationRequested) return undefined;
    if (answer && answer.event.sources.length > 1) return answer;
    if (answer && (!first || (first.related.length === 0 && answer.related.length > 0))) first = answer;
  }
  return first;
}
