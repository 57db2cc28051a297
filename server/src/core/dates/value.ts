import type { DateResolution } from '../types.ts';
import { dayNumber, isoDate, isoWeek, mondayOf, monthLength, pad, yearText } from './calendar.ts';

/** A resolved meaning: its text by the contract and, where it is known, the days it covers (day numbers, `to` inclusive). */
export interface Value {
  readonly text: string | null;
  readonly from?: number;
  readonly to?: number;
  readonly resolution: DateResolution;
}

export const unresolved = (text: string | null = null): Value => ({ text, resolution: 'unresolved' });

export const dayValue = (day: number, resolution: DateResolution): Value => ({
  text: isoDate(day),
  from: day,
  to: day,
  resolution,
});

export function monthValue(year: number, month: number, resolution: DateResolution): Value {
  const index = year * 12 + month - 1;
  const y = Math.floor(index / 12);
  const m = index - y * 12 + 1;
  const from = dayNumber(y, m, 1);
  return { text: `${yearText(y)}-${pad(m)}`, from, to: from + monthLength(y, m) - 1, resolution };
}

export const yearValue = (year: number, resolution: DateResolution): Value => ({
  text: yearText(year),
  from: dayNumber(year, 1, 1),
  to: dayNumber(year, 12, 31),
  resolution,
});

export function weekValue(day: number, resolution: DateResolution): Value {
  const from = mondayOf(day);
  return { text: isoWeek(day), from, to: from + 6, resolution };
}

export const spanValue = (from: number, to: number, resolution: DateResolution): Value => ({
  text: `${isoDate(from)}/${isoDate(to)}`,
  from,
  to,
  resolution,
});

/** Whole months as the contract writes quarters and seasons: `2024-01/2024-03`. */
export function monthsValue(year: number, first: number, count: number, resolution: DateResolution): Value {
  const a = monthValue(year, first, resolution);
  const b = monthValue(year, first + count - 1, resolution);
  return { text: `${a.text}/${b.text}`, from: a.from!, to: b.to!, resolution };
}

export const yearsValue = (from: number, to: number, resolution: DateResolution): Value => ({
  text: `${yearText(from)}/${yearText(to)}`,
  from: dayNumber(from, 1, 1),
  to: dayNumber(to, 12, 31),
  resolution,
});

/** A day of a year, -1 being the month's last, or the month where there is no day; unresolved where the month lacks the day. */
export function inYear(year: number, month: number, day: number | undefined, resolution: Value['resolution']): Value {
  if (day === undefined) return monthValue(year, month, resolution);
  const last = monthLength(year, month);
  if (day > last) return unresolved();
  return dayValue(dayNumber(year, month, day < 0 ? last : day), resolution);
}

/** The farthest side, in units of the patience: ten months of days, or eight and more of months. */
const FAR = 6;

/**
 * Of several possible days the one that the reference and the verb speak for: the nearest, unless the verb points to the
 * other side. Unless it stands right before the date (`firm`), a past verb leaves a date of the next weeks alone: `قرر تأجيل الجلسة إلى 15 أبريل` speaks of what is to come.
 */
export function choose(
  candidates: readonly number[],
  reference: number,
  tense: -1 | 1 | undefined,
  patience: number,
  firm = false,
): { day: number; resolution: DateResolution } | undefined {
  let nearest: number | undefined;
  let side: number | undefined;
  for (const day of candidates) {
    const distance = Math.abs(day - reference);
    if (nearest === undefined || distance < Math.abs(nearest - reference)) nearest = day;
    const fits = tense === -1 ? day <= reference : tense === 1 ? day >= reference : false;
    if (fits && (side === undefined || distance < Math.abs(side - reference))) side = day;
  }
  if (nearest === undefined) return undefined;
  // Nobody leaves out a year that is most of a year away.
  if (side !== undefined && patience > 0 && Math.abs(side - reference) > patience * FAR) side = undefined;
  if (side === undefined || side === nearest) return { day: nearest, resolution: 'nearest' };
  if (tense === -1 && !firm && nearest - reference <= patience) return { day: nearest, resolution: 'nearest' };
  return { day: side, resolution: 'tense' };
}
