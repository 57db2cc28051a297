import { expectDates, expectNone } from './expect.ts';

describe('dates: a length of time and what it is counted from', () => {
  it('keeps قبل and بعد in front of نحو and أكثر من; years give a year, months a month', () => {
    expectDates(
      'أغلق المصنع <date 2024-04>قبل نحو شهر</date> وكان قد افتتح <date 2021>قبل أكثر من ثلاث سنوات</date>.',
      '2024-05-08',
    );
    expectDates('سيعود الفريق <date 2024-05-18>بعد حوالي عشرة أيام</date>.', '2024-05-08');
    expectDates('بدأ الترميم <date 2004>قبل عقدين</date> من الزمن.', '2024-05-08');
  });

  it('gives no value to what nobody counted, to hours, and to what is counted from an event', () => {
    expectDates('وصل الوفد <date null>قبل أيام</date> وغادر <date null>بعد ثلاث ساعات</date>.', '2024-05-08');
    expectDates(
      'استقال المدير <date null>بعد شهرين</date> من تعيينه و<date null>قبل يومين</date> من الاقتراع.',
      '2024-05-08',
    );
    expectDates('تراجع عن قراره <date null>بعد أيام قليلة</date> من نشره.', '2024-05-08');
    expectDates(
      'التقيا مجددا <date null>بعد فترة وجيزة</date>، ثم <date null>بعد أربعة أو خمسة أشهر</date>.',
      '2024-05-08',
    );
  });

  it('gives what is counted from a thing no value, and takes 90 دقيقة on the road for a length', () => {
    expectDates('أقر المجلس القانون <date null>بعد ثلاثة أيام</date> من النقاش.', '2024-05-08');
    expectDates('تقع البلدة على بعد <date PT90M>90 دقيقة</date> من الميناء.', '2024-05-08');
    expectDates('غادر النادي <date null>بعد تسع سنوات</date> قضاها في خدمته.', '2024-05-08');
  });

  it('leaves يوما بعد يوم, minutes of play and years of something alone', () => {
    expectNone('تتراجع المبيعات يوما بعد يوم، وتكبر الفجوة عاما بعد عام.');
    expectNone('أصيب الحارس بعد نصف ساعة على انطلاق المباراة.');
    expectNone('عاش الكاتب منذ سنوات الطفولة في القرية، وعرف الجوع بعد سنوات الحرب.');
  });

  it('reads منذ أشهر as a time without a value', () => {
    expectDates(
      'القضية معلقة منذ <date null>أشهر</date>، والأهالي ينتظرون منذ <date null>سنوات طويلة</date>.',
      '2024-05-08',
    );
    expectDates('أغلقت القاعة منذ <date P2M>شهرين</date>.', '2024-05-08');
  });

  it('carries halves over into smaller units', () => {
    expectDates(
      'غاب <date P1M15D>شهرا ونصفا</date>، ثم <date P1Y6M>عاما ونصف العام</date>، وتأخر <date PT30M>نصف ساعة</date>.',
    );
    expectDates('استغرقت الرحلة <date PT2H15M>ساعتين وربعا</date>، والحصار <date P50Y>نصف قرن</date>.');
    expectDates('ترن الصفارة كل <date PT10M>عشر دقائق</date>.');
  });

  it('reads an accusative unit alone and two numbers joined by أو', () => {
    expectDates('غاب المهاجم <date P1W>أسبوعا</date> بسبب الإصابة.');
    expectDates('يبقون هناك <date null>ثلاثة أو أربعة أيام</date>، أو <date null>يوما أو يومين</date>.');
    expectNone('سجلت البورصة أسبوعا بيعيا، وكان مديرا عاما للمصرف.');
  });

  it('leaves a number that counts other things before a weekday or a year alone', () => {
    expectDates('فاز الضيوف 3 -1 <date 2024-05-04>يوم السبت</date>.', '2024-05-08');
    expectDates('قتل 20 <date 2015>عام 2015</date>.', '2024-05-08');
    expectDates('يمتد المعرض <date P15D>15 يوما</date>.', '2024-05-08');
  });
});

describe('dates: years that stand alone', () => {
  it('reads the year of a work in quotes and of a thing that is known by its year', () => {
    expectDates('من أفلامه "حقول القمح" (<date 1998>1998</date>) و"باب البحر" (<date 2004>2004</date>).');
    expectDates('ينص دستور <date 2011>2011</date> على ذلك، وخسر الحزب الانتخابات البلدية <date 2019>2019</date>.');
    expectDates('أقر البرلمان موازنة وزارة الدفاع لـ<date 2025>2025</date>.');
    expectDates('وبحلول <date 2030>2030</date> ترتفع الطاقة، كما في <date 1993>عام .1993</date>');
  });

  it('leaves prices, counts, and brackets around other numbers alone', () => {
    expectNone('بلغت ميزانية المشروع 2000 دولار، وشارك في الانتخابات 2019 ناخبا.');
    expectNone('سجل في المدرسة (2010) طالبا، وسعر "الجهاز" 1999 ريالا.');
    expectNone('ارتفع عدد الزوار لـ 2000 زائر.');
  });

  it('keeps the year of a full date before a noun that could be counted', () => {
    expectDates('أوقفت الشرطة <date 2017-03-14>صباح اليوم الثلاثاء 14 مارس 2017</date> شخصا.', '2017-03-14');
    expectDates('شارك في <date 2016-03>مارس</date> 2000 شخص.', '2016-05-08');
  });

  it('reads month and year in digits, but no number of a law', () => {
    expectDates('بدأ العمل في <date 2015-03>3-2015</date> وتوقف منذ <date 2016-11>11/2016</date>.');
    expectNone('صادق النواب على القانون 5-2019 وعلى المرسوم رقم 11/2016.');
  });

  it('reads two decades of one century', () => {
    expectDates('نشأ في <date {197X,198X}>سبعينيات وثمانينيات القرن الماضي</date>.', '2024-05-08');
    expectNone('جاءه رجل في السبعينيات من عمره، وامرأة في الثمانينيات من العمر.');
  });
});

describe('dates: what points back', () => {
  it('takes the month, the day or the year that was told last', () => {
    expectDates(
      'يغلق الاكتتاب في <date 2015-08-02>الثاني من آب (أغسطس)</date> والمزاد في <date 2015-08-04>الرابع من الشهر نفسه</date>.',
      '2015-07-26',
    );
    expectDates(
      'وقع الزلزال في <date 2004-05-03>3 مايو 2004</date>. وأعلنت الطوارئ في <date 2004-05-03>اليوم نفسه</date>.',
    );
    expectDates('تأسست الفرقة <date 1987>عام 1987</date>، وكان مديرها <date 1987>آنذاك</date> شابا.');
    expectDates('يمتد المهرجان من <date 2015-10-11/2015-10-14>11 أكتوبر 2015 وحتى 14 من الشهر نفسه</date>.');
  });

  it('moves it into the year that is named with it', () => {
    expectDates(
      'بلغت النسبة 30 في المئة <date 2015-06-30>نهاية يونيو</date> مقابل 29 في <date 2014-06>الشهر نفسه من العام الماضي</date>.',
      '2015-07-26',
    );
    expectDates(
      'نما الربح في <date 2015-01/2015-06>النصف الأول من العام الجاري</date> عن <date 2014-01/2014-06>الفترة نفسها من العام الماضي</date>.',
      '2015-07-26',
    );
  });

  it('has no value where nothing was told, where it was told long before, or for what is to come', () => {
    expectDates('وقال الوزير <date null>حينها</date> إن الملف أغلق.', '2024-05-08');
    expectDates(
      'تأسست الفرقة <date 1987>عام 1987</date>. ثم مرت أعوام. وتبدل الأعضاء. وكان المدير <date null>آنذاك</date> شابا.',
      '2024-05-08',
    );
    expectDates('نشر التقرير <date 2024-05-08>اليوم</date>، وكانت الأرقام <date null>حينها</date> أدنى.', '2024-05-08');
  });

  it('goes on from a month that was told with بعد عام', () => {
    expectDates('عادت في <date 2015-09>سبتمبر 2015</date>. و<date 2016>بعد عام</date> تم تكريمها.', '2018-06-30');
  });
});

describe('dates: vague times and parts', () => {
  it('finds the noun phrases that name a time without bounds', () => {
    expectDates(
      'تراجعت في <date null>الآونة الأخيرة</date>، وستعود خلال <date null>الفترة المقبلة</date> أو في <date null>القريب العاجل</date>.',
      '2024-05-08',
    );
    expectDates('لا جديد حتى <date null>الوقت الحالي</date>، والطلب كبير <date null>هذه الأيام</date>.', '2024-05-08');
  });

  it('leaves adverbs and في المستقبل alone', () => {
    expectNone('يعمل حاليا على كتاب، وقد يكتب مؤخرا ما يهم في المستقبل.');
    expectNone('هذه فترة قصيرة لا تكفي، والوقت ضيق.');
  });

  it('gives وقت مبكر من a period the value of the period', () => {
    expectDates('يصدر الجهاز في <date 2025>وقت مبكر من العام المقبل</date>.', '2024-05-08');
    expectDates('أعلن ذلك في <date null>وقت مبكر</date>.', '2024-05-08');
  });

  it('reads what is left of a period', () => {
    expectDates('تلبي المخزونات حاجة <date 2024-05-08/2024-12-31>بقية العام</date>.', '2024-05-08');
    expectNone('اختلفت بقية الأعضاء في باقي المسائل.');
  });

  it('reads السنوات الخمس عشرة الماضية and الثلاثة عقود القادمة', () => {
    expectDates('تغيرت المدينة في <date 2009/2024>السنوات الخمس عشرة الماضية</date>.', '2024-05-08');
    expectDates('تكبر في <date 2030/2059>الثلاثة عقود القادمة</date>.', '2024-05-08');
    expectNone('كان الثلاثة في القاعة، والعشرة المبشرون معروفون.');
  });
});

describe('dates: spans', () => {
  it('starts at the article of digits', () => {
    expectDates('يبدأ البيع في <date 2015-07-22>الـ22 من تموز (يوليو) الجاري</date>.', '2015-07-26');
    expectDates('أعمارهم بين 16 و<date P20Y>الـ20 سنة</date>.');
    expectDates('عاد <date 2015-07-22>22 تموز 2015</date>.');
  });

  it('makes both of a list recur', () => {
    expectDates(
      'تدفع الفائدة في <date XXXX-02-09>9 شباط</date> و<date XXXX-08-09>9 آب (أغسطس) من كل عام</date>.',
      '2015-07-26',
    );
    expectDates('صدرت في <date 2015-02-09>9 شباط</date> و<date 2015-08-09>9 آب 2015</date>.', '2015-07-26');
  });

  it('joins the day, its clock, and the same moment by another clock', () => {
    expectDates('تسري الهدنة <date 2018-05-19T12:00>اليوم في الساعة 12:00 (التاسعة ت غ)</date>.', '2018-05-19');
    expectDates('تسري الهدنة <date 2018-05-19T12:00>اليوم في الساعة 12:00</date> (وفق مصدر).', '2018-05-19');
  });

  it('makes one range of two clock times', () => {
    expectDates('تفتح من <date 2018-05-19T20:00/2018-05-19T22:00>الساعة 8 إلى 10 مساء</date>.', '2018-05-19');
    expectDates(
      'يحظر التجول من <date 2018-05-19T19:00/2018-05-20T06:00>السابعة مساء حتى السادسة صباحا</date>.',
      '2018-05-19',
    );
    expectDates('اتصل <date 2018-05-19T08:00>الساعة الثامنة صباحا</date> بثلاثة أشخاص.', '2018-05-19');
  });
});

describe('dates: names and holidays', () => {
  it('tells the new year of other calendars from the first of January', () => {
    expectDates(
      'احتفلوا <date 2024-01-13>برأس السنة الأمازيغية</date>.'.replace('<date 2024-01-13>ب', 'ب<date 2024-01-13>'),
      '2024-01-20',
    );
    expectDates('احتفلوا في <date 2024-01-01>رأس السنة</date> بالألعاب.', '2024-01-20');
    expectNone('زينت الجالية شوارعها لاستقبال رأس السنة الصينية.', '2024-01-20');
  });

  it('takes يوم الأرض for the holiday only where it is one', () => {
    expectDates('خرجوا في ذكرى <date 2024-03-30>يوم الأرض</date>.', '2024-04-02');
    expectNone('قال إن هذا التاريخ هو يوم الأرض بالنسبة إلى الفلاحين.');
    expectNone('طول يوم الأرض ثابت منذ القدم.');
  });

  it('leaves quarters, streets and lanes that are named after a day alone', () => {
    expectNone('أوقف في جهة 2 مارس وقرب نهج 20 مارس وفي زنقة 3 مارس.');
    expectDates('أوقف في <date 2017-03-02>2 مارس</date>.', '2017-04-14');
  });
});

describe('dates: the verb', () => {
  it('takes a month right after a past verb, or one with its pronoun, for past', () => {
    expectDates('وكانت الوزارة أعلنت في <date 2017-07>يوليو/تموز</date> عن الخطة.', '2018-05-28');
    expectDates('في المؤتمر الذي استضافته المدينة في <date 2017-10>أكتوبر</date>.', '2018-05-28');
  });

  it('leaves a month to come that a past verb decides on', () => {
    expectDates('قرر المجلس تأجيل الجلسة إلى <date 2018-07>يوليو</date>.', '2018-05-28');
    expectDates('سيعقد المؤتمر في <date 2018-07>يوليو</date>.', '2018-05-28');
  });

  it('takes الاثنين for Monday after a country and after those who are many', () => {
    expectDates('أعلنت البحرين <date 2018-05-28>الاثنين</date> موقفها.', '2018-05-28');
    expectDates('أبلغ الصحفيين <date 2018-05-28>الاثنين</date> بالموعد.', '2018-05-28');
    expectNone('عانق الرجلين الاثنين.');
  });
});

describe('dates: heads and sides', () => {
  it('reads قبل الماضي and بعد المقبل', () => {
    expectDates(
      'خسروا <date 2024-W17>الأسبوع قبل الماضي</date> و<date 2022>العام قبل الماضي</date>، ويلعبون <date 2024-05-17>الجمعة بعد المقبل</date>.',
      '2024-05-08',
    );
    expectDates('خسروا <date 2024-W18>الأسبوع الماضي</date> قبل السفر.', '2024-05-08');
    expectNone('وصل قبل الماضي من الأمر شيء.');
  });

  it('reads a year of account or of study, and a year that is given after الماضي', () => {
    expectDates(
      'نما الدخل في <date 2023>العام المالي الماضي</date> و<date 2025>السنة الدراسية المقبلة</date>.',
      '2024-05-08',
    );
    expectDates(
      'نما الدخل في <date 2014>العام الماضي 2014</date>، و<date 2014/2015>السنة الدراسية 2014/2015</date>.',
      '2015-05-08',
    );
    expectDates('باعوا <date 2014>العام الماضي</date> 2000 سيارة.', '2015-05-08');
    expectNone('أشرف المجلس المالي على الأمر.');
  });

  it('reads months under one head, with the year or الماضيين of the last', () => {
    expectDates('هطل المطر في <date 2015-03/2015-04>شهري مارس وأبريل 2015</date>.');
    expectDates('هطل المطر في <date {2024-02,2024-04}>شهري فبراير وأبريل الماضيين</date>.', '2024-05-08');
    expectDates('هطل المطر في <date 2024-04>شهر أبريل</date> وأزهر الشجر.', '2024-05-08');
  });

  it('reads the first months of a year', () => {
    expectDates('نمت المبيعات في <date 2015-01/2015-07>الأشهر السبعة الأولى من العام الجاري</date>.', '2015-08-08');
    expectDates(
      'نمت في <date 2018-01/2018-03>الأشهر الثلاثة الأولى من عام 2018</date> <date null>بعد ربع قرن</date> من الركود.',
    );
    expectNone('كانت الأشهر الأولى من الحمل صعبة.');
  });

  it('reads the Maghreb\u2019s فاتح, but not the name', () => {
    expectDates('خرجت المسيرات <date 2018-05-01>يوم فاتح ماي</date> بالرباط.', '2018-05-05');
    expectNone('قال فاتح محمود إن العمل مستمر.');
  });

  it('reads one unit without a number after أكثر من and after what lasts', () => {
    expectDates(
      'أنجزوه في أقل من <date P1W>أسبوع</date>، واستمرت <date PT1H>ساعة</date>، وعلى مدى <date P1M>شهر</date>.',
    );
    expectNone('يعمل أكثر من ساعات العمل، ويبيع ساعة ذكية.');
  });

  it('takes اليوم in quotes, and a programme, for names; before a weekday it is a day even after a country', () => {
    expectNone('قال لصحيفة "اليوم" ولبرنامج «هذا الصباح» إن الخبر صحيح.');
    expectDates('يزور الوزير لبنان والعراق <date 2024-05-08>اليوم الأربعاء</date>.', '2024-05-08');
    expectDates('وصل <date 2024-05-08>هذا المساء</date> إلى الميناء.', '2024-05-08');
  });
});
