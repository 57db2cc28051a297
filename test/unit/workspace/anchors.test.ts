import assert from 'node:assert/strict';
import fc from 'fast-check';
import { anchorOf, findAnchored } from '../../../server/src/workspace/anchors.ts';

const sentence = 'وقالت الوزارة إن الوفد سيبحث مسودة المعاهدة.';

/** The spans of every occurrence of a passage. */
function all(text: string, passage: string): { start: number; end: number }[] {
  const spans: { start: number; end: number }[] = [];
  for (let at = text.indexOf(passage); at >= 0; at = text.indexOf(passage, at + 1)) {
    spans.push({ start: at, end: at + passage.length });
  }
  return spans;
}

describe('text anchors', () => {
  it('find their passage after edits elsewhere', () => {
    const text = `بداية الخبر.\n${sentence}\nنهاية الخبر.`;
    const anchor = anchorOf(text, all(text, sentence)[0]!);
    const edited = `عاجل.\nبداية أخرى تماما للخبر.\n${sentence}\nوتفاصيل أخرى.`;
    assert.equal(findAnchored(edited, anchor, all(edited, sentence)), 0);
  });

  it('mean the copy whose surroundings agree best, wherever it stands now', () => {
    const text = `الفقرة الأولى هنا.\n${sentence}\nالفقرة الثانية هنا.\n${sentence}\nالفقرة الثالثة هنا.`;
    const second = anchorOf(text, all(text, sentence)[1]!);
    assert.equal(findAnchored(text, second, all(text, sentence)), 1);
    const moved = `الفقرة الثانية هنا.\n${sentence}\nالفقرة الثالثة هنا.\nالفقرة الأولى هنا.\n${sentence}\nالفقرة الثانية هنا.`;
    assert.equal(findAnchored(moved, second, all(moved, sentence)), 0);
  });

  it('do not mind diacritics, forms of alif and spaces', () => {
    const anchor = anchorOf(`أ.\n${sentence}\nب.`, { start: 3, end: 3 + sentence.length });
    const vowelled = 'وقالتِ الوزارةُ  ان الوفدَ سيبحث مسوّدة المعاهدة.';
    assert.equal(findAnchored(vowelled, anchor, [{ start: 0, end: vowelled.length }]), 0);
  });

  it('leave a passage alone that differs in a word', () => {
    const anchor = anchorOf(sentence, { start: 0, end: sentence.length });
    const other = sentence.replace('مسودة', 'بنود');
    assert.equal(findAnchored(other, anchor, [{ start: 0, end: other.length }]), -1);
  });

  it('leave a short mark alone whose surroundings are others', () => {
    const text = 'وصل الوزير ,ثم غادر العاصمة مساء. وأعلن الوفد ,أن الجولة انتهت.';
    const [first, second] = all(text, ',');
    const anchor = anchorOf(text, first!);
    assert.equal(findAnchored(text, anchor, [first!, second!]), 0);
    const mended = text.replace(',', '،');
    assert.equal(findAnchored(mended, anchor, all(mended, ',')), -1);
  });

  it('always find the span that they were made from', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), fc.nat(), fc.nat(), (text, a, b) => {
        const start = a % (text.length + 1);
        const span = { start, end: Math.min(text.length, start + (b % 40)) };
        assert.equal(findAnchored(text, anchorOf(text, span), [span]), 0);
      }),
    );
  });
});
