import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applyEdits, removalEdits } from '../../../server/src/core/duplicates/index.ts';
import { inText } from './units.ts';

/** Removes what stands between ⟦ and ⟧. */
function without(source: string): string {
  let text = '';
  const spans: { start: number; end: number }[] = [];
  for (const part of source.split(/(?=[⟦⟧])/)) {
    if (part[0] === '⟦') spans.push({ start: text.length, end: text.length });
    if (part[0] === '⟧') spans[spans.length - 1]!.end = text.length;
    text += /^[⟦⟧]/.test(part) ? part.slice(1) : part;
  }
  return applyEdits(text, removalEdits(text, spans));
}

describe('removing passages leaves the article well-formed', () => {
  const cases: readonly (readonly [what: string, source: string, expected: string])[] = [
    ['a paragraph between blank lines', 'أول\n\n⟦ثان⟧\n\nثالث\n', 'أول\n\nثالث\n'],
    ['a paragraph between lines', 'أول\n⟦ثان⟧\nثالث', 'أول\nثالث'],
    ['with a blank line only below', 'أول\n⟦ثان⟧\n\nثالث', 'أول\n\nثالث'],
    ['with a blank line only above', 'أول\n\n⟦ثان⟧\nثالث', 'أول\n\nثالث'],
    ['between wide gaps', 'أول\n\n\n\n⟦ثان⟧\n\n\nثالث', 'أول\n\nثالث'],
    ['CRLF line ends', 'أول\r\n\r\n⟦ثان⟧\r\n\r\nثالث\r\n', 'أول\r\n\r\nثالث\r\n'],
    ['no-break spaces on the blank line', 'أول\n\u00a0\n⟦ثان⟧\n\nثالث', 'أول\n\u00a0\nثالث'],
    ['the first paragraph', '⟦أول⟧\n\nثان\n', 'ثان\n'],
    ['the last paragraph with a line end', 'أول\n\n⟦ثان⟧\n', 'أول\n'],
    ['the last paragraph without', 'أول\n\n⟦ثان⟧', 'أول'],
    ['the only paragraph', '⟦أول⟧\n', '\n'],
    ['two neighbours at once', 'أول\n\n⟦ثان⟧\n\n⟦ثالث⟧\n\nرابع', 'أول\n\nرابع'],
    ['a sentence in the middle', 'هذا أول. ⟦هذا ثان.⟧ هذا ثالث.', 'هذا أول. هذا ثالث.'],
    ['the first sentence', 'أول\n⟦هذا ثان.⟧ هذا ثالث.', 'أول\nهذا ثالث.'],
    ['the last sentence', 'هذا أول. ⟦هذا ثان.⟧\nثالث', 'هذا أول.\nثالث'],
    ['the last sentence before trailing spaces', 'هذا أول. ⟦هذا ثان.⟧  \nثالث', 'هذا أول.\nثالث'],
    ['a sentence between two spaces', 'هذا أول.  ⟦هذا ثان.⟧  هذا ثالث.', 'هذا أول. هذا ثالث.'],
    ['a sentence that is glued', 'هذا أول.⟦هذا ثان.⟧هذا ثالث.', 'هذا أول. هذا ثالث.'],
    ['every sentence of a paragraph', 'أول\n\n⟦هذا ثان.⟧ ⟦هذا ثالث.⟧\n\nرابع', 'أول\n\nرابع'],
    [
      'from inside one paragraph into the next',
      'هذا أول. ⟦هذا ثان.⟧\n\n⟦هذا ثالث.⟧ هذا رابع.',
      'هذا أول.\n\nهذا رابع.',
    ],
    ['indentation of what follows', 'أول\n  ⟦ثان⟧\n  ثالث', 'أول\n  ثالث'],
  ];
  for (const [what, source, expected] of cases) {
    it(what, () => assert.equal(without(source), expected));
  }

  it('leaves a text alone when there is nothing to remove', () => {
    assert.deepEqual(removalEdits('أول\n\nثان', []), []);
    assert.deepEqual(removalEdits('أول\n\nثان', [{ start: 3, end: 5 }]), []);
  });

  it('removes exact copies so that none is left and every other word stays in order', () => {
    const sentence = fc.constantFrom(
      'أعلنت البلدية إغلاق الشارع الرئيسي أمام السيارات يوم الجمعة.',
      'وقال رئيسها إن الأعمال تنتهي قبل بداية العام الدراسي المقبل.',
      'ويشكو أصحاب المتاجر من تراجع المبيعات منذ بدء الحفريات هناك.',
      'لا تعليق بعد.',
    );
    const gap = fc.constantFrom('\n', '\n\n', '\r\n', '\n\n\n', '\r\n\r\n');
    const paragraph = fc.array(sentence, { minLength: 1, maxLength: 3 }).map((list) => list.join(' '));
    fc.assert(
      fc.property(fc.array(fc.tuple(paragraph, gap), { maxLength: 7 }), (parts) => {
        let text = parts.flat().join('');
        // Removing a sentence may make two paragraphs equal: fix until nothing is left, as fix-all does.
        for (let round = 0; round < 10; round++) {
          const spans = inText(text)
            .groups.filter(({ kind }) => kind === 'exact')
            .flatMap(({ members }) => members.slice(1));
          if (spans.length === 0) break;
          const after = applyEdits(text, removalEdits(text, spans));
          const kept = [...text].filter((_, i) => !spans.some(({ start, end }) => i >= start && i < end)).join('');
          assert.deepEqual(after.split(/\s+/).filter(Boolean), kept.split(/\s+/).filter(Boolean));
          assert.doesNotMatch(after, / {2}/);
          text = after;
        }
        assert.equal(inText(text).groups.filter(({ kind }) => kind === 'exact').length, 0);
      }),
      { numRuns: 200 },
    );
  });
});
