import { fullness } from '../../core/events/grouping.ts';
import { sameEvent } from '../../core/events/link.ts';
import { type ArticleTable, STATE } from './article-table.ts';
import type { Breather } from './breather.ts';
import { candidatesFor } from './event-candidates.ts';
import { EventSieve } from './event-sieve.ts';
import { type EventAt, TableWeights, toldOf } from './told-of.ts';

/**
 * The events that two articles or more tell: the mentions of each, the one that says most of it first. A mention belongs to the
 * fullest one that it fits (see `groupMentions`); only mentions that share something are compared.
 */
export async function eventsTogether(table: ArticleTable, breather: Breather): Promise<EventAt[][]> {
  const weights = new TableWeights(table);
  const all: { at: EventAt; full: number }[] = [];
  for (const part of table.parts) {
    const { ofArticle } = part.segment.events;
    for (let article = 0; article < part.segment.size; article++) {
      if (part.state[article] !== STATE.counts) continue;
      for (let event = ofArticle[article]!; event < ofArticle[article + 1]!; event++) {
        const at = { part, event, article };
        all.push({ at, full: fullness(toldOf(at)) });
      }
    }
  }
  all.sort((a, b) => b.full - a.full);
  const taken = new Map(table.parts.map((part) => [part, new Uint8Array(part.segment.events.count)]));
  const events: EventAt[][] = [];
  for (const { at } of all) {
    const own = taken.get(at.part)!;
    if (own[at.event] === 1) continue;
    own[at.event] = 1;
    const core = toldOf(at);
    const members = [at];
    const sieve = new EventSieve(core, weights);
    for (const other of await candidatesFor(table, core, weights, breather)) {
      const theirs = taken.get(other.part)!;
      if (theirs[other.event] === 1 || !sieve.mayLink(other) || !sameEvent(core, toldOf(other), weights)) continue;
      theirs[other.event] = 1;
      members.push(other);
    }
    if (members.some(({ part, article }) => part !== at.part || article !== at.article)) events.push(members);
  }
  return events;
}
