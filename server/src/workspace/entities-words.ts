import type { Words } from './yaml-file.ts';

/** What may be wrong in `.khabar/entities.yaml`, in words: what it is, and what to do. */
export const SAY = {
  root: {
    ar: 'يُنتظر هنا المفتاح entities: وتحته قائمة، كل مدخل فيها يبدأ بـ «- name:».',
    en: 'Expected the key entities: with a list under it; each entry starts with "- name:".',
  },
  list: {
    ar: 'يُنتظر تحت entities قائمة، كل مدخل فيها يبدأ بـ «- name:».',
    en: 'Expected a list under entities; each entry starts with "- name:".',
  },
  entry: {
    ar: 'يُنتظر هنا مدخل له name وtype.',
    en: 'Expected an entry with name and type.',
  },
  noName: {
    ar: 'المدخل بلا اسم. أضف name: وبعده الاسم المعتمد.',
    en: 'The entry has no name. Add name: and the canonical name after it.',
  },
  noType: {
    ar: 'المدخل بلا نوع. أضف type: وبعده person أو place أو organization أو event.',
    en: 'The entry has no type. Add type: and person, place, organization or event after it.',
  },
  badType: (word: string, meant?: string): Words => ({
    ar: `«${word}» ليس نوعا${meant ? `؛ لعلك تريد ${meant}` : ''}. الأنواع: person (شخص)، place (مكان)، organization (جهة)، event (حدث).`,
    en: `"${word}" is no type${meant ? `; did you mean ${meant}` : ''}? The types are person, place, organization and event.`,
  }),
  noLetters: (word: string): Words => ({
    ar: `«${word}» ليس فيه حرف يُبحث عنه. اكتب الاسم كما يرد في المقالات.`,
    en: `"${word}" has no letter to look for. Write the name as articles have it.`,
  }),
  everyday: (word: string): Words => ({
    ar: `«${word}» كلمة من كلمات اللغة، ولو عُدّت اسما لعُلّم عليها في كل مقال. اكتب الاسم كاملا.`,
    en: `"${word}" is a word of the language; as a name it would be marked in every article. Write the full name.`,
  }),
  unknownKey: (key: string, known: readonly string[], meant?: string): Words => ({
    ar: `مفتاح غير معروف: ${key}${meant ? `؛ لعلك تريد ${meant}` : ''}. المعروف: ${known.join('، ')}.`,
    en: `Unknown key: ${key}${meant ? `; did you mean ${meant}` : ''}? Known: ${known.join(', ')}.`,
  }),
  notText: (key: string): Words => ({ ar: `${key}: يُنتظر نص.`, en: `${key}: expected text.` }),
  notList: (key: string): Words => ({
    ar: `${key}: تُنتظر قائمة، مثل [الأول، الثاني] بفاصلة لاتينية، أو سطر لكل واحد يبدأ بـ «- ».`,
    en: `${key}: expected a list: [first, second], or one on each line after "- ".`,
  }),
  arabicComma: (key: string): Words => ({
    ar: `${key}: الفاصلة العربية «،» لا تفصل بين عناصر القائمة، فعُدّ هذا اسما واحدا. استعمل الفاصلة اللاتينية «,».`,
    en: `${key}: the Arabic comma "،" does not separate items, so this is taken for one name. Use ",".`,
  }),
  links: {
    ar: 'links: يُنتظر تحته wikidata أو pages.',
    en: 'links: expected wikidata or pages under it.',
  },
  wikidata: (word: string, meant?: string): Words => ({
    ar: `«${word}» ليس معرّفا في ويكي بيانات. المعرّف حرف Q بعده رقم${meant ? `، وهو هنا ${meant}` : '، مثل Q227'}.`,
    en: `"${word}" is no Wikidata id. An id is Q and a number${meant ? `: here ${meant}` : ', such as Q227'}.`,
  }),
  page: (word: string): Words => ({
    ar: `«${word}» ليس عنوان صفحة. اكتب عنوانا يبدأ بـ https:// أو مسارا داخل المجلد.`,
    en: `"${word}" is no page. Write an address that starts with https://, or a path inside the folder.`,
  }),
  claimed: (name: string, other: string, line: number): Words => ({
    ar: `«${name}» اسم للمدخل «${other}» أيضا (السطر ${line})، فيُعمل بذاك. احذفه من أحد المدخلين.`,
    en: `"${name}" is a name of the entry "${other}" too (line ${line}), which has it. Take it out of one of the two.`,
  }),
  sameAndNot: (name: string): Words => ({
    ar: `«${name}» اسم لهذا المدخل وهو مع ذلك تحت not_the_same_as. احذفه من أحد الموضعين؛ وحتى ذلك الحين لا يُعدّ اسما له.`,
    en: `"${name}" is a name of this entry and stands under not_the_same_as too. Take it out of one of them; until then it is no name of it.`,
  }),
} as const;
