import { fingerprint, isParallel, PairOfTexts } from '../../core/duplicates/index.ts';
import { makeBlock } from '../../core/text/block.ts';
import type { ArticleCopies, Copy } from '../copies.ts';
import type { Cancel } from '../entity-index.ts';
import { type ArticlePlace, type ArticleTable, type Part, STATE } from './article-table.ts';
import type { Breather } from './breather.ts';
import { hash64 } from './hash.ts';
import { named, oldestFirst, ordered } from './living.ts';
import { passageOf } from './passage.ts';
import type { Segment } from './segment.ts';

/** Places of one paragraph that are given: of what stands in thousands of articles the oldest are enough. */
const MOST_COPIES = 50;
/** Articles whose texts are read to compare them, those first that promise most. */
const MOST_READ = 60;
/** Sketches that are looked at between two looks at the clock. */
const STEP = 4096;

type TextOf = (uri: string) => Promise<string | undefined>;

/** A paragraph of another article whose sketch has something in common with one of this article's. */
interface Candidate {
  readonly part: Part;
  readonly article: number;
  readonly print: number;
  /** Of this article. */
  readonly own: number;
  /** Lanes in common, 1 to 4. */
  lanes: number;
}

interface Found {
  readonly place: ArticlePlace;
  readonly print: number;
  readonly kind: Copy['kind'];
  readonly similarity: number;
}

/** See `CopyIndex.copiesOf`. Reads the texts of articles that may hold nearly the same paragraphs. */
export async function copiesOf(
  table: ArticleTable,
  uri: string,
  textOf: TextOf,
  breather: Breather,
  cancel: Cancel,
): Promise<ArticleCopies | undefined> {
  const own = table.article(uri);
  if (!own) return undefined;
  const { segment } = own.part;
  const { prints, articles } = segment;
  const [from, to] = [articles.prints[own.article]!, articles.prints[own.article + 1]!];
  const found: Found[][] = [];
  let length = 0;
  for (let print = from; print < to; print++) {
    if (breather.due) await breather.breathe();
    length += prints.end[print]! - prints.start[print]!;
    found.push(sameParagraphs(table, own, print));
  }
  const candidates = await alike(table, own, found, breather, cancel);
  if (cancel.isCancellationRequested) return undefined;
  if (candidates.length > 0) await verify(own, candidates, found, textOf, breather, cancel);
  if (cancel.isCancellationRequested) return undefined;
  return {
    length,
    paragraphs: found.flatMap((places, i) =>
      places.length === 0
        ? []
        : [{ start: prints.start[from + i]!, end: prints.end[from + i]!, copies: copiesFrom(places) }],
    ),
  };
}

function copiesFrom(places: readonly Found[]): Copy[] {
  const sorted = places.map((found) => ({ found, ordered: ordered(found.place) }));
  sorted.sort(
    (a, b) =>
      oldestFirst(a.ordered, b.ordered) || b.found.similarity - a.found.similarity || a.found.print - b.found.print,
  );
  return sorted.slice(0, MOST_COPIES).map(({ found: { place, print, kind, similarity } }) => {
    const { start, end } = place.part.segment.prints;
    return { ...named(place), start: start[print]!, end: end[print]!, kind, similarity };
  });
}

/** The paragraphs of other articles with the same words. */
function sameParagraphs(table: ArticleTable, own: ArticlePlace, print: number): Found[] {
  const { lo, hi } = own.part.segment.prints;
  const [wanted, high] = [lo[print]!, hi[print]!];
  const found: Found[] = [];
  for (const part of table.parts) {
    const { prints } = part.segment;
    for (let at = firstOf(part.segment, wanted); at < prints.sorted.length; at++) {
      const other = prints.sorted[at]!;
      if (prints.lo[other] !== wanted) break;
      const article = prints.article[other]!;
      if (prints.hi[other] !== high || part.state[article] !== STATE.counts) continue;
      if (part === own.part && article === own.article) continue;
      found.push({ place: { part, article }, print: other, kind: 'exact', similarity: 1 });
    }
  }
  return found;
}

/** Where the prints with a hash begin, in their order. */
function firstOf({ prints: { lo, sorted } }: Segment, wanted: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (lo[sorted[middle]!]! < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The paragraphs of other articles whose sketch shares a lane with one of this article's, the likeliest first. */
async function alike(
  table: ArticleTable,
  own: ArticlePlace,
  found: readonly Found[][],
  breather: Breather,
  cancel: Cancel,
): Promise<Candidate[]> {
  const { prints, articles } = own.part.segment;
  const [from, to] = [articles.prints[own.article]!, articles.prints[own.article + 1]!];
  const lanes = [0, 1, 2, 3].map(() => new Map<number, number[]>());
  // Most values are in none of the maps: a bit for the low half of each says so.
  const filter = new Uint8Array(1 << 16);
  for (let print = from; print < to; print++) {
    for (let lane = 0; lane < 4; lane++) {
      const value = prints.sketch[print * 4 + lane]!;
      filter[value & 0xffff]! |= 1 << lane;
      const list = lanes[lane]!.get(value);
      if (list) list.push(print - from);
      else lanes[lane]!.set(value, [print - from]);
    }
  }
  const candidates: Candidate[] = [];
  for (const part of [...table.parts]) {
    const { sketch, article: articleOf, lo, hi } = part.segment.prints;
    for (let print = 0; print < articleOf.length; print++) {
      if (print % STEP === 0 && breather.due) {
        await breather.breathe();
        if (cancel.isCancellationRequested) return [];
      }
      let known: Candidate[] | undefined;
      for (let lane = 0; lane < 4; lane++) {
        const value = sketch[print * 4 + lane]!;
        if ((filter[value & 0xffff]! & (1 << lane)) === 0) continue;
        for (const mine of lanes[lane]!.get(value) ?? []) {
          known ??= [];
          const before = known.find((candidate) => candidate.own === mine);
          if (before) before.lanes++;
          else known.push({ part, article: articleOf[print]!, print, own: mine, lanes: 1 });
        }
      }
      if (!known || part.state[articleOf[print]!] !== STATE.counts) continue;
      if (part === own.part && articleOf[print] === own.article) continue;
      for (const candidate of known) {
        const at = from + candidate.own;
        const isSame = lo[print] === prints.lo[at] && hi[print] === prints.hi[at];
        if (!isSame && !found[candidate.own]!.some((one) => one.place.part === part && one.print === print))
          candidates.push(candidate);
      }
    }
  }
  return candidates.sort((a, b) => b.lanes - a.lanes);
}

/** Compares the paragraphs themselves; those that are similar by the contract's rule are added to what was found. */
async function verify(
  own: ArticlePlace,
  candidates: readonly Candidate[],
  found: Found[][],
  textOf: TextOf,
  breather: Breather,
  cancel: Cancel,
): Promise<void> {
  const { segment } = own.part;
  const text = await textOf(segment.uri(own.article));
  if (text === undefined) return;
  const from = segment.articles.prints[own.article]!;
  const mine = new Map<number, readonly string[] | undefined>();
  const pairs = new PairOfTexts();
  const read = new Map<string, Candidate[]>();
  for (const candidate of candidates) {
    const uri = candidate.part.segment.uri(candidate.article);
    const list = read.get(uri);
    if (list) list.push(candidate);
    else if (read.size < MOST_READ) read.set(uri, [candidate]);
  }
  for (const [uri, list] of read) {
    const other = await textOf(uri);
    if (cancel.isCancellationRequested) return;
    if (other === undefined) continue;
    for (const { part, article, print, own: at } of list) {
      if (breather.due) await breather.breathe();
      if (!mine.has(at)) mine.set(at, wordsOf(segment, from + at, text));
      const words = wordsOf(part.segment, print, other);
      const ours = mine.get(at);
      const pair = words && ours && pairs.compare(ours, words);
      if (!pair) continue;
      // The same wording of other facts is no copy.
      const isOther =
        pair.kind === 'near' &&
        isParallel(passageOf(segment, from + at, text), passageOf(part.segment, print, other), 'articles');
      if (!isOther) found[at]!.push({ place: { part, article }, print, ...pair });
    }
  }
}

/** The words of a paragraph; undefined when the text is no longer the one that was read. */
function wordsOf({ prints }: Segment, print: number, text: string): readonly string[] | undefined {
  const { words } = fingerprint(makeBlock(text.slice(prints.start[print]!, prints.end[print]!)));
  const { lo, hi } = hash64(words.join(' '));
  return lo === prints.lo[print] && hi === prints.hi[print] ? words : undefined;
}
