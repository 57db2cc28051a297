import { LINKING } from '../../core/events/link.ts';
import type { Told } from '../../core/events/told.ts';
import { type ArticleTable, localOf, type Part, STATE } from './article-table.ts';
import { Best } from './best.ts';
import type { Breather } from './breather.ts';
import { LONGEST_DAYS } from './event-columns.ts';
import { PlaneCounter, sharedBits, signOf } from './event-signs.ts';
import type { EventTable } from './event-table.ts';
import { sharesFor } from './shares.ts';
import type { EventAt, TableWeights } from './told-of.ts';

/** Days around an event in which it is looked for: what is printed the next day, and a day's difference beyond. */
const AROUND = 2;
/** Mentions without a day of one entity that are looked at in one part, the last that were written first. */
const MOST_UNDATED = 200;
/** Mentions of one entity within the days that are looked at in one part. */
const MOST_NAMING = 300;
/** Mentions of one entity before and after those days. */
const MOST_OF_STORY = 20;
/** Mentions of the days that are looked at for their words in one part. */
const MOST_OF_DAYS = 40_000;
/** Bits of words that two mentions share before their words are compared. */
export const SHARED_BITS = 6;
/** An entity that weighs at least this is asked for without a day too. */
const TELLING = 0.3;
/** Candidates that are compared in all, those that share most first. */
const MOST = 200;
/** What a shared bit of words counts beside the weights of shared names. */
export const WORTH = 0.12;
/** No mention has as many words. */
const MOST_BITS = 31;

/**
 * The mentions that may tell the same event as one that is given, its own among them; of articles that count.
 * @param wanted no others than these mentions of a segment, by their numbers; all where it is absent
 */
export async function candidatesFor(
  table: ArticleTable,
  told: Told,
  weights: TableWeights,
  breather: Breather,
  wanted?: (events: EventTable, event: number) => boolean,
): Promise<readonly EventAt[]> {
  const found = new Best<EventAt>(MOST);
  const take = (part: Part, event: number, rank: number): void => {
    if (!found.takes(rank)) return;
    const article = articleOf(part, event);
    if (part.state[article] === STATE.counts) found.add({ part, event, article }, rank);
  };
  const { days } = told;
  const dated = days !== null && days.pattern === 0 && days.to - days.from <= LONGEST_DAYS;
  const from = dated ? days.from - AROUND - LONGEST_DAYS : 0;
  const to = dated ? days.to + AROUND + 1 : 0;
  const sign = signOf(told.words);
  // What the words of a mention add at most.
  const most = sharedBits(sign, sign, 0) * WORTH;
  const entities = [...new Set([...told.named, told.place, told.name])].filter((one) => one >= 0);
  for (const part of table.parts) {
    const { events } = part.segment;
    if (events.count === 0) continue;
    if (breather.due) await breather.breathe();
    // What a mention shares is summed first: what can open no gate is not looked at.
    const shares = sharesFor(events.count);
    for (const entity of entities) {
      const local = localOf(part, entity);
      if (local < 0) continue;
      const isPlace = entity === told.place || entity === told.name;
      const weight = isPlace ? LINKING.rare : weights.entity(entity);
      if (weight === 0) continue;
      const { naming } = events;
      const [first, end] = [events.ofEntity[local]!, events.ofEntity[local + 1]!];
      const share = (from: number, to: number): void => {
        for (let at = Math.max(from, first); at < Math.min(to, end); at++) {
          const event = naming[at]!;
          if (!wanted || wanted(events, event)) shares.add(event, weight);
        }
      };
      const undated = events.undated(naming, first, end);
      const telling = weights.entity(entity) >= TELLING;
      const known = telling ? Math.max(first, undated - MOST_NAMING) : undated;
      const low = dated ? events.firstFrom(naming, first, undated, days.from - AROUND) : known;
      const high = dated ? events.nextFrom(naming, low, undated, to) : undated;
      share(low, Math.min(high, low + MOST_NAMING));
      // What began before may go on.
      for (let at = dated ? events.lastFrom(naming, first, low, from) : low; at < low; at++) {
        if (events.to[naming[at]!]! >= days!.from - AROUND) share(at, at + 1);
      }
      if (telling) {
        share(Math.max(undated, end - MOST_UNDATED), end);
        // Of other days the nearest: they may be of the same story.
        if (dated) share(low - MOST_OF_STORY, low);
        if (dated) share(high, Math.min(undated, high + MOST_OF_STORY));
      }
    }
    for (let i = 0; i < shares.length; i++) {
      const event = shares.number(i);
      const share = shares.of(event);
      if (share >= LINKING.rare && found.takes(share + most)) {
        take(part, event, share + sharedBits(sign, events.sign, event) * WORTH);
      }
    }
    if (dated && told.words.length >= SHARED_BITS) {
      const low = events.firstFrom(events.order, 0, events.count, days.from - AROUND);
      const high = Math.min(events.nextFrom(events.order, low, events.count, to), low + MOST_OF_DAYS);
      const counter = new PlaneCounter(events.planes, sign);
      let enough = SHARED_BITS;
      for (let n = low >>> 5; n * 32 < high; n++) {
        while (enough < MOST_BITS && !found.takes(enough * WORTH)) enough++;
        let rest = counter.count(n, enough);
        if (n * 32 < low) rest &= -1 << (low & 31);
        for (; rest !== 0; rest &= rest - 1) {
          const bit = 31 - Math.clz32(rest & -rest);
          const at = n * 32 + bit;
          if (at >= high) break;
          const event = events.order[at]!;
          if (wanted && !wanted(events, event)) continue;
          if (!(shares.of(event) >= LINKING.rare)) take(part, event, counter.countOf(bit) * WORTH);
        }
      }
    }
  }
  return found.values;
}

/** The article of a mention. */
export const articleOf = ({ segment }: Part, event: number): number => segment.events.article(event);

/** The last mentions that name an entity, by their day, in every part; of articles that count. */
export function latestOf(table: ArticleTable, entity: number, most: number): readonly EventAt[] {
  const found = new Best<EventAt>(most);
  for (const { part, local } of table.holding(entity)) {
    const { events, articles } = part.segment;
    const [first, end] = [events.ofEntity[local]!, events.ofEntity[local + 1]!];
    const undated = events.undated(events.naming, first, end);
    let taken = 0;
    let isPast = false;
    for (let at = undated - 1; at >= first && taken < most; at--) {
      const event = events.naming[at]!;
      const day = events.from[event]!;
      // All before it are earlier still, and so is what has no day.
      isPast = day >= 0 && !found.takes(day);
      if (isPast) break;
      const article = articleOf(part, event);
      if (part.state[article] !== STATE.counts) continue;
      found.add({ part, event, article }, day);
      taken++;
    }
    for (let at = end - 1; !isPast && at >= undated && taken < most; at--) {
      const event = events.naming[at]!;
      const article = articleOf(part, event);
      if (part.state[article] !== STATE.counts) continue;
      found.add({ part, event, article }, articles.date[article] === 0 ? -1 : 0);
      taken++;
    }
  }
  return found.values;
}

/** The mentions of some days that the text itself dates, in every part; of articles that count. */
export function mentionsOn(table: ArticleTable, from: number, to: number, most: number): EventAt[] {
  const found: EventAt[] = [];
  for (const part of table.parts) {
    const { events } = part.segment;
    const low = events.firstFrom(events.order, 0, events.count, from - LONGEST_DAYS);
    const high = events.firstFrom(events.order, 0, events.count, to + 1);
    for (let at = low; at < high && found.length < most; at++) {
      const event = events.order[at]!;
      if (events.to[event]! < from || events.from[event]! > to || events.source[event] === 3) continue;
      const article = articleOf(part, event);
      if (part.state[article] === STATE.counts) found.push({ part, event, article });
    }
  }
  return found;
}
