import assert from 'node:assert/strict';
import { type Analysis, analyse } from '../../../server/src/core/article.ts';
import {
  entityId,
  Knowledge,
  type KnowledgeSource,
  type KnownEntity,
} from '../../../server/src/core/entities/index.ts';
import type { EntityType } from '../../../server/src/core/types.ts';
import { marked } from '../../fixtures/marked.ts';
import { lexicon } from './fixtures.ts';

/** An entry of the team, written shortly. */
const entry = (type: EntityType, name: string, aliases: readonly string[] = [], rest: Partial<KnownEntity> = {}) => ({
  type,
  name,
  id: entityId(type, name),
  aliases,
  pages: [],
  notSameAs: [],
  ...rest,
});

const know = (source: Partial<KnowledgeSource>): Knowledge =>
  new Knowledge({ entities: [], merges: [], notSame: [], notEntities: [], ...source });

/** Asserts that exactly the marked names are found, in the words of the contract. */
function check(knowledge: Knowledge, source: string): Analysis {
  const { text, marks } = marked(source);
  const analysis = analyse(text, { knowledge }, lexicon());
  assert.deepEqual(
    analysis.entities.map(({ type, start, end, text }) => `${type} ${start}-${end} ${text}`),
    marks.map(({ tag, start, end, text }) => `${tag === 'org' ? 'organization' : tag} ${start}-${end} ${text}`),
  );
  return analysis;
}

const idsOf = (knowledge: Knowledge, text: string, ...names: string[]): string[] =>
  analyse(text, { knowledge }, lexicon())
    .entities.filter((entity) => names.includes(entity.text))
    .map(({ id }) => id);

const unique = (list: readonly string[]): string[] => [...new Set(list)];

const BAYRAMOV = entry('person', 'جيهون بايراموف', ['بيراموف', 'جيحون بايراموف']);

describe('the team’s knowledge: names', () => {
  it('finds a name that no table has, in any clitics and with any hamza, and is sure of it', () => {
    const knowledge = know({ entities: [entry('organization', 'نبض الأطلس'), entry('place', 'إيت بوگماز')] });
    const { entities } = check(
      knowledge,
      'أعلنت <org>نبض الأطلس</org> الخبر، وسارت القافلة إلى <place>ايت بوگماز</place> ثم عادت ل<org>نبض الاطلس</org>.',
    );
    assert.deepEqual(
      entities.map(({ id, confidence }) => [id, confidence]),
      [
        ['organization/نبض-الأطلس', 1],
        ['place/إيت-بوگماز', 1],
        ['organization/نبض-الأطلس', 1],
      ],
    );
  });

  it('leaves the words of a name alone where they are not the name', () => {
    const knowledge = know({ entities: [entry('organization', 'نبض الأطلس'), entry('person', 'ريم')] });
    check(knowledge, 'كان نبض المريض سريعا.');
    check(knowledge, 'قال إن كريم العائلة لا يُنسى.');
  });

  it('gives every spelling the id and the name of the entry, and the family name alone as well', () => {
    const knowledge = know({ entities: [entry('person', 'تولكين زاربانوف', ['طولكين زربانوف'])] });
    const text = 'وصل طولكين زربانوف إلى العاصمة.\nوقال زربانوف إن الزيارة ناجحة، وودّع الوفد تولكين زاربانوف.';
    const analysis = analyse(text, { knowledge }, lexicon());
    const people = analysis.entities.filter(({ type }) => type === 'person');
    assert.deepEqual(unique(people.map(({ id }) => id)), ['person/تولكين-زاربانوف']);
    assert.deepEqual(
      people.map(({ text }) => text),
      ['طولكين زربانوف', 'زربانوف', 'تولكين زاربانوف'],
    );
    assert.equal(people[0]!.name, 'تولكين زاربانوف');
  });

  it('decides against the tables: another type, another canonical name, a spelling of the tables joins too', () => {
    const knowledge = know({
      entities: [entry('organization', 'النجف'), entry('place', 'كاراباخ')],
    });
    const { entities } = check(
      knowledge,
      'قالت <org>النجف</org> إن النزاع في <place>كاراباخ</place>، أي في <place>ناغورني قره باغ</place>، انتهى.',
    );
    assert.deepEqual(unique(entities.filter(({ type }) => type === 'place').map(({ id }) => id)), ['place/كاراباخ']);
  });

  it('lets no proposal stand that cuts into a name of the team', () => {
    const knowledge = know({ entities: [entry('organization', 'محمد وشركاؤه')] });
    check(knowledge, 'اشترت شركة <org>محمد وشركاؤه</org> الأرض.');
  });

  it('is a part of a longer name where that is an institution, and of a fuller name of the same person', () => {
    const knowledge = know({ entities: [entry('place', 'أرمينيا'), BAYRAMOV] });
    const { entities } = check(
      knowledge,
      'بحثت <org>وزارة خارجية أرمينيا</org> الملف مع الوزير <person>جيهون بيراموف</person> في <place>أرمينيا</place>.',
    );
    assert.equal(entities[1]!.id, 'person/جيهون-بايراموف');
  });

  it('takes nobody for the person who only shares the family name', () => {
    const knowledge = know({ entities: [BAYRAMOV] });
    const text = 'حضر اللاعب سامر بيراموف المباراة.';
    assert.deepEqual(idsOf(knowledge, text, 'سامر بيراموف'), ['person/سامر-بيراموف']);
  });

  it('keeps the title that the text gives', () => {
    const text = 'وصل وزير الخارجية الأذربيجاني جيحون بايراموف.';
    const [person] = analyse(text, { knowledge: know({ entities: [BAYRAMOV] }) }, lexicon()).entities.filter(
      ({ type }) => type === 'person',
    );
    assert.equal(person!.role && text.slice(person!.role.start, person!.role.end), 'وزير الخارجية الأذربيجاني');
  });

  it('says what it knows of an entity, by its id', () => {
    const knowledge = know({ entities: [{ ...BAYRAMOV, role: 'وزير خارجية أذربيجان', wikidata: 'Q12345' }] });
    const [person] = analyse('وصل بيراموف.', { knowledge }, lexicon()).entities;
    assert.equal(knowledge.entity(person!.id)?.role, 'وزير خارجية أذربيجان');
    assert.equal(knowledge.entity('place/باكو'), undefined);
  });
});

describe('the team’s knowledge: not an entity', () => {
  it('silences the whole mention, whatever found it', () => {
    const knowledge = know({ notEntities: [{ text: 'باكو' }, { text: 'زاربانوف' }] });
    check(knowledge, 'وصل الوزير <person>تولكين زاربانوف</person> إلى باكو.\nثم غادر زاربانوف.');
  });

  it('leaves a longer name that holds the text, and another type when one is named', () => {
    check(know({ notEntities: [{ text: 'أرمينيا' }] }), 'قالت <org>وزارة خارجية أرمينيا</org> إن أرمينيا مستعدة.');
    check(know({ notEntities: [{ text: 'باكو', type: 'organization' }] }), 'وصل الوفد إلى <place>باكو</place>.');
  });
});

describe('the team’s knowledge: one thing or two', () => {
  it('merges two names: one id, the first name', () => {
    const knowledge = know({ merges: [['بحر الخزر', 'بحر قزوين']] });
    const text = 'أبحرت السفينة في بحر قزوين، وعادت من بحر الخزر.';
    assert.deepEqual(unique(idsOf(knowledge, text, 'بحر قزوين', 'بحر الخزر')), ['place/بحر-الخزر']);
  });

  it('merges with an entry: the entry’s name, and the merged name is recognised', () => {
    const knowledge = know({ entities: [BAYRAMOV], merges: [['وزير الظل', 'بيراموف']] });
    assert.deepEqual(idsOf(knowledge, 'رد وزير الظل على السؤال.', 'وزير الظل'), ['person/جيهون-بايراموف']);
  });

  it('merges people whose spellings have little in common', () => {
    const text = 'وصل السفير تولكين زاربانوف. وغادر السفير تولكان ظربانيف.';
    const names = ['تولكين زاربانوف', 'تولكان ظربانيف'];
    assert.deepEqual(unique(idsOf(know({ merges: [names] }), text, ...names)), ['person/تولكين-زاربانوف']);
  });

  it('keeps two spellings apart that would be one, and their family names', () => {
    const text = 'وصل الوزير تولكين زاربانوف. وغادر الوزير تولكين زربانوف.';
    const names = ['تولكين زاربانوف', 'تولكين زربانوف'] as const;
    assert.equal(unique(idsOf(know({}), text, ...names)).length, 1);
    assert.equal(unique(idsOf(know({ notSame: [names] }), text, ...names)).length, 2);
    const declared = know({ entities: [entry('person', names[0], [], { notSameAs: [names[1]] })] });
    assert.equal(unique(idsOf(declared, text, ...names)).length, 2);
  });

  it('keeps apart what the tables hold to be one, and what differs in an adjective alone', () => {
    const knowledge = know({
      notSame: [
        ['كاراباخ', 'قره باغ'],
        ['الجيش الأذري', 'الجيش الأذربيجاني'],
      ],
    });
    assert.equal(unique(idsOf(knowledge, 'وصل إلى كاراباخ ثم إلى قره باغ.', 'كاراباخ', 'قره باغ')).length, 2);
    const army = 'قال الجيش الأذري إنه انسحب. ونفى الجيش الأذربيجاني ذلك.';
    assert.equal(unique(idsOf(know({}), army, 'الجيش الأذري', 'الجيش الأذربيجاني')).length, 1);
    assert.equal(unique(idsOf(knowledge, army, 'الجيش الأذري', 'الجيش الأذربيجاني')).length, 2);
  });

  it('does not merge what is declared two, nor two entries', () => {
    const two = know({
      entities: [BAYRAMOV, entry('person', 'سامر قاسم')],
      merges: [
        ['جيهون بايراموف', 'سامر قاسم'],
        ['بحر الخزر', 'بحر قزوين'],
      ],
      notSame: [['بحر قزوين', 'بحر الخزر']],
    });
    assert.deepEqual(two.refusedMerges, [0, 1]);
  });
});

describe('the team’s knowledge: several spellings', () => {
  const variantsOf = (knowledge: Knowledge, text: string) =>
    analyse(text, { knowledge }, lexicon()).findings.filter(({ code }) => code === 'name-variants');
  const HEADLINE = 'جولة جديدة من المباحثات في العاصمة\n\n';

  for (const [what, text] of [
    ['of a family name alone', 'قال نيكول باشينيان إنه مستعد. وأضاف باشينيان أنه عائد.\nوشكر بشينيان الوسطاء.'],
    ['of two full names', 'قال جيهون بيراموف إنه مستعد. وأضاف جيهون بيراموف أنه عائد.\nوشكر جيهون بايراموف الوسطاء.'],
    ['of a place', 'وصلت شحنة إلى كازاخستان أمس، وقالت كازاخستان إنها كافية.\nوتنتظر كازخستان شحنة أخرى.'],
  ] as const) {
    it(`is silent when the two names of the hint are declared two, ${what}`, () => {
      const [hint, ...more] = variantsOf(know({}), HEADLINE + text);
      assert.deepEqual(more, []);
      const [a, b] = hint!.data.names as readonly [string, string];
      assert.deepEqual(variantsOf(know({ notSame: [[a, b]] }), HEADLINE + text), []);
      assert.equal(variantsOf(know({ notSame: [[a, 'سامر قاسم']] }), HEADLINE + text).length, 1);
      assert.equal(variantsOf(know({ notSame: [['سامر قاسم', 'سمير قاسم']] }), HEADLINE + text).length, 1);
    });
  }

  it('gives the names of the hint without the clitics before them', () => {
    const text = `${HEADLINE}انتخبت الجمعية دونالد ترامب رئيسا، وقال ترامب إنه باق.\nوقدم الوفد الشكر لترمب.`;
    assert.deepEqual(
      variantsOf(know({}), text).map(({ data }) => data.names),
      [['ترمب', 'دونالد ترامب']],
    );
  });

  it('a third spelling does not join whom it is held apart from', () => {
    const names = ['إلدار نصيبوف', 'إلدار نصيبف', 'إلدار ناصيبوف'] as const;
    const text = names.map((name) => `وصل الوزير ${name} أمس.`).join('\n');
    assert.equal(unique(idsOf(know({}), text, ...names)).length, 1);
    const [first, second, third] = idsOf(know({ notSame: [[names[1], names[2]]] }), text, ...names);
    assert.equal(first, second);
    assert.notEqual(third, first);
  });
});

describe('the team’s knowledge: names of the alias table', () => {
  for (const [type, first, second, before] of [
    ['place', 'شيكاغو', 'تشيكاغو', 'في مدينة'],
    ['person', 'ألكسندر لوكاشينكو', 'ألكساندر لوكاشينكو', 'مع الرئيس'],
  ] as const) {
    const text = `تحدث المراسل ${before} ${first} أمس، ثم تحدث ${before} ${second} اليوم.`;
    const found = (source: Partial<KnowledgeSource>): string[] => {
      const ids = idsOf(know(source), text, first, second);
      assert.equal(ids.length, 2);
      return ids;
    };

    it(`are of the team’s entry where it has one of them (${type})`, () => {
      assert.equal(unique(found({})).length, 1);
      for (const name of [first, second])
        assert.deepEqual(unique(found({ entities: [entry(type, name)] })), [entityId(type, name)]);
    });
    it(`are of what the team has merged one of them with (${type})`, () => {
      for (const name of [first, second])
        assert.deepEqual(unique(found({ merges: [['اسم الفريق', name]] })), [entityId(type, 'اسم الفريق')]);
    });
    it(`are two where the team holds them apart (${type})`, () => {
      assert.equal(unique(found({ notSame: [[first, second]] })).length, 2);
      assert.equal(unique(found({ notSame: [[second, first]] })).length, 2);
      assert.equal(unique(found({ notSame: [[first, 'سامر قاسم']] })).length, 1);
    });
  }
});

describe('the team’s knowledge: versions', () => {
  it('an analysis with other knowledge is what a fresh one is', () => {
    const text = 'وصل طولكين زربانوف إلى باكو.\n\nوقال زربانوف إن باكو مستعدة.';
    const first = know({ entities: [entry('person', 'تولكين زاربانوف', ['طولكين زربانوف'])] });
    const second = know({ notEntities: [{ text: 'باكو' }] });
    let analysis = analyse(text, { knowledge: first }, lexicon());
    assert.ok(analysis.entities.some(({ name }) => name === 'تولكين زاربانوف'));
    for (const knowledge of [second, undefined, first]) {
      analysis = analyse(text, { knowledge }, lexicon(), analysis);
      assert.deepEqual(analysis.entities, analyse(text, { knowledge }, lexicon()).entities);
    }
  });

  it('knowledge of nothing, and of oddities, changes nothing', () => {
    const text = 'وصل وزير الخارجية الأرميني أرارات ميرزويان إلى باكو.';
    const plain = analyse(text, {}, lexicon()).entities;
    const odd = know({
      entities: [entry('person', '…'), entry('place', ''), entry('place', '«»', ['', '!'])],
      merges: [['', ''], [], ['؟']],
      notSame: [['', '']],
      notEntities: [{ text: '' }, { text: '…' }],
    });
    assert.deepEqual(analyse(text, { knowledge: odd }, lexicon()).entities, plain);
    assert.deepEqual(analyse(text, { knowledge: know({}) }, lexicon()).entities, plain);
  });
});
