import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { TextEdit } from 'vscode-languageserver-types';
import { completion } from '../../../server/src/features/completion.ts';
import { Newsroom } from '../../fixtures/newsroom.ts';

const OTHER = {
  'قديم.txt':
    'لقاء\n\nاستقبل الرئيس التركي رجب طيب أردوغان نظيره في أنقرة، ثم زار أردوغان الكويت والكويت فرحت.\n\n' +
    'وحضر وزير الخارجية الأذربيجاني جيهون بايراموف اللقاء، وقال بايراموف إن فاطمة الزهراني غابت.\n',
};

async function proposed(text: string, others: Record<string, string> = OTHER) {
  const room = await Newsroom.of({ ...others, 'هنا.txt': text });
  await room.articles.entities.names({ typed: [], by: 'words', limit: 1 });
  const { snapshot, language } = room.view;
  const list = await completion(snapshot, room.articles.entities, language, room.position);
  const document = TextDocument.create(room.uri, 'arabic-news', 7, snapshot.text);
  const items = (list?.items ?? []).map((item) => {
    const edit = item.textEdit as TextEdit;
    const replaced = document.getText(edit.range);
    assert.ok(item.filterText?.startsWith(replaced), 'the client finds what is typed in it');
    return { ...item, after: TextDocument.applyEdits(document, [edit]) };
  });
  return { list, items, labels: items.map(({ label }) => label) };
}

describe('the completion of names', () => {
  it('proposes names of the workspace that begin so, and those with a word that begins so', async () => {
    assert.deepEqual((await proposed('زار أرد|')).labels, ['أردوغان', 'رجب طيب أردوغان']);
    assert.deepEqual((await proposed('زار رج|')).labels, ['رجب طيب أردوغان']);
    assert.deepEqual((await proposed('زار الكو|')).labels, ['الكويت']);
  });

  it('does not mind hamza, ى and ي, ة and ه', async () => {
    const { items, list } = await proposed('زار ارد|');
    assert.deepEqual(
      items.map(({ after }) => after),
      ['زار أردوغان', 'زار رجب طيب أردوغان'],
    );
    assert.equal(list?.isIncomplete, false);
    const fatima = await proposed('قالت فاط|');
    assert.equal(fatima.list?.isIncomplete, true, 'فاطمه is asked for again, letter by letter');
  });

  it('keeps the clitics that are typed', async () => {
    const results = async (text: string) => (await proposed(text)).items.map((item) => item.after);
    assert.deepEqual((await results('قال وبأرد|'))[0], 'قال وبأردوغان');
    assert.deepEqual(await results('سافر للكو|'), ['سافر للكويت']);
    assert.deepEqual(await results('سافر لالكو|'), ['سافر للكويت']);
    assert.deepEqual((await results('قيل لباير|'))[0], 'قيل لبايراموف');
  });

  it('goes on from the words of the name that stand already', async () => {
    assert.deepEqual(
      (await proposed('وقال جيهون باي|')).items.map(({ after }) => after),
      ['وقال جيهون بايراموف'],
    );
    assert.deepEqual(
      (await proposed('ولرجب طيب أرد|')).items.map(({ after }) => after),
      ['ولرجب طيب أردوغان'],
    );
  });

  it('puts the names of this article first, then the most frequent', async () => {
    const here = 'وصل وزير الخارجية الأرميني أرارات ميرزويان إلى برلين.\n\nوالتقى أر|';
    assert.equal((await proposed(here)).labels[0], 'أرارات ميرزويان');
    assert.deepEqual(
      (await proposed('زار أرد|')).items.map(({ detail }) => detail),
      ['شخصية · رجب طيب أردوغان · مرة واحدة', 'شخصية · مرة واحدة'],
    );
  });

  it('proposes nothing after one letter, after a Latin word, in front matter, or what is typed already', async () => {
    assert.deepEqual((await proposed('زار أ|')).list, { isIncomplete: true, items: [] });
    assert.equal((await proposed('زار al|')).list, null);
    assert.equal((await proposed('زار |')).list, null);
    assert.equal((await proposed('---\ntitle: أرد|\n---\nنص المقال.\n')).list, null);
    assert.deepEqual((await proposed('زار الكويت|')).labels, []);
  });
});
