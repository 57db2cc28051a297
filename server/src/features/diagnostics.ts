import { type Diagnostic, DiagnosticSeverity, DiagnosticTag } from 'vscode-languageserver-types';
import type { Finding } from '../core/types.ts';
import { LABELS, word } from '../messages.ts';
import type { DiagnosticData, SeveritySetting } from '../protocol.ts';
import { fillsLines, rangeOf, type View } from './view.ts';

const SEVERITIES: Record<Exclude<SeveritySetting, 'off'>, DiagnosticSeverity> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** The codes whose `related` are other copies. */
export const DUPLICATES: ReadonlySet<string> = new Set([
  'duplicate-paragraph',
  'duplicate-sentence',
  'near-duplicate',
  'contained',
]);

/** The severity that the user's settings give a finding, or its own. */
export function severityOf({ code, severity }: Finding, { settings }: Pick<View, 'settings'>): SeveritySetting {
  return settings.rules[code] ?? severity;
}

/** The findings that are to be seen: neither ignored nor switched off. */
export function visibleFindings(view: View): readonly Finding[] {
  return view.findings.filter((finding) => severityOf(finding, view) !== 'off');
}

/** The diagnostics of a document, in document order. */
export function diagnostics(view: View): Diagnostic[] {
  return visibleFindings(view).map((finding) => diagnosticOf(view, finding));
}

/** At the end of an Arabic message or title: editors show it in a left-to-right line, where its last mark would stand before it. */
export const RIGHT_TO_LEFT_MARK = '\u200F';

export function diagnosticOf(view: View, finding: Finding): Diagnostic {
  const { snapshot, language } = view;
  const severity = severityOf(finding, view);
  const data: DiagnosticData = { version: snapshot.version };
  return {
    range: rangeOf(snapshot, finding),
    severity: SEVERITIES[severity === 'off' ? 'hint' : severity],
    source: 'khabar',
    code: finding.code,
    message: word(finding, snapshot.lines, language) + (language === 'ar' ? RIGHT_TO_LEFT_MARK : ''),
    // A part of a line cannot fade: the fading itself puts the words of an Arabic line out of order.
    ...(finding.code === 'boilerplate' && fillsLines(snapshot, finding) && { tags: [DiagnosticTag.Unnecessary] }),
    ...(DUPLICATES.has(finding.code) && {
      relatedInformation: finding.related.map((span) => ({
        location: { uri: snapshot.uri, range: rangeOf(snapshot, span) },
        message: LABELS.firstCopy[language](),
      })),
    }),
    ...((finding.code === 'name-variants' || finding.code === 'family-name-first') && {
      relatedInformation: finding.related.map((span) => ({
        location: { uri: snapshot.uri, range: rangeOf(snapshot, span) },
        message: LABELS.otherPlace[language](),
      })),
    }),
    ...(finding.code === 'deictic-weekday' &&
      finding.related.length > 1 && {
        relatedInformation: finding.related.slice(1).map((span) => ({
          location: { uri: snapshot.uri, range: rangeOf(snapshot, span) },
          message: LABELS.otherPlace[language](),
        })),
      }),
    data,
  };
}
