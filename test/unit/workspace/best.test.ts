import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Best } from '../../../server/src/workspace/index/best.ts';

describe('the best of many', () => {
  it('are what a sort would leave, the first of equal ones first', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9 })), fc.integer({ min: 1, max: 6 }), (ranks, most) => {
        const best = new Best<number>(most);
        for (const [i, rank] of ranks.entries()) best.add(i, rank);
        const sorted = [...ranks.keys()].sort((a, b) => ranks[b]! - ranks[a]!);
        assert.deepEqual(best.values, sorted.slice(0, most));
      }),
    );
  });

  it('says beforehand what would be among them', () => {
    const best = new Best<string>(2);
    best.add('أول', 3);
    assert.ok(best.takes(0));
    best.add('ثان', 1);
    assert.deepEqual([best.takes(2), best.takes(1)], [true, false]);
  });
});
