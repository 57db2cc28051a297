import assert from 'node:assert/strict';
import type { CodeAction, TextDocumentEdit, WorkspaceEdit } from 'vscode-languageserver-protocol/node';
import { CLEAN_TEXT, type CleanTextResult, COMMANDS, type Comparison, type Place } from '../../server/src/protocol.ts';
import { FULL, TestClient } from './client.ts';
import { Folder } from './folder.ts';
import { BODY, LEAD, PLAIN, REPEATED } from './texts.ts';

const uri = 'file:///news/fixes.ar.txt';
const COPY = { start: { line: 8, character: 3 }, end: { line: 8, character: 3 } };
const WHOLE = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };

const named = (actions: readonly CodeAction[], title: RegExp): CodeAction => {
  const found = actions.find((action) => title.test(action.title));
  assert.ok(found, `no ${title} in:\n${actions.map((action) => action.title).join('\n')}`);
  return found;
};

describe('fixes over the protocol', () => {
  it('removing the later copy is preferred and leaves the article as it was without it', async () => {
    const client = await TestClient.start();
    await client.open(uri, REPEATED);
    const action = named(await client.actions(uri, COPY), /^Remove this copy$/);
    assert.equal(action.isPreferred, true);
    assert.ok(client.apply(action.edit!));
    assert.equal(client.text(uri).getText(), PLAIN);
    assert.deepEqual(await client.diagnostics(uri), []);
    await client.stop();
  });

  it('keeps the line ends of Windows', async () => {
    const client = await TestClient.start();
    await client.open(uri, REPEATED.replaceAll('\n', '\r\n'));
    assert.ok(client.apply(named(await client.actions(uri, COPY), /^Remove this copy$/).edit!));
    assert.equal(client.text(uri).getText(), PLAIN.replaceAll('\n', '\r\n'));
    await client.stop();
  });

  it('removes all exact copies at once, and only them', async () => {
    const client = await TestClient.start();
    await client.open(uri, `${REPEATED}\n${LEAD}\n\nشارك هذا الخبر: فيسبوك | واتساب\n`);
    const action = named(await client.actions(uri, COPY), /^Remove all exact duplicates in this file \(2\)$/);
    assert.ok(client.apply(action.edit!));
    assert.equal(client.text(uri).getText(), `${PLAIN}\nشارك هذا الخبر: فيسبوك | واتساب\n`);
    await client.stop();
  });

  it('source.fixAll.khabar is there for those alone who ask for it, and mends the file', async () => {
    const client = await TestClient.start();
    await client.open(uri, REPEATED);
    const unasked = await client.actions(uri, WHOLE);
    assert.ok(unasked.every(({ kind }) => kind === 'quickfix'));
    const [fix, ...others] = await client.actions(uri, WHOLE, ['source.fixAll']);
    assert.deepEqual(others, []);
    assert.equal(fix?.kind, 'source.fixAll.khabar');
    assert.ok(client.apply(fix.edit!));
    assert.equal(client.text(uri).getText(), PLAIN);
    assert.deepEqual(await client.actions(uri, WHOLE, ['source.fixAll.khabar']), []);
    await client.stop();
  });

  it('a fix names the version that it was made for, so that a later document refuses it', async () => {
    const client = await TestClient.start();
    await client.open(uri, REPEATED);
    const { edit } = named(await client.actions(uri, COPY), /^Remove this copy$/);
    assert.equal((edit!.documentChanges![0] as TextDocumentEdit).textDocument.version, 1);
    await client.insert(uri, { line: 0, character: 0 }, 'عاجل: ');
    assert.equal(client.apply(edit!), false);
    const again = named(await client.actions(uri, COPY), /^Remove this copy$/);
    assert.ok(client.apply(again.edit!));
    assert.equal(client.text(uri).getText(), `عاجل: ${PLAIN}`);
    await client.stop();
  });

  it('a client without versioned edits gets plain changes', async () => {
    const client = await TestClient.start({ capabilities: { ...FULL, workspace: { configuration: true } } });
    await client.open(uri, REPEATED);
    const { edit } = named(await client.actions(uri, COPY), /^Remove this copy$/);
    assert.equal(edit!.documentChanges, undefined);
    assert.equal(edit!.changes?.[uri]?.length, 1);
    await client.stop();
  });

  it('a near copy names the figure that differs, and its removal is not preferred', async () => {
    const client = await TestClient.start();
    const later = BODY.replace('مقتضب', 'من 12 صفحة');
    const earlier = BODY.replace('مقتضب', 'من 15 صفحة');
    await client.open(uri, `محادثات جديدة في برلين\n\n${earlier}\n\n${LEAD}\n\n${later}\n`);
    const [found] = await client.diagnostics(uri);
    assert.equal(found?.code, 'near-duplicate');
    assert.match(String(found.message), /figures: 15 → 12/);
    const actions = await client.actions(uri, found.range);
    assert.ok(actions.every(({ isPreferred }) => !isPreferred));
    const compare = named(actions, /^Compare/).command!;
    assert.equal(compare.command, 'khabar.compare');
    const { version, first, second } = compare.arguments![0] as Comparison;
    assert.deepEqual([version, first.start.line, second.start.line], [1, 2, 6]);
    await client.stop();
  });

  it('goes to the other copy by the client, or by the server for a client without that command', async () => {
    const khabar = await TestClient.start();
    await khabar.open(uri, REPEATED);
    const own = named(await khabar.actions(uri, COPY), /^Go to/).command!;
    assert.equal(own.command, 'khabar.goTo');
    assert.equal((own.arguments![0] as Place).range.start.line, 4);
    await khabar.stop();

    const other = await TestClient.start({ clientCommands: null });
    await other.open(uri, REPEATED);
    const actions = await other.actions(uri, COPY);
    assert.ok(!actions.some(({ command }) => command?.command === 'khabar.compare'));
    const { command, arguments: args } = named(actions, /^Go to/).command!;
    assert.equal(command, COMMANDS.show);
    await other.execute(command, args![0]);
    assert.deepEqual(other.shown, [{ uri, selection: (args![0] as Place).range, takeFocus: true }]);
    await other.stop();
  });

  it('removes page furniture in bulk but where the text came from one by one', async () => {
    const client = await TestClient.start();
    const share = 'شارك هذا الخبر: فيسبوك | إكس | واتساب';
    const source = 'المصدر: وكالات';
    await client.open(uri, `${PLAIN}\n${share}\n\n${source}\n`);
    const codes = (await client.diagnostics(uri)).map(({ code }) => code);
    assert.deepEqual(codes, ['boilerplate', 'boilerplate']);
    const [clean] = await client.actions(uri, WHOLE, ['source.cleanBoilerplate.khabar']);
    assert.ok(client.apply(clean!.edit!));
    assert.equal(client.text(uri).getText(), `${PLAIN}\n${source}\n`);
    assert.deepEqual(await client.actions(uri, WHOLE, ['source.cleanBoilerplate.khabar']), []);
    const range = { start: client.at(uri, source), end: client.at(uri, source) };
    const one = named(await client.actions(uri, range), /^Remove this source line$/);
    assert.ok(client.apply(one.edit!));
    assert.equal(client.text(uri).getText(), PLAIN);
    await client.stop();
  });

  it('mends one rule in every article of the folder, each edit to be ticked, an open one by its text in the editor', async () => {
    const folder = new Folder({
      'أ.ar.txt': 'عنوان أول\n\nوصل الوفد إلى إلى العاصمة مساء أمس.\n',
      'ب.ar.txt': 'عنوان ثان\n\nوصل الوزير إلى العاصمة مساء أمس.\n',
      'ج.ar.txt': 'عنوان ثالث\n\nغادر الوفد العاصمة في في المساء.\n',
    });
    const workspace = { ...FULL.workspace, workspaceEdit: { documentChanges: true, changeAnnotationSupport: {} } };
    const client = await TestClient.start({ folders: [folder.uri], capabilities: { ...FULL, workspace } });
    await client.read();
    const open = folder.uriOf('أ.ar.txt');
    await client.open(open, 'عنوان أول\n\nوصل الوفد من من العاصمة إلى إلى الساحل.\n');
    const at = client.at(open, 'من من');
    const everywhere = named(await client.actions(open, { start: at, end: at }), /in all files of the folder/).command!;
    let shown: WorkspaceEdit | undefined;
    client.onEdit = (edit) => {
      shown = edit;
    };
    await client.execute(everywhere.command, everywhere.arguments![0]);
    const changes = shown!.documentChanges as TextDocumentEdit[];
    assert.deepEqual(
      changes
        .map(({ textDocument, edits }) => [
          textDocument.uri === open ? 'open' : 'file',
          textDocument.version,
          edits.length,
        ])
        .sort(),
      [
        ['file', null, 1],
        ['open', 1, 2],
      ],
    );
    assert.equal(Object.values(shown!.changeAnnotations!)[0]!.needsConfirmation, true);
    await client.stop();
    folder.remove();
  });

  it('cleans a pasted article, and a text that is about to be pasted, and leaves the source line', async () => {
    const client = await TestClient.start();
    const share = 'شارك هذا الخبر: فيسبوك | إكس | واتساب';
    const pasted = `${PLAIN.replaceAll('\n\n', '\n\n\n')}\u200f\n${share}\n\nالمصدر: وكالات\n`;
    await client.open(uri, pasted);
    const [clean] = await client.actions(uri, WHOLE, ['source.cleanPasted.khabar']);
    assert.ok(client.apply(clean!.edit!));
    assert.equal(client.text(uri).getText(), `${PLAIN}\nالمصدر: وكالات\n`);
    const { text } = await client.connection.sendRequest<CleanTextResult>(CLEAN_TEXT, { text: pasted });
    assert.equal(text, client.text(uri).getText());
    await client.stop();
  });

  it('mends a weekday in two ways', async () => {
    const client = await TestClient.start();
    const text = 'استؤنفت المحادثات يوم الثلاثاء 8 مايو 2024 في العاصمة بحضور الوفدين.\n';
    await client.open(uri, text);
    const [found] = await client.diagnostics(uri);
    assert.equal(found?.code, 'wrong-weekday');
    const actions = await client.actions(uri, found.range);
    const weekday = named(actions, /^Change the weekday/);
    const date = named(actions, /^Change the date/);
    assert.ok(client.apply(weekday.edit!));
    assert.equal(client.text(uri).getText(), text.replace('الثلاثاء', 'الأربعاء'));
    assert.deepEqual(await client.diagnostics(uri), []);
    await client.change(uri, [{ range: WHOLE, newText: text }]);
    assert.equal(client.apply(date.edit!), false, 'made for an older version');
    const again = named(await client.actions(uri, found.range), /^Change the date/);
    assert.ok(client.apply(again.edit!));
    assert.equal(client.text(uri).getText(), text.replace('8 مايو', '7 مايو'));
    await client.stop();
  });
});
