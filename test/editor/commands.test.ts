import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { actionsAt, apply, closeAll, diagnosticsOf, eventually, fileOf, khabar, write } from './support.ts';

const REPEATED = 'وذكرت الهيئة أن المياه عادت إلى الأحياء الشرقية بعد إصلاح الخط الرئيسي أمس.';
const BETWEEN = 'وأشاد الأهالي بسرعة العمل، وطالبوا بصيانة دورية للشبكة القديمة كلها.';
const HEADLINE = 'المياه تعود إلى الأحياء الشرقية';
const text = (...paragraphs: string[]) => `${paragraphs.join('\n\n')}\n`;

describe('commands', () => {
  before(() => khabar());
  afterEach(closeAll);

  it('are all there that the manifest names', async () => {
    const { contributes } = vscode.extensions.getExtension('khabar.khabar')!.packageJSON;
    const known = await vscode.commands.getCommands(true);
    for (const { command } of contributes.commands) assert.ok(known.includes(command), command);
  });

  it('remove all repeated copies, and one undo brings them back', async () => {
    const uri = await write('all-copies.ar.txt', text(HEADLINE, REPEATED, BETWEEN, REPEATED, BETWEEN));
    const editor = await vscode.window.showTextDocument(uri);
    await diagnosticsOf(uri, 'duplicate-paragraph');
    await vscode.commands.executeCommand('khabar.removeDuplicates');
    assert.equal(editor.document.getText(), text(HEADLINE, REPEATED, BETWEEN));
    await vscode.commands.executeCommand('undo');
    assert.equal(editor.document.getText(), text(HEADLINE, REPEATED, BETWEEN, REPEATED, BETWEEN));
  });

  it('remove page furniture and leave the article', async () => {
    const uri = await write('furniture.ar.txt', text(HEADLINE, REPEATED, BETWEEN, 'أضف تعليقك'));
    const editor = await vscode.window.showTextDocument(uri);
    await diagnosticsOf(uri, 'boilerplate');
    await vscode.commands.executeCommand('khabar.cleanBoilerplate');
    assert.equal(editor.document.getText(), text(HEADLINE, REPEATED, BETWEEN));
  });

  it('clean a pasted article after a preview: what is ticked goes, the source line stays', async () => {
    const pasted = text(HEADLINE, REPEATED, 'أضف تعليقك', BETWEEN, REPEATED, 'المصدر: وكالات').replace(
      'وأشاد',
      ' وأشاد',
    );
    const uri = await write('pasted.ar.txt', pasted);
    const editor = await vscode.window.showTextDocument(uri);
    await diagnosticsOf(uri, 'boilerplate');
    void vscode.commands.executeCommand('khabar.cleanPasted');
    const cleaned = text(HEADLINE, REPEATED, BETWEEN, 'المصدر: وكالات');
    await eventually(async () => {
      await vscode.commands.executeCommand('refactorPreview.apply').then(undefined, () => {});
      return editor.document.getText() === cleaned;
    });
    await vscode.window.showTextDocument(uri);
    await vscode.commands.executeCommand('undo');
    assert.equal(editor.document.getText(), pasted);
  });

  it('show two copies side by side', async () => {
    const uri = await write('compare.ar.txt', text(HEADLINE, REPEATED, BETWEEN, REPEATED));
    await vscode.window.showTextDocument(uri);
    const [found] = await diagnosticsOf(uri, 'duplicate-paragraph');
    const actions = await actionsAt(uri, found!.range, vscode.CodeActionKind.QuickFix.value);
    const compare = actions.find(({ command }) => command?.command === 'khabar.compare');
    assert.ok(compare, `none to compare among ${actions.map(({ title }) => title).join('; ')}`);
    await apply(compare);
    const { directionOf } = await khabar();
    await eventually(() => {
      const sides = vscode.window.visibleTextEditors.filter(({ document }) => document.uri.scheme === 'khabar-passage');
      return (
        sides.length === 2 &&
        sides.every((side) => side.document.getText() === `${REPEATED}\n` && directionOf(side) === 'wrapped')
      );
    });
  });

  it('go to a passage of another article', async () => {
    const uri = fileOf('crossing.ar.txt');
    await vscode.commands.executeCommand('khabar.goTo', {
      uri: uri.toString(),
      range: { start: { line: 2, character: 0 }, end: { line: 2, character: 4 } },
    });
    const editor = vscode.window.activeTextEditor;
    assert.equal(editor?.document.uri.toString(), uri.toString());
    assert.equal(editor?.document.getText(editor.selection), 'وصلت');
  });

  it('restart the server, which then answers again', async () => {
    const { onDidAnalyse } = await khabar();
    const editor = await vscode.window.showTextDocument(fileOf('geneva.ar.txt'));
    await diagnosticsOf(editor.document.uri, 'duplicate-paragraph');
    const analysed = new Promise<void>((resolve) => {
      const listener = onDidAnalyse(({ uri }) => {
        if (vscode.Uri.parse(uri).toString() !== editor.document.uri.toString()) return;
        listener.dispose();
        resolve();
      });
    });
    await vscode.commands.executeCommand('khabar.restartServer');
    await analysed;
    await diagnosticsOf(editor.document.uri, 'duplicate-paragraph');
  });
});
