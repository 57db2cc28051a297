import assert from 'node:assert/strict';
import fc from 'fast-check';
import { inspectStyle } from '../../../server/src/core/style/index.ts';
import { makeBlock } from '../../../server/src/core/text/block.ts';
import type { DiagnosticCode } from '../../../server/src/core/types.ts';

/** What is found: `⟦ … → …⟧`. */
function told(text: string, code: DiagnosticCode): string[] {
  return inspectStyle(makeBlock(text))
    .filter((finding) => finding.code === code)
    .map(({ start, end, data }) => `${text.slice(start, end)} → ${data.newText}`);
}

describe('repeated words', () => {
  const flagged: [string, string][] = [
    ['وصل الوفد إلى إلى العاصمة مساء أمس.', 'إلى إلى → إلى'],
    ['لو كان كان الاتفاق قد وُقّع لانتهت الأزمة.', 'كان كان → كان'],
    ['سيطرت القوات القوات الحكومية على المعبر.', 'القوات القوات → القوات'],
    ['قالت الوزارة إن الوفد الذي الذي وصل أمس غادر.', 'الذي الذي → الذي'],
    ['أصيب ثلاثة عمال في في انهيار سقف المصنع.', 'في في → في'],
    ['أكد الوزير أن النص واضح وأن في في الملحق جدولا.', 'في في → في'],
    ['حمل المتظاهرون لافتات كتبوا عليها "ارحلوا من من هنا".', 'من من → من'],
  ];
  for (const [text, expected] of flagged)
    it(`says so: ${expected}`, () => assert.deepEqual(told(text, 'repeated-word'), [expected]));

  const left = [
    'تقدم الجيش رويدا رويدا نحو البلدة.',
    'نمضي في الإصلاح خطوة خطوة كما قال الرئيس.',
    'التقى الوزيران وجها لوجه، ثم وقف الجنود صفا صفا.',
    'نقلت هيئة بي بي سي عن الشرطة أن ولي ولي العهد غادر.',
    'قالت شبكة سي إن إن إن الطائرة هبطت.',
    'وقال الوزير لسي إن إن في مقابلة بثت مساء أمس.',
    'وفي حديث للسي إن إن وبي بي سي أكد الوزير موقفه.',
    'تحدث رئيس الاتحاد أحمد أحمد عن البطولة.',
    'استؤنف الحوار الليبي الليبي في بوزنيقة برعاية أممية.',
    'هتف المحتجون "السلمية السلمية" أمام المقر.',
    'لا لا لا، قالها ثلاثا.',
    'سأل: لِمَ لَمْ تحضر الجلسة؟',
    'في التقرير، في صفحته الأولى، أرقام جديدة.',
    'وقفوا له إجلالا، له وحده.',
    'تناول الكتاب ما بعد بعد الحداثة في الأدب.',
    'أداء الفريق متوسط، بين بين.',
  ];
  for (const text of left) it(`leaves alone: ${text}`, () => assert.deepEqual(told(text, 'repeated-word'), []));
});

describe('punctuation', () => {
  const flagged: [string, string][] = [
    ['وصل الوزير, وغادر بعد ساعة.', ', → ،'],
    ['وصل الوزير,وغادر بعد ساعة.', ', → ، '],
    ['هل وصل الوزير?', '? → ؟'],
    ['وصل الوزير ، وغادر.', ' ، → ،'],
    ['وصل الوزير ،وغادر.', ' ، → ، '],
    ['غادر الوفد العاصمة .', ' . → .'],
    ['قال الوزير : سنعود قريبا.', ' : → :'],
    ['وصل الوزير،، وغادر.', '،، → ،'],
    ['وصل الوزير  وغادر.', '   → \u0020'],
    ['قال «لن نعود» , ثم غادر.', ' , → ،'],
  ];
  for (const [text, expected] of flagged) {
    it(`says so: ${text}`, () =>
      assert.deepEqual(
        told(text, 'punctuation').map((line) => line.replace(/^ {2} →/, '   →')),
        [expected],
      ));
  }

  const left = [
    'بلغت الميزانية 1,500,000 ريال، وارتفعت 2.5 بالمئة.',
    'انظر https://example.com/a?b=1;c,d للتفاصيل.',
    'قال إنه سيعود.. ثم صمت...',
    'أحقا؟! نعم، حقا!!!',
    'افتتح معرض Apple, Google في دبي.',
    'كتب له :) وانصرف.',
    'انتهت المباراة 2 : 1 لأهل الدار.',
    'نقلت أ.ف.ب. عن مصدر أمني.',
    'الساعة 5:30 مساء بتوقيت غرينتش.',
    'قال إنه سيعود . . . ثم صمت.',
  ];
  for (const text of left) it(`leaves alone: ${text}`, () => assert.deepEqual(told(text, 'punctuation'), []));

  it('is quiet: a hint, and repeated words are information', () => {
    const severities = inspectStyle(makeBlock('وصل إلى إلى المدينة , وغادر.')).map(({ severity }) => severity);
    assert.deepEqual(severities, ['information', 'hint']);
  });
});

describe('slips of the hand in any text', () => {
  it('findings lie inside the text and mending them leaves nothing to mend', () => {
    const piece = fc.constantFrom(
      'وصل',
      'إلى',
      'في',
      'القوات',
      ' ',
      '  ',
      '،',
      ',',
      '؟',
      '?',
      '.',
      ':',
      '!',
      '5',
      'ok',
      '»',
      '"',
      '\u200f',
      '\u00a0',
    );
    const text = fc.oneof(
      fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join('')),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(text, (start) => {
        let current = start.trim();
        for (let round = 0; ; round++) {
          assert.ok(round < 30, `never settles: ${JSON.stringify(start)}`);
          const [first] = inspectStyle(makeBlock(current));
          if (!first) break;
          assert.ok(first.start >= 0 && first.start < first.end && first.end <= current.length);
          const next = current.slice(0, first.start) + first.data.newText + current.slice(first.end);
          assert.notEqual(next, current);
          current = next;
        }
      }),
      { numRuns: 500 },
    );
  });
});
