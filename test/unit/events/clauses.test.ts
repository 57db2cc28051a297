import assert from 'node:assert/strict';
import { analyse } from '../../../server/src/core/article.ts';
import { lexicon } from '../../fixtures/lexicon.ts';
import { events } from './in-words.ts';

const tells = (text: string, ...expected: string[]): void => assert.deepEqual(events(text), expected);

describe('events beside the main act', () => {
  it('are talks with a day of their own, of those with whom somebody speaks of them', () => {
    tells(
      'ناقش ماكرون مع زعيمي أرمينيا وأذربيجان نتائج المحادثات التي جرت بينهما في جنيف في الثالث من مارس 2022.',
      'talk «ناقش»; who ماكرون; with أرمينيا; with أذربيجان',
      'talk «المحادثات»; who أرمينيا; who أذربيجان; said 2022-03-03; @جنيف',
    );
    // Without a day they are what is spoken of.
    tells(
      'ناقش ماكرون مع زعيمي أرمينيا وأذربيجان نتائج المحادثات.',
      'talk «ناقش»; who ماكرون; with أرمينيا; with أذربيجان',
    );
    tells('التقى ماكرون شولتس الجمعة في برلين.', 'meet «التقى»; who ماكرون; with شولتس; said 2022-04-08; @برلين');
  });

  it('are what leads up to it, with the one who speaks', () => {
    tells(
      'خلال لقائه إيمانويل ماكرون في باريس، قال فلاديمير بوتين إن الوضع صعب.',
      'say «قال»; who فلاديمير بوتين',
      'meet «لقائه»; who فلاديمير بوتين; with إيمانويل ماكرون; @باريس',
    );
    tells('وخلال اللقاء قال فلاديمير بوتين إن الوضع صعب.', 'say «قال»; who فلاديمير بوتين');
    tells('وبعد يومين قال فلاديمير بوتين إن الوضع صعب.', 'say «قال»; who فلاديمير بوتين');
  });

  it('are what came of it, and who speaks next; not what the same one says on', () => {
    tells('ضرب زلزال مدينة أغادير فجرا ما أسفر عن مصرع عشرات السكان.', 'disaster «زلزال»; @أغادير', 'die «مصرع»');
    assert.deepEqual(events('قال إيمانويل ماكرون إن ألمانيا تؤيد الخطة.'), [
      'say «قال»; who إيمانويل ماكرون',
      'say «تؤيد»; who ألمانيا',
    ]);
    tells('قال إيمانويل ماكرون إن الخطة جيدة، مضيفا أن الوقت ضيق.', 'say «قال»; who إيمانويل ماكرون');
    tells('قال إيمانويل ماكرون إن الخطة جيدة للجميع.', 'say «قال»; who إيمانويل ماكرون');
  });
});

describe('what was announced', () => {
  const day = (text: string): string | undefined =>
    analyse(text, { date: '2022-04-09' }, lexicon()).events.find(({ act }) => act.class === 'agree')?.time?.value;

  it('long ago is of that day; lately, or on no day, of the article’s', () => {
    assert.equal(day('وأعلنت روسيا في 3 مارس 2019 توصل مصر وتركيا إلى اتفاق.'), '2019-03-03');
    assert.equal(day('وأعلنت روسيا في 8 أبريل 2022 توصل مصر وتركيا إلى اتفاق.'), '2022-04-09');
    assert.equal(day('وأعلنت روسيا توصل مصر وتركيا إلى اتفاق.'), '2022-04-09');
  });
});

describe('events of headlines', () => {
  it('are told by the noun that opens them; a noun elsewhere, or with the article, is none', () => {
    tells('ارتفاع معدل التضخم في مصر', 'trade «ارتفاع»; @مصر');
    tells('قابس: القبض على ثلاثة أشخاص', 'arrest «القبض»');
    tells('نصائح قبل ارتفاع درجات الحرارة');
    tells('الاتفاق هو الحل');
  });

  it('name delegates by their states', () => {
    tells('وزيرا خارجية مصر وتركيا يبحثان الأوضاع في غزة', 'talk «يبحثان»; who مصر; who تركيا');
    tells('التقى وزيرا خارجية أرمينيا وأذربيجان في جنيف.', 'meet «التقى»; who أرمينيا; who أذربيجان; @جنيف');
    // One with a name of his own speaks for himself.
    tells('قال وزير خارجية مصر سامح شكري إن الأمر عاجل.', 'say «قال»; who سامح شكري');
    tells('قال وزير خارجية مصر إن الأمر عاجل.', 'say «قال»');
  });
});

describe('words that may be acts', () => {
  it('are verbs where a verb stands, and nouns that are written alike are none', () => {
    tells('وطالب إيمانويل ماكرون بوقف القتال.', 'say «طالب»; who إيمانويل ماكرون');
    tells('طالب جامعي في القاهرة');
    tells('كان الفتى يُدعى إيمانويل ماكرون.');
  });

  it('are courts and shots by what follows: قضت محكمة, أطلق النار, أطلق سراحه', () => {
    assert.match(events('قضت محكمة في باريس بسجن رجل.')[0]!, /^try/);
    assert.match(events('أطلق مسلحون النار في باريس.')[0]!, /^attack/);
    assert.match(events('أطلقت السلطات سراح رجل في باريس.')[0]!, /^other/);
    assert.match(events('قضى الجيش السوري على مسلحين في حلب.')[0]!, /^attack/);
    assert.match(events('أطلق إيمانويل ماكرون حملة في باريس.')[0]!, /^open/);
  });

  it('are no place where they are about one', () => {
    tells('استؤنفت المفاوضات حول كاراباخ بين أرمينيا وأذربيجان.', 'talk «المفاوضات»; who أرمينيا; who أذربيجان');
    tells('مقتل ثلاثة جنود في هجوم شمالي سيناء', 'kill «مقتل»; @سيناء');
    tells(
      'أنقرة/ الأناضول بحث رجب طيب أردوغان مع إيمانويل ماكرون ملف الطاقة.',
      'talk «بحث»; who رجب طيب أردوغان; with إيمانويل ماكرون',
    );
  });
});
