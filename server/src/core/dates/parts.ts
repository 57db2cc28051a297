import { tokenise } from '../text/tokens.ts';
import type { Span } from '../types.ts';
import { month, numericDate, rangeJoin, yearNumber } from './calendar-dates.ts';
import { findHits } from './lexis.ts';
import { Reader } from './reader.ts';

/** A name of a month inside a date: its own span, and whether it is one of the Levant's. */
export interface NamePart extends Span {
  readonly month: number;
  readonly levant: boolean;
}

/** A piece of a written date that a fix can replace. */
export type Part = Span &
  (
    | { readonly kind: 'weekday'; readonly value: number }
    /** `words`: an ordinal, else digits. `value` -1 is the month's last (سلخ). */
    | { readonly kind: 'day'; readonly value: number; readonly words: boolean }
    | {
        readonly kind: 'month';
        readonly value: number;
        readonly calendar: 'gregorian' | 'hijri';
        /** The names one by one: two where the month is named twice. */
        readonly names: readonly NamePart[];
        /** The two names are of different months. */
        readonly mismatched: boolean;
      }
    | { readonly kind: 'year'; readonly value: number; readonly words: boolean }
    /** `8/5/2024`: its three numbers in the order in which they stand. */
    | {
        readonly kind: 'numeric';
        readonly year: number;
        readonly month: number;
        readonly day: number;
        readonly numbers: readonly (Span & { readonly of: 'year' | 'month' | 'day' })[];
      }
    /** إلى, حتى or a dash between the ends of a range. */
    | { readonly kind: 'join' }
  );

/** Libya's old names are common words; support 3 marks them. */
const RARE = 3;

/** A reader of a passage, or undefined when there is no word of a date in it. */
export function readerOf(text: string): Reader | undefined {
  const tokens = tokenise(text);
  const hits = findHits(tokens);
  return hits ? new Reader(text, tokens, hits) : undefined;
}

/**
 * The parts of the date that stands at `span` of a reader's text, in order. The words between them (من, شهر, الماضي, م) are none.
 * Linear.
 */
export function partsOf(r: Reader, span: Span): Part[] {
  const parts: Part[] = [];
  let i = r.tokens.findIndex(({ end }) => end > span.start);
  if (i < 0) return parts;
  while (i < r.tokens.length && r.tokens[i]!.start < span.end) {
    const read = partAt(r, i);
    if (read && read.part.end <= span.end) {
      parts.push(read.part);
      i = Math.max(read.next, i + 1);
    } else i++;
  }
  return parts;
}

interface PartRead {
  readonly part: Part;
  readonly next: number;
}

function partAt(r: Reader, i: number): PartRead | undefined {
  const at = (next: number): Span => ({ start: r.start(i), end: r.end(next) });
  const token = r.tokens[i]!;
  if (token.kind === 'mark') {
    return rangeJoin(r, i) === undefined ? undefined : { part: { kind: 'join', ...at(i + 1) }, next: i + 1 };
  }
  if (token.kind === 'number') return numberAt(r, i);
  const role = r.role(i, i);
  if ((role.month !== undefined && role.support !== RARE) || role.hijri !== undefined) {
    const read = month(r, i, i);
    if (!read || read.value.ambiguous) return undefined;
    const { value, next } = read;
    const names = value.calendar === 'hijri' ? [] : namesIn(r, i, next);
    const mismatched = value.dual !== undefined;
    const part: Part = {
      kind: 'month',
      value: value.month,
      calendar: value.calendar,
      names,
      mismatched,
      ...value.span,
    };
    return { part, next };
  }
  if (role.weekday !== undefined) return { part: { kind: 'weekday', value: role.weekday, ...at(i + 1) }, next: i + 1 };
  const join = rangeJoin(r, i);
  if (join !== undefined) return { part: { kind: 'join', ...at(join) }, next: join };
  const year = yearNumber(r, i, true, i);
  if (year) return { part: { kind: 'year', value: year.value.year, words: true, ...at(year.next) }, next: year.next };
  const day = r.dayOfMonth(i, i);
  return day && { part: { kind: 'day', value: day.value, words: true, ...at(day.next) }, next: day.next };
}

function numberAt(r: Reader, i: number): PartRead | undefined {
  const token = r.tokens[i]!;
  const numeric = numericDate(r, i);
  if (numeric) {
    const { year = 0, month: m = 0, day = 0 } = numeric.value;
    const three = [0, 2, 4].map((step) => r.tokens[i + step]!);
    const order =
      three[0]!.key.length === 4
        ? (['year', 'month', 'day'] as const)
        : Number(three[0]!.key) === day
          ? (['day', 'month', 'year'] as const)
          : (['month', 'day', 'year'] as const);
    const numbers = three.map(({ start, end }, k) => ({ start, end, of: order[k]! }));
    const end = three[2]!.end;
    return { part: { kind: 'numeric', year, month: m, day, numbers, start: token.start, end }, next: i + 5 };
  }
  const { start, end } = token;
  const value = Number(token.key);
  if (token.key.length > 2) {
    return token.key.length <= 4 ? { part: { kind: 'year', value, words: false, start, end }, next: i + 1 } : undefined;
  }
  // A number between the numbers of a clock or beside an hour is no day; nobody asks for parts of those.
  const day = r.dayOfMonth(i, i);
  return day && { part: { kind: 'day', value: day.value, words: false, start, end }, next: day.next };
}

function namesIn(r: Reader, from: number, to: number): NamePart[] {
  const names: NamePart[] = [];
  for (let i = from; i < to; i = r.after(i)) {
    const role = r.role(i, from);
    if (role.month === undefined) continue;
    names.push({ start: r.start(i), end: r.end(r.after(i)), month: role.month, levant: role.levant === true });
  }
  return names;
}
