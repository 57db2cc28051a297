import { type Civil, dayNumber, weekdayOf } from './calendar.ts';
import { type MonthSystem, monthName, weekdayName } from './names.ts';

/** The names of months that a newsroom writes: one system, or two with a stroke between them. */
export type MonthStyle = MonthSystem | 'gulf-levant' | 'levant-gulf';

export type DigitStyle = 'western' | 'arabic-indic';

/** How a newsroom writes its dates. */
export interface HouseStyle {
  readonly months: MonthStyle;
  readonly digits: DigitStyle;
}

/** The code of zero in a system of digits. */
export const ZERO = { western: 0x30, 'arabic-indic': 0x660 } as const;

/** A whole number in the digits that start at `zero`. */
export const inDigits = (value: number | string, zero: number): string =>
  String(value).replace(/\d/g, (digit) => String.fromCharCode(zero + Number(digit)));

/** `أبريل`, `نيسان/أبريل`: a month by the house style. */
export function writeMonth(month: number, { months }: Pick<HouseStyle, 'months'>): string {
  if (months === 'gulf-levant') return `${monthName('gulf', month)}/${monthName('levant', month)}`;
  if (months === 'levant-gulf') return `${monthName('levant', month)}/${monthName('gulf', month)}`;
  return monthName(months, month);
}

export const writeNumber = (value: number, { digits }: Pick<HouseStyle, 'digits'>): string =>
  inDigits(value, ZERO[digits]);

/** `8 مايو 2024`; with its weekday `الأربعاء 8 مايو 2024`; without its year `8 مايو`. */
export function writeDay(
  { year, month, day }: Civil,
  style: HouseStyle,
  { weekday = false, withYear = true }: { readonly weekday?: boolean; readonly withYear?: boolean } = {},
): string {
  const words = [`${writeNumber(day, style)} ${writeMonth(month, style)}`];
  if (weekday) words.unshift(weekdayName(weekdayOf(dayNumber(year, month, day))));
  if (withYear) words.push(writeNumber(year, style));
  return words.join(' ');
}

/** `مايو 2024` */
export const writeMonthOfYear = (year: number, month: number, style: HouseStyle): string =>
  `${writeMonth(month, style)} ${writeNumber(year, style)}`;

const ISO = /^(\d{4})-(\d\d)(?:-(\d\d))?$/;

/** A day or a month that a value names (`2024-05-08`, `2024-05`), or undefined. */
export function civilOf(value: string | null): { year: number; month: number; day?: number } | undefined {
  const match = value === null ? null : ISO.exec(value);
  if (!match) return undefined;
  const [year, month] = [Number(match[1]), Number(match[2])];
  return match[3] === undefined ? { year, month } : { year, month, day: Number(match[3]) };
}

const UNITS = 'الأول|الثاني|الثالث|الرابع|الخامس|السادس|السابع|الثامن|التاسع|العاشر'.split('|');
const TEENS = 'الحادي|الثاني|الثالث|الرابع|الخامس|السادس|السابع|الثامن|التاسع'.split('|');

/**
 * A day of the month in words: `الخامس عشر`, `الحادي والثلاثين`.
 * @param nominative العشرون and not العشرين, as the text has it
 */
export function ordinalDay(day: number, nominative = false): string {
  if (day <= 10) return UNITS[day - 1] ?? '';
  if (day < 20) return `${TEENS[day - 11]!} عشر`;
  const tens = (day < 30 ? 'العشر' : 'الثلاث') + (nominative ? 'ون' : 'ين');
  return day % 10 === 0 ? tens : `${TEENS[(day % 10) - 1]!} و${tens}`;
}

/**
 * A phrase as it stands after what is written before it: after a proclitic ل the article loses its alif (ل + الأربعاء → للأربعاء).
 * @param at where the phrase will stand in the text
 */
export function afterProclitic(text: string, at: number, phrase: string): string {
  return phrase.startsWith('ال') && isProclitic(text, at, 'ل') ? phrase.slice(1) : phrase;
}

/** Whether one of these letters stands right before `at` as a proclitic of it, or after و or ف, with or without tatweel. */
export function isProclitic(text: string, at: number, letters: string): boolean {
  let i = at - 1;
  while (i > 0 && text[i] === 'ـ') i--;
  if (i < 0 || !letters.includes(text[i]!)) return false;
  const before = text[i - 1];
  if (before === undefined || !/\p{L}/u.test(before)) return true;
  return (before === 'و' || before === 'ف') && (i < 2 || !/\p{L}/u.test(text[i - 2]!));
}
