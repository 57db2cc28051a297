import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  BLANK,
  kindOf,
  type LineChange,
  LineKinds,
  LTR,
  NEUTRAL,
  RTL,
  RTL_AFTER_NUMBER,
} from '../../../client/src/lines.ts';

const kindsOf = (text: string) => {
  const lines = text.split('\n');
  return new LineKinds(lines.length, (index) => lines[index] ?? '');
};

describe('the direction of a line', () => {
  it('is right-to-left with one Arabic letter, wherever it stands', () => {
    assert.equal(kindOf('وصل الوفد إلى العاصمة.'), RTL);
    assert.equal(kindOf('COP29: قمة المناخ'), RTL);
    assert.equal(kindOf('title: مسودة'), RTL);
  });
  it('is left-to-right where all letters are Latin', () => {
    assert.equal(kindOf('date: 2024-05-13'), LTR);
    assert.equal(kindOf('(Reuters)'), LTR);
  });
  it('is the article’s where there is no letter', () => {
    assert.equal(kindOf('---'), NEUTRAL);
    assert.equal(kindOf('٢٠٢٤'), NEUTRAL);
    assert.equal(kindOf('12:30'), NEUTRAL);
  });
  it('is the article’s on a blank line, whatever it is blank with', () => {
    for (const line of ['', '  \t', '\u00A0', '\u200F', '\uFEFF']) assert.equal(kindOf(line), BLANK);
  });
  it('tells a line that begins with a number from one that has it later', () => {
    assert.equal(kindOf('9-10 نوفمبر'), RTL_AFTER_NUMBER);
    assert.equal(kindOf('«٢٠٢٤» عام الانتخابات'), RTL_AFTER_NUMBER);
    assert.equal(kindOf('ليل 9-10 نوفمبر'), RTL);
  });
});

describe('runs of lines', () => {
  it('hold Arabic and blank lines together and leave Latin lines out', () => {
    const kinds = kindsOf('---\ndate: 2024-05-13\n---\nعنوان\n\nفقرة\nBy our staff\n\nفقرة');
    assert.deepEqual(kinds.runs(), [
      [0, 0],
      [2, 5],
      [7, 8],
    ]);
  });
  it('are one for an article without Latin lines, however long', () => {
    assert.deepEqual(kindsOf(`فقرة\n\n`.repeat(500)).runs(), [[0, 1000]]);
  });
  it('do not change when words are typed inside a line', () => {
    const lines = ['عنوان', '', 'فقرة أولى'];
    const kinds = new LineKinds(3, (index) => lines[index]!);
    lines[2] = 'فقرة ثانية أولى';
    assert.equal(
      kinds.update([{ start: 2, end: 2, text: 'ثانية ' }], (index) => lines[index]!),
      'nothing',
    );
  });
  it('grow by themselves when a line of theirs is broken in two', () => {
    const lines = ['عنوان', 'فقرة'];
    const kinds = new LineKinds(1, () => 'عنوانفقرة');
    assert.equal(
      kinds.update([{ start: 0, end: 0, text: '\r\n' }], (index) => lines[index]!),
      'marks',
    );
    assert.deepEqual(kinds.runs(), [[0, 1]]);
  });
  it('change when a Latin line comes between them, and when it goes', () => {
    const lines = ['عنوان', 'By our staff', 'فقرة'];
    const kinds = new LineKinds(2, (index) => lines[2 * index]!);
    assert.equal(
      kinds.update([{ start: 0, end: 0, text: '\nBy our staff' }], (index) => lines[index]!),
      'runs',
    );
    lines.splice(1, 1);
    assert.equal(
      kinds.update([{ start: 0, end: 1, text: '' }], (index) => lines[index]!),
      'runs',
    );
    assert.deepEqual(kinds.runs(), [[0, 1]]);
  });

  it('are after any edits what they are for the text read anew', () => {
    const line = fc.constantFrom('', ' ', 'خبر', 'news', '2024', '9-10 خبر', '---');
    const text = fc.array(line, { minLength: 1, maxLength: 12 }).map((lines) => lines.join('\n'));
    const edit = fc.record({ from: fc.nat(200), length: fc.nat(12), text });
    fc.assert(
      fc.property(text, fc.array(fc.array(edit, { minLength: 1, maxLength: 3 }), { maxLength: 6 }), (start, events) => {
        let now = start;
        const kinds = kindsOf(now);
        for (const event of events) {
          const before = now;
          const changes: LineChange[] = [];
          let limit = before.length + 1; // edits of one event stand one before the other, from the end to the start
          for (const { from, length, text: inserted } of [...event].sort((a, b) => b.from - a.from)) {
            const at = from % (before.length + 1);
            const end = Math.min(at + length, before.length);
            if (end >= limit) continue;
            limit = at;
            changes.push({ start: lineAt(before, at), end: lineAt(before, end), text: inserted });
            now = now.slice(0, at) + inserted + now.slice(end);
          }
          const lines = now.split('\n');
          kinds.update(changes, (index) => lines[index] ?? '');
        }
        const fresh = kindsOf(now);
        assert.deepEqual(kinds.runs(), fresh.runs());
        assert.deepEqual(kinds.toMark(), fresh.toMark());
        assert.equal(kinds.lineCount, fresh.lineCount);
      }),
    );
  });
});

const lineAt = (text: string, offset: number) => text.slice(0, offset).split('\n').length - 1;
