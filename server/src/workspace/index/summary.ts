import { fold } from '../../core/text/normalise.ts';
import { type Cancel, type EntitySummary, type Introduction, introducing } from '../entity-index.ts';
import { type ArticleTable, type Part, STATE } from './article-table.ts';
import { type Naming, type NamingArticles, namingArticles } from './articles-of.ts';
import type { Breather } from './breather.ts';
import { idOf, spellingsOf } from './names.ts';
import { dayText, ENTITY_TYPES, lastAtMost } from './segment.ts';

/** What more than this part of the articles names says nothing of any one of them (`newsroom.md`, on events). */
const COMMON = 0.3;
/** With fewer articles than this no part of them is a measure. */
const FEW = 8;
const MOST_NEIGHBOURS = 12;
/** A name in the same sentence counts as much as three in the same paragraph. */
const SENTENCE = 2;
/** Articles that are weighed for neighbours, the newest first: the others hardly change who they are. */
const MOST_WEIGHED = 200;
/** Articles that are looked at before the clock is. */
const STEP = 32;

/** What the articles together say of an entity; undefined when none names it, or when cancelled. */
export async function summarise(
  table: ArticleTable,
  id: string,
  breather: Breather,
  cancel: Cancel,
): Promise<EntitySummary | undefined> {
  const entity = table.entity(id);
  const naming = namingArticles(table, entity);
  if (naming.length === 0 || cancel.isCancellationRequested) return undefined;
  const first = introductionIn(naming, table, entity);
  const roles = new Roles();
  for (const { part, local } of table.holding(entity)) {
    for (const _ of roles.steps(part, local)) {
      if (!breather.due) continue;
      await breather.breathe();
      if (cancel.isCancellationRequested) return undefined;
    }
  }
  const neighbours = new Neighbours(table);
  const newest = namingArticles(table, entity, true);
  let n = 0;
  for (const article of newest.roughly(MOST_WEIGHED)) {
    neighbours.add(article);
    if (++n % STEP === 0 && breather.due) {
      await breather.breathe();
      if (cancel.isCancellationRequested) return undefined;
    }
  }
  if (!first) return undefined;
  const { part, local } = naming.at(0);
  const { segment } = part;
  return {
    id,
    type: ENTITY_TYPES[segment.entities.type[local]!]!,
    name: segment.string(segment.entities.name[local]!),
    count: table.mentionsOf(entity),
    spellings: spellingsOf(table, entity),
    articles: naming.length,
    // Thousands of URIs are decoded only for who asks for them.
    get files() {
      return Array.from({ length: naming.length }, (_, i) => {
        const { part: of, article, count } = naming.at(i);
        return { uri: of.segment.uri(article), date: of.segment.date(article), count };
      });
    },
    first,
    roles: roles.newestFirst(),
    neighbours: neighbours.best(),
  };
}

/**
 * The mention that introduces an entity: the first full one of the earliest article that has one.
 * @param from an article that is looked at before all others
 */
export function introductionOf(table: ArticleTable, id: string, from: string): Introduction | undefined {
  const entity = table.entity(id);
  if (entity < 0) return undefined;
  return introductionIn(namingArticles(table, entity), table, entity, from);
}

function introductionIn(
  naming: NamingArticles,
  table: ArticleTable,
  entity: number,
  from?: string,
): Introduction | undefined {
  function* inOrder(): Generator<Naming> {
    const own = from === undefined ? undefined : table.article(from);
    if (own) {
      for (const article of naming.roughly()) {
        if (article.part === own.part && article.article === own.article) yield article;
      }
    }
    for (let n = 0; n < naming.length; n++) yield naming.at(n);
  }
  function* files() {
    for (const { part, article, local } of inOrder()) {
      const { segment } = part;
      yield {
        uri: segment.uri(article),
        date: segment.date(article),
        name: segment.string(segment.entities.name[local]!),
        type: ENTITY_TYPES[segment.entities.type[local]!]!,
        mentions: segment.mentionsIn(article, local).map((at) => segment.mention(at)),
      };
    }
  }
  return entity < 0 ? undefined : introducing(files());
}

interface Role {
  readonly text: string;
  /** YYYYMMDD; 0 where no article that gives it is dated. */
  since: number;
  until: number;
  count: number;
}

/** The roles that articles give an entity. */
class Roles {
  readonly #roles = new Map<string, Role>();

  /** Takes in the articles of a part; `local` is the entity's number in it. Others may have their turn at each step. */
  *steps({ segment, state }: Part, local: number): Generator<void> {
    const { roles, role: mentioned } = segment.entities;
    const { mentions, date } = segment.articles;
    const { role } = segment.mentions;
    /** Most articles give the same few. */
    const known = new Map<number, Role>();
    let article = 0;
    for (let i = roles[local]!; i < roles[local + 1]!; i++) {
      if (i % STEP === 0) yield;
      const at = mentioned[i]!;
      if (at >= mentions[article + 1]!) article = lastAtMost(mentions, at, segment.size);
      if (state[article] !== STATE.counts) continue;
      const string = role[at]! - 1;
      let there = known.get(string);
      if (!there) {
        there = this.#role(segment.string(string));
        known.set(string, there);
      }
      there.count++;
      const day = date[article]!;
      if (day === 0) continue;
      if (there.since === 0 || day < there.since) there.since = day;
      if (day > there.until) there.until = day;
    }
  }

  newestFirst(): EntitySummary['roles'] {
    const sorted = [...this.#roles.values()].sort(
      (a, b) => b.until - a.until || b.count - a.count || a.since - b.since || (a.text < b.text ? -1 : 1),
    );
    return sorted.map(({ text, since, until, count }) => ({
      text,
      since: dayText(since),
      until: dayText(until),
      count,
    }));
  }

  #role(text: string): Role {
    const key = fold(text);
    let role = this.#roles.get(key);
    if (!role) {
      role = { text, since: 0, until: 0, count: 0 };
      this.#roles.set(key, role);
    }
    return role;
  }
}

/** Weighs who shares paragraphs and sentences with an entity, article by article. */
class Neighbours {
  readonly #table: ArticleTable;
  readonly #shared = new Map<number, number>();

  constructor(table: ArticleTable) {
    this.#table = table;
  }

  add({ part, article, local }: Naming): void {
    const { segment, globalOf } = part;
    const { paragraph, sentence } = segment.mentions;
    const paragraphs = new Set<number>();
    const sentences = new Set<number>();
    for (const at of segment.mentionsIn(article, local)) {
      if (paragraph[at]! >= 0) paragraphs.add(paragraph[at]!);
      if (sentence[at]! >= 0) sentences.add(sentence[at]!);
    }
    const met = new Set<number>();
    const { mentions } = segment.articles;
    const count = (at: number, place: number, kind: number, weight: number): void => {
      const other = segment.entityOf(at);
      const key = (other * 2 + kind) * 65_536 + place;
      if (other === local || met.has(key)) return;
      met.add(key);
      const entity = globalOf[other]!;
      this.#shared.set(entity, (this.#shared.get(entity) ?? 0) + weight);
    };
    for (let at = mentions[article]!; at < mentions[article + 1]!; at++) {
      if (!paragraphs.has(paragraph[at]!)) continue;
      count(at, paragraph[at]!, 0, 1);
      if (sentences.has(sentence[at]!)) count(at, sentence[at]!, 1, SENTENCE);
    }
  }

  best(): EntitySummary['neighbours'] {
    const weighed: { entity: number; weight: number; id: string }[] = [];
    for (const [entity, times] of this.#shared) {
      const naming = this.#table.articlesOf(entity);
      const all = this.#table.size;
      if (all < FEW) weighed.push({ entity, weight: times, id: '' });
      else if (naming > 0 && naming <= COMMON * all)
        weighed.push({ entity, weight: times * Math.log(all / naming), id: '' });
    }
    weighed.sort((a, b) => b.weight - a.weight);
    // Equal weights in the order of ids, which are decoded only for those that can be among the best.
    const least = weighed[MOST_NEIGHBOURS - 1]?.weight ?? 0;
    const near = weighed.filter(({ weight }) => weight >= least).slice(0, 200);
    for (const one of near) one.id = idOf(this.#table, one.entity);
    near.sort((a, b) => b.weight - a.weight || (a.id < b.id ? -1 : 1));
    return near.slice(0, MOST_NEIGHBOURS).flatMap(({ entity, id }) => {
      for (const { part, local } of this.#table.holding(entity)) {
        const { segment } = part;
        const type = ENTITY_TYPES[segment.entities.type[local]!]!;
        return [{ id, type, name: segment.string(segment.entities.name[local]!) }];
      }
      return [];
    });
  }
}
