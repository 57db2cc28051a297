import { hamzaOnSeat } from '../../text/normalise.ts';
import { Flag, type Lexicon } from '../lexicon.ts';
import { similarity } from './distance.ts';
import { isListed, sameNameWord } from './known.ts';
import { skeleton } from './skeleton.ts';

/** How two words of names compare. `other`: they are, or may well be, two words. */
export type WordMatch = 'equal' | 'near' | 'loose' | 'other';

/** Whether two words that compare so are one name without anything else saying so. */
export const isSpelling = (match: WordMatch): boolean => match === 'equal' || match === 'near';

/** Similarity from which an unlisted word is another spelling: by itself, and beside a word of the name that is the same. */
const NEAR = 0.86;
const NEAR_BESIDE = 0.84;
/** From which it is another spelling though the consonants are of different classes (غوتيريش, غوتيريس; لوغانسك, لوهانسك). */
const VERY_NEAR = 0.92;
/** From which a corroborator makes it one. */
const LOOSE = 0.78;
const SHORTEST = 5;

/**
 * Compares two words of names by their keys. Short words, and two words that the tables both know, are two unless a table
 * says otherwise; endings that make another word (بغداد, بغدادي; ماجد, ماجدة) are no spellings.
 *
 * @param beside whether another word of the two names is the same, so that a short word may be compared too
 */
export function compareWords(a: string, b: string, lexicon: Lexicon, beside = false): WordMatch {
  if (a === b || (SON.test(a) && SON.test(b))) return 'equal';
  if (a.includes(' ') || b.includes(' ')) return comparePhrases(a.split(' '), b.split(' '), lexicon);
  const x = plain(a);
  const y = plain(b);
  if (sameNameWord([a], [b], lexicon)) return 'equal';
  const bothListed = isListed(a, lexicon) && isListed(b, lexicon);
  // هند, الهند; بنين, البنين: the article makes another word where both are known.
  if (x === y) return beside ? 'equal' : bothListed ? 'other' : x.length < SHORTEST ? 'loose' : 'equal';
  const short = Math.min(x.length, y.length);
  if (short < (beside ? 4 : SHORTEST) || Math.abs(x.length - y.length) > 3) return 'other';
  if (isEnding(x, y) || isEnding(y, x)) return 'other';
  const arabic = isArabicShape(x) && isArabicShape(y);
  // Two known names are two (سليمان, سلمان), unless they are long and foreign enough to be one name that was listed twice.
  if (bothListed && (short < 6 || arabic || isWordOfLanguage(a, b, lexicon))) return 'other';
  if (arabic && (!beside || bothListed)) return 'other';
  const alike = similarity(x, y);
  const bones = skeleton(x);
  const sameBones = bones.length >= (beside ? 2 : 3) && bones === skeleton(y);
  if (sameBones && alike >= (beside ? NEAR_BESIDE : NEAR)) return 'near';
  if (short >= 6 && alike >= VERY_NEAR) return 'near';
  return sameBones && short >= SHORTEST && alike >= LOOSE ? 'loose' : 'other';
}

const SON = /^ا?بن$/;

/** بن سلمان, بن سليمان: word by word, the worst of them. */
function comparePhrases(a: readonly string[], b: readonly string[], lexicon: Lexicon): WordMatch {
  if (sameNameWord(a, b, lexicon)) return 'equal';
  if (a.length !== b.length) return a.join('') === b.join('') ? 'equal' : 'other';
  let worst: WordMatch = 'equal';
  for (let i = 0; i < a.length; i++) {
    const match = compareWords(a[i]!, b[i]!, lexicon);
    if (match === 'other') return 'other';
    if (match === 'loose' || worst === 'equal') worst = match;
  }
  return worst;
}

/** The key without its article, hamza on its seat. */
export const plain = (key: string): string =>
  hamzaOnSeat(key.length > 4 && key.startsWith('ال') ? key.slice(2) : key).replaceAll('ء', '');

/** `long` is `short` and an ending that makes another word of it. */
const isEnding = (short: string, long: string): boolean =>
  long.startsWith(short) && ENDINGS.test(long.slice(short.length));
const ENDINGS = /^(ي|يه|ين|يون|ات|ان|اني|انيه|يان|ه|ا|ت|تان|تين)$/;

/**
 * An Arabic stem of three consonants, where a long vowel makes another name (سالم, سليم; حمدي, حمادي). Foreign names have
 * more consonants, or letters in places where no pattern of Arabic has them.
 */
function isArabicShape(word: string): boolean {
  let consonants = 0;
  const from = PREFIXED.test(word) ? 1 : 0;
  const to =
    word.length - (/(ان|اني|ين)$/.test(word) && word.length > 5 ? 2 : /[يه]$/.test(word) && word.length > 4 ? 1 : 0);
  for (let i = from; i < to; i++) if (!VOWELS.includes(word[i]!)) consonants++;
  return consonants <= 3 && to - from <= 5;
}
const PREFIXED = /^[متيا](?=..)/;
const VOWELS = 'اوي';

/** Both are words of the language or adjectives of a people: الأوروبي, الأوراسي. */
const isWordOfLanguage = (a: string, b: string, lexicon: Lexicon): boolean =>
  ((lexicon.flags(a) & Flag.Nationality) !== 0 || lexicon.isCommon(a)) &&
  ((lexicon.flags(b) & Flag.Nationality) !== 0 || lexicon.isCommon(b));

/** Below this two words of one referent's names are two words and not two spellings. */
const SAME_REFERENT = 0.78;

/**
 * Whether two words, both in names of one and the same referent, are spellings of each other: the consonants of one class and
 * like enough. Asks less than `compareWords`, because who is meant is settled.
 */
export function isOtherSpelling(a: string, b: string, lexicon: Lexicon): boolean {
  const x = plain(a);
  const y = plain(b);
  if (x === y || Math.min(x.length, y.length) < 4 || isEnding(x, y) || isEnding(y, x)) return false;
  if (sameNameWord([a], [b], lexicon)) return true;
  const bones = skeleton(x);
  return bones.length >= 2 && bones === skeleton(y) && similarity(x, y) >= SAME_REFERENT;
}

/** Two Arabic names, or two words of the language, that differ in a vowel: two words, whoever is said to bear both. */
export const isOtherWord = (a: string, b: string, lexicon: Lexicon): boolean =>
  isListed(a, lexicon) &&
  isListed(b, lexicon) &&
  ((isArabicShape(plain(a)) && isArabicShape(plain(b))) || isWordOfLanguage(a, b, lexicon));
