import type { Days } from './calendar-dates.ts';
import { shiftAt } from './calendar-read.ts';
import type { Found } from './found.ts';
import type { DayMeaning, Meaning } from './meaning.ts';
import type { Reader } from './reader.ts';

/** `يومي السبت والأحد`, `أيام الاثنين والثلاثاء والأربعاء`. */
export function weekdayList(r: Reader, first: number, p: number): Found | undefined {
  const items: DayMeaning[] = [];
  let q = p;
  while (items.length < 7) {
    const role = items.length === 0 ? { value: r.role(q), next: q + 1 } : r.joined(r.comma(q));
    const weekday = role?.value.weekday;
    if (role === undefined || weekday === undefined) break;
    items.push({ type: 'date', calendar: 'gregorian', weekday });
    q = role.next;
  }
  if (items.length < 2) return undefined;
  const shift = shiftAt(r, q);
  if (shift) {
    q = shift.next;
    for (let k = 0; k < items.length; k++) items[k] = { ...items[k]!, shift: shift.shift };
  }
  const kind = shift ? 'relative' : 'list';
  return { start: r.start(first), end: r.end(q), next: q, kind, meaning: { type: 'list', items } };
}

/** ليل السبت الأحد */
export function nightBetween(r: Reader, first: number, meaning: DayMeaning, second: number, next: number): Found {
  const to: DayMeaning = { type: 'date', calendar: 'gregorian', weekday: second };
  const { weekdaySpan: _, ...from } = meaning;
  return { start: r.start(first), end: r.end(next), next, kind: 'range', meaning: { type: 'range', from, to } };
}

/** Several days of one month: a range, a list, or both ends of one. */
export function shareMonth(r: Reader, first: number, next: number, meaning: DayMeaning, run: Days): Found {
  const { weekday: _w, weekdaySpan: _ws, dateSpan: _ds, ...shared } = meaning;
  const item = (day: number): DayMeaning => ({ ...shared, day });
  const range = run.joins.every((join) => join === 'to') && run.days.length === 2;
  const between = run.days.length === 2 && /^(بين|وبين)$/.test(r.key(first - 1));
  const start = r.start(first);
  const end = r.end(next);
  if (range || between) {
    const value: Meaning = { type: 'range', from: item(run.days[0]!), to: item(run.days[1]!) };
    return { start, end, next, kind: 'range', meaning: value };
  }
  const items: Meaning[] = [];
  for (let k = 0; k < run.days.length; k++) {
    if (run.joins[k] === 'to') {
      items.push({ type: 'range', from: item(run.days[k]!), to: item(run.days[k + 1]!) });
      k++;
    } else items.push(item(run.days[k]!));
  }
  return { start, end, next, kind: 'list', meaning: { type: 'list', items } };
}
