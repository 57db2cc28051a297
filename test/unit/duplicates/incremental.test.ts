import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Duplicates, findDuplicates, fingerprint, type Unit } from '../../../server/src/core/duplicates/index.ts';
import { makeBlock } from '../../../server/src/core/text/block.ts';
import type { ParagraphKind } from '../../../server/src/core/types.ts';
import { unitsOf } from './units.ts';

const SENTENCES = [
  'أعلنت وزارة الزراعة بدء توزيع البذور على صغار المزارعين في الأرياف.',
  'أعلنت وزارة الزراعة بدء توزيع الأسمدة على صغار المزارعين في الأرياف.',
  'وقال الوزير إن الحملة تشمل سبع محافظات وتستمر حتى نهاية الموسم المقبل.',
  'وقال الوزير إن الحملة تشمل تسع محافظات وتستمر حتى نهاية الموسم المقبل.',
  'وتشكو الجمعيات الفلاحية من تأخر القروض وارتفاع أسعار المحروقات منذ بداية العام.',
  'لا تعليق من الوزارة.',
  'ويبلغ عدد المستفيدين نحو 12 ألف مزارع في المرحلة الأولى من البرنامج الوطني.',
  'ويبلغ عدد المستفيدين نحو 15 ألف مزارع في المرحلة الأولى من البرنامج الوطني.',
];

const paragraph = fc
  .array(fc.constantFrom(...SENTENCES), { minLength: 1, maxLength: 4 })
  .map((sentences) => sentences.join(' '));

interface Edit {
  readonly at: number;
  readonly remove: number;
  readonly insert: readonly string[];
  readonly back: number;
  readonly kind: ParagraphKind;
}

const edit: fc.Arbitrary<Edit> = fc.record({
  at: fc.nat(20),
  remove: fc.nat(3),
  insert: fc.array(paragraph, { maxLength: 3 }),
  back: fc.nat(3),
  kind: fc.constantFrom<ParagraphKind>('body', 'body', 'headline', 'boilerplate'),
});

/** Lays paragraphs out one below the other; those that are kept keep their fingerprint. */
function lay(parts: readonly { text: string; unit?: Unit; kind: ParagraphKind }[]): Unit[] {
  let start = 0;
  return parts.map(({ text, unit, kind }) => {
    const block = unit?.block ?? makeBlock(text);
    const made = { start, block, print: unit?.print ?? fingerprint(block), kind, boilerplate: [] };
    start += text.length + 1;
    return made;
  });
}

const values = ({ groups, related, links }: Duplicates) => ({ groups, related, links });

describe('duplicates: incremental equals fresh', () => {
  it('after any sequence of edits, also when an older version is taken up again', () => {
    fc.assert(
      fc.property(fc.array(paragraph, { maxLength: 8 }), fc.array(edit, { maxLength: 8 }), (first, edits) => {
        let units = lay(first.map((text) => ({ text, kind: 'body' as const })));
        const versions = [{ units, found: findDuplicates(units) }];
        for (const { at, remove, insert, back, kind } of edits) {
          const from = versions[Math.max(versions.length - 1 - back, 0)]!;
          const kept = from.units.map((unit) => ({ text: unit.block.text, unit, kind: unit.kind }));
          const place = Math.min(at, kept.length);
          const parts: { text: string; unit?: Unit; kind: ParagraphKind }[] = kept;
          parts.splice(place, remove, ...insert.map((text) => ({ text, kind })));
          units = lay(parts);
          const found = findDuplicates(units, from.found);
          const fresh = findDuplicates(lay(parts.map(({ text, kind: of }) => ({ text, kind: of }))));
          assert.deepEqual(values(found), values(fresh));
          versions.push({ units, found });
        }
      }),
      { numRuns: 200 },
    );
  });

  it('does not change what an earlier version was told', () => {
    const before = unitsOf(`${SENTENCES[0]}\n${SENTENCES[0]}`);
    const found = findDuplicates(before);
    const copy = structuredClone(values(found));
    findDuplicates(unitsOf(`${SENTENCES[2]}\n\n\n${SENTENCES[4]}`), found);
    assert.deepEqual(values(found), copy);
  });

  it('equals fresh where one formula stands in hundreds of lines', () => {
    const line = (i: number) => `وأغلق المؤشر العام لسوق الأسهم في المدينة رقم ${i} تعاملات اليوم على ارتفاع`;
    const parts: { text: string; unit?: Unit; kind: ParagraphKind }[] = [];
    for (let i = 0; i < 200; i++) parts.push({ text: line(i), kind: 'body' });
    let units = lay(parts);
    let found = findDuplicates(units);
    for (const at of [0, 100, 199, 64]) {
      const next = units.map((unit) => ({ text: unit.block.text, unit, kind: unit.kind }));
      next.splice(at, at === 64 ? 100 : 1);
      units = lay(next);
      found = findDuplicates(units, found);
      assert.deepEqual(values(found), values(findDuplicates(lay(next.map(({ text, kind }) => ({ text, kind }))))));
    }
  });
});

describe('duplicates: brute force agrees', () => {
  it('on every pair of short articles', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...SENTENCES), { maxLength: 10 }), (lines) => {
        const { groups, related } = findDuplicates(lay(lines.map((text) => ({ text, kind: 'body' as const }))));
        const starts: number[] = [];
        let start = 0;
        for (const line of lines) {
          starts.push(start);
          start += line.length + 1;
        }
        const indexOf = new Map(starts.map((at, i) => [at, i]));
        for (const { kind, members } of groups) {
          const [first, ...rest] = members.map((member) => indexOf.get(member.start)!);
          for (const other of rest) assert.equal(brute(lines[first!]!, lines[other]!), kind);
        }
        for (const { members } of related) {
          const [a, b] = members.map((member) => indexOf.get(member.start)!);
          assert.equal(brute(lines[a!]!, lines[b!]!), 'related');
        }
        const joined = new Set(
          groups.flatMap(({ members }) => pairs(members.map((m) => lines[indexOf.get(m.start)!]!))),
        );
        for (const [i, a] of lines.entries()) {
          for (const b of lines.slice(i + 1)) {
            const kind = brute(a, b);
            if (kind && kind !== 'related') assert.ok(joined.has(pairName(a, b)), `${a} ~ ${b}`);
          }
        }
      }),
      { numRuns: 100 },
    );
  });
});

const pairName = (a: string, b: string): string => [a, b].sort().join('\n');
const pairs = (texts: readonly string[]): string[] =>
  texts.flatMap((a, i) => texts.slice(i + 1).map((b) => pairName(a, b)));

/** The contract, word by word and slowly. */
function brute(a: string, b: string): string | undefined {
  const [x, y] = [wordsOf(a), wordsOf(b)];
  if (x.length < 6 || y.length < 6) return undefined;
  if (x.join(' ') === y.join(' ')) return 'exact';
  const [s, t] = [shingles(x), shingles(y)];
  const shared = [...s].filter((shingle) => t.has(shingle)).length;
  if (shared / (s.size + t.size - shared) >= 0.5) return 'near';
  if (x.length === y.length && x.length <= 11 && x.filter((word, i) => word !== y[i]).length === 1) return 'near';
  const containment = shared / Math.min(s.size, t.size);
  return containment >= 0.8 ? 'contained' : containment >= 0.35 ? 'related' : undefined;
}

const wordsOf = (text: string): string[] =>
  text
    .normalize('NFC')
    .replace(/[\u064b-\u0652\u0670\u0640]/g, '')
    .replace(/[أإآٱ]/g, 'ا')
    .replaceAll('ى', 'ي')
    .replaceAll('ة', 'ه')
    .replaceAll('ؤ', 'و')
    .replaceAll('ئ', 'ي')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);

const shingles = (words: readonly string[]): Set<string> =>
  new Set(words.slice(2).map((_, i) => words.slice(i, i + 3).join(' ')));
