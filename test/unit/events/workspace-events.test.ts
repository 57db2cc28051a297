import assert from 'node:assert/strict';
import { eventData } from '../../../server/src/features/event-data.ts';
import { eventLens } from '../../../server/src/features/event-lens.ts';
import { hover } from '../../../server/src/features/hover.ts';
import type { EventsParams } from '../../../server/src/protocol.ts';
import { NEVER, Newsroom, uriOf } from '../../fixtures/newsroom.ts';

const QUAKE =
  '---\ndate: 2024-05-10\n---\nحصيلة أولى\n\n|قُتل 12 شخصا في زلزال ضرب مدينة أغادير المغربية أمس الخميس، وفق ما أعلن وزير الداخلية عبد الوافي لفتيت.\n';
const OTHERS = {
  'ثان.ar.txt':
    '---\ndate: 2024-05-10\n---\nحصيلة جديدة\n\nأعلن وزير الداخلية المغربي عبد الوافي لفتيت مقتل 15 شخصا في الزلزال الذي ضرب أغادير.\n',
  'قديم.ar.txt':
    '---\ndate: 2024-04-02\n---\nهزة سابقة\n\nقُتل 3 أشخاص في زلزال ضرب مدينة أغادير المغربية أول أمس الأحد، وفق ما أعلن وزير الداخلية عبد الوافي لفتيت.\n',
  'سير.ar.txt': '---\ndate: 2024-05-10\n---\nحادث سير\n\nقتل 12 شخصا في حادث سير قرب طنجة أمس الخميس.\n',
};

async function shown(room: Newsroom): Promise<string[]> {
  const found = await hover(room.wideView, room.position, 'plaintext', NEVER);
  return found ? (found.contents as { value: string }).value.split('\n') : [];
}
const data = (room: Newsroom, of: EventsParams['of']) => eventData(room.wideView, { uri: room.uri, of }, NEVER);

describe('the card of an event', () => {
  it('is five lines: sentence, date, who, other sources, disagreement and reason', async () => {
    const room = await Newsroom.of({ 'هنا.ar.txt': QUAKE, ...OTHERS });
    const lines = await shown(room);
    assert.ok(lines.length <= 5, lines.join('\n'));
    assert.match(lines[0]!, /^قُتل 12 شخصا في زلزال ضرب مدينة أغادير/);
    assert.match(lines[1]!, /^الخميس 9 مايو 2024 ← «أمس الخميس» \(من الجملة\)/);
    const text = lines.join('\n');
    assert.match(text, /على الأرجح الحدث نفسه: ثان\.ar\.txt:6 \(2024-05-10\)/);
    assert.match(text, /تعارض: القتلى «12 شخصا» \/ «15 شخصا»/);
    assert.match(text, /سبب الربط: .*عبد الوافي لفتيت/);
    assert.doesNotMatch(text, /سير\.ar\.txt/, 'as many dead on the same day are no reason');
  });

  it('names what is only related as such', async () => {
    const { 'قديم.ar.txt': old } = OTHERS;
    const room = await Newsroom.of({ 'هنا.ar.txt': QUAKE, 'قديم.ar.txt': old });
    const text = (await shown(room)).join('\n');
    assert.match(text, /خبر ذو صلة: قديم\.ar\.txt:6/);
    assert.doesNotMatch(text, /الحدث نفسه/);
  });

  it('stands alone where nobody else tells it, and nowhere where the text tells no event', async () => {
    const { 'سير.ar.txt': accident } = OTHERS;
    const alone = await shown(await Newsroom.of({ 'هنا.ar.txt': QUAKE, 'سير.ar.txt': accident }));
    assert.ok(alone.length >= 2 && alone.length <= 3, alone.join('\n'));
    const none = await Newsroom.of({ 'هنا.ar.txt': 'حديقة\n\nفي المدينة |أشجار كثيرة ومقاعد من خشب.\n', ...OTHERS });
    assert.deepEqual(await shown(none), []);
  });

  it('is told in English to those who read it', async () => {
    const room = await Newsroom.of({ 'هنا.ar.txt': QUAKE, ...OTHERS }, { language: 'en' });
    const text = (await shown(room)).join('\n');
    assert.match(text, /Probably the same event: /);
    assert.match(text, /Disagreement: killed “12 شخصا” \/ “15 شخصا”/);
    assert.match(text, /Linked by: /);
  });
});

describe('a headline', () => {
  const onHeadline = QUAKE.replace('|', '').replace('حصيلة', 'حصي|لة');

  it('shows the event of its article, wherever on it somebody points', async () => {
    const room = await Newsroom.of({ 'هنا.ar.txt': onHeadline, ...OTHERS });
    const found = await hover(room.wideView, room.position, 'plaintext', NEVER);
    assert.match((found!.contents as { value: string }).value, /على الأرجح الحدث نفسه: ثان\.ar\.txt:6/);
    assert.deepEqual(found!.range!.start, { line: 3, character: 0 });
  });

  it('has a code lens for those who want one, that leads to the newest of the others', async () => {
    const settings = { codeLens: { copies: false, events: true } };
    const room = await Newsroom.of({ 'هنا.ar.txt': onHeadline, ...OTHERS }, { settings });
    const [lens] = await eventLens(room.wideView, new Set(), NEVER);
    assert.equal(lens!.range.start.line, 3);
    assert.equal(lens!.command!.title.slice(1, -1), 'مقال واحد عن الحدث نفسه · تعارض واحد');
    assert.equal(lens!.command!.command, 'khabar.show');
    assert.equal(decodeURI(lens!.command!.arguments![0].uri), uriOf('ثان.ar.txt'));
    const inCode = await eventLens(room.wideView, new Set(['khabar.goTo']), NEVER);
    assert.equal(inCode[0]!.command!.command, 'khabar.goTo');
  });

  it('has none for others, nor where nobody else tells its event', async () => {
    const room = await Newsroom.of({ 'هنا.ar.txt': onHeadline, ...OTHERS });
    assert.deepEqual(await eventLens(room.wideView, new Set(), NEVER), []);
    const alone = await Newsroom.of(
      { 'هنا.ar.txt': onHeadline },
      { settings: { codeLens: { copies: false, events: true } } },
    );
    assert.deepEqual(await eventLens(alone.wideView, new Set(), NEVER), []);
  });
});

describe('khabar/events', () => {
  it('gives the card as data: sources with their ranges, reasons as codes, disagreements', async () => {
    const room = await Newsroom.of({ 'هنا.ar.txt': QUAKE, ...OTHERS });
    const { events, related, partial } = await data(room, { position: room.position });
    assert.equal(partial, false);
    const [event] = events;
    assert.equal(event!.act, 'kill');
    assert.deepEqual(event!.date, { value: '2024-05-09', source: 'said', text: 'أمس الخميس' });
    assert.deepEqual(
      event!.sources.map(({ uri }) => decodeURI(uri)),
      [uriOf('هنا.ar.txt'), uriOf('ثان.ar.txt')],
    );
    const [, second] = event!.sources;
    assert.deepEqual(second!.range.start, { line: 5, character: 0 });
    assert.equal(second!.range.end.character, second!.text.length);
    assert.equal(second!.text.slice(second!.act.start.character, second!.act.end.character), 'مقتل');
    assert.equal(second!.link!.label, 'same');
    assert.equal(second!.link!.reasons.act, 'lemma');
    assert.deepEqual(event!.disagreements, [
      {
        kind: 'figure',
        counted: 'killed',
        unit: 'شخصا',
        sides: [
          { value: '12', text: '12 شخصا', sources: [0] },
          { value: '15', text: '15 شخصا', sources: [1] },
        ],
      },
    ]);
    assert.deepEqual(
      related.map(({ uri }) => decodeURI(uri)),
      [uriOf('قديم.ar.txt')],
    );
  });

  it('lists the events of a name, the newest first, each once', async () => {
    const room = await Newsroom.of({ 'هنا.ar.txt': QUAKE, ...OTHERS });
    const { events } = await data(room, { entity: 'person/عبد-الوافي-لفتيت' });
    const days = events.map(({ date }) => date?.value ?? '');
    assert.deepEqual(days, [...days].sort().reverse());
    const killings = events.filter(({ act }) => act === 'kill');
    assert.deepEqual(
      killings.map(({ sources }) => sources.length),
      [2, 1],
    );
  });

  it('lists the events of a day', async () => {
    const room = await Newsroom.of({ 'هنا.ar.txt': QUAKE, ...OTHERS });
    const of = (from: string, to: string) => data(room, { days: { from, to } });
    const { events } = await of('2024-05-09', '2024-05-09');
    assert.ok(events.some(({ sources }) => sources.some(({ uri }) => decodeURI(uri) === uriOf('سير.ar.txt'))));
    assert.ok(events.every(({ date }) => date?.value === '2024-05-09'));
    assert.deepEqual((await of('2024-06-01', '2024-06-02')).events, []);
    assert.deepEqual((await of('2024-06-02', '2024-06-01')).events, []);
    assert.deepEqual((await of('x', 'y')).events, []);
  });

  it('tells what is typed rather than what the file says', async () => {
    const room = await Newsroom.of({ 'هنا.ar.txt': QUAKE, ...OTHERS });
    room.articles.setOpen(uriOf('ثان.ar.txt'), 1, 'حديقة\n\nفي المدينة أشجار كثيرة ومقاعد من خشب.\n');
    const { events } = await data(room, { position: room.position });
    assert.equal(events[0]!.sources.length, 1);
  });
});
