import { makeBlock } from '../text/block.ts';
import type { DuplicateGroup, Span } from '../types.ts';
import type { Unit } from './corpus.ts';
import { type Fingerprint, fingerprint } from './fingerprint.ts';
import type { Duplicates, Link } from './groups.ts';
import { PairOfTexts } from './pair-of-texts.ts';
import { isParallel, type Passage, type PlacedName, type Standing } from './parallel.ts';
import { lastAtOrBefore } from './runs.ts';

/** The names of a paragraph by its number, relative to it. The same array for as long as they are the same. */
export type NamesOf = (unit: number) => readonly PlacedName[];

const NONE: readonly PlacedName[] = [];

/** Nothing is known of names. */
export const noNames: NamesOf = () => NONE;

/** How many other members of a family of lines are looked at for one line. */
const MOST_COMPARED = 8;

/**
 * The duplicates without the links of near copies that are parallel wording. A line of such a family may still be a copy of another one
 * than the first: it is compared with those nearest before it. The cost is that of the near copies; pairs of paragraphs that an earlier
 * version had are not read again.
 */
export function withoutParallel(
  text: string,
  units: readonly Unit[],
  { groups, links }: Pick<Duplicates, 'groups' | 'links'>,
  namesOf: NamesOf,
): Pick<Duplicates, 'groups' | 'links'> {
  if (groups.every(({ kind }) => kind !== 'near')) return { groups, links };
  const judge = new Judge(text, units, namesOf);
  return {
    groups,
    links: groups.map((group, i) => (group.kind === 'near' ? shownOf(group, links[i]!, judge) : links[i]!)),
  };
}

function shownOf({ members }: DuplicateGroup, links: readonly Link[], judge: Judge): readonly Link[] {
  const shown: Link[] = [];
  for (const link of links) {
    if (!judge.isParallel(members[link.copy]!, members[link.other]!, members)) {
      shown.push(link);
      continue;
    }
    for (let other = link.copy - 1; other > 0 && other >= link.copy - MOST_COMPARED; other--) {
      const similarity = judge.similarityOf(members[link.copy]!, members[other]!, members);
      if (similarity === 0) continue;
      shown.push({ ...link, other, similarity });
      break;
    }
  }
  return shown.length === links.length && shown.every((link, i) => link === links[i]) ? links : shown;
}

/** Code units of white space between neighbours at most. */
const MOST_BETWEEN = 20;

interface Verdict {
  readonly names: readonly PlacedName[];
  readonly otherNames: readonly PlacedName[];
  readonly isParallel: boolean;
}

/** Of pairs of paragraphs, and of sentences of theirs by where these start. An unchanged paragraph keeps its fingerprint. */
const judged = new WeakMap<Fingerprint, WeakMap<Fingerprint, Map<string, Verdict>>>();
const compared = new WeakMap<Fingerprint, WeakMap<Fingerprint, Map<string, number>>>();

class Judge {
  readonly #pairs = new PairOfTexts();

  constructor(
    readonly text: string,
    readonly units: readonly Unit[],
    readonly namesOf: NamesOf,
  ) {}

  isParallel(here: Span, there: Span, family: readonly Span[]): boolean {
    const [i, k] = [lastAtOrBefore(this.units, here.start), lastAtOrBefore(this.units, there.start)];
    const standing = this.#standing(here, there, family);
    const verdicts = memory(judged, this.units[i]!.print, this.units[k]!.print);
    const key = this.#key(here, i, there, k, standing);
    const [names, otherNames] = [this.namesOf(i), this.namesOf(k)];
    const known = verdicts.get(key);
    if (known && known.names === names && known.otherNames === otherNames) return known.isParallel;
    const verdict = isParallel(this.#passage(here, i, names), this.#passage(there, k, otherNames), standing);
    verdicts.set(key, { names, otherNames, isParallel: verdict });
    return verdict;
  }

  /** How similar two members of a family are where the one is an edited copy of the other, and 0 otherwise. */
  similarityOf(here: Span, there: Span, family: readonly Span[]): number {
    const [i, k] = [lastAtOrBefore(this.units, here.start), lastAtOrBefore(this.units, there.start)];
    const known = memory(compared, this.units[i]!.print, this.units[k]!.print);
    const key = this.#key(here, i, there, k, 'apart');
    let similarity = known.get(key);
    if (similarity === undefined) {
      const [a, b] = [here, there].map((span) => fingerprint(makeBlock(this.text.slice(span.start, span.end))).words);
      const pair = this.#pairs.compare(a!, b!);
      similarity = pair?.kind === 'near' ? pair.similarity : 0;
      known.set(key, similarity);
    }
    return similarity === 0 || this.isParallel(here, there, family) ? 0 : similarity;
  }

  #passage({ start, end }: Span, unit: number, names: readonly PlacedName[]): Passage {
    const at = start - this.units[unit]!.start;
    const inside = names.filter((name) => name.start >= at && name.end <= at + end - start);
    return {
      text: this.text.slice(start, end),
      names: inside.map((name) => ({ ...name, start: name.start - at, end: name.end - at })),
    };
  }

  #key(here: Span, i: number, there: Span, k: number, standing: Standing): string {
    const [a, b] = [here.start - this.units[i]!.start, there.start - this.units[k]!.start];
    return `${a} ${here.end - here.start} ${b} ${there.end - there.start} ${standing}`;
  }

  /** Neighbours have nothing between them but others of their family, which are in document order. */
  #standing(here: Span, there: Span, family: readonly Span[]): Standing {
    const [first, second] = here.start < there.start ? [here, there] : [there, here];
    let at = first.end;
    const from = lastAtOrBefore(family, first.start);
    for (let i = from; i < family.length && i <= from + MOST_COMPARED; i++) {
      const member = family[i]!;
      if (member.start < at) continue;
      if (member.start - at > MOST_BETWEEN || this.text.slice(at, member.start).trim() !== '') return 'apart';
      if (member.start >= second.start) return 'neighbours';
      at = member.end;
    }
    return 'apart';
  }
}

function memory<T>(
  all: WeakMap<Fingerprint, WeakMap<Fingerprint, Map<string, T>>>,
  a: Fingerprint,
  b: Fingerprint,
): Map<string, T> {
  let of = all.get(a);
  if (!of) {
    of = new WeakMap();
    all.set(a, of);
  }
  let both = of.get(b);
  if (!both) {
    both = new Map();
    of.set(b, both);
  }
  return both;
}
