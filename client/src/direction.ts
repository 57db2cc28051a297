import * as vscode from 'vscode';
import { isArticle, LANGUAGE } from './article.ts';
import { LineKinds } from './lines.ts';
import { WordWrap } from './word-wrap.ts';

/*
 * Right-to-left paragraphs in the normal editor.
 *
 * VS Code lays every line out left-to-right, and gives each span of text with a style of its own `unicode-bidi: isolate`, which
 * scrambles an Arabic sentence as soon as one word of it is coloured. There is no setting and no API for direction. But the CSS
 * of a decoration's `textDecoration` is taken over as it is written, so a decoration over the text can say what the page needs:
 *
 *  - `unicode-bidi: normal`: the spans of a line are one sentence again;
 *  - the line's own box (the one `span` in its `.view-line`, the parent of the decorated spans: `:has(> &)`) runs
 *    right-to-left, is at least as wide as the text area, and stands on its right edge, clear of the scroll bar. VS Code
 *    measures positions from the box's left edge, so that edge must stay where it is: hence padding, and no other `right`;
 *  - a line with no text has no span that could carry the decoration: where a decorated line is near, it is caught by its
 *    position among the lines (`.view-lines:has(…)`), and its caret is moved by a mark of zero width put into it (MARKED);
 *  - a soft-wrapped line is a box of its own and has lost the letters before it, but the order of `9-10` depends on whether
 *    they were Arabic: so each box begins with an ARABIC LETTER MARK. The first box of a paragraph has lost nothing; where it
 *    begins with a number, the mark is undone by a RIGHT-TO-LEFT MARK behind it (MARKED again);
 *  - the space at which a line was wrapped hangs over the left edge, as in any text; the negative margin at the end keeps it
 *    (up to three of them) from making the box wider than the text area, which would bring a horizontal scroll bar.
 *
 * It is CSS on the document's own elements: caret, selection, clicks, squiggles and overlays follow, since VS Code measures
 * them on the page. It is not a documented API: the page tests count the words out of place, so that a change is noticed.
 */

const LINE = '.view-line > span:has(> &)';
const ALM = '\u061C';
const ONE_SENTENCE = 'none; unicode-bidi: normal !important;';
const ARABIC_BEFORE = `${LINE}::before { content: "${ALM}" }`;

/**
 * The text area is what the width of a line is measured by (`cqw`), and not the lines' own container: VS Code makes that as wide
 * as the widest line, so that the lines would keep their width in an editor that has become narrower.
 */
const TEXT_AREA =
  '.editor-scrollable:has(> .lines-content > .view-lines > .view-line > span > &) { container-type: inline-size }';

/** The light bulb stands where its line begins and goes on to the right: there it would lie under the scroll bar, out of reach. */
const BULB = '.view-lines:has(> .view-line > span > &) ~ .contentWidgets > .lightBulbWidget { margin-left: -20px }';

/** A lens begins where its line begins and is pushed back into the text area: clear of the scroll bar as well. */
const LENS = '.view-lines:has(> .view-line > span > &) ~ .contentWidgets > .codelens-decoration { margin-left: -20px }';

/** Runs with word wrap: right order and right alignment. `scrollbar` is the width of the vertical scroll bar in pixels. */
const wrapped = (scrollbar: number) =>
  `${ONE_SENTENCE} ${TEXT_AREA} ` +
  `${LINE} { direction: rtl; box-sizing: border-box; min-width: 100cqw; right: 0; padding-right: ${scrollbar}px } ` +
  `${ARABIC_BEFORE} ` +
  `${LINE}::after { content: ""; margin-inline-end: calc(-${scrollbar}px - 2ch) } ` +
  `.view-lines:has(> .view-line > span > &) > .view-line:not(:has(> span > [class*=mtk])) { direction: rtl; padding-right: ${scrollbar}px } ` +
  `${BULB} ${LENS}`;

/** Runs without word wrap: right order only. A line is as wide as its text there, and its end may be far outside the window. */
const UNWRAPPED = `${ONE_SENTENCE} ${LINE} { direction: rtl } ${ARABIC_BEFORE}`;

/** While an article has no Arabic letter, no text carries the decoration: an overlay of its first line speaks for the blank lines. */
const first = (scrollbar: number) =>
  `0 none; .monaco-editor:has(&) .view-lines > .view-line:not(:has(> span > [class*=mtk])) { direction: rtl; padding-right: ${scrollbar}px }`;

/** RIGHT-TO-LEFT MARK: a letter of zero width. */
const MARKED = '\u200F';

/** What VS Code gives a vertical scroll bar unless it is told otherwise. */
const SCROLLBAR = 14;

/** Beyond the end of every text: VS Code takes the text's end for it, as it is when the ranges arrive there. */
const LAST_LINE = 1e9;

/**
 * VS Code takes ranges as they come, without asking which version of the text they are of: when the extension is behind what is typed,
 * they are those of an older text. For so many milliseconds after they were given, each change of the lines gives them again.
 */
const LATE_MS = 2000;

type Form = 'wrapped' | 'unwrapped';

/** Lays the articles in all visible editors out right-to-left while `khabar.direction` is `rtl`. */
export class Direction implements vscode.Disposable {
  private readonly kinds = new Map<string, LineKinds>();
  /** What an editor shows now; VS Code makes a new TextEditor for every document that a pane shows. */
  private readonly shown = new WeakMap<vscode.TextEditor, Form>();
  private readonly wrap = new WordWrap();
  /** Until when (by the clock of `performance`) a document's runs may have been laid over a text that was newer than they. */
  private readonly perhapsLate = new WeakMap<vscode.TextDocument, number>();
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly listeners: vscode.Disposable[];
  private types: Record<Form | 'marked' | 'first', vscode.TextEditorDecorationType>;
  private scrollbar = SCROLLBAR;
  private arrowKeys: boolean | undefined;

  /** Fires when right-to-left is switched on or off, or an editor's form changes. */
  readonly onDidChange = this.changed.event;

  constructor() {
    this.scrollbar = scrollbarSize();
    this.types = this.makeTypes();
    this.listeners = [
      vscode.workspace.onDidChangeTextDocument((event) => this.edited(event)),
      vscode.workspace.onDidOpenTextDocument((document) => this.repaint(document)),
      vscode.workspace.onDidCloseTextDocument((document) => this.kinds.delete(document.uri.toString())),
      vscode.window.onDidChangeVisibleTextEditors((editors) => this.repaintNew(editors)),
      vscode.window.onDidChangeActiveTextEditor(() => this.updateArrowKeys()),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
        if (textEditor === vscode.window.activeTextEditor) this.updateArrowKeys();
      }),
      vscode.window.tabGroups.onDidChangeTabs(() => this.repaintChangedForms()),
      vscode.workspace.onDidChangeConfiguration((event) => this.configured(event)),
      this.wrap.onDidToggle(() => this.repaintChangedForms()),
      this.wrap,
    ];
    this.repaintAll();
  }

  dispose(): void {
    for (const listener of this.listeners) listener.dispose();
    for (const type of Object.values(this.types)) type.dispose();
    this.changed.dispose();
    void vscode.commands.executeCommand('setContext', 'khabar.visualArrowKeys', false);
  }

  /** The form in which an editor is laid out now; undefined: as VS Code does it. */
  formOf(editor: vscode.TextEditor): Form | undefined {
    return this.shown.get(editor);
  }

  private makeTypes() {
    return {
      wrapped: vscode.window.createTextEditorDecorationType({
        // New text at the edges of a run belongs to it at once; otherwise a new last line would first be drawn left-to-right.
        rangeBehavior: vscode.DecorationRangeBehavior.OpenOpen,
        textDecoration: wrapped(this.scrollbar),
      }),
      unwrapped: vscode.window.createTextEditorDecorationType({
        rangeBehavior: vscode.DecorationRangeBehavior.OpenOpen,
        textDecoration: UNWRAPPED,
      }),
      first: vscode.window.createTextEditorDecorationType({ isWholeLine: true, border: first(this.scrollbar) }),
      marked: vscode.window.createTextEditorDecorationType({ before: { contentText: MARKED } }),
    };
  }

  private edited({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    if (!isArticle(document) || contentChanges.length === 0) return;
    const uri = document.uri.toString();
    const kinds = this.kinds.get(uri);
    if (!kinds) return;
    const changes = contentChanges.map(({ range, text }) => ({ start: range.start.line, end: range.end.line, text }));
    const changed = kinds.update(changes, (line) => (line < document.lineCount ? document.lineAt(line).text : ''));
    if (kinds.lineCount !== document.lineCount) {
      this.kinds.delete(uri); // an event whose changes are not what the interface promises: read the document anew
      this.repaint(document);
      return;
    }
    if (changed === 'nothing') return; // the decorations have grown with the text by themselves
    if (changed === 'runs' || performance.now() < (this.perhapsLate.get(document) ?? 0)) this.repaint(document);
    else for (const editor of this.editorsOf(document)) if (this.shown.has(editor)) this.paintMarks(editor, kinds);
    this.updateArrowKeys();
  }

  private configured(event: vscode.ConfigurationChangeEvent): void {
    const relevant = [
      'khabar.direction',
      'khabar.visualArrowKeys',
      'editor.wordWrap',
      'diffEditor.wordWrap',
      'editor.scrollbar',
    ];
    if (!relevant.some((section) => event.affectsConfiguration(section))) return;
    this.wrap.forgetWhereConfigured(event);
    const scrollbar = scrollbarSize();
    if (scrollbar !== this.scrollbar) {
      this.scrollbar = scrollbar;
      for (const type of Object.values(this.types)) type.dispose();
      this.types = this.makeTypes();
    }
    this.repaintAll();
  }

  private repaintAll(): void {
    for (const editor of vscode.window.visibleTextEditors) this.paint(editor);
    this.updateArrowKeys();
    this.changed.fire();
  }

  private repaintNew(editors: readonly vscode.TextEditor[]): void {
    for (const editor of editors) if (this.shown.get(editor) !== this.wanted(editor)) this.paint(editor);
    this.updateArrowKeys();
  }

  private repaintChangedForms(): void {
    this.repaintNew(vscode.window.visibleTextEditors);
    this.changed.fire();
  }

  private repaint(document: vscode.TextDocument): void {
    for (const editor of this.editorsOf(document)) this.paint(editor);
    this.updateArrowKeys();
  }

  private editorsOf(document: vscode.TextDocument): vscode.TextEditor[] {
    return vscode.window.visibleTextEditors.filter((editor) => editor.document === document);
  }

  private wanted(editor: vscode.TextEditor): Form | undefined {
    if (!isArticle(editor.document) || !isOn(editor.document)) return undefined;
    return this.wrap.isOn(editor) ? 'wrapped' : 'unwrapped';
  }

  private paint(editor: vscode.TextEditor): void {
    const form = this.wanted(editor);
    const before = this.shown.get(editor);
    if (before && before !== form) editor.setDecorations(this.types[before], []);
    if (!form) {
      if (before) for (const type of [this.types.marked, this.types.first]) editor.setDecorations(type, []);
      this.shown.delete(editor);
      return;
    }
    const { document } = editor;
    const kinds = this.kindsOf(document);
    const end = document.lineCount - 1;
    editor.setDecorations(
      this.types[form],
      kinds
        .runs()
        .map(([first, last]) =>
          last === end
            ? new vscode.Range(first, 0, LAST_LINE, 0)
            : new vscode.Range(first, 0, last, document.lineAt(last).text.length),
        ),
    );
    this.paintMarks(editor, kinds);
    editor.setDecorations(this.types.first, form === 'wrapped' ? [new vscode.Range(0, 0, 0, 0)] : []);
    this.shown.set(editor, form);
    this.perhapsLate.set(document, performance.now() + LATE_MS);
  }

  private paintMarks(editor: vscode.TextEditor, kinds: LineKinds): void {
    editor.setDecorations(
      this.types.marked,
      kinds.toMark().map((line) => new vscode.Range(line, 0, line, 0)),
    );
  }

  private kindsOf(document: vscode.TextDocument): LineKinds {
    const uri = document.uri.toString();
    let kinds = this.kinds.get(uri);
    if (!kinds || kinds.lineCount !== document.lineCount) {
      kinds = new LineKinds(document.lineCount, (line) => document.lineAt(line).text);
      this.kinds.set(uri, kinds);
    }
    return kinds;
  }

  /** The arrow keys go where they point only on lines that run right-to-left: the key bindings ask this context key. */
  private updateArrowKeys(): void {
    const editor = vscode.window.activeTextEditor;
    const on =
      editor !== undefined &&
      this.shown.has(editor) &&
      vscode.workspace.getConfiguration('khabar', editor.document).get('visualArrowKeys', true) &&
      this.kindsOf(editor.document).isRightToLeft(editor.selection.active.line);
    if (on === this.arrowKeys) return;
    this.arrowKeys = on;
    void vscode.commands.executeCommand('setContext', 'khabar.visualArrowKeys', on);
  }
}

/** Whether a document's lines are to be laid out right-to-left. */
export function isOn(document: vscode.TextDocument): boolean {
  return vscode.workspace.getConfiguration('khabar', document).get('direction', 'rtl') === 'rtl';
}

function scrollbarSize(): number {
  const scrollbar = vscode.workspace.getConfiguration('editor.scrollbar', { languageId: LANGUAGE });
  return scrollbar.get('vertical') === 'hidden' ? 0 : scrollbar.get('verticalScrollbarSize', SCROLLBAR);
}
