import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  addMonths,
  civil,
  dayNumber,
  easter,
  HIJRI_FIRST,
  HIJRI_LAST,
  hijri,
  hijriMonthLength,
  hijriMonthStart,
  isoDate,
  isoWeek,
  mondayOf,
  monthLength,
  parseIso,
  weekdayOf,
} from '../../../server/src/core/dates/calendar.ts';

const DAY = 86_400_000;

/** Some 1,600 years to either side of 1970. */
const anyDay = fc.integer({ min: -600_000, max: 600_000 });
const anyMonth = fc.integer({ min: 1, max: 12 });
const on = (text: string): number => parseIso(text)!;

describe('the calendar', () => {
  it('turns a day into its date and back', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const { year, month, day: ofMonth } = civil(day);
        assert.equal(dayNumber(year, month, ofMonth), day);
        if (year >= 0 && year <= 9999) assert.equal(parseIso(isoDate(day)), day);
      }),
    );
  });

  it('agrees with the platform about every day', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const date = new Date(day * DAY);
        const { year, month, day: ofMonth } = civil(day);
        assert.deepEqual(
          [year, month, ofMonth, weekdayOf(day)],
          [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate(), date.getUTCDay()],
        );
      }),
    );
  });

  it('carries days and months that are out of range', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 100, max: 3000 }),
        fc.integer({ min: -50, max: 50 }),
        fc.integer({ min: -400, max: 400 }),
        (year, month, day) => assert.equal(dayNumber(year, month, day), Date.UTC(year, month - 1, day) / DAY),
      ),
    );
    assert.equal(isoDate(dayNumber(50, 1, 1)), '0050-01-01');
    assert.equal(isoDate(dayNumber(-332, 7, 1)), '-0332-07-01');
  });

  it('keeps nothing wrong when a text names more months and days than are kept', () => {
    const before = isoDate(dayNumber(2024, 2, 29));
    for (let index = 0; index < 12_000; index++) {
      assert.equal(civil(dayNumber(1000, 1 + index, 1)).month, 1 + (index % 12));
    }
    assert.equal(isoDate(dayNumber(2024, 2, 29)), before);
  });

  it('adds months: the month moves by their number, the day stays or is the last', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -5000, max: 5000 }), (day, months) => {
        const from = civil(day);
        const to = civil(addMonths(day, months));
        assert.equal(to.year * 12 + to.month, from.year * 12 + from.month + months);
        assert.equal(to.day, Math.min(from.day, monthLength(to.year, to.month)));
      }),
    );
    assert.equal(isoDate(addMonths(on('2024-01-31'), 1)), '2024-02-29');
    assert.equal(isoDate(addMonths(on('2024-02-29'), -12)), '2023-02-28');
  });

  it('knows the week that holds a day, also around new year', () => {
    for (const [day, week] of [
      ['2018-12-30', '2018-W52'],
      ['2018-12-31', '2019-W01'],
      ['2020-12-31', '2020-W53'],
      ['2021-01-03', '2020-W53'],
      ['2021-01-04', '2021-W01'],
      ['2024-12-30', '2025-W01'],
    ])
      assert.equal(isoWeek(on(day!)), week);
    fc.assert(
      fc.property(anyDay, (day) => {
        const monday = mondayOf(day);
        assert.equal(weekdayOf(monday), 1);
        assert.ok(monday <= day && day < monday + 7);
        for (let k = 0; k < 7; k++) assert.equal(isoWeek(monday + k), isoWeek(day));
        assert.notEqual(isoWeek(monday + 7), isoWeek(day));
        // A week belongs to the year of its Thursday, and 4 January to the first.
        const { year } = civil(monday + 3);
        assert.ok(isoWeek(day).startsWith(`${isoDate(monday + 3).slice(0, -6)}-W`));
        assert.match(isoWeek(dayNumber(year, 1, 4)), /-W01$/);
      }),
    );
  });

  it('has a Hijri date for every day from 1300 to 1600, and the day for every date', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: HIJRI_FIRST, max: HIJRI_LAST }),
        anyMonth,
        fc.integer({ min: 1, max: 30 }),
        (year, month, day) => {
          const start = hijriMonthStart(year, month)!;
          const length = hijriMonthLength(year, month)!;
          assert.ok(length === 29 || length === 30);
          assert.deepEqual(hijri(start), { year, month, day: 1 });
          assert.deepEqual(hijri(start + Math.min(day, length) - 1), { year, month, day: Math.min(day, length) });
          assert.equal(hijriMonthStart(year - 1, month + 12), start);
        },
      ),
    );
    assert.equal(hijriMonthStart(HIJRI_FIRST - 1, 12), undefined);
    assert.equal(hijriMonthStart(HIJRI_LAST + 1, 2), undefined);
  });

  it('follows the Umm al-Qura table of the platform', () => {
    const format = new Intl.DateTimeFormat('en-u-ca-islamic-umalqura-nu-latn', {
      timeZone: 'UTC',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
    });
    const first = hijriMonthStart(HIJRI_FIRST, 1)!;
    const last = hijriMonthStart(HIJRI_LAST + 1, 1)! - 1;
    fc.assert(
      fc.property(fc.integer({ min: first, max: last }), (day) => {
        const parts = Object.fromEntries(format.formatToParts(day * DAY).map(({ type, value }) => [type, value]));
        const { year, month, day: ofMonth } = hijri(day)!;
        assert.deepEqual(
          [year, month, ofMonth],
          [parts.year ?? parts.relatedYear, parts.month, parts.day].map((part) => Number(part)),
        );
      }),
    );
    assert.equal(isoDate(hijriMonthStart(1445, 9)!), '2024-03-11');
  });

  it('refuses what is no date', () => {
    for (const text of ['2023-02-29', '2024-13-01', '2024-00-10', '2024-04-31', '24-04-30', '2024-4-3', ''])
      assert.equal(parseIso(text), undefined);
    assert.equal(parseIso('0000-02-29'), dayNumber(0, 2, 29));
  });

  it('finds Easter on a Sunday in spring', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1583, max: 4000 }), (year) => {
        const day = easter(year);
        assert.equal(weekdayOf(day), 0);
        assert.ok(day >= dayNumber(year, 3, 22) && day <= dayNumber(year, 4, 25));
      }),
    );
    assert.equal(isoDate(easter(2024)), '2024-03-31');
  });

  it('answers NaN for whole numbers where the calendar ends, and never throws', () => {
    const number = fc.oneof(fc.integer(), fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, 1e8, -1e8, 1e15));
    fc.assert(
      fc.property(number, number, number, (a, b, c) => {
        for (const day of [a, dayNumber(a, b, c), addMonths(a, b)]) {
          isoDate(day);
          isoWeek(day);
          weekdayOf(day);
          hijri(day);
        }
        monthLength(a, b);
        hijriMonthLength(a, b);
      }),
    );
    assert.ok(Number.isNaN(dayNumber(1_000_000, 1, 1)));
    assert.ok(Number.isNaN(civil(1e9).year));
    assert.equal(hijri(1e9), undefined);
  });
});
