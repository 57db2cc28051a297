import type { Range } from 'vscode-languageserver-types';
import type { Analysis } from '../core/article.ts';
import type { Finding, Span } from '../core/types.ts';
import type { Language } from '../messages.ts';
import type { Settings } from '../protocol.ts';
import type { EntityIndex } from '../workspace/entity-index.ts';
import type { WorkspaceEvents } from '../workspace/events.ts';
import type { RelatedArticles } from '../workspace/related.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { TeamKnowledge } from '../workspace/team-knowledge.ts';

/** What a feature works on: one snapshot and what holds for it at that moment. */
export interface View {
  readonly snapshot: Snapshot;
  /** The findings that no decision silences, in document order. */
  readonly findings: readonly Finding[];
  readonly settings: Settings;
  readonly language: Language;
  /** The day that it is where the user is, YYYY-MM-DD: no feature reads a clock. */
  readonly today: string;
  /** The findings of another text in the snapshot's place that no decision silences; all of them where this is absent. */
  readonly refind?: (analysis: Analysis) => readonly Finding[];
}

/** A view with the folder's other articles, for features that look beyond the file. */
export interface WideView extends View {
  readonly related: RelatedArticles;
  readonly entities: EntityIndex;
  readonly events: WorkspaceEvents;
  readonly knowledge: TeamKnowledge;
}

/** The range of a span, for the protocol. */
export function rangeOf({ lines }: Pick<Snapshot, 'lines'>, { start, end }: Span): Range {
  return { start: lines.positionAt(start), end: lines.positionAt(end) };
}

/** The member of a sorted list of spans that holds an offset, or ends at it; the innermost start wins. */
export function at<T extends Span>(list: readonly T[], offset: number): T | undefined {
  let found: T | undefined;
  for (const span of list) {
    if (span.start > offset) break;
    if (offset < span.end || (offset === span.end && !found)) found = span;
  }
  return found;
}

/** Whether a span, with the white space around it, fills the lines that it touches. */
export function fillsLines({ lines, text }: Pick<Snapshot, 'lines' | 'text'>, { start, end }: Span): boolean {
  const lineStart = lines.lineStart(lines.positionAt(start).line);
  const lineEnd = lines.lineEnd(lines.positionAt(end).line);
  return text.slice(lineStart, start).trim() === '' && text.slice(end, lineEnd).trim() === '';
}
