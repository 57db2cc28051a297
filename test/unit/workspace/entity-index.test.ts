import assert from 'node:assert/strict';
import { NEVER, Newsroom, uriOf } from '../../fixtures/newsroom.ts';

const MEETING = 'التقى وزير الخارجية الأرميني أرارات ميرزويان نظيره جيهون بايراموف في برلين.';

const idOf = async (room: Newsroom, name: string): Promise<string> => {
  const { names } = await room.articles.entities.names({ typed: [name], by: 'words', limit: 9 });
  assert.equal(names.length, 1, `${name}: ${names.map(({ id }) => id).join(' ')}`);
  return names[0]!.id;
};

describe('the index of names', () => {
  it('a changed file is read again and no other; a closed document is its file again', async () => {
    const room = await Newsroom.of({ 'أ.txt': `|${MEETING}\n`, 'ب.txt': `${MEETING}\n` });
    const { articles } = room;
    const id = await idOf(room, 'أرارات');
    const places = async (): Promise<string[]> =>
      (await articles.entities.mentions(id, NEVER)).map(
        ({ uri, version, mentions }) => `${decodeURIComponent(uri).at(-5)} ${version} ${mentions.length}`,
      );
    assert.deepEqual(await places(), ['أ 7 1', 'ب null 1']);
    articles.setOpen(room.uri, 8, `${MEETING}\n\nوقال ميرزويان ذلك.\n`);
    assert.deepEqual(await places(), ['أ 8 2', 'ب null 1']);
    room.host.files.set('ب.txt', 'لا أحد هنا يذكر بالاسم في هذا النص.\n');
    await articles.fileChanged([uriOf('ب.txt')]);
    assert.deepEqual(await places(), ['أ 8 2']);
    await articles.setClosed(room.uri);
    assert.deepEqual(await places(), ['أ null 1']);
    room.host.files.delete('أ.txt');
    await articles.fileChanged([room.uri]);
    assert.deepEqual(await places(), []);
    assert.deepEqual((await articles.entities.names({ typed: [], by: 'words', limit: 9 })).names, []);
  });

  it('neighbours share sentences before paragraphs; what most articles name carries no weight', async () => {
    const files: Record<string, string> = {
      'أ.txt': '|وصل أرارات ميرزويان إلى برلين للقاء جيهون بايراموف. ووصل أنطونيو غوتيريش إلى جنيف.\n',
    };
    for (let i = 0; i < 9; i++) files[`${i}.txt`] = `عقد مؤتمر رقم ${i} في برلين وتحدث فيه عدد من المسؤولين.\n`;
    const room = await Newsroom.of(files);
    const summary = await room.articles.entities.summary(await idOf(room, 'أرارات'), NEVER);
    const names = summary!.neighbours.map(({ name }) => name);
    assert.ok(names[0]!.startsWith('جيهون'), names.join('، '));
    assert.ok(names.includes('أنطونيو غوتيريش') && names.includes('جنيف'));
    assert.ok(!names.includes('برلين'));
  });

  it('a role holds since the first article that gives it, and roles come newest first', async () => {
    const room = await Newsroom.of({
      '2023-01-01.txt': 'قال رئيس البرلمان الأرميني أرارات ميرزويان إن الجلسة غدا.\n',
      '2024-02-01.txt': 'قال وزير الخارجية الأرميني أرارات ميرزويان إن اللقاء غدا.\n',
      '2024-03-01.txt': '|قال وزير الخارجية الأرميني أرارات ميرزويان إن اللقاء انتهى.\n',
      'بلا.txt': 'قال المفاوض الأرميني أرارات ميرزويان إن اللقاء انتهى.\n',
    });
    const summary = await room.articles.entities.summary(await idOf(room, 'أرارات'), NEVER);
    const roles = summary!.roles.map(({ text, since, until }) => `${text} ${since} ${until}`);
    assert.equal(roles[0], 'وزير الخارجية الأرميني 2024-02-01 2024-03-01');
    assert.equal(roles[1], 'رئيس البرلمان الأرميني 2023-01-01 2023-01-01');
    assert.equal(summary!.files.length, 4);
    assert.equal(summary!.files.at(-1)!.date, null);
  });

  it('gives up when nobody waits any more', async () => {
    const room = await Newsroom.of({ 'أ.txt': `|${MEETING}\n` });
    const id = await idOf(room, 'أرارات');
    assert.equal(await room.articles.entities.summary(id, { isCancellationRequested: true }), undefined);
  });

  it('is a part until the folder was read', async () => {
    const room = await Newsroom.of({ 'أ.txt': `|${MEETING}\n`, 'ب.txt': `${MEETING}\n` });
    const { articles } = room;
    articles.expectFolders();
    assert.equal(articles.entities.partial, true);
    let settled = false;
    const waiting = articles.entities.settled().then(() => {
      settled = true;
    });
    await Promise.resolve();
    assert.equal(settled, false);
    await articles.setFolders(['file:///مجلد'], { report: () => {}, cancelled: false });
    await waiting;
    assert.equal(articles.entities.partial, false);
  });
});
