import type { DuplicateGroup, RelatedPair } from '../types.ts';
import { Corpus, type Place, type Row, type Unit } from './corpus.ts';
import { sameFigures } from './differences.ts';
import type { Pair, TextNode } from './pair-index.ts';

/** Why a member of a group is reported, and against which other member. Indices into `members`. */
export interface Link {
  readonly copy: number;
  readonly other: number;
  /** The copy may be removed and nothing is lost (exact), or it stands whole in the other (contained). */
  readonly removable: boolean;
  readonly similarity: number;
}

/** All duplicates of one version of an article, in document order. */
export interface Duplicates {
  readonly groups: readonly DuplicateGroup[];
  readonly related: readonly RelatedPair[];
  /** For each group, its members that are copies of another. */
  readonly links: readonly (readonly Link[])[];
}

/**
 * Finds the duplicates of an article by the contract's rules.
 *
 * @param units the paragraphs in document order
 * @param previous what an earlier version of the article gave: paragraphs that share their Fingerprint with it are not
 *   counted again. The result is what a fresh call gives. Any earlier result will do, the nearest is the cheapest.
 */
export function findDuplicates(units: readonly Unit[], previous?: Duplicates): Duplicates {
  const corpus = previous instanceof Found ? previous.corpus : new Corpus();
  return new Found(corpus, corpus.update(units));
}

interface Made {
  readonly group: DuplicateGroup;
  readonly links: readonly Link[];
}

/** A similar pair of places, the earlier one first. */
interface Edge {
  readonly from: Place;
  readonly to: Place;
  readonly pair: Pair;
}

class Found implements Duplicates {
  readonly groups: readonly DuplicateGroup[];
  readonly related: readonly RelatedPair[];
  readonly links: readonly (readonly Link[])[];
  // Not enumerable: the value is compared and printed, the index behind it is neither.
  readonly #corpus: Corpus;

  constructor(corpus: Corpus, rows: readonly Row[]) {
    this.#corpus = corpus;
    const assembly = new Assembly(rows);
    assembly.paragraphs(corpus);
    assembly.sentences(corpus);
    const made = assembly.made.sort((a, b) => compareGroups(a.group, b.group));
    this.groups = made.map(({ group }) => group);
    this.links = made.map(({ links }) => links);
    this.related = assembly.related.sort(
      ({ members: a }, { members: b }) =>
        a[0].start - b[0].start || a[1].start - b[1].start || a[0].end - b[0].end || a[1].end - b[1].end,
    );
  }

  get corpus(): Corpus {
    return this.#corpus;
  }
}

class Assembly {
  readonly made: Made[] = [];
  readonly related: RelatedPair[] = [];
  /** The groups that a paragraph belongs to. */
  readonly #groupsOf = new Map<Row, number[]>();
  /** Later exact copies: their sentences go with them. */
  readonly #copies = new Set<Row>();
  readonly #relatedRows = new Set<number>();
  #groups = 0;

  constructor(readonly rows: readonly Row[]) {}

  paragraphs({ paragraphs: index }: Corpus): void {
    const first = new Map<TextNode<Place>, Place>();
    for (const node of index.repeated) {
      const places = inOrder(node.occurrences);
      first.set(node, places[0]!);
      this.#exact('paragraph', places);
      const group = this.#groups++;
      places.forEach(({ row }, i) => {
        this.#join(row, group);
        if (i > 0) this.#copies.add(row);
      });
    }
    const placeOf = (node: TextNode<Place>): Place => first.get(node) ?? only(node.occurrences);
    const edges: Edge[] = [];
    forEachPair(index, (a, b, pair) => {
      const [from, to] = ordered(placeOf(a), placeOf(b));
      if (pair.kind === 'related' || this.#isLeadOf(from.row, to.row)) {
        this.#relate(from, to, pair);
        this.#relatedRows.add(this.#key(from.row, to.row));
      } else {
        edges.push({ from, to, pair });
      }
    });
    const grouped = new Map<Place, number[]>();
    this.#group('paragraph', 'near', edges, grouped);
    this.#group('paragraph', 'contained', edges, grouped);
  }

  sentences({ sentences: index }: Corpus): void {
    const kept = new Map<TextNode<Place>, readonly Place[]>();
    for (const node of index.repeated) {
      const places: Place[] = [];
      for (const place of inOrder(node.occurrences)) {
        if (this.#copies.has(place.row)) continue;
        if (places.every((earlier) => this.#apart(earlier.row, place.row))) places.push(place);
      }
      kept.set(node, places);
      if (places.length > 1) this.#exact('sentence', places);
    }
    const edges: Edge[] = [];
    forEachPair(index, (a, b, pair) => {
      const places = [placesOf(a, kept), placesOf(b, kept)] as const;
      // Which node the index names first must not decide which places are compared first.
      const [first, second] = orderOf(places[0]) <= orderOf(places[1]) ? places : [places[1], places[0]];
      const edge = this.#nearestApart(first, second, pair);
      if (!edge) return;
      if (pair.kind !== 'related') edges.push(edge);
      else if (!this.#relatedRows.has(this.#key(edge.from.row, edge.to.row))) this.#relate(edge.from, edge.to, pair);
    });
    const grouped = new Map<Place, number[]>();
    this.#group('sentence', 'near', edges, grouped);
    this.#group('sentence', 'contained', edges, grouped);
  }

  /** Two sentences that may be reported: not of paragraphs that were reported together. */
  #nearestApart(a: readonly Place[], b: readonly Place[], pair: Pair): Edge | undefined {
    for (const one of a) {
      if (this.#copies.has(one.row)) continue;
      for (const other of b) {
        if (this.#copies.has(other.row) || !this.#apart(one.row, other.row)) continue;
        // Two whole paragraphs were compared as paragraphs.
        if (one.isWhole && other.isWhole) continue;
        const [from, to] = ordered(one, other);
        return { from, to, pair };
      }
    }
    return undefined;
  }

  /** Whether a sentence of one and a sentence of the other are news beside what is said of their paragraphs. */
  #apart(a: Row, b: Row): boolean {
    if (a === b) return true;
    if (this.#isLeadOf(a, b) || this.#isLeadOf(b, a)) return false;
    const groups = this.#groupsOf.get(a);
    const others = this.#groupsOf.get(b);
    return !groups || !others || !groups.some((group) => others.includes(group));
  }

  /** Whether `body` is the lead of the article that `headline` heads. */
  #isLeadOf(headline: Row, body: Row): boolean {
    if (headline.unit.kind !== 'headline' || body.unit.kind !== 'body') return false;
    for (let i = headline.index + 1; i <= body.index; i++) {
      if (this.rows[i]!.unit.kind === 'body') return i === body.index;
    }
    return false;
  }

  #exact(unit: 'paragraph' | 'sentence', places: readonly Place[]): void {
    this.made.push({
      group: { unit, kind: 'exact', similarity: 1, members: places.map(({ span }) => span) },
      links: places
        .slice(1)
        .map((place, i) => ({ copy: i + 1, other: 0, removable: saysTheSame(places[0]!, place), similarity: 1 })),
    });
  }

  /** Makes the groups of one kind: each is led by its first member, and every other member is similar to that one. */
  #group(
    unit: 'paragraph' | 'sentence',
    kind: 'near' | 'contained',
    edges: readonly Edge[],
    groupsOf: Map<Place, number[]>,
  ): void {
    const later = new Map<Place, Edge[]>();
    for (const edge of edges) {
      if (edge.pair.kind !== kind) continue;
      const list = later.get(edge.from);
      if (list) list.push(edge);
      else later.set(edge.from, [edge]);
    }
    for (const from of inOrder(later.keys())) {
      // Of members of one group no more is said: a family of lines made from one pattern is one group.
      const known = groupsOf.get(from) ?? [];
      const list = later
        .get(from)!
        .filter(({ to }) => !(groupsOf.get(to) ?? []).some((group) => known.includes(group)))
        .sort((a, b) => a.to.order - b.to.order);
      if (list.length === 0) continue;
      const id = this.#groups++;
      const similarityOf = ({ pair }: Edge): number => round(kind === 'near' ? pair.jaccard : pair.containment);
      for (const place of [from, ...list.map(({ to }) => to)]) {
        groupsOf.set(place, [...(groupsOf.get(place) ?? []), id]);
        if (unit === 'paragraph') this.#join(place.row, id);
      }
      this.made.push({
        group: {
          unit,
          kind,
          similarity: list.reduce((least, edge) => Math.min(least, similarityOf(edge)), 1),
          members: [from.span, ...list.map(({ to }) => to.span)],
        },
        links: list.map((edge, i) => link(kind, edge, i + 1, similarityOf(edge))),
      });
    }
  }

  #relate(from: Place, to: Place, pair: Pair): void {
    this.related.push({ members: [from.span, to.span], containment: round(pair.containment) });
  }

  #join(row: Row, group: number): void {
    const groups = this.#groupsOf.get(row);
    if (groups) groups.push(group);
    else this.#groupsOf.set(row, [group]);
  }

  #key(a: Row, b: Row): number {
    return Math.min(a.index, b.index) * this.rows.length + Math.max(a.index, b.index);
  }
}

/** Which of a similar pair is reported as the copy: the smaller one where it is contained, the later one where it is near. */
function link(kind: 'near' | 'contained', { from, to }: Edge, at: number, similarity: number): Link {
  if (kind === 'near') return { copy: at, other: 0, removable: false, similarity };
  const firstIsSmaller = shinglesOf(from) < shinglesOf(to);
  const smaller = firstIsSmaller ? from : to;
  return {
    copy: firstIsSmaller ? 0 : at,
    other: firstIsSmaller ? at : 0,
    removable: !(smaller.isWhole && smaller.row.unit.kind === 'headline'),
    similarity,
  };
}

/** The words are the same; a fact may still hang on a sign between digits. */
const saysTheSame = (a: Place, b: Place): boolean => sameFigures(writtenAt(a), writtenAt(b));

const writtenAt = ({ row, stretch }: Place): string => row.unit.block.text.slice(stretch.span.start, stretch.span.end);

const shinglesOf = ({ whole, sentence }: Place): number => (whole ?? sentence)?.shingles.length ?? 0;

function forEachPair(
  index: Corpus['paragraphs'],
  visit: (a: TextNode<Place>, b: TextNode<Place>, pair: Pair) => void,
): void {
  const seen = new Set<TextNode<Place>>();
  for (const node of index.paired) {
    seen.add(node);
    for (const [other, pair] of node.pairs) if (!seen.has(other)) visit(node, other, pair);
  }
  for (const { a, b, pair } of index.commonPairs()) visit(a, b, pair);
}

/** Enough places to find two of different paragraphs; a text that stands in thousands must not be paired place by place. */
const MOST_PLACES = 4;

function placesOf(node: TextNode<Place>, kept: ReadonlyMap<TextNode<Place>, readonly Place[]>): readonly Place[] {
  return (kept.get(node) ?? [...node.occurrences]).slice(0, MOST_PLACES);
}

const orderOf = (places: readonly Place[]): number => places[0]?.order ?? -1;

function only(places: ReadonlySet<Place>): Place {
  const [place] = places;
  return place!;
}

const inOrder = (places: Iterable<Place>): Place[] => {
  const keyed = Array.from(places, (place) => ({ place, order: place.order }));
  return keyed.sort((a, b) => a.order - b.order).map(({ place }) => place);
};

const ordered = (a: Place, b: Place): [Place, Place] => (a.order <= b.order ? [a, b] : [b, a]);

/** Four decimals say all that an editor can use, and make the printed value short. */
const round = (value: number): number => Math.round(value * 1e4) / 1e4;

function compareGroups(a: DuplicateGroup, b: DuplicateGroup): number {
  for (let i = 0; i < a.members.length && i < b.members.length; i++) {
    const by = a.members[i]!.start - b.members[i]!.start || b.members[i]!.end - a.members[i]!.end;
    if (by !== 0) return by;
  }
  return a.members.length - b.members.length || (a.kind < b.kind ? -1 : 1);
}
