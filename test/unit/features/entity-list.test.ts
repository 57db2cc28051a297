import assert from 'node:assert/strict';
import { entities, entityArticles, entityMentions, entityTypes } from '../../../server/src/features/entity-list.ts';
import { NEVER, Newsroom, uriOf } from '../../fixtures/newsroom.ts';

const FILES = {
  '2024-05-10.txt': '|التقى أرارات ميرزويان نظيره جيهون بايراموف في برلين.\n\nوشكر ميرزويان لبايراموف دعوته.\n',
  '2024-06-01.txt': 'وصل جيهون بايراموف إلى جنيف.\n',
  'بلا.txt': 'غادر جيهون بايراموف برلين.\n',
};

const page = async (room: Newsroom, filter: string, offset = 0, limit = 9): Promise<string[]> => {
  const { entities: found } = await entities(room.articles.entities, { type: 'person', filter, offset, limit });
  return found.map(({ name, count, articles }) => `${name} ${count} ${articles}`);
};

describe('the names of a workspace as a list', () => {
  it('are counted by type; a filter counts names with words that begin so', async () => {
    const room = await Newsroom.of(FILES);
    const index = room.articles.entities;
    const totals = async (filter: string) =>
      Object.fromEntries((await entityTypes(index, filter)).types.map(({ type, total }) => [type, total]));
    assert.deepEqual(await totals(''), { person: 2, place: 2, organization: 0, event: 0 });
    assert.deepEqual(await totals('باي'), { person: 1, place: 0, organization: 0, event: 0 });
    assert.deepEqual(await totals('جي بايراموف'), { person: 1, place: 0, organization: 0, event: 0 });
    assert.deepEqual(await totals('جي ميرزويان'), { person: 0, place: 0, organization: 0, event: 0 });
    assert.deepEqual(await totals('راموف'), { person: 0, place: 0, organization: 0, event: 0 }, 'no word begins so');
  });

  it('come with those first that most articles name, a page at a time', async () => {
    const room = await Newsroom.of(FILES);
    assert.deepEqual(await page(room, ''), ['جيهون بيراموف 4 3', 'أرارات ميرزويان 2 1']);
    assert.deepEqual(await page(room, '', 1, 1), ['أرارات ميرزويان 2 1']);
    assert.deepEqual(await page(room, '', 2), []);
    assert.deepEqual(await page(room, 'ارارات'), ['أرارات ميرزويان 2 1'], 'hamza or not');
  });

  it('follow the text of an open document, and say that something changed', async () => {
    const room = await Newsroom.of(FILES);
    let changes = 0;
    room.articles.entities.onDidChange(() => changes++);
    room.articles.setOpen(room.uri, 8, 'لا أحد هنا يذكر بالاسم في هذا النص.\n');
    assert.deepEqual(await page(room, ''), ['جيهون بيراموف 2 2']);
    assert.ok(changes > 0);
    changes = 0;
    assert.deepEqual(await page(room, ''), ['جيهون بيراموف 2 2']);
    assert.equal(changes, 0, 'asking changes nothing');
  });

  it('unfold to their articles, the newest first, and to the lines that name them', async () => {
    const room = await Newsroom.of(FILES);
    const index = room.articles.entities;
    const { entities: found } = await entities(index, { type: 'person', filter: 'جيهون', offset: 0, limit: 1 });
    const { id } = found[0]!;
    const { total, articles } = await entityArticles(index, { id, offset: 0, limit: 2 }, NEVER);
    assert.equal(total, 3);
    assert.deepEqual(
      articles.map(({ date, count }) => `${date} ${count}`),
      ['2024-06-01 1', '2024-05-10 2'],
    );
    const textOf = (uri: string) => room.articles.textOf(uri);
    const { mentions } = await entityMentions(index, { id, uri: room.uri }, textOf);
    assert.deepEqual(
      mentions.map(({ range, line, start, end }) => `${range.start.line} ${line} | ${line.slice(start, end)}`),
      [
        '0 التقى أرارات ميرزويان نظيره جيهون بايراموف في برلين. | جيهون بايراموف',
        '2 وشكر ميرزويان لبايراموف دعوته. | بايراموف',
      ],
    );
  });

  it('a line is cut between words; a text that is gone or has changed leaves the mention alone', async () => {
    const long = `${'وقالت مصادر مطلعة '.repeat(20)}إن جيهون بايراموف سيغادر ${'ثم يعود بعد أيام '.repeat(20)}`;
    const room = await Newsroom.of({ 'أ.txt': `|${long}\n` });
    const index = room.articles.entities;
    const { entities: found } = await entities(index, { type: 'person', filter: 'جيهون', offset: 0, limit: 1 });
    const wish = { id: found[0]!.id, uri: room.uri };
    const { mentions } = await entityMentions(index, wish, async () => long);
    const [{ line, start, end }] = mentions as [(typeof mentions)[number]];
    assert.equal(line.slice(start, end), 'جيهون بايراموف');
    assert.match(line, /^… (مطلعة|مصادر|وقالت) .*مطلعة إن جيهون بايراموف .* …$/);
    assert.ok(line.length < 210);
    for (const text of [undefined, '', 'نص آخر']) {
      const alone = await entityMentions(index, wish, async () => text);
      assert.equal(alone.mentions[0]?.line, 'جيهون بايراموف');
    }
    assert.deepEqual(await entityMentions(index, { ...wish, uri: uriOf('ب.txt') }, async () => long), {
      mentions: [],
    });
  });
});
