import type { Span } from '../types.ts';
import { digitValue, isArabicLetter, isArabicMark, isInvisible, isSpace, TATWEEL } from './characters.ts';

const CLOSERS = '"\'”’»›)]}*';

const isTerminator = (code: number): boolean =>
  code <= 0x3f ? code === 0x2e || code === 0x21 || code === 0x3f : code === 0x061f; // . ! ? ؟

const closes = (text: string, at: number): boolean => CLOSERS.includes(text[at]!);

const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;

/** The longest paragraph that is still read as a headline when it has no closing mark. */
const HEADLINE_LENGTH = 200;

/**
 * The sentences of one paragraph, by the analysis contract: an end is `. ! ? ؟` with the quotes and brackets that close
 * it, before white space or the paragraph's end; not after a one-letter abbreviation (د.), not inside أ.ف.ب, numbers or
 * addresses, not at `..` inside a headline. A piece without letter or digit joins the sentence before it.
 * Offsets are relative to the paragraph. Linear, total.
 */
export function splitSentences(paragraph: string): Span[] {
  const length = paragraph.length;
  const headline = length <= HEADLINE_LENGTH && !endsInTerminator(paragraph);
  const ends: number[] = [];
  let i = 0;
  while (i < length) {
    if (!isTerminator(paragraph.charCodeAt(i))) {
      i++;
      continue;
    }
    const mark = i;
    while (i < length && isTerminator(paragraph.charCodeAt(i))) i++;
    const run = i - mark;
    while (i < length && (closes(paragraph, i) || isInvisible(paragraph.charCodeAt(i)))) i++;
    if (i < length && !isSpace(paragraph.charCodeAt(i))) continue;
    if (run === 1 && paragraph[mark] === '.' && isAbbreviation(paragraph, mark)) continue;
    if (headline && run >= 2 && paragraph[mark] === '.' && i < length) continue;
    ends.push(i);
  }
  if (ends[ends.length - 1] !== length) ends.push(length);

  const sentences: Span[] = [];
  let from = 0;
  for (const end of ends) {
    while (from < end && isSpace(paragraph.charCodeAt(from))) from++;
    let to = end;
    while (to > from && isSpace(paragraph.charCodeAt(to - 1))) to--;
    if (to === from) continue;
    const last = sentences.length - 1;
    // Only the piece itself is searched, so the whole stays linear.
    if (last >= 0 && !hasLetterOrDigit(paragraph, from, to)) {
      sentences[last] = { start: sentences[last]!.start, end: to };
    } else {
      sentences.push({ start: from, end: to });
    }
    from = end;
  }
  return sentences;
}

function endsInTerminator(paragraph: string): boolean {
  let i = paragraph.length - 1;
  while (i >= 0 && (closes(paragraph, i) || isSpace(paragraph.charCodeAt(i)))) i--;
  return i >= 0 && isTerminator(paragraph.charCodeAt(i));
}

function hasLetterOrDigit(text: string, from: number, to: number): boolean {
  // Nearly every piece opens with an Arabic letter.
  return isArabicLetter(text.charCodeAt(from)) || LETTER_OR_DIGIT.test(text.slice(from, to));
}

/** Whether the full stop at `dot` belongs to a one-letter abbreviation: a lone Arabic letter that no number precedes. */
function isAbbreviation(paragraph: string, dot: number): boolean {
  let i = dot - 1;
  while (i >= 0 && isArabicMark(paragraph.charCodeAt(i))) i--;
  if (i < 0 || !isArabicLetter(paragraph.charCodeAt(i))) return false;
  const before = i - 1;
  if (before < 0) return true;
  const code = paragraph.charCodeAt(before);
  if (paragraph[before] === '.') return true; // أ.ف.ب.
  if (isArabicLetter(code) || isArabicMark(code) || code === TATWEEL || digitValue(code) >= 0) return false;
  // `عام 2018 م.` ends a sentence, `قال د. أحمد` does not.
  let k = before;
  while (k >= 0 && isSpace(paragraph.charCodeAt(k))) k--;
  return k < 0 || digitValue(paragraph.charCodeAt(k)) < 0;
}
