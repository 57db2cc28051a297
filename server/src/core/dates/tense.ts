import { wordSet } from './lexis.ts';
import type { Reader } from './reader.ts';
import { FUTURE, NOT_FUTURE, PAST } from './tables/verbs.ts';

let sets: { past: ReadonlySet<string>; future: ReadonlySet<string>; notFuture: ReadonlySet<string> } | undefined;

function tables() {
  if (!sets) {
    const past = new Set<string>();
    for (const verb of wordSet(PAST)) {
      past.add(verb);
      past.add(`${verb}ت`);
      past.add(`${verb}وا`);
      past.add(`${verb}ا`);
      past.add(`${verb}تا`);
      // كان, قال and their like lose nothing; بدأ makes بدات by itself; أدى makes أدت.
      if (verb.endsWith('ي')) past.add(`${verb.slice(0, -1)}ت`);
    }
    sets = { past, future: wordSet(FUTURE), notFuture: wordSet(NOT_FUTURE) };
  }
  return sets;
}

/** How far from the date its verb is looked for, in tokens. */
const REACH = 14;

function tenseOf(key: string): -1 | 1 | 0 {
  const { past, future, notFuture } = tables();
  const letter = key[0];
  const bare = (letter === 'و' || letter === 'ف') && key.length > 3 ? key.slice(1) : key;
  if (past.has(key) || past.has(bare)) return -1;
  if (future.has(key) || future.has(bare)) return 1;
  if (bare[0] === 'س') {
    if (/^س[يتن]..+/.test(bare) && !notFuture.has(bare)) return 1;
    // The suffix pronoun of a verb (سيعقدها) is covered by its beginning; س before أ is the first person.
    if (/^سا[عغذ]ود$/.test(bare)) return 1;
  }
  // هاجمها مسلحون: a verb of four letters or more before a pronoun.
  const object = /^(.{4,})(ه|ها|هم|هما)$/.exec(bare);
  if (object && past.has(object[1]!)) return -1;
  // استضافته الرياض, شهدتهما البلاد: ت before a pronoun tells the verb from a noun.
  for (const pronoun of PRONOUNS)
    if (bare.endsWith(pronoun)) return past.has(bare.slice(0, 1 - pronoun.length)) ? -1 : 0;
  return 0;
}

/** ت of the verb, then a pronoun; the verb keeps its ت. No word ends in two of them. */
const PRONOUNS = ['ته', 'تها', 'تهم', 'تهما'];

/** يغادر, ويأمل: five letters or more, so that يد and يمن are none. */
const isImperfect = (key: string): boolean => /^[وف]?ي[^اي].{2,4}$/.test(key);

/** لم يتمكن is past, لن يتمكن and سوف يتمكن are to come. */
const negated = (key: string): -1 | 1 | undefined =>
  key === 'لم' || key === 'ولم' ? -1 : key === 'لن' || key === 'ولن' || key === 'سوف' ? 1 : undefined;

enum Sign {
  Unknown,
  None,
  Past,
  Future,
  /** A verb of the present, which says nothing of the date's tense. */
  Present,
  /** Opens a complement of its own, whose verb is not the one before it: قال … إن الاجتماع سيعقد الخميس. */
  Break,
}

/** What token `k` says of tense. It is asked for by every date around, and kept. */
function signAt(r: Reader, k: number): Sign {
  r.signs ??= new Uint8Array(r.tokens.length);
  const known = r.signs[k] as Sign;
  if (known !== Sign.Unknown) return known;
  const { kind, key } = r.tokens[k]!;
  let sign = Sign.None;
  if (kind === 'word') {
    const tense = tenseOf(key);
    if (tense !== 0) sign = tense < 0 ? Sign.Past : Sign.Future;
    else if (isImperfect(key) && r.hit(k) === undefined) sign = Sign.Present;
  } else if (key === '؛' || key === ':' || key === '.') sign = Sign.Break;
  r.signs[k] = sign;
  return sign;
}

/** Whether the date before which token `first` stands follows a past verb at once: أعلنت الوزارة في يوليو. */
export function isFirmPast(r: Reader, first: number): boolean {
  const before = r.key(first - 1);
  if (before !== 'في' && before !== 'خلال' && before !== 'منذ') return false;
  for (let k = first - 2; k >= 0 && k > first - 5; k--) {
    if (r.tokens[k]!.kind !== 'word') return false;
    if (r.hit(k) === undefined && signAt(r, k) === Sign.Past) return true;
  }
  return false;
}

/**
 * The tense of the clause around tokens `from` to `to` (exclusive): the nearest sign before the date, else the nearest after
 * it, inside the sentence.
 */
export function tenseAround(r: Reader, from: number, to: number, start: number, end: number): -1 | 1 | undefined {
  for (let k = from - 1, reach = 0; k >= 0 && reach < REACH; k--, reach++) {
    if (r.tokens[k]!.start < start) break;
    const sign = signAt(r, k);
    if (sign === Sign.Break) break;
    if (sign === Sign.Past) return -1;
    if (sign === Sign.Future) return 1;
    // A verb of the present between says nothing, and what stands before it belongs to another clause.
    if (sign === Sign.Present) return negated(r.key(k - 1));
  }
  for (let k = to, reach = 0; k < r.tokens.length && reach < REACH; k++, reach++) {
    if (r.tokens[k]!.start >= end) break;
    const sign = signAt(r, k);
    if (sign === Sign.Break) break;
    if (sign === Sign.Past) return -1;
    if (sign === Sign.Future) return 1;
  }
  return undefined;
}
