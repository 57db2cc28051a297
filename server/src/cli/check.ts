import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { LineIndex } from '../core/text/lines.ts';
import type { Finding, Severity } from '../core/types.ts';
import { word } from '../messages.ts';
import { Archive, type OtherPlace } from './across.ts';
import { visible } from './decisions.ts';
import type { Source } from './files.ts';
import { findingsOf } from './findings.ts';
import { MESSAGES } from './messages.ts';
import { progressBar } from './progress.ts';
import { print, type Session } from './session.ts';

export const FORMATS = ['text', 'json', 'sarif', 'github'] as const;
export type Format = (typeof FORMATS)[number];

export const SEVERITIES: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

interface Report {
  readonly source: Source;
  readonly finding: Finding;
  readonly message: string;
  /** One-based, as people and other tools count. */
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  /** Where else the passage stands, in other articles. */
  readonly others?: readonly OtherPlace[];
}

/**
 * `khabar check`: prints the diagnostics of files and folders. Sets the exit code: 1 when one is at or above `failOn`.
 * @param across a folder: paragraphs that its articles have too are told as well
 */
export async function check(
  session: Session,
  names: readonly string[],
  format: Format,
  failOn: Severity,
  across?: string,
): Promise<void> {
  const limit = SEVERITIES.indexOf(failOn);
  const reports: Report[] = [];
  let files = 0;
  let failed = false;
  const archive = across === undefined ? undefined : await Archive.read(session, across, names);
  const bar = progressBar();
  for await (const { source, decided, findings } of findingsOf(session, names, bar.file)) {
    files++;
    const lines = new LineIndex(source.text);
    const told: { finding: Finding; message?: string; others?: readonly OtherPlace[] }[] = [
      ...visible(source.text, findings, decided).map((finding) => ({ finding })),
      ...(archive?.findings(source, session) ?? []),
    ];
    for (const { finding, message, others } of told) {
      const from = lines.positionAt(finding.start);
      const to = lines.positionAt(finding.end);
      const report: Report = {
        source,
        finding,
        message: message ?? word(finding, source.text, session.language),
        line: from.line + 1,
        column: from.character + 1,
        endLine: to.line + 1,
        endColumn: to.character + 1,
        ...(others && { others }),
      };
      failed ||= SEVERITIES.indexOf(finding.severity) <= limit;
      if (format === 'text') await print(textLine(report));
      else if (format === 'github') await print(githubLine(report));
      else reports.push(report);
      if (format === 'text' || format === 'github') reports.push(report);
    }
  }
  bar.stop();
  if (format === 'json') {
    for (const report of reports) await print(`${JSON.stringify(jsonReport(report))}\n`);
  } else if (format === 'sarif') {
    await print(`${JSON.stringify(sarif(reports), null, 1)}\n`);
  } else if (format === 'text') {
    process.stderr.write(`${MESSAGES.found[session.language](reports.length, files)}\n`);
  }
  if (failed && session.exitCode === 0) session.exitCode = 1;
}

const textLine = ({ source, finding, message, line, column }: Report): string =>
  `${source.name}:${line}:${column}: ${finding.severity}: ${message} [${finding.code}]\n`;

/** A workflow command: percent, line breaks and, in properties, `:` and `,` are escaped as GitHub's documentation asks. */
function githubLine({ source, finding, message, line, column, endLine, endColumn }: Report): string {
  const level = finding.severity === 'error' ? 'error' : finding.severity === 'warning' ? 'warning' : 'notice';
  const data = (text: string) => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
  const property = (text: string) => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
  const place = `file=${property(source.name)},line=${line},endLine=${endLine},col=${column},endColumn=${endColumn}`;
  return `::${level} ${place},title=${property(finding.code)}::${data(message)}\n`;
}

function jsonReport({ source, finding, message, line, column, endLine, endColumn, others }: Report): object {
  return {
    uri: source.uri,
    start: finding.start,
    end: finding.end,
    line,
    column,
    endLine,
    endColumn,
    code: finding.code,
    severity: finding.severity,
    message,
    related: finding.related.map(({ start, end }) => ({ start, end })),
    ...(others && {
      across: others.map(({ place, kind, similarity }) => ({
        uri: place.uri,
        start: place.start,
        end: place.end,
        line: place.line,
        date: place.date,
        ...(place.outlet !== undefined && { source: place.outlet }),
        kind,
        similarity: Math.round(similarity * 1e4) / 1e4,
      })),
    }),
  };
}

/** SARIF 2.1.0 (OASIS); `information` and `hint` are its level `note`. */
function sarif(reports: readonly Report[]): object {
  const rules = [...new Set(reports.map(({ finding }) => finding.code))].sort();
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'khabar', rules: rules.map((id) => ({ id })) } },
        columnKind: 'utf16CodeUnits',
        results: reports.map(({ source, finding, message, line, column, endLine, endColumn }) => ({
          ruleId: finding.code,
          level: finding.severity === 'error' || finding.severity === 'warning' ? finding.severity : 'note',
          message: { text: message },
          locations: [
            {
              physicalLocation: {
                artifactLocation: { uri: sarifUri(source) },
                region: { startLine: line, startColumn: column, endLine, endColumn },
              },
            },
          ],
        })),
      },
    ],
  };
}

/** Relative to the working folder where it can be, as code hosts want it; of a news item the address that opens it. */
function sarifUri(source: Source): string {
  if (!source.uri.startsWith('file:')) return source.uri;
  const relative = path.relative(process.cwd(), fileURLToPath(source.uri));
  if (relative.startsWith('..') || path.isAbsolute(relative)) return source.uri;
  return relative.split(path.sep).map(encodeURIComponent).join('/');
}
