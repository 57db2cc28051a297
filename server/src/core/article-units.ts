import type { Layout } from './boilerplate/index.ts';
import type { Fingerprint, Unit } from './duplicates/index.ts';
import type { Block } from './text/block.ts';
import type { Span } from './types.ts';

interface Placed {
  readonly start: number;
  readonly facts: { readonly block: Block; readonly print: Fingerprint };
}

/** The paragraphs with the part of each that is page furniture, relative to it; both lists are in document order. */
export function unitsOf(placed: readonly Placed[], layout: Layout): Unit[] {
  let next = 0;
  return placed.map(({ start, facts }, i) => {
    const end = start + facts.block.text.length;
    let boilerplate: Span[] | undefined;
    while (next < layout.boilerplate.length && layout.boilerplate[next]!.start < end) {
      const span = layout.boilerplate[next]!;
      if (span.end > start) {
        boilerplate ??= [];
        boilerplate.push({ start: Math.max(span.start - start, 0), end: Math.min(span.end, end) - start });
      }
      if (span.end > end) break; // a forum profile goes on in the next paragraph
      next++;
    }
    return {
      start,
      block: facts.block,
      print: facts.print,
      kind: layout.kinds[i]!,
      boilerplate: boilerplate ?? NOTHING,
    };
  });
}

const NOTHING: readonly Span[] = [];
