import type { Span } from '../types.ts';

/** A replacement of `[start, end)` of the text. */
export interface TextChange extends Span {
  readonly newText: string;
}

/** The text after the edits, which are in document order. */
export function applyEdits(text: string, edits: readonly TextChange[]): string {
  let out = '';
  let at = 0;
  for (const { start, end, newText } of edits) {
    out += text.slice(at, start) + newText;
    at = end;
  }
  return out + text.slice(at);
}

/** A stretch of the first text that is kept, or text that was put in. */
type Piece = { readonly start: number; readonly end: number } | { readonly put: string };

const lengthOf = (piece: Piece): number => ('put' in piece ? piece.put.length : piece.end - piece.start);

/**
 * Two sets of edits as one: the second is of the text that the first made. Both are in document order without overlaps, and so is
 * what comes out. Characters of the text that neither touches are in no edit.
 * @param length of the first text
 */
export function composeEdits(
  length: number,
  first: readonly TextChange[],
  second: readonly TextChange[],
): TextChange[] {
  return editsOf(applyTo(applyTo([{ start: 0, end: length }], first), second), length);
}

function applyTo(pieces: readonly Piece[], edits: readonly TextChange[]): Piece[] {
  const made: Piece[] = [];
  let at = 0; // the offset, in the text of `pieces`, where the current piece starts
  let next = 0;
  let isPut = false; // the text of edit `next` was put in
  for (const piece of pieces) {
    const end = at + lengthOf(piece);
    let from = at;
    while (next < edits.length && edits[next]!.start < end) {
      const edit = edits[next]!;
      if (!isPut) {
        if (edit.start > from) made.push(part(piece, from - at, edit.start - at));
        if (edit.newText !== '') made.push({ put: edit.newText });
        isPut = true;
      }
      from = Math.min(edit.end, end);
      if (edit.end > end) break;
      next++;
      isPut = false;
    }
    if (from < end) made.push(part(piece, from - at, end - at));
    at = end;
  }
  for (; next < edits.length; next++) {
    if (!isPut && edits[next]!.newText !== '') made.push({ put: edits[next]!.newText });
    isPut = false;
  }
  return made;
}

const part = (piece: Piece, from: number, to: number): Piece =>
  'put' in piece ? { put: piece.put.slice(from, to) } : { start: piece.start + from, end: piece.start + to };

function editsOf(pieces: readonly Piece[], length: number): TextChange[] {
  const edits: TextChange[] = [];
  let at = 0;
  let put = '';
  const close = (to: number): void => {
    if (to > at || put !== '') edits.push({ start: at, end: to, newText: put });
    put = '';
  };
  for (const piece of pieces) {
    if ('put' in piece) {
      put += piece.put;
      continue;
    }
    close(piece.start);
    at = piece.end;
  }
  close(length);
  return edits;
}
