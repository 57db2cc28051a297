import assert from 'node:assert/strict';
import { analyse } from '../../../server/src/core/article.ts';
import { Articles } from '../../../server/src/workspace/articles.ts';
import { DEFAULT_SOURCES } from '../../../server/src/workspace/sources.ts';
import { lexicon } from '../../fixtures/lexicon.ts';
import { MemoryHost, ROOT } from '../../fixtures/memory-host.ts';

const STORY = 'لقاء\n\nوصل أرارات ميرزويان إلى برلين لعقد اجتماع مع نظيره الألماني.\n';

const quiet = { report: () => {}, cancelled: false };

function workspace(files: Record<string, string | Error>) {
  const host = new MemoryHost();
  for (const [path, text] of Object.entries(files)) host.files.set(path, text);
  const troubles: string[] = [];
  const articles = new Articles(host, (text, options, previous) => analyse(text, options, lexicon(), previous), {
    report: (uri) => troubles.push(decodeURIComponent(uri)),
  });
  const about = async (from: string) => {
    const topic = { entities: [MIRZOYAN], days: [] };
    const { sentences } = await articles.related().forEntity(BERLIN, topic, `${ROOT}/${from}`, 99);
    return sentences.map(({ uri }) => decodeURIComponent(uri).slice(ROOT.length + 1));
  };
  return { host, articles, troubles, about };
}

const ids = new Map(analyse(STORY, {}, lexicon()).entities.map(({ text, id }) => [text, id]));
const BERLIN = ids.get('برلين')!;
const MIRZOYAN = ids.get('أرارات ميرزويان')!;

describe('what the team knows, over time', () => {
  const ENTITIES = '.khabar/entities.yaml';
  const known = (name: string) => `entities:\n  - name: ${name}\n    type: person\n    aliases: [أرارات ميرزويان]\n`;

  it('is one object for as long as it says the same, comments and order of other decisions aside', async () => {
    const { articles, host } = workspace({ [ENTITIES]: known('أرارات مرزويان') });
    await articles.knowledge.setFolders([ROOT]);
    const first = articles.knowledge.of(`${ROOT}/أ.txt`);
    assert.ok(first);
    assert.equal(articles.knowledge.of(`${ROOT}/ب.txt`), first);
    host.files.set(ENTITIES, `# تعليق\n${known('أرارات مرزويان')}`);
    await articles.knowledge.file.reload(ROOT);
    assert.equal(articles.knowledge.of(`${ROOT}/أ.txt`), first);
    host.files.set(ENTITIES, known('أ. ميرزويان'));
    await articles.knowledge.file.reload(ROOT);
    assert.notEqual(articles.knowledge.of(`${ROOT}/أ.txt`), first);
  });

  it('makes new snapshots of open articles and new records of the others', async () => {
    const { articles, host } = workspace({ 'أ.txt': STORY, 'ب.txt': STORY });
    await articles.knowledge.setFolders([ROOT]);
    await articles.setFolders([ROOT], quiet);
    const open = `${ROOT}/ب.txt`;
    const before = articles.setOpen(open, 1, STORY);
    const berlin = before.analysis.entities.find(({ text }) => text === 'برلين')!;
    host.files.set(ENTITIES, 'entities:\n  - {name: برلين العاصمة, type: place, aliases: [برلين]}\n');
    await articles.knowledge.file.reload(ROOT);
    articles.decisionsChanged();
    const after = articles.snapshot(open)!;
    assert.notEqual(after, before);
    const id = after.analysis.entities.find(({ text }) => text === 'برلين')!.id;
    assert.equal(id, 'place/برلين-العاصمة');
    const named = async (entity: string) =>
      (await articles.related().forEntity(entity, { entities: [MIRZOYAN], days: [] }, open, 9)).total;
    assert.deepEqual([await named(berlin.id), await named(id)], [1, 0]);
    await articles.refreshRecords();
    assert.deepEqual([await named(berlin.id), await named(id)], [0, 1]);
    articles.decisionsChanged();
    assert.equal(articles.snapshot(open), after, 'what did not change is not made anew');
  });
});

describe('the articles of a folder', () => {
  it('are its Arabic text files, hidden folders and node_modules left out', async () => {
    const { articles, about } = workspace({
      'أ.txt': STORY,
      'b/c.ar.txt': STORY,
      'B/D.TXT': STORY,
      '.git/e.txt': STORY,
      'node_modules/f.txt': STORY,
      'g.md': STORY,
      'h.txt': 'English text about برلين and nothing else.',
    });
    await articles.setFolders([ROOT], quiet);
    assert.deepEqual((await about('here.txt')).sort(), ['B/D.TXT', 'b/c.ar.txt', 'أ.txt']);
  });

  it('are read with a pause after each, and one that cannot be read or is too large keeps no other from it', async () => {
    const denied = Object.assign(new Error('permission denied'), { code: 'EACCES' });
    const large = `${STORY}${'كلمة '.repeat(DEFAULT_SOURCES.maxSize / 9)}`;
    const { host, articles, troubles, about } = workspace({ 'a.txt': denied, 'b.txt': large, 'c.txt': STORY });
    await articles.setFolders([ROOT], quiet);
    assert.deepEqual(await about('here.txt'), ['c.txt']);
    assert.deepEqual(troubles, [`${ROOT}/a.txt`]);
    assert.ok(host.pauses >= 3);
  });

  it('are not read on after the user cancelled', async () => {
    const { articles, about } = workspace({ 'a.txt': STORY });
    assert.equal(await articles.setFolders([ROOT], { report: () => {}, cancelled: true }), false);
    assert.deepEqual(await about('here.txt'), []);
    assert.equal(articles.entities.truncated, true);
    assert.equal(await articles.readOn(quiet), true);
    assert.deepEqual(await about('here.txt'), ['a.txt']);
    assert.equal(articles.entities.truncated, false);
  });

  it('an open document stands for its file until it is closed', async () => {
    const { articles, about } = workspace({ 'a.txt': STORY });
    await articles.setFolders([ROOT], quiet);
    articles.setOpen(`${ROOT}/a.txt`, 1, 'نص عربي جديد لا يذكر أحدا.');
    assert.deepEqual(await about('here.txt'), []);
    await articles.fileChanged([`${ROOT}/a.txt`]);
    assert.deepEqual(await about('here.txt'), []);
    articles.setOpen(`${ROOT}/a.txt`, 2, STORY);
    assert.deepEqual(await about('here.txt'), ['a.txt']);
    articles.setOpen(`${ROOT}/a.txt`, 3, 'نص عربي جديد لا يذكر أحدا.');
    await articles.setClosed(`${ROOT}/a.txt`);
    assert.deepEqual(await about('here.txt'), ['a.txt']);
  });

  it('a deleted file is forgotten, a new one is known', async () => {
    const { host, articles, about } = workspace({ 'a.txt': STORY });
    await articles.setFolders([ROOT], quiet);
    host.files.delete('a.txt');
    host.files.set('b.txt', STORY);
    await Promise.all([articles.fileChanged([`${ROOT}/a.txt`]), articles.fileChanged([`${ROOT}/b.txt`])]);
    assert.deepEqual(await about('here.txt'), ['b.txt']);
  });

  it('a snapshot keeps what it was made from while newer versions come', () => {
    const { articles } = workspace({});
    const first = articles.setOpen(`${ROOT}/a.txt`, 1, STORY);
    const second = articles.setOpen(`${ROOT}/a.txt`, 2, STORY.replace('برلين', 'باريس'));
    assert.ok(first.analysis.entities.some(({ text }) => text === 'برلين'));
    assert.ok(second.analysis.entities.every(({ text }) => text !== 'برلين'));
    assert.equal(articles.snapshot(`${ROOT}/a.txt`), second);
  });

  it('a decided publication date reaches the open document at once', async () => {
    const { articles } = workspace({});
    await articles.decisions.setFolders([ROOT]);
    const uri = `${ROOT}/a.txt`;
    articles.setOpen(uri, 1, STORY);
    assert.deepEqual(await articles.decisions.setDate({ uri, date: '2024-05-10' }), { kind: 'written' });
    articles.decisionsChanged();
    assert.equal(articles.snapshot(uri)?.analysis.reference.date, '2024-05-10');
    assert.equal(articles.snapshot(uri)?.version, 1);
  });

  it('a decisions file that cannot be read is not taken for an empty one', async () => {
    const denied = Object.assign(new Error('permission denied'), { code: 'EACCES' });
    const { host, articles } = workspace({ '.khabar/decisions.yaml': denied });
    await articles.decisions.setFolders([ROOT]);
    const outcome = await articles.decisions.ignore({ uri: `${ROOT}/a.txt`, rule: 'contained', scope: 'file' });
    assert.equal(outcome.kind, 'unwritable');
    assert.equal(host.files.get('.khabar/decisions.yaml'), denied);
  });
});
