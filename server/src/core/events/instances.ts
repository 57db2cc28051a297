import { entityId } from '../entities/index.ts';
import type { Entity, Span } from '../types.ts';
import type { EventMention } from './types.ts';

/** An event as the contract prints it. */
export interface ArticleEvent {
  /** `event/…`; a fixed name's is that of the entity. */
  readonly id: string;
  readonly title: string;
  /** EDTF, or null where the text gives none. */
  readonly date: string | null;
  /** The id of a place. */
  readonly place: string | null;
  /** Ids of entities. */
  readonly participants: readonly string[];
  readonly mentions: readonly Span[];
}

/**
 * The events of one article: mentions of one act with the same participants on the same day are one event, and those of one
 * fixed name. Mentions that name nobody and no place make none, for nothing tells them apart. In text order; linear.
 *
 * @param entities those of the article, with the ids that the events shall bear (a workspace has its own)
 */
export function articleEvents(mentions: readonly EventMention[], entities: readonly Entity[]): readonly ArticleEvent[] {
  /** A name of the text has one start; mentions keep it, so an id of the article leads to the one that is wanted. */
  const at = new Map(entities.map((entity) => [entity.start, entity]));
  const named = new Map<string, Entity>();
  for (const { participants, place } of mentions) {
    for (const { entity, start } of place ? [...participants, place] : participants) {
      const known = at.get(start);
      if (known) named.set(entity, known);
    }
  }
  for (const entity of entities) if (entity.type === 'event') named.set(entity.id, entity);
  const idOf = (id: string): string => named.get(id)?.id ?? id;
  const nameOf = (id: string): string => named.get(id)?.name ?? '';

  const events = new Map<string, { readonly event: ArticleEvent; readonly spans: Span[] }>();
  for (const { act, participants, place, time, name, start, end } of mentions) {
    if (participants.length === 0 && !place && !name) continue;
    const who = [...new Set(participants.map(({ entity }) => entity))];
    const date = time && time.source !== 'published' ? time.value : null;
    const told = who.length === 0 && place ? [place.entity] : who;
    const key = name ?? [act.lemma, date ?? '', ...[...told].sort()].join('|');
    const known = events.get(key);
    if (known) {
      if (known.spans[known.spans.length - 1]!.start !== start) known.spans.push({ start, end });
      continue;
    }
    const title = name ? nameOf(name) : [act.lemma, told.map(nameOf).join('، ')].filter(Boolean).join(': ');
    const spans = [{ start, end }];
    const event: ArticleEvent = {
      id: name ? idOf(name) : entityId('event', [title.replace(/[:،]/g, ''), date ?? ''].join(' ').trim()),
      title,
      date,
      place: place ? idOf(place.entity) : null,
      participants: who.map(idOf),
      mentions: spans,
    };
    events.set(key, { event, spans });
  }
  return [...events.values()].map(({ event }) => event);
}
