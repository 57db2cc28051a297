import type { RelatedAnswer, RelatedSentence, Topic } from '../related.ts';
import { uriKey } from '../uri.ts';
import { type ArticleTable, localOf, type Part, STATE } from './article-table.ts';
import { namingArticles } from './articles-of.ts';
import type { Breather } from './breather.ts';
import { hash64 } from './hash.ts';

interface Found {
  readonly part: Part;
  readonly article: number;
  readonly sentence: number;
  readonly day: number;
}

/** Articles that are looked at, the newest first: of the thousands that name a great power nobody reads the rest. */
const MOST_LOOKED_AT = 1500;
/** Articles that are looked at before the clock is. */
const STEP = 64;

/** Sentences that name an entity and share another entity, or a day, with a topic. */
export async function sentencesOfEntity(
  table: ArticleTable,
  id: string,
  topic: Topic,
  from: string,
  limit: number,
  breather: Breather,
): Promise<RelatedAnswer> {
  const entity = table.entity(id);
  const others = new Set(topic.entities.filter((other) => other !== id).map((other) => table.entity(other)));
  const sharing = new Map<Part, Shared>();
  const sharedIn = (part: Part): Shared => {
    let shared = sharing.get(part);
    if (!shared) {
      shared = sharedWith(part, others, topic.days);
      sharing.set(part, shared);
    }
    return shared;
  };
  const own = table.article(from);
  const found: Found[] = [];
  let n = 0;
  for (const { part, article, local } of namingArticles(table, entity, true).roughly(MOST_LOOKED_AT)) {
    if (++n % STEP === 0 && breather.due) await breather.breathe();
    if (part === own?.part && article === own.article) continue;
    const { segment } = part;
    const shared = sharedIn(part);
    if (shared.articles[article] === 0) continue;
    const { entities, entity: named, times, time } = segment.sentences;
    let seen: Set<number> | undefined;
    const end = segment.articles.sentences[article + 1]!;
    for (let sentence = segment.articles.sentences[article]!; sentence < end; sentence++) {
      let names = false;
      let shares = false;
      for (let at = entities[sentence]!; at < entities[sentence + 1]!; at++) {
        names ||= named[at] === local;
        shares ||= shared.entities.has(named[at]!);
      }
      if (!names) continue;
      for (let at = times[sentence]!; !shares && at < times[sentence + 1]!; at++) shares = shared.times.has(time[at]!);
      if (!shares) continue;
      seen ??= new Set();
      add(found, { part, article, sentence, day: segment.articles.date[article]! }, seen);
    }
  }
  return answer(found, limit);
}

/** What a part has of a topic, by the part's numbers. */
interface Shared {
  readonly entities: ReadonlySet<number>;
  readonly times: ReadonlySet<number>;
  /** 1 for an article that has any of it: the sentences of the others are not gone through. */
  readonly articles: Uint8Array;
}

function sharedWith(part: Part, others: ReadonlySet<number>, days: readonly string[]): Shared {
  const { segment } = part;
  const articles = new Uint8Array(segment.size);
  const entities = new Set<number>();
  const { articles: starts, postings } = segment.entities;
  for (const other of others) {
    const local = other < 0 ? -1 : localOf(part, other);
    if (local < 0) continue;
    entities.add(local);
    for (let at = starts[local]!; at < starts[local + 1]!; at++) articles[postings[at]!] = 1;
  }
  const times = new Set<number>();
  const { sentences, sentence } = segment.times;
  for (const day of days) {
    const time = segment.timeNamed(day, hash64(day).lo);
    if (time < 0) continue;
    times.add(time);
    for (let at = sentences[time]!; at < sentences[time + 1]!; at++)
      articles[segment.articleOfSentence(sentence[at]!)] = 1;
  }
  return { entities, times, articles };
}

/** Sentences about a time (see `timeKeys`). */
export async function sentencesOfTime(
  table: ArticleTable,
  times: readonly string[],
  from: string,
  limit: number,
  breather: Breather,
): Promise<RelatedAnswer> {
  const own = table.article(from);
  const found: Found[] = [];
  for (const part of table.parts) {
    if (breather.due) await breather.breathe();
    const { segment, state } = part;
    const numbers = new Set<number>();
    for (const key of times) {
      const time = segment.timeNamed(key, hash64(key).lo);
      if (time < 0) continue;
      const { sentences, sentence } = segment.times;
      for (let at = sentences[time]!; at < sentences[time + 1]!; at++) numbers.add(sentence[at]!);
    }
    let current = -1;
    let seen = new Set<number>();
    for (const sentence of [...numbers].sort((a, b) => a - b)) {
      const article = segment.articleOfSentence(sentence);
      if (state[article] !== STATE.counts || (part === own?.part && article === own.article)) continue;
      if (article !== current) seen = new Set();
      current = article;
      add(found, { part, article, sentence, day: segment.articles.date[article]! }, seen);
    }
  }
  found.sort((a, b) => b.day - a.day);
  return answer(found, limit);
}

/** A repeated passage counts once: what the same article says again in the same words tells nothing new. */
function add(found: Found[], one: Found, seen: Set<number>): void {
  const hash = one.part.segment.sentences.hash[one.sentence]!;
  if (seen.has(hash)) return;
  seen.add(hash);
  found.push(one);
}

/** @param found the newest first, undated ones last */
async function answer(found: readonly Found[], limit: number): Promise<RelatedAnswer> {
  // Of one day's articles those with the first URIs come first; nobody sees the order of what is beyond the limit.
  let end = Math.min(limit, found.length);
  while (end > 0 && end < found.length && found[end]!.day === found[end - 1]!.day) end++;
  const head = found.slice(0, end).map((one) => ({ ...one, key: uriKey(one.part.segment.uri(one.article)) }));
  head.sort((a, b) => b.day - a.day || (a.key < b.key ? -1 : a.key > b.key ? 1 : a.sentence - b.sentence));
  // Read at once: what comes between two readings would keep who waits for the card.
  const texts = await Promise.all(head.slice(0, limit).map(({ part, sentence }) => part.segment.sentence(sentence)));
  const sentences: RelatedSentence[] = [];
  for (const [i, { part, article, sentence }] of head.entries()) {
    if (sentences.length >= limit) break;
    const { segment } = part;
    const text = i < texts.length ? texts[i] : await segment.sentence(sentence);
    if (text === undefined) continue;
    const { line, character } = segment.sentences;
    sentences.push({
      uri: segment.uri(article),
      title: segment.string(segment.articles.title[article]!),
      date: segment.date(article),
      sentence: { line: line[sentence]!, character: character[sentence]!, text },
    });
  }
  return { sentences, total: found.length };
}
