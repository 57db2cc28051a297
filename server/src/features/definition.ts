import type { Location, Position } from 'vscode-languageserver-types';
import { type Cancel, type EntityIndex, type FileMentions, introducing } from '../workspace/entity-index.ts';
import type { TeamKnowledge } from '../workspace/team-knowledge.ts';
import { uriKey } from '../workspace/uri.ts';
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
  return introduction(await index.mentions(entity.id, cancel), snapshot.uri);
}

/**
 * The first full mention of an article; where that has none, of the earliest file.
 * @param files as `mentions` of the index gives them
 */
export function introduction(files: readonly FileMentions[], uri: string): Location | null {
  const own = files.filter((file) => uriKey(file.uri) === uriKey(uri));
  const found = introducing([...own, ...files]);
  return found ? mentionLocation(found.uri, found.mention) : null;
}
