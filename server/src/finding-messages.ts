import { civil, parseIso } from './core/dates/calendar.ts';
import { writeDay } from './core/dates/write.ts';
import { LineIndex } from './core/text/lines.ts';
import type { Finding, FurnitureKind } from './core/types.ts';
import { arabicCount, BOILERPLATE_NAMES, LABELS, type Language, monthName, weekdayName } from './messages.ts';

/** At most this many differences are named; the rest is for the comparison. */
const MOST_NAMED = 4;

/**
 * The message of a finding: what is wrong and where the other place is. Total: data that a finding lacks is not named.
 *
 * @param text the text that was analysed, or its line index
 */
export function word(finding: Finding, text: string | LineIndex, language: Language): string {
  const lines = (): LineIndex => (typeof text === 'string' ? new LineIndex(text) : text);
  // A weekday's own words stand before the place that it contradicts.
  const other = finding.related[finding.code === 'deictic-weekday' ? 1 : 0];
  const line = other ? String(lines().positionAt(other.start).line + 1) : '؟';
  return WORDS[finding.code][language](finding.data, line);
}

type Data = Finding['data'];
type Wording = (data: Data, line: string) => string;

const text = (data: Data, key: string): string => {
  const value = data[key];
  return value === undefined ? '' : Array.isArray(value) ? value.join('، ') : String(value);
};
const list = (data: Data, key: string): readonly string[] => {
  const value = data[key];
  return Array.isArray(value) ? (value as readonly string[]) : [];
};
const count = (data: Data): number => (typeof data.count === 'number' ? data.count : 1);
const percent = (data: Data): number => (typeof data.similarity === 'number' ? Math.floor(data.similarity * 100) : 0);

const number = (data: Data, key: string): number => (typeof data[key] === 'number' ? data[key] : 0);
const day = (data: Data, key: string, language: Language): string => weekdayName(number(data, key), language);
const month = (data: Data, key: string, language: Language): string =>
  monthName(number(data, key), data.calendar === 'islamic-umalqura' ? 'islamic-umalqura' : 'gregorian', language);

/** `10 مايو 2024`: an ISO date stands the other way round in an Arabic line. */
function inWords(data: Data, key: string): string {
  const day = parseIso(text(data, key));
  return day === undefined ? text(data, key) : writeDay(civil(day), { months: 'gulf', digits: 'western' });
}

/** أمس الخميس, by the numbers of the finding. */
const deictic = (data: Data, offset: string, weekday: string): string =>
  `${DEICTIC_NAMES[String(number(data, offset))] ?? 'اليوم'} ${day(data, weekday, 'ar')}`;

const DEICTIC_NAMES: Readonly<Record<string, string>> = {
  '-2': 'أول أمس',
  '-1': 'أمس',
  '0': 'اليوم',
  '1': 'غدا',
  '2': 'بعد غد',
};

const PARAGRAPHS = ['هذه الفقرة مكرّرة', 'هاتان الفقرتان مكرّرتان', 'فقرات مكرّرة', 'فقرة مكرّرة', 'فقرة مكرّرة'] as const;
const FILES = ['ملف واحد', 'ملفين', 'ملفات', 'ملفا', 'ملف'] as const;
const SENTENCES = ['هذه الجملة مكرّرة', 'هاتان الجملتان مكرّرتان', 'جمل مكرّرة', 'جملة مكرّرة', 'جملة مكرّرة'] as const;

/** `12 قتيلا ← 15 قتيلا`: what stands in the other copy, then what stands here. */
function changes(data: Data, language: Language): string {
  const noun = list(data, 'counted').length > 0;
  const figures = noun
    ? pairs(data, 'counted', language === 'ar' ? 'otherCounted' : 'otherFigures', language)
    : pairs(data, 'figures', 'otherFigures', language);
  const others = pairs(data, 'others', 'otherOthers', language);
  const dates = pairs(data, 'dates', 'otherDates', language);
  const words = pairs(data, 'words', 'otherWords', language);
  const named: string[] = [];
  if (figures.length > 0) named.push((language === 'ar' ? 'الأرقام: ' : 'figures: ') + some(figures, language));
  if (dates.length > 0) named.push((language === 'ar' ? 'التواريخ: ' : 'dates: ') + some(dates, language));
  if (data.negation === true)
    named.push(language === 'ar' ? 'إحداهما تنفي ما تثبته الأخرى' : 'one denies what the other states');
  if (named.length === 0 && words.length > 0) named.push(some(words, language));
  else if (others.length > 0) named.push((language === 'ar' ? 'الكلمات: ' : 'words: ') + some(others, language));
  return named.join(language === 'ar' ? '؛ ' : '; ');
}

/** What a contained passage says and the larger one does not. */
const lost = (data: Data, language: Language): string =>
  some(
    list(data, 'words').filter((words) => words !== ''),
    language,
  );

function pairs(data: Data, here: string, there: string, language: Language): string[] {
  const others = list(data, there);
  const nothing = language === 'ar' ? '(محذوف)' : '(nothing)';
  return list(data, here).map((value, i) => {
    const other = others[i] ?? '';
    return language === 'ar'
      ? `${other || nothing} ← ${value || nothing}`
      : `${other || nothing} → ${value || nothing}`;
  });
}

function some(items: readonly string[], language: Language): string {
  const comma = language === 'ar' ? '، ' : ', ';
  return items.slice(0, MOST_NAMED).join(comma) + (items.length > MOST_NAMED ? `${comma}…` : '');
}

const suffix = (before: string, value: string): string => (value === '' ? '.' : `${before}${value}.`);

const PUNCTUATION: Readonly<Record<string, Record<Language, string>>> = {
  'latin-mark': { ar: 'علامة ترقيم لاتينية في نص عربي.', en: 'A Latin mark in Arabic text.' },
  'space-before': { ar: 'مسافة قبل علامة الترقيم.', en: 'A space before the mark.' },
  'doubled-mark': { ar: 'علامة الترقيم مكرّرة.', en: 'The mark stands twice.' },
  'doubled-space': { ar: 'أكثر من مسافة بين الكلمتين.', en: 'More than one space between two words.' },
};

/** «بشينيان» مرة واحدة، و«باشينيان» 7 مرات أولها في السطر 3. */
function spellings(data: Data, line: string, language: Language): string {
  const [written, preferred] = [text(data, 'written'), text(data, 'preferred')];
  if (written === '' || preferred === '') return '';
  const times = (key: string): string => LABELS.times[language](number(data, key));
  const [here, there] = [times('count'), times('preferredCount')];
  return language === 'ar'
    ? `«${written}» ${here}، و«${preferred}» ${there}، أولها في السطر ${line}`
    : `“${written}” ${here}, “${preferred}” ${there}, first on line ${line}`;
}

function quoted(data: Data, language: Language): string {
  if (data.quoted !== true) return '';
  return language === 'ar' ? ' وهذا الموضع داخل اقتباس.' : ' This one stands in a quotation.';
}

const WORDS: Record<Finding['code'], Record<Language, Wording>> = {
  'duplicate-paragraph': {
    ar: (data, line) => `${arabicCount(count(data), PARAGRAPHS)} حرفيا: النص نفسه في السطر ${line}.`,
    en: (data, line) =>
      count(data) === 1
        ? `Duplicate paragraph: the same text is on line ${line}.`
        : `${count(data)} duplicate paragraphs: the same text is on line ${line}.`,
  },
  'duplicate-sentence': {
    ar: (data, line) => `${arabicCount(count(data), SENTENCES)} حرفيا: النص نفسه في السطر ${line}.`,
    en: (data, line) =>
      count(data) === 1
        ? `Duplicate sentence: the same text is on line ${line}.`
        : `${count(data)} duplicate sentences: the same text is on line ${line}.`,
  },
  'near-duplicate': {
    ar: (data, line) => `نسخة معدّلة من نص السطر ${line} (تشابه ${percent(data)}٪)${suffix(': ', changes(data, 'ar'))}`,
    en: (data, line) =>
      `Edited copy of the text on line ${line} (${percent(data)}% alike)${suffix(': ', changes(data, 'en'))}`,
  },
  contained: {
    ar: (data, line) =>
      `هذا النص وارد بتمامه تقريبا في السطر ${line} (${percent(data)}٪ منه)${suffix('؛ وما ليس هناك: ', lost(data, 'ar'))}`,
    en: (data, line) =>
      `This text is contained in line ${line} (${percent(data)}% of it)${suffix('; what is not there: ', lost(data, 'en'))}`,
  },
  boilerplate: {
    ar: (data) =>
      data.kind === 'learnt'
        ? `سطر يتكرر: ورد في ${number(data, 'files')} من ${arabicCount(number(data, 'of'), FILES)}، فلعله من قوالب الصفحة.`
        : `من بقايا صفحة الويب: ${BOILERPLATE_NAMES[data.kind as FurnitureKind]?.ar ?? text(data, 'kind')}.`,
    en: (data) =>
      data.kind === 'learnt'
        ? `A recurring line: it stands in ${number(data, 'files')} of ${number(data, 'of')} files, and is probably page furniture.`
        : `Left over from the web page: ${BOILERPLATE_NAMES[data.kind as FurnitureKind]?.en ?? text(data, 'kind')}.`,
  },
  'wrong-weekday': {
    ar: (data) =>
      `اسم اليوم لا يطابق التاريخ: ${inWords(data, 'date')} يوافق ${day(data, 'right', 'ar')} لا ${day(data, 'written', 'ar')}.`,
    en: (data) =>
      `The weekday does not match the date: ${text(data, 'date')} is a ${day(data, 'right', 'en')}, not a ${day(data, 'written', 'en')}.`,
  },
  'impossible-date': {
    ar: (data) =>
      `لا وجود لهذا اليوم: شهر ${month(data, 'month', 'ar')} لا يزيد على ${number(data, 'last')} يوما${data.year === undefined ? '' : ` عام ${number(data, 'year')}`}.`,
    en: (data) =>
      `There is no such day: ${month(data, 'month', 'en')} has ${number(data, 'last')} days${data.year === undefined ? '' : ` in ${number(data, 'year')}`}.`,
  },
  'dual-month-mismatch': {
    ar: (data) =>
      `اسما الشهر لا يتفقان: الأول هو ${month(data, 'first', 'ar')} والثاني هو ${month(data, 'second', 'ar')}.`,
    en: (data) =>
      `The two names are of different months: the first is ${month(data, 'first', 'en')}, the second ${month(data, 'second', 'en')}.`,
  },
  'hijri-mismatch': {
    ar: (data) =>
      `التاريخان لا يتوافقان: الهجري يوافق ${inWords(data, 'hijri')} بتقويم أم القرى، والمذكور ${inWords(data, 'written')}.`,
    en: (data) =>
      `The two dates do not agree: the Hijri one is ${text(data, 'hijri')} (Umm al-Qura), the text says ${text(data, 'written')}.`,
  },
  'deictic-weekday': {
    ar: (data, line) =>
      data.otherWritten !== undefined
        ? `«${deictic(data, 'deictic', 'written')}» لا يتفق مع «${deictic(data, 'otherDeictic', 'otherWritten')}» في السطر ${line}: أحدهما خطأ.`
        : `اسم اليوم لا يوافق تاريخ النشر (${inWords(data, 'reference')}): ${inWords(data, 'date')} هو ${day(data, 'right', 'ar')} لا ${day(data, 'written', 'ar')}.`,
    en: (data, line) =>
      data.otherWritten !== undefined
        ? `“${deictic(data, 'deictic', 'written')}” does not agree with “${deictic(data, 'otherDeictic', 'otherWritten')}” in line ${line}: one of them is wrong.`
        : `The weekday does not agree with the publication date (${text(data, 'reference')}): ${text(data, 'date')} is a ${day(data, 'right', 'en')}, not a ${day(data, 'written', 'en')}.`,
  },
  'reversed-range': {
    ar: () => 'نهاية المدة قبل بدايتها.',
    en: () => 'The range ends before it begins.',
  },
  'name-variants': {
    ar: (data, line) => `اسم واحد بأكثر من رسم${suffix(': ', spellings(data, line, 'ar'))}${quoted(data, 'ar')}`,
    en: (data, line) =>
      `One name in several spellings${suffix(': ', spellings(data, line, 'en'))}${quoted(data, 'en')}`,
  },
  'family-name-first': {
    ar: (data, line) =>
      data.full === undefined
        ? 'ذُكر اسم العائلة قبل أن يُذكر الاسم الكامل.'
        : `ذُكر «${text(data, 'written')}» قبل الاسم الكامل «${text(data, 'full')}» في السطر ${line}.`,
    en: (data, line) =>
      data.full === undefined
        ? 'The family name stands before any full name.'
        : `“${text(data, 'written')}” stands before the full name, “${text(data, 'full')}” on line ${line}.`,
  },
  'repeated-word': {
    ar: (data) => `كلمة مكرّرة${suffix(': ', text(data, 'word'))}`,
    en: (data) => `Repeated word${suffix(': ', text(data, 'word'))}`,
  },
  punctuation: {
    ar: (data) => PUNCTUATION[text(data, 'kind')]?.ar ?? 'علامة الترقيم هنا تحتاج إلى مراجعة.',
    en: (data) => PUNCTUATION[text(data, 'kind')]?.en ?? 'Check the punctuation here.',
  },
  'mixed-digits': {
    ar: () => 'في المقال نظامان للأرقام.',
    en: () => 'The article mixes two systems of digits.',
  },
  'mixed-months': {
    ar: () => 'في المقال نظامان لأسماء الشهور.',
    en: () => 'The article mixes two systems of month names.',
  },
};
