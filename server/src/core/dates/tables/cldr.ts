/**
 * Names of months and weekdays as the Unicode CLDR 48.2.0 writes them, in order, parted by `|`: those to write dates
 * with, and a part of those to read (months.ts and words.ts have what the press writes besides, and mark the homographs).
 * Made by scripts/cldr-dates.mjs; do not edit. Unicode License v3, see NOTICE.
 */
export const MONTHS = {
  // ar, ar-EG, ar-SA, ar-AE, ar-KW, ar-LY, ar-SD
  gulf: 'يناير|فبراير|مارس|أبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر',
  // ar-SY, ar-IQ, ar-LB, ar-JO, ar-PS
  levant: 'كانون الثاني|شباط|آذار|نيسان|أيار|حزيران|تموز|آب|أيلول|تشرين الأول|تشرين الثاني|كانون الأول',
  // ar-DZ, ar-TN
  algeria: 'جانفي|فيفري|مارس|أفريل|ماي|جوان|جويلية|أوت|سبتمبر|أكتوبر|نوفمبر|ديسمبر',
  // ar-MA
  morocco: 'يناير|فبراير|مارس|أبريل|ماي|يونيو|يوليوز|غشت|شتنبر|أكتوبر|نونبر|دجنبر',
  // ar-MR
  mauritania: 'يناير|فبراير|مارس|إبريل|مايو|يونيو|يوليو|أغشت|شتمبر|أكتوبر|نوفمبر|دجمبر',
};

/** A way of naming the Gregorian months. */
export type MonthSystem = keyof typeof MONTHS;

export const HIJRI_MONTHS =
  'محرم|صفر|ربيع الأول|ربيع الآخر|جمادى الأولى|جمادى الآخرة|رجب|شعبان|رمضان|شوال|ذو القعدة|ذو الحجة';

/** Sunday first. */
export const WEEKDAYS = 'الأحد|الاثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت';
