import type { Finding, Span } from '../types.ts';
import { type Civil, civil, hijri, parseIso } from './calendar.ts';
import { daysOf } from './checks.ts';
import type { MonthSystem } from './names.ts';
import { monthName, weekdayName } from './names.ts';
import { type Part, partsOf } from './parts.ts';
import { type Place, placeOf } from './place.ts';
import { otherDay, type Replacement, redate, systemOf } from './restyle.ts';
import { afterProclitic } from './write.ts';

/** What a fix does, for its title. */
export type MendKind =
  | 'changeWeekday'
  | 'changeDate'
  | 'lastOfMonth'
  | 'keepFirst'
  | 'keepSecond'
  | 'swapEnds'
  | 'changeHijri';

export interface Mend {
  readonly kind: MendKind;
  /** In document order, none overlapping; offsets of the text. */
  readonly changes: readonly Replacement[];
}

type Code = Finding['code'];
type Maker = (place: Place, finding: Finding, preferred: readonly MonthSystem[]) => readonly Mend[];

/**
 * The ways to mend what is wrong with a date, in the order in which they are offered. Only the words that are wrong are written
 * anew, in the manner of what stands there; clitics are kept.
 *
 * @param within the paragraph of the finding
 * @param preferred the systems of the house style, for names that several systems share
 */
export function mends(
  text: string,
  finding: Finding,
  within: Span,
  preferred: readonly MonthSystem[] = [],
): readonly Mend[] {
  const make = MAKERS[finding.code];
  const place = make && placeOf(text, finding, within);
  if (!make || !place) return [];
  const { offset } = place;
  const move = <S extends Span>(span: S, by: number): S => ({ ...span, start: span.start + by, end: span.end + by });
  const local = { ...move(finding, -offset), related: finding.related.map((span) => move(span, -offset)) };
  return make(place, local, preferred)
    .filter(({ changes }) => changes.length > 0)
    .map(({ kind, changes }) => ({ kind, changes: changes.map((change) => move(change, offset)) }));
}

const MAKERS: Partial<Record<Code, Maker>> = {
  'wrong-weekday': (place, finding, preferred) => [
    ...weekday(place, finding),
    ...nearestDate(place, finding, preferred),
  ],
  'deictic-weekday': (place, finding) => weekday(place, finding),
  'impossible-date': lastDay,
  'dual-month-mismatch': oneMonth,
  'reversed-range': swapped,
  'hijri-mismatch': matchingHijri,
};

/** The name of the right weekday in the place of the written one. */
function weekday({ reader: { text } }: Place, { data, related: [at] }: Finding): readonly Mend[] {
  if (!at || typeof data.right !== 'number') return [];
  const written = text.slice(at.start, at.end);
  const name = afterProclitic(text, at.start, weekdayName(data.right));
  // يوم سبت stands without its article.
  const newText = /^ا?ل/.test(written) ? name : name.replace(/^ال/, '');
  return [{ kind: 'changeWeekday', changes: [{ start: at.start, end: at.end, newText }] }];
}

/** The nearest day that fits the weekday. */
function nearestDate(place: Place, { data, related }: Finding, preferred: readonly MonthSystem[]): readonly Mend[] {
  const at = related[1];
  const from = dayOf(data.date);
  const to = dayOf(data.nearest);
  if (!at || !from || !to) return [];
  const { reader } = place;
  const changes = redate(reader.text, partsOf(reader, at), from, to, preferred);
  return changes ? [{ kind: 'changeDate', changes }] : [];
}

const dayOf = (value: Finding['data'][string] | undefined): Civil | undefined => {
  const day = typeof value === 'string' ? parseIso(value) : undefined;
  return day === undefined ? undefined : civil(day);
};

/** The last day that the month has. */
function lastDay({ reader, expression }: Place, { data }: Finding): readonly Mend[] {
  const { day, month, last } = data;
  if (typeof last !== 'number') return [];
  const parts = partsOf(reader, expression);
  // `يومي 30 و31 أبريل`: nobody means the thirtieth twice.
  if (parts.some((part) => part.kind === 'day' && part.value === last)) return [];
  const named = parts.some(({ kind }) => kind === 'month');
  for (const [i, part] of parts.entries()) {
    if (part.kind === 'numeric' && part.day === day && part.month === month) {
      const at = part.numbers.find(({ of }) => of === 'day')!;
      const written: Part = { kind: 'day', value: part.day, words: false, start: at.start, end: at.end };
      return [{ kind: 'lastOfMonth', changes: [otherDay(reader.text, written, last)] }];
    }
    if (part.kind !== 'day' || part.value !== day) continue;
    const next = parts.slice(i + 1).find(({ kind }) => kind === 'month');
    if (named && !(next?.kind === 'month' && next.value === month)) continue;
    return [{ kind: 'lastOfMonth', changes: [otherDay(reader.text, part, last)] }];
  }
  return [];
}

/** One of the two names of a month, and its namesake in the other system. */
function oneMonth({ reader, expression }: Place, finding: Finding, preferred: readonly MonthSystem[]): readonly Mend[] {
  const { text } = reader;
  for (const part of partsOf(reader, expression)) {
    if (part.kind !== 'month' || part.end <= finding.start || part.start >= finding.end) continue;
    const [first, second] = part.names;
    if (!first || !second) continue;
    const namesake = (of: typeof first, month: number): Replacement => ({
      start: of.start,
      end: of.end,
      newText: monthName(systemOf(text.slice(of.start, of.end), of, preferred), month),
    });
    return [
      { kind: 'keepFirst', changes: [namesake(second, first.month)] },
      { kind: 'keepSecond', changes: [namesake(first, second.month)] },
    ];
  }
  return [];
}

/** What both ends of a range have in common changes places: the days alone where they share month and year. */
function swapped({ reader, expression }: Place): readonly Mend[] {
  if (expression.meaning.type !== 'range') return [];
  const { text } = reader;
  const parts = partsOf(reader, expression);
  // بين … و… has no joining word among the parts: there the second end begins where the kinds begin again.
  const join = parts.findIndex(({ kind }) => kind === 'join');
  const again = parts.findIndex(({ kind }, i) => i > 0 && kind === parts[0]!.kind);
  const before = parts.slice(0, join < 0 ? again : join);
  const after = parts.slice(join < 0 ? again : join + 1);
  let shared = 0;
  while (shared < before.length && before[shared]!.kind === after[shared]?.kind) shared++;
  if (shared === 0 || shared < before.length) return [];
  const one = { start: before[0]!.start, end: before[shared - 1]!.end };
  const two = { start: after[0]!.start, end: after[shared - 1]!.end };
  return [
    {
      kind: 'swapEnds',
      changes: [
        { ...one, newText: text.slice(two.start, two.end) },
        { ...two, newText: text.slice(one.start, one.end) },
      ],
    },
  ];
}

/** The Hijri date of the Gregorian day that the text gives with it. */
function matchingHijri({ reader, expression }: Place, { data }: Finding): readonly Mend[] {
  const written = typeof data.written === 'string' ? parseIso(data.written) : undefined;
  const to = written === undefined ? undefined : hijri(written);
  const day = daysOf(expression.meaning).find(({ calendar, dateSpan }) => calendar === 'hijri' && dateSpan);
  if (!to || !day?.dateSpan || !day.year || !day.month || !day.day) return [];
  const from: Civil = { year: day.year, month: day.month, day: day.day };
  const changes = redate(reader.text, partsOf(reader, day.dateSpan), from, to);
  return changes ? [{ kind: 'changeHijri', changes }] : [];
}
