import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, eventually, write } from './support.ts';

const FIRST = 'لقاء في باكو\n\nالتقى وزير الخارجية الأذربيجاني جيهون بايراموف نظيره في باكو، وشكر لبايراموف دعوته.\n';
const SECOND = 'زيارة\n\nوصل جيهون بايراموف إلى جنيف، ثم غادر بايراموف إلى روما.\n';

/** Where a passage stands. */
function placeOf(document: vscode.TextDocument, passage: string): vscode.Position {
  const offset = document.getText().indexOf(passage);
  assert.ok(offset >= 0, passage);
  return document.positionAt(offset + 1);
}

describe('the names of a workspace', () => {
  afterEach(closeAll);

  it('are given one spelling in every article by a rename, clitics kept', async () => {
    const [first, second] = [await write('rename-1.ar.txt', FIRST), await write('rename-2.ar.txt', SECOND)];
    const { document } = await vscode.window.showTextDocument(first);
    const edit = await eventually(async () => {
      const made = await vscode.commands
        .executeCommand<vscode.WorkspaceEdit>(
          'vscode.executeDocumentRenameProvider',
          first,
          placeOf(document, 'بايراموف دعوته'),
          'بيراموف',
        )
        .then(undefined, () => undefined);
      return made?.has(first) && made.has(second) && made;
    });
    assert.equal(await vscode.workspace.applyEdit(edit), true);
    const other = await vscode.workspace.openTextDocument(second);
    assert.equal(document.getText(), FIRST.replaceAll('بايراموف', 'بيراموف'));
    assert.equal(other.getText(), SECOND.replaceAll('بايراموف', 'بيراموف'));
  });

  it('lead to every place that names them', async () => {
    const [first, second] = [await write('places-1.ar.txt', FIRST), await write('places-2.ar.txt', SECOND)];
    const { document } = await vscode.window.showTextDocument(first);
    const position = placeOf(document, 'بايراموف دعوته');
    const places = await eventually(async () => {
      const found = await vscode.commands.executeCommand<vscode.Location[]>(
        'vscode.executeReferenceProvider',
        first,
        position,
      );
      return found.some(({ uri }) => uri.path === second.path) && found;
    });
    const lines = places.filter(({ uri }) => uri.path === second.path).map(({ range }) => range.start.line);
    assert.deepEqual(lines, [2, 2]);
    const [definition] = await vscode.commands.executeCommand<vscode.Location[]>(
      'vscode.executeDefinitionProvider',
      first,
      position,
    );
    assert.equal(document.getText(definition!.range), 'جيهون بايراموف');
  });

  it('are proposed while they are typed, and taken over with Tab', async () => {
    await write('complete-1.ar.txt', FIRST);
    const draft = await write('complete-2.ar.txt', 'مسودة خبر قصير عن اللقاء\n\n');
    const editor = await vscode.window.showTextDocument(draft);
    editor.selection = new vscode.Selection(2, 0, 2, 0);
    await vscode.commands.executeCommand('type', { text: 'وقال لباي' });
    const list = await eventually(async () => {
      const found = await vscode.commands.executeCommand<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        draft,
        editor.selection.active,
      );
      return found.items.some(({ label }) => label === 'بايراموف') && found;
    });
    assert.ok(list.items.length >= 1);
    await vscode.commands.executeCommand('editor.action.triggerSuggest');
    await eventually(async () => {
      await vscode.commands.executeCommand('acceptSelectedSuggestion');
      return /وقال لبايراموف$/.test(editor.document.getText());
    });
  });
});
