import assert from 'node:assert/strict';
import { mayBeMisread } from '../../../client/src/misread.ts';
import { bytesIn } from '../../fixtures/bytes.ts';

const NEWS = 'استأنف الطرفان محادثاتهما في باكو أمس وقال الوزير إن اللقاء كان بناء وحضره 12 خبيرا.';
const as = (encoding: string): string => new TextDecoder(encoding).decode(bytesIn('windows-1256', NEWS));

describe('a text that was read in another encoding', () => {
  it('is seen where Windows-1256 was read as UTF-8 or as Windows-1252', () => {
    assert.ok(mayBeMisread(as('utf-8')), as('utf-8'));
    assert.ok(mayBeMisread(as('windows-1252')), as('windows-1252'));
  });

  it('is not seen in Arabic, French, Turkish or Vietnamese, nor where a few letters were lost', () => {
    for (const text of [
      NEWS,
      'Le président a été reçu à l’Élysée, où il a évoqué à nouveau la crise et les élections législatives prévues.',
      'Cumhurbaşkanı görüşmelerin yapıcı ve her iki taraf için yararlı olduğunu söyledi.',
      'Chủ tịch đã gặp phái đoàn và nói rằng các cuộc đàm phán mang tính xây dựng.',
      `${NEWS} \uFFFD\uFFFD`,
      '\uFFFD'.repeat(5),
      '',
    ]) {
      assert.ok(!mayBeMisread(text), text);
    }
  });
});
