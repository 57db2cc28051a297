import assert from 'node:assert/strict';
import { eventMonths, monthEvent, monthEvents } from '../../../server/src/features/event-list.ts';
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
const page = { offset: 0, limit: 10 };
const calendarOf = (room: Newsroom) => room.articles.entities.calendar;

async function listed(room: Newsroom): Promise<Record<string, string[]>> {
  const { months } = await eventMonths(calendarOf(room), page, words, NEVER);
  const all: Record<string, string[]> = {};
  for (const { month, label, events: count } of months) {
    const { events } = await monthEvents(calendarOf(room), { ...page, month }, words, NEVER);
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
    const { events } = await monthEvents(calendarOf(room), { ...page, month }, words, NEVER);
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
      monthEvents(calendarOf(room), { month, offset, limit }, words, NEVER);
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
      const answer = await monthEvents(calendarOf(room), { ...page, month }, words, NEVER);
      assert.deepEqual(answer, { events: [], more: false });
    }
  });
});
