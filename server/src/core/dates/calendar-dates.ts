import { fold } from '../text/normalise.ts';
import type { Span } from '../types.ts';
import { monthLength } from './calendar.ts';
import { headIn, wordSet } from './lexis.ts';
import type { DayMeaning } from './meaning.ts';
import type { Read, Reader } from './reader.ts';
import { COUNTED, DATED, YEAR_PREPOSITIONS } from './tables/words.ts';

/** A run of days that share what follows them: `20 و21`, `25 إلى 31`. `joins[k]` is what stands before `days[k + 1]`. */
export interface Days {
  readonly days: readonly number[];
  readonly joins: readonly ('and' | 'to')[];
}

export interface MonthRead {
  readonly calendar: 'gregorian' | 'hijri';
  readonly month: number;
  readonly dual?: number;
  readonly ambiguous?: boolean;
  readonly support: number;
  readonly span: Span;
}

const TO = new Set(['الي', 'حتي', 'وحتي', 'لغايه', 'والي', 'ولغايه']);
const DASH = /^[-–—ـ−]$/;
/** A list longer than this is no list of days; the bound keeps hostile text linear. */
const LONGEST_LIST = 12;

/** `إلى`, `حتى` or a dash between two ends of a range: the index after it. */
export function rangeJoin(r: Reader, i: number): number | undefined {
  if (TO.has(r.key(i))) return i + 1;
  if (DASH.test(r.key(i))) return i + 1;
  return undefined;
}

/** `و` or `أو` as a word of its own. */
export const isAnd = (key: string): boolean => key === 'و' || key === 'او';

let sets: Record<'counted' | 'prepositions' | 'dated', ReadonlySet<string>> | undefined;
const words = () => {
  sets ??= { counted: wordSet(COUNTED), prepositions: wordSet(YEAR_PREPOSITIONS), dated: wordSet(DATED) };
  return sets;
};

export function days(r: Reader, i: number, first: number): Read<Days> | undefined {
  const start = r.dayOfMonth(i, first);
  if (!start) return undefined;
  const list = [start.value];
  const joins: ('and' | 'to')[] = [];
  let next = start.next;
  while (list.length < LONGEST_LIST) {
    let p = next;
    let join: 'and' | 'to' = 'and';
    const to = rangeJoin(r, p);
    if (to !== undefined) {
      join = 'to';
      p = to;
    } else if (isAnd(r.key(p)) || r.comma(p) > p) {
      p = isAnd(r.key(p)) ? p + 1 : r.comma(p);
      if (r.key(p) === 'و') p++;
    } else {
      // و joined to an ordinal in words (الخامس والسادس من مايو); to digits it is a token of its own.
      const hit = r.hit(p);
      if (hit?.clitics !== 'و' || hit.role.ordinal === undefined) break;
    }
    const more = r.dayOfMonth(p, p);
    // مهرجان صيف 36 حتى الثلاثين من شوال: what is no day opens no list of days.
    if (!more || more.value > 31 || start.value > 31) break;
    // رمضان 17-11 typed from right to left: a dash between digits tells no direction.
    const before = list.at(-1)!;
    const turned = to !== undefined && DASH.test(r.key(next)) && more.value < before && list.length === 1;
    if (turned) list.splice(0, 1, more.value, before);
    else list.push(more.value);
    joins.push(join);
    next = more.next;
  }
  return { value: { days: list, joins }, next };
}

/** A month by name, in one or two systems, or by number after شهر (شهر ثلاثة, الشهر الثامن). */
export function month(r: Reader, i: number, first = -1): Read<MonthRead> | undefined {
  let p = i;
  const head = r.attached(p, first);
  const headed = head.unit === 'month' && head.grammar === 'one';
  if (headed) {
    p = r.after(p);
    const number = r.integer(p, 2) ?? undefined;
    const word = number === undefined ? (head.definite ? r.ordinal(p) : r.cardinal(p)) : undefined;
    const value = number ?? word?.value;
    if (value !== undefined && value >= 1 && value <= 12) {
      const next = word?.next ?? p + 1;
      // شهر 10 is October; شهر 10 أيام is nothing, and الشهر 3 neither.
      if (number === undefined || !(head.definite || r.role(next).unit || r.continuesRight(p))) {
        const span = { start: r.start(i), end: r.end(next) };
        return { value: { calendar: 'gregorian', month: value, support: 1, span }, next };
      }
    }
  }
  const role = headed ? r.role(p) : r.attached(p, first);
  const start = r.start(p);
  if (role.hijri !== undefined && role.month === undefined) {
    const next = r.after(p);
    const support = headed ? 0 : (role.hijriSupport ?? 0);
    return { value: { calendar: 'hijri', month: role.hijri, support, span: { start, end: r.end(next) } }, next };
  }
  if (role.month === undefined) return undefined;
  let next = r.after(p);
  let support = headed ? 0 : (role.support ?? 0);
  // آب is the month only with its madda when nothing else speaks for it: أب is a father.
  if (r.key(p).endsWith('اب') && !r.tokens[p]!.text.includes('آ')) support = Math.max(support, 2);
  let dual: number | undefined;
  const open = r.key(next);
  const slash = open === '/' || open === '\\' || open === '(' || DASH.test(open) || open === '|';
  const q = slash ? next + 1 : next;
  const other = r.role(q);
  if (other.month !== undefined && other.levant !== role.levant && (slash || other.month === role.month)) {
    const end = r.after(q);
    const closed = open === '(' ? r.key(end) === ')' : true;
    // A dash or a bracket between different months is a range or an aside, not one month named twice.
    const same = other.month === role.month || (other.ambiguous && (other.month % 12) + 1 === role.month);
    if (closed && (same || open === '/' || open === '\\')) {
      next = open === '(' ? end + 1 : end;
      support = 0;
      if (!same && !(role.ambiguous && (role.month % 12) + 1 === other.month)) dual = other.month;
      const value = role.ambiguous ? other.month : role.month;
      const span = { start, end: r.end(next) };
      return { value: { calendar: 'gregorian', month: value, support, span, ...(dual ? { dual } : {}) }, next };
    }
  }
  const span = { start, end: r.end(next) };
  return {
    value: { calendar: 'gregorian', month: role.month, support, span, ...(role.ambiguous ? { ambiguous: true } : {}) },
    next,
  };
}

export interface YearRead {
  readonly year: number;
  readonly calendar: 'gregorian' | 'hijri';
  /** هـ or م was written. */
  readonly era: boolean;
}

const HIJRI_ERA = new Set(['ه', 'هجري', 'هجريه', 'هجريا', 'للهجره', 'ھ', 'هج']);
const GREGORIAN_ERA = new Set(['م', 'ميلادي', 'ميلاديه', 'للميلاد', 'ميلاديا']);

/** هـ, م or ق.م after a year. */
export function era(r: Reader, i: number): Read<'h' | 'g' | 'bc'> | undefined {
  const key = r.key(i);
  if (HIJRI_ERA.has(key)) return { value: 'h', next: i + 1 };
  if (key === 'ق' && r.key(i + 1) === '.' && r.key(i + 2) === 'م') return { value: 'bc', next: i + 3 };
  if (key === 'قبل' && r.key(i + 1) === 'الميلاد') return { value: 'bc', next: i + 2 };
  // `م.` before a name is the engineer's title, not the era.
  if (key === 'م' && r.key(i + 1) === '.' && r.tokens[i + 2]?.kind === 'word') return undefined;
  if (GREGORIAN_ERA.has(key)) return { value: 'g', next: i + 1 };
  return undefined;
}

/** A year's number with its era, in digits or words, at `i`. `headed`: after عام, so three digits and 3000 will do. */
export function yearNumber(r: Reader, i: number, headed: boolean, first = -1): Read<YearRead> | undefined {
  const number = r.integer(i, 4);
  if (number !== undefined) {
    if (r.continuesRight(i)) return undefined;
    const mark = era(r, i + 1);
    if (mark?.value === 'bc') return { value: { year: 1 - number, calendar: 'gregorian', era: true }, next: mark.next };
    if (mark?.value === 'h') {
      return number > 1600 ? undefined : { value: { year: number, calendar: 'hijri', era: true }, next: mark.next };
    }
    // عام 79 ميلادي: with its era a year may be short.
    const least = headed ? (mark ? 1 : 3) : 4;
    if (number < 1 || number > 2999 || r.tokens[i]!.key.length < least || (least > 1 && number < 10 ** (least - 1)))
      return undefined;
    return {
      value: { year: number, calendar: 'gregorian', era: mark !== undefined },
      next: mark?.next ?? i + 1,
    };
  }
  const spoken = r.cardinal(i, first);
  if (spoken && spoken.value >= 1000 && spoken.value < 2200 && (headed || spoken.next > i + 1)) {
    const mark = era(r, spoken.next);
    const calendar = mark?.value === 'h' ? 'hijri' : 'gregorian';
    return { value: { year: spoken.value, calendar, era: mark !== undefined }, next: mark?.next ?? spoken.next };
  }
  return undefined;
}

export const YEAR_ADJECTIVES: ReadonlySet<string> = new Set([
  'الدراسيه',
  'الجامعيه',
  'الدراسي',
  'المالي',
  'الجامعي',
  'الهجري',
  'الميلادي',
  'الماليه',
  'الهجريه',
  'الميلاديه',
]);

/** عام 2020, العام المالي 2024, لسنة 1445هـ. */
export function headedYear(r: Reader, i: number, first = -1): Read<YearRead> | undefined {
  const role = r.attached(i, first);
  if (role.unit !== 'year' || role.grammar !== 'one' || r.key(i).endsWith('عاما')) return undefined;
  let p = r.after(i);
  const adjective = YEAR_ADJECTIVES.has(r.key(p)) ? r.key(p) : '';
  if (adjective) p++;
  // `عام .1993`: a stop typed before the year.
  if (r.key(p) === '.' && !r.touches(p) && r.touches(p + 1) && bareYear(r, p + 1, true) !== undefined) p++;
  const read = yearNumber(r, p, true);
  if (!read) return undefined;
  if (adjective.startsWith('الهجري')) return { value: { ...read.value, calendar: 'hijri' }, next: read.next };
  return read;
}

/** Nobody dates a thing later than this. */
const LAST_PLANNED = 2200;

/**
 * The year that follows a month: `2020`, `، 2020`, `من عام 2020`, `للعام 1445هـ`. `dated`: the month has its day, so that a
 * number like a year is one, even before a noun that could be counted (اعتقل في 21 جوان 2016 شخصا).
 */
export function yearAfterMonth(r: Reader, i: number, dated = false): Read<YearRead> | undefined {
  let p = r.comma(i);
  if (p === i && r.key(p) === '.') p++;
  if (p === i && (r.key(p) === 'من' || r.key(p) === 'في')) p++;
  const headed = headedYear(r, p);
  if (headed) return headed;
  if (p > i && r.key(i) === 'في') return undefined;
  if (p === i && (r.key(p) === '/' || DASH.test(r.key(p))) && r.touches(p)) p++;
  const read = yearNumber(r, p, false);
  if (!read) return undefined;
  // رمضان ٢٤٦٧ بلاغا counts.
  if (!read.value.era && read.value.calendar === 'gregorian' && read.value.year > LAST_PLANNED) return undefined;
  const sure = dated && p === i && read.value.year >= 1900 && read.value.year <= 2100;
  if (!read.value.era && !sure && words().counted.has(r.key(read.next))) return undefined;
  // After a comma a bare number is a year only when it looks like one of ours.
  if (
    p > i &&
    r.comma(i) > i &&
    (read.value.year < 1800 || read.value.year > 2199) &&
    read.value.calendar === 'gregorian'
  ) {
    return undefined;
  }
  return read;
}

const ONLY_TIME = new Set(['خلال', 'وخلال', 'بحلول', 'مند', 'منذ', 'ومنذ']);

/** Whether `i` may be a year without a head: in 1900 to 2100, after a preposition of time, and counting nothing. */
export function bareYear(r: Reader, i: number, stopped = false): number | undefined {
  const year = r.integer(i, 4);
  if (year === undefined || year < 1900 || year > 2100) return undefined;
  if ((!stopped && r.continuesLeft(i)) || r.continuesRight(i)) return undefined;
  const next = r.key(i + 1);
  // خلال 2015 طالب …: after what only a time can follow nothing is counted.
  if (
    (!ONLY_TIME.has(r.key(i - 1)) && words().counted.has(next)) ||
    r.role(i + 1).unit ||
    r.role(i + 1).month !== undefined
  )
    return undefined;
  return year;
}

export const isYearPreposition = (key: string): boolean => headIn(words().prepositions, key);

/** `(1941)`, `(الدوحة- 1978)`: the year in brackets of what is named before it. */
export function isYearOfWork(r: Reader, i: number): boolean {
  if (r.key(i + 1) !== ')') return false;
  // (2010) طالبا counts.
  const after = r.key(i + 2);
  if (words().counted.has(after) || /^[^وف]..+ا$/.test(after)) return false;
  if (DASH.test(r.key(i - 1)) && r.tokens[i - 2]?.kind === 'word') return true;
  return r.key(i - 1) === '(' && r.tokens[i - 2]?.kind !== 'number';
}

/** دستور 2011, الانتخابات البلدية 2019, موازنة الدولة لـ2020: the year of the thing that is named before it. */
export function isYearOfThing(r: Reader, i: number): boolean {
  const { dated } = words();
  // شارك في الانتخابات 2019 ناخبا: the accusative is counted.
  if (r.tokens[i + 1]?.kind === 'word' && /^[^وف]..+ا$/.test(r.key(i + 1))) return false;
  const to = r.key(i - 1) === 'ل';
  const last = to ? i - 2 : i - 1;
  for (let k = last; k >= 0 && k > last - (to ? 3 : 2); k--) {
    if (r.tokens[k]!.kind !== 'word') return false;
    if (headIn(dated, r.key(k))) return true;
    // An adjective may stand between, and in موازنة وزارة الدفاع لـ2020 a name.
    if (!to && !r.key(k).startsWith('ال')) return false;
  }
  return false;
}

/** Before the number of a law or a decree: `القانون 5-2019`, `قرار رقم 3/2015`. */
const NUMBERED = /^[وفبل]*(ال)?(قانون|قرار|مرسوم|رقم|ظهير|ماده|عدد|ملف|قضيه|فصل|بند|لائحه|تعميم|منشور|ارقام|موسم)$/;

/** `في 3-2015`, `منذ 03/2015`: month and year in digits. */
export function numericMonth(r: Reader, i: number): Read<DayMeaning> | undefined {
  const month = r.integer(i, 2);
  const year = r.integer(i + 2, 4);
  if (month === undefined || year === undefined || month < 1 || month > 12 || year < 1900 || year > 2100)
    return undefined;
  if (!/^[/-]$/.test(r.key(i + 1)) || !r.touches(i + 1) || !r.touches(i + 2)) return undefined;
  if (r.continuesLeft(i) || r.continuesRight(i + 2) || r.tokens[i - 1]?.kind !== 'word') return undefined;
  if (/^[/-]$/.test(r.key(i + 3)) && r.touches(i + 3)) return undefined;
  for (let k = i - 1; k >= 0 && k > i - 4; k--) if (NUMBERED.test(r.key(k))) return undefined;
  if (words().counted.has(r.key(i + 3))) return undefined;
  return { value: { type: 'date', calendar: 'gregorian', year, month }, next: i + 3 };
}

const SLASH = /^[/\\]$/;

/** `02/06/2024`, `8-5-2024`, `2024-05-08`, `1445/8/12`: day, month, year, or the year first. */
export function numericDate(r: Reader, i: number): Read<DayMeaning> | undefined {
  const a = r.integer(i, 4);
  if (a === undefined || r.continuesLeft(i)) return undefined;
  const separator = r.key(i + 1);
  if (!/^[/\\.\-–]$/.test(separator) || r.key(i + 3) !== separator) return undefined;
  const spaced = !(r.touches(i + 1) && r.touches(i + 2) && r.touches(i + 3) && r.touches(i + 4));
  if (spaced && !SLASH.test(separator)) return undefined;
  const b = r.integer(i + 2, 2);
  const c = r.integer(i + 4, 4);
  if (b === undefined || c === undefined) return undefined;
  // A fourth part makes it an address or a serial number.
  if (r.key(i + 5) === separator && r.touches(i + 5) && r.tokens[i + 6]?.kind === 'number') return undefined;
  const wide = (k: number): boolean => r.tokens[k]!.key.length === 4;
  let [day, month, year] = [a, b, c];
  if (wide(i)) [day, month, year] = [c, b, a];
  else if (!wide(i + 4)) {
    if (r.tokens[i + 4]!.key.length !== 2 || separator === '.') return undefined;
    year = c + (c < 70 ? 2000 : 1900);
  }
  if (wide(i) && wide(i + 4)) return undefined;
  // A month above 12 with a first part that can be one was written month first.
  if (month > 12 && day <= 12 && !wide(i)) [day, month] = [month, day];
  if (month < 1 || month > 12 || day < 1 || day > 31) return undefined;
  if (year < 1200 || year > 2200) return undefined;
  let next = i + 5;
  const mark = era(r, next);
  if (mark) next = mark.next;
  const calendar = mark?.value === 'h' || (!mark && year < 1600) ? 'hijri' : 'gregorian';
  return { value: { type: 'date', calendar, year, month, day }, next };
}

/** `21/09` beside a weekday or after يوم or بتاريخ; `firm` says that such a word stands before. */
export function numericDayMonth(r: Reader, i: number, firm: boolean): Read<DayMeaning> | undefined {
  const a = r.integer(i, 2);
  const b = r.integer(i + 2, 2);
  if (a === undefined || b === undefined || r.continuesLeft(i)) return undefined;
  if (!SLASH.test(r.key(i + 1)) || !r.touches(i + 1) || !r.touches(i + 2) || r.continuesRight(i + 2)) return undefined;
  if (SLASH.test(r.key(i + 3)) && r.tokens[i + 4]?.kind === 'number') return undefined;
  let [day, month] = [a, b];
  if (month > 12 && day <= 12) [day, month] = [month, day];
  if (month < 1 || month > 12 || day < 1 || day > 31) return undefined;
  if (!firm) for (let k = i - 1; k >= 0 && k > i - 4; k--) if (NUMBERED.test(r.key(k))) return undefined;
  // `30/2`, the thirtieth part of a series' second year, is no thirtieth of February.
  if (!firm && day > monthLength(2000, month)) return undefined;
  // 1/3, 2/1 and 24/7 are no dates unless a word says so; 22/04 can be nothing else.
  if (!firm && ((a <= 12 && b <= 12) || (a === 24 && b === 7))) return undefined;
  return { value: { type: 'date', calendar: 'gregorian', month, day }, next: i + 3 };
}

/** A dateline that a content system wrote in English: `1st, March 2024`, `March 1, 2024`. */
export function englishDate(r: Reader, i: number): Read<DayMeaning> | undefined {
  let p = i;
  let day: number | undefined;
  let month = r.role(p).english;
  if (month === undefined) {
    const read = r.dayOfMonth(p);
    if (!read || r.tokens[p]?.kind !== 'number') return undefined;
    day = read.value;
    p = r.comma(read.next);
    if (r.key(p) === 'of') p++;
    month = r.role(p).english;
    if (month === undefined) return undefined;
    p++;
  } else {
    p++;
    const read = r.dayOfMonth(p);
    if (!read || r.tokens[p]?.kind !== 'number') return undefined;
    day = read.value;
    p = read.next;
  }
  p = r.comma(p);
  const year = r.integer(p, 4);
  if (year === undefined || r.tokens[p]!.key.length !== 4 || year < 1900 || year > 2100) return undefined;
  return { value: { type: 'date', calendar: 'gregorian', year, month, day }, next: p + 1 };
}

export const thisWord = new Set(['هذا', 'هذه', 'بهذا', 'لهذا', 'وهذا', 'وهذه', 'بهذه', 'لهذه'].map(fold));
