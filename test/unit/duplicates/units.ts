import { type Duplicates, findDuplicates, fingerprint, type Unit } from '../../../server/src/core/duplicates/index.ts';
import { makeBlock } from '../../../server/src/core/text/block.ts';
import { splitParagraphs } from '../../../server/src/core/text/paragraphs.ts';
import type { ParagraphKind, Span } from '../../../server/src/core/types.ts';

/** The paragraphs of a text as units; `kinds` says what the first ones are, the rest is body. */
export function unitsOf(text: string, kinds: readonly ParagraphKind[] = [], furniture: readonly Span[] = []): Unit[] {
  return splitParagraphs(text).map(({ start, end }, i) => {
    const block = makeBlock(text.slice(start, end));
    const boilerplate = furniture
      .filter((span) => span.start < end && span.end > start)
      .map((span) => ({ start: Math.max(span.start - start, 0), end: Math.min(span.end, end) - start }));
    return { start, block, print: fingerprint(block), kind: kinds[i] ?? 'body', boilerplate };
  });
}

export const inText = (text: string, kinds?: readonly ParagraphKind[], furniture?: readonly Span[]): Duplicates =>
  findDuplicates(unitsOf(text, kinds, furniture));

/** Groups as `paragraph exact: first words | first words`. */
export function told(text: string, { groups }: Duplicates): string[] {
  return groups.map(
    ({ unit, kind, members }) =>
      `${unit} ${kind}: ${members.map(({ start, end }) => text.slice(start, end).split(/\s+/).slice(0, 3).join(' ')).join(' | ')}`,
  );
}
