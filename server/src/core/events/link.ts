import type { Told, ToldDays, Weights } from './told.ts';
import { patternsOf } from './told.ts';
import type { ActClass } from './types.ts';

/** «على الأرجح الحدث نفسه» and «خبر ذو صلة». */
export type LinkLabel = 'same' | 'related';

/** Why two mentions are linked. */
export interface LinkReasons {
  /** Entities that took part in both, the rarest first. */
  readonly participants: readonly number[];
  /** The same word for the act, the same class of acts, or classes that go together (a meeting, talks). */
  readonly act: 'lemma' | 'class' | 'kin' | null;
  /** The same day, days that overlap, days one apart, or the same day of a year that one of them leaves open. */
  readonly date: 'same' | 'overlap' | 'apart' | 'open' | null;
  readonly place: boolean;
  /** Both are the event of one fixed name. */
  readonly name: boolean;
  /** Their sentences share many rare words. */
  readonly words: boolean;
}

export interface Link {
  readonly label: LinkLabel;
  /** From 0 to 1. */
  readonly score: number;
  readonly reasons: LinkReasons;
}

/** What each kind of likeness is worth, fitted on the development half of `test/accuracy/gold/event-pairs.json`. */
export const WEIGHTS = { participants: 0.3, act: 0.15, date: 0.15, place: 0.1, words: 0.3 } as const;
/** At this score two mentions probably tell one event. */
export const SAME = 0.5;
/** Below it, with a gate passed, they are related. */
export const RELATED = 0.3;
/** A participant that weighs at least this is rare enough to open the gate alone. */
const RARE = 0.35;
/** Sentences that share this much of their words are about one thing. */
const ALIKE = 0.3;
/** A shared word that weighs this much counts for `ALIKE`. */
const MANY_WORDS = 2;

/** Acts that are told of one event: who meets talks, what is attacked has its dead. */
const KIN: readonly (readonly ActClass[])[] = [
  ['meet', 'talk', 'visit'],
  ['visit', 'move'],
  ['sign', 'agree', 'cease-fire'],
  ['attack', 'kill', 'die'],
  ['accident', 'disaster', 'die'],
  ['accident', 'kill'],
  ['win', 'play'],
  ['elect', 'win'],
  ['decide', 'publish', 'say'],
  ['decide', 'appoint'],
  ['decide', 'agree'],
  ['decide', 'resign'],
  ['arrest', 'try'],
  ['open', 'publish'],
  ['say', 'talk'],
];

const kinOf = new Map<ActClass, Set<ActClass>>();
for (const group of KIN) {
  for (const act of group) {
    const kin = kinOf.get(act) ?? new Set();
    for (const other of group) kin.add(other);
    kinOf.set(act, kin);
  }
}

interface Likeness {
  readonly value: number;
}

/** How two dates agree: the likeness from 0 to 1, or undefined where they contradict each other. */
function dateOf(a: ToldDays | null, b: ToldDays | null): { value: number; kind: LinkReasons['date'] } | undefined {
  if (a === null || b === null) return { value: 0, kind: null };
  if (a.pattern !== 0 || b.pattern !== 0) return openDate(a, b);
  const [first, second] = [widened(a), widened(b)];
  const gap = Math.max(first.from - second.to, second.from - first.to);
  if (gap > 1) return undefined;
  // A publication date says that the event was about then; a month says little of a day.
  const sure = (a.source === 'published' ? 0.7 : 1) * (b.source === 'published' ? 0.7 : 1);
  const length = Math.max(a.to - a.from, b.to - b.from);
  if (a.from === b.from && a.to === b.to) return { value: sure * (length > 6 ? 0.5 : 1), kind: 'same' };
  if (gap === 1) return { value: 0.4 * sure, kind: 'apart' };
  const apart = Math.max(a.from - b.to, b.from - a.to);
  return { value: sure * (length > 6 ? 0.4 : 0.8), kind: apart > 0 ? 'apart' : 'overlap' };
}

/** What is printed today happened today or the day before. */
function widened({ from, to, source }: ToldDays): { from: number; to: number } {
  return source === 'published' ? { from: from - 1, to } : { from, to };
}

/** A date without its year agrees with a day of that name. */
function openDate(a: ToldDays, b: ToldDays): { value: number; kind: LinkReasons['date'] } | undefined {
  if (a.pattern !== 0 && b.pattern !== 0) {
    if (a.pattern > 9999 !== b.pattern > 9999) return { value: 0, kind: null };
    return a.pattern === b.pattern ? { value: 0.7, kind: 'open' } : undefined;
  }
  const [open, whole] = a.pattern !== 0 ? [a, b] : [b, a];
  if (whole.to - whole.from > 6 || whole.source === 'published') return { value: 0, kind: null };
  for (let day = whole.from; day <= whole.to; day++) {
    if (patternsOf(day).includes(open.pattern)) return { value: open.pattern > 9999 ? 0.4 : 0.7, kind: 'open' };
  }
  return undefined;
}

function actOf(a: Told, b: Told): { value: number; kind: LinkReasons['act'] } {
  const vague = a.act === 'say' || a.act === 'other';
  if (a.lemma === b.lemma && a.act === b.act) return { value: vague ? 0.6 : 1, kind: 'lemma' };
  if (a.act === b.act)
    return { value: a.act === 'other' ? 0 : vague ? 0.5 : 0.8, kind: a.act === 'other' ? null : 'class' };
  if (kinOf.get(a.act)?.has(b.act)) return { value: 0.5, kind: 'kin' };
  return { value: 0, kind: null };
}

/** What two ascending lists of numbers share, and how much of both that is (1: all), each number by its weight. */
function shared(
  a: readonly number[],
  b: readonly number[],
  weight: (one: number) => number,
): { both: number[]; sum: number; part: number } {
  const both: number[] = [];
  let sum = 0;
  let [first, second] = [0, 0];
  for (const one of b) second += weight(one);
  for (const one of a) {
    const own = weight(one);
    first += own;
    if (own > 0 && b.includes(one)) {
      both.push(one);
      sum += own;
    }
  }
  return { both, sum, part: sum === 0 ? 0 : sum / Math.sqrt(first * second) };
}

/**
 * Compares two mentions. Undefined where nothing links them: contradicting dates, or no shared rare participant, no place with
 * an act of the same class, no fixed name and no sentence of nearly the same words. Never on a date alone. Constant work.
 */
export function link(a: Told, b: Told, weights: Weights): Link | undefined {
  const date = dateOf(a.days, b.days);
  const act = actOf(a, b);
  const participants = shared(a.participants, b.participants, (one) => weights.entity(one));
  const words = shared(a.words, b.words, (one) => weights.word(one));
  const name = a.name >= 0 && a.name === b.name;
  const place = a.place >= 0 && a.place === b.place;
  const alike = words.part >= ALIKE && words.sum >= MANY_WORDS;
  const rare = participants.both.some((one) => weights.entity(one) >= RARE) || participants.sum >= 2 * RARE;
  if (!rare && !name && !alike && !(place && (act.kind === 'lemma' || act.kind === 'class'))) return undefined;
  const reasons: LinkReasons = {
    participants: participants.both.sort((x, y) => weights.entity(y) - weights.entity(x)),
    act: act.kind,
    date: date?.kind ?? null,
    place,
    name,
    words: alike,
  };
  const score = scoreOf({ participants, act, date, place: placeOf(a, b), words });
  if (date === undefined)
    return score >= RELATED ? { label: 'related', score: Math.min(score, SAME - 0.01), reasons } : undefined;
  const fits = score >= SAME && (act.kind !== null || alike) && (date.kind !== null || name || (rare && alike));
  if (fits) return { label: 'same', score, reasons };
  return score >= RELATED ? { label: 'related', score: Math.min(score, SAME - 0.01), reasons } : undefined;
}

/** 1 for the same place, 0 for another one, between where one of them gives none. */
const placeOf = (a: Told, b: Told): number => (a.place < 0 || b.place < 0 ? 0.3 : a.place === b.place ? 1 : 0);

/** The weighted sum; `participants` counts what is shared, up to two rare ones, and how much of both that is. */
function scoreOf(like: {
  participants: { sum: number; part: number };
  act: Likeness;
  date: Likeness | undefined;
  place: number;
  words: { part: number };
}): number {
  const people = 0.5 * Math.min(1, like.participants.sum / 1.2) + 0.5 * like.participants.part;
  return (
    WEIGHTS.participants * people +
    WEIGHTS.act * like.act.value +
    WEIGHTS.date * (like.date?.value ?? 0) +
    WEIGHTS.place * like.place +
    WEIGHTS.words * Math.min(1, like.words.part * 1.5)
  );
}
