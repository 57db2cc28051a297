import type { Told, ToldDays, Weights, Whole } from '../../core/events/told.ts';
import { entityWeight, wordWeight } from '../../core/events/weights.ts';
import type { EntityType } from '../../core/types.ts';
import type { ArticleTable, Part } from './article-table.ts';
import { ACTS, COUNTED, NO_DAY, SOURCES, STATUSES } from './event-columns.ts';
import type { EventTable } from './event-table.ts';
import { ENTITY_TYPES } from './segment.ts';

const DAY = 86_400_000;

/** A mention of an event in a segment. */
export interface EventAt {
  readonly part: Part;
  /** Its number in the segment. */
  readonly event: number;
  readonly article: number;
}

/** Mentions that are remembered: who groups or asks compares the same ones again and again. */
const MOST_KEPT = 8192;
let kept = new WeakMap<Part, Map<number, Told>>();
let keptCount = 0;

/**
 * A mention as it is compared, its entities by the table's numbers. What it tells holds for as long as its part is there. What few
 * comparisons ask for is read when it is asked for.
 */
export function toldOf(at: EventAt): Told {
  const known = kept.get(at.part)?.get(at.event);
  if (known) return known;
  if (++keptCount > MOST_KEPT) {
    kept = new WeakMap();
    keptCount = 1;
  }
  let ofPart = kept.get(at.part);
  if (!ofPart) {
    ofPart = new Map();
    kept.set(at.part, ofPart);
  }
  const told = new ToldAt(at);
  ofPart.set(at.event, told);
  return told;
}

class ToldAt implements Told {
  readonly article;
  readonly sentence;
  readonly act;
  readonly lemma;
  readonly status;
  readonly published;
  readonly participants: readonly number[];
  readonly named;
  readonly place;
  readonly name;
  readonly days;
  readonly #at: EventAt;
  #words: readonly number[] | undefined;
  #lead: boolean | undefined;
  #figures: Told['figures'] | undefined;

  constructor(at: EventAt) {
    const { part, event, article } = at;
    const { segment, globalOf } = part;
    const { events } = segment;
    const place = events.place[event]! - 1;
    const name = events.name[event]! - 1;
    const participants: number[] = [];
    for (let i = events.participants[event]!; i < events.participants[event + 1]!; i++) {
      if (events.participant[i] !== place) participants.push(globalOf[events.participant[i]!]!);
    }
    this.#at = at;
    this.article = segment.articles.keyLo[article]!;
    this.sentence = events.sentence[event]!;
    this.act = ACTS[events.act[event]!] ?? ('other' as const);
    this.lemma = events.lemmaHash[event]!;
    this.status = STATUSES[events.status[event]!] ?? ('happened' as const);
    this.published = dayFrom(segment.articles.date[article]!);
    this.participants = participants;
    this.named = namedIn(part, this.sentence);
    this.place = place < 0 ? -1 : globalOf[place]!;
    this.name = name < 0 ? -1 : globalOf[name]!;
    this.days = daysOf(part, event);
  }

  get words(): readonly number[] {
    const { part, event } = this.#at;
    this.#words ??= part.segment.events.wordsOf(event);
    return this.#words;
  }

  get lead(): boolean {
    this.#lead ??= isLead(this.#at);
    return this.#lead;
  }

  get whole(): Whole {
    const { part, article } = this.#at;
    return wholeOf(part, article);
  }

  get figures(): Told['figures'] {
    const { part, event } = this.#at;
    const { segment } = part;
    const { figures, figure } = segment.events;
    this.#figures ??= Array.from({ length: figures[event + 1]! - figures[event]! }, (_, i) => {
      const at = figures[event]! + i;
      const unit = segment.string(figure.unit[at]!);
      return { value: figure.value[at]!, counted: COUNTED[figure.counted[at]!] ?? ('other' as const), unit };
    });
    return this.#figures;
  }
}

/** Sentences that tell an event with which an article begins: its headline and the first one of its text. */
const LEADS = 2;

/** Whether its article begins with a mention. */
export function isLead({ part, event, article }: EventAt): boolean {
  const { sentence, ofArticle } = part.segment.events;
  let before = 0;
  for (let at = event - 1; at >= ofArticle[article]! && before < LEADS; at--)
    if (sentence[at] !== sentence[at + 1]) before++;
  return before < LEADS;
}

/** Articles that are remembered. */
const MOST_WHOLE = 2048;
let wholes = new WeakMap<Part, Map<number, Whole>>();
let wholeCount = 0;

/** An article as a whole, remembered as mentions are. */
function wholeOf(part: Part, article: number): Whole {
  const known = wholes.get(part)?.get(article);
  if (known) return known;
  if (++wholeCount > MOST_WHOLE) {
    wholes = new WeakMap();
    wholeCount = 1;
  }
  let ofPart = wholes.get(part);
  if (!ofPart) {
    ofPart = new Map();
    wholes.set(part, ofPart);
  }
  const { articles, sentences, events } = part.segment;
  const named = new Set<number>();
  const last = sentences.entities[articles.sentences[article + 1]!]!;
  for (let at = sentences.entities[articles.sentences[article]!]!; at < last; at++)
    named.add(part.globalOf[sentences.entity[at]!]!);
  const words = new Set<number>();
  for (let event = events.ofArticle[article]!; event < events.ofArticle[article + 1]!; event++)
    for (const word of events.wordsOf(event)) words.add(word);
  const whole = { named: ascending(named), words: ascending(words) };
  ofPart.set(article, whole);
  return whole;
}

const ascending = (numbers: ReadonlySet<number>): number[] => [...numbers].sort((a, b) => a - b);

/** A day as a segment keeps it (YYYYMMDD, 0 for none) in days since 1970-01-01; NaN for none. */
export const dayFrom = (day: number): number =>
  day === 0 ? Number.NaN : Date.UTC(Math.floor(day / 10_000), (Math.floor(day / 100) % 100) - 1, day % 100) / DAY;

function namedIn({ segment, globalOf }: Part, sentence: number): number[] {
  const { entities, entity } = segment.sentences;
  const from = entities[sentence]!;
  const named = new Array<number>(entities[sentence + 1]! - from);
  for (let i = 0; i < named.length; i++) named[i] = globalOf[entity[from + i]!]!;
  return named;
}

function daysOf({ segment: { events } }: Part, event: number): ToldDays | null {
  const source = events.source[event]!;
  const pattern = events.pattern[event]!;
  const from = events.from[event]!;
  if (source === 0 || (from === NO_DAY && pattern === 0)) return null;
  const open = pattern !== 0;
  return {
    from: open ? Number.NaN : from,
    to: open ? Number.NaN : events.to[event]!,
    pattern,
    source: SOURCES[source - 1] ?? 'published',
  };
}

/** Parts whose words are counted. */
const MOST_COUNTED = 8;

/** How much entities and words weigh in a table. Each is worked out once, for one question. */
export class TableWeights implements Weights {
  readonly #table: ArticleTable;
  /** By entity, one more than its weight; 0 where that is not worked out. */
  #entities = new Float64Array(1024);
  readonly #words = new WordWeights();
  readonly #places = new Map<number, boolean>();
  /** How rare a word is, the largest parts tell well enough. */
  readonly #counted: readonly EventTable[];
  #mentions = 0;

  constructor(table: ArticleTable) {
    this.#table = table;
    const parts = [...table.parts].sort((a, b) => b.segment.events.count - a.segment.events.count);
    this.#counted = parts.slice(0, MOST_COUNTED).map(({ segment }) => segment.events);
    for (const { count } of this.#counted) this.#mentions += count;
  }

  entity(entity: number): number {
    const known = this.#entities[entity];
    if (known) return known - 1;
    const weight = entityWeight(this.#typeOf(entity), this.#table.articlesOf(entity), this.#table.size);
    if (entity >= this.#entities.length) {
      const entities = new Float64Array(Math.max(this.#table.entityNumbers, entity + 1));
      entities.set(this.#entities);
      this.#entities = entities;
    }
    this.#entities[entity] = weight + 1;
    return weight;
  }

  isPlace(entity: number): boolean {
    let isPlace = this.#places.get(entity);
    if (isPlace === undefined) {
      isPlace = this.#typeOf(entity) === 'place';
      this.#places.set(entity, isPlace);
    }
    return isPlace;
  }

  #typeOf(entity: number): EntityType {
    const [held] = this.#table.holding(entity);
    return held ? ENTITY_TYPES[held.part.segment.entities.type[held.local]!]! : 'place';
  }

  word(word: number): number {
    let weight = this.#words.get(word);
    if (weight === undefined) {
      let found = 0;
      for (const events of this.#counted) found += events.mentionsOfWord(word);
      weight = wordWeight(found, this.#mentions);
      this.#words.set(word, weight);
    }
    return weight;
  }
}

/** Weights by the hash of a word, in two flat arrays: they are asked for with every comparison. */
class WordWeights {
  #keys = new Uint32Array(1 << 12);
  /** 0 for an empty place, else one more than the weight. */
  #weights = new Float64Array(1 << 12);
  #count = 0;

  get(word: number): number | undefined {
    const weight = this.#weights[this.#placeOf(word)]!;
    return weight === 0 ? undefined : weight - 1;
  }

  set(word: number, weight: number): void {
    if (++this.#count * 2 > this.#keys.length) this.#grow();
    const at = this.#placeOf(word);
    this.#keys[at] = word;
    this.#weights[at] = weight + 1;
  }

  #placeOf(word: number): number {
    const mask = this.#keys.length - 1;
    let at = word & mask;
    while (this.#weights[at] !== 0 && this.#keys[at] !== word) at = (at + 1) & mask;
    return at;
  }

  #grow(): void {
    const [keys, weights] = [this.#keys, this.#weights];
    this.#keys = new Uint32Array(keys.length * 2);
    this.#weights = new Float64Array(keys.length * 2);
    for (const [i, weight] of weights.entries()) {
      if (weight === 0) continue;
      const at = this.#placeOf(keys[i]!);
      this.#keys[at] = keys[i]!;
      this.#weights[at] = weight;
    }
  }
}
