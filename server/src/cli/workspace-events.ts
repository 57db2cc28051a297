import { articleEvents } from '../core/events/index.ts';
import type { ArticleEvent } from '../core/events/instances.ts';
import type { EventMention } from '../core/events/types.ts';
import { LineIndex } from '../core/text/lines.ts';
import type { Entity } from '../core/types.ts';
import { Breather } from '../workspace/index/breather.ts';
import { placeOf } from '../workspace/index/event-answers.ts';
import { eventsTogether } from '../workspace/index/events-together.ts';
import { makeFacts } from '../workspace/index/facts.ts';
import { givenIndex, NOBODY_WAITS } from '../workspace/index/given-index.ts';
import { hash64 } from '../workspace/index/hash.ts';
import type { EventAt } from '../workspace/index/told-of.ts';
import type { Member } from './workspace.ts';

/**
 * The events that more than one article tells, as the contract has them: what the fullest mention says, and the sentences of all,
 * each with its article. By date, undated ones last, then by id.
 * @param idOf the workspace's id of an entity
 */
export async function workspaceEvents(members: readonly Member[], idOf: (entity: Entity) => string): Promise<object[]> {
  const index = givenIndex();
  const byUri = new Map<string, Member & { readonly lines: LineIndex }>();
  index.set(
    ...members.map(({ uri, analysis }) => {
      byUri.set(uri, { uri, analysis, lines: new LineIndex(analysis.text) });
      const origin = { file: uri, stamp: { mtime: 0, size: 0 }, content: hash64(''), options: 0 };
      return makeFacts(uri, null, analysis, origin);
    }),
  );
  const mentionOf = (at: EventAt): { uri: string; mention: EventMention } | undefined => {
    const uri = at.part.segment.uri(at.article);
    const { analysis, lines } = byUri.get(uri)!;
    const { act } = placeOf(at);
    const start = lines.offsetAt(placeOf(at));
    const mention = analysis.events.find((one) => one.act.start === start && one.act.class === act);
    return mention && { uri, mention };
  };
  const ids = new Map<string, number>();
  const events: { id: string; date: string | null }[] = [];
  for (const group of await eventsTogether(index.table, new Breather(NOBODY_WAITS))) {
    const told = group.flatMap((at) => mentionOf(at) ?? []);
    const event = told.map(({ uri, mention }) => contractEvent(byUri.get(uri)!.analysis, mention, idOf)).find(Boolean);
    if (!event) continue;
    const spans = new Map(
      told.map(({ uri, mention: { start, end } }): [string, object] => [`${uri} ${start}`, { uri, start, end }]),
    );
    if (new Set(told.map(({ uri }) => uri)).size < 2) continue;
    const before = ids.get(event.id) ?? 0;
    ids.set(event.id, before + 1);
    const id = before === 0 ? event.id : `${event.id}-${before + 1}`;
    events.push({ ...event, id, mentions: [...spans.values()] } as (typeof events)[number]);
  }
  const key = ({ id, date }: { id: string; date: string | null }): string => `${date ?? '~'} ${id}`;
  return events.sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

/** The event of one mention as the contract has it: by who took part, or else by what its sentence names. */
function contractEvent(
  analysis: Member['analysis'],
  mention: EventMention,
  idOf: (entity: Entity) => string,
): ArticleEvent | undefined {
  const entities = analysis.entities.map((entity) => ({ ...entity, id: idOf(entity) }));
  const named = entities.filter(({ start, end }) => mention.start <= start && end <= mention.end);
  const participants =
    mention.participants.length > 0 || mention.place || mention.name
      ? mention.participants
      : named.map(({ start, end, id }) => ({ start, end, entity: id, part: 'who' as const }));
  return articleEvents([{ ...mention, participants }], entities)[0];
}
