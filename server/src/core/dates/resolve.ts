import { addMonths, civil, dayNumber, isoDate, mondayOf, monthLength, pad, weekdayOf, yearText } from './calendar.ts';
import type {
  Amount,
  CountMeaning,
  DayMeaning,
  FuzzyMeaning,
  ListMeaning,
  Meaning,
  NthMeaning,
  PeriodMeaning,
  RangeMeaning,
  SeasonMeaning,
  ShareMeaning,
} from './meaning.ts';
import { resolveHijri, resolveOccasion } from './resolve-hijri.ts';
import {
  choose,
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
}

/** The value of a meaning by the contract; X parts where the reference is missing, null where nothing can be known. */
export function resolve(meaning: Meaning, context: Context): Value {
  switch (meaning.type) {
    case 'date':
      return resolveDay(meaning, context);
    case 'period':
      return resolvePeriod(meaning, context);
    case 'count':
      return resolveCount(meaning, context);
    case 'duration':
      return { text: durationText(meaning.amounts), resolution: 'written' };
    case 'range':
      return resolveRange(meaning, context);
    case 'list':
      return resolveList(meaning, context);
    case 'fuzzy':
      return resolveFuzzy(meaning, context);
    case 'share':
      return resolveShare(meaning, context);
    case 'season':
      return resolveSeason(meaning, context);
    case 'decade': {
      const century = meaning.century ?? 20;
      return { text: `${pad(century - 1)}${meaning.tens / 10}X`, resolution: 'written' };
    }
    case 'century': {
      const shifted = context.reference === undefined ? undefined : Math.ceil(civil(context.reference).year / 100);
      const number = meaning.number ?? (shifted === undefined ? undefined : shifted + (meaning.shift ?? 0));
      if (number === undefined) return unresolved('XXXX');
      if (meaning.before) return yearsValue(1 - number * 100, -(number - 1) * 100, 'written');
      return yearsValue((number - 1) * 100 + 1, number * 100, meaning.number === undefined ? 'reference' : 'written');
    }
    case 'occasion':
      return resolveOccasion(meaning, context);
    case 'recurring':
      if (meaning.weekday !== undefined) return { text: `XXXX-WXX-${meaning.weekday || 7}`, resolution: 'written' };
      return {
        text: `XXXX-${pad(meaning.month!)}${meaning.day ? `-${pad(meaning.day)}` : ''}`,
        resolution: 'written',
      };
    case 'nth':
      return resolveNth(meaning, context);
    case 'time': {
      const { hour, minute = 0, second } = meaning;
      const clock = `T${pad(hour)}:${pad(minute)}${second === undefined ? '' : `:${pad(second)}`}`;
      if (meaning.day) {
        const day = resolveDay(meaning.day, context);
        return { ...day, text: day.text === null ? null : day.text + clock };
      }
      if (context.reference === undefined) return unresolved(`XXXX-XX-XX${clock}`);
      return { ...dayValue(context.reference, 'reference'), text: isoDate(context.reference) + clock };
    }
    default:
      return unresolved();
  }
}

/** Whether no year has the day: 31 April, 30 February; 29 February outside leap years; day 31 of a Hijri month. */
export function isImpossible(meaning: DayMeaning, year = meaning.year ?? meaning.coordinated): boolean {
  const { month, day } = meaning;
  if (month === undefined || day === undefined || day < 0) return false;
  if (meaning.calendar === 'hijri') return day > 30;
  // An ambiguous تشرين is taken for the longer month.
  if (meaning.ambiguous) return day > 31;
  return day > monthLength(year ?? 2000, month);
}

function resolveDay(meaning: DayMeaning, context: Context): Value {
  const { reference } = context;
  if (meaning.deictic !== undefined && reference !== undefined && !isDated(meaning)) {
    return resolveDeictic(meaning.deictic, meaning.weekday, reference);
  }
  if (meaning.calendar === 'hijri') {
    if (meaning.equivalent?.day !== undefined) {
      const equal = resolveDay(meaning.equivalent, context);
      if (equal.from !== undefined) return { ...equal, resolution: 'equivalent' };
    }
    return resolveHijri(meaning, context);
  }
  if (isImpossible(meaning)) return unresolved();
  const { month, day } = meaning;
  const year = meaning.year ?? meaning.coordinated;
  if (meaning.ambiguous && month !== undefined) return resolveAmbiguous(meaning, context);
  if (month !== undefined) {
    if (year !== undefined) return inYear(year, month, day, meaning.year === undefined ? 'coordinated' : 'written');
    if (reference === undefined) return unresolved(`XXXX-${pad(month)}${day === undefined ? '' : `-${dayText(day)}`}`);
    return completeYear(meaning, month, day, reference, context);
  }
  if (meaning.inMonth !== undefined && day !== undefined) {
    if (reference === undefined) return unresolved(`XXXX-XX-${dayText(day)}`);
    const first = civil(addMonths(reference - civil(reference).day + 1, meaning.inMonth));
    if (day > monthLength(first.year, first.month)) return unresolved();
    return inYear(first.year, first.month, day, 'reference');
  }
  if (meaning.deictic !== undefined) return resolveDeictic(meaning.deictic, meaning.weekday, reference);
  if (meaning.weekday !== undefined) return resolveWeekday(meaning, meaning.weekday, context);
  if (year !== undefined) return yearValue(year, 'written');
  return unresolved();
}

/** Whether a date beside اليوم or أمس is sure enough to stand against it: a Hijri day alone is not. */
const isDated = (meaning: DayMeaning): boolean =>
  meaning.day !== undefined &&
  meaning.month !== undefined &&
  ((meaning.calendar === 'gregorian' && !isImpossible(meaning)) || meaning.equivalent?.year !== undefined);

const dayText = (day: number): string => (day < 0 ? 'XX' : pad(day));

function inYear(year: number, month: number, day: number | undefined, resolution: Value['resolution']): Value {
  if (day === undefined) return monthValue(year, month, resolution);
  const last = monthLength(year, month);
  if (day > last) return unresolved();
  return dayValue(dayNumber(year, month, day < 0 ? last : day), resolution);
}

/** A bare تشرين: the later month where both fit is never right by chance, so only both together are a value. */
function resolveAmbiguous(meaning: DayMeaning, context: Context): Value {
  const { ambiguous: _, ...one } = meaning;
  if (meaning.day !== undefined) return unresolved();
  const first = resolveDay(one, context);
  const second = resolveDay({ ...one, month: (meaning.month! % 12) + 1 }, context);
  if (first.from === undefined || second.to === undefined) return unresolved();
  return { text: `${first.text}/${second.text}`, from: first.from, to: second.to, resolution: first.resolution };
}

/** How long after the reference a date with a past verb may lie, in days. */
const PATIENCE = 45;

function completeYear(
  meaning: DayMeaning,
  month: number,
  day: number | undefined,
  reference: number,
  context: Context,
): Value {
  const now = civil(reference);
  const { shift } = meaning;
  if (meaning.inYear !== undefined) return inYear(now.year + meaning.inYear, month, day, 'reference');
  if (shift === 0) return inYear(now.year, month, day, 'reference');
  if (shift !== undefined) {
    if (day === undefined) {
      const behind = shift < 0 ? month >= now.month : month <= now.month;
      return monthValue(now.year + (behind ? shift : 0), month, 'reference');
    }
    for (let step = 0; step < 9; step++) {
      const year = now.year + shift * step;
      if (day > monthLength(year, month)) continue;
      const candidate = dayNumber(year, month, day < 0 ? monthLength(year, month) : day);
      if (shift < 0 ? candidate < reference : candidate > reference) return dayValue(candidate, 'reference');
    }
    return unresolved();
  }
  if (day === undefined) {
    // Months are compared as months: a month in progress is near on both sides.
    const index = now.year * 12 + now.month;
    const near = [-1, 0, 1].map((step) => (now.year + step) * 12 + month);
    const picked = choose(near, index, context.tense, 2);
    return monthValue(Math.floor((picked!.day - 1) / 12), month, picked!.resolution);
  }
  const candidates: number[] = [];
  const fitting: number[] = [];
  for (let year = now.year - 4; year <= now.year + 4; year++) {
    if (day > monthLength(year, month)) continue;
    const candidate = dayNumber(year, month, day < 0 ? monthLength(year, month) : day);
    if (Math.abs(year - now.year) <= 1 || (month === 2 && day === 29)) candidates.push(candidate);
    if (weekdayOf(candidate) === meaning.weekday && Math.abs(year - now.year) <= 1) fitting.push(candidate);
  }
  const picked = choose(fitting.length > 0 ? fitting : candidates, reference, context.tense, PATIENCE);
  return picked ? dayValue(picked.day, picked.resolution) : unresolved();
}

function resolveDeictic(offset: number, weekday: number | undefined, reference: number | undefined): Value {
  // The weekday is known even where the week is not.
  if (reference === undefined) return unresolved(weekday === undefined ? 'XXXX-XX-XX' : `XXXX-WXX-${weekday || 7}`);
  let day = reference + offset;
  // The written weekday is right when it is a day off: a story dated after midnight, or in another zone.
  if (weekday !== undefined) {
    for (const near of [0, -1, 1]) {
      if (weekdayOf(day + near) === weekday) {
        day += near;
        break;
      }
    }
  }
  return dayValue(day, 'reference');
}

function resolveWeekday(meaning: DayMeaning, weekday: number, context: Context): Value {
  const { reference } = context;
  if (reference === undefined) return unresolved(`XXXX-WXX-${weekday || 7}`);
  if (meaning.inWeek !== undefined) {
    return dayValue(mondayOf(reference) + 7 * meaning.inWeek + ((weekday + 6) % 7), 'reference');
  }
  const ahead = (weekday - weekdayOf(reference) + 7) % 7;
  if (meaning.shift === -1) return dayValue(reference + ahead - 7, 'reference');
  if (meaning.shift === 1) return dayValue(reference + (ahead || 7), 'reference');
  const picked = choose([reference + ahead - 7, reference + ahead], reference, context.tense, 0);
  return dayValue(picked!.day, picked!.resolution);
}

function resolvePeriod(meaning: PeriodMeaning, context: Context): Value {
  const { unit, shift, count } = meaning;
  const base = meaning.textual && context.anchor !== undefined ? context.anchor : context.reference;
  if (base === undefined) {
    if (count !== 1) return unresolved();
    const open: Partial<Record<typeof unit, string>> = {
      day: 'XXXX-XX-XX',
      week: 'XXXX-WXX',
      month: 'XXXX-XX',
      year: 'XXXX',
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
      ? yearsValue(now.year - whole, now.year - 1, 'reference')
      : yearsValue(now.year + 1, now.year + whole, 'reference');
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

function resolveCount(meaning: CountMeaning, context: Context): Value {
  if (meaning.from) return unresolved();
  // وبعد يومين with a past verb goes on from the day that was told last.
  const narrative = meaning.direction === 1 && context.tense === -1 && !meaning.fromNow;
  const direction = meaning.fromNow && context.tense === -1 ? -1 : meaning.direction;
  const base = narrative ? context.anchor : context.reference;
  const large = meaning.amounts[0]!.unit;
  if (base === undefined)
    return unresolved(narrative ? null : meaning.amounts.some((one) => one.count === null) ? null : 'XXXX-XX-XX');
  const day = move(base, meaning.amounts, direction);
  if (day === undefined) return unresolved();
  const resolution = narrative ? 'coordinated' : 'reference';
  if (meaning.amounts.length === 1 && (large === 'year' || large === 'decade' || large === 'century')) {
    return yearValue(civil(day).year, resolution);
  }
  return dayValue(day, resolution);
}

function durationText(amounts: readonly Amount[]): string | null {
  const total = new Map<string, number>();
  const add = (letter: string, count: number): void => {
    total.set(letter, (total.get(letter) ?? 0) + count);
  };
  for (const { unit, count } of amounts) {
    if (count === null) return null;
    if (unit === 'century') add('Y', count * 100);
    else if (unit === 'decade') add('Y', count * 10);
    else if (unit === 'year') add('Y', count);
    else if (unit === 'month') add('M', count);
    else if (unit === 'week') add(amounts.length === 1 ? 'W' : 'D', amounts.length === 1 ? count : count * 7);
    else if (unit === 'day' || unit === 'night') add('D', count);
    else add(`T${unit[0]!.toUpperCase()}`, count);
  }
  const part = (letter: string): string => {
    const count = total.get(letter);
    return count === undefined ? '' : `${Number(count.toFixed(4))}${letter.at(-1)}`;
  };
  const date = ['Y', 'M', 'W', 'D'].map(part).join('');
  const clock = ['TH', 'TM', 'TS'].map(part).join('');
  return `P${date}${clock ? `T${clock}` : ''}`;
}

function resolveRange(meaning: RangeMeaning, context: Context): Value {
  let { from, to } = meaning;
  if (from.type === 'date' && to.type === 'date') {
    const open = (one: DayMeaning): boolean =>
      one.month !== undefined && one.year === undefined && one.coordinated === undefined && one.shift === undefined;
    const later = (a: DayMeaning, b: DayMeaning): boolean =>
      a.month! * 40 + (a.day ?? 0) > b.month! * 40 + (b.day ?? 0);
    const fromYear = from.year ?? from.coordinated;
    const toYear = to.year ?? to.coordinated;
    if (to.month !== undefined && from.month === undefined && from.day !== undefined) from = { ...to, day: from.day };
    else if (open(from) && toYear !== undefined && to.month !== undefined) {
      from = { ...from, coordinated: toYear - (later(from, to) ? 1 : 0) };
    } else if (open(to) && fromYear !== undefined && from.month !== undefined) {
      to = { ...to, coordinated: fromYear + (later(from, to) ? 1 : 0) };
    } else if (open(from) && to.shift !== undefined && to.month !== undefined) from = { ...from, shift: to.shift };
  }
  const start = resolve(from, context);
  let end = resolve(to, context);
  if (
    start.from !== undefined &&
    end.to !== undefined &&
    end.to < start.from &&
    to.type === 'date' &&
    to.year === undefined
  ) {
    // The end of a range comes after its start: من الخميس إلى السبت, من 20 ديسمبر إلى 3 يناير.
    if (to.weekday !== undefined && to.day === undefined) {
      end = dayValue(start.from + ((to.weekday - weekdayOf(start.from) + 7) % 7 || 7), start.resolution);
    } else if (to.month !== undefined) {
      end = inYear(civil(start.from).year + 1, to.month, to.day, start.resolution);
    }
  }
  if (start.text === null || end.text === null) return unresolved();
  const resolution = start.resolution === 'written' ? end.resolution : start.resolution;
  return {
    text: `${start.text}/${end.text}`,
    ...(start.from !== undefined ? { from: start.from } : {}),
    ...(end.to !== undefined ? { to: end.to } : {}),
    resolution,
  };
}

function resolveList(meaning: ListMeaning, context: Context): Value {
  const values = meaning.items.map((item) => resolve(item, context));
  const texts = values.map((value) => value.text);
  if (texts.some((text) => text === null)) return unresolved();
  const first = values[0]!;
  const last = values.at(-1)!;
  let adjoining = true;
  for (let k = 1; k < values.length; k++) {
    const [before, now] = [values[k - 1]!, values[k]!];
    if (before.to === undefined || now.from === undefined) {
      adjoining &&= nextText(before.text!) === now.text;
    } else adjoining &&= before.to + 1 === now.from;
  }
  const plain = texts.map((text) => text!.replace('/', '..'));
  return {
    text:
      adjoining && !texts.some((text) => text!.includes('/')) ? `${first.text}/${last.text}` : `{${plain.join(',')}}`,
    ...(first.from !== undefined ? { from: first.from } : {}),
    ...(last.to !== undefined ? { to: last.to } : {}),
    resolution: first.resolution,
  };
}

/** The day after `XXXX-11-20` in words of X, where the month goes on. */
function nextText(text: string): string {
  const head = text.slice(0, -2);
  const tail = Number(text.slice(-2));
  return Number.isNaN(tail) ? '' : head + pad(tail + 1);
}

function resolveFuzzy(meaning: FuzzyMeaning, context: Context): Value {
  const { part, of } = meaning;
  const whole = resolve(of, context);
  const bounds = { start: [1, 10], middle: [11, 20], end: [21, 31], last: [31, 31] }[part] as [number, number];
  if (whole.from === undefined || whole.to === undefined) {
    const month = of.type === 'date' ? of.month : undefined;
    if (month === undefined || of.type !== 'date' || of.calendar === 'hijri')
      return unresolved(part === 'last' ? null : whole.text);
    const year = of.year ?? of.coordinated;
    const head = `${year === undefined ? 'XXXX' : yearText(year)}-${pad(month)}`;
    const last = monthLength(year ?? 2023, month);
    if (part === 'last') return unresolved(`${head}-${pad(last)}`);
    return unresolved(`${head}-${pad(bounds[0])}/${head}-${pad(Math.min(bounds[1], last))}`);
  }
  const { from, to, resolution } = whole;
  if (part === 'last') return dayValue(to, resolution);
  const length = to - from + 1;
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

function resolveShare(meaning: ShareMeaning, context: Context): Value {
  const { nth, parts, of } = meaning;
  const whole = resolve(of, context);
  const size = 12 / parts;
  if (whole.from === undefined || whole.to === undefined) {
    if (of.type === 'period' && of.unit !== 'year') return unresolved();
    return unresolved(`XXXX-${pad((nth - 1) * size + 1)}/XXXX-${pad(nth * size)}`);
  }
  if (whole.to - whole.from > 300)
    return monthsValue(civil(whole.from).year, (nth - 1) * size + 1, size, whole.resolution);
  const length = whole.to - whole.from + 1;
  const step = parts === 2 ? 15 : Math.floor(length / parts);
  const from = whole.from + (nth - 1) * step;
  return spanValue(from, nth === parts ? whole.to : from + step - 1, whole.resolution);
}

function resolveSeason(meaning: SeasonMeaning, context: Context): Value {
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

function resolveNth(meaning: NthMeaning, context: Context): Value {
  const whole = resolve(meaning.of, context);
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
    const monday = nth < 0 ? (to - last >= 6 ? last : last - 7) : first + 7 * (nth - 1);
    return monday > to ? unresolved() : weekValue(monday, resolution);
  }
  const day = nth < 0 ? to : from + nth - 1;
  return day > to ? unresolved() : dayValue(day, resolution);
}
