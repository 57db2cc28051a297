import assert from 'node:assert/strict';
import fc from 'fast-check';
import { partsOf, readerOf } from '../../../server/src/core/dates/parts.ts';
import { type Replacement, redate, restyleDigits, restyleMonths } from '../../../server/src/core/dates/restyle.ts';
import type { HouseStyle } from '../../../server/src/core/dates/write.ts';
import { read } from './expect.ts';

function applied(text: string, changes: readonly Replacement[]): string {
  let out = '';
  let from = 0;
  for (const { start, end, newText } of changes) {
    out += text.slice(from, start) + newText;
    from = end;
  }
  return out + text.slice(from);
}

const months = (text: string, style: HouseStyle['months'], date: string | null = null): string =>
  applied(
    text,
    read(text, date).dates.flatMap((one) => restyleMonths(one, { months: style })),
  );

const digits = (text: string, style: HouseStyle['digits']): string =>
  applied(
    text,
    read(text).dates.flatMap((one) => restyleDigits(one, { digits: style })),
  );

describe('dates: house style', () => {
  it('changes names of months alone, in every kind of date', () => {
    assert.equal(months('من 25 إلى 31 آذار/مارس 2024', 'gulf'), 'من 25 إلى 31 مارس 2024');
    assert.equal(months('بين أيار وحزيران 2024', 'gulf'), 'بين مايو ويونيو 2024');
    assert.equal(months('أواخر سبتمبر/أيلول 2020', 'levant'), 'أواخر أيلول 2020');
    assert.equal(months('يومي 20 و21 تشرين الثاني 2023', 'morocco'), 'يومي 20 و21 نونبر 2023');
    assert.equal(months('مساء الخميس 4 جويلية 2024', 'levant-gulf'), 'مساء الخميس 4 تموز/يوليو 2024');
    assert.equal(months('في 3 مايو (أيار) 2024', 'gulf-levant'), 'في 3 مايو/أيار 2024');
    assert.equal(
      months('في 12 شعبان 1445هـ الموافق 21 شباط 2024م', 'gulf'),
      'في 12 شعبان 1445هـ الموافق 21 فبراير 2024م',
    );
  });

  it('leaves alone what is no month: given names, seasons, Hijri months, a verb', () => {
    for (const text of ['قال رجب شعبان إنه مارس الرياضة.', 'في صيف 2023', 'مدينة السادس من أكتوبر'])
      assert.equal(months(text, 'levant'), text);
    assert.equal(months('في 8 تشرين 2024', 'gulf'), 'في 8 تشرين 2024');
  });

  it('changes a month whose year is not known, but no date without a value', () => {
    assert.equal(months('في 15 نيسان', 'gulf'), 'في 15 أبريل');
    assert.equal(months('في 31 نيسان 2024', 'gulf'), 'في 31 نيسان 2024');
  });

  it('changes the digits of dates, Persian ones too, and no other numbers', () => {
    assert.equal(digits('٣ قتلى في ٨ مايو ٢٠٢٤', 'western'), '٣ قتلى في 8 مايو 2024');
    assert.equal(digits('۳ قتلى في ۸ مايو ۲۰۲۴', 'western'), '۳ قتلى في 8 مايو 2024');
    assert.equal(digits('في 02/06/2024 و3 آخرون', 'arabic-indic'), 'في ٠٢/٠٦/٢٠٢٤ و3 آخرون');
    assert.equal(digits('في الثامن من مايو', 'arabic-indic'), 'في الثامن من مايو');
  });

  it('is done once: what is in house style stays, and every date keeps its value', () => {
    const day = fc.record({ day: fc.integer({ min: 1, max: 28 }), year: fc.integer({ min: 1950, max: 2030 }) });
    const name = fc.constantFrom(
      'مايو',
      'أيار',
      'ماي',
      'كانون الثاني/يناير',
      'ديسمبر - كانون الأول',
      'غشت',
      'أوت',
      'ابريل',
    );
    const style = fc.constantFrom('gulf', 'levant', 'gulf-levant', 'levant-gulf', 'algeria', 'morocco', 'mauritania');
    fc.assert(
      fc.property(day, name, style as fc.Arbitrary<HouseStyle['months']>, ({ day, year }, month, to) => {
        const text = `وصل في ${day} ${month} ${year} إلى باريس.`;
        const once = months(text, to);
        assert.equal(months(once, to), once);
        assert.equal(read(once).dates[0]?.value, read(text).dates[0]?.value);
      }),
    );
  });

  it('finds the parts of any text without an exception, in order and inside it', () => {
    const words = fc.constantFrom(
      '8',
      '٢٠٢٤',
      'مايو',
      '/',
      'أيار',
      'تشرين',
      'الأول',
      'الخامس',
      'عشر',
      '-',
      'إلى',
      'ألفين',
      'للأربعاء',
      '8/5/2024',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(words, fc.string()), { maxLength: 12 }), (list) => {
        const text = list.join(' ');
        const reader = readerOf(text);
        let end = 0;
        for (const part of reader ? partsOf(reader, { start: 0, end: text.length }) : []) {
          assert.ok(part.start >= end && part.end > part.start && part.end <= text.length);
          end = part.end;
        }
      }),
    );
  });

  it('makes a date another day in the manner of what stands there', () => {
    const to = (text: string, from: [number, number, number], day: [number, number, number]) => {
      const [a, b] = [from, day].map(([year, month, date]) => ({ year, month, day: date }));
      const changes = redate(text, partsOf(readerOf(text)!, { start: 0, end: text.length }), a!, b!);
      return changes && applied(text, changes);
    };
    assert.equal(to('الأول من أيار 2024', [2024, 5, 1], [2024, 4, 30]), 'الثلاثين من نيسان 2024');
    assert.equal(to('غرة مايو 2024', [2024, 5, 1], [2024, 5, 2]), '2 مايو 2024');
    assert.equal(to('٢٠٢٤/٠٥/٠١', [2024, 5, 1], [2024, 4, 30]), '٢٠٢٤/٠٤/٣٠');
    assert.equal(to('1 يناير', [2024, 1, 1], [2023, 12, 31]), '31 ديسمبر');
    assert.equal(to('1 يناير ألفين وأربعة', [2004, 1, 1], [2003, 12, 31]), undefined, 'a year in words');
    assert.equal(to('7 مايو 2024', [2024, 5, 8], [2024, 5, 9]), undefined, 'another date');
  });
});
