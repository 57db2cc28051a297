import type { Analysis } from '../core/article.ts';
import { isArabicLetter, isArabicMark, TATWEEL } from '../core/text/characters.ts';
import { aloneAfterLam, plainSpelling } from '../core/text/definite.ts';
import { LineIndex } from '../core/text/lines.ts';
import { fold, hamzaOnSeat } from '../core/text/normalise.ts';
import { own } from '../core/text/own.ts';
import { isQuoted, quotations } from '../core/text/quotations.ts';
import type { Entity, EntityType, Span } from '../core/types.ts';
import type { EntityMention } from './entity-index.ts';
import { cursor, titleOf } from './record.ts';
import { uriKey } from './uri.ts';

/** A mention with what only the index needs. */
export interface IndexedMention extends EntityMention {
  /** The paragraph and sentence that hold it, counted from 0; -1 in page furniture, which tells nothing of neighbours. */
  readonly paragraph: number;
  readonly sentence: number;
}

/** One entity of one article. */
export interface NamedHere {
  readonly id: string;
  readonly type: EntityType;
  readonly name: string;
  readonly mentions: readonly IndexedMention[];
}

/** Who and what one version of one article names: immutable, and without its text. */
export interface ArticleNames {
  readonly uri: string;
  /** `uriKey` of it. */
  readonly key: string;
  readonly version: number | null;
  readonly title: string;
  readonly date: string | null;
  /** `mark` of the text that this was made of. */
  readonly mark: string;
  readonly entities: ReadonlyMap<string, NamedHere>;
}

/** Makes the facts of an analysed article. Linear in its text. */
export function makeNames(uri: string, version: number | null, analysis: Analysis): ArticleNames {
  const { text } = analysis;
  const lines = new LineIndex(text);
  const entities = new Map<string, NamedHere & { mentions: IndexedMention[] }>();
  const paragraphAt = placeAt(analysis.paragraphs);
  const sentenceAt = placeAt(analysis.sentences);
  const furnitureAt = cursor(analysis.boilerplate);
  let quoted: Span[] = [];
  let quotedOf = -1;
  for (const { entity, inner } of withInner(analysis.entities)) {
    const { start, end, id, type, name, role } = entity;
    const furniture = furnitureAt(entity).length > 0;
    const paragraph = paragraphAt(start);
    const { start: from, end: to } = analysis.paragraphs[paragraph] ?? { start: 0, end: text.length };
    const around = text.slice(from, to);
    if (quotedOf !== paragraph) {
      quoted = quotations(around);
      quotedOf = paragraph;
    }
    const { line, character } = lines.positionAt(start);
    const clitics = cliticsBefore(text, start);
    const mention: IndexedMention = {
      line,
      character,
      length: end - start,
      text: own(text.slice(start, end)),
      spelling: spellingOf(text, entity, clitics),
      clitics,
      ...(role && { role: plainSpelling(text.slice(role.start, role.end)) }),
      quoted: isQuoted(around, quoted, { start: start - from, end: end - from }),
      furniture,
      inner,
      paragraph: furniture ? -1 : paragraph,
      sentence: furniture ? -1 : sentenceAt(start),
    };
    const there = entities.get(id);
    if (there) there.mentions.push(mention);
    else entities.set(id, { id, type, name, mentions: [mention] });
  }
  const { date } = analysis.reference;
  return { uri, key: uriKey(uri), version, title: titleOf(analysis), date, mark: markOf(text), entities };
}

/** The name as it would stand alone; see `EntityMention`. */
export function spellingOf(
  text: string,
  { start, end, name }: Pick<Entity, 'start' | 'end' | 'name'>,
  clitics = cliticsBefore(text, start),
): string {
  const plain = own(plainSpelling(text.slice(start, end)));
  return clitics.endsWith('ل') ? aloneAfterLam(plain, name) : plain;
}

/** Longer than any run of proclitics with their marks. */
const MOST_CLITICS = 12;

/** The letters of the same word that stand before an offset. */
export function cliticsBefore(text: string, offset: number): string {
  let from = offset;
  while (from > 0 && offset - from < MOST_CLITICS && isOfWord(text.charCodeAt(from - 1))) from--;
  return from === offset ? '' : plainSpelling(text.slice(from, offset));
}

const isOfWord = (code: number): boolean => isArabicLetter(code) || isArabicMark(code) || code === TATWEEL;

/** What a name is found by: equal for spellings that differ in hamza, ى and ي, ة and ه. */
export const nameKey = (name: string): string => hamzaOnSeat(fold(name)).replace(/\s+/g, ' ').trim();

/** Tells texts apart: length and FNV-1a hash. */
export function markOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return `${text.length}:${(hash >>> 0).toString(36)}`;
}

/** The entities with their inner names, each after the name around it; of inner names in one another the longest. */
function* withInner(entities: readonly Entity[]): Generator<{ entity: Omit<Entity, 'nested'>; inner: boolean }> {
  for (const entity of entities) {
    yield { entity, inner: false };
    let end = entity.start;
    const nested = [...(entity.nested ?? [])].sort((a, b) => a.start - b.start || b.end - a.end);
    for (const inner of nested) {
      if (inner.id === entity.id || inner.start < end) continue;
      end = inner.end;
      yield { entity: inner, inner: true };
    }
  }
}

/** The index of the span that holds an offset; asked for offsets in ascending order, give or take an inner name. */
function placeAt(spans: readonly Span[]): (offset: number) => number {
  let next = 0;
  return (offset) => {
    while (next < spans.length && spans[next]!.end <= offset) next++;
    const found = spans[next];
    return found && found.start <= offset ? next : -1;
  };
}

/** By publication date, undated articles last; then by URI, so that the order is the same every time. */
export function earliestFirst(a: ArticleNames, b: ArticleNames): number {
  const [first, second] = [a.date ?? '~', b.date ?? '~'];
  if (first !== second) return first < second ? -1 : 1;
  return a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
}
