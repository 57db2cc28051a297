import * as path from 'node:path';
import * as vscode from 'vscode';
import type { Range } from 'vscode-languageserver-types';
import type { Comparison as ComparisonArguments } from '../../server/src/protocol.ts';
import { shownUri } from './address.ts';
import { message } from './messages.ts';

/** Read-only documents that hold one passage of an article each. */
const SCHEME = 'khabar-passage';

/** Shows two passages side by side, as VS Code shows the two sides of a change. */
export class Comparison implements vscode.TextDocumentContentProvider, vscode.Disposable {
  private readonly passages = new Map<string, string>();
  private readonly listeners: vscode.Disposable[];

  constructor() {
    this.listeners = [
      vscode.workspace.registerTextDocumentContentProvider(SCHEME, this),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.passages.delete(uri.toString())),
    ];
  }

  dispose(): void {
    for (const listener of this.listeners) listener.dispose();
  }

  provideTextDocumentContent(uri: vscode.Uri): string | undefined {
    return this.passages.get(uri.toString());
  }

  /** Both passages as they stand in the document now; says so if it cannot be opened. */
  async show({ uri, version, first, second, title }: ComparisonArguments): Promise<void> {
    try {
      const document = await vscode.workspace.openTextDocument(shownUri(uri));
      if (document.version !== version) {
        void vscode.window.showWarningMessage(message('compare.stale'));
        return;
      }
      const [left, right] = [this.passage(document, first), this.passage(document, second)];
      await vscode.commands.executeCommand('vscode.diff', left, right, title, { preview: true });
    } catch {
      void vscode.window.showWarningMessage(message('compare.gone', uri));
    }
  }

  private passage(document: vscode.TextDocument, { start, end }: Range): vscode.Uri {
    const text = document.getText(new vscode.Range(start.line, start.character, end.line, end.character));
    // The line keeps the two apart; the ending makes an article of it, so that it is laid out right-to-left.
    const name = `${path.posix.basename(document.uri.path)}-${start.line + 1}-${start.character + 1}.ar.txt`;
    const address = vscode.Uri.from({
      scheme: SCHEME,
      path: `/${document.version}/${name}`,
      query: document.uri.toString(),
    });
    this.passages.set(address.toString(), text.endsWith('\n') ? text : `${text}\n`);
    return address;
  }
}
