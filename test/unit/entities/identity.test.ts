import assert from 'node:assert/strict';
import { type BlockEntities, identifyEntities, namesOf } from '../../../server/src/core/entities/index.ts';
import { makeBlock } from '../../../server/src/core/text/block.ts';
import { entitiesOf, ids, lexicon } from './fixtures.ts';

const unique = (list: readonly string[]) => [...new Set(list)];

describe('entities: who is who in one article', () => {
  it('refers a family name back to the full name, clitics peeled', () => {
    const text = 'التقى السفير تولكين زاربانوف الوفد.\nوأضاف زاربانوف أن اللقاء ناجح، وشكر لزاربانوف حضوره.';
    assert.deepEqual(unique(ids(text, 'تولكين زاربانوف', 'زاربانوف')), ['person/تولكين-زاربانوف']);
    assert.equal(ids(text, 'زاربانوف').length, 2);
  });
  it('refers a headline forward to the body', () => {
    const text = 'زاربانوف في العاصمة\n\nوصل الوزير تولكين زاربانوف إلى العاصمة.';
    assert.deepEqual(ids(text, 'زاربانوف'), ['person/تولكين-زاربانوف']);
  });
  it('keeps two people of one family apart', () => {
    const text = 'حضر الوزير نيجيرفان بارزاني اللقاء، وغاب الوزير مسرور بارزاني.';
    assert.equal(unique(ids(text, 'نيجيرفان بارزاني', 'مسرور بارزاني')).length, 2);
  });
  it('joins two spellings of one foreign name', () => {
    const text = 'وصل الوزير تولكين زاربانوف. وغادر الوزير تولكين زربانوف.';
    assert.deepEqual(unique(ids(text, 'تولكين زاربانوف', 'تولكين زربانوف')), ['person/تولكين-زاربانوف']);
  });
  it('does not join family names that only look alike', () => {
    const text = 'وصل السفير سامر قاسم. وغادر السفير سامر جاسم.';
    assert.equal(unique(ids(text, 'سامر قاسم', 'سامر جاسم')).length, 2);
  });
  it('gives the canonical name of the tables to every spelling', () => {
    const text = 'بحث جيهون بايراموف الملف. ثم عاد بيراموف إلى باكو.';
    assert.deepEqual(unique(ids(text, 'جيهون بايراموف', 'بيراموف')), ['person/جيهون-بيراموف']);
  });
  it('knows قره باغ by all its names', () => {
    assert.deepEqual(
      unique(ids('النزاع في ناغورني قره باغ، أي في كاراباخ أو قره باغ.', 'ناغورني قره باغ', 'كاراباخ', 'قره باغ')),
      ['place/قره-باغ'],
    );
  });
  it('reads الخارجية X and وزارة الخارجية X as one, whichever adjective is used', () => {
    const text = 'أعلنت وزارة الخارجية الأرمينية موعدا. وقالت الخارجية الأرمنية إنها مستعدة.';
    assert.equal(unique(ids(text, 'وزارة الخارجية الأرمينية', 'الخارجية الأرمنية')).length, 1);
  });
  it('does not take a family name that nobody in the article has', () => {
    assert.deepEqual(ids('وصل زاربانوف أخيرا.', 'زاربانوف'), []);
  });
});

describe('entities: incremental identity', () => {
  const place = (texts: readonly string[]): BlockEntities[] => {
    return texts.map((text) => {
      const block = makeBlock(text);
      return namesOf([block], lexicon())[0]!;
    });
  };

  it('gives what a fresh call gives after a name came, changed and went', () => {
    const full = 'وصل الوزير تولكين زاربانوف.';
    const other = 'وصل الوزير ماركو زاربانوف.';
    const rest = ['ثم غادر زاربانوف القاعة.', 'أشاد البيان بزاربانوف.', 'لا أسماء هنا.'];
    const versions = [
      [full, ...rest],
      ['لا شيء.', ...rest],
      [other, ...rest],
      [full, other, ...rest],
      [full, ...rest],
    ].map(place);
    // Blocks that stay keep their object, as article.ts does.
    const kept = new Map<string, BlockEntities>();
    let previous: ReturnType<typeof identifyEntities> | undefined;
    for (const version of versions) {
      const blocks = version.map((placed) => {
        const there = kept.get(placed.block.text) ?? placed;
        kept.set(placed.block.text, there);
        return there;
      });
      const incremental = identifyEntities(blocks, lexicon(), previous);
      const fresh = identifyEntities(version, lexicon());
      assert.deepEqual(
        blocks.map((_, i) => incremental.of(i)),
        version.map((_, i) => fresh.of(i)),
      );
      previous = incremental;
    }
  });

  it('never throws and never leaves the text, whatever the text is', () => {
    const odd = [
      '',
      '\uD800',
      'وو',
      'لل',
      'ول',
      'الرئيس',
      'قال',
      '"',
      'بن',
      'عبد',
      'وزارة',
      'مدينة',
      'رئيس وزراء',
      '٣+٣ «',
      'مُحَمَّدٌ بنُ ﷲ',
    ];
    for (const text of odd) {
      for (const entity of entitiesOf(text)) {
        assert.equal(entity.text, text.slice(entity.start, entity.end));
        assert.ok(entity.end > entity.start);
      }
    }
  });
});
