import type { Block } from '../text/block.ts';
import { fold } from '../text/normalise.ts';
import type { Entity, ParagraphKind } from '../types.ts';
import type { Lexicon } from './lexicon.ts';
import { entryKey, type LocalEntities, type Mention, type Pending, type Referent } from './local.ts';
import { compareFullNames } from './names/variants.ts';
import { compareWords, type WordMatch } from './names/words.ts';

/** A paragraph in its place, with the names found in it. */
export interface PlacedEntities {
  readonly start: number;
  readonly kind: ParagraphKind;
  readonly block: Block;
  readonly local: LocalEntities;
}

export interface Identified {
  /** The entities of block `i` in text order, offsets relative to the block. */
  of(i: number): readonly Entity[];
}

/** A person named in full, and the words of the name. */
interface Person {
  readonly self: Referent;
  readonly parts: readonly string[];
  /** Look-up keys of the family name. */
  readonly family: string;
  readonly bones: string;
}

/** What the article knows, by look-up key: `n…` norms, `s…` family names, `k…` their skeletons, `e…` things of the tables. */
type Table = Map<string, Referent[]>;

const NONE: readonly Entity[] = [];

/**
 * Says who is who across the article: a full name, then its family name alone (also in a headline before it), other spellings
 * of both, and one id for one referent; the tables' canonical name wins.
 *
 * @param previous the result for an earlier version: blocks whose names mean what they meant keep their entities. The result
 *   is what a fresh call gives. Linear in the names, and for unchanged ones a look-up a block.
 */
export function identifyEntities(
  blocks: readonly PlacedEntities[],
  lexicon: Lexicon,
  previous?: Identified,
): Identified {
  const before = previous instanceof Result ? previous : undefined;
  const signatures: string[] = [];
  for (const { local } of blocks) if (local.signature !== '') signatures.push(local.signature);
  if (before && equal(before.signatures, signatures))
    return new Result(blocks, lexicon, signatures, before.table, before, undefined);
  const table = makeTable(blocks, lexicon);
  return new Result(blocks, lexicon, signatures, table, before, before && changedKeys(before.table, table));
}

class Result implements Identified {
  readonly #blocks: readonly PlacedEntities[];
  readonly made: Map<LocalEntities, readonly Entity[]>;

  constructor(
    blocks: readonly PlacedEntities[],
    readonly lexicon: Lexicon,
    readonly signatures: readonly string[],
    readonly table: Table,
    before: Result | undefined,
    changed: ReadonlySet<string> | undefined,
  ) {
    this.#blocks = blocks;
    const made = new Map<LocalEntities, readonly Entity[]>();
    if (before) {
      for (const { local } of blocks) {
        const there = before.made.get(local);
        if (there && (!changed || changed.size === 0 || !touches(local, changed))) made.set(local, there);
      }
    }
    this.made = made;
  }

  of(i: number): readonly Entity[] {
    const placed = this.#blocks[i];
    if (!placed) return NONE;
    let entities = this.made.get(placed.local);
    if (!entities) {
      entities = resolve(placed, this.table, this.lexicon);
      this.made.set(placed.local, entities);
    }
    return entities;
  }
}

function equal(a: readonly string[], b: readonly string[]): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

function makeTable(blocks: readonly PlacedEntities[], lexicon: Lexicon): Table {
  const table: Table = new Map();
  /** Persons by the skeletons of first and last part: few share one, so the comparison inside a bucket is short. */
  const buckets = new Map<string, Person[]>();
  const seen = new Set<string>();
  const full: Mention[] = [];
  for (const { local } of blocks) {
    for (const mention of local.mentions) {
      const { key, entry, self } = mention;
      if (seen.has(key)) continue;
      seen.add(key);
      if (mention.parts.length > 1) full.push(mention);
      if (entry) {
        table.set(key, [self]);
        table.set(entryKey(entry), [self]);
      } else if (mention.type !== 'person') table.set(key, [self]);
    }
  }
  // Known people first, so that another spelling joins the canonical name and not the reverse.
  for (const known of [true, false]) {
    for (const mention of full) {
      if ((mention.entry !== undefined) !== known) continue;
      const person = personOf(mention, buckets, lexicon);
      table.set(mention.key, [person.self]);
      for (const key of [person.family, mention.family, person.bones, mention.bones])
        addFamily(table, key, person.self);
    }
  }
  return table;
}

function personOf(mention: Mention, buckets: Map<string, Person[]>, lexicon: Lexicon): Person {
  let bucket = buckets.get(mention.bucket);
  if (!bucket) {
    bucket = [];
    buckets.set(mention.bucket, bucket);
  }
  const { entry, self, parts, family, bones } = mention;
  for (const person of bucket) {
    if (person.self.id === self.id || (!entry && compareFullNames(person.parts, parts, lexicon).likeness === 'likely'))
      return person;
  }
  const person: Person = { self, parts, family, bones };
  bucket.push(person);
  return person;
}

function addFamily(table: Table, key: string, person: Referent): void {
  if (key === '') return;
  const there = table.get(key);
  if (!there) table.set(key, [person]);
  else if (!there.some(({ id }) => id === person.id)) there.push(person);
}

function changedKeys(old: Table, now: Table): Set<string> {
  const changed = new Set<string>();
  const same = (a: readonly Referent[], b: readonly Referent[] | undefined): boolean =>
    b !== undefined &&
    a.length === b.length &&
    a.every((referent, i) => referent === b[i] || (referent.id === b[i]!.id && referent.name === b[i]!.name));
  for (const [key, value] of now) if (!same(value, old.get(key))) changed.add(key);
  for (const key of old.keys()) if (!now.has(key)) changed.add(key);
  return changed;
}

/** Whether anything that the block looks up has changed. */
const touches = (local: LocalEntities, changed: ReadonlySet<string>): boolean =>
  local.lookups.some((key) => changed.has(key));

/** The entities of one block: a pure function of the block and the table. */
function resolve({ block, local }: PlacedEntities, table: Table, lexicon: Lexicon): readonly Entity[] {
  const entities: Entity[] = [];
  const taken = new Set<number>();
  for (const mention of local.mentions) entities.push(entityOf(mention, block, table, local));
  for (const { entry, start, end, token } of local.weak) {
    const referent = table.get(entryKey(entry))?.[0];
    if (!referent || taken.has(token)) continue;
    taken.add(token);
    entities.push({
      start,
      end,
      text: block.text.slice(start, end),
      type: entry.type,
      ...referentOf(referent),
      confidence: 0.8,
    });
  }
  for (const pending of local.pending) {
    if (taken.has(pending.token)) continue;
    const found = lookUp(pending, block, table, local, lexicon);
    if (!found) continue;
    const { start, end, referent, confidence } = found;
    entities.push({
      start,
      end,
      text: block.text.slice(start, end),
      type: 'person',
      ...referentOf(referent),
      confidence,
    });
  }
  return withoutOverlap(entities.sort((a, b) => a.start - b.start || b.end - a.end));
}

const referentOf = ({ id, name }: Referent): Referent => ({ id, name });

function withoutOverlap(entities: readonly Entity[]): readonly Entity[] {
  const out: Entity[] = [];
  let end = -1;
  for (const entity of entities) {
    if (entity.start < end) continue;
    out.push(entity);
    end = entity.end;
  }
  return out;
}

function entityOf(mention: Mention, block: Block, table: Table, local: LocalEntities): Entity {
  const { start, end, type, role, nested } = mention;
  let referent: Referent | undefined;
  if (type === 'person' && mention.parts.length === 1) {
    referent = choose(table.get(mention.family), mention.start, local, table);
    if (!referent && !mention.entry) referent = only(table.get(mention.bones));
  }
  referent ??= table.get(mention.key)?.[0] ?? mention.self;
  return {
    start,
    end,
    text: block.text.slice(start, end),
    type,
    ...referentOf(referent),
    confidence: Math.round(mention.score * 100) / 100,
    ...(role && { role }),
    ...(nested && {
      nested: nested.map((inner) => {
        const { nested: _, ...entity } = entityOf(inner, block, table, local);
        return entity;
      }),
    }),
  };
}

const only = (people: readonly Referent[] | undefined): Referent | undefined =>
  people?.length === 1 ? people[0] : undefined;

/** Of people who share a family name: the one named in full last before this place in the block, else the first of the article. */
function choose(
  people: readonly Referent[] | undefined,
  at: number,
  local: LocalEntities,
  table: Table,
): Referent | undefined {
  if (!people || people.length < 2) return people?.[0];
  let chosen = people[0];
  for (const mention of local.mentions) {
    if (mention.start >= at) break;
    if (mention.type !== 'person' || mention.parts.length < 2) continue;
    const person = table.get(mention.key)?.[0];
    if (person && people.some(({ id }) => id === person.id)) chosen = person;
  }
  return chosen;
}

function lookUp(pending: Pending, block: Block, table: Table, local: LocalEntities, lexicon: Lexicon) {
  for (const { family, double, start } of pending.readings) {
    // Family names of two words (بن سلمان, أبو الغيط) before those of one.
    const both = double === '' ? undefined : choose(table.get(double), start, local, table);
    if (both) return { start, end: block.tokens[pending.token + 1]!.end, referent: both, confidence: 0.9 };
    const one = choose(table.get(family), start, local, table);
    if (one) return { start, end: pending.end, referent: one, confidence: 0.9 };
  }
  for (const { key, start, bones } of pending.readings) {
    const person = bones === '' ? undefined : only(table.get(bones));
    if (person && isSpelling(compareWords(key, familyKey(person), lexicon))) {
      return { start, end: pending.end, referent: person, confidence: 0.75 };
    }
  }
  return undefined;
}

const isSpelling = (match: WordMatch): boolean => match === 'equal' || match === 'near';

/** The key of the last word of a referent's name. */
const familyKey = ({ name }: Referent): string => fold(name.slice(name.lastIndexOf(' ') + 1));
