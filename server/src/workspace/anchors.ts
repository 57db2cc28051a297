import { fold } from '../core/text/normalise.ts';
import type { Span } from '../core/types.ts';
import type { Anchor } from '../protocol.ts';

/** Characters of context that an anchor keeps on each side. */
const CONTEXT = 32;
/** Characters that must agree before a place is taken for the anchored one: a lone comma is not enough without its context. */
const EVIDENCE = 24;

/** The anchor of a span: its text and what stands on each side, as the user sees them. */
export function anchorOf(text: string, { start, end }: Span): Anchor {
  return {
    exact: text.slice(start, end),
    prefix: text.slice(clean(text, Math.max(0, start - CONTEXT)), start),
    suffix: text.slice(end, clean(text, Math.min(text.length, end + CONTEXT))),
  };
}

/** No anchor begins or ends inside a surrogate pair: half of one cannot be written to a file. */
function clean(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return at > 0 && code >= 0xdc00 && code <= 0xdfff ? at + 1 : at;
}

/**
 * Which of the candidate spans an anchor means, or -1. The text must be the same after folding (diacritics, spelling of
 * alif, spaces); among several equal texts the one whose surroundings agree best is meant, the first when equal.
 */
export function findAnchored(text: string, anchor: Anchor, candidates: readonly Span[]): number {
  const exact = comparable(anchor.exact);
  const prefix = comparable(anchor.prefix);
  const suffix = comparable(anchor.suffix);
  const needed = Math.min(EVIDENCE, exact.length + prefix.length + suffix.length);
  let best = -1;
  let bestAgreement = -1;
  for (let i = 0; i < candidates.length; i++) {
    const { start, end } = candidates[i]!;
    // Folding drops characters and never more than it keeps in real text; a much longer span is not folded in vain.
    if (end - start < exact.length / 4 || end - start > (anchor.exact.length + 8) * 4) continue;
    if (comparable(text.slice(start, end)) !== exact) continue;
    const here = anchorOf(text, candidates[i]!);
    const agreement = commonEnd(comparable(here.prefix), prefix) + commonStart(comparable(here.suffix), suffix);
    if (exact.length + agreement >= needed && agreement > bestAgreement) {
      best = i;
      bestAgreement = agreement;
    }
  }
  return best;
}

const comparable = (text: string): string => fold(text).replace(/\s+/g, ' ').trim();

function commonStart(a: string, b: string): number {
  let n = 0;
  while (n < a.length && n < b.length && a.charCodeAt(n) === b.charCodeAt(n)) n++;
  return n;
}

function commonEnd(a: string, b: string): number {
  let n = 0;
  while (n < a.length && n < b.length && a.charCodeAt(a.length - 1 - n) === b.charCodeAt(b.length - 1 - n)) n++;
  return n;
}
