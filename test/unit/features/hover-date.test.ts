import assert from 'node:assert/strict';
import { render } from '../../../server/src/features/card.ts';
import { dateCard } from '../../../server/src/features/hover-date.ts';
import { inlayHints } from '../../../server/src/features/inlay-hints.ts';
import { at } from '../../../server/src/features/view.ts';
import { distance } from '../../../server/src/messages.ts';
import { EVERYWHERE } from './actions.ts';
import { type ViewOptions, viewOf } from './view.ts';

/** The lines of the hover on the text where `|` stands, as plain text. */
async function card(marked: string, options: ViewOptions = {}): Promise<string[]> {
  const offset = marked.indexOf('|');
  const view = viewOf(marked.replace('|', ''), options);
  const date = at(view.snapshot.analysis.dates, offset);
  return (date ? render(await dateCard(view, date, { isCancellationRequested: false }), 'plaintext').value : '').split(
    '\n',
  );
}

const FRIDAY: ViewOptions = { date: '2022-04-08', today: '2022-04-11' };

describe('the hover of a date', () => {
  it('tells the day, its Hijri date, and how far it is from today', async () => {
    assert.equal((await card('التقيا |أمس الخميس.', FRIDAY))[0], 'الخميس · 2022-04-07 · 6 رمضان 1443 هـ · قبل 4 أيام');
    assert.equal(
      (await card('التقيا |أمس الخميس.', { ...FRIDAY, language: 'en' }))[0],
      'Thursday · 2022-04-07 · 6 Ramadan 1443 AH · 4 days ago',
    );
  });

  const steps = async (text: string, options: ViewOptions = FRIDAY) => (await card(text, options))[1];

  it('tells every way to a value step by step', async () => {
    const published = 'نُشر الجمعة 8 أبريل 2022 (من قرارات الفريق)';
    assert.equal(await steps('التقيا |أمس الخميس.'), `«أمس الخميس» ← ${published} ← الخميس 7 أبريل 2022`);
    assert.equal(await steps('اللقاء |15 أبريل.'), `«15 أبريل» ← ${published} ← الأقرب إليه ← الجمعة 15 أبريل 2022`);
    assert.equal(
      await steps('التقيا في |20 يوليو.'),
      `«20 يوليو» ← ${published} ← الأقرب قبله بحسب زمن الفعل ← الثلاثاء 20 يوليو 2021`,
    );
    assert.equal(
      await steps('في |11 يناير و26 يناير 2021.'),
      '«11 يناير» ← السنة من التاريخ المذكور بجواره ← الاثنين 11 يناير 2021',
    );
    assert.equal(await steps('في |8 مايو 2024.'), '«8 مايو 2024» ← كما ورد في النص');
    assert.equal(await steps('في |12 شعبان 1445هـ.'), '«12 شعبان 1445هـ» ← كما ورد في النص ← بتقويم أم القرى');
    assert.equal(
      await steps('في |12 شعبان 1445هـ الموافق 22 فبراير 2024م.'),
      '«12 شعبان 1445هـ الموافق 22 فبراير 2024م» ← الموافق الميلادي مذكور في النص ← الخميس 22 فبراير 2024',
    );
    assert.equal(await steps('زار |الشهر الماضي.'), `«الشهر الماضي» ← ${published} ← مارس 2022`);
    assert.equal(
      await steps('التقيا |أمس الخميس.', { ...FRIDAY, language: 'en' }),
      '“أمس الخميس” → published Friday 8 April 2022 (set by the team) → Thursday 7 April 2022',
    );
  });

  it('says what is missing, and writes the days by the house style', async () => {
    assert.equal((await card('التقيا |أمس الخميس.', {}))[0], 'الخميس · XXXX-WXX-4');
    assert.equal(await steps('التقيا |أمس.', {}), '«أمس» ← تاريخ النشر غير معروف');
    assert.equal(await steps('التقيا |أمس.', { language: 'en' }), '“أمس” → the publication date is unknown');
    assert.equal(await steps('في |31 أبريل 2024.'), '«31 أبريل 2024» ← لم تُعرف قيمته كاملة');
    const levant: ViewOptions = { ...FRIDAY, settings: { houseStyle: { months: 'levant', digits: 'arabic-indic' } } };
    assert.match((await steps('التقيا |أمس.', levant))!, / ← الخميس ٧ نيسان ٢٠٢٢$/);
  });

  it('tells what an open date is on each day that the article may be of', async () => {
    const text = 'قال |أمس الثلاثاء إن اللقاء سيعقد في 10 مايو 2024 الجاري، وذلك بعد أن التقيا اليوم الأربعاء.';
    assert.deepEqual((await card(text)).slice(1, 4), [
      '«أمس الثلاثاء» ← تاريخ النشر غير معروف',
      'إن نُشر الأربعاء 1 مايو 2024 فهو الثلاثاء 30 أبريل 2024',
      'إن نُشر الأربعاء 8 مايو 2024 فهو الثلاثاء 7 مايو 2024',
    ]);
  });

  it('tells what else is known of the day, and nothing where nothing is', async () => {
    const text = 'قال |اليوم الأربعاء إن اللقاء سيعقد في 10 مايو الجاري.';
    assert.equal((await card(text))[2], 'المعروف من تاريخ النشر: الأربعاء، مايو');
    assert.equal((await card(text, { language: 'en' }))[2], 'known of the publication date: Wednesday, May');
    assert.equal((await card('التقيا |أمس.')).length, 2);
    assert.equal((await card('التقيا |أمس الخميس.', FRIDAY)).length, 2);
  });

  it('counts as Arabic counts', async () => {
    const said = [-1, -2, -3, -11, 25, 100, 1, 0].map((n) => distance.ar(n, 'day'));
    assert.deepEqual(said, [
      'قبل يوم واحد',
      'قبل يومين',
      'قبل 3 أيام',
      'قبل 11 يوما',
      'بعد 25 يوما',
      'بعد 100 يوم',
      'بعد يوم واحد',
      'اليوم',
    ]);
    assert.deepEqual([distance.en(-1, 'month'), distance.en(3, 'year')], ['1 month ago', 'in 3 years']);
  });

  it('counts months and years as the calendar does', async () => {
    const away = async (today: string) => (await card('في |8 مايو 2024.', { today }))[0]!.split(' · ').at(-1);
    const found = ['2024-05-08', '2024-06-07', '2024-07-07', '2024-07-08', '2025-05-07', '2025-05-08', '2004-05-09'];
    assert.deepEqual(await Promise.all(found.map(away)), [
      'اليوم',
      'قبل 30 يوما',
      'قبل شهر واحد',
      'قبل شهرين',
      'قبل 11 شهرا',
      'قبل سنة واحدة',
      'بعد 19 سنة',
    ]);
  });
});

describe('the values behind dates', () => {
  const hints = (text: string, options: ViewOptions = FRIDAY) => {
    const view = viewOf(text, { ...options, settings: { inlayHints: { dates: true }, ...options.settings } });
    return inlayHints(view, EVERYWHERE).map(({ position, label }) => {
      const before = text.split('\n')[position.line]!.slice(0, position.character);
      return `${before.split(' ').at(-1)}${(label as string).replace(/[\u2060\u2066\u2069]/g, '').replace('\u00a0', ' ')}`;
    });
  };

  it('stand after dates that do not say all of it', async () => {
    assert.deepEqual(hints('التقيا أمس الخميس، ثم في 15 أبريل، ثم يومي 3 و4 مارس.'), [
      'الخميس = 2022-04-07',
      'أبريل = 2022-04-15',
      'مارس = 2022-03-03/2022-03-04',
    ]);
    assert.deepEqual(hints('في 12 شعبان 1445هـ'), ['1445هـ = 2024-02-22']);
  });

  it('do not stand after dates that are whole, open, or no days, nor unasked', async () => {
    assert.deepEqual(hints('في 8 مايو 2024، وفي 2/6/2024، ومنذ 44 يوما، وفي صيف 2020.'), []);
    assert.deepEqual(hints('التقيا أمس الخميس.', {}), []);
    assert.deepEqual(hints('في 12 شعبان 1445هـ الموافق 22 فبراير 2024م'), []);
    assert.deepEqual(hints('التقيا أمس الخميس.', { ...FRIDAY, settings: { inlayHints: { dates: false } } }), []);
  });
});
