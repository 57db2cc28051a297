import assert from 'node:assert/strict';
import fc from 'fast-check';
import { analyse } from '../../../server/src/core/article.ts';
import { isParallel, type Passage } from '../../../server/src/core/duplicates/index.ts';
import { lexicon } from '../../fixtures/lexicon.ts';

const HEAD = 'يوم حافل في الملعب البلدي';
const BETWEEN = 'وغادر الجمهور المدرجات بعد الغروب وسط إجراءات تنظيمية هادئة أشرف عليها متطوعون من أبناء الحي.';

/** What is told of two paragraphs with another one between them: the groups of the JSON, and the findings. */
function told(first: string, second: string, between = `\n\n${BETWEEN}\n\n`): { groups: string[]; found: string[] } {
  const analysis = analyse(`${HEAD}\n\n${first}${between}${second}\n`, {}, lexicon());
  return {
    groups: analysis.duplicates.map(({ kind }) => kind),
    found: analysis.findings.filter(({ code }) => code === 'near-duplicate').map(({ severity }) => severity),
  };
}

const PARALLEL = { groups: ['near'], found: [] };
const SHOWN = { groups: ['near'], found: ['information'] };

describe('nearly the same words of other facts', () => {
  it('two results of one pattern are a group and no finding', () => {
    const silver =
      'أحرز العداء الشاب المركز المتقدم في سباق 100 متر خلال الدورة التي أقيمت مساء أمس بعد أن قطع المسافة في 11 ثانية.';
    const gold = silver.replace('100 متر', '200 متر').replace('11 ثانية', '23 ثانية');
    assert.deepEqual(told(silver, gold), PARALLEL);
  });

  it('a toll that was brought up to date is told', () => {
    const toll = 'أسفر انهيار المبنى القديم في وسط المدينة فجر أمس عن مقتل 12 شخصا بحسب ما أعلنه الدفاع المدني.';
    assert.deepEqual(told(toll, toll.replace('12', '15')), SHOWN);
    assert.deepEqual(told('مقتل 12 شخصا في انهيار مبنى قديم', 'مقتل 15 شخصا في انهيار مبنى قديم'), SHOWN);
  });

  it('so are two tolls, and a figure beside a word that was edited', () => {
    const toll =
      'قال مصدر طبي في المستشفى العام إن الهجوم على السوق أسفر عن مقتل 12 شخصا وإصابة 30 مدنيا نقلوا جميعا إلى أقسام الطوارئ في المدينة.';
    assert.deepEqual(told(toll, toll.replace('12', '15').replace('30', '34')), SHOWN);
    const trees = toll.replace('وإصابة 30 مدنيا نقلوا جميعا', 'واحتراق 30 متجرا نقلت بضائعها');
    assert.deepEqual(told(trees, trees.replace('30', '34').replace('المدينة', 'المحافظة')), SHOWN);
  });

  it('a copy with another spelling, order or word is told', () => {
    const copy =
      'قال مدير المهرجان خالد السالم إن الفعاليات تستمر ثلاثة أيام وتشمل عروضا مسرحية وأمسيات شعرية للكبار ومسابقات رسم للأطفال وسوقا للحرف اليدوية.';
    const moved = copy.replace('قال مدير المهرجان خالد السالم', 'قال خالد السالم مدير المهرجان');
    assert.deepEqual(told(copy, moved), SHOWN);
    assert.deepEqual(told(copy, copy.replace('ثلاثة أيام', '3 أيام').replace('قال', 'وأضاف')), SHOWN);
    assert.deepEqual(told(copy, copy.replace('للكبار', 'للعائلات')), SHOWN);
  });

  it('a cable to another president is a group and no finding', () => {
    const cable = 'بعث الملك برقية تهنئة إلى الرئيس الفرنسي إيمانويل ماكرون بمناسبة اليوم الوطني لبلاده.';
    const other = 'وبعث ولي العهد برقية تهنئة إلى الرئيس الروسي فلاديمير بوتين بمناسبة اليوم الوطني لبلاده.';
    assert.deepEqual(told(cable, other).found, []);
  });

  it('one name that was mended in a copy is told, and so is a name with less of it', () => {
    const visit =
      'وصل إلى العاصمة صباح اليوم الرئيس الفرنسي إيمانويل ماكرون في زيارة رسمية تستمر يومين يبحث خلالها التعاون بين البلدين.';
    assert.deepEqual(told(visit, visit.replace('إيمانويل ماكرون', 'فلاديمير بوتين')), SHOWN);
    assert.deepEqual(told(visit, visit.replace('إيمانويل ماكرون', 'ماكرون')), SHOWN);
  });

  it('items with other numbers are no copies, whatever they share', () => {
    const condition = 'أن يكون المتقدم حاصلا على شهادة في المجال وأن يجتاز المقابلة الشخصية والفحص الطبي المعتمد.';
    assert.deepEqual(told(`3- ${condition}`, `5- ${condition}`), PARALLEL);
    assert.deepEqual(told(`ثانيا: ${condition}`, `رابعا: ${condition}`), PARALLEL);
    assert.deepEqual(told(`3- ${condition}`, `3- ${condition.replace('الشخصية', 'الأولى')}`), SHOWN);
    assert.deepEqual(told(condition, condition.replace('المعتمد', 'الشامل')), SHOWN);
  });

  it('the second quarter is not the first, the year of a calendar more or less is no other one', () => {
    const profit = 'ارتفعت أرباح الشركة خلال الربع الأول من السنة المالية مدعومة بنمو مبيعاتها في الأسواق الخارجية.';
    assert.deepEqual(told(profit, profit.replace('الأول', 'الثاني')), PARALLEL);
    assert.deepEqual(
      told(profit.replace('السنة المالية', 'عام 2014م'), profit.replace('السنة المالية', 'عام 2014')).found.length,
      1,
    );
    assert.deepEqual(told(profit, profit.replace('الخارجية', 'المجاورة')), SHOWN);
  });

  it('two sentences of one figure of speech, side by side, are no copies; apart they are', () => {
    const [first, second] = ['كيف لا نحزن على المسرح الشعبي؟', 'كيف لا نحزن على المسرح المدرسي؟'];
    assert.deepEqual(told(first, second, ' ').found, []);
    assert.deepEqual(told(first, second, '\n\n').found, []);
    assert.deepEqual(told(first, second), SHOWN);
  });

  it('a line may be a copy of another than the first of its family', () => {
    const line = (city: string, price: string): string =>
      `بلغ سعر الطن في أسواق ${city} عند إغلاق التداول نهاية الأسبوع الماضي بعد حساب أجور النقل والتخزين نحو ${price} ريالا وسط إقبال متوسط من التجار والمستهلكين هناك.`;
    const last = line('جدة', '55').replace('هناك', 'فيها');
    const text = [
      HEAD,
      line('الرياض', '40'),
      BETWEEN,
      line('جدة', '55'),
      'وفي شأن آخر افتتحت المكتبة العامة قاعة للقراءة.',
      last,
    ];
    const analysis = analyse(text.join('\n\n'), {}, lexicon());
    assert.equal(analysis.duplicates[0]?.members.length, 3);
    const [found, ...more] = analysis.findings.filter(({ code }) => code === 'near-duplicate');
    assert.deepEqual(more, []);
    assert.equal(analysis.text.slice(found!.start, found!.end), last);
    assert.ok(analysis.text.startsWith(line('جدة', '55'), found!.related[0]!.start));
  });

  it('never throws, on any two texts', () => {
    const word = fc.constantFrom(
      'فاز',
      'اللاعب',
      '12',
      '15',
      'الأول',
      'الثاني',
      'مايو',
      'شخصا',
      '-',
      '1.5',
      '«',
      'COP29',
      'و',
    );
    const written = fc.array(word, { maxLength: 25 }).map((words) => words.join(' '));
    const passage = fc.oneof(written, fc.string({ unit: 'binary' })).map((text): Passage => ({ text, names: [] }));
    const standing = fc.constantFrom('neighbours' as const, 'apart' as const, 'articles' as const);
    fc.assert(
      fc.property(passage, passage, standing, (a, b, where) => {
        assert.equal(typeof isParallel(a, b, where), 'boolean');
      }),
    );
  });
});
