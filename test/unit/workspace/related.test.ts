import assert from 'node:assert/strict';
import { daysOf, timeKeys } from '../../../server/src/workspace/days.ts';
import type { ArticleFacts } from '../../../server/src/workspace/index/facts.ts';
import { givenIndex } from '../../../server/src/workspace/index/given-index.ts';
import type { WorkspaceIndex } from '../../../server/src/workspace/index/workspace-index.ts';

/** An article whose sentences name what is listed; what looks like a day is one. */
function article(uri: string, date: string | null, ...sentences: string[][]): ArticleFacts {
  const names = [...new Set(sentences.flat().filter((key) => !/^\d/.test(key)))];
  return {
    uri,
    version: null,
    title: uri,
    date,
    latest: null,
    origin: { file: uri, stamp: { mtime: 0, size: 0 }, content: { lo: 0, hi: 0 }, options: 0 },
    entities: names.map((id) => ({ id, type: 'place', name: id })),
    mentions: sentences.flatMap((keys, line) =>
      keys
        .filter((key) => names.includes(key))
        .map((key, i) => ({
          entity: names.indexOf(key),
          ...{ line, character: 10 * i, length: key.length, text: key, spelling: key, clitics: '' },
          ...{ quoted: false, furniture: false, inner: false, paragraph: line, sentence: line },
        })),
    ),
    sentences: sentences.map((keys, line) => ({
      line,
      character: 0,
      text: `${uri} ${line}`,
      entities: keys.filter((key) => names.includes(key)),
      times: keys.filter((key) => !names.includes(key)),
    })),
    events: [],
    prints: [],
    outlet: '',
    lines: [],
  };
}

const made = (): WorkspaceIndex => givenIndex();

const found = (answer: { sentences: readonly { sentence: { text: string } }[] }): string[] =>
  answer.sentences.map(({ sentence }) => sentence.text);

describe('sentences of other articles', () => {
  const index = made();
  index.set(
    article('file:///أ', '2024-01-01', ['برلين', 'ميرزويان'], ['برلين'], ['برلين', '2024-02-28']),
    article('file:///ب', '2024-03-01', ['برلين', 'ميرزويان']),
  );
  index.set(article('file:///ج', null, ['برلين', 'ميرزويان']));
  index.set(article('file:///هنا', '2024-04-01', ['برلين', 'ميرزويان']));

  it('share a second name or a day, newest first, undated last, without the article itself', async () => {
    const topic = { entities: ['برلين', 'ميرزويان'], days: ['2024-02-28'] };
    assert.deepEqual(found(await index.forEntity('برلين', topic, 'file:///هنا', 9)), [
      'file:///ب 0',
      'file:///أ 0',
      'file:///أ 2',
      'file:///ج 0',
    ]);
  });

  it('are none where only the name itself is shared', async () => {
    assert.equal((await index.forEntity('برلين', { entities: ['برلين'], days: [] }, 'file:///هنا', 9)).total, 0);
  });

  it('are counted beyond the limit', async () => {
    const answer = await index.forEntity('برلين', { entities: ['ميرزويان'], days: [] }, 'file:///هنا', 2);
    assert.deepEqual([answer.sentences.length, answer.total], [2, 3]);
  });

  it('are found by a day', async () => {
    assert.deepEqual(found(await index.forTime(['2024-02-28'], 'file:///هنا', 9)), ['file:///أ 2']);
    assert.deepEqual(found(await index.forTime(['2024-02-29'], 'file:///هنا', 9)), []);
  });

  it('go with their article, and come again with its newer version, however its URI is written', async () => {
    const other = made();
    other.set(article('file:///c%3A/أخبار/أ.txt', '2024-01-01', ['برلين', 'ميرزويان']));
    other.set(article('file:///C:/%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1/أ.txt', '2024-01-01', ['باريس']));
    assert.equal(other.table.size, 1);
    assert.equal((await other.forEntity('برلين', { entities: ['ميرزويان'], days: [] }, 'x', 9)).total, 0);
    other.table.delete('file:///c:/أخبار/أ.txt');
    assert.equal(other.table.size, 0);
    assert.equal(other.table.parts.length, 0);
  });
});

describe('the days of a date', () => {
  it('are those of a day, a clock time, a list and a short interval', () => {
    assert.deepEqual(daysOf('2024-05-10'), ['2024-05-10']);
    assert.deepEqual(daysOf('2024-02-10T18:00'), ['2024-02-10']);
    assert.deepEqual(daysOf('{2024-05-05,2024-05-09}'), ['2024-05-05', '2024-05-09']);
    assert.deepEqual(daysOf('2024-02-28/2024-03-01'), ['2024-02-28', '2024-02-29', '2024-03-01']);
  });

  it('are none for years, durations, open days and long intervals', () => {
    for (const value of [null, '2024', 'P44D', 'XXXX-04-15', '2024-01-01/2024-12-31', '2020/2022', '2024-05-10/..']) {
      assert.deepEqual(daysOf(value), [], String(value));
    }
  });

  it('a month is a time that sentences can share; a year says too little', () => {
    assert.deepEqual(timeKeys('2020-11'), ['2020-11']);
    assert.deepEqual(timeKeys('2020'), []);
    assert.deepEqual(timeKeys('P3D'), []);
  });
});
