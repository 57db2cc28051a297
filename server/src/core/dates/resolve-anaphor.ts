import { addMonths, civil, pad, yearText } from './calendar.ts';
import type { AnaphoricMeaning } from './meaning.ts';
import type { Context } from './resolve-periods.ts';
import { dayValue, monthValue, unresolved, type Value, yearValue } from './value.ts';

/** The time that was told last, where it is of the kind that the words point to. */
export function resolveAnaphor({ unit, inYear, year }: AnaphoricMeaning, context: Context): Value {
  const { reference, tense } = context;
  const told = unit === 'year' || unit === 'month' ? context.latest : context.told;
  if (!told) return unresolved();
  if (year !== undefined) return inOtherYear(told, unit, year - civil(told.to).year, told.to);
  if (inYear !== undefined) return inOtherYear(told, unit, inYear, reference);
  const [from, to] = [civil(told.from), civil(told.to)];
  switch (unit) {
    case 'day':
      return told.from === told.to ? dayValue(told.from, 'coordinated') : unresolved();
    case 'month':
      return from.year === to.year && from.month === to.month
        ? monthValue(from.year, from.month, 'coordinated')
        : unresolved();
    case 'year':
      return from.year === to.year ? yearValue(from.year, 'coordinated') : unresolved();
    default:
      // What is still to come, and the day of publication, are no "then".
      if (tense === 1 || (told.from === told.to && told.from === reference)) return unresolved();
      return { text: told.text, from: told.from, to: told.to, resolution: 'coordinated' };
  }
}

/** The same day, month or part of the year in another year: the words of the value with its years moved. */
function inOtherYear(
  told: NonNullable<Context['told']>,
  unit: AnaphoricMeaning['unit'],
  inYear: number,
  reference: number | undefined,
): Value {
  const from = civil(told.from);
  const to = civil(told.to);
  // اليوم نفسه needs a day, الفترة نفسها more than a day.
  if (unit !== 'month' && (unit === 'day') !== (told.from === told.to)) return unresolved();
  const month = unit === 'month';
  if (month && (from.month !== to.month || from.year !== to.year)) return unresolved();
  const text = month ? `${yearText(from.year)}-${pad(from.month)}` : told.text;
  if (text === null || !/^\d{4}(-\d\d){0,2}(\/\d{4}(-\d\d){0,2})?$/.test(text) || text.includes('-02-29')) {
    return unresolved();
  }
  if (reference === undefined) return unresolved(text.replace(/\d{4}/g, 'XXXX'));
  const by = civil(reference).year + inYear - to.year;
  const moved = text.replace(/\d{4}/g, (year) => yearText(Number(year) + by));
  if (month) return monthValue(from.year + by, from.month, 'reference');
  return {
    text: moved,
    from: addMonths(told.from, 12 * by),
    to: addMonths(told.to, 12 * by),
    resolution: 'reference',
  };
}
