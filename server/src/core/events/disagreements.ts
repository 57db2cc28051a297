import { dayOf, type Told } from './told.ts';

/** One value, and the mentions that give it. */
export interface Side {
  /** A day or days (EDTF), a number, or the number of an entity. */
  readonly value: string | number;
  /** As indices into what was compared, ascending. */
  readonly mentions: readonly number[];
}

/** What the mentions of one event contradict each other in. */
export interface Disagreement {
  readonly kind: 'date' | 'figure' | 'place' | 'name';
  /** What a figure counts, and in which unit; absent for the others. */
  readonly counted?: Told['figures'][number]['counted'];
  readonly unit?: string;
  /** Two or more, that of most mentions first. */
  readonly sides: readonly Side[];
}

/** Figures that count the same wherever they stand; others are compared only where their unit is the same. */
const COUNTED = new Set(['killed', 'wounded', 'missing', 'arrested', 'magnitude', 'score']);
/** Shares and prices differ within one event as a rule. */
const NEVER = new Set(['percent', 'money']);

/**
 * What mentions of one event contradict each other in: another day, another figure of the same counted thing, another place,
 * another fixed name. A value that one article gives beside another is no contradiction (12 killed in the one town, 15 in both).
 * Total, linear in mentions and figures.
 * @param told mentions of one event
 * @param names whether an article names an entity at all: who names both places means a town and its country
 */
export function disagreements(
  told: readonly Told[],
  names: (article: number, entity: number) => boolean,
): Disagreement[] {
  const found: Disagreement[] = [];
  const days = sidesOf(told, ({ days }) =>
    days?.source === 'said' && days.from === days.to ? dayOf(days.from) : undefined,
  );
  if (days.length > 1) found.push({ kind: 'date', sides: days });
  const figures = new Map<string, { counted: Disagreement['counted']; unit: string; values: Map<number, number> }>();
  for (const [at, mention] of told.entries()) {
    for (const [key, one] of singles(mention)) {
      const values = figures.get(key)?.values ?? new Map<number, number>();
      if (values.size === 0) figures.set(key, { counted: one.counted, unit: one.unit, values });
      values.set(at, one.value);
    }
  }
  for (const { counted, unit, values } of figures.values()) {
    const sides = sidesOf(told, (_, at) => values.get(at));
    if (sides.length > 1) found.push({ kind: 'figure', ...(counted && { counted }), unit, sides });
  }
  const places = sidesOf(told, ({ place }) => (place < 0 ? undefined : place));
  if (places.length > 1 && apart(places, told, names)) found.push({ kind: 'place', sides: places });
  const fixed = sidesOf(told, ({ name }) => (name < 0 ? undefined : name));
  if (fixed.length > 1 && apart(fixed, told, names)) found.push({ kind: 'name', sides: fixed });
  return found;
}

/** The figures of a mention that are the only ones of what they count. */
function singles({ figures }: Told): Map<string, Told['figures'][number]> {
  const only = new Map<string, Told['figures'][number] | null>();
  for (const one of figures) {
    if (NEVER.has(one.counted)) continue;
    const key = COUNTED.has(one.counted) ? one.counted : `${one.counted} ${one.unit}`;
    const before = only.get(key);
    only.set(key, before === undefined || before?.value === one.value ? one : null);
  }
  const single = new Map<string, Told['figures'][number]>();
  for (const [key, one] of only) if (one) single.set(key, one);
  return single;
}

/** The values of mentions with who gives them; a value all of whose articles give another one too is left out. */
function sidesOf<T extends string | number>(
  told: readonly Told[],
  given: (mention: Told, at: number) => T | undefined,
): Side[] {
  const sides = new Map<T, number[]>();
  const articles = new Map<number, Set<T>>();
  for (const [at, mention] of told.entries()) {
    const value = given(mention, at);
    if (value === undefined) continue;
    const side = sides.get(value);
    if (side) side.push(at);
    else sides.set(value, [at]);
    const said = articles.get(mention.article);
    if (said) said.add(value);
    else articles.set(mention.article, new Set([value]));
  }
  const alone = [...sides].filter(([, mentions]) => mentions.some((at) => articles.get(told[at]!.article)!.size === 1));
  return alone
    .map(([value, mentions]): Side => ({ value, mentions }))
    .sort((a, b) => b.mentions.length - a.mentions.length || a.mentions[0]! - b.mentions[0]!);
}

/** No article names two of the entities. */
function apart(
  sides: readonly Side[],
  told: readonly Told[],
  names: (article: number, entity: number) => boolean,
): boolean {
  return sides.every(({ value, mentions }) =>
    mentions.every((at) =>
      sides.every((other) => other.value === value || !names(told[at]!.article, other.value as number)),
    ),
  );
}
