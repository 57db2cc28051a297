import assert from 'node:assert/strict';
import { analyse } from '../../../server/src/core/article.ts';
import { DEFAULT_SETTINGS } from '../../../server/src/protocol.ts';
import { Articles } from '../../../server/src/workspace/articles.ts';
import type { BrokenLine } from '../../../server/src/workspace/news-lines.ts';
import { DEFAULT_SOURCES, type Sources, sourcesOf } from '../../../server/src/workspace/sources.ts';
import { bytesIn } from '../../fixtures/bytes.ts';
import { lexicon } from '../../fixtures/lexicon.ts';
import { MemoryHost, ROOT } from '../../fixtures/memory-host.ts';
import { NEVER } from '../../fixtures/newsroom.ts';

const quiet = { report: () => {}, cancelled: false };
const STORY = 'وصل أرارات ميرزويان إلى برلين للقاء نظيره.\n';
const files = (include: string[], exclude: string[] = []) =>
  sourcesOf({ include, exclude: [...DEFAULT_SETTINGS.files.exclude, ...exclude], maxSize: 1 });

describe('the sources of articles', () => {
  it('are text files at any depth, in capitals too, by default', () => {
    for (const path of ['أ.txt', 'سياسة/2024/خبر.ar.txt', 'B/D.TXT']) {
      assert.equal(DEFAULT_SOURCES.kindOf(path), 'text', path);
    }
    for (const path of ['أ.md', 'corpus.jsonl', '.git/e.txt', 'a/.hidden.txt', 'x/node_modules/y/f.txt', 'txt']) {
      assert.equal(DEFAULT_SOURCES.kindOf(path), undefined, path);
    }
  });

  it('are what the globs include, lists of news items among them', () => {
    const sources = files(['copy/**/*.{txt,md}', '**/*.jsonl', 'wire.jsonl.gz']);
    assert.equal(sources.kindOf('copy/أ.md'), 'text');
    assert.equal(sources.kindOf('copy/2024/مايو/أ.txt'), 'text');
    assert.equal(sources.kindOf('archive/2024.jsonl'), 'news');
    assert.equal(sources.kindOf('wire.jsonl.gz'), 'news');
    assert.equal(sources.kindOf('drafts/أ.txt'), undefined);
    assert.equal(sources.kindOf('archive/wire.jsonl.gz'), undefined);
  });

  it('are nothing below an excluded folder, and everything beside it', () => {
    const sources = files(['**/*.txt'], ['drafts', '**/old/', './wire/*.raw.txt']);
    for (const path of ['drafts/أ.txt', 'drafts/2024/أ.txt', 'a/old/b/c.txt', 'wire/أ.raw.txt']) {
      assert.equal(sources.kindOf(path), undefined, path);
    }
    assert.equal(sources.enters('drafts'), false);
    for (const path of ['a/drafts/أ.txt', 'older/أ.txt', 'wire/أ.txt']) {
      assert.equal(sources.kindOf(path), 'text', path);
    }
  });

  it('leave out what VS Code hides, but not by a condition on siblings or what is switched off', () => {
    const hidden = { '**/published': true, '**/kept': false, '**/*.txt': { when: '$(basename).md' } };
    const sources = sourcesOf(DEFAULT_SETTINGS.files, hidden);
    assert.equal(sources.kindOf('2024/published/أ.txt'), undefined);
    assert.equal(sources.kindOf('2024/kept/أ.txt'), 'text');
  });

  it('take no harm from patterns that are none', () => {
    const odd = ['', '   ', '[', '{', '!', '('.repeat(500), '*'.repeat(5000), '!(a|b)*', null, 7];
    const sources = sourcesOf({ include: [...odd, '**/*.txt'] as string[], exclude: odd as string[], maxSize: 1 });
    assert.equal(sources.kindOf('أ.txt'), 'text');
    const started = performance.now();
    sources.kindOf(`${'a'.repeat(3000)}.txt`);
    assert.equal(files([`${'**/'.repeat(300)}*.txt`]).kindOf('a/b/أ.txt'), 'text');
    files([`${'**/a/'.repeat(30)}b`, '*a*a*a*a*a*a*a*a*a*a*b']).kindOf(`${'a/'.repeat(40)}${'a'.repeat(200)}`);
    files(['**/a/**/a/**/a/**/b', '*a*a*a*b']).kindOf(`${'a/'.repeat(40)}${'a'.repeat(200)}`);
    assert.ok(performance.now() - started < 1000);
  });
});

describe('the folders of a workspace', () => {
  const open = async (contents: Record<string, string>, folders: [string, Sources][]) => {
    const host = new MemoryHost();
    for (const [path, text] of Object.entries(contents)) host.files.set(path, text);
    const broken: [string, BrokenLine][] = [];
    const articles = new Articles(host, (text, options, previous) => analyse(text, options, lexicon(), previous), {
      report: (_uri, cause) => assert.fail(String(cause)),
      broken: (file, line) => broken.push([decodeURIComponent(file).slice(ROOT.length + 1), line]),
    });
    await articles.setFolders(
      folders.map(([uri]) => uri),
      quiet,
      new Map(folders),
    );
    const naming = async (name: string): Promise<string[]> => {
      const { names } = await articles.entities.names({ typed: [name], by: 'words', limit: 9 });
      const found = await Promise.all(names.map(({ id }) => articles.entities.mentions(id, NEVER)));
      return found.flat().map(({ uri }) => decodeURIComponent(uri).replace(`${ROOT.slice(5)}/`, ''));
    };
    return { host, articles, broken, naming };
  };
  const LINES = [
    JSON.stringify({ title: 'لقاء', text: STORY, published: '2024-05-11T08:00:00Z', source: 'وكالة' }),
    '{"title": "ناقص',
    '',
    JSON.stringify({ text: 'زار جيهون بايراموف جنيف.' }),
    '[]',
    '{"title":"بلا نص"}',
  ].join('\n');
  const news = files(['**/*.txt', '**/*.jsonl']);

  it('have settings of their own; a folder inside another is its own', async () => {
    const { naming } = await open({ 'أ.txt': STORY, 'داخل/ب.md': STORY, 'داخل/ج.txt': STORY }, [
      [ROOT, DEFAULT_SOURCES],
      [`${ROOT}/داخل`, files(['*.md'])],
    ]);
    assert.deepEqual((await naming('أرارات')).sort(), ['file:أ.txt', 'file:داخل/ب.md']);
  });

  it('hold news items, each an article with its line; broken lines are told and keep no other back', async () => {
    const { naming, broken, articles } = await open({ 'وكالة.jsonl': LINES }, [[ROOT, news]]);
    assert.deepEqual(await naming('أرارات'), ['khabar-news:وكالة.jsonl?line=1']);
    assert.deepEqual(await naming('بايراموف'), ['khabar-news:وكالة.jsonl?line=4']);
    assert.deepEqual(
      broken.map(([file, { line, problem }]) => `${file}:${line} ${problem}`),
      ['وكالة.jsonl:2 json', 'وكالة.jsonl:5 object', 'وكالة.jsonl:6 text'],
    );
    const { names } = await articles.entities.names({ typed: ['أرارات'], by: 'words', limit: 1 });
    const [place] = await articles.entities.mentions(names[0]!.id, NEVER);
    assert.equal(place?.date, '2024-05-11');
    assert.equal(place?.mentions[0]?.line, 2, 'after the title and a blank line');
  });

  it('are edited together only where a client opens them as the same text', async () => {
    const { host, articles } = await open({ 'أ.txt': STORY, 'قديم.txt': STORY, 'وكالة.jsonl': LINES }, [[ROOT, news]]);
    const read = host.readFile.bind(host);
    host.readFile = (uri, most) =>
      decodeURIComponent(uri).endsWith('قديم.txt')
        ? Promise.resolve(Uint8Array.from(bytesIn('windows-1256', STORY)))
        : read(uri, most);
    const every: string[] = [];
    for await (const { uri } of articles.everyArticle()) every.push(decodeURIComponent(uri));
    assert.deepEqual(every, [`${ROOT}/أ.txt`], 'no news item, which is read-only, and no file in Windows-1256');
    articles.setOpen(`${ROOT}/قديم.txt`, 1, STORY);
    const opened: string[] = [];
    for await (const { uri } of articles.everyArticle()) opened.push(decodeURIComponent(uri));
    assert.deepEqual(opened.sort(), [`${ROOT}/أ.txt`, `${ROOT}/قديم.txt`], 'what the editor has open is edited there');
  });

  it('follow a news file that changes, shrinks and goes', async () => {
    const { host, articles, naming } = await open({ 'وكالة.jsonl': LINES }, [[ROOT, news]]);
    host.files.set('وكالة.jsonl', LINES.split('\n')[3]!);
    await articles.fileChanged([`${ROOT}/وكالة.jsonl`]);
    assert.deepEqual(await naming('أرارات'), []);
    assert.deepEqual(await naming('بايراموف'), ['khabar-news:وكالة.jsonl?line=1']);
    host.files.delete('وكالة.jsonl');
    await articles.fileChanged([`${ROOT}/وكالة.jsonl`]);
    assert.deepEqual(await naming('بايراموف'), []);
  });

  it('a news item that is open has its date and stands for its line until it is closed', async () => {
    const { articles, naming } = await open({ 'وكالة.jsonl': LINES }, [[ROOT, news]]);
    const uri = `khabar-news:${encodeURI(ROOT.slice(5))}/${encodeURIComponent('وكالة.jsonl')}?line%3D1`;
    const text = await articles.newsItem(uri);
    assert.equal(text, `لقاء\n\n${STORY}`);
    assert.equal(articles.setOpen(uri, 1, text).analysis.reference.date, '2024-05-11');
    assert.equal((await naming('أرارات')).length, 1, 'the item and its document are one');
    await articles.setClosed(uri);
    assert.deepEqual(await naming('أرارات'), ['khabar-news:وكالة.jsonl?line=1']);
    assert.deepEqual(await articles.newsItem(uri.replace('1', '2')), { line: 2, problem: 'json' });
    assert.equal(await articles.newsItem(uri.replace('%3D1', '=77')), undefined);
  });

  it('lose what a deleted folder held, and gain what a folder brings', async () => {
    const { host, articles, naming } = await open({ 'قديم/أ.txt': STORY, 'ب.txt': STORY }, [[ROOT, DEFAULT_SOURCES]]);
    host.files.delete('قديم/أ.txt');
    await articles.folderDeleted([`${ROOT}/قديم`]);
    assert.deepEqual(await naming('أرارات'), ['file:ب.txt']);
    host.files.set('جديد/2024/ج.txt', STORY);
    host.files.set('جديد/.سر/د.txt', STORY);
    await articles.folderCreated(`${ROOT}/جديد`);
    assert.deepEqual((await naming('أرارات')).sort(), ['file:ب.txt', 'file:جديد/2024/ج.txt']);
  });
});
