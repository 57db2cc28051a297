import assert from 'node:assert/strict';
import { copies, copiesLens, stories, storyArticles } from '../../../server/src/features/copies.ts';
import { DEFAULT_SETTINGS } from '../../../server/src/protocol.ts';
import { sourcesOf } from '../../../server/src/workspace/sources.ts';
import { ROOT } from '../../fixtures/memory-host.ts';
import { NEVER, Newsroom, nameOf, uriOf } from '../../fixtures/newsroom.ts';

const TALKS =
  'استأنف الوفدان في جنيف صباح اليوم محادثاتهما حول تقاسم مياه النهر بعد توقف دام سبعة أشهر، وسط تفاؤل حذر من الوسطاء.';
const TALKS_NEAR = TALKS.replace('سبعة', 'ثمانية');
const DAM =
  'وكانت الدولتان قد وقعتا قبل عامين اتفاقا إطاريا ينص على تبادل بيانات التدفق اليومي، لكنه لم يدخل حيز التنفيذ حتى الآن.';
const ALONE =
  'وقال رئيس بلدية الميناء إن أعمال توسعة الرصيف الشمالي ستنتهي قبل حلول الخريف، وإن السفن ستعود إلى الرسو فيه تباعا.';
const MARKET =
  'أغلقت أسواق الأسهم الخليجية على تباين في ختام تعاملات الأسبوع، مع ترقب المستثمرين لقرار البنك المركزي بشأن الفائدة.';

const page = { from: 0, limit: 10 };

const told = async (room: Newsroom, name: string): Promise<string[][]> => {
  const found = await room.articles.entities.copiesOf(uriOf(name), NEVER);
  return found!.paragraphs.map(({ copies: there }) => there.map(({ uri, kind }) => `${nameOf(uri)} ${kind}`));
};

describe('copies in other articles', () => {
  it('are told paragraph by paragraph, the oldest source first, undated ones last', async () => {
    const room = await Newsroom.of({
      'هنا.txt': `|جولة جديدة\n\n${TALKS}\n\n${ALONE}\n\n${DAM}\n`,
      '2024-05-03.txt': `الوفدان يعودان\n\n${TALKS}\n`,
      '2024-05-01.txt': `خبر\n\n${TALKS.replace('استأنف', 'اسْتأنف')}\n\n${DAM}\n`,
      'قديم.txt': `من الأرشيف\n\n${DAM}\n`,
    });
    assert.deepEqual(await told(room, 'هنا.txt'), [
      ['2024-05-01.txt exact', '2024-05-03.txt exact'],
      ['2024-05-01.txt exact', 'قديم.txt exact'],
    ]);
  });

  it('may be nearly the same; what shares a few words alone is none', async () => {
    const room = await Newsroom.of({
      'هنا.txt': `|جولة\n\n${TALKS}\n`,
      'معدل.txt': `جولة\n\n${TALKS_NEAR}\n`,
      'آخر.txt': `جولة\n\nاستأنف الوفدان في جنيف صباح اليوم زيارتهما لمعرض الكتاب، ثم غادرا إلى المطار مع أعضاء السفارة.\n`,
      'سوق.txt': `أسواق\n\n${MARKET}\n`,
    });
    assert.deepEqual(await told(room, 'هنا.txt'), [['معدل.txt near']]);
    assert.deepEqual(await told(room, 'سوق.txt'), []);
  });

  it('follow what is typed, and a file that changed behind the index says nothing wrong', async () => {
    const room = await Newsroom.of({ 'هنا.txt': `|جولة\n\n${TALKS}\n`, 'ب.txt': `جولة\n\n${TALKS_NEAR}\n` });
    room.articles.setOpen(room.uri, 8, `جولة\n\n${MARKET}\n`);
    assert.deepEqual(await told(room, 'هنا.txt'), []);
    room.articles.setOpen(room.uri, 9, `جولة\n\n${TALKS}\n`);
    assert.deepEqual(await told(room, 'هنا.txt'), [['ب.txt near']]);
    room.host.files.set('ب.txt', `كتب هنا سطر جديد قبل كل شيء\n\n${TALKS_NEAR}\n`);
    assert.deepEqual(await told(room, 'هنا.txt'), []);
    await room.articles.fileChanged([uriOf('ب.txt')]);
    assert.deepEqual(await told(room, 'هنا.txt'), [['ب.txt near']]);
  });

  it('may be items of a news file, which is read once for all of them', async () => {
    const item = (text: string) => JSON.stringify({ text: `خبر من النشرة\n\n${text}` });
    const news = [TALKS_NEAR, ALONE, TALKS_NEAR.replace('حذر', 'واسع')].map(item).join('\n');
    const room = await Newsroom.of({ 'هنا.txt': `|جولة\n\n${TALKS}\n`, 'نشرة.jsonl': news });
    const sources = sourcesOf({ include: ['**/*.jsonl', '**/*.txt'], exclude: [], maxSize: 100 });
    await room.articles.setFolders([ROOT], { report: () => {}, cancelled: false }, new Map([[ROOT, sources]]));
    let reads = 0;
    const { readFile } = room.host;
    room.host.readFile = (uri, most) => {
      reads++;
      return readFile.call(room.host, uri, most);
    };
    const found = await room.articles.entities.copiesOf(room.uri, NEVER);
    const [paragraph] = found!.paragraphs;
    assert.deepEqual(
      paragraph!.copies.map(({ uri }) => new URL(uri).search),
      ['?line=1', '?line=3'],
    );
    assert.equal(reads, 1);
  });

  it('come with their ranges when they are wanted', async () => {
    const room = await Newsroom.of({ 'هنا.txt': `|جولة\n\n${TALKS}\n`, 'ب.txt': `عودة\n\n\n${TALKS}\n` });
    const textOf = async (uri: string) => room.textOf(uri);
    const wish = { uri: room.uri, places: true };
    const { paragraphs } = await copies(room.articles.entities, wish, textOf, NEVER);
    assert.equal(paragraphs.length, 1);
    const [other] = paragraphs[0]!.others;
    assert.equal(room.at({ uri: other!.uri, range: other!.range! }), `ب.txt:3 ${TALKS}`);
    assert.deepEqual(await copies(room.articles.entities, { uri: uriOf('لا.txt') }, textOf, NEVER), { paragraphs: [] });
  });
});

describe('stories that share text', () => {
  const list = async (room: Newsroom): Promise<string[]> =>
    (await stories(room.articles.entities, { offset: 0, limit: 10 })).stories.map(
      ({ oldest, articles, percent, since, until }) =>
        `${nameOf(oldest.uri)} ${articles} ${percent}٪ ${since ?? '؟'}–${until ?? '؟'}`,
    );

  it('are grouped, what was published last first; articles of their own are left out', async () => {
    const room = await Newsroom.of({
      'هنا.txt': '|مسودة قصيرة لم تكتب بعد\n',
      '2024-05-01.txt': `الوفدان في جنيف\n\n${TALKS}\n\n${DAM}\n`,
      '2024-05-03.txt': `عودة المحادثات\n\n${TALKS}\n\n${ALONE}\n`,
      '2024-05-04.txt': `بيانات النهر\n\n${DAM}\n`,
      '2024-05-09.txt': `الأسواق\n\n${MARKET}\n`,
      '2024-05-10.txt': `---\nsource: وكالة الخليج\n---\nالأسواق مجددا\n\n${MARKET}\n`,
      '2024-05-11.txt':
        'خبر عن المدارس\n\nتفتح المدارس أبوابها الأحد المقبل بعد عطلة قصيرة دامت أسبوعين في جميع المحافظات.\n',
    });
    assert.deepEqual(await list(room), [
      '2024-05-09.txt 2 100٪ 2024-05-09–2024-05-10',
      '2024-05-01.txt 3 100٪ 2024-05-01–2024-05-04',
    ]);
    const { entities } = room.articles;
    const answer = await storyArticles(entities, { id: uriOf('2024-05-01.txt'), offset: 1, limit: 9 });
    assert.equal(answer.total, 3);
    assert.deepEqual(
      answer.articles.map(({ uri, percent }) => [nameOf(uri), percent]),
      [
        ['2024-05-03.txt', 50],
        ['2024-05-04.txt', 100],
      ],
    );
    const other = await entities.storyArticles(uriOf('2024-05-09.txt'), page);
    assert.deepEqual(
      other!.articles.map(({ outlet }) => outlet),
      ['', 'وكالة الخليج'],
    );
    assert.equal(await entities.storyArticles(uriOf('2024-05-11.txt'), page), undefined);
  });

  it('are not joined by furniture that many articles have, nor by a line in passing', async () => {
    const files: Record<string, string> = { 'هنا.txt': '|مسودة قصيرة لم تكتب بعد\n' };
    const subjects = ['الطقس', 'الرياضة', 'الاقتصاد', 'الثقافة', 'السياحة', 'الزراعة'];
    for (const [i, subject] of subjects.entries()) {
      const words = subjects.map((other, at) => `${other} رقم ${i * 7 + at} في ${subject}`).join(' ثم ');
      files[`${i}.txt`] =
        `خبر عن ${subject}\n\nهذه مادة عن ${words}.\n\nللاطلاع على المزيد من أخبارنا تابعوا صفحتنا الجديدة\n`;
    }
    const room = await Newsroom.of(files);
    assert.deepEqual(await list(room), []);
  });

  it('are gone with their files', async () => {
    const room = await Newsroom.of({ 'أ.txt': `|جولة\n\n${TALKS}\n`, 'ب.txt': `عودة\n\n${TALKS}\n` });
    assert.deepEqual(await list(room), ['أ.txt 2 100٪ ؟–؟']);
    room.host.files.delete('ب.txt');
    await room.articles.fileChanged([uriOf('ب.txt')]);
    assert.deepEqual(await list(room), []);
  });
});

describe('the lens on a headline', () => {
  const files = {
    'هنا.txt': `|جولة جديدة من المحادثات\n\n${TALKS}\n\n${ALONE}\n`,
    '2024-05-01.txt': `---\nsource: وكالة النهر\n---\nالوفدان في جنيف\n\n${TALKS}\n`,
    '2024-05-02.txt': `عودة\n\n${TALKS}\n`,
  };
  const settings = { ...DEFAULT_SETTINGS, codeLens: { copies: true, events: false } };
  const lens = (room: Newsroom, commands: string[] = []) =>
    copiesLens(room.view, room.articles.entities, new Set(commands), NEVER);

  it('says how much of the text another article has, where it is wanted', async () => {
    const room = await Newsroom.of(files, { settings });
    const [one] = await lens(room, ['khabar.showCopies']);
    assert.equal(one!.range.start.line, 0);
    assert.match(
      one!.command!.title,
      /^\u20675\d٪ من هذا النص وارد أيضًا في «الوفدان في جنيف» \(وكالة النهر، \u20662024-05-01\u2069\) وفي مادة أخرى/,
    );
    assert.equal(one!.command!.command, 'khabar.showCopies');
    const english = await Newsroom.of(files, { settings, language: 'en' });
    const [two] = await lens(english);
    assert.match(two!.command!.title, /^5\d% of this text also stands in .* and in 1 more$/);
    assert.equal(two!.command!.command, '');
  });

  it('is not there unless it is asked for, nor over an article of its own', async () => {
    assert.deepEqual(await lens(await Newsroom.of(files)), []);
    const alone = { 'هنا.txt': files['هنا.txt'], '2024-05-02.txt': `الأسواق\n\n${MARKET}\n` };
    assert.deepEqual(await lens(await Newsroom.of(alone, { settings })), []);
  });
});
