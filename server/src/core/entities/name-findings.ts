import type { Entity, Finding, Span } from '../types.ts';
import { addFamilyFirst } from './family-first.ts';
import type { PlacedEntities } from './identity-table.ts';
import type { Lexicon } from './lexicon.ts';
import { type Mark, NameIndex } from './name-index.ts';

export interface NameFindings {
  readonly findings: readonly Finding[];
  /** For the next version. */
  readonly index: NameIndex;
}

const NONE: readonly Entity[] = [];

/**
 * What is to be said of the names of an article: one name in several spellings (`name-variants`), a family name before any
 * full one (`family-name-first`). Hints. Offsets absolute, in text order of each rule.
 *
 * @param entitiesOf the entities of a block, offsets relative to it
 * @param isOtherArticle whether a block belongs to another article that was pasted below this one
 * @param previous the index of an earlier version: what is done anew is proportional to the blocks that changed, and a look at
 *   each entity
 */
export function findNameFindings(
  blocks: readonly PlacedEntities[],
  entitiesOf: (i: number) => readonly Entity[],
  isOtherArticle: (i: number) => boolean,
  lexicon: Lexicon,
  previous?: NameIndex,
): NameFindings {
  const lists = blocks.map(({ kind }, i) => (kind === 'boilerplate' || isOtherArticle(i) ? NONE : entitiesOf(i)));
  const index = NameIndex.make(blocks, lists, lexicon, previous);
  const findings: Finding[] = [];
  if (index.marks.size > 0) addVariants(blocks, lists, index, findings);
  addFamilyFirst(blocks, lists, lexicon, findings);
  return { findings, index };
}

function addVariants(
  blocks: readonly PlacedEntities[],
  lists: readonly (readonly Entity[])[],
  { marks }: NameIndex,
  out: Finding[],
): void {
  /** By referent and preferred spelling its first place. */
  const first = new Map<string, Span & { readonly written: string }>();
  const others: { readonly mark: Mark; readonly block: PlacedEntities }[] = [];
  for (let i = 0; i < lists.length; i++) {
    const list = marks.get(lists[i]!);
    if (!list) continue;
    const block = blocks[i]!;
    for (const mark of list) {
      const { entity, word, spelling } = mark;
      const key = `${entity.id} ${word.key}`;
      if (spelling) others.push({ mark, block });
      else if (!first.has(key))
        first.set(key, { start: block.start + word.start, end: block.start + word.end, written: word.written });
    }
  }
  for (const { mark, block } of others) {
    const { entity, word, spelling } = mark;
    const preferred = first.get(`${entity.id} ${spelling!.preferred}`);
    if (!preferred) continue;
    out.push({
      start: block.start + word.start,
      end: block.start + word.end,
      code: 'name-variants',
      severity: 'hint',
      related: [{ start: preferred.start, end: preferred.end }],
      data: {
        id: entity.id,
        written: word.written,
        preferred: preferred.written,
        count: spelling!.count,
        preferredCount: spelling!.preferredCount,
        quoted: isQuoted(block.block.text, word.start),
      },
    });
  }
}

/** Whether a place stands inside «…», “…” or "…" of its paragraph. A quotation that is never closed goes to its end. */
export function isQuoted(text: string, at: number): boolean {
  let depth = 0;
  let straight = false;
  for (let i = 0; i < at; i++) {
    const character = text[i]!;
    if (character === '«' || character === '“') depth++;
    else if (character === '»' || character === '”') depth = Math.max(0, depth - 1);
    else if (character === '"') straight = !straight;
  }
  return depth > 0 || straight;
}
