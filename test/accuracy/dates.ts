/**
 * Scores dates on the labelled sets of ../shared/data/dates (optional development data), by the rules of its README: a label
 * is found when a date overlaps it; a value is right when equal after normalisation. `--cases [set]` prints the failures.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { dayNumber, isoDate, mondayOf, monthLength } from '../../server/src/core/dates/calendar.ts';
import { recogniseDates, resolveDates } from '../../server/src/core/dates/index.ts';
import { makeBlock } from '../../server/src/core/text/block.ts';
import type { DateMention } from '../../server/src/core/types.ts';
import peerCases from './peer-cases.json' with { type: 'json' };

/** One line of the table: rates are 0 to 1, `n` counts labels; `value` is over labels that have one. */
export interface DateRow {
  readonly set: string;
  readonly found: number;
  readonly value: number;
  readonly n: number;
  /** Labels that were missed or valued otherwise, and how many of them `peer-cases.json` explains. */
  readonly wrong: number;
  readonly explained: number;
}

/** A label that was missed or got another value. */
export interface DateError {
  readonly set: string;
  readonly id: string;
  readonly input: string;
  readonly reference: string;
  readonly label: string;
  readonly expected: string;
  readonly got: string;
  readonly kind: 'missed' | 'value';
}

interface Label {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly type: string;
  readonly value?: string;
  readonly grain?: string;
  readonly timex?: string;
  readonly from?: string;
  readonly to_exclusive?: string;
  readonly future?: Readonly<Record<string, string>>;
  readonly past?: Readonly<Record<string, string>>;
}

interface Row {
  readonly id: string;
  readonly input: string;
  readonly reference_datetime: string;
  readonly expected: readonly Label[];
}

/** The days an ISO or EDTF text covers, as ISO dates, inclusive; undefined for what is no day, week, month, year or interval. */
function interval(text: string): readonly [string, string] | undefined {
  const slash = text.indexOf('/');
  if (slash >= 0) {
    const from = interval(text.slice(0, slash));
    const to = interval(text.slice(slash + 1));
    return from && to ? [from[0], to[1]] : undefined;
  }
  const week = /^(\d{4})-W(\d\d)$/.exec(text);
  if (week) {
    const monday = mondayOf(dayNumber(Number(week[1]), 1, 4)) + 7 * (Number(week[2]) - 1);
    return [isoDate(monday), isoDate(monday + 6)];
  }
  if (/^\d{3}X$/.test(text)) return [`${text.slice(0, 3)}0-01-01`, `${text.slice(0, 3)}9-12-31`];
  const date = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(text.slice(0, 10).replace(/T.*/, ''));
  if (!date) return undefined;
  const [, year, month, day] = date;
  if (day) return [`${year}-${month}-${day}`, `${year}-${month}-${day}`];
  if (month) return [`${year}-${month}-01`, `${year}-${month}-${monthLength(Number(year), Number(month))}`];
  return [`${year}-01-01`, `${year}-12-31`];
}

const addDays = (iso: string, days: number): string => {
  const [year, month, day] = iso.slice(0, 10).split('-').map(Number) as [number, number, number];
  return isoDate(dayNumber(year, month, day) + days);
};

/** The values that a label accepts: ISO or EDTF texts. */
function accepted(label: Label): string[] {
  const values: string[] = [];
  if (label.value && label.grain === 'week') values.push(closed(label.value, addDays(label.value, 7)));
  else if (label.value) values.push(label.value);
  if (label.from && label.to_exclusive) values.push(closed(label.from, label.to_exclusive));
  for (const side of [label.future, label.past]) {
    if (!side) continue;
    if (side['date']) values.push(side['date']);
    else if (side['duration'] && label.timex) values.push(label.timex);
    else if (side['startDate'] && side['endDate']) {
      values.push(closed(side['startDate'], side['endDate']));
      // Recognizers-Text closes `من 4 إلى 22` and `2014-2018` at the last day named and opens a month at its end.
      values.push(`${side['startDate']}/${side['endDate']}`);
    } else if (side['startTime']) values.push(side['startTime']);
  }
  if (values.length === 0 && label.timex && /^(XXXX-\d\d-\d\d|\d{4}|P)/.test(label.timex)) values.push(label.timex);
  return values;
}

const closed = (from: string, toExclusive: string): string =>
  from.length > 10 ? `${from}/${toExclusive}` : `${from}/${addDays(toExclusive, -1)}`;

/** Months, days and seconds of a duration: P0.5Y is P6M and PT1.5H is PT1H30M; half a month is fifteen days. */
function lengthOf(text: string): string | undefined {
  const match =
    /^P(?:([\d.]+)Y)?(?:([\d.]+)M)?(?:([\d.]+)W)?(?:([\d.]+)D)?(?:T(?:([\d.]+)H)?(?:([\d.]+)M)?(?:([\d.]+)S)?)?$/.exec(
      text,
    );
  if (!match) return undefined;
  const [years, months, weeks, days, hours, minutes, seconds] = match.slice(1).map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const whole = years * 12 + months;
  const part = (whole - Math.floor(whole)) * 30;
  const clock = (days - Math.floor(days)) * 86_400;
  return [Math.floor(whole), weeks * 7 + Math.floor(days) + part, clock + hours * 3600 + minutes * 60 + seconds].join(
    ' ',
  );
}

const sameDuration = (a: string, b: string): boolean => {
  const length = lengthOf(a);
  return a === b || (length !== undefined && length === lengthOf(b));
};

/** TIMEX3's letters for the seasons, as the months that the contract gives them. */
const SEASONS: Readonly<Record<string, string>> = { SP: '03/#-05', SU: '06/#-08', FA: '09/#-11', WI: '12/#-02' };

function matches(got: string, expected: string): boolean {
  if (got === expected) return true;
  const season = /^(\d{4})-(SP|SU|FA|WI)$/.exec(expected);
  if (season) return got === `${season[1]}-${SEASONS[season[2]!]}`.replace('#', season[1]!);
  if (expected.startsWith('P') || got.startsWith('P')) return sameDuration(got, expected);
  if (expected.startsWith('XXXX-')) {
    const year = /\d{4}|XXXX/.exec(got.replace('{', ''))?.[0];
    const years = [year, /\/(\d{4})/.exec(got)?.[1]].filter((one) => one !== undefined && one !== 'XXXX');
    return got.slice(4, 10) === expected.slice(4, 10) || years.some((one) => matches(got, one + expected.slice(4)));
  }
  // A clock is compared to the label's precision.
  if (/T\d/.test(expected) && !expected.includes('/')) return got.startsWith(expected.slice(0, 16).replace(/:00$/, ''));
  const want = interval(expected);
  const have = interval(got);
  if (!want || !have) return false;
  if (want[0] === have[0] && want[1] === have[1]) return true;
  // A labelled day that is an end or a member of a range counts.
  if (want[0] === want[1]) {
    if (/^\{/.test(got)) return got.includes(want[0]);
    return got.includes('/') && have[0] <= want[0] && want[0] <= have[1];
  }
  // Years written as a range end with the year named.
  return want[0] === have[0] && /^\d{4}\/\d{4}$/.test(got) && want[1] === `${got.slice(5)}-01-01`;
}

function memberOfList(got: string, expected: string): boolean {
  return (
    got.startsWith('{') &&
    got
      .slice(1, -1)
      .split(',')
      .some((one) => matches(one.replace('..', '/'), expected))
  );
}

/** Labels of the peers that contradict the contract or are no Arabic anybody writes, by the reason. */
export const PEER_CASES = peerCases as readonly { readonly why: string; readonly ids: readonly string[] }[];

/** Scores every set of `folder`; `[]` where the folder is absent. */
export function scoreDates(folder: string): { rows: DateRow[]; errors: DateError[] } {
  const rows: DateRow[] = [];
  const errors: DateError[] = [];
  if (!existsSync(folder)) return { rows, errors };
  const reasons = new Set(PEER_CASES.flatMap(({ ids }) => ids));
  for (const file of readdirSync(folder).sort()) {
    if (!file.endsWith('.jsonl')) continue;
    const set = file.replace('.jsonl', '');
    let [n, found, valued, right] = [0, 0, 0, 0];
    const before = errors.length;
    for (const line of readFileSync(path.join(folder, file), 'utf8').split('\n')) {
      if (!line) continue;
      const row = JSON.parse(line) as Row;
      const dates = datesOf(row.input, row.reference_datetime.slice(0, 10));
      for (const label of row.expected) {
        if (label.type === 'timerange') continue;
        n++;
        const over = dates.filter((date) => date.start < label.end && date.end > label.start);
        const values = accepted(label);
        const got = over.map((date) => `${date.text} = ${date.value}`).join(' | ');
        const error = (kind: DateError['kind']): void => {
          const { id, input, reference_datetime: reference } = row;
          errors.push({ set, id, input, reference, label: label.text, expected: values.join(' or '), got, kind });
        };
        if (over.length === 0) error('missed');
        else found++;
        if (values.length === 0) continue;
        valued++;
        const ok = over.some(({ value }) =>
          values.some((want) => value !== null && (matches(value, want) || memberOfList(value, want))),
        );
        if (ok) right++;
        else if (over.length > 0) error('value');
      }
    }
    const own = errors.slice(before);
    const explained = own.filter(({ id }) => reasons.has(id)).length;
    rows.push({ set, found: found / n, value: valued === 0 ? 1 : right / valued, n, wrong: own.length, explained });
  }
  return { rows, errors };
}

function datesOf(text: string, date: string): readonly DateMention[] {
  const block = makeBlock(text);
  const reference = { date, from: 'option' } as const;
  return resolveDates(recogniseDates(block), block, { reference, otherArticle: false }).dates;
}

/** Prints the table; the failures only when asked, since they quote the data. */
export function printDates(folder: string, cases?: string): void {
  const { rows, errors } = scoreDates(folder);
  if (rows.length === 0) {
    console.log(`dates: SKIPPED, no data at ${folder}`);
    return;
  }
  for (const { set, found, value, n, wrong, explained } of rows) {
    const more = wrong === 0 ? '' : `  ${wrong} wrong, ${explained} explained`;
    console.log(
      `${set.padEnd(24)} n ${String(n).padStart(5)}  found ${found.toFixed(4)}  value ${value.toFixed(4)}${more}`,
    );
  }
  if (cases === undefined) return;
  for (const { set, kind, reference, label, expected, got, input } of errors) {
    if (cases !== '' && set !== cases) continue;
    const at = input.indexOf(label);
    const context = input.slice(Math.max(0, at - 60), at + label.length + 40);
    console.log(`${set} ${kind} @${reference.slice(0, 10)} [${label}] want ${expected} got ${got}\n    ${context}`);
  }
}

if (process.argv[1]?.includes('dates')) {
  const at = process.argv.indexOf('--cases');
  printDates(path.resolve('../shared/data/dates'), at < 0 ? undefined : (process.argv[at + 1] ?? ''));
}
