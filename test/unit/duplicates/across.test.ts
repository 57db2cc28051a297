import assert from 'node:assert/strict';
import fc from 'fast-check';
import { AcrossArticles, type AcrossPair, PairOfTexts } from '../../../server/src/core/duplicates/index.ts';

const pairsOf = (texts: readonly string[], least: 'contained' | 'related' = 'related'): string[] => {
  const search = new AcrossArticles();
  for (const text of texts) search.add(text.split(' ').filter(Boolean));
  const found: AcrossPair[] = [];
  search.pairs(least, (pair) => found.push(pair));
  return found.map(({ a, b, kind }) => `${a} ${b} ${kind}`).sort();
};

/** Every pair by the words of the contract. */
function bruteForce(texts: readonly string[], least: 'contained' | 'related'): string[] {
  const words = texts.map((text) => text.split(' ').filter(Boolean));
  const sets = words.map((list) => new Set(list.slice(2).map((_, i) => list.slice(i, i + 3).join(' '))));
  const first = words.map((list) => words.findIndex((other) => other.join(' ') === list.join(' ')));
  const found: string[] = [];
  for (let a = 0; a < texts.length; a++) {
    for (let b = a + 1; b < texts.length; b++) {
      if (words[a]!.length < 6 || words[b]!.length < 6) continue;
      if (first[b] !== b) {
        if (first[b] === a) found.push(`${a} ${b} exact`);
        continue;
      }
      if (first[a] !== a) continue;
      const shared = [...sets[a]!].filter((shingle) => sets[b]!.has(shingle)).length;
      const smaller = Math.min(sets[a]!.size, sets[b]!.size);
      const changed = words[a]!.filter((word, i) => word !== words[b]![i]).length;
      const isShort = words[a]!.length === words[b]!.length && words[a]!.length <= 11;
      if (shared / (sets[a]!.size + sets[b]!.size - shared) >= 0.5 || (isShort && changed === 1))
        found.push(`${a} ${b} near`);
      else if (5 * shared >= 4 * smaller) found.push(`${a} ${b} contained`);
      else if (20 * shared >= 7 * smaller && least === 'related') found.push(`${a} ${b} related`);
    }
  }
  return found.sort();
}

describe('duplicates across articles', () => {
  const REPORT = 'وصل وفد من وزارة الخارجية إلى برلين أمس للمشاركة في جولة جديدة من المحادثات مع الجانب الألماني';

  it('finds the same words, a changed figure, and a passage inside a longer one', () => {
    const longer = `${REPORT} وقالت مصادر مطلعة إن جدول الأعمال يضم ترسيم الحدود وفتح طرق النقل وتبادل الأسرى بين البلدين كليهما`;
    assert.deepEqual(pairsOf([REPORT, REPORT.replace('جديدة', 'ثالثة'), REPORT, longer]), [
      '0 1 near',
      '0 2 exact',
      '0 3 contained',
      '1 3 contained',
    ]);
  });

  it('finds one word changed in the middle of six, and leaves shorter lines alone', () => {
    assert.deepEqual(pairsOf(['قتل خمسة جنود في هجوم أمس', 'قتل خمسة جنود بعد هجوم أمس']), ['0 1 near']);
    assert.deepEqual(pairsOf(['قتل خمسة جنود في هجوم', 'قتل خمسة جنود في هجوم']), []);
  });

  it('two texts alone are compared by the same rule', () => {
    const word = fc.constantFrom('وصل', 'الوفد', 'إلى', 'المدينة', 'أمس', '12', 'قتيلا');
    const text = fc.array(word, { minLength: 6, maxLength: 16 });
    fc.assert(
      fc.property(text, text, (a, b) => {
        const [pair] = bruteForce([a.join(' '), b.join(' ')], 'contained');
        assert.equal(new PairOfTexts().compare(a, b)?.kind, pair?.split(' ')[2]);
      }),
    );
  });

  it('finds what brute force finds, and nothing else', () => {
    const word = fc.constantFrom('وصل', 'الوفد', 'إلى', 'المدينة', 'أمس', '12', 'قتيلا', 'بعد');
    const text = fc.array(word, { minLength: 3, maxLength: 16 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(
        fc.array(text, { maxLength: 14 }),
        fc.constantFrom('contained' as const, 'related' as const),
        (texts, least) => {
          const mixed = [
            ...texts,
            ...texts.slice(0, 5).map((one, i) => (i % 2 ? one : one.split(' ').slice(1).join(' '))),
          ];
          assert.deepEqual(pairsOf(mixed, least), bruteForce(mixed, least));
        },
      ),
      { numRuns: 600 },
    );
  });

  it('compares few pairs that are none', () => {
    const search = new AcrossArticles();
    for (let i = 0; i < 2000; i++)
      search.add(`في بيان أصدرته الوزارة أمس قالت إن المشروع رقم ${i} سيبدأ عام ${i + 7} في ${i * 3}`.split(' '));
    search.pairs('contained', () => {});
    assert.ok(search.compared <= 2000, `${search.compared} compared`);
  });
});
