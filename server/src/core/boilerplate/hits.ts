import type { Block } from '../text/block.ts';
import { keyOffset, type Token } from '../text/tokens.ts';
import { readNotice } from './notices.ts';
import { isSeparator, isStop, keyOf, matchAt, type Pattern, type Phrases } from './patterns.ts';

/** A place in a line where a row of the phrase table fits. */
export interface Hit {
  readonly pattern: Pattern;
  /** Its first token. */
  readonly at: number;
  /** Where it starts when that is inside its first token (a missing space), relative to the block. */
  readonly start: number | undefined;
  /** The first token behind it. */
  readonly next: number;
  readonly end: number;
  /** Its last word goes on with letters of the text behind it. */
  readonly glued: boolean;
  /** It follows a full stop, a closing mark or the line's beginning. */
  readonly bounded: boolean;
  /** It may stand at the end, or the beginning, of a line of text. */
  readonly inline: boolean;
}

/** Marks behind which furniture may begin, in the middle of a line. */
const CLOSERS = new Set('.!؟?…”»)]}*|•·');

/** In tokens. What is longer is text; the limits also keep a line of nothing but labels linear. */
const LONGEST_SENTENCE = 150;
const LONGEST_BAR = 80;

/** How many words and numbers stand in the tokens `[from, to)`. */
export function wordCount(tokens: readonly Token[], from: number, to: number): number {
  let count = 0;
  let end = -1;
  for (let i = from; i < to && i < tokens.length; i++) {
    const token = tokens[i]!;
    if (token.kind === 'mark') continue;
    if (token.start !== end) count++; // `COP29` is one word
    end = token.end;
  }
  return count;
}

/** Every place where a row fits, by place, at one place the longest first. Linear in the tokens. */
export function findHits(block: Block, phrases: Phrases): Hit[] {
  const { tokens, sentences } = block;
  const hits: Hit[] = [];
  let sentence = 0;
  let shareUntil = 0;
  // Bullets and dashes that begin the line.
  let opening = true;
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]!;
    while (sentence + 1 < sentences.length && token.start >= sentences[sentence]!.end) sentence++;
    const key = token.kind === 'mark' ? token.text : keyOf(token);
    const patterns =
      token.kind === 'mark'
        ? phrases.byMark.get(key)
        : token.kind === 'number' && at < 3
          ? phrases.byNumber
          : phrases.byFirst.get(key);
    const bounded = opening || isBounded(tokens, at);
    if (token.kind !== 'mark' || token.text === '(') opening = false;
    if (patterns) {
      const here: Hit[] = [];
      for (const pattern of patterns) {
        const hit = hitOf(block, pattern, at, bounded, sentence, phrases);
        if (hit) here.push(hit);
      }
      hits.push(...here.sort((a, b) => b.end - a.end || b.pattern.rest - a.pattern.rest));
    } else if (token.kind === 'word' && key.length > 8 && key.endsWith('المصدر') && isSeparator(tokens[at + 1])) {
      const pattern = phrases.byFirst.get('المصدر')?.find(({ kind, rest }) => kind === 'source-credit' && rest > 0);
      if (pattern) {
        const start = keyOffset(token, key.length - 'المصدر'.length);
        hits.push({
          pattern,
          at,
          start,
          next: at + 2,
          end: tokens[at + 1]!.end,
          glued: false,
          bounded: false,
          inline: true,
        });
      }
    }
    if (bounded && at >= shareUntil) {
      const until = shareRun(tokens, at, phrases);
      if (until > at) {
        shareUntil = until;
        hits.push(made(SHARE, tokens, at, until));
      }
      if (tokens.length - at <= 16 && at > 0 && token.start > tokens[at - 1]!.end) {
        if (!isStop(token) && areInitials(tokens, at, 2)) hits.push(made(END_MARK, tokens, at, tokens.length));
        else if (isAgencyInBrackets(tokens, at, phrases)) hits.push(made(END_MARK, tokens, at, tokens.length));
      }
      if (key === 'انتهي' && areInitials(tokens, at + 1, 1)) hits.push(made(END_MARK, tokens, at, tokens.length));
      const notice = noticeAt(block, at, sentence);
      if (notice) hits.push(notice);
      if (tokens.length - at <= 60 && isCreditInBrackets(tokens, at))
        hits.push(made(CREDIT, tokens, at, tokens.length));
    }
  }
  return hits;
}

function hitOf(
  { tokens, sentences }: Block,
  pattern: Pattern,
  at: number,
  bounded: boolean,
  sentence: number,
  phrases: Phrases,
): Hit | undefined {
  const inline = pattern.inline && (bounded || (pattern.glued && !isSpoken(tokens, at, phrases)));
  if (!inline && at > 0 && !bounded && !isFurnitureLine(tokens)) return undefined;
  const match = matchAt(pattern, tokens, at);
  if (!match) return undefined;
  if (!pattern.toSentenceEnd) {
    return { pattern, at, start: undefined, next: match.next, end: match.end, glued: match.glued, bounded, inline };
  }
  if (!bounded && at > 0) return undefined;
  let last = sentence;
  while (last + 1 < sentences.length && sentences[last]!.end < match.end) last++;
  const end = Math.max(sentences[last]?.end ?? match.end, match.end);
  let next = match.next;
  while (next < tokens.length && tokens[next]!.start < end) {
    if (++next - match.next > LONGEST_SENTENCE) return undefined;
  }
  return { pattern, at, start: undefined, next, end, glued: false, bounded, inline };
}

/** Only a short line can be made of several rows without stops between them. */
const isFurnitureLine = (tokens: readonly Token[]): boolean => tokens.length <= 40;

function isBounded(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1]!;
  if (before.kind !== 'mark') return false;
  if (CLOSERS.has(before.text)) return true;
  // A straight quotation mark closes a sentence only behind its full stop.
  return (before.text === '"' || before.text === "'") && isStop(tokens[at - 2]);
}

/** `قال المصدر: …` is text. */
function isSpoken(tokens: readonly Token[], at: number, phrases: Phrases): boolean {
  const before = tokens[at - 1];
  return before?.kind === 'word' && phrases.speech.has(keyOf(before));
}

const pattern = (kind: Pattern['kind'], edge: Pattern['edge']): Pattern => ({
  kind,
  edge,
  rest: 0,
  toSentenceEnd: false,
  inline: true,
  glued: false,
  related: false,
  elements: [],
});
const SHARE = pattern('share-bar', 'anywhere');
const END_MARK = pattern('agency-end-mark', 'tail');
const CREDIT = pattern('editor-credit', 'either');
const NOTICES = {
  'agency-disclaimer': pattern('agency-disclaimer', 'either'),
  'comment-form': pattern('comment-form', 'either'),
};

const made = (of: Pattern, tokens: readonly Token[], at: number, next: number): Hit => ({
  pattern: of,
  at,
  start: undefined,
  next,
  end: tokens[next - 1]!.end,
  glued: false,
  bounded: true,
  inline: true,
});

/** A sentence at `at` that is known as a notice by its vocabulary. */
function noticeAt({ tokens, sentences }: Block, at: number, sentence: number): Hit | undefined {
  const span = sentences[sentence];
  // Notices end a text: those in its middle would not be taken anyway.
  if (sentence < sentences.length - 4) return undefined;
  if (!span || (at > 0 && tokens[at - 1]!.start >= span.start)) return undefined;
  let next = at;
  while (next < tokens.length && tokens[next]!.start < span.end) next++;
  const kind = readNotice(tokens, at, next);
  if (!kind) return undefined;
  return { ...made(NOTICES[kind], tokens, at, next), end: span.end };
}

/** Where a run of share-bar words with two networks at least ends, or `at`. */
function shareRun(tokens: readonly Token[], at: number, phrases: Phrases): number {
  let networks = 0;
  let end = at;
  for (let i = at; i < tokens.length && i < at + LONGEST_BAR; i++) {
    const token = tokens[i]!;
    if (token.kind === 'mark') {
      if (isStop(token)) break;
      continue;
    }
    const key = keyOf(token);
    if (phrases.networks.has(key)) networks++;
    else if (!phrases.shareWords.has(key)) break;
    end = i + 1;
  }
  return networks >= 2 ? end : at;
}

function isAgencyInBrackets(tokens: readonly Token[], at: number, phrases: Phrases): boolean {
  if (tokens[at]!.text !== '(') return false;
  const words: string[] = [];
  let i = at + 1;
  for (; i < tokens.length && tokens[i]!.text !== ')'; i++) {
    if (tokens[i]!.kind !== 'mark') words.push(keyOf(tokens[i]!));
  }
  return (
    words.length > 0 &&
    tokens.slice(i + 1).every(({ kind }) => kind === 'mark') &&
    phrases.agencies.has(words.join(' '))
  );
}

const CREDITS = new Set([
  'اعداد',
  'تغطيه',
  'تقرير',
  'تحرير',
  'كتابه',
  'ترجمه',
  'مراجعه',
  'شارك',
  'شاركت',
  'ساهم',
  'ساهمت',
]);

/** `(إعداد … للنشرة العربية - تحرير …)` at the end of a line. */
function isCreditInBrackets(tokens: readonly Token[], at: number): boolean {
  if (tokens[at]!.text !== '(' || !tokens[at + 1] || !CREDITS.has(keyOf(tokens[at + 1]!))) return false;
  let i = tokens.length - 1;
  while (i > at && tokens[i]!.kind === 'mark' && tokens[i]!.text !== ')') i--;
  return tokens[i]!.text === ')' && wordCount(tokens, at, i) >= 2;
}

/** Initials of the people at an agency's desk: `ح م/ أ ف ب`, `(ع ب م)`. */
export function areInitials(tokens: readonly Token[], from: number, least: number): boolean {
  let letters = 0;
  let pairs = 0;
  let slashes = 0;
  for (let i = from; i < tokens.length; i++) {
    const token = tokens[i]!;
    // Behind انتهى stand the day and the hour too.
    if (token.kind === 'number' && least > 1) return false;
    if (token.kind === 'number') continue;
    if (token.kind === 'mark') {
      if (token.text === '/') slashes++;
      else if (!'().-–—#*،'.includes(token.text)) return false;
      continue;
    }
    if (token.text.length === 1) letters++;
    else if (token.text.length === 2) pairs++;
    else return false;
  }
  const count = letters + pairs;
  return count >= least && count <= 10 && (pairs === 0 || slashes > 0 || letters > pairs);
}
