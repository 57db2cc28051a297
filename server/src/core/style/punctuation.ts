import type { Block } from '../text/block.ts';
import { isArabicLetter, isArabicMark } from '../text/characters.ts';
import type { Token } from '../text/tokens.ts';
import type { Finding } from '../types.ts';

/** What is wrong with the marks at one place. */
export type PunctuationKind = 'latin-mark' | 'space-before' | 'doubled-mark' | 'doubled-space';

const ARABIC_MARKS = new Map([
  [',', '،'],
  [';', '؛'],
  ['?', '؟'],
]);

/** Marks that stand right after the word before them. */
const CLOSING = '،؛؟.:!,;?';
/** Marks that are a slip when they stand twice. The full stop is left out: `..` and `…` are a pause. */
const ONCE = '،؛:,;؟!?';
const CLOSERS = '»"”’)]';

/**
 * Marks out of place in one Arabic paragraph: a Latin `, ; ?` after Arabic, a space before a mark, a mark or a space that
 * stands twice. Offsets are relative to the paragraph, findings do not overlap; `data.kind` is a PunctuationKind and
 * `data.newText` what mends it.
 *
 * Left alone: digits, Latin words and addresses on either side, pauses (`..`, `…`), `؟!`, faces. Linear, total.
 */
export function punctuation(block: Block): Finding[] {
  const { tokens, text } = block;
  const found: Finding[] = [];
  let end = 0; // the end of the token before
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    const last = token.kind === 'mark' && CLOSING.includes(token.text) ? markAt(block, i, found) : -1;
    if (last < 0 && i > 0 && token.start - end > 1 && isSpaces(text, end, token.start)) {
      add(found, end, token.start, 'doubled-space', ' ');
    }
    if (last > i) i = last;
    end = tokens[i]!.end;
  }
  return found;
}

/** Looks at the mark at token `at`; gives the last token that a finding took, or -1. */
function markAt({ tokens, text }: Block, at: number, found: Finding[]): number {
  const before = tokens[at - 1];
  if (!before || !isArabicBefore(tokens, at)) return -1;
  const mark = tokens[at]!;
  if (isInAddress(text, mark.start)) return -1;
  const spaced = mark.start > before.end;
  if (spaced && !isSpaces(text, before.end, mark.start)) return -1;
  let last = at;
  while (isDoubled(tokens, last, text)) last++;
  const after = tokens[last + 1];
  if (mark.text === '.' && after?.text === '.') return -1;
  // Three are shouted on purpose.
  if (last > at + 1 && '!؟?'.includes(mark.text)) return -1;
  const glued = after !== undefined && after.start === tokens[last]!.end;
  const toArabic = glued && after.kind === 'word' && isArabic(after);
  const toMark = glued && after.kind === 'mark' && (CLOSERS + CLOSING).includes(after.text);
  const isFree = !glued || toMark;
  const right = ARABIC_MARKS.get(mark.text);
  // `؟` and `؛` end something; a comma may be glued to the Arabic word after it, but to nothing else.
  const isLatin =
    right !== undefined && (isFree || (mark.text === ',' && toArabic)) && !isFace(mark.text, after, glued);
  // `.5`, `:)` and `.net` begin something of their own.
  const isApart = spaced && (isFree || toArabic) && !isFace(mark.text, after, glued);
  const isTwice = last > at && (mark.text !== ':' || !glued);
  if (!isLatin && !isApart && !isTwice) return -1;
  const kind: PunctuationKind = isTwice ? 'doubled-mark' : isLatin ? 'latin-mark' : 'space-before';
  const end = isTwice ? last : at;
  const newText = (isLatin ? right : mark.text) + (toArabic && (isLatin || isApart) ? ' ' : '');
  add(found, isApart ? before.end : mark.start, tokens[end]!.end, kind, newText);
  return end;
}

/** The same mark again, right there; commas and semicolons with a space between too. */
function isDoubled(tokens: readonly Token[], at: number, text: string): boolean {
  const [mark, next] = [tokens[at]!, tokens[at + 1]];
  if (!next || next.text !== mark.text || next.kind !== 'mark' || !ONCE.includes(mark.text)) return false;
  return next.start === mark.end || (isSpaces(text, mark.end, next.start) && '،؛,;'.includes(mark.text));
}

const isArabic = (token: Token): boolean => {
  const code = token.text.charCodeAt(0);
  return isArabicLetter(code) || isArabicMark(code);
};

/** An Arabic word stands before the mark, right there or inside the quotes and brackets that close before it. */
function isArabicBefore(tokens: readonly Token[], at: number): boolean {
  let i = at - 1;
  for (let steps = 0; steps < 3 && i >= 0 && CLOSERS.includes(tokens[i]!.text); steps++) i--;
  const token = tokens[i];
  return token !== undefined && token.kind === 'word' && isArabic(token);
}

const isFace = (mark: string, after: Token | undefined, glued: boolean): boolean =>
  (mark === ':' || mark === ';') &&
  glued &&
  after !== undefined &&
  after.kind === 'mark' &&
  ')(]['.includes(after.text);

/** Inside a run without a space that looks like an address. */
function isInAddress(text: string, at: number): boolean {
  let from = at;
  while (from > 0 && at - from < 200 && text[from - 1] !== ' ' && text[from - 1] !== '\u00a0') from--;
  return /:\/\/|www\.|@/.test(text.slice(from, Math.min(at + 3, text.length)));
}

function isSpaces(text: string, from: number, to: number): boolean {
  if (from >= to) return false;
  for (let i = from; i < to; i++) if (text[i] !== ' ' && text[i] !== '\u00a0' && text[i] !== '\t') return false;
  return true;
}

function add(found: Finding[], start: number, end: number, kind: PunctuationKind, newText: string): void {
  found.push({ start, end, code: 'punctuation', severity: 'hint', related: [], data: { kind, newText } });
}
