import assert from 'node:assert/strict';
import { analyse } from '../../../server/src/core/article.ts';
import { actWord } from '../../../server/src/core/events/acts.ts';
import { fold } from '../../../server/src/core/text/normalise.ts';
import { makeFacts } from '../../../server/src/workspace/index/facts.ts';
import { lexicon } from '../../fixtures/lexicon.ts';
import { events } from './in-words.ts';

const tells = (text: string, ...expected: string[]): void => assert.deepEqual(events(text), expected);

describe('acts in the kinds of sentences of news', () => {
  it('are the noun of a light verb, also after its preposition', () => {
    tells('تمكنت الشرطة الفرنسية من إلقاء القبض على رجل في باريس.', 'arrest «القبض»; who الشرطة الفرنسية; @باريس');
    tells('أصدرت محكمة في القاهرة حكما بسجن رجل.', 'try «حكما»; @القاهرة');
    // What comes out is told by its verb where it is no sentence of a court; a preposition of another verb leads to none.
    assert.match(events('أصدرت وزارة الخارجية الفرنسية بيانا الجمعة.')[0]!, /^publish «أصدرت»/);
    assert.match(events('أعلن إيمانويل ماكرون فتح المطار في باريس.')[0]!, /^say «أعلن»/);
  });

  it('are matches where clubs meet, and meetings where people do', () => {
    assert.match(events('لقاء برشلونة وريال مدريد في الجولة العاشرة من الدوري الإسباني السبت.')[0]!, /^play/);
    tells('لقاء بين بوتين وماكرون في موسكو', 'meet «لقاء»; who بوتين; who ماكرون; @موسكو');
    assert.match(events('استقبل إيمانويل ماكرون أولاف شولتس في باريس.')[0]!, /^meet/);
  });

  it('are what is said by who replies and ends, not by who goes on', () => {
    assert.match(events('رد إيمانويل ماكرون على تصريحات فلاديمير بوتين.')[0]!, /^say «رد»; who إيمانويل ماكرون/);
    assert.match(events('اختتم إيمانويل ماكرون قائلا إن الوضع صعب.')[0]!, /^say «اختتم»; who إيمانويل ماكرون/);
    assert.deepEqual(
      events('وتابع إيمانويل ماكرون دراسته في باريس.').filter((one) => one.startsWith('say')),
      [],
    );
    assert.deepEqual(
      events('وقد واصل المنتخب المصري تدريبه في القاهرة.').filter((one) => one.startsWith('say')),
      [],
    );
  });

  it('are told beside the news in a relative clause or by a second verb', () => {
    tells(
      'أعلنت فرنسا أن المصنع الذي افتتحه إيمانويل ماكرون يعمل.',
      'say «أعلنت»; who فرنسا',
      'open «افتتحه»; who إيمانويل ماكرون',
    );
    assert.equal(events('زار إيمانويل ماكرون برلين واستقبل أولاف شولتس.').length, 2);
    // A clause that says neither who nor when tells nothing of its own.
    assert.equal(events('أعلنت فرنسا أن المصنع الذي يعمل كبير.').length, 1);
    assert.equal(events('قال إيمانويل ماكرون إن الحوار صعب.').length, 1);
  });

  it('have the subject of the clause that leads up to them', () => {
    tells('وبعدما زار إيمانويل ماكرون برلين، أعلن أن الوضع صعب.', 'say «أعلن»; who إيمانويل ماكرون');
  });

  it('are done by whom they name before a passive verb only where an object follows', () => {
    assert.match(events('حركة الشباب تقتل نائبا في مقديشو')[0]!, /^kill «تقتل»; who حركة الشباب/);
    assert.match(events('قال مصدر إن إيمانويل ماكرون قُتل في باريس الجمعة.')[1]!, /^kill «قُتل»; whom إيمانويل ماكرون/);
  });

  it('are of a state or body where one claims them', () => {
    const [, kill] = events('أعلنت حركة الشباب مسؤوليتها عن قتل نائب في مقديشو.');
    assert.match(kill!, /^kill «قتل»; who حركة الشباب; @مقديشو/);
    const [, other] = events('أعلنت حركة الشباب حزنها بعد قتل نائب في مقديشو.');
    assert.doesNotMatch(other ?? '', /who/);
  });

  it('are in no place that is only spoken of', () => {
    tells('ناقش إيمانويل ماكرون الأوضاع في سوريا.', 'talk «ناقش»; who إيمانويل ماكرون');
    tells('ناقش إيمانويل ماكرون الملف في باريس.', 'talk «ناقش»; who إيمانويل ماكرون; @باريس');
  });
});

describe('words of acts', () => {
  const senses = (word: string): string[] =>
    (actWord(fold(word))?.senses ?? []).map((sense) => `${sense.class} ${sense.form}`);

  it('are found in their forms, with what is attached to them', () => {
    for (const word of [
      'التقى',
      'والتقت',
      'التقيا',
      'يلتقون',
      'سيلتقيان',
      'تلتقيه',
      'لقائه',
      'للقاء',
      'باللقاءات',
      'اجتماعان',
    ])
      assert.match(senses(word).join(), /meet/, word);
    assert.equal(actWord('سيلتقي')!.future, true);
    assert.equal(actWord('ساعتزل')!.future, true);
    assert.equal(actWord('لقائه')!.owned, true);
    assert.equal(actWord('اللقاء')!.definite, true);
  });

  it('are none of other words', () => {
    for (const word of ['مدرسة', 'يوم', 'سيارة', 'تفاحة', 'والدها', 'ي', '', 'س', 'ال'])
      assert.deepEqual(senses(word), [], word);
  });

  it('are و + دعا sooner than a farewell', () => {
    assert.deepEqual(senses('ودعت'), ['say past']);
    assert.deepEqual(senses('دعت'), ['say past']);
  });
});

describe('what the index keeps of events', () => {
  it('is no further act of a sentence without anybody, place, day and figure', () => {
    const text = 'أعلن إيمانويل ماكرون أن الاجتماع انتهى.';
    const analysis = analyse(text, { date: '2022-04-09' }, lexicon());
    const origin = { file: 'file:///a.txt', stamp: { mtime: 0, size: 0 }, content: { lo: 0, hi: 0 }, options: 0 };
    const kept = makeFacts('file:///a.txt', null, analysis, origin).events;
    assert.equal(analysis.events.length, 2);
    assert.deepEqual(
      kept.map(({ lemma }) => lemma),
      ['إعلان'],
    );
  });
});
