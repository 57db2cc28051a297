import type { Part } from './article-table.ts';
import type { Breather } from './breather.ts';
import type { ArticleFacts } from './facts.ts';
import type { StoredSegment } from './reading.ts';
import { SegmentBuilder } from './segment-builder.ts';

/** Segments of one class of sizes that are merged into one of the next. */
const FAN = 8;
/**
 * Articles of a class that are merged however few its segments are. While a folder is read larger classes wait for so many: the
 * segments of single jobs become at once one that stays, and each article is copied once, not twice.
 */
const ENOUGH = 3072;
/** Articles below which a segment is of a class; a larger one, of some thousands, stays as it is. */
const CLASSES = [8, 100, 800] as const;
/** Segments whose articles are gone to this part are made anew. */
const MOST_GONE = 0.4;

/** A segment of facts, in memory. */
export function packed(facts: readonly ArticleFacts[]): StoredSegment {
  const builder = new SegmentBuilder();
  for (const one of facts) builder.add(one);
  return { ...builder.finish(), file: undefined };
}

/** Times that are looked at between two looks at the clock. */
const STEP = 1024;

/**
 * The numbers of times from the earliest on, giving way meanwhile; by seconds, as one number with its own, which typed arrays sort
 * quickly.
 */
export async function byTime(times: readonly { readonly mtime: number }[], breather: Breather): Promise<Float64Array> {
  const room = 2 ** 21;
  const keys = new Float64Array(times.length);
  for (const [i, { mtime }] of times.entries()) {
    if (i % STEP === 0 && breather.due) await breather.breathe();
    keys[i] = Math.max(0, Math.floor(mtime / 1000)) * room + i;
  }
  if (breather.due) await breather.breathe();
  keys.sort();
  for (let i = 0; i < keys.length; i++) {
    if (i % STEP === 0 && breather.due) await breather.breathe();
    keys[i]! %= room;
  }
  return keys;
}

/**
 * Segments of one class of sizes, once there are enough of them; or one most of whose articles are gone.
 * @param isReading a whole folder is being read: many more will come
 */
export function partsToMerge(parts: readonly Part[], isReading: boolean): Part[] {
  const classes = CLASSES.map((most) => ({ most, members: [] as Part[], articles: 0 }));
  for (const part of parts) {
    if (!part.stored) continue; // an open document
    const { segment, goneCount } = part;
    if (segment.size >= CLASSES[0] && goneCount > MOST_GONE * segment.size) return [part];
    const living = segment.size - goneCount;
    const own = classes.find(({ most }) => living < most);
    if (!own) continue;
    own.members.push(part);
    own.articles += living;
    if (own.articles >= ENOUGH) return own.members;
  }
  const [smallest] = classes;
  const full = (isReading ? [smallest!] : classes).find(({ members }) => members.length >= FAN);
  return full?.members ?? [];
}
