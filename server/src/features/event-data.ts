import type { Position, Range } from 'vscode-languageserver-types';
import type { Analysis } from '../core/article.ts';
import type { Span } from '../core/types.ts';
import type {
  DaySourceData,
  DeducedDatesResult,
  DeducedDaysData,
  EventData,
  EventSourceData,
  EventsParams,
  EventsResult,
} from '../protocol.ts';
import { type DeducedDate, deduceDates } from '../workspace/deduced-dates.ts';
import type { Cancel } from '../workspace/entity-index.ts';
import type { DaySource, EventSource, ToldEvent } from '../workspace/events.ts';
import { at, rangeOf, type WideView } from './view.ts';

const USUAL_LIMIT = 20;
const MOST = 200;

/** Answers `khabar/events`. */
export async function eventData(view: WideView, { of, limit }: EventsParams, cancel: Cancel): Promise<EventsResult> {
  const { snapshot, events } = view;
  const { uri, analysis, lines } = snapshot;
  const wish = { from: uri, limit: Math.max(0, Math.min(limit ?? USUAL_LIMIT, MOST)) };
  if ('entity' in of) {
    const answer = await events.eventsOf(of.entity, wish, cancel);
    return { events: answer.events.map((event) => dataOf(event)), related: [], partial: answer.partial };
  }
  if ('days' in of) {
    const answer = await events.eventsOn(of.days, { ...wish, about: of.about ?? [] }, cancel);
    return { events: answer.events.map((event) => dataOf(event)), related: [], partial: answer.partial };
  }
  const act = 'position' in of ? actAt(analysis, lines.offsetAt(of.position)) : headlineAct(analysis);
  const answer = act && (await events.eventOf(uri, lines.positionAt(act.start), cancel));
  if (!answer) return { events: [], related: [], partial: view.entities.partial };
  const deduced = await deducedOf(view, act, cancel);
  return { events: [dataOf(answer.event, deduced)], related: answer.related.map(sourceData), partial: answer.partial };
}

/** What other articles leave of the day of the event whose act stands somewhere, where its own article leaves it open. */
export async function deducedOf(view: WideView, act: Span, cancel: Cancel): Promise<DeducedDate | undefined> {
  const { snapshot, events, today } = view;
  const start = snapshot.analysis.events.find((event) => event.act.start === act.start)?.time?.span?.start;
  if (start === undefined) return undefined;
  return (await deduceDates(snapshot, events, today, cancel))?.dates.get(start);
}

/** Answers `khabar/deducedDates`. */
export async function deducedData({ snapshot, events, today }: WideView, cancel: Cancel): Promise<DeducedDatesResult> {
  const deduced = await deduceDates(snapshot, events, today, cancel);
  if (!deduced) return { published: null, dates: [], sources: [] };
  const { analysis } = snapshot;
  return {
    published: deduced.published,
    dates: analysis.dates.flatMap((date) => {
      const known = deduced.dates.get(date.start);
      return known ? [{ range: rangeOf(snapshot, date), ...deducedDays(known) }] : [];
    }),
    sources: deduced.from.map(daySource),
  };
}

/** The act of an event that stands at an offset, or the headline's when that is on the headline. */
export function actAt(analysis: Analysis, offset: number): Span | undefined {
  const here = analysis.events.find(({ act }) => act.start <= offset && offset <= act.end)?.act;
  return here ?? (at(analysis.paragraphs, offset)?.kind === 'headline' ? headlineAct(analysis) : undefined);
}

/** The act of the event that the headline tells; where it names none (حصيلة جديدة), that of the first paragraph. */
export const headlineAct = (analysis: Analysis): Span | undefined => leadActs(analysis)[0];

/** The acts of the headline, then those of the first paragraph: who announces a toll there (أعلن مقتل) names two. */
export function leadActs({ paragraphs, events }: Analysis): Span[] {
  const headline = paragraphs.find(({ kind }) => kind === 'headline');
  const lead = headline && paragraphs.find(({ kind, start }) => kind === 'body' && start >= headline.end);
  const acts = events.map(({ act }) => act);
  return [headline, lead].flatMap((span) =>
    span ? acts.filter(({ start, end }) => start >= span.start && end <= span.end) : [],
  );
}

function dataOf(event: ToldEvent, deduced?: DeducedDate): EventData {
  return { ...event, sources: event.sources.map(sourceData), deduced: deduced ? deducedDays(deduced) : null };
}

const deducedDays = ({ days, from }: DeducedDate): DeducedDaysData => ({ days, sources: from.map(daySource) });

function daySource({ uri, line, character, text, value, said }: DaySource): DaySourceData {
  return { uri, range: onLine({ line, character }, text.length), text, value, said };
}

export function sourceData({ uri, title, date, line, character, text, act, link }: EventSource): EventSourceData {
  return {
    uri,
    title,
    date,
    range: onLine({ line, character }, text.length),
    act: onLine({ line: act.line, character: act.character }, act.length),
    text,
    link,
  };
}

/** A sentence never runs over a line's end. */
const onLine = (start: Position, length: number): Range => ({
  start,
  end: { line: start.line, character: start.character + length },
});
