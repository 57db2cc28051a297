import { AGAIN, actOf } from './act-kin.ts';
import { countsOthers, MATCH, namesOthers, VIOLENT } from './contradictions.ts';
import { likeReports, mayBeReports } from './reports.ts';
import type { Told, ToldDays, Weights } from './told.ts';
import { patternsOf, WEEKDAY_PATTERNS } from './told.ts';
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
  /** Their articles begin with them and are alike. */
  readonly reports: boolean;
}

export interface Link {
  readonly label: LinkLabel;
  /** From 0 to 1. */
  readonly score: number;
  readonly reasons: LinkReasons;
}

/**
 * What each kind of likeness is worth, and from where it counts: fitted on the development half of
 * `test/accuracy/gold/event-pairs.json` (see its NOTES.md).
 */
export const LINKING = {
  /** Who is named and what words are used, together; and each of them within that. */
  about: 0.5,
  people: 0.85,
  words: 0.9,
  act: 0.2,
  date: 0.2,
  place: 0.1,
  /** At this score two mentions probably tell one event; below it, with a gate passed, they are related from the second on. */
  same: 0.52,
  related: 0.4,
  /** Shared names that weigh at least this together open the gate. */
  rare: 0.3,
  /** Sentences that share this part of their words, and words of this weight together, are about one thing. */
  alike: 0.22,
  manyWords: 1.5,
  /** Where somebody speaks this part: who speaks says many things on one day. */
  alikeSayings: 0.36,
  /** The same where another word is used for it. */
  alikeOtherSayings: 0.4,
  /** Without a day in one of them and with one name or none this part. */
  alikeUndated: 0.5,
  /** Without a day in one of them and with neither the place nor two sides this part, where two names are shared. */
  alikeSomeday: 0.4,
  /** Without a name in both this part. */
  alikeAlone: 0.45,
  /** The same where each names somebody else. */
  alikeOthers: 0.6,
  /** What shares this part and names other places is a set phrase. */
  setPhrase: 0.7,
  /** Fighting this part, unless more is the same. */
  alikeFights: 0.36,
  /** With acts that only go together this part. */
  alikeKin: 0.15,
  /** Without acts that go together this part. */
  alikeWithoutAct: 0.6,
  /** What a shared name counts that is no participant in one of the two. */
  passing: 0.55,
  /** What a date counts that one of them does not give. */
  unknownDate: 0.35,
  /** What a day without its year, and what a weekday, count that fit the other's day. */
  openDay: 0.7,
  openWeekday: 0.4,
};
/** So many times what is shared. */
const MOSTLY = 1.5;
/** Days within which articles are of one story. */
const STORY = 60;
/** What does not happen again may be told some days later, where neither says its day. */
const LATE = 5;
/** Two articles farther apart than this tell two events where one of them says no day. */
const APART = 7;

/** How two dates agree: the likeness from 0 to 1, or undefined where they contradict each other. */
function dateOf(one: Told, other: Told): { value: number; kind: LinkReasons['date'] } | undefined {
  const a = one.days;
  const b = other.days;
  if (a === null || b === null) {
    if (Math.abs(one.published - other.published) > APART) return undefined;
    return { value: LINKING.unknownDate, kind: null };
  }
  if (a.pattern !== 0 || b.pattern !== 0) return openDate(a, b);
  const gap = Math.max(firstDay(a) - b.to, firstDay(b) - a.to);
  if (gap > 1) {
    const late = a.source === 'published' && b.source === 'published' && gap <= LATE;
    return late && !AGAIN.has(one.act) && !AGAIN.has(other.act) ? { value: 0, kind: null } : undefined;
  }
  // A publication date says that the event was about then; a month says little of a day.
  const sure = (a.source === 'published' ? 0.7 : 1) * (b.source === 'published' ? 0.7 : 1);
  const length = Math.max(a.to - a.from, b.to - b.from);
  if (a.from === b.from && a.to === b.to) return { value: sure * (length > 6 ? 0.5 : 1), kind: 'same' };
  if (gap === 1) return { value: 0.4 * sure, kind: 'apart' };
  return { value: sure * (length > 6 ? 0.4 : 0.8), kind: 'overlap' };
}

/** What is printed today happened today or the day before. */
const firstDay = ({ from, source }: ToldDays): number => (source === 'published' ? from - 1 : from);

/** A date without its year agrees with a day of that name. */
function openDate(a: ToldDays, b: ToldDays): { value: number; kind: LinkReasons['date'] } | undefined {
  if (a.pattern !== 0 && b.pattern !== 0) {
    if (a.pattern > WEEKDAY_PATTERNS !== b.pattern > WEEKDAY_PATTERNS) return { value: 0, kind: null };
    return a.pattern === b.pattern ? { value: 0.7, kind: 'open' } : undefined;
  }
  const [open, whole] = a.pattern !== 0 ? [a, b] : [b, a];
  if (whole.to - whole.from > 6 || whole.source === 'published') return { value: 0, kind: null };
  for (let day = whole.from; day <= whole.to; day++) {
    if (patternsOf(day).includes(open.pattern)) {
      return { value: open.pattern > WEEKDAY_PATTERNS ? LINKING.openWeekday : LINKING.openDay, kind: 'open' };
    }
  }
  return undefined;
}

/** What two lists of numbers share, and how much of both that is (1: all). */
interface Shared {
  readonly both: number[];
  readonly sum: number;
  readonly part: number;
}

/** Shared names, and what they are worth beside those that only one of two mentions has. */
interface Named extends Shared {
  readonly shared: number;
  /** What the mention with fewer such names names alone. */
  readonly others: number;
}

/** Who is named in both; a name counts less where it is no participant in one of them. */
function sharedPeople(a: Told, b: Told, weights: Weights): Named {
  const both: number[] = [];
  let sum = 0;
  let first = 0;
  let second = 0;
  let shared = 0;
  for (const one of b.named) second += weights.entity(one);
  for (const one of a.named) {
    const own = weights.entity(one);
    first += own;
    if (own === 0 || !b.named.includes(one)) continue;
    both.push(one);
    shared += own;
    sum += a.participants.includes(one) && b.participants.includes(one) ? own : own * LINKING.passing;
  }
  const part = sum === 0 ? 0 : sum / Math.sqrt(first * second);
  return { both, sum, part, shared, others: Math.min(first, second) - shared };
}

const NOTHING: Shared = { both: [], sum: 0, part: 0 };

/** The words of both; a single one says nothing, and most pairs have no more. */
function sharedWords(a: readonly number[], b: readonly number[], weights: Weights): Shared {
  const both: number[] = [];
  for (let i = 0, k = 0; i < a.length && k < b.length; ) {
    if (a[i]! === b[k]!) {
      both.push(a[i]!);
      i++;
      k++;
    } else if (a[i]! < b[k]!) i++;
    else k++;
  }
  if (both.length < 2) return NOTHING;
  let [sum, first, second] = [0, 0, 0];
  for (const one of both) sum += weights.word(one);
  for (const one of a) first += weights.word(one);
  for (const one of b) second += weights.word(one);
  return { both, sum, part: sum === 0 ? 0 : sum / Math.sqrt(first * second) };
}

/**
 * Compares two mentions. Undefined where nothing links them: contradicting dates, or no shared rare participant, no place with
 * an act of the same class, no fixed name, no sentence of nearly the same words and no like articles that begin with them. Never on a
 * date alone. Work is linear in what their articles hold.
 */
export function link(a: Told, b: Told, weights: Weights): Link | undefined {
  // A sentence that tells two events tells two.
  if (a.article === b.article && a.sentence === b.sentence) return undefined;
  const date = dateOf(a, b);
  // Most pairs end here: another time, and months apart.
  if (date === undefined && Math.abs(a.published - b.published) > STORY) return undefined;
  const act = actOf(a, b);
  const people = sharedPeople(a, b, weights);
  const words = sharedWords(a.words, b.words, weights);
  // Many matches are played for one cup.
  const name = a.name >= 0 && a.name === b.name && !(MATCH.has(a.act) && MATCH.has(b.act));
  const place = a.place >= 0 && a.place === b.place;
  const alike = words.part >= LINKING.alike && words.sum >= LINKING.manyWords;
  const rare = people.sum >= LINKING.rare;
  const isOpen = rare || name || alike || (place && (act.kind === 'lemma' || act.kind === 'class'));
  const begin = date && mayBeReports(a, b) ? act.kind : null;
  if (!isOpen && begin === null) return undefined;
  const about = aboutOf(people, words);
  const at = a.place < 0 || b.place < 0 ? 0.3 : place ? 1 : 0;
  const score = scoreOf(about, act.value, date?.value ?? 0, at);
  if (score < LINKING.related && begin === null) return undefined;
  const reasons: LinkReasons = {
    participants: people.both,
    act: act.kind,
    date: date?.kind ?? null,
    place,
    name,
    words: alike,
    reports: false,
  };
  const linked = (label: LinkLabel, score: number, reports = false): Link => {
    people.both.sort((x, y) => weights.entity(y) - weights.entity(x));
    return { label, score, reasons: reports ? { ...reasons, reports } : reasons };
  };
  if (isOpen && date && score >= LINKING.same && fits(a, b, reasons, people, words, weights))
    return linked('same', score);
  if (date && begin !== null && !contradict(a, b, words.part, weights)) {
    const shares = place || name || sharedSides(a, b) > 0;
    const days = date.kind === 'apart' && AGAIN.has(a.act) ? 'again' : date.kind === null ? null : 'agree';
    const like = likeReports(a, b, { act: begin, alike: words.part, shares, days }, weights);
    const sure = scoreOf(Math.max(like, about), act.value, date.value, at);
    if (like > 0 && sure >= LINKING.same) return linked('same', sure, true);
  }
  return isOpen && score >= LINKING.related && isStory(a, b, reasons)
    ? linked('related', Math.min(score, LINKING.same - 0.01))
    : undefined;
}

/** As `link`, where only what tells the same event is wanted: days that contradict each other decide before names and words are read. */
export function sameEvent(a: Told, b: Told, weights: Weights): Link | undefined {
  if (dateOf(a, b) === undefined) return undefined;
  const found = link(a, b, weights);
  return found?.label === 'same' ? found : undefined;
}

/** Whether they name or count what one event cannot have both of. */
const contradict = (a: Told, b: Told, alike: number, weights: Weights): boolean =>
  namesOthers(a, b, alike, LINKING.setPhrase, weights) || countsOthers(a, b);

/** Whether it is one story: not months apart, and more in common than one name. */
function isStory(a: Told, b: Told, { participants, place, name, words }: LinkReasons): boolean {
  if (Math.abs(a.published - b.published) > STORY) return false;
  return participants.length > 1 || name || (words && (place || participants.length > 0));
}

/** Whether what is shared is of the kind that one event shares. */
function fits(
  a: Told,
  b: Told,
  { act, date, name, participants, place }: LinkReasons,
  people: Named,
  words: Shared,
  weights: Weights,
): boolean {
  if (act === null && words.part < LINKING.alikeWithoutAct) return false;
  const sides = sharedSides(a, b);
  // Each names what the other does not.
  const others = people.others > 0.01;
  // Who is named nowhere in both must be told in much the same words, and in still more of them where others are named.
  if (participants.length === 0 && !place && !name) {
    if (act === 'kin' || words.part < (others ? LINKING.alikeOthers : LINKING.alikeAlone)) return false;
  }
  if (contradict(a, b, words.part, weights)) return false;
  // Most of what they name the other does not.
  const isFight = VIOLENT.has(a.act) && VIOLENT.has(b.act);
  const isApart = (sides === 0 || (isFight && sides < 2)) && !place && !name && participants.length < 2;
  if (isApart && people.others > people.shared * MOSTLY && words.part < LINKING.alikeAlone) return false;
  // One day after the other the same people strike, meet and play again.
  if (date === 'apart' && AGAIN.has(a.act)) {
    if (!place && (participants.length < 2 || (participants.length < 3 && others && sides < 2))) return false;
    if (isSaid(a) && isSaid(b) && sides < 2 && !(place && sides > 0)) return false;
    // Neither says its day, so they may lie two days apart.
    if (isPrinted(a) && isPrinted(b) && words.part < LINKING.alikeAlone) return false;
  }
  // Who speaks says many things on one day.
  const isSaying = a.act === 'say' || b.act === 'say';
  if (isSaying && words.part < (act === 'lemma' ? LINKING.alikeSayings : LINKING.alikeOtherSayings)) return false;
  if (isSaying && sides === 0 && others && words.part < LINKING.alikeOthers) return false;
  // One who appoints appoints many.
  if ((a.act === 'appoint' || b.act === 'appoint') && Math.min(a.participants.length, b.participants.length) > sides)
    return false;
  // Others speak, play and win: who takes part in the one takes no part in the other.
  if (sides === 0 && a.participants.length > 0 && b.participants.length > 0 && !name) {
    if (words.part < (isSaying ? LINKING.alikeWithoutAct : LINKING.alikeAlone)) return false;
  }
  const elsewhere = a.place >= 0 && b.place >= 0 && !place;
  if (!name && sides < 2 && words.part < LINKING.alikeAlone) {
    // Who meets or plays whom makes the meeting and the match.
    if (SIDES.has(a.act) && SIDES.has(b.act)) {
      if (a.participants.length > 1 && b.participants.length > 1) return false;
      if (others && participants.length < 2) return false;
    }
    if (MATCH.has(a.act) && MATCH.has(b.act) && !place) return false;
    if (isFight && elsewhere) return false;
  }
  // The same sides fight in several places on one day.
  if (!name && isFight && words.part < LINKING.alikeFights) {
    if (words.part < LINKING.alike || participants.length < (place ? 2 : 3)) return false;
  }
  // So many are met, opened and signed by one man on one day: the same words, both sides, or him in the same place.
  if (words.part < LINKING.alike && !name && sides < 2 && !(place && sides > 0)) return false;
  if (act === 'kin') {
    if (words.part < LINKING.alikeKin && !(SIDES.has(a.act) && SIDES.has(b.act))) return false;
    if (participants.length < 2 && !place && words.part < LINKING.alikeAlone) return false;
  }
  // Where one of them says no day, the rest must say more.
  if (date !== null || name) return true;
  // Two meet in one place: الاجتماع بين فلان وفلان في بروكسل.
  if (place && SIDES.has(a.act) && SIDES.has(b.act) && sides >= 2) return true;
  if (isSaying || participants.length < 2) return words.part >= LINKING.alikeUndated;
  return words.part >= (place || sides > 1 ? LINKING.alike : LINKING.alikeSomeday);
}

const isPrinted = ({ days }: Told): boolean => days?.source === 'published';

/** The text says its day. */
const isSaid = ({ days }: Told): boolean => days?.source === 'said';

/** Acts of two sides. */
const SIDES: ReadonlySet<ActClass> = new Set<ActClass>(['meet', 'talk', 'sign', 'agree', 'visit']);

/** How many take part in both. */
function sharedSides(a: Told, b: Told): number {
  let count = 0;
  for (const one of a.participants) if (b.participants.includes(one)) count++;
  return count;
}

/** Who is named and what words are used; they stand in for one another. */
function aboutOf(people: Shared, words: Shared): number {
  const who = 0.5 * Math.min(1, people.sum / 1.2) + 0.5 * people.part;
  const what = Math.min(1, words.part * 1.6) * Math.min(1, words.sum / LINKING.manyWords);
  return 1 - (1 - LINKING.people * who) * (1 - LINKING.words * what);
}

const scoreOf = (about: number, act: number, date: number, place: number): number =>
  LINKING.about * about + LINKING.act * act + LINKING.date * date + LINKING.place * place;
