import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Node } from '../../client/src/views/entities.ts';
import { closeAll, eventually, khabar, withSetting, write } from './support.ts';

const STORY = 'لقاء في باكو\n\nوصل سيرغي لافروف إلى باكو، وقال سيرغي لافروف إن اللقاء كان بناء.\n';

const plain = (text: string): string => text.replace(/[\u2066-\u2069]/g, '');

/** The lines below a node, by their labels; what somebody who unfolds it sees. */
async function unfold(node?: Node): Promise<Map<string, Node>> {
  const { entities } = await khabar();
  const lines = new Map<string, Node>();
  for (const child of await entities.getChildren(node)) {
    const { label } = entities.getTreeItem(child);
    lines.set(plain(typeof label === 'string' ? label : (label?.label ?? '')), child as Node);
  }
  return lines;
}

describe('the side bar of entities', () => {
  afterEach(closeAll);
  after(() => vscode.commands.executeCommand('workbench.view.explorer'));

  it('leads from a type to a name, an article and the place', async () => {
    const file = await write('side-bar.ar.txt', STORY);
    await vscode.commands.executeCommand('khabar.entities.focus');
    const { entities } = await khabar();
    await entities.setFilter('لافروف');
    const person = await eventually(async () => (await unfold()).get('People') ?? false);
    const name = await eventually(async () => (await unfold(person)).get('سيرغي لافروف') ?? false);
    // Other articles name him too, and are shown while this one is still read.
    const article = await eventually(async () => (await unfold(name)).get('لقاء في باكو') ?? false);
    const item = entities.getTreeItem(article);
    assert.equal(plain(String(item.description)), '×2 · side-bar.ar.txt');
    const [first] = (await unfold(article)).values();
    const { command } = entities.getTreeItem(first!);
    await vscode.commands.executeCommand(command!.command, ...command!.arguments!);
    const editor = vscode.window.activeTextEditor!;
    assert.equal(editor.document.uri.toString(), file.toString());
    assert.equal(editor.document.getText(editor.selection), 'سيرغي لافروف');
    await entities.setFilter('');
  });

  it('follows the articles, and is drawn anew only when something differs', async () => {
    await vscode.commands.executeCommand('khabar.entities.focus');
    const { entities } = await khabar();
    const file = await write('side-bar-2.ar.txt', 'وصلت أنالينا بيربوك إلى باكو.\n');
    await entities.setFilter('بيربوك');
    await eventually(async () => (await unfold()).has('People'));
    await vscode.workspace.fs.delete(file);
    await eventually(async () => (await unfold()).size === 0);
    await entities.setFilter('');
  });

  it('speaks the language of the setting', async () => {
    await vscode.commands.executeCommand('khabar.entities.focus');
    await withSetting('khabar.language', 'ar', () => eventually(async () => (await unfold()).has('الأماكن')));
  });
});
