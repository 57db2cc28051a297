import { civil, hijri, hijriMonthLength, hijriMonthStart } from './calendar.ts';
import type { DayMeaning } from './meaning.ts';
import { choose, dayValue, spanValue, unresolved, type Value, yearsValue } from './value.ts';

export interface HijriContext {
  readonly reference: number | undefined;
  readonly tense: -1 | 1 | undefined;
}

/** A year above this is Gregorian even beside a Hijri month (رمضان 2019). */
export const LAST_HIJRI = 1700;

/** The Hijri years of which `month` may start in a Gregorian year. */
function hijriYearsIn(year: number, month: number): number[] {
  const about = Math.floor((year - 622) * 1.030684);
  const found: number[] = [];
  for (let h = about - 1; h <= about + 2; h++) {
    const start = hijriMonthStart(h, month);
    if (start !== undefined && civil(start).year === year) found.push(h);
  }
  return found;
}

/** A Hijri date by Umm al-Qura; its month and its year are intervals of Gregorian days. */
export function resolveHijri(meaning: DayMeaning, context: HijriContext): Value {
  const { month, day } = meaning;
  if (day !== undefined && day > 30) return unresolved();
  const written = meaning.year ?? meaning.coordinated;
  if (written !== undefined && written < LAST_HIJRI) return inHijriYear(written, month, day, 'written');
  if (month === undefined) return unresolved();
  if (written !== undefined) {
    const [only] = hijriYearsIn(written, month);
    return only === undefined ? unresolved() : inHijriYear(only, month, day, 'written');
  }
  const { reference } = context;
  const now = reference === undefined ? undefined : hijri(reference);
  if (reference === undefined || now === undefined) return unresolved('XXXX-XX-XX');
  if (meaning.inYear !== undefined) return inHijriYear(now.year + meaning.inYear, month, day, 'reference');
  if (meaning.shift === 0) return inHijriYear(now.year, month, day, 'reference');
  const candidates: { day: number; year: number }[] = [];
  for (let year = now.year - 1; year <= now.year + 1; year++) {
    const start = hijriMonthStart(year, month);
    if (start !== undefined) candidates.push({ day: start + (day === undefined ? 14 : Math.max(day, 1) - 1), year });
  }
  if (meaning.shift !== undefined) {
    const side = candidates.filter((one) => (meaning.shift! < 0 ? one.day < reference : one.day > reference));
    const one = meaning.shift < 0 ? side.at(-1) : side[0];
    return one ? inHijriYear(one.year, month, day, 'reference') : unresolved();
  }
  const picked = choose(
    candidates.map((one) => one.day),
    reference,
    context.tense,
    45,
  );
  const year = candidates.find((one) => one.day === picked?.day)?.year;
  return year === undefined ? unresolved() : inHijriYear(year, month, day, picked!.resolution);
}

/** The Gregorian year in which a Hijri year begins, by its mean length: right to the year, outside Umm al-Qura's table too. */
export const gregorianYear = (year: number): number => Math.floor(year * 0.970224 + 621.57);

export function inHijriYear(
  year: number,
  month: number | undefined,
  day: number | undefined,
  resolution: Value['resolution'],
): Value {
  if (month === undefined) {
    const from = hijriMonthStart(year, 1);
    const next = hijriMonthStart(year + 1, 1);
    if (from !== undefined && next !== undefined) return spanValue(from, next - 1, resolution);
    return yearsValue(gregorianYear(year), gregorianYear(year + 1), resolution);
  }
  const start = hijriMonthStart(year, month);
  const length = hijriMonthLength(year, month);
  if (start === undefined || length === undefined) return unresolved();
  if (day === undefined) return spanValue(start, start + length - 1, resolution);
  // A sighted moon may give a thirtieth day that the table does not have.
  return dayValue(start + (day < 0 ? length : day) - 1, resolution);
}
