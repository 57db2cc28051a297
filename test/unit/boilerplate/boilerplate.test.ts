import assert from 'node:assert/strict';
import fc from 'fast-check';
import { layOutText, scorePages } from '../../accuracy/boilerplate.ts';

const FIRST = 'افتتح محافظ المدينة صباح اليوم جسرا جديدا يربط الضفتين ويخفف الازدحام عن وسط البلد.';
const SECOND = 'وقال المحافظ إن الأعمال انتهت قبل موعدها بشهرين، وإن المرحلة الثانية تبدأ مطلع العام المقبل.';

/** The furniture of a line that stands behind an article, as `kind: text`. */
const behind = (line: string): string[] => show(`${FIRST}\n\n${SECOND}\n\n${line}`);
/** The furniture of a line that stands within an article. */
const within = (line: string): string[] => show(`${FIRST}\n${line}\n${SECOND}`);
const above = (line: string): string[] => show(`${line}\n${FIRST}\n${SECOND}`);

const show = (text: string): string[] =>
  layOutText(text).boilerplate.map(({ start, end, kind }) => `${kind}: ${text.slice(start, end)}`);

describe('boilerplate: lines by kind', () => {
  const flagged: readonly (readonly [kind: string, ...lines: string[]])[] = [
    ['source-label', 'المصدر', 'المصدر:', 'مصدر الخبر'],
    [
      'source-credit',
      'المصدر: رويترز',
      'المصدر\u00a0:\u00a0وكالات',
      'المصدر | الجزيرة نت',
      '*نقلاً عن الاتحاد الإماراتية',
      'وكالات',
    ],
    [
      'comment-form',
      'اترك تعليقاً',
      'أضف تعليقك',
      'لن يتم نشر عنوان بريدك الإلكتروني.',
      'اترك رداً',
      '3 تعليقات',
      'لا توجد تعليقات',
    ],
    ['share-bar', 'شارك الخبر', 'فيسبوك تويتر واتساب تيليجرام', 'مشاركة :', 'شارك هذا الموضوع:', 'انسخ الرابط'],
    ['back-to-top', 'زر الذهاب إلى الأعلى', 'العودة إلى الأعلى'],
    [
      'author-box',
      'للتواصل مع الكاتب ارسل رسالة SMS تبدأ بالرمز (000) ثم مسافة ثم نص الرسالة إلى 00000 - الاتصالات 000000 - موبايلي 000000 - زين',
    ],
    ['author-box', 'About Post Author', 'نبذة عن الكاتب', '* كاتب وباحث سوداني'],
    ['tags', 'كلمات دلالية: الجسر المدينة المرور', 'الوسوم: جسر، مرور', '#الجسر #المدينة'],
    ['related-label', 'اقرأ أيضاً', 'إقرأ أيضا:', 'مواضيع ذات صلة', 'قد يهمك أيضا'],
    ['related-link', 'اقرأ أيضا: خطة جديدة للنقل العام في المدينة', 'شاهد أيضاً: كيف بني الجسر القديم؟'],
    ['copyright', 'جميع الحقوق محفوظة © 2023', 'حقوق النشر محفوظة لصحيفة المدينة'],
    ['newsletter', 'اشترك في نشرتنا البريدية', 'تابعونا على تويتر', 'احصل على آخر الأخبار في بريدك'],
    ['editor-credit', 'تحرير: سعاد ملكي', 'مراجعة: علي', '(إعداد منى حداد للنشرة العربية - تحرير كريم فارس)'],
    ['agency-end-mark', '(أ ف ب)', 'ح م/ س ك', 'انتهى', '(رويترز)'],
    [
      'agency-disclaimer',
      'المقالات المنشورة تمثل رأي كتابها فقط.',
      'لا تتحمل إدارة الموقع أي مسؤولية عن محتوى هذا الخبر.',
    ],
  ];
  for (const [kind, ...lines] of flagged) {
    it(kind, () => {
      for (const line of lines) assert.deepEqual(behind(line), [`${kind}: ${line}`]);
    });
  }

  it('section-label, above the headline only', () => {
    for (const line of ['أخبار العالم', 'سياسة', 'الرئيسية / محليات']) {
      assert.deepEqual(above(line), [`section-label: ${line}`]);
      assert.deepEqual(behind(line), []);
    }
  });
});

describe('boilerplate: leaves the article alone', () => {
  const alone: readonly (readonly [why: string, ...lines: string[]])[] = [
    [
      'المصدر in a sentence',
      'المصدر الرئيسي للطاقة في البلاد هو الغاز.',
      'وقال المصدر: إن الجسر يتسع لعشرين ألف سيارة.',
    ],
    ['نقلا عن in a sentence', 'نقلا عن مصادر مطلعة، تستعد الحكومة لتعديل وزاري واسع.', 'وأورد الخبر نقلا عن رويترز.'],
    ['شارك as a verb', 'شارك الرئيس في افتتاح المعرض الدولي للكتاب.', 'شارك الخبر بين أيدي الناس في تهدئة النفوس.'],
    ['names of networks in a sentence', 'وأعلن ذلك عبر فيسبوك وتويتر.', 'حظرت السلطات فيسبوك وتويتر وواتساب.'],
    ['تعليق in a sentence', 'ورفضت الوزارة التعليق على الخبر.', 'اترك تعليقاتك جانبا، قال له القاضي.'],
    [
      'بريدك in a sentence',
      'وصلت الرسالة إلى البريد الإلكتروني للوزير أمس.',
      'اخترق مجهولون بريدك، قالت الشركة لعملائها.',
    ],
    ['الأعلى in a sentence', 'تتطلع الشركة إلى العودة إلى الأعلى في التصنيف.', 'الطريق إلى أعلى الجبل مغلق.'],
    ['الحقوق in a sentence', 'جميع الحقوق المالية للعمال ستدفع غدا.', 'وتدرس الجامعة الحقوق والعلوم.'],
    ['قرأ أيضا', 'وقرأ أيضا رسالة من الأهالي.', 'ويهمك أيضا أن تعرف ما قاله القاضي.'],
    ['اشترك as a verb', 'اشترك في بناء الجسر ألف عامل.', 'تابعونا بأنظارهم ونحن نغادر.'],
    [
      'كلمات in a sentence',
      'كلمات مفتاحية في خطابه كررها عشرين مرة وهو يلوح بيده للحشد في الساحة.',
      'كانت كلمات الوداع قصيرة.',
    ],
    ['تحرير as a noun', 'تحرير المدينة كلف مئات القتلى.', 'وبعد مراجعة الأرقام تبين الخطأ.'],
    ['انتهى as a verb', 'انتهى الاجتماع دون اتفاق.', 'وعند الظهر انتهى كل شيء.'],
    ['a list of figures', 'الأهداف: 5', 'المساحة: 20 كيلومترا'],
  ];
  for (const [why, ...lines] of alone) {
    it(why, () => {
      for (const line of lines) assert.deepEqual(within(line), [], line);
    });
  }

  it('also where such a sentence is the last one', () => {
    for (const line of [
      'المصدر الرئيسي للطاقة في البلاد هو الغاز.',
      'شارك الرئيس في افتتاح المعرض.',
      'ورفضت الوزارة التعليق على الخبر.',
    ]) {
      assert.deepEqual(behind(line), []);
    }
  });
});

describe('boilerplate: inside a line', () => {
  it('spans only the notice at the end of a one-line article', () => {
    const notice =
      'الأخبار المنشورة على موقع وكالة الشرق اختصار لما يصل إلى المشتركين. من أجل الاشتراك لدى الوكالة يرجى الاتصال بنا.';
    assert.deepEqual(show(`${FIRST} ${SECOND} ${notice}`), [`agency-disclaimer: ${notice}`]);
  });

  it('spans the source at the end of a line, also where a space is missing', () => {
    assert.deepEqual(show(`${FIRST}\n${SECOND} المصدر: رويترز`), ['source-credit: المصدر: رويترز']);
    assert.deepEqual(show(`${FIRST}\n${SECOND}المصدر: وكالات`), ['source-credit: المصدر: وكالات']);
  });

  it('ends a glued button at its own words', () => {
    assert.deepEqual(within(`زر الذهاب إلى الأعلى${FIRST}`), ['back-to-top: زر الذهاب إلى الأعلى']);
    assert.deepEqual(within(`زر الذهاب إلى الأعلى ${FIRST}`), ['back-to-top: زر الذهاب إلى الأعلى']);
  });

  it('leaves a quoted source in the middle of a line alone', () => {
    assert.deepEqual(show(`${FIRST} وقال المصدر: لا صحة لما نشر. ${SECOND}`), []);
    assert.deepEqual(show(`${FIRST} وأضاف المصدر: لا تعليق`), []);
  });

  it('leaves brackets at the end of a sentence alone', () => {
    assert.deepEqual(show(`${FIRST}\nوذكرت وكالة الأنباء الفرنسية (أ ف ب) أن الجسر كلف مليون دولار.`), []);
    assert.deepEqual(show(`${FIRST}\nوحضر الافتتاح وفد من منظمة الصحة العالمية (أ).`), []);
  });
});

describe('boilerplate: layout', () => {
  const kinds = (text: string): string =>
    layOutText(text)
      .kinds.map((kind) => kind[0])
      .join('');

  it('finds the headline below the section and the dateline below the headline', () => {
    assert.equal(kinds(`محليات\nجسر جديد يربط ضفتي النهر\nنشر في: 3 مارس 2021\n${FIRST}\n${SECOND}`), 'bhdbb');
  });

  it('takes no line for a headline in an article of one line, or where the first line is a sentence', () => {
    assert.equal(kinds(FIRST), 'b');
    assert.equal(kinds(`${FIRST}\n${SECOND}`), 'bb');
  });

  it('finds a forum profile as one span, values on lines of their own or not', () => {
    const listed = '- إنضم\n- 5 يونيو 2018\n- المشاركات\n- 2,310\n- النقاط\n- 83';
    assert.deepEqual(above(listed), [`forum-profile: ${listed}`]);
    const pairs = 'نجم الليل\nعضو مميز\nتاريخ التسجيل: 5 يونيو 2018\nالمشاركات: 2,310';
    assert.deepEqual(above(pairs), [`forum-profile: ${pairs}`]);
  });

  it('leaves the figures of a match and of a budget alone', () => {
    assert.deepEqual(within('النقاط: 12\nالأهداف: 5'), []);
    assert.deepEqual(within('الإيرادات: 30 مليونا\nالنفقات: 28 مليونا'), []);
  });

  it('finds another article behind a label, a title and text', () => {
    const text = `${FIRST}\n${SECOND}\nالمصدر: وكالات\nإقرأ أيضاً:\nمعرض للخيول في الصحراء\n${FIRST.replace('افتتح', 'زار')}\n${SECOND}`;
    const { otherArticleFrom, kinds: found } = layOutText(text);
    assert.equal(otherArticleFrom, 4);
    assert.equal(found[4], 'headline');
  });

  it('goes on behind a link within the article', () => {
    const inline = `${FIRST}\nاقرأ أيضا: معرض للخيول في الصحراء\n${SECOND}\n${SECOND}`;
    assert.equal(layOutText(inline).otherArticleFrom, -1);
    const box = `${FIRST}\nاقرأ أيضا\nمعرض للخيول في الصحراء\n${SECOND}\n${SECOND}`;
    assert.equal(layOutText(box).otherArticleFrom, -1);
  });
});

describe('boilerplate: on whole pages', () => {
  it('reaches F1 0.9 on pages of many kinds', () => {
    const { right, found, wanted, errors } = scorePages();
    assert.ok((2 * right) / (found + wanted) >= 0.9, errors.join('\n'));
  });

  it('never throws, and its spans lie in the text, in order and apart', () => {
    const piece = fc.constantFrom(
      'المصدر',
      ':',
      ' ',
      '\n',
      'اقرأ أيضا',
      '(أ ف ب)',
      '.',
      'إنضم',
      '12',
      'زر الذهاب إلى الأعلى',
      'قال',
      '©',
      '\ud800',
      'فيسبوك تويتر',
      FIRST,
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
        const text = pieces.join('');
        let last = 0;
        for (const { start, end } of layOutText(text).boilerplate) {
          assert.ok(start >= last && end > start && end <= text.length);
          last = end;
        }
      }),
      { numRuns: 500 },
    );
  });

  const pathological: readonly (readonly [what: string, piece: string])[] = [
    ['labels in one line', 'المصدر : فيسبوك تويتر اقرأ أيضا '],
    ['labels on lines', 'المصدر\nاقرأ أيضا\nعن الكاتب\nوسوم\n'],
    ['marks alone', '-- - ( ) "'],
    ['share words behind brackets', 'شارك) '],
    ['unfinished notices', 'احفظ اسمي) '],
    ['forum labels', 'المشاركات 12 عضو '],
  ];
  for (const [what, piece] of pathological) {
    it(`reads a megabyte of ${what} without delay`, function () {
      this.timeout(20_000);
      const text = piece.repeat(Math.ceil(500_000 / piece.length));
      const start = performance.now();
      layOutText(text);
      // It takes about 0.2 s; quadratic work over 100,000 words would take minutes.
      assert.ok(performance.now() - start < 10_000);
    });
  }
});
