import assert from 'node:assert/strict';
import fc from 'fast-check';
import { LineIndex } from '../../../server/src/core/text/lines.ts';
import { fold, foldForDuplicates, normalise } from '../../../server/src/core/text/normalise.ts';
import { splitParagraphs } from '../../../server/src/core/text/paragraphs.ts';
import { splitSentences } from '../../../server/src/core/text/sentences.ts';
import { keyOffset, proclitics, tokenise } from '../../../server/src/core/text/tokens.ts';

/** Text as dirty as a newsroom's: harakat, tatweel, ligatures, no-break spaces, bidi marks, lone surrogates. */
const dirtyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({
    unit: fc.constantFrom(
      ...'أإآٱابتةهىيوؤئلمن',
      ...'ًٌٍَُِّْٰٕٓٔ',
      'ـ',
      'ﻻ',
      'ﷲ',
      'ﷺ',
      ' ',
      '\u00a0',
      '\u200f',
      '\u2067',
      '\u200c',
      '\ud800',
      '\udc00',
      '٣',
      '۵',
      '7',
      '.',
      '؟',
      '”',
      'é',
      'E',
      '\n',
      '\r\n',
      '😀',
    ),
    maxLength: 60,
  }),
);

describe('folding', () => {
  for (const [word, key] of [
    ['أرمينيا', 'ارمينيا'],
    ['إلهامٌ', 'الهام'],
    ['مُوسْكُو', 'موسكو'],
    ['بـــاكو', 'باكو'],
    ['القاهرة', 'القاهره'],
    ['مصطفى', 'مصطفي'],
    ['ﻻ', 'لا'],
    ['مسؤول', 'مسؤول'],
    ['مسو\u0654ول', 'مسؤول'],
    ['ا\u0653', 'ا'],
    ['٢٠٢٤', '2024'],
    ['۱۴', '14'],
    ['COP', 'cop'],
    ['\u200fباكو\u200e', 'باكو'],
  ] as const) {
    it(`${JSON.stringify(word)} is looked up as ${key}`, () => assert.equal(fold(word), key));
  }

  it('the duplicates rule also takes the hamza off its seat', () => {
    assert.equal(foldForDuplicates('مسؤول'), 'مسوول');
    assert.equal(foldForDuplicates('بيئة'), 'بييه');
  });

  it('folding twice changes nothing more', () => {
    fc.assert(fc.property(dirtyText, (text) => assert.equal(fold(fold(text)), fold(text))));
  });
});

describe('the offset map of a normalised text', () => {
  it('leads from each folded letter back to the letter that was written', () => {
    const written = 'زارَ إِلْهَامُ علييف يريفـــان';
    const folded = normalise(written);
    assert.equal(folded.text, 'زار الهام علييف يريفان');
    assert.equal(written.slice(folded.toOriginal(4), folded.toOriginal(9)), 'إِلْهَامُ');
    assert.equal(folded.fromOriginal(written.indexOf('علييف')), folded.text.indexOf('علييف'));
  });

  it('is monotonic, stays inside the text and round-trips on any text', () => {
    fc.assert(
      fc.property(dirtyText, (text) => {
        const folded = normalise(text);
        let before = 0;
        for (let i = 0; i <= folded.text.length; i++) {
          const original = folded.toOriginal(i);
          assert.ok(original >= before && original <= text.length);
          assert.ok(folded.fromOriginal(original) <= i);
          assert.equal(folded.toOriginal(folded.fromOriginal(original)), original);
          before = original;
        }
      }),
    );
  });
});

describe('tokens', () => {
  const texts = (source: string) => tokenise(source).map((token) => token.text);

  it('keeps words, numbers and marks apart', () => {
    assert.deepEqual(texts('قمة COP29 بصيغة "3+3"، في ١٢/٥'), [
      'قمة',
      'COP',
      '29',
      'بصيغة',
      '"',
      '3',
      '+',
      '3',
      '"',
      '،',
      'في',
      '١٢',
      '/',
      '٥',
    ]);
  });

  it('a lone tatweel is a dash, not a letter', () => {
    assert.deepEqual(texts('الأذربيجانية ـ الأرمينية'), ['الأذربيجانية', 'ـ', 'الأرمينية']);
  });

  it('leaves invisible marks out of a word', () => {
    const [token] = tokenise('\u2067باكو\u2069');
    assert.deepEqual([token?.start, token?.end, token?.key], [1, 5, 'باكو']);
  });

  it('every token is its own slice, in order, and nothing visible is lost', () => {
    fc.assert(
      fc.property(dirtyText, (text) => {
        let at = 0;
        for (const token of tokenise(text)) {
          assert.ok(token.start >= at && token.end > token.start);
          assert.equal(token.text, text.slice(token.start, token.end));
          assert.doesNotMatch(text.slice(at, token.start), /[\p{L}\p{N}\p{P}\p{S}]/u);
          at = token.end;
        }
      }),
    );
  });

  it('the offset of a key position skips the harakat', () => {
    const [token] = tokenise('وَلِبَاكُو');
    const peeled = proclitics(token!.key).find((peeling) => peeling.rest === 'باكو');
    assert.equal('وَلِبَاكُو'.slice(keyOffset(token!, peeled!.length)), 'بَاكُو');
  });
});

describe('clitics', () => {
  const rests = (key: string) => proclitics(key).map((peeling) => peeling.rest);

  it('are peeled in every order that Arabic allows', () => {
    assert.deepEqual(rests('وبباكو'), ['وبباكو', 'بباكو', 'باكو']);
    assert.ok(rests('وللرييس').includes('الرييس'));
  });

  it('لل gives the article back, and the name starts at the second ل', () => {
    const peeling = proclitics('للجيش').find(({ rest }) => rest === 'الجيش');
    assert.deepEqual(peeling, { length: 1, clitics: 'لل', rest: 'الجيش' });
    assert.ok(rests('للجنه').includes('لجنه'));
  });

  it('leave a word of two letters alone', () => {
    assert.deepEqual(rests('وا'), ['وا']);
  });
});

describe('paragraphs', () => {
  const texts = (text: string) => splitParagraphs(text).map(({ start, end }) => text.slice(start, end));

  it('are the lines that show something, trimmed of no-break spaces too', () => {
    assert.deepEqual(texts('\u00a0عنوان \r\n\u00a0\r\n\r\n\u00a0\u00a0الفقرة الأولى\rالثانية\n\u200f\n'), [
      'عنوان',
      'الفقرة الأولى',
      'الثانية',
    ]);
  });
});

describe('sentences', () => {
  const texts = (text: string) => splitSentences(text).map(({ start, end }) => text.slice(start, end));

  for (const [what, text, expected] of [
    ['end at a full stop', 'وصل الوفد. بدأت المباحثات.', ['وصل الوفد.', 'بدأت المباحثات.']],
    ['keep the quotes that close them', 'قال: «انتهينا.» ثم غادر.', ['قال: «انتهينا.»', 'ثم غادر.']],
    ['do not end after د.', 'التقى د. أحمد نظيره.', ['التقى د. أحمد نظيره.']],
    ['do not end inside أ.ف.ب', 'نقلت أ.ف.ب. عن مصدر.', ['نقلت أ.ف.ب. عن مصدر.']],
    ['do end after a year and م', 'وقع عام 2018 م. ثم عاد.', ['وقع عام 2018 م.', 'ثم عاد.']],
    ['do not end inside a number', 'بلغ 3.5 مليون دولار.', ['بلغ 3.5 مليون دولار.']],
    ['do not end at the two dots of a headline', 'بعد القمة.. موسكو ترحب', ['بعد القمة.. موسكو ترحب']],
    ['do end at two dots in running text', 'غادر الوفد.. وبقي السفير.', ['غادر الوفد..', 'وبقي السفير.']],
    ['take a lone mark with them', 'سيطرت على المدينة. .', ['سيطرت على المدينة. .']],
  ] as const) {
    it(what, () => assert.deepEqual(texts(text), expected));
  }

  it('cover everything visible of any paragraph, in order', () => {
    fc.assert(
      fc.property(dirtyText, (text) => {
        let at = 0;
        for (const { start, end } of splitSentences(text)) {
          assert.ok(start >= at && end > start);
          assert.equal(text.slice(at, start).trim(), '');
          at = end;
        }
        assert.equal(text.slice(at).trim(), '');
      }),
    );
  });
});

describe('the line index', () => {
  it('agrees with itself on any text and any line break', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('أ', 'ب', '\n', '\r', '\r\n') }), (text) => {
        const index = new LineIndex(text);
        assert.equal(index.lineCount, text.split(/\r\n|\r|\n/).length);
        for (let line = 0; line < index.lineCount; line++) {
          assert.deepEqual(index.positionAt(index.lineStart(line)), { line, character: 0 });
          const end = index.lineEnd(line);
          assert.equal(index.offsetAt(index.positionAt(end)), end);
        }
      }),
    );
  });
});
