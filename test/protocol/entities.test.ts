import assert from 'node:assert/strict';
import type {
  CompletionList,
  Location,
  Range,
  TextDocumentEdit,
  WorkspaceEdit,
  WorkspaceSymbol,
} from 'vscode-languageserver-protocol/node';
import { FULL, TestClient } from './client.ts';
import { Folder } from './folder.ts';

const LEAD = 'وصل وزير الخارجية الأذربيجاني جيهون بايراموف إلى برلين.';
const HERE = `لقاء\n\n${LEAD}\n\nوقال الوزير: «إن بايراموف صديقنا» ثم شكر لبايراموف حضوره.\n`;

const capabilities = {
  ...FULL,
  workspace: {
    ...FULL.workspace,
    workspaceEdit: { documentChanges: true, changeAnnotationSupport: {} },
    symbol: { resolveSupport: { properties: ['location.range'] } },
  },
};

describe('names over the protocol', () => {
  let folder: Folder;
  let here: string;
  let other: string;

  beforeEach(() => {
    folder = new Folder({
      '2024-03-01.ar.txt': `زيارة\n\n${LEAD} وقال بايراموف ذلك.\n`,
      '2024-05-01.ar.txt': HERE,
    });
    here = folder.uriOf('2024-05-01.ar.txt');
    other = folder.uriOf('2024-03-01.ar.txt');
  });
  afterEach(() => folder.remove());

  const ask = <T>(client: TestClient, method: string, passage: string, more: object = {}): Promise<T> =>
    client.connection.sendRequest(method, {
      textDocument: { uri: here },
      position: client.at(here, passage),
      ...more,
    });

  it('the server offers them', async () => {
    const client = await TestClient.start({
      capabilities: { ...FULL, textDocument: { ...FULL.textDocument, completion: {} } },
    });
    const { definitionProvider, referencesProvider, renameProvider, workspaceSymbolProvider, completionProvider } =
      client.capabilities;
    assert.deepEqual(
      { definitionProvider, referencesProvider, renameProvider, workspaceSymbolProvider, completionProvider },
      {
        definitionProvider: true,
        referencesProvider: true,
        renameProvider: { prepareProvider: true },
        workspaceSymbolProvider: { resolveProvider: true },
        completionProvider: {},
      },
    );
    await client.stop();
  });

  it('a rename waits for the folder, names versions, and asks before it edits a quotation', async () => {
    const client = await TestClient.start({ folders: [folder.uri], capabilities, locale: 'ar' });
    await client.open(here, HERE, 3);
    const prepared = await ask<{ placeholder: string }>(client, 'textDocument/prepareRename', 'لبايراموف حضوره');
    assert.equal(prepared.placeholder, 'بايراموف');
    const edit = await ask<WorkspaceEdit>(client, 'textDocument/rename', 'لبايراموف حضوره', { newName: 'بيراموف' });
    const changes = edit.documentChanges as TextDocumentEdit[];
    assert.deepEqual(
      changes.map(({ textDocument: { uri, version }, edits }) => [uri, version, edits.length]),
      [
        [here, 3, 3],
        [other, null, 2],
      ],
    );
    const asked = changes[0]!.edits.filter((change) => 'annotationId' in change);
    assert.equal(asked.length, 1);
    assert.deepEqual(
      Object.values(edit.changeAnnotations!).map(({ label, needsConfirmation }) => [label, needsConfirmation]),
      [['في كلام منقول', true]],
    );
    await client.stop();
  });

  it('a client that cannot ask gets no edit in a quotation', async () => {
    const client = await TestClient.start({ folders: [folder.uri] });
    await client.open(here, HERE);
    const edit = await ask<WorkspaceEdit>(client, 'textDocument/rename', 'لبايراموف حضوره', { newName: 'بيراموف' });
    assert.equal(edit.changeAnnotations, undefined);
    assert.equal((edit.documentChanges![0] as TextDocumentEdit).edits.length, 2);
    await client.stop();
  });

  it('a rename that makes no sense is an error in the user’s language', async () => {
    const client = await TestClient.start({ locale: 'ar' });
    await client.open(here, HERE);
    const refused = (passage: string, newName: string) =>
      ask(client, 'textDocument/rename', passage, { newName }).then(
        () => 'renamed',
        (error: Error) => error.message,
      );
    assert.match(await refused('بايراموف', ' '), /بلا حروف/);
    assert.match(await refused('بايراموف', 'جيهون\nبيراموف'), /أكثر من سطر/);
    assert.match(await refused('جيهون', 'جيهون بايراموف'), /هكذا أصلا/);
    assert.match(await refused('ضوره', 'شيء'), /لا اسم هنا/);
    await client.stop();
  });

  it('definition and references lead through the folder', async () => {
    const client = await TestClient.start({ folders: [folder.uri] });
    await client.open(here, HERE);
    const definition = await ask<Location>(client, 'textDocument/definition', 'لبايراموف حضوره');
    assert.deepEqual([definition.uri, definition.range.start.line], [here, 2]);
    const references = await ask<Location[]>(client, 'textDocument/references', 'لبايراموف حضوره', {
      context: { includeDeclaration: true },
    });
    assert.deepEqual(
      references.map(({ uri, range }) => [uri === here ? 'here' : 'other', range.start.line]),
      [
        ['here', 2],
        ['here', 4],
        ['here', 4],
        ['other', 2],
        ['other', 2],
      ],
    );
    await client.stop();
  });

  it('references come in parts to a client that takes them so', async () => {
    const client = await TestClient.start({ folders: [folder.uri] });
    await client.open(here, HERE);
    const rest = await ask<Location[]>(client, 'textDocument/references', 'لبايراموف حضوره', {
      context: { includeDeclaration: true },
      partialResultToken: 'أجزاء',
    });
    const parts = client.progress.flatMap(({ token, value }) =>
      token === 'أجزاء' ? (value as unknown as Location[]) : [],
    );
    assert.deepEqual([parts.length, rest.length], [5, 0]);
    await client.stop();
  });

  it('symbols come without ranges to a client that asks for them later, and with them to another', async () => {
    const symbols = async (client: TestClient): Promise<WorkspaceSymbol[]> => {
      await client.read();
      return client.connection.sendRequest('workspace/symbol', { query: 'باير' });
    };
    const client = await TestClient.start({ folders: [folder.uri], capabilities });
    const [lazy, ...more] = await symbols(client);
    assert.equal(more.length, 0);
    assert.equal('range' in lazy!.location, false);
    assert.match(lazy!.containerName ?? '', /person · 5× in 2 articles/);
    const resolved: WorkspaceSymbol = await client.connection.sendRequest('workspaceSymbol/resolve', lazy);
    assert.equal(resolved.location.uri, other);
    assert.equal((resolved.location as { range: Range }).range.start.line, 2);
    await client.stop();

    const eager = await TestClient.start({ folders: [folder.uri] });
    const [symbol] = await symbols(eager);
    assert.equal((symbol!.location as { range: Range }).range.start.line, 2);
    await eager.stop();
  });

  it('completion proposes names of other files, follows what is typed, and can be switched off', async () => {
    const client = await TestClient.start({ folders: [folder.uri] });
    await client.read();
    const draft = folder.uriOf('draft.ar.txt');
    await client.open(draft, 'وقال لباي');
    const complete = (character: number): Promise<CompletionList | null> =>
      client.connection.sendRequest('textDocument/completion', {
        textDocument: { uri: draft },
        position: { line: 0, character },
      });
    const list = await complete(9);
    assert.deepEqual(
      list?.items.map(({ label, textEdit }) => [label, textEdit?.newText]),
      [
        ['بايراموف', 'لبايراموف'],
        ['جيهون بايراموف', 'لجيهون بايراموف'],
      ],
    );
    client.settings = { completion: { enabled: false } };
    const before = client.refreshes;
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await client.until('the settings are read', () => client.refreshes > before);
    assert.equal(await complete(9), null);
    await client.stop();
  });

  it('a client that registers is told which documents to ask for; another from the start', async () => {
    const client = await TestClient.start({
      capabilities: { ...FULL, textDocument: { ...FULL.textDocument, completion: { dynamicRegistration: true } } },
    });
    assert.equal(client.capabilities.completionProvider, undefined);
    const asked = (): number => client.registered.filter((method) => method === 'textDocument/completion').length;
    await client.until('both are registered', () => asked() === 2);
    await client.stop();
  });

  it('the team’s entry is where a name is defined, and what its hover says', async () => {
    folder.write(
      '.khabar/entities.yaml',
      'entities:\n  - name: أرمينيا\n    type: place\n  - name: جيهون بايراموف\n    type: person\n    role: كبير الدبلوماسيين\n    links:\n      wikidata: Q8646\n      pages: [docs/دليل.md]\n',
    );
    const client = await TestClient.start({ folders: [folder.uri], locale: 'ar' });
    await client.open(here, HERE);
    const definition = await ask<Location>(client, 'textDocument/definition', 'لبايراموف حضوره');
    assert.match(definition.uri, /entities\.yaml$/);
    assert.equal(definition.range.start.line, 3);
    const card = await client.hover(here, 'بايراموف');
    assert.match(card, /<b>جيهون بايراموف<\/b>/);
    assert.match(card, /كبير الدبلوماسيين/);
    assert.match(card, /\[ملف المعرفة\]\(file:[^)]*entities\.yaml#L4,1\)/);
    assert.match(card, /\[دليل\\\.md\]\(file:/);
    assert.match(card, /arwiki\/Q8646\)/);
    await client.stop();
  });

  it('what was asked and given up is not answered', async () => {
    const client = await TestClient.start({ folders: [folder.uri] });
    await client.open(here, HERE);
    const { CancellationTokenSource } = await import('vscode-languageserver-protocol/node');
    const source = new CancellationTokenSource();
    const params = { textDocument: { uri: here }, position: client.at(here, 'بايراموف'), newName: 'بيراموف' };
    const answer = client.connection.sendRequest('textDocument/rename', params, source.token);
    source.cancel();
    await assert.rejects(answer, { code: -32800 });
    await client.stop();
  });
});
