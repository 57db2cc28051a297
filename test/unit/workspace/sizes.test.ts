import assert from 'node:assert/strict';
import type { Part } from '../../../server/src/workspace/index/article-table.ts';
import { Breather } from '../../../server/src/workspace/index/breather.ts';
import { byTime, partsToMerge } from '../../../server/src/workspace/index/sizes.ts';

const part = (size: number, goneCount = 0): Part => ({ segment: { size }, goneCount, stored: {} }) as unknown as Part;
const parts = (count: number, size: number): Part[] => Array.from({ length: count }, () => part(size));

describe('segments that are merged', () => {
  it('are eight of one class, be they articles that were saved one by one', () => {
    const saved = parts(8, 1);
    assert.deepEqual(partsToMerge([...parts(3, 64), ...saved], false), saved);
    assert.deepEqual(partsToMerge([...parts(3, 64), ...saved], true), saved);
    assert.deepEqual(partsToMerge([...parts(7, 64), ...parts(7, 1)], false), []);
  });

  it('wait for some thousand articles while a folder is read, so that each is copied once', () => {
    const jobs = parts(60, 64);
    assert.deepEqual(partsToMerge(jobs.slice(0, 47), true), []);
    assert.equal(partsToMerge(jobs, true).length, 48);
    // What is left over when all was read becomes one.
    assert.equal(partsToMerge(jobs.slice(0, 20), false).length, 20);
  });

  it('are never so many that one thread could not hold them', () => {
    const fromNews = parts(48, 512);
    assert.equal(partsToMerge(fromNews, true).length, 6);
    assert.equal(partsToMerge(fromNews, false).length, 6);
  });

  it('are not those that are large, nor an open document; one that is mostly gone is made anew', () => {
    const open = { ...part(1), stored: undefined } as Part;
    assert.deepEqual(partsToMerge([...parts(20, 2000), ...Array<Part>(9).fill(open)], false), []);
    const mostlyGone = part(2000, 1200);
    assert.deepEqual(partsToMerge([...parts(20, 2000), mostlyGone], true), [mostlyGone]);
  });
});

describe('files that wait', () => {
  it('are read in the order in which they were changed, the last of one second too', async () => {
    const files = [5_000, 1_000, 9_000, 1_500, 1_000].map((mtime) => ({ mtime }));
    const breather = new Breather({ now: () => 0, pause: () => Promise.resolve() });
    assert.deepEqual([...(await byTime(files, breather))], [1, 3, 4, 0, 2]);
  });
});
