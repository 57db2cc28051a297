import assert from 'node:assert/strict';
import { expectDates, expectNone, read } from './expect.ts';

describe('dates: absolute', () => {
  it('reads every month system, dual names in both orders, with any spacing', () => {
    expectDates('وُقّع الميثاق في <date 1999-04-03>3 أبريل 1999</date> وعُدّل في <date 2001-04-03>3 نيسان 2001</date>.');
    expectDates(
      'افتتح المعرض <date 2019-08-12>يوم 12 أغسطس/آب 2019</date> وأغلق في <date 2019-11-02>2 تشرين الثاني/ نوفمبر 2019</date>.',
    );
    expectDates(
      'صدر العدد في <date 2018-05-09>9 ماي 2018</date> ثم في <date 2018-08-01>1 غشت 2018</date> و<date 2018-06-30>30 جوان 2018</date>.',
    );
    expectDates(
      'زار الوفد نواكشوط في <date 2017-08-07>7 أغشت 2017</date> وعاد في <date 2017-12-15>15 دجمبر 2017</date>.',
    );
  });

  it('reads spellings without hamza, and all three digit systems', () => {
    expectDates('بدأت الأعمال في <date 2015-04-05>5 ابريل 2015</date> وانتهت في <date 2015-08-09>٩ اغسطس ٢٠١٥</date>.');
    expectDates('سجلت الهزة في <date 2012-10-21>۲۱ اكتوبر ۲۰۱۲</date>.');
  });

  it('reads ordinals in words', () => {
    expectDates(
      'وقعا البيان في <date 2021-03-15>الخامس عشر من مارس 2021</date> ونشراه في <date 2021-05-31>الحادي والثلاثين من أيار 2021</date>.',
    );
    expectDates('أُعلن <date 2014-11-01>الفاتح من نوفمبر 2014</date> عيدا.');
  });

  it('takes numbers for day, month, year, and a year that comes first for a year', () => {
    expectDates('حُرر العقد بتاريخ <date 2024-06-02>02/06/2024</date> وسُجل في <date 2024-07-09>2024-07-09</date>.');
  });

  it('leaves scores, versions, prices and addresses alone', () => {
    expectNone('فاز الفريق 3-1 بعد شوط انتهى 2/1.');
    expectNone('تتاح النسخة 4.12.2 من البرنامج على الخادم 10.20.30.40.');
    expectNone('بلغ السعر 12.50 دينارا، وارتفع الإنفاق من ٣ إلى ٨ مليارات.');
  });

  it('reads years after their head, in words, and after a preposition of time', () => {
    expectDates(
      'تأسست الشركة <date 1987>عام 1987</date> وتوسعت في <date 2003>2003</date> و<date 2010/2012>أعوام 2010-2012</date>.',
    );
    expectDates('كان ذلك <date 1978>عام ألف وتسعمائة وثمانية وسبعين</date>.');
  });

  it('leaves years inside a name, and counted things, alone', () => {
    expectNone('تستضيف المدينة كأس آسيا 2027 ضمن رؤية السعودية 2030.');
    expectNone('وصل الطريق إلى 2020 قرية و1999 منزلا.');
  });
});

describe('dates: partial', () => {
  it('completes the year by الماضي, الجاري and المقبل', () => {
    expectDates(
      'التقيا في <date 2023-12-07>7 ديسمبر الماضي</date> ويلتقيان في <date 2025-01-05>5 يناير المقبل</date>.',
      '2024-03-01',
    );
    expectDates('يُعقد اللقاء <date 2024-05-10>يوم 10 مايو/أيار الجاري</date>.', '2024-05-08');
    expectDates('زاره في <date 2024-03>مارس/ آذار الفائت</date>.', '2024-05-08');
  });

  it('takes the year of a date beside it in the sentence', () => {
    expectDates(
      'وقعت الاتفاقات في <date 2020-11-09>9 نوفمبر 2020</date> و<date 2021-01-11>11 يناير</date> و<date 2021-01-26>26 يناير 2021</date>.',
    );
    expectDates(
      'اندلعت الحرب في <date 2020-09-27>27 سبتمبر 2020</date> وتوقفت في <date 2020-11-10>10 نوفمبر</date>.',
      '2024-05-08',
    );
  });

  it('takes the year of another sentence from nowhere', () => {
    expectDates(
      'اندلعت الحرب في <date 2020-09-27>27 سبتمبر 2020</date>. وزار المدينة في <date 2024-04-15>15 أبريل</date>.',
      '2024-05-08',
    );
  });

  it('goes to the nearest year, on the side of the verb', () => {
    expectDates('سيعقد المؤتمر في <date 2025-02-20>20 فبراير</date>.', '2024-11-08');
    expectDates('وأعلنت الوزارة في <date 2023-12-10>10 ديسمبر</date> نتائجها.', '2024-05-08');
  });

  it('keeps X without a publication date', () => {
    expectDates('صرح في <date XXXX-04-15>15 أبريل</date> بأن العمل يستمر إلى <date XXXX>العام المقبل</date>.');
    expectDates(
      'قال <date XXXX-XX-XX>أمس</date> إنه وصل <date XXXX-WXX>الأسبوع الماضي</date> وسافر <date XXXX-WXX-4>الخميس</date>.',
    );
  });
});

describe('dates: homographs', () => {
  it('takes مارس, ماي, آب, رجب and شعبان for months beside a day, a year or a preposition', () => {
    expectDates('انتهى الموسم في <date 2024-03>مارس</date> وبدأ في <date 2023-08-05>5 آب 2023</date>.', '2024-05-08');
    expectDates('هطل المطر في <date 2019-05-03>3 ماي 2019</date>.');
  });

  it('leaves the verb, the singer, the father and the given names alone', () => {
    expectNone('مارس اللاعب هوايته، ومارس 20 شخصا الرياضة.');
    expectNone('وصلت تيريزا ماي إلى لندن برفقة أب لثلاثة أطفال.');
    expectNone('قال الرئيس رجب طيب أردوغان للنائب شعبان محمود إن الوفد جاهز.');
    expectNone('ساد الهدوء مدينة 6 أكتوبر وشارع 26 يوليو.');
  });

  it('leaves صلاة الجمعة, سوق الثلاثاء and the two of them alone', () => {
    expectNone('بعد صلاة الجمعة مرّ بسوق الثلاثاء.');
    expectNone('اتفق الرجلان الاثنان، وبين الاثنين صداقة.');
    expectDates(
      'نشر <date 2024-05-08>اليوم</date> أحد المؤشرات، وفاز <date 2024-05-07>أمس</date> المغرب.',
      '2024-05-08',
    );
    expectNone('تابعت قناة روسيا اليوم احتفالات اليوم الوطني في اليوم الثالث.');
  });

  it('leaves العام of a post alone', () => {
    expectNone('قال الأمين العام الحالي للمنظمة والمدير العام السابق للشركة.');
    expectDates('وقال الأمين العام إن القمة تعقد <date 2025>العام المقبل</date>.', '2024-05-08');
  });
});

describe('dates: relative and weekday', () => {
  it('counts from the publication date', () => {
    expectDates(
      'قال <date 2024-05-08>اليوم الأربعاء</date> إنه وصل <date 2024-05-07>أمس</date> ويسافر <date 2024-05-10>بعد غد</date>.',
      '2024-05-08',
    );
    expectDates(
      'صدر البيان <date 2024-05-07>مساء أمس الثلاثاء</date> بعد لقاء <date 2024-05-06>أول أمس الاثنين</date>.',
      '2024-05-08',
    );
    expectDates(
      'التقيا <date 2024-W18>الأسبوع الماضي</date> و<date 2024-04>الشهر الماضي</date> و<date 2024>هذا العام</date>.',
      '2024-05-08',
    );
    expectDates('وصل <date 2024-05-06>قبل يومين</date> ويغادر <date 2024-05-22>بعد أسبوعين</date>.', '2024-05-08');
  });

  it('goes on from the day that was told when the verb is past', () => {
    expectDates(
      'شنت هجوما في <date 2023-09-19>19 سبتمبر الماضي</date>. و<date 2023-09-20>بعد يوم واحد</date>، تم التوصل إلى اتفاق.',
      '2024-03-01',
    );
  });

  it('takes the weekday that fits the verb', () => {
    expectDates('قال الوزير <date 2024-05-03>الجمعة</date> إن العمل جار.', '2024-05-08');
    expectDates('سيزور الوفد العاصمة <date 2024-05-10>الجمعة</date>.', '2024-05-08');
    expectDates('صدر البيان <date 2022-04-06>مساء الأربعاء الماضي</date>.', '2022-04-08');
  });

  it('keeps X in an appended article', () => {
    expectDates('تلقى الرئيس <date XXXX-WXX-4>اليوم الخميس</date> اتصالا.', '2024-03-01', true);
  });
});

describe('dates: the other kinds', () => {
  it('reads ranges and lists', () => {
    expectDates('يقام المعرض من <date 2023-03-25/2023-03-31>25 إلى 31 آذار/مارس 2023</date>.');
    expectDates(
      'اجتمعوا <date 2024-11-20/2024-11-21>يومي 20 و21 تشرين الثاني 2024</date> ثم في <date {2024-05-05,2024-05-09}>5 و9 مايو 2024</date>.',
    );
    expectDates('تغلق الطرق بين <date 2022-12-28/2023-01-03>28 ديسمبر و3 يناير 2023</date>.');
    expectDates('سيتواصل العمل <date 2024-05-11/2024-05-12>يومي السبت والأحد</date>.', '2024-05-08');
  });

  it('reads parts of periods', () => {
    expectDates('<date 2020-09-21/2020-09-30>أواخر سبتمبر/أيلول 2020</date> ثم <date 2025-12-31>نهاية 2025</date>.');
    expectDates(
      'نما الاقتصاد في <date 2024-01/2024-03>الربع الأول من 2024</date> و<date 2023-06/2023-08>صيف 2023</date>.',
    );
    expectDates('في <date 199X>التسعينيات</date> وفي <date 1801/1900>القرن التاسع عشر</date>.');
  });

  it('reads lengths of time, with أكثر من and منذ left out', () => {
    expectDates(
      'استمرت <date P44D>44 يومًا</date> بعد نزاع منذ <date P30Y>3 عقود</date> وأكثر من <date PT5H>5 ساعات</date> تفاوض.',
    );
    expectNone('وقف الحضور دقيقة صمت في الدقيقة 90 من اللقاء.');
    expectNone('وقّع اللاعب عقد رعاية ثانية.');
  });

  it('reads the Hijri calendar, where an equivalent in the text wins', () => {
    expectDates('صدر في <date 2024-02-22>12 شعبان 1445هـ</date>.');
    expectDates('دُشن في <date 2024-02-21>12 شعبان 1445هـ الموافق 21 فبراير 2024م</date>.');
    assert.equal(read('صدر في 12 شعبان 1445هـ.').dates[0]?.calendar, 'islamic-umalqura');
  });

  it('reads holidays, what recurs, and the clock', () => {
    expectDates('عطلة <date 2024-05-01>عيد العمال</date> و<date 2013-08-08>عيد الفطر 2013</date>.', '2024-05-08');
    expectDates('يحتفلون في <date XXXX-02-22>22 فبراير من كل عام</date>.');
    expectDates(
      'تنطلق المباراة <date 2024-02-10T18:00>الساعة السادسة مساء</date> أو <date 2024-02-10T15:00Z>15:00 بتوقيت غرينتش</date>.',
      '2024-02-10',
    );
  });

  it('gives vague times no value', () => {
    expectDates('قال في <date null>وقت سابق</date>، وأشار <date null>حينها</date> إلى ذلك.', '2024-05-08');
  });
});
