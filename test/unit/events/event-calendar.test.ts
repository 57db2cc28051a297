import assert from 'node:assert/strict';
import { eventMonths, monthEvent, monthEvents, participantEvents } from '../../../server/src/features/event-list.ts';
import { DEFAULT_SETTINGS } from '../../../server/src/protocol.ts';
import { NEVER, Newsroom, nameOf } from '../../fixtures/newsroom.ts';

const QUAKE = 'قُتل 12 شخصا في زلزال ضرب مدينة أغادير المغربية أمس الخميس، وفق ما أعلن وزير الداخلية عبد الوافي لفتيت.';
const AGAIN = 'أعلن وزير الداخلية المغربي عبد الوافي لفتيت مقتل 15 شخصا في الزلزال الذي ضرب أغادير.';
const OLDER =
  'قُتل 3 أشخاص في زلزال ضرب مدينة أغادير المغربية أول أمس الأحد، وفق ما أعلن وزير الداخلية عبد الوافي لفتيت.';
const ACCIDENT = 'قتل 12 شخصا في حادث سير قرب طنجة أمس الخميس.';

const article = (date: string, title: string, text: string): string => `---\ndate: ${date}\n---\n${title}\n\n${text}\n`;
const FILES = {
  'هنا.ar.txt': `|${article('2024-05-10', 'حصيلة أولى', QUAKE)}`,
  'ثان.ar.txt': article('2024-05-10', 'حصيلة جديدة', AGAIN),
  'قديم.ar.txt': article('2024-04-02', 'هزة سابقة', OLDER),
  'سير.ar.txt': article('2024-05-10', 'حادث سير', ACCIDENT),
};

const words = { language: 'ar', settings: DEFAULT_SETTINGS } as const;
const TODAY = '2024-05-13';
const page = { offset: 0, limit: 10 };
const calendarOf = (room: Newsroom) => room.articles.entities.calendar;

async function listed(room: Newsroom): Promise<Record<string, string[]>> {
  const { months } = await eventMonths(calendarOf(room), page, words, NEVER);
  const all: Record<string, string[]> = {};
  for (const { month, label, events: count } of months) {
    const { events } = await monthEvents(calendarOf(room), { ...page, month }, words, TODAY, NEVER);
    assert.equal(events.length, count);
    all[label] = events.map(({ title, articles }) => `${title} (${articles})`);
  }
  return all;
}

describe('the list of all events', () => {
  it('holds what two articles tell, in its month; what one tells alone stands in no list', async () => {
    const room = await Newsroom.of(FILES);
    const months = await listed(room);
    assert.deepEqual(Object.keys(months), ['مايو 2024']);
    assert.deepEqual(months['مايو 2024'], ['قتل: أكادير (2)'], 'it is called by its act and its place');
    assert.ok(!JSON.stringify(months).includes('طنجة'));
  });

  it('says what the articles disagree in, and leads to a sentence of each', async () => {
    const room = await Newsroom.of(FILES);
    const month = '2024-05';
    const { events } = await monthEvents(calendarOf(room), { ...page, month }, words, TODAY, NEVER);
    const quake = events.find(({ disagreements }) => disagreements.length > 0)!;
    assert.deepEqual(
      quake.disagreements[0]!.sides.map(({ text }) => text),
      ['12 شخصا', '15 شخصا'],
    );
    const { sources } = await monthEvent(calendarOf(room), { month, key: quake.key }, NEVER);
    assert.deepEqual(sources.map(({ uri, range }) => `${nameOf(uri)}:${range.start.line}`).sort(), [
      'ثان.ar.txt:5',
      'هنا.ar.txt:5',
    ]);
    assert.deepEqual((await monthEvent(calendarOf(room), { month, key: 'x' }, NEVER)).sources, []);
  });

  it('joins what stands on either side of the end of a month once', async () => {
    const room = await Newsroom.of({
      'هنا.ar.txt': `|${article('2024-05-01', 'حصيلة أولى', QUAKE.replace('أمس الخميس', 'أمس الثلاثاء'))}`,
      'ثان.ar.txt': article('2024-05-01', 'حصيلة جديدة', AGAIN),
    });
    const months = await listed(room);
    assert.equal(Object.values(months).flat().length, 1, JSON.stringify(months));
  });

  it('comes a page at a time, and follows what is typed', async () => {
    const room = await Newsroom.of(FILES);
    const month = '2024-05';
    const ask = (offset: number, limit: number) =>
      monthEvents(calendarOf(room), { month, offset, limit }, words, TODAY, NEVER);
    const all = (await ask(0, 50)).events;
    const first = await ask(0, 1);
    assert.deepEqual([first.events.length, first.more], [1, all.length > 1]);
    assert.deepEqual((await ask(all.length, 5)).events, []);
    room.articles.setOpen(room.uri, 8, 'حديقة\n\nفي المدينة أشجار كثيرة ومقاعد من خشب.\n');
    assert.deepEqual(await listed(room), {});
  });

  it('has nothing for a month that is none', async () => {
    const room = await Newsroom.of(FILES);
    for (const month of ['2024-13', '0000-01', '', 'مايو', '2031-01']) {
      const answer = await monthEvents(calendarOf(room), { ...page, month }, words, TODAY, NEVER);
      assert.deepEqual(answer, { events: [], more: false });
    }
  });
});

describe('the list of the events without a settled day', () => {
  const MEETING = 'عقد الرئيس المصري عبد الفتاح السيسي والعاهل الأردني عبد الله الثاني اجتماعا في مدينة العقبة';
  const plain = (title: string, text: string): string => `${title}\n\n${text}\n`;
  const ON_WEDNESDAY = {
    'هنا.ar.txt': `|${plain('لقاء العقبة', `${MEETING} يوم الأربعاء لبحث الربط الكهربائي.`)}`,
    'ثان.ar.txt': plain('قمة ثنائية', `${MEETING} الأربعاء لبحث مشروع الربط الكهربائي بين البلدين.`),
  };
  const ask = (room: Newsroom, entity?: string) =>
    monthEvents(
      calendarOf(room),
      { ...page, month: 'XXXX', ...(entity !== undefined && { entity }) },
      words,
      TODAY,
      NEVER,
    );
  const branchOf = async (room: Newsroom) => (await eventMonths(calendarOf(room), page, words, NEVER)).undated;

  it('holds a meeting of which two articles say the weekday alone, and what is known of its day', async () => {
    const room = await Newsroom.of(ON_WEDNESDAY);
    assert.deepEqual(await branchOf(room), { month: 'XXXX', label: 'بلا يوم محدد', events: 1, whole: true });
    const { events, more } = await ask(room);
    assert.deepEqual(
      events.map(({ title, day, articles }) => [title, day, articles]),
      [['لقاء: عبد الفتاح السيسي، عبد الله الثاني', 'الأربعاء', 2]],
    );
    assert.equal(more, false);
    const wish = { month: 'XXXX', key: events[0]!.key };
    const { sources } = await monthEvent(calendarOf(room), wish, NEVER);
    assert.deepEqual(sources.map(({ uri }) => nameOf(uri)).sort(), ['ثان.ar.txt', 'هنا.ar.txt']);
    assert.deepEqual((await monthEvent(calendarOf(room), { ...wish, key: 'x' }, NEVER)).sources, []);
  });

  it('says what a weekday and a day without its year leave together, as a deduction', async () => {
    const room = await Newsroom.of({
      'هنا.ar.txt': `|${plain('لقاء العقبة', `وقع البلدان في 10 نوفمبر 2020 اتفاقا للتجارة.\n\n${MEETING} أول أمس الأربعاء لبحث الربط الكهربائي.`)}`,
      'ب.ar.txt': plain('قمة ثنائية', `${MEETING} في 6 أبريل لبحث الربط الكهربائي.`),
    });
    const [meeting] = (await ask(room)).events;
    assert.equal(meeting!.day, 'على الأرجح الأربعاء 6 أبريل 2022');
    assert.deepEqual(meeting!.candidates, ['2022-04-06']);
  });

  it('is asked for by who took part too', async () => {
    const room = await Newsroom.of(ON_WEDNESDAY);
    const { entities } = room.articles;
    const of = (entity: string) => participantEvents(entities, { entity }, words, NEVER);
    const told = await of('person/عبد-الفتاح-السيسي');
    assert.deepEqual([told.events.length, told.undated?.events], [0, 1]);
    assert.equal((await ask(room, 'person/عبد-الفتاح-السيسي')).events.length, 1);
    assert.deepEqual(await ask(room, 'person/لا-أحد'), { events: [], more: false });
    assert.equal((await of('person/لا-أحد')).undated, null);
  });

  it('has no place for what one article tells, nor for what another one dates: that stands in its month', async () => {
    const alone = await Newsroom.of({ 'هنا.ar.txt': ON_WEDNESDAY['هنا.ar.txt'] });
    assert.equal(await branchOf(alone), null);
    const dated = await Newsroom.of({
      ...ON_WEDNESDAY,
      'ج.ar.txt': article('2022-04-07', 'قمة العقبة', `${MEETING} أمس الأربعاء لبحث الربط الكهربائي.`),
    });
    assert.equal(await branchOf(dated), null);
    const [month] = Object.entries(await listed(dated));
    assert.deepEqual(month, ['أبريل 2022', ['لقاء: عبد الفتاح السيسي، عبد الله الثاني (3)']]);
  });

  it('leaves out background, and who only speaks', async () => {
    const said = 'قال عبد الفتاح السيسي إن الربط الكهربائي بين البلدين يخدم المنطقة كلها ويخفض كلفة الطاقة.';
    const before = `وكان ${MEETING.replace('عقد ', 'قد عقد ')} لبحث الربط الكهربائي.`;
    for (const text of [said, before]) {
      const room = await Newsroom.of({
        'هنا.ar.txt': `|${plain('الربط الكهربائي', text)}`,
        'ثان.ar.txt': plain('مشروع الربط', text),
      });
      assert.equal(await branchOf(room), null, text);
    }
  });

  it('comes a page at a time, and follows what is typed', async () => {
    const room = await Newsroom.of({
      ...ON_WEDNESDAY,
      'ج.ar.txt': plain('وصول', 'وصل إيلون ماسك إلى مدينة مراكش المغربية الأحد لحضور منتدى الاستثمار الدولي.'),
      'د.ar.txt': plain('منتدى', 'وصل إيلون ماسك إلى مراكش الأحد لحضور منتدى الاستثمار الدولي في المدينة.'),
    });
    const at = (offset: number) =>
      monthEvents(calendarOf(room), { month: 'XXXX', offset, limit: 1 }, words, TODAY, NEVER);
    const [first, second, none] = [await at(0), await at(1), await at(2)];
    assert.deepEqual([first.more, second.more, none.events.length], [true, false, 0]);
    assert.notEqual(first.events[0]!.title, second.events[0]!.title);
    room.articles.setOpen(room.uri, 8, 'حديقة\n\nفي المدينة أشجار كثيرة ومقاعد من خشب.\n');
    assert.equal((await branchOf(room))!.events, 1);
  });
});
