import { COMPOUND_FIRST, NAME_PARTICLES } from '../closed-words.ts';
import type { Lexicon } from '../lexicon.ts';

let joiners: ReadonlySet<string> | undefined;
let compounds: ReadonlySet<string> | undefined;

/**
 * The words of a person's name, particles and compounds joined to what they belong to (`عبد الله`, `بن سلمان`).
 * @param keys the look-up keys of the name's words
 */
export function partsOf(keys: readonly string[], lexicon: Lexicon): string[] {
  joiners ??= new Set(NAME_PARTICLES.split(' '));
  compounds ??= new Set(COMPOUND_FIRST.split(' '));
  const parts: string[] = [];
  for (let i = 0; i < keys.length; i++) {
    const listed = lexicon.nameParts(keys[i]!).find(({ rest }) => rest.every((key, k) => keys[i + 1 + k] === key));
    if (listed) {
      parts.push([keys[i]!, ...listed.rest].join(' '));
      i += listed.rest.length;
      continue;
    }
    let part = keys[i]!;
    while (
      i + 1 < keys.length &&
      (joiners.has(keys[i]!) || (compounds.has(keys[i]!) && /^ال(دين|له|اسلام|حق)$|^الله$/.test(keys[i + 1]!)))
    ) {
      part += ` ${keys[++i]!}`;
    }
    parts.push(part);
  }
  return parts;
}
