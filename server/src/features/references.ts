import type { Location, Position } from 'vscode-languageserver-types';
import type { Cancel, EntityIndex } from '../workspace/entity-index.ts';
import { uriKey } from '../workspace/uri.ts';
import { mentionLocation } from './places.ts';
import { at, type View } from './view.ts';

/**
 * Every place that names the entity at a position, this article first, then from the earliest article on.
 * @param includeDeclaration whether the mention that introduces it is among them
 */
export async function references(
  view: View,
  index: EntityIndex,
  position: Position,
  includeDeclaration: boolean,
  cancel: Cancel,
): Promise<Location[]> {
  const { snapshot } = view;
  const entity = at(snapshot.analysis.entities, snapshot.lines.offsetAt(position));
  if (!entity) return [];
  const files = await index.mentions(entity.id, cancel);
  const own = uriKey(snapshot.uri);
  const isOwn = (uri: string): number => Number(uriKey(uri) === own);
  const sorted = [...files].sort((a, b) => isOwn(b.uri) - isOwn(a.uri));
  const places = sorted.flatMap(({ uri, mentions }) => mentions.map((mention) => mentionLocation(uri, mention)));
  if (includeDeclaration) return places;
  const declared = await index.introduction(entity.id, snapshot.uri, cancel);
  return places.filter(({ uri, range: { start } }) => {
    const there = declared?.mention;
    return uri !== declared?.uri || start.line !== there?.line || start.character !== there.character;
  });
}
