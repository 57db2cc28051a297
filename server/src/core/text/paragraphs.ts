import type { Span } from '../types.ts';
import { isInvisible, isSpace } from './characters.ts';

/**
 * The paragraphs of a text: each line (ended by LF, CRLF or CR) with a visible character, trimmed of white space and
 * no-break spaces. `from` is where the text proper starts, after the front matter. Linear, total.
 */
export function splitParagraphs(text: string, from = 0): Span[] {
  const spans: Span[] = [];
  const hasReturn = text.includes('\r');
  let lineStart = from;
  while (lineStart <= text.length) {
    let lineEnd = text.indexOf('\n', lineStart);
    if (lineEnd < 0) lineEnd = text.length;
    if (hasReturn) {
      let start = lineStart;
      for (let cr = text.indexOf('\r', start); cr >= 0 && cr < lineEnd; cr = text.indexOf('\r', start)) {
        pushTrimmed(text, start, cr, spans);
        start = cr + 1;
      }
      pushTrimmed(text, start, lineEnd, spans);
    } else {
      pushTrimmed(text, lineStart, lineEnd, spans);
    }
    lineStart = lineEnd + 1;
  }
  return spans;
}

function pushTrimmed(text: string, from: number, to: number, spans: Span[]): void {
  let start = from;
  let end = to;
  while (start < end && isSpace(text.charCodeAt(start))) start++;
  while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
  for (let i = start; i < end; i++) {
    const code = text.charCodeAt(i);
    if (!isSpace(code) && !isInvisible(code)) {
      spans.push({ start, end });
      return;
    }
  }
}
