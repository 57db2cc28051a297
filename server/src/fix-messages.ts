type Language = 'ar' | 'en';
type Words<A extends unknown[] = []> = Record<Language, (...values: A) => string>;
const words = <A extends unknown[]>(ar: (...values: A) => string, en: (...values: A) => string): Words<A> => ({
  ar,
  en,
});

/** Titles of the fixes of copies that differ, slips of the hand, and pasted text; labels of the preview. */
export const FIXES = {
  keepNewer: words(
    () => 'أبق الأحدث (هذه النسخة) واحذف السابقة',
    () => 'Keep the newer (this copy), remove the earlier',
  ),
  keepLonger: words(
    (line: number) => `أبق الأطول (السطر ${line}) واحذف الأخرى`,
    (line) => `Keep the longer (line ${line}), remove the other`,
  ),
  keepBoth: words(
    () => 'أبق النسختين ولا تنبّه إليهما',
    () => 'Keep both and say no more of them',
  ),
  oneWord: words(
    (word: string) => `أبق «${word}» مرة واحدة`,
    (word) => `Keep “${word}” once`,
  ),
  allWords: words(
    (n: number) => `أصلح كل الكلمات المكرّرة في الملف (${n})`,
    (n) => `Mend all repeated words in this file (${n})`,
  ),
  oneSpace: words(
    () => 'أبق مسافة واحدة',
    () => 'Keep one space',
  ),
  mark: words(
    (mark: string) => `اكتب «${mark}» بعد الكلمة مباشرة`,
    (mark) => `Write “${mark}” right after the word`,
  ),
  allMarks: words(
    (n: number) => `أصلح كل علامات الترقيم والمسافات في الملف (${n})`,
    (n) => `Mend all punctuation and spaces in this file (${n})`,
  ),
  everywhere: words(
    (rule: string) => `أصلح «${rule}» في كل ملفات المجلد، بعد المعاينة…`,
    (rule) => `Fix “${rule}” in all files of the folder, with a preview…`,
  ),
  nothingEverywhere: words(
    () => 'لا شيء يُصلح في ملفات المجلد.',
    () => 'There is nothing to fix in the files of the folder.',
  ),
  cleanPasted: words(
    (n: number) => `نظّف النص الملصق (${n})`,
    (n) => `Clean the pasted article (${n})`,
  ),
} as const;

/** The groups of the preview. */
export const CLEANED = {
  provenance: words(
    () => 'سطور المصدر والحقوق: راجعها قبل حذفها',
    () => 'Source and copyright lines: look before they go',
  ),
  learnt: words(
    () => 'سطور تتكرر في ملفات كثيرة: راجعها قبل حذفها',
    () => 'Lines that recur in many files: look before they go',
  ),
  furniture: words(
    () => 'بقايا صفحة الويب',
    () => 'Page furniture',
  ),
  repeated: words(
    () => 'مقاطع مكرّرة حرفيا',
    () => 'Exact duplicates',
  ),
  glued: words(
    () => 'كلمات ملتصقة',
    () => 'Glued words',
  ),
  space: words(
    () => 'مسافات وسطور فارغة ومحارف خفية',
    () => 'Spaces, blank lines and invisible characters',
  ),
} as const;
