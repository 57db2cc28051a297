import * as vscode from 'vscode';

/**
 * Whether an editor wraps its lines. The setting says so, unless it was toggled for one document (Alt+Z), which VS Code keeps to
 * itself: the extension's own key binding runs the same toggle and remembers it. (`View > Word Wrap` cannot be seen.)
 */
export class WordWrap implements vscode.Disposable {
  private readonly toggled = new Map<string, boolean>();
  private readonly emitter = new vscode.EventEmitter<void>();
  private readonly listeners: vscode.Disposable[];

  /** Fires when a document's wrapping was toggled by key. */
  readonly onDidToggle = this.emitter.event;

  constructor() {
    this.listeners = [
      // `wraps`: whether the editor wraps before the toggle, as VS Code's own context key `editorWordWrap` says.
      vscode.commands.registerCommand('khabar.toggleWordWrap', (args?: { wraps?: boolean }) =>
        this.toggle(args?.wraps),
      ),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.toggled.delete(uri.toString())),
    ];
  }

  dispose(): void {
    for (const listener of this.listeners) listener.dispose();
    this.emitter.dispose();
  }

  isOn(editor: vscode.TextEditor): boolean {
    const toggled = this.toggled.get(editor.document.uri.toString());
    if (toggled !== undefined) return toggled;
    if (isInDiff(editor)) {
      const inDiff = vscode.workspace
        .getConfiguration('diffEditor', editor.document)
        .get<string>('wordWrap', 'inherit');
      if (inDiff !== 'inherit') return inDiff === 'on';
    }
    return vscode.workspace.getConfiguration('editor', editor.document).get<string>('wordWrap', 'off') !== 'off';
  }

  /** A new value of the setting takes the place of what was toggled, as it does in VS Code. */
  forgetWhereConfigured(event: vscode.ConfigurationChangeEvent): void {
    if (event.affectsConfiguration('editor.wordWrap')) this.toggled.clear();
  }

  private async toggle(wraps?: boolean): Promise<void> {
    const editor = vscode.window.activeTextEditor;
    if (!editor) return;
    const before = wraps ?? this.isOn(editor);
    await vscode.commands.executeCommand('editor.action.toggleWordWrap');
    this.toggled.set(editor.document.uri.toString(), !before);
    this.emitter.fire();
  }
}

/** Whether an editor is one side of a diff. Its original side belongs to no column of its own. */
function isInDiff(editor: vscode.TextEditor): boolean {
  const uri = editor.document.uri.toString();
  return vscode.window.tabGroups.all.some(({ activeTab, viewColumn }) => {
    if (editor.viewColumn !== undefined && editor.viewColumn !== viewColumn) return false;
    const input = activeTab?.input;
    if (!(input instanceof vscode.TabInputTextDiff)) return false;
    return input.original.toString() === uri || input.modified.toString() === uri;
  });
}
