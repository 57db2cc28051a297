import assert from 'node:assert/strict';
import { Corpus } from '../../../server/src/core/duplicates/corpus.ts';
import { findDuplicateFindings, findDuplicates } from '../../../server/src/core/duplicates/index.ts';
import { unitsOf } from './units.ts';

/** How many postings a fresh search over the text looks at. */
function visits(text: string): number {
  const corpus = new Corpus();
  corpus.update(unitsOf(text));
  corpus.paragraphs.commonPairs();
  corpus.sentences.commonPairs();
  return corpus.paragraphs.visits + corpus.sentences.visits;
}

/** Four times the text may cost four times the work, and a little; quadratic work would be sixteen times. */
function assertLinear(make: (size: number) => string, size: number): void {
  const [small, large] = [visits(make(size)), visits(make(size * 4))];
  assert.ok(large <= small * 5 + 1000, `${small} postings looked at, and ${large} for four times the text`);
}

const equal = (size: number): string =>
  Array.from({ length: size }, () => 'أكدت الشركة أن الخدمة ستعود إلى العمل خلال ساعات قليلة').join('\n');
const pattern = (size: number): string =>
  Array.from({ length: size }, (_, i) => `وأغلق سهم الشركة رقم ${i} تعاملات اليوم على ارتفاع طفيف`).join('\n');

describe('duplicates: a text made to be slow', function () {
  this.timeout(20_000); // one machine may be busy; quadratic work would take minutes

  it('5,000 equal lines are one group and one finding', () => {
    const text = equal(5000);
    const units = unitsOf(text);
    const duplicates = findDuplicates(units);
    assert.equal(duplicates.groups.length, 1);
    assert.equal(duplicates.groups[0]!.members.length, 5000);
    assert.equal(findDuplicateFindings(text, units, duplicates).length, 1);
    assertLinear(equal, 1250);
  });

  it('a megabyte of one repeated word is no duplicate of itself', () => {
    const word = (size: number) => 'سلام '.repeat(size);
    assert.deepEqual(findDuplicates(unitsOf(word(120_000))).groups, []);
    assertLinear(word, 30_000);
  });

  it('one repeated word in lines of many lengths', () => {
    assertLinear(
      (size) => Array.from({ length: size / 50 }, (_, i) => 'سلام '.repeat(6 + (i % 90))).join('\n'),
      30_000,
    );
  });

  it('5,000 lines made from one pattern are one group, led by the first', () => {
    const { groups } = findDuplicates(unitsOf(pattern(5000)));
    assert.deepEqual(
      groups.map(({ members }) => members.length),
      [5000],
    );
    assertLinear(pattern, 1250);
  });
});
