import { civil, dayNumber, easter, hijri, hijriMonthLength, hijriMonthStart, weekdayOf } from './calendar.ts';
import type { DayMeaning, OccasionMeaning } from './meaning.ts';
import { choose, dayValue, spanValue, unresolved, type Value } from './value.ts';

interface Context {
  readonly reference: number | undefined;
  readonly tense: -1 | 1 | undefined;
}

/** A year above this is Gregorian even beside a Hijri month (رمضان 2019). */
const LAST_HIJRI = 1700;

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
export function resolveHijri(meaning: DayMeaning, context: Context): Value {
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

function inHijriYear(
  year: number,
  month: number | undefined,
  day: number | undefined,
  resolution: Value['resolution'],
): Value {
  if (month === undefined) {
    const from = hijriMonthStart(year, 1);
    const next = hijriMonthStart(year + 1, 1);
    return from === undefined || next === undefined ? unresolved() : spanValue(from, next - 1, resolution);
  }
  const start = hijriMonthStart(year, month);
  const length = hijriMonthLength(year, month);
  if (start === undefined || length === undefined) return unresolved();
  if (day === undefined) return spanValue(start, start + length - 1, resolution);
  // A sighted moon may give a thirtieth day that the table does not have.
  return dayValue(start + (day < 0 ? length : day) - 1, resolution);
}

/** The days on which an occasion falls in a Gregorian year. */
function occasionDays(rule: string, year: number): number[] {
  if (rule.startsWith('easter')) return [easter(year) + Number(rule.slice(6))];
  const lunar = rule.startsWith('h');
  const nth = /^(\d+)-(\d)#(\d)$/.exec(rule);
  if (nth) {
    const first = dayNumber(year, Number(nth[1]), 1);
    return [first + ((Number(nth[2]) - weekdayOf(first) + 7) % 7) + 7 * (Number(nth[3]) - 1)];
  }
  const [month, day] = rule.replace('h', '').split('-').map(Number) as [number, number];
  if (!lunar) return [dayNumber(year, month, day)];
  const days: number[] = [];
  for (let h = Math.floor((year - 622) * 1.030684) - 1, k = 0; k < 4; h++, k++) {
    const start = hijriMonthStart(h, month);
    if (start !== undefined && civil(start + day - 1).year === year) days.push(start + day - 1);
  }
  return days;
}

/** A day with a name: in the year that is written, else as الماضي and المقبل say, else the nearest. */
export function resolveOccasion(meaning: OccasionMeaning, context: Context): Value {
  const { rule } = meaning;
  if (meaning.year !== undefined) {
    if (meaning.year < LAST_HIJRI) {
      if (!rule.startsWith('h')) return unresolved();
      const [month, day] = rule.slice(1).split('-').map(Number) as [number, number];
      return inHijriYear(meaning.year, month, day, 'written');
    }
    const [day] = occasionDays(rule, meaning.year);
    return day === undefined ? unresolved() : dayValue(day, 'written');
  }
  const { reference } = context;
  if (reference === undefined) {
    return unresolved(/^\d\d-\d\d$/.test(rule) ? `XXXX-${rule}` : 'XXXX-XX-XX');
  }
  const now = civil(reference).year;
  const days = [now - 1, now, now + 1].flatMap((year) => occasionDays(rule, year));
  if (meaning.shift === 0) {
    const [day] = occasionDays(rule, now);
    return day === undefined ? unresolved() : dayValue(day, 'reference');
  }
  if (meaning.shift !== undefined) {
    const year = occasionDays(rule, now + meaning.shift)[0];
    const side = days.filter((day) => (meaning.shift! < 0 ? day < reference : day > reference));
    const day = meaning.shift < 0 ? side.at(-1) : side[0];
    return day === undefined
      ? year === undefined
        ? unresolved()
        : dayValue(year, 'reference')
      : dayValue(day, 'reference');
  }
  const picked = choose(days, reference, context.tense, 45);
  return picked ? dayValue(picked.day, picked.resolution) : unresolved();
}
