import assert from 'node:assert/strict';
import fc from 'fast-check';
import { newsLine, newsLines, newsPlace, newsUri } from '../../../server/src/workspace/news-lines.ts';
import { uriKey } from '../../../server/src/workspace/uri.ts';

describe('news files', () => {
  it('an item is its title, a blank line and its body; the day is that of `published`', () => {
    const line = JSON.stringify({
      title: '  لقاء\nفي باكو ',
      text: 'وصل الوفد.\nثم غادر.',
      published: '2024-05-11T23:10:00+04:00',
      url: 'https://example.org/1',
    });
    assert.deepEqual(
      [...newsLines(`${line}\r\n`)],
      [{ line: 1, text: 'لقاء في باكو\n\nوصل الوفد.\nثم غادر.', date: '2024-05-11' }],
    );
  });

  it('an item without a title is its body; what is no day is no date', () => {
    for (const published of ['أمس', '2024-02-30', '2024-05-111', 1715385600, null, '11/05/2024']) {
      assert.deepEqual(
        [...newsLines(JSON.stringify({ text: 'وصل.', published, title: 3 }))],
        [{ line: 1, text: 'وصل.', date: undefined }],
      );
    }
  });

  it('lines are counted with the blank and the broken ones', () => {
    const text = '\n{"text":"أ"}\n\n{oops}\n7\n{"title":"ب"}\n{"text":"طويل جدا جدا"}\n{"text":"ت"}';
    assert.deepEqual(
      [...newsLines(text, 20)].map((item) => ('problem' in item ? `${item.line} ${item.problem}` : item.text)),
      ['أ', '4 json', '5 object', '6 text', '7 long', 'ت'],
    );
    assert.equal((newsLine(text, 8) as { text: string }).text, 'ت');
    assert.deepEqual(newsLine(text, 4), { line: 4, problem: 'json' });
    for (const none of [1, 9, 99]) assert.equal(newsLine(text, none), undefined);
  });

  it('an address is that of the file with the line, in whatever way a client writes it', () => {
    const file = 'file:///home/desk/%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1/2024.jsonl';
    const uri = newsUri(file, 12);
    assert.equal(uri, 'khabar-news:///home/desk/%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1/2024.jsonl?line=12');
    for (const spelling of [uri, uri.replace('///', '/').replace('=', '%3D'), `${uri}#L3,4`]) {
      assert.deepEqual(newsPlace(spelling), { file, line: 12 });
    }
    assert.equal(uriKey(uri), uriKey(uri.replace('///', '/').replace('=', '%3D')));
    const drive = 'file:///c%3A/%D8%A3/2024.jsonl';
    assert.deepEqual(newsPlace(newsUri(drive, 1)), { file: drive, line: 1 });
    const share = 'file://server/share/2024.jsonl';
    assert.deepEqual(newsPlace(newsUri(share, 3)), { file: share, line: 3 });
  });

  it('other addresses are none of an item', () => {
    for (const uri of ['file:///a/b.jsonl?line=1', 'khabar-news:///a.jsonl', 'khabar-news:///a?line=0', 'untitled:x']) {
      assert.equal(newsPlace(uri), undefined);
    }
  });

  it('no text is too odd', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.json(), fc.string())), (lines) => {
        for (const item of newsLines(lines.join('\n'))) assert.ok(item.line >= 1);
      }),
    );
  });
});
