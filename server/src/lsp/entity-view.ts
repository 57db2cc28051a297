import { LSPErrorCodes, ResponseError } from 'vscode-languageserver/node';
import { entities, entityArticles, entityMentions, entityTypes } from '../features/entity-list.ts';
import { BROKEN_LINE, SERVER } from '../messages.ts';
import {
  ENCODING,
  ENTITIES,
  ENTITIES_CHANGED,
  ENTITY_ARTICLES,
  ENTITY_MENTIONS,
  ENTITY_TYPES,
  type EncodingParams,
  type EncodingResult,
  type EntitiesParams,
  type EntityArticlesParams,
  type EntityMentionsParams,
  type EntityTypesParams,
  NEWS_ITEM,
  type NewsItemParams,
  type NewsItemResult,
} from '../protocol.ts';
import { newsPlace } from '../workspace/news-lines.ts';
import { baseName } from '../workspace/uri.ts';
import { Quiet } from './quiet.ts';
import type { Session } from './session.ts';

/** The names of the workspace for a side bar, and the texts of news items for read-only documents. */
export class EntityView {
  readonly #session: Session;
  /** Somebody shows names: others need not be told. */
  #shown = false;
  readonly #quiet = new Quiet(() => {
    this.#session.background(async () => this.#session.connection.sendNotification(ENTITIES_CHANGED));
  });

  constructor(session: Session) {
    this.#session = session;
    const { connection, articles, ready } = session;
    const index = articles.entities;
    index.onDidChange(() => this.changed());
    connection.onRequest(ENTITY_TYPES, async ({ filter }: EntityTypesParams) => {
      this.#shown = true;
      await ready;
      return entityTypes(index, filter);
    });
    connection.onRequest(ENTITIES, async (params: EntitiesParams) => {
      await ready;
      return entities(index, params);
    });
    connection.onRequest(ENTITY_ARTICLES, async (params: EntityArticlesParams, token) => {
      await ready;
      return entityArticles(index, params, token);
    });
    connection.onRequest(ENTITY_MENTIONS, async (params: EntityMentionsParams) => {
      await ready;
      return entityMentions(index, params, (uri) => articles.textOf(uri));
    });
    connection.onRequest(ENCODING, async ({ uri }: EncodingParams): Promise<EncodingResult> => {
      return { encoding: (await articles.encodingOf(uri)) ?? null };
    });
    connection.onRequest(NEWS_ITEM, ({ uri }: NewsItemParams) => this.#newsItem(uri));
  }

  /** An open document or the index changed. */
  changed(): void {
    if (this.#shown) this.#quiet.changed();
  }

  async #newsItem(uri: string): Promise<NewsItemResult> {
    const { articles, language, ready } = this.#session;
    await ready;
    const fail = (message: string): never => {
      throw new ResponseError(LSPErrorCodes.RequestFailed, message);
    };
    const place = newsPlace(uri);
    if (!place) return fail(SERVER.noItem[language](uri));
    const name = baseName(place.file);
    const item = await articles
      .newsItem(uri)
      .catch((cause) =>
        fail(SERVER.unreadable[language](name, cause instanceof Error ? cause.message : String(cause))),
      );
    if (item === undefined) return fail(SERVER.noItem[language](`${name}:${place.line}`));
    if (typeof item === 'string') return { text: item };
    return fail(SERVER.brokenLine[language](name, item.line, BROKEN_LINE[item.problem][language]()));
  }
}
