import assert from 'node:assert/strict';
import fc from 'fast-check';
import { differences } from '../../../server/src/core/duplicates/index.ts';

describe('what differs between near copies', () => {
  it('names the figures', () => {
    assert.deepEqual(differences('قتل 12 شخصا في الهجوم', 'قتل 15 شخصا في الهجوم').figures, [['12', '15']]);
    assert.deepEqual(differences('بلغ النمو 1.5 بالمئة', 'بلغ النمو 2.5 بالمئة').figures, [['1.5', '2.5']]);
    assert.deepEqual(differences('أفرج عن ثلاثة سجناء', 'أفرج عن أربعة سجناء').figures, [['ثلاثة', 'أربعة']]);
  });

  it('takes one figure in two digit systems for the same', () => {
    assert.deepEqual(differences('قتل ١٢ شخصا', 'قتل 12 شخصا').words, []);
  });

  it('names the dates', () => {
    assert.deepEqual(differences('يجتمع المجلس الأربعاء في جدة', 'يجتمع المجلس الخميس في جدة').dates, [
      ['الأربعاء', 'الخميس'],
    ]);
  });

  it('sees that one copy denies what the other states', () => {
    assert.equal(differences('الوزير يؤكد الخبر وحضر الاجتماع', 'الوزير لا يؤكد الخبر وحضر الاجتماع').negation, true);
    assert.equal(differences('لم يحضر الوزير الاجتماع الأول', 'لم يحضر الوزير الاجتماع الثاني').negation, false);
  });

  it('finds nothing where only marks and diacritics differ', () => {
    assert.deepEqual(differences('«وصلَ الوزيرُ»، إلى المدينة', 'وصل الوزير الى المدينه!').words, []);
  });

  it('gives every change and nothing else: the rest of both texts is equal', () => {
    const word = fc.constantFrom('وصل', 'الوزير', 'إلى', 'المدينة', 'أمس', '12', 'قتيلا', 'لم');
    const text = fc.array(word, { maxLength: 25 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(text, text, (a, b) => {
        const { words } = differences(a, b);
        const count = (side: 0 | 1) =>
          words.reduce((sum, change) => sum + change[side].split(' ').filter(Boolean).length, 0);
        const length = (whole: string) => whole.split(' ').filter(Boolean).length;
        assert.equal(length(a) - count(0), length(b) - count(1));
        if (a === b) assert.deepEqual(words, []);
      }),
    );
  });
});
