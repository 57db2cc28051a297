import assert from 'node:assert/strict';
import type { TextDocumentEdit } from 'vscode-languageserver-types';
import { prepareRename, rename } from '../../../server/src/features/rename.ts';
import { respell } from '../../../server/src/features/rename-words.ts';
import { NEVER, Newsroom, type NewsroomOptions } from '../../fixtures/newsroom.ts';

const ABLE = { versionedEdits: true, asksBefore: true };

/** The files after the name at `|` was given a new spelling; or why it was not. */
async function renamed(files: Record<string, string>, newName: string, able = ABLE, options: NewsroomOptions = {}) {
  const room = await Newsroom.of(files, options);
  const edit = await rename(room.view, room.articles.entities, { position: room.position, newName }, able, NEVER);
  return 'refusal' in edit ? edit.refusal : room.after(edit);
}

/** As above, of one file. */
async function renamedText(text: string, newName: string): Promise<unknown> {
  const files = await renamed({ 'خبر.txt': text }, newName);
  return typeof files === 'string' ? files : files['خبر.txt'];
}

const LEAD = 'التقى وزير الخارجية الأذربيجاني جيهون بايراموف نظيره في باكو.';

describe('a rename', () => {
  it('changes a spelling alone and at the end of the full name, in every article', async () => {
    const files = await renamed(
      {
        'أ.txt': `لقاء\n\n${LEAD}\n\nوأضاف |بايراموف أن اللقاء مثمر.\n`,
        'ب.txt': `زيارة\n\nوصل جيهون بايراموف إلى جنيف، ثم غادر بايراموف إلى روما.\n`,
        'ج.txt': 'رياضة\n\nفاز الفريق في الدوحة بثلاثة أهداف.\n',
      },
      'بيراموف',
    );
    assert.deepEqual(files, {
      'أ.txt': `لقاء\n\n${LEAD.replace('بايراموف', 'بيراموف')}\n\nوأضاف بيراموف أن اللقاء مثمر.\n`,
      'ب.txt': 'زيارة\n\nوصل جيهون بيراموف إلى جنيف، ثم غادر بيراموف إلى روما.\n',
    });
  });

  it('keeps the clitics', async () => {
    assert.equal(
      await renamedText(`${LEAD}\n\nوقال |بايراموف إن لبايراموف رأيا، ولبايراموف ما يقول، وبايراموف باق.\n`, 'بيراموف'),
      `${LEAD.replace('بايراموف', 'بيراموف')}\n\nوقال بيراموف إن لبيراموف رأيا، ولبيراموف ما يقول، وبيراموف باق.\n`,
    );
  });

  it('changes the parts alone when a full name is written anew', async () => {
    assert.equal(
      await renamedText(`التقى جيهون |بايراموف نظيره في باكو.\n\nوأضاف بايراموف أن اللقاء مثمر.\n`, 'جيحون بيراموف'),
      'التقى جيحون بيراموف نظيره في باكو.\n\nوأضاف بيراموف أن اللقاء مثمر.\n',
    );
  });

  it('leaves other spellings, other people and the same letters in other words alone', async () => {
    const rest = 'أما بيراموف فغادر. وقال إلهام علييف إن البايراموفية ليست مذهبا.\n';
    assert.equal(
      await renamedText(`${LEAD}\n\nوأضاف |بايراموف ذلك. ${rest}`, 'بَيراموف'),
      `${LEAD.replace('بايراموف', 'بَيراموف')}\n\nوأضاف بَيراموف ذلك. ${rest}`,
    );
  });

  it('takes the alif of the article away after ل, and gives it back', async () => {
    const text = 'وصل الوفد إلى |اوكرانيا، وأكد الوزير دعمه لاوكرانيا.\n';
    assert.equal(
      await renamedText(text, 'الجمهورية الأوكرانية'),
      'وصل الوفد إلى الجمهورية الأوكرانية، وأكد الوزير دعمه للجمهورية الأوكرانية.\n',
    );
    assert.equal(
      await renamedText('زار الأمير |الكويت، وقدمت قطر للكويت دعما، وللبنان أيضا.\n', 'دولة الكويت'),
      'زار الأمير دولة الكويت، وقدمت قطر لدولة الكويت دعما، وللبنان أيضا.\n',
    );
    const cursorAfterLam = 'قدمت قطر ل|لكويت دعما، وزار الأمير الكويت.\n';
    assert.equal(await renamedText(cursorAfterLam, 'كويت'), 'قدمت قطر لكويت دعما، وزار الأمير كويت.\n');
  });

  it('does not take the ال of ألكسندر for the article', async () => {
    assert.equal(
      await renamedText('وصل ألكسندر |لوكاشينكو إلى موسكو، وقيل لألكسندر لوكاشينكو ذلك.\n', 'الكسندر لوكاشينكو'),
      'وصل الكسندر لوكاشينكو إلى موسكو، وقيل لالكسندر لوكاشينكو ذلك.\n',
    );
  });

  it('asks before it touches somebody’s words, and says why', async () => {
    const quoted = [
      '«بايراموف صديقنا» قال الوزير.',
      'وقال: "إن بايراموف صديقنا".',
      'وأضاف: ”سنلتقي بايراموف غدا“.',
      'ويسميه الناس هناك «بايراموف» فقط.',
    ].join('\n');
    const room = await Newsroom.of({ 'خبر.txt': `${LEAD}\n\nوأضاف |بايراموف ذلك.\n\n${quoted}\n` });
    const wish = { position: room.position, newName: 'بيراموف' };
    const edit = await rename(room.view, room.articles.entities, wish, ABLE, NEVER);
    assert.ok(!('refusal' in edit));
    const [annotation] = Object.values(edit.changeAnnotations ?? {});
    assert.equal(annotation?.needsConfirmation, true);
    assert.match(annotation?.label ?? '', /منقول/);
    const { edits } = edit.documentChanges![0] as TextDocumentEdit;
    const asked = edits.filter((change) => 'annotationId' in change);
    assert.deepEqual(
      asked.map((change) => (change as { range: { start: { line: number } } }).range.start.line),
      [4, 5, 6],
      'the name alone between marks is no quotation',
    );
    const plain = await rename(room.view, room.articles.entities, wish, { ...ABLE, asksBefore: false }, NEVER);
    assert.ok(!('refusal' in plain));
    assert.equal(room.after(plain)['خبر.txt']?.match(/بايراموف/g)?.length, 3);
    assert.equal(plain.changeAnnotations, undefined);
  });

  it('names the versions that its edits are for; a file on disk has none', async () => {
    const room = await Newsroom.of({ 'أ.txt': `وأضاف جيهون |بايراموف ذلك.\n`, 'ب.txt': `${LEAD}\n` });
    const wish = { position: room.position, newName: 'جيهون بيراموف' };
    const edit = await rename(room.view, room.articles.entities, wish, ABLE, NEVER);
    assert.ok(!('refusal' in edit));
    assert.deepEqual(
      (edit.documentChanges as TextDocumentEdit[]).map(({ textDocument }) => textDocument.version),
      [7, null],
    );
  });

  it('edits what stands on the disk now, not what was read before', async () => {
    const room = await Newsroom.of({ 'أ.txt': `وأضاف جيهون |بايراموف ذلك.\n`, 'ب.txt': `${LEAD}\n` });
    room.host.files.set('ب.txt', `عنوان جديد\n\nقال: ${LEAD}\n`);
    const wish = { position: room.position, newName: 'جيهون بيراموف' };
    const edit = await rename(room.view, room.articles.entities, wish, ABLE, NEVER);
    assert.ok(!('refusal' in edit));
    assert.equal(room.after(edit)['ب.txt'], `عنوان جديد\n\nقال: ${LEAD.replace('بايراموف', 'بيراموف')}\n`);
  });

  it('to nothing, the same or several lines is refused in the user’s language', async () => {
    const text = `${LEAD}\n\nوأضاف |بايراموف ذلك.\n`;
    for (const [name, wanted] of [
      ['', /بلا حروف/],
      ['  ', /بلا حروف/],
      ['«»', /بلا حروف/],
      ['بايراموف', /هكذا أصلا: «بايراموف»/],
      [' بايراموف ', /هكذا أصلا/],
      ['جيهون\nبيراموف', /أكثر من سطر/],
    ] as const) {
      assert.match(String(await renamedText(text, name)), wanted, JSON.stringify(name));
    }
    const english = await renamed({ 'خبر.txt': text }, ' ', ABLE, { language: 'en' });
    assert.match(String(english), /no letters/);
  });

  it('starts from the name under the cursor as it would stand alone', async () => {
    const prepared = async (text: string) => {
      const room = await Newsroom.of({ 'خبر.txt': text });
      const found = prepareRename(room.view, room.position);
      return 'refusal' in found ? found.refusal : found.placeholder;
    };
    assert.equal(await prepared('قدمت قطر ل|لكويت دعما.\n'), 'الكويت');
    assert.equal(await prepared('قدمت قطر ل|لبنان دعما.\n'), 'لبنان');
    assert.equal(
      await prepared('قدمت قطر |دعما للبنان.\n'),
      'لا اسم هنا. ضع المؤشر على اسم شخص أو مكان أو جهة أو حدث.',
    );
  });
});

describe('the words of a mention', () => {
  const reworded = (mention: string, from: string, to: string, isPerson = true): string => {
    const words = mention.split(' ');
    for (const { at, count, text } of [...respell(words, from.split(' '), to.split(' '), isPerson)].reverse())
      words.splice(at, count, ...text.split(' '));
    return words.join(' ');
  };

  it('follow a new spelling of a part, of the whole, and with a name between', () => {
    assert.equal(reworded('جيهون بايراموف', 'بايراموف', 'بيراموف'), 'جيهون بيراموف');
    assert.equal(reworded('بايراموف', 'جيهون بايراموف', 'جيحون بيراموف'), 'بيراموف');
    assert.equal(reworded('جيهون عزيز بايراموف', 'جيهون بايراموف', 'جيحون بيراموف'), 'جيحون عزيز بيراموف');
    assert.equal(reworded('عبد الله بن زايد', 'عبد الله', 'عبدالله'), 'عبدالله بن زايد');
    assert.equal(reworded('بايرامـــوف', 'بايراموف', 'بيراموف'), 'بيراموف');
  });

  it('are not made longer twice, nor doubled', () => {
    assert.equal(reworded('جيهون بايراموف', 'بايراموف', 'جيهون بايراموف'), 'جيهون بايراموف');
    assert.equal(reworded('عبد الفتاح السيسي', 'السيسي', 'عبد الفتاح السيسي'), 'عبد الفتاح السيسي');
    const states = 'الولايات المتحدة الأمريكية';
    assert.equal(reworded(states, 'الولايات المتحدة', 'الولايات الأمريكية', false), states);
  });

  it('stay where they share no more than a word, and where the words do not say which becomes which', () => {
    assert.equal(reworded('وزارة الخارجية', 'وزارة الداخلية', 'وزارة الداخليّة', false), 'وزارة الخارجية');
    assert.equal(reworded('محمد علي محمد', 'محمد محمد', 'محمد محمود'), 'محمد علي محمد');
  });
});
