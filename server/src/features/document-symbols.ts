import { type DocumentSymbol, type Range, SymbolKind } from 'vscode-languageserver-types';
import type { Entity, EntityType } from '../core/types.ts';
import { EVENT_LABELS } from '../event-messages.ts';
import { LABELS, TYPE_GROUPS } from '../messages.ts';
import { excerpt } from './card.ts';
import { eventTitle } from './event-title.ts';
import { inWords } from './hover-steps.ts';
import { rangeOf, type View } from './view.ts';

export const KINDS: Record<EntityType, SymbolKind> = {
  person: SymbolKind.Class,
  place: SymbolKind.Field,
  organization: SymbolKind.Module,
  event: SymbolKind.Event,
};

const ORDER: readonly EntityType[] = ['person', 'organization', 'place', 'event'];

/**
 * What fits into a side bar. An outline runs from left to right, so what does not fit is cut off on the right: the beginning
 * of an Arabic name.
 */
const LONGEST = 40;

/** The beginning of a passage. Without the RIGHT-TO-LEFT MARK dots or a question mark at its end would be drawn before it. */
function named(passage: string): string {
  const name = excerpt(passage, 0, 0, LONGEST);
  return /[\p{L}\p{N}]$/u.test(name) ? name : `${name}\u200F`;
}

/**
 * A detail stands to the right of its name: without the LEFT-TO-RIGHT MARK two Arabic texts would run into one, and without
 * the ZERO WIDTH NON-JOINER the letters at their ends would join.
 */
const beside = (detail: string): string => `\u200C\u200E${detail}`;

/** The outline: the article under its headline with its paragraphs, then what it names, by type, the most frequent first,
 * and the events that it tells. */
export function documentSymbols(view: View): DocumentSymbol[] {
  const { snapshot, language } = view;
  const { analysis, text } = snapshot;
  const symbols: DocumentSymbol[] = [];
  const headline = analysis.paragraphs.find(({ kind }) => kind === 'headline');
  const children: DocumentSymbol[] = [];
  for (const paragraph of analysis.paragraphs) {
    if (paragraph === headline || paragraph.kind === 'boilerplate') continue;
    const range = rangeOf(snapshot, paragraph);
    const name = named(text.slice(paragraph.start, paragraph.end));
    children.push({ name, kind: SymbolKind.String, range, selectionRange: range });
  }
  if (analysis.paragraphs.length > 0) {
    const whole: Range = rangeOf(snapshot, { start: 0, end: text.length });
    const name = headline && named(text.slice(headline.start, headline.end));
    symbols.push({
      name: name || LABELS.article[language](),
      detail: headline ? beside(LABELS.headline[language]()) : '',
      kind: SymbolKind.File,
      range: whole,
      selectionRange: headline ? rangeOf(snapshot, headline) : whole,
      children,
    });
  }
  for (const type of ORDER) {
    const groups = byId(analysis.entities.filter((entity) => entity.type === type));
    if (groups.length === 0) continue;
    const range = rangeOf(snapshot, groups[0]![0]!);
    symbols.push({
      name: TYPE_GROUPS[type][language],
      detail: beside(String(groups.length)),
      kind: SymbolKind.Namespace,
      range,
      selectionRange: range,
      children: groups.map((mentions) => {
        const first = rangeOf(snapshot, mentions[0]!);
        const name = mentions[0]!.name || mentions[0]!.text;
        const detail = beside(LABELS.times[language](mentions.length));
        return { name, detail, kind: KINDS[type], range: first, selectionRange: first };
      }),
    });
  }
  const events = eventSymbols(view);
  if (events.length > 0) {
    const { range, selectionRange } = events[0]!;
    symbols.push({
      name: EVENT_LABELS.ofArticle[language](),
      detail: beside(String(events.length)),
      kind: SymbolKind.Namespace,
      range,
      selectionRange,
      children: events,
    });
  }
  return symbols;
}

/** The events that an article tells, in document order: act and who took part, with the day. What names nobody and no place is left out. */
function eventSymbols(view: View): DocumentSymbol[] {
  const { snapshot, language } = view;
  const { analysis } = snapshot;
  if (analysis.events.length === 0) return [];
  const names = new Map(analysis.entities.map(({ id, name, text }) => [id, name || text]));
  const symbols = new Map<string, DocumentSymbol>();
  for (const { act, participants, place, name, time, start, end } of analysis.events) {
    const titled = {
      act: act.class,
      name: name === null ? null : (names.get(name) ?? null),
      participants: participants.map(({ entity }) => names.get(entity) ?? ''),
      place: place ? (names.get(place.entity) ?? null) : null,
    };
    const title = eventTitle(titled, language);
    if (title === undefined) continue;
    const day = time && time.source !== 'published' ? (inWords(time.value, view, false) ?? time.value) : '';
    const key = `${title}\n${day}`;
    if (symbols.has(key)) continue;
    symbols.set(key, {
      name: named(title),
      detail: day === '' ? '' : beside(`\u2068${day}\u2069`),
      kind: SymbolKind.Event,
      range: rangeOf(snapshot, { start, end }),
      selectionRange: rangeOf(snapshot, act),
    });
  }
  return [...symbols.values()];
}

/** Mentions by entity, the most frequent entity first; in document order when equal. */
function byId(entities: readonly Entity[]): Entity[][] {
  const groups = new Map<string, Entity[]>();
  for (const entity of entities) {
    const group = groups.get(entity.id);
    if (group) group.push(entity);
    else groups.set(entity.id, [entity]);
  }
  return [...groups.values()].sort((a, b) => b.length - a.length);
}
