import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Card, escapeLink, escapeMarkdown, excerpt, linkTo, render } from '../../../server/src/features/card.ts';

describe('a hover card', () => {
  const card: Card = [
    {
      direction: 'rtl',
      lines: [
        [{ text: 'نيكول باشينيان', strong: true, isolate: true }, { text: ' · شخصية' }],
        [{ text: 'وقال إن المحادثات مفيدة.', link: 'file:///أخبار/خبر [1].txt#L3,5' }],
      ],
    },
    { direction: 'rtl', lines: [] },
  ];

  it('is a block of right-to-left lines for a client that shows tags', () => {
    const { kind, value } = render(card, 'html');
    assert.equal(kind, 'markdown');
    const [open, ...lines] = value.split('\n').filter((line) => line !== '');
    assert.equal(open, '<div align="right">');
    assert.equal(lines.pop(), '</div>');
    assert.equal(lines.length, 2);
    for (const line of lines) assert.match(line, /^\u2067.*\u2069(<br>)?$/);
  });

  it('is plain text without marks for a terminal', () => {
    assert.deepEqual(render(card, 'plaintext'), {
      kind: 'plaintext',
      value: 'نيكول باشينيان · شخصية\nوقال إن المحادثات مفيدة.',
    });
  });

  it('shows article text as it is: no markup, no automatic links, no icons', () => {
    const hostile = '# [x](y) <b>ع</b> *ق* `c` $(bug) www.x.org a@b.c &amp; ![i](j) | ~ \\';
    const escaped = escapeMarkdown(hostile);
    assert.doesNotMatch(escaped, /<|>/);
    // What Markdown shows again: escapes and entities undone.
    const shown = escaped
      .replace(/\\([!-/:-@[-`{-~])/g, '$1')
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replace(/&quot;/g, '"')
      .replace(/&amp;/g, '&');
    assert.equal(shown, hostile);
    for (const mark of ['[', ']', '(', ')', '*', '`', '#', '$', '!', '|', '~', ':', '@', '.']) {
      assert.doesNotMatch(escaped, new RegExp(`(^|[^\\\\])\\${mark}`), mark);
    }
  });

  it('does not let the direction marks of an article reach beyond it', () => {
    const { value } = render([{ direction: 'rtl', lines: [[{ text: 'نص\u2069\u202Eمقلوب\nسطر' }]] }], 'markdown');
    assert.equal(value, '\u2067نصمقلوب سطر\u2069');
  });
});

describe('the links of a card', () => {
  it('hold spaces, brackets and Arabic letters in percent form, and open at a line and column', () => {
    const link = escapeLink(linkTo('file:///أخبار (1)/خبر [أ].txt', 11, 2)!);
    assert.doesNotMatch(link, /[\s()[\]\u0600-\u06ff]/);
    assert.equal(decodeURI(link.replace(/%28/g, '(').replace(/%29/g, ')')), 'file:///أخبار (1)/خبر [أ].txt#L12,3');
  });

  it('keep what the client has encoded already', () => {
    assert.equal(escapeLink(linkTo('file:///c%3A/a%20b.txt', 0, 0)!), 'file:///c%3A/a%20b.txt#L1,1');
  });

  it('are left out where nothing can be opened', () => {
    assert.equal(linkTo('untitled:Untitled-1', 0, 0), undefined);
  });

  it('end a Markdown link never too early', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (path) => {
        assert.doesNotMatch(escapeLink(`file:///${path}`), /[\s()<>[\]\\\u0080-\uffff]/);
      }),
    );
  });
});

describe('an excerpt', () => {
  const sentence =
    'وقالت وزارة الخارجية إن الوفد سيبحث مسودة المعاهدة وترسيم الحدود وفتح طرق النقل بين البلدين في برلين غدا.';

  it('is the sentence itself when that is short', () => {
    assert.equal(excerpt('خبر قصير.'), 'خبر قصير.');
  });

  it('holds what it is shown for, cut between words', () => {
    const start = sentence.indexOf('برلين');
    const cut = excerpt(sentence, start, start + 5, 40);
    assert.match(cut, /^… .*برلين/);
    for (const word of cut.replace(/…/g, '').trim().split(' ')) assert.ok(sentence.split(' ').includes(word), word);
  });

  it('always holds it, of any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), fc.nat(), fc.nat(60), (text, a, length) => {
        const start = text.length === 0 ? 0 : a % text.length;
        const end = Math.min(text.length, start + length);
        assert.ok(excerpt(text, start, end, 80).includes(text.slice(start, end).trim()));
      }),
    );
  });
});
