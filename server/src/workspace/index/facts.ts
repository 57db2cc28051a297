import type { Analysis } from '../../core/article.ts';
import { furnitureKeyOf, MOST_WORDS } from '../../core/boilerplate/index.ts';
import { isoDate } from '../../core/dates/calendar.ts';
import { latestTold } from '../../core/dates/publication-days.ts';
import { SHORTEST_UNIT, type Unit } from '../../core/duplicates/index.ts';
import { hamzaOnSeat } from '../../core/text/normalise.ts';
import type { EntityType } from '../../core/types.ts';
import { type IndexedEvent, makeEvents } from '../article-events.ts';
import { type IndexedMention, makeNames } from '../article-names.ts';
import { makeRecord, type RecordedSentence } from '../record.ts';
import { type Hash64, hash32, hash64 } from './hash.ts';

/** What a file was when it was read. */
export interface Stamp {
  /** Milliseconds since 1970, as the disk says; 0 for an open document. */
  readonly mtime: number;
  /** Bytes. */
  readonly size: number;
}

/** Where an article comes from, and what it was made of. */
export interface Origin {
  /** The URI of the file: the article's own, except for items of a news file. */
  readonly file: string;
  readonly stamp: Stamp;
  /** Of the text, and of the date that a news file gives its item. */
  readonly content: Hash64;
  /** Of what the analysis was given beside them (`optionsKey`). */
  readonly options: number;
}

/** One paragraph, as a search for copies of it compares: the words folded, so that vowels and hamza make no difference. */
export interface Print {
  /** UTF-16 code units of the article. */
  readonly start: number;
  readonly end: number;
  /** Of all words. */
  readonly hash: Hash64;
  /** The least of four hashes over the runs of three words: paragraphs share as many of them as they share runs, about. */
  readonly sketch: readonly number[];
}

/** What the index keeps of one version of one article: immutable. */
export interface ArticleFacts {
  readonly uri: string;
  /** The version of an open document; null for a file. */
  readonly version: number | null;
  readonly title: string;
  /** Publication date YYYY-MM-DD. */
  readonly date: string | null;
  /** Of an article without one: the latest day with its year that it tells as past, YYYY-MM-DD. */
  readonly latest: string | null;
  readonly origin: Origin;
  readonly entities: readonly { readonly id: string; readonly type: EntityType; readonly name: string }[];
  /** In document order; `entity` is an index into `entities`. */
  readonly mentions: readonly (IndexedMention & { readonly entity: number })[];
  /** Those that name something or tell of an event. */
  readonly sentences: readonly RecordedSentence[];
  /** In document order. */
  readonly events: readonly IndexedEvent[];
  readonly prints: readonly Print[];
  /** The outlet, as the front matter names it; '' where it does not. */
  readonly outlet: string;
  /** Hashes of its short lines, by `furnitureKey`: what recurs in many articles is furniture. */
  readonly lines: readonly Hash64[];
}

/** Makes the facts of an analysed article. Linear in its text. */
export function makeFacts(uri: string, version: number | null, analysis: Analysis, origin: Origin): ArticleFacts {
  const names = makeNames(uri, version, analysis);
  const record = makeRecord(uri, analysis);
  const entities: { id: string; type: EntityType; name: string }[] = [];
  const mentions: (IndexedMention & { entity: number })[] = [];
  for (const { id, type, name, mentions: places } of names.entities.values()) {
    for (const place of places) mentions.push({ ...place, entity: entities.length });
    entities.push({ id, type, name });
  }
  mentions.sort((a, b) => a.line - b.line || a.character - b.character || b.length - a.length);
  return {
    uri,
    version,
    title: names.title,
    date: names.date,
    latest: latestOf(analysis),
    origin,
    entities,
    mentions,
    sentences: record.sentences,
    events: makeEvents(analysis, record.starts),
    prints: printsOf(analysis),
    outlet: analysis.frontMatter?.values.source ?? '',
    lines: linesOf(analysis),
  };
}

function latestOf({ reference, placedDates }: Analysis): string | null {
  const day = reference.date === null ? latestTold(placedDates) : undefined;
  return day === undefined ? null : isoDate(day);
}

/** What an analysis depends on beside the text. */
export interface OptionsOfArticle {
  /** The publication date that was decided. */
  readonly date: string | undefined;
  /** `hash32` of the source of what the team knows, as JSON. */
  readonly knowledge: number;
  /** Counts where it may hold a date. */
  readonly fileName: string;
  readonly boldness: number;
}

/** One number for all of it. */
export const optionsKey = ({ date, knowledge, fileName, boldness }: OptionsOfArticle): number =>
  hash32(`${date ?? ''}\n${/\d/.test(fileName) ? fileName : ''}\n${knowledge}\n${boldness}`);

const LANES = [0x9e3779b1, 0x85ebca77, 0xc2b2ae3d, 0x27d4eb2f] as const;

function printsOf({ units }: Analysis): Print[] {
  const prints: Print[] = [];
  for (const { start, block, print, kind } of units) {
    const { words } = print;
    if (words.length < SHORTEST_UNIT || kind === 'boilerplate') continue;
    const hashes = words.map((word) => hash32(hamzaOnSeat(word)));
    const sketch = [0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff];
    for (let i = 2; i < hashes.length; i++) {
      const run = Math.imul(Math.imul(hashes[i - 2]!, 31) ^ hashes[i - 1]!, 17) ^ hashes[i]!;
      for (let lane = 0; lane < LANES.length; lane++) {
        const mixed = Math.imul(run ^ (run >>> 15) ^ LANES[lane]!, 0x2c1b3c6d);
        const value = (mixed ^ (mixed >>> 13)) >>> 0;
        if (value < sketch[lane]!) sketch[lane] = value;
      }
    }
    prints.push({ start, end: start + block.text.length, hash: hash64(words.join(' ')), sketch });
  }
  return prints;
}

/** What the hash of a short line is kept in, for as long as the paragraph is: a keystroke reads one paragraph. */
const lineHashes = new WeakMap<Unit['block'], Hash64 | null>();

/**
 * The hash of a paragraph that may be furniture which recurs: short, no headline, and none that the patterns know. Null for another.
 * @param index which paragraph of its article it is
 */
export function lineHash({ block, kind, print }: Unit, index: number): Hash64 | null {
  // Most paragraphs are done with here, and take no room.
  if (print.words.length > MOST_WORDS) return null;
  if (index === 0 || kind === 'headline' || kind === 'dateline' || kind === 'boilerplate') return null;
  let hash = lineHashes.get(block);
  if (hash === undefined) {
    const key = furnitureKeyOf(block);
    hash = key === undefined ? null : hash64(key);
    lineHashes.set(block, hash);
  }
  return hash;
}

function linesOf({ units }: Analysis): Hash64[] {
  const lines: Hash64[] = [];
  for (const [i, unit] of units.entries()) {
    const hash = lineHash(unit, i);
    if (hash) lines.push(hash);
  }
  return lines;
}
