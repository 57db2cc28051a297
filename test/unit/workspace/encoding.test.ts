import assert from 'node:assert/strict';
import fc from 'fast-check';
import { decodeText, encodeText } from '../../../server/src/workspace/encoding.ts';
import { bytesIn, wideBytes } from '../../fixtures/bytes.ts';

const NEWS =
  'استأنف الطرفان محادثاتهما في باكو أمس، وقال الوزير إن اللقاء كان «بناء».\r\nوحضره 12 خبيرا من Reuters.\r\n';

/** Reads bytes and writes them again; gives how they were read. */
function read(bytes: Uint8Array): string {
  const decoded = decodeText(bytes);
  if (!decoded) return 'nothing';
  const { text, encoding, bom } = decoded;
  assert.deepEqual(encodeText(text, encoding, bom), bytes, 'written as it was');
  return `${encoding}${bom ? ' bom' : ''}: ${text}`;
}

describe('the encodings of articles', () => {
  it('UTF-8 and UTF-16 are read with and without a byte order mark, and written as they were', () => {
    const utf8 = (text: string) => new TextEncoder().encode(text);
    assert.equal(read(utf8(NEWS)), `utf-8: ${NEWS}`);
    assert.equal(read(utf8(`\ufeff${NEWS}`)), `utf-8 bom: ${NEWS}`);
    for (const order of ['little', 'big'] as const) {
      const name = order === 'little' ? 'utf-16le' : 'utf-16be';
      assert.equal(read(wideBytes(`\ufeff${NEWS}`, order)), `${name} bom: ${NEWS}`);
      assert.equal(read(wideBytes(NEWS, order)), `${name}: ${NEWS}`);
    }
  });

  it('Windows-1256 is told by its letters, French and English names among them too', () => {
    assert.equal(read(bytesIn('windows-1256', NEWS)), `windows-1256: ${NEWS}`);
    const mixed = `${NEWS}وأدلى بتصريح لصحيفة Le Quotidien d’Oran وقناة Télé‑Liban المحلية.\n`.replace('‑', '-');
    assert.equal(read(bytesIn('windows-1256', mixed)), `windows-1256: ${mixed}`);
  });

  it('an Arabic text in UTF-8 is not taken for a code page, however short', () => {
    for (const text of ['لا', 'قال', 'خبر: زار الوفد باكو.'])
      assert.equal(read(new TextEncoder().encode(text)), `utf-8: ${text}`);
    assert.equal(read(new Uint8Array()), 'utf-8: ');
  });

  it('texts of other code pages are left alone', () => {
    const french =
      'Le président a été reçu à Genève, où il a évoqué la crise et les élections prévues en été à Besançon.';
    const russian =
      'Президент Азербайджана принял делегацию и заявил, что переговоры были конструктивными и полезными.';
    const greek = 'Ο πρόεδρος δήλωσε ότι οι συνομιλίες ήταν εποικοδομητικές και χρήσιμες για τις δύο πλευρές.';
    const turkish =
      'Cumhurbaşkanı görüşmelerin yapıcı ve her iki taraf için yararlı olduğunu söyledi, değişiklik çağrısı yaptı.';
    assert.equal(read(bytesIn('windows-1252', french)), 'nothing');
    assert.equal(read(bytesIn('windows-1251', russian)), 'nothing');
    assert.equal(read(bytesIn('koi8-r', russian)), 'nothing');
    assert.equal(read(bytesIn('windows-1253', greek)), 'nothing');
    assert.equal(read(bytesIn('windows-1254', turkish)), 'nothing');
    const arabic = NEWS.replace(/[«»،]/g, ' ');
    assert.equal(read(bytesIn('iso-8859-6', arabic)), 'nothing', 'another Arabic code page');
  });

  it('what is no text, or too little to tell, is nothing', () => {
    const noise = Uint8Array.from({ length: 4000 }, (_, i) => (i * 7919 + (i >> 3) * 104729) & 0xff);
    assert.equal(read(noise), 'nothing');
    assert.equal(read(Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d])), 'nothing');
    assert.equal(read(bytesIn('windows-1256', 'باكو')), 'nothing');
    assert.equal(read(Uint8Array.from([0x41, 0, 0x41])), 'nothing', 'half a character at the end');
  });

  it('a letter that the encoding lacks is not replaced', () => {
    assert.equal(encodeText('الرئيس الصيني 习近平', 'windows-1256', false), undefined);
  });

  it('any bytes are read or are nothing, and any text comes back', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const decoded = decodeText(bytes);
        if (decoded) assert.deepEqual(encodeText(decoded.text, decoded.encoding, decoded.bom), bytes);
      }),
      { numRuns: 300 },
    );
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        const bytes = new TextEncoder().encode(text);
        if (!bytes.includes(0)) assert.equal(decodeText(bytes)?.text, text.replace(/^\ufeff/, ''));
      }),
      { numRuns: 300 },
    );
  });
});
