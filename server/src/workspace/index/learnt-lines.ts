import { leastFiles } from '../../core/boilerplate/index.ts';
import type { Breather } from './breather.ts';
import { type Hash64, HashTable } from './hash.ts';
import { outletKey, outletOf } from './living.ts';
import type { Stories } from './stories.ts';

/** In how many files a line stands, and of how many: of the outlet's, or of all. */
export interface Evidence {
  readonly files: number;
  readonly of: number;
}

/** A line that only copies of one story have is that story's. */
const LEAST_STORIES = 3;

interface Learnt {
  /** Where it recurs among all files. */
  readonly everywhere: Evidence | undefined;
  /** By what `outletKey` gives. */
  readonly outlets: ReadonlyMap<string, Evidence>;
}

type LearntLine = Learnt & { readonly hash: Hash64 };

/** The short lines that recur in an outlet's files or in the workspace's, as they were learnt from the index: immutable. */
export class LearntLines {
  readonly #numbers = new HashTable();
  readonly #learnt: readonly Learnt[];
  /** Which lines there are, of which outlets: two with the same mark the same lines. */
  readonly mark: string;
  /** The same with the evidence. */
  readonly detail: string;

  /** @param marked the lines with what `markOf` gives for each */
  constructor(marked: readonly (LearntLine & { readonly marks: Marks })[]) {
    this.#learnt = marked;
    for (const [i, { hash }] of marked.entries()) this.#numbers.set(hash.lo, hash.hi, i);
    const inOrder = marked.map(({ marks }) => marks).sort((a, b) => (a.mark < b.mark ? -1 : 1));
    this.mark = inOrder.map(({ mark }) => mark).join('\n');
    this.detail = inOrder.map(({ detail }) => detail).join('\n');
  }

  get size(): number {
    return this.#learnt.length;
  }

  /**
   * Whether a line is furniture in an article: of its outlet, else of the workspace.
   * @param outlet as the front matter of the article names it, or ''
   */
  of({ lo, hi }: Hash64, outlet: string, uri: string): Evidence | undefined {
    const number = this.#numbers.get(lo, hi);
    if (number < 0) return undefined;
    const { everywhere, outlets } = this.#learnt[number]!;
    return (outlets.size > 0 ? outlets.get(outletKey(outlet, uri)) : undefined) ?? everywhere;
  }
}

interface Marks {
  readonly mark: string;
  readonly detail: string;
}

function markOf({ hash, everywhere, outlets }: LearntLine): Marks {
  const sorted = [...outlets].sort(([a], [b]) => (a < b ? -1 : 1));
  const line = `${hash.lo}.${hash.hi}`;
  return {
    mark: `${line} ${everywhere !== undefined} ${sorted.map(([outlet]) => outlet).join('|')}`,
    detail: JSON.stringify([line, everywhere, sorted]),
  };
}

export const NOTHING_LEARNT = new LearntLines([]);

/** Learns the lines that recur; linear in the lines of all articles, and gives way meanwhile. */
export async function learnLines({ living, storyOf }: Stories, breather: Breather): Promise<LearntLines> {
  if (breather.due) await breather.breathe();
  let room = 0;
  for (const { segment } of living.parts) room += segment.lines.lo.length;
  const numbers = new HashTable(room);
  let size = 0;
  // By the number of a line: the articles that have it, and the last of them, + 1. (Nothing but 0 at first: memory that is filled
  // holds up the thread, and so do hundreds of thousands of objects, when the garbage is collected.)
  const counts = new Uint32Array(room);
  const last = new Uint32Array(room);
  const outletNumbers = new Map<string, number>();
  const outletKeys: string[] = [];
  const outletSizes: number[] = [];
  const outlet = new Uint32Array(living.length);
  for (let n = 0; n < living.length; n++) {
    if (breather.due) await breather.breathe();
    const segment = living.segment(n);
    const article = living.article(n);
    const key = outletOf(segment, article);
    let at = outletNumbers.get(key);
    if (at === undefined) {
      at = outletKeys.length;
      outletNumbers.set(key, at);
      outletKeys.push(key);
      outletSizes.push(0);
    }
    outlet[n] = at;
    outletSizes[at]!++;
    const { lines, articles } = segment;
    for (let line = articles.lines[article]!; line < articles.lines[article + 1]!; line++) {
      const [lo, hi] = [lines.lo[line]!, lines.hi[line]!];
      let number = numbers.get(lo, hi);
      if (number < 0) {
        number = size++;
        numbers.set(lo, hi, number);
      }
      if (last[number] === n + 1) continue;
      last[number] = n + 1;
      counts[number]!++;
    }
  }
  // Most lines stand in one article: what follows looks at the others alone.
  const least = leastFiles(0);
  const holders = new Map<number, { readonly hash: Hash64; readonly among: number[] }>();
  const held = new Uint32Array(size);
  for (let n = 0; n < living.length; n++) {
    if (breather.due) await breather.breathe();
    const { lines, articles } = living.segment(n);
    const article = living.article(n);
    for (let line = articles.lines[article]!; line < articles.lines[article + 1]!; line++) {
      const [lo, hi] = [lines.lo[line]!, lines.hi[line]!];
      const number = numbers.get(lo, hi);
      if (counts[number]! < least || held[number] === n + 1) continue;
      held[number] = n + 1;
      const holder = holders.get(number);
      if (holder) holder.among.push(n);
      else holders.set(number, { hash: { lo, hi }, among: [n] });
    }
  }
  const learnt: (LearntLine & { marks: Marks })[] = [];
  for (const { hash, among: list } of holders.values()) {
    if (breather.due) await breather.breathe();
    const evidence = (of: number, among: readonly number[]): Evidence | undefined => {
      if (among.length < leastFiles(of)) return undefined;
      const stories = new Set<number>();
      for (const n of among) {
        stories.add(storyOf[n]!);
        if (stories.size >= LEAST_STORIES) return { files: among.length, of };
      }
      return undefined;
    };
    const byOutlet = new Map<number, number[]>();
    for (const n of list) {
      const group = byOutlet.get(outlet[n]!);
      if (group) group.push(n);
      else byOutlet.set(outlet[n]!, [n]);
    }
    const outlets = new Map<string, Evidence>();
    for (const [at, among] of byOutlet) {
      const found = evidence(outletSizes[at]!, among);
      if (found) outlets.set(outletKeys[at]!, found);
    }
    const everywhere = evidence(living.length, list);
    if (!everywhere && outlets.size === 0) continue;
    const line = { hash, everywhere, outlets };
    learnt.push({ ...line, marks: markOf(line) });
  }
  return new LearntLines(learnt);
}
