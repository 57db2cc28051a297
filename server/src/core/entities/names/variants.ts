import { fold, hamzaOnSeat } from '../../text/normalise.ts';
import type { EntityType } from '../../types.ts';
import type { Lexicon } from '../lexicon.ts';
import { keysOf } from '../lexicon-format.ts';
import { similarity } from './distance.ts';
import { thingsNamed } from './known.ts';
import { partsOf } from './parts.ts';
import { compareWords, plain, type WordMatch } from './words.ts';

/**
 * How sure it is that two names are spellings of one thing. `equal` and `alias` are certain, `likely` may be suggested,
 * `possible` needs a corroborator or a person, `no` is never offered.
 */
export type Likeness = 'equal' | 'alias' | 'likely' | 'possible' | 'no';

/** What speaks for a verdict or against it, in the order in which it was found; worded by the layers above. */
export type VariantReason =
  | 'same-letters' // equal once hamza, harakat, tatweel, final ى ة and spaces inside عبد الله are levelled
  | 'alias-table'
  | 'close-spelling' // every differing word is a spelling of the other
  | 'loose-spelling'
  | 'same-given-name'
  | 'longer-form' // one goes on with an ancestor, a house or a middle name
  | 'part-of-name' // a family name and a full name that ends with it
  | 'same-role'
  | 'shared-neighbour'
  | 'shared-event'
  | 'different-type'
  | 'two-known-things'
  | 'different-words';

/** What the caller knows beside the names: each of the facts in the second half corroborates. */
export interface VariantContext {
  readonly type: EntityType;
  /** The type of the second name, where it is another. */
  readonly otherType?: EntityType;
  readonly sameGivenName?: boolean;
  readonly sameRole?: boolean;
  readonly sharedNeighbour?: boolean;
  readonly sharedEvent?: boolean;
}

export interface Verdict {
  readonly likeness: Likeness;
  readonly reasons: readonly VariantReason[];
  /** 0 to 1, the weighted distance of the names as wholes: for ranking candidates of one likeness. */
  readonly similarity: number;
}

/**
 * Whether two names are spellings of one person, place or organisation. Symmetric, total, of bounded work; it says nothing
 * of what the team has decided. Thresholds were set on the development half of `test/accuracy/gold/variants.tsv`.
 *
 * @param a @param b the names as texts write them, without clitics and titles
 */
export function variants(a: string, b: string, context: VariantContext, lexicon: Lexicon): Verdict {
  const keysA = keysOf(a);
  const keysB = keysOf(b);
  const alike = similarity(fold(a), fold(b));
  const verdict = (likeness: Likeness, ...reasons: VariantReason[]): Verdict => ({
    likeness,
    reasons,
    similarity: alike,
  });
  if (context.otherType !== undefined && context.otherType !== context.type) return verdict('no', 'different-type');
  if (keysA.length === 0 || keysB.length === 0) return verdict('no', 'different-words');
  if (levelled(keysA) === levelled(keysB)) return verdict('equal', 'same-letters');
  const thingsA = thingsNamed(keysA, context.type, lexicon);
  const thingsB = thingsNamed(keysB, context.type, lexicon);
  if (thingsA.some((id) => thingsB.includes(id))) return verdict('alias', 'alias-table');
  if (thingsA.length > 0 && thingsB.length > 0) return verdict('no', 'two-known-things');
  const found = context.type === 'person' ? comparePeople(keysA, keysB, lexicon) : compareThings(keysA, keysB, lexicon);
  return corroborate({ ...found, similarity: alike }, context);
}

/** A possible pair becomes a likely one when anything else says so; nothing makes a `no` of more. */
function corroborate(verdict: Verdict, context: VariantContext): Verdict {
  if (verdict.likeness !== 'possible') return verdict;
  const by: VariantReason[] = [];
  if (context.sameGivenName) by.push('same-given-name');
  if (context.sameRole) by.push('same-role');
  if (context.sharedNeighbour) by.push('shared-neighbour');
  if (context.sharedEvent) by.push('shared-event');
  return by.length === 0 ? verdict : { ...verdict, likeness: 'likely', reasons: [...verdict.reasons, ...by] };
}

interface Found {
  readonly likeness: Likeness;
  readonly reasons: readonly VariantReason[];
}

const NO: Found = { likeness: 'no', reasons: ['different-words'] };

/** The name's letters with what typing alone makes differ levelled; عبد الله and أبو بكر are one word or two. */
function levelled(keys: readonly string[]): string {
  let out = '';
  for (const key of keys) {
    const joined = out === '' || JOINED.test(out);
    out += (joined ? '' : ' ') + hamzaOnSeat(key).replaceAll('ء', '');
  }
  return out;
}
const JOINED = /(^| )(عبد|ابو|ابي|ابن|فون|دي|دا|دين|نور|سيف|علا|صلاح)$/;

function comparePeople(keysA: readonly string[], keysB: readonly string[], lexicon: Lexicon): Found {
  const partsA = partsOf(keysA, lexicon);
  const partsB = partsOf(keysB, lexicon);
  const [short, long] = partsA.length <= partsB.length ? [partsA, partsB] : [partsB, partsA];
  if (long.length === 1) return ofMatch(compareWords(short[0]!, long[0]!, lexicon));
  if (short.length === 1) {
    const match = compareWords(short[0]!, long[long.length - 1]!, lexicon);
    return match === 'equal' || match === 'near' ? { likeness: 'possible', reasons: ['part-of-name'] } : NO;
  }
  return compareFullNames(short, long, lexicon);
}

/**
 * Two full names: the same first and last word, and no middle word that the other contradicts; or one goes on with بن or آل
 * where the other ends. A given name that is the same is the corroborator of the family name, and the reverse.
 */
export function compareFullNames(a: readonly string[], b: readonly string[], lexicon: Lexicon): Found {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short.length < long.length && LINEAGE.test(long[short.length]!)) {
    if (short.every((part, i) => !isOther(compareWords(part, long[i]!, lexicon, i > 0))))
      return { likeness: 'likely', reasons: ['longer-form'] };
  }
  const [familyA, familyB] = [short[short.length - 1]!, long[long.length - 1]!];
  const sameFamily = familyA === familyB;
  const given = compareWords(short[0]!, long[0]!, lexicon, sameFamily);
  if (given === 'other') return NO;
  const family = compareWords(familyA, familyB, lexicon, given === 'equal');
  if (family === 'other') return NO;
  let at = 1;
  for (const part of short.slice(1, -1)) {
    while (at < long.length - 1 && isOther(compareWords(part, long[at]!, lexicon, given === 'equal'))) at++;
    if (at >= long.length - 1) return NO;
    at++;
  }
  const reasons: VariantReason[] = [];
  if (given === 'equal') reasons.push('same-given-name');
  if (short.length < long.length) reasons.push('longer-form');
  if (given === 'equal' && family === 'equal') return { likeness: 'likely', reasons };
  const loose = given === 'loose' || family === 'loose';
  reasons.push(loose ? 'loose-spelling' : 'close-spelling');
  return { likeness: loose && given !== 'equal' && family !== 'equal' ? 'possible' : 'likely', reasons };
}

const LINEAGE = /^(بن|ابن|ال) /;
const isOther = (match: WordMatch): boolean => match === 'other' || match === 'loose';

function ofMatch(match: WordMatch): Found {
  if (match === 'near') return { likeness: 'likely', reasons: ['close-spelling'] };
  return match === 'loose' ? { likeness: 'possible', reasons: ['loose-spelling'] } : NO;
}

/** Places and organisations: word by word; two words of the language are never two spellings. */
function compareThings(keysA: readonly string[], keysB: readonly string[], lexicon: Lexicon): Found {
  if (keysA.length === keysB.length) {
    let worst: WordMatch = 'equal';
    const beside = keysA.some((key, i) => key === keysB[i] && key.length > 2);
    for (let i = 0; i < keysA.length; i++) {
      const match = compareWords(keysA[i]!, keysB[i]!, lexicon, beside);
      if (match === 'other' && !isPair(SAINTS, keysA[i]!, keysB[i]!)) return joined(keysA, keysB);
      if (match === 'loose') worst = 'loose';
      else if (match === 'near' && worst === 'equal') worst = 'near';
    }
    return ofMatch(worst === 'equal' ? 'near' : worst);
  }
  return joined(keysA, keysB);
}

const SAINTS = ['سان', 'سانت', 'سانتا'];
const isPair = (words: readonly string[], a: string, b: string): boolean => words.includes(a) && words.includes(b);

/** فيس بوك, فيسبوك: one name with its spaces or without them. */
function joined(keysA: readonly string[], keysB: readonly string[]): Found {
  if (keysA.length === keysB.length) return NO;
  const a = plain(keysA.join(''));
  const b = plain(keysB.join(''));
  if (Math.min(a.length, b.length) < 6) return NO;
  return similarity(a, b) >= 0.93 ? { likeness: 'likely', reasons: ['close-spelling'] } : NO;
}
