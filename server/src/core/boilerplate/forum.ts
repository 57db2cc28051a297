import type { Block } from '../text/block.ts';
import type { Token } from '../text/tokens.ts';
import { isMonthWord } from './dateline.ts';
import { isSeparator, isStop, keyOf, type Phrases } from './patterns.ts';

/** What one line can be in the block that forum software prints beside a post. */
export interface ForumLine {
  /** Known labels on it, in order. */
  readonly labels: readonly string[];
  /** It is made of labels and values to its end. */
  readonly complete: boolean;
  /** It ends in a label whose value must be on the next line. */
  readonly open: boolean;
  /** A rank or state (عضو مميز، غير متصل). */
  readonly rank: boolean;
  /** A number or a date alone, or an unknown label with a number. */
  readonly value: boolean;
  /** Where the labels and values that begin the line end; 0 when it begins otherwise. */
  readonly end: number;
}

/** The longest value: `20 نوفمبر 2021`, `34,416`, `المملكة العربية السعودية`. */
const MOST_VALUE_TOKENS = 5;
const MOST_LABEL_WORDS = 3;

const NOTHING: ForumLine = { labels: [], complete: false, open: false, rank: false, value: false, end: 0 };

/** Reads a paragraph as a line of a forum profile. Linear. */
export function readForumLine({ tokens }: Block, phrases: Phrases): ForumLine {
  let first = 0;
  while (first < tokens.length && tokens[first]!.kind === 'mark') first++;
  const opening = tokens[first];
  if (!opening) return NOTHING;
  const rank = tokens.length <= 6 && phrases.forumRanks.has(wordsFrom(tokens, first));
  const labels: string[] = [];
  let at = first;
  let end = 0;
  let open = false;
  for (;;) {
    const label = labelAt(tokens, at, phrases);
    if (!label) break;
    const value = valueAt(tokens, label.next, phrases);
    if (!value) break;
    labels.push(label.key);
    open = value.next === label.next || value.empty;
    at = value.next;
    end = value.end;
    if (open) break;
  }
  const complete = labels.length > 0 && at >= tokens.length;
  const value = !complete && tokens.length <= 9 && (isNumeric(tokens, first) || isNumberedPair(tokens, first));
  return { labels, complete, open: complete && open, rank, value, end: complete || !open ? end : 0 };
}

function wordsFrom(tokens: readonly Token[], from: number): string {
  return tokens
    .slice(from)
    .filter(({ kind }) => kind !== 'mark')
    .map(keyOf)
    .join(' ');
}

function labelAt(
  tokens: readonly Token[],
  from: number,
  phrases: Phrases,
): { readonly key: string; readonly next: number } | undefined {
  let at = from;
  while (tokens[at]?.kind === 'mark' && !isStop(tokens[at])) at++;
  let found: { key: string; next: number } | undefined;
  let key = '';
  for (let i = at; i < tokens.length && i < at + MOST_LABEL_WORDS; i++) {
    const token = tokens[i]!;
    if (token.kind !== 'word') break;
    key = key === '' ? keyOf(token) : `${key} ${keyOf(token)}`;
    if (phrases.forumLabels.has(key)) found = { key, next: i + 1 };
  }
  return found;
}

function valueAt(
  tokens: readonly Token[],
  from: number,
  phrases: Phrases,
): { readonly next: number; readonly end: number; readonly empty: boolean } | undefined {
  let at = from;
  while (isSeparator(tokens[at])) at++;
  if (at >= tokens.length) return { next: tokens.length, end: tokens[tokens.length - 1]!.end, empty: true };
  let numbers = 0;
  let i = at;
  for (; i < tokens.length && i < at + MOST_VALUE_TOKENS; i++) {
    const token = tokens[i]!;
    if (token.kind === 'number') numbers++;
    else if (token.kind === 'word' && !isMonthWord(keyOf(token))) break;
    else if (token.kind === 'mark' && (isStop(token) || labelAt(tokens, i, phrases)) && numbers > 0) break;
  }
  if (numbers > 0) {
    while (i > at && tokens[i - 1]!.kind === 'mark') i--;
    let next = i;
    while (next < tokens.length && tokens[next]!.kind === 'mark' && !isStop(tokens[next])) next++;
    return { next, end: tokens[i - 1]!.end, empty: false };
  }
  // A value in words needs a separator before it and ends the line: `الإقامة: عمان`.
  const separated = at > from;
  const words = tokens.slice(at).filter(({ kind }) => kind === 'word').length;
  if (separated && tokens.length - at <= MOST_VALUE_TOKENS && words <= 4 && !isStop(tokens[tokens.length - 1])) {
    return { next: tokens.length, end: tokens[tokens.length - 1]!.end, empty: false };
  }
  return undefined;
}

function isNumeric(tokens: readonly Token[], from: number): boolean {
  let numbers = 0;
  for (let i = from; i < tokens.length; i++) {
    const token = tokens[i]!;
    if (token.kind === 'number') numbers++;
    else if (token.kind === 'word' && !isMonthWord(keyOf(token))) return false;
  }
  return numbers > 0;
}

/** A label of at most three words, a separator, a number: `مستوى الإعجاب: 12,940`. */
function isNumberedPair(tokens: readonly Token[], from: number): boolean {
  let at = from;
  while (at < tokens.length && tokens[at]!.kind === 'word' && at - from < MOST_LABEL_WORDS) at++;
  return at > from && isSeparator(tokens[at]) && at + 1 < tokens.length && isNumeric(tokens, at + 1);
}
