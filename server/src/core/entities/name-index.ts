import type { Entity } from '../types.ts';
import { commonEnds } from './ends.ts';
import type { BlockEntities } from './identity-table.ts';
import type { Lexicon } from './lexicon.ts';
import { type NameWord, otherSpellings, type Spelling, type Surfaces, wordsOf } from './name-spellings.ts';

/** The referents that are spelt in several ways, and of each the words concerned. */
type Spellings = ReadonlyMap<string, ReadonlyMap<string, Spelling>>;

interface Written {
  readonly name: string;
  readonly surfaces: Surfaces;
}

/** What one block adds: for each referent the ways in which it is written, with counts. */
type Share = ReadonlyMap<string, Written>;

/** A word of a name that is spelt in several ways: one of the other spellings, or (without `spelling`) a preferred one. */
export interface Mark {
  readonly entity: Entity;
  readonly word: NameWord;
  readonly spelling: Spelling | undefined;
}

/** The marks of the blocks that have any, by the blocks' entities. */
type Marks = ReadonlyMap<readonly Entity[], readonly Mark[]>;

const NO_MARKS: Marks = new Map();

/**
 * How each referent of the article is written. The index of the next version is made from this one and from the blocks that
 * differ: immutable, and what a fresh one is.
 */
export class NameIndex {
  private constructor(
    /** The entities of each block that counts, in order. */
    private readonly lists: readonly (readonly Entity[])[],
    private readonly written: ReadonlyMap<string, Written>,
    readonly spellings: Spellings,
    readonly marks: Marks,
  ) {}

  /** @param lists the entities of every block; none for those that do not count (furniture, another article) */
  static make(
    blocks: readonly BlockEntities[],
    lists: readonly (readonly Entity[])[],
    lexicon: Lexicon,
    previous: NameIndex | undefined,
  ): NameIndex {
    const before = previous?.lists ?? [];
    const { head, tail } = commonEnds(before, lists);
    const removed = before.slice(head, before.length - tail);
    const added = lists.slice(head, lists.length - tail);
    if (previous && removed.length === 0 && added.length === 0) return previous;
    added.forEach((entities, i) => {
      shareOf(entities, blocks[head + i]);
    });
    const alike = previous !== undefined && sameShares(removed, added);
    const written = alike ? previous.written : change(previous?.written, removed, added);
    const spellings = alike ? previous.spellings : respell(previous, written, [...removed, ...added], lexicon);
    const textOf = (i: number): string => blocks[i]!.block.text;
    if (spellings.size === 0) return new NameIndex(lists, written, spellings, NO_MARKS);
    const marks = new Map(spellings === previous?.spellings ? previous.marks : undefined);
    if (spellings === previous?.spellings) {
      for (const entities of removed) marks.delete(entities);
      added.forEach((entities, i) => {
        mark(entities, textOf(head + i), spellings, marks);
      });
    } else {
      lists.forEach((entities, i) => {
        mark(entities, textOf(i), spellings, marks);
      });
    }
    return new NameIndex(lists, written, spellings, marks);
  }
}

/** Whether what goes and what comes say the same: a keystroke beside the names of a paragraph changes nothing. */
function sameShares(removed: readonly (readonly Entity[])[], added: readonly (readonly Entity[])[]): boolean {
  if (removed.length !== added.length) return false;
  return removed.every((entities, i) => {
    const [a, b] = [shareOf(entities), shareOf(added[i]!)];
    if (a.size !== b.size) return false;
    for (const [id, { name, surfaces }] of a) {
      const other = b.get(id);
      if (!other || other.name !== name || !sameCounts(surfaces, other.surfaces)) return false;
    }
    return true;
  });
}

function sameCounts(a: Surfaces, b: Surfaces): boolean {
  if (a.size !== b.size) return false;
  for (const [surface, count] of a) if (b.get(surface) !== count) return false;
  return true;
}

function change(
  previous: ReadonlyMap<string, Written> | undefined,
  removed: readonly (readonly Entity[])[],
  added: readonly (readonly Entity[])[],
): ReadonlyMap<string, Written> {
  const written = new Map(previous);
  const own = new Map<string, Map<string, number>>();
  for (const [lists, sign] of [
    [removed, -1],
    [added, 1],
  ] as const) {
    for (const entities of lists) {
      for (const [id, { name, surfaces }] of shareOf(entities)) {
        let counts = own.get(id);
        if (!counts) {
          counts = new Map(written.get(id)?.surfaces);
          own.set(id, counts);
        }
        written.set(id, { name, surfaces: counts });
        for (const [surface, count] of surfaces) {
          const left = (counts.get(surface) ?? 0) + sign * count;
          if (left > 0) counts.set(surface, left);
          else counts.delete(surface);
        }
      }
    }
  }
  for (const [id, counts] of own) if (counts.size === 0) written.delete(id);
  return written;
}

/** The spellings of the referents that the given blocks name worked out anew; the very map of before where none has changed. */
function respell(
  previous: NameIndex | undefined,
  written: ReadonlyMap<string, Written>,
  touched: readonly (readonly Entity[])[],
  lexicon: Lexicon,
): Spellings {
  const before: Spellings = previous?.spellings ?? new Map();
  let spellings: Map<string, ReadonlyMap<string, Spelling>> | undefined;
  const done = new Set<string>();
  for (const entities of touched) {
    for (const id of shareOf(entities).keys()) {
      if (done.has(id)) continue;
      done.add(id);
      const now = written.get(id);
      const found = now && otherSpellings(id, now.surfaces, now.name, lexicon);
      const there = before.get(id);
      const isIn = found !== undefined && found.size > 0;
      if (isIn ? there !== undefined && sameSpellings(there, found) : there === undefined) continue;
      spellings ??= new Map(before);
      if (isIn) spellings.set(id, found);
      else spellings.delete(id);
    }
  }
  return spellings ?? before;
}

function sameSpellings(a: ReadonlyMap<string, Spelling>, b: ReadonlyMap<string, Spelling>): boolean {
  if (a.size !== b.size) return false;
  for (const [key, { count, preferred, preferredCount }] of a) {
    const other = b.get(key);
    if (other?.count !== count || other.preferred !== preferred || other.preferredCount !== preferredCount)
      return false;
  }
  return true;
}

function mark(
  entities: readonly Entity[],
  text: string,
  spellings: Spellings,
  marks: Map<readonly Entity[], readonly Mark[]>,
): void {
  let list: Mark[] | undefined;
  for (const id of shareOf(entities).keys()) {
    const own = spellings.get(id);
    if (!own) continue;
    const preferred = new Set([...own.values()].map((spelling) => spelling.preferred));
    for (const entity of entities) {
      if (entity.id !== id) continue;
      for (const word of wordsOf(text, entity)) {
        const spelling = own.get(word.key);
        if (!spelling && !preferred.has(word.key)) continue;
        list ??= [];
        list.push({ entity, word, spelling });
      }
    }
  }
  if (list) marks.set(entities, list);
}

/** Kept with the entities of a block, which are made once: what they add does not depend on the rest of the article. */
const shares = new WeakMap<readonly Entity[], Share>();
const NO_SHARE: Share = new Map();

/** @param placed the block, for entities that may be new */
function shareOf(entities: readonly Entity[], placed?: BlockEntities): Share {
  if (entities.length === 0) return NO_SHARE;
  const there = shares.get(entities);
  if (there || !placed) return there ?? NO_SHARE;
  const share = new Map<string, { name: string; surfaces: Map<string, number> }>();
  for (const entity of entities) {
    if (entity.type === 'event') continue;
    const surface = wordsOf(placed.block.text, entity)
      .map(({ key }) => key)
      .join(' ');
    let own = share.get(entity.id);
    if (!own) {
      own = { name: entity.name, surfaces: new Map() };
      share.set(entity.id, own);
    }
    own.surfaces.set(surface, (own.surfaces.get(surface) ?? 0) + 1);
  }
  shares.set(entities, share);
  return share;
}
