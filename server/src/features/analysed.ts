import type { AnalysedParams, MarkType } from '../protocol.ts';
import { DUPLICATES, visibleFindings } from './diagnostics.ts';
import { fillsLines, rangeOf, type View } from './view.ts';

/** What a client paints and counts of one snapshot. */
export function analysed(view: View, dateIsDecided: boolean): AnalysedParams {
  const { snapshot } = view;
  const { analysis, uri, version } = snapshot;
  const types: Record<MarkType, number> = { person: 0, place: 0, organization: 0, event: 0 };
  const entities = analysis.entities.map((entity) => {
    types[entity.type]++;
    return { range: rangeOf(snapshot, entity), type: entity.type };
  });
  const { date, from, candidates, pattern } = analysis.reference;
  return {
    uri,
    version,
    entities,
    dates: analysis.dates.map((span) => ({ range: rangeOf(snapshot, span) })),
    boilerplate: analysis.boilerplate.map((span) => ({
      range: rangeOf(snapshot, span),
      wholeLine: fillsLines(snapshot, span),
      kind: span.kind,
    })),
    counts: {
      ...types,
      dates: analysis.dates.length,
      duplicates: visibleFindings(view).filter(({ code }) => DUPLICATES.has(code)).length,
      boilerplate: analysis.boilerplate.length,
      words: analysis.wordCount,
    },
    reference: {
      date,
      from: dateIsDecided && from === 'option' ? 'decision' : from,
      ...(candidates && { candidates }),
      ...(pattern !== undefined && { pattern }),
    },
  };
}
