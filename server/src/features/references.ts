import type { Location, Position } from 'vscode-languageserver-types';
import type { Cancel, EntityIndex, FileMentions } from '../workspace/entity-index.ts';
import { uriKey } from '../workspace/uri.ts';
import { mentionLocation } from './places.ts';
import { at, type View } from './view.ts';

/** Articles whose places are sent at one time to a client that takes them in parts: first what fills a screen. */
const FIRST_PAGE = 50;
const PAGE = 200;

/**
 * Every place that names the entity at a position, this article first, then from the earliest article on.
 * @param includeDeclaration whether the mention that introduces it is among them
 * @param take is given the places of some articles at a time; where it is absent all are given back
 */
export async function references(
  { snapshot }: View,
  index: EntityIndex,
  position: Position,
  includeDeclaration: boolean,
  cancel: Cancel,
  take?: (places: Location[]) => Promise<void>,
): Promise<Location[]> {
  const entity = at(snapshot.analysis.entities, snapshot.lines.offsetAt(position));
  if (!entity) return [];
  const declared = includeDeclaration ? undefined : await index.introduction(entity.id, snapshot.uri, cancel);
  const own = await index.mentionsIn(entity.id, snapshot.uri);
  const ownKey = uriKey(snapshot.uri);
  let places: Location[] = [];
  const add = ({ uri, mentions }: FileMentions): void => {
    for (const mention of mentions) {
      const isDeclared =
        uri === declared?.uri &&
        mention.line === declared.mention.line &&
        mention.character === declared.mention.character;
      if (!isDeclared) places.push(mentionLocation(uri, mention));
    }
  };
  if (own) add(own);
  const total = index.articles(entity.id);
  for (let from = 0, limit = FIRST_PAGE; from < total && !cancel.isCancellationRequested; from += limit, limit = PAGE) {
    for (const file of await index.mentions(entity.id, cancel, { from, limit })) {
      if (uriKey(file.uri) !== ownKey) add(file);
    }
    if (!take) continue;
    await take(places);
    places = [];
  }
  return places;
}
