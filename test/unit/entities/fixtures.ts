import assert from 'node:assert/strict';
import bytes from '../../../build/lexicon.bin';
import { identifyEntities, type Lexicon, loadLexicon, namesOf } from '../../../server/src/core/entities/index.ts';
import { makeBlock } from '../../../server/src/core/text/block.ts';
import { splitParagraphs } from '../../../server/src/core/text/paragraphs.ts';
import type { Entity } from '../../../server/src/core/types.ts';
import { marked } from '../../fixtures/marked.ts';

let shared: Lexicon | undefined;
export const lexicon = (): Lexicon => (shared ??= loadLexicon(bytes));

/** The entities of a text, absolute offsets. */
export function entitiesOf(text: string): Entity[] {
  const spans = splitParagraphs(text);
  const blocks = spans.map(({ start, end }) => makeBlock(text.slice(start, end)));
  const identified = identifyEntities(namesOf(blocks, lexicon()), lexicon());
  return spans.flatMap(({ start }, i) =>
    identified.of(i).map((entity) => ({ ...entity, start: entity.start + start, end: entity.end + start })),
  );
}

/** Asserts that exactly the marked names are found: `زار <place>باكو</place>`; `organization` may be written `org`. */
export function check(source: string): void {
  const { text, marks } = marked(source);
  const type = (tag: string) => (tag === 'org' ? 'organization' : tag);
  assert.deepEqual(
    entitiesOf(text).map((entity) => `${entity.type} ${entity.start}-${entity.end} ${entity.text}`),
    marks.map((mark) => `${type(mark.tag)} ${mark.start}-${mark.end} ${mark.text}`),
    text,
  );
}

/** The ids of the entities whose text is one of `texts`, in text order. */
export function ids(text: string, ...texts: string[]): string[] {
  return entitiesOf(text)
    .filter((entity) => texts.includes(entity.text))
    .map((entity) => entity.id);
}
