import { similarity } from '../entities/names/distance.ts';
import { contentWords } from '../events/content-words.ts';
import type { EntityType, Span } from '../types.ts';
import { type Hunk, hunks, type Word, wordsOf } from './alignment.ts';

/** A name, with its place in a passage. */
export interface PlacedName extends Span {
  readonly type: EntityType;
  /** Names of one id are one. */
  readonly id?: string;
}

/** A passage to be compared with another. */
export interface Passage {
  readonly text: string;
  /** The names in it, relative to it. Without them other names are other words. A getter is not called where they decide nothing. */
  readonly names: readonly PlacedName[];
}

/** Where two passages stand: one directly after the other, elsewhere in one article, or in two articles. */
export type Standing = 'neighbours' | 'apart' | 'articles';

/** Shorter passages have little to be known again by: one other word makes another sentence. The contract draws the line here too. */
const LONG = 12;

/** So many words hold one fact that differs at most, or the pattern is what the two share. */
const WORDS_A_FACT = 40;

/** Two passages that share fewer words beside names and titles share a person. */
const LEAST_SHARED = 3;

/** In a longer passage one other name, or figure, is one of many things told. */
const MOST_WORDS = 48;

/**
 * Whether two nearly equal passages are parallel wording: sentences of one pattern that tell different things on purpose, such as
 * results, prices, cables to two presidents, items of two lists. A copy in which one thing was changed (a toll, a name, a date) is none.
 *
 * By what stands in the place of what: figures, dates and names in place of others; ordinals; other words. Words that moved, other
 * spellings of a word, clitics, titles and words that every article has are no difference. Set on the pairs of
 * test/accuracy/gold/near-development.json and near-second.json.
 */
export function isParallel(a: Passage, b: Passage, standing: Standing): boolean {
  const [x, y] = [wordsOf(a.text), wordsOf(b.text)];
  const length = Math.min(x.length, y.length);
  const isShort = length < LONG;
  const [mark, otherMark] = [itemMark(a.text), itemMark(b.text)];
  const areItems = mark !== undefined && otherMark !== undefined;
  if (areItems && (isShort || mark !== otherMark)) return true;

  const { ordinals, figures, tolls, dates, names, replaced, added, words, shared } = changesOf(
    a,
    x,
    b,
    y,
    standing !== 'articles',
  );
  if (ordinals > 0) return true;
  if (shared < LEAST_SHARED && replaced > 0) return true;
  // The dead and the wounded are brought up to date together.
  const facts = figures - tolls + dates + names;
  if (facts > 1) return facts * WORDS_A_FACT >= length;
  if (isShort) return names > 0 || figures > tolls || (replaced > 0 && (words > 1 || standing === 'neighbours'));
  if (length > MOST_WORDS) return false;
  if (areItems && mark !== DASH && (replaced > 0 || figures > tolls)) return true;
  // Between two articles a passage with another name is no later version of it.
  if (names > 0) return standing === 'articles' || replaced + added > 0;
  return standing === 'neighbours' && figures > tolls && replaced > 0;
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
  /** Words of these, on the side that has more of them. */
  words: number;
  /** Words that both have and that are no part of a name or title; counted where something is replaced. */
  shared: number;
}

function changesOf(a: Passage, x: readonly Word[], b: Passage, y: readonly Word[], inOneArticle: boolean): Changes {
  const found = hunks(x, y);
  const changes: Changes = {
    figures: 0,
    tolls: 0,
    dates: 0,
    names: 0,
    ordinals: 0,
    replaced: 0,
    added: 0,
    words: 0,
    shared: 0,
  };
  const sidesWithout = (own: readonly PlacedName[], others: readonly PlacedName[]): [Side, Side][] =>
    found.map((hunk) => [
      side(a, x.slice(hunk.aStart, hunk.aEnd), own),
      side(b, y.slice(hunk.bStart, hunk.bEnd), others),
    ]);
  let sides = sidesWithout([], []);
  // Names are asked for only where both have words of their own.
  if (sides.some(([from]) => from.content.length > 0) && sides.some(([, to]) => to.content.length > 0)) {
    const [own, others] = otherNames(a, b, inOneArticle);
    changes.names = pairs(own, others);
    if (changes.names > 0) sides = sidesWithout(own, others);
  }
  const [there, here] = [0, 1].map((at) => new Set(sides.flatMap((pair) => pair[at]!.content)));
  found.forEach((hunk, i) => {
    const [from, to] = sides[i]!;
    if (slots(from.ordinals, to.ordinals) > 0) changes.ordinals++;
    const figures = slots(from.figures, to.figures);
    changes.figures += figures;
    if (figures === 1 && countsPeople(hunk, x, y)) changes.tolls++;
    changes.dates += slots(from.dates, to.dates);
    changes.names += slots(from.latin, to.latin);
    // What moved elsewhere is no change.
    const left = from.content.filter((word) => !here!.has(word));
    const right = to.content.filter((word) => !there!.has(word));
    if (isSpelling(left.join(''), right.join(''))) return;
    const gone = left.filter((word) => !right.some((other) => isSpelling(word, other)));
    const come = right.filter((word) => !left.some((other) => isSpelling(word, other)));
    changes.words += Math.max(gone.length, come.length);
    if (gone.length > 0 && come.length > 0) changes.replaced++;
    else if (gone.length > 0 || come.length > 0) changes.added++;
  });
  if (changes.replaced === 0) return changes;
  let at = 0;
  for (const hunk of [...found, { aStart: x.length, aEnd: x.length }]) {
    changes.shared += x.slice(at, hunk.aStart).filter((word) => tells(word, a.names)).length;
    at = hunk.aEnd;
  }
  return changes;
}

/** Whether a word is no part of a name or of a title, and no particle. */
const tells = ({ key, start, end }: Word, names: readonly PlacedName[]): boolean =>
  key.length > 2 && !tables().titles.has(bare(key)) && !names.some((name) => name.start < end && name.end > start);

/** The names of each that the other does not name. */
function otherNames(a: Passage, b: Passage, inOneArticle: boolean): [PlacedName[], PlacedName[]] {
  const isNew = (name: PlacedName, own: Passage, other: Passage): boolean =>
    !other.names.some((one) => isOneName(name, own.text, one, other.text, inOneArticle));
  return [a.names.filter((name) => isNew(name, a, b)), b.names.filter((name) => isNew(name, b, a))];
}

/** How many of some names may stand in the place of others. A country is now a place, now a state that acts. */
function pairs(own: readonly PlacedName[], others: readonly PlacedName[]): number {
  const count = (names: readonly PlacedName[], ...types: EntityType[]): number =>
    names.filter(({ type }) => types.includes(type)).length;
  const both = (...types: EntityType[]): number => Math.min(count(own, ...types), count(others, ...types));
  return both('person') + both('place', 'organization') + both('event');
}

/** One side of a stretch that differs, by kinds of words. */
interface Side {
  readonly figures: readonly string[];
  readonly dates: readonly string[];
  readonly ordinals: readonly string[];
  /** Addresses, and names that are not written in Arabic letters. */
  readonly latin: readonly string[];
  /** What else tells something, without clitics and endings; without the words of names that are counted by themselves. */
  readonly content: readonly string[];
}

function side({ text }: Passage, words: readonly Word[], names: readonly PlacedName[]): Side {
  const { dates, ordinals, numerals, telling } = tables();
  const found = { figures: [] as string[], dates: [] as string[], ordinals: [] as string[], latin: [] as string[] };
  const content: string[] = [];
  for (const { key, start, end } of words) {
    const plain = bare(key);
    if (/[0-9]/.test(key)) found.figures.push(figureOf(key));
    else if (numerals.has(plain)) found.figures.push(numerals.get(plain)!);
    else if (ordinals.has(plain)) found.ordinals.push(ordinals.get(plain)!);
    else if (dates.has(plain)) found.dates.push(dates.get(plain)!);
    else if (/[a-z]/.test(key)) found.latin.push(key);
    else if (
      !telling.has(key.replace(/^[وف](?=.{3})/u, '')) &&
      !names.some((name) => name.start < end && name.end > start)
    )
      content.push(...contentWords(text.slice(start, end)));
  }
  return { ...found, content };
}

/** How many of one list stand in the place of others. */
function slots(from: readonly string[], to: readonly string[]): number {
  const own = from.filter((one) => !to.includes(one)).length;
  const others = to.filter((one) => !from.includes(one)).length;
  return Math.min(own, others);
}

/** One of two names is the other, in other spelling or with less of it. Of one article it is known who is who. */
function isOneName(a: PlacedName, aText: string, b: PlacedName, bText: string, inOneArticle: boolean): boolean {
  if (a.id !== undefined && a.id === b.id) return true;
  const [x, y] = [nameWords(aText.slice(a.start, a.end)), nameWords(bText.slice(b.start, b.end))];
  if (x.join('') === y.join('')) return true;
  const areTwo = inOneArticle && a.type === 'person' && a.id !== undefined && b.id !== undefined;
  const [few, many] = x.length <= y.length ? [x, y] : [y, x];
  if (areTwo && few.length === 1) return false;
  return few.every((word) => many.some((other) => isSpelling(word, other)));
}

const nameWords = (name: string): string[] =>
  wordsOf(name)
    .map(({ key }) => bare(key).replace(/^ال(?=.{2})/u, ''))
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

/** A dash, which also opens what somebody says. */
const DASH = '-';

/** What marks an item of a list at its head: a number, an ordinal, a letter, a bullet (all alike), a dash. */
function itemMark(text: string): string | undefined {
  const [, number, bullet, word] =
    /^[\s([]*(?:([0-9٠-٩]{1,3})\s*[-–.)\]](?![0-9٠-٩])|([-–—•●▪*_])|([\p{L}\p{M}]+)\s*[:،,)\-–])/u.exec(text) ?? [];
  if (number) return figureOf(wordsOf(number)[0]!.key);
  if (bullet) return bullet === '*' || bullet === '_' || '•●▪'.includes(bullet) ? '•' : DASH;
  const key = word === undefined ? '' : (wordsOf(word)[0]?.key ?? '');
  return key.length === 1 ? key : tables().itemWords.get(key);
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
  /** Words of titles and posts. */
  readonly titles: ReadonlySet<string>;
  /** Verbs that only say that somebody says it. */
  readonly telling: ReadonlySet<string>;
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
    titles: new Set(
      (
        'صاحب صاحبه السمو الملكي الامير الاميره خادم الحرمين الشريفين الملك ملك ولي العهد النايب الاول الثاني نايب لرييس رييس رييسه مجلس الوزراء ' +
        'وزير الوزير الدفاع الداخليه الخارجيه الحرس الوطني امير منطقه المنطقه معالي سعاده فخامه جلاله سمو الشيخ الدكتور المهندس الاستاذ اللواء العميد ' +
        'عبدالعزيز عبد العزيز سعود المستشار بالديوان سفير السفير امين عام الامين العام جمهوريه مملكه دوله'
      ).split(' '),
    ),
    telling: new Set(
      (
        'قال قالت اضاف اضافت تابع تابعت اردف اردفت صرح صرحت ذكر ذكرت اوضح اوضحت اشار اشارت بين بينت اكد اكدت افاد افادت لفت لفتت ' +
        'اعلن اعلنت شدد شددت قايلا قايله مضيفا مضيفه موكدا موكده مشيرا مشيره مبينا موضحا لافتا جانبه جهته ناحيته جهه ناحيه'
      ).split(' '),
    ),
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
