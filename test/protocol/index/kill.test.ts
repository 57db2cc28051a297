import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Location } from 'vscode-languageserver-protocol/node';
import { TestClient } from '../client.ts';
import { Folder } from '../folder.ts';
import { stories, story, Threaded } from './newsroom.ts';

/** `npm run soak` asks for a hundred. */
const ROUNDS = Number(process.env.KHABAR_SOAK_ROUNDS ?? 4);

describe('a server that is killed while it reads', function () {
  this.timeout(30_000 + ROUNDS * 15_000);
  let folder: Folder;
  let storage: string;

  beforeEach(() => {
    folder = new Folder(stories(300));
    storage = mkdtempSync(path.join(tmpdir(), 'khabar-store-'));
  });
  afterEach(() => {
    folder.remove();
    rmSync(storage, { recursive: true, force: true });
  });

  /** Every place of برلين, as a server finds it. */
  const places = async (client: TestClient): Promise<string[]> => {
    const here = folder.uriOf('0/0.txt');
    await client.open(here, story(0));
    await client.until('the folder is read', () => client.progress.some(({ value }) => value.kind === 'end'));
    const found: Location[] = await client.connection.sendRequest('textDocument/references', {
      textDocument: { uri: here },
      position: client.at(here, 'برلين لعقد'),
      context: { includeDeclaration: true },
    });
    return found.map(({ uri, range }) => `${uri} ${range.start.line}:${range.start.character}`);
  };

  it('leaves a store that the next one can use, at whatever moment', async () => {
    const fresh = await TestClient.start({ folders: [folder.uri] });
    const right = await places(fresh);
    assert.ok(right.length >= 300);
    await fresh.stop();
    for (let round = 0; round < ROUNDS; round++) {
      const client = await TestClient.start({ folders: [folder.uri], storage });
      // Some die before the first article is read, some while segments are written, some when all is done.
      const moment = (round * 7919) % 1900;
      await Promise.race([client.exit, new Promise((resolve) => setTimeout(resolve, moment))]);
      client.process.kill('SIGKILL');
      await client.exit;
      client.connection.dispose();
      if (round % 10 !== 3 && round !== ROUNDS - 1) continue;
      const next = await TestClient.start({ folders: [folder.uri], storage });
      assert.deepEqual(await places(next), right, `round ${round}`);
      // Ended as it should be, it keeps what it read; then the folder changes, and killing begins anew.
      await next.stop();
    }
  });

  it('a thread that dies takes no article with it', async () => {
    const room = new Threaded(folder);
    const reading = room.read();
    const wait = setInterval(() => {
      if (room.articles.entities.table.size === 0) return;
      clearInterval(wait);
      void room.reader.dispose(); // every thread, in the middle of its work
    }, 5);
    assert.equal(await reading, true);
    assert.equal(await room.articlesOf('برلين'), 300);
    await room.end();
  });
});
