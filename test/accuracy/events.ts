/**
 * Scores the event mentions by `gold/event-sentences.json` (see gold/NOTES.md): slots act, participant, date and place.
 *
 *   node scripts/run-ts.mjs test/accuracy/events.ts --read     prints the mistakes on the sentences for development, for a person to read
 *   node scripts/run-ts.mjs test/accuracy/events.ts --figures  the totals of all, the held-out ones too
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { type Analysis, analyse } from '../../server/src/core/article.ts';
import type { Lexicon } from '../../server/src/core/entities/index.ts';
import type { EventMention } from '../../server/src/core/events/index.ts';
import type { Span } from '../../server/src/core/types.ts';
import { lexicon as shipped } from '../fixtures/lexicon.ts';
import { composed, NEWS, type NewsRow, readCorpus } from './corpora.ts';
import { DRAWS, EVENT_GOLD, type GoldEvent, type GoldSentence, isBlind } from './event-gold.ts';
import { f1, precision, recall, type Score } from './seeds.ts';

export interface EventScore {
  readonly scores: Readonly<Record<string, Score>>;
  readonly mistakes: readonly string[];
}

/**
 * Scores one half. An act is right when its word and its class are; the others are compared in the events whose acts
 * overlap, else are of one class. A participant is right when the name and its part are; a date, of those that the sentence
 * says, when the value is. Undefined where the news data is absent.
 */
export function scoreEvents(lexicon: Lexicon, half: GoldSentence['half']): EventScore | undefined {
  if (!existsSync(NEWS)) return undefined;
  const wanted = EVENT_GOLD.flatMap(
    (file) => (JSON.parse(readFileSync(file, 'utf8')) as { sentences: GoldSentence[] }).sentences,
  ).filter((sentence) => sentence.half === half);
  const rows = new Map<string, NewsRow>();
  const ids = new Set(wanted.map(({ id }) => id));
  for (const corpus of new Set(wanted.map(({ corpus }) => corpus))) {
    for (const row of readCorpus(corpus)) if (ids.has(row.id)) rows.set(row.id, row);
  }
  const sums: Record<string, { right: number; found: number; wanted: number }> = {};
  const note = (slot: string, right: number, found: number, wanted: number): void => {
    const names = slot.startsWith('also') ? [slot] : ['slots', slot];
    for (const name of names) {
      sums[name] ??= { right: 0, found: 0, wanted: 0 };
      sums[name].right += right;
      sums[name].found += found;
      sums[name].wanted += wanted;
    }
  };
  const mistakes: string[] = [];
  for (const gold of wanted) {
    const text = composed(rows.get(gold.id)!);
    if (createHash('sha256').update(text).digest('hex') !== gold.sha256) {
      throw new Error(`${gold.id} is not the text that was annotated`);
    }
    const analysis = analyse(text, gold.published ? { date: gold.published } : {}, lexicon);
    const found = analysis.events.filter(({ start, end }) => start < gold.end && end > gold.start);
    const wrong = scoreSentence(analysis, gold.events, found, note);
    if (wrong.length > 0) mistakes.push(`#${gold.number} ${wrong.join(' ; ')}`);
  }
  return { scores: sums, mistakes };
}

export function scoreSentence(
  analysis: Analysis,
  gold: readonly GoldEvent[],
  found: readonly EventMention[],
  note: (slot: string, right: number, found: number, wanted: number) => void,
): string[] {
  const wrong: string[] = [];
  const text = (start: number, end: number): string => analysis.text.slice(start, end);
  const left = [...found];
  const pairs: (readonly [GoldEvent, EventMention | undefined])[] = [];
  const take = (event: GoldEvent, fits: (mention: EventMention) => boolean): boolean => {
    const at = left.findIndex(fits);
    if (at < 0) return false;
    pairs.push([event, left.splice(at, 1)[0]!]);
    return true;
  };
  const rest = gold.filter((event) => !take(event, ({ act }) => overlaps(act, event.act)));
  for (const event of rest) {
    if (!take(event, ({ act }) => act.class === event.class)) pairs.push([event, undefined]);
  }
  for (const [event, mention] of pairs) {
    const right = mention !== undefined && overlaps(mention.act, event.act) && mention.act.class === event.class;
    note('act', right ? 1 : 0, mention ? 1 : 0, 1);
    if (!right) {
      const got = mention ? `${text(mention.act.start, mention.act.end)} ${mention.act.class}` : '—';
      wrong.push(`act ${text(...event.act)} ${event.class} ≠ ${got}`);
    }
    const participants = [...(mention?.participants ?? [])];
    const extra = new Set(participants);
    let hits = 0;
    for (const [part, start, end] of event.participants) {
      const there = participants.find(
        (one) => extra.has(one) && (overlaps(one, [start, end]) || sameEntity(analysis, one.entity, [start, end])),
      );
      if (there) {
        extra.delete(there);
        note('also: participants whatever their part', 1, 0, 0);
      }
      if (there?.part === part) hits++;
      else wrong.push(`${part} ${text(start, end)} ≠ ${there ? there.part : '—'}`);
    }
    note('participant', hits, participants.length, event.participants.length);
    note('also: participants whatever their part', 0, participants.length, event.participants.length);
    for (const one of extra) wrong.push(`extra ${one.part} ${text(one.start, one.end)}`);
    const date = mention?.time?.source === 'said' ? mention.time.value : null;
    note('date', date !== null && date === event.date ? 1 : 0, date ? 1 : 0, event.date ? 1 : 0);
    if (date !== event.date) wrong.push(`date ${event.date} ≠ ${date}`);
    const place = mention?.place ?? null;
    const placed =
      place !== null && event.places.some((span) => overlaps(place, span) || sameEntity(analysis, place.entity, span));
    note('place', placed ? 1 : 0, place ? 1 : 0, event.places.length > 0 ? 1 : 0);
    if (place ? !placed : event.places.length > 0) {
      wrong.push(
        `place ${event.places.map(([start, end]) => text(start, end)).join('/')} ≠ ${place ? text(place.start, place.end) : '—'}`,
      );
    }
    if (mention) note('also: status', mention.status === event.status ? 1 : 0, 1, 1);
    if (mention && mention.status !== event.status) wrong.push(`status ${event.status} ≠ ${mention.status}`);
  }
  for (const { act, participants, time, place } of left) {
    note('act', 0, 1, 0);
    note('participant', 0, participants.length, 0);
    note('also: participants whatever their part', 0, participants.length, 0);
    note('date', 0, time?.source === 'said' ? 1 : 0, 0);
    note('place', 0, place ? 1 : 0, 0);
    wrong.push(`extra act ${text(act.start, act.end)} ${act.class} (${participants.length} participants)`);
  }
  return wrong;
}

const overlaps = ({ start, end }: Span, [from, to]: readonly [number, number]): boolean => start < to && end > from;

const sameEntity = ({ entities }: Analysis, id: string, span: readonly [number, number]): boolean =>
  entities.some((entity) => entity.id === id && overlaps(entity, span));

if (process.argv[1]?.includes('events') && /--(read|figures)/.test(process.argv.join(' '))) {
  for (const half of DRAWS) {
    if (!process.argv.includes('--figures') && isBlind(half)) continue;
    const score = scoreEvents(shipped(), half);
    if (!score) continue;
    for (const [name, one] of Object.entries(score.scores)) {
      const cells = [precision(one), recall(one), f1(one)].map((value) => value.toFixed(3)).join(' ');
      console.log(`${half} ${name}: ${cells} ${one.right}/${one.found}/${one.wanted}`);
    }
    // Of the held-out draws nobody reads more than the figures.
    if (!isBlind(half) && process.argv.includes('--read')) console.log(score.mistakes.join('\n'));
  }
}
