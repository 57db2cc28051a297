import assert from 'node:assert/strict';
import { eventData } from '../../../server/src/features/event-data.ts';
import { NEVER, Newsroom, uriOf } from '../../fixtures/newsroom.ts';

/** Which of the others tell the same event as the sentence at the caret, by their names. */
async function tellers(asked: string, others: Record<string, string>): Promise<string[]> {
  const dated = (text: string): string =>
    text.startsWith('---') ? text : `---\ndate: 2024-05-10\n---\nخبر\n\n${text}\n`;
  const files = Object.entries(others).map(([name, text]): [string, string] => [`${name}.ar.txt`, dated(text)]);
  const room = await Newsroom.of({ 'هنا.ar.txt': dated(asked), ...Object.fromEntries(files) });
  const { events } = await eventData(room.wideView, { uri: room.uri, of: { position: room.position } }, NEVER);
  const uris = new Set(events[0]?.sources.map(({ uri }) => decodeURI(uri)) ?? []);
  assert.ok(uris.size > 0, 'the sentence tells an event');
  return Object.keys(others).filter((name) => uris.has(uriOf(`${name}.ar.txt`)));
}

describe('stories that are told as one, and those that are kept apart', () => {
  it('congratulations to one country are one, those to others are not', async () => {
    const sent = (whom: string): string =>
      `|أعرب ملك المغرب محمد السادس لرئيس ${whom} الخميس عن أصدق التهاني وأطيب التمنيات بمناسبة ذكرى استقلال بلاده، راجيا لشعبها التقدم والازدهار.`;
    const told = await tellers(sent('جيبوتي'), {
      أخرى: sent('جيبوتي').slice(1).replace('راجيا لشعبها', 'متمنيا لشعبها'),
      مالطا: sent('مالطا').slice(1),
      كوبا: sent('كوبا').slice(1),
    });
    assert.deepEqual(told, ['أخرى']);
  });

  it('what two sides do in one town is one, what they do elsewhere on that day is not', async () => {
    const told = await tellers(
      '|قصف الجيش السوداني الخميس مواقع قوات الدعم السريع في مدينة الفاشر بالمدفعية الثقيلة.',
      {
        هناك: 'قصف الجيش السوداني الخميس بالمدفعية الثقيلة مواقع لقوات الدعم السريع في الفاشر.',
        الأبيض: 'استهدف الجيش السوداني الخميس قافلة إمداد تابعة لقوات الدعم السريع قرب مدينة الأبيض.',
        مدني: 'هاجم الجيش السوداني الخميس حواجز أقامتها قوات الدعم السريع على الطريق إلى مدينة ود مدني.',
      },
    );
    assert.deepEqual(told, ['هناك']);
  });

  it('one match is one, other clubs of the same cup on the same evening play another', async () => {
    const told = await tellers('|فاز الوداد على الترجي بهدفين دون رد الخميس في دوري أبطال أفريقيا.', {
      نتيجة: 'تغلب الوداد على الترجي بهدفين دون رد مساء الخميس في دوري أبطال أفريقيا.',
      مازيمبي: 'فاز مازيمبي على صن داونز بهدفين دون رد الخميس في دوري أبطال أفريقيا.',
      بيراميدز: 'فاز الزمالك على سيمبا بهدف دون رد الخميس في دوري أبطال أفريقيا.',
    });
    assert.deepEqual(told, ['نتيجة']);
  });

  it('one reception is one, who else is received that day is another', async () => {
    const told = await tellers(
      '|استقبل الرئيس التونسي قيس سعيد الخميس في قرطاج رئيسة الحكومة الإيطالية جورجيا ميلوني.',
      {
        لقاء: 'التقى الرئيس التونسي قيس سعيد رئيسة الحكومة الإيطالية جورجيا ميلوني الخميس في قرطاج.',
        تبون: 'استقبل الرئيس التونسي قيس سعيد الخميس الرئيس الجزائري عبد المجيد تبون وبحث معه أمن الحدود.',
        غوتيريش: 'أجرى قيس سعيد الخميس اتصالا هاتفيا مع أنطونيو غوتيريش بشأن الأوضاع في غزة.',
      },
    );
    assert.deepEqual(told, ['لقاء']);
  });

  it('an arrival is told with an arrival, not with what the guest said or signed afterwards', async () => {
    const told = await tellers('|وصل وزير الخارجية المصري سامح شكري الخميس إلى الرباط في زيارة رسمية تستغرق يومين.', {
      وصول: 'وصل سامح شكري وزير الخارجية المصري إلى الرباط الخميس في زيارة رسمية.',
      تصريح: 'قال سامح شكري الخميس إن القاهرة ترفض أي تهجير للفلسطينيين من قطاع غزة.',
      اتفاق: 'وقع سامح شكري وناصر بوريطة في الرباط الخميس مذكرة تفاهم في مجال الطاقة.',
    });
    assert.deepEqual(told, ['وصول']);
  });

  it('feasts of different houses in like words are as many feasts', async () => {
    const told = await tellers(
      'أقامت بلدية صفاقس الخميس |لقاء تكريم لموظفيها المتقاعدين بحضور رئيسها وعدد من أعوانها.',
      {
        عندهم: 'أقامت بلدية صفاقس لقاء تكريم لموظفيها المتقاعدين الخميس حضره رئيسها وعدد من أعوانها.',
        جامعة: 'أقامت جامعة منوبة الخميس لقاء تكريم لأوائل طلبتها بحضور مديرها وأسرهم.',
        سوسة: 'أقامت بلدية سوسة الخميس لقاء تكريم لأعوانها المتقاعدين بحضور كاتبها العام وعائلاتهم.',
      },
    );
    assert.deepEqual(told, ['عندهم']);
  });

  it('one appointment is one, who else is appointed by the same decree is not', async () => {
    const told = await tellers('|عين الرئيس التونسي قيس سعيد الخميس محمد المدوري سفيرا في الرياض.', {
      سفير: 'عين قيس سعيد الخميس محمد المدوري سفيرا لتونس في الرياض.',
      سفيرة: 'عين الرئيس التونسي قيس سعيد الخميس سلمى النيفر سفيرة في الرياض.',
      محافظ: 'عين الرئيس التونسي قيس سعيد الخميس فتحي النوري محافظا للبنك المركزي.',
    });
    assert.deepEqual(told, ['سفير']);
  });

  it('a toll that rises is of one event, one that is many times the other is not', async () => {
    const told = await tellers('|قُتل 20 شخصا في غارة إسرائيلية على مخيم جباليا شمال غزة الخميس.', {
      حصيلة: 'قُتل 24 شخصا في غارة إسرائيلية على مخيم جباليا شمال قطاع غزة الخميس.',
      خيمة: 'قُتل 3 أشخاص في غارة إسرائيلية على خيمة قرب مخيم جباليا في شمال غزة الخميس.',
      مستشفى: 'قُتل 4 صحفيين في غارة إسرائيلية على محيط مستشفى في شمال غزة الخميس.',
    });
    assert.deepEqual(told, ['حصيلة']);
  });

  it('a price of the day is told by those who tell the same one', async () => {
    const told = await tellers('|ارتفع سعر خام برنت الخميس 2 في المئة إلى 84 دولارا للبرميل.', {
      نفط: 'ارتفع سعر خام برنت الخميس بنسبة 2 في المئة إلى 84 دولارا للبرميل عند التسوية.',
      أمس: 'ارتفع سعر خام برنت الخميس 1 في المئة إلى 79 دولارا للبرميل.',
      هبوط: 'انخفض سعر خام برنت الخميس 2 في المئة إلى 81 دولارا للبرميل.',
    });
    assert.deepEqual(told, ['نفط']);
  });

  it('two reports that begin with one thing are of one event, though the headline names nobody', async () => {
    const report = (...paragraphs: string[]): string => `---\ndate: 2024-05-10\n---\n${paragraphs.join('\n\n')}\n`;
    const told = await tellers(
      report(
        '|مصرع بائعين في انهيار سقف سوق شعبية',
        'لقي بائعان مصرعهما الخميس إثر انهيار سقف السوق المغطاة في بلدة القصرين، بحسب المديرية العامة للحماية المدنية.',
        'وفتح والي القصرين رضا الركباني تحقيقا في حال البناء الذي شيد قبل ستين سنة.',
      ),
      {
        خبر: report(
          'مصرع تاجرين تحت أنقاض سوق القصرين',
          'فُجعت البلدة الخميس بوفاة تاجرين تحت أنقاض المتاجر، بحسب المديرية العامة للحماية المدنية.',
          'وأكدت المديرية العامة للحماية المدنية أن أعمال الإنقاذ انتهت.',
          'وأعلن والي القصرين رضا الركباني فتح تحقيق في حال البناء.',
        ),
        // The same town, house and governor, the same kind of act, and another thing.
        حافلة: report(
          'مصرع تلميذين في حادث حافلة',
          'قالت المديرية العامة للحماية المدنية إن تلميذين لقيا مصرعهما الخميس إثر انقلاب حافلة مدرسية على طريق تالة.',
          'وزار والي القصرين رضا الركباني المصابين في المستشفى الجهوي.',
        ),
        // It is told in passing by an article on something else.
        ميزانية: report(
          'بلدية القصرين تقر ميزانية الصيانة',
          'أقر المجلس البلدي في القصرين ميزانية إضافية لصيانة المدارس والطرق والإنارة العمومية.',
          'وجدد أعضاء المجلس الدعوة إلى صيانة الملاعب والحدائق.',
          'ولقي شخصان مصرعهما في حريق مخزن الحلفاء.',
        ),
      },
    );
    assert.deepEqual(told, ['خبر']);
  });

  it('reports of one day’s session are not those of the next day, however alike', async () => {
    const report = (date: string, day: string, index: string): string =>
      `---\ndate: ${date}\n---\nمؤشر بورصة تونس يتراجع\n\nتراجع مؤشر بورصة تونس توننداكس ${day} ${index} في المئة وسط تداولات ضعيفة.\n\nوقالت بورصة تونس إن أسهم البنوك قادت التراجع.\n`;
    const told = await tellers(report('2024-05-09', 'الخميس', '0,4').replace('تراجع مؤشر بورصة تونس توننداكس', '|$&'), {
      جلسة: report('2024-05-09', 'الخميس', '0,4').replace('وسط تداولات ضعيفة', 'في تداولات ضعيفة'),
      غدا: report('2024-05-10', 'الجمعة', '0,9'),
    });
    assert.deepEqual(told, ['جلسة']);
  });
});
