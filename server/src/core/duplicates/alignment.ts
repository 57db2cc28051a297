import { hamzaOnSeat } from '../text/normalise.ts';
import { tokenise } from '../text/tokens.ts';

/** The longest edit script that is looked for; texts further apart than this are not near copies. */
const MOST_EDITS = 400;

/** A word, or a figure whole, with its place in the text. */
export interface Word {
  readonly start: number;
  readonly end: number;
  readonly key: string;
}

/** The words of a text as the duplicates rule compares them, but that `1.5` and `12:30` are one. Linear, total. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  let previousEnd = -1;
  let joining = false;
  const tokens = tokenise(text);
  tokens.forEach((token, i) => {
    if (token.kind === 'mark') {
      // `1.5` and `12:30` are one figure: half of one says nothing.
      const before = tokens[i - 1];
      const after = tokens[i + 1];
      joining =
        before?.kind === 'number' &&
        after?.kind === 'number' &&
        before.end === token.start &&
        after.start === token.end &&
        '.,٫٬:/-'.includes(token.text);
      return;
    }
    if (token.key === '') return;
    const last = words[words.length - 1];
    if (last && joining) {
      words[words.length - 1] = { start: last.start, end: token.end, key: `${last.key}.${token.key}` };
    } else if (last && token.start === previousEnd) {
      words[words.length - 1] = { start: last.start, end: token.end, key: last.key + hamzaOnSeat(token.key) };
    } else {
      words.push({ start: token.start, end: token.end, key: hamzaOnSeat(token.key) });
    }
    joining = false;
    previousEnd = token.end;
  });
  return words;
}

/** A stretch of one text and what stands in its place in the other, as numbers of words, ends exclusive. Either may be empty. */
export interface Hunk {
  aStart: number;
  aEnd: number;
  bStart: number;
  bEnd: number;
}

/** The stretches that differ, by Myers' greedy shortest edit script (1986) between the common head and tail. */
export function hunks(a: readonly Word[], b: readonly Word[]): Hunk[] {
  let head = 0;
  while (head < a.length && head < b.length && a[head]!.key === b[head]!.key) head++;
  let tail = 0;
  while (
    tail < a.length - head &&
    tail < b.length - head &&
    a[a.length - 1 - tail]!.key === b[b.length - 1 - tail]!.key
  ) {
    tail++;
  }
  const n = a.length - head - tail;
  const m = b.length - head - tail;
  if (n === 0 && m === 0) return [];
  const whole: Hunk = { aStart: head, aEnd: head + n, bStart: head, bEnd: head + m };
  if (n === 0 || m === 0) return [whole];

  const most = Math.min(n + m, MOST_EDITS);
  const width = 2 * most + 1;
  const furthest = new Int32Array(width + 2);
  const trace: Int32Array[] = [];
  for (let d = 0; d <= most; d++) {
    trace.push(furthest.slice(most - d, most + d + 3));
    for (let k = -d; k <= d; k += 2) {
      const at = k + most;
      const down = k === -d || (k !== d && furthest[at]! < furthest[at + 2]!);
      let x = down ? furthest[at + 2]! : furthest[at]! + 1;
      let y = x - k;
      while (x < n && y < m && a[head + x]!.key === b[head + y]!.key) {
        x++;
        y++;
      }
      furthest[at + 1] = x;
      if (x >= n && y >= m) return walkBack(trace, d, n, m, head);
    }
  }
  return [whole];
}

/** Reads the edit script back; `trace[d]` holds the diagonals −d to d+1 and those beside them as they were before step d. */
function walkBack(trace: readonly Int32Array[], steps: number, n: number, m: number, head: number): Hunk[] {
  const found: Hunk[] = [];
  let x = n;
  let y = m;
  for (let d = steps; d > 0; d--) {
    const row = trace[d]!;
    const value = (k: number): number => row[k + d + 1] ?? -1;
    const k = x - y;
    const down = k === -d || (k !== d && value(k - 1) < value(k + 1));
    const beforeK = down ? k + 1 : k - 1;
    const beforeX = value(beforeK);
    const beforeY = beforeX - beforeK;
    const edit: Hunk = down
      ? { aStart: head + beforeX, aEnd: head + beforeX, bStart: head + beforeY, bEnd: head + beforeY + 1 }
      : { aStart: head + beforeX, aEnd: head + beforeX + 1, bStart: head + beforeY, bEnd: head + beforeY };
    const last = found[found.length - 1];
    if (last && last.aStart === edit.aEnd && last.bStart === edit.bEnd) {
      last.aStart = edit.aStart;
      last.bStart = edit.bStart;
    } else {
      found.push(edit);
    }
    x = beforeX;
    y = beforeY;
  }
  return found.reverse();
}
