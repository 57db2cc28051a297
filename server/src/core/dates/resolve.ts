import { addMonths, civil, dayNumber, isoDate, mondayOf, monthLength, pad, weekdayOf } from './calendar.ts';
import type { DayMeaning, Meaning } from './meaning.ts';
import { resolveAnaphor } from './resolve-anaphor.ts';
import { gregorianYear, resolveHijri } from './resolve-hijri.ts';
import { resolveOccasion } from './resolve-occasion.ts';
import {
  type Context,
  durationText,
  resolveCount,
  resolveFuzzy,
  resolveNth,
  resolvePeriod,
  resolveSeason,
  resolveShare,
} from './resolve-periods.ts';
import { resolveList, resolveRange } from './resolve-sets.ts';
import { choose, dayValue, inYear, monthValue, unresolved, type Value, yearsValue, yearValue } from './value.ts';

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
      return resolveRange(meaning, context, resolve);
    case 'list':
      return resolveList(meaning, context, resolve);
    case 'fuzzy':
      return resolveFuzzy(meaning, resolve(meaning.of, context), context.reference);
    case 'share':
      return resolveShare(meaning, meaning.of && resolve(meaning.of, context), context);
    case 'season':
      return resolveSeason(meaning, context);
    case 'decade': {
      const century = meaning.century ?? 20;
      const first = (century - 1) * 100 + meaning.tens;
      return { ...yearsValue(first, first + 9, 'written'), text: `${pad(century - 1)}${meaning.tens / 10}X` };
    }
    case 'century': {
      const shifted = context.reference === undefined ? undefined : Math.ceil(civil(context.reference).year / 100);
      const number = meaning.number ?? (shifted === undefined ? undefined : shifted + (meaning.shift ?? 0));
      if (number === undefined) return unresolved('XXXX');
      if (meaning.hijri)
        return yearsValue(gregorianYear((number - 1) * 100 + 1), gregorianYear(number * 100 + 1), 'written');
      if (meaning.before) return yearsValue(1 - number * 100, -(number - 1) * 100, 'written');
      return yearsValue((number - 1) * 100 + 1, number * 100, meaning.number === undefined ? 'reference' : 'written');
    }
    case 'occasion':
      return resolveOccasion(meaning, context);
    case 'recurring':
      if (meaning.month === undefined && meaning.day !== undefined)
        return { text: `XXXX-XX-${pad(meaning.day)}`, resolution: 'written' };
      if (meaning.weekday !== undefined) return { text: `XXXX-WXX-${meaning.weekday || 7}`, resolution: 'written' };
      return {
        text: `XXXX-${pad(meaning.month!)}${meaning.day ? `-${pad(meaning.day)}` : ''}`,
        resolution: 'written',
      };
    case 'nth':
      return resolveNth(meaning, resolve(meaning.of, context));
    case 'time': {
      const { hour, minute = 0, second } = meaning;
      const clock = `T${pad(hour)}:${pad(minute)}${second === undefined ? '' : `:${pad(second)}`}${meaning.utc ? 'Z' : ''}`;
      if (meaning.day) {
        const day = resolveDay(meaning.day, context);
        // A week whose number is open has no clock in ISO 8601; the day of the week says more.
        return { ...day, text: day.text === null ? null : day.text + clock };
      }
      if (context.reference === undefined) return unresolved(`XXXX-XX-XX${clock}`);
      return { ...dayValue(context.reference, 'reference'), text: isoDate(context.reference) + clock };
    }
    case 'anaphoric':
      return resolveAnaphor(meaning, context);
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
  if (meaning.deictic !== undefined && meaning.inYear !== undefined && meaning.month === undefined) {
    // مثل هذا اليوم من العام الماضي
    return reference === undefined
      ? unresolved('XXXX-XX-XX')
      : dayValue(addMonths(reference + meaning.deictic, 12 * meaning.inYear), 'reference');
  }
  if (meaning.deictic !== undefined && reference !== undefined && !isDated(meaning)) {
    return resolveDeictic(meaning.deictic, meaning.weekday, reference);
  }
  if (meaning.calendar === 'hijri') {
    if (meaning.equivalent && (meaning.equivalent.day !== undefined) === (meaning.day !== undefined)) {
      const equal = resolveDay(meaning.equivalent, context);
      if (equal.from !== undefined) return { ...equal, resolution: 'equivalent' };
    }
    return resolveHijri(meaning, context);
  }
  if (isImpossible(meaning)) return unresolved();
  const { month, day } = meaning;
  // Where the publication date is unknown a full date of the sentence tells the year of الجاري as well.
  const open = meaning.shift === undefined || (meaning.shift === 0 && reference === undefined);
  const year = meaning.year ?? (open ? meaning.coordinated : undefined);
  if (meaning.ambiguous && month !== undefined) return resolveAmbiguous(meaning, context);
  if (meaning.sameYear && month !== undefined) {
    const year = context.latest && civil(context.latest.from).year;
    return year === undefined || civil(context.latest!.to).year !== year
      ? unresolved(`XXXX-${pad(month)}${day === undefined ? '' : `-${dayText(day)}`}`)
      : inYear(year, month, day, 'coordinated');
  }
  if (month !== undefined) {
    if (year !== undefined) return inYear(year, month, day, meaning.year === undefined ? 'coordinated' : 'written');
    if (reference === undefined) return unresolved(`XXXX-${pad(month)}${day === undefined ? '' : `-${dayText(day)}`}`);
    return completeYear(meaning, month, day, reference, context);
  }
  if (meaning.sameMonth && day !== undefined) {
    if (!context.told) return unresolved();
    const at = civil(context.told.from);
    const end = civil(context.told.to);
    return at.month === end.month && at.year === end.year
      ? inYear(at.year, at.month, day, 'coordinated')
      : unresolved();
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

/** A bare تشرين: the later month where both fit is never right by chance, so only both together are a value. */
function resolveAmbiguous(meaning: DayMeaning, context: Context): Value {
  const { ambiguous: _, ...one } = meaning;
  if (meaning.day !== undefined) return unresolved();
  const first = resolveDay(one, context);
  const second = resolveDay({ ...one, month: (meaning.month! % 12) + 1 }, context);
  if (first.from === undefined || second.to === undefined) return unresolved();
  // كانون 2019 is January or December of that year.
  if (second.to < first.from)
    return { ...first, text: `{${second.text},${first.text}}`, from: second.from!, to: first.to! };
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
    const picked = choose(near, index, context.tense, 2, context.firm);
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
  // الأربعاء 8 مايو in the days around the eighth of May is that day with a slip in its weekday, not the Wednesday of another year.
  const close = candidates.some((candidate) => Math.abs(candidate - reference) <= PATIENCE);
  const choice = fitting.length > 0 && !close ? fitting : candidates;
  const picked = choose(choice, reference, context.tense, PATIENCE, context.firm);
  return picked ? dayValue(picked.day, picked.resolution) : unresolved();
}

function resolveDeictic(offset: number, weekday: number | undefined, reference: number | undefined): Value {
  // The weekday is known even where the week is not.
  if (reference === undefined) return unresolved(weekday === undefined ? 'XXXX-XX-XX' : `XXXX-WXX-${weekday || 7}`);
  let day = reference + offset;
  // The written weekday is right: a story dated after midnight or in another zone is a day off, one that was stamped later more.
  if (weekday !== undefined) {
    for (const near of [0, -1, 1, -2, -3, -4, -5]) {
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
  if (meaning.near && context.tense !== -1) return dayValue(reference + ahead, 'reference');
  if (meaning.shift !== undefined && meaning.shift < 0) {
    return dayValue(reference + ahead + 7 * meaning.shift, 'reference');
  }
  if (meaning.shift) return dayValue(reference + (ahead || 7) + 7 * (meaning.shift - 1), 'reference');
  // Three days ahead or four behind are as near as can be; news tells what happened.
  const candidates = ahead === 3 && context.tense !== 1 ? [reference - 4] : [reference + ahead - 7, reference + ahead];
  const picked = choose(candidates, reference, context.tense, 0);
  return dayValue(picked!.day, picked!.resolution);
}

export type { Context };
