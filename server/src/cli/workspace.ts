import type { Analysis } from '../core/article.ts';
import { findDuplicates, type Unit } from '../core/duplicates/index.ts';
import { fold } from '../core/text/normalise.ts';
import type { Entity } from '../core/types.ts';
import { workspaceEvents } from './workspace-events.ts';

/** One article of a workspace. */
export interface Member {
  readonly uri: string;
  readonly analysis: Analysis;
}

/**
 * Joins the entities of all articles: those of one type whose canonical names are equal after folding are one, under the id
 * that most articles use (the first in code-unit order when equal).
 * @returns a map from `type` and folded name to the workspace's id
 */
export function workspaceIds(members: readonly Member[]): (entity: Entity) => string {
  const votes = new Map<string, Map<string, number>>();
  for (const { analysis } of members) {
    for (const entity of analysis.entities) {
      const key = joinKey(entity);
      const ids = votes.get(key) ?? new Map<string, number>();
      votes.set(key, ids);
      ids.set(entity.id, (ids.get(entity.id) ?? 0) + 1);
    }
  }
  const chosen = new Map<string, string>();
  for (const [key, ids] of votes) {
    const [id] = [...ids].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]!;
    chosen.set(key, id);
  }
  return (entity) => chosen.get(joinKey(entity)) ?? entity.id;
}

const joinKey = (entity: Entity): string => `${entity.type}/${fold(entity.name)}`;

/** What only the set knows: its entities with their spellings and mentions, the duplicates between articles, the events of several. */
export async function workspaceJson(members: readonly Member[], idOf: (entity: Entity) => string): Promise<object> {
  interface Joined {
    id: string;
    type: string;
    name: string;
    surfaces: Map<string, number>;
    mentions: Map<string, { start: number; end: number }[]>;
  }
  const joined = new Map<string, Joined>();
  for (const { uri, analysis } of members) {
    for (const entity of analysis.entities) {
      const id = idOf(entity);
      let entry = joined.get(id);
      if (!entry) {
        entry = { id, type: entity.type, name: entity.name, surfaces: new Map(), mentions: new Map() };
        joined.set(id, entry);
      }
      entry.surfaces.set(entity.text, (entry.surfaces.get(entity.text) ?? 0) + 1);
      const here = entry.mentions.get(uri);
      const span = { start: entity.start, end: entity.end };
      if (here) here.push(span);
      else entry.mentions.set(uri, [span]);
    }
  }
  const entities = [...joined.values()]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ id, type, name, surfaces, mentions }) => ({
      id,
      type,
      name,
      surfaces: [...surfaces]
        .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
        .map(([text, count]) => ({ text, count })),
      mentions: [...mentions].map(([uri, spans]) => ({ uri, spans })),
    }));
  return { entities, duplicates: duplicatesBetween(members), events: await workspaceEvents(members, idOf) };
}

/** Groups with members in more than one article, by the thresholds that hold inside an article. */
function duplicatesBetween(members: readonly Member[]): object[] {
  // The articles are laid end to end on one line of offsets; one code unit between them keeps their ends apart.
  const bases: number[] = [];
  const units: Unit[] = [];
  let base = 0;
  for (const { analysis } of members) {
    bases.push(base);
    for (const unit of analysis.units) units.push({ ...unit, start: unit.start + base });
    base += analysis.text.length + 1;
  }
  const articleOf = (offset: number): number => {
    let low = 0;
    let high = bases.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (bases[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  const groups: object[] = [];
  for (const { unit, kind, similarity, members: spans } of findDuplicates(units).groups) {
    const placed = spans.map(({ start, end }) => {
      const at = articleOf(start);
      return { uri: members[at]!.uri, start: start - bases[at]!, end: end - bases[at]! };
    });
    if (new Set(placed.map(({ uri }) => uri)).size < 2) continue;
    groups.push({ unit, kind, similarity: Math.round(similarity * 1000) / 1000, members: placed });
  }
  return groups;
}
