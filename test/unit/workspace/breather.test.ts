import assert from 'node:assert/strict';
import fc from 'fast-check';
import { nodeHost } from '../../../server/src/node/node-host.ts';
import { Breather, sortGivingWay } from '../../../server/src/workspace/index/breather.ts';

/** A clock that goes on by a millisecond whenever somebody looks at it. */
function fastClock(): { now(): number; pause(): Promise<void>; pauses: number } {
  let time = 0;
  return {
    pauses: 0,
    now: () => time++,
    pause() {
      this.pauses++;
      return Promise.resolve();
    },
  };
}

describe('work that gives way', () => {
  it('sorts as sort does, what is equal in the order in which it came', () =>
    fc.assert(
      fc.asyncProperty(fc.array(fc.nat(20), { maxLength: 2000 }), async (days) => {
        const items = days.map((day, i) => ({ day, i }));
        const compare = (a: { day: number }, b: { day: number }): number => a.day - b.day;
        const sorted = await sortGivingWay(items, compare, new Breather(fastClock()));
        assert.deepEqual(sorted, items.toSorted(compare));
      }),
      { numRuns: 50 },
    ));

  it('lets others have their turn while many are sorted', async () => {
    const clock = fastClock();
    const dates = Array.from({ length: 20_000 }, (_, i) => (i * 7919) % 20_000);
    await sortGivingWay(dates, (a, b) => a - b, new Breather(clock));
    assert.ok(clock.pauses > 10, `${clock.pauses} pauses`);
  });

  it('goes on one after another, so that a message waits for one stretch and not for one of each', async () => {
    const order: string[] = [];
    const work = async (name: string): Promise<void> => {
      for (let stretch = 0; stretch < 3; stretch++) {
        await nodeHost.pause();
        order.push(name);
      }
    };
    let turns = 0;
    let done = false;
    const watch = (async () => {
      while (!done) {
        await new Promise((resolve) => setImmediate(resolve));
        order.push('turn');
        turns++;
      }
    })();
    await Promise.all([work('أخبار'), work('قصص')]);
    done = true;
    await watch;
    const worked = order.filter((one) => one !== 'turn');
    assert.deepEqual(worked, ['أخبار', 'قصص', 'أخبار', 'قصص', 'أخبار', 'قصص']);
    for (const [i, one] of order.entries()) if (one !== 'turn' && i > 0) assert.equal(order[i - 1], 'turn');
    assert.ok(turns >= 6);
  });
});
