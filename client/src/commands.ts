import * as vscode from 'vscode';
import {
  CLEAN_BOILERPLATE,
  CLEAN_PASTED,
  CLIENT_COMMANDS,
  COMMANDS,
  type Comparison as ComparisonArguments,
  type CopiesParams,
  type EventDecisionArguments,
  type EventsParams,
  FIX_ALL,
  type NameEventArguments,
  NEXT_EVENT_MENTION,
  type NextEventMentionParams,
  type NextEventMentionResult,
  type Place,
} from '../../server/src/protocol.ts';
import { shownUri, toldUri } from './address.ts';
import { isArticle } from './article.ts';
import type { Server } from './client.ts';
import type { Comparison } from './compare.ts';
import { counted, type MessageKey, message } from './messages.ts';
import { askPublicationDate } from './publication-date.ts';
import type { Status } from './status.ts';
import { showEvent } from './views/events.ts';
import { showCopies } from './views/stories.ts';

interface Parts {
  readonly server: Server;
  readonly comparison: Comparison;
  readonly status: Status;
  readonly log: vscode.LogOutputChannel;
}

/** The commands that the manifest names, and those that the server's links and fixes run. */
export function registerCommands({ server, comparison, status, log }: Parts): vscode.Disposable[] {
  const on = vscode.commands.registerCommand;
  return [
    on('khabar.restartServer', async () => {
      await server.restart();
      void vscode.window.setStatusBarMessage(message('server.restarted'), 5000);
    }),
    on('khabar.showLog', () => log.show()),
    on('khabar.deleteIndexCache', () => server.execute(COMMANDS.clearIndex)),
    on('khabar.goOnReading', () => server.execute(COMMANDS.readOn)),
    on('khabar.toggleDirection', toggleDirection),
    on('khabar.removeDuplicates', () => clean(FIX_ALL, 'edit.noDuplicates')),
    on('khabar.cleanBoilerplate', () => clean(CLEAN_BOILERPLATE, 'edit.noBoilerplate')),
    on('khabar.cleanPasted', () => cleanPasted(server)),
    on('khabar.setPublicationDate', () => setPublicationDate(server, status)),
    on(CLIENT_COMMANDS.goTo, goTo),
    on(CLIENT_COMMANDS.showCopies, (wish: CopiesParams) => showCopies(server, shownUri(wish.uri), wish, shownUri)),
    on(CLIENT_COMMANDS.showEvent, (wish: EventsParams) => showEvent(server, wish)),
    on(CLIENT_COMMANDS.nameEvent, (wish: NameEventArguments) => nameEvent(server, wish)),
    on('khabar.nextEventMention', () => nextEventMention(server)),
    on(CLIENT_COMMANDS.compare, (what: ComparisonArguments) => comparison.show(what)),
  ];
}

/** Opens an article at a passage, selected and in the middle of the window. */
async function goTo({ uri, range: { start, end } }: Place): Promise<void> {
  const selection = new vscode.Range(start.line, start.character, end.line, end.character);
  const editor = await vscode.window.showTextDocument(shownUri(uri), { selection });
  editor.revealRange(selection, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

/** Asks for the name of an event, and has the server keep it. */
async function nameEvent(server: Server, { sentence, name: before }: NameEventArguments): Promise<void> {
  const prompt = sentence.text;
  const name = await vscode.window.showInputBox({ title: message('events.name'), prompt, value: before });
  if (!name?.trim()) return;
  const argument: EventDecisionArguments = { uri: sentence.uri, decision: { kind: 'name', sentence, name } };
  await server.execute(COMMANDS.decideEvent, argument);
}

/** Goes on to where the next article tells the event of the cursor's sentence. */
async function nextEventMention(server: Server): Promise<void> {
  const editor = activeArticle();
  if (!editor) return;
  const { line, character } = editor.selection.start;
  const params: NextEventMentionParams = { uri: toldUri(editor.document.uri), position: { line, character } };
  const found = await server.request<NextEventMentionResult>(NEXT_EVENT_MENTION, params);
  if (found?.place) await goTo(found.place);
  else void vscode.window.showInformationMessage(message('events.noEvent'));
}

/** Switches right-to-left on or off where it is set now, else for the user. */
async function toggleDirection(): Promise<void> {
  const settings = vscode.workspace.getConfiguration('khabar');
  const { workspaceValue } = settings.inspect('direction') ?? {};
  const target =
    workspaceValue === undefined ? vscode.ConfigurationTarget.Global : vscode.ConfigurationTarget.Workspace;
  await settings.update('direction', settings.get('direction') === 'rtl' ? 'off' : 'rtl', target);
}

function activeArticle(): vscode.TextEditor | undefined {
  const editor = vscode.window.activeTextEditor;
  if (editor && isArticle(editor.document)) return editor;
  void vscode.window.showInformationMessage(message('edit.noArticle'));
  return undefined;
}

/** Does what one of the server's source actions says, or says that there is nothing to do. */
async function clean(kind: string, nothing: MessageKey): Promise<void> {
  const editor = activeArticle();
  if (!editor) return;
  const { document } = editor;
  const { version } = document;
  const whole = new vscode.Range(0, 0, document.lineCount, 0);
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    whole,
    kind,
    1, // the edit as well, where the server gives it only when it is asked for
  );
  const edit = actions.find((action) => action.kind?.value === kind)?.edit;
  if (!edit || edit.size === 0) {
    void vscode.window.showInformationMessage(message(nothing));
    return;
  }
  // VS Code does not hold this edit against the version that it was made for.
  const count = edit.get(document.uri).length;
  if (document.version === version && (await vscode.workspace.applyEdit(edit)))
    vscode.window.setStatusBarMessage(counted('removed', count), 5000);
  else void vscode.window.showWarningMessage(message('edit.stale'));
}

/** Cleans an article pasted from a page; VS Code shows the edits first where one of them waits for a tick. */
async function cleanPasted(server: Server): Promise<void> {
  const editor = activeArticle();
  if (!editor) return;
  const { document } = editor;
  const { version } = document;
  const edit = await server.sourceEdit(document, CLEAN_PASTED);
  if (!edit || edit.size === 0) void vscode.window.showInformationMessage(message('edit.nothingToClean'));
  // VS Code does not hold this edit against the version that it was made for.
  else if (document.version === version) await vscode.workspace.applyEdit(edit, { isRefactoring: true });
  else void vscode.window.showWarningMessage(message('edit.stale'));
}

async function setPublicationDate(server: Server, status: Status): Promise<void> {
  const editor = activeArticle();
  if (!editor) return;
  const { uri } = editor.document;
  await askPublicationDate(server, toldUri(uri), status.analysisOf(uri.toString())?.reference);
}
