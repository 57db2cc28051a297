import type { Block } from '../text/block.ts';
import type { Knowledge } from './knowledge.ts';
import type { Lexicon } from './lexicon.ts';
import { entryKey, type LocalEntities, type Mention, type Referent } from './local.ts';
import { compareFullNames } from './names/variants.ts';

/** A paragraph with the names found in it. Versions of an article share what did not change. */
export interface BlockEntities {
  readonly block: Block;
  readonly local: LocalEntities;
}

/** A person named in full, and the words of the name. */
interface Person {
  readonly self: Referent;
  readonly parts: readonly string[];
  /** Every full name that is taken for this person. */
  readonly names: string[];
  /** Look-up keys of the family name. */
  readonly family: string;
  readonly bones: string;
}

/** What a look-up key leads to. */
export interface Target extends Referent {
  /** Of a person: the posts that the article gives with the full name (`postOf`). */
  readonly posts: readonly string[];
}

/**
 * What the article knows, by look-up key: `n…` norms, `s…` family names, `k…` their skeletons, `g…` given names, `a…` acronyms,
 * `e…` things of the tables.
 */
type Targets = Map<string, Target[]>;

export interface Table {
  readonly targets: Targets;
  /** For each key of several people who was named in full, and how many full names stand before. */
  readonly named: ReadonlyMap<string, readonly { readonly rank: number; readonly id: string }[]>;
}

/** All that the names of an article say of each other. Linear in the names. */
export function makeTable(blocks: readonly BlockEntities[], lexicon: Lexicon): Table {
  const targets: Targets = new Map();
  /** Persons by the skeletons of first and last part: few share one, so the comparison inside a bucket is short. */
  const buckets = new Map<string, Person[]>();
  const seen = new Set<string>();
  const full: Mention[] = [];
  const posts = new Map<string, string[]>();
  /** Every full name in text order. */
  const inOrder: Mention[] = [];
  for (const { local } of blocks) {
    for (const mention of local.mentions) {
      const { key, entry, self, post, acronym } = mention;
      const isFull = mention.parts.length > 1;
      if (isFull) inOrder.push(mention);
      if (post !== '' && isFull) {
        const list = posts.get(key);
        if (!list) posts.set(key, [post]);
        else if (!list.includes(post)) list.push(post);
      }
      if (acronym !== '' && !targets.has(acronym)) targets.set(acronym, [thing(self)]);
      // A single name that no table has says nothing of others, and must not stand before one that does.
      if ((!isFull && !entry && mention.type === 'person') || seen.has(key)) continue;
      seen.add(key);
      if (isFull) full.push(mention);
      if (entry) {
        const target = [thing(self)];
        targets.set(key, target);
        targets.set(entryKey(entry), target);
      } else if (mention.type !== 'person') targets.set(key, [thing(self)]);
    }
  }
  /** Several spellings of one person's full name bring the posts of each. */
  const people = new Map<string, Gathered>();
  // Known people first, so that another spelling joins the canonical name and not the reverse.
  for (const known of [true, false]) {
    for (const mention of full) {
      if (mention.known !== known) continue;
      const person = personOf(mention, buckets, lexicon);
      let one = people.get(person.self.id);
      if (!one) {
        one = { self: person.self, posts: [], keys: [], norms: [] };
        people.set(person.self.id, one);
      }
      one.norms.push(mention.key);
      for (const post of posts.get(mention.key) ?? NO_POSTS) addTo(one.posts, post);
      addTo(one.keys, person.family);
      addTo(one.keys, mention.family);
      addTo(one.keys, person.bones);
      addTo(one.keys, mention.bones);
      addTo(one.keys, mention.given);
    }
  }
  for (const { self, posts, keys, norms } of people.values()) {
    const target: Target = { id: self.id, name: self.name, posts: posts.length > 1 ? posts.sort() : posts };
    for (const key of norms) targets.set(key, [target]);
    for (const key of keys) {
      const there = targets.get(key);
      if (there) there.push(target);
      else targets.set(key, [target]);
    }
  }
  return { targets, named: namedIn(inOrder, targets) };
}

interface Gathered {
  readonly self: Referent;
  readonly posts: string[];
  readonly keys: string[];
  readonly norms: string[];
}

function addTo(list: string[], one: string): void {
  if (one !== '' && !list.includes(one)) list.push(one);
}

const NO_POSTS: readonly string[] = [];
const thing = ({ id, name }: Referent): Target => ({ id, name, posts: NO_POSTS });

/** Where the people who share a family name are named in full; empty in an article where nobody does. */
function namedIn(full: readonly Mention[], targets: Targets): Table['named'] {
  const named = new Map<string, { rank: number; id: string }[]>();
  for (const [key, people] of targets) if (people.length > 1 && key.startsWith('s')) named.set(key, []);
  if (named.size === 0) return named;
  for (let i = 0; i < full.length; i++) {
    const { key, family } = full[i]!;
    const list = named.get(family);
    const person = list && targets.get(key)?.[0];
    if (person) list.push({ rank: i, id: person.id });
  }
  return named;
}

function personOf(mention: Mention, buckets: Map<string, Person[]>, lexicon: Lexicon): Person {
  let bucket = buckets.get(mention.bucket);
  if (!bucket) {
    bucket = [];
    buckets.set(mention.bucket, bucket);
  }
  const { known, self, parts, norm, family, bones } = mention;
  for (const person of bucket) {
    if (
      person.self.id === self.id ||
      (!known && compareFullNames(person.parts, parts, lexicon).likeness === 'likely')
    ) {
      if (person.self.id !== self.id && isHeldApart(person, mention, lexicon.knowledge)) continue;
      person.names.push(norm);
      return person;
    }
  }
  const person: Person = { self, parts, names: [self.name, norm], family, bones };
  bucket.push(person);
  return person;
}

/** Whether the team says that a name is another person than one of those that are taken for this one. */
const isHeldApart = ({ names }: Person, { self, norm }: Mention, knowledge: Knowledge | undefined): boolean =>
  knowledge?.holdsApart === true &&
  names.some((name) => knowledge.apart(name, self.name) || knowledge.apart(name, norm));

/** The keys that lead to something else than they did. */
export function changedKeys({ targets: old }: Table, { targets: now }: Table): Set<string> {
  const changed = new Set<string>();
  const same = (a: readonly Target[], b: readonly Target[] | undefined): boolean =>
    b !== undefined && a.length === b.length && a.every((target, i) => sameTarget(target, b[i]!));
  for (const [key, value] of now) if (!same(value, old.get(key))) changed.add(key);
  for (const key of old.keys()) if (!now.has(key)) changed.add(key);
  return changed;
}

/** Whether two lists hold the same strings. */
function equal(a: readonly string[], b: readonly string[]): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

const sameTarget = (a: Target, b: Target): boolean =>
  a === b || (a.id === b.id && a.name === b.name && equal(a.posts, b.posts));

/** Who of the people of one name was last named in full among the first `rank` full names of the article; '' where nobody was. */
export function carry({ named }: Table, key: string, rank: number): string {
  const list = named.get(key);
  if (!list) return '';
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle]!.rank < rank) low = middle + 1;
    else high = middle;
  }
  return list[low - 1]?.id ?? '';
}
