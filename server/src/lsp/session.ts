import {
  type CancellationToken,
  type Connection,
  LSPErrorCodes,
  type MessageType,
  ResponseError,
  ShowMessageNotification,
} from 'vscode-languageserver/node';
import type { View, WideView } from '../features/view.ts';
import type { Language } from '../messages.ts';
import { DEFAULT_SETTINGS, type Settings } from '../protocol.ts';
import type { Articles } from '../workspace/articles.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { Client } from './client.ts';
import { languageOf } from './settings.ts';

/** In log odds: a name that is as likely as not counts at 0; surer by a factor of three, or less sure by it. */
const BOLDNESS_ODDS = { cautious: -1.1, balanced: 0, bold: 1.1 } as const;

/** What the handlers of one connection share. */
export class Session {
  settings: Settings = DEFAULT_SETTINGS;
  /** Settled once settings and decisions were read for the first time: no answer is given on half of the rules. */
  readonly ready: Promise<void>;
  #markReady: () => void = () => {};
  readonly #serials = new WeakMap<Snapshot, number>();
  #serial = 0;
  #settingsRound = 0;
  /** The texts of the team's files that are open in the editor, by URI. */
  readonly texts = new Map<string, string>();

  constructor(
    readonly connection: Connection,
    readonly articles: Articles,
    readonly client: Client,
  ) {
    this.ready = new Promise((resolve) => {
      this.#markReady = resolve;
    });
  }

  markReady(): void {
    this.#markReady();
  }

  setSettings(settings: Settings): void {
    this.settings = settings;
    this.articles.setBoldness(BOLDNESS_ODDS[settings.names.boldness]);
    this.#settingsRound++;
  }

  /**
   * Shows the user a message. As a notification: the library's `connection.window.show…Message` is a request, of which nobody
   * awaits the answer here, and a client that refuses it would end the server.
   */
  tell(type: MessageType, message: string): void {
    this.connection.sendNotification(ShowMessageNotification.type, { type, message }).catch(() => {});
  }

  get language(): Language {
    return languageOf(this.settings, this.client.locale);
  }

  view(snapshot: Snapshot): View {
    const { settings, language } = this;
    const { articles } = this;
    const { uri } = snapshot;
    let findings: View['findings'] | undefined;
    return {
      snapshot,
      // Made when they are asked for: a hover tells of none.
      get findings() {
        findings ??= articles.findings(snapshot);
        return findings;
      },
      settings,
      language,
      today: articles.today(),
      refind: (analysis) => articles.findings({ uri, text: analysis.text, analysis }),
    };
  }

  /** Names what diagnostics are made from beside an article. */
  get #round(): string {
    const { decisions, furniture } = this.articles;
    return `${this.#settingsRound}.${decisions.generation}.${furniture.generation}`;
  }

  /** Names everything that a snapshot's diagnostics are made from; versions alone start again when a file is reopened. */
  resultId(snapshot: Snapshot): string {
    let serial = this.#serials.get(snapshot);
    if (serial === undefined) {
      serial = ++this.#serial;
      this.#serials.set(snapshot, serial);
    }
    return `${serial}.${this.#round}`;
  }

  /** The same for an article that is not open, by the mark of what it is made from. */
  closedResultId(mark: string): string {
    return `${mark}.${this.#round}`;
  }

  /** Does work that no request waits for. Its failure is logged and ends nothing. */
  background(work: () => Promise<unknown>): void {
    work().catch((cause) => {
      this.connection.console.error(cause instanceof Error ? (cause.stack ?? cause.message) : String(cause));
    });
  }

  /**
   * Answers a request about a document from its newest snapshot, or `none` when it is not open. The messages before the
   * request have been handled by then, and one that was cancelled meanwhile is not worked on.
   */
  async answer<T>(uri: string, token: CancellationToken, none: T, work: (snapshot: Snapshot) => T): Promise<T> {
    await this.ready;
    if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
    const snapshot = this.articles.snapshot(uri);
    return snapshot ? work(snapshot) : none;
  }

  /** As `answer`, for work that asks the index and gives way meanwhile: what was made for an older version is not sent. */
  async answerLater<T>(
    uri: string,
    token: CancellationToken,
    none: T,
    work: (snapshot: Snapshot) => Promise<T>,
  ): Promise<T> {
    const made = await this.answer<{ snapshot: Snapshot; result: Promise<T> } | undefined>(
      uri,
      token,
      undefined,
      (snapshot) => ({ snapshot, result: work(snapshot) }),
    );
    if (!made) return none;
    const result = await made.result;
    if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
    if (this.articles.snapshot(uri) !== made.snapshot) {
      throw new ResponseError(LSPErrorCodes.ContentModified, 'the document has changed');
    }
    return result;
  }

  /** A view with what other articles say. */
  wideView(snapshot: Snapshot): WideView {
    const { articles } = this;
    return Object.assign(this.view(snapshot), {
      related: articles.related(),
      entities: articles.entities,
      events: articles.entities.events,
      knowledge: articles.knowledge,
    });
  }
}
