import assert from 'node:assert/strict';
import { findReference, recogniseDates } from '../../../server/src/core/dates/index.ts';
import { makeBlock } from '../../../server/src/core/text/block.ts';
import { splitParagraphs } from '../../../server/src/core/text/paragraphs.ts';
import type { AnalysisOptions, ParagraphKind } from '../../../server/src/core/types.ts';

interface More {
  readonly options?: AnalysisOptions;
  readonly frontMatterDate?: string;
  readonly kinds?: readonly ParagraphKind[];
  readonly otherFrom?: number;
}

function reference(text: string, more: More = {}) {
  const blocks = splitParagraphs(text).map(({ start, end }, i) => {
    const block = makeBlock(text.slice(start, end));
    const otherArticle = more.otherFrom !== undefined && i >= more.otherFrom;
    return { start, block, local: recogniseDates(block), kind: more.kinds?.[i] ?? ('body' as const), otherArticle };
  });
  return findReference({ text, frontMatterDate: more.frontMatterDate, options: more.options ?? {}, blocks });
}

describe('dates: the publication date', () => {
  const line = 'قمة في العاصمة\nتاريخ النشر: 1st, March 2024 GMT\nقال الوزير اليوم الجمعة إن القمة ناجحة.';

  it('takes the option before all, then the front matter, then the text, then the file name', () => {
    const options = { date: '2020-01-02', fileName: '2021-03-04.txt' };
    assert.equal(reference(line, { options, frontMatterDate: '2019-05-06' }).from, 'option');
    assert.equal(reference(line, { frontMatterDate: '2019-05-06' }).date, '2019-05-06');
    assert.equal(reference(line, { options: { fileName: '2021-03-04.txt' } }).date, '2024-03-01');
    assert.equal(reference('لا تاريخ هنا.', { options: { fileName: 'خبر-20210304.txt' } }).date, '2021-03-04');
  });

  it('says where the text holds it', () => {
    const found = reference(line);
    assert.equal(line.slice(found.start, found.end), '1st, March 2024');
  });

  it('reads labels, short lines and agency datelines', () => {
    assert.equal(reference('عنوان\nنشر في: 02/06/2024\nنص الخبر هنا.').date, '2024-06-02');
    assert.equal(reference('عنوان طويل للخبر\nالأربعاء 8 مايو 2024 - 14:30\nنص الخبر هنا.').date, '2024-05-08');
    assert.equal(reference('باكو - 12 أيار/مايو 2024 (وكالات) - أعلنت الحكومة خطتها.').date, '2024-05-12');
    assert.equal(reference('الرياض 26 شوال 1436 هـ الموافق 11 أغسطس 2015 م واس').date, '2015-08-11');
  });

  it('takes no date of the story, of a forum profile, of another article', () => {
    assert.equal(reference('في 27 سبتمبر 2020، أطلق الجيش عملية واسعة في الإقليم.').date, null);
    const forum = '- إنضم\n- 20 نوفمبر 2021\n- المشاركات\n- 34\nنص الخبر الطويل يبدأ هنا ويستمر.';
    assert.equal(
      reference(forum, { kinds: ['boilerplate', 'boilerplate', 'boilerplate', 'boilerplate', 'body'] }).date,
      null,
    );
    assert.equal(reference(forum).date, null);
    assert.equal(reference('نص أول طويل بلا تاريخ.\nتاريخ النشر: 5 مايو 2020', { otherFrom: 1 }).date, null);
  });

  it('takes no serial number in a file name for a date', () => {
    assert.equal(reference('نص.', { options: { fileName: '002_85166882.txt' } }).date, null);
    assert.equal(reference('نص.', { options: { fileName: '120240508.txt' } }).date, null);
  });

  it('deduces the day where the text settles it', () => {
    const found = reference('قال اليوم الأربعاء 8 مايو 2024 إن الاتفاق قريب.');
    assert.deepEqual([found.date, found.from], ['2024-05-08', 'deduced']);
  });

  it('gives candidates where the month and the weekday are known, a pattern where the year is open', () => {
    const open = reference('قال اليوم الأربعاء إن اللقاء سيعقد في 10 مايو الجاري.');
    assert.deepEqual([open.date, open.pattern], [null, 'XXXX-05 Wednesday']);
    const near = reference('قال اليوم الأربعاء إن اللقاء سيعقد في 10 مايو 2024 الجاري.');
    assert.deepEqual(near.candidates, ['2024-05-01', '2024-05-08']);
  });

  it('counts the years of a day and a weekday from the latest date that is told as past', () => {
    const text = 'قال اليوم الأربعاء 8 مايو إن الاتفاق قريب. وكان قد وقع في 7 ديسمبر 2023 بيانا.';
    const found = reference(text);
    assert.deepEqual([found.date, found.pattern], [null, 'XXXX-05-08 Wednesday']);
    assert.equal(found.candidates?.[0], '2024-05-08');
  });

  it('settles nothing by a date whose weekday is another, but gives both readings', () => {
    const found = reference('أعلنت الشركة اليوم الأحد 16 أفريل 2016 انقطاع التيار.');
    assert.equal(found.date, null);
    assert.ok(found.candidates?.includes('2017-04-16'));
    assert.ok(found.candidates?.includes('2016-04-16'));
  });

  it('takes a programme of fixtures, and a date further down, for no dateline', () => {
    const fixtures = 'برنامج الجولة\nالأحد 19 مارس 2017\nالنادي - الترجي\nالاثنين 20 مارس 2017\nالنجم - الأهلي';
    assert.equal(reference(fixtures).date, null);
    const long = 'فقرة طويلة من نص الخبر لا تنتهي إلا بعد مئة وستين حرفا، '.repeat(4);
    assert.equal(reference(`عنوان\n${long}\n${long}\n14 فبراير/شباط 2018\nأقر البرلمان قانونا.`).date, null);
  });

  it('concludes nothing from a contradiction', () => {
    assert.equal(reference('قال اليوم الجمعة ما قاله أمس السبت.').pattern, undefined);
  });
});
