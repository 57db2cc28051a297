import { expectDates, expectNone } from './expect.ts';

describe('dates: feasts and their days', () => {
  it('counts the days of a feast and knows its eve', () => {
    expectDates(
      'وصل <date 2018-06-16>ثاني أيام عيد الفطر</date> وغادر <date 2018-06-17>ثالث أيام العيد</date>.',
      '2018-06-20',
    );
    expectDates('أغلقت المتاجر <date 2017-12-31>عشية رأس السنة</date>.', '2018-01-05');
    expectDates('زار أهله <date 2018-06-15/2018-06-17>أيام العيد</date>.', '2018-06-20');
  });

  it('leaves things that are named after a feast alone', () => {
    expectNone('ألقى الشيخ خطبة العيد بعد صلاة عيد الفطر.');
    expectNone('وزعت حلوى العيد وملابس العيد على الأطفال.');
  });
});

describe('dates: counted from what was told', () => {
  it('reads بعد ذلك بيومين and قبلها بعام from the date before it', () => {
    expectDates(
      'هاجم القرية في <date 2018-05-10>10 مايو 2018</date>، و<date 2018-05-12>بعد ذلك بيومين</date> انسحب منها.',
    );
    expectDates('تأسس الحزب <date 2011>عام 2011</date>، وكان قد ظهر <date 2010>قبلها بعام</date>.');
  });

  it('reads the month of the year that was told', () => {
    expectDates(
      'بدأ البناء في <date 2019-03-02>2 مارس 2019</date> وانتهى في <date 2019-11>نوفمبر من العام نفسه</date>.',
    );
    expectDates('من <date 2018-05-01/2018-05-30>الأول من مايو وحتى الثلاثين منه</date>.', '2018-06-01');
  });

  it('takes no other ب for a length of time', () => {
    expectNone('كان بعد ذلك بعيدا، وقبلها بقليل كان قريبا.');
    expectNone('جاء بعد ذلك بأخيه.');
  });
});

describe('dates: what comes again', () => {
  it('reads كل يوم جمعة, كل سبت and the first of each month', () => {
    expectDates('يجتمعون <date XXXX-WXX-5>كل يوم جمعة</date> و<date XXXX-WXX-6>كل سبت</date>.', '2018-05-10');
    expectDates('يصرف الراتب في <date XXXX-XX-01>الأول من كل شهر</date>.', '2018-05-10');
  });

  it('leaves كل before other things alone', () => {
    expectNone('كل أحد يعرف ذلك، ولا يعرفه كل واحد.', '2018-05-10');
    expectDates('عاد كل اللاعبين <date 2018-05-09>الأربعاء</date>.', '2018-05-10');
  });
});

describe('dates: ages and seasons', () => {
  it('reads an age in words as a length of years', () => {
    expectDates('لا يحق التصويت تحت <date P18Y>سن الثامنة عشرة</date>.');
    expectDates('توفي وهو في <date P75Y>الخامسة والسبعين من عمره</date>.');
  });

  it('leaves other ordinals alone', () => {
    expectNone('حل في المرتبة الثامنة عشرة، وهي المرة الخامسة والعشرون.');
    expectNone('سن القانون السابع، والسن الثانية مكسورة.');
  });

  it('reads the years of a season with its head', () => {
    expectDates('أحرز اللقب في <date 2016/2017>موسم 2016-2017</date> و<date 2018/2019>الموسم الكروي 2018/2019</date>.');
    expectDates('تستعد المدارس للعودة <date 2016/2017>2016/2017</date>.');
  });

  it('takes no other two numbers for years', () => {
    expectNone('انتهت المباراة 2016/2020 نقطة، وكان الموسم رائعا.');
    expectNone('الملف رقم 2016/15.');
  });
});

describe('dates: parts of decades and centuries', () => {
  it('gives whole years', () => {
    expectDates(
      'نشأ في <date 1901/1933>مطلع القرن الماضي</date> وسافر في <date 1987/1989>أواخر الثمانينيات</date>.',
      '2018-05-10',
    );
    expectDates('ازدهرت في <date 1901/1950>النصف الأول من القرن العشرين</date>.');
    expectDates('من آثار <date 0816/0913>القرن الثالث الهجري</date>.');
  });

  it('takes a contract for no decade, and a quarter of a match for none of the year', () => {
    expectNone('ينتهي العقد الحالي للاعب، والعقد الماضي كان أفضل.', '2018-05-10');
    expectNone('سجل الفريق في الربع الثاني عشر نقاط.', '2018-05-10');
    expectDates('ارتفعت أرباح <date 2018-04/2018-06>الربع الثاني</date>.', '2018-08-01');
  });
});

describe('dates: letters of the clock and zones', () => {
  it('reads م and ص after a clock, and universal time', () => {
    expectDates('تبدأ <date 2018-05-10T18:30>الساعة 6:30 م</date>.', '2018-05-10');
    expectDates('وصلت <date 2018-05-10T04:17Z>الساعة 04.17 بتوقيت غرينتش</date>.', '2018-05-10');
  });

  it('keeps م. for the engineer and local time without a zone', () => {
    expectDates('تحدث <date 2018-05-10T18:00>الساعة 18:00</date> م.أحمد عن الجسر.', '2018-05-10');
    expectDates('تبدأ <date 2018-05-10T20:00>الساعة الثامنة مساء بالتوقيت المحلي</date>.', '2018-05-10');
  });
});

describe('dates: words that only look like one', () => {
  it('takes a forename for no month', () => {
    expectNone('وأوضحت أبريل كيرلي أن الشركة مسؤولة.');
    expectDates('كان <date XXXX-04>أبريل</date> هذا دافئا.');
    expectDates('تقرر في <date XXXX-04>أبريل</date> تأجيل الجلسة.');
  });

  it('takes a paper, and اليوم for nowadays, for no day', () => {
    expectNone('عين اليوم – باريس');
    expectNone('لم تكن المدينة كما هي اليوم.');
  });

  it('counts no students after a word of time', () => {
    expectDates('اتخذت إجراءات خلال <date 2015>2015</date> طالب بها الشارع.');
    expectNone('شارك في المسابقة 2015 طالبا.');
  });

  it('believes the day before its weekday where the day is near', () => {
    expectDates('عقد اللقاء <date 2018-05-08>يوم الأربعاء 8 مايو</date>.', '2018-05-10');
    expectDates('عقد اللقاء <date 2017-10-04>الأربعاء 4 أكتوبر</date>.', '2018-05-10');
  });
});

describe('dates: hours and ends of the week', () => {
  it('reads the clock of agencies, and an early hour with its day', () => {
    expectDates('تراجع الذهب بحلول <date 2018-05-10T11:55Z>الساعة 1155 بتوقيت غرينتش</date>.', '2018-05-10');
    expectDates('وقع الانفجار في <date 2018-05-09>ساعة مبكرة من صباح الأربعاء</date>.', '2018-05-10');
    expectNone('خسر 1155 نقطة، وهي ساعة مبكرة على الحكم.', '2018-05-10');
  });

  it('reads the weekend as its two days', () => {
    expectDates('يلعب في <date 2018-05-12/2018-05-13>عطلة نهاية الأسبوع</date>.', '2018-05-10');
    expectDates('يصل في <date 2018-05-13>نهاية الأسبوع</date>.', '2018-05-10');
  });

  it('takes what begins then for no beginning of it', () => {
    expectDates('يبدأ العمل بداية من <date 2019>سنة 2019</date>.', '2018-05-10');
    expectDates('بدأ العمل في <date 2019-01/2019-04>بداية سنة 2019</date>.', '2020-05-10');
  });
});

describe('dates: what was told further back', () => {
  it('reads العام نفسه, العام التالي and العام الذي سبقه from the last time that was told', () => {
    const told = 'بدأ البناء في <date 2012-03>مارس 2012</date>. وكان المهندس في المدينة. ثم انتهى في ';
    expectDates(`${told}<date 2013>العام التالي</date>.`, '2018-05-10');
    expectDates(`${told}<date 2012-11>نوفمبر من العام نفسه</date>.`, '2018-05-10');
    expectDates(`${told}<date 2011>العام الذي سبقه</date>.`, '2018-05-10');
  });

  it('points back to nothing where nothing was told', () => {
    expectDates('انتهى البناء في <date XXXX-11>نوفمبر من العام نفسه</date>.', '2018-05-10');
    expectNone('العام الذي نعيشه صعب.', '2018-05-10');
  });
});

describe('dates: ranges and clocks side by side', () => {
  it('gives a clock behind a day that day', () => {
    const day = '<date 2017-04-02>يوم الأحد 2 أفريل 2017</date>';
    expectDates(
      `ينقطع التيار ${day} من <date 2017-04-02T08:00/2017-04-02T14:00>الساعة الثامنة صباحا إلى الثانية ظهرا</date>.`,
    );
    expectDates(
      'وصل <date 2018-05-09>الأربعاء</date>، وكان اللقاء قد بدأ قبله في القاعة <date 2018-05-10T18:00>الساعة السادسة مساء</date>.',
      '2018-05-10',
    );
  });

  it('joins what stands on both sides of بين', () => {
    expectDates('بين <date 2018-02-27T07:00Z/2018-02-27T12:00Z>الساعة 7,00 والساعة 12,00 ت غ</date>.', '2018-02-27');
    expectDates('بين <date 2018-04-30/2018-05-10>نهاية نيسان ومطلع أيار</date>.', '2018-06-05');
    expectDates(
      'سافر <date 2018-04-30>نهاية نيسان</date> وعاد <date 2018-05-01/2018-05-10>مطلع أيار</date>.',
      '2018-06-05',
    );
  });

  it('takes no year across منذ for that of the month before it', () => {
    expectDates('أكبر هبوط في <date 2015-07>تموز</date> منذ <date 2008>2008</date>.', '2015-08-01');
    expectDates('في <date 2021-01-11>11 يناير</date> و<date 2021-01-26>26 يناير 2021</date>.');
  });
});

describe('dates: lengths with an article or without a number', () => {
  it('reads التسعين عاما, سنة سجنا and a decade that is measured', () => {
    expectDates('توفي عن عمر يناهز <date P90Y>التسعين عاما</date>.');
    expectDates('حكم عليه ب<date P1Y>سنة</date> سجنا.');
    expectDates('يستمر الحصار منذ أكثر من <date P10Y>عقد</date>.');
    expectDates('يضع خطة ل<date 2018/2028>10 سنوات مقبلة</date>.', '2018-04-30');
  });

  it('takes a contract for no decade, and tens of people for no years', () => {
    expectNone('وقع أكثر من عقد مع الشركة.');
    expectDates('انتظر <date P10Y>10 سنوات</date> constructor.', '2018-04-30');
    expectNone('وصل التسعين رجلا إلى المدينة.');
  });
});
