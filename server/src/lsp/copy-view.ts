import { copies, copiesLens, stories, storyArticles } from '../features/copies.ts';
import { eventLens } from '../features/event-lens.ts';
import {
  COPIES,
  type CopiesParams,
  STORIES,
  STORIES_CHANGED,
  STORY_ARTICLES,
  type StoriesParams,
  type StoryArticlesParams,
} from '../protocol.ts';
import { Quiet } from './quiet.ts';
import type { Session } from './session.ts';

/** The articles that share text, for a side bar; and the lenses on a headline. */
export class CopyView {
  readonly #session: Session;
  /** Somebody shows stories: others need not be told. */
  #shown = false;
  readonly #quiet = new Quiet(() => this.#tell());

  constructor(session: Session) {
    this.#session = session;
    const { connection, articles, client, ready } = session;
    const index = articles.entities;
    index.onDidChange(() => this.changed());
    connection.onRequest(STORIES, async (params: StoriesParams) => {
      this.#shown = true;
      await ready;
      return stories(index, params);
    });
    connection.onRequest(STORY_ARTICLES, async (params: StoryArticlesParams) => {
      await ready;
      return storyArticles(index, params);
    });
    connection.onRequest(COPIES, async (params: CopiesParams, token) => {
      await ready;
      return copies(index, params, articles.textReader(), token);
    });
    connection.onCodeLens(({ textDocument: { uri } }, token) =>
      session.answerLater(uri, token, [], async (snapshot) => {
        const view = session.wideView(snapshot);
        const commands = client.commands ?? new Set();
        const lenses = [copiesLens(view, index, commands, token), eventLens(view, commands, token)];
        return (await Promise.all(lenses)).flat();
      }),
    );
  }

  /** An open document or the index changed. */
  changed(): void {
    const { copies, events } = this.#session.settings.codeLens;
    if (this.#shown || copies || events) this.#quiet.changed();
  }

  /** Settings changed: lenses come and go. */
  refresh(): void {
    const { client, connection } = this.#session;
    if (client.refreshesCodeLenses) connection.sendRequest('workspace/codeLens/refresh').catch(() => {});
  }

  #tell(): void {
    const { connection, settings } = this.#session;
    if (settings.codeLens.copies || settings.codeLens.events) this.refresh();
    if (this.#shown) this.#session.background(async () => connection.sendNotification(STORIES_CHANGED));
  }
}
