import { foldForDuplicates } from '../text/normalise.ts';

/** Words of a sentence that are kept at most: the longest say the most. */
const MOST = 24;
/** Letters that a word has at least, when what is attached before it has been taken off. */
const SHORTEST = 3;

/** What is attached before a word: و and ف before the article, the article with its prepositions, و before a longer word. */
const BEFORE = /^(?:[وف]?(?:بال|كال|ال|لل)|و(?=.{4}))(?=.{3})/u;
const AFTER = /(?<=.{3})(?:هما|هم|ها|ات|ون|ين|ان|يه|ه|ا)$/u;

/** Words of every article, in the form that `contentWords` gives. */
const EMPTY = new Set(
  (
    'الي علي هذا هذه ذلك تلك التي الذي الذين كان كانت يكون تكون قال قالت اضاف اضافت اكد اكدت اعلن اعلنت بعد قبل خلال منذ حتي بين ' +
    'عند عندما حيث كما لكن ليس ليست ايضا نحو حول ضمن عبر امام تحت فوق غير كل بعض اكثر اقل عدد يوم امس اليوم غدا عام شهر سنه ' +
    'اسبوع ماض جار مقبل صباح مساء اثنين ثلاثاء اربعاء خميس جمعه سبت احد اول ثاني ثالث وفق وفقا بحسب حسب عقب اثر جراء بسبب ' +
    'اجل ذات نفس اخر اخري جديد جديده كبير كبيره قد لقد سوف لدي لها منها فيها عنها عليها عليه فيه منه انه انها وهو وهي هناك ' +
    'دون سوي اما اذا لان بان وان الا ثم او لم لن من في عن مع ما لا يتم تم اذ اي ايا فيما بينها وقت ساعه دقيقه ' +
    'خادم حرمين شريفين سمو ملكي فخامه معالي سعاده صاحب دكتور مهندس متحدث رسمي ناطق اعلامي تصريح بيان مصدر مصادر ' +
    'كانون تشرين شباط اذار نيسان ايار حزيران تموز اب ايلول يناير فبراير مارس ابريل مايو يونيو يوليو اغسطس سبتمبر اكتوبر نوفمبر ديسمبر'
  ).split(' '),
);

/**
 * The words of a sentence that tell something, each once, roughly without what is attached to them, so that المحادثات and محادثات
 * are one. Names and figures are among them. Linear, total.
 */
export function contentWords(sentence: string): string[] {
  const found = new Set<string>();
  for (const [word] of sentence.matchAll(/[\p{L}\p{M}\p{N}]+/gu)) {
    const whole = foldForDuplicates(word);
    if (EMPTY.has(whole)) continue;
    const bare = whole.replace(BEFORE, '');
    if (bare.length < SHORTEST && !/\p{N}/u.test(bare)) continue;
    const stem = bare.replace(AFTER, '');
    if (!EMPTY.has(bare) && !EMPTY.has(stem)) found.add(stem);
  }
  if (found.size <= MOST) return [...found];
  return [...found].sort((a, b) => b.length - a.length || (a < b ? -1 : 1)).slice(0, MOST);
}
