import assert from 'node:assert/strict';
import fc from 'fast-check';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { CodeAction, TextEdit } from 'vscode-languageserver-types';
import { type ActionAbilities, codeActions } from '../../../server/src/features/code-actions.ts';
import { diagnostics } from '../../../server/src/features/diagnostics.ts';
import { FIX_ALL } from '../../../server/src/protocol.ts';
import { viewOf } from './view.ts';

const ABLE: ActionAbilities = {
  versionedEdits: false,
  clientCommands: new Set(['khabar.goTo', 'khabar.compare']),
  showDocument: false,
  keepsDecisions: true,
};
const EVERYWHERE = { start: { line: 0, character: 0 }, end: { line: 9999, character: 0 } };

function apply(text: string, { edit }: CodeAction): string {
  const edits = Object.values(edit!.changes!)[0] as TextEdit[];
  return TextDocument.applyEdits(TextDocument.create('file:///x', 'arabic-news', 1, text), edits);
}

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
  it('change the weekday, with the clitic that stands before it', () => {
    const cases = [
      ['يوم الثلاثاء 8 مايو 2024', 'يوم الأربعاء 8 مايو 2024'],
      ['الثلاثاء، 8 أيار/مايو 2024', 'الأربعاء، 8 أيار/مايو 2024'],
    ];
    for (const [wrong, right] of cases) {
      const text = `عُقد الاجتماع ${wrong} في العاصمة.`;
      const actions = codeActions(viewOf(text), EVERYWHERE, undefined, ABLE);
      const action = actions.find(({ title }) => title.startsWith('صحّح اليوم'));
      assert.ok(action, wrong);
      assert.equal(apply(text, action), `عُقد الاجتماع ${right} في العاصمة.`);
      assert.ok(action.title.endsWith(right!), action.title);
    }
  });

  it('change the date in the digits that the article uses', () => {
    const text = 'عُقد الاجتماع يوم الثلاثاء ٨ مايو ٢٠٢٤ في العاصمة.';
    const action = codeActions(viewOf(text), EVERYWHERE, undefined, ABLE).find(({ title }) =>
      title.startsWith('صحّح التاريخ'),
    );
    assert.equal(apply(text, action!), 'عُقد الاجتماع يوم الثلاثاء ٧ مايو ٢٠٢٤ في العاصمة.');
  });

  it('leave a date alone whose right day is in another month', () => {
    const text = 'عُقد الاجتماع يوم الثلاثاء 1 مايو 2024 في العاصمة.';
    const titles = codeActions(viewOf(text), EVERYWHERE, undefined, ABLE).map(({ title }) => title);
    assert.ok(titles.some((title) => title.startsWith('صحّح اليوم')));
    assert.ok(!titles.some((title) => title.startsWith('صحّح التاريخ')));
  });

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
