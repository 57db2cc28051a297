import assert from 'node:assert/strict';
import fc from 'fast-check';
import { afterLam, aloneAfterLam, plainSpelling } from '../../../server/src/core/text/definite.ts';
import { isQuoted, quotations } from '../../../server/src/core/text/quotations.ts';

describe('a name after ل', () => {
  it('loses the alif of its article', () => {
    for (const [name, written] of [
      ['الكويت', 'للكويت'],
      ['اللجنة الدولية', 'للجنة الدولية'],
      ['لبنان', 'للبنان'],
      ['ألمانيا', 'لألمانيا'],
      ['بايراموف', 'لبايراموف'],
    ] as const)
      assert.equal(`ل${afterLam(name)}`, written);
  });

  it('has it back alone, as the canonical name says', () => {
    assert.equal(aloneAfterLam('لكويت', 'الكويت'), 'الكويت');
    assert.equal(aloneAfterLam('لبنان', 'لبنان'), 'لبنان');
    assert.equal(aloneAfterLam('لجنة الدولية', 'اللجنة الدولية'), 'اللجنة الدولية');
    assert.equal(aloneAfterLam('لزنداني', 'عبد المجيد الزنداني'), 'الزنداني');
    assert.equal(aloneAfterLam('لوكاشنكو', 'ألكسندر لوكاشينكو'), 'لوكاشنكو', 'another spelling');
    assert.equal(aloneAfterLam('بايراموف', 'جيهون بايراموف'), 'بايراموف');
  });

  it('is compared without tatweel, harakat and marks of direction', () => {
    assert.equal(plainSpelling('بـــايراموف\u200f'), 'بايراموف');
    assert.equal(plainSpelling('مُحَمَّد  بن\u00a0سلمان '), 'محمد بن سلمان');
    assert.equal(plainSpelling('أردوغان'), 'أردوغان');
  });
});

describe('quotations', () => {
  const inside = (text: string): string[] => quotations(text).map(({ start, end }) => text.slice(start, end));

  it('stand between guillemets, curly marks either way round, and straight marks', () => {
    assert.deepEqual(inside('قال «نعم «جدا» نعم» ثم "لا" ثم “ربما” و”غدا“.'), ['نعم «جدا» نعم', 'لا', 'ربما', 'غدا']);
  });

  it('run to the end when they are not closed', () => {
    assert.deepEqual(inside('قال: «سنعود غدا'), ['سنعود غدا']);
    assert.deepEqual(inside('قال: سنعود غدا»'), []);
  });

  it('are none around a name alone', () => {
    const text = 'في صحيفة «الحياة» وقال «إن الحياة أمل».';
    const quoted = quotations(text);
    const at = (from: number) => ({ start: text.indexOf('الحياة', from), end: text.indexOf('الحياة', from) + 6 });
    assert.equal(isQuoted(text, quoted, at(0)), false);
    assert.equal(isQuoted(text, quoted, at(20)), true);
  });

  it('are found in any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('«', '»', '"', '“', 'ا', ' ') }), (text) => {
        for (const { start, end } of quotations(text)) assert.ok(start <= end && end <= text.length);
      }),
    );
  });
});
