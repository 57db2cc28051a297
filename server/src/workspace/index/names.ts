import { nameKey } from '../article-names.ts';
import type { Counted, ListAnswer, ListWish, NameFound, NamesAnswer, NameWish } from '../entity-index.ts';
import { uriKey } from '../uri.ts';
import { type ArticlePlace, type ArticleTable, localOf, type Part, STATE } from './article-table.ts';
import { UNDATED } from './articles-of.ts';
import type { Breather } from './breather.ts';
import { ENTITY_TYPES, lettersOf, type Segment } from './segment.ts';

/** Names that are compared letter by letter; where more answer to what is typed, the most frequent of them. */
const MOST_COMPARED = 1200;
/** Entities that are looked at before the clock is. */
const STEP = 512;

/** Names that answer to a wish, the best first. */
export async function findNames(
  table: ArticleTable,
  { typed, by, from, limit }: NameWish,
  breather: Breather,
): Promise<NamesAnswer> {
  const keys = typed.map(nameKey).filter((key) => key !== '');
  const here = from === undefined ? undefined : table.article(from);
  let entities = await candidates(table, keys, by, breather);
  const tooMany = entities.length > MOST_COMPARED;
  if (tooMany) {
    const own = here ? entitiesIn(here) : new Set<number>();
    entities = entities
      .sort((a, b) => Number(own.has(b)) - Number(own.has(a)) || table.mentionsOf(b) - table.mentionsOf(a) || a - b)
      .slice(0, MOST_COMPARED);
  }
  const found: { entity: number; rank: number; here: number; count: number; id: string }[] = [];
  for (const [i, entity] of entities.entries()) {
    if (i % 64 === 0 && breather.due) await breather.breathe();
    if (table.mentionsOf(entity) === 0) continue;
    const rank = rankOf(table, entity, keys, by);
    if (rank === undefined) continue;
    found.push({ entity, rank, here: countIn(here, entity), count: table.mentionsOf(entity), id: idOf(table, entity) });
  }
  found.sort(
    (a, b) =>
      Number(b.here > 0) - Number(a.here > 0) ||
      a.rank - b.rank ||
      b.here - a.here ||
      b.count - a.count ||
      (a.id < b.id ? -1 : 1),
  );
  const names: NameFound[] = [];
  for (const { entity, here: count } of found.slice(0, limit)) {
    if (breather.due) await breather.breathe();
    const name = nameFound(table, entity, count);
    if (name) names.push(name);
  }
  return { names, incomplete: tooMany || found.length > limit };
}

/** The entities of a type whose names have words that begin like each word of a filter; those that most articles name first. */
export async function listNames(
  table: ArticleTable,
  { type, typed }: Pick<ListWish, 'type' | 'typed'>,
  breather: Breather,
): Promise<Uint32Array> {
  const wanted = ENTITY_TYPES.indexOf(type);
  const words = nameKey(typed).split(' ').filter(Boolean);
  const isOfType = new Uint8Array(table.entityNumbers);
  for (const { segment, globalOf } of table.parts) {
    for (let local = 0; local < segment.entityCount; local++) {
      if (segment.entities.type[local] === wanted) isOfType[globalOf[local]!] = 1;
    }
    if (breather.due) await breather.breathe();
  }
  let found: number[] | undefined;
  for (const word of words.length === 0 ? [''] : words) {
    const some = await candidates(table, word === '' ? [] : [word], 'words', breather);
    const earlier = found && new Set(found);
    found = some.filter((entity) => isOfType[entity] === 1 && (earlier?.has(entity) ?? true));
  }
  // By articles, then by mentions, as one number: typed arrays sort a hundred thousand of them in a few milliseconds.
  const kept = found!.filter((entity) => table.articlesOf(entity) > 0);
  const keys = Float64Array.from(kept, (entity, i) => {
    const weight =
      Math.min(table.articlesOf(entity), 2 ** 18 - 1) * 2 ** 12 + Math.min(table.mentionsOf(entity), 2 ** 12 - 1);
    return -(weight * 2 ** 22) + i;
  });
  keys.sort();
  const order = Uint32Array.from(keys, (key) => kept[((key % 2 ** 22) + 2 ** 22) % 2 ** 22]!);
  // Equal ones in the order of their ids, as far as somebody is likely to look.
  const head = [...order.subarray(0, 1000)].map((entity) => ({ entity, id: idOf(table, entity) }));
  head.sort(
    (a, b) =>
      table.articlesOf(b.entity) - table.articlesOf(a.entity) ||
      table.mentionsOf(b.entity) - table.mentionsOf(a.entity) ||
      (a.id < b.id ? -1 : 1),
  );
  order.set(head.map(({ entity }) => entity));
  return order;
}

/** An entity for a list. */
export function described(table: ArticleTable, entity: number): ListAnswer['entities'][number] {
  const counts = { count: table.mentionsOf(entity), files: table.articlesOf(entity) };
  for (const { part, local } of table.holding(entity)) {
    const { segment } = part;
    const name = segment.string(segment.entities.name[local]!);
    return { id: segment.string(segment.entities.id[local]!), name, ...counts };
  }
  return { id: '', name: '', ...counts };
}

/** The entities that may answer; every one that does is among them. */
async function candidates(
  table: ArticleTable,
  keys: readonly string[],
  by: NameWish['by'],
  breather: Breather,
): Promise<number[]> {
  const found = new Set<number>();
  if (keys.length === 0) {
    const all: number[] = [];
    for (let entity = 0; entity < table.entityNumbers; entity++) if (table.mentionsOf(entity) > 0) all.push(entity);
    return all;
  }
  for (const { segment, globalOf } of table.parts) {
    if (by === 'words') {
      for (const key of keys) {
        const [first, ...more] = key.split(' ');
        const [start, end] = segment.wordsFrom(first!);
        for (let word = start; word < end; word++) {
          // Words after it are typed: this one is finished.
          if (more.length > 0 && segment.string(segment.words.word[word]!) !== first) continue;
          const { entities, entity } = segment.words;
          for (let at = entities[word]!; at < entities[word + 1]!; at++) found.add(globalOf[entity[at]!]!);
        }
      }
      if (breather.due) await breather.breathe();
      continue;
    }
    const wanted = keys.map((key) => new TextEncoder().encode(key));
    const masks = wanted.map(lettersOf);
    const { letters } = segment;
    for (let local = 0; local < segment.entityCount; local++) {
      if (local % STEP === 0 && breather.due) await breather.breathe();
      const own = letters[local]!;
      for (const [i, mask] of masks.entries()) {
        if ((own & mask) === mask && mayHold(segment, local, wanted[i]!)) found.add(globalOf[local]!);
      }
    }
  }
  return [...found];
}

/** Whether a key of an entity holds some bytes in their order, whatever stands between. */
function mayHold(segment: Segment, local: number, letters: Uint8Array): boolean {
  const { keys, key } = segment.entities;
  for (let at = keys[local]!; at < keys[local + 1]!; at++) {
    const bytes = segment.stringBytes(key[at]!);
    let next = 0;
    for (let i = 0; i < bytes.length && next < letters.length; i++) if (bytes[i] === letters[next]) next++;
    if (next === letters.length) return true;
  }
  return false;
}

function entitiesIn({ part, article }: ArticlePlace): Set<number> {
  const { mentions } = part.segment.articles;
  const found = new Set<number>();
  for (let at = mentions[article]!; at < mentions[article + 1]!; at++) {
    found.add(part.globalOf[part.segment.entityOf(at)]!);
  }
  return found;
}

function countIn(place: ArticlePlace | undefined, entity: number): number {
  if (!place) return 0;
  const local = localOf(place.part, entity);
  return local < 0 ? 0 : place.part.segment.mentionsIn(place.article, local).length;
}

export function idOf(table: ArticleTable, entity: number): string {
  for (const { part, local } of table.holding(entity)) {
    return part.segment.string(part.segment.entities.id[local]!);
  }
  return '';
}

/** An entity's spellings over all articles, the most frequent first. */
export function spellingsOf(table: ArticleTable, entity: number): Counted[] {
  const counts = new Map<string, number>();
  for (const { part, local } of table.holding(entity)) {
    const { segment, pairCounts } = part;
    for (let pair = segment.entities.pairs[local]!; pair < segment.entities.pairs[local + 1]!; pair++) {
      if (pairCounts[pair] === 0) continue;
      const text = segment.string(segment.pairs.spelling[pair]!);
      counts.set(text, (counts.get(text) ?? 0) + pairCounts[pair]!);
    }
  }
  return [...counts].map(([text, count]) => ({ text, count })).sort((a, b) => b.count - a.count);
}

function nameFound(table: ArticleTable, entity: number, here: number): NameFound | undefined {
  const earliest = earliestOf(table, entity);
  if (!earliest) return undefined;
  const { part, article, local } = earliest;
  const { segment } = part;
  return {
    id: segment.string(segment.entities.id[local]!),
    type: ENTITY_TYPES[segment.entities.type[local]!]!,
    name: segment.string(segment.entities.name[local]!),
    spellings: spellingsOf(table, entity),
    count: table.mentionsOf(entity),
    files: table.articlesOf(entity),
    here,
    uri: segment.uri(article),
  };
}

/** The earliest article that names an entity, of one day the one with the first URI; nothing is put in order for it. */
function earliestOf(table: ArticleTable, entity: number): { part: Part; article: number; local: number } | undefined {
  let best: { part: Part; article: number; local: number } | undefined;
  let first = Number.POSITIVE_INFINITY;
  let uri: string | undefined;
  for (const { part, local } of table.holding(entity)) {
    const { entities, articles } = part.segment;
    for (let at = entities.articles[local]!; at < entities.articles[local + 1]!; at++) {
      const article = entities.postings[at]!;
      const day = articles.date[article] || UNDATED;
      if (day > first || part.state[article] !== STATE.counts) continue;
      if (day === first && best) {
        uri ??= uriKey(best.part.segment.uri(best.article));
        const other = uriKey(part.segment.uri(article));
        if (other >= uri) continue;
        uri = other;
      } else uri = undefined;
      first = day;
      best = { part, article, local };
    }
  }
  return best;
}

/** How well a name answers to what is typed, 0 the best; undefined when it does not. */
function rankOf(table: ArticleTable, entity: number, typed: readonly string[], by: NameWish['by']): number | undefined {
  if (typed.length === 0) return 0;
  let best: number | undefined;
  const seen = new Set<string>();
  for (const { part, local } of table.holding(entity)) {
    const { keys, key } = part.segment.entities;
    for (let at = keys[local]!; at < keys[local + 1]!; at++) {
      const text = part.segment.string(key[at]!);
      if (seen.has(text)) continue;
      seen.add(text);
      for (const wanted of typed) {
        const rank = rankOfKey(text, wanted, by);
        if (rank === 0) return 0;
        if (rank !== undefined && (best === undefined || rank < best)) best = rank;
      }
    }
  }
  return best;
}

function rankOfKey(key: string, wanted: string, by: NameWish['by']): number | undefined {
  if (key.startsWith(wanted)) return 0;
  if (key.includes(` ${wanted}`)) return 1;
  if (by === 'words') return undefined;
  if (key.startsWith(`ال${wanted}`) || key.includes(` ال${wanted}`)) return 2;
  return hasLetters(key, wanted) ? 3 : undefined;
}

/** Whether a key holds the letters of another in their order, whatever stands between. */
function hasLetters(key: string, wanted: string): boolean {
  let at = 0;
  for (let i = 0; i < key.length && at < wanted.length; i++) if (key[i] === wanted[at]) at++;
  return at === wanted.length;
}
