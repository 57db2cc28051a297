import { ANY_NAME, Flag } from '../lexicon.ts';
import type { View } from '../view.ts';

export const LONGEST_ACRONYM = 7;
const SHORTEST_ACRONYM = 2;

/** The look-up key of an acronym in the article's table. */
export const acronymKey = (key: string): string => `a${key}`;

/** UNHCR, OSCE: two to seven capitals. */
export const isLatinAcronym = (text: string): boolean => /^[A-Z]{2,7}$/.test(text);

/**
 * The look-up key of the acronym that stands in brackets or quotation marks right after a name of several words, or ''.
 * One word is an acronym when it is nothing else that the tables know, or when its letters are the initials of the name:
 * `(حكومية)`, `(فرنسا)` only say something of the name before them.
 *
 * @param to the token after the name
 * @param keys the look-up keys of the name's words
 */
export function acronymAfter(view: View, to: number, keys: readonly string[]): string {
  if (keys.length < 2) return '';
  const open = view.isMark(to, '،,') ? to + 1 : to;
  if (!view.isMark(open, '("«“') || !view.isWord(open + 1) || !view.isMark(open + 2, ')"»”')) return '';
  const { text, key } = view.token(open + 1);
  if (isLatinAcronym(text)) return acronymKey(key);
  const letters = key.startsWith('ال') ? key.slice(2) : key;
  if (letters.length < SHORTEST_ACRONYM || key.length > LONGEST_ACRONYM) return '';
  if (isInitials(letters, keys)) return acronymKey(key);
  const { main, unknown } = view.words[open + 1]!;
  const isOther = main.common || (main.flags & (ANY_NAME | Flag.Nationality | Flag.Function | Flag.Title)) !== 0;
  return unknown || (!isOther && main.forms.length === 0) ? acronymKey(key) : '';
}

/** Whether the letters are first letters of the words in their order, few words left out (واس of وكالة الأنباء السعودية). */
function isInitials(letters: string, keys: readonly string[]): boolean {
  let at = 0;
  for (const key of keys) {
    const bare = key.length > 4 && key.startsWith('ال') ? key.slice(2) : key;
    if (at < letters.length && letters[at] === bare[0]) at++;
  }
  return at === letters.length && letters.length * 2 >= keys.length;
}
