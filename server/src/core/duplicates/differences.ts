import { fold } from '../text/normalise.ts';
import { hunks, type Word, wordsOf } from './alignment.ts';

/** What stands in the first text and what in its place in the second; either may be empty. */
export type Change = readonly [string, string];

/** How two near copies differ, so that a message can name what a removal would lose. */
export interface Differences {
  /** Figures: digits, number words, percentages. */
  readonly figures: readonly Change[];
  /** The same, each with the noun that it counts where both texts have it: `12 قتيلا`, `15 قتيلا`. As long as `figures`. */
  readonly counted: readonly Change[];
  /** Names of months, weekdays and days counted from today. */
  readonly dates: readonly Change[];
  /** One denies what the other states. */
  readonly negation: boolean;
  /** Changes of other words: names, above all. */
  readonly others: readonly Change[];
  /** Every change, those above included, in the order of the first text. */
  readonly words: readonly Change[];
}

/**
 * The word differences of two near copies. Diacritics, tatweel, alif and ya forms are no difference, and neither is
 * punctuation. Total; the cost grows with the number of differences, which is bounded.
 */
export function differences(aText: string, bText: string): Differences {
  const a = wordsOf(aText);
  const b = wordsOf(bText);
  const figures: Change[] = [];
  const dates: Change[] = [];
  const counted: Change[] = [];
  const others: Change[] = [];
  const words: Change[] = [];
  let negation = false;
  for (const { aStart, aEnd, bStart, bEnd } of hunks(a, b)) {
    const from = a.slice(aStart, aEnd);
    const to = b.slice(bStart, bEnd);
    const change: Change = [phrase(aText, from), phrase(bText, to)];
    words.push(change);
    const hasFigure = from.some(isFigure) || to.some(isFigure);
    if (hasFigure) {
      const bare = onlyThose(aText, from, bText, to, isFigure);
      figures.push(bare);
      const noun = counts(from, to, a[aEnd], b[bEnd]);
      counted.push(noun ? [`${bare[0]} ${textOf(aText, a[aEnd]!)}`, `${bare[1]} ${textOf(bText, b[bEnd]!)}`] : bare);
    }
    if (from.some(isDateWord) || to.some(isDateWord)) dates.push(onlyThose(aText, from, bText, to, isDateWord));
    if (!hasFigure && !from.some(isDateWord) && !to.some(isDateWord)) others.push(change);
    if (from.filter(isNegation).length !== to.filter(isNegation).length) negation = true;
  }
  return { figures, counted, dates, negation, others, words };
}

/** Whether the word after two figures is what both of them count. */
function counts(from: readonly Word[], to: readonly Word[], a: Word | undefined, b: Word | undefined): boolean {
  const ends = (side: readonly Word[]): boolean => side.length > 0 && isFigure(side[side.length - 1]!);
  return (
    ends(from) && ends(to) && a !== undefined && b !== undefined && a.key.length > 2 && !isFigure(a) && !isDateWord(a)
  );
}

const textOf = (text: string, { start, end }: Word): string => text.slice(start, end);

/**
 * Whether two texts of the same words have the same figures. The duplicates rule splits figures at what is no digit, so that
 * `1.5` and `1-5`, `5%` and `5` are the same words to it, and they are not the same fact.
 */
export function sameFigures(a: string, b: string): boolean {
  if (a === b) return true;
  const [x, y] = [figuresOf(a), figuresOf(b)];
  return x.length === y.length && x.every((figure, i) => figure === y[i]);
}

const figuresOf = (text: string): string[] =>
  (text.match(/[-−]?[0-9٠-٩۰-۹](?:[0-9٠-٩۰-۹.,٫٬:/-]*[0-9٠-٩۰-۹])?(?:\s?[%٪])?/g) ?? []).map((figure) =>
    fold(figure).replaceAll('٫', '.').replaceAll(/[٬,]/g, ',').replace('٪', '%').replace('−', '-').replace(/\s/, ''),
  );

const phrase = (text: string, words: readonly Word[]): string =>
  words.length === 0 ? '' : text.slice(words[0]!.start, words[words.length - 1]!.end);

function onlyThose(
  aText: string,
  from: readonly Word[],
  bText: string,
  to: readonly Word[],
  test: (word: Word) => boolean,
): Change {
  const list = (text: string, words: readonly Word[]): string =>
    words
      .filter(test)
      .map(({ start, end }) => text.slice(start, end))
      .join(' ');
  return [list(aText, from), list(bText, to)];
}

const bare = (key: string): string => (/^[وف]/.test(key) && key.length > 4 ? key.slice(1) : key);

const isFigure = ({ key }: Word): boolean =>
  /[0-9]/.test(key) || tables().figures.has(key) || tables().figures.has(bare(key));
const isDateWord = ({ key }: Word): boolean => tables().dates.has(key) || tables().dates.has(bare(key));
const isNegation = ({ key }: Word): boolean => tables().negations.has(key);

interface Tables {
  readonly figures: ReadonlySet<string>;
  readonly dates: ReadonlySet<string>;
  readonly negations: ReadonlySet<string>;
}

let made: Tables | undefined;

/** Folded keys; only words that are nothing else in news text. */
function tables(): Tables {
  made ??= {
    figures: new Set(
      (
        'واحد واحده اثنان اثنين اثنتان اثنتين ثلاثه ثلاث اربعه اربع خمسه خمس سته ست سبعه سبع ثمانيه ثماني ثمان تسعه تسع عشره عشر ' +
        'عشرون عشرين ثلاثون ثلاثين اربعون اربعين خمسون خمسين ستون ستين سبعون سبعين ثمانون ثمانين تسعون تسعين ' +
        'مايه مئه ميه مايتان مايتين ثلاثمايه اربعمايه خمسمايه الف الفان الفين الاف مليون مليونان مليونين ملايين مليار ملياران مليارين مليارات تريليون ' +
        'نصف ثلث ربع عشرات ميات الاول الثاني الثالث الرابع الخامس السادس السابع الثامن التاسع العاشر'
      ).split(' '),
    ),
    dates: new Set(
      (
        'يناير فبراير مارس ابريل مايو يونيو يونيه يوليو يوليه اغسطس سبتمبر اكتوبر نوفمبر ديسمبر كانون شباط اذار نيسان ايار حزيران تموز اب ايلول تشرين ' +
        'جانفي فيفري افريل ماي جوان جويليه اوت يوليوز غشت شتنبر نونبر دجنبر محرم صفر رجب شعبان رمضان شوال ' +
        'السبت الاحد الاثنين الثلاثاء الاربعاء الخميس الجمعه امس اليوم غدا الماضي المقبل الجاري'
      ).split(' '),
    ),
    negations: new Set('لا لم لن ليس ليست ليسوا ما غير عدم دون بدون ولا ولم ولن وليس نفي نفت ينفي تنفي'.split(' ')),
  };
  return made;
}
