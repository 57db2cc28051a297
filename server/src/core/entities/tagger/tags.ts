import type { EntityType } from '../../types.ts';

/** The types in the order of their tags. */
export const TYPES: readonly EntityType[] = ['person', 'place', 'organization', 'event'];

/** Where a word stands in a name (BILOU): it begins one, is inside, ends it, or is all of it. */
export enum Position {
  Begin = 0,
  Inside = 1,
  Last = 2,
  Unit = 3,
}

/** No name. */
export const OUTSIDE = 0;
export const TAGS = 1 + TYPES.length * 4;

/** The tag of a place in a name of a type: `type` is an index into `TYPES`. */
export const tagOf = (type: number, position: Position): number => 1 + type * 4 + position;
export const typeOfTag = (tag: number): number => (tag - 1) >> 2;
export const positionOfTag = (tag: number): Position => (tag - 1) & 3;

/** Whether tag `b` may follow tag `a`: a name that has begun goes on until its last word. */
export function mayFollow(a: number, b: number): boolean {
  const open = a !== OUTSIDE && (positionOfTag(a) === Position.Begin || positionOfTag(a) === Position.Inside);
  const goesOn = b !== OUTSIDE && (positionOfTag(b) === Position.Inside || positionOfTag(b) === Position.Last);
  return open ? goesOn && typeOfTag(a) === typeOfTag(b) : !goesOn;
}

/** Whether a text may begin with the tag. */
export const mayOpen = (tag: number): boolean => mayFollow(OUTSIDE, tag);
/** Whether a text may end with the tag. */
export const mayClose = (tag: number): boolean => mayFollow(tag, OUTSIDE);

/** For each tag the tags that may stand before it. */
export const BEFORE: readonly Uint8Array[] = Array.from({ length: TAGS }, (_, b) =>
  Uint8Array.from(Array.from({ length: TAGS }, (_, a) => a).filter((a) => mayFollow(a, b))),
);
