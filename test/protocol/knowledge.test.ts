import assert from 'node:assert/strict';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import type { CompletionItem, CompletionList, Diagnostic } from 'vscode-languageserver-protocol/node';
import { COMMANDS, DECIDE, type NameDecisionArguments } from '../../server/src/protocol.ts';
import { FULL, type StartOptions, TestClient } from './client.ts';
import { Folder } from './folder.ts';

const ENTITIES = '.khabar/entities.yaml';
const DECISIONS = '.khabar/decisions.yaml';
const STORY = 'صار نبض الأطلس حديث الناس أمس.\n\nوقال الوزير تولكين زاربانوف إن اللقاء مهم.\n';
const KNOWN = 'entities:\n  - name: نبض الأطلس\n    type: organization\n';

async function withFolder(
  files: Record<string, string>,
  work: (folder: Folder, client: TestClient) => Promise<void>,
  options: StartOptions = {},
): Promise<void> {
  const folder = new Folder(files);
  try {
    const client = await TestClient.start({ folders: [folder.uri], ...options });
    await work(folder, client);
    assert.equal(await client.stop(), 0);
  } finally {
    folder.remove();
  }
}

/** How many tokens of the type the document has. */
async function count(client: TestClient, uri: string, type: number): Promise<number> {
  const { data }: { data: number[] } = await client.connection.sendRequest('textDocument/semanticTokens/full', {
    textDocument: { uri },
  });
  return data.filter((value, i) => i % 5 === 3 && value === type).length;
}
const ORGANIZATION = 2;

const changed = (client: TestClient, uri: string, type: 1 | 2 | 3): Promise<void> =>
  client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri, type }] });

const pushed = (client: TestClient, uri: string): readonly Diagnostic[] => client.pushed.get(uri)?.diagnostics ?? [];

/** Runs the action with a title where a passage stands. */
async function decide(client: TestClient, uri: string, passage: string, title: RegExp): Promise<void> {
  const position = client.at(uri, passage);
  const action = (await client.actions(uri, { start: position, end: position }, [DECIDE])).find((one) =>
    title.test(one.title),
  );
  assert.ok(action?.command, String(title));
  await client.execute(action.command.command, action.command.arguments![0]);
}

describe('the team’s names over the protocol', () => {
  it('decide what an article’s words are, and follow the file on disk: written, changed, deleted', async () => {
    await withFolder({}, async (folder, client) => {
      const uri = folder.uriOf('أ.ar.txt');
      await client.open(uri, STORY);
      assert.equal(await count(client, uri, ORGANIZATION), 0);
      const file = folder.write(ENTITIES, KNOWN);
      await changed(client, file, 1);
      await client.until('tokens are to be asked for again', () => client.tokenRefreshes > 0);
      assert.equal(await count(client, uri, ORGANIZATION), 1);
      await client.until('the client is told', () => client.analysed.at(-1)?.counts.organization === 1);
      rmSync(folder.file(ENTITIES));
      const before = client.tokenRefreshes;
      await changed(client, file, 3);
      await client.until('tokens are to be asked for again', () => client.tokenRefreshes > before);
      assert.equal(await count(client, uri, ORGANIZATION), 0);
    });
  });

  it('are taken from the open file while it is written, before it is saved', async () => {
    await withFolder({ [ENTITIES]: 'entities: []\n' }, async (folder, client) => {
      const [uri, file] = [folder.uriOf('أ.ar.txt'), folder.uriOf(ENTITIES)];
      await client.open(uri, STORY);
      await client.open(file, KNOWN.replace('نبض الأطلس', 'نبض'), 1, 'yaml');
      await client.insert(file, { line: 1, character: 13 }, ' الأطلس');
      await client.until('the client is told', () => client.analysed.at(-1)?.counts.organization === 1);
      await client.close(file);
      await client.until('the disk counts again', () => client.analysed.at(-1)?.counts.organization === 0);
    });
  });

  it('are taken from the nearest folder, and reach no other', async () => {
    const [one, two] = [new Folder({ [ENTITIES]: KNOWN }), new Folder()];
    const client = await TestClient.start({ folders: [one.uri, two.uri] });
    try {
      for (const [folder, found] of [
        [one, 1],
        [two, 0],
      ] as const) {
        const uri = folder.uriOf('قسم/أ.ar.txt');
        await client.open(uri, STORY);
        assert.equal(await count(client, uri, ORGANIZATION), found);
      }
      await client.stop();
    } finally {
      one.remove();
      two.remove();
    }
  });

  it('have their mistakes said in the file, open or not, until they are mended or the file is gone', async () => {
    await withFolder({ [ENTITIES]: KNOWN.replace('organization', 'org') }, async (folder, client) => {
      const file = folder.uriOf(ENTITIES);
      await client.until('the mistake is said', () => pushed(client, file).length === 1);
      const [{ range, message, severity }] = pushed(client, file) as [Diagnostic];
      assert.deepEqual(range, { start: { line: 2, character: 10 }, end: { line: 2, character: 13 } });
      assert.match(String(message), /did you mean organization/);
      assert.equal(severity, 1);
      await client.open(file, readFileSync(folder.file(ENTITIES), 'utf8'), 1, 'yaml');
      await client.insert(file, { line: 2, character: 13 }, 'anization');
      await client.until('it is mended', () => pushed(client, file).length === 0);
      await client.insert(file, { line: 3, character: 0 }, '    rôle: شيء\n');
      await client.until('another is said', () => pushed(client, file).length === 1);
      rmSync(folder.file(ENTITIES));
      await client.close(file);
      await client.until('the file is gone', () => pushed(client, file).length === 0);
    });
  });

  it('of a broken file hold as they last were', async () => {
    await withFolder({ [ENTITIES]: KNOWN }, async (folder, client) => {
      const [uri, file] = [folder.uriOf('أ.ar.txt'), folder.uriOf(ENTITIES)];
      await client.open(uri, STORY);
      await client.open(file, KNOWN, 1, 'yaml');
      await client.insert(file, { line: 1, character: 10 }, '[');
      await client.until('it is said where it is broken', () => pushed(client, file).length > 0);
      assert.equal(await count(client, uri, ORGANIZATION), 1);
    });
  });

  it('are mended in Arabic words for those who read Arabic', async () => {
    await withFolder(
      { [ENTITIES]: 'entities:\n  - name: باكو\n' },
      async (folder, client) => {
        const file = folder.uriOf(ENTITIES);
        await client.until('the mistake is said', () => pushed(client, file).length === 1);
        assert.match(String(pushed(client, file)[0]!.message), /بلا نوع/);
      },
      { locale: 'ar' },
    );
  });

  it('grow by an action: the file is made, explains itself, and is shown at the entry', async () => {
    await withFolder({}, async (folder, client) => {
      const uri = folder.uriOf('أ.ar.txt');
      await client.open(uri, STORY);
      await decide(client, uri, 'تولكين', /^Add “تولكين زاربانوف”/);
      const text = readFileSync(folder.file(ENTITIES), 'utf8');
      assert.match(text, /^# ما يعرفه الفريق[\s\S]*\n {2}- name: تولكين زاربانوف\n {4}type: person\n$/);
      const { uri: shown, selection } = client.shown.at(-1) as { uri: string; selection: { start: { line: number } } };
      assert.equal(shown, folder.uriOf(ENTITIES));
      assert.match(text.split('\n')[selection.start.line]!, /name: تولكين/);
    });
  });

  it('grow in the open file through the editor, so that nothing unsaved is lost and undo takes it back', async () => {
    await withFolder({ [ENTITIES]: KNOWN }, async (folder, client) => {
      const [uri, file] = [folder.uriOf('أ.ar.txt'), folder.uriOf(ENTITIES)];
      await client.open(uri, STORY);
      await client.open(file, `# لم يُحفظ\n${KNOWN}`, 1, 'yaml');
      await decide(client, uri, 'تولكين', /^Add/);
      assert.match(client.text(file).getText(), /^# لم يُحفظ\nentities:[\s\S]*تولكين زاربانوف/);
      assert.equal(readFileSync(folder.file(ENTITIES), 'utf8'), KNOWN);
    });
  });

  it('are silenced by an action, in the article or in the folder', async () => {
    await withFolder({ [ENTITIES]: KNOWN }, async (folder, client) => {
      const [one, two] = [folder.uriOf('قسم/أ.ar.txt'), folder.uriOf('ب.ar.txt')];
      await client.open(one, STORY);
      await client.open(two, STORY);
      await decide(client, one, 'نبض', /is no name in this article$/);
      assert.equal(await count(client, one, ORGANIZATION), 0);
      assert.equal(await count(client, two, ORGANIZATION), 1);
      await decide(client, two, 'نبض', /is no name in the whole folder$/);
      assert.equal(await count(client, two, ORGANIZATION), 0);
      assert.match(readFileSync(folder.file(DECISIONS), 'utf8'), /file: قسم\/أ\.ar\.txt\n {2}- text: نبض الأطلس\n$/);
    });
  });

  it('are merged and held apart by decisions, and a contradiction is said where the merge stands', async () => {
    await withFolder({ [ENTITIES]: KNOWN }, async (folder, client) => {
      const uri = folder.uriOf('أ.ar.txt');
      await client.open(uri, STORY.replace('نبض', 'النبض'));
      assert.equal(await count(client, uri, ORGANIZATION), 0);
      const names = ['نبض الأطلس', 'النبض الأطلس'];
      const take = (decision: NameDecisionArguments['decision']) =>
        client.execute(COMMANDS.decideName, { uri, decision } satisfies NameDecisionArguments);
      await take({ kind: 'merge', names });
      assert.equal(await count(client, uri, ORGANIZATION), 1);
      await take({ kind: 'notSame', names });
      const file = folder.uriOf(DECISIONS);
      await client.until('the contradiction is said', () => pushed(client, file).length === 1);
      assert.match(String(pushed(client, file)[0]!.message), /not merged/);
      assert.equal(await count(client, uri, ORGANIZATION), 0);
    });
  });

  it('are never written into a broken file, nor by a command that makes no sense', async () => {
    await withFolder({ [ENTITIES]: 'entities: [\n' }, async (folder, client) => {
      const uri = folder.uriOf('أ.ar.txt');
      await client.open(uri, STORY);
      await assert.rejects(decide(client, uri, 'تولكين', /^Add/), /entities\.yaml is broken \(line \d/);
      assert.equal(readFileSync(folder.file(ENTITIES), 'utf8'), 'entities: [\n');
      for (const decision of [{ kind: 'merge', names: ['واحد'] }, { kind: 'notEntity' }, undefined])
        await assert.rejects(client.execute(COMMANDS.decideName, { uri, decision }), /no usable/);
      const entity = { name: 'باكو', type: 'date', aliases: [] };
      await assert.rejects(client.execute(COMMANDS.addEntity, { uri, entity }), /no usable type/);
      assert.equal(existsSync(folder.file(DECISIONS)), false);
    });
  });

  it('are completed: keys and types, in the team’s file alone', async () => {
    await withFolder({}, async (folder, client) => {
      const [uri, file] = [folder.uriOf('أ.ar.txt'), folder.uriOf(ENTITIES)];
      await client.open(uri, STORY);
      await client.open(file, 'entities:\n  - name: باكو\n    type: \n', 1, 'yaml');
      const complete = (where: string, line: number, character: number): Promise<CompletionItem[]> =>
        client.connection.sendRequest('textDocument/completion', {
          textDocument: { uri: where },
          position: { line, character },
        });
      assert.deepEqual(
        (await complete(file, 2, 10)).map(({ label }) => label),
        ['person', 'place', 'organization', 'event'],
      );
      const inArticle = (await complete(uri, 0, 5)) as unknown as CompletionList | null;
      assert.deepEqual(inArticle?.items ?? [], [], 'an article is asked for names, not for keys');
      await client.until('completion is registered', () => client.registered.includes('textDocument/completion'));
    });
    const { textDocument, ...rest } = FULL;
    const client = await TestClient.start({
      capabilities: { ...rest, textDocument: { ...textDocument, completion: {} } },
    });
    assert.ok(client.capabilities.completionProvider, 'a client that registers nothing is told at once');
    await client.stop();
  });

  it('change what is said of articles that are not open', async () => {
    const other = 'خبر\n\nشكر تولكين زاربانوف منصة نبض الأطلس.\n';
    await withFolder({ 'ب.ar.txt': other, [ENTITIES]: KNOWN }, async (folder, client) => {
      const uri = folder.uriOf('أ.ar.txt');
      await client.read();
      await client.open(uri, `${STORY}وشكر تولكين زاربانوف منصة نبض الأطلس.\n`);
      assert.match(await client.hover(uri, 'نبض'), /شكر تولكين زاربانوف/);
    });
  });
});
