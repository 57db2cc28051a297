import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { reopenAsArabic } from '../../client/src/encodings.ts';
import { bytesIn } from '../fixtures/bytes.ts';
import { closeAll, codeOf, eventually, fileOf, khabar, withSetting, write } from './support.ts';

const BODY = 'قالت الوزارة إن المحادثات التي جرت في باكو كانت بناءة ومفيدة للطرفين، واستمرت يوما كاملا.';
const REPEATED = `استئناف المحادثات\n\n${BODY}\n\nوغادر الوفد العاصمة مساء.\n\n${BODY}\n`;

describe('news items', () => {
  afterEach(closeAll);

  it('open as read-only articles, right to left and painted, with a tab that says which line', async () => {
    const line = JSON.stringify({
      title: 'لقاء في باكو',
      text: `وصل إلهام علييف أمس.\n\n${BODY}`,
      published: '2024-05-11',
    });
    const file = await write('wire.jsonl', `{}\n${line}\n`);
    const uri = `${file.toString().replace(/^[\w-]+:/, 'khabar-news:')}?line=2`.replace(
      'khabar-news:/',
      'khabar-news:/',
    );
    const start = { line: 2, character: 4 };
    await khabar();
    await vscode.commands.executeCommand('khabar.goTo', { uri, range: { start, end: { line: 2, character: 8 } } });
    const editor = vscode.window.activeTextEditor!;
    assert.equal(editor.document.languageId, 'arabic-news');
    assert.match(editor.document.uri.path, /\/wire\.jsonl:2\.ar\.txt$/);
    assert.match(editor.document.getText(), /^لقاء في باكو\n\nوصل إلهام علييف أمس\.\n/);
    assert.equal(editor.selection.start.character, 4);
    const { directionOf, highlightsOf } = await khabar();
    await eventually(() => directionOf(editor) === 'wrapped');
    const seen = await eventually(() => highlightsOf(editor) ?? false);
    assert.ok(seen.entities.length > 0);
    assert.equal(seen.reference.date, '2024-05-11');
    const typed = await vscode.window
      .activeTextEditor!.edit((edit) => edit.insert(new vscode.Position(0, 0), 'أ'))
      .then(
        (applied) => applied,
        () => false,
      );
    assert.equal(typed && editor.document.isDirty, false, 'nothing can be typed into it');
  });
});

describe('a file in Windows-1256', () => {
  afterEach(closeAll);

  it('is read again as what it is, and stays so when it is saved', async () => {
    const file = fileOf('windows.txt');
    const bytes = bytesIn('windows-1256', REPEATED);
    await vscode.workspace.fs.writeFile(file, bytes);
    const { document } = await vscode.window.showTextDocument(file);
    assert.notEqual(document.getText(), REPEATED);
    await reopenAsArabic(file);
    const opened = await eventually(() => {
      const editor = vscode.window.activeTextEditor;
      return editor?.document.getText() === REPEATED && editor;
    });
    assert.equal(opened.document.encoding, 'windows1256');
    await eventually(
      () =>
        opened.document.languageId === 'arabic-news' ||
        vscode.window.activeTextEditor?.document.languageId === 'arabic-news',
    );
    await vscode.window.activeTextEditor!.edit((edit) => edit.insert(new vscode.Position(0, 0), 'عاجل: '));
    await vscode.window.activeTextEditor!.document.save();
    const saved = await vscode.workspace.fs.readFile(file);
    assert.deepEqual(new Uint8Array(saved), bytesIn('windows-1256', `عاجل: ${REPEATED}`));
  });
});

describe('diagnostics of articles that are not open', () => {
  afterEach(closeAll);

  it('are shown where they are wanted, once, and taken back', async () => {
    await khabar();
    const file = await write('closed.ar.txt', REPEATED);
    const codes = () => vscode.languages.getDiagnostics(file).map(codeOf);
    assert.deepEqual(codes(), []);
    await withSetting('khabar.diagnostics.scope', 'workspace', async () => {
      await eventually(() => codes().length > 0);
      assert.deepEqual(codes(), ['duplicate-paragraph']);
      // Not `showTextDocument`, which keeps a document for minutes after its editor was closed.
      await vscode.commands.executeCommand('vscode.open', file);
      const { document } = vscode.window.activeTextEditor!;
      const { onDidAnalyse } = await khabar();
      const analysed = new Promise<void>((resolve) => onDidAnalyse(() => resolve()));
      const edit = new vscode.WorkspaceEdit();
      edit.insert(file, new vscode.Position(0, 0), 'عاجل: ');
      await vscode.workspace.applyEdit(edit);
      await analysed;
      assert.deepEqual(codes(), ['duplicate-paragraph'], 'not once for the file and once for the document');
      assert.ok(document.isDirty);
      await closeAll();
      await eventually(() => codes().length === 1);
    });
    await eventually(() => codes().length === 0);
  });
});
