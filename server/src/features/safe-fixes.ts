import type { Analysis } from '../core/article.ts';
import { removalEdits, type TextChange } from '../core/duplicates/index.ts';
import type { BoilerplateKind, Finding, Span } from '../core/types.ts';

/** Rules whose fix is safe to apply unseen. `punctuation` here is doubled spaces alone. */
export const SAFE_RULES = ['duplicate-paragraph', 'duplicate-sentence', 'boilerplate', 'punctuation'] as const;
export type SafeRule = (typeof SAFE_RULES)[number];

/** Where a text came from is never removed in bulk (analysis contract, "Boilerplate kinds"). */
export const PROVENANCE: ReadonlySet<BoilerplateKind> = new Set<BoilerplateKind>([
  'source-credit',
  'source-label',
  'copyright',
  'agency-disclaimer',
  'editor-credit',
  'author-box',
]);

/** What the safe fixes of some rules would remove: later exact copies, page furniture other than provenance. */
export function safeRemovals(
  analysis: Analysis,
  rules: readonly SafeRule[],
  visible: readonly Finding[] = analysis.findings,
): Span[] {
  const spans: Span[] = [];
  for (const group of analysis.duplicates) {
    if (group.kind !== 'exact') continue;
    if (!rules.includes(group.unit === 'paragraph' ? 'duplicate-paragraph' : 'duplicate-sentence')) continue;
    spans.push(...group.members.slice(1));
  }
  if (rules.includes('boilerplate')) {
    spans.push(...analysis.boilerplate.filter(({ kind }) => !PROVENANCE.has(kind)));
  }
  // What the team ignores stays: a passage goes only where a finding that is seen speaks of it.
  const seen = visible.filter(({ code }) => rules.includes(code as SafeRule));
  const isSeen = (span: Span): boolean => seen.some(({ start, end }) => start < span.end && end > span.start);
  return spans
    .filter(isSeen)
    .map(({ start, end }) => ({ start, end }))
    .sort((a, b) => a.start - b.start || b.end - a.end);
}

/** The edits of the safe fixes, in document order, none overlapping. */
export function safeEdits(
  analysis: Analysis,
  rules: readonly SafeRule[] = SAFE_RULES,
  visible?: readonly Finding[],
): TextChange[] {
  const edits: TextChange[] = [...removalEdits(analysis.text, safeRemovals(analysis, rules, visible))];
  if (rules.includes('punctuation')) {
    const removed = edits.slice();
    let next = 0;
    for (const space of doubledSpaces(analysis)) {
      while (next < removed.length && removed[next]!.end < space.start) next++;
      if (next < removed.length && removed[next]!.start <= space.end) continue;
      edits.push(space);
    }
    edits.sort((a, b) => a.start - b.start);
  }
  return edits;
}

/** Runs of two and more plain spaces inside paragraphs; indentation and the ends of lines are not touched. */
function doubledSpaces({ text, paragraphs }: Analysis): TextChange[] {
  const edits: TextChange[] = [];
  for (const { start, end } of paragraphs) {
    for (let at = text.indexOf('  ', start); at >= 0 && at < end; at = text.indexOf('  ', at)) {
      const from = at;
      while (at < end && text[at] === ' ') at++;
      edits.push({ start: from + 1, end: at, newText: '' });
    }
  }
  return edits;
}
