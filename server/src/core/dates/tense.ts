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

/** Whether the date before which token `first` stands follows a past verb at once: أعلنت الوزارة في يوليو. */
export function isFirmPast(r: Reader, first: number): boolean {
  const before = r.key(first - 1);
  if (before !== 'في' && before !== 'خلال' && before !== 'منذ') return false;
  for (let k = first - 2; k >= 0 && k > first - 5; k--) {
    if (r.tokens[k]!.kind !== 'word') return false;
    if (r.hit(k) === undefined && tenseOf(r.key(k)) === -1) return true;
  }
  return false;
}

/** Opens a complement of its own, whose verb is not the one before it: قال … إن الاجتماع سيعقد الخميس. */
const BREAK = /^[؛:.]$/;

/**
 * The tense of the clause around tokens `from` to `to` (exclusive): the nearest sign before the date, else the nearest after
 * it, inside the sentence.
 */
export function tenseAround(r: Reader, from: number, to: number, start: number, end: number): -1 | 1 | undefined {
  for (let k = from - 1, reach = 0; k >= 0 && reach < REACH; k--, reach++) {
    const token = r.tokens[k]!;
    if (token.start < start || BREAK.test(token.key)) break;
    const tense = token.kind === 'word' ? tenseOf(token.key) : 0;
    if (tense !== 0) return tense;
    // A verb of the present between says nothing, and what stands before it belongs to another clause.
    if (isImperfect(token.key) && r.hit(k) === undefined) return negated(r.key(k - 1));
  }
  for (let k = to, reach = 0; k < r.tokens.length && reach < REACH; k++, reach++) {
    const token = r.tokens[k]!;
    if (token.start >= end || BREAK.test(token.key)) break;
    const tense = token.kind === 'word' ? tenseOf(token.key) : 0;
    if (tense !== 0) return tense;
  }
  return undefined;
}
