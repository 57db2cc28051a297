import type { Entity, EntityType, Span } from '../types.ts';

/** One person, place or organisation of an article with all that the article says of it; offsets absolute. */
export interface ArticleReferent {
  readonly id: string;
  readonly type: EntityType;
  readonly name: string;
  /** How it is written, the commonest way first, with counts. */
  readonly surfaces: readonly { readonly text: string; readonly count: number }[];
  /** Where it is named, in text order. */
  readonly mentions: readonly Span[];
  /** The posts that the text gives it, in text order; equal ones once. */
  readonly roles: readonly (Span & { readonly text: string })[];
}

/**
 * The referents of an article in the order in which they are first named. Linear in the entities.
 * @param text what the entities' offsets count
 */
export function referentsOf(text: string, entities: readonly Entity[]): ArticleReferent[] {
  const all = new Map<
    string,
    { entity: Entity; surfaces: Map<string, number>; mentions: Span[]; roles: Map<string, Span & { text: string }> }
  >();
  for (const entity of entities) {
    let one = all.get(entity.id);
    if (!one) {
      one = { entity, surfaces: new Map(), mentions: [], roles: new Map() };
      all.set(entity.id, one);
    }
    one.surfaces.set(entity.text, (one.surfaces.get(entity.text) ?? 0) + 1);
    one.mentions.push({ start: entity.start, end: entity.end });
    if (!entity.role) continue;
    const role = { ...entity.role, text: text.slice(entity.role.start, entity.role.end) };
    if (!one.roles.has(role.text)) one.roles.set(role.text, role);
  }
  return [...all.values()].map(({ entity: { id, type, name }, surfaces, mentions, roles }) => ({
    id,
    type,
    name,
    surfaces: [...surfaces].map(([text, count]) => ({ text, count })).sort((a, b) => b.count - a.count),
    mentions,
    roles: [...roles.values()],
  }));
}
