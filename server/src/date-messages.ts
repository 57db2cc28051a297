/** The words for dates, in Arabic and in English: names, how a value was found, how far it is, titles of their actions. */
import type { Civil } from './core/dates/calendar.ts';
import { monthName as arabicMonth, weekdayName as arabicWeekday, hijriMonthName } from './core/dates/names.ts';
import type { DateKind, DateResolution } from './core/types.ts';
import { arabicCount, type Language } from './messages.ts';

type Words<A extends unknown[]> = Record<Language, (...values: A) => string>;
const words = <A extends unknown[]>(ar: (...values: A) => string, en: (...values: A) => string): Words<A> => ({
  ar,
  en,
});

const ENGLISH_DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

const ENGLISH_MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

const ENGLISH_HIJRI_MONTHS = [
  'Muharram',
  'Safar',
  'Rabi al-Awwal',
  'Rabi al-Akhir',
  'Jumada al-Ula',
  'Jumada al-Akhira',
  'Rajab',
  'Shaban',
  'Ramadan',
  'Shawwal',
  'Dhu al-Qadah',
  'Dhu al-Hijjah',
];

/** The name of a weekday, 0 (Sunday) to 6. */
export const weekdayName = (weekday: number, language: Language): string =>
  language === 'ar' ? arabicWeekday(weekday) : (ENGLISH_DAYS[weekday] ?? '');

/** The name of a month, 1 to 12. */
export function monthName(month: number, calendar: 'gregorian' | 'islamic-umalqura', language: Language): string {
  const gregorian = calendar === 'gregorian';
  const arabic = gregorian ? arabicMonth('gulf', month) : hijriMonthName(month);
  const english = (gregorian ? ENGLISH_MONTHS : ENGLISH_HIJRI_MONTHS)[month - 1];
  return (language === 'ar' ? arabic : english) || String(month);
}

/** `12 شعبان 1445 هـ`; `month` is 1 to 12. */
export function hijriDate({ year, month, day }: Civil, language: Language): string {
  const date = `${day} ${monthName(month, 'islamic-umalqura', language)} ${year}`;
  return language === 'ar' ? `${date} هـ` : `${date} AH`;
}

/** How a date got its value, in words. */
export const RESOLUTIONS: Record<DateResolution, Record<Language, string>> = {
  written: { ar: 'كما ورد في النص', en: 'as the text gives it' },
  reference: { ar: 'محسوب من تاريخ النشر', en: 'counted from the publication date' },
  coordinated: { ar: 'السنة من التاريخ المذكور بجواره', en: 'the year comes from the date beside it' },
  nearest: { ar: 'الأقرب إلى تاريخ النشر', en: 'the nearest to the publication date' },
  tense: {
    ar: 'الأقرب إلى تاريخ النشر بحسب زمن الفعل',
    en: 'the nearest to the publication date on the side of the verb’s tense',
  },
  equivalent: { ar: 'الموافق الميلادي مذكور في النص', en: 'the Gregorian equivalent stands in the text' },
  unresolved: { ar: 'لم تُعرف قيمته كاملة', en: 'not known in full' },
};

/** The steps from a date's words to its value, where they are more than one. */
export const STEPS = {
  published: words(
    (day: string, from: string) => `نُشر ${day} (${from})`,
    (day, from) => `published ${day} (${from})`,
  ),
  unpublished: words(
    () => 'تاريخ النشر غير معروف',
    () => 'the publication date is unknown',
  ),
  elsewhere: words(
    () => 'في مقال آخر مُلحق لا يُعرف تاريخ نشره',
    () => 'in another article that is appended, of unknown date',
  ),
  nearest: words(
    () => 'الأقرب إليه',
    () => 'the nearest to it',
  ),
  before: words(
    () => 'الأقرب قبله بحسب زمن الفعل',
    () => 'the nearest before it, by the verb’s tense',
  ),
  after: words(
    () => 'الأقرب بعده بحسب زمن الفعل',
    () => 'the nearest after it, by the verb’s tense',
  ),
  told: words(
    () => 'من الوقت المذكور قبله في النص',
    () => 'from the time that the text told before',
  ),
  ummAlQura: words(
    () => 'بتقويم أم القرى',
    () => 'by the Umm al-Qura calendar',
  ),
  if: words(
    (published: string) => `إن نُشر ${published} فهو `,
    (published) => `if published ${published}: `,
  ),
  pattern: words(
    (known: string) => `المعروف من تاريخ النشر: ${known}`,
    (known) => `known of the publication date: ${known}`,
  ),
} as const;

/** What other articles tell of an open date. `days` is a day in words, or some with "or" between them. */
export const DEDUCED = {
  day: words(
    (days: string) => `على الأرجح ${days}: استُنتج من`,
    (days) => `probably ${days}: deduced from`,
  ),
  /** In a list. */
  listed: words(
    (days: string) => `على الأرجح ${days}`,
    (days) => `probably ${days}`,
  ),
  /** Of the card of an event, before its sources. */
  event: words(
    (days: string) => `استُنتج ${days} من`,
    (days) => `deduced: ${days}, from`,
  ),
  published: words(
    (days: string) => `نُشر على الأرجح ${days}`,
    (days) => `probably published on ${days}`,
  ),
  publishedBetween: words(
    (first: string, last: string) => `نُشر على الأرجح بين ${first} و${last}`,
    (first, last) => `probably published between ${first} and ${last}`,
  ),
  setDate: words(
    (day: string, file: string) => `حدّد تاريخ النشر: ${day} (استُنتج من ${file})`,
    (day, file) => `Set the publication date: ${day} (deduced from ${file})`,
  ),
} as const;

export const DATE_KINDS: Partial<Record<DateKind, Record<Language, string>>> = {
  duration: { ar: 'مدة', en: 'duration' },
  recurring: { ar: 'يتكرر كل عام', en: 'every year' },
  vague: { ar: 'وقت غير محدد', en: 'unspecified time' },
  anaphoric: { ar: 'يعود إلى وقت مذكور', en: 'refers back to a time' },
};

/** Where the publication date was found. */
export const REFERENCE_SOURCES: Record<string, Record<Language, string>> = {
  option: { ar: 'من قرارات الفريق', en: 'set by the team' },
  'front-matter': { ar: 'من ترويسة الملف', en: 'from the front matter' },
  dateline: { ar: 'من سطر التاريخ في النص', en: 'from the dateline' },
  'file-name': { ar: 'من اسم الملف', en: 'from the file name' },
  deduced: { ar: 'مستنتج', en: 'deduced' },
};

const AMOUNTS = {
  day: { ar: ['يوم واحد', 'يومين', 'أيام', 'يوما', 'يوم'], en: 'day' },
  month: { ar: ['شهر واحد', 'شهرين', 'أشهر', 'شهرا', 'شهر'], en: 'month' },
  year: { ar: ['سنة واحدة', 'سنتين', 'سنوات', 'سنة', 'سنة'], en: 'year' },
} as const;

/**
 * `قبل 3 أيام`, `بعد شهرين`, `اليوم`: how far a day is from today. Not `Intl.RelativeTimeFormat`: it says خلال ("within") of what
 * is to come.
 * @param away below 0 in the past
 */
export const distance: Words<[away: number, unit: keyof typeof AMOUNTS]> = words(
  (away, unit) =>
    away === 0 ? 'اليوم' : `${away < 0 ? 'قبل' : 'بعد'} ${arabicCount(Math.abs(away), AMOUNTS[unit].ar)}`,
  (away, unit) => {
    if (away === 0) return 'today';
    const n = Math.abs(away);
    const amount = `${n} ${AMOUNTS[unit].en}${n === 1 ? '' : 's'}`;
    return away < 0 ? `${amount} ago` : `in ${amount}`;
  },
);

const titled = (ar: string, en: string): Words<[text: string]> =>
  words(
    (text) => `${ar}: «${text}»`,
    (text) => `${en}: “${text}”`,
  );

/** Titles of the ways to write a date anew, and of the fixes of wrong ones. */
export const DATE_ACTIONS = {
  inFull: titled('اكتب التاريخ كاملا', 'Write the date in full'),
  addWeekday: titled('أضف اسم اليوم', 'Add the weekday'),
  toAbsolute: titled('استبدل به تاريخا صريحا', 'Replace by the date'),
  toRelative: titled('استبدل به تعبيرا نسبيا', 'Replace by the relative day'),
  months: titled('وحّد اسم الشهر', 'Write the month in house style'),
  digits: titled('وحّد الأرقام', 'Write the digits in house style'),
  allMonths: words(
    (n: number) => `وحّد أسماء الشهور في الملف كله (${n})`,
    (n) => `Write all month names of the file in house style (${n})`,
  ),
  allDigits: words(
    (n: number) => `وحّد أرقام التواريخ في الملف كله (${n})`,
    (n) => `Write the digits of all dates of the file in house style (${n})`,
  ),
  changeWeekday: words(
    (text: string) => `صحّح اليوم: ${text}`,
    (text) => `Change the weekday: ${text}`,
  ),
  changeDate: words(
    (text: string) => `صحّح التاريخ: ${text}`,
    (text) => `Change the date: ${text}`,
  ),
  lastOfMonth: words(
    (text: string) => `اجعله آخر يوم في الشهر: ${text}`,
    (text) => `Make it the last day of the month: ${text}`,
  ),
  keepFirst: words(
    (text: string) => `أبقِ الاسم الأول: ${text}`,
    (text) => `Keep the first name: ${text}`,
  ),
  keepSecond: words(
    (text: string) => `أبقِ الاسم الثاني: ${text}`,
    (text) => `Keep the second name: ${text}`,
  ),
  swapEnds: words(
    (text: string) => `اعكس طرفي المدة: ${text}`,
    (text) => `Swap the ends: ${text}`,
  ),
  changeHijri: words(
    (text: string) => `صحّح التاريخ الهجري: ${text}`,
    (text) => `Change the Hijri date: ${text}`,
  ),
} as const;
