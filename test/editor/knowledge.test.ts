import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { ENTITIES_FILE } from '../../server/src/protocol.ts';
import { actionsAt, apply, closeAll, codeOf, eventually, fileOf, khabar, write } from './support.ts';

const STORY = 'صار نبض الأطلس حديث الناس أمس.\n\nوقال الوزير تولكين زاربانوف إن اللقاء مهم.\n';
const WRONG = 'entities:\n  - name: نبض الأطلس\n    type: جهة\n';

const problemsOf = (uri: vscode.Uri): vscode.Diagnostic[] =>
  vscode.languages.getDiagnostics(uri).filter((one) => codeOf(one) === 'entities');

describe('the team’s names', () => {
  afterEach(async () => {
    await closeAll();
    for (const name of ['.khabar', 'team.ar.txt'])
      await vscode.workspace.fs.delete(fileOf(name), { recursive: true }).then(undefined, () => {});
  });

  it('a mistake in the file is a problem until it is mended, and then the article’s name is what the team says', async () => {
    const { highlightsOf } = await khabar();
    const article = await write('team.ar.txt', STORY);
    const file = await write(ENTITIES_FILE, WRONG);
    const editor = await vscode.window.showTextDocument(article);
    // Whatever else is taken for a name in it: the whole of نبض الأطلس is one only for the team.
    const isTeams = (): boolean | undefined =>
      highlightsOf(editor)?.entities.some(
        ({ type, range: { start, end } }) =>
          type === 'organization' &&
          editor.document.getText(new vscode.Range(start.line, start.character, end.line, end.character)) ===
            'نبض الأطلس',
      );
    await eventually(() => isTeams() === false);

    const document = await vscode.workspace.openTextDocument(file);
    const [problem] = await eventually(() => problemsOf(file).length > 0 && problemsOf(file));
    assert.equal(document.getText(problem!.range), 'جهة');
    const mend = new vscode.WorkspaceEdit();
    mend.replace(file, problem!.range, 'organization');
    assert.equal(await vscode.workspace.applyEdit(mend), true);
    await eventually(() => problemsOf(file).length === 0);
    await eventually(() => isTeams() === true);
  });

  it('grow by an action beside a name; in the open file one undo takes the entry back', async () => {
    await khabar();
    const article = await write('team.ar.txt', STORY);
    const file = await write(ENTITIES_FILE, 'entities: []\n');
    const document = await vscode.workspace.openTextDocument(file);
    await vscode.window.showTextDocument(document);
    // The test before had this file too, and VS Code may still hold what it said then.
    await eventually(() => document.getText() === 'entities: []\n' && !document.isDirty);
    const { document: story } = await vscode.window.showTextDocument(article);
    const at = story.positionAt(STORY.indexOf('تولكين') + 1);
    const add = await eventually(async () =>
      (await actionsAt(article, new vscode.Range(at, at))).find(
        ({ title }) => /«|“/.test(title) && /أضف|Add/.test(title),
      ),
    );
    await apply(add);
    await eventually(() => document.getText().includes('- name: تولكين زاربانوف\n    type: person'));
    await eventually(() => vscode.window.activeTextEditor?.document.uri.toString() === file.toString());
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), 'entities: []\n');
  });
});
