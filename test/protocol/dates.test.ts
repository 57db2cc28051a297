import assert from 'node:assert/strict';
import type { CodeAction, InlayHint, TextDocumentEdit } from 'vscode-languageserver-protocol/node';
import { COMMANDS } from '../../server/src/protocol.ts';
import { TestClient } from './client.ts';

const uri = 'file:///news/dates.ar.txt';
const WHOLE = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
const text =
  '---\ndate: 2022-04-08\n---\nلقاء في يريفان\n\nالتقى الوزيران أمس الخميس في يريفان، على أن يلتقيا في 15 نيسان الجاري، وكانا التقيا في 3 آذار 2022.\n';

async function start(settings: object = {}, locale = 'ar'): Promise<TestClient> {
  const client = await TestClient.start({ locale, settings });
  await client.open(uri, text);
  return client;
}

async function rewritings(client: TestClient, passage: string, only = ['refactor']): Promise<CodeAction[]> {
  const at = client.at(uri, passage);
  return client.actions(uri, { start: at, end: at }, only);
}

const hints = (client: TestClient): Promise<InlayHint[]> =>
  client.connection.sendRequest('textDocument/inlayHint', { textDocument: { uri }, range: WHOLE });

describe('dates over the protocol', () => {
  it('are written anew where the caret is, one edit of one version', async () => {
    const client = await start();
    const [action, ...others] = await rewritings(client, 'أمس الخميس');
    assert.deepEqual(others, []);
    assert.equal(action!.title, 'استبدل به تاريخا صريحا: «الخميس 7 أبريل 2022»\u200f');
    assert.equal(action!.kind, 'refactor.rewrite.khabar');
    assert.equal((action!.edit!.documentChanges![0] as TextDocumentEdit).textDocument.version, 1);
    assert.ok(client.apply(action!.edit!));
    assert.equal(client.text(uri).getText(), text.replace('أمس الخميس', 'الخميس 7 أبريل 2022'));
    assert.equal(client.apply(action!.edit!), false, 'made for the version before');
    await client.stop();
  });

  it('are not offered beside a date, nor to those who ask for quick fixes, nor where nothing would change', async () => {
    const client = await start();
    assert.deepEqual(await rewritings(client, 'الوزيران'), []);
    assert.deepEqual(await rewritings(client, 'أمس الخميس', ['quickfix']), []);
    assert.deepEqual(await client.actions(uri, WHOLE), []);
    await client.change(uri, [{ range: WHOLE, newText: 'وصل الوفد يوم الأربعاء 8 مايو 2024 إلى باريس.\n' }]);
    assert.deepEqual(await rewritings(client, '8 مايو'), []);
    await client.stop();
  });

  it('follow the house style, of one date and of the file', async () => {
    const client = await start({ houseStyle: { months: 'levant-gulf', digits: 'arabic-indic' } }, 'en');
    const titles = (await rewritings(client, '15 نيسان')).map(({ title }) => title);
    assert.deepEqual(titles, [
      'Write the date in full: “١٥ نيسان/أبريل ٢٠٢٢”',
      'Add the weekday: “يوم الجمعة 15 نيسان الجاري”',
      'Write the month in house style: “15 نيسان/أبريل الجاري”',
      'Write all month names of the file in house style (2)',
      'Write the digits in house style: “١٥ نيسان الجاري”',
      'Write the digits of all dates of the file in house style (3)',
    ]);
    const all = (await rewritings(client, '15 نيسان')).find(({ title }) => title.startsWith('Write all month'));
    assert.ok(client.apply(all!.edit!));
    assert.equal(
      client.text(uri).getText(),
      text.replace('15 نيسان', '15 نيسان/أبريل').replace('3 آذار', '3 آذار/مارس'),
    );
    await client.stop();
  });

  it('a house style that no newsroom has is the default', async () => {
    const client = await start({ houseStyle: { months: 'mars', digits: 7 } });
    const titles = (await rewritings(client, '15 نيسان')).map(({ title }) => title);
    assert.ok(titles.includes('اكتب التاريخ كاملا: «15 أبريل 2022»\u200f'), titles.join('\n'));
    await client.stop();
  });

  it('have no value behind them until the setting asks, and then at once', async () => {
    const client = await start();
    assert.deepEqual(await hints(client), []);
    const before = client.hintRefreshes;
    client.settings = { inlayHints: { dates: true } };
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await client.until('the hints are to be asked for again', () => client.hintRefreshes > before);
    const shown = await hints(client);
    assert.deepEqual(
      shown.map(({ label }) => label),
      [' =\u00a0\u20662022-\u206004-\u206007\u2069', ' =\u00a0\u20662022-\u206004-\u206015\u2069'],
    );
    assert.match(String(shown[0]!.tooltip), /^«أمس الخميس» ← نُشر الجمعة 8 أبريل 2022/);
    assert.equal(client.text(uri).offsetAt(shown[0]!.position), text.indexOf('أمس الخميس') + 'أمس الخميس'.length);
    await client.stop();
  });

  it('are counted anew when the publication date is set', async () => {
    const client = await TestClient.start({ locale: 'ar', settings: { inlayHints: { dates: true } } });
    await client.open(uri, 'لقاء في يريفان\n\nالتقى الوزيران أمس في يريفان وبحثا مسودة المعاهدة.\n');
    assert.deepEqual(await hints(client), []);
    assert.match(await client.hover(uri, 'أمس'), /تاريخ النشر غير معروف/);
    const before = client.hintRefreshes;
    await client.execute(COMMANDS.setPublicationDate, { uri, date: '2022-04-08' });
    await client.until('the hints are to be asked for again', () => client.hintRefreshes > before);
    assert.deepEqual(
      (await hints(client)).map(({ label }) => label),
      [' =\u00a0\u20662022-\u206004-\u206007\u2069'],
    );
    await client.stop();
  });

  it('a wrong one is mended by the protocol’s quick fixes, each leaving nothing to mend', async () => {
    const client = await TestClient.start();
    for (const wrong of [
      'صدر القرار في 31 أبريل 2024 في العاصمة.',
      'سافر الوفد في 3 مايو/حزيران 2024 إلى باريس.',
      'يقام المعرض من 20 إلى 12 مايو 2024 في العاصمة.',
      'صدر القرار في 12 شعبان 1445هـ الموافق 22 مارس 2024م.',
      'عُقد الاجتماع الثلاثاء 1 مايو 2024 في العاصمة.',
    ]) {
      await client.open(uri, wrong);
      const [found] = await client.diagnostics(uri);
      const actions = (await client.actions(uri, found!.range, ['quickfix'])).filter(({ edit }) => edit);
      assert.ok(actions.length > 0, wrong);
      for (const { edit } of actions) {
        await client.close(uri);
        await client.open(uri, wrong);
        assert.ok(client.apply(edit!));
        assert.deepEqual(await client.diagnostics(uri), [], client.text(uri).getText());
      }
      await client.close(uri);
    }
    await client.stop();
  });
});
