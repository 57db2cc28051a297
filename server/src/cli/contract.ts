import type { Analysis } from '../core/article.ts';
import { articleEvents } from '../core/events/index.ts';
import { isMostlyArabic } from '../core/text/script.ts';
import type { Entity, Finding } from '../core/types.ts';
import { type Language, word } from '../messages.ts';

/** An analysis as the JSON of the contract, schema `khabar/article@1`. Its shape is held by server/schema/article.schema.json. */
export function articleJson(uri: string, analysis: Analysis, language: Language, entities = analysis.entities): object {
  const slice = (span: { start: number; end: number }) => ({ start: span.start, end: span.end });
  return {
    schema: 'khabar/article@1',
    uri,
    language: isMostlyArabic(analysis.text) ? 'ar' : 'und',
    reference: analysis.reference,
    paragraphs: analysis.paragraphs,
    sentences: analysis.sentences,
    entities: entities.map(entityJson),
    dates: analysis.dates,
    duplicates: analysis.duplicates.map(({ unit, kind, similarity, members }) => ({
      unit,
      kind,
      similarity: round(similarity),
      members: members.map(slice),
    })),
    related: analysis.related.map(({ members, containment }) => ({
      members: members.map(slice),
      containment: round(containment),
    })),
    boilerplate: analysis.boilerplate,
    events: articleEvents(analysis.events, entities),
    diagnostics: analysis.findings.map((finding) => diagnosticJson(finding, analysis.text, language)),
  };
}

export function diagnosticJson(finding: Finding, text: string, language: Language): object {
  const { start, end, code, severity, related } = finding;
  return {
    start,
    end,
    code,
    severity,
    message: word(finding, text, language),
    ...(related.length > 0 && { related: related.map((span) => ({ start: span.start, end: span.end })) }),
  };
}

function entityJson(entity: Entity): object {
  return { ...entity, confidence: round(entity.confidence) };
}

const round = (value: number): number => Math.round(value * 1000) / 1000;
