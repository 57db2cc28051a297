import assert from 'node:assert/strict';
import fc from 'fast-check';
import { codeActions } from '../../../server/src/features/code-actions.ts';
import { CLEAN_PASTED, FIX_ALL } from '../../../server/src/protocol.ts';
import { ABLE, actionsAtCaret, apply, EVERYWHERE } from './actions.ts';
import { viewOf } from './view.ts';

const EARLIER =
  'وأسفر الهجوم الذي وقع فجر أمس على السوق القديم في وسط البلدة عن مقتل 12 شخصا بينهم طفلان من أسرة واحدة.';
const LATER = EARLIER.replace('12 شخصا', '15 شخصا');
const OTHER = 'وقالت الشرطة إنها فتحت تحقيقا في ملابسات الحادث واستمعت إلى أقوال عدد من الشهود في المكان.';
const HEAD = 'هجوم على سوق شعبي';

const titles = (marked: string, language: 'ar' | 'en' = 'en'): string[] =>
  actionsAtCaret(marked, ['quickfix'], { language }).actions.map(({ title }) => title);

describe('copies that differ', () => {
  const marked = `${HEAD}\n\n${EARLIER}\n\n${OTHER}\n\n|${LATER}\n`;

  it('the user compares first, then keeps one or both; nothing is preferred', () => {
    const { actions } = actionsAtCaret(marked, ['quickfix'], { language: 'en' });
    assert.deepEqual(
      actions.slice(0, 4).map(({ title }) => title),
      [
        'Compare with the other copy (line 3)',
        'Go to the other copy (line 3)',
        'Keep the newer (this copy), remove the earlier',
        'Keep both and say no more of them',
      ],
    );
    assert.ok(actions.every(({ isPreferred }) => !isPreferred));
  });

  it('the message names the figure with what it counts', () => {
    const { view } = { view: viewOf(marked.replace('|', '')) };
    const [found] = view.findings;
    assert.equal(found!.code, 'near-duplicate');
    assert.deepEqual([found!.data.counted, found!.data.otherCounted], [['15 شخصا'], ['12 شخصا']]);
  });

  it('keeping the newer takes the earlier one out and nothing else', () => {
    const { text, actions } = actionsAtCaret(marked, ['quickfix'], { language: 'en' });
    const keep = actions.find(({ title }) => title.startsWith('Keep the newer'))!;
    assert.equal(apply(text, keep), `${HEAD}\n\n${OTHER}\n\n${LATER}\n`);
  });

  it('a longer earlier copy can be kept', () => {
    const longer = EARLIER.replace('واحدة.', 'واحدة، بحسب مصدر طبي.');
    const { text, actions } = actionsAtCaret(`${HEAD}\n\n${longer}\n\n${OTHER}\n\n|${EARLIER}\n`, ['quickfix'], {
      language: 'en',
    });
    const keep = actions.find(({ title }) => title.startsWith('Keep the longer'));
    assert.equal(apply(text, keep!), `${HEAD}\n\n${longer}\n\n${OTHER}\n`);
  });

  it('an updated toll is in no fix-all and in no cleaning', () => {
    const text = marked.replace('|', '');
    for (const kind of [FIX_ALL, CLEAN_PASTED]) {
      assert.deepEqual(codeActions(viewOf(text), EVERYWHERE, [kind], ABLE), []);
    }
  });

  it('a contained passage with a figure of its own is not said to stand whole elsewhere', () => {
    const tail =
      ' وأضافت أن فرق الإسعاف نقلت الجرحى إلى ثلاثة مستشفيات قريبة وأن حال بعضهم حرجة جدا بحسب الأطباء هناك كلهم.';
    const found = viewOf(`${HEAD}\n\n${EARLIER}${tail.repeat(1)}${OTHER}\n\n${OTHER}\n\n${LATER}\n`).findings;
    const contained = found.filter(({ code }) => code === 'contained');
    assert.ok(contained.every(({ data }) => (data.figures as string[]).length === 0 || data.removable === false));
    assert.ok(
      !titles(`${HEAD}\n\n${EARLIER}${tail}\n\n${OTHER}\n\n|${LATER}\n`).some((title) => /stands whole/.test(title)),
    );
  });

  it('the same words with other figures are no copy that goes: 1.5 is not 1-5', () => {
    const a = 'انتهت المباراة التي أقيمت مساء أمس على ملعب المدينة بنتيجة 1-5 لأصحاب الأرض.';
    const text = `${HEAD}\n\n${a}\n\n${OTHER}\n\n${a.replace('1-5', '1.5')}\n`;
    const [found] = viewOf(text).findings;
    assert.equal(found!.data.removable, false);
    assert.equal(found!.severity, 'information');
    assert.deepEqual(codeActions(viewOf(text), EVERYWHERE, [FIX_ALL], ABLE), []);
  });

  it('the same words in other quotes, with vowels or another alif, go at once', () => {
    const copy = OTHER.replace('الشرطة', 'الشرطةُ').replace('أقوال', 'اقوال').replace('تحقيقا', '«تحقيقا»');
    const text = `${HEAD}\n\n${OTHER}\n\n${EARLIER}\n\n${copy}\n`;
    const [fix] = codeActions(viewOf(text), EVERYWHERE, [FIX_ALL], ABLE);
    assert.equal(apply(text, fix!), `${HEAD}\n\n${OTHER}\n\n${EARLIER}\n`);
  });
});

describe('blocks and runs', () => {
  const sentences = [
    'أعلنت البلدية إغلاق الشارع الرئيسي أمام السيارات يوم الجمعة.',
    'وقال رئيسها إن الأعمال تنتهي قبل بداية العام الدراسي المقبل.',
    'ويشكو أصحاب المتاجر من تراجع المبيعات منذ بدء الحفريات هناك.',
    'وتعهد المقاول بفتح ممر للمشاة على جانبي الطريق خلال أسبوعين.',
  ];

  it('a run of sentences repeated inside one long paragraph is one finding and one fix', () => {
    const text = `${sentences.join(' ')} ${sentences.slice(1, 4).join(' ')}\n`;
    const found = viewOf(text).findings.filter(({ code }) => code === 'duplicate-sentence');
    assert.equal(found.length, 1);
    assert.equal(found[0]!.data.count, 3);
    const [fix] = codeActions(viewOf(text), EVERYWHERE, [FIX_ALL], ABLE);
    assert.equal(apply(text, fix!), `${sentences.join(' ')}\n`);
  });

  it('a whole block of paragraphs that is there twice is one finding and one fix', () => {
    const block = sentences.join('\n\n');
    const text = `${HEAD}\n\n${block}\n\n${OTHER}\n\n${block}\n`;
    const found = viewOf(text).findings.filter(({ code }) => code === 'duplicate-paragraph');
    assert.deepEqual([found.length, found[0]!.data.count], [1, 4]);
    const [fix] = codeActions(viewOf(text), EVERYWHERE, [FIX_ALL], ABLE);
    assert.equal(apply(text, fix!), `${HEAD}\n\n${block}\n\n${OTHER}\n`);
  });
});

describe('cleaning a pasted article', () => {
  const SHARE = 'شارك هذا الخبر: فيسبوك | إكس | واتساب';
  const SOURCE = 'المصدر: وكالات';
  const PASTED = `\u200f${HEAD}\n\n\n\n${EARLIER}  \n\n${SHARE}\n\n${OTHER.replace('فتحت', '\u200bفتحت')}\n\n${EARLIER}\n\n${SOURCE}\n`;
  const CLEAN = `${HEAD}\n\n${EARLIER}\n\n${OTHER}\n\n${SOURCE}\n`;

  it('takes out what came along, keeps the source line, and is done after once', () => {
    const [action] = codeActions(viewOf(PASTED), EVERYWHERE, [CLEAN_PASTED], ABLE);
    assert.equal(apply(PASTED, action!), CLEAN);
    assert.deepEqual(codeActions(viewOf(CLEAN), EVERYWHERE, [CLEAN_PASTED], ABLE), []);
  });

  it('asks about the source line in a client that can ask, and about that alone', () => {
    const able = { ...ABLE, versionedEdits: true, asksBefore: true };
    const [action] = codeActions(viewOf(PASTED, { language: 'en' }), EVERYWHERE, [CLEAN_PASTED], able);
    const { changeAnnotations } = action!.edit!;
    assert.deepEqual(
      Object.entries(changeAnnotations!).map(([id, { needsConfirmation }]) => [id, needsConfirmation]),
      [
        ['khabar.space', false],
        ['khabar.repeated', false],
        ['khabar.furniture', false],
        ['khabar.provenance', true],
      ],
    );
  });

  it('asks about a line that was learnt too, and leaves it alone in a client that cannot ask', () => {
    const view = viewOf(PASTED, { language: 'en' });
    const start = PASTED.indexOf(OTHER.slice(0, 3));
    const line = {
      start,
      end: PASTED.indexOf('\n', start),
      code: 'boilerplate',
      severity: 'hint',
      related: [],
    } as const;
    const learnt = { ...line, data: { kind: 'learnt', files: 3, of: 9 } };
    const wide = { ...view, findings: [...view.findings, learnt].sort((a, b) => a.start - b.start) };
    const able = { ...ABLE, versionedEdits: true, asksBefore: true };
    const [asked] = codeActions(wide, EVERYWHERE, [CLEAN_PASTED], able);
    const { changeAnnotations } = asked!.edit!;
    assert.equal(changeAnnotations!['khabar.learnt']?.needsConfirmation, true);
    assert.equal(changeAnnotations!['khabar.provenance']?.needsConfirmation, true);
    const [plain] = codeActions(wide, EVERYWHERE, [CLEAN_PASTED], ABLE);
    assert.equal(apply(PASTED, plain!), CLEAN);
  });

  it('cleaned once, any article is clean; every sentence that was there is there', () => {
    const line = fc.constantFrom(
      EARLIER,
      LATER,
      OTHER,
      SHARE,
      SOURCE,
      `${OTHER} ${EARLIER}`,
      '',
      ' \u200f',
      'وصل  الوفد\u200b.',
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 9 }), fc.constantFrom('\n', '\r\n', '\n\n'), (lines, gap) => {
        const text = lines.join(gap);
        const clean = (source: string): string => {
          const [action] = codeActions(viewOf(source), EVERYWHERE, [CLEAN_PASTED], ABLE);
          return action ? apply(source, action) : source;
        };
        const once = clean(text);
        assert.equal(clean(once), once);
        for (const sentence of [EARLIER, LATER, OTHER, SOURCE]) {
          if (lines.some((one) => one.includes(sentence))) assert.ok(once.includes(sentence), `${sentence} is gone`);
        }
      }),
      { numRuns: 150 },
    );
  });
});
