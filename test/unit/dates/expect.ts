import assert from 'node:assert/strict';
import { recogniseDates, resolveDates } from '../../../server/src/core/dates/index.ts';
import { makeBlock } from '../../../server/src/core/text/block.ts';
import type { Finding, Reference } from '../../../server/src/core/types.ts';
import { marked } from '../../fixtures/marked.ts';

/** The dates and findings of one paragraph published on `date`, or on a day that nobody knows. */
export function read(text: string, date: string | null = null, otherArticle = false) {
  const block = makeBlock(text);
  const reference: Reference = { date, from: date === null ? null : 'option' };
  return resolveDates(recogniseDates(block), block, { reference, otherArticle });
}

/** Asserts that the marked dates, with these values, are all the dates of the text: `<date 2020-11-10>…</date>`. */
export function expectDates(source: string, date: string | null = null, otherArticle = false): void {
  const { text, marks } = marked(source);
  const wanted = marks.map((mark) => `${mark.text} = ${mark.tag.replace(/^date ?/, '')}`);
  const found = read(text, date, otherArticle).dates.map((one) => `${one.text} = ${one.value}`);
  assert.deepEqual(found, wanted, text);
}

/** Asserts that the text holds no date at all. */
export function expectNone(text: string, date: string | null = '2024-05-08'): void {
  assert.deepEqual(
    read(text, date).dates.map((one) => `${one.text} = ${one.value}`),
    [],
    text,
  );
}

/** The findings of a text, by code, with the words they stand on. */
export function findings(
  text: string,
  date: string | null = null,
): { code: string; text: string; data: Finding['data'] }[] {
  return read(text, date).findings.map(({ code, start, end, data }) => ({ code, text: text.slice(start, end), data }));
}
