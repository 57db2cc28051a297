import type { Span } from '../core/types.ts';
import type { NextEventMentionResult, Place } from '../protocol.ts';
import type { Cancel } from '../workspace/entity-index.ts';
import type { EventSource } from '../workspace/events.ts';
import { leadActs } from './event-data.ts';
import { at, type WideView } from './view.ts';

/** Acts of a sentence that are looked up until one is told elsewhere. */
const MOST_ACTS = 6;

/**
 * The next mention of the event that is told at an offset: of the act that stands there, else of another act of its sentence, or of
 * headline and lead, that an article tells too. All mentions are a ring, by publication date and file, so that one comes back.
 */
export async function nextMention(
  { snapshot, events }: WideView,
  offset: number,
  cancel: Cancel,
): Promise<NextEventMentionResult> {
  const { analysis, uri, lines } = snapshot;
  const there = analysis.events.filter(({ start, end }) => start <= offset && offset <= end).map(({ act }) => act);
  const isHere = ({ start, end }: Span): boolean => start <= offset && offset <= end;
  const onHeadline = at(analysis.paragraphs, offset)?.kind === 'headline';
  const acts = onHeadline ? leadActs(analysis) : [...there.filter(isHere), ...there.filter((act) => !isHere(act))];
  for (const act of acts.slice(0, MOST_ACTS)) {
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
