import type { Block } from '../text/block.ts';
import type { ParagraphKind, Span } from '../types.ts';
import { type Fingerprint, type Stretch, stretchesOf } from './fingerprint.ts';
import { type Occurrence, PairIndex, type TextNode } from './pair-index.ts';
import { ShingleTable } from './shingles.ts';

/** One paragraph in its place. */
export interface Unit {
  /** Offset of the paragraph in the text. */
  readonly start: number;
  readonly block: Block;
  readonly print: Fingerprint;
  readonly kind: ParagraphKind;
  /** Page furniture inside the paragraph, relative to it, in order. */
  readonly boilerplate: readonly Span[];
}

/** A paragraph that the index holds. */
export interface Row {
  unit: Unit;
  /** Its place among the paragraphs of the version that is being answered. */
  index: number;
  readonly places: Place[];
}

/** A paragraph or sentence in its place. */
export class Place implements Occurrence {
  whole: TextNode<Place> | undefined;
  sentence: TextNode<Place> | undefined;

  constructor(
    readonly row: Row,
    readonly stretch: Stretch,
  ) {}

  get order(): number {
    // A paragraph stands before its sentences; no paragraph has a million of them.
    return this.row.index * 1e6 + this.stretch.sentence + 1;
  }

  /** The place in the text, absolute. */
  get span(): Span {
    const { start } = this.row.unit;
    return { start: start + this.stretch.span.start, end: start + this.stretch.span.end };
  }

  get isWhole(): boolean {
    return this.stretch.sentence < 0;
  }
}

/** The shingle table only grows; when dead entries outnumber this and the live ones, the index is made anew. */
const MOST_DEAD_SHINGLES = 200_000;

/**
 * The paragraphs of one article's successive versions, indexed. Mutable and shared along the versions, so it always
 * compares what it is given with what it holds: any version may follow any other, only the cost depends on how far apart
 * they are.
 */
export class Corpus {
  #rows: Row[] = [];
  #table = new ShingleTable();
  #atRebuild = 0;
  paragraphs = new PairIndex<Place>();
  sentences = new PairIndex<Place>();

  /** Makes the index hold exactly these paragraphs, and gives them in order. */
  update(units: readonly Unit[]): readonly Row[] {
    if (this.#table.size > 2 * this.#atRebuild + MOST_DEAD_SHINGLES) this.#restart();
    const old = this.#rows;
    const rows = new Array<Row>(units.length);
    const most = Math.min(old.length, units.length);
    let head = 0;
    while (head < most && isSame(old[head]!.unit, units[head]!)) {
      rows[head] = old[head]!;
      head++;
    }
    let tail = 0;
    while (tail < most - head && isSame(old[old.length - 1 - tail]!.unit, units[units.length - 1 - tail]!)) {
      rows[units.length - 1 - tail] = old[old.length - 1 - tail]!;
      tail++;
    }
    // Between the two ends a paragraph is known by its fingerprint; where it moved to does not matter to the index.
    const left = new Map<Fingerprint, Row>();
    for (let i = head; i < old.length - tail; i++) {
      const row = old[i]!;
      if (left.has(row.unit.print)) this.#remove(row);
      else left.set(row.unit.print, row);
    }
    const fresh: number[] = [];
    for (let i = head; i < units.length - tail; i++) {
      const known = left.get(units[i]!.print);
      if (known && isSame(known.unit, units[i]!)) {
        left.delete(units[i]!.print);
        rows[i] = known;
      } else {
        fresh.push(i);
      }
    }
    for (const row of left.values()) this.#remove(row);
    for (const i of fresh) rows[i] = this.#add(units[i]!);
    for (let i = 0; i < rows.length; i++) {
      rows[i]!.unit = units[i]!;
      rows[i]!.index = i;
    }
    this.#rows = rows;
    this.paragraphs.settle();
    this.sentences.settle();
    if (this.#atRebuild === 0) this.#atRebuild = this.#table.size;
    return rows;
  }

  #restart(): void {
    this.#rows = [];
    this.#table = new ShingleTable();
    this.#atRebuild = 0;
    this.paragraphs = new PairIndex();
    this.sentences = new PairIndex();
  }

  #add(unit: Unit): Row {
    const row: Row = { unit, index: 0, places: [] };
    if (unit.kind === 'boilerplate') return row;
    const { whole, sentences } = stretchesOf(unit.block, unit.print, unit.boilerplate);
    if (whole) {
      const place = new Place(row, whole);
      const words = this.#table.wordIds(whole.words);
      const shingles = this.#table.shingleIds(words);
      place.whole = this.paragraphs.add(words, shingles, place);
      // A paragraph of one sentence is compared with the sentences of others too.
      if (unit.block.sentences.length === 1) place.sentence = this.sentences.add(words, shingles, place);
      row.places.push(place);
    }
    for (const stretch of sentences) {
      const place = new Place(row, stretch);
      const words = this.#table.wordIds(stretch.words);
      place.sentence = this.sentences.add(words, this.#table.shingleIds(words), place);
      row.places.push(place);
    }
    return row;
  }

  #remove(row: Row): void {
    for (const place of row.places) {
      if (place.whole) this.paragraphs.remove(place.whole, place);
      if (place.sentence) this.sentences.remove(place.sentence, place);
    }
  }
}

/** Whether the index holds the same for both. Their offsets and headline or body do not matter to it. */
function isSame(a: Unit, b: Unit): boolean {
  return (
    a.print === b.print &&
    (a.kind === 'boilerplate') === (b.kind === 'boilerplate') &&
    a.boilerplate.length === b.boilerplate.length &&
    a.boilerplate.every((span, i) => span.start === b.boilerplate[i]!.start && span.end === b.boilerplate[i]!.end)
  );
}
