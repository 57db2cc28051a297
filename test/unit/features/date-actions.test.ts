import assert from 'node:assert/strict';
import { codeActions } from '../../../server/src/features/code-actions.ts';
import { DATE_ACTIONS } from '../../../server/src/messages.ts';
import type { Settings } from '../../../server/src/protocol.ts';
import { ABLE, actionsAtCaret, apply, EVERYWHERE } from './actions.ts';
import { type ViewOptions, viewOf } from './view.ts';

type Which = 'inFull' | 'addWeekday' | 'toAbsolute' | 'toRelative' | 'months' | 'digits' | 'allMonths' | 'allDigits';

const style = (months: Settings['houseStyle']['months'], digits: Settings['houseStyle']['digits'] = 'western') => ({
  settings: { houseStyle: { months, digits } },
});

/** The text after one of the rewritings at the caret; undefined when it is not offered. */
function rewritten(which: Which, marked: string, options: ViewOptions = {}): string | undefined {
  const { text, actions } = actionsAtCaret(marked, ['refactor'], options);
  const title = (DATE_ACTIONS[which].ar as (value: never) => string)('@' as never)
    .split(/[:(]/)[0]!
    .trim();
  const found = actions.filter((action) => action.title.split(/[:(]/)[0]!.trim() === title);
  assert.ok(found.length < 2, 'one action a title');
  return found[0] && apply(text, found[0]);
}

describe('writing a date anew', () => {
  const published = { date: '2022-04-08' }; // a Friday

  it('writes a date in full', () => {
    const cases = [
      ['وصل في |15 أبريل.', 'وصل في 15 أبريل 2022.'],
      ['وصل في |15 نيسان الماضي.', 'وصل في 15 أبريل 2021.'],
      ['وصل و|الخامس من أبريل.', undefined],
      ['وصل في |الخامس من أبريل.', 'وصل في 5 أبريل 2022.'],
      ['وصل في |02/06/2024.', 'وصل في 2 يونيو 2024.'],
      ['وصل في الـ|22 من مارس الماضي.', 'وصل في 22 مارس 2022.'],
      ['وصل يوم |الثلاثاء 5 أبريل مساء.', 'وصل يوم الثلاثاء 5 أبريل 2022 مساء.'],
      ['وصل في |مارس الماضي.', 'وصل في مارس 2022.'],
      ['وصل في |العاشر من الشهر الجاري.', 'وصل في 10 أبريل 2022.'],
    ] as const;
    for (const [text, wanted] of cases) {
      if (wanted !== undefined) assert.equal(rewritten('inFull', text, published), wanted);
    }
  });

  it('does not write in full what is, nor what is not known', () => {
    assert.equal(rewritten('inFull', 'وصل في |15 أبريل 2022.', published), undefined);
    assert.equal(rewritten('inFull', 'وصل في |الخامس عشر من نيسان 2022.', published), undefined);
    assert.equal(rewritten('inFull', 'وصل في |15 أبريل.'), undefined);
    assert.equal(rewritten('inFull', 'وصل |أمس الخميس.', published), undefined);
    assert.equal(rewritten('inFull', 'وصل في |31 أبريل.', published), undefined);
  });

  it('adds the weekday, with يوم where في or a clitic governs it', () => {
    const cases = [
      ['حتى |8 مايو 2024', 'حتى الأربعاء 8 مايو 2024'],
      ['وصل في |8 مايو 2024', 'وصل في يوم الأربعاء 8 مايو 2024'],
      ['وصل يوم |8 مايو 2024', 'وصل يوم الأربعاء 8 مايو 2024'],
      ['موعدا ل|8 مايو 2024', 'موعدا ليوم الأربعاء 8 مايو 2024'],
      ['وصل مساء |8 مايو 2024', 'وصل مساء الأربعاء 8 مايو 2024'],
      ['وصل في الـ|8 من مايو 2024', 'وصل في يوم الأربعاء الـ8 من مايو 2024'],
    ] as const;
    for (const [text, wanted] of cases) assert.equal(rewritten('addWeekday', `${text}.`), `${wanted}.`);
  });

  it('adds no weekday to a date that has one, to a month, or to a day of an unknown year', () => {
    assert.equal(rewritten('addWeekday', 'وصل |الأربعاء 8 مايو 2024.'), undefined);
    assert.equal(rewritten('addWeekday', 'وصل في |مايو 2024.'), undefined);
    assert.equal(rewritten('addWeekday', 'وصل في |8 مايو.'), undefined);
    assert.equal(rewritten('addWeekday', 'وصل يومي |8 و9 مايو 2024.'), undefined);
  });

  it('replaces a relative date by the date', () => {
    const cases = [
      ['التقيا |أمس الخميس في يريفان', 'التقيا الخميس 7 أبريل 2022 في يريفان'],
      ['التقيا |اليوم في يريفان', 'التقيا الجمعة 8 أبريل 2022 في يريفان'],
      ['التقيا منذ |أمس', 'التقيا منذ الخميس 7 أبريل 2022'],
      ['التقيا مساء |أمس الخميس', 'التقيا مساء الخميس 7 أبريل 2022'],
      ['التقيا |هذا الصباح', 'التقيا صباح الجمعة 8 أبريل 2022'],
      ['التقيا يوم |الأربعاء الماضي', 'التقيا يوم الأربعاء 6 أبريل 2022'],
      ['استعدادا |للأربعاء المقبل', 'استعدادا للأربعاء 13 أبريل 2022'],
      ['و|أمس الخميس التقيا', 'والخميس 7 أبريل 2022 التقيا'],
      ['زار باريس |الشهر الماضي مرتين', 'زار باريس شهر مارس 2022 مرتين'],
      ['خطط |للعام المقبل', 'خطط لعام 2023'],
      ['التقيا |قبل يومين', 'التقيا الأربعاء 6 أبريل 2022'],
    ] as const;
    for (const [text, wanted] of cases) assert.equal(rewritten('toAbsolute', `${text}.`, published), `${wanted}.`);
  });

  it('does not replace a relative date of an unknown day, a night, or a date that is one', () => {
    assert.equal(rewritten('toAbsolute', 'التقيا |أمس الخميس.'), undefined);
    assert.equal(rewritten('toAbsolute', 'التقيا |الليلة الماضية.', published), undefined);
    assert.equal(rewritten('toAbsolute', 'التقيا في |7 أبريل 2022.', published), undefined);
    assert.equal(rewritten('toAbsolute', 'التقيا |الأسبوع الماضي.', published), undefined);
  });

  it('replaces a date of these days by the relative one', () => {
    const cases = [
      ['التقيا في |7 أبريل 2022', 'التقيا أمس الخميس'],
      ['وفي |7 أبريل الجاري التقيا', 'وأمس الخميس التقيا'],
      ['التقيا في يوم |8 نيسان 2022', 'التقيا اليوم الجمعة'],
      ['يلتقيان السبت |9 أبريل 2022', 'يلتقيان غدا السبت'],
      ['يستمر حتى |9 أبريل 2022', 'يستمر حتى غد السبت'],
      ['موعدا ل|9 أبريل 2022', 'موعدا لغد السبت'],
      ['موعدا ل|8 أبريل 2022', 'موعدا لليوم الجمعة'],
      ['التقيا مساء |7 أبريل 2022', 'التقيا مساء أمس الخميس'],
      ['غادر قبل |7 أبريل 2022', 'غادر قبل الخميس الماضي'],
      ['التقيا الأحد |3 أبريل 2022', 'التقيا الأحد الماضي'],
      ['يلتقيان في |الثالث عشر من أبريل 2022', 'يلتقيان الأربعاء المقبل'],
    ] as const;
    for (const [text, wanted] of cases) {
      const made = rewritten('toRelative', `${text}.`, published);
      assert.equal(made, `${wanted}.`);
      const value = (source: string) => viewOf(source, published).snapshot.analysis.dates[0]?.value;
      assert.equal(value(made!), value(`${text.replace('|', '')}.`), 'the same day');
    }
  });

  it('does not replace a date of another week, of an undated article, or the dateline itself', () => {
    assert.equal(rewritten('toRelative', 'التقيا في |1 أبريل 2022.', published), undefined);
    assert.equal(rewritten('toRelative', 'التقيا في |7 أبريل 2022.'), undefined);
    assert.equal(rewritten('toRelative', 'كتب بتاريخ |7 أبريل 2022.', published), undefined);
    const dated = 'لقاء في يريفان\n\n|10 مايو 2024\n\nالتقى الوزيران اليوم الجمعة في يريفان وبحثا مسودة المعاهدة.\n';
    assert.equal(viewOf(dated.replace('|', '')).snapshot.analysis.reference.from, 'dateline');
    assert.equal(rewritten('toRelative', dated), undefined);
  });

  it('a relative date and back is the same day', () => {
    for (const text of [
      'التقيا |أمس الخميس.',
      'التقيا |اليوم الجمعة.',
      'يلتقيان |غدا السبت.',
      'التقيا |الأحد الماضي.',
    ]) {
      const absolute = rewritten('toAbsolute', text, published)!;
      const back = rewritten('toRelative', absolute.replace(/ (?=\S+ \d)/, ' |'), published);
      assert.equal(back, text.replace('|', ''));
    }
  });

  it('writes month names by the house style, of one date and of all', () => {
    const text = 'التقيا في |8 مايو 2024 وفي 9 نيسان/أبريل 2024.';
    assert.equal(rewritten('months', text, style('levant')), 'التقيا في 8 أيار 2024 وفي 9 نيسان/أبريل 2024.');
    assert.equal(rewritten('allMonths', text, style('levant')), 'التقيا في 8 أيار 2024 وفي 9 نيسان 2024.');
    assert.equal(
      rewritten('allMonths', text, style('gulf-levant')),
      'التقيا في 8 مايو/أيار 2024 وفي 9 أبريل/نيسان 2024.',
    );
    assert.equal(rewritten('months', 'يومي |28 و29 شباط/ فبراير 2024.'), 'يومي 28 و29 فبراير 2024.');
    assert.equal(rewritten('months', 'في |15 ابريل.'), 'في 15 أبريل.');
  });

  it('leaves months alone that are in house style, Hijri, in doubt, or wrong', () => {
    assert.equal(rewritten('months', 'في |8 مايو 2024.'), undefined);
    assert.equal(rewritten('months', 'في |12 شعبان 1445هـ.', style('levant')), undefined);
    assert.equal(rewritten('months', 'في |8 تشرين.'), undefined);
    assert.equal(rewritten('months', 'في |8 مايو/حزيران 2024.', style('levant')), undefined);
    assert.equal(rewritten('months', 'في |31 نيسان 2024.'), undefined);
    assert.equal(rewritten('allMonths', 'في |8 أيار 2024 وفي 31 نيسان 2024.'), undefined, 'nothing but this date');
  });

  it('writes the digits of one date and of all, and no others', () => {
    const text = 'وصل 12 وزيرا في |٨ مايو ٢٠٢٤ وغادروا في 9 مايو، والعدد ٣.';
    assert.equal(rewritten('digits', text), 'وصل 12 وزيرا في 8 مايو 2024 وغادروا في 9 مايو، والعدد ٣.');
    assert.equal(rewritten('allDigits', text), undefined);
    const indic = style('gulf', 'arabic-indic');
    const mixed = 'وصل 12 وزيرا في |8 مايو 2024 وغادروا في 9 مايو 2024، والعدد 3.';
    assert.equal(rewritten('allDigits', mixed, indic), 'وصل 12 وزيرا في ٨ مايو ٢٠٢٤ وغادروا في ٩ مايو ٢٠٢٤، والعدد 3.');
    assert.equal(rewritten('digits', 'في |8 مايو 2024.'), undefined);
    assert.equal(rewritten('digits', 'في |الثامن من مايو.', indic), undefined);
  });

  it('is for the date at the caret alone, and offered to those alone who want a refactoring', () => {
    const text = 'التقيا في 7 أيار 2022 بيريفان.';
    assert.deepEqual(actionsAtCaret(`الت|${text.slice(3)}`, undefined).actions, []);
    const view = viewOf(text);
    assert.deepEqual(codeActions(view, EVERYWHERE, undefined, ABLE), []);
    const { actions } = actionsAtCaret(text.replace('7', '|7'), undefined);
    assert.ok(actions.length > 0);
    assert.ok(actions.every(({ kind }) => kind === 'refactor.rewrite.khabar'));
    assert.deepEqual(actionsAtCaret(text.replace('7', '|7'), ['quickfix']).actions, []);
  });
});
