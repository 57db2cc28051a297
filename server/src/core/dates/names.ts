import { HIJRI_MONTHS, MONTHS, type MonthSystem, WEEKDAYS } from './tables/cldr.ts';

/** The names that dates are written with: one spelling each, the one of CLDR. What is read is more, and in `tables/`. */
export type { MonthSystem };

export const MONTH_SYSTEMS = Object.keys(MONTHS) as readonly MonthSystem[];

const nth = (list: string, index: number): string => list.split('|')[index] ?? '';

/** The name of a Gregorian month, 1 to 12; empty for any other number. */
export const monthName = (system: MonthSystem, month: number): string => nth(MONTHS[system], month - 1);

/** The name of a Hijri month, 1 to 12, as it stands after a day: `12 ذو القعدة`. */
export const hijriMonthName = (month: number): string => nth(HIJRI_MONTHS, month - 1);

/** The name of a weekday, 0 (Sunday) to 6. */
export const weekdayName = (weekday: number): string => nth(WEEKDAYS, weekday);
