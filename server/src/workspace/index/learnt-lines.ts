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

/** The short lines that recur in an outlet's files or in the workspace's, as they were learnt from the index: immutable. */
export class LearntLines {
  readonly #numbers = new HashTable();
  readonly #learnt: readonly Learnt[];
  /** Which lines there are, of which outlets: two with the same mark the same lines. */
  readonly mark: string;
  /** The same with the evidence. */
  readonly detail: string;

  constructor(learnt: readonly (Learnt & { readonly hash: Hash64 })[]) {
    this.#learnt = learnt;
    const marks: string[] = [];
    const details: string[] = [];
    for (const [i, { hash, everywhere, outlets }] of learnt.entries()) {
      this.#numbers.set(hash.lo, hash.hi, i);
      const sorted = [...outlets].sort(([a], [b]) => (a < b ? -1 : 1));
      const line = `${hash.lo}.${hash.hi}`;
      marks.push(`${line} ${everywhere !== undefined} ${sorted.map(([outlet]) => outlet).join('|')}`);
      details.push(JSON.stringify([line, everywhere, sorted]));
    }
    this.mark = marks.sort().join('\n');
    this.detail = details.sort().join('\n');
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

export const NOTHING_LEARNT = new LearntLines([]);

const ABSENT = 0xffffffff;

/** Learns the lines that recur; linear in the lines of all articles, and gives way meanwhile. */
export async function learnLines({ living, storyOf }: Stories, breather: Breather): Promise<LearntLines> {
  let room = 0;
  for (const { segment } of living.parts) room += segment.lines.lo.length;
  const numbers = new HashTable(room);
  const counts: number[] = [];
  const last: number[] = [];
  const hashes: Hash64[] = [];
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
        number = counts.length;
        numbers.set(lo, hi, number);
        counts.push(0);
        last.push(ABSENT);
        hashes.push({ lo, hi });
      }
      if (last[number] === n) continue;
      last[number] = n;
      counts[number]!++;
    }
  }
  // Most lines stand in one article: what follows looks at the others alone.
  const least = leastFiles(0);
  const holders = new Map<number, number[]>();
  last.fill(ABSENT);
  for (let n = 0; n < living.length; n++) {
    if (breather.due) await breather.breathe();
    const { lines, articles } = living.segment(n);
    const article = living.article(n);
    for (let line = articles.lines[article]!; line < articles.lines[article + 1]!; line++) {
      const number = numbers.get(lines.lo[line]!, lines.hi[line]!);
      if (counts[number]! < least || last[number] === n) continue;
      last[number] = n;
      const list = holders.get(number);
      if (list) list.push(n);
      else holders.set(number, [n]);
    }
  }
  const learnt: (Learnt & { hash: Hash64 })[] = [];
  for (const [number, list] of holders) {
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
    if (everywhere || outlets.size > 0) learnt.push({ hash: hashes[number]!, everywhere, outlets });
  }
  return new LearntLines(learnt);
}
