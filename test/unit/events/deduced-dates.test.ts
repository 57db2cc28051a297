import assert from 'node:assert/strict';
import { render } from '../../../server/src/features/card.ts';
import { deducedActions } from '../../../server/src/features/deduced-actions.ts';
import { deducedData, eventData } from '../../../server/src/features/event-data.ts';
import { hover } from '../../../server/src/features/hover.ts';
import { dateCard } from '../../../server/src/features/hover-date.ts';
import type { PublicationDateArguments } from '../../../server/src/protocol.ts';
import { NEVER, Newsroom, type NewsroomOptions, uriOf } from '../../fixtures/newsroom.ts';

/** Nobody says of which year the meeting is: here it was on a Wednesday, there on 6 April. */
const MEETING = 'عقد الرئيس المصري عبد الفتاح السيسي والعاهل الأردني عبد الله الثاني اجتماعا في مدينة العقبة';
const WEDNESDAY = `لقاء العقبة

وقع البلدان في 10 نوفمبر 2020 اتفاقا للتجارة.

${MEETING} |أول أمس الأربعاء لبحث الربط الكهربائي.

وأعلن الديوان الملكي أمس الخميس تشكيل لجنة فنية.
`;
const SIXTH = `قمة ثنائية\n\n${MEETING} في 6 أبريل لبحث الربط الكهربائي.\n`;
/** The same as somebody tells it who says of which year it is. */
const YEARS_LATER = `---\ndate: 2023-01-15\n---\nحصاد العام\n\n${MEETING} في 6 أبريل 2022 لبحث الربط الكهربائي.\n`;

const cursor = (text: string, at: string): string => text.replace('|', '').replace(at, `|${at}`);

async function shown(files: Record<string, string>, options?: NewsroomOptions): Promise<string> {
  const room = await Newsroom.of(files, options);
  const found = await hover(room.wideView, room.position, 'plaintext', NEVER);
  return found ? (found.contents as { value: string }).value : '';
}

const actions = (room: Newsroom, keepsDecisions = true) =>
  deducedActions(
    room.wideView,
    { start: room.position, end: room.position },
    { keepsDecisions, clientCommands: new Set(), versionedEdits: true, showDocument: true },
    NEVER,
  );

describe('an open date whose event other articles date', () => {
  it('is told as a deduction, with who says so and when the article was probably published', async () => {
    const text = await shown({ 'هنا.ar.txt': WEDNESDAY, 'ب.ar.txt': SIXTH });
    assert.deepEqual(text.split('\n'), [
      'الأربعاء · XXXX-WXX-3',
      '«أول أمس الأربعاء» ← تاريخ النشر غير معروف',
      'على الأرجح الأربعاء 6 أبريل 2022: استُنتج من ب.ar.txt:3 «6 أبريل»',
      'نُشر على الأرجح الجمعة 8 أبريل 2022',
    ]);
  });

  it('gets its year the other way round too; of the publication that leaves too much to be told', async () => {
    const text = await shown({ 'هنا.ar.txt': cursor(SIXTH, '6 أبريل'), 'ب.ar.txt': WEDNESDAY.replace('|', '') });
    assert.deepEqual(text.split('\n'), [
      'XXXX-04-06',
      '«6 أبريل» ← تاريخ النشر غير معروف',
      'على الأرجح الأربعاء 6 أبريل 2022: استُنتج من ب.ar.txt:5 «أول أمس الأربعاء»',
    ]);
  });

  it('is settled by an article that says the year, with nothing else to bound it', async () => {
    const quake = 'هزة أرضية\n\nضرب زلزال قوي مدينة أغادير يوم |6 أبريل وأدى إلى مقتل 12 شخصا.\n';
    const dated =
      '---\ndate: 2022-04-08\n---\nهزة في المغرب\n\nضرب زلزال قوي مدينة أغادير يوم 6 أبريل 2022 وأدى إلى مقتل 12 شخصا.\n';
    const text = await shown({ 'هنا.ar.txt': quake, 'ب.ar.txt': dated });
    assert.match(text, /على الأرجح الأربعاء 6 أبريل 2022: استُنتج من ب\.ar\.txt:6 «يوم 6 أبريل 2022»/);
  });

  it('tells what a date of another sentence is then', async () => {
    const text = await shown({ 'هنا.ar.txt': cursor(WEDNESDAY, 'أمس الخميس'), 'ب.ar.txt': SIXTH });
    assert.match(text, /على الأرجح الخميس 7 أبريل 2022: استُنتج من ب\.ar\.txt:3/);
  });

  it('is narrowed where the folder leaves two years', async () => {
    const old = '---\ndate: 2016-01-10\n---\nحديقة\n\nافتتحت بلدية الزرقاء حديقة عامة.\n';
    const here = WEDNESDAY.replace('وقع البلدان في 10 نوفمبر 2020 اتفاقا للتجارة.\n\n', '');
    const text = await shown({ 'هنا.ar.txt': here, 'ب.ar.txt': SIXTH, 'قديم.ar.txt': old });
    assert.match(text, /على الأرجح الأربعاء 6 أبريل 2016 أو الأربعاء 6 أبريل 2022: استُنتج من/);
    assert.match(text, /نُشر على الأرجح الجمعة 8 أبريل 2016 أو الجمعة 8 أبريل 2022/);
    const alone = await shown({ 'هنا.ar.txt': here, 'ب.ar.txt': SIXTH });
    assert.doesNotMatch(alone, /استُنتج/, 'nothing tells of which years the folder is');
  });

  it('stays open where the others contradict each other', async () => {
    const earlier = YEARS_LATER.replace('2023', '2022').replace('أبريل 2022', 'أبريل 2021');
    const files = { 'هنا.ar.txt': cursor(SIXTH, '6 أبريل'), 'ب.ar.txt': YEARS_LATER };
    assert.match(await shown(files), /استُنتج/);
    assert.doesNotMatch(await shown({ ...files, 'ج.ar.txt': earlier }), /استُنتج/);
  });

  it('stays open where what it would be contradicts the article itself', async () => {
    const later = SIXTH.replace('لبحث', 'لبحث').concat('\nوزار وزير الطاقة عمّان في 3 مارس 2024.\n');
    const text = await shown({ 'هنا.ar.txt': cursor(later, '6 أبريل'), 'ب.ar.txt': YEARS_LATER });
    assert.doesNotMatch(text, /استُنتج/);
  });

  it('stays open where the others only tell something related, another weekday, or the day of their publication', async () => {
    const here = { 'هنا.ar.txt': WEDNESDAY };
    const related =
      '---\ndate: 2022-04-08\n---\nاتصال\n\nتلقى الرئيس المصري عبد الفتاح السيسي اتصالا من نظيره الفرنسي في 6 أبريل 2022.\n';
    assert.doesNotMatch(await shown({ ...here, 'ب.ar.txt': related }), /استُنتج/);
    const thursday = YEARS_LATER.replace('6 أبريل', '7 أبريل');
    assert.doesNotMatch(await shown({ ...here, 'ب.ar.txt': thursday }), /استُنتج/);
    const printed = `---\ndate: 2022-04-06\n---\nقمة\n\n${MEETING} لبحث الربط الكهربائي.\n`;
    assert.doesNotMatch(await shown({ ...here, 'ب.ar.txt': printed }), /استُنتج/);
  });

  it('is left alone in an article whose day is known, and by those who want no other articles in hovers', async () => {
    const known = WEDNESDAY.replace('لقاء', '---\ndate: 2023-04-07\n---\nلقاء');
    assert.doesNotMatch(await shown({ 'هنا.ar.txt': known, 'ب.ar.txt': SIXTH }), /استُنتج/);
    const settings = { hover: { relatedArticles: false } };
    assert.doesNotMatch(await shown({ 'هنا.ar.txt': WEDNESDAY, 'ب.ar.txt': SIXTH }, { settings }), /استُنتج/);
  });

  it('is told in English, and each line in one direction', async () => {
    const files = { 'هنا.ar.txt': WEDNESDAY, 'ب.ar.txt': SIXTH };
    const text = await shown(files, { language: 'en' });
    assert.match(text, /probably Wednesday 6 April 2022: deduced from ب\.ar\.txt:3 “6 أبريل”/);
    assert.match(text, /probably published on Friday 8 April 2022/);
    const room = await Newsroom.of(files);
    const [date] = room.view.snapshot.analysis.dates.filter(({ text }) => text === 'أول أمس الأربعاء');
    const { value } = render(await dateCard(room.wideView, date!, NEVER), 'html');
    const line = value.split('<br>\n').find((one) => one.includes('استُنتج'));
    assert.match(line!, /^\u2067.*\[ب[^\]]*\]\(file:[^)]*#L3,1\).*\u2068«6 أبريل»\u2069\u2069/);
  });
});

describe('the card of an event whose day is open', () => {
  const files = { 'هنا.ar.txt': cursor(WEDNESDAY, 'اجتماعا'), 'ب.ar.txt': SIXTH };

  it('says on the line of its date what was deduced from where, in five lines still', async () => {
    const lines = (await shown(files)).split('\n');
    assert.equal(
      lines[1],
      'الأربعاء ← «أول أمس الأربعاء» (من الجملة) · استُنتج الأربعاء 6 أبريل 2022 من ب.ar.txt:3 «6 أبريل»',
    );
    assert.ok(lines.length <= 5, lines.join('\n'));
    assert.match(await shown(files, { language: 'en' }), /deduced: Wednesday 6 April 2022, from ب\.ar\.txt:3/);
  });

  it('has it as data beside the date, which stays as it is', async () => {
    const room = await Newsroom.of(files);
    const { events } = await eventData(room.wideView, { uri: room.uri, of: { position: room.position } }, NEVER);
    assert.equal(events[0]!.date!.value, 'XXXX-WXX-3');
    assert.deepEqual(events[0]!.deduced!.days, ['2022-04-06']);
    const [source] = events[0]!.deduced!.sources;
    assert.equal(decodeURI(source!.uri), uriOf('ب.ar.txt'));
    assert.deepEqual(
      [source!.value, source!.said, source!.range.start],
      ['XXXX-04-06', '6 أبريل', { line: 2, character: 0 }],
    );
    const all = await eventData(
      room.wideView,
      { uri: room.uri, of: { days: { from: '2022-04-06', to: '2022-04-06' } } },
      NEVER,
    );
    assert.deepEqual(all.events, [], 'a deduced day is no day of the list');
  });

  it('is asked for as a whole with khabar/deducedDates', async () => {
    const room = await Newsroom.of(files);
    const { published, dates, sources } = await deducedData(room.wideView, NEVER);
    assert.deepEqual(published, { from: '2022-04-08', to: '2022-04-08', days: ['2022-04-08'] });
    assert.deepEqual(
      dates.map(({ range, days }) => [room.at({ uri: room.uri, range }), days]),
      [['هنا.ar.txt:4 أول أمس الأربعاء', ['2022-04-06']]],
    );
    assert.equal(sources.length, 1);
    const none = await Newsroom.of({ 'هنا.ar.txt': WEDNESDAY });
    assert.deepEqual(await deducedData(none.wideView, NEVER), { published: null, dates: [], sources: [] });
  });

  it('changes neither the article nor what is found in it', async () => {
    const text = WEDNESDAY.replace('أمس الخميس', 'أمس السبت');
    const room = await Newsroom.of({ 'هنا.ar.txt': text, 'ب.ar.txt': YEARS_LATER });
    const { reference, findings } = room.view.snapshot.analysis;
    await deducedData(room.wideView, NEVER);
    assert.equal(reference.date, null);
    const alone = await Newsroom.of({ 'هنا.ar.txt': text });
    assert.deepEqual(findings, alone.view.snapshot.analysis.findings);
  });
});

describe('the action that keeps a deduced publication date', () => {
  it('is offered at an open date where the day is settled', async () => {
    const room = await Newsroom.of({ 'هنا.ar.txt': WEDNESDAY, 'ب.ar.txt': SIXTH });
    const [action, ...others] = await actions(room);
    assert.equal(action!.title, 'حدّد تاريخ النشر: الجمعة 8 أبريل 2022 (استُنتج من ب.ar.txt)\u200F');
    assert.equal(action!.command!.command, 'khabar.keepPublicationDate');
    const [argument] = action!.command!.arguments as [PublicationDateArguments];
    assert.deepEqual(argument, { uri: room.uri, date: '2022-04-08' });
    assert.deepEqual(others, []);
    const inEnglish = await Newsroom.of({ 'هنا.ar.txt': WEDNESDAY, 'ب.ar.txt': SIXTH }, { language: 'en' });
    const [english] = await actions(inEnglish);
    assert.equal(english!.title, 'Set the publication date: Friday 8 April 2022 (deduced from ب.ar.txt)');
  });

  it('is not offered beside a date, where more days are left, nor where there is no file to keep it in', async () => {
    const beside = await Newsroom.of({ 'هنا.ar.txt': cursor(WEDNESDAY, 'الديوان'), 'ب.ar.txt': SIXTH });
    assert.deepEqual(await actions(beside), []);
    const open = await Newsroom.of({ 'هنا.ar.txt': cursor(SIXTH, '6 أبريل'), 'ب.ar.txt': YEARS_LATER });
    assert.deepEqual(await actions(open), []);
    const room = await Newsroom.of({ 'هنا.ar.txt': WEDNESDAY, 'ب.ar.txt': SIXTH });
    assert.deepEqual(await actions(room, false), []);
  });
});
