import { fold } from '../text/normalise.ts';
import type { Entity, EntityType } from '../types.ts';
import { commonEnds } from './ends.ts';
import { type BlockEntities, carry, changedKeys, makeTable, type Table, type Target } from './identity-table.ts';
import type { Lexicon } from './lexicon.ts';
import { entryKey, type LocalEntities, type Mention, type Pending, type Referent } from './local.ts';
import { compareWords, isSpelling } from './names/words.ts';
import { postFits } from './roles.ts';

export interface Identified {
  /** The entities of block `i` in text order, offsets relative to the block. */
  of(i: number): readonly Entity[];
}

/** Entities of a block, and which of several people of one name it took from the blocks before it. */
interface Made {
  readonly entities: readonly Entity[];
  readonly carried: readonly { readonly key: string; readonly id: string }[];
}

const NONE: readonly Entity[] = [];

/**
 * Says who is who across the article: a full name, then its family name alone (also in a headline before it), its given name,
 * other spellings of them, an organisation's acronym, and one id for one referent; the tables' canonical name wins.
 * Of people who share a name it is the one whose post is given, else the one last named in full.
 *
 * @param previous the result for an earlier version: blocks whose names mean what they meant keep their entities. The result
 *   is what a fresh call gives. Linear in the names where a name has changed; else a pointer a block.
 */
export function identifyEntities(
  blocks: readonly BlockEntities[],
  lexicon: Lexicon,
  previous?: Identified,
): Identified {
  const before = previous instanceof Result ? previous : undefined;
  if (!before) return new Result(blocks, lexicon, makeTable(blocks, lexicon));
  const { head, tail } = commonEnds(before.blocks, blocks);
  if (sameSignatures(before.blocks, blocks, head, tail)) {
    const result = new Result(blocks, lexicon, before.table);
    result.takeOver(before, head, tail, NOTHING_CHANGED);
    return result;
  }
  const result = new Result(blocks, lexicon, makeTable(blocks, lexicon));
  result.takeOver(before, head, tail, changedKeys(before.table, result.table));
  return result;
}

const NOTHING_CHANGED: ReadonlySet<string> = new Set();

/**
 * Whether what differs between two versions says the same to the rest of the article. A paragraph that is split or joined
 * between its names says what it said: signatures are compared as one text.
 */
function sameSignatures(
  before: readonly BlockEntities[],
  now: readonly BlockEntities[],
  head: number,
  tail: number,
): boolean {
  return signatureOf(before, head, before.length - tail) === signatureOf(now, head, now.length - tail);
}

function signatureOf(blocks: readonly BlockEntities[], from: number, to: number): string {
  let signature = '';
  for (let i = from; i < to; i++) signature += blocks[i]!.local.signature;
  return signature;
}

class Result implements Identified {
  readonly made: (Made | undefined)[];
  /** Blocks that took somebody from the blocks before them. */
  readonly carrying: number[] = [];
  #ranks: Uint32Array | undefined;

  constructor(
    readonly blocks: readonly BlockEntities[],
    readonly lexicon: Lexicon,
    readonly table: Table,
  ) {
    this.made = new Array<Made | undefined>(blocks.length).fill(undefined);
  }

  /** Takes over what an earlier version made and what is still true. */
  takeOver(before: Result, head: number, tail: number, changed: ReadonlySet<string>): void {
    const { made, blocks } = this;
    const grown = blocks.length - before.blocks.length;
    for (let i = 0; i < head; i++) made[i] = before.made[i];
    for (let i = blocks.length - tail; i < blocks.length; i++) made[i] = before.made[i - grown];
    const moved = new Map<BlockEntities, Made>();
    for (let i = head; i < before.blocks.length - tail; i++) {
      const there = before.made[i];
      if (there) moved.set(before.blocks[i]!, there);
    }
    for (let i = head; i < blocks.length - tail; i++) {
      const there = moved.get(blocks[i]!);
      made[i] = there;
      if (there && there.carried.length > 0) this.carrying.push(i);
    }
    for (const i of before.carrying) {
      if (i < head) this.carrying.push(i);
      else if (i >= before.blocks.length - tail) this.carrying.push(i + grown);
    }
    if (changed.size > 0) {
      for (let i = 0; i < made.length; i++) if (made[i] && touches(blocks[i]!.local, changed)) made[i] = undefined;
    }
    const carrying = this.carrying.splice(0);
    for (const i of carrying) {
      const there = made[i];
      if (!there) continue;
      if (there.carried.every(({ key, id }) => carry(this.table, key, this.#rank(i)) === id)) this.carrying.push(i);
      else made[i] = undefined;
    }
  }

  of(i: number): readonly Entity[] {
    const placed = this.blocks[i];
    if (!placed) return NONE;
    let made = this.made[i];
    if (!made) {
      made = new Resolver(placed, this.table, () => this.#rank(i), this.lexicon).resolve();
      this.made[i] = made;
      if (made.carried.length > 0) this.carrying.push(i);
    }
    return made.entities;
  }

  /** How many people are named in full in the blocks before this one. */
  #rank(i: number): number {
    if (!this.#ranks) {
      const ranks = new Uint32Array(this.blocks.length);
      for (let k = 0, rank = 0; k < ranks.length; k++) {
        ranks[k] = rank;
        rank += this.blocks[k]!.local.full;
      }
      this.#ranks = ranks;
    }
    return this.#ranks[i]!;
  }
}

/** Whether anything that the block looks up has changed. */
function touches({ lookups }: LocalEntities, changed: ReadonlySet<string>): boolean {
  if (changed.size < lookups.size) {
    for (const key of changed) if (lookups.has(key)) return true;
    return false;
  }
  for (const key of lookups) if (changed.has(key)) return true;
  return false;
}

/** Makes the entities of one block: a pure function of the block, the table and what the blocks before it carry over. */
class Resolver {
  readonly #placed: BlockEntities;
  readonly #table: Table;
  readonly #rank: () => number;
  readonly #lexicon: Lexicon;
  readonly #carried = new Map<string, string>();

  constructor(placed: BlockEntities, table: Table, rank: () => number, lexicon: Lexicon) {
    this.#placed = placed;
    this.#table = table;
    this.#rank = rank;
    this.#lexicon = lexicon;
  }

  resolve(): Made {
    const { block, local } = this.#placed;
    const entities: Entity[] = [];
    const taken = new Set<number>();
    for (const mention of local.mentions) entities.push(this.#entityOf(mention));
    for (const { entry, start, end, token } of local.weak) {
      const referent = this.#targets(entryKey(entry))?.[0];
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
      const found = this.#lookUp(pending);
      if (!found) continue;
      const { start, end, type, referent, confidence } = found;
      entities.push({
        start,
        end,
        text: block.text.slice(start, end),
        type,
        ...referentOf(referent),
        confidence,
      });
    }
    return {
      entities: withoutOverlap(entities.sort((a, b) => a.start - b.start || b.end - a.end)),
      carried: this.#carried.size === 0 ? NOTHING_CARRIED : [...this.#carried].map(([key, id]) => ({ key, id })),
    };
  }

  #targets(key: string): readonly Target[] | undefined {
    return this.#table.targets.get(key);
  }

  /** What a key leads to, without those whom the team holds apart from what is written. */
  #possible(key: string, written: string): readonly Target[] | undefined {
    const targets = this.#targets(key);
    const { knowledge } = this.#lexicon;
    return knowledge?.isSetApart(written) ? targets?.filter(({ name }) => !knowledge.apart(name, written)) : targets;
  }

  #entityOf(mention: Mention): Entity {
    const { start, end, type, role, nested } = mention;
    // Who a name of the team's is, the team has said.
    let referent: Referent | undefined = mention.entry?.team ? mention.self : undefined;
    if (!referent && type === 'person' && mention.parts.length === 1) {
      referent = this.#choose(mention.family, start, mention.post, mention.norm);
      if (!referent && !mention.entry) referent = only(this.#possible(mention.bones, mention.norm));
      if (!referent && !mention.known) referent = this.#byGivenName(mention);
    }
    referent ??= this.#targets(mention.key)?.[0] ?? mention.self;
    return {
      start,
      end,
      text: this.#placed.block.text.slice(start, end),
      type,
      ...referentOf(referent),
      confidence: Math.round(mention.score * 100) / 100,
      ...(role && { role }),
      ...(nested && {
        nested: nested.map((inner) => {
          const { nested: _, ...entity } = this.#entityOf(inner);
          return entity;
        }),
      }),
    };
  }

  /** The only bearer of a given name; with a title, the one who has it (الملك سلمان). */
  #byGivenName({ given, post, norm }: Mention): Target | undefined {
    const people = this.#possible(given, norm);
    if (!people) return undefined;
    if (post === '') return only(people);
    const fitting = people.filter(({ posts }) => posts.some((one) => postFits(one, post) > 0));
    return only(fitting);
  }

  /**
   * Of people who share a family name: the one whose post is given here, else the one named in full last before this place,
   * in the block or in the article, else the first.
   *
   * @param written the words of the text, by their keys
   */
  #choose(key: string, at: number, post: string, written: string): Target | undefined {
    const people = key === '' ? undefined : this.#possible(key, written);
    if (!people || people.length < 2) return people?.[0];
    if (post !== '') {
      const fits = people.map(({ posts }) => Math.max(0, ...posts.map((one) => postFits(one, post))));
      const best = Math.max(...fits);
      if (best > 0 && fits.filter((fit) => fit === best).length === 1) return people[fits.indexOf(best)];
    }
    let chosen: Target | undefined;
    for (const mention of this.#placed.local.mentions) {
      if (mention.start >= at) break;
      if (mention.type !== 'person' || mention.parts.length < 2) continue;
      const person = this.#targets(mention.key)?.[0];
      if (person) chosen = people.find(({ id }) => id === person.id) ?? chosen;
    }
    if (chosen) return chosen;
    const id = carry(this.#table, key, this.#rank());
    this.#carried.set(key, id);
    return people.find((person) => person.id === id) ?? people[0];
  }

  #lookUp(pending: Pending): Found | undefined {
    const { block } = this.#placed;
    for (const { key, family, double, start, acronym } of pending.readings) {
      // Family names of two words (بن سلمان, أبو الغيط) before those of one.
      const both = this.#choose(double, start, '', double.slice(1));
      if (both)
        return { start, end: block.tokens[pending.token + 1]!.end, type: 'person', referent: both, confidence: 0.9 };
      const one = this.#choose(family, start, '', key);
      if (one) return { start, end: pending.end, type: 'person', referent: one, confidence: 0.9 };
      const body = acronym === '' ? undefined : this.#possible(acronym, key)?.[0];
      if (body) return { start, end: pending.end, type: 'organization', referent: body, confidence: 0.85 };
    }
    for (const { key, start, bones } of pending.readings) {
      const person = bones === '' ? undefined : only(this.#possible(bones, key));
      if (person && isSpelling(compareWords(key, familyKey(person), this.#lexicon))) {
        return { start, end: pending.end, type: 'person', referent: person, confidence: 0.75 };
      }
    }
    return undefined;
  }
}

interface Found {
  readonly start: number;
  readonly end: number;
  readonly type: EntityType;
  readonly referent: Referent;
  readonly confidence: number;
}

const NOTHING_CARRIED: Made['carried'] = [];

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

const only = <T>(list: readonly T[] | undefined): T | undefined => (list?.length === 1 ? list[0] : undefined);

/** The key of the last word of a referent's name. */
const familyKey = ({ name }: Referent): string => fold(name.slice(name.lastIndexOf(' ') + 1));
