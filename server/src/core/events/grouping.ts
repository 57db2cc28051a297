import { sameEvent } from './link.ts';
import { Overlaps } from './overlap.ts';
import type { Told, Weights } from './told.ts';

/** One event with the mentions that tell it, as indices into what was grouped. */
export interface Instance {
  /** The mention that says most of it: a mention belongs to the event when it fits this one, never by way of another. */
  readonly core: number;
  /** Ascending, the core among them. */
  readonly mentions: readonly number[];
}

/** A mention with more mentions before it than this in its article is compared with the last of them only. */
const MOST_INSTANCES = 400;

/**
 * Groups mentions to events. A mention joins the event whose core it fits best; the fullest mentions are cores first. So events do
 * not chain: what fits a later mention alone stays apart, as the meetings of a series do. Total; work grows with mentions × events.
 * @param told the mentions, of one article or of several
 * @param judge what people have decided of two of them; it stands over likeness
 */
export function groupMentions(
  told: readonly Told[],
  weights: Weights,
  judge?: (one: number, other: number) => 'same' | 'apart' | undefined,
): Instance[] {
  const order = [...told.keys()].sort((a, b) => fullness(told[b]!) - fullness(told[a]!) || a - b);
  const overlaps = new Overlaps(told, weights);
  const instances: { core: number; mentions: number[] }[] = [];
  for (const at of order) {
    let best: { core: number; mentions: number[] } | undefined;
    let bestScore = 0;
    for (let i = instances.length - 1; i >= 0 && i >= instances.length - MOST_INSTANCES; i--) {
      const verdicts = judge && instances[i]!.mentions.map((other) => judge(at, other));
      if (verdicts?.includes('apart')) continue;
      if (verdicts?.includes('same')) {
        best = instances[i]!;
        break;
      }
      const { core } = instances[i]!;
      if (!overlaps.mayBeLinked(core, at)) continue;
      const found = sameEvent(told[core]!, told[at]!, weights);
      if (found && found.score > bestScore) {
        best = instances[i]!;
        bestScore = found.score;
      }
    }
    if (best) best.mentions.push(at);
    else instances.push({ core: at, mentions: [at] });
  }
  for (const { mentions } of instances) mentions.sort((a, b) => a - b);
  return instances.sort((a, b) => a.mentions[0]! - b.mentions[0]!);
}

/** How much a mention says of its event. */
export function fullness({ participants, place, days, name, act, figures, status }: Told): number {
  return (
    Math.min(participants.length, 4) +
    (place >= 0 ? 1.5 : 0) +
    (days === null ? 0 : days.source === 'said' ? 2 : 1) +
    (name >= 0 ? 2 : 0) +
    (act === 'say' || act === 'other' ? 0 : 1.5) +
    Math.min(figures.length, 2) * 0.5 -
    (status === 'background' ? 1 : 0)
  );
}
