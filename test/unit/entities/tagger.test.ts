import assert from 'node:assert/strict';
import fc from 'fast-check';
import { analyse } from '../../../server/src/core/article.ts';
import { marginals, viterbi } from '../../../server/src/core/entities/tagger/chain.ts';
import { HashIndex, hashText } from '../../../server/src/core/entities/tagger/hash.ts';
import { mayClose, mayFollow, mayOpen, TAGS } from '../../../server/src/core/entities/tagger/tags.ts';
import { lexicon, withoutTagger } from '../../fixtures/lexicon.ts';

const named = (text: string, options = {}): string[] =>
  analyse(text, options, lexicon()).entities.map(({ type, text: name }) => `${type} ${name}`);

describe('the tagger', () => {
  it('finds a person whom no list has, from the title before and the verb after', () => {
    const text = 'وقال المدرب الكرواتي زوران كافلنيتش إن فريقه جاهز للمباراة.';
    assert.ok(named(text).includes('person زوران كافلنيتش'), named(text).join(', '));
  });

  it('leaves everyday prose alone', () => {
    assert.deepEqual(named('ارتفعت أسعار الخضار في الأسواق هذا الأسبوع بسبب قلة الأمطار.'), []);
    assert.deepEqual(named('دخل الرجل بحماس شديد وخرج سعيدا بما رأى من جمال الطبيعة.'), []);
  });

  it('hears what the rest of the article says of the same word', () => {
    const lead = 'استقبل الرئيس الوزير زوران كافلنيتش في القصر.';
    const later = 'وشكر كافلنيتش الحاضرين.';
    const article = named(`${lead}\n${later}`);
    assert.equal(article.filter((name) => name.endsWith('كافلنيتش')).length, 2, article.join(', '));
  });

  it('takes no verb to come for a given name', () => {
    const lead = 'استقبل الرئيس الوزير زوران كافلنيتش في القصر.';
    const people = (later: string): string[] => named(`${lead}\n\n${later}`).filter((name) => /^person/.test(name));
    assert.deepEqual(people('وأضاف: ”سنلتقي كافلنيتش غدا“.').slice(1), ['person كافلنيتش']);
    assert.deepEqual(people('وأضاف: ”سيزورنا كافلنيتش غدا“.').slice(1), ['person كافلنيتش']);
    // Given names that begin so stay.
    assert.deepEqual(people('وقال المدرب ستيبان كافلنيتش إنه سعيد.').slice(1), ['person ستيبان كافلنيتش']);
    assert.deepEqual(people('وحضر الوزير سيرغي لافروف اللقاء.').slice(1), ['person سيرغي لافروف']);
  });

  it('lets a place of the tables stand that it gives a chance, and no everyday word that is one elsewhere', () => {
    assert.deepEqual(named('وصل الوفد أمس لاختيار ألماتي مقرا للمؤتمر.'), ['place ألماتي']);
    assert.deepEqual(named('عاد العيد علينا بالخير واليمن والبركات.'), []);
    assert.deepEqual(named('حصل على عائد مالي كبير من تجارته.'), []);
  });

  it('ends a place before و and the head of another one, and leaves و inside a name to it', () => {
    const places = (text: string): string[] => named(text).filter((name) => name.startsWith('place'));
    assert.deepEqual(places('شن الطيران غارات على برج البراجنة وحي الليلكي فجر اليوم.'), [
      'place برج البراجنة',
      'place الليلكي',
    ]);
    assert.deepEqual(places('وصل الوفد إلى البوسنة والهرسك أمس.'), ['place البوسنة والهرسك']);
    assert.deepEqual(places('عقد اللقاء في ترينيداد وتوباغو أمس.'), ['place ترينيداد وتوباغو']);
  });

  it('takes Latin letters after the article for a body, without the article', () => {
    assert.deepEqual(named('وقال في حديث إلى قناة الـmtv إن اللقاء مهم.'), ['organization mtv']);
    assert.deepEqual(named('احتفلت المدرسة بالذكرى الـ 50 لتأسيسها.'), []);
    assert.deepEqual(
      named('وتوجه الـVIP إلى القاعة من الباب الخلفي.').filter((name) => name.startsWith('person')),
      [],
    );
  });

  it('takes a hashtag for the name that it holds, and one that holds none for nothing', () => {
    const idOf = (text: string): string[] => analyse(text, {}, lexicon()).entities.map(({ id }) => id);
    assert.deepEqual(idOf('قال الرئيس الأميركي دونالد #ترمب إن اللقاء مهم.'), ['person/دونالد-ترامب']);
    assert.deepEqual(idOf('وصل الوفد أمس إلى #الولايات_المتحدة.'), ['place/الولايات-المتحدة']);
    assert.deepEqual(idOf('وتصدر وسم #أوقفوا_الحرب قائمة الأكثر تداولا.'), []);
    assert.deepEqual(idOf('جاء الفريق في المركز #3 أمس.'), []);
  });

  it('finds no less when it is bold and no more when it is cautious', () => {
    const text =
      'قال ماركو بلانيتش إن مجموعة سرينتكس وقعت العقد في بلدة كوردوس، وأضاف رونتال أن دلمار ستشارك في ملتقى أزهار.';
    const [cautious, balanced, bold] = [-3, 0, 3].map((boldness) => named(text, { boldness }).length);
    assert.ok(cautious! <= balanced! && balanced! <= bold!, `${cautious} ${balanced} ${bold}`);
    assert.ok(cautious! < bold!);
  });

  it('gives each name a confidence', () => {
    const { entities } = analyse('زار الرئيس المصري عبد الفتاح السيسي باريس أمس.', {}, lexicon());
    assert.ok(entities.length >= 2);
    for (const { confidence } of entities) assert.ok(confidence > 0 && confidence <= 1);
  });

  it('is not needed: tables and rules answer without a model', () => {
    const { entities } = analyse('زار الوفد باريس.', {}, withoutTagger());
    assert.deepEqual(
      entities.map(({ text }) => text),
      ['باريس'],
    );
  });
});

describe('inference in a chain', () => {
  const chain = fc.integer({ min: 1, max: 6 }).chain((n) =>
    fc.record({
      n: fc.constant(n),
      scores: fc.array(fc.float({ min: -4, max: 4, noNaN: true }), { minLength: n * TAGS, maxLength: n * TAGS }),
      transitions: fc.array(fc.float({ min: -2, max: 2, noNaN: true }), {
        minLength: TAGS * TAGS,
        maxLength: TAGS * TAGS,
      }),
    }),
  );

  it('never begins, ends or joins names that may not be', () => {
    fc.assert(
      fc.property(chain, ({ n, scores, transitions }) => {
        const tags = viterbi(Float32Array.from(scores), Float32Array.from(transitions), n);
        assert.ok(mayOpen(tags[0]!) && mayClose(tags[n - 1]!));
        for (let i = 1; i < n; i++) assert.ok(mayFollow(tags[i - 1]!, tags[i]!));
      }),
      { numRuns: 100 },
    );
  });

  it('gives shares that sum to one at each word', () => {
    fc.assert(
      fc.property(chain, ({ n, scores, transitions }) => {
        const { tags } = marginals(Float32Array.from(scores), Float32Array.from(transitions), n);
        for (let i = 0; i < n; i++) {
          let sum = 0;
          for (let y = 0; y < TAGS; y++) sum += tags[i * TAGS + y]!;
          assert.ok(Math.abs(sum - 1) < 1e-6, `${sum}`);
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe('hashed keys', () => {
  it('are found at their places, and others nowhere', () => {
    const words = ['باكو', 'يريفان', 'موسكو', 'أنقرة'];
    const index = new HashIndex(Int32Array.from(words.map((word) => hashText(word))));
    words.forEach((word, i) => {
      assert.equal(index.find(hashText(word)), i);
    });
    assert.equal(index.find(hashText('طهران')), -1);
    assert.equal(index.find(hashText('باك')), -1);
  });
});
