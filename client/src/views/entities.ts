import * as vscode from 'vscode';
import {
  CLIENT_COMMANDS,
  ENTITIES,
  ENTITY_ARTICLES,
  ENTITY_MENTIONS,
  ENTITY_TYPES,
  type EntitiesParams,
  type EntitiesResult,
  type EntityArticlesParams,
  type EntityArticlesResult,
  type EntityMentionsParams,
  type EntityMentionsResult,
  type EntityTypesParams,
  type EntityTypesResult,
  type ListedEntity,
  type MarkType,
  type Place,
} from '../../../server/src/protocol.ts';
import type { Server } from '../client.ts';
import { messageLine } from '../messages.ts';
import { askFilter } from './filter.ts';
import { itemOf } from './items.ts';
import { LazyTree, type More, withMore } from './lazy-tree.ts';

/** One line of the tree. */
export type Node =
  | { readonly kind: 'type'; readonly id: string; readonly type: MarkType; readonly total: number }
  | { readonly kind: 'entity'; readonly id: string; readonly type: MarkType; readonly entity: ListedEntity }
  | {
      readonly kind: 'article';
      readonly id: string;
      readonly entity: string;
      readonly article: EntityArticlesResult['articles'][number];
    }
  | {
      readonly kind: 'mention';
      readonly id: string;
      readonly uri: string;
      readonly mention: EntityMentionsResult['mentions'][number];
    };

const VIEW = 'khabar.entities';

/** The side bar's tree of what the articles name: types, names by the number of articles, articles, places. */
export class EntitiesView extends LazyTree<Node> {
  private filter = '';

  constructor(private readonly server: Server) {
    super(VIEW, 'view.title', 'khabar.moreEntities', server.onDidChangeEntities);
    this.listeners.push(
      vscode.commands.registerCommand('khabar.filterEntities', () => this.askFilter()),
      vscode.commands.registerCommand('khabar.clearEntitiesFilter', () => this.setFilter('')),
    );
  }

  protected itemOf(node: Node): vscode.TreeItem {
    const item = itemOf(node, this.filter !== '');
    if (node.kind === 'mention') {
      const place: Place = { uri: node.uri, range: node.mention.range };
      item.command = { title: '', command: CLIENT_COMMANDS.goTo, arguments: [place] };
    }
    return item;
  }

  /** Shows the names with words that begin like these; empty: all. */
  async setFilter(filter: string): Promise<void> {
    if (filter === this.filter) return;
    this.filter = filter;
    this.view.description = filter === '' ? '' : `\u2068${filter}\u2069`;
    void vscode.commands.executeCommand('setContext', 'khabar.entitiesFiltered', filter !== '');
    await this.startAnew();
  }

  private async askFilter(): Promise<void> {
    await vscode.commands.executeCommand(`${VIEW}.focus`);
    await askFilter(this.filter, (filter) => void this.setFilter(filter));
  }

  protected async ask(node: Node | undefined, limit: number): Promise<(Node | More<Node>)[]> {
    if (!node) return this.types();
    switch (node.kind) {
      case 'type': {
        const params: EntitiesParams = { type: node.type, filter: this.filter, offset: 0, limit };
        const found = await this.server.request<EntitiesResult>(ENTITIES, params);
        const { type } = node;
        const nodes = found?.entities.map((entity): Node => ({ kind: 'entity', id: entity.id, type, entity })) ?? [];
        return withMore(node, nodes, found?.total ?? 0);
      }
      case 'entity': {
        const { id } = node;
        const params: EntityArticlesParams = { id, offset: 0, limit };
        const found = await this.server.request<EntityArticlesResult>(ENTITY_ARTICLES, params);
        const nodes =
          found?.articles.map(
            (article): Node => ({ kind: 'article', id: `${id}\n${article.uri}`, entity: id, article }),
          ) ?? [];
        return withMore(node, nodes, found?.total ?? 0);
      }
      case 'article': {
        const { uri } = node.article;
        const params: EntityMentionsParams = { id: node.entity, uri };
        const found = await this.server.request<EntityMentionsResult>(ENTITY_MENTIONS, params);
        return (found?.mentions ?? []).map((mention): Node => {
          const { line, character } = mention.range.start;
          return { kind: 'mention', id: `${node.id}\n${line}:${character}`, uri, mention };
        });
      }
      default:
        return [];
    }
  }

  private async types(): Promise<Node[]> {
    const params: EntityTypesParams = { filter: this.filter };
    const found = await this.server.request<EntityTypesResult>(ENTITY_TYPES, params);
    if (!found) return [];
    const nodes = found.types
      .filter(({ total }) => total > 0)
      .map(({ type, total }): Node => ({ kind: 'type', id: `${type}${this.filter ? '?' : ''}`, type, total }));
    this.view.message = this.messageFor(found.partial, nodes.length > 0);
    return nodes;
  }

  private messageFor(partial: boolean, some: boolean): string {
    if (partial) return messageLine('view.reading');
    if (some || !vscode.workspace.workspaceFolders) return '';
    return this.filter ? messageLine('view.noMatch', this.filter) : messageLine('view.none');
  }
}
