import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applyEdits, composeEdits, type TextChange } from '../../../server/src/core/duplicates/index.ts';

/** Edits in order, for a text of some length. */
const editsFor = (length: number) =>
  fc.array(fc.tuple(fc.nat(length), fc.nat(4), fc.constantFrom('', 'س', 'صض')), { maxLength: 5 }).map((parts) => {
    const edits: TextChange[] = [];
    let from = 0;
    for (const [at, size, newText] of parts.sort((a, b) => a[0] - b[0])) {
      const start = Math.max(at, from);
      const end = Math.min(start + size, length);
      if (start > length || (start === end && newText === '')) continue;
      edits.push({ start, end, newText });
      from = end + 1;
    }
    return edits;
  });

describe('two sets of edits as one', () => {
  it('do what the two do one after the other', () => {
    const text = 'أعلنت البلدية إغلاق الشارع';
    fc.assert(
      fc.property(
        editsFor(text.length).chain((first) =>
          editsFor(applyEdits(text, first).length).map((second) => ({ first, second })),
        ),
        ({ first, second }) => {
          const both = composeEdits(text.length, first, second);
          assert.equal(applyEdits(text, both), applyEdits(applyEdits(text, first), second));
          both.forEach(({ start, end }, i) => {
            assert.ok(start <= end);
            if (i > 0) assert.ok(start > both[i - 1]!.end);
          });
        },
      ),
      { numRuns: 1000 },
    );
  });
});
