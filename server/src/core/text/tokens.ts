import type { Span } from '../types.ts';
import {
  digitValue,
  foldCode,
  isArabicLetter,
  isArabicMark,
  isHighSurrogate,
  isInvisible,
  isLowSurrogate,
  isSpace,
  TATWEEL,
} from './characters.ts';
import { fold, originalOffset } from './normalise.ts';

/** A word, a run of digits, or one mark. Offsets are relative to the text that was split. */
export interface Token extends Span {
  readonly kind: 'word' | 'number' | 'mark';
  readonly text: string;
  /** `fold(text)`: what tables are asked for. */
  readonly key: string;
}

enum Class {
  Unknown,
  Space,
  Invisible,
  Arabic,
  Tatweel,
  Mark,
  Letter,
  Digit,
  Other,
}

/** The bits of a class; the bit above them says that `fold` changes the character. */
const CLASS = 0x0f;
const FOLDS = 0x10;

/** What each code unit is, filled in as texts bring them; surrogates stay Unknown, because they go by pairs. */
let classes: Uint8Array | undefined;

function classify(table: Uint8Array, text: string, at: number): number {
  const code = text.charCodeAt(at);
  const known = table[code]!;
  if (known !== Class.Unknown) return known;
  if (isHighSurrogate(code)) {
    if (at + 1 >= text.length || !isLowSurrogate(text.charCodeAt(at + 1))) return Class.Other;
    return /^\p{L}/u.test(text.slice(at, at + 2)) ? Class.Letter | FOLDS : Class.Other;
  }
  const found = classOf(code) | (foldCode(code) === code ? 0 : FOLDS);
  table[code] = found;
  return found;
}

function classOf(code: number): Class {
  if (code < 0x80) {
    if ((code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a)) return Class.Letter;
    if (code >= 0x30 && code <= 0x39) return Class.Digit;
    return isSpace(code) ? Class.Space : Class.Other;
  }
  if (code === TATWEEL) return Class.Tatweel;
  if (isArabicLetter(code)) return Class.Arabic;
  if (isInvisible(code)) return Class.Invisible;
  if (isArabicMark(code)) return Class.Mark;
  if (digitValue(code) >= 0) return Class.Digit;
  if (isSpace(code)) return Class.Space;
  if (code < 0x0300 ? isLatinLetter(code) : /[\p{L}\p{M}]/u.test(String.fromCharCode(code))) return Class.Letter;
  return Class.Other;
}

const isLatinLetter = (code: number): boolean =>
  (code >= 0xc0 && code !== 0xd7 && code !== 0xf7) || code === 0xaa || code === 0xb5 || code === 0xba;

/**
 * Splits text into words, numbers and marks, in order; white space and invisible characters make no token.
 *
 * A word holds letters of one script with their marks (`COP29` is a word and a number, `الـ14` too), tatweel and
 * invisible characters only between or after its letters. A number is digits alone: each separator of `1.5` or
 * `02/06/2024` is a mark. A mark is one character. Linear, total.
 */
export function tokenise(text: string): Token[] {
  classes ??= new Uint8Array(0x10000);
  const table = classes;
  const tokens: Token[] = [];
  const length = text.length;
  let i = 0;
  while (i < length) {
    const start = i;
    let seen = classify(table, text, i);
    const first = seen & CLASS;
    switch (first) {
      case Class.Space:
      case Class.Invisible:
        i++;
        continue;
      case Class.Arabic:
      case Class.Letter: {
        let folds = seen;
        i += isHighSurrogate(text.charCodeAt(i)) ? 2 : 1;
        let end = i;
        for (; i < length; i++) {
          seen = classify(table, text, i);
          const next = seen & CLASS;
          if (next === first) {
            if (isHighSurrogate(text.charCodeAt(i))) i++;
            end = i + 1;
          } else if (next === Class.Mark || (next === Class.Tatweel && first === Class.Arabic)) end = i + 1;
          else if (next !== Class.Invisible) break;
          folds |= seen;
        }
        i = end; // invisible characters after the last letter are no part of the word
        const word = text.slice(start, end);
        tokens.push({ kind: 'word', start, end, text: word, key: (folds & FOLDS) === 0 ? word : fold(word) });
        continue;
      }
      case Class.Digit: {
        let folds = seen;
        for (i++; i < length; i++) {
          seen = classify(table, text, i);
          if ((seen & CLASS) !== Class.Digit) break;
          folds |= seen;
        }
        const digits = text.slice(start, i);
        tokens.push({
          kind: 'number',
          start,
          end: i,
          text: digits,
          key: (folds & FOLDS) === 0 ? digits : fold(digits),
        });
        continue;
      }
      default: {
        i += isHighSurrogate(text.charCodeAt(i)) && i + 1 < length && isLowSurrogate(text.charCodeAt(i + 1)) ? 2 : 1;
        const mark = text.slice(start, i);
        tokens.push({ kind: 'mark', start, end: i, text: mark, key: mark });
      }
    }
  }
  return tokens;
}

/**
 * The offset, in the text that was split, of position `position` of the token's key: a name whose clitic of one letter
 * was peeled from `token` starts at `keyOffset(token, 1)`.
 */
export function keyOffset(token: Token, position: number): number {
  if (token.key.length === token.text.length) return token.start + position;
  return token.start + originalOffset(token.text, position);
}

/** One way to read clitics off the front of a word's key. */
export interface Peeling {
  /** How many code units of the key stand before the rest. After لل the rest starts at the second ل. */
  readonly length: number;
  /** What was peeled: '', 'و', 'وب', 'لل' … */
  readonly clitics: string;
  /** The key to look up; after لل with its article restored (للرئيس → الرئيس). */
  readonly rest: string;
}

/**
 * Every way to peel و ف, then ب ل ك, off a key, the unpeeled word first and each further peeling shorter.
 * لل stands for ل + ال (للرئيس → الرئيس), for ل + a word in ل (للجنة → لجنه) and for ل + الل… (للجنة → اللجنه): all are
 * given, the table decides. A rest has two letters at least.
 */
export function proclitics(key: string): Peeling[] {
  const peelings: Peeling[] = [{ length: 0, clitics: '', rest: key }];
  prepositions(key, 0, '', peelings);
  const first = key[0];
  if ((first === 'و' || first === 'ف') && key.length >= 3) {
    peelings.push({ length: 1, clitics: first, rest: key.slice(1) });
    prepositions(key, 1, first, peelings);
  }
  return peelings;
}

function prepositions(key: string, at: number, before: string, out: Peeling[]): void {
  const letter = key[at];
  if ((letter !== 'ب' && letter !== 'ل' && letter !== 'ك') || key.length - at < 3) return;
  if (letter === 'ل' && key[at + 1] === 'ل') {
    const tail = key.slice(at + 2);
    out.push({ length: at + 1, clitics: `${before}لل`, rest: `ال${tail}` });
    out.push({ length: at + 1, clitics: `${before}لل`, rest: `الل${tail}` });
  }
  out.push({ length: at + 1, clitics: before + letter, rest: key.slice(at + 1) });
}
