import * as vscode from 'vscode';
import { LANGUAGE } from './article.ts';
import type { Server } from './client.ts';
import { looksArabic } from './looks-arabic.ts';
import { message } from './messages.ts';

/** Beyond this much a paste is made as it is: cleaning must not make anybody wait. */
const MOST = 200_000;

/**
 * Offers a web page's text cleaned when it is pasted into an article, for those who switched `khabar.paste.clean` on. The text as it
 * was copied stays one choice away (the widget beside what was pasted), and undo takes the paste back as any other.
 */
export class CleanPaste implements vscode.DocumentPasteEditProvider {
  private static readonly kind = vscode.DocumentDropOrPasteEditKind.Text.append('khabar', 'cleaned');

  constructor(private readonly server: Server) {}

  static register(server: Server): vscode.Disposable {
    return vscode.languages.registerDocumentPasteEditProvider({ language: LANGUAGE }, new CleanPaste(server), {
      providedPasteEditKinds: [CleanPaste.kind],
      pasteMimeTypes: ['text/plain', 'text/html'],
    });
  }

  async provideDocumentPasteEdits(
    document: vscode.TextDocument,
    ranges: readonly vscode.Range[],
    data: vscode.DataTransfer,
    _context: vscode.DocumentPasteEditContext,
    token: vscode.CancellationToken,
  ): Promise<vscode.DocumentPasteEdit[] | undefined> {
    if (!vscode.workspace.getConfiguration('khabar.paste', document).get('clean', false)) return undefined;
    // A browser puts its page's markup beside the text; what was copied from an editor is left as it is.
    if (!data.get('text/html') || ranges.length !== 1) return undefined;
    const text = await data.get('text/plain')?.asString();
    if (text === undefined || text.length > MOST || !looksArabic(text)) return undefined;
    const cleaned = await this.server.clean(text, token);
    if (cleaned === undefined || cleaned === text) return undefined;
    return [new vscode.DocumentPasteEdit(cleaned, message('paste.cleaned'), CleanPaste.kind)];
  }
}
