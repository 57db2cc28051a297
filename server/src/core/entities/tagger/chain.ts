import { BEFORE, mayClose, mayOpen, OUTSIDE, TAGS } from './tags.ts';

/**
 * Inference in a linear chain of `n` words. `scores[i * TAGS + tag]` is what word i says for a tag, `transitions[a * TAGS + b]`
 * what is said for tag b after tag a. Tags that may not follow each other never do.
 */

const IMPOSSIBLE = -1e30;

/** The best sequence of tags. `O(n)`. */
export function viterbi(scores: Float32Array, transitions: Float32Array, n: number): Uint8Array {
  const tags = new Uint8Array(n);
  if (n === 0) return tags;
  let before = new Float64Array(TAGS);
  let now = new Float64Array(TAGS);
  const back = new Uint8Array(n * TAGS);
  for (let b = 0; b < TAGS; b++) before[b] = mayOpen(b) ? scores[b]! : IMPOSSIBLE;
  for (let i = 1; i < n; i++) {
    const at = i * TAGS;
    for (let b = 0; b < TAGS; b++) {
      const earlier = BEFORE[b]!;
      let best = Number.NEGATIVE_INFINITY;
      let from = OUTSIDE;
      for (let k = 0; k < earlier.length; k++) {
        const a = earlier[k]!;
        const score = before[a]! + transitions[a * TAGS + b]!;
        if (score > best) {
          best = score;
          from = a;
        }
      }
      now[b] = best + scores[at + b]!;
      back[at + b] = from;
    }
    [before, now] = [now, before];
  }
  let tag = OUTSIDE;
  let best = Number.NEGATIVE_INFINITY;
  for (let b = 0; b < TAGS; b++) {
    if (mayClose(b) && before[b]! > best) {
      best = before[b]!;
      tag = b;
    }
  }
  for (let i = n - 1; i >= 0; i--) {
    tags[i] = tag;
    tag = back[i * TAGS + tag]!;
  }
  return tags;
}

/** How likely each tag is at each word, and the logarithm of the sum over all sequences. */
export interface Marginals {
  /** `[i * TAGS + tag]`, 0 to 1. */
  readonly tags: Float64Array;
  readonly logSum: number;
  /** `[a * TAGS + b]`: how often b is expected after a; only where it was asked for. */
  readonly transitions: Float64Array | undefined;
}

/** How much each step weighs; one that may not be weighs 0. */
function stepsOf(transitions: Float32Array | Float64Array): Float64Array {
  const steps = new Float64Array(TAGS * TAGS);
  for (let b = 0; b < TAGS; b++) for (const a of BEFORE[b]!) steps[a * TAGS + b] = Math.exp(transitions[a * TAGS + b]!);
  return steps;
}

const kept = new WeakMap<Float32Array | Float64Array, Float64Array>();

/** The steps of transitions that do not change: those of a model. */
function keptSteps(transitions: Float32Array | Float64Array): Float64Array {
  let steps = kept.get(transitions);
  if (!steps) {
    steps = stepsOf(transitions);
    kept.set(transitions, steps);
  }
  return steps;
}

/** Room to reckon in, kept from one paragraph to the next. */
interface Room {
  readonly local: Float64Array;
  readonly forward: Float64Array;
  readonly scale: Float64Array;
  /** The tags of each word that are within the floor, mostly one or two of seventeen, and how many they are. */
  readonly live: Uint8Array;
  readonly lives: Uint8Array;
}

const makeRoom = (n: number): Room => ({
  local: new Float64Array(n * TAGS),
  forward: new Float64Array(n * TAGS),
  scale: new Float64Array(n),
  live: new Uint8Array(n * TAGS),
  lives: new Uint8Array(n),
});

/** Words of the longest paragraph for which room is kept. */
const KEPT_ROOM = 1024;
const usual = makeRoom(KEPT_ROOM);

/** Room for n words, in which `forward` is zero. */
function roomFor(n: number): Room {
  if (n > KEPT_ROOM) return makeRoom(n);
  usual.forward.fill(0, 0, n * TAGS);
  return usual;
}

/**
 * Forward–backward with a scale for each word, so that nothing overflows: each word's scores count from their greatest, and
 * each step's sum is divided out.
 *
 * @param floor tags that are so far below the best of their word (in log odds) are left out: it saves most of the work where only
 *   shares are wanted, and changes none of them by more than e to its power. `transitions` must not change afterwards then
 */
export function marginals(
  scores: Float32Array | Float64Array,
  transitions: Float32Array | Float64Array,
  n: number,
  countTransitions = false,
  floor = Number.NEGATIVE_INFINITY,
): Marginals {
  const tags = new Float64Array(n * TAGS);
  const counts = countTransitions ? new Float64Array(TAGS * TAGS) : undefined;
  if (n === 0) return { tags, logSum: 0, transitions: counts };
  const weight = floor > Number.NEGATIVE_INFINITY ? keptSteps(transitions) : stepsOf(transitions);
  const { local, forward, scale, live, lives } = roomFor(n);
  let logSum = 0;
  for (let i = 0; i < n; i++) {
    const at = i * TAGS;
    let greatest = Number.NEGATIVE_INFINITY;
    for (let b = 0; b < TAGS; b++) if (scores[at + b]! > greatest) greatest = scores[at + b]!;
    const least = greatest + floor;
    // Over the few tags that live in the word before, or over those that may stand before this one.
    const before = i > 0 ? lives[i - 1]! : 0;
    let alive = 0;
    let sum = 0;
    for (let b = 0; b < TAGS; b++) {
      const score = scores[at + b]!;
      if (score < least) continue;
      let reached = 0;
      if (i === 0) reached = mayOpen(b) ? 1 : 0;
      else {
        const may = BEFORE[b]!;
        const row = at - TAGS;
        if (before < may.length) {
          for (let j = row; j < row + before; j++) reached += forward[row + live[j]!]! * weight[live[j]! * TAGS + b]!;
        } else {
          for (let j = 0; j < may.length; j++) reached += forward[row + may[j]!]! * weight[may[j]! * TAGS + b]!;
        }
      }
      // What nothing leads to is not worth its exponential.
      if (reached === 0) continue;
      live[at + alive++] = b;
      const here = Math.exp(score - greatest);
      local[at + b] = here;
      forward[at + b] = reached * here;
      sum += reached * here;
    }
    lives[i] = alive;
    // Nothing that may stand here is within the floor: once in a million words.
    if (sum === 0 && floor > Number.NEGATIVE_INFINITY) return marginals(scores, transitions, n, countTransitions);
    scale[i] = sum > 0 ? sum : Number.MIN_VALUE;
    for (let k = 0; k < alive; k++) forward[at + live[at + k]!]! /= scale[i]!;
    logSum += Math.log(scale[i]!) + greatest;
  }
  let later = new Float64Array(TAGS);
  let earlier = new Float64Array(TAGS);
  let closing = 0;
  for (let b = 0; b < TAGS; b++) {
    later[b] = mayClose(b) ? 1 : 0;
    closing += forward[(n - 1) * TAGS + b]! * later[b]!;
  }
  if (closing === 0 && floor > Number.NEGATIVE_INFINITY) return marginals(scores, transitions, n, countTransitions);
  logSum += Math.log(closing);
  for (let b = 0; b < TAGS; b++) later[b]! /= closing;
  for (let i = n - 1; ; i--) {
    const at = i * TAGS;
    for (let k = 0; k < lives[i]!; k++) {
      const b = live[at + k]!;
      tags[at + b] = forward[at + b]! * later[b]!;
    }
    if (i === 0) break;
    earlier.fill(0);
    for (let k = 0; k < lives[i]!; k++) {
      const b = live[at + k]!;
      const from = (later[b]! * local[at + b]!) / scale[i]!;
      if (from === 0) continue;
      const few = lives[i - 1]! < BEFORE[b]!.length;
      const list = few ? live : BEFORE[b]!;
      const start = few ? at - TAGS : 0;
      const end = start + (few ? lives[i - 1]! : BEFORE[b]!.length);
      for (let j = start; j < end; j++) {
        const a = list[j]!;
        const step = weight[a * TAGS + b]! * from;
        earlier[a]! += step;
        if (counts) counts[a * TAGS + b]! += forward[at - TAGS + a]! * step;
      }
    }
    [later, earlier] = [earlier, later];
  }
  return { tags, logSum, transitions: counts };
}
