import { check } from './fixtures.ts';

describe('entities: places after their heads', () => {
  it('takes a definite noun after the narrowest heads', () => {
    check('انفجر أنبوب في حي <place>الزيتونة</place>، وتضرر شارع <place>المسيال</place>.');
    check('دارت معارك في جبهة <place>المصلوب</place>.');
  });
  it('leaves adjectives and clauses after such heads alone', () => {
    check('سكن في حي هادئ منذ زمن.');
    check('تجول في القرية الكبيرة.');
    check('وقع الحادث في شارع رئيسي.');
  });
  it('takes a second word that no table has where the name ends', () => {
    check('زار جهة <place>طنجة تزمورت</place>، ثم عاد.');
  });
  it('begins a second name at و after a head of several', () => {
    check('وزعت المساعدات بمناطق <place>إحاحون</place> و<place>تكوزرت</place>، أمس.');
    check('وزعت المساعدات بمناطق كثيرة وبعيدة.');
  });
  it('takes head and quotes of a base or a port', () => {
    check('أقلعت من <place>قاعدة "زرليك"</place> فجرا.');
  });
  it('leaves the quotes of a channel to the medium', () => {
    check('قال لقناة "<org>زرنوق</org>" إن الوضع هادئ.');
  });
});

describe('entities: words that are places elsewhere', () => {
  it('reads مالي after an everyday noun as the adjective', () => {
    check('حصل على عائد مالي كبير.');
    check('قدم مردود مالي ضئيل.');
    check('وصلت القوة إلى <place>مالي</place> أمس.');
  });
  it('reads ب before an everyday word as the preposition', () => {
    check('حكم عليه بعقوبة تعزيرية.');
    check('قتل شرطي في <place>بعقوبة</place> أمس.');
  });
  it('takes towns with short names wherever they stand', () => {
    check('<place>دبي</place>، <place>الإمارات</place>: افتتح المعرض في حي هادئ.');
    check('نفى سكان محافظة <place>حمص</place> و<place>حلب</place> الخبر.');
  });
  it('leaves the quoted name of a club or a firm to it', () => {
    check('تعاقد فريق "<org>بورتو</org>" مع حارس جديد.');
    check('تحدثت شركة "<org>حلب</org>" عن منتج جديد.');
  });
  it('reads آب as the month', () => {
    check('أقلع في الثاني من آب (أغسطس) الماضي.');
  });
  it('reads سورية after a particle as the country', () => {
    check('فتح المعبر بين <place>سورية</place> و<place>تركيا</place>.');
    check('وصلت عائلات سورية إلى المخيم.');
  });
  it('reads a name with tanwin as the adjective', () => {
    check('هاجموا مركزًا تركيًا على الحدود.');
  });
  it('does not read مسقط رأس as a capital or a cape', () => {
    check('عاد إلى مسقط رأسه بعد سنوات.');
    check('القرية مسقط رأس الشاعر.');
  });
});
