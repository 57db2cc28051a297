import * as vscode from 'vscode';

/** Called by VS Code when the first Arabic article is opened. */
export function activate(context: vscode.ExtensionContext): void {
  context.subscriptions.push(vscode.window.createOutputChannel('Khabar', { log: true }));
}
