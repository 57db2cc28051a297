import * as vscode from 'vscode';
import { type MessageKey, message, messageLine } from '../messages.ts';

/** One line of a tree. `id` stays the same for the same thing, so that what is unfolded stays unfolded. */
export interface Line {
  readonly id: string;
}

/** What the last line of a long branch stands for. */
export interface More<N extends Line> extends Line {
  readonly kind: 'more';
  readonly parent: N | undefined;
  /** Lines that are not shown; undefined where nobody knows how many. */
  readonly left: number | undefined;
}

/** How many lines are asked for at a time. */
const PAGE = 100;
const ROOT = '';

/**
 * A tree of the side bar whose branches are asked for when they are unfolded, a page at a time. When what it shows may have changed,
 * what is unfolded is asked for again first, and the tree is drawn anew only if something differs: it never flickers and never
 * loses its place.
 */
export abstract class LazyTree<N extends Line> implements vscode.TreeDataProvider<N | More<N>>, vscode.Disposable {
  /** What is shown below the root and below unfolded nodes, by the node's id. */
  private readonly children = new Map<string, (N | More<N>)[]>();
  /** The nodes that are unfolded, and how many of their lines are shown. */
  private readonly unfolded = new Map<string, { readonly node: N | undefined; size: number }>();
  private readonly changed = new vscode.EventEmitter<N | More<N> | undefined>();
  protected readonly view: vscode.TreeView<N | More<N>>;
  protected readonly listeners: vscode.Disposable[];
  private isStale = false;
  private refreshing: Promise<void> | undefined;

  readonly onDidChangeTreeData = this.changed.event;

  /**
   * @param id of the view in the manifest
   * @param moreCommand a command of its own, for the lines that show more
   * @param onDidChange fires when answers may be different
   */
  constructor(
    id: string,
    private readonly title: MessageKey,
    private readonly moreCommand: string,
    onDidChange: vscode.Event<void>,
  ) {
    this.view = vscode.window.createTreeView<N | More<N>>(id, { treeDataProvider: this, showCollapseAll: true });
    this.view.title = message(title);
    this.listeners = [
      this.view,
      this.changed,
      this.view.onDidExpandElement(({ element }) => this.unfold(element)),
      this.view.onDidCollapseElement(({ element }) => {
        this.unfolded.delete(element.id);
        this.children.delete(element.id);
      }),
      this.view.onDidChangeVisibility(({ visible }) => visible && this.isStale && void this.refresh()),
      onDidChange(() => void this.refresh()),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (!event.affectsConfiguration('khabar.language')) return;
        this.view.title = message(this.title);
        this.changed.fire(undefined); // its words
      }),
      vscode.commands.registerCommand(moreCommand, (parent: N | undefined) => this.showMore(parent)),
    ];
  }

  /** Asks for the lines below a node, or below the root. */
  protected abstract ask(node: N | undefined, limit: number): Promise<(N | More<N>)[]>;
  protected abstract itemOf(node: N): vscode.TreeItem;

  dispose(): void {
    for (const listener of this.listeners) listener.dispose();
  }

  getTreeItem(node: N | More<N>): vscode.TreeItem {
    if (!isMore(node)) return this.itemOf(node);
    const label = node.left === undefined ? message('view.moreUncounted') : message('view.more', node.left);
    const item = new vscode.TreeItem(label, vscode.TreeItemCollapsibleState.None);
    item.id = node.id;
    item.iconPath = new vscode.ThemeIcon('ellipsis');
    item.command = { title: '', command: this.moreCommand, arguments: [node.parent] };
    return item;
  }

  async getChildren(node?: N | More<N>): Promise<(N | More<N>)[]> {
    if (node && isMore(node)) return [];
    this.unfold(node); // no event tells of what is unfolded from the start
    const id = node?.id ?? ROOT;
    const known = this.children.get(id);
    if (known) return known;
    try {
      const made = await this.askFor(node);
      this.children.set(id, made);
      return made;
    } catch (error) {
      this.view.message = messageLine('view.failed', error instanceof Error ? error.message : String(error));
      return [];
    }
  }

  /** Folds everything, and asks for the beginning again. */
  protected async startAnew(): Promise<void> {
    this.unfolded.clear();
    await this.refresh();
  }

  private askFor(node: N | undefined): Promise<(N | More<N>)[]> {
    return this.ask(node, this.unfolded.get(node?.id ?? ROOT)?.size ?? PAGE);
  }

  private unfold(node: N | More<N> | undefined): void {
    if (node && isMore(node)) return;
    const id = node?.id ?? ROOT;
    if (!this.unfolded.has(id)) this.unfolded.set(id, { node, size: PAGE });
  }

  private async showMore(parent: N | undefined): Promise<void> {
    this.unfold(parent);
    const id = parent?.id ?? ROOT;
    this.unfolded.get(id)!.size += PAGE;
    this.children.set(id, await this.askFor(parent));
    this.changed.fire(undefined);
  }

  /** Asks again for all that is shown; one round at a time, and one more if something changed during it. */
  private async refresh(): Promise<void> {
    this.isStale = true;
    // A view that was never shown has nothing to ask for.
    if (!this.view.visible || !this.children.has(ROOT)) return;
    this.refreshing ??= this.rounds().finally(() => {
      this.refreshing = undefined;
    });
    await this.refreshing;
  }

  private async rounds(): Promise<void> {
    while (this.isStale && this.view.visible) {
      this.isStale = false;
      const before = new Map(this.children);
      const after = new Map<string, (N | More<N>)[]>();
      try {
        after.set(ROOT, await this.askFor(undefined));
        for (const { node } of [...this.unfolded.values()]) if (node) after.set(node.id, await this.askFor(node));
      } catch {
        return; // the server is going, or was started anew: it will say when there is something to ask
      }
      if (JSON.stringify([...before].sort(byKey)) === JSON.stringify([...after].sort(byKey))) continue;
      this.children.clear();
      for (const [id, nodes] of after) this.children.set(id, nodes);
      this.changed.fire(undefined);
    }
  }
}

const isMore = <N extends Line>(node: N | More<N>): node is More<N> => (node as { kind?: unknown }).kind === 'more';

/**
 * A last line that shows more, where there is more.
 * @param total how many lines there are in all, or only whether there are more
 */
export function withMore<N extends Line>(parent: N | undefined, nodes: N[], total: number | boolean): (N | More<N>)[] {
  const left = typeof total === 'number' ? total - nodes.length : undefined;
  if (nodes.length === 0 || (left === undefined ? total === false : left <= 0)) return nodes;
  return [...nodes, { kind: 'more', id: `${parent?.id ?? ROOT}\n+`, parent, left }];
}

const byKey = ([a]: [string, unknown], [b]: [string, unknown]): number => (a < b ? -1 : 1);
