import type { Entity, Span } from './types.ts';

/** A span of a paragraph as one of the article, whose text it starts `by` code units into. */
export function shift<T extends Span>(span: T, by: number): T {
  return { ...span, start: span.start + by, end: span.end + by };
}

/** An entity with its role and its inner names, likewise. */
export function shiftEntity(entity: Entity, by: number): Entity {
  const moved = shift(entity, by);
  if (!entity.role && !entity.nested) return moved;
  return {
    ...moved,
    ...(entity.role && { role: shift(entity.role, by) }),
    ...(entity.nested && { nested: entity.nested.map((inner) => shift(inner, by)) }),
  };
}
