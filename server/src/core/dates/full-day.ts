import { civil } from './calendar.ts';
import type { DayMeaning, Expression } from './meaning.ts';
import { resolve } from './resolve.ts';

/** A publication date outside these years is a mistake or another thing. */
const EARLIEST = 1900;
const LATEST = 2100;

/** Whether a year can be that of a publication. */
export const isPressYear = (year: number): boolean => year >= EARLIEST && year <= LATEST;

/** The day of a date that needs no reference, in the years of the press. */
export function fullDay(expression: Expression): number | undefined {
  const { meaning } = expression;
  const day: DayMeaning | undefined =
    meaning.type === 'date' ? meaning : meaning.type === 'time' ? meaning.day : undefined;
  if (!day || day.day === undefined || (day.year === undefined && day.equivalent?.year === undefined)) return undefined;
  const value = resolve(day, { reference: undefined, tense: undefined });
  if (value.from === undefined || value.from !== value.to) return undefined;
  const { year } = civil(value.from);
  return isPressYear(year) ? value.from : undefined;
}
