import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { parse } from 'yaml';
import decisionsSchema from '../../../schemas/decisions.schema.json';
import entitiesSchema from '../../../schemas/entities.schema.json';
import { readDecisions } from '../../../server/src/workspace/decisions.ts';
import { addDecision } from '../../../server/src/workspace/decisions-edit.ts';
import { addEntity, lineOfEntity } from '../../../server/src/workspace/entities-edit.ts';
import { ENTRY_KEYS, LINK_KEYS, readEntities } from '../../../server/src/workspace/entities-file.ts';
import { compileKnowledge, knowledgeSource, mergeProblems } from '../../../server/src/workspace/knowledge.ts';
import { fitsPattern } from '../../../server/src/workspace/name-decisions.ts';

const FULL = `# أسماء القسم الدبلوماسي
entities:
  - name: جيهون بايراموف
    type: person
    aliases: [بيراموف, جيحون بايراموف]
    role: وزير خارجية أذربيجان
    notes: يُكتب بالياء في العناوين
    links:
      wikidata: Q12345
      pages: [https://example.org/bayramov, صفحات/بايراموف.md]
    not_the_same_as:
      - سامر بيراموف

  # منصة إقليمية
  - name: نبض الأطلس
    type: organization
`;

/** The problems of a file as `line: English words`, lines from one; every one has Arabic words too. */
function problems(text: string): string[] {
  return readEntities(text).problems.map(({ line, message, severity }) => {
    assert.match(message.ar, /\p{Script=Arabic}/u);
    return `${line + 1}: ${severity === 'warning' ? '(warning) ' : ''}${message.en}`;
  });
}

/** Asserts that one thing is wrong, in the line and in words that fit, and that nothing is in the twins. */
function checkOne(wrong: string, line: number, words: RegExp, ...right: string[]): void {
  const found = problems(wrong);
  assert.equal(found.length, 1, found.join('\n'));
  assert.ok(found[0]!.startsWith(`${line}: `), found[0]);
  assert.match(found[0]!, words);
  for (const text of right) assert.deepEqual(problems(text), [], text);
}

const person = (rest = '', name = 'سامر قاسم'): string => `entities:\n  - name: ${name}\n    type: person\n${rest}`;

describe('the entities file', () => {
  it('is read into entries', () => {
    const { entities, problems, broken } = readEntities(FULL);
    assert.deepEqual([problems, broken], [[], false]);
    assert.deepEqual(entities[0], {
      type: 'person',
      name: 'جيهون بايراموف',
      id: 'person/جيهون-بايراموف',
      aliases: ['بيراموف', 'جيحون بايراموف'],
      role: 'وزير خارجية أذربيجان',
      notes: 'يُكتب بالياء في العناوين',
      wikidata: 'Q12345',
      pages: ['https://example.org/bayramov', 'صفحات/بايراموف.md'],
      notSameAs: ['سامر بيراموف'],
    });
    assert.equal(entities[1]!.id, 'organization/نبض-الأطلس');
  });

  it('may be empty, or hold comments alone', () => {
    for (const text of ['', '# لا شيء بعد\n', 'entities:\n', 'entities: []\n', '---\n'])
      assert.deepEqual([problems(text), readEntities(text).broken], [[], false], text);
  });

  it('can be any text without an exception', () => {
    const piece = fc.constantFrom(
      'entities:',
      '\n',
      '  - ',
      'name: ',
      'type: ',
      'person',
      '[',
      '&a',
      '*a',
      '!!map',
      '{',
      '"',
      'ليلى',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(piece).map((all) => all.join('')),
        ),
        (text) => {
          const read = readEntities(text);
          for (const { line, length } of read.problems) assert.ok(line >= 0 && length > 0);
        },
      ),
      { numRuns: 400 },
    );
  });

  it('says when an entry lacks its name or its type, and uses the others', () => {
    checkOne('entities:\n  - type: person\n', 2, /no name/, person(), 'entities:\n  - {name: باكو, type: place}\n');
    checkOne('entities:\n  - name: باكو\n', 2, /no type/, person());
    const { entities } = readEntities(`${FULL}  - name: باكو\n`);
    assert.equal(entities.length, 2);
  });

  it('says when a type is none, and which was meant', () => {
    checkOne('entities:\n  - name: سامر\n    type: persn\n', 3, /did you mean person/, person());
    checkOne('entities:\n  - name: سامر\n    type: شخص\n', 3, /did you mean person/);
    checkOne(
      'entities:\n  - name: اليونسكو\n    type: organisation\n',
      3,
      /did you mean organization/,
      'entities:\n  - name: اليونسكو\n    type: "organization"\n',
      'entities:\n  - name: كأس آسيا\n    type: event # لها اسم ثابت\n',
    );
  });

  it('says when a key is unknown, and which was meant, and uses the entry', () => {
    checkOne(
      person('    alises: [سامر]\n'),
      4,
      /alises; did you mean aliases/,
      person('    aliases: [سامر]\n'),
      person(),
    );
    checkOne(person('    المنصب: وزير\n'), 4, /did you mean role/);
    checkOne('entitys:\n  - name: باكو\n', 1, /did you mean entities/);
    assert.equal(readEntities(person('    alises: [سامر]\n')).entities.length, 1);
  });

  it('says when two entries claim a name: a name counts for more than an alias, else the first has it', () => {
    const two = (alias: string) =>
      `entities:\n  - name: سامر قاسم\n    type: person\n    aliases: [قاسم]\n  - name: رامي قاسم\n    type: person\n    aliases: [${alias}]\n`;
    checkOne(two('قاسم'), 7, /name of the entry "سامر قاسم" too \(line 4\)/, two('رامي القاسم'), two('رامي, رامي'));
    checkOne(two('سامر قاسم'), 7, /line 2/);
    const claimsName = 'entities:\n  - {name: أ ب, type: person, aliases: [ج د]}\n  - {name: ج د, type: person}\n';
    assert.deepEqual(
      readEntities(claimsName).entities.map(({ aliases }) => aliases),
      [[], []],
    );
    // The same letters to the reader: hamza and ta marbuta do not tell names apart.
    checkOne('entities:\n  - {name: أسامة, type: person}\n  - {name: اسامه, type: person}\n', 3, /line 2/);
  });

  it('says when a name is declared the same and not the same', () => {
    checkOne(
      person('    aliases: [قاسم]\n    not_the_same_as: [قاسم]\n'),
      4,
      /stands under not_the_same_as too/,
      person('    aliases: [قاسم]\n    not_the_same_as: [جاسم]\n'),
      person('    not_the_same_as: [سامر جاسم]\n'),
    );
    checkOne(person('    not_the_same_as: [سامر قاسم]\n'), 4, /not_the_same_as/);
  });

  it('says when a Wikidata id is none, and which is in it', () => {
    const linked = (id: string) => person(`    links: {wikidata: ${id}}\n`);
    checkOne(linked('227'), 4, /Q and a number, such as/, linked('Q227'), linked('"Q12345"'));
    checkOne(linked('https://www.wikidata.org/wiki/Q227'), 4, /here Q227/);
    assert.equal(readEntities(linked('https://www.wikidata.org/wiki/Q227')).entities[0]!.wikidata, undefined);
  });

  it('lets pages be addresses or files of the folder, and nothing that runs or leaves it', () => {
    const page = (text: string) => person(`    links: {pages: ["${text}"]}\n`);
    for (const bad of ['command:workbench.action.quit', 'javascript:alert(1)', '/etc/passwd', '../سر.md'])
      checkOne(page(bad), 4, /is no page/, page('https://example.org/س'), page('صفحات/سامر.md'));
  });

  it('says when a list is none, and when an Arabic comma makes one name of two', () => {
    checkOne(
      person('    aliases: قاسم\n'),
      4,
      /expected a list/,
      person('    aliases: [قاسم]\n'),
      person('    aliases:\n      - قاسم\n'),
    );
    assert.deepEqual(readEntities(person('    aliases: قاسم\n')).entities[0]!.aliases, ['قاسم']);
    checkOne(
      person('    aliases: [قاسم، سامر]\n'),
      4,
      /\(warning\).*Arabic comma/,
      person('    aliases: [قاسم, سامر]\n'),
    );
  });

  it('takes no name without letters, and no word of the grammar', () => {
    checkOne(person('    aliases: ["…"]\n'), 4, /no letter/, person('    aliases: ["9 مارس"]\n'));
    checkOne(person('    aliases: [على]\n'), 4, /word of the language/, person('    aliases: [علي الأمين]\n'));
  });

  it('says where the YAML is broken, and uses the entries above', () => {
    for (const [text, line] of [
      [`${FULL}  - name: [باكو\n`, 18],
      [`${FULL}\t- name: باكو\n`, 16],
      [`${FULL}  - name: "باكو\n    type: place\n`, 18],
    ] as const) {
      const read = readEntities(text);
      assert.equal(read.broken, true);
      assert.ok(
        read.problems.some((problem) => Math.abs(problem.line + 1 - line) <= 2),
        problems(text).join('\n'),
      );
      assert.deepEqual(
        read.entities.map(({ name }) => name),
        ['جيهون بايراموف', 'نبض الأطلس'],
      );
    }
    assert.equal(readEntities('- name: باكو\n').broken, true);
  });

  it('is what its schema says', () => {
    const ajv = new Ajv({ strict: false });
    const valid = ajv.compile(entitiesSchema);
    for (const text of [FULL, person(), 'entities: []\n', readFileSync('samples/.khabar/entities.yaml', 'utf8')]) {
      assert.ok(valid(parse(text)), JSON.stringify(valid.errors));
      assert.deepEqual(problems(text), []);
    }
    for (const text of [
      person('    alises: []\n'),
      'entities:\n  - type: person\n',
      person('    links: {wikidata: 5}\n'),
    ])
      assert.equal(valid(parse(text)), false, text);
    const keys = entitiesSchema.properties.entities.items.properties;
    assert.deepEqual(Object.keys(keys), [...ENTRY_KEYS]);
    assert.deepEqual(Object.keys(keys.links.properties), [...LINK_KEYS]);
  });
});

describe('what the decisions file says of names', () => {
  const TEXT =
    'merges:\n  - [بحر الخزر, بحر قزوين]\nnot_the_same:\n  - [حسن, حسين, محسن]\nnot_entities:\n  - الوزارة\n' +
    '  - {text: باكو, type: organization, file: رياضة/**}\n';

  it('is read beside the rest, and fits its schema', () => {
    const read = readDecisions(TEXT);
    assert.deepEqual(read.problems, []);
    assert.deepEqual(read.merges, [['بحر الخزر', 'بحر قزوين']]);
    assert.deepEqual(read.notEntities, [{ text: 'الوزارة' }, { text: 'باكو', type: 'organization', file: 'رياضة/**' }]);
    assert.equal(knowledgeSource([], read, 'أ.txt').notSame.length, 3);
    assert.equal(knowledgeSource([], read, 'أ.txt').notEntities.length, 1);
    assert.equal(knowledgeSource([], read, 'رياضة/كرة/أ.txt').notEntities.length, 2);
    const valid = new Ajv({ strict: false }).compile(decisionsSchema);
    assert.ok(valid(parse(TEXT)), JSON.stringify(valid.errors));
  });

  it('names the place of what it cannot use, and keeps the rest', () => {
    const { problems, merges, notEntities } = readDecisions(
      'merges:\n  - [وحيد]\n  - [أول, ثان]\nnot_entities:\n  - {type: place}\n  - {text: باكو, type: city}\nnot_the_same: نعم\n',
    );
    assert.deepEqual(problems.map(({ line }) => line + 1).sort(), [2, 5, 6, 7]);
    assert.deepEqual([merges.length, notEntities.length], [1, 0]);
  });

  it('says which merge is contradicted, where it stands', () => {
    const decisions = readDecisions('merges:\n  - [حسن, حسين]\nnot_the_same:\n  - [حسين, حسن]\n');
    const found = mergeProblems(compileKnowledge(knowledgeSource([], decisions, undefined)), decisions);
    assert.deepEqual(
      found.map(({ line }) => line),
      [1],
    );
    assert.match(found[0]!.message, /not merged · .*لم تُدمج/);
    const fine = readDecisions('merges:\n  - [حسن, حسين]\nnot_the_same:\n  - [حسن, محسن]\n');
    assert.deepEqual(mergeProblems(compileKnowledge(knowledgeSource([], fine, undefined)), fine), []);
  });

  it('holds files by a pattern', () => {
    for (const [path, pattern] of [
      ['رياضة/أ.txt', 'رياضة/*.txt'],
      ['رياضة/كرة/أ.txt', 'رياضة/**'],
      ['أ.txt', '**/أ.txt'],
      ['رياضة/أ.txt', '*.txt'],
      ['أ.txt', '?.txt'],
    ] as const)
      assert.equal(fitsPattern(path, pattern), true, `${path} ${pattern}`);
    for (const [path, pattern] of [
      ['رياضة/كرة/أ.txt', 'رياضة/*.txt'],
      ['سياسة/أ.txt', 'رياضة/**'],
      ['أب.txt', '?.txt'],
    ] as const)
      assert.equal(fitsPattern(path, pattern), false, `${path} ${pattern}`);
    assert.equal(fitsPattern('a'.repeat(3000), `${'*a'.repeat(60)}b`), false);
  });
});

describe('editing the team’s files', () => {
  it('a new file explains itself and holds the entry', () => {
    const text = addEntity('', { name: 'نبض الأطلس', type: 'organization', aliases: ['النبض الأطلسي'] })!;
    assert.match(text, /^# ما يعرفه الفريق من أسماء/);
    assert.ok(
      text.endsWith('entities:\n  - name: نبض الأطلس\n    type: organization\n    aliases: [النبض الأطلسي]\n'),
      text,
    );
    assert.deepEqual(problems(text), []);
    assert.equal(text.split('\n')[lineOfEntity(text, 'نبض الأطلس')], '  - name: نبض الأطلس');
  });

  it('keeps comments, order and what was written', () => {
    const text = addEntity(FULL, { name: 'باكو', type: 'place', aliases: [] })!;
    assert.ok(text.startsWith(FULL.slice(0, 40)));
    assert.match(
      text,
      /# منصة إقليمية\n {2}- name: نبض الأطلس\n {4}type: organization\n\n {2}- name: باكو\n {4}type: place\n$/,
    );
    for (const line of FULL.split('\n')) assert.ok(text.includes(line.trim()), line);
  });

  it('adds spellings to the entry that is there, and nothing twice', () => {
    const grown = addEntity(FULL, { name: 'بيراموف', type: 'person', aliases: ['جيهون بيراموف', 'بيراموف'] })!;
    assert.match(grown, /aliases: \[بيراموف, جيحون بايراموف, جيهون بيراموف\]/);
    assert.equal(readEntities(grown).entities.length, 2);
    assert.equal(addEntity(grown, { name: 'بيراموف', type: 'person', aliases: ['جيهون بيراموف'] }), grown);
    const first = addEntity(FULL, { name: 'نبض الأطلس', type: 'organization', aliases: ['النبض'] })!;
    assert.match(first, /type: organization\n {4}aliases: \[النبض\]\n$/);
  });

  it('keeps the line ends of Windows, and leaves a broken file alone', () => {
    const windows = addEntity(FULL.replaceAll('\n', '\r\n'), { name: 'باكو', type: 'place', aliases: [] })!;
    assert.equal(windows.replaceAll('\r\n', '').includes('\n'), false);
    assert.equal(addEntity('entities:\n  - name: [', { name: 'باكو', type: 'place', aliases: [] }), undefined);
  });

  it('adds decisions of names once, with the rest of the file kept', () => {
    const before = '# قرارات\nignore:\n  - rule: boilerplate\n    scope: workspace\n';
    let text = addDecision(before, { kind: 'notSame', names: ['حسن', 'حسين'] }, 'أ.txt')!;
    text = addDecision(text, { kind: 'notSame', names: ['قاسم', 'جاسم'] }, 'أ.txt')!;
    text = addDecision(text, { kind: 'merge', names: ['بحر الخزر', 'بحر قزوين'] }, 'أ.txt')!;
    text = addDecision(text, { kind: 'notEntity', text: 'الوزارة', scope: 'workspace' }, 'أ.txt')!;
    text = addDecision(text, { kind: 'notEntity', text: 'باكو', type: 'place', scope: 'file' }, 'أ.txt')!;
    assert.equal(
      text,
      `${before}not_the_same:\n  - [حسن, حسين]\n  - [قاسم, جاسم]\nmerges:\n  - [بحر الخزر, بحر قزوين]\n` +
        'not_entities:\n  - text: الوزارة\n  - text: باكو\n    type: place\n    file: أ.txt\n',
    );
    assert.equal(addDecision(text, { kind: 'notSame', names: ['حسين', 'حسن'] }, 'ب.txt'), text);
    assert.equal(addDecision(text, { kind: 'notEntity', text: 'الوزارة', scope: 'workspace' }, 'ب.txt'), text);
    assert.equal(addDecision('merges: [', { kind: 'merge', names: ['أ', 'ب'] }, 'أ.txt'), undefined);
  });
});
