import { isSpace } from '../text/characters.ts';
import type { Span } from '../types.ts';
import type { TextChange } from './changes.ts';

/**
 * The edits that take passages out of a text and leave it well-formed: no doubled or missing space, no new run of blank
 * lines, line ends as they were. What remains keeps its words and their order.
 *
 * Between two paragraphs that become neighbours the wider of the two gaps around the removed one is kept, at most one
 * blank line of it.
 *
 * @param spans UTF-16 offsets into `text`, in any order; they may overlap, and are widened to the white space beside them
 * @returns edits in document order that do not touch each other; at most one for each span
 */
export function removalEdits(text: string, spans: readonly Span[]): TextChange[] {
  const edits: TextChange[] = [];
  for (const region of regions(text, spans)) {
    const edit = removal(text, region);
    if (edit.end > edit.start) edits.push(edit);
  }
  return edits;
}

/** A span with the white space around it: `[from, to)`. */
interface Region extends Span {
  readonly from: number;
  readonly to: number;
}

/** The spans, those joined that only white space keeps apart. */
function regions(text: string, spans: readonly Span[]): Region[] {
  const sorted = spans
    .map(({ start, end }) => ({ start: Math.max(start, 0), end: Math.min(end, text.length) }))
    .filter(({ start, end }) => end > start)
    .sort((a, b) => a.start - b.start || a.end - b.end);
  const merged: Region[] = [];
  for (const span of sorted) {
    let { start, end } = span;
    const last = merged[merged.length - 1];
    if (last && start <= last.to) {
      if (end <= last.end) continue;
      ({ start } = last);
      merged.pop();
    }
    while (start < end && isSpace(text.charCodeAt(start))) start++;
    while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
    if (start === end) continue;
    let from = start;
    let to = end;
    while (from > 0 && isSpace(text.charCodeAt(from - 1))) from--;
    while (to < text.length && isSpace(text.charCodeAt(to))) to++;
    merged.push({ start, end, from, to });
  }
  return merged;
}

const LINE_END = /\r\n|\n|\r/g;

function removal(text: string, { start, end, from, to }: Region): TextChange {
  const before = text.slice(from, start);
  const after = text.slice(end, to);
  const breaksBefore = countBreaks(before);
  const breaksAfter = countBreaks(after);
  if (from === 0 && to === text.length) return { start, end, newText: '' };
  // The first paragraph goes with the gap after it, the first sentence with the space after it.
  if (from === 0) return { start, end: indentation(text, end, to), newText: '' };
  if (to === text.length) {
    // What ends the file still ends it. A last sentence leaves no space behind.
    const lineEnd = breaksAfter === 0 ? to : end + after.search(/[\r\n]/);
    return { start: from, end: lineEnd, newText: '' };
  }
  if (breaksBefore === 0 && breaksAfter === 0) return inline(text, { start, end, from, to });
  if (breaksBefore === 0) return { start: from, end: end + firstBreak(after), newText: '' }; // last sentence
  if (breaksAfter === 0) return { start, end: to, newText: '' }; // first sentence
  return between(text, { start, end, from, to }, breaksBefore, breaksAfter);
}

/** A whole paragraph, or several, between two that stay. Gaps are kept as they were written, indentation included. */
function between(text: string, { start, end, from, to }: Region, before: number, after: number): TextChange {
  if (before >= after) {
    // Keep the gap before: its first two line ends, and the indentation of what follows.
    const gap = text.slice(from, start);
    const cut = from + afterBreak(gap, 2);
    return { start: Math.min(cut, start), end: indentation(text, end, to), newText: '' };
  }
  // Keep the gap after: its last two line ends.
  const gap = text.slice(end, to);
  const extra = after - 2;
  return { start: from, end: end + (extra > 0 ? afterBreak(gap, extra) : firstBreak(gap)), newText: '' };
}

/** Where the line of the next visible character starts, so that its indentation stays. */
function indentation(text: string, end: number, to: number): number {
  for (let i = to; i > end; i--) if (text[i - 1] === '\n' || text[i - 1] === '\r') return i;
  return to;
}

function inline(text: string, { start, end, from, to }: Region): TextChange {
  // From inside one paragraph to inside another: they stay two.
  const lineEnd = firstBreak(text.slice(start, end));
  if (lineEnd < end - start) {
    let gapEnd = start + lineEnd;
    while (gapEnd < end && isSpace(text.charCodeAt(gapEnd))) gapEnd++;
    const gap = text.slice(start + lineEnd, gapEnd);
    return { start: from, end: to, newText: gap.slice(0, afterBreak(gap, 2)) };
  }
  // One space remains, one that is there already where possible.
  if (start - from === 1) return { start, end: to, newText: '' };
  if (to - end === 1) return { start: from, end, newText: '' };
  return { start: from, end: to, newText: ' ' };
}

function countBreaks(gap: string): number {
  return gap.match(LINE_END)?.length ?? 0;
}

/** The offset in `gap` after its n-th line end, or its length. */
function afterBreak(gap: string, n: number): number {
  let seen = 0;
  for (const match of gap.matchAll(LINE_END)) if (++seen === n) return match.index + match[0].length;
  return seen > 0 ? afterBreak(gap, seen) : gap.length;
}

function firstBreak(gap: string): number {
  const at = gap.search(/[\r\n]/);
  return at < 0 ? gap.length : at;
}
