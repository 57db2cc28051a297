import { isArabicMark, isInvisible, TATWEEL } from './characters.ts';
import { fold } from './normalise.ts';

/**
 * How a name is written right after an attached ل: its article loses the alif, and of three ل one (ل + الكويت is للكويت,
 * ل + اللجنة is للجنة). A name whose ال is no article (ألمانيا) stays as it is.
 */
export function afterLam(name: string): string {
  if (!name.startsWith('ال')) return name;
  return name.startsWith('الل') ? name.slice(2) : `ل${name.slice(2)}`;
}

/**
 * A name as it would stand alone, read off what stands after an attached ل: the second ل of للكويت is the article, that of
 * للبنان the name's own letter. The letters do not say which; the canonical name does, word by word.
 */
export function aloneAfterLam(text: string, canonical: string): string {
  if (!text.startsWith('ل')) return text;
  const rest = text.slice(1);
  const [first = ''] = fold(text).split(' ', 1);
  const words = fold(canonical).split(' ');
  if (words.includes(first)) return text;
  for (const article of ['ال', 'الل']) if (words.includes(article + first.slice(1))) return article + rest;
  const isDefinite = canonical.split(' ').some((word) => word.startsWith('ال')); // ألكسندر is not
  return !isDefinite && words.some((word) => word.startsWith('ل')) ? text : `ال${rest}`;
}

/** A spelling without what is no letter of it: tatweel, harakat, invisible characters; white space as single spaces. */
export function plainSpelling(text: string): string {
  let out = '';
  let space = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (/\s/.test(text[i]!)) space = true;
    // A combining hamza or madda is a letter's own part.
    else if (code === TATWEEL || isInvisible(code) || (isArabicMark(code) && !(code >= 0x0653 && code <= 0x0655)))
      continue;
    else {
      out += space && out !== '' ? ` ${text[i]}` : text[i];
      space = false;
    }
  }
  return out.normalize('NFC');
}
