import assert from 'node:assert/strict';
import { EVENTS, type EventsParams, type EventsResult } from '../../server/src/protocol.ts';
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
