import type { Layout } from './boilerplate/index.ts';
import type { ResolvedDates } from './dates/index.ts';
import type { Fingerprint, Unit } from './duplicates/index.ts';
import type { Identified } from './entities/index.ts';
import type { EventParagraph, LocalEvents } from './events/index.ts';
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

/** The paragraphs as the events pass sees them; who is who is asked only where a paragraph names an act. */
export function eventParagraphs(
  placed: readonly {
    readonly start: number;
    readonly facts: { readonly block: Block; readonly events: LocalEvents };
  }[],
  units: readonly Unit[],
  identified: Identified,
  resolved: readonly ResolvedDates[],
): readonly EventParagraph[] {
  return placed.map(({ start, facts }, i) => ({
    start,
    block: facts.block,
    local: facts.events,
    entities: facts.events.sentences.length > 0 ? identified.of(i) : [],
    dates: resolved[i]!.dates,
    boilerplate: units[i]!.boilerplate ?? NOTHING,
  }));
}
