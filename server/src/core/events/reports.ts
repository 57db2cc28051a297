import type { Told, Weights, Whole } from './told.ts';

/**
 * Two articles that begin with one event: the headline of one names nobody, the first sentence of the other says it in other words, but
 * they name the same people and use the same words throughout. Set by reading 180 links that it made in the development days of
 * `test/accuracy/draw-links.ts`, narrowed after each sixty (see `gold/NOTES.md`).
 */
const REPORTS = {
  /** Articles as like as this may be reports of one thing. */
  like: 0.2,
  /** Of their words this part, whatever else: in one town the same people speak of two accidents. */
  likeWords: 0.15,
  /** Where somebody speaks they must be as like as this, or this together with half of the part of words that the sentences share. */
  likeSayings: 0.3,
  alikeSayings: 0.4,
  /** Where the acts only go together the sentences share this part of their words. */
  alikeKin: 0.15,
  /** Where one of them says no day they must be as like as this. */
  likeUndated: 0.3,
  /** What happens again on the next day needs this. */
  likeApart: 0.5,
  /** What both articles name beside what both sentences do weighs this: the sentences alone were compared before. */
  beyond: 0.3,
};

/** What is known of two mentions when they are looked at as the beginnings of reports. */
export interface Beginnings {
  readonly act: 'lemma' | 'class' | 'kin';
  /** The part of their words that the sentences share. */
  readonly alike: number;
  /** They share their place, a fixed name or somebody who takes part. */
  readonly shares: boolean;
  /** `null`: one of them says none. `again`: they are one apart, and the act is of a kind that happens again. */
  readonly days: 'agree' | 'again' | null;
}

/** Whether two mentions are beginnings of two articles. */
export const mayBeReports = (a: Told, b: Told): boolean => a.lead && b.lead && a.article !== b.article;

/**
 * How like the articles of two mentions that begin them (`mayBeReports`) are, from 0 to 1, where they are probably reports of one event;
 * else 0. Linear in what the articles hold; total.
 */
export function likeReports(a: Told, b: Told, { act, alike, shares, days }: Beginnings, weights: Weights): number {
  if (act === 'kin' && alike < REPORTS.alikeKin) return 0;
  if (a.place >= 0 && b.place >= 0 && !shares) return 0;
  const isSaying = a.act === 'say' || b.act === 'say';
  // Others speak of the same thing.
  if (isSaying && !shares && a.participants.length > 0 && b.participants.length > 0) return 0;
  const like = likeness(a.whole, b.whole, weights);
  if (like < (days === 'agree' ? REPORTS.like : days === 'again' ? REPORTS.likeApart : REPORTS.likeUndated)) return 0;
  if (isSaying && like < REPORTS.likeSayings && like + alike / 2 < REPORTS.alikeSayings) return 0;
  return beyond(a, b, weights) < REPORTS.beyond ? 0 : like;
}

/** What weighs together what both articles name, but for what both sentences do. */
function beyond(a: Told, b: Told, weights: Weights): number {
  let sum = 0;
  forEachShared(a.whole.named, b.whole.named, (one) => {
    if (!(a.named.includes(one) && b.named.includes(one))) sum += weights.entity(one);
  });
  return sum;
}

/** How much of what two articles name and tell they share, from 0 to 1; 0 where they use other words. */
const likeness = (a: Whole, b: Whole, weights: Weights): number => {
  const named = shared(a.named, b.named, (one) => weights.entity(one));
  if (named === 0) return 0;
  const words = shared(a.words, b.words, (one) => weights.word(one));
  const [first, second] = [lengthOf(a, weights), lengthOf(b, weights)];
  const told = words / Math.sqrt(first.words * second.words || 1);
  return told < REPORTS.likeWords ? 0 : Math.sqrt((named / Math.sqrt(first.named * second.named)) * told);
};

/** The squares of the weights that two ascending lists share: what is rare counts more, as in the product of two vectors. */
function shared(a: readonly number[], b: readonly number[], weight: (one: number) => number): number {
  let sum = 0;
  forEachShared(a, b, (one) => {
    sum += weight(one) ** 2;
  });
  return sum;
}

function forEachShared(a: readonly number[], b: readonly number[], take: (one: number) => void): void {
  for (let i = 0, k = 0; i < a.length && k < b.length; ) {
    if (a[i] === b[k]) {
      take(a[i]!);
      i++;
      k++;
    } else if (a[i]! < b[k]!) i++;
    else k++;
  }
}

interface Length {
  readonly named: number;
  readonly words: number;
}

/** An article is compared with many others: its own part of the cosine is worked out once. */
const lengths = new WeakMap<Weights, WeakMap<Whole, Length>>();

function lengthOf(whole: Whole, weights: Weights): Length {
  let known = lengths.get(weights);
  if (!known) {
    known = new WeakMap();
    lengths.set(weights, known);
  }
  let length = known.get(whole);
  if (!length) {
    length = {
      named: shared(whole.named, whole.named, (one) => weights.entity(one)),
      words: shared(whole.words, whole.words, (one) => weights.word(one)),
    };
    known.set(whole, length);
  }
  return length;
}
