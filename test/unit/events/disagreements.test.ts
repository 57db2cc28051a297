import assert from 'node:assert/strict';
import { type Disagreement, disagreements } from '../../../server/src/core/events/disagreements.ts';
import { type Told, toldDays } from '../../../server/src/core/events/told.ts';

const [AGADIR, MOROCCO, TANGIER] = [1, 2, 3] as const;

function told(article: number, day: string | null, figures: Told['figures'] = [], place: number = AGADIR): Told {
  return {
    article,
    sentence: 0,
    act: 'kill',
    lemma: 1,
    status: 'happened',
    published: Number.NaN,
    participants: [],
    named: [],
    place,
    name: -1,
    days: toldDays(day, 'said'),
    figures,
    words: [],
    lead: false,
    whole: { named: [], words: [] },
  };
}
const killed = (value: number): Told['figures'][number] => ({ value, counted: 'killed', unit: 'قتيلا' });
const nowhere = (): boolean => false;
const brief = (found: readonly Disagreement[]): string[] =>
  found.map(({ kind, sides }) => `${kind} ${sides.map(({ value, mentions }) => `${value}:${mentions}`).join(' ')}`);

describe('disagreements of one event', () => {
  it('are other figures of the same counted thing, with who gives which', () => {
    const found = disagreements(
      [
        told(1, '2024-05-09', [killed(12)]),
        told(2, '2024-05-09', [{ value: 15, counted: 'killed', unit: 'شخصا' }]),
        told(3, '2024-05-09', [killed(12), { value: 30, counted: 'wounded', unit: 'جريحا' }]),
      ],
      nowhere,
    );
    assert.deepEqual(brief(found), ['figure 12:0,2 15:1']);
    assert.equal(found[0]!.counted, 'killed');
  });

  it('are days one apart', () => {
    const found = disagreements([told(1, '2020-11-09'), told(2, '2020-11-10')], nowhere);
    assert.deepEqual(brief(found), ['date 2020-11-09:0 2020-11-10:1']);
  });

  it('are not what one article alone says in two ways, nor shares and prices, nor several figures of one kind', () => {
    const percent = (value: number): Told['figures'][number] => ({ value, counted: 'percent', unit: '%' });
    assert.deepEqual(disagreements([told(1, null, [percent(4)]), told(2, null, [percent(5)])], nowhere), []);
    assert.deepEqual(disagreements([told(1, null, [killed(12)]), told(1, null, [killed(15)])], nowhere), []);
    assert.deepEqual(disagreements([told(1, null, [killed(2), killed(3)]), told(2, null, [killed(5)])], nowhere), []);
  });

  it('are other places, unless one article names both: a town and its country', () => {
    const mentions = [told(1, null, [], AGADIR), told(2, null, [], TANGIER)];
    assert.deepEqual(brief(disagreements(mentions, nowhere)), ['place 1:0 3:1']);
    const country = [told(1, null, [], AGADIR), told(2, null, [], MOROCCO)];
    assert.deepEqual(
      disagreements(country, (article, entity) => article === 1 && entity === MOROCCO),
      [],
    );
  });
});
