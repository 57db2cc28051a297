import type { EntityType } from '../../types.ts';
import { ANY_NAME, Flag, type Lexicon } from '../lexicon.ts';

/**
 * The ids of what the tables know by exactly this name: entries of their own and groups of the alias table.
 * Forms that count only with context (`?`) are left out: they are names of several things.
 *
 * @param keys the look-up keys of the name's words
 */
export function thingsNamed(keys: readonly string[], type: EntityType, lexicon: Lexicon): string[] {
  const first = keys[0];
  if (first === undefined) return [];
  const ids: string[] = [];
  for (const { rest, entry, weak } of lexicon.forms(first)) {
    if (!weak && entry.type === type && isRest(rest, keys)) ids.push(entry.id);
  }
  for (const { rest, type: of, id } of lexicon.aliases(first)) {
    if (of === type && isRest(rest, keys)) ids.push(id);
  }
  return ids;
}

/** Whether two words of names, each by its keys, are spellings of one by the alias table (ديفيد, دافيد). */
export function sameNameWord(a: readonly string[], b: readonly string[], lexicon: Lexicon): boolean {
  for (const one of lexicon.aliases(a[0]!)) {
    if (one.type !== 'name' || !isRest(one.rest, a)) continue;
    for (const other of lexicon.aliases(b[0]!)) {
      if (other.type === 'name' && other.id === one.id && isRest(other.rest, b)) return true;
    }
  }
  return false;
}

/** Whether the tables have the word as some name or word of its own, so that a likeness to another one says little. */
export function isListed(key: string, lexicon: Lexicon): boolean {
  if ((lexicon.flags(key) & (ANY_NAME | Flag.Nationality)) !== 0 || lexicon.isCommon(key)) return true;
  return lexicon.forms(key).some(({ rest, weak }) => rest.length === 0 && !weak);
}

function isRest(rest: readonly string[], keys: readonly string[]): boolean {
  if (rest.length !== keys.length - 1) return false;
  for (let i = 0; i < rest.length; i++) if (rest[i] !== keys[i + 1]) return false;
  return true;
}
