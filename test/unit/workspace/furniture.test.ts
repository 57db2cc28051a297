import assert from 'node:assert/strict';
import { readDecisions } from '../../../server/src/workspace/decisions.ts';
import { Newsroom, uriOf } from '../../fixtures/newsroom.ts';

const BODIES = [
  'أعلنت البلدية إغلاق الشارع الرئيسي أمام السيارات يوم الجمعة بسبب أعمال صيانة شبكة المياه في الحي القديم.',
  'افتتح وزير الثقافة معرض الكتاب السنوي بمشاركة مئتي دار نشر عربية وسط إقبال واسع من طلاب الجامعات.',
  'حقق فريق الشباب فوزا ثمينا على ضيفه في الدقيقة الأخيرة من المباراة التي أقيمت على ملعب المدينة الرياضية.',
  'توقعت الأرصاد هطول أمطار غزيرة على المناطق الساحلية مع انخفاض في درجات الحرارة حتى نهاية الأسبوع.',
  'رفعت شركة الطيران عدد رحلاتها إلى العاصمة بعد زيادة الطلب خلال موسم العطلات وعودة المسافرين.',
];
const LINE = 'تابعوا نشرتنا كل صباح';

/** Articles of which the first ones have a line at their end. */
function folder(count: number, having: number, line = LINE, more: Record<string, string> = {}): Record<string, string> {
  const files: Record<string, string> = {};
  for (let n = 0; n < count; n++) {
    const body = `${BODIES[n % BODIES.length]!.replace(' ', ` ${n} `)}`;
    files[`${n}.txt`] = `خبر رقم ${n} من أخبار المدينة\n\n${body}\n${n < having ? `\n${line}\n` : ''}`;
  }
  files['0.txt'] = `|${files['0.txt']}`;
  return { ...files, ...more };
}

const learnt = (room: Newsroom): unknown[] =>
  room.articles
    .findings(room.view.snapshot)
    .filter(({ data }) => data.kind === 'learnt')
    .map(({ start, end, severity, data }) => [
      room.view.snapshot.text.slice(start, end),
      severity,
      data.files,
      data.of,
    ]);

describe('lines that recur in a folder', () => {
  it('are hints with the evidence, once they were learnt', async () => {
    const room = await Newsroom.of(folder(40, 4));
    assert.deepEqual(learnt(room), []);
    assert.equal(await room.articles.learnFurniture(), true);
    assert.deepEqual(learnt(room), [[LINE, 'hint', 4, 40]]);
    const { generation } = room.articles.furniture;
    assert.equal(await room.articles.learnFurniture(), false);
    assert.equal(room.articles.furniture.generation, generation);
  });

  it('are left alone where they are in two files, or in less than one of twenty', async () => {
    for (const files of [folder(8, 2), folder(100, 4)]) {
      const room = await Newsroom.of(files);
      await room.articles.learnFurniture();
      assert.deepEqual(learnt(room), []);
    }
  });

  it('are left alone where they belong to one story that was copied, or are prose or a headline', async () => {
    const story = `المدينة تستعد للموسم\n\n${BODIES.join('\n\n')}\n\nوالموسم قصير هذا العام\n`;
    const copied: Record<string, string> = { 'هنا.txt': `|${story}` };
    for (let n = 0; n < 5; n++) copied[`نسخة ${n}.txt`] = story;
    const headlines: Record<string, string> = { 'هنا.txt': `|نشرة المساء\n\n${BODIES[0]}\n` };
    for (let n = 1; n < 5; n++) headlines[`نشرة ${n}.txt`] = `نشرة المساء\n\n${BODIES[n]}\n`;
    for (const files of [copied, headlines, folder(10, 5, BODIES[4]!)]) {
      const room = await Newsroom.of(files);
      await room.articles.learnFurniture();
      assert.deepEqual(learnt(room), []);
    }
  });

  it('may be an outlet’s own, by its name or its folder', async () => {
    const more: Record<string, string> = {};
    for (let n = 0; n < 3; n++) {
      const body = `${BODIES[n]}\n\nتابعوا نشرتنا كل صباح\n`;
      more[`و${n}.txt`] = `---\nsource: وكالة النهر\n---\nخبر من الوكالة رقم ${n}\n\n${body}`;
    }
    const here = more['و0.txt']!;
    const files = folder(90, 0, LINE, { ...more, 'و0.txt': `|${here}` });
    files['0.txt'] = files['0.txt']!.replace('|', '');
    const room = await Newsroom.of(files);
    await room.articles.learnFurniture();
    assert.deepEqual(learnt(room), [['تابعوا نشرتنا كل صباح', 'hint', 3, 3]]);
  });

  it('follow the files, and what somebody types', async () => {
    const room = await Newsroom.of(folder(20, 3));
    await room.articles.learnFurniture();
    assert.equal(learnt(room).length, 1);
    const { text } = room.view.snapshot;
    room.articles.setOpen(room.uri, 8, `${text}\nوهذه فقرة كتبت الآن ولا يعرفها أحد من قبل.\n`);
    assert.equal(learnt(room).length, 1);
    room.host.files.delete('1.txt');
    await room.articles.fileChanged([uriOf('1.txt')]);
    assert.equal(await room.articles.learnFurniture(), true);
    assert.deepEqual(learnt(room), []);
  });

  it('are none where the team has decided so; the file is kept as it was written', async () => {
    const room = await Newsroom.of(folder(20, 3, LINE, { '.khabar/decisions.yaml': '# قراراتنا\nignore: []\n' }));
    await room.articles.decisions.setFolders([uriOf('').replace(/\/$/, '')]);
    await room.articles.learnFurniture();
    assert.equal(learnt(room).length, 1);
    const outcome = await room.articles.decisions.keepLine({ uri: room.uri, line: LINE });
    assert.notEqual(outcome.kind, 'unwritable');
    const written = room.host.files.get('.khabar/decisions.yaml') as string;
    assert.ok(written.startsWith('# قراراتنا\n'));
    assert.deepEqual(readDecisions(written).notFurniture, [LINE]);
    assert.deepEqual(learnt(room), []);
    await room.articles.decisions.keepLine({ uri: room.uri, line: `${LINE}.` });
    assert.equal(room.host.files.get('.khabar/decisions.yaml'), written);
  });

  it('a decision that is no line is said to be none, and the others hold', () => {
    const { notFurniture, problems } = readDecisions('not_furniture:\n  - سطر\n  - {text: سطر}\n');
    assert.deepEqual([notFurniture, problems.length], [['سطر'], 1]);
    assert.equal(readDecisions('not_furniture: سطر\n').problems.length, 1);
    assert.deepEqual(readDecisions('not_furniture:\n').problems, []);
  });
});
