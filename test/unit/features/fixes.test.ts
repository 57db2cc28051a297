import assert from 'node:assert/strict';
import fc from 'fast-check';
import { codeActions } from '../../../server/src/features/code-actions.ts';
import { diagnostics } from '../../../server/src/features/diagnostics.ts';
import { FIX_ALL } from '../../../server/src/protocol.ts';
import { ABLE, apply, EVERYWHERE } from './actions.ts';
import { viewOf } from './view.ts';

function fixed(text: string, kind: string): string {
  const [action] = codeActions(viewOf(text), EVERYWHERE, [kind], ABLE);
  return action ? apply(text, action) : text;
}

const PARAGRAPHS = [
  'وصل وفد من وزارة الخارجية إلى برلين أمس للمشاركة في جولة جديدة من المحادثات مع الجانب الألماني.',
  'وقالت مصادر مطلعة إن جدول الأعمال يضم ترسيم الحدود وفتح طرق النقل وتبادل الأسرى بين البلدين.',
  'ومن المقرر أن يعقد الجانبان مؤتمرا صحفيا مشتركا مساء غد في ختام الاجتماع الذي يستمر يومين.',
  'وكانت الجولة السابقة قد انتهت دون بيان ختامي. وتبادل الطرفان يومها الاتهامات بعرقلة المسار كله.',
];

describe('fixes', () => {
  it('every finding can be ignored here, in the file and in the workspace', () => {
    const text = `عنوان\n\n${PARAGRAPHS[0]}\n\n${PARAGRAPHS[0]}\n\nشارك الخبر: فيسبوك | إكس | واتساب\n`;
    const view = viewOf(text);
    for (const { range } of diagnostics(view)) {
      const scopes = codeActions(view, { start: range.start, end: range.start }, undefined, ABLE)
        .filter(({ command }) => command?.command === 'khabar.ignore')
        .map(({ command }) => command!.arguments![0].scope);
      assert.deepEqual(scopes, ['here', 'file', 'workspace']);
    }
  });

  it('fix all leaves nothing to fix, is undone by nothing it did, and keeps every distinct paragraph', () => {
    const order = fc.array(fc.nat(PARAGRAPHS.length - 1), { minLength: 1, maxLength: 10 });
    const gap = fc.constantFrom('\n', '\n\n', '\r\n', '\r\n\r\n', '\n\n\n', '\n \n');
    fc.assert(
      fc.property(order, fc.array(gap, { minLength: 10, maxLength: 10 }), (indices, gaps) => {
        const text = indices.map((index, i) => PARAGRAPHS[index]! + gaps[i]!).join('');
        const once = fixed(text, FIX_ALL);
        assert.equal(fixed(once, FIX_ALL), once);
        const left = once
          .split(/[\r\n]+/)
          .map((line) => line.trim())
          .filter((line) => line !== '');
        assert.deepEqual(
          left,
          [...new Set(indices)].map((index) => PARAGRAPHS[index]),
        );
        assert.ok(!/(\r?\n){4}/.test(once) || /(\r?\n){4}/.test(text), 'no run of blank lines that was not there');
      }),
      { numRuns: 200 },
    );
  });

  it('a clean article has no action at all', () => {
    assert.deepEqual(codeActions(viewOf(`عنوان\n\n${PARAGRAPHS.join('\n\n')}\n`), EVERYWHERE, undefined, ABLE), []);
  });
});
