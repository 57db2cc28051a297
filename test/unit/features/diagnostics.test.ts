import assert from 'node:assert/strict';
import { DiagnosticTag } from 'vscode-languageserver-types';
import type { Finding } from '../../../server/src/core/types.ts';
import { diagnostics } from '../../../server/src/features/diagnostics.ts';
import { word } from '../../../server/src/messages.ts';
import { viewOf } from './view.ts';

const body = 'وقالت وزارة الخارجية في بيان مقتضب إن الوفد سيبحث مسودة المعاهدة وترسيم الحدود بين البلدين.';
const finding = (code: Finding['code'], data: Finding['data'], related: Finding['related'] = []): Finding => ({
  start: 0,
  end: 4,
  code,
  severity: 'warning',
  related,
  data,
});

describe('diagnostics', () => {
  it('fade a whole line of page furniture, never a part of a line', () => {
    const [whole] = diagnostics(viewOf(`محادثات جديدة\n\n${body}\n\nشارك الخبر: فيسبوك | إكس | واتساب\n`));
    assert.equal(whole?.code, 'boilerplate');
    assert.deepEqual(whole.tags, [DiagnosticTag.Unnecessary]);
    const view = viewOf(`محادثات جديدة\n\n${body}\n`);
    const part: Finding = { ...finding('boilerplate', { kind: 'tags' }), start: 15, end: 25 };
    const [faded] = diagnostics({ ...view, findings: [part] });
    assert.equal(faded?.tags, undefined);
  });

  it('point at the other copy of a duplicate, and at nothing for the rest', () => {
    const [copy] = diagnostics(viewOf(`محادثات جديدة\n\n${body}\n\nفقرة أخرى.\n\n${body}\n`));
    assert.equal(copy?.relatedInformation?.length, 1);
    assert.equal(copy.relatedInformation[0]?.location.range.start.line, 2);
    const [date] = diagnostics(viewOf('استؤنفت المحادثات يوم الثلاثاء 8 مايو 2024 في العاصمة.\n'));
    assert.equal(date?.code, 'wrong-weekday');
    assert.equal(date.relatedInformation, undefined);
  });

  it('are those that the settings leave on', () => {
    const rules = { boilerplate: 'off', 'duplicate-paragraph': 'error' } as const;
    const text = `محادثات جديدة\n\n${body}\n\nشارك الخبر: فيسبوك | إكس | واتساب\n\n${body}\n`;
    const found = diagnostics(viewOf(text, { settings: { rules } }));
    assert.deepEqual(
      found.map(({ code, severity }) => [code, severity]),
      [['duplicate-paragraph', 1]],
    );
  });
});

describe('the message of a finding', () => {
  const text = 'سطر\nسطر ثان';

  it('names the line of the other copy and how many were merged', () => {
    const one = finding('duplicate-paragraph', { count: 1 }, [{ start: 4, end: 7 }]);
    assert.equal(word(one, text, 'ar'), 'هذه الفقرة مكرّرة حرفيا: النص نفسه في السطر 2.');
    assert.equal(
      word({ ...one, data: { count: 2 } }, text, 'ar'),
      'هاتان الفقرتان مكرّرتان حرفيا: النص نفسه في السطر 2.',
    );
    assert.equal(word({ ...one, data: { count: 3 } }, text, 'ar'), '3 فقرات مكرّرة حرفيا: النص نفسه في السطر 2.');
    assert.equal(word({ ...one, data: { count: 12 } }, text, 'ar'), '12 فقرة مكرّرة حرفيا: النص نفسه في السطر 2.');
    assert.equal(word(one, text, 'en'), 'Duplicate paragraph: the same text is on line 2.');
  });

  it('names the figures and dates that differ between near copies, and a negation', () => {
    const near = finding(
      'near-duplicate',
      {
        similarity: 0.815,
        figures: ['15'],
        otherFigures: ['12'],
        dates: ['الخميس'],
        otherDates: ['الأربعاء'],
        negation: true,
        words: ['15', 'الخميس', 'لم'],
        otherWords: ['12', 'الأربعاء', ''],
      },
      [{ start: 0, end: 3 }],
    );
    assert.equal(
      word(near, text, 'ar'),
      'نسخة معدّلة من نص السطر 1 (تشابه 81٪): الأرقام: 12 ← 15؛ التواريخ: الأربعاء ← الخميس؛ إحداهما تنفي ما تثبته الأخرى.',
    );
    assert.match(
      word(near, text, 'en'),
      /line 1 \(81% alike\): figures: 12 → 15; dates: الأربعاء → الخميس; one denies/,
    );
  });

  it('says what the calendar says', () => {
    const weekday = finding('wrong-weekday', { written: 2, right: 3, date: '2024-05-08', nearest: '2024-05-07' });
    assert.equal(word(weekday, text, 'ar'), 'اسم اليوم لا يطابق التاريخ: 8 مايو 2024 يوافق الأربعاء لا الثلاثاء.');
    const impossible = finding('impossible-date', { day: 31, month: 4, last: 30, calendar: 'gregorian' });
    assert.equal(word(impossible, text, 'ar'), 'لا وجود لهذا اليوم: شهر أبريل لا يزيد على 30 يوما.');
    assert.equal(word(impossible, text, 'en'), 'There is no such day: April has 30 days.');
  });

  it('is there for every code, whatever its data', () => {
    const codes: Finding['code'][] = [
      'duplicate-paragraph',
      'duplicate-sentence',
      'near-duplicate',
      'contained',
      'boilerplate',
      'wrong-weekday',
      'impossible-date',
      'dual-month-mismatch',
      'hijri-mismatch',
      'deictic-weekday',
      'reversed-range',
      'name-variants',
      'family-name-first',
      'repeated-word',
      'punctuation',
      'mixed-digits',
      'mixed-months',
    ];
    for (const code of codes) {
      assert.match(word(finding(code, {}), text, 'ar'), /[\u0621-\u064a].*\.$/, code);
      assert.match(word(finding(code, {}), text, 'en'), /^[A-Z].*\.$/, code);
    }
  });
});
