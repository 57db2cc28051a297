import assert from 'node:assert/strict';
import { eventActions } from '../../../server/src/features/event-actions.ts';
import { eventData } from '../../../server/src/features/event-data.ts';
import { hover } from '../../../server/src/features/hover.ts';
import type { EventDecision, EventDecisionArguments } from '../../../server/src/protocol.ts';
import { readDecisions } from '../../../server/src/workspace/decisions.ts';
import { addEventDecision } from '../../../server/src/workspace/decisions-edit.ts';
import { ROOT } from '../../fixtures/memory-host.ts';
import { NEVER, Newsroom, nameOf, uriOf } from '../../fixtures/newsroom.ts';

const QUAKE = 'قُتل 12 شخصا في زلزال ضرب مدينة أغادير المغربية أمس الخميس، وفق ما أعلن وزير الداخلية عبد الوافي لفتيت.';
const AGAIN = 'أعلن وزير الداخلية المغربي عبد الوافي لفتيت مقتل 15 شخصا في الزلزال الذي ضرب أغادير.';
const OLDER =
  'قُتل 3 أشخاص في زلزال ضرب مدينة أغادير المغربية أول أمس الأحد، وفق ما أعلن وزير الداخلية عبد الوافي لفتيت.';

const article = (date: string, title: string, text: string): string => `---\ndate: ${date}\n---\n${title}\n\n${text}\n`;
const FILES = {
  'هنا.ar.txt': article('2024-05-10', 'حصيلة أولى', `|${QUAKE}`),
  'ثان.ar.txt': article('2024-05-10', 'حصيلة جديدة', AGAIN),
  'قديم.ar.txt': article('2024-04-02', 'هزة سابقة', OLDER),
};
const HERE = { uri: uriOf('هنا.ar.txt'), text: QUAKE };
const THERE = { uri: uriOf('ثان.ar.txt'), text: AGAIN };
const BEFORE = { uri: uriOf('قديم.ar.txt'), text: OLDER };

const ask = async (room: Newsroom) => {
  const { events, related } = await eventData(room.wideView, { uri: room.uri, of: { position: room.position } }, NEVER);
  return {
    sources: events[0]!.sources.slice(1).map(({ uri, link }) => [nameOf(uri), link?.decided ?? false]),
    related: related.map(({ uri }) => nameOf(uri)),
    name: events[0]!.name?.name,
  };
};
const decide = async (room: Newsroom, decision: EventDecision): Promise<void> => {
  await room.articles.decisions.setFolders([ROOT]);
  const outcome = await room.articles.decisions.decideEvent(room.uri, decision);
  assert.equal(outcome.kind, 'written', JSON.stringify(outcome));
};

describe('what the team decides of events', () => {
  it('parts two sentences, in the answer and in the list of all events', async () => {
    const room = await Newsroom.of(FILES);
    assert.deepEqual((await ask(room)).sources, [['ثان.ar.txt', false]]);
    await decide(room, { kind: 'notSame', sentences: [HERE, THERE] });
    const { sources, related } = await ask(room);
    assert.deepEqual(sources, []);
    assert.ok(related.includes('ثان.ar.txt'), 'of the same story all the same');
    const { calendar } = room.articles.entities;
    assert.deepEqual((await calendar.months({ from: 0, limit: 10 }, NEVER)).months, []);
  });

  it('joins two sentences that nothing else would join, and says why', async () => {
    const room = await Newsroom.of(FILES);
    await decide(room, { kind: 'same', sentences: [BEFORE, HERE] });
    const { sources } = await ask(room);
    assert.deepEqual(sources.sort(), [
      ['ثان.ar.txt', false],
      ['قديم.ar.txt', true],
    ]);
    const alone = await Newsroom.of({ 'هنا.ar.txt': FILES['هنا.ar.txt'], 'قديم.ar.txt': FILES['قديم.ar.txt'] });
    await decide(alone, { kind: 'same', sentences: [HERE, BEFORE] });
    const found = await hover(alone.wideView, alone.position, 'plaintext', NEVER);
    assert.match((found!.contents as { value: string }).value, /سبب الربط: قرار الفريق/);
  });

  it('names an event, whichever of its sentences was named', async () => {
    const room = await Newsroom.of(FILES);
    await decide(room, { kind: 'name', sentence: THERE, name: 'زلزال أغادير' });
    assert.equal((await ask(room)).name, 'زلزال أغادير');
  });

  it('holds for the sentence as it was: one that was written anew is judged by likeness again', async () => {
    const room = await Newsroom.of(FILES);
    await decide(room, { kind: 'notSame', sentences: [HERE, THERE] });
    room.articles.setOpen(THERE.uri, 1, article('2024-05-10', 'حصيلة جديدة', AGAIN.replace('15', '16')));
    assert.deepEqual((await ask(room)).sources, [['ثان.ar.txt', false]]);
  });

  it('is offered at the sentence: not the same for each source, the same for what is related', async () => {
    const room = await Newsroom.of(FILES);
    const range = { start: room.position, end: room.position };
    const abilities = {
      versionedEdits: true,
      clientCommands: new Set(['khabar.nameEvent']),
      showDocument: true,
      keepsDecisions: true,
    };
    const actions = await eventActions(room.wideView, range, abilities, NEVER);
    assert.deepEqual(
      actions.map(({ title }) => title.replace('\u200F', '').split(':')[0]),
      ['ليس الحدث نفسه', 'هو الحدث نفسه', 'سمِّ هذا الحدث…'],
    );
    const { decision } = actions[0]!.command!.arguments![0] as EventDecisionArguments;
    assert.deepEqual(decision, {
      kind: 'notSame',
      sentences: [HERE, { ...THERE, uri: actions[0]!.command!.arguments![0].decision.sentences[1].uri }],
    });
    assert.deepEqual(await eventActions(room.wideView, range, { ...abilities, keepsDecisions: false }, NEVER), []);
  });
});

describe('events in the decisions file', () => {
  const pair = [
    { file: 'هنا.ar.txt', sentence: QUAKE },
    { file: 'ثان.ar.txt', sentence: AGAIN },
  ] as const;

  it('are written once, and a later decision takes the place of one that says otherwise', () => {
    const first = addEventDecision('# لنا\nignore: []\n', { kind: 'same', pair })!;
    assert.match(first, /^# لنا\n/);
    assert.equal(addEventDecision(first, { kind: 'same', pair: [pair[1], pair[0]] }), first);
    assert.deepEqual(readDecisions(first).sameEvents, [pair]);
    const second = addEventDecision(first, { kind: 'notSame', pair: [pair[1], pair[0]] })!;
    const { sameEvents, notSameEvents, problems } = readDecisions(second);
    assert.deepEqual([sameEvents, notSameEvents.length, problems], [[], 1, []]);
    const named = addEventDecision(second, { kind: 'name', told: pair[0], name: 'زلزال' })!;
    const renamed = addEventDecision(named, { kind: 'name', told: pair[0], name: 'زلزال أغادير' })!;
    assert.deepEqual(readDecisions(renamed).eventNames, [{ ...pair[0], name: 'زلزال أغادير' }]);
    assert.equal(addEventDecision('a: [', { kind: 'same', pair }), undefined);
  });

  it('that cannot be used are named with their line, and the rest holds', () => {
    const text = `same_events:\n  - [x, y]\n  - - file: a.ar.txt\n      sentence: قال\n    - file: b.ar.txt\n      sentence: قال\nnot_same_events: no\nevent_names:\n  - name: بلا جملة\n`;
    const { sameEvents, problems, broken } = readDecisions(text);
    assert.equal(sameEvents.length, 1);
    assert.equal(broken, false);
    assert.deepEqual(
      problems.map(({ line }) => line),
      [1, 6, 8],
    );
  });
});
