/**
 * The names that dates are written with: one spelling each, hamza and all. What is read is in `tables/`; this is the only place
 * that says what is written.
 */

/** A way of naming the Gregorian months. Egypt and the Gulf; the Levant and Iraq; Algeria and Tunisia; Morocco; Mauritania. */
export type MonthSystem = 'gulf' | 'levant' | 'algeria' | 'morocco' | 'mauritania';

export const MONTH_SYSTEMS: readonly MonthSystem[] = ['gulf', 'levant', 'algeria', 'morocco', 'mauritania'];

const MONTHS: Record<MonthSystem, string> = {
  gulf: 'يناير|فبراير|مارس|أبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر',
  levant: 'كانون الثاني|شباط|آذار|نيسان|أيار|حزيران|تموز|آب|أيلول|تشرين الأول|تشرين الثاني|كانون الأول',
  algeria: 'جانفي|فيفري|مارس|أفريل|ماي|جوان|جويلية|أوت|سبتمبر|أكتوبر|نوفمبر|ديسمبر',
  morocco: 'يناير|فبراير|مارس|أبريل|ماي|يونيو|يوليوز|غشت|شتنبر|أكتوبر|نونبر|دجنبر',
  mauritania: 'يناير|فبراير|مارس|إبريل|مايو|يونيو|يوليو|أغشت|شتمبر|أكتوبر|نوفمبر|دجمبر',
};

const HIJRI = 'محرم|صفر|ربيع الأول|ربيع الآخر|جمادى الأولى|جمادى الآخرة|رجب|شعبان|رمضان|شوال|ذو القعدة|ذو الحجة';

const WEEKDAYS = 'الأحد|الاثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت';

const nth = (list: string, index: number): string => list.split('|')[index] ?? '';

/** The name of a Gregorian month, 1 to 12; empty for any other number. */
export const monthName = (system: MonthSystem, month: number): string => nth(MONTHS[system], month - 1);

/** The name of a Hijri month, 1 to 12, as it stands after a day: `12 ذو القعدة`. */
export const hijriMonthName = (month: number): string => nth(HIJRI, month - 1);

/** The name of a weekday, 0 (Sunday) to 6. */
export const weekdayName = (weekday: number): string => nth(WEEKDAYS, weekday);
