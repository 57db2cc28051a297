import assert from 'node:assert/strict';
import { hover } from '../../../server/src/features/hover.ts';
import { wikipediaLink } from '../../../server/src/features/wikipedia.ts';
import type { TeamKnowledge } from '../../../server/src/workspace/team-knowledge.ts';
import { NEVER, Newsroom, type NewsroomOptions, uriOf } from '../../fixtures/newsroom.ts';

const FILES = {
  '2024-03-01 أ.txt':
    'لقاء أول\n\nالتقى وزير الخارجية الأرميني أرارات ميرزويان في برلين نظيره جيهون بايراموف.\n\nوغادر ميرزويان برلين مساء.\n',
  '2024-04-02 ب.txt': 'لقاء ثان\n\nوصل وزير الخارجية الأرميني أرارات ميرزويان إلى برلين، والتقى جيهون بايراموف.\n',
  '2024-05-10 هنا.txt':
    'لقاء ثالث\n\nوصل وزير الخارجية الأرميني أرارات |ميرزويان إلى برلين.\n\nوقال ميرزويان إن الوفد متفائل.\n\nوأضاف ميرزويان أن اللقاء مثمر.\n\nثم غادر ميرزويان.\n',
};

async function card(
  files: Record<string, string>,
  options: NewsroomOptions = {},
  format: 'plaintext' | 'html' = 'plaintext',
): Promise<string> {
  const room = await Newsroom.of(files, options);
  const found = await hover(room.wideView, room.position, format, NEVER);
  return (found?.contents as { value: string } | undefined)?.value ?? '';
}

const TEAM: TeamKnowledge = {
  entry: async (id) => ({
    id,
    name: 'أرارات ميرزويان',
    role: 'وزير خارجية أرمينيا',
    notes: 'يُكتب بالزاي.\nلا «ميرزوين».',
    wikidata: 'Q4293895',
    pages: ['https://www.mfa.am/ar', 'command:evil', 'javascript:alert(1)'],
    uri: uriOf('.khabar/entities.yaml'),
    line: 4,
  }),
};

describe('the hover of a name', () => {
  it('tells who it is and since when articles say so, with whom it is named, and where', async () => {
    const lines = (await card(FILES)).split('\n').filter((line) => line !== '');
    assert.deepEqual(lines.slice(0, 5), [
      'أرارات ميرزويان · شخصية · ورد 4 مرات (7 مرات في 3 مقالات)',
      'وزير الخارجية الأرميني · في المقالات منذ 1 مارس 2024',
      'الصيغ: ميرزويان (4)، أرارات ميرزويان (3)',
      'يرد معه: برلين، جيهون بيراموف',
      'ويكيبيديا',
    ]);
    assert.ok(lines.includes('في هذا المقال:') && lines.includes('في مقالات أخرى:'), lines.join('\n'));
    assert.ok(lines.length <= 13, `${lines.length} lines`);
  });

  it('is short of an article alone', async () => {
    const text = 'وصل وزير الخارجية الأرميني أرارات |ميرزويان إلى برلين.\n';
    assert.deepEqual((await card({ 'أ.txt': text })).split('\n'), [
      'أرارات ميرزويان · شخصية · ورد مرة واحدة',
      'وزير الخارجية الأرميني',
      'يرد معه: برلين',
      'ويكيبيديا',
    ]);
  });

  it('says what the team knows, and links to its pages, to addresses of the web alone', async () => {
    const lines = (await card(FILES, { knowledge: TEAM })).split('\n');
    assert.equal(lines[1], 'وزير خارجية أرمينيا · ملف المعرفة');
    assert.ok(lines.includes('الفريق: يُكتب بالزاي. لا «ميرزوين».'), lines.join('\n'));
    assert.ok(lines.includes('ملف المعرفة · mfa.am · ويكيبيديا'), lines.join('\n'));
    const html = await card(FILES, { knowledge: TEAM }, 'html');
    assert.match(html, /\[ويكيبيديا\]\(https:\/\/www\.wikidata\.org\/wiki\/Special:GoToLinkedPage\/arwiki\/Q4293895\)/);
    assert.match(html, /entities\.yaml#L5,1\)/);
    assert.doesNotMatch(html, /command:|javascript:/);
  });

  it('links to Wikipedia by the name, unless the user does not want it', async () => {
    assert.match(await card(FILES, {}, 'html'), /\]\(https:\/\/ar\.wikipedia\.org\/wiki\/%D8%A3/);
    assert.doesNotMatch(await card(FILES, { settings: { wikipediaLinks: false } }, 'html'), /wiki/);
  });

  it('is in English for those who read it', async () => {
    const lines = (await card(FILES, { language: 'en' })).split('\n');
    assert.deepEqual(lines.slice(0, 2), [
      'أرارات ميرزويان · person · mentioned 4 times (7× in 3 articles)',
      'وزير الخارجية الأرميني · in articles since 1 March 2024',
    ]);
    assert.equal(lines[3], 'Named with: برلين, جيهون بيراموف');
  });
});

describe('a link to Wikipedia', () => {
  it('is by title, or by the team’s Wikidata id where that is one', () => {
    assert.equal(
      wikipediaLink('كأس آسيا 2023', undefined),
      `https://ar.wikipedia.org/wiki/${encodeURIComponent('كأس_آسيا_2023')}`,
    );
    assert.match(wikipediaLink('باكو', 'Q9248')!, /arwiki\/Q9248$/);
    assert.match(wikipediaLink('باكو', 'x](command:y)')!, /ar\.wikipedia\.org/);
  });

  it('is none of what can be no title', () => {
    assert.equal(wikipediaLink('[]|', undefined), undefined);
    assert.equal(wikipediaLink('\ud800', undefined), undefined);
  });
});
