/**
 * Character classes of Arabic news text and the folding of single characters.
 *
 * Everything is by UTF-16 code unit; a table over the Arabic block is built on first use, because nothing may be done at
 * import time that start-up does not need.
 */

const isIn = (code: number, low: number, high: number): boolean => code >= low && code <= high;

/** An Arabic letter, presentation forms included; not tatweel, not a mark. */
export function isArabicLetter(code: number): boolean {
  if (isIn(code, 0x0620, 0x063f) || isIn(code, 0x0641, 0x064a)) return true;
  if (code < 0x066e) return false;
  return (
    isIn(code, 0x066e, 0x066f) ||
    isIn(code, 0x0671, 0x06d3) ||
    code === 0x06d5 ||
    isIn(code, 0x06ee, 0x06ef) ||
    isIn(code, 0x06fa, 0x06fc) ||
    code === 0x06ff ||
    isIn(code, 0x0750, 0x077f) ||
    isIn(code, 0x0870, 0x0887) ||
    isIn(code, 0x08a0, 0x08c9) ||
    (isIn(code, 0xfb50, 0xfdff) && code !== 0xfd3e && code !== 0xfd3f && !isIn(code, 0xfdd0, 0xfdef)) ||
    isIn(code, 0xfe70, 0xfefc)
  );
}

export const TATWEEL = 0x0640;

/** A mark written over or under an Arabic letter: harakat, superscript alef, Qur'anic signs, combining hamza. */
export function isArabicMark(code: number): boolean {
  // From low to high with early ends: nearly every call is about a letter, 0621 to 064A.
  if (code < 0x0610) return false;
  if (code < 0x064b) return code <= 0x061a;
  if (code < 0x06d6) return code <= 0x065f || code === 0x0670;
  return (
    isIn(code, 0x06d6, 0x06dc) ||
    isIn(code, 0x06df, 0x06e4) ||
    isIn(code, 0x06e7, 0x06e8) ||
    isIn(code, 0x06ea, 0x06ed) ||
    isIn(code, 0x08ca, 0x08e1) ||
    isIn(code, 0x08e3, 0x08ff)
  );
}

/** Format characters without a glyph: bidi marks and isolates, zero-width (non-)joiner, soft hyphen, BOM inside a text. */
export function isInvisible(code: number): boolean {
  return (
    isIn(code, 0x200b, 0x200f) ||
    isIn(code, 0x202a, 0x202e) ||
    isIn(code, 0x2060, 0x2069) ||
    code === 0x061c ||
    code === 0x00ad ||
    code === 0xfeff
  );
}

/** White space as `String.prototype.trim` has it, no-break spaces included. */
export function isSpace(code: number): boolean {
  if (code <= 0x20) return code === 0x20 || isIn(code, 0x09, 0x0d);
  if (code < 0xa0) return false;
  return (
    code === 0xa0 ||
    code === 0x1680 ||
    isIn(code, 0x2000, 0x200a) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x3000 ||
    code === 0xfeff
  );
}

/** The value 0 to 9 of an ASCII, Arabic-Indic or Persian digit, or -1. */
export function digitValue(code: number): number {
  if (isIn(code, 0x30, 0x39)) return code - 0x30;
  if (isIn(code, 0x0660, 0x0669)) return code - 0x0660;
  if (isIn(code, 0x06f0, 0x06f9)) return code - 0x06f0;
  return -1;
}

export const isHighSurrogate = (code: number): boolean => (code & 0xfc00) === 0xd800;
export const isLowSurrogate = (code: number): boolean => (code & 0xfc00) === 0xdc00;

/** What `foldCode` answers for a character that only a look at its neighbours can fold. */
export const NEEDS_CLUSTER = -1;

/**
 * The folded form of one code unit of a word: another code unit, 0 when it is dropped (harakat, tatweel, invisible
 * characters), or NEEDS_CLUSTER for presentation forms, combining hamza and madda, and letters with a Latin accent.
 * أإآٱ→ا, ى→ي, ة→ه, Arabic-Indic and Persian digits to ASCII, Persian ک and ی to the Arabic letters, lower case.
 */
export function foldCode(code: number): number {
  if (code < 0x80) return isIn(code, 0x41, 0x5a) ? code + 0x20 : code;
  if (code >= 0x0600 && code < 0x0700) {
    foldTable ??= makeFoldTable();
    return foldTable[code - 0x0600]!;
  }
  if (isInvisible(code)) return 0;
  if (isArabicMark(code)) return 0;
  return NEEDS_CLUSTER;
}

let foldTable: Int32Array | undefined;

function makeFoldTable(): Int32Array {
  const table = new Int32Array(0x100);
  for (let i = 0; i < 0x100; i++) {
    const code = 0x0600 + i;
    const digit = digitValue(code);
    if (digit >= 0) table[i] = 0x30 + digit;
    else if (isIn(code, 0x0653, 0x0655)) table[i] = NEEDS_CLUSTER;
    else table[i] = isArabicMark(code) || code === TATWEEL || isInvisible(code) ? 0 : code;
  }
  const to = (from: string, letter: string) => {
    for (const character of from) table[character.charCodeAt(0) - 0x0600] = letter.charCodeAt(0);
  };
  to('أإآٱٲٳ', 'ا');
  to('ىیې', 'ي');
  to('ة', 'ه');
  to('ک', 'ك');
  to('ہھە', 'ه');
  return table;
}
