import type { Span } from '../types.ts';

const code = (mark: string): number => mark.charCodeAt(0);
const CLOSES = new Map([
  [code('«'), code('»')],
  [code('‹'), code('›')],
]);
/** Marks that open and close alike, as they are typed: “ and ” stand the other way round as often as not. */
const isToggle = (of: number): boolean => of === 0x22 || (of >= 0x201c && of <= 0x201f);

/**
 * The passages of one paragraph that are somebody's words: between « », “ ” or " ", the marks left out. A quotation that is
 * not closed runs to the paragraph's end. Offsets are those of `text`. Linear, total.
 */
export function quotations(text: string): Span[] {
  const found: Span[] = [];
  for (let i = 0; i < text.length; i++) {
    const mark = text.charCodeAt(i);
    // Letters, which are nearly all.
    if (mark > 0x2039 || (mark > 0x22 && mark < 0xab) || (mark > 0xab && mark < 0x201c)) continue;
    const close = CLOSES.get(mark);
    if (close === undefined && !isToggle(mark)) continue;
    const start = i + 1;
    let depth = 1;
    for (i = start; i < text.length; i++) {
      const other = text.charCodeAt(i);
      if (close === undefined ? isToggle(other) : other === close) depth--;
      else if (other === mark && close !== undefined) depth++;
      if (depth === 0) break;
    }
    found.push({ start, end: i });
  }
  return found;
}

/**
 * Whether a name stands in somebody's words. Marks around the name alone («الحياة») make a title or a nickname, no quotation.
 * @param quoted as `quotations` gives them
 */
export function isQuoted(text: string, quoted: readonly Span[], { start, end }: Span): boolean {
  const around = quoted.find((span) => span.start <= start && end <= span.end);
  return around !== undefined && text.slice(around.start, around.end).trim() !== text.slice(start, end);
}
