import { rangeJoin } from './calendar-dates.ts';
import { dayExpression } from './day-expressions.ts';
import type { Found } from './found.ts';
import type { DayPart } from './lexis.ts';
import type { DayMeaning, Meaning, TimeMeaning } from './meaning.ts';
import type { Read, Reader } from './reader.ts';

interface Clock {
  readonly hour: number;
  readonly minute?: number;
  readonly second?: number;
  /** Written so that it can be nothing else (15:30). */
  readonly sure: boolean;
}

/** `15:30`, `15:23:24`; `loose`, after الساعة or before a time zone, also `18,30` and `18.30`. */
function digital(r: Reader, i: number, loose: boolean): Read<Clock> | undefined {
  // الساعة 0608 بتوقيت غرينتش, as agencies write it.
  const four = loose && r.tokens[i]?.key.length === 4 ? r.integer(i, 4) : undefined;
  if (four !== undefined && four < 2400 && four % 100 < 60 && !r.continuesLeft(i) && !r.continuesRight(i)) {
    return { value: { hour: Math.floor(four / 100), minute: four % 100, sure: true }, next: i + 1 };
  }
  const hour = r.integer(i, 2);
  const minute = r.integer(i + 2, 2);
  if (hour === undefined || minute === undefined || r.continuesLeft(i)) return undefined;
  if (!(r.key(i + 1) === ':' || (loose && /^[.,،]$/.test(r.key(i + 1)))) || !r.touches(i + 1) || !r.touches(i + 2))
    return undefined;
  if (hour > 24 || minute > 59 || r.tokens[i + 2]!.key.length !== 2) return undefined;
  const second = r.key(i + 3) === ':' && r.touches(i + 3) && r.touches(i + 4) ? r.integer(i + 4, 2) : undefined;
  if (second !== undefined && second < 60) return { value: { hour, minute, second, sure: true }, next: i + 5 };
  return { value: { hour, minute, sure: true }, next: i + 3 };
}

function hourWord(r: Reader, i: number, first: number): Read<number> | undefined {
  const ordinal = r.role(i, first).ordinal !== undefined ? r.ordinal(i, first) : undefined;
  // الثالثة وعشرون is three and twenty minutes, no twenty-third hour; ordinals of hours end at twelve.
  if (ordinal && ordinal.value <= 12) return ordinal;
  if (ordinal) return { value: r.role(i, first).ordinal!, next: r.after(i) };
  return r.role(i, first).cardinal !== undefined && r.role(i, first).cardinal! <= 12 ? cardinalHour(r, i) : undefined;
}

function cardinalHour(r: Reader, i: number): Read<number> {
  const value = r.role(i).cardinal!;
  if (value < 3 && r.role(i + 1).teen) return { value: value + 10, next: i + 2 };
  return { value, next: i + 1 };
}

/** والنصف, و18 دقيقة, إلا ربعا. */
function minutes(r: Reader, i: number): Read<number> | undefined {
  if (r.key(i) === 'الا') {
    const less = r.role(i + 1).minutes;
    return less === undefined ? undefined : { value: -less, next: r.after(i + 1) };
  }
  const and = r.joined(i);
  if (and?.value.minutes !== undefined) return { value: and.value.minutes, next: and.next };
  const p = r.key(i) === 'و' ? i + 1 : i;
  if (p === i && !and) return undefined;
  const number = r.integer(p, 2);
  const word = number === undefined ? r.cardinal(p, p) : undefined;
  const value = number ?? word?.value;
  let next = word?.next ?? p + 1;
  if (value === undefined || value > 59 || value < 1) return undefined;
  if (r.role(next).unit !== 'minute') return undefined;
  next++;
  return { value, next };
}

const LOCAL = new Set(['بالتوقيت', 'توقيت', 'بتوقيت', 'التوقيت']);

/** What names universal time in a zone. */
const UTC = /^(gmt|utc|تغ|غ|[جغ]رين?ي?تي?ش|العالمي|الموحد)$/;

/** Whether a zone between two indexes is universal time; العالمي too. */
function isUtc(r: Reader, from: number, to: number): boolean {
  for (let k = from; k < to; k++) if (UTC.test(r.key(k))) return true;
  return false;
}

/** `6:30 م`, `10 ص`: the letter that tells the half of the day. */
function halfLetter(r: Reader, i: number): DayPart | undefined {
  const key = r.key(i);
  if ((key !== 'م' && key !== 'ص') || (r.key(i + 1) === '.' && r.tokens[i + 2]?.kind === 'word' && r.touches(i + 2)))
    return undefined;
  return key === 'م' ? 'pm' : 'am';
}

/** The index after a time zone: بتوقيت غرينتش, بالتوقيت المحلي, ت غ, GMT. */
function zone(r: Reader, i: number): number {
  let p = r.key(i) === '(' ? i + 1 : i;
  if (LOCAL.has(r.key(p))) {
    p += 2;
    if (/^(المكرمه|المحتله|المنوره|الصيفي|الشرقي|الاوروبي|الوسطي|يورك|ابيب)$/.test(r.key(p))) p++;
  } else if (/^(gmt|utc|تغ)$/.test(r.key(p))) p++;
  else if (r.key(p) === 'ت' && (r.key(p + 1) === 'غ' || r.key(p + 1) === '.')) p += r.key(p + 1) === 'غ' ? 2 : 3;
  else return i;
  if (p > r.tokens.length) return i;
  return r.key(i) === '(' && r.key(p) === ')' ? p + 1 : r.key(i) === '(' ? i : p;
}

function adjust(hour: number, part: DayPart | undefined): number {
  if (part === 'pm' && hour < 12) return hour + 12;
  if (part === 'am' && hour === 12) return 0;
  if (part === 'noon' && hour <= 4) return hour + 12;
  if (part === 'night') return hour === 12 ? 0 : hour >= 6 && hour < 12 ? hour + 12 : hour;
  return hour;
}

/** `بين الساعة 7 والساعة 12`: where the second begins. */
function andAfterBetween(r: Reader, first: number, i: number): number | undefined {
  if (!/^و?(ما)?بين$/.test(r.key(first - 1))) return undefined;
  if (r.key(i) === 'و') return i + 1;
  return r.hit(i)?.clitics === 'و' ? i : undefined;
}

/** `من الساعة 8 إلى 10 مساء`, `15:00-18:30`: one range; what the end says of the day and of its part, the start shares. */
export function clockRange(r: Reader, first: number, from: Found): Found {
  const start = from.meaning as TimeMeaning;
  const p = rangeJoin(r, from.next) ?? andAfterBetween(r, first, from.next);
  if (p === undefined) return from;
  const end = time(r, p, true) ?? bareHour(r, p);
  if (end?.meaning.type !== 'time') return from;
  let to = end.meaning;
  const day = start.day ?? to.day;
  let { hour } = start;
  // من الساعة 8 إلى 10 مساء: both are of the evening.
  if (to.hour >= 12 && hour < 12 && hour + 12 < to.hour && !start.part && to.part) hour += 12;
  if (day) to = { ...to, day };
  const utc = to.utc || start.utc;
  if (utc) to = { ...to, utc };
  const meaning: Meaning = {
    type: 'range',
    from: { ...start, hour, ...(day ? { day } : {}), ...(utc ? { utc } : {}) },
    to,
  };
  return { start: from.start, end: end.end, next: end.next, kind: 'range', meaning };
}

/** The `10` of `الساعة 8 إلى 10`. */
function bareHour(r: Reader, i: number): Found | undefined {
  const hour = r.integer(i, 2);
  if (hour === undefined || hour > 24 || r.continuesRight(i)) return undefined;
  const next = r.tokens[i + 1];
  if (next && next.kind !== 'mark' && next.key !== 'من' && next.key !== 'في') return undefined;
  return {
    start: r.start(i),
    end: r.end(i + 1),
    next: i + 1,
    kind: 'time',
    meaning: { type: 'time', hour: hour % 24 },
  };
}

/**
 * A time of day: الساعة السادسة مساء, 15:30 بتوقيت غرينتش, التاسعة والنصف صباحا; with the day that follows it.
 * `first` is الساعة, a number, or the hour's name.
 */
export function time(r: Reader, first: number, inner = false): Found | undefined {
  let p = first;
  const role = r.role(p, first);
  const headed = role.unit === 'hour' && role.grammar === 'one' && role.definite === true;
  if (headed) p++;
  let clock: Read<Clock> | undefined = digital(r, p, headed || zone(r, p + 3) > p + 3 || zone(r, p + 1) > p + 1);
  if (!clock) {
    const number = r.integer(p, 2);
    if (number !== undefined) {
      // الطريق رقم 5 صباح اليوم: the road's number.
      if (number > 24 || r.continuesRight(p) || r.continuesLeft(p) || r.key(p - 1) === 'رقم') return undefined;
      clock = { value: { hour: number, sure: false }, next: p + 1 };
    } else {
      const key = r.key(p);
      if (!headed && !/ال.*ه$|الحاديه|الثانيه/.test(key)) return undefined;
      const word = hourWord(r, p, headed ? -1 : first);
      if (!word || word.value > 12 || word.value < 1) return undefined;
      clock = { value: { hour: word.value, sure: false }, next: word.next };
    }
  }
  let { hour, minute } = clock.value;
  p = clock.next;
  const extra = minute === undefined ? minutes(r, p) : undefined;
  if (extra) {
    if (extra.value < 0) hour = (hour + 23) % 24;
    minute = extra.value < 0 ? 60 + extra.value : extra.value;
    p = extra.next;
  }
  // The part of the day, before or after من, and the day that may follow.
  let part: DayPart | undefined;
  const q = r.key(p) === 'من' || r.key(p) === 'في' ? p + 1 : p;
  const partRole = r.role(q).part;
  let day: DayMeaning | undefined;
  if (partRole && partRole !== 'day') {
    part = partRole;
    p = r.after(q);
  }
  const letter = part === undefined && (headed || clock.value.sure) ? halfLetter(r, p) : undefined;
  if (letter) {
    part = letter;
    p++;
  }
  const afterZone = zone(r, p);
  const zoned = afterZone > p;
  let utc = isUtc(r, p, afterZone);
  p = afterZone;
  if (!headed && !part && !zoned && !clock.value.sure) return undefined;
  if (r.role(p).unit && !r.role(p).definite && !headed && !part) return undefined;
  const where = r.comma(r.key(p) === 'من' || r.key(p) === 'في' ? p + 1 : p);
  const found = r.hit(where)?.cut ? undefined : dayExpression(r, where);
  if (
    found?.meaning.type === 'date' &&
    (found.meaning.day !== undefined || found.meaning.deictic !== undefined || found.meaning.weekday !== undefined)
  ) {
    day = found.meaning;
    p = found.next;
    if (!part) {
      const opening = r.role(where).part;
      if (opening) part = opening;
    }
    const late = zone(r, p);
    utc ||= isUtc(r, p, late);
    p = late;
  }
  // `الساعة 12:00 (التاسعة ت غ)`: the same moment by another clock.
  if (!inner && r.key(p) === '(') {
    const same = time(r, p + 1, true);
    if (same?.meaning.type === 'time' && !same.meaning.day && r.key(same.next) === ')') p = same.next + 1;
  }
  const meaning: TimeMeaning = {
    type: 'time',
    hour: adjust(hour, part) % 24,
    ...(minute !== undefined ? { minute } : {}),
    ...(clock.value.second !== undefined ? { second: clock.value.second } : {}),
    ...(day ? { day } : {}),
    ...(part ? { part } : {}),
    ...(utc ? { utc } : {}),
  };
  return { start: r.start(first), end: r.end(p), next: p, kind: 'time', meaning };
}
