/** No list of days is made for an interval longer than this: "in 2020" says nothing of a certain day. */
const LONGEST_INTERVAL = 7;

const DAY = 86_400_000;

/**
 * The days that a date's value names, as YYYY-MM-DD: the day itself, the day of a clock time, the members of a list, the days
 * of a short interval. None for months, years, durations and unknown values.
 */
export function daysOf(value: string | null): string[] {
  if (value === null) return [];
  if (value.startsWith('{') && value.endsWith('}')) return value.slice(1, -1).split(',').flatMap(daysOf);
  const slash = value.indexOf('/');
  if (slash < 0) {
    const match = /^(\d{4}-\d{2}-\d{2})(?:T[\d:]+)?$/.exec(value);
    return match ? [match[1]!] : [];
  }
  const from = Date.parse(value.slice(0, slash));
  const to = Date.parse(value.slice(slash + 1));
  if (!/^\d{4}-\d{2}-\d{2}\/\d{4}-\d{2}-\d{2}$/.test(value) || !(to >= from)) return [];
  if ((to - from) / DAY >= LONGEST_INTERVAL) return [];
  const days: string[] = [];
  for (let at = from; at <= to; at += DAY) days.push(new Date(at).toISOString().slice(0, 10));
  return days;
}

/** What sentences about the same time share: the days, or the month, week or interval itself. None when nothing is known. */
export function timeKeys(value: string | null): string[] {
  const days = daysOf(value);
  if (days.length > 0) return days;
  return value !== null && /^-?\d{4}-/.test(value) ? [value] : [];
}
