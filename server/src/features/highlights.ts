import { type DocumentHighlight, DocumentHighlightKind, type Position } from 'vscode-languageserver-types';
import type { Snapshot } from '../workspace/snapshot.ts';
import { at, rangeOf } from './view.ts';

/** The mentions of the entity at a position, or the dates of the same value. */
export function highlights(snapshot: Snapshot, position: Position): DocumentHighlight[] {
  const { analysis, lines } = snapshot;
  const offset = lines.offsetAt(position);
  const entity = at(analysis.entities, offset);
  if (entity) {
    // The inner names of other things too (جامعة القاهرة), as references and rename have them.
    return analysis.entities
      .flatMap((other) => (other.id === entity.id ? [other] : (other.nested ?? [])))
      .filter(({ id }) => id === entity.id)
      .map((span) => ({ range: rangeOf(snapshot, span), kind: DocumentHighlightKind.Text }));
  }
  const date = at(analysis.dates, offset);
  if (!date) return [];
  return analysis.dates
    .filter((other) => other === date || (date.value !== null && other.value === date.value))
    .map((span) => ({ range: rangeOf(snapshot, span), kind: DocumentHighlightKind.Text }));
}
