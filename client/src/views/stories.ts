import * as vscode from 'vscode';
import {
  CLIENT_COMMANDS,
  COPIES,
  type CopiesParams,
  type CopiesResult,
  type ListedCopy,
  type Place,
  STORIES,
  STORY_ARTICLES,
  type StoriesParams,
  type StoriesResult,
  type StoryArticlesParams,
  type StoryArticlesResult,
} from '../../../server/src/protocol.ts';
import type { Server } from '../client.ts';
import { counted, message, messageLine } from '../messages.ts';
import { beginning } from './cut.ts';
import { fileName, isolate } from './items.ts';
import { LazyTree, type More, withMore } from './lazy-tree.ts';

type Copied = CopiesResult['paragraphs'][number];

/** One line of the tree. */
export type StoryNode =
  | { readonly kind: 'story'; readonly id: string; readonly story: StoriesResult['stories'][number] }
  | { readonly kind: 'article'; readonly id: string; readonly article: StoryArticlesResult['articles'][number] }
  | { readonly kind: 'paragraph'; readonly id: string; readonly uri: string; readonly paragraph: Copied }
  | { readonly kind: 'copy'; readonly id: string; readonly copy: Copied['others'][number] };

/**
 * The side bar's tree of the stories that share text: stories, their articles, the paragraphs that stand elsewhere too, and where each
 * of them does, also in articles of another story.
 */
export class StoriesView extends LazyTree<StoryNode> {
  constructor(private readonly server: Server) {
    super('khabar.stories', 'stories.title', 'khabar.moreStories', server.onDidChangeStories);
  }

  protected itemOf(node: StoryNode): vscode.TreeItem {
    const { Collapsed, None } = vscode.TreeItemCollapsibleState;
    switch (node.kind) {
      case 'story': {
        const { oldest, articles, percent, until } = node.story;
        const label = oldest.title || fileName(oldest.uri);
        const item = new vscode.TreeItem(isolate(beginning(label)), Collapsed);
        item.iconPath = new vscode.ThemeIcon('copy');
        item.description = parts([counted('articles', articles), share(percent), until], ' · ');
        item.tooltip = parts([label, counted('articles', articles), message('stories.share', percent), until], '\n');
        item.accessibilityInformation = { label: `${label}, ${counted('articles', articles)}` };
        return withId(item, node);
      }
      case 'article': {
        const { uri, title, date, outlet, percent } = node.article;
        const label = title || fileName(uri);
        const item = new vscode.TreeItem(isolate(beginning(label)), Collapsed);
        item.iconPath = new vscode.ThemeIcon('note');
        item.description = parts([date, share(percent), outlet || fileName(uri)], ' · ');
        item.tooltip = parts([label, date, outlet, fileName(uri), message('stories.share', percent)], '\n');
        return withId(item, node);
      }
      case 'paragraph': {
        const { text, range, others } = node.paragraph;
        const item = new vscode.TreeItem(isolate(beginning(text)), Collapsed);
        item.iconPath = new vscode.ThemeIcon('list-selection');
        item.description = others.length > 0 ? isolate(counted('copies', others.length)) : '';
        item.tooltip = parts([text, ...others.map(told)], '\n');
        item.command = goTo({ uri: node.uri, range });
        return withId(item, node);
      }
      case 'copy': {
        const { uri, title, date, outlet, kind, percent, range } = node.copy;
        const label = title || fileName(uri);
        const item = new vscode.TreeItem(isolate(beginning(label)), None);
        item.iconPath = new vscode.ThemeIcon('go-to-file');
        const alike = kind === 'exact' ? null : `${message('stories.changed')} ${share(percent)}`;
        item.description = parts([date, outlet || fileName(uri), alike], ' · ');
        item.tooltip = parts([label, date, outlet, fileName(uri), alike], '\n');
        if (range) item.command = goTo({ uri, range });
        return withId(item, node);
      }
    }
  }

  protected async ask(node: StoryNode | undefined, limit: number): Promise<(StoryNode | More<StoryNode>)[]> {
    if (!node) return this.stories(limit);
    switch (node.kind) {
      case 'story': {
        const params: StoryArticlesParams = { id: node.story.id, offset: 0, limit };
        const found = await this.server.request<StoryArticlesResult>(STORY_ARTICLES, params);
        const nodes = (found?.articles ?? []).map(
          (article): StoryNode => ({ kind: 'article', id: `${node.id}\n${article.uri}`, article }),
        );
        return withMore(node, nodes, found?.total ?? 0);
      }
      case 'article': {
        const { uri } = node.article;
        const params: CopiesParams = { uri };
        const found = await this.server.request<CopiesResult>(COPIES, params);
        return (found?.paragraphs ?? []).map((paragraph): StoryNode => {
          const { line, character } = paragraph.range.start;
          return { kind: 'paragraph', id: `${node.id}\n${line}:${character}`, uri, paragraph };
        });
      }
      case 'paragraph': {
        const params: CopiesParams = { uri: node.uri, places: true };
        const found = await this.server.request<CopiesResult>(COPIES, params);
        const { line } = node.paragraph.range.start;
        const same = found?.paragraphs.find(({ range }) => range.start.line === line);
        return (same?.others ?? []).map(
          (copy, i): StoryNode => ({ kind: 'copy', id: `${node.id}\n${copy.uri} ${i}`, copy }),
        );
      }
      case 'copy':
        return [];
    }
  }

  private async stories(limit: number): Promise<(StoryNode | More<StoryNode>)[]> {
    const params: StoriesParams = { offset: 0, limit };
    const found = await this.server.request<StoriesResult>(STORIES, params);
    if (!found) return [];
    const { stories, total, partial } = found;
    this.view.description = total > 0 ? String(total) : '';
    const isEmpty = total === 0 && vscode.workspace.workspaceFolders !== undefined;
    this.view.message = partial ? messageLine('view.reading') : isEmpty ? messageLine('stories.none') : '';
    const nodes = stories.map((story): StoryNode => ({ kind: 'story', id: story.id, story }));
    return withMore(undefined, nodes, total);
  }
}

/** Lists the other places of an article's paragraphs where the cursor is, the oldest article first. */
export async function showCopies(
  server: Server,
  uri: vscode.Uri,
  wish: CopiesParams,
  shown: (uri: string) => vscode.Uri,
) {
  const found = await server.request<CopiesResult>(COPIES, { ...wish, places: true });
  const places = (found?.paragraphs ?? []).flatMap(({ others }) => others).filter(({ range }) => range !== undefined);
  places.sort((a, b) => ((a.date ?? '9') < (b.date ?? '9') ? -1 : (a.date ?? '9') > (b.date ?? '9') ? 1 : 0));
  if (places.length === 0) {
    void vscode.window.showInformationMessage(message('stories.gone'));
    return;
  }
  const locations = places.map(({ uri: other, range }) => {
    const { start, end } = range!;
    return new vscode.Location(shown(other), new vscode.Range(start.line, start.character, end.line, end.character));
  });
  const first = found!.paragraphs[0]!.range.start;
  const at = new vscode.Position(first.line, first.character);
  await vscode.commands.executeCommand('editor.action.peekLocations', uri, at, locations, 'peek');
}

const goTo = (place: Place): vscode.Command => ({ title: '', command: CLIENT_COMMANDS.goTo, arguments: [place] });

const share = (percent: number): string => message('stories.percent', percent);

function told({ title, date, outlet, uri, kind }: ListedCopy & { readonly kind: Copied['others'][number]['kind'] }) {
  const where = [title || fileName(uri), date, outlet].filter(Boolean).join('، ');
  return kind === 'exact' ? where : `${where} (${message('stories.changed')})`;
}

/** Parts that are there, each in one piece whatever its direction. */
const parts = (all: readonly (string | null)[], between: string): string =>
  all
    .filter(Boolean)
    .map((part) => isolate(part!))
    .join(between);

function withId(item: vscode.TreeItem, { id }: StoryNode): vscode.TreeItem {
  item.id = id;
  return item;
}
