import type { Analysis } from '../core/article.ts';
import { applyEdits, composeEdits, removalEdits, type TextChange } from '../core/duplicates/index.ts';
import type { Finding, FurnitureKind } from '../core/types.ts';

/** Rules whose fix is safe to apply unseen. `punctuation` here is doubled spaces alone. */
export const SAFE_RULES = ['duplicate-paragraph', 'duplicate-sentence', 'boilerplate', 'punctuation'] as const;
export type SafeRule = (typeof SAFE_RULES)[number];

/** Where a text came from is never removed in bulk (analysis contract, "Boilerplate kinds"). */
export const PROVENANCE: ReadonlySet<FurnitureKind> = new Set<FurnitureKind>([
  'source-credit',
  'source-label',
  'copyright',
  'agency-disclaimer',
  'editor-credit',
  'author-box',
]);

/** An exact copy that goes without a loss. */
export const isExactCopy = ({ code, data }: Finding): boolean =>
  (code === 'duplicate-paragraph' || code === 'duplicate-sentence') && data.removable !== false;

export const isProvenance = ({ code, data }: Finding): boolean =>
  code === 'boilerplate' && PROVENANCE.has(data.kind as FurnitureKind);

/** A line that recurs in many articles: likely furniture, but a byline and a standing heading recur too. */
export const isLearnt = ({ code, data }: Finding): boolean => code === 'boilerplate' && data.kind === 'learnt';

/** Page furniture that may go in bulk. */
export const isLooseFurniture = (finding: Finding): boolean =>
  finding.code === 'boilerplate' && !isProvenance(finding) && !isLearnt(finding);

export const isDoubledSpace = ({ code, data }: Finding): boolean =>
  code === 'punctuation' && data.kind === 'doubled-space';

/** What a finding of the slips of the hand is mended by, if it is one. */
export const mendOf = ({ code, data, start, end }: Finding): TextChange | undefined =>
  (code === 'repeated-word' || code === 'punctuation') && typeof data.newText === 'string'
    ? { start, end, newText: data.newText }
    : undefined;

const isSafe = (finding: Finding): boolean =>
  isExactCopy(finding) || isLooseFurniture(finding) || isDoubledSpace(finding);

/** What the safe fixes of some rules change: later exact copies and furniture that go, doubled spaces. */
export function safeEdits(
  analysis: Analysis,
  rules: readonly SafeRule[] = SAFE_RULES,
  visible: readonly Finding[] = analysis.findings,
): TextChange[] {
  // What the team ignores stays: a passage goes only where a finding that is seen speaks of it.
  return editsFor(
    analysis.text,
    visible.filter((finding) => rules.includes(finding.code as SafeRule) && isSafe(finding)),
  );
}

/**
 * The edits that mend some findings at once, in document order, none overlapping: slips are mended, everything else is taken out.
 * A slip inside a passage that goes is gone with it; where two fixes meet, the second is left for another round.
 */
export function editsFor(text: string, findings: readonly Finding[]): TextChange[] {
  const removals = removalEdits(
    text,
    findings.filter((finding) => mendOf(finding) === undefined),
  );
  const mends = findings.flatMap((finding) => mendOf(finding) ?? []).sort((a, b) => a.start - b.start);
  return merged(removals, mends);
}

/** Two lists of edits in document order as one; of the second, what touches an edit that is there already is left out. */
export function merged(first: readonly TextChange[], second: readonly TextChange[]): TextChange[] {
  const edits: TextChange[] = [];
  let next = 0;
  let end = -1;
  for (const edit of second) {
    while (next < first.length && first[next]!.end < edit.start) edits.push(first[next++]!);
    if (next < first.length && first[next]!.start <= edit.end) continue;
    if (edit.start < end) continue;
    edits.push(edit);
    end = edit.end;
  }
  edits.push(...first.slice(next));
  return edits;
}

/** More rounds than any text needs: each mends something that the round before brought about. */
const ROUNDS = 10;

/**
 * Edits after which nothing is left that `wanted` would mend: taking out a sentence may make two paragraphs equal, so the text that
 * comes out is asked again. Text outside of what was found stays as it is.
 * @param again analyses a text; gives its findings that are to be seen
 */
export function settle(
  text: string,
  findings: readonly Finding[],
  wanted: (finding: Finding) => boolean,
  again: (text: string) => readonly Finding[],
): TextChange[] {
  let edits: TextChange[] = [];
  let current = text;
  let seen = findings;
  for (let round = 0; round < ROUNDS; round++) {
    const more = editsFor(current, seen.filter(wanted));
    if (more.length === 0) break;
    edits = composeEdits(text.length, edits, more);
    current = applyEdits(current, more);
    seen = again(current);
  }
  return edits;
}
