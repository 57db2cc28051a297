import type { Finding, Reference, Span } from '../types.ts';
import { civil, isoDate, monthLength, weekdayOf } from './calendar.ts';
import type { DayMeaning, Expression, Meaning } from './meaning.ts';
import { type Context, isImpossible, resolve } from './resolve.ts';

/** Whether the publication date was written down for this article, so that a contradiction is worth a warning. */
export const isExplicit = (reference: Reference): boolean =>
  reference.date !== null && reference.from !== 'deduced' && reference.from !== 'file-name' && reference.from !== null;

function finding(code: Finding['code'], at: Span, data: Finding['data'], related: readonly Span[] = []): Finding {
  return { start: at.start, end: at.end, code, severity: 'warning', related, data };
}

/** The nearest day to `day` that is a `weekday`. */
function nearestWeekday(day: number, weekday: number): number {
  const ahead = (weekday - weekdayOf(day) + 7) % 7;
  return ahead <= 3 ? day + ahead : day + ahead - 7;
}

/**
 * What is wrong with an expression in itself or against the publication date. Weekdays in `data` are 0 (Sunday) to 6,
 * dates ISO; `related` of wrong-weekday are the words of the weekday and those of the date, of deictic-weekday those of the weekday.
 */
export function check(expression: Expression, context: Context, reference: Reference, foreign: boolean): Finding[] {
  const findings: Finding[] = [];
  const { meaning } = expression;
  for (const day of daysOf(meaning)) {
    const found = checkDay(day, expression, context, isExplicit(reference) && !foreign);
    if (found) findings.push(found);
  }
  if (meaning.type === 'range') {
    const reversed = checkRange(meaning.from, meaning.to, expression, context);
    if (reversed) findings.push(reversed);
  }
  return findings;
}

/** The days that a meaning names itself, in the order in which they stand. */
export function daysOf(meaning: Meaning): readonly DayMeaning[] {
  switch (meaning.type) {
    case 'date':
      return meaning.equivalent ? [meaning, meaning.equivalent] : [meaning];
    case 'range':
      return [...daysOf(meaning.from), ...daysOf(meaning.to)];
    case 'list':
      return meaning.items.flatMap(daysOf);
    case 'time':
      return meaning.day && !meaning.borrowed ? [meaning.day] : [];
    case 'fuzzy':
      return meaning.of.type === 'date' ? [meaning.of] : [];
    default:
      return [];
  }
}

function checkDay(day: DayMeaning, expression: Expression, context: Context, explicit: boolean): Finding | undefined {
  if (isImpossible(day)) {
    const year = day.year ?? day.coordinated;
    const last = day.calendar === 'hijri' ? 30 : monthLength(year ?? 2000, day.month!);
    return finding('impossible-date', expression, {
      day: day.day!,
      month: day.month!,
      last,
      calendar: day.calendar === 'hijri' ? 'islamic-umalqura' : 'gregorian',
      ...(year === undefined ? {} : { year }),
    });
  }
  if (day.dual !== undefined) {
    const at = day.monthSpan ?? expression;
    return finding('dual-month-mismatch', at, { first: day.month!, second: day.dual });
  }
  if (day.calendar === 'hijri' && day.equivalent?.year !== undefined && day.year !== undefined) {
    const { equivalent: _, ...own } = day;
    const a = resolve(own, context);
    const b = resolve(day.equivalent, context);
    if (a.from !== undefined && b.from !== undefined && a.from === a.to && Math.abs(a.from - b.from) > 1) {
      return finding('hijri-mismatch', expression, {
        hijri: isoDate(a.from),
        written: isoDate(b.from),
        days: b.from - a.from,
      });
    }
  }
  if (day.weekday === undefined) return undefined;
  if (day.day !== undefined && day.month !== undefined)
    return checkWeekday(day, day.weekday, expression, context, explicit);
  if (day.deictic !== undefined && explicit && context.reference !== undefined) {
    const expected = context.reference + day.deictic;
    if (weekdayOf(expected) === day.weekday) return undefined;
    return finding(
      'deictic-weekday',
      expression,
      {
        deictic: day.deictic,
        written: day.weekday,
        right: weekdayOf(expected),
        reference: isoDate(context.reference),
        date: isoDate(expected),
      },
      day.weekdaySpan ? [day.weekdaySpan] : [],
    );
  }
  return undefined;
}

function checkWeekday(
  day: DayMeaning,
  weekday: number,
  expression: Expression,
  context: Context,
  explicit: boolean,
): Finding | undefined {
  // Umm al-Qura and a sighted moon may differ by a day: a Hijri date alone accuses no weekday.
  if (day.calendar === 'hijri' && day.equivalent?.year === undefined) return undefined;
  const written = day.calendar === 'hijri' ? day.equivalent!.year !== undefined : day.year !== undefined;
  const value = resolve({ ...day }, context);
  if (value.from === undefined || value.from !== value.to || weekdayOf(value.from) === weekday) return undefined;
  // A year that was completed accuses nobody unless the date is close to an explicit publication date.
  if (!written && !(explicit && context.reference !== undefined && Math.abs(value.from - context.reference) <= 45))
    return undefined;
  // Older dates are Julian more often than not.
  if (civil(value.from).year < 1600) return undefined;
  const related = [day.weekdaySpan, day.dateSpan].filter((span) => span !== undefined);
  return finding(
    'wrong-weekday',
    expression,
    {
      written: weekday,
      right: weekdayOf(value.from),
      date: isoDate(value.from),
      nearest: isoDate(nearestWeekday(value.from, weekday)),
    },
    related,
  );
}

function checkRange(from: Meaning, to: Meaning, expression: Expression, context: Context): Finding | undefined {
  if (from.type !== 'date' || to.type !== 'date') return undefined;
  const written = (one: DayMeaning): boolean => one.year !== undefined;
  const sameMonth =
    from.month !== undefined && from.month === to.month && from.year === to.year && from.day !== undefined;
  if (!(written(from) && written(to)) && !(sameMonth && from.shift === to.shift)) return undefined;
  if (sameMonth && from.day! > 0 && to.day! > 0) {
    if (from.day! <= to.day!) return undefined;
  } else {
    const a = resolve(from, context);
    const b = resolve(to, context);
    if (a.from === undefined || b.to === undefined || b.to >= a.from) return undefined;
  }
  return finding('reversed-range', expression, {});
}

/** The day that an expression names itself: none for a clock whose day stands before it. */
export function ownDay(meaning: Meaning): DayMeaning | undefined {
  if (meaning.type === 'time') return meaning.borrowed ? undefined : meaning.day;
  return meaning.type === 'date' ? meaning : undefined;
}

/** The weekday of publication that اليوم الجمعة or أمس الخميس says, 0 to 6. */
export function saidWeekday(meaning: Meaning): number | undefined {
  if (meaning.type !== 'date' || meaning.deictic === undefined || meaning.weekday === undefined) return undefined;
  // يوم غد الخميس الماضي says two things.
  if (meaning.shift !== undefined) return undefined;
  return (meaning.weekday - meaning.deictic + 14) % 7;
}
