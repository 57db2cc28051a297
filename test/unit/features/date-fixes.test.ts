import assert from 'node:assert/strict';
import { actionsAtCaret, apply } from './actions.ts';
import { type ViewOptions, viewOf } from './view.ts';

/** What the fixes at the caret make of a text, by their titles. */
function fixes(marked: string, options: ViewOptions = {}): string[] {
  const { text, actions } = actionsAtCaret(marked, ['quickfix'], options);
  return actions.filter(({ edit }) => edit).map((action) => apply(text, action));
}

/** Asserts the fixes, and that each leaves nothing to fix. */
function mends(marked: string, wanted: readonly string[], options: ViewOptions = {}): void {
  const found = fixes(marked, options);
  assert.deepEqual(found, wanted);
  for (const text of found) assert.deepEqual(viewOf(text, options).findings, [], text);
}

describe('fixes of dates', () => {
  it('change a weekday or its date, with the clitic that stands before it', () => {
    mends('عُقد الاجتماع يوم |الثلاثاء 8 مايو 2024.', [
      'عُقد الاجتماع يوم الأربعاء 8 مايو 2024.',
      'عُقد الاجتماع يوم الثلاثاء 7 مايو 2024.',
    ]);
    mends('استعدادا ل|لثلاثاء، 8 أيار/مايو 2024.', [
      'استعدادا للأربعاء، 8 أيار/مايو 2024.',
      'استعدادا للثلاثاء، 7 أيار/مايو 2024.',
    ]);
    mends('عُقد يوم |سبت 8 مايو 2024.', ['عُقد يوم أربعاء 8 مايو 2024.', 'عُقد يوم سبت 11 مايو 2024.']);
  });

  it('change the date in the words or the digits that the article uses', () => {
    mends('عُقد |الثلاثاء ٨ مايو ٢٠٢٤.', ['عُقد الأربعاء ٨ مايو ٢٠٢٤.', 'عُقد الثلاثاء ٧ مايو ٢٠٢٤.']);
    mends('عُقد |الثلاثاء الخامس عشر من مايو 2024.', [
      'عُقد الأربعاء الخامس عشر من مايو 2024.',
      'عُقد الثلاثاء الرابع عشر من مايو 2024.',
    ]);
    mends('عُقد |الثلاثاء 01/05/2024.', ['عُقد الأربعاء 01/05/2024.', 'عُقد الثلاثاء 30/04/2024.']);
  });

  it('change the date across the ends of months and years, in the names that stand there', () => {
    mends('عُقد |الثلاثاء ١ أيار/مايو ٢٠٢٤.', ['عُقد الأربعاء ١ أيار/مايو ٢٠٢٤.', 'عُقد الثلاثاء ٣٠ نيسان/أبريل ٢٠٢٤.']);
    mends('عُقد |الأحد 1 يناير 2024.', ['عُقد الاثنين 1 يناير 2024.', 'عُقد الأحد 31 ديسمبر 2023.']);
    mends('عُقد |الأحد الثلاثين من جوان 2020.', [
      'عُقد الثلاثاء الثلاثين من جوان 2020.',
      'عُقد الأحد الثامن والعشرين من جوان 2020.',
    ]);
    mends('عُقد |الخميس 30 جوان 2020.', ['عُقد الثلاثاء 30 جوان 2020.', 'عُقد الخميس 2 جويلية 2020.']);
  });

  it('do not touch a date that fits, or a day without its weekday', () => {
    assert.deepEqual(fixes('عُقد |الأربعاء 8 مايو 2024.'), []);
    assert.deepEqual(fixes('عُقد في |8 مايو 2024.'), []);
  });

  it('make an impossible day the last of its month', () => {
    mends('صدر في |31 أبريل 2024.', ['صدر في 30 أبريل 2024.']);
    mends('صدر في |٢٩ فبراير ٢٠٢٣.', ['صدر في ٢٨ فبراير ٢٠٢٣.']);
    mends('صدر في |الحادي والثلاثين من أبريل 2024.', ['صدر في الثلاثين من أبريل 2024.']);
    mends('صدر في |31/04/2024.', ['صدر في 30/04/2024.']);
  });

  it('do not write the last day twice, nor mend the last day of a month', () => {
    assert.deepEqual(fixes('صدر يومي |30 و31 أبريل 2024.'), []);
    assert.deepEqual(fixes('صدر في |29 فبراير 2024.'), []);
  });

  it('keep either of two names of a month', () => {
    mends('سافر في 3 |مايو/حزيران 2024.', ['سافر في 3 مايو/أيار 2024.', 'سافر في 3 يونيو/حزيران 2024.']);
    mends('سافر في 3 |ماي / حزيران 2024.', ['سافر في 3 ماي / أيار 2024.', 'سافر في 3 جوان / حزيران 2024.']);
    const morocco: ViewOptions = { settings: { houseStyle: { months: 'morocco', digits: 'western' } } };
    assert.equal(fixes('سافر في 3 |ماي/حزيران 2024.', morocco)[1], 'سافر في 3 يونيو/حزيران 2024.');
  });

  it('leave two names of one month, and two months of a range, alone', () => {
    assert.deepEqual(fixes('سافر في 3 |حزيران / يونيو 2024.'), []);
    assert.deepEqual(fixes('يستمر الموسم |أبريل - مايو 2024.'), []);
  });

  it('put the right weekday beside اليوم and أمس', () => {
    mends('قال |اليوم الجمعة إنه باق.', ['قال اليوم الأربعاء إنه باق.'], { date: '2024-05-08' });
    mends('قال |أمس (الجمعة) إنه باق.', ['قال أمس (الثلاثاء) إنه باق.'], { date: '2024-05-08' });
    assert.deepEqual(fixes('قال |اليوم الأربعاء إنه باق.', { date: '2024-05-08' }), []);
    assert.deepEqual(fixes('قال |اليوم الجمعة إنه باق.'), []);
  });

  it('swap the ends of a range', () => {
    mends('يقام من |20 إلى 12 مايو 2024.', ['يقام من 12 إلى 20 مايو 2024.']);
    mends('يقام من |20 مايو 2024 إلى 12 أبريل 2024.', ['يقام من 12 أبريل 2024 إلى 20 مايو 2024.']);
    mends('يقام بين |العشرين والثاني عشر من مايو 2024.', ['يقام بين الثاني عشر والعشرين من مايو 2024.']);
    assert.deepEqual(fixes('يقام من |12 إلى 20 مايو 2024.'), []);
    assert.deepEqual(fixes('حكم بين عامي |284 و246 قبل الميلاد.'), []);
  });

  it('make a Hijri date the one of the Gregorian day beside it', () => {
    mends('في |12 شعبان 1445هـ الموافق 22 مارس 2024م.', ['في 12 رمضان 1445هـ الموافق 22 مارس 2024م.']);
    mends('في |١٢ شعبان ١٤٤٥هـ (٢٥ مارس ٢٠٢٤).', ['في ١٥ رمضان ١٤٤٥هـ (٢٥ مارس ٢٠٢٤).']);
    assert.deepEqual(fixes('في |12 شعبان 1445هـ الموافق 21 فبراير 2024م.'), []);
    assert.deepEqual(fixes('في |12 شعبان 1445هـ.'), []);
  });
});
