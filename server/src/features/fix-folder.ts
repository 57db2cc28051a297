import {
  type ChangeAnnotation,
  type CodeAction,
  Command,
  type TextDocumentEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver-types';
import type { Analysis } from '../core/article.ts';
import { LineIndex } from '../core/text/lines.ts';
import type { Finding } from '../core/types.ts';
import { FIXES, type Language, RULE_NAMES } from '../messages.ts';
import { COMMANDS, type FixFolderArguments } from '../protocol.ts';
import type { FixContext } from './code-actions.ts';
import { isExactCopy, isLooseFurniture, mendOf, settle } from './safe-fixes.ts';

/** What may be mended in many files at once: nothing that a person has to look at first. */
const isForMany = (finding: Finding): boolean =>
  isExactCopy(finding) || isLooseFurniture(finding) || mendOf(finding) !== undefined;

/** Mend this rule in all files; only for a client that shows the edits before it makes them. */
export function fixFolderActions({ view, finding, abilities }: FixContext): CodeAction[] {
  if (!isForMany(finding) || !abilities.asksBefore || !abilities.keepsDecisions || !abilities.versionedEdits) return [];
  const { snapshot, language } = view;
  const title = FIXES.everywhere[language](RULE_NAMES[finding.code]?.[language] ?? finding.code);
  const wish: FixFolderArguments = { uri: snapshot.uri, rule: finding.code };
  return [{ title, command: Command.create(title, COMMANDS.fixFolder, wish) }];
}

/** One article of the folder as the fix reads it. */
export interface FolderArticle {
  readonly uri: string;
  /** Of an open document. */
  readonly version: number | null;
  readonly analysis: Analysis;
  /** The findings that are to be seen, of this text or of one that a fix would leave. */
  findings(analysis: Analysis): readonly Finding[];
  /** Analyses another text in its place. */
  again(text: string): Analysis;
}

/** The edits that mend one rule in many articles, each waiting for the user's tick. Undefined where there are none. */
export async function fixFolder(
  rule: string,
  articles: AsyncIterable<FolderArticle>,
  language: Language,
): Promise<WorkspaceEdit | undefined> {
  const id = `khabar.${rule}`;
  const wanted = (finding: Finding): boolean => finding.code === rule && isForMany(finding);
  const documentChanges: TextDocumentEdit[] = [];
  for await (const { uri, version, analysis, findings, again } of articles) {
    const { text } = analysis;
    const edits = settle(text, findings(analysis), wanted, (left) => findings(again(left)));
    if (edits.length === 0) continue;
    const lines = new LineIndex(text);
    documentChanges.push({
      textDocument: { uri, version },
      edits: edits.map(({ start, end, newText }) => ({
        range: { start: lines.positionAt(start), end: lines.positionAt(end) },
        newText,
        annotationId: id,
      })),
    });
  }
  if (documentChanges.length === 0) return undefined;
  const annotation: ChangeAnnotation = { label: RULE_NAMES[rule]?.[language] ?? rule, needsConfirmation: true };
  return { documentChanges, changeAnnotations: { [id]: annotation } };
}
