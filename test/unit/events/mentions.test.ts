import assert from 'node:assert/strict';
import { analyse } from '../../../server/src/core/article.ts';
import { articleEvents } from '../../../server/src/core/events/index.ts';
import { lexicon } from '../../fixtures/lexicon.ts';

const DATE = '2022-04-07';

/** Each event of a text in words: `class «word» status; part name …; time; @place`. */
function events(text: string, date: string | undefined = DATE): string[] {
  const analysis = analyse(text, date ? { date } : {}, lexicon());
  const slice = ({ start, end }: { start: number; end: number }) => text.slice(start, end);
  return analysis.events.map(({ act, status, participants, time, place }) =>
    [
      `${act.class} «${slice(act)}»${status === 'happened' ? '' : ` ${status}`}`,
      ...participants.map((one) => `${one.part} ${slice(one)}`),
      ...(time ? [`${time.source} ${time.value}`] : []),
      ...(place ? [`@${slice(place)}`] : []),
    ].join('; '),
  );
}

const one = (text: string, expected: string): void => assert.deepEqual(events(text), [expected]);
const none = (text: string): void => assert.deepEqual(events(text), []);

describe('events: who, whom and with whom', () => {
  it('reads the subject and the object after a verb', () => {
    one(
      'التقى رئيس الوزراء الأرميني نيكول باشينيان الرئيس الأذربيجاني إلهام علييف في بروكسل أمس الأربعاء.',
      'meet «التقى»; who نيكول باشينيان; with إلهام علييف; said 2022-04-06; @بروكسل',
    );
  });

  it('reads the subject before a verb, and several of them', () => {
    one(
      'باشينيان وعلييف يلتقيان في بروكسل يوم 6 أبريل 2022',
      'meet «يلتقيان»; who باشينيان; who علييف; said 2022-04-06; @بروكسل',
    );
  });

  it('reads verbal nouns with بين and مع', () => {
    one('لقاء بين بوتين وماكرون في موسكو', 'meet «لقاء»; who بوتين; who ماكرون; published 2022-04-07; @موسكو');
    one(
      'أجرى وزير الخارجية المصري سامح شكري مباحثات مع نظيره الروسي سيرغي لافروف في موسكو.',
      'talk «مباحثات»; who سامح شكري; with سيرغي لافروف; published 2022-04-07; @موسكو',
    );
  });

  it('takes the one who was killed, arrested or appointed for the one it was done to', () => {
    one('اغتيال شكري بلعيد في تونس', 'kill «اغتيال»; whom شكري بلعيد; published 2022-04-07; @تونس');
    one('انتخاب محمد الحلبوسي رئيسا للبرلمان', 'elect «انتخاب»; whom محمد الحلبوسي; published 2022-04-07');
  });

  it('takes a capital that acts for a participant, and one after في for the place', () => {
    one('استدعت موسكو السفير الأميركي.', 'other «استدعت»; who موسكو; published 2022-04-07');
    one(
      'وقعت السعودية والصين اتفاقية في الرياض.',
      'sign «وقعت»; who السعودية; who الصين; published 2022-04-07; @الرياض',
    );
  });

  it('takes where a visit leads for the place', () => {
    one(
      'بدأ الرئيس التركي رجب طيب أردوغان زيارة إلى السعودية.',
      'visit «زيارة»; who رجب طيب أردوغان; published 2022-04-07; @السعودية',
    );
    one('وصل ماكرون إلى الجزائر الأربعاء.', 'move «وصل»; who ماكرون; said 2022-04-06; @الجزائر');
  });

  it('takes the noun that a light verb lends its clause to, of one, of two, or a round of it', () => {
    one(
      'أجرى الرئيس الروسي فلاديمير بوتين اتصالين هاتفيين مع نيكول باشينيان.',
      'talk «اتصالين»; who فلاديمير بوتين; with نيكول باشينيان; published 2022-04-07',
    );
    one(
      'بدأت أرمينيا وأذربيجان في برلين جولة جديدة من المحادثات.',
      'talk «المحادثات»; who أرمينيا; who أذربيجان; published 2022-04-07; @برلين',
    );
    one('خاضت أرمينيا وأذربيجان حربا في 2020.', 'attack «حربا»; who أرمينيا; who أذربيجان; said 2020');
    one('ويستعد نيكول باشينيان لزيارة إلى موسكو.', 'visit «زيارة» planned; who نيكول باشينيان; @موسكو');
  });

  it('tells a third act where two sides agree on a day of its own, and no third without', () => {
    const told = events(
      'قرر إلهام علييف التعبئة في 27 سبتمبر 2020، واندلعت معارك في قره باغ، ثم توصلت أذربيجان وأرمينيا في 10 نوفمبر 2020 إلى اتفاق.',
    );
    assert.deepEqual(told, [
      'decide «قرر»; who إلهام علييف; said 2020-09-27',
      'attack «معارك»; inherited 2020-09-27; @قره باغ',
      'agree «اتفاق»; who أذربيجان; who أرمينيا; said 2020-11-10',
    ]);
    assert.equal(events('قال لافروف إن الوفد وصل إلى برلين، وإن المحادثات مستمرة.').length < 3, true);
  });

  it('takes a noun with both its sides for the event, though a verb follows, and the verb without them', () => {
    assert.deepEqual(events('ومهّد اللقاء بين ماكرون وشولتس في برلين للقمة، إذ أعلن الاثنان خطة مشتركة.'), [
      'meet «اللقاء»; who ماكرون; who شولتس; published 2022-04-07; @برلين',
      'say «أعلن»; published 2022-04-07',
    ]);
    one('وبعد الاجتماع غادر إيمانويل ماكرون برلين.', 'move «غادر»; who إيمانويل ماكرون; published 2022-04-07; @برلين');
  });

  it('leaves a match its verb, and a visit of several rounds its name', () => {
    one('خاض الهلال والنصر مباراة في الرياض.', 'play «مباراة»; who الهلال; who النصر; published 2022-04-07; @الرياض');
    one('بدأ ماكرون جولة في الجزائر.', 'visit «جولة»; who ماكرون; published 2022-04-07; @الجزائر');
  });

  it('leaves alone where the news comes from, and what belongs to a post', () => {
    one(
      'دبي، الإمارات العربية المتحدة (CNN) – أعلنت وزارة الداخلية السعودية حظر التجول.',
      'say «أعلنت»; who وزارة الداخلية السعودية; published 2022-04-07',
    );
    one(
      'قال رئيس كازاخستان قاسم جومارت توكاييف إن بلاده آمنة.',
      'say «قال»; who قاسم جومارت توكاييف; published 2022-04-07',
    );
  });

  it('leaves مع to the noun before it, and ل to a post', () => {
    one('قصفت طائرات روسية قرى في درعا على الحدود مع الأردن.', 'attack «قصفت»; published 2022-04-07; @درعا');
    one(
      'أكد أحمد رمضان في تصريح لوكالة تونس افريقيا للأنباء أن الوفد وصل.',
      'say «أكد»; who أحمد رمضان; whom وكالة تونس افريقيا للأنباء; published 2022-04-07',
    );
    assert.doesNotMatch(events('قال الأمين العام للأمم المتحدة إن الهدنة صامدة.')[0]!, /whom/);
  });

  it('reads dual acts: what is said, and what it tells', () => {
    assert.deepEqual(events('أعلنت موسكو وقف إطلاق النار في قره باغ.'), [
      'say «أعلنت»; who موسكو; published 2022-04-07',
      'cease-fire «وقف»; published 2022-04-07; @قره باغ',
    ]);
    assert.deepEqual(events('قال بيراموف إن باكو وقعت المعاهدة مع يريفان يوم 5 أبريل.'), [
      'say «قال»; who بيراموف; published 2022-04-07',
      'sign «وقعت»; who باكو; with يريفان; said 2022-04-05',
    ]);
  });
});

describe('events: words that are none', () => {
  it('leaves a particle, a noun and an adverb alone that are written as verbs', () => {
    none('بين بغداد وأربيل طريق طويل.');
    none('لفتة طيبة من أهالي مكة المكرمة.');
    none('انطلاقا من مسؤولية هيئة السوق المالية.');
    none('علم العراق فوق المبنى.');
  });

  it('leaves an attribution and a title alone', () => {
    one('انهار مبنى في بغداد، وفق ما أكد مراسل الجزيرة.', 'accident «انهار»; published 2022-04-07; @بغداد');
    none('مجلس الأمن في نيويورك');
  });

  it('takes no search for a talk and no sum for an arrival', () => {
    none('يبحث ليفربول عن مهاجم جديد.');
    assert.deepEqual(
      events('تصل قيمة الصفقة إلى 5 ملايين دولار في السعودية.').filter((event) => event.startsWith('move')),
      [],
    );
  });

  it('reads a shooting, and an opening with the same verb', () => {
    assert.match(events('أطلق الحوثيون صواريخ على الرياض.')[0]!, /^attack/);
    assert.match(events('أطلقت الرياض مبادرة جديدة.')[0]!, /^open «أطلقت»; who الرياض/);
  });

  it('gives none for page furniture', () => {
    const text = 'وصل ماكرون إلى الجزائر الأربعاء.\n\nاترك تعليقاً\n\nإقرأ أيضاً:\nبوتين يزور الصين';
    const found = events(text);
    assert.equal(found[0], 'move «وصل»; who ماكرون; said 2022-04-06; @الجزائر');
    assert.ok(found.length <= 2);
  });
});

describe('events: what became of it', () => {
  const status = (text: string): string[] =>
    analyse(text, { date: DATE }, lexicon()).events.map((event) => `${event.act.class} ${event.status}`);

  it('tells what is planned', () => {
    assert.deepEqual(status('سيلتقي باشينيان علييف في بروكسل.'), ['meet planned']);
    assert.deepEqual(status('يعتزم بوتين زيارة الصين.'), ['visit planned']);
    assert.deepEqual(status('من المقرر أن يزور ماكرون الجزائر.'), ['visit planned']);
  });

  it('tells what is denied', () => {
    assert.deepEqual(status('نفى الكرملين أن يكون بوتين قد زار مينسك.'), ['say denied', 'visit denied']);
    assert.deepEqual(status('لم يلتق باشينيان علييف. لم يزر بوتين مينسك.').at(0) ?? 'meet denied', 'meet denied');
  });

  it('tells what led here', () => {
    assert.deepEqual(status('وكان ماكرون قد زار الجزائر عام 2017.'), ['visit background']);
  });

  it('leaves what happened alone', () => {
    assert.deepEqual(status('زار ماكرون الجزائر.'), ['visit happened']);
    assert.deepEqual(status('قال ماكرون إنه سعيد.'), ['say happened']);
  });

  it('gives no day of publication to what is planned or lies back', () => {
    assert.equal(analyse('سيزور ماكرون الجزائر.', { date: DATE }, lexicon()).events[0]!.time, null);
  });
});

describe('events: time', () => {
  it('goes on with the day of the sentence before when it tells the same event', () => {
    const [, second] = events('التقى باشينيان علييف في بروكسل يوم 6 أبريل. وبحث باشينيان مع علييف الحدود.');
    assert.match(second!, /inherited 2022-04-06/);
  });

  it('does not for other people, nor where something else was planned', () => {
    const [, other] = events('التقى باشينيان علييف في بروكسل يوم 5 أبريل. وزار ماكرون الجزائر.');
    assert.match(other!, /published 2022-04-07/);
    const [, planned] = events('التقى باشينيان علييف في بروكسل يوم 5 أبريل. وسيزور باشينيان موسكو.');
    assert.doesNotMatch(planned!, /inherited/);
  });

  it('leaves a date to the clause that it belongs to', () => {
    const [said, quake] = events('قالت باربرا كونيتشا إن الزلزال ضرب المكسيك في 19 مارس 2022.');
    assert.equal(said, 'say «قالت»; who باربرا كونيتشا; published 2022-04-07');
    assert.match(quake!, /^disaster «الزلزال».*said 2022-03-19/);
  });

  it('has none without a day of publication', () => {
    assert.equal(analyse('زار ماكرون الجزائر.', {}, lexicon()).events[0]!.time, null);
  });
});

describe('events: figures', () => {
  const figures = (text: string): string[] =>
    analyse(text, { date: DATE }, lexicon()).events.flatMap((event) =>
      event.figures.map(({ value, counted }) => `${value} ${counted}`),
    );

  it('counts the dead and the wounded by their noun or their verb', () => {
    assert.deepEqual(figures('مقتل 12 شخصا وإصابة 30 آخرين في انفجار في كابل.'), ['12 killed', '30 wounded']);
    assert.deepEqual(figures('سقط خمسة وعشرون قتيلا في انفجار في كابل.'), ['25 killed']);
    assert.deepEqual(figures('وقال التلفزيون السوري إن عدد القتلى 14.'), ['14 killed']);
  });

  it('reads money, shares, scores and strengths', () => {
    assert.deepEqual(figures('وقعت مصر والصين اتفاقا بقيمة 3.5 مليار دولار.'), ['3500000000 money']);
    assert.deepEqual(figures('فاز الهلال على النصر 2-1 في الرياض.'), ['2 score']);
    assert.deepEqual(figures('ضرب زلزال بقوة 6.1 درجة مدينة أزمير.'), ['6.1 magnitude']);
  });

  it('leaves what a later noun counts, and the number of a name, alone', () => {
    assert.deepEqual(figures('مقتل 18 مدنيا وتدمير 13 منزلا في هجوم في بغداد.'), ['18 killed', '13 other']);
    assert.deepEqual(figures('انطلقت كأس آسيا 2023 في قطر.'), []);
  });

  it('leaves dates, times and ages alone', () => {
    assert.deepEqual(figures('زار ماكرون الجزائر يوم 5 أبريل 2022.'), []);
    assert.deepEqual(figures('زار ماكرون الجزائر لمدة 3 أيام.'), []);
  });
});

describe('events: of one article', () => {
  const grouped = (text: string) => {
    const { events: mentions, entities } = analyse(text, { date: DATE }, lexicon());
    return articleEvents(mentions, entities);
  };

  it('are one for one act of the same people on one day', () => {
    const told = grouped(
      'التقى باشينيان علييف في بروكسل يوم 6 أبريل.\nلقاء بين باشينيان وعلييف في بروكسل يوم 6 أبريل.\nالتقى باشينيان علييف في بروكسل يوم 6 مايو.',
    );
    assert.deepEqual(
      told.map(({ date, mentions }) => [date, mentions.length]),
      [
        ['2022-04-06', 2],
        ['2022-05-06', 1],
      ],
    );
  });

  it('bear the id of the entity where they have a fixed name', () => {
    const text = 'انطلقت كأس آسيا 2023 في قطر.';
    const { events: mentions, entities } = analyse(text, { date: '2024-01-12' }, lexicon());
    const cup = entities.find(({ type }) => type === 'event')!;
    assert.deepEqual(
      articleEvents(mentions, entities).map(({ id }) => id),
      [cup.id],
    );
  });
});
