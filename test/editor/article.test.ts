import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { AnalysedParams } from '../../server/src/protocol.ts';
import {
  actionsAt,
  apply,
  closeAll,
  codeOf,
  diagnosticsOf,
  eventually,
  fileOf,
  khabar,
  withSetting,
  write,
} from './support.ts';

const REPEATED = 'وأضاف المسؤول الأممي أن القوافل الأولى ستحمل الدواء والغذاء إلى ثلاث قرى معزولة منذ الشتاء.';
const ARTICLE = [
  'أبواب المعبر تفتح غدا أمام القوافل',
  REPEATED,
  'ورحب سكان القرى بالقرار، وقالوا إنهم انتظروا هذا اليوم شهورا طويلة.',
  REPEATED,
];
const text = (paragraphs: readonly string[]) => `${paragraphs.join('\n\n')}\n`;

describe('an article', () => {
  afterEach(closeAll);

  it('has its names and dates highlighted', async () => {
    const { highlightsOf } = await khabar();
    const editor = await vscode.window.showTextDocument(fileOf('geneva.ar.txt'));
    const { entities, dates, counts } = await eventually(() => highlightsOf(editor));
    const words = (ranges: AnalysedParams['dates']) =>
      ranges.map(({ range: { start, end } }) =>
        editor.document.getText(new vscode.Range(start.line, start.character, end.line, end.character)),
      );
    assert.ok(words(entities).includes('أنطونيو غوتيريش'), `entities: ${words(entities).join('، ')}`);
    assert.ok(words(entities).includes('جنيف'));
    assert.ok(
      words(dates).some((date) => date.includes('14 مايو 2024')),
      `dates: ${words(dates).join('، ')}`,
    );
    assert.equal(counts.duplicates, 1);
  });

  it('tells of a repeated paragraph where its later copy stands, and points at the first', async () => {
    const editor = await vscode.window.showTextDocument(fileOf('geneva.ar.txt'));
    const [found, ...more] = await diagnosticsOf(editor.document.uri, 'duplicate-paragraph');
    assert.equal(more.length, 0);
    assert.equal(found?.severity, vscode.DiagnosticSeverity.Warning);
    assert.equal(found?.range.start.line, 10);
    assert.equal(found?.relatedInformation?.[0]?.location.range.start.line, 6);
  });

  it('fades lines of page furniture, as hints', async () => {
    const editor = await vscode.window.showTextDocument(fileOf('geneva.ar.txt'));
    const found = await diagnosticsOf(editor.document.uri, 'boilerplate');
    const last = found.find(({ range }) => editor.document.getText(range).includes('أضف تعليقك'));
    assert.equal(last?.severity, vscode.DiagnosticSeverity.Hint);
    assert.deepEqual(last?.tags, [vscode.DiagnosticTag.Unnecessary]);
  });

  it('explains a name in a hover, with a link to another article', async () => {
    const editor = await vscode.window.showTextDocument(fileOf('geneva.ar.txt'));
    const line = editor.document.lineAt(4);
    const at = new vscode.Position(4, line.text.indexOf('غوتيريش') + 2);
    const words = await eventually(async () => {
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        editor.document.uri,
        at,
      );
      const contents = hovers.flatMap((hover) => hover.contents as vscode.MarkdownString[]);
      const all = contents.map(({ value }) => value).join('\n');
      return all.includes('crossing.ar.txt') && all;
    });
    assert.match(words, /أنطونيو غوتيريش/);
  });

  it('loses the later copy by the preferred fix, and has it back by one undo', async () => {
    const uri = await write('quick-fix.ar.txt', text(ARTICLE));
    const editor = await vscode.window.showTextDocument(uri);
    const [found] = await diagnosticsOf(uri, 'duplicate-paragraph');
    const actions = await actionsAt(uri, found!.range, vscode.CodeActionKind.QuickFix.value);
    const preferred = actions.filter(({ isPreferred }) => isPreferred);
    assert.equal(preferred.length, 1, `preferred of ${actions.map(({ title }) => title).join('; ')}`);
    await apply(preferred[0]!);
    assert.equal(editor.document.getText(), text(ARTICLE.slice(0, 3)));
    await vscode.commands.executeCommand('undo');
    assert.equal(editor.document.getText(), text(ARTICLE));
  });

  it('loses its exact copies on save when the user asks for that', async () => {
    const uri = await write('on-save.ar.txt', text(ARTICLE));
    await withSetting('editor.codeActionsOnSave', { 'source.fixAll.khabar': 'explicit' }, async () => {
      const editor = await vscode.window.showTextDocument(uri);
      await diagnosticsOf(uri, 'duplicate-paragraph');
      await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), ' '));
      await editor.edit((edit) => edit.delete(new vscode.Range(0, 0, 0, 1)));
      assert.equal(await editor.document.save(), true);
      assert.equal(editor.document.getText(), text(ARTICLE.slice(0, 3)));
    });
  });

  it('keeps its copies on save when the user does not', async () => {
    const uri = await write('plain-save.ar.txt', text(ARTICLE));
    const editor = await vscode.window.showTextDocument(uri);
    await diagnosticsOf(uri, 'duplicate-paragraph');
    await editor.edit((edit) => edit.insert(new vscode.Position(2, 0), ' '));
    assert.equal(await editor.document.save(), true);
    assert.match(editor.document.getText(), new RegExp(`${REPEATED}\\s+$`));
  });

  it('is ignored here, and only here, after "ignore"', async () => {
    const uri = await write('ignored.ar.txt', text(ARTICLE));
    await vscode.window.showTextDocument(uri);
    const [found] = await diagnosticsOf(uri, 'duplicate-paragraph');
    const actions = await actionsAt(uri, found!.range, vscode.CodeActionKind.QuickFix.value);
    const ignore = actions.find(
      ({ command }) => command?.command === 'khabar.ignore' && command.arguments?.[0]?.scope === 'here',
    );
    assert.ok(ignore, `none to ignore it among ${actions.map(({ title }) => title).join('; ')}`);
    await apply(ignore);
    await eventually(
      () => !vscode.languages.getDiagnostics(uri).some((other) => codeOf(other) === 'duplicate-paragraph'),
    );
    const decisions = new TextDecoder().decode(await vscode.workspace.fs.readFile(fileOf('.khabar/decisions.yaml')));
    assert.match(decisions, /duplicate-paragraph/);
    assert.match(decisions, /ignored\.ar\.txt/);
    const other = await write('not-ignored.ar.txt', text(ARTICLE));
    await vscode.window.showTextDocument(other);
    await diagnosticsOf(other, 'duplicate-paragraph');
  });

  it('follows the severity that the user sets for a rule', async () => {
    const uri = await write('severity.ar.txt', text(ARTICLE));
    await vscode.window.showTextDocument(uri);
    await diagnosticsOf(uri, 'duplicate-paragraph');
    await withSetting('khabar.rules.duplicate-paragraph', 'off', () =>
      eventually(() => !vscode.languages.getDiagnostics(uri).some((other) => codeOf(other) === 'duplicate-paragraph')),
    );
    await diagnosticsOf(uri, 'duplicate-paragraph');
  });
});
