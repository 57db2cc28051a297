import { fold } from '../core/text/normalise.ts';
import type { ArticleNames, IndexedMention } from './article-names.ts';
import type { EntitySummary } from './entity-index.ts';

/** What more than this part of the articles names says nothing of any one of them (`newsroom.md`, on events). */
const COMMON = 0.3;
/** With fewer articles than this no part of them is a measure. */
const FEW = 8;
const MOST_NEIGHBOURS = 12;
/** A name in the same sentence counts as much as three in the same paragraph. */
const SENTENCE = 2;

/** Weighs who shares paragraphs and sentences with an entity, article by article. */
export function neighboursOf(
  id: string,
  of: { readonly articles: number; naming(id: string): number },
): { add(article: ArticleNames): void; best(): string[] } {
  const shared = new Map<string, number>();
  return {
    add({ entities }) {
      const places = entities.get(id)?.mentions ?? [];
      const paragraphs = new Set(places.map(({ paragraph }) => paragraph).filter((paragraph) => paragraph >= 0));
      const sentences = new Set(places.map(({ sentence }) => sentence).filter((sentence) => sentence >= 0));
      for (const other of entities.values()) {
        if (other.id === id) continue;
        const near = countOf(other.mentions, ({ paragraph }) => paragraph, paragraphs);
        if (near === 0) continue;
        const nearest = countOf(other.mentions, ({ sentence }) => sentence, sentences);
        shared.set(other.id, (shared.get(other.id) ?? 0) + near + SENTENCE * nearest);
      }
    },
    best() {
      const weighed: [string, number][] = [];
      for (const [other, times] of shared) {
        const naming = of.naming(other);
        if (of.articles < FEW) weighed.push([other, times]);
        else if (naming <= COMMON * of.articles) weighed.push([other, times * Math.log(of.articles / naming)]);
      }
      return weighed
        .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
        .slice(0, MOST_NEIGHBOURS)
        .map(([other]) => other);
    },
  };
}

/** In how many of some places there is a mention. */
function countOf(
  mentions: readonly IndexedMention[],
  placeOf: (mention: IndexedMention) => number,
  places: ReadonlySet<number>,
): number {
  const met = new Set<number>();
  for (const mention of mentions) if (places.has(placeOf(mention))) met.add(placeOf(mention));
  return met.size;
}

/** The roles that articles, the earliest first, give an entity, the newest first. */
export function rolesOf(articles: readonly ArticleNames[], id: string): EntitySummary['roles'] {
  const roles = new Map<string, { text: string; since: string | null; until: string | null; count: number }>();
  for (const { date, entities } of articles) {
    for (const { role } of entities.get(id)!.mentions) {
      if (role === undefined) continue;
      const key = fold(role);
      const there = roles.get(key);
      if (!there) roles.set(key, { text: role, since: date, until: date, count: 1 });
      else {
        there.count++;
        there.since ??= date;
        there.until = date ?? there.until;
      }
    }
  }
  return [...roles.values()].sort((a, b) => {
    const [first, second] = [a.until ?? '', b.until ?? ''];
    return first === second ? b.count - a.count : first < second ? 1 : -1;
  });
}
