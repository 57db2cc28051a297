import { check } from './fixtures.ts';

describe('entities: what completes the head of an organisation', () => {
  it('goes on over nouns joined by و', () => {
    check('أعلنت <org>وزارة التجهيز والنقل واللوجستيك والماء</org> فتح الطريق.');
    check('سدد التاجر رسوم <org>مصلحة الزكاة والدخل</org>.');
  });
  it('does not go on over و before a post or another head', () => {
    check('اجتمعت <org>وزارة النقل</org> والوزير.');
    check('اتفقت <org>وزارة الصحة</org> والشركة على العقد.');
  });
  it('takes in the body that a committee is part of', () => {
    check('ناقشت <org>لجنة العدل بمجلس النواب</org> المشروع.');
  });
  it('leaves a place after ب outside', () => {
    check('نظرت <org>المحكمة الجزائية</org> ب<place>جدة</place> في القضية.');
    check('اجتمعت <org>لجنة الانضباط</org> ب<place>الرياض</place>.');
  });
  it('ends before a masdar that says what somebody did', () => {
    check('اتصل الصحفي ب<org>البنك المركزي</org> للاستفسار عن القرض.');
    check('توجه إلى <org>شرطة مكة المكرمة</org> للقبض عليه.'.replace('إلى ', 'مع '));
  });
  it('takes what a body is for', () => {
    check('شكرت <org>الهيئة العامة للاستثمار</org> الشركاء.');
  });
  it('takes carriers and arms by their names only', () => {
    check('هبطت طائرة <org>الخطوط الجوية الباكستانية</org> بسلام.');
    check('أعلن <org>سلاح الجو الملكي البريطاني</org> انتهاء المناورات.');
    check('بقيت الخطوط الجوية مفتوحة.');
    check('تم نزع سلاح المجموعات كلها.');
  });
  it('reads a nationality alone after a pointing head as a description', () => {
    check('قال الصندوق السعودي إن الأرباح زادت.');
    check('تأخرت الحكومة الإسبانية في الرد.');
    check('انسحبت القوات الأميركية من القاعدة.');
  });
  it('does not take phrases that name no certain body', () => {
    check('انتخب أعضاء مجلس الإدارة.');
    check('ارتفعت حركة التجارة العالمية قليلا.');
  });
});

describe('entities: names with the head left out', () => {
  it('takes a club without نادي, with its masculine nationality', () => {
    check('فاز نادي <org>برشلونة</org> أمس.');
    check('وصل لاعب <org>ليفربول الإنكليزي</org> مصابا.');
  });
  it('keeps the town a town', () => {
    check('عاش في <place>ليفربول</place> سنوات.');
    check('زار مدينة <place>برشلونة</place> الإسبانية.');
  });
  it('takes the quoted name after تيار or مركز', () => {
    check('أصدر مركز "<org>زرنوق</org>" تقريرا.');
    check('أعلن تيار "<org>النهضة الجديدة</org>" موقفه.');
  });
  it('takes a paper by its quotes after the lam of the reader', () => {
    check('قال مصدر لـ«<org>الشرق الأوسط</org>» إن اللقاء تم.');
    check('وعلمت "<org>الوطن</org>" من مصادر أن الموعد تغير.');
  });
  it('leaves the region, and the homeland, alone', () => {
    check('تغير المناخ في <place>الشرق الأوسط</place> كثيرا.');
    check('غنى الأطفال "الوطن" في الحفل.');
  });
  it('takes the Latin name in brackets after an organisation', () => {
    check('انضمت إلى <org>منظمة الصحة العالمية</org> (<org>WHO</org>) سريعا.');
    check('اشترى هاتفا (Smartphone) جديدا.');
  });
  it('finds nothing inside an address', () => {
    check('الرابط https://www.facebook.com/khabar على الصفحة.');
    check('راسلونا على info@twitter.com رجاء.');
  });
  it('reads القاعدة after a demonstrative or before its clause as a noun', () => {
    check('أقلعت من هذه القاعدة لإطلاق النار.');
    check('خالف القاعدة التي وضعها.');
  });
});
