import type { Language } from '../messages.ts';
import type { FileError } from './files.ts';

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
    en: (file) => `${file}: is not UTF-8 text. Save it as UTF-8 and run the command again.`,
    ar: (file) => `${file}: ليس نصا بترميز UTF-8. احفظه بهذا الترميز ثم أعد الأمر.`,
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
  other: {
    en: (file, detail) => `${file}: could not be read (${detail}).`,
    ar: (file, detail) => `${file}: تعذّرت قراءته (${detail}).`,
  },
};

export function fileErrorMessage(error: FileError, language: Language): string {
  return `khabar: ${FILE_ERRORS[error.code][language](error.file, error.detail)}`;
}

export const MESSAGES = {
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
