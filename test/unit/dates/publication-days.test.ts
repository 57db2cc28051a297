import assert from 'node:assert/strict';
import { analyse } from '../../../server/src/core/article.ts';
import { isoDate, parseIso } from '../../../server/src/core/dates/calendar.ts';
import { daysOfDate, latestTold, publicationDays } from '../../../server/src/core/dates/publication-days.ts';
import { lexicon } from '../../fixtures/lexicon.ts';

const day = (text: string): number => parseIso(text)!;

/** The days on which a text may have been published when the date at `|` is known to be one of some days. */
function published(marked: string, days: readonly string[], until = '2024-12-31'): string[] {
  const start = marked.indexOf('|');
  const { placedDates } = analyse(marked.replace('|', ''), {}, lexicon());
  return publicationDays(placedDates, [{ start, days: days.map(day) }], day(until)).map(isoDate);
}

describe('the publication date by what is known of a date', () => {
  it('is the day that the date is counted from', () => {
    assert.deepEqual(published('التقيا |أمس الثلاثاء في عمّان.', ['2022-04-05']), ['2022-04-06']);
    assert.deepEqual(published('التقيا |أول أمس الأربعاء في عمّان.', ['2022-04-06']), ['2022-04-08']);
    assert.deepEqual(published('يلتقيان |غدا السبت في عمّان.', ['2022-04-09']), ['2022-04-08']);
  });

  it('is what the rest of the text leaves', () => {
    const text = 'وصل الوزير اليوم السبت. والتقيا في |6 أبريل الجاري في عمّان.';
    assert.deepEqual(published(text, ['2022-04-06']), ['2022-04-09', '2022-04-16', '2022-04-23', '2022-04-30']);
    assert.deepEqual(published(text, ['2022-04-06'], '2022-04-16'), ['2022-04-09', '2022-04-16']);
    const bounded = `${text} ووقعا اتفاقا في 20 أبريل 2022.`;
    assert.deepEqual(published(bounded, ['2022-04-06']), ['2022-04-23', '2022-04-30']);
  });

  it('is of one of the years that are left', () => {
    const text = 'التقيا |أول أمس الأربعاء. ووقعا اتفاقا في 10 نوفمبر 2020.';
    assert.deepEqual(published(text, ['2016-04-06', '2022-04-06']), ['2022-04-08']);
  });

  it('is none where the text contradicts that, or itself', () => {
    assert.deepEqual(published('التقيا |أمس الثلاثاء. ووقعا اتفاقا في 10 مايو 2023.', ['2022-04-05']), []);
    assert.deepEqual(published('التقيا |أمس الثلاثاء. ووصل الوزير اليوم الجمعة.', ['2022-04-05']), []);
    assert.deepEqual(published('التقيا |أمس الثلاثاء في عمّان.', ['2022-04-06']), []);
  });

  it('is none where nothing is known of a day of the article', () => {
    assert.deepEqual(published('التقيا |أمس الثلاثاء في عمّان.', []), []);
    assert.deepEqual(published('|التقيا أمس الثلاثاء في عمّان.', ['2022-04-05']), []);
    assert.deepEqual(published('يُحتفل |في 6 أبريل من كل عام بيوم الطفل.', ['2022-04-06']), []);
  });

  it('gives other dates their days', () => {
    const text = 'التقيا |أول أمس الأربعاء في عمّان. ووصل الوزير أمس.';
    const { placedDates } = analyse(text.replace('|', ''), {}, lexicon());
    const start = text.indexOf('أمس.') - 1;
    assert.deepEqual(daysOfDate(placedDates, start, [day('2022-04-08')]).map(isoDate), ['2022-04-07']);
    assert.deepEqual(daysOfDate(placedDates, 0, [day('2022-04-08')]), []);
  });

  it('is not before the latest day that the text tells as past', () => {
    const of = (text: string): string | undefined => {
      const latest = latestTold(analyse(text, {}, lexicon()).placedDates);
      return latest === undefined ? undefined : isoDate(latest);
    };
    assert.equal(of('وقع البلدان في 10 نوفمبر 2020 اتفاقا، ثم التقيا في 3 مارس 2021.'), '2021-03-03');
    assert.equal(of('سيلتقيان في 3 مارس 2021.'), undefined);
    assert.equal(of('التقيا أمس الثلاثاء.'), undefined);
  });
});
