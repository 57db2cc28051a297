import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import type { CodeAction } from 'vscode-languageserver-protocol/node';
import { COMMANDS, type IgnoreArguments } from '../../server/src/protocol.ts';
import { TestClient } from './client.ts';
import { Folder } from './folder.ts';
import { BODY, LEAD, PLAIN, REPEATED } from './texts.ts';

const FILE = '.khabar/decisions.yaml';
const COPY = { start: { line: 8, character: 3 }, end: { line: 8, character: 3 } };

async function withFolder(files: Record<string, string>, work: (folder: Folder, client: TestClient) => Promise<void>) {
  const folder = new Folder(files);
  try {
    const client = await TestClient.start({ folders: [folder.uri] });
    await work(folder, client);
    assert.equal(await client.stop(), 0);
  } finally {
    folder.remove();
  }
}

async function ignore(client: TestClient, uri: string, title: RegExp, range = COPY): Promise<void> {
  const action = (await client.actions(uri, range)).find((one: CodeAction) => title.test(one.title));
  assert.ok(action?.command, String(title));
  await client.execute(action.command.command, action.command.arguments![0]);
}

describe('decisions over the protocol', () => {
  it('"ignore here" is written to the folder and silences this copy, whatever changes elsewhere', async () => {
    await withFolder({}, async (folder, client) => {
      const uri = folder.uriOf('أخبار/مقال.ar.txt');
      await client.open(uri, REPEATED);
      await ignore(client, uri, /^Ignore here$/);
      assert.deepEqual(await client.diagnostics(uri), []);
      assert.match(readFileSync(folder.file(FILE), 'utf8'), /scope: here\n\s+file: أخبار\/مقال\.ar\.txt/);
      await client.insert(uri, { line: 0, character: 0 }, 'عاجل: ');
      await client.insert(uri, { line: 2, character: 0 }, 'خبر آخر.\n\n');
      assert.deepEqual(await client.diagnostics(uri), []);
      await client.insert(uri, { line: 3, character: 0 }, `${LEAD}\n`);
      const codes = (await client.diagnostics(uri)).map(({ code }) => code);
      assert.deepEqual(codes, ['duplicate-paragraph'], 'another repetition is not silenced');
    });
  });

  it('"in this file" and "in the workspace" reach as far as they say', async () => {
    await withFolder({}, async (folder, client) => {
      const [one, two] = [folder.uriOf('one.ar.txt'), folder.uriOf('two.ar.txt')];
      await client.open(one, REPEATED);
      await client.open(two, REPEATED);
      await ignore(client, one, /in this file$/);
      assert.deepEqual(await client.diagnostics(one), []);
      assert.equal((await client.diagnostics(two)).length, 1);
      await ignore(client, two, /in the workspace$/);
      assert.deepEqual(await client.diagnostics(two), []);
      await client.until('diagnostics are to be pulled again', () => client.refreshes > 0);
    });
  });

  it('keeps what the team wrote in the file, in order and with its comments', async () => {
    const written =
      '# قرارات التحرير\nignore:\n  # لا نريدها\n  - rule: boilerplate\n    scope: workspace\n\nlater: 1\n';
    await withFolder({ [FILE]: written }, async (folder, client) => {
      const uri = folder.uriOf('a.ar.txt');
      await client.open(uri, REPEATED);
      await ignore(client, uri, /in this file$/);
      const after = readFileSync(folder.file(FILE), 'utf8');
      assert.ok(after.startsWith(written.slice(0, written.indexOf('\n\nlater'))), after);
      assert.match(after, /later: 1/);
    });
  });

  it('never overwrites a broken file: it says where it is broken, in the file and when asked to decide', async () => {
    const broken = 'ignore:\n  - rule: [a\n';
    await withFolder({ [FILE]: broken }, async (folder, client) => {
      const uri = folder.uriOf('a.ar.txt');
      await client.open(uri, REPEATED);
      await client.until(
        'the file has a diagnostic',
        () => (client.pushed.get(folder.uriOf(FILE))?.diagnostics.length ?? 0) > 0,
      );
      await assert.rejects(ignore(client, uri, /^Ignore here$/), /decisions\.yaml is broken \(line \d/);
      assert.equal(readFileSync(folder.file(FILE), 'utf8'), broken);
      assert.equal((await client.diagnostics(uri)).length, 1);
      folder.write(FILE, 'ignore:\n  - rule: duplicate-paragraph\n');
      await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
        changes: [{ uri: folder.uriOf(FILE), type: 2 }],
      });
      await client.until(
        'the diagnostic is gone',
        () => client.pushed.get(folder.uriOf(FILE))?.diagnostics.length === 0,
      );
      assert.deepEqual(await client.diagnostics(uri), []);
    });
  });

  it('edits the open decisions file through the client, and does not write behind its back', async () => {
    await withFolder({ [FILE]: 'ignore: []\n' }, async (folder, client) => {
      const uri = folder.uriOf('a.ar.txt');
      const file = folder.uriOf(FILE);
      await client.open(uri, REPEATED);
      await client.open(file, '# لم يُحفظ بعد\nignore: []\n', 1, 'yaml');
      await ignore(client, uri, /in this file$/);
      assert.match(client.text(file).getText(), /^# لم يُحفظ بعد\nignore:\n {2}- rule: duplicate-paragraph\n/);
      assert.equal(readFileSync(folder.file(FILE), 'utf8'), 'ignore: []\n');
      assert.deepEqual(await client.diagnostics(uri), []);
    });
  });

  it('takes a publication date, tells the client, and takes it back', async () => {
    await withFolder({}, async (folder, client) => {
      const uri = folder.uriOf('a.ar.txt');
      await client.open(uri, `${PLAIN}\nوعاد الوفد أمس إلى بلاده.\n`);
      await client.execute(COMMANDS.setPublicationDate, { uri, date: '2024-05-10' });
      await client.until('the date is told', () => client.analysed.at(-1)?.reference.from === 'decision');
      assert.equal(client.analysed.at(-1)?.reference.date, '2024-05-10');
      assert.match(await client.hover(uri, 'أمس'), /2024\\-05\\-09/);
      assert.match(readFileSync(folder.file(FILE), 'utf8'), /publicationDate:\n {2}a\.ar\.txt: "?2024-05-10"?\n/);
      await client.execute(COMMANDS.setPublicationDate, { uri, date: null });
      await client.until('the date is taken back', () => client.analysed.at(-1)?.reference.date === null);
    });
  });

  it('holds for the session alone where there is no folder', async () => {
    const client = await TestClient.start();
    const uri = 'untitled:Untitled-1';
    await client.open(uri, REPEATED);
    await ignore(client, uri, /^Ignore here \(for this session\)$/);
    assert.deepEqual(await client.diagnostics(uri), []);
    await client.stop();
  });

  it('refuses a command whose argument is no decision', async () => {
    await withFolder({}, async (folder, client) => {
      await assert.rejects(
        client.execute(COMMANDS.ignore, { rule: 'contained' } as IgnoreArguments),
        /lacks the string uri/,
      );
      assert.equal(existsSync(folder.file(FILE)), false);
    });
  });

  it('decides once when asked twice at the same moment', async () => {
    await withFolder({}, async (folder, client) => {
      const uri = folder.uriOf('a.ar.txt');
      await client.open(uri, `${REPEATED}\n${BODY}\n`);
      const wish: IgnoreArguments = { uri, rule: 'contained', scope: 'file' };
      const other: IgnoreArguments = { uri, rule: 'boilerplate', scope: 'file' };
      await Promise.all([wish, wish, other].map((one) => client.execute(COMMANDS.ignore, one)));
      const text = readFileSync(folder.file(FILE), 'utf8');
      assert.equal(text.match(/rule: contained/g)?.length, 1);
      assert.equal(text.match(/rule: boilerplate/g)?.length, 1);
    });
  });
});
