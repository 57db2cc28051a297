import { civil, isoDate, pad, weekdayOf } from './calendar.ts';
import type { DayMeaning, ListMeaning, Meaning, RangeMeaning } from './meaning.ts';
import type { Context } from './resolve-periods.ts';
import { dayValue, inYear, unresolved, type Value } from './value.ts';

type Resolve = (meaning: Meaning, context: Context) => Value;

/** A range; `resolve` gives the value of one end. */
export function resolveRange(meaning: RangeMeaning, context: Context, resolve: Resolve): Value {
  let { from, to } = meaning;
  if (from.type === 'date' && to.type === 'date') {
    const open = (one: DayMeaning): boolean =>
      one.month !== undefined && one.year === undefined && one.coordinated === undefined && one.shift === undefined;
    const later = (a: DayMeaning, b: DayMeaning): boolean =>
      a.month! * 40 + (a.day ?? 0) > b.month! * 40 + (b.day ?? 0);
    const fromYear = from.year ?? from.coordinated;
    const toYear = to.year ?? to.coordinated;
    // من الأحد 11 أكتوبر وحتى الأربعاء 14 من الشهر نفسه
    if (to.sameMonth && from.month !== undefined) {
      const { sameMonth: _, ...end } = to;
      to = { ...from, ...end };
    }
    if (to.month !== undefined && from.month === undefined && from.day !== undefined) from = { ...to, day: from.day };
    else if (open(from) && toYear !== undefined && to.month !== undefined) {
      from = { ...from, coordinated: toYear - (later(from, to) ? 1 : 0) };
    } else if (open(to) && fromYear !== undefined && from.month !== undefined) {
      to = { ...to, coordinated: fromYear + (later(from, to) ? 1 : 0) };
    } else if (open(from) && to.shift !== undefined && to.month !== undefined) from = { ...from, shift: to.shift };
  }
  const start = resolve(from, context);
  let end = resolve(to, context);
  if (
    start.from !== undefined &&
    end.to !== undefined &&
    end.to < start.from &&
    to.type === 'date' &&
    to.year === undefined
  ) {
    // The end of a range comes after its start: من الخميس إلى السبت, من 20 ديسمبر إلى 3 يناير.
    if (to.weekday !== undefined && to.day === undefined) {
      end = dayValue(start.from + ((to.weekday - weekdayOf(start.from) + 7) % 7 || 7), start.resolution);
    } else if (to.month !== undefined) {
      end = inYear(civil(start.from).year + 1, to.month, to.day, start.resolution);
    }
  }
  // من السابعة مساء حتى السادسة صباحا: over midnight.
  if (from.type === 'time' && to.type === 'time' && end.from !== undefined && end.from === start.from) {
    if (end.text! < start.text!) {
      end = { ...dayValue(end.from + 1, end.resolution), text: isoDate(end.from + 1) + end.text!.slice(10) };
    }
  }
  if (start.text === null || end.text === null) return unresolved();
  const resolution = start.resolution === 'written' ? end.resolution : start.resolution;
  // A Hijri year or a season is an interval itself: the range runs from the first day of one to the last of the other.
  const nested = start.text.includes('/') || end.text.includes('/');
  if (nested && (start.from === undefined || end.to === undefined)) return unresolved();
  return {
    text: nested ? `${isoDate(start.from!)}/${isoDate(end.to!)}` : `${start.text}/${end.text}`,
    ...(start.from !== undefined ? { from: start.from } : {}),
    ...(end.to !== undefined ? { to: end.to } : {}),
    resolution,
  };
}

/** Several days, months or years; `resolve` gives the value of one. */
export function resolveList(meaning: ListMeaning, context: Context, resolve: Resolve): Value {
  const values: Value[] = [];
  for (const item of meaning.items) {
    const before = values.at(-1)?.from;
    // يومي السبت والأحد: each weekday is the next one after the one before it.
    if (before !== undefined && item.type === 'date' && item.weekday !== undefined && item.day === undefined) {
      values.push(dayValue(before + ((item.weekday - weekdayOf(before) + 7) % 7 || 7), values[0]!.resolution));
    } else values.push(resolve(item, context));
  }
  const texts = values.map((value) => value.text);
  if (texts.some((text) => text === null)) return unresolved();
  const first = values[0]!;
  const last = values.at(-1)!;
  let adjoining = true;
  for (let k = 1; k < values.length; k++) {
    const [before, now] = [values[k - 1]!, values[k]!];
    if (before.to === undefined || now.from === undefined) {
      adjoining &&= nextText(before.text!) === now.text;
    } else adjoining &&= before.to + 1 === now.from;
  }
  const plain = texts.map((text) => text!.replace('/', '..'));
  return {
    text:
      adjoining && !texts.some((text) => /[/X]$|\//.test(text!))
        ? `${first.text}/${last.text}`
        : `{${plain.join(',')}}`,
    ...(first.from !== undefined ? { from: first.from } : {}),
    ...(last.to !== undefined ? { to: last.to } : {}),
    resolution: first.resolution,
  };
}

/** The day after `XXXX-11-20`, the month after `XXXX-11`, in words of X, where the month or the year goes on. */
function nextText(text: string): string {
  if (/-W\w\w-\d$/.test(text)) return text.slice(0, -1) + (Number(text.slice(-1)) + 1);
  const head = text.slice(0, -2);
  const tail = Number(text.slice(-2));
  return Number.isNaN(tail) ? '' : head + pad(tail + 1);
}
