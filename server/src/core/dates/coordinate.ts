import type { Found } from './found.ts';
import type { Expression, Meaning } from './meaning.ts';
import type { Reader } from './reader.ts';

/** The year that a meaning gives, for those beside it. */
function yearOf(meaning: Meaning): { year: number; full: boolean; calendar: string } | undefined {
  if (meaning.type === 'date' && meaning.year !== undefined) {
    return { year: meaning.year, full: meaning.day !== undefined, calendar: meaning.calendar };
  }
  if (meaning.type === 'range') return yearOf(meaning.from) ?? yearOf(meaning.to);
  if (meaning.type === 'list') return meaning.items[0] && yearOf(meaning.items[0]);
  if (meaning.type === 'fuzzy') return yearOf(meaning.of);
  return undefined;
}

function openYear(meaning: Meaning): boolean {
  if (meaning.type === 'date') {
    return (
      meaning.month !== undefined &&
      meaning.year === undefined &&
      !meaning.shift &&
      !meaning.sameYear &&
      meaning.inYear === undefined &&
      meaning.deictic === undefined &&
      meaning.coordinated === undefined
    );
  }
  if (meaning.type === 'range') return openYear(meaning.from) && openYear(meaning.to);
  if (meaning.type === 'list') return meaning.items.every(openYear);
  if (meaning.type === 'fuzzy') return openYear(meaning.of);
  return false;
}

function withYear(meaning: Meaning, coordinated: number): Meaning {
  switch (meaning.type) {
    case 'date':
      return { ...meaning, coordinated };
    case 'range':
      return { ...meaning, from: withYear(meaning.from, coordinated), to: withYear(meaning.to, coordinated) };
    case 'list':
      return { ...meaning, items: meaning.items.map((item) => withYear(item, coordinated)) };
    case 'fuzzy':
      return meaning.of.type === 'date' ? { ...meaning, of: { ...meaning.of, coordinated } } : meaning;
    default:
      return meaning;
  }
}

/**
 * A missing year comes from a coordinated date: the next of the same list (11 يناير و26 يناير 2021), or a full date before
 * it in the sentence (27 سبتمبر 2020 … 10 نوفمبر).
 */
export function coordinate(
  r: Reader,
  list: Expression[],
  found: readonly (Found & { first: number })[],
): readonly Expression[] {
  for (let k = list.length - 2; k >= 0; k--) {
    const one = list[k]!;
    if (!openYear(one.meaning)) continue;
    const next = list[k + 1]!;
    const gap = found[k + 1]!.first - found[k]!.next;
    const joined = gap <= 2 && /^[\s،,;؛]*و?\s*[وفبل]{0,2}\s*$/.test(r.text.slice(one.end, next.start).slice(0, 9));
    // في 9 شباط و9 آب من كل عام: both recur.
    if (joined && next.meaning.type === 'recurring' && one.meaning.type === 'date' && one.meaning.month !== undefined) {
      const { month, day } = one.meaning;
      list[k] = { ...one, kind: 'recurring', meaning: { type: 'recurring', month, ...(day ? { day } : {}) } };
      continue;
    }
    const year = joined ? (yearOf(next.meaning)?.year ?? coordinatedOf(next.meaning)) : undefined;
    if (year !== undefined) list[k] = { ...one, meaning: withYear(one.meaning, year) };
  }
  for (let k = 1; k < list.length; k++) {
    const one = list[k]!;
    const before = list[k - 1]!;
    if (before.sentence !== one.sentence || found[k]!.first - found[k - 1]!.next > CLOCK_REACH) continue;
    const timed = atDay(one.meaning, before.meaning);
    if (timed) list[k] = { ...one, meaning: timed };
  }
  let full: { year: number; sentence: number } | undefined;
  for (let k = 0; k < list.length; k++) {
    const one = list[k]!;
    if (full && full.sentence !== one.sentence) full = undefined;
    const own = yearOf(one.meaning);
    if (own) {
      if (own.calendar === 'gregorian' && (own.full || one.kind === 'fuzzy'))
        full = { year: own.year, sentence: one.sentence };
    } else if (full && openYear(one.meaning)) list[k] = { ...one, meaning: withYear(one.meaning, full.year) };
  }
  return list;
}

/** A clock this many tokens behind a day is of that day: يوم الأحد 2 أفريل ابتداء من الساعة الثامنة. */
const CLOCK_REACH = 3;

/** A time of day that has no day of its own, on the day before it; undefined for anything else. */
function atDay(meaning: Meaning, day: Meaning): Meaning | undefined {
  if (day.type !== 'date' || (day.day === undefined && day.weekday === undefined && day.deictic === undefined)) {
    return undefined;
  }
  if (meaning.type === 'time') return meaning.day ? undefined : { ...meaning, day, borrowed: true };
  if (meaning.type !== 'range' || meaning.from.type !== 'time' || meaning.to.type !== 'time') return undefined;
  return meaning.from.day
    ? undefined
    : {
        ...meaning,
        from: { ...meaning.from, day, borrowed: true },
        to: { ...meaning.to, day, borrowed: true },
      };
}

function coordinatedOf(meaning: Meaning): number | undefined {
  if (meaning.type === 'date') return meaning.coordinated;
  if (meaning.type === 'range') return coordinatedOf(meaning.from);
  return undefined;
}
