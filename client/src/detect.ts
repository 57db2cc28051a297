import * as vscode from 'vscode';
import { isArticle, LANGUAGE } from './article.ts';
import { looksArabic, SAMPLE } from './looks-arabic.ts';

/** Pasted text shorter than this is a keystroke, a word or a completion. */
const PASTE = 10;

/** How many files are remembered whose language a person has taken back; the oldest go first. */
const REMEMBERED = 200;
const MEMORY = 'khabar.notArticles';

/**
 * Makes an article of plain text whose letters are mostly Arabic: of a `*.txt` file when it is opened, of a document without a
 * file (or such a file) when text is pasted into it. Looks at the first 4 KB, and leaves a document alone for good once its
 * language was changed back.
 */
export class Detection implements vscode.Disposable {
  /** Documents whose language was changed back: their URIs. Files are remembered by the workspace as well. */
  private readonly declined: Set<string>;
  /** The document that was closed in this very turn: VS Code reports a change of language as close and open. */
  private closing: string | undefined;
  private readonly listeners: vscode.Disposable[];

  constructor(private readonly memory: vscode.Memento) {
    this.declined = new Set(memory.get<string[]>(MEMORY, []));
    this.listeners = [
      vscode.workspace.onDidCloseTextDocument((document) => this.closed(document)),
      vscode.workspace.onDidOpenTextDocument((document) => this.opened(document)),
      vscode.workspace.onDidChangeTextDocument((event) => this.edited(event)),
    ];
    for (const document of vscode.workspace.textDocuments) this.consider(document);
  }

  dispose(): void {
    for (const listener of this.listeners) listener.dispose();
  }

  private closed(document: vscode.TextDocument): void {
    const uri = document.uri.toString();
    this.closing = uri;
    queueMicrotask(() => {
      if (this.closing !== uri) return; // opened again in the same turn: only its language has changed
      this.closing = undefined;
      if (document.isUntitled) this.declined.delete(uri); // the name `Untitled-1` will be another document's
    });
  }

  private opened(document: vscode.TextDocument): void {
    const uri = document.uri.toString();
    const relabelled = this.closing === uri;
    this.closing = undefined;
    if (!relabelled) this.consider(document);
    else if (document.languageId === 'plaintext') this.remember(document, true);
    else if (isArticle(document)) this.remember(document, false);
  }

  private edited({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    if (document.languageId !== 'plaintext') return;
    if (contentChanges.some(({ text }) => text.length >= PASTE)) this.consider(document);
  }

  private consider(document: vscode.TextDocument): void {
    if (document.languageId !== 'plaintext' || !mayBeArticle(document)) return;
    if (this.declined.has(document.uri.toString())) return;
    if (!vscode.workspace.getConfiguration('khabar', document).get('detectLanguage', true)) return;
    const sample = document.getText(new vscode.Range(new vscode.Position(0, 0), document.positionAt(SAMPLE)));
    if (looksArabic(sample))
      void vscode.languages.setTextDocumentLanguage(document, LANGUAGE).then(undefined, () => {}); // closed meanwhile
  }

  /** Keeps a person's choice: `declined` after the language was changed to plain text, not after it was chosen again. */
  private remember(document: vscode.TextDocument, declined: boolean): void {
    const uri = document.uri.toString();
    if (this.declined.has(uri) === declined) return;
    if (declined) this.declined.add(uri);
    else this.declined.delete(uri);
    const files = [...this.declined].filter((name) => !name.startsWith('untitled:'));
    void this.memory.update(MEMORY, files.slice(-REMEMBERED));
  }
}

/** Text files, either side of a diff, and documents without a file; not the editor's own outputs, logs and inputs. */
function mayBeArticle({ uri, isUntitled }: vscode.TextDocument): boolean {
  if (isUntitled) return true;
  if (['output', 'vscode-scm', 'comment', 'vscode-interactive-input', 'vscode-chat-code-block'].includes(uri.scheme))
    return false;
  return uri.path.toLowerCase().endsWith('.txt');
}
