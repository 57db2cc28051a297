import assert from 'node:assert/strict';
import fc from 'fast-check';
import { withoutRubbish } from '../../../server/src/core/pasted/rubbish.ts';

describe('the rubbish of a pasted text', () => {
  const cases: [string, string, string][] = [
    ['zero-width spaces and soft hyphens', 'وصل\u200b الوزير\u00ad.', 'وصل الوزير.'],
    ['marks of direction in a line of Arabic alone', '\u200fوصل الوزير\u200e أمس.\u202c', 'وصل الوزير أمس.'],
    ['a mark between two words of a line with a number', 'وصل\u200f الوزير في 5 مايو.', 'وصل الوزير في 5 مايو.'],
    ['doubled spaces, and those at the ends of a line', '  وصل   الوزير  \nثم غادر. ', 'وصل الوزير\nثم غادر.'],
    ['blank lines beyond one', 'أول\n\n\n \nثان\n', 'أول\n\nثان\n'],
    ['blank lines at the start', '\n\nأول\n', 'أول\n'],
    ['line ends of Windows', 'أول\r\n\r\n\r\nثان\r\n', 'أول\r\n\r\nثان\r\n'],
    [
      'words glued after ة',
      'أعلنت الحكومةفي بيان أن القمةالمرتقبة ستعقد.',
      'أعلنت الحكومة في بيان أن القمة المرتقبة ستعقد.',
    ],
    [
      'sentences that are glued',
      'وصل الوفد أمس.وقال رئيسه إنه متفائل،وغادر.',
      'وصل الوفد أمس. وقال رئيسه إنه متفائل، وغادر.',
    ],
  ];
  for (const [what, text, expected] of cases) it(what, () => assert.equal(withoutRubbish(text), expected));

  const kept: [string, string][] = [
    ['the non-joiner inside a Persian word', 'قال كاتب «می\u200cخواهم» في مقاله.'],
    ['a mark beside a number', 'الهاتف \u200e+966 11 234 5678\u200e للاستفسار.'],
    ['pairs around Latin letters', 'كتب على \u2068@khabar\u2069 أمس.'],
    ['abbreviations and addresses', 'نقلت أ.ف.ب. عن موقع.كوم خبرا.'],
    ['an unknown word after ة', 'كتب الوةلايات سهوا، ومائةدرهم.'],
    ['a text that is clean', 'عنوان\n\nوصل الوزير، ثم غادر.\n\nوانتهى اللقاء.\n'],
  ];
  for (const [what, text] of kept) it(`keeps ${what}`, () => assert.equal(withoutRubbish(text), text));

  it('a text cleaned once is clean, and has the letters that it had', () => {
    const piece = fc.constantFrom(
      'وصل',
      'الحكومة',
      'في',
      '،',
      '.',
      ' ',
      '  ',
      '\n',
      '\r\n',
      '\n\n',
      '\u200f',
      '\u200c',
      '\u202b',
      '5',
      'ok',
      '\u00a0',
      'ة',
    );
    const text = fc.oneof(
      fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join('')),
      fc.string({ unit: 'binary' }),
    );
    const visible = (source: string) =>
      source.replace(/[\s\u200b-\u200f\u202a-\u202e\u2060-\u2069\u061c\u00ad\ufeff]/g, '');
    fc.assert(
      fc.property(text, (source) => {
        const once = withoutRubbish(source);
        assert.equal(withoutRubbish(once), once);
        assert.equal(visible(once), visible(source));
      }),
      { numRuns: 1000 },
    );
  });
});
