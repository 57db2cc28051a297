import type { EntityType, Span } from '../types.ts';
import type { Entry } from './lexicon.ts';

/**
 * A span that may be a name, proposed by the tables or a rule. The decoder picks among those that overlap; a further source
 * of candidates (a statistical tagger) has only to propose with a score of its own.
 */
export interface Candidate {
  /** Token range `[from, to)`. */
  readonly from: number;
  readonly to: number;
  /** Offsets in the block: clitics and glued words are outside. */
  readonly start: number;
  readonly end: number;
  readonly type: EntityType;
  /** 0 to 1: how sure the source is. */
  readonly score: number;
  /** The thing of the tables, where it is one. */
  readonly entry?: Entry | undefined;
  /** The look-up keys of the name's words, clitics peeled. */
  readonly keys: readonly string[];
  /** The title or post that the text gives. */
  readonly role?: Span | undefined;
}

/** Below this a candidate is noise. */
export const THRESHOLD = 0.5;

/** A long name wins over the shorter ones in it, unless it is much less sure. */
const weight = (candidate: Candidate): number =>
  (candidate.score - 0.4) * (1 + 1.1 * (candidate.to - candidate.from - 1));

/** The non-overlapping candidates of greatest weight, in text order. `O(tokens + candidates)`. */
export function decode(candidates: readonly Candidate[], tokens: number): Candidate[] {
  if (candidates.length === 0) return [];
  const ending: Candidate[][] = [];
  for (const candidate of candidates) {
    if (candidate.score < THRESHOLD) continue;
    const list = ending[candidate.to];
    if (list) list.push(candidate);
    else ending[candidate.to] = [candidate];
  }
  const best = new Float64Array(tokens + 1);
  const chosen: (Candidate | undefined)[] = new Array(tokens + 1);
  for (let i = 1; i <= tokens; i++) {
    best[i] = best[i - 1]!;
    for (const candidate of ending[i] ?? []) {
      const total = best[candidate.from]! + weight(candidate);
      if (total > best[i]! + 1e-9) {
        best[i] = total;
        chosen[i] = candidate;
      }
    }
  }
  const picked: Candidate[] = [];
  for (let i = tokens; i > 0; ) {
    const candidate = chosen[i];
    if (candidate) {
      picked.push(candidate);
      i = candidate.from;
    } else i--;
  }
  return picked.reverse();
}
