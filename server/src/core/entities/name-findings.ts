import type { Entity, Finding, ParagraphKind, Span } from '../types.ts';
import { addFamilyFirst, type FamilyFirst, findFamilyFirst } from './family-first.ts';
import type { BlockEntities } from './identity-table.ts';
import type { Knowledge } from './knowledge.ts';
import type { Lexicon } from './lexicon.ts';
import { type Mark, NameIndex } from './name-index.ts';
import { lostAlif } from './name-spellings.ts';

/** The paragraphs of an article as the checks of names see them. */
export interface NamedArticle {
  readonly blocks: readonly BlockEntities[];
  readonly kinds: readonly ParagraphKind[];
  /** From here on the blocks belong to another article that was pasted below this one; -1 without one. */
  readonly otherArticleFrom: number;
  /** Where a block starts. */
  startOf(i: number): number;
  /** The entities of a block, offsets relative to it. */
  entitiesOf(i: number): readonly Entity[];
}

export interface NameFindings {
  readonly findings: readonly Finding[];
  /** For the next version. */
  readonly index: NameIndex;
  readonly family: FamilyFirst;
}

const NONE: readonly Entity[] = [];

/**
 * What is to be said of the names of an article: one name in several spellings (`name-variants`), a family name before any
 * full one (`family-name-first`). Hints. Offsets absolute, in text order of each rule.
 *
 * @param previous the result for an earlier version: what is done anew is proportional to the blocks that changed, and a
 *   pointer a block. The result is what a fresh call gives.
 */
export function findNameFindings(article: NamedArticle, lexicon: Lexicon, previous?: NameFindings): NameFindings {
  const { blocks, kinds, otherArticleFrom } = article;
  const lists = new Array<readonly Entity[]>(blocks.length);
  for (let i = 0; i < lists.length; i++) {
    const counts = kinds[i] !== 'boilerplate' && (otherArticleFrom < 0 || i < otherArticleFrom);
    lists[i] = counts ? article.entitiesOf(i) : NONE;
  }
  const index = NameIndex.make(blocks, lists, lexicon, previous?.index);
  const family = findFamilyFirst(article, lists, lexicon, previous?.family);
  const findings: Finding[] = [];
  if (index.marks.size > 0) addVariants(article, lists, index, lexicon.knowledge, findings);
  addFamilyFirst(article, family, findings);
  return { findings, index, family };
}

function addVariants(
  { blocks, startOf }: NamedArticle,
  lists: readonly (readonly Entity[])[],
  { marks }: NameIndex,
  knowledge: Knowledge | undefined,
  out: Finding[],
): void {
  /** By referent and preferred spelling its first place. */
  const first = new Map<string, Span & { readonly written: string; readonly name: string }>();
  const others: { readonly mark: Mark; readonly start: number; readonly text: string }[] = [];
  for (let i = 0; i < lists.length; i++) {
    const list = marks.get(lists[i]!);
    if (!list) continue;
    const start = startOf(i);
    for (const mark of list) {
      const { entity, word, spelling } = mark;
      const key = `${entity.id} ${word.key}`;
      const { text } = blocks[i]!.block;
      if (spelling) others.push({ mark, start, text });
      else if (!first.has(key)) {
        const name = wholeName(text, entity);
        first.set(key, { start: start + word.start, end: start + word.end, written: word.written, name });
      }
    }
  }
  for (const { mark, start, text } of others) {
    const { entity, word, spelling } = mark;
    const preferred = first.get(`${entity.id} ${spelling!.preferred}`);
    if (!preferred) continue;
    const names = [wholeName(text, entity), preferred.name] as const;
    // The team has said that these are two.
    if (knowledge?.apart(...names) || knowledge?.apart(word.written, preferred.written)) continue;
    out.push({
      start: start + word.start,
      end: start + word.end,
      code: 'name-variants',
      severity: 'hint',
      related: [{ start: preferred.start, end: preferred.end }],
      data: {
        id: entity.id,
        written: word.written,
        preferred: preferred.written,
        names,
        count: spelling!.count,
        preferredCount: spelling!.preferredCount,
        quoted: isQuoted(text, word.start),
      },
    });
  }
}

/** The name of which a word is spelt otherwise, as it is written by itself. */
const wholeName = (text: string, entity: Entity): string => {
  const name = entity.text.replace(/\s+/g, ' ');
  return lostAlif(text, entity) + name;
};

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
