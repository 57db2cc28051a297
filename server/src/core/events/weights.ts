import type { EntityType } from '../types.ts';

/** What is found in more than this share of the files says nothing of an event. */
const EVERYWHERE = 0.3;
/** A place says less of an event than who took part: much happens there. */
const PLACE = 0.6;
/** Fewer files than this say nothing of what is everywhere. */
const FEW = 20;
/** So many files of other newsrooms stand behind the folder's own, so that five files are not taken for the world. */
const BEHIND = 200;
/** In what share of those files one is found: places come up more often than people. */
const USUAL: Readonly<Record<EntityType, number>> = { person: 0.0005, organization: 0.002, place: 0.01, event: 0.001 };
const USUAL_WORD = 0.004;
/** What one in so many files has is as rare as can be. */
const RAREST = 2000;

/**
 * How much an entity weighs: 1 where nobody else has it, 0 where it is everywhere.
 * @param found files that name it
 * @param files all files
 */
export function entityWeight(type: EntityType, found: number, files: number): number {
  if (files >= FEW && found > files * EVERYWHERE) return 0;
  const weight = rarity(found + BEHIND * USUAL[type], files + BEHIND);
  return type === 'place' ? weight * PLACE : weight;
}

/** The same of a word, of the mentions that have it among all. */
export const wordWeight = (found: number, mentions: number): number =>
  rarity(found + BEHIND * USUAL_WORD, mentions + BEHIND);

const rarity = (found: number, all: number): number =>
  Math.max(0, Math.min(1, Math.log(all / Math.max(found, 1e-9)) / Math.log(RAREST)));
