import * as vscode from 'vscode';
import type { AnalysedParams } from '../../server/src/protocol.ts';
import { isArticle } from './article.ts';

/*
 * Names and dates are painted as overlays: boxes behind and around the text. A style of the text itself (colour, weight,
 * decoration, opacity) would cut the line into pieces and put an Arabic sentence out of order. So that nobody has to tell
 * colours apart, each type has a border of its own as well.
 */

const TYPES = ['person', 'place', 'organization', 'event', 'date'] as const;
type Type = (typeof TYPES)[number];
type Layer = Type | 'boilerplate';

const STYLES = ['background', 'underline', 'border', 'none'] as const;
type Style = (typeof STYLES)[number];

/** The line that tells a type apart: below the words, for events above them as well. */
const LINE: Record<Type, { readonly style: string; readonly width: number; readonly above?: true }> = {
  person: { style: 'solid', width: 2 },
  place: { style: 'dashed', width: 2 },
  organization: { style: 'double', width: 3 },
  event: { style: 'solid', width: 1, above: true },
  date: { style: 'dotted', width: 2 },
};

function decoration(type: Type, style: Exclude<Style, 'none'>): vscode.DecorationRenderOptions {
  const line = LINE[type];
  const around = style === 'border';
  return {
    // Text typed at the edge of a name is not known to belong to it until the next analysis says so.
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
    ...(style === 'background' && { backgroundColor: new vscode.ThemeColor(`khabar.${type}Background`) }),
    borderColor: new vscode.ThemeColor(`khabar.${type}Border`),
    borderStyle: line.style,
    borderWidth: around ? `${line.width === 3 ? 3 : 1}px` : `${line.above ? line.width : 0}px 0 ${line.width}px 0`,
    ...(around && { borderRadius: '2px' }),
    ...(style !== 'underline' && {
      overviewRulerColor: new vscode.ThemeColor(`khabar.${type}Border`),
      overviewRulerLane: vscode.OverviewRulerLane.Right,
    }),
  };
}

/**
 * Page furniture within a line of text: the line must not fade in part (see above), so it gets a frame. Whole lines of furniture
 * fade by the server's diagnostics, which carry the tag `Unnecessary`.
 */
const BOILERPLATE: vscode.DecorationRenderOptions = {
  rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
  backgroundColor: new vscode.ThemeColor('khabar.boilerplateBackground'),
  borderColor: new vscode.ThemeColor('khabar.boilerplateBorder'),
  borderStyle: 'dashed',
  borderWidth: '1px',
};

/** Paints what the server's last analysis of each document found, in every editor that shows it. */
export class Highlights implements vscode.Disposable {
  private readonly analysed = new Map<string, AnalysedParams>();
  private readonly painted = new WeakMap<vscode.TextEditor, AnalysedParams>();
  private types = new Map<Layer, vscode.TextEditorDecorationType>();
  private readonly listeners: vscode.Disposable[];

  constructor() {
    this.makeTypes();
    this.listeners = [
      vscode.window.onDidChangeVisibleTextEditors((editors) => {
        for (const editor of editors) if (!this.painted.has(editor)) this.paint(editor);
      }),
      vscode.workspace.onDidCloseTextDocument((document) => this.forget(document)),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (!event.affectsConfiguration('khabar.highlight')) return;
        this.makeTypes();
        for (const editor of vscode.window.visibleTextEditors) this.paint(editor);
      }),
    ];
  }

  dispose(): void {
    for (const listener of this.listeners) listener.dispose();
    for (const type of this.types.values()) type.dispose();
  }

  /** Takes an analysis over. One of a version that is no longer shown is left: the next is on its way, and the boxes move along. */
  update(analysis: AnalysedParams): void {
    const uri = vscode.Uri.parse(analysis.uri).toString();
    this.analysed.set(uri, analysis);
    for (const editor of vscode.window.visibleTextEditors)
      if (editor.document.uri.toString() === uri) this.paint(editor);
  }

  /** Takes everything off, for a server that has stopped. */
  clear(): void {
    this.analysed.clear();
    for (const editor of vscode.window.visibleTextEditors)
      for (const type of this.types.values()) editor.setDecorations(type, []);
  }

  /** What is painted in an editor now. */
  paintedIn(editor: vscode.TextEditor): AnalysedParams | undefined {
    return this.painted.get(editor);
  }

  private makeTypes(): void {
    for (const type of this.types.values()) type.dispose();
    this.types = new Map();
    const settings = vscode.workspace.getConfiguration('khabar.highlight');
    if (!settings.get('enabled', true)) return;
    const wanted = settings.get<Style>('style', 'background');
    const style = STYLES.includes(wanted) ? wanted : 'background';
    if (style !== 'none')
      for (const type of TYPES)
        this.types.set(type, vscode.window.createTextEditorDecorationType(decoration(type, style)));
    this.types.set('boilerplate', vscode.window.createTextEditorDecorationType(BOILERPLATE));
  }

  private paint(editor: vscode.TextEditor): void {
    const { document } = editor;
    const analysis = this.analysed.get(document.uri.toString());
    if (!analysis || !isArticle(document) || analysis.version !== document.version) return;
    const ranges = new Map<Layer, vscode.Range[]>();
    const add = (layer: Layer, { start, end }: AnalysedParams['dates'][number]['range']) => {
      const range = new vscode.Range(start.line, start.character, end.line, end.character);
      const list = ranges.get(layer);
      if (list) list.push(range);
      else ranges.set(layer, [range]);
    };
    for (const { type, range } of analysis.entities) add(type, range);
    for (const { range } of analysis.dates) add('date', range);
    for (const { range, wholeLine } of analysis.boilerplate) if (!wholeLine) add('boilerplate', range);
    for (const [layer, type] of this.types) editor.setDecorations(type, ranges.get(layer) ?? []);
    this.painted.set(editor, analysis);
  }

  private forget(document: vscode.TextDocument): void {
    this.analysed.delete(document.uri.toString());
    // Also a change of language: the editor stays, and is an article no more.
    for (const editor of vscode.window.visibleTextEditors) {
      if (editor.document !== document) continue;
      for (const type of this.types.values()) editor.setDecorations(type, []);
      this.painted.delete(editor);
    }
  }
}
