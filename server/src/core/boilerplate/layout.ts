import type { LocalDates } from '../dates/index.ts';
import type { Block } from '../text/block.ts';
import type { Boilerplate, BoilerplateKind, ParagraphKind } from '../types.ts';
import type { LocalFurniture } from './inspect.ts';
import type { Edge } from './patterns.ts';

/** A paragraph with what its own text says. */
export interface Line {
  readonly start: number;
  readonly block: Block;
  readonly local: LocalFurniture;
  readonly dates?: LocalDates;
}

/** What each paragraph of an article is. */
export interface Layout {
  readonly kinds: readonly ParagraphKind[];
  /** Absolute spans in document order. */
  readonly boilerplate: readonly Boilerplate[];
  /** Index of the first paragraph of another article that is appended to this one, or -1. */
  readonly otherArticleFrom: number;
}

/** A paragraph of so many words with a full stop, or LONG without, is text of the article. */
const PROSE = 10;
const LONG = 25;
/** The longest headline, in words; of titles in a list of links too. */
const HEADLINE = 25;

/**
 * Says of each paragraph whether it is headline, dateline, body or page furniture, and where another article begins.
 * A line is furniture for what it says and for where it stands. Linear, total.
 */
export function layOut(lines: readonly Line[]): Layout {
  const furniture: (BoilerplateKind | undefined)[] = new Array(lines.length).fill(undefined);
  const forum = new Set<number>();
  const spans: Boilerplate[] = [];
  const otherArticleFrom = findOtherArticle(lines);
  const end = otherArticleFrom < 0 ? lines.length : otherArticleFrom;

  for (const [from, to] of otherArticleFrom < 0
    ? [[0, end]]
    : [
        [0, end],
        [end, lines.length],
      ]) {
    markForumProfiles(lines, from!, to!, forum, spans);
    markLines(lines, from!, to!, furniture, forum);
    markFollowers(lines, from!, to!, furniture, forum);
  }
  const kinds: ParagraphKind[] = lines.map((_, i) => (furniture[i] || forum.has(i) ? 'boilerplate' : 'body'));
  markHeads(lines, kinds, 0, end);
  if (otherArticleFrom >= 0) markHeads(lines, kinds, otherArticleFrom, lines.length, true);

  lines.forEach(({ start, block, local }, i) => {
    if (forum.has(i)) return;
    const kind = furniture[i];
    if (kind) spans.push({ start, end: start + block.text.length, kind });
    else
      for (const part of local.parts) spans.push({ start: start + part.start, end: start + part.end, kind: part.kind });
  });
  return { kinds, boilerplate: spans.sort((a, b) => a.start - b.start), otherArticleFrom };
}

/** A paragraph of the article's own text, by its shape. */
const isProse = ({ local }: Line): boolean =>
  !local.whole && !local.dateline && ((local.words >= PROSE && local.endsInStop) || local.words >= LONG);

/** Furniture that ends an article: what follows it is not its text. */
const ENDINGS: ReadonlySet<BoilerplateKind> = new Set([
  'source-label',
  'source-credit',
  'tags',
  'agency-end-mark',
  'copyright',
  'author-box',
  'comment-form',
  'back-to-top',
  'share-bar',
  'editor-credit',
  'newsletter',
  'agency-disclaimer',
]);

/**
 * Where another article begins: behind a related-article label that stands alone, a headline and text. Behind the furniture
 * that ends an article this is enough; elsewhere the label may head a box of links within the text, and the text goes on:
 * then what follows the title must not carry the sentence on (كما، وأضاف), and the label must stand in the later part.
 */
function findOtherArticle(lines: readonly Line[]): number {
  let prose = 0;
  const total = lines.filter(isProse).length;
  for (let i = 0; i < lines.length; i++) {
    if (isProse(lines[i]!)) prose++;
    if (lines[i]!.local.whole?.kind !== 'related-label' || prose === 0) continue;
    const title = lines[i + 1];
    if (!title || !isTitle(title)) continue;
    let next = i + 2;
    if (lines[next]?.local.dateline) next++;
    const lead = lines[next];
    if (!lead || !isProse(lead)) continue;
    if (endsArticle(lines, i)) return i + 1;
    if (!lead.local.continues && prose >= 2 && (prose * 5 >= total * 2 || lines[next - 1]!.local.dateline))
      return i + 1;
  }
  return -1;
}

/** Whether furniture that ends an article stands right before line `at`. */
function endsArticle(lines: readonly Line[], at: number): boolean {
  for (let i = at - 1; i >= 0 && i >= at - 4; i--) {
    const { local } = lines[i]!;
    if (local.whole && ENDINGS.has(local.whole.kind)) return true;
    if (local.parts.some(({ kind, end }) => ENDINGS.has(kind) && end === lines[i]!.block.text.length)) return true;
    if (isProse(lines[i]!)) return false;
  }
  return false;
}

function isTitle({ local }: Line): boolean {
  return !local.whole && !local.dateline && !local.endsInStop && local.words >= 2 && local.words <= HEADLINE;
}

/** Lines whose words make them furniture, where they stand. */
function markLines(
  lines: readonly Line[],
  from: number,
  to: number,
  furniture: (BoilerplateKind | undefined)[],
  forum: ReadonlySet<number>,
): void {
  let first = to;
  let last = from - 1;
  for (let i = from; i < to; i++) {
    if (forum.has(i) || !isProse(lines[i]!)) continue;
    first = Math.min(first, i);
    last = i;
  }
  // A text without one full sentence has neither head nor tail; only plain wording counts, and a first line as head.
  const fits = (edge: Edge, i: number): boolean => {
    if (edge === 'anywhere') return true;
    const head = i < first && (first < to || i === from) && lines.length > 1;
    const tail = i > last && last >= from;
    return edge === 'head' ? head : edge === 'tail' ? tail : head || tail;
  };
  for (let i = from; i < to; i++) {
    const { whole } = lines[i]!.local;
    if (whole && !forum.has(i) && fits(whole.edge, i)) furniture[i] = whole.kind;
  }
  // Furniture has furniture around it: a weak line between two sure ones in the middle of a page is one too.
  for (let i = from + 1; i + 1 < to; i++) {
    const { whole } = lines[i]!.local;
    if (!furniture[i] && whole && furniture[i - 1] && (furniture[i + 1] || lines[i + 1]!.local.whole))
      furniture[i] = whole.kind;
  }
}

/** The longest list of titles behind one label. */
const MOST_LINKS = 12;

/** What a label on a line of its own stands for: the source's name, titles of other articles, a note on the author. */
function markFollowers(
  lines: readonly Line[],
  from: number,
  to: number,
  furniture: (BoilerplateKind | undefined)[],
  forum: ReadonlySet<number>,
): void {
  const isFree = (i: number): boolean => i < to && !furniture[i] && !forum.has(i);
  let lastProse = to - 1;
  while (lastProse >= from && !isProse(lines[lastProse]!)) lastProse--;
  const proseAfter = (i: number): boolean => i <= lastProse;
  for (let i = from; i < to; i++) {
    switch (furniture[i]) {
      case 'source-label': {
        const next = lines[i + 1];
        if (next && isFree(i + 1) && next.local.words <= 6 && !next.local.endsInStop && !proseAfter(i + 1)) {
          furniture[i + 1] = 'source-credit';
        }
        break;
      }
      case 'related-label': {
        const most = proseAfter(i + 1) ? 1 : MOST_LINKS;
        for (let k = i + 1; k <= i + most && isFree(k) && isTitle(lines[k]!) && k < to; k++) {
          if (lines[k]!.local.words < 3) break;
          furniture[k] = 'related-link';
        }
        break;
      }
      case 'author-box':
        for (let k = i + 1; k <= i + 2 && isFree(k) && lines[k]!.local.words <= 60 && !proseAfter(k + 1); k++) {
          furniture[k] = 'author-box';
        }
        break;
      case 'tags':
        // Only a bare label has its tags on the lines below, one on each.
        if (lines[i]!.local.words > 2 || proseAfter(i + 1)) break;
        for (let k = i + 1; isFree(k) && lines[k]!.local.words <= 4 && !lines[k]!.local.endsInStop; k++)
          furniture[k] = 'tags';
        break;
      default:
    }
  }
}

/** A block of lines of a forum profile is one span: at least two known labels, at least two lines. */
function markForumProfiles(
  lines: readonly Line[],
  from: number,
  to: number,
  forum: Set<number>,
  spans: Boilerplate[],
): void {
  for (let i = from; i < to; i++) {
    const labels = new Set<string>();
    let j = i;
    let open = false;
    let last = i - 1;
    for (; j < to; j++) {
      const { local } = lines[j]!;
      const line = local.forum;
      if (line.complete) for (const label of line.labels) labels.add(label);
      else if (open && local.words <= 4 && !local.endsInStop) last = j;
      else if (!line.rank && !(line.value && j > i)) break;
      if (line.complete || line.rank || line.value) last = j;
      open = line.open;
    }
    if (labels.size >= 2 && last > i) {
      // The member's name stands above.
      let start = i;
      if (start > from && start - 1 === from) {
        const { local } = lines[start - 1]!;
        if (local.words <= 3 && !local.endsInStop && !local.whole) start--;
      }
      for (let k = start; k <= last; k++) forum.add(k);
      const end = lines[last]!;
      spans.push({ start: lines[start]!.start, end: end.start + end.block.text.length, kind: 'forum-profile' });
    }
    if (j > i) i = Math.max(last, i);
  }
}

/** Finds the dateline and the headline of the article in lines `[from, to)`. */
function markHeads(lines: readonly Line[], kinds: ParagraphKind[], from: number, to: number, titled = false): void {
  let firstProse = from;
  while (firstProse < to && (kinds[firstProse] !== 'body' || !isProse(lines[firstProse]!))) firstProse++;
  let lastProse = to - 1;
  while (lastProse >= from && (kinds[lastProse] !== 'body' || !isProse(lines[lastProse]!))) lastProse--;
  for (let i = from; i < to; i++) {
    if (kinds[i] === 'body' && lines[i]!.local.dateline && (i <= firstProse || i > lastProse)) kinds[i] = 'dateline';
  }
  let first = from;
  while (first < to && kinds[first] !== 'body') first++;
  if (first >= to) return;
  const { local } = lines[first]!;
  const longer = lines
    .slice(first + 1, Math.min(first + 8, to))
    .some((line, i) => kinds[first + 1 + i] === 'body' && line.local.words > local.words);
  if (
    titled ||
    (local.words >= 2 && local.words <= HEADLINE && !local.endsInStop && !endsInComma(lines[first]!) && longer)
  ) {
    kinds[first] = 'headline';
  }
}

/** A line that ends in a comma or a colon goes on below: it is no headline. */
const endsInComma = ({ block }: Line): boolean => /[،,؛:]$/.test(block.text);
