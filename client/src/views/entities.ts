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
import { message } from '../messages.ts';
import { askFilter } from './filter.ts';
import { itemOf } from './items.ts';

/** One line of the tree. `id` stays the same for the same thing, so that what is unfolded stays unfolded. */
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
    }
  | { readonly kind: 'more'; readonly id: string; readonly parent: Node; readonly left: number };

/** How many lines are asked for at a time. */
const PAGE = 100;

const VIEW = 'khabar.entities';
const MORE = 'khabar.moreEntities';

/**
 * The side bar's tree of what the articles name: types, names by the number of articles, articles, places. A branch is asked for
 * when it is unfolded, a page at a time. When the index changes, what is unfolded is asked for again first, and the tree is drawn
 * anew only if something differs: it never flickers and never loses its place.
 */
export class EntitiesView implements vscode.TreeDataProvider<Node>, vscode.Disposable {
  /** What is shown below the root (undefined) and below unfolded nodes, by the node's id. */
  private readonly children = new Map<string | undefined, Node[]>();
  /** The nodes that are unfolded, and how many of their lines are shown. */
  private readonly unfolded = new Map<string, { readonly node: Node; size: number }>();
  private readonly changed = new vscode.EventEmitter<Node | undefined>();
  private readonly view: vscode.TreeView<Node>;
  private readonly listeners: vscode.Disposable[];
  private filter = '';
  private isStale = false;
  private refreshing: Promise<void> | undefined;

  readonly onDidChangeTreeData = this.changed.event;

  constructor(private readonly server: Server) {
    this.view = vscode.window.createTreeView<Node>(VIEW, { treeDataProvider: this, showCollapseAll: true });
    this.view.title = message('view.title');
    this.listeners = [
      this.view,
      this.changed,
      this.view.onDidExpandElement(({ element }) => this.unfold(element)),
      this.view.onDidCollapseElement(({ element }) => {
        this.unfolded.delete(element.id);
        this.children.delete(element.id);
      }),
      this.view.onDidChangeVisibility(({ visible }) => visible && this.isStale && void this.refresh()),
      server.onDidChangeEntities(() => void this.refresh()),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (!event.affectsConfiguration('khabar.language')) return;
        this.view.title = message('view.title');
        this.changed.fire(undefined); // its words
      }),
      vscode.commands.registerCommand('khabar.filterEntities', () => this.askFilter()),
      vscode.commands.registerCommand('khabar.clearEntitiesFilter', () => this.setFilter('')),
      vscode.commands.registerCommand(MORE, (parent: Node) => this.showMore(parent)),
    ];
  }

  dispose(): void {
    for (const listener of this.listeners) listener.dispose();
  }

  getTreeItem(node: Node): vscode.TreeItem {
    const item = itemOf(node, this.filter !== '');
    if (node.kind === 'mention') {
      const place: Place = { uri: node.uri, range: node.mention.range };
      item.command = { title: '', command: CLIENT_COMMANDS.goTo, arguments: [place] };
    } else if (node.kind === 'more') item.command = { title: '', command: MORE, arguments: [node.parent] };
    return item;
  }

  async getChildren(node?: Node): Promise<Node[]> {
    if (node) this.unfold(node); // no event tells of what is unfolded from the start
    const known = this.children.get(node?.id);
    if (known) return known;
    try {
      const made = await this.ask(node);
      this.children.set(node?.id, made);
      return made;
    } catch (error) {
      this.view.message = message('view.failed', error instanceof Error ? error.message : String(error));
      return [];
    }
  }

  /** Shows the names with words that begin like these; empty: all. */
  async setFilter(filter: string): Promise<void> {
    if (filter === this.filter) return;
    this.filter = filter;
    this.view.description = filter === '' ? '' : `\u2068${filter}\u2069`;
    void vscode.commands.executeCommand('setContext', 'khabar.entitiesFiltered', filter !== '');
    this.unfolded.clear();
    await this.refresh();
  }

  private async askFilter(): Promise<void> {
    await vscode.commands.executeCommand(`${VIEW}.focus`);
    await askFilter(this.filter, (filter) => void this.setFilter(filter));
  }

  private unfold(node: Node): void {
    if (!this.unfolded.has(node.id)) this.unfolded.set(node.id, { node, size: PAGE });
  }

  private async showMore(parent: Node): Promise<void> {
    this.unfold(parent);
    this.unfolded.get(parent.id)!.size += PAGE;
    this.children.set(parent.id, await this.ask(parent));
    this.changed.fire(undefined);
  }

  /** Asks again for all that is shown; one round at a time, and one more if something changed during it. */
  private async refresh(): Promise<void> {
    this.isStale = true;
    // A view that was never shown has nothing to ask for.
    if (!this.view.visible || !this.children.has(undefined)) return;
    this.refreshing ??= this.rounds().finally(() => {
      this.refreshing = undefined;
    });
    await this.refreshing;
  }

  private async rounds(): Promise<void> {
    while (this.isStale && this.view.visible) {
      this.isStale = false;
      const before = new Map(this.children);
      const after = new Map<string | undefined, Node[]>();
      try {
        after.set(undefined, await this.ask(undefined));
        for (const { node } of this.unfolded.values()) after.set(node.id, await this.ask(node));
      } catch {
        return; // the server is going, or was started anew: it will say when there is something to ask
      }
      if (JSON.stringify([...before].sort(byKey)) === JSON.stringify([...after].sort(byKey))) continue;
      this.children.clear();
      for (const [id, nodes] of after) this.children.set(id, nodes);
      this.changed.fire(undefined);
    }
  }

  private async ask(node: Node | undefined): Promise<Node[]> {
    if (!node) return this.types();
    const limit = this.unfolded.get(node.id)?.size ?? PAGE;
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
    if (partial) return message('view.reading');
    if (some || !vscode.workspace.workspaceFolders) return '';
    return this.filter ? message('view.noMatch', this.filter) : message('view.none');
  }
}

/** A last line that shows more, where there is more. */
function withMore(parent: Node, nodes: Node[], total: number): Node[] {
  const left = total - nodes.length;
  return left > 0 && nodes.length > 0 ? [...nodes, { kind: 'more', id: `${parent.id}\n+`, parent, left }] : nodes;
}

const byKey = ([a]: [string | undefined, unknown], [b]: [string | undefined, unknown]): number =>
  (a ?? '') < (b ?? '') ? -1 : 1;
