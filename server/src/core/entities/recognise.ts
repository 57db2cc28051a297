import type { Candidate } from './candidates.ts';
import { fromTables } from './gazetteer.ts';
import { decideHard, fromKnowledge, withoutRefused } from './hard.ts';
import { fromOrganizationRules } from './organizations.ts';
import { fromPersonRules } from './persons.ts';
import { fromPlaceRules } from './places.ts';
import type { View } from './view.ts';

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
