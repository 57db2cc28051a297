import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { SemanticTokens, SemanticTokensDelta, TextEdit } from 'vscode-languageserver-protocol/node';
import { TestClient } from './client.ts';
import { PLAIN } from './texts.ts';

const uri = 'file:///news/tokens.ar.txt';
const TYPES = ['person', 'place', 'organization', 'event', 'date'];

/** `type: text` of each token, read as a client reads the integers. */
function words(client: TestClient, data: readonly number[]): string[] {
  const document = client.text(uri);
  const found: string[] = [];
  let line = 0;
  let character = 0;
  for (let i = 0; i < data.length; i += 5) {
    line += data[i]!;
    character = data[i] === 0 ? character + data[i + 1]! : data[i + 1]!;
    const end = { line, character: character + data[i + 2]! };
    found.push(`${TYPES[data[i + 3]!]}: ${document.getText({ start: { line, character }, end })}`);
  }
  return found;
}

const full = (client: TestClient): Promise<SemanticTokens> =>
  client.connection.sendRequest('textDocument/semanticTokens/full', { textDocument: { uri } });

const delta = (client: TestClient, previousResultId: string): Promise<SemanticTokens | SemanticTokensDelta> =>
  client.connection.sendRequest('textDocument/semanticTokens/full/delta', { textDocument: { uri }, previousResultId });

describe('semantic tokens over the protocol', () => {
  it('mark people, places and organisations without their clitics and titles', async () => {
    const client = await TestClient.start();
    await client.open(uri, PLAIN);
    const found = words(client, (await full(client)).data);
    assert.ok(found.includes('person: أرارات ميرزويان'), found.join('\n'));
    assert.ok(found.includes('organization: وزارة الخارجية الأرمينية'), found.join('\n'));
    assert.ok(found.includes('place: برلين'), found.join('\n'));
    await client.stop();
  });

  it('are given for the lines of a range alone', async () => {
    const client = await TestClient.start();
    await client.open(uri, PLAIN);
    const range = { start: { line: 4, character: 0 }, end: { line: 4, character: 1000 } };
    const some: SemanticTokens = await client.connection.sendRequest('textDocument/semanticTokens/range', {
      textDocument: { uri },
      range,
    });
    const all = words(client, (await full(client)).data);
    const inRange = words(client, some.data);
    assert.ok(inRange.includes('organization: وزارة الخارجية الأرمينية'));
    assert.ok(inRange.length < all.length);
    await client.stop();
  });

  it('come in full when the client names a result that the server does not have', async () => {
    const client = await TestClient.start();
    await client.open(uri, PLAIN);
    const answer = await delta(client, 'of another life');
    assert.ok('data' in answer && answer.data.length > 0);
    await client.stop();
  });

  it('as a first full list and the deltas after it equal a fresh full list, whatever is typed', async () => {
    const client = await TestClient.start();
    const other = await TestClient.start();
    const pieces = ['زار ', 'باريس ', 'وزير الخارجية ', '\n', ' ', 'في 5 مايو 2024 ', 'و', '. ', 'الأمم المتحدة ', ''];
    const typing = fc.record({ at: fc.nat(), length: fc.nat(30), text: fc.constantFrom(...pieces) });
    await fc.assert(
      fc.asyncProperty(fc.array(typing, { minLength: 1, maxLength: 12 }), async (edits) => {
        await client.open(uri, PLAIN);
        const first = await full(client);
        let data = first.data;
        let resultId = first.resultId!;
        for (const { at, length, text } of edits) {
          const document = client.text(uri);
          const start = at % (document.getText().length + 1);
          const range = { start: document.positionAt(start), end: document.positionAt(start + length) };
          await client.change(uri, [{ range, newText: text } satisfies TextEdit]);
          const answer = await delta(client, resultId);
          resultId = answer.resultId!;
          data = 'data' in answer ? answer.data : patched(data, answer);
        }
        await other.open(uri, client.text(uri).getText());
        assert.deepEqual(data, (await full(other)).data);
        await client.close(uri);
        await other.close(uri);
      }),
      { numRuns: 40 },
    );
    await client.stop();
    await other.stop();
  });
});

function patched(data: readonly number[], { edits }: SemanticTokensDelta): number[] {
  const next = [...data];
  for (const edit of [...edits].sort((a, b) => b.start - a.start)) {
    next.splice(edit.start, edit.deleteCount, ...(edit.data ?? []));
  }
  return next;
}
