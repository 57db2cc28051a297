import assert from 'node:assert/strict';
import { LINKING, type Link } from '../../../server/src/core/events/link.ts';
import { isSurelyOne, MOST_DAYS, settleDays } from '../../../server/src/core/events/settle-dates.ts';
import { dayOf, type Told, type ToldDays, toldDays } from '../../../server/src/core/events/told.ts';
import type { TimeSource } from '../../../server/src/core/events/types.ts';

const WEDNESDAY = 'XXXX-WXX-3';
const day = (text: string): number => Date.parse(text) / 86_400_000;
const said = (value: string, source: TimeSource = 'said'): ToldDays => toldDays(value, source)!;
/** The days that are left of what one mention says, by the others; `from` and `to` bound them. */
function settled(own: string, others: (string | ToldDays)[], from: string | null = '2019-01-01', to = '2024-12-31') {
  const found = settleDays(
    said(own),
    others.map((one) => (typeof one === 'string' ? said(one) : one)),
    { from: from === null ? undefined : day(from), to: day(to) },
  );
  return found && { days: found.days.map(dayOf), by: found.by };
}

describe('the day of an event that several articles tell', () => {
  it('is settled by a day with its year', () => {
    assert.deepEqual(settled('XXXX-04-06', ['2022-04-06']), { days: ['2022-04-06'], by: [0] });
    assert.deepEqual(settled(WEDNESDAY, ['2022-04-06'], null), { days: ['2022-04-06'], by: [0] });
  });

  it('is settled by a weekday here and a day of the month there: only one year has both', () => {
    assert.deepEqual(settled(WEDNESDAY, ['XXXX-04-06']), { days: ['2022-04-06'], by: [0] });
    assert.deepEqual(settled('XXXX-04-06', [WEDNESDAY]), { days: ['2022-04-06'], by: [0] });
  });

  it('is settled by the month of the year, and by some days of which one fits', () => {
    assert.deepEqual(settled('XXXX-04-06', ['2022-04']), { days: ['2022-04-06'], by: [0] });
    assert.deepEqual(settled(WEDNESDAY, ['2022-04-05/2022-04-07']), { days: ['2022-04-06'], by: [0] });
    assert.deepEqual(settled('XXXX-02-29', ['2024']), { days: ['2024-02-29'], by: [0] });
  });

  it('is narrowed where two years fit, or some days of a month', () => {
    assert.deepEqual(settled(WEDNESDAY, ['XXXX-04-06'], '2015-01-01')?.days, ['2016-04-06', '2022-04-06']);
    assert.deepEqual(settled(WEDNESDAY, ['2022-04'])?.days, ['2022-04-06', '2022-04-13', '2022-04-20', '2022-04-27']);
  });

  it('stays open where more days fit than help anybody, and where nothing bounds them', () => {
    assert.equal(settled(WEDNESDAY, ['XXXX-04-06'], '1980-01-01'), undefined);
    assert.equal(settled(WEDNESDAY, ['2022']), undefined);
    assert.equal(settled(WEDNESDAY, ['XXXX-04-06'], null), undefined);
    assert.ok(MOST_DAYS < 10);
  });

  it('stays open where the others contradict it, or each other', () => {
    assert.equal(settled('XXXX-04-06', ['2021-04-06', '2022-04-06']), undefined);
    assert.equal(settled('XXXX-04-06', ['2022-04-07']), undefined);
    assert.equal(settled(WEDNESDAY, ['XXXX-04-06', 'XXXX-04-13']), undefined);
    assert.equal(settled('XXXX-04-06', [WEDNESDAY, 'XXXX-WXX-4']), undefined);
    assert.equal(settled(WEDNESDAY, ['2022-04-07']), undefined);
    assert.equal(settled(WEDNESDAY, ['XXXX-04-06', '2021-04-06']), undefined);
  });

  it('stays open where they say no more than it does, and where they were only printed on some day', () => {
    assert.equal(settled('XXXX-04-06', ['XXXX-04-06']), undefined);
    assert.equal(settled('XXXX-04-06', []), undefined);
    assert.equal(settled('XXXX-04-06', [said('2022-04-06', 'published')]), undefined);
  });

  it('is never after what comes into question, nor before', () => {
    assert.equal(settled('XXXX-04-06', ['2022-04-06'], '2019-01-01', '2022-04-05'), undefined);
    assert.equal(settled('XXXX-04-06', ['2018-04-06']), undefined);
    assert.equal(settled(WEDNESDAY, ['XXXX-04-06'], '2019-01-01', 'no day'), undefined);
  });

  it('is left alone where a text gives it in full', () => {
    assert.equal(settled('2022-04-06', ['2022-04']), undefined);
    assert.equal(settled('2022-04-06', ['2022-04-07']), undefined);
  });
});

describe('a link that lends a date', () => {
  const told = (value: string): Told => ({ days: said(value) }) as Told;
  const link = (score: number, reasons: Partial<Link['reasons']> = {}): Link => ({
    label: score >= LINKING.same ? 'same' : 'related',
    score,
    reasons: {
      participants: [1, 2],
      act: 'lemma',
      date: null,
      place: true,
      name: false,
      words: true,
      reports: false,
      ...reasons,
    },
  });

  it('shares who took part, the place or a name', () => {
    const [sixth, whole] = [told('XXXX-04-06'), told('2022-04-06')];
    assert.ok(isSurelyOne(sixth, whole, link(0.6, { date: 'open' })));
    assert.ok(isSurelyOne(sixth, whole, link(0.6, { date: 'open', participants: [] })));
    assert.ok(!isSurelyOne(sixth, whole, link(0.6, { date: 'open', participants: [], place: false })));
    assert.ok(!isSurelyOne(sixth, whole, link(0.5, { date: 'open' })), 'what is only related lends none');
  });

  it('must be much surer by a weekday, which every week has', () => {
    const [wednesday, whole, sixth] = [told(WEDNESDAY), told('2022-04-06'), told('XXXX-04-06')];
    assert.ok(isSurelyOne(wednesday, whole, link(0.8, { date: 'open' })));
    assert.ok(!isSurelyOne(wednesday, whole, link(0.7, { date: 'open' })));
    assert.ok(!isSurelyOne(whole, wednesday, link(0.7, { date: 'open' })));
    assert.ok(isSurelyOne(wednesday, sixth, link(0.65)));
    assert.ok(!isSurelyOne(wednesday, sixth, link(0.58)));
    assert.ok(!isSurelyOne(wednesday, sixth, link(0.65, { participants: [1], place: false, words: false })));
  });
});
