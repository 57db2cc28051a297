import * as vscode from 'vscode';
import { ENCODING, type EncodingParams, type EncodingResult } from '../../server/src/protocol.ts';
import { isArticle } from './article.ts';
import type { Server } from './client.ts';
import { message } from './messages.ts';
import { mayBeMisread, SAMPLE } from './misread.ts';

/** VS Code's name of Windows-1256. */
const ARABIC_WINDOWS = 'windows1256';

/**
 * Says so when an opened text file is Arabic in Windows-1256 and was read otherwise, and reads it again if that is wanted. The
 * server looks at the bytes of a file, and only of one whose text looks as such files do.
 */
export class Encodings implements vscode.Disposable {
  /** Files that were asked about: once in a session. */
  private readonly asked = new Set<string>();
  private readonly listener: vscode.Disposable;

  constructor(private readonly server: Server) {
    this.listener = vscode.workspace.onDidOpenTextDocument((document) => void this.consider(document));
    for (const document of vscode.workspace.textDocuments) void this.consider(document);
  }

  dispose(): void {
    this.listener.dispose();
  }

  private async consider(document: vscode.TextDocument): Promise<void> {
    const { uri } = document;
    if (uri.scheme !== 'file' || document.encoding === ARABIC_WINDOWS || this.asked.has(uri.toString())) return;
    if (!isArticle(document) && !/\.txt$/i.test(uri.path)) return;
    const sample = document.getText(new vscode.Range(new vscode.Position(0, 0), document.positionAt(SAMPLE)));
    if (!mayBeMisread(sample)) return;
    this.asked.add(uri.toString());
    const params: EncodingParams = { uri: uri.toString() };
    const found = await this.server.request<EncodingResult>(ENCODING, params).catch(() => undefined);
    if (found?.encoding !== 'windows-1256') return;
    const reopen = message('encoding.reopen');
    const name = vscode.workspace.asRelativePath(uri);
    const answer = await vscode.window.showInformationMessage(message('encoding.misread', name), reopen);
    if (answer === reopen) await reopenAsArabic(uri);
  }
}

/** Reads a file again as Windows-1256, in the editor that shows it. VS Code refuses while it has unsaved changes. */
export async function reopenAsArabic(uri: vscode.Uri): Promise<void> {
  try {
    const document = await vscode.workspace.openTextDocument(uri, { encoding: ARABIC_WINDOWS });
    await vscode.window.showTextDocument(document);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    void vscode.window.showErrorMessage(message('encoding.failed', vscode.workspace.asRelativePath(uri), detail));
  }
}
