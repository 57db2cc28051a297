import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Finding } from '../../../server/src/core/types.ts';
import { type IgnoreDecision, readDecisions, withoutIgnored } from '../../../server/src/workspace/decisions.ts';
import { addIgnore, setDate } from '../../../server/src/workspace/decisions-edit.ts';

const found = (start: number, end: number, code: Finding['code'] = 'boilerplate'): Finding => ({
  start,
  end,
  code,
  severity: 'hint',
  related: [],
  data: {},
});

describe('the decisions file', () => {
  it('is read into decisions and publication dates', () => {
    const read = readDecisions(
      'ignore:\n  - rule: boilerplate\n    scope: file\n    file: أخبار/أ.txt\n  - rule: contained\n' +
        '  - rule: punctuation\n    scope: here\n    file: ب.txt\n    anchor: {exact: "،", prefix: قال, suffix: إن}\n' +
        'publicationDate:\n  أ.txt: 2024-05-10\n',
    );
    assert.deepEqual(read.problems, []);
    assert.deepEqual(read.ignore, [
      { rule: 'boilerplate', scope: 'file', file: 'أخبار/أ.txt' },
      { rule: 'contained', scope: 'workspace' },
      { rule: 'punctuation', scope: 'here', file: 'ب.txt', anchor: { exact: '،', prefix: 'قال', suffix: 'إن' } },
    ]);
    assert.equal(read.publicationDate.get('أ.txt'), '2024-05-10');
  });

  it('may be empty, or hold comments alone', () => {
    for (const text of ['', '# لا شيء بعد\n', 'ignore:\n', '---\n']) {
      assert.deepEqual(readDecisions(text).problems, [], text);
      assert.equal(readDecisions(text).broken, false, text);
    }
  });

  it('names the place of what it cannot use, and keeps the rest', () => {
    const { problems, ignore, broken } = readDecisions(
      'ignore:\n  - rule: boilerplate\n  - rule: contained\n    scope: everywhere\npublicationDate:\n  a.txt: 2024-02-30\n',
    );
    assert.equal(broken, false);
    assert.deepEqual(ignore, [{ rule: 'boilerplate', scope: 'workspace' }]);
    assert.deepEqual(
      problems.map(({ line, character, length }) => [line, character, length]),
      [
        [3, 11, 10],
        [5, 9, 10],
      ],
    );
  });

  it('is broken when it is no YAML, or no mapping', () => {
    assert.equal(readDecisions('ignore: [').broken, true);
    assert.equal(readDecisions('- boilerplate\n').broken, true);
  });

  it('can be any text without an exception', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        readDecisions(text);
        readDecisions(`ignore:\n  - ${text}`);
      }),
    );
  });
});

describe('writing a decision', () => {
  const file: IgnoreDecision = { rule: 'contained', scope: 'file', file: 'أ.txt' };

  it('begins a file that explains itself', () => {
    const text = addIgnore('', file)!;
    assert.match(text, /^# قرارات الفريق/);
    assert.deepEqual(readDecisions(text).ignore, [file]);
  });

  it('keeps comments, order, unknown keys and long lines', () => {
    const long = `"${'كلمة '.repeat(60).trim()}"`;
    const before = `# رأس\nother: 1 # يبقى\nignore:\n  # أول\n  - rule: boilerplate\n    note: ${long}\n`;
    const after = addIgnore(before, file)!;
    assert.ok(after.startsWith(before), after);
    assert.deepEqual(readDecisions(after).ignore.at(-1), file);
  });

  it('keeps a comment that is all there was', () => {
    const after = addIgnore('# قرارات مكتب بيروت\n', file)!;
    assert.match(after, /^# قرارات مكتب بيروت\n/);
  });

  it('keeps the line ends of Windows', () => {
    const after = addIgnore('ignore:\r\n  - rule: boilerplate\r\n', file)!;
    assert.doesNotMatch(after, /[^\r]\n/);
  });

  it('writes nothing twice, and nothing into a broken file', () => {
    const once = addIgnore('', file)!;
    assert.equal(addIgnore(once, file), once);
    assert.equal(addIgnore('ignore: [', file), undefined);
    assert.equal(setDate('ignore: [', 'أ.txt', '2024-05-10'), undefined);
  });

  it('holds any text in an anchor', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), fc.string({ unit: 'grapheme' }), (exact, prefix) => {
        const here: IgnoreDecision = {
          rule: 'contained',
          scope: 'here',
          file: 'أ.txt',
          anchor: { exact, prefix, suffix: '' },
        };
        assert.deepEqual(readDecisions(addIgnore('# رأس\n', here)!).ignore, [here]);
      }),
    );
  });

  it('sets, changes and takes back a publication date', () => {
    const set = setDate('# رأس\nignore: []\n', 'أ.txt', '2024-05-10')!;
    assert.match(set, /^# رأس\nignore: \[\]\npublicationDate:\n {2}أ\.txt: "?2024-05-10"?\n$/);
    assert.equal(readDecisions(set).publicationDate.get('أ.txt'), '2024-05-10');
    const changed = setDate(set, 'أ.txt', '2024-05-11')!;
    assert.equal(readDecisions(changed).publicationDate.get('أ.txt'), '2024-05-11');
    assert.equal(readDecisions(setDate(changed, 'أ.txt', null)!).publicationDate.size, 0);
    assert.equal(setDate('', 'أ.txt', null), '');
  });
});

describe('what decisions silence', () => {
  const text = 'شارك الخبر\n\nخبر قصير من سطر واحد\n\nشارك الخبر\n';
  const findings = [found(0, 10), found(12, 32, 'contained'), found(34, 44)];

  it('a rule in the workspace, or in the file that is named', () => {
    const workspace = { ignore: [{ rule: 'boilerplate', scope: 'workspace' as const }] };
    assert.deepEqual(withoutIgnored(text, findings, workspace, 'أ.txt'), [findings[1]]);
    const file = { ignore: [{ rule: 'boilerplate', scope: 'file' as const, file: 'أ.txt' }] };
    assert.deepEqual(withoutIgnored(text, findings, file, 'أ.txt'), [findings[1]]);
  });

  it('nothing in another file', () => {
    const file = { ignore: [{ rule: 'boilerplate', scope: 'file' as const, file: 'ب.txt' }] };
    assert.deepEqual(withoutIgnored(text, findings, file, 'أ.txt'), findings);
  });

  it('one place of several with the same words, and no other rule there', () => {
    const anchor = { exact: 'شارك الخبر', prefix: 'خبر قصير من سطر واحد\n\n', suffix: '\n' };
    const here = { ignore: [{ rule: 'boilerplate', scope: 'here' as const, file: 'أ.txt', anchor }] };
    assert.deepEqual(withoutIgnored(text, findings, here, 'أ.txt'), [findings[0], findings[1]]);
    const other = [found(34, 44, 'punctuation')];
    assert.deepEqual(withoutIgnored(text, other, here, 'أ.txt'), other);
  });
});
