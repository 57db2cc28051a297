import { fullness } from '../../core/events/grouping.ts';
import { LINKING, type Link, link } from '../../core/events/link.ts';
import type { Told } from '../../core/events/told.ts';
import { EventSieve } from './event-sieve.ts';
import { type EventAt, type TableWeights, toldOf } from './told-of.ts';

/** Mentions of one article that are grouped around the one that is asked about. */
const MOST_OWN = 40;
/**
 * Scores from which on a mention stands for another one of its article, and from which on what fits it tells the event of that other
 * one too: of two links in a row each must be surer than one that stands alone. Chosen on the development draw of `draw-links.ts`.
 */
const SURE_WITHIN = 0.6;
const SURE_BEYOND = 0.65;

/** The mention of the same article that says most of an event: what is asked about is looked for by way of it too. */
export function coreOf(
  asked: EventAt,
  told: Told,
  own: readonly EventAt[],
  weights: TableWeights,
  sieve = new EventSieve(told, weights),
): EventAt {
  let core = asked;
  let best = fullness(told);
  for (const at of own.slice(0, MOST_OWN)) {
    if (at.event === asked.event || !sieve.mayLink(at)) continue;
    const other = toldOf(at);
    const full = fullness(other);
    if (full > best && (isHeadlineOf(told, other) || isSure(link(told, other, weights), SURE_WITHIN))) {
      core = at;
      best = full;
    }
  }
  return core;
}

/** A headline that names nobody tells what the first sentence tells by the same kind of act. */
function isHeadlineOf(headline: Told, other: Told): boolean {
  const { act, lead, named } = headline;
  return named.length === 0 && lead && other.lead && act === other.act && act !== 'say' && act !== 'other';
}

/** How a mention of another article is linked with one that is asked about: by itself, or by way of the fullest one of its article. */
export function linkBy(asked: Told, core: Told, other: Told, weights: TableWeights): Link | undefined {
  const direct = link(asked, other, weights);
  if (asked === core) return direct;
  const found = link(core, other, weights);
  if (!found || (direct && isBetter(direct, found))) return direct;
  if (found.label === 'related' || isHeadlineOf(asked, core)) return found;
  if (isSure(found, SURE_BEYOND) && !hasOthers(asked, other)) return found;
  return direct?.label === 'same'
    ? direct
    : { ...found, label: 'related', score: Math.min(found.score, LINKING.same - 0.01) };
}

/** Others take part: the article tells several of a kind, and the fullest of them is another one. */
const hasOthers = (a: Told, b: Told): boolean =>
  a.participants.length > 0 && b.participants.length > 0 && !a.participants.some((one) => b.participants.includes(one));

const isSure = (found: Link | undefined, from: number): boolean => found?.label === 'same' && found.score >= from;

/** Same before related, then the higher score. */
export function isBetter(one: Link, other: Link | undefined): boolean {
  if (!other) return true;
  return one.label === other.label ? one.score > other.score : one.label === 'same';
}
