import { digitValue } from '../text/characters.ts';
import { fold } from '../text/normalise.ts';
import type { DateMention, Span } from '../types.ts';
import type { Civil } from './calendar.ts';
import { hijriMonthName, MONTH_SYSTEMS, type MonthSystem, monthName } from './names.ts';
import { type NamePart, type Part, partsOf, readerOf } from './parts.ts';
import { afterProclitic, type HouseStyle, inDigits, ordinalDay, writeMonth, ZERO } from './write.ts';

/** A piece of the text and what is to stand there instead. */
export interface Replacement extends Span {
  readonly newText: string;
}

/**
 * The replacements that write the Gregorian months of a date by the house style; offsets as the date's own. A date without a value,
 * a bare تشرين and two names that disagree are left alone; one that lacks only its year (`XXXX-04-15`) is not.
 */
export function restyleMonths({ text, start, value }: DateMention, style: Pick<HouseStyle, 'months'>): Replacement[] {
  if (value === null) return [];
  const r = readerOf(text);
  if (!r) return [];
  return partsOf(r, { start: 0, end: text.length }).flatMap((part) => {
    if (part.kind !== 'month' || part.calendar !== 'gregorian' || part.mismatched) return [];
    const newText = writeMonth(part.value, style);
    if (text.slice(part.start, part.end) === newText) return [];
    return [{ start: start + part.start, end: start + part.end, newText }];
  });
}

/** The replacements that write the digits of a date by the house style, one for each run of digits. */
export function restyleDigits({ text, start, value }: DateMention, style: Pick<HouseStyle, 'digits'>): Replacement[] {
  if (value === null) return [];
  const zero = ZERO[style.digits];
  const found: Replacement[] = [];
  for (let i = 0; i < text.length; i++) {
    if (digitValue(text.charCodeAt(i)) < 0) continue;
    const from = i;
    let newText = '';
    for (; i < text.length && digitValue(text.charCodeAt(i)) >= 0; i++) {
      newText += String.fromCharCode(zero + digitValue(text.charCodeAt(i)));
    }
    if (newText !== text.slice(from, i)) found.push({ start: start + from, end: start + i, newText });
  }
  return found;
}

/** The system that a written name belongs to; of several that share the name the first of `preferred`, then of all. */
export function systemOf(name: string, of: NamePart, preferred: readonly MonthSystem[] = []): MonthSystem {
  const key = fold(name);
  const fits = (system: MonthSystem): boolean => fold(monthName(system, of.month)) === key;
  return [...preferred, ...MONTH_SYSTEMS].find(fits) ?? (of.levant ? 'levant' : 'gulf');
}

/** Another month in the place of a written one: in its system, or in both of its systems where it is named twice. */
export function otherMonth(
  text: string,
  part: Extract<Part, { kind: 'month' }>,
  to: number,
  preferred: readonly MonthSystem[] = [],
): Replacement[] {
  if (part.calendar === 'hijri') return [{ start: part.start, end: part.end, newText: hijriMonthName(to) }];
  return part.names.map((name) => ({
    start: name.start,
    end: name.end,
    newText: monthName(systemOf(text.slice(name.start, name.end), name, preferred), to),
  }));
}

/** Another day of the month in the place of a written one: words for words, digits in the same digits. */
export function otherDay(text: string, part: Extract<Part, { kind: 'day' }>, to: number): Replacement {
  const { start, end } = part;
  const written = text.slice(start, end);
  // غرة stands before its month without من, as a number does.
  if (part.words && !/غرة|غره|سلخ/.test(written)) {
    return { start, end, newText: afterProclitic(text, start, ordinalDay(to, /ون$/.test(written))) };
  }
  const digit = [...written].find((each) => digitValue(each.charCodeAt(0)) >= 0) ?? '0';
  return { start, end, newText: numeral(digit, to) };
}

/** A number in the digit system of a digit: ASCII, Arabic-Indic or Persian. */
function numeral(digit: string, value: number, width = 0): string {
  const zero = digit.charCodeAt(0) - digitValue(digit.charCodeAt(0));
  return inDigits(String(value).padStart(width, '0'), zero);
}

/**
 * The replacements that make the date of these parts another day: only what differs is written anew, in the manner of what
 * stands there. Undefined where the parts do not say `from`, or where the year changes and is written in words.
 */
export function redate(
  text: string,
  parts: readonly Part[],
  from: Civil,
  to: Civil,
  preferred: readonly MonthSystem[] = [],
): Replacement[] | undefined {
  const numeric = parts.find((part) => part.kind === 'numeric');
  if (numeric) {
    if (numeric.day !== from.day || numeric.month !== from.month) return undefined;
    return numeric.numbers.flatMap(({ start, end, of }) => {
      const width = end - start;
      const value = of === 'year' && width === 2 ? to.year % 100 : to[of];
      const newText = numeral(text[start]!, value, width === 1 ? 0 : width);
      return newText === text.slice(start, end) || from[of] === to[of] ? [] : [{ start, end, newText }];
    });
  }
  const day = parts.find((part) => part.kind === 'day');
  const month = parts.find((part) => part.kind === 'month');
  const year = parts.find((part) => part.kind === 'year');
  if (day?.value !== from.day || (month !== undefined && month.value !== from.month)) return undefined;
  const found: Replacement[] = [];
  if (from.day !== to.day) found.push(otherDay(text, day, to.day));
  if (from.month !== to.month) {
    if (!month || month.mismatched) return undefined;
    found.push(...otherMonth(text, month, to.month, preferred));
  }
  if (year && from.year !== to.year) {
    if (year.words) return undefined;
    found.push({ start: year.start, end: year.end, newText: numeral(text[year.start]!, to.year) });
  }
  return found.sort((a, b) => a.start - b.start);
}
