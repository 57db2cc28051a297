import assert from 'node:assert/strict';
import { groupMentions } from '../../../server/src/core/events/grouping.ts';
import { link } from '../../../server/src/core/events/link.ts';
import { type Told, toldDays } from '../../../server/src/core/events/told.ts';
import { entityWeight, wordWeight } from '../../../server/src/core/events/weights.ts';

const [MIRZOYAN, BAYRAMOV, ALMATY, BRUSSELS, RUSSIA] = [1, 2, 3, 4, 5] as const;
/** Russia is in every article, the others in few. */
const WEIGHTS = {
  entity: (one: number): number => (one === RUSSIA ? 0 : 0.7),
  word: (): number => 0.7,
  isPlace: (one: number): boolean => one === ALMATY || one === BRUSSELS || one === RUSSIA,
};
const DAY = 86_400_000;

let article = 0;
/** A meeting of two ministers in Almaty on 8 May 2024, told by another article each time, with what is different. */
type Different = Partial<Told> & { readonly day?: string | null };

function told(different: Different = {}): Told {
  const { day = '2024-05-08', ...rest } = different;
  const participants = rest.participants ?? [MIRZOYAN, BAYRAMOV];
  const place = rest.place ?? ALMATY;
  return {
    article: ++article,
    sentence: 0,
    act: 'meet',
    lemma: 1,
    status: 'happened',
    published: Date.parse('2024-05-09') / DAY,
    participants,
    named: [...participants, ...(place < 0 ? [] : [place])],
    place,
    name: -1,
    days: toldDays(day, 'said'),
    figures: [],
    words: [],
    lead: false,
    whole: { named: [], words: [] },
    ...rest,
  };
}

describe('a link between two mentions of events', () => {
  it('says that they are one where people, act, day and place agree, and why', () => {
    const found = link(told(), told(), WEIGHTS);
    assert.equal(found?.label, 'same');
    assert.deepEqual(found.reasons, {
      participants: [MIRZOYAN, BAYRAMOV, ALMATY],
      act: 'lemma',
      date: 'same',
      place: true,
      name: false,
      words: false,
      reports: false,
    });
  });

  it('stays where the days are one apart, and says so', () => {
    const found = link(told(), told({ day: '2024-05-09' }), WEIGHTS);
    assert.equal(found?.label, 'same');
    assert.equal(found.reasons.date, 'apart');
  });

  it('never makes one of a series: April is not May', () => {
    const april = told({ day: '2024-04-06', place: BRUSSELS });
    assert.notEqual(link(told(), april, WEIGHTS)?.label, 'same');
    assert.notEqual(link(told({ place: BRUSSELS }), april, WEIGHTS)?.label, 'same');
  });

  it('is none on a date alone, nor on what everybody names', () => {
    const other = { participants: [RUSSIA], place: -1 };
    assert.equal(link(told(other), told({ participants: [], place: -1 }), WEIGHTS), undefined);
    assert.equal(link(told(other), told(other), WEIGHTS), undefined);
  });

  it('is none of another act of other people on the same day in the same town', () => {
    const killing = told({ act: 'kill', lemma: 9, participants: [], named: [ALMATY] });
    assert.notEqual(link(told(), killing, WEIGHTS)?.label, 'same');
  });

  it('joins a day without its year with the day that fits it, and keeps those apart that do not', () => {
    const open = told({ day: 'XXXX-05-08' });
    const found = link(told(), open, WEIGHTS);
    assert.equal(found?.label, 'same');
    assert.equal(found.reasons.date, 'open');
    const wednesday = link(told(), told({ day: 'XXXX-WXX-3' }), WEIGHTS);
    assert.equal(wednesday?.reasons.date, 'open');
    assert.notEqual(link(told(), told({ day: 'XXXX-05-10' }), WEIGHTS)?.label, 'same');
    assert.notEqual(link(told(), told({ day: 'XXXX-WXX-5' }), WEIGHTS)?.label, 'same');
  });

  it('takes the publication date for the day or the day after', () => {
    const printed = (day: string): Told => told({ days: toldDays(day, 'published') });
    assert.equal(link(told(), printed('2024-05-09'), WEIGHTS)?.label, 'same');
    assert.notEqual(link(told(), printed('2024-05-14'), WEIGHTS)?.label, 'same');
  });

  it('asks sayings for shared words: who speaks says many things on one day', () => {
    const say = (words: readonly number[]): Told => told({ act: 'say', place: -1, participants: [MIRZOYAN], words });
    assert.equal(link(say([1, 2, 3, 4, 5]), say([1, 2, 3, 4, 9]), WEIGHTS)?.label, 'same');
    assert.notEqual(link(say([1, 2, 3, 4, 5]), say([6, 7, 8, 9, 10]), WEIGHTS)?.label, 'same');
  });

  it('keeps two acts of one sentence apart', () => {
    const one = told();
    assert.equal(link(one, { ...one, act: 'say', lemma: 2 }, WEIGHTS), undefined);
  });

  it('calls related what is of one story, not what is months apart or shares one name alone', () => {
    const days = (day: string) => ({ day, published: Date.parse(day) / DAY });
    assert.equal(link(told(), told(days('2024-05-20')), WEIGHTS)?.label, 'related');
    assert.equal(link(told(), told(days('2024-09-20')), WEIGHTS), undefined);
    const alone = { participants: [MIRZOYAN], place: -1 };
    assert.equal(link(told(alone), told({ ...alone, ...days('2024-05-20') }), WEIGHTS), undefined);
  });

  it('does not join on the next day what happens again, unless it is the same place or two are named', () => {
    const strike = { act: 'attack' as const, lemma: 5, participants: [MIRZOYAN], words: [1, 2, 3, 4] };
    const apart = (place: number) =>
      link(told({ ...strike, place }), told({ ...strike, place, day: '2024-05-09' }), WEIGHTS);
    assert.notEqual(apart(-1)?.label, 'same');
    assert.equal(apart(ALMATY)?.label, 'same');
  });

  it('joins a meeting without a day to that of the same two in the same place, and to none elsewhere or of others', () => {
    const undated = (different: Partial<Told>) => told({ day: null, published: Number.NaN, ...different });
    assert.equal(link(told(), undated({}), WEIGHTS)?.label, 'same');
    assert.notEqual(link(told(), undated({ place: BRUSSELS }), WEIGHTS)?.label, 'same');
    assert.notEqual(link(told(), undated({ participants: [MIRZOYAN] }), WEIGHTS)?.label, 'same');
    // Printed weeks later it may be the next one.
    const later = Date.parse('2024-06-09') / DAY;
    assert.notEqual(link(told(), told({ day: null, published: later }), WEIGHTS)?.label, 'same');
  });

  it('joins a signing that is printed days later, and no strike or match', () => {
    const printed = (day: string, act: Told['act']) =>
      told({ act, lemma: 7, words: [1, 2, 3, 4], days: toldDays(day, 'published'), published: Date.parse(day) / DAY });
    const apart = (act: Told['act']) => link(printed('2024-05-09', act), printed('2024-05-13', act), WEIGHTS)?.label;
    assert.equal(apart('sign'), 'same');
    assert.notEqual(apart('play'), 'same');
    assert.notEqual(apart('attack'), 'same');
  });

  it('does not take one man’s two meetings of a day for one, nor what two others say', () => {
    const meets = (other: number) => told({ participants: [MIRZOYAN, other], place: -1 });
    assert.notEqual(link(meets(11), meets(12), WEIGHTS)?.label, 'same');
    assert.equal(link(meets(11), meets(11), WEIGHTS)?.label, 'same');
    const says = (who: number, words: number[]) =>
      told({ act: 'say', lemma: 9, participants: [who], named: [who, BAYRAMOV, ALMATY], place: -1, words });
    assert.notEqual(link(says(11, [1, 2, 3, 4, 5]), says(12, [1, 2, 6, 7, 8]), WEIGHTS)?.label, 'same');
    assert.equal(link(says(11, [1, 2, 3, 4, 5]), says(11, [1, 2, 3, 4, 6]), WEIGHTS)?.label, 'same');
  });

  describe('between beginnings of reports', () => {
    const whole = { named: [MIRZOYAN, BAYRAMOV, ALMATY, 21, 22], words: [1, 2, 3, 4, 5, 6] };
    /** A headline that names nobody, over an article that names many. */
    const headline = (different: Different = {}) =>
      told({ participants: [], named: [], place: -1, lead: true, whole, ...different });

    it('is one where the articles name and tell the same, and says so', () => {
      const found = link(headline(), headline(), WEIGHTS);
      assert.equal(found?.label, 'same');
      assert.ok(found.reasons.reports);
    });

    it('is none where the articles tell other things, or one of them only mentions it further down', () => {
      const other = { named: [MIRZOYAN, 31, 32, 33, 34, 35], words: [1, 41, 42, 43, 44, 45] };
      assert.equal(link(headline(), headline({ whole: other }), WEIGHTS), undefined);
      assert.equal(link(headline(), headline({ lead: false }), WEIGHTS), undefined);
    });

    it('is none between other acts, what two others say of it, and what happens again the next day', () => {
      assert.equal(link(headline(), headline({ act: 'trade', lemma: 2 }), WEIGHTS), undefined);
      const says = (who: number) => headline({ act: 'say', participants: [who], named: [who] });
      assert.notEqual(link(says(MIRZOYAN), says(BAYRAMOV), WEIGHTS)?.label, 'same');
      const half = { named: [MIRZOYAN, BAYRAMOV, 23, 24, 25], words: [1, 2, 3, 7, 8, 9] };
      const strike = { act: 'attack', lemma: 5, whole: half } as const;
      const [today, tomorrow] = [headline({ ...strike, whole }), headline({ ...strike, day: '2024-05-09' })];
      assert.equal(link(today, headline(strike), WEIGHTS)?.label, 'same');
      assert.notEqual(link(today, tomorrow, WEIGHTS)?.label, 'same');
    });
  });

  it('does not depend on which is asked first', () => {
    const [a, b] = [told(), told({ day: '2024-05-09', place: -1 })];
    assert.equal(link(a, b, WEIGHTS)?.score, link(b, a, WEIGHTS)?.score);
  });
});

describe('instances of events', () => {
  it('gather around a core and do not chain', () => {
    const days = ['2024-05-08', '2024-05-09', '2024-05-10', '2024-05-11'];
    const groups = groupMentions(
      days.map((day) => told({ day })),
      WEIGHTS,
    );
    assert.ok(groups.length > 1, 'four days are not one event by way of their neighbours');
    for (const { core, mentions } of groups) {
      for (const at of mentions) assert.ok(Math.abs(at - core) <= 1);
    }
  });

  it('keep sessions in other towns apart, and hold every mention once', () => {
    const mentions = [
      told(),
      told({ place: BRUSSELS, day: '2022-04-06' }),
      told(),
      told({ place: BRUSSELS, day: '2022-04-06' }),
    ];
    assert.deepEqual(
      groupMentions(mentions, WEIGHTS).map((group) => group.mentions),
      [
        [0, 2],
        [1, 3],
      ],
    );
  });
});

describe('days of a date’s value', () => {
  it('are those of a day, month, week, list or interval; none of a duration or of years', () => {
    const of = (value: string): string => {
      const days = toldDays(value, 'said');
      return days ? `${days.from - 19_000}-${days.to - 19_000} ${days.pattern}` : 'none';
    };
    assert.equal(of('2022-04-06'), '88-88 0');
    assert.equal(of('2022-04'), '83-112 0');
    assert.equal(of('2022-W14'), '86-92 0');
    assert.equal(of('2022-W14-3'), '88-88 0');
    assert.equal(of('{2022-04-06,2022-04-08}'), '88-90 0');
    assert.equal(of('2022-04-06T18:00'), '88-88 0');
    assert.equal(of('XXXX-04-06'), 'NaN-NaN 406');
    assert.equal(of('XXXX-WXX-3'), 'NaN-NaN 10003');
    for (const none of ['P44D', '1801/1900', 'XXXX', '199X', '2020/2022']) assert.equal(of(none), 'none', none);
  });
});

describe('what a name or a word weighs', () => {
  it('is nothing where a third of the files have it, and much where few have', () => {
    assert.equal(entityWeight('place', 400, 1000), 0);
    assert.ok(entityWeight('person', 3, 1000) > 0.6);
    assert.ok(entityWeight('person', 3, 1000) > entityWeight('place', 60, 1000));
    assert.ok(wordWeight(2, 50_000) > wordWeight(5000, 50_000));
  });

  it('does not take a folder of five files for the world', () => {
    assert.ok(entityWeight('person', 3, 5) > 0.4);
    assert.ok(wordWeight(2, 40) > 0.5);
  });
});
