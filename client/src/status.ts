import * as vscode from 'vscode';
import { State } from 'vscode-languageclient/node';
import type { AnalysedParams } from '../../server/src/protocol.ts';
import { isArticle, LANGUAGE } from './article.ts';
import type { Server } from './client.ts';
import { type Direction, isOn } from './direction.ts';
import { counted, language, message } from './messages.ts';

/** FIRST STRONG ISOLATE … POP DIRECTIONAL ISOLATE: keeps a date or a count in one piece among Arabic words. */
const isolate = (text: string | number) => `\u2068${text}\u2069`;

/** The status bar's item (words, date, repeated passages), and the direction and the server behind the language's name. */
export class Status implements vscode.Disposable {
  private readonly analysed = new Map<string, AnalysedParams>();
  private readonly item: vscode.StatusBarItem;
  private readonly direction = vscode.languages.createLanguageStatusItem('khabar.direction', { language: LANGUAGE });
  private readonly running = vscode.languages.createLanguageStatusItem('khabar.server', { language: LANGUAGE });
  private readonly listeners: vscode.Disposable[];

  constructor(
    private readonly server: Server,
    direction: Direction,
  ) {
    this.item = vscode.window.createStatusBarItem('khabar.article', vscode.StatusBarAlignment.Right, 99);
    this.item.command = 'khabar.setPublicationDate';
    this.listeners = [
      vscode.window.onDidChangeActiveTextEditor(() => this.show()),
      vscode.workspace.onDidOpenTextDocument(() => this.show()), // a change of language too
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.analysed.delete(uri.toString())),
      vscode.workspace.onDidChangeConfiguration((event) => event.affectsConfiguration('khabar') && this.showAll()),
      server.onDidChangeState(() => this.showServer()),
      direction.onDidChange(() => this.showDirection()),
    ];
    this.showAll();
  }

  dispose(): void {
    for (const part of [...this.listeners, this.item, this.direction, this.running]) part.dispose();
  }

  update(analysis: AnalysedParams): void {
    this.analysed.set(vscode.Uri.parse(analysis.uri).toString(), analysis);
    this.show();
  }

  /** The last analysis of a document. */
  analysisOf(uri: string): AnalysedParams | undefined {
    return this.analysed.get(uri);
  }

  private showAll(): void {
    this.show();
    this.showServer();
    this.showDirection();
  }

  private show(): void {
    const document = vscode.window.activeTextEditor?.document;
    const analysis = document && isArticle(document) ? this.analysed.get(document.uri.toString()) : undefined;
    if (!analysis) {
      this.item.hide();
      return;
    }
    const { counts, reference } = analysis;
    const parts = [counted('words', counts.words), reference.date ?? message('status.noDate')];
    if (counts.duplicates > 0) parts.push(counted('repeated', counts.duplicates));
    this.item.name = message('status.name');
    this.item.text = `$(book) ${parts.map(isolate).join(' · ')}`;
    this.item.tooltip = tooltip(analysis);
    this.item.accessibilityInformation = { label: parts.join(', ') };
    this.item.show();
  }

  private showDirection(): void {
    const document = vscode.window.activeTextEditor?.document;
    const on = document ? isOn(document) : vscode.workspace.getConfiguration('khabar').get('direction') === 'rtl';
    this.direction.name = message('direction.on');
    this.direction.text = message(on ? 'direction.on' : 'direction.off');
    this.direction.command = {
      title: message(on ? 'direction.switchOff' : 'direction.switchOn'),
      command: 'khabar.toggleDirection',
    };
  }

  private showServer(): void {
    const { state } = this.server;
    this.running.name = message('status.name');
    this.running.busy = state === State.Starting;
    this.running.severity =
      state === State.Stopped ? vscode.LanguageStatusSeverity.Warning : vscode.LanguageStatusSeverity.Information;
    this.running.text = message(
      state === State.Running ? 'server.running' : state === State.Starting ? 'server.starting' : 'server.stopped',
    );
    this.running.command =
      state === State.Stopped
        ? { title: message('server.restart'), command: 'khabar.restartServer' }
        : { title: message('server.log'), command: 'khabar.showLog' };
  }
}

/** A small table: what was found and how often, and where the publication date is from. */
function tooltip({ counts, reference }: AnalysedParams): vscode.MarkdownString {
  const rows: [string, number][] = [
    [message('status.people'), counts.person],
    [message('status.places'), counts.place],
    [message('status.organizations'), counts.organization],
    [message('status.events'), counts.event],
    [message('status.dates'), counts.dates],
    [message('status.duplicates'), counts.duplicates],
    [message('status.boilerplate'), counts.boilerplate],
  ];
  const rightToLeft = language() === 'ar';
  const lines = rows.map(([name, count]) => (rightToLeft ? `| ${count} | ${name} |` : `| ${name} | ${count} |`));
  const columns = rightToLeft ? '|:--|--:|' : '|:--|--:|';
  const published = `${message('status.published')}: ${isolate(reference.date ?? '—')} (${origin(reference)})`;
  return new vscode.MarkdownString(
    `${published}\n\n| | |\n${columns}\n${lines.join('\n')}\n\n${message('status.setDate')}…`,
  );
}

function origin({ date, from, candidates, pattern }: AnalysedParams['reference']): string {
  if (date && from) return isOrigin(from) ? message(`from.${from}`) : from;
  if (candidates?.length) return message('from.candidates', candidates.map(isolate).join('، '));
  return pattern ? isolate(pattern) : message('from.unknown');
}

const ORIGINS = ['option', 'front-matter', 'dateline', 'file-name', 'deduced', 'decision'] as const;

const isOrigin = (from: string): from is (typeof ORIGINS)[number] => ORIGINS.includes(from as (typeof ORIGINS)[number]);
