import assert from 'node:assert/strict';
import * as vscode from 'vscode';

describe('the extension in a real VS Code', () => {
  it('is activated by an article of its language', async () => {
    const document = await vscode.workspace.openTextDocument({
      language: 'arabic-news',
      content: 'وصل الوفد إلى العاصمة مساء الثلاثاء.\n',
    });
    await vscode.window.showTextDocument(document);
    const extension = vscode.extensions.getExtension('khabar.khabar');
    assert.ok(extension);
    await extension.activate();
    assert.equal(extension.isActive, true);
    assert.equal(document.languageId, 'arabic-news');
  });
});
