import assert from 'node:assert/strict';
import { findDuplicateFindings, findDuplicates } from '../../../server/src/core/duplicates/index.ts';
import { inText, told, unitsOf } from './units.ts';

const LEAD =
  'وصل وفد تجاري من سلطنة عمان إلى العاصمة الكينية نيروبي لبحث فتح خط بحري جديد بين ميناء صلالة وميناء مومباسا.';
const MEETING =
  'والتقى الوفد وزير النقل الكيني وعددا من رجال الأعمال، وزار أرصفة الميناء ومنطقة التخزين الجمركي المجاورة له.';
const TRADE = 'وتضاعفت التجارة بين البلدين خلال السنوات الخمس الماضية بفضل صادرات الشاي واللحوم والأسماك المجمدة.';

describe('duplicates: what is a copy', () => {
  it('finds a paragraph with the same words under other marks, hamzas, diacritics and digits', () => {
    const text = `${LEAD}\nبلغت كلفة المشروع 25 مليون دولار وفقا لأرقام الوزارة الأخيرة\n«بَلَغَت كُلفة المشروع ٢٥ مليون دولار»، وفقًا لارقام الوزاره الاخيره!`;
    assert.deepEqual(told(text, inText(text)), ['paragraph exact: بلغت كلفة المشروع | «بَلَغَت كُلفة المشروع']);
  });

  it('takes ؤ for و and ئ for ي, as two keyboards write one word', () => {
    const text = 'قال مسؤول في هيئة الموانئ إن الأرصفة جاهزة\nقال مسوول في هيية المواني إن الأرصفة جاهزة';
    assert.equal(inText(text).groups[0]?.kind, 'exact');
  });

  it('leaves lines of five words alone, however often they stand', () => {
    const text = 'تفاصيل جديدة عن الحادث المروع\nتفاصيل جديدة عن الحادث المروع';
    assert.deepEqual(inText(text).groups, []);
  });

  it('finds a long paragraph of which a word changed', () => {
    const changed = MEETING.replace('الكيني', 'والموانئ');
    assert.equal(inText(`${MEETING}\n${TRADE}\n${changed}`).groups[0]?.kind, 'near');
  });

  it('finds one changed word in a line of six, where Jaccard alone would not', () => {
    const text = 'قتل سبعة جنود في هجوم ليلي\nقتل تسعة جنود في هجوم ليلي';
    const [group] = inText(text).groups;
    assert.equal(group?.kind, 'near');
    assert.ok(group.similarity < 0.5);
  });

  it('leaves a line of eight words with two changed words alone', () => {
    const text = 'افتتح الوزير المدرسة الجديدة في حي الزهور صباحا\nافتتح المحافظ المدرسة الجديدة في حي النخيل صباحا';
    assert.deepEqual(inText(text).groups, []);
  });

  it('leaves two sentences built alike about different things alone', () => {
    const text =
      'ارتفعت أسعار القمح في بورصة شيكاغو للسلع بنسبة طفيفة يوم الاثنين\nانخفضت أسعار النحاس في بورصة لندن للمعادن بنسبة كبيرة يوم الجمعة';
    assert.deepEqual(inText(text).groups, []);
  });

  it('finds a paragraph that stands whole in a longer one, wherever the longer one stands', () => {
    const longer = `${MEETING} ${LEAD} ${TRADE}`;
    assert.deepEqual(told('', inText(`${TRADE}\n${longer}`)).length, 1);
    assert.equal(inText(`${TRADE}\n${longer}`).groups[0]?.kind, 'contained');
    assert.equal(inText(`${longer}\n${TRADE}`).groups[0]?.kind, 'contained');
  });

  it('calls a pair that shares a third of its words related, never a duplicate', () => {
    const other =
      'وصل وفد تجاري من سلطنة عمان إلى العاصمة الكينية نيروبي أمس بدعوة من غرفة التجارة هناك للمشاركة في معرض الأغذية السنوي.';
    const { groups, related } = inText(`${LEAD}\n${other}`);
    assert.deepEqual(groups, []);
    assert.equal(related.length, 1);
  });

  it('calls a headline that its lead repeats related', () => {
    const headline = 'وصل وفد تجاري من سلطنة عمان إلى العاصمة الكينية نيروبي';
    const { groups, related } = inText(`${headline}\n${LEAD}\n${MEETING}`, ['headline']);
    assert.deepEqual(groups, []);
    assert.equal(related.length, 1);
  });

  it('does not offer a headline for removal where a later paragraph holds its words', () => {
    const headline = 'تضاعفت التجارة بين البلدين خلال السنوات الخمس الماضية';
    const text = `${headline}\n${LEAD}\n${MEETING}\nوأضاف أن الميناء سيتوسع. ${headline}. ${LEAD.replace('وفد', 'فريق')}`;
    const units = unitsOf(text, ['headline']);
    const findings = findDuplicateFindings(text, units, findDuplicates(units));
    assert.ok(findings.every(({ start }) => start > 0));
  });

  it('leaves page furniture out, in lines of its own and inside a line', () => {
    const notice = 'جميع الأخبار المنشورة هنا ملخصات لما يصل إلى المشتركين في خدمتنا.';
    const text = `${LEAD} ${notice}\n${TRADE} ${notice}`;
    const furniture = [text.indexOf(notice), text.lastIndexOf(notice)].map((start) => ({
      start,
      end: start + notice.length,
    }));
    assert.deepEqual(inText(text, [], furniture).groups, []);
    assert.deepEqual(inText(`${notice}\n${notice}`, ['boilerplate', 'boilerplate']).groups, []);
  });
});

describe('duplicates: sentences inside paragraphs', () => {
  it('finds a sentence that one long line repeats', () => {
    const text = `${LEAD} ${MEETING} ${TRADE} ${MEETING}`;
    assert.deepEqual(told(text, inText(text)), ['sentence exact: والتقى الوفد وزير | والتقى الوفد وزير']);
  });

  it('finds a sentence of one paragraph in another', () => {
    const filler =
      'ويضم الوفد ممثلين عن شركات الشحن والتأمين والمصارف، ويرأسه وكيل وزارة التجارة والصناعة وترويج الاستثمار.';
    const text = `${LEAD} ${MEETING}\n${filler} ${filler.replace('ويضم', 'كما دعا').replace('الشحن', 'البناء')} ${MEETING}`;
    assert.ok(told(text, inText(text)).includes('sentence exact: والتقى الوفد وزير | والتقى الوفد وزير'));
  });

  it('does not report the sentences of paragraphs that are already a group', () => {
    const text = `${LEAD} ${MEETING} ${TRADE}\n${LEAD} ${MEETING} ${TRADE}\n${LEAD} ${MEETING} ${TRADE.replace('الخمس', 'الأربع')}`;
    assert.deepEqual(
      inText(text).groups.map(({ unit, kind }) => `${unit} ${kind}`),
      ['paragraph exact', 'paragraph near'],
    );
  });

  it('leaves sentences that only begin alike alone', () => {
    const text =
      'وأوضح المتحدث باسم الوزارة أن الجسر سيغلق ليلا. وأوضح المتحدث باسم الوزارة أن الأعمال تنتهي قريبا جدا وبلا تأخير.';
    assert.deepEqual(inText(text).groups, []);
  });

  it('leaves short repeated answers alone', () => {
    const text = 'هل ستترشح مرة أخرى؟ لا تعليق لدي الآن. وهل تدعم أحدا؟ لا تعليق لدي الآن.';
    assert.deepEqual(inText(text).groups, []);
  });
});

describe('duplicates: groups', () => {
  it('are never chained: every member is similar to the first', () => {
    const words =
      'بدأت فرق الإنقاذ صباحا عمليات البحث عن ناجين تحت أنقاض المبنى الذي انهار في وسط المدينة القديمة ليلا'.split(' ');
    const second = [...words.slice(0, 13), 'شرق', 'البلدة', 'وقت', 'الفجر', 'تماما'].join(' ');
    const third = ['وصلت', 'سيارات', 'الإسعاف', 'وباشرت', ...second.split(' ').slice(4)].join(' ');
    const first = words.join(' ');
    const text = `${first}\n${second}\n${third}`;
    const { groups } = inText(text);
    for (const { members } of groups) assert.equal(members.length, 2);
    assert.deepEqual(told(text, { groups } as never), [
      'paragraph near: بدأت فرق الإنقاذ | بدأت فرق الإنقاذ',
      'paragraph near: بدأت فرق الإنقاذ | وصلت سيارات الإسعاف',
    ]);
  });

  it('hold three equal paragraphs as one', () => {
    const text = [LEAD, MEETING, LEAD, TRADE, LEAD].join('\n');
    const [group, ...more] = inText(text).groups;
    assert.equal(group?.members.length, 3);
    assert.deepEqual(more, []);
  });

  it('hold lines made from one pattern as one', () => {
    const cities = ['مسقط', 'الدوحة', 'المنامة', 'بيروت', 'دمشق'];
    const text = cities
      .map((city) => `وأغلق المؤشر العام لسوق الأسهم في ${city} تعاملات اليوم على ارتفاع طفيف`)
      .join('\n');
    assert.deepEqual(
      inText(text).groups.map(({ kind, members }) => [kind, members.length]),
      [['near', 5]],
    );
  });
});

describe('duplicates: findings', () => {
  const findingsOf = (text: string, kinds?: Parameters<typeof unitsOf>[1]) => {
    const units = unitsOf(text, kinds);
    return findDuplicateFindings(text, units, findDuplicates(units));
  };

  it('warn of the later exact copy and point at the first', () => {
    const text = `${LEAD}\n${MEETING}\n${LEAD}`;
    const [finding, ...more] = findingsOf(text);
    assert.deepEqual(more, []);
    assert.equal(finding?.code, 'duplicate-paragraph');
    assert.equal(finding.severity, 'warning');
    assert.equal(finding.start, text.lastIndexOf(LEAD));
    assert.deepEqual(finding.related, [{ start: 0, end: LEAD.length }]);
  });

  it('say a repeated block of paragraphs once', () => {
    const block = [LEAD, MEETING, TRADE].join('\n');
    const text = `${block}\nفاصل قصير\n${block}`;
    const findings = findingsOf(text);
    assert.equal(findings.length, 1);
    assert.equal(text.slice(findings[0]!.start, findings[0]!.end), block);
    assert.equal(findings[0]!.data.count, 3);
  });

  it('say two copies apart from each other twice', () => {
    assert.equal(findingsOf([LEAD, MEETING, TRADE, LEAD, 'فاصل قصير', TRADE].join('\n')).length, 2);
  });

  it('place a contained pair on the smaller one though it stands first', () => {
    const text = `${TRADE}\n${MEETING} ${LEAD} ${TRADE}`;
    const [finding] = findingsOf(text);
    assert.equal(finding?.code, 'contained');
    assert.equal(finding.start, 0);
  });

  it('name the figures that differ between near copies, and prefer no removal', () => {
    const text = `${MEETING}\nقتل 12 شخصا وأصيب آخرون بجروح خطيرة في الانفجار\nقتل 15 شخصا وأصيب آخرون بجروح خطيرة في الانفجار`;
    const [finding] = findingsOf(text);
    assert.equal(finding?.code, 'near-duplicate');
    assert.equal(finding.severity, 'information');
    assert.equal(finding.data.removable, false);
    assert.deepEqual(finding.data.figures, ['15']);
    assert.deepEqual(finding.data.otherFigures, ['12']);
  });
});
