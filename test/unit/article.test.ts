import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Analysis, analyse } from '../../server/src/core/article.ts';
import { lexicon } from '../fixtures/lexicon.ts';

/** Everything that an analysis says, as plain values. */
function values(analysis: Analysis): object {
  const { reference, paragraphs, sentences, entities, referents, dates, duplicates, related, boilerplate } = analysis;
  const { findings, events } = analysis;
  return {
    reference,
    paragraphs,
    sentences,
    entities,
    referents,
    dates,
    duplicates,
    related,
    boilerplate,
    findings,
    events,
  };
}

const PARAGRAPHS = [
  'استضافت ألماتي جولة جديدة من المباحثات',
  'بحث وزير الخارجية الأرميني أرارات ميرزويان مع نظيره الأذربيجاني جيهون بيراموف، أمس الخميس، مسودة المعاهدة في ألماتي.',
  'بحث وزير الخارجية الأرميني أرارات ميرزويان مع نظيره الأذربيجاني جيهون بيراموف، أمس الجمعة، مسودة المعاهدة في ألماتي.',
  'وقال ميرزويان إن بلاده تنتظر ردا مكتوبا قبل 15 حزيران/يونيو المقبل، وإن اللجنة ستعقد اجتماعا آخر في يريفان.',
  'وأكد بيراموف أن باكو قدمت مقترحاتها في 7 ديسمبر 2023 ولم تغيرها منذ ذلك الحين.',
  'وكان حينها في العاصمة، ثم عاد إليها في آذار الماضي.',
  'ورحب بايراموف بالمقترح، وقال «إن بايراموف لن يرد».',
  'حضر رئيس الإقليم نيجيرفان بارزاني اللقاء مع الوفد.',
  'وغاب عنه مسرور بارزاني رئيس الحكومة.',
  'ثم تكلم بارزاني، وشكر لبارزاني حضوره.',
  'تاريخ النشر: 11 مايو 2024',
  'المصدر\u00a0: وكالات',
  'اترك تعليقاً',
  'إقرأ أيضاً:',
  'وصل الوفد إلى الفندق مساء السبت. غادر الوفد الفندق صباح الأحد بعد لقاء قصير مع الصحافة. وصل الوفد إلى الفندق مساء السبت.',
  '',
  '\u00a0',
];

const edit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  remove: fc.nat({ max: 40 }),
  insert: fc.oneof(
    fc.constantFrom(...PARAGRAPHS, '\n', '\r\n', '\n\n', ' ', 'ميرزويان', '2022', '.', '---\n', '\ud83d'),
    fc.string({ unit: 'binary', maxLength: 4 }),
  ),
});

describe('an analysis', () => {
  it('that takes over unchanged paragraphs says what a fresh one says, after any edits', () => {
    const article = fc.array(fc.constantFrom(...PARAGRAPHS), { maxLength: 12 });
    fc.assert(
      fc.property(article, fc.array(edit, { minLength: 1, maxLength: 6 }), (paragraphs, edits) => {
        let text = paragraphs.join('\n');
        const options = { fileName: 'مقال-2024-05-11.txt' };
        let analysis = analyse(text, options, lexicon());
        for (const { at, remove, insert } of edits) {
          const start = Math.floor(at * text.length);
          text = text.slice(0, start) + insert + text.slice(start + remove);
          analysis = analyse(text, options, lexicon(), analysis);
          assert.deepEqual(values(analysis), values(analyse(text, options, lexicon())));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('knows what حينها points back to in the paragraph before, and not further', () => {
    const value = (text: string) => analyse(text, {}, lexicon()).dates.at(-1)?.value;
    assert.equal(value('وقعت الاتفاقية في مارس 2024.\nوقال الوزير حينها إنها تاريخية.'), '2024-03');
    assert.equal(value('وقعت الاتفاقية في مارس 2024.\nثم مضى الوفد.\nوقال الوزير حينها إنها تاريخية.'), null);
    assert.equal(value('وقعت الاتفاقية في مارس 2024. ثم مضى الوفد.\nوقال الوزير حينها إنها تاريخية.'), null);
  });

  it('of any text at all has spans inside the text, and texts that are their slices', () => {
    const anything = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc
        .array(fc.oneof(fc.constantFrom(...PARAGRAPHS), fc.string({ unit: 'binary', maxLength: 20 })), {
          maxLength: 20,
        })
        .map((parts) => parts.join(' ')),
    );
    fc.assert(
      fc.property(anything, (text) => {
        const analysis = analyse(text, {}, lexicon());
        const spans = [
          ...analysis.paragraphs,
          ...analysis.sentences,
          ...analysis.entities,
          ...analysis.dates,
          ...analysis.boilerplate,
          ...analysis.findings,
          ...analysis.events,
          ...analysis.events.flatMap(({ act, participants, place, figures }) => [
            act,
            ...participants,
            ...(place ? [place] : []),
            ...figures,
          ]),
          ...analysis.duplicates.flatMap(({ members }) => members),
        ];
        for (const { start, end } of spans) assert.ok(start >= 0 && start < end && end <= text.length);
        for (const item of [...analysis.entities, ...analysis.dates]) {
          assert.equal(item.text, text.slice(item.start, item.end));
        }
      }),
      { numRuns: 150 },
    );
  });

  it('leaves the front matter out of paragraphs and takes the date from it', () => {
    const matter = '---\ndate: 2024-05-11\ntitle: قمة\n---\n';
    const analysis = analyse(`${matter}وصل الوفد إلى باكو.`, {}, lexicon());
    assert.deepEqual(
      analysis.paragraphs.map(({ start }) => start),
      [matter.length],
    );
    assert.deepEqual([analysis.reference.date, analysis.reference.from], ['2024-05-11', 'front-matter']);
  });

  it('does not read a rule of dashes as front matter', () => {
    const analysis = analyse('--- عاجل ---\nوصل الوفد إلى باكو.', {}, lexicon());
    assert.equal(analysis.paragraphs.length, 2);
  });

  it('does not lose the article to broken front matter', () => {
    const analysis = analyse('---\ndate: [\n---\nوصل الوفد إلى باكو.', {}, lexicon());
    assert.ok(analysis.frontMatter?.error);
    assert.equal(analysis.paragraphs.length, 1);
  });
});
