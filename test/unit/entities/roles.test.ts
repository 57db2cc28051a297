import assert from 'node:assert/strict';
import { analyse } from '../../../server/src/core/article.ts';
import { lexicon } from './fixtures.ts';

const people = (text: string) =>
  analyse(text, {}, lexicon())
    .entities.filter(({ type }) => type === 'person')
    .map(({ text: name, role }) => [name, role ? text.slice(role.start, role.end) : '']);
const ids = (text: string) =>
  analyse(text, {}, lexicon())
    .entities.filter(({ type }) => type !== 'place')
    .map(({ text: name, id }) => [name, id.slice(id.indexOf('/') + 1)]);

describe('roles', () => {
  it('each of two bearers has the post that a dual gives both', () => {
    assert.deepEqual(people('بحث وزيرا الخارجية الروسي سيرغي لافروف والتركي هاكان فيدان الملف.'), [
      ['سيرغي لافروف', 'وزيرا الخارجية الروسي'],
      ['هاكان فيدان', 'وزيرا الخارجية'],
    ]);
    assert.deepEqual(people('التقى وزيرا خارجية أرمينيا آرارات ميرزويان وأذربيجان جيهون بيراموف.'), [
      ['آرارات ميرزويان', 'وزيرا خارجية أرمينيا'],
      ['جيهون بيراموف', 'وزيرا خارجية'],
    ]);
  });
  it('a third man, or a singular post, shares nothing', () => {
    assert.equal(people('وصل وزيرا الدفاع تولكين زاربانوف وماركو زاربانوف وجيهون بيراموف.')[2]?.[1], '');
    assert.equal(people('وصل وزير الخارجية سيرغي لافروف وهاكان فيدان.')[1]?.[1], '');
  });
  it('a post with a pronoun is the role', () => {
    assert.deepEqual(people('وصلت البعثة، ورئيسها فلاديمير بوتين في مقدمتها.'), [['فلاديمير بوتين', 'رئيسها']]);
  });
  it('a post after a speaker needs no comma; after an actor it may be the object', () => {
    assert.deepEqual(people('قال تولكين زاربانوف رئيس إقليم كردستان إن اللقاء مفيد.'), [
      ['تولكين زاربانوف', 'رئيس إقليم كردستان'],
    ]);
    assert.deepEqual(people('استقبل تولكين زاربانوف رئيس إقليم كردستان.'), [['تولكين زاربانوف', '']]);
  });
  it('the wife of somebody is somebody else', () => {
    assert.deepEqual(people('حضرت خطيبة جمال خاشقجي الجلسة.'), [['جمال خاشقجي', '']]);
  });
});

describe('who is meant by a post, a given name, an acronym', () => {
  const two = 'قال نيجيرفان بارزاني رئيس إقليم كردستان إن مسرور بارزاني رئيس الحكومة غاب.';
  it('the bearer of the post among people of one family', () => {
    const text = `${two}\nوأضاف الرئيس بارزاني أنه ينتظر. ورد رئيس الحكومة بارزاني عليه.`;
    assert.deepEqual(
      ids(text)
        .filter(([name]) => name === 'بارزاني')
        .map(([, id]) => id),
      ['نيجيرفان-بارزاني', 'مسرور-بارزاني'],
    );
  });
  it('without a post the one last named in full, also in a paragraph before', () => {
    const first = 'وصل الوزير نيجيرفان بارزاني إلى العاصمة.';
    const second = 'ثم وصل الوزير مسرور بارزاني إليها.';
    const bare = (text: string) => ids(text).filter(([name]) => name === 'بارزاني');
    assert.deepEqual(bare(`${first}\nوشكر بارزاني الوفد.\n${second}\nوغادر بارزاني القاعة.`), [
      ['بارزاني', 'نيجيرفان-بارزاني'],
      ['بارزاني', 'مسرور-بارزاني'],
    ]);
  });
  it('the king by his given name, and nobody by that of two', () => {
    const king = 'التقى الملك سلمان بن عبد العزيز الوفد.\nوقال الملك سلمان إن الأمر مهم.';
    assert.equal(ids(king).at(-1)?.[1], 'سلمان-بن-عبد-العزيز');
    const two = 'حضر الأمير سلطان بن فهد والأمير سلطان بن خالد.\nوقال الأمير سلطان إن الأمر مهم.';
    assert.equal(ids(two).at(-1)?.[1], 'سلطان');
  });
  it('an organisation by the acronym beside its full name', () => {
    const text = 'أعلنت منظمة الأمن والتعاون الإقليمية (أتا) موقفها.\nوأكدت أتا أنها تتابع، وكتبت لأتا دول كثيرة.';
    assert.deepEqual(
      ids(text).map(([, id]) => id),
      Array(4).fill('منظمة-الأمن-والتعاون-الإقليمية'),
    );
  });
  it('an everyday word or a place in brackets is no acronym', () => {
    for (const word of ['حكومية', 'فرنسا', 'مقرها']) {
      const text = `أعلنت منظمة الأمن والتعاون الإقليمية (${word}) موقفها.`;
      assert.equal(ids(text).length, 1, word);
    }
  });
});
