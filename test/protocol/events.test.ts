import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { CodeLens, DocumentSymbol } from 'vscode-languageserver-protocol/node';
import {
  DEDUCED_DATES,
  type DeducedDatesResult,
  EVENT_MONTHS,
  EVENTS,
  EVENTS_CHANGED,
  type EventMonthsResult,
  type EventsParams,
  type EventsResult,
  MONTH_EVENT,
  MONTH_EVENTS,
  type MonthEventResult,
  type MonthEventsResult,
  NEXT_EVENT_MENTION,
  type NextEventMentionResult,
  PARTICIPANT_EVENTS,
  type ParticipantEventsResult,
} from '../../server/src/protocol.ts';
import { TestClient } from './client.ts';
import { Folder } from './folder.ts';

const FIRST =
  '---\ndate: 2024-05-10\n---\nحصيلة أولى\n\nقُتل 12 شخصا في زلزال ضرب مدينة أغادير المغربية أمس الخميس، وفق ما أعلن وزير الداخلية عبد الوافي لفتيت.\n';
const SECOND =
  '---\ndate: 2024-05-10\n---\nحصيلة جديدة\n\nأعلن وزير الداخلية المغربي عبد الوافي لفتيت مقتل 15 شخصا في الزلزال الذي ضرب أغادير.\n';
const ACCIDENT = '---\ndate: 2024-05-10\n---\nحادث سير\n\nقتل 12 شخصا في حادث سير قرب طنجة أمس الخميس.\n';

describe('events over the protocol', () => {
  it('stand in the hover of an act and in khabar/events, with links to the sentence elsewhere', async () => {
    const folder = new Folder({ 'ثان.ar.txt': SECOND, 'سير.ar.txt': ACCIDENT });
    try {
      const client = await TestClient.start({ folders: [folder.uri], locale: 'ar' });
      await client.read();
      const here = folder.uriOf('here.ar.txt');
      await client.open(here, FIRST);
      const card = await client.hover(here, 'قُتل');
      assert.match(card, /^<div align="right">\n\n\u2067/);
      assert.match(card, /على الأرجح الحدث نفسه/);
      assert.match(decodeURI(card), /\]\(file:[^)]*ثان\.ar\.txt#L6,1\)/);
      assert.match(card, /12 شخصا[\s\S]*15 شخصا/);
      for (const block of card.split('<div align="right">').slice(1)) {
        const lines = block.slice(0, block.indexOf('</div>')).trim().split('<br>\n');
        assert.ok(lines.length <= 5, card);
        for (const line of lines) assert.match(line, /^\u2067.*\u2069$/);
      }

      const ask = (of: EventsParams['of']): Promise<EventsResult> =>
        client.connection.sendRequest(EVENTS, { uri: here, of } satisfies EventsParams);
      const told = await ask({ position: { line: 5, character: 1 } });
      assert.equal(told.events[0]!.sources.length, 2);
      assert.equal(told.events[0]!.disagreements[0]!.kind, 'figure');
      assert.equal((await ask({ position: { line: 5, character: 40 } })).events.length, 0);
      assert.equal((await ask({ entity: 'person/عبد-الوافي-لفتيت' })).events.length > 0, true);
      assert.deepEqual((await ask({ entity: 'person/لا-أحد' })).events, []);
      assert.equal((await ask({ days: { from: '2024-05-09', to: '2024-05-09' } })).events.length, 1);
      await client.stop();
    } finally {
      folder.remove();
    }
  });
});

describe('a publication date that other articles settle', () => {
  const meeting = 'عقد الرئيس المصري عبد الفتاح السيسي والعاهل الأردني عبد الله الثاني اجتماعا في مدينة العقبة';
  const sixth = `قمة ثنائية\n\n${meeting} في 6 أبريل لبحث الربط الكهربائي.\n`;
  const wednesday = `لقاء العقبة\n\nوقع البلدان في 10 نوفمبر 2020 اتفاقا للتجارة.\n\n${meeting} أول أمس الأربعاء لبحث الربط الكهربائي.\n`;

  let folder: Folder;
  let client: TestClient;
  let here: string;
  beforeEach(async () => {
    folder = new Folder({ 'ب.ar.txt': sixth });
    client = await TestClient.start({ folders: [folder.uri], locale: 'ar' });
    await client.read();
    here = folder.uriOf('here.ar.txt');
    await client.open(here, wednesday);
  });
  afterEach(async () => {
    await client.stop();
    folder.remove();
  });

  it('is kept by the action, and the dates of the article have their days from then on', async () => {
    const card = await client.hover(here, 'أول أمس');
    assert.match(card, /على الأرجح الأربعاء 6 أبريل 2022\\?: استُنتج من/);
    assert.match(decodeURI(card), /\]\(file:[^)]*ب\.ar\.txt#L3,1\)/);
    const deduced: DeducedDatesResult = await client.connection.sendRequest(DEDUCED_DATES, { uri: here });
    assert.deepEqual(deduced.published!.days, ['2022-04-08']);
    assert.deepEqual(await client.diagnostics(here), []);

    const place = client.at(here, 'أول أمس');
    const offered = await client.actions(here, { start: place, end: place }, ['refactor.decide']);
    const action = offered.find(({ title }) => title.startsWith('حدّد تاريخ النشر: الجمعة 8 أبريل 2022'));
    assert.ok(action?.command, offered.map(({ title }) => title).join('; '));
    await client.execute(action.command.command, action.command.arguments![0]);
    assert.match(readFileSync(folder.file('.khabar/decisions.yaml'), 'utf8'), /2022-04-08/);
    const after = await client.hover(here, 'أول أمس');
    assert.match(after, /نُشر الجمعة 8 أبريل 2022/);
    assert.doesNotMatch(after, /استُنتج/);
    const none: DeducedDatesResult = await client.connection.sendRequest(DEDUCED_DATES, { uri: here });
    assert.deepEqual(none, { published: null, dates: [], sources: [] });
    const again = await client.actions(here, { start: place, end: place }, ['refactor.decide']);
    assert.ok(again.every(({ title }) => !title.includes('تاريخ النشر')));
  });

  it('is not offered where the other article is no more', async () => {
    assert.match(await client.hover(here, 'أول أمس'), /استُنتج/);
    await client.open(folder.uriOf('ب.ar.txt'), 'حديقة\n\nفي المدينة أشجار كثيرة ومقاعد من خشب.\n');
    assert.doesNotMatch(await client.hover(here, 'أول أمس'), /استُنتج/);
  });
});

describe('the list of events over the protocol', () => {
  let folder: Folder;
  beforeEach(() => {
    folder = new Folder({ 'here.ar.txt': FIRST, 'ثان.ar.txt': SECOND, 'سير.ar.txt': ACCIDENT });
  });
  afterEach(() => folder.remove());

  it('has months, the events that two articles tell, and their sentences; who asked is told of changes', async () => {
    const client = await TestClient.start({ folders: [folder.uri], locale: 'ar' });
    const { connection } = client;
    await client.read();
    const page = { offset: 0, limit: 10 };
    const { months, more, partial }: EventMonthsResult = await connection.sendRequest(EVENT_MONTHS, page);
    assert.deepEqual([more, partial], [false, false]);
    assert.deepEqual(
      months.map(({ month, label, whole }) => [month, label, whole]),
      [['2024-05', 'مايو 2024', true]],
    );
    const { events }: MonthEventsResult = await connection.sendRequest(MONTH_EVENTS, { ...page, month: '2024-05' });
    assert.equal(events.length, months[0]!.events);
    const quake = events.find(({ disagreements }) => disagreements.length > 0)!;
    assert.deepEqual([quake.articles, quake.date, quake.disagreements[0]!.kind], [2, '2024-05-09', 'figure']);
    const { sources }: MonthEventResult = await connection.sendRequest(MONTH_EVENT, {
      month: '2024-05',
      key: quake.key,
    });
    assert.deepEqual(
      sources.map(({ uri }) => uri).sort(),
      [folder.uriOf('here.ar.txt'), folder.uriOf('ثان.ar.txt')].sort(),
    );

    const told = new Promise<void>((resolve) => connection.onNotification(EVENTS_CHANGED, resolve));
    await client.open(folder.uriOf('ثان.ar.txt'), 'حديقة\n\nفي المدينة أشجار كثيرة ومقاعد من خشب.\n');
    await told;
    const after: EventMonthsResult = await connection.sendRequest(EVENT_MONTHS, page);
    assert.deepEqual(after.months, []);
    await client.stop();
  });

  it('has what no article dates in a branch of its own, of all and of who took part', async () => {
    const meeting = 'عقد الرئيس المصري عبد الفتاح السيسي والعاهل الأردني عبد الله الثاني اجتماعا في مدينة العقبة';
    const undated = new Folder({
      'ا.ar.txt': `لقاء العقبة\n\n${meeting} يوم الأربعاء لبحث الربط الكهربائي.\n`,
      'ب.ar.txt': `قمة ثنائية\n\n${meeting} الأربعاء لبحث مشروع الربط الكهربائي.\n`,
    });
    try {
      const client = await TestClient.start({ folders: [undated.uri], locale: 'en' });
      const { connection } = client;
      await client.read();
      const page = { offset: 0, limit: 10 };
      const { months, undated: branch }: EventMonthsResult = await connection.sendRequest(EVENT_MONTHS, page);
      assert.deepEqual([months, branch], [[], { month: 'XXXX', label: 'No settled day', events: 1, whole: true }]);
      const entity = 'person/عبد-الفتاح-السيسي';
      for (const of of [{}, { entity }]) {
        const wish = { ...of, month: 'XXXX' };
        const { events }: MonthEventsResult = await connection.sendRequest(MONTH_EVENTS, { ...page, ...wish });
        assert.deepEqual(
          events.map(({ day, date, articles, candidates }) => [day, date, articles, candidates]),
          [['Wednesday', 'XXXX-WXX-3', 2, []]],
        );
        const { key } = events[0]!;
        const { sources }: MonthEventResult = await connection.sendRequest(MONTH_EVENT, { ...wish, key });
        assert.equal(sources.length, 2);
      }
      const his: ParticipantEventsResult = await connection.sendRequest(PARTICIPANT_EVENTS, { entity });
      assert.deepEqual([his.events, his.undated?.events], [[], 1]);
      await client.stop();
    } finally {
      undated.remove();
    }
  });

  it('a lens stands on the headline once the setting asks for it', async () => {
    const client = await TestClient.start({
      folders: [folder.uri],
      locale: 'ar',
      clientCommands: ['khabar.showEvent'],
    });
    const here = folder.uriOf('here.ar.txt');
    const lenses = (uri: string): Promise<CodeLens[]> =>
      client.connection.sendRequest('textDocument/codeLens', { textDocument: { uri } });
    await client.read();
    await client.open(here, FIRST);
    assert.deepEqual(await lenses(here), []);
    client.settings = { codeLens: { events: true } };
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await client.until('lenses are asked for again', () => client.lensRefreshes > 0);
    const [lens] = await lenses(here);
    assert.equal(lens!.command!.title, '\u2067مقال واحد عن الحدث نفسه · تعارض واحد\u2069');
    assert.equal(lens!.range.start.line, 3);
    const wish = lens!.command!.arguments![0] as EventsParams;
    const { events }: EventsResult = await client.connection.sendRequest(EVENTS, wish);
    assert.equal(events[0]!.sources.length, 2);
    const accident = folder.uriOf('سير.ar.txt');
    await client.open(accident, ACCIDENT);
    assert.deepEqual(await lenses(accident), [], 'nobody else tells it');
    await client.stop();
  });

  it('one goes from mention to mention and comes back', async () => {
    const client = await TestClient.start({ folders: [folder.uri] });
    const [here, there] = [folder.uriOf('here.ar.txt'), folder.uriOf('ثان.ar.txt')];
    await client.read();
    await client.open(here, FIRST);
    await client.open(there, SECOND);
    const next = async (uri: string, line: number, character: number) => {
      const params = { uri, position: { line, character } };
      return ((await client.connection.sendRequest(NEXT_EVENT_MENTION, params)) as NextEventMentionResult).place;
    };
    const second = (await next(here, 5, 40))!;
    assert.equal(second.uri, there);
    const { start } = second.range;
    const first = (await next(there, start.line, start.character))!;
    assert.equal(first.uri, here);
    assert.equal(first.range.start.line, 5);
    assert.equal((await next(here, 3, 2))?.uri, there, 'the headline stands for its lead');
    assert.equal(await next(here, 1, 2), null);
    const accident = folder.uriOf('سير.ar.txt');
    await client.open(accident, ACCIDENT);
    assert.equal(await next(accident, 5, 5), null, 'nobody else tells it');
    await client.stop();
  });

  it('what the team decides of two sentences is written to its file and holds at once', async () => {
    const client = await TestClient.start({ folders: [folder.uri] });
    const here = folder.uriOf('here.ar.txt');
    await client.read();
    await client.open(here, FIRST);
    const position = { line: 5, character: 1 };
    const ask = async (): Promise<EventsResult> =>
      client.connection.sendRequest(EVENTS, { uri: here, of: { position } } satisfies EventsParams);
    const titled = async (title: string) =>
      (await client.actions(here, { start: position, end: position }, ['refactor.decide'])).find((action) =>
        action.title.startsWith(title),
      );
    assert.equal((await ask()).events[0]!.sources.length, 2);
    const { command } = (await titled('Not the same event'))!;
    await client.execute(command!.command, command!.arguments![0]);
    assert.equal((await ask()).events[0]!.sources.length, 1);
    const file = readFileSync(folder.file('.khabar/decisions.yaml'), 'utf8');
    assert.match(file, /not_same_events:\n {2}- - file: here\.ar\.txt\n {6}sentence: قُتل 12 شخصا/);
    assert.equal(await titled('Name this event'), undefined, 'this client has no command for it');
    const back = (await titled('The same event'))!.command!;
    await client.execute(back.command, back.arguments![0]);
    assert.equal((await ask()).events[0]!.sources.length, 2);
    assert.doesNotMatch(readFileSync(folder.file('.khabar/decisions.yaml'), 'utf8'), /not_same_events/);
    await assert.rejects(client.execute('khabar.decideEvent', { uri: here, decision: { kind: 'same' } }));
    await client.stop();
  });

  it('the outline ends with what the article tells', async () => {
    const client = await TestClient.start({ locale: 'ar' });
    const uri = 'file:///news/quake.ar.txt';
    await client.open(uri, SECOND);
    const symbols: DocumentSymbol[] = await client.connection.sendRequest('textDocument/documentSymbol', {
      textDocument: { uri },
    });
    const events = symbols.at(-1)!;
    assert.equal(events.name, 'أحداث المادة');
    assert.ok(
      events.children!.some(({ name }) => name.startsWith('تصريح: عبد الوافي لفتيت')),
      JSON.stringify(events.children!.map(({ name, detail }) => [name, detail])),
    );
    await client.stop();
  });
});
