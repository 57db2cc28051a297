/**
 * Which way each line of a document runs, kept up to date by the lines that change. No editor in here: lines in, numbers out.
 */

/** A line with a right-to-left letter. */
export const RTL = 0;
/** A line with no letter at all (blank, figures, separators): it follows the article, so it runs right-to-left as well. */
export const NEUTRAL = 1;
/** A line with nothing visible: as NEUTRAL, and the caret needs help to stand on its right. */
export const BLANK = 2;
/** A line whose letters all run left-to-right. */
export const LTR = 3;
/** As RTL, with a number before its first letter. */
export const RTL_AFTER_NUMBER = 4;

export type LineKind = typeof RTL | typeof NEUTRAL | typeof BLANK | typeof LTR | typeof RTL_AFTER_NUMBER;

/** Lines that were replaced: `[start, end]` before the change (both inclusive), `text` what stands there now. */
export interface LineChange {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Hebrew to Arabic Extended-A, and the presentation forms of both; the letters that HTML calls strong right-to-left. */
const RTL_LETTER = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/;
/** Figures and marks of the same blocks that are no letters and so do not make a line right-to-left by themselves. */
const RTL_LETTER_ONLY = /(?=[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC])\p{L}/u;
const LETTER = /\p{L}/u;
const NUMBER_FIRST = /^[^\p{L}\p{N}]*\p{N}/u;
const VISIBLE = /[^\s\u00A0\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/;

/** The kind of one line; looks no further than the first right-to-left letter. */
export function kindOf(line: string): LineKind {
  if (RTL_LETTER.test(line) && RTL_LETTER_ONLY.test(line)) return NUMBER_FIRST.test(line) ? RTL_AFTER_NUMBER : RTL;
  if (LETTER.test(line)) return LTR;
  return VISIBLE.test(line) ? NEUTRAL : BLANK;
}

/**
 * What an edit changed: the runs (a paragraph begins to run the other way, or one that does was added or taken away), only which lines
 * there are to mark (as when a paragraph of a run is broken in two), or neither. Each includes those before it.
 */
export type Changed = 'nothing' | 'marks' | 'runs';

/** `[first, last]`, both inclusive. */
export type LineRun = readonly [number, number];

/** The kinds of all lines of one document. */
export class LineKinds {
  private readonly kinds: LineKind[];

  /** @param line the text of a line, as the document is now */
  constructor(lineCount: number, line: (index: number) => string) {
    this.kinds = Array.from({ length: lineCount }, (_, index) => kindOf(line(index)));
  }

  get lineCount(): number {
    return this.kinds.length;
  }

  /** Whether a line runs right-to-left; a line beyond the end does, since the article goes on there. */
  isRightToLeft(index: number): boolean {
    return this.kinds[index] !== LTR;
  }

  /**
   * Takes changes of one event over, all in coordinates of the document before the event and not overlapping.
   * @param line the text of a line, as the document is now
   * @returns `nothing` for typing inside a line; `marks` where lines were added to or taken from the inside of a run, so that a range
   *   over the run has grown with the text by itself
   */
  update(changes: readonly LineChange[], line: (index: number) => string): Changed {
    const ordered = [...changes].sort((a, b) => a.start - b.start || a.end - b.end);
    let moved = 0; // lines added less lines removed so far, above the change
    let changed: Changed = 'nothing';
    for (let i = 0; i < ordered.length; ) {
      // Changes that touch the same line are one block of lines.
      const { start } = ordered[i]!;
      let { end } = ordered[i]!;
      let lines = end - start + 1;
      for (let first = true; i < ordered.length && (first || ordered[i]!.start <= end); i++, first = false) {
        const change = ordered[i]!;
        if (change.end > end) {
          lines += change.end - end;
          end = change.end;
        }
        lines += breaksIn(change.text) - (change.end - change.start);
      }
      const at = start + moved;
      const before = this.kinds.slice(at, at + end - start + 1);
      const after = Array.from({ length: lines }, (_, k) => kindOf(line(at + k)));
      this.kinds.splice(at, before.length, ...after);
      moved += after.length - before.length;
      if (after.length === before.length && after.every((kind, k) => kind === before[k])) continue;
      if (before.includes(LTR) || after.includes(LTR)) changed = 'runs';
      else if (changed === 'nothing') changed = 'marks';
    }
    return changed;
  }

  /** The longest runs of lines that run right-to-left, in order. */
  runs(): LineRun[] {
    const runs: LineRun[] = [];
    let first = -1;
    for (let i = 0; i <= this.kinds.length; i++) {
      const inside = i < this.kinds.length && this.kinds[i] !== LTR;
      if (inside && first < 0) first = i;
      else if (!inside && first >= 0) {
        runs.push([first, i - 1]);
        first = -1;
      }
    }
    return runs;
  }

  /** The indices of the lines that need a right-to-left letter in front of them: blank ones, and those that begin with a number. */
  toMark(): number[] {
    const found: number[] = [];
    for (let i = 0; i < this.kinds.length; i++) {
      const kind = this.kinds[i];
      if (kind === BLANK || kind === NEUTRAL || kind === RTL_AFTER_NUMBER) found.push(i);
    }
    return found;
  }
}

/** How many line breaks (LF, CRLF, CR) a text has. */
function breaksIn(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 10 || (c === 13 && text.charCodeAt(i + 1) !== 10)) count++;
  }
  return count;
}
