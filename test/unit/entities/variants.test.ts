import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type VariantContext, variants } from '../../../server/src/core/entities/index.ts';
import { similarity } from '../../../server/src/core/entities/names/distance.ts';
import { lexicon } from './fixtures.ts';

type Type = VariantContext['type'];
const likeness = (a: string, b: string, type: Type, context: Partial<VariantContext> = {}) =>
  variants(a, b, { type, ...context }, lexicon()).likeness;

/** Every pair has the expected likeness, in both orders. */
function all(expected: string, type: Type, pairs: string): void {
  for (const pair of pairs.split('؛')) {
    const [a = '', b = ''] = pair.split('/').map((name) => name.trim());
    assert.equal(likeness(a, b, type), expected, `${a} / ${b}`);
    assert.equal(likeness(b, a, type), expected, `${b} / ${a}`);
  }
}

describe('names: one thing in two spellings', () => {
  it('levels what typing alone makes differ', () => {
    all(
      'equal',
      'person',
      'أحمد أبو الغيط / احمد ابو الغيط؛ عبد المجيد تبون / عبدالمجيد تبون؛ فؤاد معصوم / فواد معصوم',
    );
    all('equal', 'place', 'المحيط الهادئ / المحيط الهادي؛ إدنبرة / ادنبره');
  });
  it('takes the long vowels and consonants of a transliteration for one name', () => {
    all('likely', 'person', 'زاربانوف / زربانوف؛ تولكين زاربانوف / تولكين زربانوف؛ سفينهوفود / سفنهوفود');
    all('likely', 'place', 'غريندافيك / جريندافيك؛ تسخينفالي / تسخنفالي');
  });
  it('leaves look-alikes apart', () => {
    all('no', 'person', 'قاسم / جاسم؛ حسن / حسين؛ سليمان / سلمان؛ ماكرون / ماكرين؛ بارزاني / طالباني');
    all('no', 'place', 'روسيا / رواسي؛ إيران / إيراني؛ الهند / هند؛ النيجر / نيجيريا؛ رفح / رفحاء');
    all(
      'no',
      'organization',
      'مانشستر يونايتد / مانشستر سيتي؛ الاتحاد الأوروبي / الاتحاد الأفريقي؛ اليونسكو / اليونيسف',
    );
  });
  it('keeps two members of one family and two bearers of one given name apart', () => {
    all('no', 'person', 'مسعود بارزاني / نيجيرفان بارزاني؛ محمد حسن / محمد حسين؛ سعد الشهري / سعد الشمري');
    all('no', 'person', 'محمد بن سلمان / محمد بن سليمان؛ عبد الرحمن السالم / عبد الرحمن السليم');
  });
  it('lets a name go on with its line', () => {
    all('likely', 'person', 'فلان الزاربي / فلان الزاربي بن سعد؛ تولكين أصلان زاربانوف / تولكين زاربانوف');
  });
  it('knows by its table what no distance finds', () => {
    all('alias', 'place', 'قره باغ / ناغورنو كاراباخ؛ كييف / كيف؛ كوباني / عين العرب');
    all(
      'alias',
      'organization',
      'داعش / تنظيم الدولة الإسلامية؛ الناتو / حلف شمال الأطلسي؛ الكرملين / الرئاسة الروسية',
    );
    all('alias', 'person', 'ترامب / ترمب؛ محمود عباس / أبو مازن');
  });
});

describe('names: what corroborates', () => {
  it('lifts a possible pair and never a pair of two things', () => {
    assert.equal(likeness('زاربانوف', 'تولكين زاربانوف', 'person'), 'possible');
    assert.equal(likeness('زاربانوف', 'تولكين زاربانوف', 'person', { sameRole: true }), 'likely');
    assert.equal(likeness('قاسم', 'جاسم', 'person', { sameRole: true, sharedEvent: true }), 'no');
  });
  it('says why', () => {
    assert.deepEqual(
      variants('زاربانوف', 'تولكين زاربانوف', { type: 'person', sharedEvent: true }, lexicon()).reasons,
      ['part-of-name', 'shared-event'],
    );
    assert.deepEqual(variants('حلب', 'حلب', { type: 'place', otherType: 'organization' }, lexicon()).reasons, [
      'different-type',
    ]);
  });
});

describe('names: the weighted distance', () => {
  const name = fc.string({ unit: fc.constantFrom(...'ابتثجحخدذرزسشصضطظعغفقكلمنهويءئؤ a1'), maxLength: 60 });
  it('is symmetric, between 0 and 1, and 1 for equal names alone', () => {
    fc.assert(
      fc.property(name, name, (a, b) => {
        const alike = similarity(a, b);
        assert.ok(alike >= 0 && alike <= 1);
        assert.equal(alike, similarity(b, a));
        assert.equal(similarity(a, a), 1);
      }),
    );
  });
  it('makes a judgement of any two strings, the same in both orders', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 20 }),
        name,
        fc.constantFrom<Type>('person', 'place', 'organization'),
        (a, b, type) => {
          assert.equal(likeness(a, b, type), likeness(b, a, type));
        },
      ),
    );
  });
});
