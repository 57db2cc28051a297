import type { NextEventMentionResult, Place } from '../protocol.ts';
import type { Cancel } from '../workspace/entity-index.ts';
import type { EventSource } from '../workspace/events.ts';
import { actAt } from './event-data.ts';
import type { WideView } from './view.ts';

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
