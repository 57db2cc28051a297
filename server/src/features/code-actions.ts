import { type CodeAction, CodeActionKind, type Range } from 'vscode-languageserver-types';
import type { Finding } from '../core/types.ts';
import { CLEAN_BOILERPLATE, CLEAN_PASTED, DECIDE, FIX_ALL, REWRITE } from '../protocol.ts';
import { cleanPasted } from './clean-pasted.ts';
import { dateActions } from './date-actions.ts';
import { diagnosticOf, RIGHT_TO_LEFT_MARK, visibleFindings } from './diagnostics.ts';
import { boilerplateFixes, cleanBoilerplate } from './fix-boilerplate.ts';
import { dateFixes } from './fix-dates.ts';
import { duplicateFixes, fixAll } from './fix-duplicates.ts';
import { fixFolderActions } from './fix-folder.ts';
import { nameFixes } from './fix-names.ts';
import { styleFixes } from './fix-style.ts';
import { ignoreActions } from './ignore-actions.ts';
import { knowledgeActions, notSameActions } from './knowledge-actions.ts';
import type { View } from './view.ts';

/** Whether a client asks for a kind of actions; `only` as it gives it. */
export const wantsKind = (kind: string, only: readonly string[] | undefined): boolean =>
  only === undefined || only.some((asked) => isUnder(kind, asked));

/** What a client can do with an action, and what the team's decisions can be kept in. */
export interface ActionAbilities {
  /** The client reads versioned edits. */
  readonly versionedEdits: boolean;
  /** Commands that the client runs itself. */
  readonly clientCommands: ReadonlySet<string>;
  /** The client opens a place when the server asks for it (`window/showDocument`). */
  readonly showDocument: boolean;
  /** A decision about this document is written to a file; otherwise it holds until the server ends. */
  readonly keepsDecisions: boolean;
  /** The client shows edits before it makes them where they are annotated so. */
  readonly asksBefore?: boolean;
}

/** One finding and what its fixes need. */
export interface FixContext {
  readonly view: View;
  readonly finding: Finding;
  /** All findings to be seen, for fixes that mend every one of a kind. */
  readonly visible: readonly Finding[];
  readonly abilities: ActionAbilities;
}

/**
 * The actions for a range: fixes of the findings that it touches, ways to ignore them, ways to write its date anew. They are made from this
 * snapshot's own findings and not from the diagnostics that the client shows, which may be older.
 * @param only kinds that the client asks for; a kind stands for those under it
 */
export function codeActions(
  view: View,
  range: Range,
  only: readonly string[] | undefined,
  abilities: ActionAbilities,
): CodeAction[] {
  const wants = (kind: string): boolean => wantsKind(kind, only);
  const visible = visibleFindings(view);
  const actions: CodeAction[] = [];
  if (wants(CodeActionKind.QuickFix)) {
    const { lines } = view.snapshot;
    const start = lines.offsetAt(range.start);
    const end = lines.offsetAt(range.end);
    const touched = visible.filter((finding) => finding.start <= end && finding.end >= start);
    const contexts = touched.map((finding): FixContext => ({ view, finding, visible, abilities }));
    const titles = new Set<string>();
    for (const [make, oneEach] of MAKERS) {
      for (const context of contexts) {
        const diagnostics = [diagnosticOf(view, context.finding)];
        for (const action of make(context)) {
          // "Remove all …" is the same for every finding of its kind.
          if (oneEach && titles.has(action.title)) continue;
          titles.add(action.title);
          actions.push({ kind: CodeActionKind.QuickFix, ...action, diagnostics });
        }
      }
    }
  }
  if (wants(DECIDE)) actions.push(...knowledgeActions(view, range, abilities));
  if (wants(REWRITE)) actions.push(...dateActions(view, range, abilities));
  // Source actions edit the whole file, so they are there for those alone who ask for them by name.
  if (only !== undefined && wants(FIX_ALL)) actions.push(...fixAll(view, visible, abilities));
  if (only !== undefined && wants(CLEAN_PASTED)) actions.push(...cleanPasted(view, visible, abilities));
  if (only !== undefined && wants(CLEAN_BOILERPLATE)) actions.push(...cleanBoilerplate(view, visible, abilities));
  if (view.language === 'ar') for (const action of actions) action.title += RIGHT_TO_LEFT_MARK;
  return actions;
}

type Maker = (context: FixContext) => CodeAction[];

/** In the order of the menu; the second value: actions of one title are given once. */
const MAKERS: readonly (readonly [Maker, boolean])[] = [
  [
    (context) => [
      ...duplicateFixes(context),
      ...boilerplateFixes(context),
      ...dateFixes(context),
      ...nameFixes(context),
      ...styleFixes(context),
    ],
    true,
  ],
  [fixFolderActions, true],
  [notSameActions, true],
  [ignoreActions, false],
];

/** Kinds are paths: `source` stands for `source.fixAll.khabar`. The empty kind stands for all. */
const isUnder = (kind: string, asked: string): boolean =>
  asked === '' || kind === asked || kind.startsWith(`${asked}.`);
