import assert from 'node:assert/strict';
import { DiagnosticSeverity } from 'vscode-languageserver-protocol/node';
import { FULL, TestClient } from './client.ts';
import { BODY, PLAIN, REPEATED } from './texts.ts';

const uri = 'file:///news/01.ar.txt';
const { diagnostic: _, ...withoutPull } = FULL.textDocument!;
const PUSH = { ...FULL, textDocument: withoutPull };

describe('diagnostics over the protocol', () => {
  it('names the later of two equal paragraphs and points at the first', async () => {
    const client = await TestClient.start({ locale: 'ar' });
    await client.open(uri, REPEATED);
    const [found, ...others] = await client.diagnostics(uri);
    assert.deepEqual(others, []);
    assert.equal(found?.code, 'duplicate-paragraph');
    assert.equal(found.severity, DiagnosticSeverity.Warning);
    assert.equal(found.source, 'khabar');
    assert.deepEqual(found.range, { start: { line: 8, character: 0 }, end: { line: 8, character: BODY.length } });
    assert.equal(found.relatedInformation?.[0]?.location.range.start.line, 4);
    assert.match(String(found.message), /السطر 5/);
    await client.stop();
  });

  it('leaves an article without repetition alone', async () => {
    const client = await TestClient.start();
    await client.open(uri, PLAIN);
    assert.deepEqual(await client.diagnostics(uri), []);
    await client.stop();
  });

  it('says "unchanged" for a result that the client has, and not after an edit', async () => {
    const client = await TestClient.start();
    await client.open(uri, REPEATED);
    const first = await client.pull(uri);
    assert.equal((await client.pull(uri, first.resultId)).kind, 'unchanged');
    await client.insert(uri, { line: 0, character: 0 }, 'عاجل: ');
    const second = await client.pull(uri, first.resultId);
    assert.equal(second.kind, 'full');
    await client.close(uri);
    await client.open(uri, PLAIN);
    assert.equal((await client.pull(uri, first.resultId)).kind, 'full');
    await client.stop();
  });

  it('follows an edit that makes the copies differ, and one that makes them equal again', async () => {
    const client = await TestClient.start();
    await client.open(uri, PLAIN);
    const end = { line: 8, character: 0 };
    await client.insert(uri, end, `\n${BODY}\n`);
    assert.equal((await client.diagnostics(uri))[0]?.code, 'duplicate-paragraph');
    await client.change(uri, [
      { range: { start: { line: 8, character: 0 }, end: { line: 9, character: 0 } }, newText: '' },
    ]);
    assert.deepEqual(await client.diagnostics(uri), []);
    await client.stop();
  });

  it('pushes to a client that cannot pull: the latest version, and nothing after closing', async () => {
    const client = await TestClient.start({ capabilities: PUSH });
    await client.open(uri, REPEATED);
    await client.until('something is pushed', () => client.pushed.get(uri)?.diagnostics.length === 1);
    await client.insert(uri, { line: 0, character: 0 }, 'أ');
    await client.insert(uri, { line: 0, character: 1 }, 'ب');
    await client.until('version 3 is pushed', () => client.pushed.get(uri)?.version === 3);
    await client.close(uri);
    await client.until('the list is emptied', () => client.pushed.get(uri)?.diagnostics.length === 0);
    await client.stop();
  });

  it('takes severities from the settings, off included, when they change', async () => {
    const client = await TestClient.start({ settings: { rules: { 'duplicate-paragraph': 'hint' } } });
    await client.open(uri, REPEATED);
    assert.equal((await client.diagnostics(uri))[0]?.severity, DiagnosticSeverity.Hint);
    client.settings = { rules: { 'duplicate-paragraph': 'off' } };
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await client.until('diagnostics are to be pulled again', () => client.refreshes > 0);
    assert.deepEqual(await client.diagnostics(uri), []);
    await client.stop();
  });

  it('words its messages in the language of the setting, else of the client', async () => {
    const arabic = await TestClient.start({ locale: 'ar-EG', settings: { language: 'auto' } });
    await arabic.open(uri, REPEATED);
    assert.match(String((await arabic.diagnostics(uri))[0]!.message), /^هذه الفقرة مكرّرة/);
    await arabic.stop();
    const english = await TestClient.start({ locale: 'ar-EG', settings: { language: 'en' } });
    await english.open(uri, REPEATED);
    assert.match(String((await english.diagnostics(uri))[0]!.message), /^Duplicate paragraph/);
    await english.stop();
  });
});
