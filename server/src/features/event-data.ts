import type { Position, Range } from 'vscode-languageserver-types';
import type { Analysis } from '../core/article.ts';
import type { Span } from '../core/types.ts';
import type { EventData, EventSourceData, EventsParams, EventsResult } from '../protocol.ts';
import type { Cancel } from '../workspace/entity-index.ts';
import type { EventSource, ToldEvent } from '../workspace/events.ts';
import { at, type WideView } from './view.ts';

const USUAL_LIMIT = 20;
const MOST = 200;

/** Answers `khabar/events`. */
export async function eventData(view: WideView, { of, limit }: EventsParams, cancel: Cancel): Promise<EventsResult> {
  const { snapshot, events } = view;
  const { uri, analysis, lines } = snapshot;
  const wish = { from: uri, limit: Math.max(0, Math.min(limit ?? USUAL_LIMIT, MOST)) };
  if ('entity' in of) {
    const answer = await events.eventsOf(of.entity, wish, cancel);
    return { events: answer.events.map(dataOf), related: [], partial: answer.partial };
  }
  if ('days' in of) {
    const answer = await events.eventsOn(of.days, { ...wish, about: of.about ?? [] }, cancel);
    return { events: answer.events.map(dataOf), related: [], partial: answer.partial };
  }
  const act = 'position' in of ? actAt(analysis, lines.offsetAt(of.position)) : headlineAct(analysis);
  const answer = act && (await events.eventOf(uri, lines.positionAt(act.start), cancel));
  if (!answer) return { events: [], related: [], partial: view.entities.partial };
  return { events: [dataOf(answer.event)], related: answer.related.map(sourceData), partial: answer.partial };
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

function dataOf(event: ToldEvent): EventData {
  return { ...event, sources: event.sources.map(sourceData) };
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
