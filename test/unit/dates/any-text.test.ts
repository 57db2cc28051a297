import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findReference, recogniseDates, resolveDates } from '../../../server/src/core/dates/index.ts';
import { makeBlock } from '../../../server/src/core/text/block.ts';
import { findings } from './expect.ts';

/** Pieces that make dates, near-dates and nonsense when they are strung together. */
const PIECES =
  '1|31|99|2020|1445|٢٩|الخامس|عشر|والعشرين|الأول|من|إلى|حتى|و|في|بين|مايو|/|أيار|-|تشرين|كانون|رمضان|ربيع|الأول|هـ|م|الموافق|يوم|يومي|الأحد|أمس|اليوم|بعد|قبل|غد|الأسبوع|الشهر|العام|الماضي|المقبل|التالي|نهاية|أواخر|الربع|الثاني|صيف|القرن|التسعينيات|ثلاثة|ألف|وتسعمئة|أشهر|ساعة|ونصف|الساعة|:|.|،|(|)|صباح|مساء|عيد|الفطر|كل|عام|نحو|أو|شهري|الشهر نفسه|حينها|سبعينيات|القرن الماضي|دستور|لـ|وقت مبكر|بقية|منذ|فاتح|آخر|ثالث|ثلاثاء|st|March|قال|سيعقد|الـ|\u200f|\ud800|؟'.split(
    '|',
  );

describe('dates: any text', () => {
  const text = fc
    .array(fc.tuple(fc.constantFrom(...PIECES), fc.constantFrom(' ', ' ', ' ', '')), { maxLength: 30 })
    .map((parts) => parts.flat().join(''));
  const reference = fc.constantFrom('2024-02-29', '1999-12-31', null);

  it('gives ordered spans inside the text, and values without rubbish, for any words', () => {
    fc.assert(
      fc.property(text, reference, (source, date) => {
        const block = makeBlock(source);
        const local = recogniseDates(block);
        const context = { reference: { date, from: date === null ? null : ('option' as const) }, otherArticle: false };
        const made = resolveDates(local, block, context);
        let last = 0;
        for (const { start, end, text: words, value } of made.dates) {
          assert.ok(
            start >= last && end > start && end <= source.length,
            `${start}-${end} in ${JSON.stringify(source)}`,
          );
          assert.equal(words, source.slice(start, end));
          assert.ok(value === null || /^[-0-9XWPTYMDHS./:{},]+$/.test(value), `${words} = ${value}`);
          assert.doesNotMatch(value ?? '', /NaN|undefined/);
          last = end;
        }
        for (const one of made.findings) assert.ok(one.start >= 0 && one.end <= source.length && one.end > one.start);
        const input = { text: source, options: {}, blocks: [{ start: 0, block, local, kind: 'body' as const }] };
        assert.ok(findReference(input).date !== '');
      }),
      { numRuns: 1500 },
    );
  });

  it('says the same thing twice', () => {
    fc.assert(
      fc.property(text, (source) => {
        assert.deepEqual(recogniseDates(makeBlock(source)), recogniseDates(makeBlock(source)));
      }),
      { numRuns: 200 },
    );
  });

  it('is linear in runs of numbers, month names and heads of dates', () => {
    for (const unit of [
      '1 ',
      '5 و',
      '12/',
      'مايو/',
      'من 5 إلى ',
      'الخامس و',
      '1,000,',
      'صباح يوم ',
      '12:00 (',
      'شهري مايو و',
      'وقت مبكر من ',
    ].concat(['ثلاثة أو ', '"س" (2000) ', 'قبل نحو يوم أو '])) {
      // Work is counted in looks at tokens, which no busy machine changes.
      const looks = (length: number): number => {
        const block = makeBlock(unit.repeat(length / unit.length));
        let count = 0;
        const tokens = new Proxy(block.tokens as unknown[], {
          get(target, key, receiver) {
            count++;
            return Reflect.get(target, key, receiver);
          },
        }) as typeof block.tokens;
        recogniseDates({ ...block, tokens });
        return count;
      };
      const [small, large] = [looks(1500), looks(15_000)];
      assert.ok(large < 12 * small, `${unit}: ${small} looks at tokens, then ${large}`);
    }
  });

  it('has no finding in an empty or wordless text', () => {
    assert.deepEqual(findings(''), []);
    assert.deepEqual(findings('…'), []);
  });
});
