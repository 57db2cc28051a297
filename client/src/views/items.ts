import * as path from 'node:path';
import * as vscode from 'vscode';
import { shownUri } from '../address.ts';
import { counted, message } from '../messages.ts';
import { around, beginning } from './cut.ts';
import type { Node } from './entities.ts';

const ICONS = { person: 'person', place: 'location', organization: 'organization', event: 'calendar' } as const;

/** FIRST STRONG ISOLATE … POP DIRECTIONAL ISOLATE: keeps Arabic and the count or name of a file beside it each in one piece. */
export const isolate = (text: string | number): string => `\u2068${text}\u2069`;

/** The name of an article's file; of a news item with its line. */
export const fileName = (uri: string): string =>
  path.posix.basename(shownUri(uri).path).replace(/(?<=:\d+)\.ar\.txt$/, '');

/**
 * The line of a node. The tree itself runs left to right whatever its language: each part of a line is isolated, so that a count
 * stays beside its name and a file's name in one piece.
 * @param filtered types are unfolded: somebody looks for a name
 */
export function itemOf(node: Node, filtered: boolean): vscode.TreeItem {
  const { Collapsed, Expanded, None } = vscode.TreeItemCollapsibleState;
  switch (node.kind) {
    case 'type': {
      const item = new vscode.TreeItem(isolate(message(`view.${node.type}`)), filtered ? Expanded : Collapsed);
      item.id = node.id;
      item.iconPath = new vscode.ThemeIcon(ICONS[node.type], new vscode.ThemeColor(`khabar.${node.type}Border`));
      item.description = String(node.total);
      return item;
    }
    case 'entity': {
      const { name, articles, count } = node.entity;
      const item = new vscode.TreeItem(isolate(name), Collapsed);
      item.id = node.id;
      item.iconPath = new vscode.ThemeIcon(ICONS[node.type]);
      item.description = String(articles);
      item.tooltip = `${isolate(name)}\n${counted('articles', articles)} · ${counted('mentions', count)}`;
      item.accessibilityInformation = { label: `${name}, ${counted('articles', articles)}` };
      return item;
    }
    case 'article': {
      const { uri, title, date, count } = node.article;
      const file = fileName(uri);
      const item = new vscode.TreeItem(isolate(beginning(title || file)), Collapsed);
      item.id = node.id;
      item.iconPath = new vscode.ThemeIcon('note');
      item.description = [date, count > 1 ? `×${count}` : undefined, file]
        .filter(Boolean)
        .map((part) => isolate(part!))
        .join(' · ');
      item.tooltip = [title, date, file, counted('mentions', count)]
        .filter(Boolean)
        .map((part) => isolate(part!))
        .join('\n');
      return item;
    }
    case 'mention': {
      const { line } = node.mention;
      const { text, start, end } = around(node.mention);
      const item = new vscode.TreeItem({ label: isolate(text), highlights: [[start + 1, end + 1]] }, None);
      item.id = node.id;
      item.tooltip = isolate(line);
      return item;
    }
  }
}
