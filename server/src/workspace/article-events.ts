import type { Analysis } from '../core/article.ts';
import { contentWords } from '../core/events/content-words.ts';
import type { ActClass, EventFigure, EventMention, EventStatus, Part, TimeSource } from '../core/events/types.ts';
import { LineIndex } from '../core/text/lines.ts';
import { own } from '../core/text/own.ts';
import type { Span } from '../core/types.ts';
import { hash32 } from './index/hash.ts';
import { cursor } from './record.ts';

/** A mention of an event as the index keeps it. Entities are ids; -1 and null stand for none. */
export interface IndexedEvent {
  /** Into the article's recorded sentences. */
  readonly sentence: number;
  /** The word that names the act: zero-based, in UTF-16 code units, as in the Language Server Protocol. */
  readonly line: number;
  readonly character: number;
  readonly length: number;
  readonly act: ActClass;
  readonly lemma: string;
  readonly status: EventStatus;
  readonly participants: readonly { readonly entity: string; readonly part: Part }[];
  readonly place: string | null;
  /** The entity of a fixed name. */
  readonly name: string | null;
  /** EDTF, where it is from, and the expression in the text; null for the publication date. */
  readonly time: { readonly value: string; readonly source: TimeSource; readonly text: string | null } | null;
  readonly figures: readonly (Pick<EventFigure, 'value' | 'counted' | 'unit'> & { readonly text: string })[];
  /** `hash32` of the words of its sentence (see `contentWords`), names left out, ascending; one list for all mentions of a sentence. */
  readonly words: readonly number[];
}

/**
 * The events of an analysed article. Page furniture tells none. Linear in its text.
 * @param starts where the recorded sentences begin in the text, ascending
 */
export function makeEvents(analysis: Analysis, starts: readonly number[]): IndexedEvent[] {
  const { text, events } = analysis;
  if (events.length === 0) return [];
  const lines = new LineIndex(text);
  const numbers = new Map(starts.map((start, i): [number, number] => [start, i]));
  const wordsAt = new Map<number, number[]>();
  const named = cursor(analysis.entities);
  const found: IndexedEvent[] = [];
  for (const [i, event] of events.entries()) {
    const sentence = numbers.get(event.start);
    if (sentence === undefined || saysNothing(event, events[i - 1])) continue;
    let words = wordsAt.get(sentence);
    if (!words) {
      words = [...new Set(contentWords(withoutNames(text, event, named(event))).map(hash32))].sort((a, b) => a - b);
      wordsAt.set(sentence, words);
    }
    found.push(indexed(dated(event, events[i - 1], events[i + 1]), text, lines, sentence, words));
  }
  return found;
}

/**
 * Whether a further act of a sentence says nothing that a hover would show or a link could rest on: nobody, no place, no day of its own
 * and no figure. Its sentence is found by the act before it.
 */
function saysNothing(event: EventMention, before: EventMention | undefined): boolean {
  const { participants, place, name, figures, time } = event;
  if (before?.start !== event.start || participants.length > 0 || place || name || figures.length > 0) return false;
  return time?.source !== 'said';
}

/** An act without a day of its own has that of the other act of its sentence. */
function dated(event: EventMention, ...beside: readonly (EventMention | undefined)[]): EventMention {
  if (event.time !== null) return event;
  for (const other of beside) {
    if (other?.start === event.start && other.time?.source === 'said') {
      return { ...event, time: { ...other.time, source: 'inherited' } };
    }
  }
  return event;
}

/** A sentence with blanks for the names in it: those are compared by who they name. */
function withoutNames(text: string, { start, end }: Span, names: readonly Span[]): string {
  let out = '';
  let from = start;
  for (const name of names) {
    out += `${text.slice(from, Math.max(from, name.start))} `;
    from = Math.max(from, name.end);
  }
  return out + text.slice(from, Math.max(from, end));
}

function indexed(
  { act, status, participants, time, place, figures, name }: EventMention,
  text: string,
  lines: LineIndex,
  sentence: number,
  words: readonly number[],
): IndexedEvent {
  const seen = new Set<string>();
  return {
    sentence,
    ...lines.positionAt(act.start),
    length: act.end - act.start,
    act: act.class,
    lemma: own(act.lemma),
    status,
    participants: participants.flatMap(({ entity, part }) => {
      if (seen.has(entity)) return [];
      seen.add(entity);
      return [{ entity, part }];
    }),
    place: place?.entity ?? null,
    name,
    time: time && {
      value: time.value,
      source: time.source,
      text: time.span && own(text.slice(time.span.start, time.span.end)),
    },
    figures: figures.map(({ value, counted, unit, start, end }) => ({
      value,
      counted,
      unit: own(unit),
      text: own(text.slice(start, end)),
    })),
    words,
  };
}
