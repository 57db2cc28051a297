import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { SERVER, TestClient } from './client.ts';
import { Folder } from './folder.ts';
import { PLAIN } from './texts.ts';

describe('the life of the server', () => {
  it('offers incremental sync, pulled diagnostics and tokens with deltas', async () => {
    const client = await TestClient.start();
    const { textDocumentSync, diagnosticProvider, semanticTokensProvider } = client.capabilities;
    assert.deepEqual(textDocumentSync, { openClose: true, change: 2 });
    assert.equal(diagnosticProvider?.interFileDependencies, false);
    assert.deepEqual(semanticTokensProvider?.full, { delta: true });
    assert.deepEqual(semanticTokensProvider?.legend.tokenTypes, ['person', 'place', 'organization', 'event', 'date']);
    await client.stop();
  });

  it('ends with 0 after shutdown and exit', async () => {
    const client = await TestClient.start();
    assert.equal(await client.stop(), 0);
  });

  it('ends with 1 when the client says exit without shutdown', async () => {
    const client = await TestClient.start();
    await client.connection.sendNotification('exit');
    assert.equal(await client.exit, 1);
  });

  it('ends when its input ends', async () => {
    const client = await TestClient.start();
    client.process.stdin!.end();
    assert.equal(await client.exit, 1);
  });

  it('ends when the process that started it is killed', async () => {
    // The parent hands its own pipes to the server and says the server's process id; it is then killed without a word.
    const script = `
      const { spawn } = require('node:child_process');
      const server = spawn(process.execPath, [${JSON.stringify(SERVER)}, '--stdio'], { stdio: ['pipe', 'ignore', 'ignore'] });
      console.log(server.pid);`;
    const parent = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [line] = (await once(createInterface(parent.stdout), 'line')) as [string];
    const server = Number(line);
    assert.ok(isAlive(server));
    parent.kill('SIGKILL');
    await once(parent, 'exit');
    await gone(server);
  });

  it('ends when the client that it was told of is dead, even if its input stays open', async () => {
    const dead = spawn(process.execPath, ['-e', '']);
    await once(dead, 'exit');
    const server = spawn(process.execPath, [SERVER, '--stdio'], { stdio: ['pipe', 'ignore', 'inherit'] });
    const body = JSON.stringify({
      jsonrpc: '2.0',
      id: 1,
      method: 'initialize',
      params: { processId: dead.pid, rootUri: null, capabilities: {} },
    });
    server.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
    const [code] = await once(server, 'exit');
    assert.equal(code, 1);
  });

  it('goes on when the client refuses whatever it is asked', async () => {
    const folder = new Folder({ 'خبر.txt': 'وصل وزير الخارجية جيهون بايراموف إلى ألماتي.\n' });
    const client = await TestClient.start({
      folders: [folder.uri],
      refuses: [
        'client/registerCapability',
        'window/workDoneProgress/create',
        'window/showMessageRequest',
        'workspace/codeLens/refresh',
        'workspace/inlayHint/refresh',
        'workspace/semanticTokens/refresh',
        'workspace/diagnostic/refresh',
      ],
    });
    const uri = folder.uriOf('خبر.txt');
    await client.open(uri, 'وصل وزير الخارجية جيهون بايراموف إلى ألماتي.\n');
    await client.connection.sendRequest('workspace/executeCommand', {
      command: 'khabar.fixFolder',
      arguments: [{ uri, rule: 'duplicate-paragraph' }],
    });
    await client.until('the user is told that nothing is to be mended', () => client.messages.length > 0);
    const hover = await client.connection.sendRequest('textDocument/hover', {
      textDocument: { uri },
      position: client.at(uri, 'بايراموف'),
    });
    assert.notEqual(hover, null);
    assert.equal(await client.stop(), 0);
    folder.remove();
  });

  it('answers a cancelled request with an error and the next one with a result', async () => {
    const client = await TestClient.start();
    const uri = 'file:///news/cancel.ar.txt';
    await client.open(uri, PLAIN);
    const { CancellationTokenSource } = await import('vscode-languageserver-protocol/node');
    const source = new CancellationTokenSource();
    const asked = client.connection.sendRequest(
      'textDocument/semanticTokens/full',
      { textDocument: { uri } },
      source.token,
    );
    source.cancel();
    await assert.rejects(asked, { code: -32800 });
    const tokens: { data: number[] } = await client.connection.sendRequest('textDocument/semanticTokens/full', {
      textDocument: { uri },
    });
    assert.ok(tokens.data.length > 0);
    await client.stop();
  });

  it('answers about a document that is not open with nothing', async () => {
    const client = await TestClient.start();
    assert.deepEqual(await client.diagnostics('file:///news/closed.ar.txt'), []);
    assert.deepEqual(await client.actions('file:///news/closed.ar.txt', WHOLE), []);
    await client.stop();
  });
});

const WHOLE = { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } };

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Resolves when a process that is no child of ours has ended; each look lets the event loop turn. */
async function gone(pid: number): Promise<void> {
  while (isAlive(pid)) await new Promise((resolve) => setImmediate(resolve));
}
