import assert from 'node:assert/strict';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { analyse } from '../../../server/src/core/article.ts';
import { Snapshot } from '../../../server/src/workspace/snapshot.ts';
import { lexicon } from '../../fixtures/lexicon.ts';

const MEGABYTE = 1024 * 1024;

describe('the memory of an open document', () => {
  it('does not grow with the number of versions, wherever they were edited', function () {
    // It is the memory that is judged here, on whatever machine.
    this.timeout(120_000);
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const used = (): number => {
      collect();
      return process.memoryUsage().heapUsed;
    };
    const paragraphs = Array.from({ length: 1500 }, (_, i) => `فقرة رقم ${i} من مقال طويل جدا لا يقرؤه أحد إلى آخره.`);
    let text = paragraphs.join('\n');
    let snapshot = edit(text, 0);
    void snapshot.analysis;
    const before = used();
    for (let version = 1; version <= 150; version++) {
      const at = text.indexOf(`رقم ${version * 8} `);
      text = `${text.slice(0, at)}جديدة ${text.slice(at)}`;
      snapshot = edit(text, version, snapshot);
      void snapshot.analysis.findings;
    }
    const grown = (used() - before) / MEGABYTE;
    // One text is 0.15 MB; the versions together would be 22 MB.
    assert.ok(grown < 12, `${grown.toFixed(1)} MB more`);
    assert.equal(snapshot.version, 150);
  });
});

function edit(text: string, version: number, previous?: Snapshot): Snapshot {
  const make = (source: string, options: object, earlier?: Parameters<typeof analyse>[3]) =>
    analyse(source, options, lexicon(), earlier);
  return new Snapshot('file:///طويل.txt', version, text, {}, make, previous);
}
