import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fold } from '../../../server/src/core/text/normalise.ts';

const rows = (file: string) =>
  readFileSync(path.resolve(file), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split('\t'));

describe('tables of names', () => {
  it('aliases.tsv has each name of a type in one group only, and groups of two names at least', () => {
    const groups = new Map<string, string>();
    for (const [type = '', name = '', others = '', ...rest] of rows('server/lexicon/aliases.tsv')) {
      assert.ok(/^(person|place|organization|name)$/.test(type), `${type} ${name}`);
      assert.deepEqual(rest, [], name);
      const names = [name, ...others.split('|')];
      assert.ok(names.length > 1 && names.every((one) => one.trim() === one && one !== ''), name);
      for (const one of names) {
        const key = `${type} ${fold(one)}`;
        assert.equal(groups.get(key), undefined, `${one} is in the groups of ${groups.get(key)} and ${name}`);
        groups.set(key, name);
      }
    }
  });

  it('variants.tsv has 320 pairs of each verdict at least, each pair once', () => {
    const counts = new Map<string, number>();
    const seen = new Set<string>();
    for (const [a = '', b = '', type = '', verdict = '', kind = ''] of rows('test/accuracy/gold/variants.tsv')) {
      assert.ok(a !== b && kind !== '' && /^(person|place|organization)$/.test(type), `${a} ${b}`);
      const pair = [a, b].sort().join('\t');
      assert.ok(!seen.has(pair), pair);
      seen.add(pair);
      counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
    }
    assert.deepEqual([...counts.keys()].sort(), ['different', 'same']);
    for (const [verdict, count] of counts) assert.ok(count >= 320, verdict);
  });
});
