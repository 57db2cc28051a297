import assert from 'node:assert/strict';
import fc from 'fast-check';
import { semanticTokens, tokensDelta } from '../../../server/src/features/semantic-tokens.ts';
import { viewOf } from './view.ts';

describe('semantic tokens', () => {
  const { snapshot } = viewOf('لقاء في برلين\n\nوصل أرارات ميرزويان إلى برلين يوم 5 مايو 2024.\n');

  it('are relative to the token before, in order', () => {
    const data = Array.from(semanticTokens(snapshot));
    assert.deepEqual(data.slice(0, 10), [0, 8, 5, 1, 0, 2, 4, 15, 0, 0]);
    assert.equal(data.length % 5, 0);
    assert.equal(data.at(-2), 4);
  });

  it('of a range are those on its lines, counted from the top of the file', () => {
    const range = { start: { line: 2, character: 0 }, end: { line: 2, character: 30 } };
    assert.deepEqual(Array.from(semanticTokens(snapshot, range)).slice(0, 5), [2, 4, 15, 0, 0]);
  });

  it('the delta turns any list into any other', () => {
    const list = fc.array(fc.nat(3), { maxLength: 30 }).map((values) => Uint32Array.from(values));
    fc.assert(
      fc.property(list, list, (before, after) => {
        const next = Array.from(before);
        for (const { start, deleteCount, data } of tokensDelta(before, after)) {
          next.splice(start, deleteCount, ...(data ?? []));
        }
        assert.deepEqual(next, Array.from(after));
      }),
    );
  });

  it('the delta of equal lists is empty', () => {
    const data = semanticTokens(snapshot);
    assert.deepEqual(tokensDelta(data, data.slice()), []);
  });
});
