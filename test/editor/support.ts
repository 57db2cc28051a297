import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { KhabarApi } from '../../client/src/main.ts';

/** The extension, running. */
export async function khabar(): Promise<KhabarApi> {
  const extension = vscode.extensions.getExtension<KhabarApi>('khabar.khabar');
  assert.ok(extension, 'the extension is not installed');
  return extension.activate();
}

/** A file of the window's folder. */
export function fileOf(name: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  assert.ok(folder, 'no folder is open');
  return vscode.Uri.joinPath(folder.uri, name);
}

/** Writes a file of its own for one test. */
export async function write(name: string, text: string): Promise<vscode.Uri> {
  const uri = fileOf(name);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  return uri;
}

/**
 * What `find` gives as soon as it gives something other than undefined and false. Asked again after whatever can change the
 * answer: edits, diagnostics, analyses, editors; and every 50 ms for what VS Code does not report. The test's timeout ends it.
 */
export async function eventually<T>(find: () => T | PromiseLike<T>): Promise<Exclude<T, undefined | false>> {
  const { onDidAnalyse } = await khabar();
  for (;;) {
    const found = await find();
    if (found !== undefined && found !== false) return found as Exclude<T, undefined | false>;
    await new Promise<void>((resolve) => {
      const listeners: vscode.Disposable[] = [];
      const timer = setTimeout(done, 50);
      function done() {
        clearTimeout(timer);
        for (const listener of listeners) listener.dispose();
        resolve();
      }
      listeners.push(
        vscode.languages.onDidChangeDiagnostics(done),
        vscode.workspace.onDidChangeTextDocument(done),
        vscode.workspace.onDidOpenTextDocument(done),
        vscode.window.onDidChangeVisibleTextEditors(done),
        onDidAnalyse(done),
      );
    });
  }
}

/** The diagnostics of an article with one of the codes, once there are any. */
export function diagnosticsOf(uri: vscode.Uri, code: string): Promise<vscode.Diagnostic[]> {
  return eventually(() => {
    const found = vscode.languages.getDiagnostics(uri).filter((diagnostic) => codeOf(diagnostic) === code);
    return found.length > 0 && found;
  });
}

/** The code of a diagnostic, with or without a link. */
export function codeOf({ code }: vscode.Diagnostic): unknown {
  return typeof code === 'object' ? code.value : code;
}

/** The code actions at a place, with their edits. */
export async function actionsAt(uri: vscode.Uri, range: vscode.Range, kind?: string): Promise<vscode.CodeAction[]> {
  return vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', uri, range, kind, 20);
}

/** Does what the light bulb does: the edit, then the command. */
export async function apply(action: vscode.CodeAction): Promise<void> {
  if (action.edit) assert.equal(await vscode.workspace.applyEdit(action.edit), true);
  if (action.command) await vscode.commands.executeCommand(action.command.command, ...(action.command.arguments ?? []));
}

/** Sets a setting of the user for as long as `run` takes. */
export async function withSetting<T>(name: string, value: unknown, run: () => Promise<T>): Promise<T> {
  const settings = vscode.workspace.getConfiguration();
  await settings.update(name, value, vscode.ConfigurationTarget.Global);
  try {
    return await run();
  } finally {
    await settings.update(name, undefined, vscode.ConfigurationTarget.Global);
  }
}

/** Takes a document's changes back and closes every editor. */
export async function closeAll(): Promise<void> {
  for (const document of vscode.workspace.textDocuments) {
    if (!document.isDirty || document.languageId === 'jsonc') continue; // VS Code itself writes its settings' file
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}
