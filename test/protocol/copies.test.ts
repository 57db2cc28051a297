import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { CodeLens, FullDocumentDiagnosticReport } from 'vscode-languageserver-protocol/node';
import {
  COPIES,
  type CopiesResult,
  STORIES,
  STORIES_CHANGED,
  STORY_ARTICLES,
  type StoriesResult,
  type StoryArticlesResult,
} from '../../server/src/protocol.ts';
import { TestClient } from './client.ts';
import { Folder } from './folder.ts';

const TALKS =
  'استأنف الوفدان في جنيف صباح اليوم محادثاتهما حول تقاسم مياه النهر بعد توقف دام سبعة أشهر، وسط تفاؤل حذر من الوسطاء.';
const ALONE =
  'وقال رئيس بلدية الميناء إن أعمال توسعة الرصيف الشمالي ستنتهي قبل حلول الخريف، وإن السفن ستعود إلى الرسو فيه تباعا.';
const HERE = `جولة جديدة\n\n${TALKS}\n\n${ALONE}\n`;

describe('copies over the protocol', () => {
  let folder: Folder;
  let here: string;
  let first: string;

  beforeEach(() => {
    folder = new Folder({
      '2024-05-01.ar.txt': `---\nsource: وكالة النهر\n---\nالوفدان في جنيف\n\n${TALKS}\n`,
      '2024-05-03.ar.txt': HERE,
    });
    here = folder.uriOf('2024-05-03.ar.txt');
    first = folder.uriOf('2024-05-01.ar.txt');
  });
  afterEach(() => folder.remove());

  it('stories, their articles and the paragraphs are given a page at a time', async () => {
    const client = await TestClient.start({ folders: [folder.uri] });
    const { connection } = client;
    await client.read();
    const found: StoriesResult = await connection.sendRequest(STORIES, { offset: 0, limit: 5 });
    assert.deepEqual([found.total, found.partial], [1, false]);
    const [story] = found.stories;
    assert.deepEqual(story!.oldest, {
      uri: first,
      title: 'الوفدان في جنيف',
      date: '2024-05-01',
      outlet: 'وكالة النهر',
    });
    assert.deepEqual([story!.articles, story!.percent, story!.until], [2, 100, '2024-05-03']);
    const { articles }: StoryArticlesResult = await connection.sendRequest(STORY_ARTICLES, {
      id: story!.id,
      offset: 1,
      limit: 5,
    });
    assert.deepEqual(
      articles.map(({ uri }) => uri),
      [here],
    );
    const { paragraphs }: CopiesResult = await connection.sendRequest(COPIES, { uri: here, places: true });
    assert.equal(paragraphs.length, 1);
    assert.equal(paragraphs[0]!.range.start.line, 2);
    assert.deepEqual(
      paragraphs[0]!.others.map(({ uri, kind, range }) => [uri, kind, range!.start.line]),
      [[first, 'exact', 5]],
    );
    await client.stop();
  });

  it('a cable to another president is no copy, the same cable with a word changed is', async () => {
    const cable =
      'بعث الملك برقية تهنئة إلى الرئيس الفرنسي إيمانويل ماكرون بمناسبة اليوم الوطني لبلاده، عبر فيها عن أصدق التهاني وأطيب التمنيات له ولشعبه.';
    const cables = new Folder({
      'أ.ar.txt': `برقية تهنئة\n\n${cable}\n`,
      'ب.ar.txt': `برقية أخرى\n\n${cable.replace('الفرنسي إيمانويل ماكرون', 'الروسي فلاديمير بوتين')}\n`,
      'ج.ar.txt': `برقية ثالثة\n\n${cable.replace('أصدق', 'أجمل')}\n`,
    });
    const client = await TestClient.start({ folders: [cables.uri] });
    await client.read();
    const uri = cables.uriOf('أ.ar.txt');
    const { paragraphs }: CopiesResult = await client.connection.sendRequest(COPIES, { uri, places: true });
    assert.deepEqual(
      paragraphs.map(({ others }) => others.map(({ uri, kind }) => [uri, kind])),
      [[[cables.uriOf('ج.ar.txt'), 'near']]],
    );
    await client.stop();
    cables.remove();
  });

  it('a client that has asked is told when answers may differ', async () => {
    const client = await TestClient.start({ folders: [folder.uri] });
    const { connection } = client;
    await client.read();
    await client.open(here, HERE);
    await connection.sendRequest(STORIES, { offset: 0, limit: 5 });
    const told = new Promise<void>((resolve) => connection.onNotification(STORIES_CHANGED, resolve));
    const end = client.text(here).getText().indexOf(ALONE);
    const range = { start: { line: 2, character: 0 }, end: client.text(here).positionAt(end) };
    await client.change(here, [{ range, newText: '' }]);
    await told;
    const { total }: StoriesResult = await connection.sendRequest(STORIES, { offset: 0, limit: 5 });
    assert.equal(total, 0);
    await client.stop();
  });

  it('a lens stands on the headline once the setting asks for it', async () => {
    const client = await TestClient.start({
      folders: [folder.uri],
      locale: 'ar',
      clientCommands: ['khabar.showCopies'],
    });
    const lenses = (): Promise<CodeLens[]> =>
      client.connection.sendRequest('textDocument/codeLens', { textDocument: { uri: here } });
    await client.read();
    await client.open(here, HERE);
    assert.deepEqual(await lenses(), []);
    client.settings = { codeLens: { copies: true } };
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await client.until('lenses are asked for again', () => client.lensRefreshes > 0);
    const [lens] = await lenses();
    assert.match(
      lens!.command!.title,
      /^\u2067\d\d٪ من هذا النص وارد أيضًا في «الوفدان في جنيف» \(وكالة النهر، \u20662024-05-01\u2069\)/,
    );
    assert.deepEqual(lens!.command!.arguments, [{ uri: here, places: true }]);
    assert.deepEqual(lens!.range.start, { line: 0, character: 0 });
    await client.stop();
  });
});

describe('page furniture that is learnt', () => {
  const LINE = 'تابعوا نشرتنا كل صباح';
  const bodies = [TALKS, ALONE, 'أغلقت أسواق الأسهم الخليجية على تباين في ختام تعاملات الأسبوع وسط ترقب المستثمرين.'];
  const text = (n: number): string => `خبر ${n} من أخبار اليوم\n\n${bodies[n]}\n\n${LINE}\n`;

  it('is told with its evidence, can be removed, and is none for good where somebody says so', async () => {
    const folder = new Folder({ '0.ar.txt': text(0), '1.ar.txt': text(1), '2.ar.txt': text(2) });
    const client = await TestClient.start({ folders: [folder.uri], locale: 'ar' });
    const uri = folder.uriOf('0.ar.txt');
    await client.open(uri, text(0));
    const before = (await client.pull(uri)) as FullDocumentDiagnosticReport;
    await client.until('something was learnt', () => client.refreshes > 0);
    const report = (await client.pull(uri, before.resultId)) as FullDocumentDiagnosticReport;
    const [hint] = report.items.filter(({ code }) => code === 'boilerplate');
    assert.match(String(hint!.message), /ورد في 3 من 3 ملفات/);
    assert.equal(hint!.severity, 4);
    const actions = await client.actions(uri, hint!.range, ['quickfix']);
    const titled = (title: string) => actions.find((action) => action.title.startsWith(title));
    assert.equal(titled('احذف السطر المتكرر')!.isPreferred, undefined);
    const { command } = titled('ليس من قوالب الصفحة')!;
    await client.execute(command!.command, command!.arguments![0]);
    assert.match(
      readFileSync(folder.file('.khabar/decisions.yaml'), 'utf8'),
      /not_furniture:\n {2}- تابعوا نشرتنا كل صباح/,
    );
    assert.deepEqual(
      (await client.diagnostics(uri)).filter(({ code }) => code === 'boilerplate'),
      [],
    );
    assert.equal(client.apply(titled('احذف السطر المتكرر')!.edit!), true);
    assert.ok(!client.text(uri).getText().includes(LINE));
    await client.stop();
    folder.remove();
  });
});
