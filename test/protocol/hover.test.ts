import assert from 'node:assert/strict';
import { FULL, TestClient } from './client.ts';
import { Folder } from './folder.ts';
import { LEAD, PLAIN } from './texts.ts';

const uri = 'file:///news/hover.ar.txt';
const without = (html: boolean) => ({
  ...FULL,
  textDocument: { ...FULL.textDocument, hover: { contentFormat: html ? (['markdown'] as const).slice() : [] } },
  general: {},
});

describe('hovers over the protocol', () => {
  it('tell who a person is, by the words of the text, and where else the file names him', async () => {
    const client = await TestClient.start({ locale: 'ar' });
    await client.open(uri, `${PLAIN}\nوأضاف ميرزويان أن الوفد متفائل بنتائج هذه الجولة من المحادثات.\n`);
    const card = await client.hover(uri, 'أرارات ميرزويان');
    assert.match(card, /<b>أرارات ميرزويان<\/b>/);
    assert.match(card, /شخصية · ورد مرتين/);
    assert.match(card, /وزير الخارجية الأرميني/);
    assert.match(card, /ميرزويان\u2069 \\\(1\\\)/);
    assert.match(card, /\[وأضاف ميرزويان [^\]]*\]\(file:\/\/\/news\/hover\.ar\.txt#L9,1\)/);
    await client.stop();
  });

  it('are right-to-left isolates in a block aligned to the right, with Markdown links', async () => {
    const client = await TestClient.start({ locale: 'ar' });
    await client.open(uri, PLAIN);
    const card = await client.hover(uri, 'برلين');
    assert.match(card, /^<div align="right">\n\n\u2067/);
    for (const block of card.split('<div align="right">').slice(1)) {
      const lines = block.slice(0, block.indexOf('</div>')).trim().split('<br>\n');
      for (const line of lines) assert.match(line, /^\u2067.*\u2069$/);
    }
    await client.stop();
  });

  it('come without tags for a client that shows none, and as plain text for one without Markdown', async () => {
    const markdown = await TestClient.start({ capabilities: without(true) });
    await markdown.open(uri, PLAIN);
    assert.doesNotMatch(await markdown.hover(uri, 'برلين'), /</);
    await markdown.stop();
    const plain = await TestClient.start({ capabilities: without(false) });
    await plain.open(uri, PLAIN);
    const text = await plain.hover(uri, 'أرارات');
    assert.match(text, /^أرارات ميرزويان · person · mentioned once/);
    assert.doesNotMatch(text, /[\\*[<]/);
    await plain.stop();
  });

  it('give weekday, value and Hijri date of a day, and say how it was found', async () => {
    const client = await TestClient.start({ locale: 'ar' });
    await client.open(
      uri,
      `---\ndate: 2024-05-10\n---\nمحادثات جديدة\n\n${LEAD} وكان اللقاء السابق في 29 فبراير الماضي.\n`,
    );
    const card = await client.hover(uri, '29 فبراير');
    assert.match(card, /الخميس/);
    assert.match(card, /2024\\-02\\-29/);
    assert.match(card, /19 شعبان 1445 هـ/);
    assert.match(card, /«29 فبراير الماضي»\u2069 ← \u2068نُشر الجمعة 10 مايو 2024 \\\(من ترويسة الملف\\\)\u2069 ← /);
    assert.match(card, / · قبل \S+/, 'how far it is from the real today');
    await client.stop();
  });

  it('are empty on a word that is neither name nor date', async () => {
    const client = await TestClient.start();
    await client.open(uri, PLAIN);
    assert.equal(await client.hover(uri, 'مسودة المعاهدة'), '');
    await client.stop();
  });

  it('show nothing of an article as markup', async () => {
    const client = await TestClient.start({ settings: { wikipediaLinks: false } });
    const hostile =
      'وقال في [باريس](command:x) <img src=x> **رئيس** الوفد `كذا` إن المحادثات في باريس مفيدة https://x.example.';
    await client.open(uri, `${PLAIN}\nوصل الوفد إلى باريس.\n\n${hostile}\n`);
    const card = await client.hover(uri, 'باريس');
    assert.doesNotMatch(card, /<img|[^\\]\]\(command|\*\*رئيس|[^\\]`|https:\/\//);
    assert.match(card, /&lt;img/);
    await client.stop();
  });

  it('link to sentences of other articles that share a second name or a day, newest first', async () => {
    const shared = 'والتقى ميرزويان في برلين وفدا من غرفة التجارة لبحث فتح طرق النقل.';
    const folder = new Folder({
      'قديم [1] 2024-02-28.ar.txt': `لقاء في برلين\n\nوصل أرارات ميرزويان إلى برلين لعقد اجتماع مع نظيره.\n`,
      '2024-03-05 new.txt': `لقاءات اقتصادية\n\nوكان أرارات ميرزويان قد وصل يوم الاثنين. ${shared}\n`,
      'alone.ar.txt': 'مدن أوروبية\n\nتقع برلين على نهر شبريه وفيها حدائق كثيرة ومتاحف.\n',
      'english.txt': 'Mirzoyan and Berlin are named here, but this is no Arabic article.\n',
      '.hidden/x.ar.txt': 'وصل أرارات ميرزويان إلى برلين.\n',
      'node_modules/x.ar.txt': 'وصل أرارات ميرزويان إلى برلين.\n',
    });
    try {
      const client = await TestClient.start({ folders: [folder.uri], locale: 'ar' });
      await client.read();
      const here = folder.uriOf('today.ar.txt');
      await client.open(here, PLAIN);
      const card = await client.hover(here, 'برلين', 1);
      const links = [...card.matchAll(/\]\((file:[^)]*)\)/g)]
        .map(([, link]) => link!)
        .filter((link) => !link.includes('today'));
      assert.equal(links.length, 2, card);
      assert.match(links[0]!, /\/2024-03-05%20new\.txt#L3,\d+$/);
      assert.match(decodeURI(links[1]!), /قديم \[1\] 2024-02-28\.ar\.txt#L3,1$/);
      assert.doesNotMatch(links[1]!, /[\s[\]\u0600-\u06ff]/);
      assert.match(card, /2024\\-03\\-05[\s\S]*2024\\-02\\-28/);
      await client.stop();
    } finally {
      folder.remove();
    }
  });

  it('follow files that are written and deleted, and prefer the open document to its file', async () => {
    const folder = new Folder({ 'other.ar.txt': 'بلا أسماء\n\nهذا مقال لا يذكر أحدا من المسؤولين.\n' });
    try {
      const client = await TestClient.start({ folders: [folder.uri] });
      await client.read();
      const here = folder.uriOf('here.ar.txt');
      const other = folder.uriOf('other.ar.txt');
      await client.open(here, PLAIN);
      const links = async (): Promise<boolean> => (await client.hover(here, 'برلين', 1)).includes('other.ar.txt#L3');
      assert.equal(await links(), false);

      folder.write('other.ar.txt', 'لقاء\n\nوصل أرارات ميرزويان إلى برلين لعقد اجتماع.\n');
      await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
        changes: [{ uri: other, type: 2 }],
      });
      await linked(links);

      await client.open(other, 'مقال آخر\n\nلا يذكر أحدا من المسؤولين.\n');
      assert.equal(await links(), false);
      await client.close(other);
      await linked(links);
      await client.stop();
    } finally {
      folder.remove();
    }
  });
});

/** Asks until the answer is yes: each request lets the server read on. */
async function linked(links: () => Promise<boolean>): Promise<void> {
  for (let i = 0; i < 500; i++) if (await links()) return;
  assert.fail('the other article was never read');
}
