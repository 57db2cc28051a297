// Makes server/src/core/dates/tables/cldr.ts, the names of months and weekdays, from the Unicode CLDR (npm cldr-dates-full
// and cldr-cal-islamic-full, installed by `npm ci`).
// usage: node scripts/cldr-dates.mjs
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from './setup.mjs';

export const TABLE = path.join(root, 'server/src/core/dates/tables/cldr.ts');

/** The ways of naming months, each with the locales that share it; the first is named in the table. */
const SYSTEMS = {
  gulf: ['ar', 'ar-EG', 'ar-SA', 'ar-AE', 'ar-KW', 'ar-LY', 'ar-SD'],
  levant: ['ar-SY', 'ar-IQ', 'ar-LB', 'ar-JO', 'ar-PS'],
  algeria: ['ar-DZ', 'ar-TN'],
  morocco: ['ar-MA'],
  mauritania: ['ar-MR'],
};

const NUMBERS = Array.from({ length: 12 }, (_, i) => String(i + 1));
const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

const read = (name) => JSON.parse(readFileSync(path.join(root, 'node_modules', name), 'utf8'));
const calendar = (locale, of, name) => read(`${of}/main/${locale}/ca-${name}.json`).main[locale].dates.calendars[name];

/** The wide names of one kind; those of a format and those that stand alone must be the same, as they are in Arabic. */
function names(data, kind, keys, where) {
  const list = keys.map((key) => data[kind].format.wide[key]);
  const alone = keys.map((key) => data[kind]['stand-alone'].wide[key]);
  if (list.some((name, i) => !name || name !== alone[i]))
    throw new Error(`cldr: the ${kind} of ${where} are not one list`);
  return list;
}

/** Locales of one system must agree: where a new CLDR tells them apart, somebody has to look. */
function months(locales) {
  const [first, ...others] = locales.map((locale) =>
    names(calendar(locale, 'cldr-dates-full', 'gregorian'), 'months', NUMBERS, locale),
  );
  for (const [k, other] of others.entries())
    if (other.join() !== first.join())
      throw new Error(`cldr: ${locales[k + 1]} no longer names months as ${locales[0]}`);
  return first;
}

/** The text of the table: what is committed. */
export function makeTable() {
  const { version } = read('cldr-dates-full/package.json');
  const systems = Object.entries(SYSTEMS).map(
    ([system, locales]) => `  // ${locales.join(', ')}\n  ${system}: '${months(locales).join('|')}',`,
  );
  const hijri = names(calendar('ar', 'cldr-cal-islamic-full', 'islamic'), 'months', NUMBERS, 'the Hijri calendar');
  const weekdays = names(calendar('ar', 'cldr-dates-full', 'gregorian'), 'days', DAYS, 'ar');
  return `/**
 * Names of months and weekdays as the Unicode CLDR ${version} writes them, in order, parted by \`|\`: those to write dates
 * with, and a part of those to read (months.ts and words.ts have what the press writes besides, and mark the homographs).
 * Made by scripts/cldr-dates.mjs; do not edit. Unicode License v3, see NOTICE.
 */
export const MONTHS = {
${systems.join('\n')}
};

/** A way of naming the Gregorian months. */
export type MonthSystem = keyof typeof MONTHS;

export const HIJRI_MONTHS =
  '${hijri.join('|')}';

/** Sunday first. */
export const WEEKDAYS = '${weekdays.join('|')}';
`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(TABLE, makeTable());
  console.log(`${path.relative(root, TABLE)} written`);
}
