import { Flag } from '../lexicon.ts';
import { mix } from './hash.ts';
import { TAGS, TYPES } from './tags.ts';
import type { WordFacts } from './words.ts';

/**
 * The second stage: what the rest of the article thinks of the same word. A word that is plainly a person in one sentence is
 * one in the next, whatever stands around it.
 */

/** Shares are counted in steps of an eighth, so that a change elsewhere in a paragraph is mostly no change for others. */
const STEPS = 8;
const KINDS = TYPES.length;

/** What one paragraph gives to the article: for each word its stem, or 0, and how much of each type the first stage sees in it. */
export interface Contribution {
  readonly stems: Int32Array;
  /** `[word * KINDS + type]`, in steps. */
  readonly shares: Uint8Array;
}

/** @param likely how likely each tag is at each word, by the first stage */
export function contributionOf(words: readonly WordFacts[], likely: Float64Array): Contribution {
  const stems = new Int32Array(words.length);
  const shares = new Uint8Array(words.length * KINDS);
  for (let i = 0; i < words.length; i++) {
    const { isWord, part, stem } = words[i]!;
    // Particles are no part of names for themselves.
    if (!isWord || (part & Flag.Function) !== 0) continue;
    stems[i] = stem;
    for (let type = 0; type < KINDS; type++) {
      const at = i * TAGS + 1 + type * 4;
      shares[i * KINDS + type] = Math.round(
        (likely[at]! + likely[at + 1]! + likely[at + 2]! + likely[at + 3]!) * STEPS,
      );
    }
  }
  return { stems, shares };
}

/** What an article says of a stem: how often it has it and the sum of the shares of each type. Never changed once made. */
export interface StemSums {
  readonly count: number;
  readonly shares: Int32Array;
}

export const massOf = ({ shares }: StemSums): number => shares[0]! + shares[1]! + shares[2]! + shares[3]!;

/** The sums of an article's paragraphs, for every stem. Linear. */
export function sumUp(contributions: Iterable<Contribution>): Map<number, StemSums> {
  const sums = new Map<number, { count: number; shares: Int32Array }>();
  for (const { stems, shares } of contributions)
    for (let i = 0; i < stems.length; i++) {
      const stem = stems[i]!;
      if (stem === 0) continue;
      let there = sums.get(stem);
      if (!there) {
        there = { count: 0, shares: new Int32Array(KINDS) };
        sums.set(stem, there);
      }
      there.count++;
      for (let type = 0; type < KINDS; type++) there.shares[type]! += shares[i * KINDS + type]!;
    }
  return sums;
}

/** What an article says of stems. */
export interface SumsOfStems {
  get(stem: number): StemSums | undefined;
}

/** So many changes are kept beside the sums that they change; then all are written into one list. */
const MOST_CHANGES = 1000;

/** Sums with what has changed since, so that a keystroke copies the changes and not the stems of a whole article. */
class ChangedSums implements SumsOfStems {
  /** @param changes the sums now; null for a stem that the article has no more */
  constructor(
    readonly first: ReadonlyMap<number, StemSums>,
    readonly changes: ReadonlyMap<number, StemSums | null>,
  ) {}

  get(stem: number): StemSums | undefined {
    const changed = this.changes.get(stem);
    return changed === undefined ? this.first.get(stem) : (changed ?? undefined);
  }
}

/**
 * The sums after paragraphs came and went, and the stems whose sums differ. The first list is not changed. Linear in the
 * paragraphs given.
 */
export function sumsAfter(
  before: SumsOfStems,
  gone: readonly Contribution[],
  come: readonly Contribution[],
): { sums: SumsOfStems; changed: Set<number> } {
  const less = sumUp(gone);
  const more = sumUp(come);
  const first = before instanceof ChangedSums ? before.first : (before as ReadonlyMap<number, StemSums>);
  const changes = new Map(before instanceof ChangedSums ? before.changes : []);
  const changed = new Set<number>();
  for (const stem of new Set([...less.keys(), ...more.keys()])) {
    const old = before.get(stem);
    const minus = less.get(stem);
    const plus = more.get(stem);
    const count = (old?.count ?? 0) - (minus?.count ?? 0) + (plus?.count ?? 0);
    const shares = new Int32Array(KINDS);
    for (let type = 0; type < KINDS; type++)
      shares[type] = (old?.shares[type] ?? 0) - (minus?.shares[type] ?? 0) + (plus?.shares[type] ?? 0);
    if (old && old.count === count && old.shares.every((share, type) => share === shares[type])) continue;
    changes.set(stem, count > 0 ? { count, shares } : null);
    changed.add(stem);
  }
  if (changes.size <= MOST_CHANGES) return { sums: new ChangedSums(first, changes), changed };
  const all = new Map(first);
  for (const [stem, now] of changes) {
    if (now) all.set(stem, now);
    else all.delete(stem);
  }
  return { sums: all, changed };
}

/** The most features that `documentFeatures` writes for one word. */
export const MOST_DOCUMENT = 24;

/** How the other places of word i's stem are taken: the likeliest type and how surely, as one small number; 0 for nothing. */
function opinionOf({ stems, shares }: Contribution, sums: SumsOfStems, i: number): number {
  const stem = stems[i];
  const there = stem === undefined || stem === 0 ? undefined : sums.get(stem);
  if (!there || there.count < 2 || massOf(there) === 0) return 0;
  const others = there.count - 1;
  let best = 0;
  let most = -1;
  for (let type = 0; type < KINDS; type++) {
    const share = there.shares[type]! - shares[i * KINDS + type]!;
    if (share > most) {
      most = share;
      best = type;
    }
  }
  return 1 + best * 8 + levelOf(most, others);
}

/**
 * All that `documentFeatures` takes from the sums for word i, as one number: while it is the same, the article thinks of the word
 * as before.
 */
export function opinionKey(contribution: Contribution, sums: SumsOfStems, i: number): number {
  const opinion = opinionOf(contribution, sums, i);
  if (opinion === 0) return 0;
  const { count, shares } = sums.get(contribution.stems[i]!)!;
  let key = opinion * 6 + Math.min(count - 1, 5);
  for (let type = 0; type < KINDS; type++)
    key = key * 7 + levelOf(shares[type]! - contribution.shares[i * KINDS + type]!, count - 1);
  return key;
}

/** A mean of shares as a level from 0 to 6. */
function levelOf(sum: number, count: number): number {
  const mean = sum / (count * STEPS);
  return mean < 0.03 ? 0 : mean < 0.15 ? 1 : mean < 0.35 ? 2 : mean < 0.6 ? 3 : mean < 0.8 ? 4 : mean < 0.95 ? 5 : 6;
}

/** What the first stage itself thinks of word i, in the form of `opinionOf`. */
function ownOf({ shares }: Contribution, i: number): number {
  let best = 0;
  for (let type = 1; type < KINDS; type++) if (shares[i * KINDS + type]! > shares[i * KINDS + best]!) best = type;
  return best * 16 + shares[i * KINDS + best]!;
}

/** The names of its features begin after this number; as with `Name` in features.ts, who changes one trains anew. */
const NAME = 0x2000;

/** Writes the features of the second stage for word i into `out`; returns how many, 0 where the article has nothing to say. */
export function documentFeatures(
  words: readonly WordFacts[],
  contribution: Contribution,
  sums: SumsOfStems,
  i: number,
  out: Int32Array,
): number {
  const opinion = opinionOf(contribution, sums, i);
  const before = i > 0 ? opinionOf(contribution, sums, i - 1) : 0;
  const after = i + 1 < words.length ? opinionOf(contribution, sums, i + 1) : 0;
  if (opinion === 0 && before === 0 && after === 0) return 0;
  const own = ownOf(contribution, i);
  out[0] = mix(NAME + 1, opinion);
  out[1] = mix(NAME + 2, mix(opinion, own));
  out[2] = mix(NAME + 3, mix(opinion, words[i]!.part));
  out[3] = mix(NAME + 4, mix(opinion, before));
  out[4] = mix(NAME + 5, mix(opinion, after));
  out[5] = mix(NAME + 6, mix(mix(before, opinion), after));
  out[6] = mix(NAME + 7, mix(before, own));
  out[7] = mix(NAME + 8, mix(after, own));
  const there = opinion === 0 ? undefined : sums.get(contribution.stems[i]!);
  if (!there) return 8;
  const others = there.count - 1;
  out[8] = mix(NAME + 9, mix(opinion, Math.min(others, 5)));
  let n = 9;
  for (let type = 0; type < KINDS; type++) {
    const level = levelOf(there.shares[type]! - contribution.shares[i * KINDS + type]!, others);
    out[n++] = mix(NAME + n, level);
    out[n++] = mix(NAME + n, mix(level, own));
  }
  return n;
}
