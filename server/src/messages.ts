/**
 * Every word that people read, in Arabic and in English: titles of code actions, labels of hovers and of the outline,
 * messages of the server. The messages of findings are in finding-messages.ts, the words for dates in date-messages.ts.
 */
import type { EntityType, FurnitureKind } from './core/types.ts';

export * from './date-messages.ts';
export { word } from './finding-messages.ts';
export * from './fix-messages.ts';

export type Language = 'ar' | 'en';

type Words<A extends unknown[] = []> = Record<Language, (...values: A) => string>;
const words = <A extends unknown[]>(ar: (...values: A) => string, en: (...values: A) => string): Words<A> => ({
  ar,
  en,
});

/**
 * A counted noun in Arabic, by the rules of agreement: مرة واحدة، مرتان، 3 مرات، 11 مرة.
 * @param forms singular with واحد, dual, plural (3 to 10), accusative singular (11 to 99), genitive singular (100 and so on)
 */
export function arabicCount(
  n: number,
  [one, two, few, many, other]: readonly [string, string, string, string, string],
): string {
  if (n === 1) return one;
  if (n === 2) return two;
  const rest = n % 100;
  if (rest >= 3 && rest <= 10) return `${n} ${few}`;
  return rest >= 11 ? `${n} ${many}` : `${n} ${other}`;
}

const TIMES = ['مرة واحدة', 'مرتان', 'مرات', 'مرة', 'مرة'] as const;

export const TYPE_NAMES: Record<EntityType, Record<Language, string>> = {
  person: { ar: 'شخصية', en: 'person' },
  place: { ar: 'مكان', en: 'place' },
  organization: { ar: 'جهة', en: 'organisation' },
  event: { ar: 'حدث', en: 'event' },
};

export const TYPE_GROUPS: Record<EntityType, Record<Language, string>> = {
  person: { ar: 'الشخصيات', en: 'People' },
  place: { ar: 'الأماكن', en: 'Places' },
  organization: { ar: 'الجهات', en: 'Organisations' },
  event: { ar: 'الأحداث', en: 'Events' },
};

export const BOILERPLATE_NAMES: Record<FurnitureKind, Record<Language, string>> = {
  'section-label': { ar: 'اسم القسم', en: 'section label' },
  'source-label': { ar: 'وسم المصدر', en: 'source label' },
  'source-credit': { ar: 'سطر المصدر', en: 'source line' },
  'comment-form': { ar: 'نموذج التعليقات', en: 'comment form' },
  'share-bar': { ar: 'شريط المشاركة', en: 'share bar' },
  'back-to-top': { ar: 'رابط العودة إلى الأعلى', en: 'back-to-top link' },
  'author-box': { ar: 'تعريف الكاتب', en: 'author box' },
  tags: { ar: 'الكلمات المفتاحية', en: 'tags' },
  'related-label': { ar: 'عنوان «اقرأ أيضا»', en: 'related-articles label' },
  'related-link': { ar: 'رابط مقال آخر', en: 'link to another article' },
  'forum-profile': { ar: 'بطاقة عضو المنتدى', en: 'forum profile' },
  'agency-disclaimer': { ar: 'إخلاء مسؤولية الوكالة', en: 'agency disclaimer' },
  copyright: { ar: 'سطر حقوق النشر', en: 'copyright line' },
  newsletter: { ar: 'دعوة إلى النشرة البريدية', en: 'newsletter box' },
  'editor-credit': { ar: 'سطر المحرر', en: 'editor credit' },
  'agency-end-mark': { ar: 'علامة ختام الوكالة', en: 'agency end mark' },
  learnt: { ar: 'السطر المتكرر', en: 'recurring line' },
};

export const LABELS = {
  mentions: words(
    (n: number) => `ورد ${arabicCount(n, ['مرة واحدة', 'مرتين', 'مرات', 'مرة', 'مرة'])}`,
    (n) => (n === 1 ? 'mentioned once' : `mentioned ${n} times`),
  ),
  spellings: words(
    () => 'الصيغ',
    () => 'Spellings',
  ),
  times: words(
    (n: number) => arabicCount(n, TIMES),
    (n) => `${n}×`,
  ),
  /** Of all articles: `12 مرة في 3 مقالات`. */
  mentionsIn: words(
    (n: number, files: number) =>
      `${arabicCount(n, ['مرة واحدة', 'مرتين', 'مرات', 'مرة', 'مرة'])} في ${arabicCount(files, ['مقال واحد', 'مقالين', 'مقالات', 'مقالا', 'مقال'])}`,
    (n, files) => `${n}× in ${files === 1 ? 'one article' : `${files} articles`}`,
  ),
  /** A role and the day of the first article that gives it. */
  roleSince: words(
    (day: string) => `في المقالات منذ ${day}`,
    (day) => `in articles since ${day}`,
  ),
  neighbours: words(
    () => 'يرد معه',
    () => 'Named with',
  ),
  team: words(
    () => 'الفريق',
    () => 'Team',
  ),
  knowledge: words(
    () => 'ملف المعرفة',
    () => 'Knowledge file',
  ),
  wikipedia: words(
    () => 'ويكيبيديا',
    () => 'Wikipedia',
  ),
  wikidata: words(
    () => 'ويكي بيانات',
    () => 'Wikidata',
  ),
  inThisArticle: words(
    () => 'في هذا المقال',
    () => 'In this article',
  ),
  inOtherArticles: words(
    () => 'في مقالات أخرى',
    () => 'In other articles',
  ),
  thatDay: words(
    () => 'في مقالات أخرى عن هذا التاريخ',
    () => 'Other articles on this date',
  ),
  andMore: words(
    (n: number) => `و${arabicCount(n, ['واحدة أخرى', 'اثنتان أخريان', 'أخرى', 'أخرى', 'أخرى'])}`,
    (n) => `and ${n} more`,
  ),
  stillReading: words(
    () => 'ما زالت قراءة مقالات المجلد جارية.',
    () => 'The folder’s articles are still being read.',
  ),
  unknownDate: words(
    () => 'بلا تاريخ',
    () => 'undated',
  ),
  /** A code lens: how much of an article stands in another too, and in how many more. */
  alsoIn: words(
    (percent: number, where: string, more: number) =>
      `${percent}٪ من هذا النص وارد أيضًا في ${where}${more > 0 ? ` وفي ${arabicCount(more, ['مادة أخرى', 'مادتين أخريين', 'مواد أخرى', 'مادة أخرى', 'مادة أخرى'])}` : ''}`,
    (percent, where, more) =>
      `${percent}% of this text also stands in ${where}${more > 0 ? ` and in ${more} more` : ''}`,
  ),
  headline: words(
    () => 'العنوان',
    () => 'Headline',
  ),
  article: words(
    () => 'المقال',
    () => 'Article',
  ),
  frontMatter: words(
    () => 'الترويسة',
    () => 'Front matter',
  ),
  otherPlace: { ar: () => 'الموضع الآخر', en: () => 'the other place' },
  firstCopy: words(
    () => 'النسخة الأخرى',
    () => 'The other copy',
  ),
} as const;

export const ACTIONS = {
  removeCopy: words(
    () => 'احذف هذه النسخة',
    () => 'Remove this copy',
  ),
  removeContained: words(
    () => 'احذف هذا المقطع الوارد بتمامه في غيره',
    () => 'Remove this passage, which stands whole elsewhere',
  ),
  removeAllCopies: words(
    (n: number) => `احذف كل النسخ المكرّرة حرفيا في الملف (${n})`,
    (n) => `Remove all exact duplicates in this file (${n})`,
  ),
  goToCopy: words(
    (line: number) => `انتقل إلى النسخة الأخرى (السطر ${line})`,
    (line) => `Go to the other copy (line ${line})`,
  ),
  compare: words(
    (line: number) => `قارن بالنسخة الأخرى (السطر ${line})`,
    (line) => `Compare with the other copy (line ${line})`,
  ),
  compareTitle: words(
    // The left pane is named on the left: each name is right-to-left on its own, the pair is not.
    (a: number, b: number) => `\u2066\u2067السطر ${a}\u2069 ↔ \u2067السطر ${b}\u2069\u2069`,
    (a, b) => `line ${a} ↔ line ${b}`,
  ),
  removeBoilerplate: words(
    (kind: string) => `احذف ${kind}`,
    (kind) => `Remove this ${kind}`,
  ),
  removeAllBoilerplate: words(
    (n: number) => `احذف كل بقايا صفحة الويب (${n})، عدا سطور المصدر`,
    (n) => `Remove all web-page furniture (${n}), source lines kept`,
  ),
  notFurniture: words(
    () => 'ليس من قوالب الصفحة',
    () => 'This is no page furniture',
  ),
  replaceWith: words(
    (text: string) => `استبدل به «${text}»`,
    (text) => `Replace with “${text}”`,
  ),
  replaceInQuotation: words(
    (text: string) => `استبدل به «${text}» داخل الاقتباس`,
    (text) => `Replace with “${text}” inside the quotation`,
  ),
  unify: words(
    (text: string, n: number) => `وحّد الاسم على «${text}» في الملف كله (${n})، عدا ما في الاقتباسات`,
    (text, n) => `Write “${text}” in the whole file (${n}), quotations left alone`,
  ),
  unifyQuotations: words(
    (text: string, n: number) => `وحّد الاسم على «${text}» في الملف كله (${n})، مع الاقتباسات`,
    (text, n) => `Write “${text}” in the whole file (${n}), quotations included`,
  ),
  fullName: words(
    (text: string) => `اكتب الاسم الكامل «${text}»`,
    (text) => `Write the full name “${text}”`,
  ),
  ignoreHere: words(
    () => 'تجاهل هنا',
    () => 'Ignore here',
  ),
  ignoreFile: words(
    (rule: string) => `تجاهل «${rule}» في هذا الملف`,
    (rule) => `Ignore “${rule}” in this file`,
  ),
  ignoreWorkspace: words(
    (rule: string) => `تجاهل «${rule}» في المجلد كله`,
    (rule) => `Ignore “${rule}” in the workspace`,
  ),
  addEntity: words(
    (name: string) => `أضف «${name}» إلى أسماء الفريق`,
    (name) => `Add “${name}” to the team’s names`,
  ),
  addSpellings: words(
    (name: string) => `أضف صيغ هذا المقال إلى «${name}» في أسماء الفريق`,
    (name) => `Add this article’s spellings to “${name}” in the team’s names`,
  ),
  notEntityFile: words(
    (text: string) => `«${text}» ليس اسما في هذا المقال`,
    (text) => `“${text}” is no name in this article`,
  ),
  notEntityFolder: words(
    (text: string) => `«${text}» ليس اسما في المجلد كله`,
    (text) => `“${text}” is no name in the whole folder`,
  ),
  notSame: words(
    (names: readonly string[]) => `${names.map((name) => `«${name}»`).join(' و')}: ليسا واحدا`,
    (names) => `${names.map((name) => `“${name}”`).join(' and ')} are not the same`,
  ),
  untilClosed: words(
    (title: string) => `${title} (في هذه الجلسة)`,
    (title) => `${title} (for this session)`,
  ),
} as const;

/** Why a name is not renamed, and what is asked before it is. */
export const RENAME = {
  noName: words(
    () => 'لا اسم هنا. ضع المؤشر على اسم شخص أو مكان أو جهة أو حدث.',
    () => 'There is no name here. Put the cursor on the name of a person, place, organisation or event.',
  ),
  newsItem: words(
    () => 'هذا خبر من ملف أخبار، وهو للقراءة فقط. غيّر الاسم في مقالة.',
    () => 'This is an item of a news file, which is read-only. Rename the name in an article.',
  ),
  empty: words(
    () => 'الاسم الجديد بلا حروف. اكتب الاسم كما تريده في المقالات.',
    () => 'The new name has no letters. Type the name as it should stand in the articles.',
  ),
  same: words(
    (name: string) => `الاسم مكتوب هكذا أصلا: «${name}». اكتب رسما آخر.`,
    (name) => `The name is written so already: “${name}”. Type another spelling.`,
  ),
  lines: words(
    () => 'لا يكون الاسم على أكثر من سطر. اكتبه في سطر واحد.',
    () => 'A name cannot run over several lines. Type it on one line.',
  ),
  onlyQuoted: words(
    () => 'لا يرد هذا الرسم إلا في كلام منقول، ومحررك لا يستطيع أن يسأل قبل تغييره. غيّره بيدك.',
    () =>
      'This spelling stands only in quotations, and your editor cannot ask before it changes them. Change it by hand.',
  ),
  quotation: words(
    () => 'في كلام منقول',
    () => 'In a quotation',
  ),
  quotationDetail: words(
    () => 'الاسم داخل علامتي اقتباس: كلام منقول بنصه. راجعه قبل تغييره.',
    () => 'The name stands in quotation marks: somebody’s own words. Check them before you change them.',
  ),
  partly: words(
    () => 'في المجلد مقالات لم تُقرأ لأن القراءة أُلغيت؛ شملت إعادة التسمية ما قُرئ منها.',
    () =>
      'The folder has articles that were not read, because the reading was cancelled; the rename covers those that were.',
  ),
} as const;

/** Names of the rules for titles of code actions. */
export const RULE_NAMES: Record<string, Record<Language, string>> = {
  'duplicate-paragraph': { ar: 'الفقرات المكرّرة', en: 'duplicate paragraphs' },
  'duplicate-sentence': { ar: 'الجمل المكرّرة', en: 'duplicate sentences' },
  'near-duplicate': { ar: 'النصوص المتشابهة', en: 'near duplicates' },
  contained: { ar: 'النصوص الواردة في غيرها', en: 'contained passages' },
  boilerplate: { ar: 'بقايا صفحة الويب', en: 'page furniture' },
  'wrong-weekday': { ar: 'مطابقة اليوم للتاريخ', en: 'wrong weekdays' },
  'impossible-date': { ar: 'التواريخ المستحيلة', en: 'impossible dates' },
  'dual-month-mismatch': { ar: 'تعارض اسمي الشهر', en: 'month names that disagree' },
  'hijri-mismatch': { ar: 'تعارض الهجري والميلادي', en: 'Hijri dates that disagree' },
  'deictic-weekday': { ar: 'تعارض «اليوم» و«أمس» مع اسم اليوم', en: 'weekdays beside اليوم or أمس' },
  'reversed-range': { ar: 'المدد المعكوسة', en: 'reversed ranges' },
  'name-variants': { ar: 'صيغ الاسم الواحد', en: 'name variants' },
  'family-name-first': { ar: 'اللقب قبل الاسم الكامل', en: 'family names before full names' },
  'repeated-word': { ar: 'الكلمات المكرّرة', en: 'repeated words' },
  punctuation: { ar: 'علامات الترقيم', en: 'punctuation' },
  'mixed-digits': { ar: 'خلط الأرقام', en: 'mixed digits' },
  'mixed-months': { ar: 'خلط أسماء الشهور', en: 'mixed month names' },
};

export const SERVER = {
  reading: words(
    () => 'خبر: قراءة المقالات',
    () => 'Khabar: reading articles',
  ),
  stillReading: words(
    () => 'لم تُقرأ كل مقالات المجلد بعد؛ هذا ما عُرف منها حتى الآن.',
    () => 'The folder is still being read; this is what is known of it so far.',
  ),
  unkept: words(
    (detail: string) =>
      `تعذّر حفظ فهرس المقالات بين التشغيلين (${detail})؛ كل شيء يعمل، وستُقرأ المقالات من جديد في المرة القادمة. تحقق من المساحة والأذونات.`,
    (detail) =>
      `The index of articles could not be kept for the next start (${detail}). Everything works; the articles will be read again next time. Check the space and the permissions of the disk.`,
  ),
  cancelled: words(
    () => 'أُلغيت قراءة المجلد؛ ما قُرئ معروف، وأمر «خبر: أكمل قراءة المجلد» يكملها.',
    () =>
      'The reading of the folder was cancelled; what was read is known, and “Khabar: Go On Reading the Folder” goes on.',
  ),
  decisionsBroken: words(
    (file: string, line: number, detail: string) =>
      `لم يُكتب شيء: الملف ‎${file}‎ غير سليم (السطر ${line}: ${detail}). أصلحه ثم أعد المحاولة.`,
    (file, line, detail) => `Nothing was written: ${file} is broken (line ${line}: ${detail}). Mend it and try again.`,
  ),
  decisionsUnwritable: words(
    (file: string, detail: string) => `لم يُكتب شيء في ‎${file}‎ (${detail}). تحقّق من أذونات المجلد.`,
    (file, detail) => `Nothing could be written to ${file} (${detail}). Check the folder’s permissions.`,
  ),
  noItem: words(
    (place: string) => `لا خبر في ${place}: ربما تغيّر الملف أو حُذف.`,
    (place) => `There is no news item at ${place}: the file may have changed, or is gone.`,
  ),
  brokenLine: words(
    (file: string, line: number, detail: string) => `${file}: السطر ${line} ليس خبرا (${detail})؛ ويُعمل ببقية الأسطر.`,
    (file, line, detail) => `${file}: line ${line} is no news item (${detail}); the other lines hold.`,
  ),
  unreadable: words(
    (file: string, detail: string) => `تعذّرت قراءة ${file} (${detail}).`,
    (file, detail) => `${file} could not be read (${detail}).`,
  ),
} as const;

/** Why a line of a news file is no news item. */
export const BROKEN_LINE: Record<'json' | 'object' | 'text' | 'long', Words> = {
  json: words(
    () => 'ليس JSON سليما',
    () => 'not valid JSON',
  ),
  object: words(
    () => 'ليس كائن JSON',
    () => 'not a JSON object',
  ),
  text: words(
    () => 'ليس فيه نص في الحقل text',
    () => 'it has no string "text"',
  ),
  long: words(
    () => 'أطول من الحد khabar.files.maxSize',
    () => 'longer than khabar.files.maxSize',
  ),
};
