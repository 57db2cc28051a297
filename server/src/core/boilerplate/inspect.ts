import type { Block } from '../text/block.ts';
import type { Token } from '../text/tokens.ts';
import type { BoilerplateKind, Span } from '../types.ts';
import { isDateline } from './dateline.ts';
import { type ForumLine, readForumLine } from './forum.ts';
import { areInitials, findHits, type Hit, wordCount } from './hits.ts';
import { type Edge, isSeparator, isStop, keyOf, type Phrases, phrases } from './patterns.ts';

/** A stretch of a line that is page furniture, relative to the paragraph. */
export interface Part extends Span {
  readonly kind: BoilerplateKind;
}

/** What one paragraph's own text says about whether it is page furniture; where it stands is judged by `layOut`. */
export interface LocalFurniture {
  /** The whole line is furniture of this kind, if it stands there. */
  readonly whole: { readonly kind: BoilerplateKind; readonly edge: Edge } | undefined;
  /** Furniture at the ends of a line of text. */
  readonly parts: readonly Part[];
  readonly forum: ForumLine;
  readonly dateline: boolean;
  /** Words and numbers. */
  readonly words: number;
  readonly endsInStop: boolean;
  /** Its first word carries the text on: كما، وقال، من جهته. */
  readonly continues: boolean;
}

/** Longer lines are text, though furniture may stand at their ends. */
const LONGEST_SHORT_LINE = 30;

/** Reads a paragraph for page furniture. Linear, total. */
export function inspectFurniture(block: Block): LocalFurniture {
  const { tokens } = block;
  const table = phrases();
  const words = wordCount(tokens, 0, tokens.length);
  const short = words <= LONGEST_SHORT_LINE;
  const forum = readForumLine(block, table);
  const hits = findHits(block, table);
  let whole = coverWhole(block, hits);
  if (!whole && short) whole = readShortLine(block, table, words);
  return {
    whole,
    parts: whole ? [] : partsOf(block, hits, forum),
    forum,
    dateline: short && isDateline(block),
    words,
    endsInStop: endsInStop(tokens),
    continues: continues(tokens),
  };
}

function endsInStop(tokens: readonly Token[]): boolean {
  for (let i = tokens.length - 1; i >= 0; i--) {
    const token = tokens[i]!;
    if (token.kind !== 'mark') return false;
    if (token.text === '.' || token.text === '…') return true;
    if (isStop(token)) return false; // a headline may ask or exclaim
  }
  return false;
}

const CONTINUING = new Set([
  'كما',
  'فيما',
  'من',
  'بدوره',
  'بدورها',
  'يذكر',
  'يشار',
  'وفي',
  'لكن',
  'غير',
  'حيث',
  'ثم',
  'بينما',
  'الي',
]);

function continues(tokens: readonly Token[]): boolean {
  const first = tokens.find(({ kind }) => kind !== 'mark');
  if (first?.kind !== 'word') return false;
  const key = keyOf(first);
  return (
    CONTINUING.has(key) ||
    (key.length > 3 &&
      (key[0] === 'و' || key[0] === 'ف') &&
      !/^(وزير|وزار|وكال|وفد|وفاه|فرنس|فلسط|فريق|وصل|وقع|فاز|فتح|وافق)/.test(key))
  );
}

/** The kind of a line that rows of the table fill from end to end: the first one's. */
function coverWhole(block: Block, hits: readonly Hit[]): LocalFurniture['whole'] {
  const { tokens } = block;
  const start = skipMarks(tokens, 0);
  if (start >= tokens.length) return undefined;
  const chain = chainFrom(block, hits, start, false);
  if (!chain) return undefined;
  const edge = chain.every((hit) => hit.pattern.edge !== 'anywhere') ? chain[0]!.pattern.edge : 'anywhere';
  // A label before a link is part of the link.
  const link = chain[0]!.pattern.kind === 'related-label' && chain.some(({ pattern }) => pattern.related);
  return { kind: link ? 'related-link' : chain[0]!.pattern.kind, edge };
}

/** Hits that, one after the other, take the line from token `start` to its end. */
function chainFrom(block: Block, hits: readonly Hit[], start: number, inline: boolean): Hit[] | undefined {
  const { covered, through } = cover(block, hits, inline);
  if (!covered.has(start)) return undefined;
  const chain: Hit[] = [];
  for (let at = start; at < block.tokens.length; ) {
    const step = through.get(at)!;
    chain.push(step.hit);
    at = step.next;
  }
  return chain;
}

interface Step {
  readonly hit: Hit;
  /** The token where the next hit of the chain starts. */
  readonly next: number;
  readonly end: number;
}

/** From which tokens on a line is furniture to its end, worked out from the end backwards. */
function cover(
  block: Block,
  hits: readonly Hit[],
  inline: boolean,
): { covered: ReadonlySet<number>; through: ReadonlyMap<number, Step> } {
  const { tokens } = block;
  const covered = new Set<number>([tokens.length]);
  const through = new Map<number, Step>();
  const starts: number[] = [tokens.length]; // covered tokens, the nearest last
  for (let i = hits.length - 1; i >= 0; i--) {
    const hit = hits[i]!;
    if (inline && !hit.inline) continue;
    const step = stepOf(block, hit, covered, starts, inline);
    if (!step) continue;
    // Of several rows at one word the one that says more wins; rows come longest first.
    through.set(hit.at, step);
    if (!covered.has(hit.at)) {
      covered.add(hit.at);
      starts.push(hit.at);
    }
  }
  return { covered, through };
}

function stepOf(
  { tokens }: Block,
  hit: Hit,
  covered: ReadonlySet<number>,
  starts: readonly number[],
  inline: boolean,
): Step | undefined {
  const after = skipMarks(tokens, hit.next);
  if (hit.pattern.rest === 0) return covered.has(after) ? { hit, next: after, end: hit.end } : undefined;
  // The label takes what follows, up to the next furniture.
  let k = starts.length - 1;
  while (k >= 0 && starts[k]! < hit.next) k--;
  const next = starts[k]!;
  if (!isRest(tokens, hit, next, inline)) return undefined;
  return { hit, next, end: tokens[lastToken(tokens, next)]!.end };
}

/** Whether the tokens from the label to `next` are what such a label is followed by, and not a sentence. */
function isRest(tokens: readonly Token[], hit: Hit, next: number, inline: boolean): boolean {
  const { pattern } = hit;
  // Far more than it may take: not counted, so that a line of labels stays linear.
  if (next - hit.next > 4 * pattern.rest + 20) return false;
  const words = wordCount(tokens, hit.next, next);
  if (words === 0) return pattern.kind !== 'related-link' && pattern.kind !== 'source-credit';
  if (words > pattern.rest) return false;
  if (pattern.related && words < 2) return false;
  const last = lastToken(tokens, next);
  let commas = 0;
  for (let i = hit.next; i < last; i++) {
    const token = tokens[i]!;
    // A stop inside is one of an address or an abbreviation (العربية.نت، أ.ف.ب).
    if (isStop(token) && tokens[i + 1]!.start > token.end && !pattern.related && pattern.kind !== 'copyright')
      return false;
    if (token.text === '،') commas++;
  }
  const bounded = ['source-credit', 'editor-credit', 'author-box', 'newsletter'].includes(pattern.kind);
  if (bounded) {
    if (pattern.kind !== 'newsletter' && words > 8 && commas > 0) return false;
    if (pattern.kind !== 'newsletter' && words > 5 && tokens[last]!.text === '.') return false;
    const first = tokens.slice(hit.next, next).find(({ kind }) => kind === 'word');
    if (pattern.kind !== 'newsletter' && first && phrases().speech.has(keyOf(first)) && keyOf(first) !== 'عن')
      return false;
  }
  if ((pattern.related || pattern.kind === 'tags') && tokens[last]!.text === '.' && words > 8) return false;
  return !(inline && !hit.bounded && words > 5);
}

const lastToken = (tokens: readonly Token[], next: number): number => Math.min(next, tokens.length) - 1;

function skipMarks(tokens: readonly Token[], from: number): number {
  let at = from;
  while (at < tokens.length && tokens[at]!.kind === 'mark' && tokens[at]!.text !== '(' && tokens[at]!.text !== '©')
    at++;
  return at;
}

/** Furniture at the beginning and at the end of a line of text, and disclaimers in it. */
function partsOf(block: Block, hits: readonly Hit[], forum: ForumLine): Part[] {
  const { tokens } = block;
  const parts: Part[] = [];
  if (forum.labels.length >= 3) parts.push({ start: 0, end: forum.end, kind: 'forum-profile' });
  if (hits.length === 0) return parts;
  const headers = new Map<number, Hit>();
  for (const hit of hits) {
    const heads =
      hit.inline &&
      hit.pattern.rest === 0 &&
      hit.pattern.kind !== 'source-label' &&
      (hit.pattern.glued || isStop(tokens[hit.next]) || isSeparator(tokens[hit.next - 1]));
    if (heads && !headers.has(hit.at)) headers.set(hit.at, hit);
  }
  let at = skipMarks(tokens, 0);
  for (;;) {
    const hit = headers.get(at);
    if (!hit || hit.glued || hit.next >= tokens.length) {
      if (hit?.glued) parts.push(partOf(tokens, hit, hit.end));
      break;
    }
    parts.push(partOf(tokens, hit, hit.end));
    at = skipMarks(tokens, hit.next);
  }
  const { covered, through } = cover(block, hits, true);
  let from = tokens.length;
  for (const start of covered) from = Math.min(from, start);
  const tail: Part[] = [];
  while (from < tokens.length) {
    const { hit, next, end } = through.get(from)!;
    tail.push(partOf(tokens, hit, next >= tokens.length ? tokens[tokens.length - 1]!.end : end));
    from = next;
  }
  const tailStart = tail[0]?.start ?? block.text.length;
  for (const hit of hits) {
    if (hit.pattern.glued && hit.pattern.toSentenceEnd && hit.bounded && hit.end <= tailStart) {
      parts.push(partOf(tokens, hit, hit.end));
    }
  }
  return join([...parts, ...tail], block.text);
}

const partOf = (tokens: readonly Token[], hit: Hit, end: number): Part => ({
  start: hit.start ?? tokens[hit.at]!.start,
  end,
  kind: hit.pattern.kind,
});

/** Neighbours of one kind are one part; overlapping ones too. */
function join(parts: readonly Part[], text: string): Part[] {
  const sorted = [...parts].sort((a, b) => a.start - b.start || b.end - a.end);
  const joined: Part[] = [];
  for (const part of sorted) {
    const last = joined[joined.length - 1];
    if (last && part.start < last.end) {
      if (part.end > last.end) joined[joined.length - 1] = { ...last, end: part.end };
    } else if (
      last &&
      last.kind === part.kind &&
      part.kind !== 'source-credit' &&
      text.slice(last.end, part.start).trim() === ''
    ) {
      joined[joined.length - 1] = { ...last, end: part.end };
    } else {
      joined.push(part);
    }
  }
  return joined;
}

const AUTHOR_WORDS = new Set(
  'كاتب كاتبه باحث باحثه اكاديمي اكاديميه صحافي صحفي صحافيه صحفيه استاذ استاذه محلل محامي محام خبير خبيره اعلامي اعلاميه استشاري رئيس مدير عضو'.split(
    ' ',
  ),
);
const CREDIT_WORDS = new Set(['نقلا', 'خدمه', 'بالاتفاق', 'عن', 'المصدر', 'بالتعاون', 'خاص']);

/** The last words of a line that is a link. */
const LINK_ENDS = new Set(['اضغط هنا', 'انقر هنا', 'اضغطوا هنا', 'انقروا هنا', 'الرابط التالي', 'اضغط الرابط']);

/** Lines that are known by what all of their words are, not by a phrase. */
function readShortLine({ text, tokens }: Block, table: Phrases, words: number): LocalFurniture['whole'] {
  if (words === 0) return undefined;
  const keys = tokens.filter(({ kind }) => kind !== 'mark').map(keyOf);
  const line = keys.join(' ');
  const first = keys[0]!;

  const networks = keys.filter((key) => table.networks.has(key)).length;
  if (networks > 0 && keys.every((key) => table.networks.has(key) || table.shareWords.has(key))) {
    return { kind: 'share-bar', edge: words < 3 ? 'either' : 'anywhere' };
  }
  const parts = partsBetweenSeparators(tokens);
  if (table.sections.has(line) || (words <= 3 && words > 1 && first === 'اخبار' && !endsInStop(tokens))) {
    return { kind: 'section-label', edge: 'head' };
  }
  if (parts.length > 1 && (parts.every((part) => table.sections.has(part)) || parts[0] === 'الرئيسيه')) {
    return { kind: 'section-label', edge: 'head' };
  }
  const bracketed = /^[([/\-–—#*]/.test(text) && /[)\]/\-–—.]$/.test(text);
  const agencies = parts.filter((part) => table.agencies.has(part)).length;
  if (agencies > 0 && (table.agencies.has(line) || agencies === parts.length)) {
    return bracketed ? { kind: 'agency-end-mark', edge: 'tail' } : { kind: 'source-credit', edge: 'either' };
  }
  if (agencies > 0 && parts.length === 2 && words <= 6 && !endsInStop(tokens)) {
    return { kind: 'source-credit', edge: 'either' };
  }
  if (areInitials(tokens, 0, 2)) return { kind: 'agency-end-mark', edge: 'tail' };
  if (text.startsWith('*') && !endsInStop(tokens) && words <= 14) {
    if (CREDIT_WORDS.has(first)) return { kind: 'source-credit', edge: 'either' };
    if (AUTHOR_WORDS.has(first)) return { kind: 'author-box', edge: 'either' };
  }
  if (first === 'نقلا' && keys[1] === 'عن' && words <= 7 && !text.includes('،') && !endsInStop(tokens)) {
    return { kind: 'source-credit', edge: 'either' };
  }
  if (/^(https?:\/\/|www\.)\S+$/i.test(text)) return { kind: 'source-credit', edge: 'tail' };
  if (words <= 5 && /^\S*@\S+$/.test(text)) return { kind: 'author-box', edge: 'either' };
  if (isHashtags(text)) return { kind: 'tags', edge: 'either' };
  if (
    words >= 3 &&
    words <= 16 &&
    LINK_ENDS.has(keys.slice(-2).join(' ')) &&
    !keys.some((key) => table.speech.has(key))
  ) {
    return { kind: 'related-link', edge: 'anywhere' };
  }
  if (text.startsWith('©')) return { kind: 'copyright', edge: 'anywhere' };
  return undefined;
}

/** The words between separators, each part joined by spaces. */
function partsBetweenSeparators(tokens: readonly Token[]): string[] {
  const parts: string[] = [];
  let part = '';
  for (const token of tokens) {
    if (token.kind === 'mark') {
      if (
        (isSeparator(token) || token.text === '+' || token.text === '،' || token.text === '|' || token.text === '\\') &&
        part !== ''
      ) {
        parts.push(part);
        part = '';
      }
    } else {
      part = part === '' ? keyOf(token) : `${part} ${keyOf(token)}`;
    }
  }
  if (part !== '') parts.push(part);
  return parts;
}

function isHashtags(text: string): boolean {
  const words = text.split(/\s+/);
  return words.length <= 30 && words.every((word) => word.startsWith('#') && word.length > 2);
}
