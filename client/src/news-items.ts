import * as vscode from 'vscode';
import { NEWS_ITEM, type NewsItemParams, type NewsItemResult } from '../../server/src/protocol.ts';
import { NEWS_SCHEME, newsFileOf, toldUri } from './address.ts';
import type { Server } from './client.ts';

/** Shows the items of news files as read-only documents, whose text the server reads; they follow their file. */
export class NewsItems implements vscode.TextDocumentContentProvider, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  private readonly listeners: vscode.Disposable[];
  readonly onDidChange = this.changed.event;

  constructor(private readonly server: Server) {
    const files = vscode.workspace.createFileSystemWatcher(
      '**/*.{jsonl,ndjson,jsonl.gz,ndjson.gz}',
      true,
      false,
      false,
    );
    this.listeners = [
      vscode.workspace.registerTextDocumentContentProvider(NEWS_SCHEME, this),
      files,
      files.onDidChange((file) => this.reread(file)),
      this.changed,
    ];
  }

  dispose(): void {
    for (const listener of this.listeners) listener.dispose();
  }

  /** Rejects with the server's words when the line is no news item. */
  async provideTextDocumentContent(uri: vscode.Uri, token: vscode.CancellationToken): Promise<string | undefined> {
    const params: NewsItemParams = { uri: toldUri(uri) };
    return (await this.server.request<NewsItemResult>(NEWS_ITEM, params, token))?.text;
  }

  private reread(file: vscode.Uri): void {
    for (const { uri } of vscode.workspace.textDocuments)
      if (newsFileOf(uri)?.toString() === file.toString()) this.changed.fire(uri);
  }
}
