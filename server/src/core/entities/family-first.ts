import type { Block } from '../text/block.ts';
import { fold } from '../text/normalise.ts';
import type { Entity, Finding, ParagraphKind } from '../types.ts';
import { commonEnds } from './ends.ts';
import { ANY_NAME, Flag, type Lexicon } from './lexicon.ts';
import { keysOf } from './lexicon-format.ts';
import type { NamedArticle } from './name-findings.ts';
import { thingsNamed } from './names/known.ts';
import { readWord } from './view.ts';

/** A family name of one word, or of a particle and one. */
const BARE = /^(?:(?:بن|ابن|أبو|ابو|أبي|آل|عبد)\s+)?\S+$/;

/** Bodies shorter than this that end without a stop are headings and captions. */
const HEADING_TOKENS = 14;

/** A person in a block: named in full for sure, by the family name alone for sure, or otherwise. */
interface PersonInBlock {
  readonly entity: Entity;
  readonly as: 'full' | 'family' | 'other';
}

/** What is known of an article's people for this check, and what it finds: places in `people`. Immutable. */
export interface FamilyFirst {
  readonly lists: readonly (readonly Entity[])[];
  readonly kinds: readonly ParagraphKind[];
  /** The people of each block of the body. */
  readonly people: readonly (readonly PersonInBlock[])[];
  readonly isTitled: boolean;
  readonly found: readonly { readonly first: At; readonly full: At }[];
}

interface At {
  readonly block: number;
  readonly person: number;
}

/**
 * The family name of a person that stands alone in the body before any full name, where the full name follows later
 * (`family-name-first`). Headlines, headings, captions and what is named after somebody (جائزة فلان) are left alone; so is
 * whatever may be no family name at all: it must not cry wolf.
 *
 * @param lists the entities of each block that counts, offsets relative to it
 */
export function findFamilyFirst(
  { blocks, kinds }: NamedArticle,
  lists: readonly (readonly Entity[])[],
  lexicon: Lexicon,
  previous: FamilyFirst | undefined,
): FamilyFirst {
  const people = new Array<readonly PersonInBlock[]>(lists.length);
  const { head, tail } = previous ? commonEnds(previous.lists, lists) : { head: 0, tail: 0 };
  const grown = previous ? lists.length - previous.lists.length : 0;
  let isSame = previous !== undefined && grown === 0;
  for (let i = 0; i < lists.length; i++) {
    const origin = i < head ? i : i >= lists.length - tail ? i - grown : -1;
    if (previous && origin >= 0 && previous.kinds[origin] === kinds[i]) people[i] = previous.people[origin]!;
    else {
      people[i] = kinds[i] === 'body' ? readPeople(lists[i]!, blocks[i]!.block, lexicon) : NOBODY;
      isSame &&= sayTheSame(people[i]!, previous!.people[i]!);
    }
  }
  // A title that the layout did not take for a headline.
  const isTitled = blocks.length > 0 && !endsInStop(blocks[0]!.block.text);
  if (previous && isSame && previous.isTitled === isTitled) return { ...previous, lists, kinds, people };
  return { lists, kinds, people, isTitled, found: search(people, isTitled ? 1 : 0) };
}

function search(people: FamilyFirst['people'], from: number): FamilyFirst['found'] {
  /** People named in full, or who will not be spoken of any more. */
  const settled = new Set<string>();
  const bare = new Map<string, At>();
  const found: { first: At; full: At }[] = [];
  for (let block = from; block < people.length; block++) {
    const list = people[block]!;
    for (let person = 0; person < list.length; person++) {
      const { entity, as } = list[person]!;
      if (settled.has(entity.id)) continue;
      if (as === 'family') {
        if (!bare.has(entity.id)) bare.set(entity.id, { block, person });
        continue;
      }
      settled.add(entity.id);
      const first = bare.get(entity.id);
      if (!first || as !== 'full') continue;
      const family = people[first.block]![first.person]!.entity.text;
      if (entity.text.endsWith(` ${family}`)) found.push({ first, full: { block, person } });
    }
  }
  return found;
}

function sayTheSame(a: readonly PersonInBlock[], b: readonly PersonInBlock[]): boolean {
  return (
    a.length === b.length &&
    a.every(({ as, entity: { id, text } }, i) => {
      const other = b[i]!;
      return as === other.as && id === other.entity.id && text === other.entity.text;
    })
  );
}

/** Puts what was found into words of the contract. */
export function addFamilyFirst(
  { blocks, kinds, startOf }: NamedArticle,
  { people, found }: FamilyFirst,
  out: Finding[],
): void {
  const headline = kinds[0] === 'headline' ? blocks[0]!.block : undefined;
  for (const { first, full } of found) {
    const bare = people[first.block]![first.person]!.entity;
    if (headline && isOfHeadline(headline, blocks[first.block]!.block, bare)) continue;
    const named = people[full.block]![full.person]!.entity;
    const [from, to] = [startOf(first.block), startOf(full.block)];
    out.push({
      start: from + bare.start,
      end: from + bare.end,
      code: 'family-name-first',
      severity: 'hint',
      related: [{ start: to + named.start, end: to + named.end }],
      data: { id: bare.id, written: bare.text, full: named.text },
    });
  }
}

const NOBODY: readonly PersonInBlock[] = [];

/** The people of a block that is no heading. */
function readPeople(entities: readonly Entity[], block: Block, lexicon: Lexicon): readonly PersonInBlock[] {
  if (entities.length === 0 || isHeading(block)) return NOBODY;
  const list: PersonInBlock[] = [];
  const done = new Set<string>();
  for (const entity of entities) {
    const { id, type, text } = entity;
    if (type !== 'person' || done.has(id)) continue;
    const isBare = BARE.test(text);
    const as = isBare
      ? standsAlone(block, entity, lexicon)
        ? 'family'
        : 'other'
      : isFullName(block, entity, lexicon)
        ? 'full'
        : 'other';
    // After a family name the full one may follow in the same block.
    if (as !== 'family') done.add(id);
    list.push({ entity, as });
  }
  return list;
}

const STOP = /[.!؟?:"»”…]\s*$/;
const LONGEST_END = 8;

const endsInStop = (text: string): boolean => STOP.test(text.slice(-LONGEST_END));
const isHeading = ({ text, tokens }: Block): boolean => tokens.length < HEADING_TOKENS && !endsInStop(text);

/** Whether the tables have this very person. */
const isKnown = (name: string, lexicon: Lexicon): boolean => thingsNamed(keysOf(name), 'person', lexicon).length > 0;

/** A full name that is surely a person's. */
function isFullName(block: Block, { start, name, confidence }: Entity, lexicon: Lexicon): boolean {
  if (isKnown(name, lexicon)) return true;
  const first = block.tokens[tokenAt(block, start)];
  return confidence >= SURE && first !== undefined && (readWord(first.key, lexicon).main.flags & Flag.Given) !== 0;
}
const SURE = 0.9;

/** Whether the word is surely a family name that stands by itself. */
function standsAlone(block: Block, { start, end, text, name, role }: Entity, lexicon: Lexicon): boolean {
  const i = tokenAt(block, start);
  const token = block.tokens[i];
  if (!token || token.end < end) return false;
  // An everyday word, a given name, the name of a people: it may be something else, unless the tables know who is meant.
  const { main } = readWord(token.key, lexicon);
  const common = lexicon.isCommon(main.key);
  const doubtful = common || (main.flags & DOUBTFUL) !== 0;
  if (doubtful && !(isKnown(name, lexicon) && fold(name).endsWith(` ${fold(text)}`))) return false;
  // بشكل رئيسي: even a known name, where it is an everyday word too, needs a title or a verb of speech.
  if (common && !token.key.startsWith('ال') && !role && !isSpeech(block.tokens[i - 1]?.key, lexicon)) return false;
  const next = block.tokens[i + 1];
  // فلان: كذا كذا, a heading inside the text.
  if (next?.kind === 'mark' && next.key === ':') return false;
  if (next?.kind === 'word' && (next.key === 'الله' || (readWord(next.key, lexicon).main.flags & Flag.Given) !== 0))
    return false;
  const before = block.tokens[i - 1];
  if (!before) return true;
  if (before.kind === 'mark') return !/["«“(:]/.test(before.key);
  if (token.start < start) return true; // a clitic: no name goes on over it
  const previous = readWord(before.key, lexicon);
  // التمرد الحوثي: an adjective, unless the definite word is a title. بن طوق الدوسري: the end of a longer name.
  if (!role && token.key.startsWith('ال') && before.key.startsWith('ال')) return false;
  if (/^ا?بن$/.test(block.tokens[i - 2]?.key ?? '')) return false;
  if (NAMESAKES.test(previous.main.key) || NAMESAKES.test(before.key)) return false;
  // A word that may be the given name, or is a name of anything, belongs to it.
  if (previous.unknown || (previous.main.flags & (ANY_NAME & ~Flag.FamilyWeak)) !== 0) return false;
  return previous.main.common || previous.main.flags !== 0 || previous.main.forms.length === 0;
}

const isSpeech = (key: string | undefined, lexicon: Lexicon): boolean =>
  key !== undefined && (readWord(key, lexicon).main.flags & Flag.Speech) !== 0;

const DOUBTFUL = Flag.Given | Flag.GivenWeak | Flag.NotName | Flag.Nationality;

/** What bears somebody's name. */
const NAMESAKES =
  /^(ال)?(جايزه|جائزه|جوائز|متحف|موسسه|مؤسسه|شارع|ملعب|مطار|جامعه|قانون|كاس|مدرسه|معهد|مركز|قصر|مستشفي|مسرح|سجن|ساحه|ميدان|معرض|مهرجان|قاعه|كتاب|فيلم|مسلسل|شركه|مجموعه|عائله|عايله|اسره|ال|بنك|حقبه|عهد|جسر|نفق|سد|حي|بطوله|دوره|مرض|متلازمه|نظريه|اعصار|عاصفه|حركه|ميليشيا|ميليشيات|مليشيات|مليشيا|جماعه|جماعات|انصار|عصابه|تيار|كتله|تنظيم|دار|اغنيه|طايفه|طائفه|مخيم|لواء|كتيبه|سيناريو|مسلحي|مسلحو|مقاتلي|مقاتلو|عناصر)$/;

/** The index of the token that holds the offset, by halving. */
function tokenAt({ tokens }: Block, offset: number): number {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (tokens[middle]!.end <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Whether the words around the name stand in the headline too: pages repeat it at the head of the body. */
function isOfHeadline(headline: Block, block: Block, { start }: Entity): boolean {
  const i = tokenAt(block, start);
  const around = block.tokens.slice(Math.max(0, i - 1), i + 2).map(({ key }) => key);
  const keys = headline.tokens.map(({ key }) => key);
  return ` ${keys.join(' ')} `.includes(` ${around.join(' ')} `);
}
