import assert from 'node:assert/strict';
import { findDuplicateFindings, findDuplicates } from '../../../server/src/core/duplicates/index.ts';
import { inText, unitsOf } from './units.ts';

/** Milliseconds of one fresh pass over the text, reading included. */
function time(text: string): number {
  const start = performance.now();
  inText(text);
  return performance.now() - start;
}

/**
 * Quadratic work would take sixteen times as long for four times the text (and minutes in all); the margin is for a busy
 * machine and a cold compiler.
 */
function assertLinear(make: (size: number) => string, size: number): void {
  time(make(size));
  const small = Math.max(Math.min(time(make(size)), time(make(size))), 4);
  const large = time(make(size * 4));
  assert.ok(large < small * 12, `${small.toFixed(1)} ms, and ${large.toFixed(1)} ms for four times the text`);
}

describe('duplicates: a text made to be slow', () => {
  it('5,000 equal lines are one group, in linear time', () => {
    const line = 'أكدت الشركة أن الخدمة ستعود إلى العمل خلال ساعات قليلة';
    const text = Array.from({ length: 5000 }, () => line).join('\n');
    const units = unitsOf(text);
    const duplicates = findDuplicates(units);
    assert.equal(duplicates.groups.length, 1);
    assert.equal(duplicates.groups[0]!.members.length, 5000);
    assert.equal(findDuplicateFindings(text, units, duplicates).length, 1);
    assertLinear((size) => Array.from({ length: size }, () => line).join('\n'), 1250);
  });

  it('a megabyte of one repeated word, in one line and in many', () => {
    assertLinear((size) => 'سلام '.repeat(size), 25_000);
    assertLinear(
      (size) => Array.from({ length: size / 50 }, (_, i) => 'سلام '.repeat(40 + (i % 20))).join('\n'),
      25_000,
    );
  });

  it('5,000 lines made from one pattern are led by the first, in linear time', () => {
    const make = (size: number) =>
      Array.from({ length: size }, (_, i) => `وأغلق سهم الشركة رقم ${i} تعاملات اليوم على ارتفاع طفيف`).join('\n');
    const { groups } = inText(make(5000));
    assert.equal(groups[0]!.members.length, 5000);
    assert.equal(groups.length, 1);
    assertLinear(make, 1250);
  });
});
