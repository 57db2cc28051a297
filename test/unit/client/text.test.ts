import assert from 'node:assert/strict';
import { parseDay } from '../../../client/src/day.ts';
import { looksArabic } from '../../../client/src/looks-arabic.ts';

describe('text that looks Arabic', () => {
  it('is mostly Arabic letters', () => {
    assert.equal(looksArabic('افتتح الوزير المعرض في العاصمة، وقال إن شركة Acme تشارك فيه.'), true);
  });
  it('may be vowelled, and may come in presentation forms', () => {
    assert.equal(looksArabic('وَصَلَ الوَفْدُ إلى العَاصِمَةِ'), true);
    assert.equal(looksArabic('ﺍﻟﺴﻼﻡ ﻋﻠﻴﻜﻢ ﻭﺭﺣﻤﺔ ﺍﻟﻠﻪ'), true);
  });
  it('is not English with an Arabic word', () => {
    assert.equal(looksArabic('The sign at the gate says مرحبا بكم in large letters.'), false);
  });
  it('is not one word', () => assert.equal(looksArabic('مرحبا'), false));
  it('is not Persian, which has letters of its own', () => {
    assert.equal(looksArabic('وزیر امور خارجه گفت که گفتگوها ادامه پیدا می‌کند و چند کشور شرکت می‌کنند'), false);
  });
  it('is judged by its first 4 KB', () => {
    assert.equal(looksArabic('a'.repeat(4096) + 'خبر عاجل من العاصمة '.repeat(1000)), false);
  });
});

describe('a day that a person writes', () => {
  it('is taken in both digits and with any separator', () => {
    for (const text of ['2024-05-10', ' 2024/5/10 ', '٢٠٢٤-٠٥-١٠', '۲۰۲۴.۵.۱۰'])
      assert.equal(parseDay(text), '2024-05-10');
  });
  it('is no day when the calendar has none', () => {
    for (const text of ['2024-04-31', '2023-02-29', '2024-13-01', '10 مايو 2024', ''])
      assert.equal(parseDay(text), undefined);
  });
  it('may be the last of February in a leap year', () => assert.equal(parseDay('2024-02-29'), '2024-02-29'));
});
