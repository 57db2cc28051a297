import type { Block } from '../text/block.ts';
import { type Candidate, decode } from './candidates.ts';
import { fromTables } from './gazetteer.ts';
import { decideHard, fromKnowledge, withoutRefused } from './hard.ts';
import type { Lexicon } from './lexicon.ts';
import { type LocalEntities, localFacts } from './local.ts';
import { fromOrganizationRules } from './organizations.ts';
import { fromPersonRules } from './persons.ts';
import { fromPlaceRules } from './places.ts';
import { View } from './view.ts';

/** What tables, rules and the team's knowledge propose for a paragraph. */
export interface Proposals {
  /** Without what the team says is no name. */
  readonly candidates: readonly Candidate[];
  /** Those that are left when what the team knows has been decided. */
  readonly allowed: readonly Candidate[];
  /** The likeliest things of the tables, by the token they start at. */
  readonly tables: Iterable<Candidate>;
}

export function propose(view: View): Proposals {
  const found: Candidate[] = [];
  fromTables(view, found);
  const hard = fromKnowledge(view, found);
  const tables = bestAt(found);
  fromPlaceRules(view, tables, found);
  fromOrganizationRules(view, tables, found);
  fromPersonRules(view, tables, found);
  const candidates = withoutRefused(view, found);
  return { candidates, allowed: decideHard(view, candidates, hard), tables: tables.values() };
}

/**
 * The names of one paragraph, from its own text alone, and the words that may turn out to be names once the rest of the
 * article is known. Offsets are relative to the block. Linear in the block; total.
 */
export function recogniseEntities(block: Block, lexicon: Lexicon): LocalEntities {
  const view = new View(block, lexicon);
  const { candidates, allowed } = propose(view);
  return localFacts(view, candidates, decode(allowed, view.size));
}

/** At each token the likeliest thing of the tables that starts there: the longest of those that the context believes. */
function bestAt(candidates: readonly Candidate[]): Map<number, Candidate> {
  const best = new Map<number, Candidate>();
  for (const candidate of candidates) {
    if (candidate.score < 0.5) continue;
    const there = best.get(candidate.from);
    if (!there || candidate.to > there.to || (candidate.to === there.to && candidate.score > there.score)) {
      best.set(candidate.from, candidate);
    }
  }
  return best;
}
