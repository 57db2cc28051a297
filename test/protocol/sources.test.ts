import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import {
  ENTITIES,
  ENTITIES_CHANGED,
  ENTITY_ARTICLES,
  ENTITY_MENTIONS,
  ENTITY_TYPES,
  type EntitiesResult,
  type EntityArticlesResult,
  type EntityMentionsResult,
  type EntityTypesResult,
  NEWS_ITEM,
} from '../../server/src/protocol.ts';
import { bytesIn } from '../fixtures/bytes.ts';
import { FULL, TestClient } from './client.ts';
import { Folder } from './folder.ts';

const STORY = 'وصل أرارات ميرزويان إلى برلين للقاء نظيره.\n';
const OTHER = 'زار جيهون بايراموف جنيف ثم غادر بايراموف المدينة.\n';

const people = async (client: TestClient, filter = ''): Promise<string[]> => {
  const wish = { type: 'person', filter, offset: 0, limit: 50 };
  const { entities } = await client.connection.sendRequest<EntitiesResult>(ENTITIES, wish);
  return entities.map(({ name, articles }) => `${name} ${articles}`);
};

/** The patterns of the watchers that were registered last. */
const watched = (client: TestClient): string[] =>
  (
    client.registrations.findLast(({ method }) => method === 'workspace/didChangeWatchedFiles')?.registerOptions
      ?.watchers ?? []
  ).map(({ globPattern }) => (typeof globPattern === 'string' ? globPattern : globPattern.pattern));

const FILES_CHANGED = 'workspace/didChangeWatchedFiles';
const DELETED = 3;

describe('the sources of articles over the protocol', () => {
  let folder: Folder;
  beforeEach(() => {
    folder = new Folder();
  });
  afterEach(() => folder.remove());

  it('are what the settings of the folder name, and what they name is watched', async () => {
    folder.write('أ.txt', STORY);
    folder.write('ب.md', OTHER);
    folder.write('مخفي/ت.txt', OTHER);
    const client = await TestClient.start({
      folders: [folder.uri],
      folderSettings: { files: { exclude: { مخفي: true } } },
    });
    await client.read();
    assert.deepEqual(await people(client), ['أرارات ميرزويان 1']);
    await client.until('files are watched', () => watched(client).includes('**/*.txt'));
    client.settings = { files: { include: ['**/*.md'] } };
    client.progress.length = 0;
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await client.read();
    assert.deepEqual(await people(client), ['جيهون بيراموف 1']);
    await client.until('others are watched', () => watched(client).includes('**/*.md'));
    assert.ok(!watched(client).includes('**/*.txt'));
    await client.stop();
  });

  it('are read in whatever encoding they have', async () => {
    folder.write('أ.txt', STORY);
    folder.write('ب.txt', Buffer.from(bytesIn('windows-1256', OTHER)));
    const client = await TestClient.start({ folders: [folder.uri] });
    await client.read();
    assert.deepEqual(await people(client), ['جيهون بيراموف 1', 'أرارات ميرزويان 1']);
    await client.stop();
  });

  it('go with the folder that held them, of which alone the client tells', async () => {
    folder.write('قديم/أ.txt', STORY);
    folder.write('ب.txt', OTHER);
    const client = await TestClient.start({ folders: [folder.uri] });
    await client.read();
    rmSync(folder.file('قديم'), { recursive: true });
    await client.connection.sendNotification(FILES_CHANGED, {
      changes: [{ uri: folder.uriOf('قديم'), type: DELETED }],
    });
    await client.connection.sendRequest(ENTITY_TYPES, { filter: '' });
    while ((await people(client)).length > 1);
    assert.deepEqual(await people(client), ['جيهون بيراموف 1']);
    await client.stop();
  });

  it('are news items too: each with its text, its date and its place in other articles’ hovers', async () => {
    const line = JSON.stringify({ title: 'لقاء', text: STORY, published: '2024-05-11' });
    const news = folder.write('وكالة.jsonl', `{"oops\n${line}\n`);
    const open = folder.write('أ.txt', STORY);
    const client = await TestClient.start({
      folders: [folder.uri],
      settings: { files: { include: ['**/*.txt', '**/*.jsonl'] } },
    });
    await client.read();
    assert.deepEqual(await people(client), ['أرارات ميرزويان 2']);
    const uri = `${news.replace('file:', 'khabar-news:')}?line=2`;
    const { text } = await client.connection.sendRequest<{ text: string }>(NEWS_ITEM, { uri });
    assert.equal(text, `لقاء\n\n${STORY}`);
    await assert.rejects(
      client.connection.sendRequest(NEWS_ITEM, { uri: uri.replace('=2', '=1') }),
      /line 1 is no news item \(not valid JSON\)/,
    );
    await assert.rejects(
      client.connection.sendRequest(NEWS_ITEM, { uri: uri.replace('=2', '=7') }),
      /There is no news item at/,
    );
    await client.open(open, STORY);
    assert.match(await client.hover(open, 'ميرزويان'), /\(command:khabar\.goTo\?[^)]*khabar-news/);
    await client.open(uri, text);
    await client.until('the item is analysed', () => client.analysed.some((analysis) => analysis.uri === uri));
    assert.equal(client.analysed.find((analysis) => analysis.uri === uri)?.reference.date, '2024-05-11');
    assert.deepEqual(
      await client.actions(uri, { start: { line: 0, character: 0 }, end: { line: 2, character: 9 } }),
      [],
    );
    await client.stop();
  });
});

describe('the side bar’s names over the protocol', () => {
  it('are asked for by type, article and line, and are told to have changed', async () => {
    const folder = new Folder({ '2024-05-10.txt': STORY, '2024-05-12.txt': OTHER });
    const client = await TestClient.start({ folders: [folder.uri], capabilities: FULL });
    await client.read();
    const ask = <T>(method: string, params: object) => client.connection.sendRequest<T>(method, params);
    const { types, partial } = await ask<EntityTypesResult>(ENTITY_TYPES, { filter: '' });
    assert.equal(partial, false);
    assert.equal(types.find(({ type }) => type === 'person')?.total, 2);
    const { entities } = await ask<EntitiesResult>(ENTITIES, { type: 'person', filter: 'باي', offset: 0, limit: 9 });
    const { id } = entities[0]!;
    const { articles } = await ask<EntityArticlesResult>(ENTITY_ARTICLES, { id, offset: 0, limit: 9 });
    assert.deepEqual(
      articles.map(({ date, count }) => `${date} ${count}`),
      ['2024-05-12 2'],
    );
    const { uri } = articles[0]!;
    const { mentions } = await ask<EntityMentionsResult>(ENTITY_MENTIONS, { id, uri });
    assert.deepEqual(
      mentions.map(({ line, start, end }) => line.slice(start, end)),
      ['جيهون بايراموف', 'بايراموف'],
    );
    const told = new Promise<void>((resolve) => client.connection.onNotification(ENTITIES_CHANGED, () => resolve()));
    await client.open(folder.uriOf('2024-05-10.txt'), OTHER);
    await told;
    assert.deepEqual(await people(client), ['جيهون بيراموف 2']);
    await client.stop();
    folder.remove();
  });
});
