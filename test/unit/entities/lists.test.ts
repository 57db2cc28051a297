import { check } from './fixtures.ts';

describe('entities: persons side by side', () => {
  it('begins a new person at و before a word that no table has', () => {
    check(
      'تدرب <person>روبرتو فالنسينو</person> و<person>رافاييلو بيرندا</person> و<person>تيمور كزلباش</person> معا.',
    );
  });
  it('takes a name of one word at the end of such a list', () => {
    check('غاب <person>كريستيانو رونالدو</person> و<person>أشرف حكيمي</person> و<person>ناتشوفو</person>.');
  });
  it('leaves an everyday word with و after a name alone', () => {
    check('وصل <person>أحمد سليمان</person> ورافقه مدير مكتبه.');
    check('حضر <person>محمود ياسين</person> والجمهور واقف.');
  });
  it('keeps a و that belongs to the family name', () => {
    check('قال <person>تيم ويلكسون</person> إن العمل مستمر.');
  });
});

describe('entities: names that their neighbours show', () => {
  it('takes two unknown words between the comma of a post and the next', () => {
    check('قال وزير الإعلام، <person>تسفاي مسكيلو</person>، إن الاجتماع تأجل.');
  });
  it('leaves what stands between such commas alone when it is no name', () => {
    check('قال وزير الإعلام، أمس، إن الاجتماع تأجل.');
    check('قال وزير الإعلام، ردا على سؤال، إن الاجتماع تأجل.');
  });
  it('takes the last word of a name with بن that looks like ب and a noun', () => {
    check('أوضح المحامي <person>سعد بن علي باعجاج</person> أن القضية أغلقت.');
  });
  it('leaves ب with its noun after a name with بن alone', () => {
    check('رحب <person>سعد بن علي</person> بالضيوف.');
    check('التزم <person>سعد بن علي</person> باتفاق قديم.');
  });
  it('takes the word before the age in brackets as the family name', () => {
    check('أصيبت <person>كلير خاسر</person> (42 عاما) في الحادث.');
  });
  it('leaves that word alone without the age', () => {
    check('كان رهانه خاسرا (42 نقطة).');
    check('نادي كلير خاسر منذ أسبوع.'.replace('نادي كلير', 'المشروع'));
  });
  it('does not read the adjective of a post as a name', () => {
    check('قتل جندي تركي قرب الحدود.');
    check('وصل ضابط سابق إلى المحكمة.');
    check('قال المسؤول العسكري الروسي إن الهدنة صامدة.');
  });
  it('does not read a noun and its adjective as a name', () => {
    check('دعا إلى سلام عادل بين البلدين.');
    check('انتهى الخلاف لصالح النادي.');
  });
  it('ends a name before a participle that says how', () => {
    check('عاد الرئيس <person>كرزاني</person> متضامنا مع الأهالي.');
  });
});

describe('entities: who is meant by a part of the name', () => {
  it('finds a family name of two words without its given name', () => {
    check('التقى <person>محمد بن منصوري</person> الوفد صباحا.\nوأوضح <person>بن منصوري</person> أن الزيارة ناجحة.');
    check('عاد <person>رامي عبد الرحمن</person> أمس.\nثم غادر <person>عبد الرحمن</person> القاعة.');
  });
  it('leaves بن and عبد alone where the article names nobody so', () => {
    check('كان بن الحقل مرا.');
    check('وأوضح بن منصوري أن الزيارة ناجحة.');
  });
  it('finds the speaker of a headline whose name is an everyday word', () => {
    check(
      '<person>العنصري</person>: المدارس تحتاج المعلمين\nقال <person>أحمد العنصري</person> إن الفصول مكتظة.\n<person>العنصري</person> أكد أن الحل قريب.',
    );
  });
});

describe('entities: a name before a time of day', () => {
  it('ends before صباح and فجر, which are given names elsewhere', () => {
    check('عقد الوفدان لقاءهما في العاصمة الألمانية <place>برلين</place> صباح الأربعاء.');
    check('غادر الوفد <place>دمشق</place> فجر أمس.');
  });
  it('leaves صباح and فجر alone where they are names', () => {
    check('قالت المطربة <person>صباح فخري</person> إنها ستعود.');
    check('وصف الناقد صوت المطربة <person>فجر السعيد</person> بأنه نادر.');
  });
});
