import type { Disagreement } from '../../core/events/disagreements.ts';
import type { EventDisagreement, EventLink, EventSource, MentionPlace, NamedEntity, ToldEvent } from '../events.ts';
import { type ArticleTable, localOf, type Part } from './article-table.ts';
import { ACTS, PARTS, SOURCES, STATUSES } from './event-columns.ts';
import type { JudgedLink } from './event-judge.ts';
import { ENTITY_TYPES } from './segment.ts';
import type { EventAt } from './told-of.ts';

/** The place of the act's word of a mention. */
export function placeOf({ part, event }: EventAt): MentionPlace {
  const { events } = part.segment;
  return {
    line: events.line[event]!,
    character: events.character[event]!,
    length: events.length[event]!,
    act: ACTS[events.act[event]!] ?? 'other',
    status: STATUSES[events.status[event]!] ?? 'happened',
  };
}

/** A mention with its sentence; undefined where the text cannot be read any more. */
export async function sourceOf(
  table: ArticleTable,
  at: EventAt,
  link: JudgedLink | null,
): Promise<EventSource | undefined> {
  const { segment } = at.part;
  const sentence = segment.events.sentence[at.event]!;
  const text = await segment.sentence(sentence);
  if (text === undefined) return undefined;
  return {
    uri: segment.uri(at.article),
    title: segment.string(segment.articles.title[at.article]!),
    date: segment.date(at.article),
    line: segment.sentences.line[sentence]!,
    character: segment.sentences.character[sentence]!,
    text,
    act: placeOf(at),
    link: link && linkOf(table, link, at),
  };
}

function linkOf(
  table: ArticleTable,
  { label, score, reasons, decided }: JudgedLink,
  { part, event }: EventAt,
): EventLink {
  const named = (entities: readonly number[]): NamedEntity[] =>
    entities.flatMap((entity) => namedOf(part, localOf(part, entity)) ?? namedIn(table, entity) ?? []);
  const { place, name } = part.segment.events;
  return {
    label,
    score: Math.round(score * 100) / 100,
    ...(decided && { decided }),
    reasons: {
      ...reasons,
      participants: named(reasons.participants),
      place: reasons.place ? (namedOf(part, place[event]! - 1) ?? null) : null,
      name: reasons.name ? (namedOf(part, name[event]! - 1) ?? null) : null,
    },
  };
}

function namedOf({ segment }: Part, local: number): NamedEntity | undefined {
  if (local < 0) return undefined;
  const { id, type, name } = segment.entities;
  return {
    id: segment.string(id[local]!),
    type: ENTITY_TYPES[type[local]!] ?? 'place',
    name: segment.string(name[local]!),
  };
}

/** An entity as some article names it. */
export function namedIn(table: ArticleTable, entity: number): NamedEntity | undefined {
  for (const { part, local } of table.holding(entity)) return namedOf(part, local);
  return undefined;
}

/** An event by the mention that says most of it. */
export function eventBy(
  core: EventAt,
  sources: readonly EventSource[],
  disagreements: readonly EventDisagreement[],
): ToldEvent {
  const { part, event } = core;
  const { segment } = part;
  const { events } = segment;
  const { act, status } = placeOf(core);
  const participants: ToldEvent['participants'][number][] = [];
  for (let i = events.participants[event]!; i < events.participants[event + 1]!; i++) {
    const named = namedOf(part, events.participant[i]!);
    if (named) participants.push({ ...named, part: PARTS[events.part[i]!] ?? 'who' });
  }
  const name = namedOf(part, events.name[event]! - 1) ?? null;
  const source = events.source[event]!;
  return {
    id:
      name?.id ??
      `event/${segment.articles.keyLo[core.article]!.toString(36)}-${event - events.ofArticle[core.article]!}`,
    act,
    status,
    date:
      source === 0
        ? null
        : {
            value: segment.string(events.value[event]! - 1),
            source: SOURCES[source - 1] ?? 'published',
            text: events.expression[event] === 0 ? null : segment.string(events.expression[event]! - 1),
          },
    place: namedOf(part, events.place[event]! - 1) ?? null,
    participants,
    name,
    sources,
    disagreements,
  };
}

/**
 * Disagreements in words of the texts.
 * @param mentions what was compared
 * @param sourceAt which source stands for a mention; -1 where none is shown
 */
export function disagreementsOf(
  table: ArticleTable,
  found: readonly Disagreement[],
  mentions: readonly EventAt[],
  sourceAt: (mention: number) => number,
): EventDisagreement[] {
  return found.flatMap(({ kind, counted, unit, sides }) => {
    const shown = sides.map(({ value, mentions: of }) => ({
      value: kind === 'place' || kind === 'name' ? (namedIn(table, Number(value))?.name ?? '') : String(value),
      text: textOf(kind, value, mentions[of[0]!]!, counted, unit),
      sources: [...new Set(of.map(sourceAt))].filter((source) => source >= 0),
    }));
    const told = shown.filter(({ sources }) => sources.length > 0);
    return told.length < 2
      ? []
      : [{ kind, ...(counted && { counted }), ...(unit !== undefined && { unit }), sides: told }];
  });
}

/** A value as a mention writes it. */
function textOf(
  kind: Disagreement['kind'],
  value: string | number,
  { part, event }: EventAt,
  counted: Disagreement['counted'],
  unit: string | undefined,
): string {
  const { segment } = part;
  const { events } = segment;
  if (kind === 'place') return namedOf(part, events.place[event]! - 1)?.name ?? '';
  if (kind === 'name') return namedOf(part, events.name[event]! - 1)?.name ?? '';
  if (kind === 'date')
    return events.expression[event] === 0 ? String(value) : segment.string(events.expression[event]! - 1);
  for (const figure of events.event(
    event,
    (n) => segment.string(n),
    () => '',
    0,
  ).figures) {
    if (figure.value === value && figure.counted === counted && (counted !== 'other' || figure.unit === unit)) {
      return figure.text;
    }
  }
  return String(value);
}
