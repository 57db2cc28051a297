import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, eventually, fileOf, khabar, withSetting } from './support.ts';

describe('right-to-left', () => {
  afterEach(closeAll);

  it('is on for an article and off for other text', async () => {
    const { directionOf } = await khabar();
    const english = await vscode.window.showTextDocument(fileOf('english.txt'));
    const article = await vscode.window.showTextDocument(fileOf('geneva.ar.txt'), {
      viewColumn: vscode.ViewColumn.Two,
    });
    await eventually(() => directionOf(article) === 'wrapped');
    assert.equal(directionOf(english), undefined);
  });

  it('is on for both sides of a diff', async () => {
    const { directionOf } = await khabar();
    const sides = [fileOf('geneva.ar.txt'), fileOf('crossing.ar.txt')];
    await vscode.commands.executeCommand('vscode.diff', ...sides, 'diff');
    await eventually(() => {
      const shown = vscode.window.visibleTextEditors.filter((editor) => directionOf(editor) === 'wrapped');
      return sides.every((uri) => shown.some(({ document }) => document.uri.toString() === uri.toString()));
    });
  });

  it('follows word wrap, as a setting and as it is toggled by key', async () => {
    const { directionOf } = await khabar();
    const editor = await vscode.window.showTextDocument(fileOf('geneva.ar.txt'));
    await withSetting('[arabic-news]', { 'editor.wordWrap': 'off' }, () =>
      eventually(() => directionOf(editor) === 'unwrapped'),
    );
    await eventually(() => directionOf(editor) === 'wrapped');
    await vscode.commands.executeCommand('khabar.toggleWordWrap');
    await eventually(() => directionOf(editor) === 'unwrapped');
    await vscode.commands.executeCommand('khabar.toggleWordWrap');
    await eventually(() => directionOf(editor) === 'wrapped');
  });

  it('can be switched off and on by its setting', async () => {
    const { directionOf } = await khabar();
    const editor = await vscode.window.showTextDocument(fileOf('geneva.ar.txt'));
    await withSetting('khabar.direction', 'off', () => eventually(() => directionOf(editor) === undefined));
    await eventually(() => directionOf(editor) === 'wrapped');
  });

  it('is taken off a document that is an article no more', async () => {
    const { directionOf } = await khabar();
    const document = await vscode.workspace.openTextDocument({ language: 'arabic-news', content: 'وصل الوفد.\n' });
    const editor = await vscode.window.showTextDocument(document);
    await eventually(() => directionOf(editor) === 'wrapped');
    await vscode.languages.setTextDocumentLanguage(document, 'plaintext');
    await eventually(() => directionOf(editor) === undefined);
  });
});
