import * as vscode from 'vscode';
import type { AnalysedParams } from '../../server/src/protocol.ts';
import { Server } from './client.ts';
import { registerCommands } from './commands.ts';
import { Comparison } from './compare.ts';
import { Detection } from './detect.ts';
import { Direction } from './direction.ts';
import { Encodings } from './encodings.ts';
import { Highlights } from './highlight.ts';
import { NewsItems } from './news-items.ts';
import { CleanPaste } from './paste.ts';
import { Status } from './status.ts';
import { EntitiesView } from './views/entities.ts';
import { EventsView } from './views/events.ts';
import { StoriesView } from './views/stories.ts';

/** What other extensions, and the tests, may ask. */
export interface KhabarApi {
  /** Fires after each analysis of an open article. */
  readonly onDidAnalyse: vscode.Event<AnalysedParams>;
  /** How an editor is laid out: `wrapped` or `unwrapped` right-to-left, undefined as VS Code does it. */
  directionOf(editor: vscode.TextEditor): 'wrapped' | 'unwrapped' | undefined;
  /** The analysis whose names and dates an editor shows now. */
  highlightsOf(editor: vscode.TextEditor): AnalysedParams | undefined;
  /** The side bar of what the articles name. */
  readonly entities: EntitiesView;
  /** The side bar of the articles that share text. */
  readonly stories: StoriesView;
  /** The side bar of the events that several articles tell. */
  readonly events: EventsView;
}

let server: Server | undefined;

/** Called by VS Code when the first article, or the first plain text that may be one, is opened. */
export function activate(context: vscode.ExtensionContext): KhabarApi {
  const log = vscode.window.createOutputChannel('Khabar', { log: true });
  // First what needs no server: lines stand right-to-left before the first word is analysed.
  const direction = new Direction();
  const detection = new Detection(context.workspaceState);
  const started = new Server(context, log);
  server = started;
  const highlights = new Highlights();
  const status = new Status(started, direction);
  const comparison = new Comparison();
  const encodings = new Encodings(started);
  const newsItems = new NewsItems(started);
  const entities = new EntitiesView(started);
  const stories = new StoriesView(started);
  const events = new EventsView(started);
  context.subscriptions.push(
    log,
    direction,
    detection,
    started,
    highlights,
    status,
    comparison,
    encodings,
    newsItems,
    entities,
    stories,
    events,
  );
  context.subscriptions.push(CleanPaste.register(started));
  context.subscriptions.push(...registerCommands({ server: started, comparison, status, log }));
  context.subscriptions.push(
    started.onDidAnalyse((analysis) => {
      highlights.update(analysis);
      status.update(analysis);
    }),
  );
  return {
    onDidAnalyse: started.onDidAnalyse,
    directionOf: (editor) => direction.formOf(editor),
    highlightsOf: (editor) => highlights.paintedIn(editor),
    entities,
    stories,
    events,
  };
}

/** VS Code waits for this when the window closes, so that the server's process has ended before. */
export function deactivate(): Promise<void> | undefined {
  return server?.stop();
}
