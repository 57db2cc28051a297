import * as vscode from 'vscode';

/**
 * The client's own words, in both languages. Not VS Code's `l10n`: there is no Arabic language pack to switch to, so Arabic must be
 * had by a setting of this extension (`khabar.language`), as it is for the server's messages.
 */
const MESSAGES = {
  'status.noDate': ['no date', 'بلا تاريخ'],
  'status.name': ['Khabar', 'خبر'],
  'status.setDate': ['Set the publication date', 'تحديد تاريخ النشر'],
  'status.people': ['People', 'الأشخاص'],
  'status.places': ['Places', 'الأماكن'],
  'status.organizations': ['Organisations', 'المنظمات'],
  'status.events': ['Events', 'الأحداث'],
  'status.dates': ['Dates', 'التواريخ'],
  'status.duplicates': ['Repeated passages', 'المقاطع المكررة'],
  'status.boilerplate': ['Page furniture', 'زوائد الصفحة'],
  'status.published': ['Published', 'تاريخ النشر'],
  'from.option': ['from an option', 'من خيار'],
  'from.front-matter': ['from the front matter', 'من مقدمة الملف'],
  'from.dateline': ['from the dateline', 'من سطر التاريخ'],
  'from.file-name': ['from the file name', 'من اسم الملف'],
  'from.deduced': ['deduced from the text', 'مستنتج من النص'],
  'from.decision': ['set by hand', 'محدد يدويا'],
  'from.unknown': ['not known', 'غير معروف'],
  'from.candidates': ['could be: {0}', 'يحتمل: {0}'],
  'direction.on': ['Right-to-left', 'من اليمين إلى اليسار'],
  'direction.off': ['Left-to-right', 'من اليسار إلى اليمين'],
  'direction.switchOff': ['Switch off', 'إيقاف'],
  'direction.switchOn': ['Switch on', 'تشغيل'],
  'server.running': ['Khabar server: running', 'خادم خبر: يعمل'],
  'server.starting': ['Khabar server: starting', 'خادم خبر: قيد التشغيل'],
  'server.stopped': ['Khabar server: stopped', 'خادم خبر: متوقف'],
  'server.restart': ['Restart', 'إعادة التشغيل'],
  'server.log': ['Show log', 'عرض السجل'],
  'server.failed': [
    'Khabar could not start its language server, so names, dates and duplicates are not marked. The log says why.',
    'تعذر تشغيل خادم خبر، فلن تعلَّم الأسماء والتواريخ والمكررات. السبب في السجل.',
  ],
  'server.restarted': ['Khabar: the server was restarted.', 'خبر: أعيد تشغيل الخادم.'],
  'edit.noArticle': [
    'Open an Arabic article first, or choose the language "Arabic News" for this one.',
    'افتح مادة عربية أولا، أو اختر لهذا الملف لغة «أخبار عربية».',
  ],
  'edit.noDuplicates': ['This article has no repeated copy to remove.', 'ليس في هذه المادة نسخة مكررة تُحذف.'],
  'edit.noBoilerplate': ['This article has no page furniture to remove.', 'ليس في هذه المادة زوائد صفحة تُحذف.'],
  'edit.nothingToClean': ['There is nothing to clean in this article.', 'ليس في هذه المادة ما يُنظَّف.'],
  'paste.cleaned': ['Paste cleaned (Khabar)', 'لصق مع التنظيف (خبر)'],
  'edit.stale': [
    'The article was changed meanwhile, so nothing was removed. Run the command again.',
    'تغيّرت المادة في أثناء ذلك، فلم يُحذف شيء. أعد تنفيذ الأمر.',
  ],
  'date.prompt': [
    'When was this article published? Year-month-day; empty: let Khabar find it.',
    'متى نُشرت هذه المادة؟ سنة-شهر-يوم، وإن تُرك فارغا بحث عنه خبر.',
  ],
  'date.candidates': [
    'These days come into question. When was the article published?',
    'هذه الأيام محتملة. متى نُشرت المادة؟',
  ],
  'date.deduced': ['deduced from {0}', 'استُنتج من {0}'],
  'date.other': ['Another day…', 'تاريخ آخر…'],
  'date.invalid': [
    'Not a day of the calendar. Write year-month-day, such as 2024-05-10.',
    'ليس يوما في التقويم. اكتب السنة فالشهر فاليوم، مثل 2024-05-10.',
  ],
  'encoding.misread': [
    '{0} looks like Arabic in Windows-1256 that was opened in another encoding. Do not save it like this.',
    'يبدو أن {0} نص عربي بترميز Windows-1256 فُتح بترميز آخر. لا تحفظه على هذه الحال.',
  ],
  'encoding.reopen': ['Reopen as Windows-1256', 'أعد فتحه بترميز Windows-1256'],
  'encoding.failed': [
    '{0} could not be opened again ({1}). Take back or save your changes and use "Reopen with Encoding".',
    'تعذرت إعادة فتح {0} ‏({1}). تراجع عن تغييراتك أو احفظها ثم استعمل الأمر Reopen with Encoding.',
  ],
  'view.title': ['Entities', 'الأسماء'],
  'view.person': ['People', 'الشخصيات'],
  'view.place': ['Places', 'الأماكن'],
  'view.organization': ['Organisations', 'الجهات'],
  'view.event': ['Events', 'الأحداث'],
  'view.more': ['Show {0} more…', 'عرض {0} آخر…'],
  'view.moreUncounted': ['Show more…', 'عرض المزيد…'],
  'view.reading': ['Some articles are not read yet.', 'بعض المواد لم يُقرأ بعد.'],
  'view.none': ['No article of this folder names anybody or anything.', 'لا مادة في هذا المجلد تذكر أحدا أو شيئا.'],
  'view.noMatch': ['No name has words that begin with “{0}”.', 'لا اسم فيه كلمات تبدأ بـ «{0}».'],
  'view.filter': ['Names with a word that begins with…', 'الأسماء التي فيها كلمة تبدأ بـ…'],
  'view.filterDetail': [
    'Hamza, ى and ي, ة and ه make no difference. Empty: all names.',
    'لا فرق بين صور الهمزة، ولا بين ى وي، ولا بين ة وه. وإن تُرك فارغا ظهرت كل الأسماء.',
  ],
  'view.failed': ['This list could not be asked for: {0}', 'تعذر طلب هذه القائمة: {0}'],
  'stories.title': ['Duplicates', 'المكررات'],
  'stories.none': ['No two articles of this folder share text.', 'لا مادتين في هذا المجلد تشتركان في نص.'],
  'stories.percent': ['{0}%', '{0}٪'],
  'stories.share': ['{0}% of its text stands in the others', '{0}٪ من نصها وارد في غيرها'],
  'stories.changed': ['edited', 'مع تعديل'],
  'stories.gone': ['This text stands in no other article any more.', 'لم يعد هذا النص واردا في مادة أخرى.'],
  'events.title': ['Events', 'الأحداث'],
  'events.none': ['No event is told in two articles of this folder.', 'لا حدث ترويه مادتان من هذا المجلد.'],
  'events.noneOf': ['No event that two articles tell.', 'لا حدث ترويه مادتان.'],
  'events.gone': ['No other article tells this event any more.', 'لم تعد مادة أخرى تروي هذا الحدث.'],
  'events.noEvent': [
    'No event is told where the cursor is, or no other article tells it.',
    'لا حدث في الجملة التي عندها المؤشر، أو لا ترويه مادة أخرى.',
  ],
  'events.name': ['The name of this event', 'اسم هذا الحدث'],
  'events.differs': ['Disagreement: {0}', 'تعارض: {0}'],
  'compare.stale': [
    'The article was changed meanwhile. Ask for the comparison again.',
    'تغيّرت المادة في أثناء ذلك. اطلب المقارنة من جديد.',
  ],
  'compare.gone': ['The two copies cannot be shown: {0} could not be opened.', 'تعذر عرض النسختين: لم يُفتح الملف {0}.'],
} as const;

export type MessageKey = keyof typeof MESSAGES;

/** The language that people are spoken to in: the setting, or that of the editor. */
export function language(): 'ar' | 'en' {
  const chosen = vscode.workspace.getConfiguration('khabar').get<string>('language', 'auto');
  if (chosen === 'ar' || chosen === 'en') return chosen;
  return vscode.env.language.toLowerCase().startsWith('ar') ? 'ar' : 'en';
}

/** A message in the language of the setting; `{0}`, `{1}` … are the values. */
export function message(key: MessageKey, ...values: readonly (string | number)[]): string {
  return MESSAGES[key][language() === 'ar' ? 1 : 0].replace(/\{(\d)\}/g, (_, index) => String(values[Number(index)]));
}

/** A message that stands alone in a line, which VS Code runs from the left: in its own direction, with its full stop at its end. */
export function messageLine(key: MessageKey, ...values: readonly (string | number)[]): string {
  const words = message(key, ...values);
  return language() === 'ar' ? `\u2067${words}\u2069` : words;
}

const COUNTED = {
  words: {
    en: { one: '{0} word', other: '{0} words' },
    ar: { zero: 'لا كلمات', one: 'كلمة واحدة', two: 'كلمتان', few: '{0} كلمات', many: '{0} كلمة', other: '{0} كلمة' },
  },
  repeated: {
    en: { one: '{0} repeated', other: '{0} repeated' },
    ar: { zero: 'لا مكرر', one: 'مكرر واحد', two: 'مكرران', few: '{0} مكررات', many: '{0} مكررا', other: '{0} مكرر' },
  },
  articles: {
    en: { one: '{0} article', other: '{0} articles' },
    ar: { zero: 'لا مواد', one: 'مادة واحدة', two: 'مادتان', few: '{0} مواد', many: '{0} مادة', other: '{0} مادة' },
  },
  disagreements: {
    en: { one: '{0} disagreement', other: '{0} disagreements' },
    ar: {
      zero: 'لا تعارض',
      one: 'تعارض واحد',
      two: 'تعارضان',
      few: '{0} تعارضات',
      many: '{0} تعارضا',
      other: '{0} تعارض',
    },
  },
  copies: {
    en: { one: '{0} copy', other: '{0} copies' },
    ar: { zero: 'لا نسخ', one: 'نسخة واحدة', two: 'نسختان', few: '{0} نسخ', many: '{0} نسخة', other: '{0} نسخة' },
  },
  mentions: {
    en: { one: '{0} mention', other: '{0} mentions' },
    ar: { zero: 'لا ذكر', one: 'مرة واحدة', two: 'مرتان', few: '{0} مرات', many: '{0} مرة', other: '{0} مرة' },
  },
  removed: {
    en: { one: 'Removed {0} passage. Undo brings it back.', other: 'Removed {0} passages. One undo brings them back.' },
    ar: {
      zero: 'لم يُحذف شيء.',
      one: 'حُذف مقطع واحد. التراجع يعيده.',
      two: 'حُذف مقطعان. تراجع واحد يعيدهما.',
      few: 'حُذفت {0} مقاطع. تراجع واحد يعيدها.',
      many: 'حُذف {0} مقطعا. تراجع واحد يعيدها.',
      other: 'حُذف {0} مقطع. تراجع واحد يعيدها.',
    },
  },
} as const;

/** A number with its noun in the form that the language wants (كلمتان، 3 كلمات، 11 كلمة). */
export function counted(what: keyof typeof COUNTED, count: number): string {
  const chosen = language();
  const forms: Partial<Record<Intl.LDMLPluralRule, string>> = COUNTED[what][chosen];
  const form = forms[new Intl.PluralRules(chosen).select(count)] ?? forms.other ?? '{0}';
  return form.replace('{0}', String(count));
}
