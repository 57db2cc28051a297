import { BROKEN_LINE, type Language } from '../messages.ts';
import type { FileError } from './files.ts';

const brokenLine = (problem: string) => BROKEN_LINE[problem as keyof typeof BROKEN_LINE];

const FILE_ERRORS: Record<FileError['code'], Record<Language, (file: string, detail: string) => string>> = {
  missing: {
    en: (file) => `${file}: there is no such file. Check the path.`,
    ar: (file) => `${file}: لا يوجد ملف بهذا الاسم. تحقّق من المسار.`,
  },
  denied: {
    en: (file) => `${file}: no permission to open it. Change its permissions or run as its owner.`,
    ar: (file) => `${file}: لا إذن بفتحه. غيّر أذونات الملف أو شغّل الأمر بحساب مالكه.`,
  },
  directory: {
    en: (file) => `${file}: is a folder. Use --workspace to analyse a folder.`,
    ar: (file) => `${file}: هذا مجلد. استعمل ‎--workspace لتحليل مجلد.`,
  },
  encoding: {
    en: (file) =>
      `${file}: is not UTF-8 text, nor UTF-16, nor Arabic in Windows-1256. Save it as UTF-8 and run the command again.`,
    ar: (file) =>
      `${file}: ليس نصا بترميز UTF-8 ولا UTF-16 ولا نصا عربيا بترميز Windows-1256. احفظه بترميز UTF-8 ثم أعد الأمر.`,
  },
  large: {
    en: (file, detail) => `${file}: ${detail}, too large for an article. Split it.`,
    ar: (file) => `${file}: أكبر من أن يكون مقالا. قسّمه.`,
  },
  decisions: {
    en: (file, detail) => `${file}: this decision cannot be used (${detail}). Mend the line; the others hold.`,
    ar: (file, detail) => `${file}: لا يمكن العمل بهذا القرار (${detail}). أصلح السطر؛ ويُعمل بما سواه.`,
  },
  entities: {
    en: (file, detail) => `${file}: ${detail} What else the file says holds.`,
    ar: (file, detail) => `${file}: ${detail} ويُعمل بما سوى ذلك في الملف.`,
  },
  news: {
    en: (file, detail) =>
      `${file}: this line is no news item (${brokenLine(detail).en()}). Mend it; the others were read.`,
    ar: (file, detail) => `${file}: هذا السطر ليس خبرا (${brokenLine(detail).ar()}). أصلحه؛ وقد قُرئت بقية الأسطر.`,
  },
  other: {
    en: (file, detail) => `${file}: could not be read (${detail}).`,
    ar: (file, detail) => `${file}: تعذّرت قراءته (${detail}).`,
  },
};

export function fileErrorMessage(error: FileError, language: Language): string {
  return `khabar: ${FILE_ERRORS[error.code][language](error.file, error.detail)}`;
}

export const MESSAGES = {
  /** `kind` says how alike the two are, `more` in how many other places it stands as well. */
  alsoIn: {
    en: (kind: 'exact' | 'near' | 'contained', where: string, more: number) =>
      `${kind === 'exact' ? 'The same paragraph stands' : kind === 'near' ? 'Nearly the same paragraph stands' : 'This paragraph, or most of one, stands'} in ${where}${more > 0 ? `, and in ${more} more` : ''}.`,
    ar: (kind: 'exact' | 'near' | 'contained', where: string, more: number) =>
      `${kind === 'exact' ? 'هذه الفقرة واردة أيضا' : kind === 'near' ? 'فقرة تكاد تطابق هذه واردة' : 'معظم نص هذه الفقرة أو الأخرى وارد'} في ${where}${more > 0 ? `، وفي مواضع أخرى (${more})` : ''}.`,
  },
  badDate: {
    en: (value: string) => `khabar: --date ${value}: not a date. Write it as YYYY-MM-DD, for example 2024-05-10.`,
    ar: (value: string) => `khabar: ‎--date ${value}: ليس تاريخا. اكتبه بالصورة YYYY-MM-DD، مثل 2024-05-10.`,
  },
  noInput: {
    en: () => 'khabar: nothing to do. Name a file, - for standard input, or a folder.',
    ar: () => 'khabar: لا شيء للعمل عليه. اذكر ملفا، أو - للدخل القياسي، أو مجلدا.',
  },
  badRule: {
    en: (rule: string, known: string) => `khabar: --rule ${rule}: has no safe fix. Known: ${known}.`,
    ar: (rule: string, known: string) => `khabar: ‎--rule ${rule}: لا إصلاح آمنا له. المعروف: ${known}.`,
  },
  writeFailed: {
    en: (file: string, detail: string) => `khabar: ${file}: could not be written, it is unchanged (${detail}).`,
    ar: (file: string, detail: string) => `khabar: ${file}: تعذّرت كتابته وبقي كما كان (${detail}).`,
  },
  newsFix: {
    en: (file: string) =>
      `khabar: ${file}: its lines are records of other software, which fix does not edit. Check it with khabar check, and mend its articles where they come from.`,
    ar: (file: string) =>
      `khabar: ${file}: أسطره سجلات من برنامج آخر ولا يحررها الأمر fix. افحصه بالأمر khabar check وأصلح مواده في مصدرها.`,
  },
  encoding: {
    en: (file: string, encoding: string) =>
      `khabar: ${file}: its encoding (${encoding}) has no place for a letter of the new text; it is unchanged. Save it as UTF-8 first.`,
    ar: (file: string, encoding: string) =>
      `khabar: ${file}: ترميزه (${encoding}) لا يتسع لحرف في النص الجديد، فبقي كما كان. احفظه أولا بترميز UTF-8.`,
  },
  stdinWrite: {
    en: () => 'khabar: --write needs files; standard input cannot be written back.',
    ar: () => 'khabar: ‎--write يحتاج ملفات؛ لا يُكتب إلى الدخل القياسي.',
  },
  found: {
    en: (count: number, files: number) =>
      `${count} finding${count === 1 ? '' : 's'} in ${files} file${files === 1 ? '' : 's'}`,
    ar: (count: number, files: number) => `الملاحظات: ${count}، الملفات: ${files}`,
  },
  fixed: {
    en: (count: number, files: number) =>
      `${count} fix${count === 1 ? '' : 'es'} written to ${files} file${files === 1 ? '' : 's'}`,
    ar: (count: number, files: number) => `الإصلاحات المكتوبة: ${count}، الملفات: ${files}`,
  },
} as const;
