import assert from 'node:assert/strict';
import { analyse } from '../../../server/src/core/article.ts';
import type { DiagnosticCode } from '../../../server/src/core/types.ts';
import { lexicon } from './fixtures.ts';

const found = (text: string, code: DiagnosticCode) =>
  analyse(text, {}, lexicon()).findings.filter((finding) => finding.code === code);
/** The words that a rule flags. */
const flagged = (text: string, code: DiagnosticCode) =>
  found(text, code).map(({ start, end }) => text.slice(start, end));

const HEADLINE = 'جولة جديدة من المباحثات في العاصمة\n\n';

describe('one name in several spellings', () => {
  it('flags the rarer spelling and leads to the first place of the other', () => {
    const text = `${HEADLINE}صرح رئيس الوزراء الأرميني نيكول باشينيان أن بلاده مستعدة. وأضاف باشينيان أن الوفد سيصل غدا.\nوشكر بشينيان الوسطاء.`;
    const [finding, ...rest] = found(text, 'name-variants');
    assert.deepEqual(rest, []);
    assert.equal(text.slice(finding!.start, finding!.end), 'بشينيان');
    assert.equal(text.slice(finding!.related[0]!.start, finding!.related[0]!.end), 'باشينيان');
    assert.deepEqual(finding!.data, {
      id: 'person/نيكول-باشينيان',
      written: 'بشينيان',
      preferred: 'باشينيان',
      names: ['بشينيان', 'نيكول باشينيان'],
      count: 1,
      preferredCount: 2,
      quoted: false,
    });
  });
  it('flags the word of the name and not the clitic before it', () => {
    const text = `${HEADLINE}وصل الوزير جيهون بيراموف إلى باكو، والتقى بيراموف الصحافة.\nوقدم الوفد الشكر لبايراموف على حضوره.`;
    assert.deepEqual(flagged(text, 'name-variants'), ['بايراموف']);
  });
  it('flags places and organisations too', () => {
    const text = `${HEADLINE}وصلت شحنة الحبوب إلى كازاخستان أمس، وقالت كازاخستان إنها كافية.\nوتنتظر كازخستان شحنة أخرى.`;
    assert.deepEqual(flagged(text, 'name-variants'), ['كازخستان']);
  });
  it('says when the place stands in a quotation', () => {
    const text = `${HEADLINE}قال دونالد ترامب إنه باق، وأضاف ترامب أنه سيعود.\nوقال النائب: «لن يعود ترمب هذا العام».`;
    assert.deepEqual(
      found(text, 'name-variants').map(({ data }) => [data.written, data.quoted]),
      [['ترمب', true]],
    );
  });
  it('leaves a family name beside a full name alone', () => {
    const text = `${HEADLINE}صرح وزير الخارجية الروسي سيرغي لافروف أن اللقاء مفيد. وغادر لافروف القاعة.`;
    assert.deepEqual(flagged(text, 'name-variants'), []);
  });
  it('leaves other words for one thing alone', () => {
    const text = `${HEADLINE}قال الكرملين إن الرئاسة الروسية تتابع. وذكر الناتو أن حلف شمال الأطلسي سيجتمع.\nوالنزاع في قره باغ، أي في ناغورني قره باغ، قديم.`;
    assert.deepEqual(flagged(text, 'name-variants'), []);
  });
  it('leaves typing without hamza, and two people of one family, alone', () => {
    const text = `${HEADLINE}قال الوزير أحمد أبو الغيط إنه باق. وقال احمد ابو الغيط إنه عائد.\nوحضر نيجيرفان بارزاني وغاب مسرور بارزاني.`;
    assert.deepEqual(flagged(text, 'name-variants'), []);
  });
  it('leaves the country beside its adjective in a longer name alone', () => {
    const text = `${HEADLINE}أعلنت الجمهورية التركية موقفها، وقالت تركيا إن الحدود مفتوحة.`;
    assert.deepEqual(flagged(text, 'name-variants'), []);
  });
});

describe('a family name before the full name', () => {
  const later = '\nوصرح وزير الخارجية الروسي سيرغي لافروف أن بلاده تنتظر رد الجانب الآخر على مقترحاتها الأخيرة.';
  it('is flagged in the body', () => {
    const text = `${HEADLINE}وصل لافروف إلى العاصمة صباح اليوم للمشاركة في جولة جديدة من المباحثات مع الوسطاء.${later}`;
    const [finding] = found(text, 'family-name-first');
    assert.equal(text.slice(finding!.start, finding!.end), 'لافروف');
    assert.equal(finding!.data.full, 'سيرغي لافروف');
  });
  it('is left alone in a headline and in a heading', () => {
    assert.deepEqual(flagged(`لافروف في العاصمة\n\nانطلقت المباحثات.${later}`, 'family-name-first'), []);
    assert.deepEqual(
      flagged(`${HEADLINE}انطلقت المباحثات صباح اليوم.\nلافروف ينتظر الرد${later}`, 'family-name-first'),
      [],
    );
  });
  it('is left alone after the full name, and where none follows', () => {
    const after = `${HEADLINE}${later.trim()}\nثم غادر لافروف القاعة.`;
    assert.deepEqual(flagged(after, 'family-name-first'), []);
    const never = `${HEADLINE}وصل لافروف إلى العاصمة صباح اليوم للمشاركة في جولة جديدة من المباحثات مع الوسطاء.`;
    assert.deepEqual(flagged(never, 'family-name-first'), []);
  });
  it('is left alone where something bears the name', () => {
    const text = `${HEADLINE}منحت جائزة ساخاروف هذا العام لمدافعين عن حقوق الإنسان في حفل كبير.\nوسميت باسم المنشق الروسي أندريه ساخاروف الذي مات عام 1989.`;
    assert.deepEqual(flagged(text, 'family-name-first'), []);
  });
});

describe('what an article says of a referent', () => {
  it('are its surfaces with counts, its mentions and its roles', () => {
    const text = 'صرح رئيس الوزراء الأرميني نيكول باشينيان أنه باق.\nوأضاف باشينيان أنه ينتظر. وغادر باشينيان.';
    const one = analyse(text, {}, lexicon()).referents.find(({ id }) => id === 'person/نيكول-باشينيان');
    assert.deepEqual(one?.surfaces, [
      { text: 'باشينيان', count: 2 },
      { text: 'نيكول باشينيان', count: 1 },
    ]);
    assert.deepEqual(
      one?.roles.map((role) => role.text),
      ['رئيس الوزراء الأرميني'],
    );
    assert.equal(one?.mentions.length, 3);
  });
});
