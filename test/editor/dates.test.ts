import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { actionsAt, apply, closeAll, diagnosticsOf, eventually, khabar, withSetting, write } from './support.ts';

const OPEN = 'لقاء في يريفان\n\nقال الوزير اليوم الأربعاء إن اللقاء سيعقد في 10 مايو 2024 الجاري في العاصمة.\n';
const DATED =
  '---\ndate: 2022-04-08\n---\nلقاء في يريفان\n\nالتقى الوزيران أمس الخميس في يريفان وبحثا مسودة المعاهدة.\n';

const rangeOf = (document: vscode.TextDocument, passage: string): vscode.Range => {
  const at = document.positionAt(document.getText().indexOf(passage) + 1);
  return new vscode.Range(at, at);
};

describe('dates', () => {
  before(() => khabar());
  afterEach(closeAll);

  it('are written anew by a refactoring, and one undo takes it back', async () => {
    const uri = await write('date-action.ar.txt', DATED);
    const { document } = await vscode.window.showTextDocument(uri);
    const [action] = await eventually(async () => {
      const found = await actionsAt(uri, rangeOf(document, 'أمس'), 'refactor.rewrite.khabar');
      return found.length > 0 && found;
    });
    await apply(action!);
    assert.equal(document.getText(), DATED.replace('أمس الخميس', 'الخميس 7 أبريل 2022'));
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), DATED);
  });

  it('are mended by a quick fix across the end of a month', async () => {
    const uri = await write('date-fix.ar.txt', 'لقاء\n\nعُقد اللقاء الثلاثاء ١ أيار/مايو ٢٠٢٤ في العاصمة.\n');
    const { document } = await vscode.window.showTextDocument(uri);
    const [found] = await diagnosticsOf(uri, 'wrong-weekday');
    const actions = await actionsAt(uri, found!.range, vscode.CodeActionKind.QuickFix.value);
    const change = actions.find(({ title }) => title.includes('٣٠'));
    assert.ok(change, actions.map(({ title }) => title).join('; '));
    await apply(change);
    assert.match(document.getText(), /الثلاثاء ٣٠ نيسان\/أبريل ٢٠٢٤/);
  });

  it('have their value behind them while the setting asks for it', async () => {
    const uri = await write('date-hint.ar.txt', DATED);
    const { document } = await vscode.window.showTextDocument(uri);
    const hints = () =>
      vscode.commands.executeCommand<vscode.InlayHint[]>(
        'vscode.executeInlayHintProvider',
        uri,
        new vscode.Range(0, 0, document.lineCount, 0),
      );
    assert.deepEqual(await hints(), []);
    await withSetting('khabar.inlayHints.dates', true, async () => {
      const [hint] = await eventually(async () => {
        const found = await hints();
        return found.length > 0 && found;
      });
      assert.equal(hint!.label, ' =\u00a0\u20662022-\u206004-\u206007\u2069');
    });
    await eventually(async () => (await hints()).length === 0);
  });

  it('the publication date is chosen from the days that the text leaves open', async () => {
    const { onDidAnalyse } = await khabar();
    const uri = await write('date-open.ar.txt', OPEN);
    const references: { date: string | null; candidates?: readonly string[] }[] = [];
    const listener = onDidAnalyse((analysis) => {
      if (vscode.Uri.parse(analysis.uri).toString() === uri.toString()) references.push(analysis.reference);
    });
    try {
      await vscode.window.showTextDocument(uri);
      await eventually(() => references.length > 0);
      assert.deepEqual(references[0]!.candidates, ['2024-05-01', '2024-05-08']);
      let done = false;
      const asked = vscode.commands.executeCommand('khabar.setPublicationDate').then(() => {
        done = true;
      });
      await eventually(async () => {
        // The second of the days; while the list is not there yet these commands do nothing.
        await vscode.commands.executeCommand('workbench.action.quickOpenSelectNext');
        await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
        return done;
      });
      await asked;
      await eventually(() => references.at(-1)!.date !== null);
      assert.match(references.at(-1)!.date!, /^2024-05-0[18]$/);
      await vscode.commands.executeCommand('khabar.keepPublicationDate', { uri: uri.toString(), date: null });
    } finally {
      listener.dispose();
    }
  });
});
