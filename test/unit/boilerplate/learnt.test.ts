import assert from 'node:assert/strict';
import { furnitureKey, furnitureKeys, RecurringLines } from '../../../server/src/core/boilerplate/learnt.ts';

const BODY = 'وأعلنت البلدية إغلاق الشارع الرئيسي أمام السيارات يوم الجمعة المقبل بسبب أعمال الصيانة الجارية منذ شهر.';
const article = (n: number, ...more: string[]) => [`عنوان الخبر ${n}`, BODY, ...more];

const learntFrom = (articles: readonly (readonly string[])[]): string[] => {
  const lines = new RecurringLines();
  for (const one of articles) lines.add(furnitureKeys(one));
  return [...lines.learnt()].map(({ key, files, of }) => `${key}: ${files}/${of}`);
};

describe('furniture learnt from a folder', () => {
  it('is a short line in three files and in one of twenty, with how many they are', () => {
    const articles = Array.from({ length: 40 }, (_, n) => article(n, ...(n < 3 ? ['للتواصل مع الكاتب'] : [])));
    assert.deepEqual(learntFrom(articles), ['للتواصل مع الكاتب: 3/40']);
  });

  it('is one template whatever number stands in it, and however it is pointed', () => {
    const line = (n: number) => `تبدأ بالرمز (${n}) ثم مسافة${n % 2 ? '.' : ''}`;
    assert.deepEqual(learntFrom([1, 2, 3].map((n) => article(n, line(n)))), ['تبدا بالرمز # ثم مسافه: 3/3']);
  });

  it('is no line in two files, however few there are, and none in less than one of twenty', () => {
    assert.deepEqual(learntFrom([article(1, 'سطر'), article(2, 'سطر')]), []);
    const many = Array.from({ length: 100 }, (_, n) => article(n, ...(n < 4 ? ['سطر يتكرر'] : [])));
    assert.deepEqual(learntFrom(many), []);
  });

  it('is no headline, no prose, no line repeated inside one file alone', () => {
    const same = [1, 2, 3, 4].map(() => ['نشرة الأخبار المسائية', BODY]);
    assert.deepEqual(learntFrom(same), []);
    assert.deepEqual(learntFrom([article(1, 'سطر', 'سطر', 'سطر'), article(2), article(3)]), []);
    assert.equal(furnitureKey(BODY), undefined);
    assert.equal(furnitureKey('— 12 —'), undefined);
  });

  it('is forgotten with the files that had it', () => {
    const lines = new RecurringLines();
    const keys = furnitureKeys(article(1, 'سطر يتكرر'));
    for (let i = 0; i < 3; i++) lines.add(keys);
    assert.ok(lines.of(furnitureKey('سطر يتكرر')!));
    lines.remove(keys);
    assert.equal(lines.of(furnitureKey('سطر يتكرر')!), undefined);
    assert.equal(lines.size, 2);
  });
});
