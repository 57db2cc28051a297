import { uriKey } from '../uri.ts';
import type { Breather } from './breather.ts';
import type { Naturals } from './columns.ts';
import type { Stamp } from './facts.ts';
import { type Hash64, HashTable, hash64 } from './hash.ts';
import { Dropped } from './lasting.ts';
import type { StoredSegment } from './reading.ts';
import type { Segment } from './segment.ts';

/** `hidden`: an open document stands for it. `gone`: deleted, or in a newer segment. */
export const STATE = { counts: 0, gone: 1, hidden: 2 } as const;

/** Entities that are numbered between two looks at the clock. */
const STEP = 2048;

/** The entities of a segment as numbers of the table, with their counts when all articles count. */
type Numbered = Pick<Part, 'globals' | 'locals' | 'globalOf' | 'pairCounts' | 'files' | 'counts'>;

/** A segment in use. What changes about it stands beside it: which of its articles are gone, and what is left of its counts. */
export interface Part {
  readonly segment: Segment;
  /** Its entities as numbers of the table, ascending, and beside each the segment's own number. */
  readonly globals: Uint32Array;
  readonly locals: Uint32Array;
  /** By the segment's own number. */
  readonly globalOf: Uint32Array;
  /** One of `STATE` for each article. */
  readonly state: Uint8Array;
  goneCount: number;
  /** Living mentions of each entity in each spelling. */
  readonly pairCounts: Naturals;
  /** Living articles and mentions of each entity. */
  readonly files: Uint32Array;
  readonly counts: Uint32Array;
  /** Its bytes and where they are kept; undefined for an open document. */
  stored: StoredSegment | undefined;
  retired: boolean;
}

export interface ArticlePlace {
  readonly part: Part;
  readonly article: number;
}

/**
 * The articles that are known, in segments, and the entities over all of them. A newer version of an article hides the older
 * one; an open document hides its file until it is closed. Every change costs what the changed articles name.
 */
export class ArticleTable {
  #parts: Part[] = [];
  /** Entity ids → numbers. */
  readonly #ids = new HashTable();
  #entities = 0;
  #counts = new Uint32Array(1024);
  #files = new Uint32Array(1024);
  /** Keys of URIs → slots; of open documents apart. */
  readonly #keys = new HashTable();
  readonly #slots: (ArticlePlace | undefined)[] = [];
  readonly #open = new Map<number, ArticlePlace>();
  #articles = 0;
  readonly #dropped = new Dropped();
  /** Goes up with every change. */
  generation = 0;

  get parts(): readonly Part[] {
    return this.#parts;
  }

  /** Living articles. */
  get size(): number {
    return this.#articles;
  }

  /** Entities that were ever met. */
  get entityNumbers(): number {
    return this.#entities;
  }

  /** The number of an entity id, or -1. */
  entity(id: string): number {
    const { lo, hi } = hash64(id);
    return this.#ids.get(lo, hi);
  }

  /** Living mentions and articles of an entity. */
  mentionsOf = (entity: number): number => this.#counts[entity] ?? 0;
  articlesOf = (entity: number): number => this.#files[entity] ?? 0;

  /** Takes in the articles of a segment; each hides what was known of it. */
  add(segment: Segment, stored?: StoredSegment, prepared?: Numbered): Part {
    const part = this.#enter(segment, stored, prepared);
    for (let article = 0; article < segment.size; article++) this.#place(part, article);
    return part;
  }

  /** Takes in an open document, which stands for its file. */
  open(segment: Segment): void {
    const part = this.#enter(segment, undefined);
    const slot = this.#slot(segment.articles.keyLo[0]!, segment.articles.keyHi[0]!);
    const before = this.#open.get(slot);
    if (before) this.#remove(before);
    const file = this.#slots[slot];
    if (file) this.#hide(file);
    this.#open.set(slot, { part, article: 0 });
  }

  /** The document was closed: its file counts again, as it was last known. */
  close(uri: string): void {
    const slot = this.#slotOf(uri);
    const before = this.#open.get(slot);
    if (!before) return;
    this.#open.delete(slot);
    this.#remove(before);
    const file = this.#slots[slot];
    if (file) this.#show(file);
  }

  /**
   * Puts a merged segment in the place of those that it was made of. What changed meanwhile holds. The counts change as a
   * whole, not article by article.
   */
  replace(parts: readonly Part[], segment: Segment, stored: StoredSegment, prepared?: Numbered): void {
    const old = new Set(parts);
    const merged = this.#enter(segment, stored, prepared);
    const hidden: number[] = [];
    const outdated: number[] = [];
    for (let article = 0; article < segment.size; article++) {
      const slot = this.#slot(segment.articles.keyLo[article]!, segment.articles.keyHi[article]!);
      const now = this.#slots[slot];
      if (now && old.has(now.part)) {
        this.#slots[slot] = { part: merged, article };
        if (this.#open.has(slot)) hidden.push(article);
      } else outdated.push(article);
    }
    for (const part of parts) this.#retire(part);
    for (const article of hidden) this.#hide({ part: merged, article });
    for (const article of outdated) this.#remove({ part: merged, article });
    if (segment.size === 0) this.#retire(merged);
  }

  delete(uri: string): void {
    const slot = this.#slotOf(uri);
    const place = this.#slots[slot];
    if (!place) return;
    this.#slots[slot] = undefined;
    this.#remove(place);
  }

  clear(): void {
    for (const part of this.#parts) {
      part.retired = true;
      this.#drop(part);
    }
    this.#parts = [];
    this.#slots.fill(undefined);
    this.#open.clear();
    this.#counts.fill(0);
    this.#files.fill(0);
    this.#articles = 0;
    this.generation++;
  }

  /** What is known of a file on disk, even while a document of it is open. */
  file(uri: string): ArticlePlace | undefined {
    return this.#slots[this.#slotOf(uri)];
  }

  /** What counts: the open document, else the file. */
  article(uri: string): ArticlePlace | undefined {
    const slot = this.#slotOf(uri);
    return this.#open.get(slot) ?? this.#slots[slot];
  }

  /** Some article of a file, by the file's `uriKey`: all have its stamp. */
  anyOfFile(fileKey: string): ArticlePlace | undefined {
    for (const place of this.#ofFile(fileKey)) return place;
    return undefined;
  }

  /** Takes out the articles of a file that were read at another time than the others. */
  deleteOlder(fileKey: string, { mtime, size }: Stamp): void {
    for (const { part, article } of [...this.#ofFile(fileKey)]) {
      const { articles } = part.segment;
      if (articles.mtime[article] === mtime && articles.bytes[article] === size) continue;
      this.#slots[this.#slot(articles.keyLo[article]!, articles.keyHi[article]!)] = undefined;
      this.#remove({ part, article });
    }
  }

  *#ofFile(fileKey: string): Generator<ArticlePlace> {
    const { lo, hi } = hash64(fileKey);
    for (const part of this.#parts) {
      const { fileLo, fileHi, version } = part.segment.articles;
      for (let article = fileLo.indexOf(lo); article >= 0; article = fileLo.indexOf(lo, article + 1)) {
        const isFile = fileHi[article] === hi && version[article]! < 0;
        if (isFile && part.state[article] !== STATE.gone) yield { part, article };
      }
    }
  }

  /** Every file that is known, open or not. */
  *files(): Generator<ArticlePlace> {
    for (const place of this.#slots) if (place) yield place;
  }

  /** The open documents whose files are not known. */
  *opened(): Generator<ArticlePlace> {
    for (const [slot, place] of this.#open) if (!this.#slots[slot]) yield place;
  }

  /** An entity's number in each part that has it. */
  *holding(entity: number): Generator<{ part: Part; local: number }> {
    for (const part of this.#parts) {
      const local = localOf(part, entity);
      if (local >= 0 && part.files[local]! > 0) yield { part, local };
    }
  }

  /** Gives the entities of a segment their numbers, in steps between which others may have their turn. */
  *#number(segment: Segment): Generator<void, Numbered> {
    const { lo, hi, articles, counts: postingCounts } = segment.entities;
    const count = segment.entityCount;
    const globalOf = new Uint32Array(count);
    const files = new Uint32Array(count);
    const counts = new Uint32Array(count);
    // Sorted as one number each: the entity's above the segment's own.
    const order = new Float64Array(count);
    for (let local = 0; local < count; local++) {
      let entity = this.#ids.get(lo[local]!, hi[local]!);
      if (entity < 0) {
        entity = this.#entities++;
        this.#ids.set(lo[local]!, hi[local]!, entity);
      }
      globalOf[local] = entity;
      order[local] = entity * 2 ** 21 + local;
      files[local] = articles[local + 1]! - articles[local]!;
      for (let at = articles[local]!; at < articles[local + 1]!; at++) counts[local]! += postingCounts[at]!;
      if (local % STEP === STEP - 1) yield;
    }
    order.sort();
    yield;
    const globals = new Uint32Array(count);
    const locals = new Uint32Array(count);
    for (let i = 0; i < count; i++) {
      globals[i] = Math.floor(order[i]! / 2 ** 21);
      locals[i] = order[i]! % 2 ** 21;
    }
    return { globalOf, globals, locals, files, counts, pairCounts: segment.pairs.count.slice() };
  }

  /** Does beforehand, giving way, what would hold up the thread when a large segment is taken in. */
  async prepare(segment: Segment, breather: Breather): Promise<Numbered> {
    const steps = this.#number(segment);
    for (let step = steps.next(); ; step = steps.next()) {
      if (step.done) return step.value;
      if (breather.due) await breather.breathe();
    }
  }

  #numberNow(segment: Segment): Numbered {
    const steps = this.#number(segment);
    for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value;
  }

  #enter(segment: Segment, stored: StoredSegment | undefined, prepared = this.#numberNow(segment)): Part {
    this.generation++;
    this.#makeRoom();
    const { globalOf, counts, files } = prepared;
    for (let local = 0; local < counts.length; local++) {
      this.#counts[globalOf[local]!]! += counts[local]!;
      this.#files[globalOf[local]!]! += files[local]!;
    }
    this.#articles += segment.size;
    const state = new Uint8Array(segment.size);
    const part: Part = { segment, ...prepared, state, goneCount: 0, stored, retired: false };
    this.#parts.push(part);
    return part;
  }

  #place(part: Part, article: number): void {
    const { keyLo, keyHi } = part.segment.articles;
    const slot = this.#slot(keyLo[article]!, keyHi[article]!);
    const before = this.#slots[slot];
    this.#slots[slot] = { part, article };
    if (before) this.#remove(before);
    if (this.#open.has(slot)) this.#hide({ part, article });
  }

  /** Takes an article out of all counts while an open document stands for it. */
  #hide({ part, article }: ArticlePlace): void {
    if (part.state[article] !== STATE.counts) return;
    part.state[article] = STATE.hidden;
    this.#count({ part, article }, -1);
  }

  #show({ part, article }: ArticlePlace): void {
    if (part.state[article] !== STATE.hidden) return;
    part.state[article] = STATE.counts;
    this.#count({ part, article }, 1);
  }

  #remove({ part, article }: ArticlePlace): void {
    if (part.state[article] === STATE.gone) return;
    if (part.state[article] === STATE.counts) this.#count({ part, article }, -1);
    part.state[article] = STATE.gone;
    part.goneCount++;
    if (part.goneCount === part.segment.size) this.#retire(part);
  }

  /** Takes out a whole part. */
  #retire(part: Part): void {
    if (part.retired) return;
    part.retired = true;
    this.generation++;
    const { counts, files, globalOf, state } = part;
    for (let local = 0; local < counts.length; local++) {
      const entity = globalOf[local]!;
      this.#counts[entity]! -= counts[local]!;
      this.#files[entity]! -= files[local]!;
    }
    for (const one of state) if (one === STATE.counts) this.#articles--;
    state.fill(STATE.gone);
    counts.fill(0);
    files.fill(0);
    this.#parts = this.#parts.filter((other) => other !== part);
    this.#drop(part);
  }

  #drop({ segment, stored }: Part): void {
    this.#dropped.note(segment.byteLength + (stored?.text?.byteLength ?? 0));
  }

  #count({ part, article }: ArticlePlace, by: 1 | -1): void {
    this.generation++;
    this.#articles += by;
    const { segment, pairCounts, counts, files, globalOf } = part;
    const met = new Set<number>();
    const { mentions } = segment.articles;
    for (let at = mentions[article]!; at < mentions[article + 1]!; at++) {
      const pair = segment.mentions.pair[at]!;
      const local = segment.pairs.entity[pair]!;
      pairCounts[pair]! += by;
      counts[local]! += by;
      this.#counts[globalOf[local]!]! += by;
      if (met.has(local)) continue;
      met.add(local);
      files[local]! += by;
      this.#files[globalOf[local]!]! += by;
    }
  }

  #slotOf(uri: string): number {
    const { lo, hi }: Hash64 = hash64(uriKey(uri));
    return this.#slot(lo, hi);
  }

  #slot(lo: number, hi: number): number {
    let slot = this.#keys.get(lo, hi);
    if (slot < 0) {
      slot = this.#slots.length;
      this.#slots.push(undefined);
      this.#keys.set(lo, hi, slot);
    }
    return slot;
  }

  #makeRoom(): void {
    if (this.#entities <= this.#counts.length) return;
    const length = Math.max(this.#entities, this.#counts.length * 2);
    const [counts, files] = [this.#counts, this.#files];
    this.#counts = new Uint32Array(length);
    this.#counts.set(counts);
    this.#files = new Uint32Array(length);
    this.#files.set(files);
  }
}

/** The number that an entity has in a part, or -1. */
export function localOf({ globals, locals }: Part, entity: number): number {
  let low = 0;
  let high = globals.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (globals[middle]! < entity) low = middle + 1;
    else high = middle;
  }
  return globals[low] === entity ? locals[low]! : -1;
}
