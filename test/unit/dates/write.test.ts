import assert from 'node:assert/strict';
import { MONTH_SYSTEMS, monthName, weekdayName } from '../../../server/src/core/dates/names.ts';
import {
  afterProclitic,
  civilOf,
  type HouseStyle,
  isProclitic,
  ordinalDay,
  writeDay,
  writeMonth,
  writeMonthOfYear,
} from '../../../server/src/core/dates/write.ts';
import { read } from './expect.ts';

const GULF: HouseStyle = { months: 'gulf', digits: 'western' };

describe('dates: writing', () => {
  it('writes a day with and without its weekday and its year', () => {
    const day = { year: 2024, month: 5, day: 8 };
    assert.equal(writeDay(day, GULF), '8 مايو 2024');
    assert.equal(writeDay(day, GULF, { weekday: true }), 'الأربعاء 8 مايو 2024');
    assert.equal(writeDay(day, GULF, { weekday: true, withYear: false }), 'الأربعاء 8 مايو');
    assert.equal(writeDay(day, { months: 'levant', digits: 'arabic-indic' }), '٨ أيار ٢٠٢٤');
    assert.equal(writeMonthOfYear(2024, 1, { months: 'levant', digits: 'western' }), 'كانون الثاني 2024');
  });

  it('names a month by every house style', () => {
    const names = (month: number) =>
      (['gulf', 'levant', 'gulf-levant', 'levant-gulf', 'algeria', 'morocco', 'mauritania'] as const).map((months) =>
        writeMonth(month, { months }),
      );
    assert.deepEqual(names(5), ['مايو', 'أيار', 'مايو/أيار', 'أيار/مايو', 'ماي', 'ماي', 'مايو']);
    assert.deepEqual(names(8), ['أغسطس', 'آب', 'أغسطس/آب', 'آب/أغسطس', 'أوت', 'غشت', 'أغشت']);
  });

  it('writes no date that it does not read as that day, in any system, in words or digits', () => {
    for (const system of MONTH_SYSTEMS)
      for (let month = 1; month <= 12; month++) {
        const style: HouseStyle = { months: system, digits: month % 2 ? 'western' : 'arabic-indic' };
        const written = writeDay({ year: 2023, month, day: 3 + month }, style, { weekday: true });
        const { dates, findings } = read(`وصل الوفد ${written} إلى باريس.`);
        const value = `2023-${String(month).padStart(2, '0')}-${String(3 + month).padStart(2, '0')}`;
        assert.deepEqual([dates[0]?.text, dates[0]?.value, findings.length], [written, value, 0]);
      }
    for (let day = 1; day <= 31; day++) {
      for (const nominative of [false, true]) {
        const { dates } = read(`وصل الوفد في ${ordinalDay(day, nominative)} من مايو 2024.`);
        assert.equal(dates[0]?.value, `2024-05-${String(day).padStart(2, '0')}`, ordinalDay(day, nominative));
      }
    }
  });

  it('has twelve names in each system, and seven weekdays', () => {
    for (const system of MONTH_SYSTEMS) {
      assert.deepEqual([monthName(system, 0), monthName(system, 13)], ['', '']);
      assert.equal(new Set(Array.from({ length: 12 }, (_, i) => monthName(system, i + 1))).size, 12);
    }
    assert.deepEqual([weekdayName(0), weekdayName(6), weekdayName(7)], ['الأحد', 'السبت', '']);
  });

  it('takes the alif of the article after ل alone', () => {
    assert.equal(afterProclitic('موعدا ل', 7, 'الأربعاء'), 'لأربعاء');
    assert.equal(afterProclitic('وللأربعاء', 2, 'الخميس'), 'لخميس');
    assert.equal(afterProclitic('موعدا ب', 7, 'الأربعاء'), 'الأربعاء');
    assert.equal(afterProclitic('قبل', 3, 'الأربعاء'), 'الأربعاء');
    assert.equal(afterProclitic('موعدا ل', 7, 'أمس'), 'أمس');
  });

  it('tells a proclitic from the end of a word', () => {
    assert.ok(isProclitic('ل8', 1, 'ل'));
    assert.ok(isProclitic('ولـ8', 3, 'ل'));
    assert.ok(!isProclitic('قبل8', 3, 'ل'));
    assert.ok(!isProclitic('في 8', 3, 'ل'));
  });

  it('reads the days and months of values, and nothing else', () => {
    assert.deepEqual(civilOf('2024-05-08'), { year: 2024, month: 5, day: 8 });
    assert.deepEqual(civilOf('2024-05'), { year: 2024, month: 5 });
    for (const other of [null, '2024', 'XXXX-05-08', '2024-W18', '2024-05-08T18:00', '2024-05-08/2024-05-09'])
      assert.equal(civilOf(other), undefined);
  });
});
