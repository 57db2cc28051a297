import assert from 'node:assert/strict';
import { daysOf, timeKeys } from '../../../server/src/workspace/days.ts';
import type { ArticleRecord } from '../../../server/src/workspace/record.ts';
import { RecordIndex } from '../../../server/src/workspace/related.ts';

/** A record whose sentences name what is listed; what looks like a day is one. */
function record(uri: string, date: string | null, ...sentences: string[][]): ArticleRecord {
  const places = new Map<string, number[]>();
  const recorded = sentences.map((keys, line) => {
    for (const key of keys) places.set(key, [...(places.get(key) ?? []), line]);
    const times = keys.filter((key) => /^\d/.test(key));
    const entities = keys.filter((key) => !/^\d/.test(key));
    return { line, character: 0, text: `${uri} ${line}`, entities, times };
  });
  return { uri, title: uri, date, sentences: recorded, places };
}

const found = (answer: { sentences: readonly { sentence: { text: string } }[] }): string[] =>
  answer.sentences.map(({ sentence }) => sentence.text);

describe('sentences of other articles', () => {
  const index = new RecordIndex();
  index.set(record('file:///أ', '2024-01-01', ['برلين', 'ميرزويان'], ['برلين'], ['برلين', '2024-02-28']));
  index.set(record('file:///ب', '2024-03-01', ['برلين', 'ميرزويان']));
  index.set(record('file:///ج', null, ['برلين', 'ميرزويان']));
  index.set(record('file:///هنا', '2024-04-01', ['برلين', 'ميرزويان']));

  it('share a second name or a day, newest first, undated last, without the article itself', () => {
    const topic = { entities: ['برلين', 'ميرزويان'], days: ['2024-02-28'] };
    assert.deepEqual(found(index.forEntity('برلين', topic, 'file:///هنا', 9)), [
      'file:///ب 0',
      'file:///أ 0',
      'file:///أ 2',
      'file:///ج 0',
    ]);
  });

  it('are none where only the name itself is shared', () => {
    assert.equal(index.forEntity('برلين', { entities: ['برلين'], days: [] }, 'file:///هنا', 9).total, 0);
  });

  it('are counted beyond the limit', () => {
    const answer = index.forEntity('برلين', { entities: ['ميرزويان'], days: [] }, 'file:///هنا', 2);
    assert.deepEqual([answer.sentences.length, answer.total], [2, 3]);
  });

  it('are found by a day', () => {
    assert.deepEqual(found(index.forTime(['2024-02-28'], 'file:///هنا', 9)), ['file:///أ 2']);
  });

  it('go with their article, and come again with its newer version, however its URI is written', () => {
    const other = new RecordIndex();
    other.set(record('file:///c%3A/أخبار/أ.txt', '2024-01-01', ['برلين', 'ميرزويان']));
    other.set(record('file:///C:/%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1/أ.txt', '2024-01-01', ['باريس']));
    assert.equal(other.size, 1);
    assert.equal(other.forEntity('برلين', { entities: ['ميرزويان'], days: [] }, 'x', 9).total, 0);
    other.delete('file:///c:/أخبار/أ.txt');
    assert.equal(other.size, 0);
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
