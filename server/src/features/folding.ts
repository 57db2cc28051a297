import { type FoldingRange, FoldingRangeKind } from 'vscode-languageserver-types';
import { BOILERPLATE_NAMES } from '../messages.ts';
import { fillsLines, type View } from './view.ts';

/**
 * Folds: the front matter, runs of lines that are page furniture (blank lines between them go along), and later copies of
 * blocks. Only what spans two lines or more can fold.
 */
export function folding(view: View): FoldingRange[] {
  const { snapshot, findings } = view;
  const { lines, analysis } = snapshot;
  const folds: FoldingRange[] = [];
  if (analysis.frontMatter) {
    const { line, character } = lines.positionAt(analysis.frontMatter.end);
    const last = character === 0 ? line - 1 : line;
    if (last > 0) folds.push({ startLine: 0, endLine: last, kind: FoldingRangeKind.Imports });
  }
  let run: { startLine: number; endLine: number; kind: keyof typeof BOILERPLATE_NAMES } | undefined;
  const close = (): void => {
    if (run && run.endLine > run.startLine) {
      const { startLine, endLine, kind } = run;
      folds.push({
        startLine,
        endLine,
        kind: FoldingRangeKind.Comment,
        collapsedText: `${BOILERPLATE_NAMES[kind][view.language]} …`,
      });
    }
    run = undefined;
  };
  for (const span of analysis.boilerplate) {
    if (!fillsLines(snapshot, span)) continue;
    const startLine = lines.positionAt(span.start).line;
    const endLine = lines.positionAt(span.end).line;
    const between = run && snapshot.text.slice(lines.lineEnd(run.endLine), lines.lineStart(startLine));
    if (run && between?.trim() === '') run.endLine = Math.max(run.endLine, endLine);
    else {
      close();
      run = { startLine, endLine, kind: span.kind };
    }
  }
  close();
  for (const { code, start, end } of findings) {
    if (code !== 'duplicate-paragraph' && code !== 'near-duplicate' && code !== 'contained') continue;
    const startLine = lines.positionAt(start).line;
    const endLine = lines.positionAt(end).line;
    if (endLine > startLine) folds.push({ startLine, endLine, kind: FoldingRangeKind.Region });
  }
  return folds.sort((a, b) => a.startLine - b.startLine || b.endLine - a.endLine);
}
