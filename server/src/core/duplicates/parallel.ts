import { similarity } from '../entities/names/distance.ts';
import { contentWords } from '../events/content-words.ts';
import type { EntityType, Span } from '../types.ts';
import { type Hunk, hunks, type Word, wordsOf } from './alignment.ts';

/** A name, with its place in a passage. */
export interface PlacedName extends Span {
  readonly type: EntityType;
}

/** A passage to be compared with another. */
export interface Passage {
  readonly text: string;
  /** The names in it, relative to it. Without them other names are other words. */
  readonly names: readonly PlacedName[];
}

/** Shorter passages have little to be known again by: one other word makes another sentence. The contract draws the line here too. */
const LONG = 12;

/**
 * Whether two nearly equal passages are parallel wording: sentences of one pattern that tell different things on purpose, such as
 * results, prices, cables to two presidents, items of two lists. A copy in which one thing was changed (a toll, a name, a date) is none.
 *
 * By what stands in the place of what: figures, dates and names of one type in place of others; ordinals; other words. Words that
 * moved, other spellings of a word, clitics, titles and words that every article has are no difference. Set on the pairs of
 * test/accuracy/gold/near-development.json.
 *
 * @param areNeighbours nothing stands between the two
 */
export function isParallel(a: Passage, b: Passage, areNeighbours: boolean): boolean {
  const [x, y] = [wordsOf(a.text), wordsOf(b.text)];
  const isShort = Math.min(x.length, y.length) < LONG;
  const [mark, otherMark] = [itemMark(a.text), itemMark(b.text)];
  if (mark !== undefined && otherMark !== undefined && (isShort || mark !== otherMark)) return true;

  const change = changesOf(a, x, b, y);
  if (change.ordinals > 0) return true;
  const facts = change.figures + change.dates + change.names;
  if (facts > 1) return true;
  const rest = change.replaced + change.added;
  if (change.names > 0 && rest > 0) return true;
  if (!isShort) return false;
  return change.names > 0 || change.figures > change.tolls || (change.replaced > 0 && (rest > 1 || areNeighbours));
}

/** How often what kind of thing stands in the place of another. */
interface Changes {
  figures: number;
  /** Of the figures, those that count people: what is brought up to date. */
  tolls: number;
  dates: number;
  names: number;
  ordinals: number;
  /** Stretches where other words stand in the place of some. */
  replaced: number;
  /** Stretches that only one of the two has. */
  added: number;
}

function changesOf(a: Passage, x: readonly Word[], b: Passage, y: readonly Word[]): Changes {
  const found = hunks(x, y);
  const changes: Changes = { figures: 0, tolls: 0, dates: 0, names: 0, ordinals: 0, replaced: 0, added: 0 };
  const sides = found.map((hunk) => [
    side(a, x.slice(hunk.aStart, hunk.aEnd)),
    side(b, y.slice(hunk.bStart, hunk.bEnd)),
  ]);
  const [there, here] = [0, 1].map((at) => new Set(sides.flatMap((pair) => pair[at]!.content)));
  found.forEach((hunk, i) => {
    const [from, to] = sides[i] as [Side, Side];
    if (isOther(from.ordinals, to.ordinals)) changes.ordinals++;
    const figures = slots(from.figures, to.figures);
    changes.figures += figures;
    if (figures === 1 && countsPeople(hunk, x, y)) changes.tolls++;
    changes.dates += slots(from.dates, to.dates);
    if (isOtherName(from, to, a, b)) {
      changes.names++;
      return;
    }
    // What moved elsewhere is no change.
    const left = from.content.filter((word) => !here!.has(word));
    const right = to.content.filter((word) => !there!.has(word));
    const own = left.filter((word) => !right.some((other) => isSpelling(word, other)));
    const others = right.filter((word) => !left.some((other) => isSpelling(word, other)));
    if (own.length > 0 && others.length > 0) changes.replaced++;
    else if (own.length > 0 || others.length > 0) changes.added++;
  });
  return changes;
}

/** One side of a stretch that differs, by kinds of words. */
interface Side {
  readonly figures: readonly string[];
  readonly dates: readonly string[];
  readonly ordinals: readonly string[];
  /** Names that the stretch touches. */
  readonly names: readonly PlacedName[];
  /** What else tells something, without clitics and endings. */
  readonly content: readonly string[];
}

function side({ text, names }: Passage, words: readonly Word[]): Side {
  const { dates, ordinals, numerals } = tables();
  const figures: string[] = [];
  const days: string[] = [];
  const nth: string[] = [];
  const content: string[] = [];
  for (const { key, start, end } of words) {
    const plain = bare(key);
    if (/[0-9]/.test(key)) figures.push(figureOf(key));
    else if (numerals.has(plain)) figures.push(numerals.get(plain)!);
    else if (ordinals.has(plain)) nth.push(ordinals.get(plain)!);
    else if (dates.has(plain)) days.push(dates.get(plain)!);
    else content.push(...contentWords(text.slice(start, end)));
  }
  const touched =
    words.length === 0
      ? []
      : names.filter(({ start, end }) => start < words[words.length - 1]!.end && end > words[0]!.start);
  return { figures, dates: days, ordinals: nth, names: touched, content };
}

/** How many of one list stand in the place of others. */
function slots(from: readonly string[], to: readonly string[]): number {
  const own = from.filter((one) => !to.includes(one)).length;
  const others = to.filter((one) => !from.includes(one)).length;
  return Math.min(own, others);
}

const isOther = (from: readonly string[], to: readonly string[]): boolean => slots(from, to) > 0;

/** Whether a name of one stands where the other has another name of the same type, and neither is named in both. */
function isOtherName(from: Side, to: Side, a: Passage, b: Passage): boolean {
  if (from.names.length === 0 || to.names.length === 0) return false;
  const isIn = (name: PlacedName, text: string, { names, text: whole }: Passage): boolean =>
    names.some((other) => isOneName(text.slice(name.start, name.end), whole.slice(other.start, other.end)));
  const own = from.names.filter((name) => !isIn(name, a.text, b));
  const others = to.names.filter((name) => !isIn(name, b.text, a));
  return own.some(({ type }) => others.some((other) => other.type === type));
}

/** One of two names is the other, in other spelling or with less of it. */
function isOneName(a: string, b: string): boolean {
  const [x, y] = [nameWords(a), nameWords(b)];
  const [few, many] = x.length <= y.length ? [x, y] : [y, x];
  if (x.join('') === y.join('')) return true;
  return few.every((word) => many.some((other) => isSpelling(word, other)));
}

const nameWords = (name: string): string[] =>
  wordsOf(name)
    .map(({ key }) => bare(key))
    .filter((key) => key !== 'بن' && key !== 'ال' && key !== 'ابن');

/** Weighted, from 0 to 1: above this two words are spellings of one. */
const SAME_WORD = 0.75;

const isSpelling = (a: string, b: string): boolean => a === b || similarity(a, b) >= SAME_WORD;

/** Whether a figure is followed by people in both: the dead, the wounded, passengers. */
function countsPeople({ aEnd, bEnd }: Hunk, x: readonly Word[], y: readonly Word[]): boolean {
  const { people } = tables();
  const isPeople = (word: Word | undefined): boolean => word !== undefined && people.has(word.key);
  return (isPeople(x[aEnd]) && isPeople(y[bEnd])) || (isPeople(x[aEnd - 1]) && isPeople(y[bEnd - 1]));
}

/** `59.7` is also written `7ر59`, and `2014` is `2014م`. */
function figureOf(key: string): string {
  const [, tenths, whole] = /^([0-9]+)ر([0-9]+)$/.exec(key) ?? [];
  return tenths ? `${whole}${tenths}` : key.replaceAll(/[^0-9]/g, '');
}

/** What marks an item of a list at its head: a number, an ordinal, a bullet (all alike). */
function itemMark(text: string): string | undefined {
  const [, number, bullet, word] =
    /^[\s([]*(?:([0-9٠-٩]{1,3})\s*[-–.)\]](?![0-9٠-٩])|([-–—•●▪*_])|([\p{L}\p{M}]+)\s*[:،,\-–])/u.exec(text) ?? [];
  if (number) return figureOf(wordsOf(number)[0]!.key);
  if (bullet) return '-';
  return word === undefined ? undefined : tables().itemWords.get(wordsOf(word)[0]?.key ?? '');
}

/** و and ف before a longer word, and what is written together with the article. */
const bare = (key: string): string =>
  key
    .replace(/^[وف](?=.{4})/u, '')
    .replace(/^[بكل]ال(?=.{2})/u, 'ال')
    .replace(/^لل(?=.{3})/u, 'ال');

interface Tables {
  readonly numerals: ReadonlyMap<string, string>;
  readonly ordinals: ReadonlyMap<string, string>;
  readonly dates: ReadonlyMap<string, string>;
  readonly itemWords: ReadonlyMap<string, string>;
  readonly people: ReadonlySet<string>;
}

let made: Tables | undefined;

/** Folded keys. What names one thing has one value, so that a figure and its word, or two names of a month, are no change. */
function tables(): Tables {
  made ??= {
    numerals: rows(
      '2 اثنان اثنين اثنتان اثنتين|3 ثلاثه ثلاث|4 اربعه اربع|5 خمسه خمس|6 سته ست|7 سبعه سبع|8 ثمانيه ثماني ثمان|9 تسعه تسع|10 عشره عشر|' +
        '20 عشرون عشرين|30 ثلاثون ثلاثين|40 اربعون اربعين|50 خمسون خمسين|60 ستون ستين|70 سبعون سبعين|80 ثمانون ثمانين|90 تسعون تسعين|' +
        '100 مايه مئه|200 مايتان مايتين|1000 الف|2000 الفان الفين',
    ),
    ordinals: rows(
      '1 الاول الاولي|2 الثاني الثانيه|3 الثالث الثالثه|4 الرابع الرابعه|5 الخامس الخامسه|6 السادس السادسه|7 السابع السابعه|' +
        '8 الثامن الثامنه|9 التاسع التاسعه|10 العاشر العاشره',
    ),
    dates: rows(
      '1 يناير جانفي|2 فبراير فيفري شباط|3 مارس اذار|4 ابريل افريل نيسان|5 مايو ماي ايار|6 يونيو يونيه جوان حزيران|7 يوليو يوليه جويليه يوليوز تموز|' +
        '8 اغسطس اوت غشت|9 سبتمبر شتنبر ايلول|10 اكتوبر|11 نوفمبر نونبر|12 ديسمبر دجنبر|' +
        'السبت السبت|الاحد الاحد|الاثنين الاثنين|الثلاثاء الثلاثاء|الاربعاء الاربعاء|الخميس الخميس|الجمعه الجمعه',
    ),
    itemWords: rows('1 اولا|2 ثانيا|3 ثالثا|4 رابعا|5 خامسا|6 سادسا|7 سابعا|8 ثامنا|9 تاسعا|10 عاشرا'),
    people: new Set(
      (
        'قتيل قتيلا قتلي جريح جريحا جرحي شخص شخصا اشخاص مصاب مصابا مصابين مصابون ضحيه ضحايا مدني مدنيا مدنيين مدنيون جندي جنديا جنود ' +
        'عنصر عنصرا عناصر مفقود مفقودا مفقودين لاجي لاجيا لاجيين شهيد شهيدا شهداء راكب راكبا ركاب طفل طفلا اطفال حاله وفاه اصابه مهاجر مهاجرا'
      ).split(' '),
    ),
  };
  return made;
}

/** `value form form|value form`. */
const rows = (table: string): Map<string, string> =>
  new Map(
    table.split('|').flatMap((row) => {
      const [value, ...forms] = row.split(' ');
      return forms.map((form) => [form, value!] as const);
    }),
  );
