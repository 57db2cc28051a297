import type { Hover, Position } from 'vscode-languageserver-types';
import type { Cancel } from '../workspace/entity-index.ts';
import { type CardFormat, render } from './card.ts';
import { dateCard } from './hover-date.ts';
import { entityCard } from './hover-entity.ts';
import { at, rangeOf, type WideView } from './view.ts';

/** The hover of what stands at a position: a name or a date. */
export async function hover(
  view: WideView,
  position: Position,
  format: CardFormat,
  cancel: Cancel,
): Promise<Hover | null> {
  const { snapshot } = view;
  const { analysis, lines } = snapshot;
  const offset = lines.offsetAt(position);
  const entity = at(analysis.entities, offset);
  if (entity) {
    const [summary, known] = await Promise.all([
      view.entities.summary(entity.id, cancel),
      view.knowledge.entry(entity.id, snapshot.uri),
    ]);
    return {
      contents: render(await entityCard(view, entity, summary, known), format),
      range: rangeOf(snapshot, entity),
    };
  }
  const date = at(analysis.dates, offset);
  if (date) return { contents: render(await dateCard(view, date), format), range: rangeOf(snapshot, date) };
  return null;
}
