import { addMonths, civil, mondayOf, monthLength, pad, weekdayOf, yearText } from './calendar.ts';
import type {
  Amount,
  CountMeaning,
  FuzzyMeaning,
  NthMeaning,
  PeriodMeaning,
  SeasonMeaning,
  ShareMeaning,
} from './meaning.ts';
import {
  dayValue,
  monthsValue,
  monthValue,
  spanValue,
  unresolved,
  type Value,
  weekValue,
  yearsValue,
  yearValue,
} from './value.ts';

/** What a meaning is resolved against. Day numbers. */
export interface Context {
  readonly reference: number | undefined;
  readonly tense: -1 | 1 | undefined;
  /** The day that the text spoke of last, for بعد يومين and العام التالي. */
  readonly anchor?: number | undefined;
  /** The time that the text spoke of last, in this sentence or the one before: what حينها and الشهر نفسه point back to. */
  readonly told?: (Value & { readonly from: number; readonly to: number }) | undefined;
  /** The time that the text spoke of last, however far back: what العام نفسه and العام التالي point back to. */
  readonly latest?: (Value & { readonly from: number; readonly to: number }) | undefined;
  /** The verb stands right before the date (أعلنت في يوليو), so that a past one leaves no time to come. */
  readonly firm?: boolean | undefined;
}

export function resolvePeriod(meaning: PeriodMeaning, context: Context): Value {
  const { unit, shift, count } = meaning;
  // العام التالي follows the time that was told last, اليوم التالي the day.
  const told = /^(month|year)$/.test(unit) ? (context.latest?.from ?? context.anchor) : context.anchor;
  const base = meaning.textual && told !== undefined ? told : context.reference;
  if (base === undefined) {
    if (count !== 1) return unresolved(count !== null && unit === 'year' ? 'XXXX/XXXX' : null);
    const open: Partial<Record<typeof unit, string>> = {
      day: 'XXXX-XX-XX',
      week: 'XXXX-WXX',
      month: 'XXXX-XX',
      year: 'XXXX',
      decade: 'XXXX',
      century: 'XXXX',
    };
    return unresolved(open[unit] ?? null);
  }
  const now = civil(base);
  if (count === null) return unresolved();
  if (count === 1) {
    switch (unit) {
      case 'day':
      case 'night':
        return dayValue(base + shift, 'reference');
      case 'week':
        return weekValue(base + 7 * shift, 'reference');
      case 'month':
        return monthValue(now.year, now.month + shift, 'reference');
      case 'year':
        return yearValue(now.year + shift, 'reference');
      case 'decade': {
        const start = Math.floor(now.year / 10) * 10 + 10 * shift;
        return { ...yearsValue(start, start + 9, 'reference'), text: `${pad(start / 10, 3)}X` };
      }
      case 'century': {
        const number = Math.ceil(now.year / 100) + shift;
        return yearsValue((number - 1) * 100 + 1, number * 100, 'reference');
      }
      default:
        return unresolved();
    }
  }
  const whole = Math.round(count);
  const days =
    unit === 'day' || unit === 'night'
      ? whole
      : unit === 'week'
        ? whole * 7
        : unit === 'hour'
          ? Math.ceil(whole / 24)
          : 0;
  if (days > 0 && days < 100_000) {
    if (unit === 'hour')
      return shift < 0 ? spanValue(base - days, base, 'reference') : spanValue(base, base + days, 'reference');
    return shift < 0 ? spanValue(base - days, base - 1, 'reference') : spanValue(base + 1, base + days, 'reference');
  }
  if (whole < 1 || whole > 1200) return unresolved();
  if (unit === 'month') {
    return shift < 0
      ? spanValue(addMonths(base, -whole), base - 1, 'reference')
      : spanValue(base + 1, addMonths(base, whole), 'reference');
  }
  if (unit === 'year') {
    return shift < 0
      ? yearsValue(now.year - whole, now.year, 'reference')
      : yearsValue(now.year, now.year + whole, 'reference');
  }
  if (unit === 'decade') {
    const start = Math.floor(now.year / 10) * 10;
    return shift < 0
      ? yearsValue(start - 10 * whole, start - 1, 'reference')
      : yearsValue(start + 10, start + 10 * whole + 9, 'reference');
  }
  return unresolved();
}

/** `day` moved by amounts of time; undefined where one has no number or is shorter than a day. */
function move(day: number, amounts: readonly Amount[], direction: 1 | -1): number | undefined {
  let at = day;
  for (const { unit, count } of amounts) {
    if (count === null || count > 10_000) return undefined;
    const months = { month: 1, year: 12, decade: 120, century: 1200 }[unit as string];
    if (months !== undefined) at = addMonths(at, Math.round(direction * months * count));
    else if (unit === 'day' || unit === 'night') at += Math.round(direction * count);
    else if (unit === 'week') at += Math.round(direction * 7 * count);
  }
  return at;
}

export function resolveCount(meaning: CountMeaning, context: Context): Value {
  if (meaning.from) return unresolved();
  if (meaning.textual) return fromTold(meaning, context);
  // وبعد يومين with a past verb goes on from the day that was told last.
  const narrative = meaning.direction === 1 && context.tense === -1 && !meaning.fromNow;
  const direction = meaning.fromNow && context.tense === -1 ? -1 : meaning.direction;
  const large = meaning.amounts[0]!.unit;
  const years = meaning.amounts.length === 1 && (large === 'year' || large === 'decade' || large === 'century');
  const months = meaning.amounts.length === 1 && large === 'month';
  if (meaning.amounts.some((one) => one.count === null || /^(hour|minute|second)$/.test(one.unit))) return unresolved();
  // A year after a month that was told is counted from that month; a week after it from nowhere.
  const told = context.told && (years || months) ? context.told.from : context.anchor;
  const base = narrative ? told : context.reference;
  if (base === undefined) {
    const open = years ? 'XXXX' : months ? 'XXXX-XX' : 'XXXX-XX-XX';
    return unresolved(narrative && context.reference !== undefined ? null : open);
  }
  const day = move(base, meaning.amounts, direction);
  if (day === undefined) return unresolved();
  const resolution = narrative ? 'coordinated' : 'reference';
  if (years) return yearValue(civil(day).year, resolution);
  if (months) return monthValue(civil(day).year, civil(day).month, resolution);
  return dayValue(day, resolution);
}

/** بعد ذلك بيومين, قبل ذلك بعام: counted from the time that was told last. */
function fromTold({ amounts, direction }: CountMeaning, { anchor, latest }: Context): Value {
  const base = /^(month|year)$/.test(amounts[0]!.unit) ? (latest?.from ?? anchor) : (anchor ?? latest?.from);
  if (base === undefined || amounts.some((one) => one.count === null)) return unresolved();
  const day = move(base, amounts, direction);
  if (day === undefined) return unresolved();
  const [{ unit }] = amounts as [Amount];
  if (/^(year|decade|century)$/.test(unit)) return yearValue(civil(day).year, 'coordinated');
  if (unit === 'month') return monthValue(civil(day).year, civil(day).month, 'coordinated');
  return /^(hour|minute|second)$/.test(unit) ? unresolved() : dayValue(day, 'coordinated');
}

/** The letter of a unit, the letter of the next smaller one, and how many of those it holds (thirty days in a month). */
const LETTERS = {
  year: ['Y', 'M', 12],
  month: ['M', 'D', 30],
  day: ['D', 'TH', 24],
  night: ['D', 'TH', 24],
  hour: ['TH', 'TM', 60],
  minute: ['TM', 'TS', 60],
  second: ['TS', 'TS', 0],
} as const;

/** ISO 8601; null where nobody counted (بضعة أشهر, ثلاثة أو أربعة أيام). */
export function durationText(amounts: readonly Amount[]): string | null {
  const total = new Map<string, number>();
  const add = (letter: string, count: number): void => {
    total.set(letter, (total.get(letter) ?? 0) + count);
  };
  for (const { unit, count } of amounts) {
    if (count === null) return null;
    if (unit === 'century') add('Y', count * 100);
    else if (unit === 'decade') add('Y', count * 10);
    else if (unit === 'week') add(amounts.length === 1 ? 'W' : 'D', amounts.length === 1 ? count : count * 7);
    else {
      // شهر ونصف is a month and fifteen days: a part of a unit goes over into the next smaller one, where it is whole.
      const [letter, smaller, size] = LETTERS[unit];
      const rest = (count - Math.floor(count)) * size;
      if (rest === 0 || Math.abs(rest - Math.round(rest)) > 1e-6) add(letter, count);
      else {
        if (count >= 1) add(letter, Math.floor(count));
        add(smaller, Math.round(rest));
      }
    }
  }
  const part = (letter: string): string => {
    const count = total.get(letter);
    return count === undefined ? '' : `${Number(count.toFixed(4))}${letter.at(-1)}`;
  };
  const date = ['Y', 'M', 'W', 'D'].map(part).join('');
  const clock = ['TH', 'TM', 'TS'].map(part).join('');
  return `P${date}${clock ? `T${clock}` : ''}`;
}

export function resolveSeason(meaning: SeasonMeaning, context: Context): Value {
  const { month, year, shift } = meaning;
  if (year !== undefined) return monthsValue(year, month, 3, 'written');
  if (context.reference === undefined) return unresolved(`XXXX-${pad(month)}/XXXX-${pad(((month + 1) % 12) + 1)}`);
  const now = civil(context.reference).year;
  if (!shift) return monthsValue(now, month, 3, 'reference');
  for (let step = -2; step <= 2; step++) {
    const value = monthsValue(now + step, month, 3, 'reference');
    const before = value.to! < context.reference;
    const after = value.from! > context.reference;
    if (shift > 0 && after) return value;
    if (
      shift < 0 &&
      before &&
      !(monthsValue(civil(value.from!).year + 1, month, 3, 'reference').to! < context.reference)
    )
      return value;
  }
  return unresolved();
}

export function resolveFuzzy(meaning: FuzzyMeaning, whole: Value, reference: number | undefined): Value {
  const { part, of } = meaning;
  if (part === 'rest') {
    const { to } = whole;
    return reference === undefined || to === undefined || to < reference
      ? unresolved()
      : spanValue(Math.max(reference, whole.from ?? reference), to, whole.resolution);
  }
  if (part === 'weekend') {
    const { to } = whole;
    return to === undefined ? unresolved('XXXX-WXX-6/XXXX-WXX-7') : spanValue(to - 1, to, whole.resolution);
  }
  const bounds = { start: [1, 10], middle: [11, 20], end: [21, 31], last: [31, 31] }[part] as [number, number];
  if (whole.from === undefined || whole.to === undefined) {
    const month = of.type === 'date' ? of.month : undefined;
    if (of.type === 'period' && of.unit === 'year' && of.count === 1) {
      const months = { start: '01/XXXX-04', middle: '05/XXXX-08', end: '09/XXXX-12', last: '12-31' }[part];
      return unresolved(`XXXX-${months}`);
    }
    if (month === undefined || of.type !== 'date' || of.calendar === 'hijri')
      return unresolved(part === 'last' ? null : whole.text);
    const year = of.year ?? of.coordinated;
    const head = `${year === undefined ? 'XXXX' : yearText(year)}-${pad(month)}`;
    const last = monthLength(year ?? 2023, month);
    if (part === 'last') return unresolved(`${head}-${pad(last)}`);
    return unresolved(`${head}-${pad(bounds[0])}/${head}-${pad(Math.min(bounds[1], last))}`);
  }
  const { from, to, resolution } = whole;
  const length = to - from + 1;
  if (of.type === 'season') {
    const { year, month } = civil(from);
    return monthValue(year, month + (part === 'start' ? 0 : part === 'middle' ? 1 : 2), resolution);
  }
  // Of a decade or a century the thirds are whole years, and its end is no single day.
  if (length > 2000) {
    const first = civil(from).year;
    // The early eighties are 80 to 83, the middle 84 to 86.
    const cuts = length < 4000 ? [0, 4, 7, 10] : [0, 33, 66, 100];
    const at = part === 'start' ? 0 : part === 'middle' ? 1 : 2;
    return yearsValue(first + cuts[at]!, first + cuts[at + 1]! - 1, resolution);
  }
  if (part === 'last') return dayValue(to, resolution);
  if (length > 300 && civil(from).month !== 1) {
    // Of a Hijri year the thirds are days.
    const third = Math.round(length / 3);
    const at = part === 'start' ? 0 : part === 'middle' ? 1 : 2;
    return spanValue(from + at * third, at === 2 ? to : from + (at + 1) * third - 1, resolution);
  }
  if (length > 300) {
    const { year } = civil(from);
    return monthsValue(year, part === 'start' ? 1 : part === 'middle' ? 5 : 9, 4, resolution);
  }
  if (length <= 7) {
    const offset = part === 'start' ? 0 : part === 'middle' ? 2 : 4;
    return spanValue(from + offset, Math.min(to, from + offset + 2), resolution);
  }
  return spanValue(from + bounds[0] - 1, Math.min(to, from + bounds[1] - 1), resolution);
}

/** الربع الثاني of no year that is named: of the year of publication, or of the one before it while the quarter has not begun. */
function nearestShare({ nth, parts }: ShareMeaning, { reference, tense }: Context): Value {
  const size = Math.round(12 / parts);
  if (reference === undefined) return unresolved(`XXXX-${pad((nth - 1) * size + 1)}/XXXX-${pad(nth * size)}`);
  const { year } = civil(reference);
  const value = monthsValue(year, (nth - 1) * size + 1, size, 'nearest');
  return value.from! > reference && tense !== 1 ? monthsValue(year - 1, (nth - 1) * size + 1, size, 'nearest') : value;
}

export function resolveShare(meaning: ShareMeaning, whole: Value | undefined, context: Context): Value {
  const { nth, parts, of } = meaning;
  if (!whole) return nearestShare(meaning, context);
  const size = Math.round(12 / parts);
  if (whole.from === undefined || whole.to === undefined) {
    if (of?.type === 'period' && of.unit !== 'year') return unresolved();
    return unresolved(`XXXX-${pad((nth - 1) * size + 1)}/XXXX-${pad(nth * size)}`);
  }
  if (whole.to - whole.from > 2000) {
    const [first, last] = [civil(whole.from).year, civil(whole.to).year];
    const size = Math.floor((last - first + 1) / parts);
    const from = first + (nth - 1) * size;
    return yearsValue(from, nth === parts ? last : from + size - 1, whole.resolution);
  }
  if (whole.to - whole.from > 300)
    return monthsValue(civil(whole.from).year, (nth - 1) * size + 1, size, whole.resolution);
  const length = whole.to - whole.from + 1;
  const step = parts === 2 ? 15 : Math.floor(length / parts);
  const from = whole.from + (nth - 1) * step;
  return spanValue(from, nth === parts ? whole.to : from + step - 1, whole.resolution);
}

export function resolveNth(meaning: NthMeaning, whole: Value): Value {
  if (whole.from === undefined || whole.to === undefined) return unresolved();
  const { from, to, resolution } = whole;
  const { nth, weekday } = meaning;
  if (weekday !== undefined) {
    const first = from + ((weekday - weekdayOf(from) + 7) % 7);
    const last = to - ((weekdayOf(to) - weekday + 7) % 7);
    const day = nth < 0 ? last : first + 7 * (nth - 1);
    return day > to ? unresolved() : dayValue(day, resolution);
  }
  if (meaning.unit === 'week') {
    // A week belongs to the period that holds its Thursday, as in ISO 8601.
    const first = mondayOf(from + 3) < from - 3 ? mondayOf(from) + 7 : mondayOf(from + 3);
    const last = mondayOf(to - 3);
    const monday = nth < 0 ? last : first + 7 * (nth - 1);
    return monday > to ? unresolved() : weekValue(monday, resolution);
  }
  const day = nth < 0 ? to : from + nth - 1;
  return day > to ? unresolved() : dayValue(day, resolution);
}
