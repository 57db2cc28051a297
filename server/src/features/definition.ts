import type { Location, Position } from 'vscode-languageserver-types';
import type { Cancel, EntityIndex } from '../workspace/entity-index.ts';
import type { TeamKnowledge } from '../workspace/team-knowledge.ts';
import { mentionLocation } from './places.ts';
import { at, type View } from './view.ts';

/**
 * Where the name at a position is introduced: the team's entry of it, else the first full mention of this article, else of the
 * earliest article that has one.
 */
export async function definition(
  view: View,
  index: EntityIndex,
  knowledge: TeamKnowledge,
  position: Position,
  cancel: Cancel,
): Promise<Location | null> {
  const { snapshot } = view;
  const entity = at(snapshot.analysis.entities, snapshot.lines.offsetAt(position));
  if (!entity) return null;
  const entry = await knowledge.entry(entity.id, snapshot.uri);
  if (entry) {
    const start = { line: entry.line, character: 0 };
    return { uri: entry.uri, range: { start, end: start } };
  }
  return introduction(index, entity.id, snapshot.uri, cancel);
}

/** The first full mention of an entity in an article; where that has none, in the earliest. */
export async function introduction(
  index: EntityIndex,
  id: string,
  uri: string,
  cancel: Cancel,
): Promise<Location | null> {
  const found = await index.introduction(id, uri, cancel);
  return found ? mentionLocation(found.uri, found.mention) : null;
}
