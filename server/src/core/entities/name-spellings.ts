import { fold, hamzaOnSeat } from '../text/normalise.ts';
import { tokenise } from '../text/tokens.ts';
import type { Entity, EntityType, Span } from '../types.ts';
import { Flag, type Lexicon } from './lexicon.ts';
import { thingsNamed } from './names/known.ts';
import { isOtherSpelling, isOtherWord } from './names/words.ts';

/** A word of a name in its place; offsets relative to the text that the entity's offsets count. */
export interface NameWord extends Span {
  /** Look-up key, hamza on its seat: typing with or without hamza is no other spelling. */
  readonly key: string;
  /** As written; after لل with its alif restored. */
  readonly written: string;
}

/** The words of an entity's name. @param text what the entity's offsets count */
export function wordsOf(text: string, entity: Entity): NameWord[] {
  const { start, text: name } = entity;
  const words: NameWord[] = [];
  for (const token of tokenise(name)) {
    if (token.kind !== 'word') continue;
    const lost = token.start === 0 ? lostAlif(text, entity) : '';
    words.push({
      start: start + token.start,
      end: start + token.end,
      key: hamzaOnSeat(lost + token.key).replaceAll('ء', ''),
      written: lost + token.text,
    });
  }
  return words;
}

/** ا where the name's article has lost it after لل, else ''. @param text what the entity's offsets count */
export const lostAlif = (text: string, { start, text: name, name: canonical }: Entity): string =>
  name.startsWith('ل') && text[start - 1] === 'ل' && fold(canonical).startsWith('ال') ? 'ا' : '';

/** How one referent is written: each way (keys joined by spaces) with its count. */
export type Surfaces = ReadonlyMap<string, number>;

/** One word of a name with the spelling that the article prefers. */
export interface Spelling {
  readonly key: string;
  readonly count: number;
  readonly preferred: string;
  readonly preferredCount: number;
}

/**
 * The words of one referent that are spelt in two ways and more: for each way but the commonest, that one and the commonest.
 * Of equally common ones the tables' is preferred, then the longer.
 *
 * A family name beside a full name is no other spelling, nor an acronym, another word for the thing, an article, a space in
 * عبد الله, or what typing leaves out (hamza, final ى ة).
 */
export function otherSpellings(
  id: string,
  surfaces: Surfaces,
  canonical: string,
  lexicon: Lexicon,
): ReadonlyMap<string, Spelling> {
  if (surfaces.size < 2) return NO_SPELLINGS;
  const counts = new Map<string, number>();
  const lists: string[][] = [];
  for (const [surface, count] of surfaces) {
    const words = surface.split(' ');
    lists.push(words);
    for (const word of new Set(words)) counts.set(word, (counts.get(word) ?? 0) + count);
  }
  const known = new Set(canonical.split(/\s+/).map((word) => hamzaOnSeat(fold(word)).replaceAll('ء', '')));
  // The order must not depend on which block came first: an index is kept from version to version.
  const order = [...counts.keys()].sort(
    (a, b) =>
      counts.get(b)! - counts.get(a)! ||
      Number(known.has(b)) - Number(known.has(a)) ||
      b.length - a.length ||
      (a < b ? -1 : 1),
  );
  const found = new Map<string, Spelling>();
  for (let i = 1; i < order.length; i++) {
    const word = order[i]!;
    for (let k = 0; k < i; k++) {
      const preferred = order[k]!;
      if (found.has(preferred) || !isOneWord(word, preferred, id, lists, lexicon)) continue;
      found.set(word, { key: word, count: counts.get(word)!, preferred, preferredCount: counts.get(preferred)! });
      break;
    }
  }
  return found.size === 0 ? NO_SPELLINGS : found;
}

const NO_SPELLINGS: ReadonlyMap<string, Spelling> = new Map();

function isOneWord(a: string, b: string, id: string, lists: readonly (readonly string[])[], lexicon: Lexicon): boolean {
  if (!isOtherSpelling(a, b, lexicon)) return false;
  // Words that stand in one name together are two words.
  if (lists.some((words) => words.includes(a) && words.includes(b))) return false;
  // جمهورية تركيا, الجمهورية التركية; إسماعيل, الإسماعيلية: another word with an article or an ending.
  if (a.startsWith('ال') !== b.startsWith('ال')) return false;
  // وريلا beside رايلا: a clitic that was taken for the name's first letter.
  if (a[0] !== b[0] && (CLITICS.includes(a[0]!) || CLITICS.includes(b[0]!))) return false;
  if (a.startsWith('لل') !== b.startsWith('لل')) return false;
  // الحوثيون, الحوثيين; الفلسطينية, الفلسطينيين: an ending of grammar.
  if (a.replace(INFLECTION, '') === b.replace(INFLECTION, '')) return false;
  const [peopleA, peopleB] = [a, b].map((word) => (lexicon.flags(word) & Flag.Nationality) !== 0);
  if (peopleA || peopleB) {
    if (peopleA !== peopleB || !a.startsWith('ال') || a.at(-1) !== b.at(-1)) return false;
    return lexicon.nationality(a) === lexicon.nationality(b);
  }
  // ناهز, يناهز: a verb that was taken for a name.
  if (a === `ي${b}` || b === `ي${a}`) return false;
  if (names(a, id, lexicon) && names(b, id, lexicon)) return true;
  // What is an everyday word is hardly the name: it was taken for one.
  return !lexicon.isCommon(a) && !lexicon.isCommon(b) && !isOtherWord(a, b, lexicon);
}

/** Whether the tables give the word as a name of this very thing. */
const names = (word: string, id: string, lexicon: Lexicon): boolean =>
  thingsNamed([word], id.slice(0, id.indexOf('/')) as EntityType, lexicon).includes(id);

const CLITICS = 'وفبلك';
const INFLECTION = /(يون|يين|يه|ون|ين|ان|ات|تان|تين|ي|ا)$/;
