import type { DateKind } from '../types.ts';
import { type Found, kindOf } from './found.ts';
import type { Meaning } from './meaning.ts';
import { found, whole } from './periods.ts';
import type { Reader } from './reader.ts';

/** ثالث ثلاثاء من أيلول, الأسبوع الأخير من يوليو, اليوم الأول من شهر مارس. */
export function nth(r: Reader, first: number): Found | undefined {
  let p = first;
  const opening = r.role(p, first);
  let order: number | undefined;
  const last = (key: string): boolean => /^(اخر|الاخير|الاخيره)$/.test(key);
  let definite = false;
  if (opening.ordinal !== undefined && opening.ordinal <= 10 && !r.key(p).startsWith('ال')) {
    order = opening.ordinal;
    p++;
  }
  let weekday: number | undefined;
  let unit: 'day' | 'week' | undefined;
  const day = r.role(p, first);
  if (
    day.unit === 'day' &&
    day.grammar === 'one' &&
    (order !== undefined || day.definite || r.role(p + 1).weekday !== undefined)
  ) {
    p++;
    unit = 'day';
    definite = day.definite === true;
  } else if (r.key(p) === 'اليوم' || r.key(p).endsWith('ليوم')) {
    p++;
    unit = 'day';
    definite = true;
  } else if (day.unit === 'week' && day.grammar === 'one') {
    p++;
    unit = 'week';
    definite = day.definite === true;
  }
  const named = r.role(p, first);
  if (unit !== 'week' && (named.weekday !== undefined || (named.bareWeekday !== undefined && p > first))) {
    weekday = named.weekday ?? named.bareWeekday;
    definite = definite || named.weekday !== undefined;
    // اليوم الأحد الثامن من ذي الحجة: the day of the month.
    if (unit === 'day' && definite && named.weekday !== undefined) return undefined;
    p++;
  }
  if (unit === undefined && weekday === undefined) return undefined;
  if (order === undefined && last(r.key(first - 1)) && !definite) order = -1;
  if (order === undefined && definite) {
    if (last(r.key(p))) {
      order = -1;
      p++;
    } else {
      const ordinal = r.ordinal(p);
      if (!ordinal) return undefined;
      order = ordinal.value;
      p = ordinal.next;
    }
  }
  if (order === undefined || (weekday !== undefined && order > 5)) return undefined;
  const linked = r.key(p) === 'من' || r.key(p) === 'في' || (r.hit(p)?.clitics ?? '') !== '';
  const of = whole(r, p, linked);
  if (!of || !(linked || of.value.type === 'period')) return undefined;
  const kind: DateKind = of.value.type === 'date' ? kindOf(of.value) : 'relative';
  const value: Meaning = {
    type: 'nth',
    nth: order,
    of: of.value,
    ...(weekday !== undefined ? { weekday } : { unit: unit! }),
  };
  const back = last(r.key(first - 1)) && order === -1 && !definite;
  const result = found(r, first, of.next, kind, value);
  return back ? { ...result, start: r.tokens[first - 1]!.start } : result;
}
