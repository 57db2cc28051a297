import assert from 'node:assert/strict';
import type { DocumentSymbol, FoldingRange } from 'vscode-languageserver-protocol/node';
import { TestClient } from './client.ts';
import { Folder } from './folder.ts';
import { BODY, LEAD, PLAIN, TAIL } from './texts.ts';

const uri = 'file:///news/structure.ar.txt';

describe('outline, folds, highlights and the status over the protocol', () => {
  it('the outline has the headline with its paragraphs, and the names by type', async () => {
    const client = await TestClient.start({ locale: 'ar' });
    await client.open(uri, PLAIN);
    const symbols: DocumentSymbol[] = await client.connection.sendRequest('textDocument/documentSymbol', {
      textDocument: { uri },
    });
    assert.equal(symbols[0]?.name, 'محادثات جديدة في برلين');
    assert.equal(symbols[0].children?.length, 3);
    const people = symbols.find(({ name }) => name === 'الشخصيات');
    assert.deepEqual(
      people?.children?.map(({ name }) => name),
      ['أرارات ميرزويان'],
    );
    await client.stop();
  });

  it('a repeated block folds, and the front matter', async () => {
    const client = await TestClient.start();
    await client.open(uri, `---\ndate: 2024-05-10\n---\n${LEAD}\n\n${BODY}\n\n${TAIL}\n\n${LEAD}\n\n${BODY}\n`);
    const folds: FoldingRange[] = await client.connection.sendRequest('textDocument/foldingRange', {
      textDocument: { uri },
    });
    const lines = folds.map(({ startLine, endLine }) => [startLine, endLine]);
    assert.deepEqual(lines, [
      [0, 2],
      [9, 11],
    ]);
    await client.stop();
  });

  it('an entity is highlighted wherever it is named, by the family name alone too', async () => {
    const client = await TestClient.start();
    await client.open(uri, `${PLAIN}\nوأضاف ميرزويان أن الوفد متفائل بنتائج الجولة.\n`);
    const found: { range: { start: { line: number } } }[] = await client.connection.sendRequest(
      'textDocument/documentHighlight',
      { textDocument: { uri }, position: client.at(uri, 'أرارات ميرزويان') },
    );
    assert.deepEqual(
      found.map(({ range }) => range.start.line),
      [2, 8],
    );
    await client.stop();
  });

  it('clients that know Khabar are told the latest analysis; others get nothing beyond the protocol', async () => {
    const client = await TestClient.start();
    await client.open(uri, PLAIN);
    for (let i = 0; i < 20; i++) await client.insert(uri, { line: 0, character: 0 }, 'و');
    await client.until('version 21 is told', () => client.analysed.at(-1)?.version === 21);
    const { counts, entities, reference } = client.analysed.at(-1)!;
    assert.equal(counts.person, 1);
    assert.equal(entities.filter(({ type }) => type === 'person').length, 1);
    assert.equal(counts.duplicates, 0);
    assert.equal(reference.date, null);
    await client.stop();

    const other = await TestClient.start({ clientCommands: null });
    await other.open(uri, PLAIN);
    await other.diagnostics(uri);
    await other.stop();
    assert.deepEqual(other.analysed, []);
  });

  it('reading the folder is shown as progress that ends', async () => {
    const folder = new Folder(
      Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`${i}.ar.txt`, `خبر ${i}\n\n${LEAD}\n`])),
    );
    try {
      const client = await TestClient.start({ folders: [folder.uri] });
      await client.read();
      const kinds = client.progress.map(({ value }) => value.kind);
      assert.deepEqual([kinds[0], kinds.at(-1)], ['begin', 'end']);
      assert.ok(client.progress.some(({ value }) => value.message === '30/30'));
      await client.until('files are watched', () => client.registered.includes('workspace/didChangeWatchedFiles'));
      await client.stop();
    } finally {
      folder.remove();
    }
  });

  it('a virtual folder is left alone; its open documents work', async () => {
    const client = await TestClient.start({ folders: ['vscode-vfs://github/news'] });
    const virtual = 'vscode-vfs://github/news/a.ar.txt';
    await client.open(virtual, `${PLAIN}\n${BODY}\n`);
    assert.equal((await client.diagnostics(virtual)).length, 1);
    await client.stop();
  });
});
