import type { Range } from 'vscode-languageserver-types';
import type { Span } from '../core/types.ts';
import { TOKEN_TYPES } from '../protocol.ts';
import type { Snapshot } from '../workspace/snapshot.ts';

type TokenType = (typeof TOKEN_TYPES)[number];
const CODES = new Map<TokenType, number>(TOKEN_TYPES.map((type, code) => [type, code]));

interface Marked extends Span {
  readonly type: TokenType;
}

/**
 * The names and dates of a snapshot as semantic tokens, five integers each, relative to the token before.
 * @param range only the tokens that touch these lines
 */
export function semanticTokens(snapshot: Snapshot, range?: Range): Uint32Array {
  const { lines } = snapshot;
  const from = range ? lines.lineStart(range.start.line) : 0;
  const to = range ? lines.offsetAt(range.end) : Number.POSITIVE_INFINITY;
  const data: number[] = [];
  let lastLine = 0;
  let lastCharacter = 0;
  for (const { start, end, type } of marks(snapshot)) {
    if (end <= from || start > to) continue;
    const { line, character } = lines.positionAt(start);
    // A token stays on its line: clients need not know longer ones.
    const length = Math.min(end, lines.lineEnd(line)) - start;
    if (length <= 0) continue;
    data.push(line - lastLine, line === lastLine ? character - lastCharacter : character, length, CODES.get(type)!, 0);
    lastLine = line;
    lastCharacter = character;
  }
  return Uint32Array.from(data);
}

/** Names and dates in document order, none overlapping: of two the one that starts first, or is longer, counts. */
function marks({ analysis }: Snapshot): Marked[] {
  const { entities, dates } = analysis;
  const merged: Marked[] = [];
  let end = 0;
  const push = (span: Span, type: TokenType): void => {
    if (span.start < end) return;
    merged.push({ start: span.start, end: span.end, type });
    end = span.end;
  };
  let d = 0;
  for (const entity of entities) {
    for (; d < dates.length && comesFirst(dates[d]!, entity); d++) push(dates[d]!, 'date');
    push(entity, entity.type);
  }
  for (; d < dates.length; d++) push(dates[d]!, 'date');
  return merged;
}

const comesFirst = (a: Span, b: Span): boolean => a.start < b.start || (a.start === b.start && a.end > b.end);

/** One replacement in the integers of a token list. */
export interface TokensEdit {
  readonly start: number;
  readonly deleteCount: number;
  readonly data?: number[];
}

/** The edits that turn one token list into another: at most one, between the common head and the common tail. */
export function tokensDelta(before: Uint32Array, after: Uint32Array): TokensEdit[] {
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before[head] === after[head]) head++;
  if (head === before.length && head === after.length) return [];
  let tail = 0;
  while (tail < most - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  const data = Array.from(after.subarray(head, after.length - tail));
  return [{ start: head, deleteCount: before.length - tail - head, ...(data.length > 0 && { data }) }];
}
