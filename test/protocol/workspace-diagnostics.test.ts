import assert from 'node:assert/strict';
import type {
  FullDocumentDiagnosticReport,
  PreviousResultId,
  WorkspaceDiagnosticReport,
  WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver-protocol/node';
import { ENCODING } from '../../server/src/protocol.ts';
import { bytesIn } from '../fixtures/bytes.ts';
import { TestClient } from './client.ts';
import { Folder } from './folder.ts';
import { PLAIN, REPEATED } from './texts.ts';

const ALL = { diagnostics: { scope: 'workspace' } };

const pullAll = (client: TestClient, previousResultIds: PreviousResultId[] = []): Promise<WorkspaceDiagnosticReport> =>
  client.connection.sendRequest('workspace/diagnostic', { previousResultIds });

/** `name kind codes` of each report. */
const told = (items: readonly WorkspaceDocumentDiagnosticReport[]): string[] =>
  items
    .map((item) => {
      const codes = item.kind === 'full' ? item.items.map(({ code }) => code).join(' ') : '';
      return `${decodeURIComponent(item.uri).split('/').at(-1)} ${item.kind} ${codes}`.trim();
    })
    .sort();

const idsOf = (items: readonly WorkspaceDocumentDiagnosticReport[]): PreviousResultId[] =>
  items.map(({ uri, resultId }) => ({ uri, value: resultId! }));

describe('diagnostics of the workspace', () => {
  let folder: Folder;
  let client: TestClient;
  const start = async (settings: object): Promise<void> => {
    folder = new Folder({ 'أ.txt': REPEATED, 'ب.txt': PLAIN });
    client = await TestClient.start({ folders: [folder.uri], settings });
    await client.read();
  };
  const configure = (settings: object): Promise<void> => {
    client.settings = settings;
    return client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
  };
  afterEach(async () => {
    await client.stop();
    folder.remove();
  });

  it('are made of every article that is not open, and said to be unchanged where they are', async () => {
    await start(ALL);
    const first = await pullAll(client);
    assert.deepEqual(told(first.items), ['أ.txt full duplicate-paragraph', 'ب.txt full']);
    const kept = pullAll(client, idsOf(first.items));
    folder.write('ب.txt', REPEATED);
    const changes = [{ uri: folder.uriOf('ب.txt'), type: 2 }];
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
    // The request was kept until there was something to tell.
    assert.deepEqual(told((await kept).items), ['أ.txt unchanged', 'ب.txt full duplicate-paragraph']);
  });

  it('are not made of open articles, which are asked for alone; after closing they are those of the file', async () => {
    await start(ALL);
    const uri = folder.uriOf('أ.txt');
    await client.open(uri, PLAIN);
    assert.deepEqual(told((await pullAll(client)).items), ['ب.txt full']);
    assert.deepEqual(await client.diagnostics(uri), []);
    await client.close(uri);
    const codes = async (): Promise<unknown[]> => (await client.diagnostics(uri)).map(({ code }) => code);
    while ((await codes()).length === 0);
    assert.deepEqual(await codes(), ['duplicate-paragraph']);
  });

  it('are taken back when nobody wants them any more, or the file has gone', async () => {
    await start(ALL);
    const first = await pullAll(client);
    const kept = pullAll(client, idsOf(first.items));
    await configure({ diagnostics: { scope: 'openFiles' } });
    const second = await kept;
    assert.deepEqual(told(second.items), ['أ.txt full', 'ب.txt full']);
    assert.deepEqual(
      second.items.flatMap((item) => (item as FullDocumentDiagnosticReport).items),
      [],
    );
    const again = pullAll(client, idsOf(second.items));
    await configure(ALL);
    assert.deepEqual(told((await again).items), ['أ.txt full duplicate-paragraph', 'ب.txt full']);
  });

  it('can be off everywhere; by default they are those of open articles', async () => {
    await start({});
    const uri = folder.uriOf('أ.txt');
    assert.deepEqual(await client.diagnostics(uri), []);
    await client.open(uri, REPEATED);
    assert.equal((await client.diagnostics(uri)).length, 1);
    await configure({ diagnostics: { scope: 'off' } });
    await client.until('diagnostics are to be pulled again', () => client.refreshes > 0);
    assert.deepEqual(await client.diagnostics(uri), []);
  });
});

describe('the encoding of a file', () => {
  it('is told by its bytes, whatever an editor made of them', async () => {
    const folder = new Folder({ 'أ.txt': PLAIN });
    const windows = folder.write('ب.txt', bytesIn('windows-1256', PLAIN));
    const client = await TestClient.start({ folders: [folder.uri] });
    const encodingOf = (uri: string) => client.connection.sendRequest(ENCODING, { uri });
    assert.deepEqual(await encodingOf(windows), { encoding: 'windows-1256' });
    assert.deepEqual(await encodingOf(folder.uriOf('أ.txt')), { encoding: 'utf-8' });
    assert.deepEqual(await encodingOf(folder.uriOf('لا.txt')), { encoding: null });
    await client.stop();
    folder.remove();
  });
});
