import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, eventually, fileOf, khabar, withSetting } from './support.ts';

const PARAGRAPH = 'قالت وزارة الصحة إن حملة التلقيح بلغت القرى الجبلية، وإنها ستستمر حتى نهاية الشهر.';

describe('language detection', () => {
  before(() => khabar());
  afterEach(closeAll);

  it('makes an article of a plain text file whose letters are mostly Arabic', async () => {
    const document = await vscode.workspace.openTextDocument(fileOf('wire.txt'));
    await eventually(() => document.languageId === 'arabic-news');
  });

  it('leaves English text with an Arabic word alone', async () => {
    const english = await vscode.workspace.openTextDocument(fileOf('english.txt'));
    await afterDetection();
    assert.equal(english.languageId, 'plaintext');
  });

  it('makes an article of an untitled document after a paste', async () => {
    const document = await vscode.workspace.openTextDocument({ language: 'plaintext', content: '' });
    await vscode.window.showTextDocument(document);
    await vscode.env.clipboard.writeText(PARAGRAPH);
    await vscode.commands.executeCommand('editor.action.clipboardPasteAction');
    // A browser may refuse its clipboard to a window without focus; the same edit then stands for the paste.
    if (document.getText() === '') await insert(document, PARAGRAPH);
    await eventually(() => document.languageId === 'arabic-news');
    assert.equal(document.getText(), PARAGRAPH);
  });

  it('leaves an untitled document alone after English was pasted', async () => {
    const document = await vscode.workspace.openTextDocument({ language: 'plaintext', content: '' });
    await insert(document, 'The ministry said that the campaign had reached the villages in the mountains.');
    await afterDetection();
    assert.equal(document.languageId, 'plaintext');
  });

  it('never comes back after the language was changed back', async () => {
    const document = await vscode.workspace.openTextDocument({ language: 'plaintext', content: PARAGRAPH });
    await eventually(() => document.languageId === 'arabic-news');
    await vscode.languages.setTextDocumentLanguage(document, 'plaintext');
    await insert(document, `${PARAGRAPH}\n`);
    await afterDetection();
    assert.equal(document.languageId, 'plaintext');
  });

  it('remembers the choice for a file that is closed and opened again', async () => {
    const uri = fileOf('harvest.txt');
    const shown = () => vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
    // By command and not by `openTextDocument`, which would keep the document open for minutes after its editor has gone.
    await vscode.commands.executeCommand('vscode.open', uri);
    const document = await eventually(shown);
    await eventually(() => document.languageId === 'arabic-news');
    await vscode.languages.setTextDocumentLanguage(document, 'plaintext');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await eventually(() => document.isClosed);
    await vscode.commands.executeCommand('vscode.open', uri);
    const again = await eventually(shown);
    await afterDetection();
    assert.equal(again.languageId, 'plaintext');
  });

  it('can be switched off', async () => {
    await withSetting('khabar.detectLanguage', false, async () => {
      const document = await vscode.workspace.openTextDocument({ language: 'plaintext', content: PARAGRAPH });
      // Nothing is detected now, so there is nothing to wait for but the round that a detection would take.
      await vscode.languages.setTextDocumentLanguage(
        await vscode.workspace.openTextDocument({ language: 'plaintext', content: 'x' }),
        'markdown',
      );
      assert.equal(document.languageId, 'plaintext');
    });
  });
});

async function insert(document: vscode.TextDocument, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.insert(document.uri, new vscode.Position(0, 0), text);
  assert.equal(await vscode.workspace.applyEdit(edit), true);
}

/** Resolves when whatever was to be detected so far has been: a document that is opened later has become an article. */
async function afterDetection(): Promise<void> {
  const later = await vscode.workspace.openTextDocument({ language: 'plaintext', content: PARAGRAPH });
  await eventually(() => later.languageId === 'arabic-news');
}
