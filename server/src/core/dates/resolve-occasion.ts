import { civil, dayNumber, easter, hijriMonthStart, weekdayOf } from './calendar.ts';
import type { OccasionMeaning } from './meaning.ts';
import { type HijriContext, inHijriYear, LAST_HIJRI } from './resolve-hijri.ts';
import { choose, dayValue, spanValue, unresolved, type Value } from './value.ts';

/** The feasts that العيد can be. */
const FEASTS = ['h10-01', 'h12-10'];

/** The days on which an occasion falls in a Gregorian year. */
function occasionDays(rule: string, year: number): number[] {
  if (rule === 'eid') return FEASTS.flatMap((one) => occasionDays(one, year)).sort((a, b) => a - b);
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

/** The day of an occasion, with the days before or after it that its head counts, or the days that it lasts. */
export function resolveOccasion(meaning: OccasionMeaning, context: HijriContext): Value {
  const { offset = 0, days = 1 } = meaning;
  const value = resolveDay(meaning, context);
  if (value.from === undefined || (offset === 0 && days === 1)) return value;
  const from = value.from + offset;
  return days === 1 ? dayValue(from, value.resolution) : spanValue(from, from + days - 1, value.resolution);
}

/** A day with a name: in the year that is written, else as الماضي and المقبل say, else the nearest. */
function resolveDay(meaning: OccasionMeaning, context: HijriContext): Value {
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
