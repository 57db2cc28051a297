import assert from 'node:assert/strict';
import fc from 'fast-check';
import { around, beginning } from '../../../client/src/views/cut.ts';

const cut = (line: string, mention: string): string => {
  const start = line.indexOf(mention);
  const { text, start: from, end } = around({ line, start, end: start + mention.length });
  assert.equal(text.slice(from, end), mention);
  return text;
};

describe('lines of the side bar', () => {
  it('a short line is left alone, and so is a short title', () => {
    assert.equal(cut('وصل بايراموف إلى جنيف.', 'بايراموف'), 'وصل بايراموف إلى جنيف.');
    assert.equal(beginning('لقاء في باكو'), 'لقاء في باكو');
  });

  it('a long title keeps its beginning, to the end of a word', () => {
    const title = 'أذربيجان وأرمينيا تتفقان على مواصلة الحوار بعد محادثات ألماتي';
    const made = beginning(title);
    assert.ok(title.startsWith(made.replace(' …', '')) && made.endsWith(' …') && made.length <= 28);
    assert.equal(title[made.length - 2], ' ');
  });

  it('a long line keeps its mention with the words around it, and attached letters with it', () => {
    const line = 'وقالت مصادر مطلعة في العاصمة إن المبعوث شكر لبايراموف دعوته وحسن ضيافته في أثناء الزيارة الأخيرة.';
    assert.equal(cut(line, 'بايراموف'), '… المبعوث شكر لبايراموف دعوته …');
  });

  it('whatever the line, the mention is in it whole', () => {
    const words = fc.stringMatching(/^[ابتث ]{0,80}$/);
    fc.assert(
      fc.property(words, fc.stringMatching(/^[جحخ]{1,60}$/), words, (before, mention, after) => {
        cut(before + mention + after, mention);
      }),
    );
  });
});
