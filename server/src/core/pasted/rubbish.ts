import { applyEdits, composeEdits, type TextChange } from '../duplicates/changes.ts';
import { isArabicLetter, isArabicMark, isInvisible, isSpace } from '../text/characters.ts';

/** What a pasted text brings along beside its words. */
export type RubbishKind = 'invisible' | 'glued' | 'spaces' | 'blank-lines';

export interface Rubbish extends TextChange {
  readonly kind: RubbishKind;
}

/**
 * The rubbish of a pasted text, as edits in document order that do not overlap: invisible characters that do nothing, words glued
 * together where that is certain, doubled spaces and those at the ends of lines, more than one blank line. Line ends stay as they
 * are. Linear, total.
 *
 * Kept, because they do something: the zero-width non-joiner inside words (Persian), joiners, and every control of direction in a
 * line that has digits or Latin letters, unless it stands between two Arabic words.
 *
 * @param from where the text proper starts, after the front matter
 */
export function rubbish(text: string, from = 0): Rubbish[] {
  const found: Rubbish[] = [];
  let blank: { start: number; lines: number } | undefined = { start: from, lines: from === 0 ? 1 : 0 };
  for (let start = from; start <= text.length; ) {
    const { end, next } = lineAt(text, start);
    if (isBlankLine(text, start, end)) {
      blank ??= { start, lines: 0 };
      blank.lines++;
    } else {
      if (blank) closeBlank(text, blank, start, found);
      blank = undefined;
      inLine(text, start, end, found);
    }
    if (next === end) break;
    start = next;
  }
  return found;
}

/** The text without its rubbish. */
export function withoutRubbish(text: string): string {
  return applyEdits(text, allRubbish(text));
}

/** The edits after which no rubbish is left: taking out an invisible character may bring two spaces together. */
export function allRubbish(text: string, from = 0): TextChange[] {
  let edits: TextChange[] = [];
  let current = text;
  for (let round = 0; round < 4; round++) {
    const more = rubbish(current, from);
    if (more.length === 0) break;
    edits = composeEdits(text.length, edits, more);
    current = applyEdits(current, more);
  }
  return edits;
}

function lineAt(text: string, start: number): { end: number; next: number } {
  let end = start;
  while (end < text.length && text[end] !== '\n' && text[end] !== '\r') end++;
  const next = text[end] === '\r' && text[end + 1] === '\n' ? end + 2 : Math.min(end + 1, text.length);
  return { end, next: end === text.length ? end : next };
}

function isBlankLine(text: string, start: number, end: number): boolean {
  for (let i = start; i < end; i++) {
    const code = text.charCodeAt(i);
    if (!isSpace(code) && !isInvisible(code)) return false;
  }
  return true;
}

/** Of several blank lines one stays, an empty one; at the start of the text none. */
function closeBlank(
  text: string,
  { start, lines }: { start: number; lines: number },
  end: number,
  found: Rubbish[],
): void {
  const isFirst = start === 0;
  const kept = isFirst ? '' : (text.slice(start, end).match(/\r\n|\n|\r/)?.[0] ?? '');
  if (text.slice(start, end) === kept) return;
  if (lines === 0) return;
  found.push({ start, end, newText: kept, kind: 'blank-lines' });
}

function inLine(text: string, start: number, end: number, found: Rubbish[]): void {
  let hasOther = false; // digits or letters that run from left to right
  for (let i = start; i < end && !hasOther; i++) hasOther = isLeftToRight(text.charCodeAt(i));
  let first = start;
  while (isSpace(text.charCodeAt(first))) first++;
  let last = end;
  while (isSpace(text.charCodeAt(last - 1))) last--;
  if (first > start) found.push({ start, end: first, newText: '', kind: 'spaces' });
  for (let i = first; i < last; i++) {
    const code = text.charCodeAt(i);
    if (isSpace(code)) {
      let to = i;
      while (to < last && isSpace(text.charCodeAt(to))) to++;
      if (to - i > 1) found.push({ start: i, end: to, newText: ' ', kind: 'spaces' });
      i = to - 1;
    } else if (isInvisible(code)) {
      if (isUseless(text, i, first, last, hasOther))
        found.push({ start: i, end: i + 1, newText: '', kind: 'invisible' });
    } else if (isGlued(text, i, first, last)) {
      found.push({ start: i + 1, end: i + 1, newText: ' ', kind: 'glued' });
    }
  }
  if (last < end) found.push({ start: last, end, newText: '', kind: 'spaces' });
}

const isLeftToRight = (code: number): boolean =>
  (code >= 0x30 && code <= 0x39) ||
  ((code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a) ||
  (code >= 0xc0 && code < 0x0590) ||
  (code >= 0x0660 && code <= 0x0669) ||
  (code >= 0x06f0 && code <= 0x06f9);

const isArabic = (code: number): boolean => isArabicLetter(code) || isArabicMark(code);

function isUseless(text: string, at: number, from: number, to: number, hasOther: boolean): boolean {
  const code = text.charCodeAt(at);
  const before = at > from ? text.charCodeAt(at - 1) : 0x20;
  const after = at + 1 < to ? text.charCodeAt(at + 1) : 0x20;
  if (code === 0x200d) return false;
  if (code === 0x200c) return !(isArabic(before) && isArabic(after));
  if (code === 0x00ad || code === 0x200b || code === 0xfeff || code === 0x2060) return true;
  if (!hasOther) return true;
  // A mark between two Arabic words orders nothing; embeddings and isolates come in pairs and are left.
  if (code !== 0x200e && code !== 0x200f && code !== 0x061c) return false;
  return isArabic(nearest(text, at, -1, from, to)) && isArabic(nearest(text, at, 1, from, to));
}

/** The nearest character that is neither space nor invisible; an Arabic letter beyond the line's end, which changes nothing. */
function nearest(text: string, at: number, step: 1 | -1, from: number, to: number): number {
  // The look is short, so that a line of marks alone stays linear.
  for (let i = at + step, seen = 0; i >= from && i < to && seen < 8; i += step, seen++) {
    const code = text.charCodeAt(i);
    if (!isSpace(code) && !isInvisible(code)) return code;
  }
  return 0;
}

const GLUED_WORDS =
  /^(?:ال[\u0621-\u064a]{3}|(?:في|من|إلى|على|عن|بعد|قبل|منذ|خلال|إن|أن|وقد|وكان|وكانت|وقال|وقالت|التي|الذي|حيث|بين|حتى|مع)(?![\u0621-\u064a]))/;

/** Whether a space is missing right after this character, for certain. */
function isGlued(text: string, at: number, from: number, to: number): boolean {
  const character = text[at]!;
  if (!'ة،؛.؟'.includes(character) || at === from || at + 2 >= to) return false;
  if (!isArabicLetter(text.charCodeAt(at + 1))) return false;
  const before = text.slice(Math.max(from, at - 12), at);
  // ة ends a word: what follows is another one, if it is a word that is known.
  if (character === 'ة') return /[\u0621-\u064a]{3}$/.test(before) && GLUED_WORDS.test(text.slice(at + 1, at + 9));
  if (character === '،' || character === '؛') return /[\u0621-\u064a\u064b-\u0652»”")]$/.test(before);
  const after = /^[\u0621-\u064a]+/.exec(text.slice(at + 1, Math.min(to, at + 20)))![0];
  if (character === '؟') return /[\u0621-\u064a]{2}$/.test(before) && after.length >= 2;
  // Not أ.ف.ب, and no address: موقع.كوم.
  if (!/(?:^|[\s«"“(])[\u0621-\u064a\u064b-\u0652]{3,}$|^[\u0621-\u064a\u064b-\u0652]{11,}$/.test(before)) return false;
  return after.length >= 3 && !ADDRESS_ENDS.has(after) && text[at + 1 + after.length] !== '.';
}

const ADDRESS_ENDS: ReadonlySet<string> = new Set([
  'كوم',
  'نت',
  'أورغ',
  'اورغ',
  'مصر',
  'السعودية',
  'امارات',
  'فلسطين',
  'عمان',
  'قطر',
  'تونس',
  'المغرب',
  'الاردن',
]);
