import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { StoryNode } from '../../client/src/views/stories.ts';
import { closeAll, eventually, khabar, withSetting, write } from './support.ts';

const SHARED =
  'استأنف الوفدان في جنيف صباح اليوم محادثاتهما حول تقاسم مياه النهر بعد توقف دام سبعة أشهر، وسط تفاؤل حذر من الوسطاء.';
const OWN = 'وقال رئيس بلدية الميناء إن أعمال توسعة الرصيف الشمالي ستنتهي قبل حلول الخريف.';
const FIRST = `---\nsource: وكالة النهر\n---\nالوفدان في جنيف\n\n${SHARED}\n`;
const SECOND = `عودة المحادثات\n\n${OWN}\n\n${SHARED}\n`;

const plain = (text: string): string => text.replace(/[\u2066-\u2069]/g, '');

/** The lines below a node, by their labels; what somebody who unfolds it sees. */
async function unfold(node?: StoryNode): Promise<Map<string, StoryNode>> {
  const { stories } = await khabar();
  const lines = new Map<string, StoryNode>();
  for (const child of await stories.getChildren(node)) {
    const { label } = stories.getTreeItem(child);
    lines.set(plain(typeof label === 'string' ? label : (label?.label ?? '')), child as StoryNode);
  }
  return lines;
}

describe('the side bar of duplicates', () => {
  let second: vscode.Uri;
  before(async () => {
    await write('2024-05-01-copy.ar.txt', FIRST);
    second = await write('2024-05-03-copy.ar.txt', SECOND);
  });
  afterEach(closeAll);
  after(async () => {
    for (const name of ['2024-05-01-copy.ar.txt', '2024-05-03-copy.ar.txt'])
      await vscode.workspace.fs.delete(vscode.Uri.joinPath(second, '..', name));
    await vscode.commands.executeCommand('workbench.view.explorer');
  });

  it('groups the articles that share text, and leads to the paragraph', async () => {
    await vscode.commands.executeCommand('khabar.stories.focus');
    const { stories } = await khabar();
    const story = await eventually(async () => (await unfold()).get('الوفدان في جنيف') ?? false);
    assert.equal(plain(String(stories.getTreeItem(story).description)), '2 articles · 100% · 2024-05-03');
    const articles = await unfold(story);
    assert.deepEqual([...articles.keys()], ['الوفدان في جنيف', 'عودة المحادثات']);
    const first = stories.getTreeItem(articles.get('الوفدان في جنيف')!);
    assert.equal(plain(String(first.description)), '2024-05-01 · 100% · وكالة النهر');
    const [paragraph] = (await unfold(articles.get('عودة المحادثات'))).values();
    const { command, description } = stories.getTreeItem(paragraph!);
    assert.equal(plain(String(description)), '1 copy');
    await vscode.commands.executeCommand(command!.command, ...command!.arguments!);
    const editor = vscode.window.activeTextEditor!;
    assert.equal(editor.document.uri.toString(), second.toString());
    assert.equal(editor.document.getText(editor.selection), SHARED);
    const [other] = (await unfold(paragraph)).values();
    const place = stories.getTreeItem(other!);
    assert.equal(plain(String(place.description)), '2024-05-01 · وكالة النهر');
    await vscode.commands.executeCommand(place.command!.command, ...place.command!.arguments!);
    const opened = vscode.window.activeTextEditor!;
    assert.match(opened.document.uri.path, /2024-05-01-copy/);
    assert.equal(opened.document.getText(opened.selection), SHARED);
  });

  it('a lens on the headline says how much stands elsewhere, where the setting asks for it', async () => {
    await vscode.window.showTextDocument(second);
    const lenses = () =>
      vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', second, 10);
    await withSetting('khabar.codeLens.copies', true, async () => {
      const lens = await eventually(async () => (await lenses())[0] ?? false);
      assert.match(
        plain(lens.command!.title),
        /^\d\d% of this text also stands in “الوفدان في جنيف” \(وكالة النهر, 2024-05-01\)$/,
      );
      assert.equal(lens.command!.command, 'khabar.showCopies');
      await vscode.commands.executeCommand(lens.command!.command, ...lens.command!.arguments!);
    });
    await eventually(async () => (await lenses()).length === 0);
  });
});
