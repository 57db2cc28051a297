import assert from 'node:assert/strict';
import { definition } from '../../../server/src/features/definition.ts';
import { highlights } from '../../../server/src/features/highlights.ts';
import { references } from '../../../server/src/features/references.ts';
import { symbolLocation, workspaceSymbols } from '../../../server/src/features/workspace-symbols.ts';
import { NO_KNOWLEDGE, type TeamKnowledge } from '../../../server/src/workspace/team-knowledge.ts';
import { NEVER, Newsroom, type NewsroomOptions, nameOf, uriOf } from '../../fixtures/newsroom.ts';

const LEAD = 'وصل وزير الخارجية الأرميني أرارات ميرزويان إلى برلين.';

async function defined(files: Record<string, string>, options: NewsroomOptions = {}): Promise<string | null> {
  const room = await Newsroom.of(files, options);
  const found = await definition(
    room.view,
    room.articles.entities,
    options.knowledge ?? NO_KNOWLEDGE,
    room.position,
    NEVER,
  );
  if (!found) return null;
  return nameOf(found.uri).startsWith('.') ? `${nameOf(found.uri)}:${found.range.start.line}` : room.at(found);
}

describe('the definition of a name', () => {
  it('is the first full mention of the article', async () => {
    const text = `ميرزويان في برلين\n\n${LEAD}\n\nوأضاف |ميرزويان أن الوفد متفائل.\n`;
    assert.equal(await defined({ 'أ.txt': text }), 'أ.txt:2 أرارات ميرزويان');
  });

  it('is that of the earliest article where this one has none, or comes later in the folder', async () => {
    const files = {
      '2024-05-01 أ.txt': `لقاء\n\n${LEAD}\n`,
      '2024-03-01 ب.txt': `لقاء أول\n\nبعد ذلك.\n\n${LEAD}\n`,
      'ج.txt': `وأعلنت |أرمينيا موقفها.\n`,
      '2024-04-01 د.txt': 'قالت وزارة الخارجية في أرمينيا إن الوفد غادر يريفان.\n',
    };
    assert.equal(await defined(files), 'ج.txt:0 أرمينيا', 'this article first');
  });

  it('is the team’s entry when there is one', async () => {
    const knowledge: TeamKnowledge = {
      entry: async (id) =>
        id.startsWith('person/')
          ? { id, name: 'أرارات ميرزويان', pages: [], uri: uriOf('.khabar/entities.yaml'), line: 4 }
          : undefined,
    };
    const text = `${LEAD}\n\nوأضاف |ميرزويان أن الوفد متفائل.\n`;
    assert.equal(await defined({ 'أ.txt': text }, { knowledge }), '.khabar/entities.yaml:4');
    assert.equal(await defined({ 'أ.txt': 'وصل الوفد إلى |برلين.\n' }, { knowledge }), 'أ.txt:0 برلين');
  });

  it('is none of a word that names nothing', async () => {
    assert.equal(await defined({ 'أ.txt': `${LEAD}\n\nوأضاف أن |الوفد متفائل.\n` }), null);
  });
});

describe('the references of a name', () => {
  const files = {
    '2024-05-01 أ.txt': `لقاء\n\n${LEAD} وقال ميرزويان ذلك.\n`,
    '2024-03-01 ب.txt': `لقاء أول\n\n${LEAD}\n`,
    'هنا.txt': `${LEAD}\n\nوأضاف |ميرزويان أن الوفد متفائل، ولميرزويان موقف آخر.\n`,
  };
  const found = async (includeDeclaration: boolean): Promise<string[]> => {
    const room = await Newsroom.of(files);
    const places = await references(room.view, room.articles.entities, room.position, includeDeclaration, NEVER);
    return places.map((place) => room.at(place));
  };

  it('are all its mentions, this article first, then from the earliest on', async () => {
    assert.deepEqual(await found(true), [
      'هنا.txt:0 أرارات ميرزويان',
      'هنا.txt:2 ميرزويان',
      'هنا.txt:2 ميرزويان',
      '2024-03-01 ب.txt:2 أرارات ميرزويان',
      '2024-05-01 أ.txt:2 أرارات ميرزويان',
      '2024-05-01 أ.txt:2 ميرزويان',
    ]);
  });

  it('leave out the mention that introduces it when that is not asked for', async () => {
    assert.deepEqual((await found(false)).slice(0, 2), ['هنا.txt:2 ميرزويان', 'هنا.txt:2 ميرزويان']);
    assert.equal((await found(false)).length, 5);
  });
});

describe('the highlights of a name', () => {
  const marked = async (text: string): Promise<string[]> => {
    const room = await Newsroom.of({ 'أ.txt': text });
    return highlights(room.view.snapshot, room.position).map(({ range }) => room.at({ uri: room.uri, range }));
  };

  it('are all mentions of the same thing in the file, inner names too', async () => {
    assert.deepEqual(await marked('وصل الوفد إلى |القاهرة، وزار جامعة القاهرة، وغادر للقاهرة القديمة.\n'), [
      'أ.txt:0 القاهرة',
      'أ.txt:0 القاهرة',
      'أ.txt:0 لقاهرة',
    ]);
  });

  it('are not those of another thing', async () => {
    assert.deepEqual(await marked('وصل الوفد إلى القاهرة، وزار |جامعة القاهرة.\n'), ['أ.txt:0 جامعة القاهرة']);
  });
});

describe('the symbols of a workspace', () => {
  const files = {
    '2024-05-01 أ.txt': 'لقاء\n\nاستقبل الرئيس التركي رجب طيب أردوغان الوفد في أنقرة، وزار أردوغان الكويت.\n',
    '2024-03-01 ب.txt': 'لقاء أول\n\nزار الرئيس التركي رجب طيب أردوغان موسكو.\n',
    'ج.txt': 'رياضة|\n\nفاز الفريق في أنقرة.\n',
  };
  const found = async (query: string): Promise<string[]> => {
    const room = await Newsroom.of(files);
    const symbols = await workspaceSymbols(room.articles.entities, query, 'ar');
    return symbols.map(({ name, containerName }) => `${name} — ${containerName}`);
  };
  const ERDOGAN = 'رجب طيب أردوغان — شخصية · 3 مرات في مقالين';

  it('are found by the beginning of any word, hamza or not, with counts', async () => {
    assert.deepEqual(await found('رجب'), [ERDOGAN]);
    assert.deepEqual(await found('أردو'), [ERDOGAN]);
    // Clients leave out what does not hold the letters of the query.
    assert.deepEqual(await found('اردو'), [ERDOGAN.replace('أردوغان', 'أردوغان (اردو)')]);
    assert.deepEqual(await found('كويت'), ['الكويت — مكان · مرة واحدة في مقال واحد']);
    assert.deepEqual(await found('لا أحد'), []);
  });

  it('are all of them, the most frequent first, when nothing is asked', async () => {
    const all = await found('');
    assert.equal(all[0], ERDOGAN);
    assert.ok(all.length >= 4, all.join('\n'));
  });

  it('have a range when somebody goes there', async () => {
    const room = await Newsroom.of(files);
    const { entities } = room.articles;
    const [symbol] = await workspaceSymbols(entities, 'أردوغان', 'ar');
    assert.equal(nameOf(symbol!.location.uri), '2024-03-01 ب.txt');
    assert.equal('range' in symbol!.location, false);
    const place = await symbolLocation(entities, symbol!.data, symbol!.location.uri, NEVER);
    assert.equal(room.at(place!), '2024-03-01 ب.txt:2 رجب طيب أردوغان');
    assert.equal(await symbolLocation(entities, { id: 'person/لا-أحد' }, symbol!.location.uri, NEVER), null);
  });
});
