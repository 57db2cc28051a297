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

/** Whether their figures are those of two events: other prices of a day, or a toll that is twice the other. */
export function countsOthers(a: Told, b: Told): boolean {
  const isTrade = a.act === 'trade' && b.act === 'trade';
  if (!isTrade && !(VIOLENT.has(a.act) && VIOLENT.has(b.act))) return false;
  for (const { value, counted, unit } of a.figures) {
    if (!isTrade && !TOLLS.has(counted)) continue;
    const others = b.figures.filter((one) => one.counted === counted && (!isTrade || one.unit === unit));
    const differs = (one: number): boolean =>
      isTrade ? one !== value : Math.max(one, value) >= 2 * Math.min(one, value);
    if (others.length > 0 && others.every((one) => differs(one.value))) return true;
  }
  return false;
}

const TOLLS: ReadonlySet<string> = new Set<EventFigure['counted']>(['killed', 'wounded', 'arrested']);
