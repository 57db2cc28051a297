import { LineIndex } from '../core/text/lines.ts';
import type { EntityType } from '../core/types.ts';
import type {
  EntitiesParams,
  EntitiesResult,
  EntityArticlesParams,
  EntityArticlesResult,
  EntityMentionsParams,
  EntityMentionsResult,
  EntityTypesResult,
} from '../protocol.ts';
import type { Cancel, EntityIndex } from '../workspace/entity-index.ts';
import { mentionRange } from './places.ts';

const TYPES: readonly EntityType[] = ['person', 'place', 'organization', 'event'];

/** How many names of each type answer to a filter. */
export async function entityTypes(index: EntityIndex, filter: string): Promise<EntityTypesResult> {
  const types = [];
  for (const type of TYPES) {
    const { total } = await index.list({ type, typed: filter, offset: 0, limit: 0 });
    types.push({ type, total });
  }
  return { types, partial: index.partial };
}

/** A page of the names of a type. */
export async function entities(
  index: EntityIndex,
  { type, filter, offset, limit }: EntitiesParams,
): Promise<EntitiesResult> {
  const { total, entities } = await index.list({ type, typed: filter, offset, limit });
  return { total, entities: entities.map(({ id, name, count, files }) => ({ id, name, count, articles: files })) };
}

/** A page of the articles that name an entity: the newest first, undated ones last. */
export async function entityArticles(
  index: EntityIndex,
  { id, offset, limit }: EntityArticlesParams,
  cancel: Cancel,
): Promise<EntityArticlesResult> {
  const files = await index.mentions(id, cancel, { from: offset, limit, newestFirst: true });
  const articles = files.map(({ uri, title, date, mentions }) => ({ uri, title, date, count: mentions.length }));
  return { total: index.articles(id), articles };
}

/** Characters of a line before a mention, and in all. */
const BEFORE = 60;
const LONGEST = 200;

/**
 * The places where an article names an entity, each with its line.
 * @param textOf gives the text of an article; where it is not to be had, or has changed meanwhile, the mention stands alone
 */
export async function entityMentions(
  index: EntityIndex,
  { id, uri }: EntityMentionsParams,
  textOf: (uri: string) => Promise<string | undefined>,
): Promise<EntityMentionsResult> {
  const file = await index.mentionsIn(id, uri);
  if (!file) return { mentions: [] };
  const text = (await textOf(file.uri)) ?? '';
  const lines = new LineIndex(text);
  return {
    mentions: file.mentions.map((mention) => {
      const range = mentionRange(mention);
      const from = lines.offsetAt(range.start);
      const to = from + mention.length;
      if (text.slice(from, to) !== mention.text) {
        return { range, line: mention.text, start: 0, end: mention.text.length };
      }
      return { range, ...cutLine(text, lines.lineStart(mention.line), lines.lineEnd(mention.line), from, to) };
    }),
  };
}

/** The line around `[from, to)`, cut between words. */
function cutLine(
  text: string,
  lineStart: number,
  lineEnd: number,
  from: number,
  to: number,
): { line: string; start: number; end: number } {
  let start = Math.max(lineStart, from - BEFORE);
  // Not through a word: from the next space on, or from the word that the clitics belong to.
  if (start > lineStart) {
    const space = text.indexOf(' ', start);
    start = space >= 0 && space < from ? space + 1 : text.lastIndexOf(' ', from) + 1;
  }
  let end = Math.min(lineEnd, Math.max(to, start + LONGEST));
  if (end < lineEnd) {
    const space = text.lastIndexOf(' ', end);
    if (space > to) end = space;
  }
  while (start < from && /\s/.test(text[start]!)) start++;
  const before = start > lineStart && text.slice(lineStart, start).trim() !== '' ? '… ' : '';
  const line = before + text.slice(start, end).trimEnd() + (end < lineEnd ? ' …' : '');
  return { line, start: before.length + from - start, end: before.length + to - start };
}
