import assert from 'node:assert/strict';
import { analyse } from '../../../server/src/core/article.ts';
import { lexicon } from '../../fixtures/lexicon.ts';
import { findings } from './expect.ts';

const codes = (text: string, date: string | null = null): string[] => findings(text, date).map((one) => one.code);

/** The places of a text that contradict another one of it: their words, the other's, how loud. */
function contradicting(text: string): [string, string, string][] {
  const found = analyse(text, {}, lexicon()).findings.filter(({ code }) => code === 'deictic-weekday');
  return found.map(({ start, end, related: [, other], severity }) => [
    text.slice(start, end),
    text.slice(other!.start, other!.end),
    severity,
  ]);
}

describe('dates: checks', () => {
  it('finds the weekday that its date contradicts, and names the right one', () => {
    const [one] = findings('عقد اللقاء يوم الخميس 8 مايو 2024 في العاصمة.');
    assert.equal(one?.code, 'wrong-weekday');
    assert.deepEqual(one?.data, { written: 4, right: 3, date: '2024-05-08', nearest: '2024-05-09' });
  });

  it('accuses no weekday that fits, none of a range of days, and none whose year is open', () => {
    assert.deepEqual(codes('عقد اللقاء يوم الأربعاء 8 مايو 2024.'), []);
    assert.deepEqual(codes('عقد اللقاء الخميس، وكان موعده 8 مايو 2024.'), []);
    assert.deepEqual(codes('عقد اللقاء الخميس 8 مايو.'), []);
    // The clock behind a day says nothing of the weekday again.
    assert.deepEqual(codes('ينقطع التيار يوم الأحد 16 أفريل 2016، من الساعة الثامنة صباحا.'), ['wrong-weekday']);
  });

  it('finds days that no calendar has', () => {
    assert.deepEqual(codes('صدر القرار في 31 أبريل 2024.'), ['impossible-date']);
    assert.deepEqual(codes('صدر القرار في 29 فبراير 2023.'), ['impossible-date']);
  });

  it('leaves 29 February of a leap year, or of no year, alone', () => {
    assert.deepEqual(codes('صدر القرار في 29 فبراير 2024.'), []);
    assert.deepEqual(codes('ولد في 29 شباط.'), []);
  });

  it('finds dual month names that disagree', () => {
    assert.deepEqual(codes('سافر في 3 مايو/حزيران 2024.'), ['dual-month-mismatch']);
  });

  it('leaves true duals, and two months of one system, alone', () => {
    assert.deepEqual(codes('سافر في 3 مايو/أيار 2024 وعاد في 4 حزيران / يونيو 2024.'), []);
    assert.deepEqual(codes('يستمر الموسم أبريل/مايو.'), []);
  });

  it('finds اليوم and أمس beside the wrong weekday only against an explicit publication date', () => {
    assert.deepEqual(codes('قال اليوم الجمعة إنه باق.', '2024-05-08'), ['deictic-weekday']);
    assert.deepEqual(codes('قال اليوم الأربعاء إنه باق، وأمس الثلاثاء إنه راحل.', '2024-05-08'), []);
    assert.deepEqual(codes('قال اليوم الجمعة إنه باق.'), []);
  });

  it('finds a text that contradicts itself, without any publication date', () => {
    const found = contradicting('قال اليوم الجمعة إن اللقاء تأجل، وكان قد قال أمس السبت إنه في موعده.');
    assert.deepEqual(found, [['أمس السبت', 'اليوم الجمعة', 'warning']]);
    // Copy of two days that was joined.
    const joined = contradicting('قالت الشرطة أمس الخميس إنها أوقفته.\nووقع الحادث أمس الأربعاء في المدينة.');
    assert.deepEqual(joined, [['أمس الأربعاء', 'أمس الخميس', 'information']]);
  });

  it('leaves days that agree, and those of an appended article, alone', () => {
    assert.deepEqual(contradicting('قال اليوم الجمعة إنه باق، وأمس الخميس إنه راحل، وأول أمس الأربعاء غير ذلك.'), []);
    assert.deepEqual(contradicting('قال اليوم الجمعة إن اللقاء يوم السبت، وكان موعده الأحد.'), []);
  });

  it('finds a range that ends before it starts', () => {
    assert.deepEqual(codes('يقام من 20 إلى 12 مايو 2024.'), ['reversed-range']);
    assert.deepEqual(codes('يقام من 12 إلى 20 مايو 2024.'), []);
    assert.deepEqual(codes('حكم بين عامي 284 و246 قبل الميلاد، وفاز 4-3 في مايو 2024.'), []);
    assert.deepEqual(codes('يقام في 17-11 رمضان 1436هـ.'), []);
    assert.deepEqual(codes('يقام من 28 ديسمبر إلى 3 يناير.', '2024-12-01'), []);
  });

  it('finds a Hijri date more than a day from its equivalent', () => {
    assert.deepEqual(codes('في 12 شعبان 1445هـ الموافق 22 مارس 2024م.'), ['hijri-mismatch']);
    assert.deepEqual(codes('في 12 شعبان 1445هـ الموافق 21 فبراير 2024م.'), []);
  });
});
