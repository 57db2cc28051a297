import assert from 'node:assert/strict';
import { check, entitiesOf } from './fixtures.ts';

describe('entities: where a name starts and ends', () => {
  it('leaves the proclitics out', () => {
    check('اتفقت <place>تركيا</place> و<place>أرمينيا</place> على فتح الحدود، وأبلغتا ب<place>باكو</place> الوسطاء.');
  });
  it('starts at the second ل after لل', () => {
    check('قدم الوفد شكره ل<org>لاتحاد الأوروبي</org> على الدعم.');
  });
  it('ends a name at its own last letter when the space after it is missing', () => {
    check(
      'الوضع هادئ في جنوب <place>القوقاز</place>'.replace('جنوب <place>القوقاز', '<place>جنوب القوقاز') +
        'وجاء ذلك في بيان.',
    );
  });
  it('does not cut words that only look as if a clitic stood before a name', () => {
    check('كان كريما مع ضيوفه وبعد ساعة وصل وفد كبير.');
    check('وسط المدينة فندق قديم.');
  });
});

describe('entities: places', () => {
  it('leaves generic heads out and takes the name', () => {
    check('وصل الوفد إلى مدينة <place>ألماتي</place> قادما من إقليم <place>قره باغ</place>.');
  });
  it('takes the heads of official names', () => {
    check('دخلت المساعدات <place>قطاع غزة</place> فجرا.');
  });
  it('takes a name that no table has after a generic head', () => {
    check('قصف الطيران بلدة <place>زرنوقين</place> ليلا.');
  });
  it('does not take an everyday word after a generic head', () => {
    check('تجول في مدينة جميلة ثم عاد إلى قرية صغيرة.');
    check('طالب سكان المدينة القديمة بمدارس جديدة.');
  });
  it('reads السعودية as the country after a preposition', () => {
    check('سافر الوفد إلى <place>السعودية</place> صباحا.');
  });
  it('reads السعودية as the adjective after the noun it agrees with', () => {
    check('أعلنت <org>وزارة الخارجية السعودية</org> موعد الزيارة.');
    check('ارتفعت الصادرات السعودية هذا العام.');
  });
  it('reads أرمينيا after a counted noun as the adjective', () => {
    check('أفرجت <place>باكو</place> عن 14 جنديا أرمينيا.');
    check('التقى مسؤولا روسيا رفيعا في الفندق.');
  });
});

describe('entities: organisations', () => {
  it('takes a ministry with its complement and its nationality', () => {
    check('ذكرت <org>وزارة الشباب والرياضة</org> أن الملاعب جاهزة.');
    check('نفت <org>وزارة الدفاع الأذربيجانية</org> الخبر.');
  });
  it('takes a ministry without its head before a feminine nationality', () => {
    check('أوضحت <org>الخارجية الروسية</org> موقفها.');
  });
  it('reads a post before that as a post', () => {
    check('قالت وزيرة الخارجية الألمانية <person>أنالينا بيربوك</person> إن الاجتماع ناجح.');
    check('أجرى وزير الخارجية الروسي اتصالا.');
  });
  it('takes forces only when they are definite and named', () => {
    check('أعلن <org>الجيش الأذربيجاني</org> وقف النار.');
    check('انسحبت <org>قوات حفظ السلام الروسية</org> من الممر.');
  });
  it('leaves indefinite forces and bare nouns that point back alone', () => {
    check('تنتشر هناك قوات حفظ سلام روسية.');
    check('قالت الوزارة إن الجيش لم يرد على البيان، وأضاف المجلس أن اللجنة اجتمعت.');
  });
  it('leaves the head out before the proper name of a medium or a platform', () => {
    check('كتب على منصة <org>إكس</org> ما نشرته صحيفة «<org>نيويورك تايمز</org>».');
  });
  it('keeps the head when the rest only describes', () => {
    check('شاركت في ل<org>لمنصة التشاورية الإقليمية "2+4"</org> ثلاث دول.'.replace('في ل', 'ل'));
  });
  it('finds the organisation inside a post', () => {
    check('وصل رئيس <org>المجلس الأوروبي</org> <person>شارل ميشال</person>.');
  });
  it('does not make an organisation of a common noun', () => {
    check('شكل الوزراء لجنة ثنائية ومجموعة عمل مشتركة.');
    check('فتح مكتب صغير في المبنى نفسه.');
  });
  it('reads حماس as the movement, بحماس as enthusiasm', () => {
    check('أعلنت <org>حماس</org> قبول المقترح.');
    check('لعب الفريق بحماس كبير.');
    check('زاد حماس الجماهير قبل المباراة.');
  });
});

describe('entities: persons', () => {
  it('takes the name after a title and gives the title as its role', () => {
    const text = 'التقى رئيس الوزراء الأرميني نيكول باشينيان ضيفه.';
    const [person] = entitiesOf(text);
    assert.equal(person?.text, 'نيكول باشينيان');
    assert.equal(text.slice(person!.role!.start, person!.role!.end), 'رئيس الوزراء الأرميني');
  });
  it('takes the role from the apposition after the name', () => {
    const text = 'وصل سامر الحداد، مدير الشركة، إلى المقر.';
    const [person] = entitiesOf(text);
    assert.equal(text.slice(person!.role!.start, person!.role!.end), 'مدير الشركة');
  });
  it('takes names that no table has after a title', () => {
    check('استقبل السفير <person>تولكين زاربانوف</person> الصحفيين.');
    check('قال وزير خارجية <place>كازاخستان</place> <person>دانيار مورتبيكوف</person> إن الوفد وصل.');
  });
  it('takes an unknown name after a verb of speech', () => {
    check('وقال <person>غراتسيان فولدريك</person> للصحفيين.');
  });
  it('joins بن, أبو and عبد to the name', () => {
    check('زار <person>عبد العزيز بن ناصر السالمي</person> المعرض.');
    check('تحدث <person>خالد أبو زيد</person> أمام الحضور.');
  });
  it('separates two names at و', () => {
    check('فاز <person>أحمد سليمان</person> و<person>محمود ياسين</person> بالجائزة.');
  });
  it('ends a name before a verb and before a post', () => {
    check('أكد الدكتور <person>سامي الخوري</person> استمرار العمل.');
    check('غادر <person>كريستوفر هيل</person> مساعد الوزيرة.');
  });
  it('does not take words that are only sometimes names', () => {
    check('كان الطفل سعيدا وكريما، والأمل كبير.');
    check('عادل الفريق النتيجة في الدقيقة الأخيرة.');
    check('هذا قرار سليم ومحمود العواقب.');
  });
  it('does not read a nationality after a title as a name', () => {
    check('وصل الرئيس التركي مساء.');
    check('غادر الوزير السوداني أمس.');
  });
});

describe('entities: events', () => {
  it('takes fixed names', () => {
    check('ينص <event>إعلان جدة</event> على فتح الممرات.');
  });
  it('takes the year of one holding in, not the year of a score or a date', () => {
    check('تستضيف <place>الدوحة</place> <event>كأس آسيا 2023</event> في ملاعبها.');
    check('فاز الفريق ب<event>كأس آسيا</event> في عام 2023.');
    check('بدأ <event>كأس العالم</event> 12/6 في المدينة.');
  });
  it('takes no prize and no plan', () => {
    check('نال الفيلم جائزة السعفة الذهبية.');
    check('نال الكاتب جائزة كبيرة.');
  });
  it('leaves descriptions alone', () => {
    check('تأجلت محادثات السلام أسبوعا.');
    check('انتهى المؤتمر الصحفي دون أسئلة.');
  });
});
