import type { Hover, Position } from 'vscode-languageserver-types';
import type { Cancel } from '../workspace/entity-index.ts';
import { type CardFormat, render } from './card.ts';
import { actAt, deducedOf } from './event-data.ts';
import { dateCard } from './hover-date.ts';
import { entityCard } from './hover-entity.ts';
import { eventCard } from './hover-event.ts';
import { at, rangeOf, type WideView } from './view.ts';

/** Events of a name that are asked for: its card shows two. */
const MOST_EVENTS = 2;

/** The hover of what stands at a position: a name, a date, the act of an event, or a headline that tells one. */
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
    const [summary, known, told] = await Promise.all([
      view.entities.summary(entity.id, cancel),
      view.knowledge.entry(entity.id, snapshot.uri),
      view.settings.hover.relatedArticles
        ? view.events.eventsOf(entity.id, { from: snapshot.uri, limit: MOST_EVENTS }, cancel)
        : undefined,
    ]);
    return {
      contents: render(await entityCard(view, entity, summary, known, told?.events), format),
      range: rangeOf(snapshot, entity),
    };
  }
  const date = at(analysis.dates, offset);
  if (date) return { contents: render(await dateCard(view, date, cancel), format), range: rangeOf(snapshot, date) };
  const act = actAt(analysis, offset);
  if (!act) return null;
  const answer = await view.events.eventOf(snapshot.uri, lines.positionAt(act.start), cancel);
  if (!answer) return null;
  // On a headline the whole of it is meant; its act may stand below.
  const isHere = act.start <= offset && offset <= act.end;
  const span = isHere ? act : (at(analysis.paragraphs, offset) ?? act);
  const deduced = view.settings.hover.relatedArticles ? await deducedOf(view, act, cancel) : undefined;
  return { contents: render(eventCard(view, answer, deduced), format), range: rangeOf(snapshot, span) };
}
