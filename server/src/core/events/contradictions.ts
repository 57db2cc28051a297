import type { Told, Weights } from './told.ts';
import type { ActClass, EventFigure } from './types.ts';

/** What is in two places at a time is two. */
export const VIOLENT: ReadonlySet<ActClass> = new Set<ActClass>(['attack', 'kill', 'die', 'accident', 'arrest']);
export const MATCH: ReadonlySet<ActClass> = new Set<ActClass>(['play', 'win']);

/**
 * Whether each names what the other does not, where that tells two events: other countries and towns in one set phrase, other clubs.
 * People are no such sign, for one is named in many ways; nor are places where the words differ too. Linear in the names.
 * @param alike the part of their words that they share
 * @param setPhrase from which part on they are one set phrase
 */
export function namesOthers(a: Told, b: Told, alike: number, setPhrase: number, weights: Weights): boolean {
  const isMatch = MATCH.has(a.act) && MATCH.has(b.act);
  if (!isMatch && alike < setPhrase) return false;
  let [shared, first, second] = [0, 0, 0];
  for (const one of a.named) {
    if (!isMatch && !weights.isPlace(one)) continue;
    if (b.named.includes(one)) shared += weights.entity(one);
    else first += weights.entity(one);
  }
  for (const one of b.named) {
    if ((isMatch || weights.isPlace(one)) && !a.named.includes(one)) second += weights.entity(one);
  }
  return first > shared && second > shared;
}

/** Whether their figures are those of two events: other prices of a day, or a toll that is twice the other. Few are told. */
export function countsOthers(a: Told, b: Told): boolean {
  const isTrade = a.act === 'trade' && b.act === 'trade';
  if (!isTrade && !(VIOLENT.has(a.act) && VIOLENT.has(b.act))) return false;
  for (const { counted, unit } of a.figures) {
    if (!isTrade && !TOLLS.has(counted)) continue;
    const alike = (one: Told): number[] =>
      one.figures.filter((of) => of.counted === counted && (!isTrade || of.unit === unit)).map(({ value }) => value);
    const [first, second] = [alike(a), alike(b)];
    const differ = (one: number, other: number): boolean =>
      isTrade ? one !== other : Math.max(one, other) >= 2 * Math.min(one, other);
    if (second.length > 0 && first.every((one) => second.every((other) => differ(one, other)))) return true;
  }
  return false;
}

const TOLLS: ReadonlySet<string> = new Set<EventFigure['counted']>(['killed', 'wounded', 'arrested']);
