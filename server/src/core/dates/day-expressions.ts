import { type Days, rangeJoin } from './calendar-dates.ts';
import { type CalendarRead, calendarDate, inPeriod, isPreposition, shiftAt, shiftBeyond } from './calendar-read.ts';
import { type Draftable, type Found, kindOf } from './found.ts';
import { headIn, type Role, wordSet } from './lexis.ts';
import type { DayMeaning, Meaning } from './meaning.ts';
import type { Read, Reader } from './reader.ts';
import { TODAY_NAME_HEADS, TODAY_NAME_TAILS, WEEKDAY_COMPOUND_HEADS, WEEKDAY_COMPOUND_TAILS } from './tables/words.ts';

let guards: Record<'todayHeads' | 'todayTails' | 'dayHeads' | 'dayTails', ReadonlySet<string>> | undefined;
const guard = () => {
  guards ??= {
    todayHeads: wordSet(TODAY_NAME_HEADS),
    todayTails: wordSet(TODAY_NAME_TAILS),
    dayHeads: wordSet(WEEKDAY_COMPOUND_HEADS),
    dayTails: wordSet(WEEKDAY_COMPOUND_TAILS),
  };
  return guards;
};

function weekdayAllowed(r: Reader, i: number, next: number, hasHead: boolean): boolean {
  const before = r.key(i - 1);
  const after = r.key(next);
  if (guard().dayTails.has(after) || r.role(next).teen) return false;
  if (hasHead) return true;
  if (headIn(guard().dayHeads, before)) return false;
  // الرجلين الاثنين: "the two"; not after a country, nor after those who can be many (الصحفيين, المسؤولين).
  if (/ثنين$/.test(r.key(i)) && (isDual(before) || /^و?بين$/.test(before) || /هما$/.test(before))) return false;
  return true;
}

const isDual = (key: string): boolean =>
  /^ال.*ين$/.test(key) && !/يين$/.test(key) && !/^ال(م.*|فلبين|صين|بحرين|ارجنتين|ملايين|قوانين)$/.test(key);

const QUOTE = /^["“”«»]$/;

function todayAllowed(r: Reader, i: number, next: number): boolean {
  // صحيفة "اليوم", برنامج «هذا الصباح»: a name.
  if (QUOTE.test(r.key(i - 1)) && QUOTE.test(r.key(next))) return false;
  // ليوم غد and its like say which day they mean.
  if (r.hit(i)!.length > 1 && r.hit(i)!.role.deictic !== 0) return true;
  if (r.key(i) !== 'اليوم' && !r.key(i).endsWith('ليوم')) {
    if (r.key(i).endsWith('الامس') || r.key(i).endsWith('الغد'))
      return r.hit(i)!.cut > 0 || r.key(i).startsWith('ب') || isPreposition(r.key(i - 1)) || r.key(i - 1) === 'يوم';
    if (/^[وف]?غد$/.test(r.key(i)))
      return r.role(next).weekday !== undefined || /^(حتي|من|ليوم|بعد)$/.test(r.key(i - 1));
    return true;
  }
  const clitics = r.hit(i)!.clitics;
  if (/[بلك]/.test(clitics)) return false;
  // إلى اليوم, حتى اليوم: until now.
  if (/^(و?الي|و?حتي)$/.test(r.key(i - 1)) && r.role(next).weekday === undefined) return false;
  // كما هو اليوم, لم يعد اليوم كما كان: nowadays.
  if (/^(هو|هي|هم|الحال|عليه|نعيشه|نعرفه)$/.test(r.key(i - 1)) && r.role(next).weekday === undefined) return false;
  // تونس والعراق اليوم الثلاثاء; روسيا اليوم and المصري اليوم stay a channel and a paper.
  if (r.role(next).weekday !== undefined && !/^و?(روسيا|المصري)$/.test(r.key(i - 1))) return true;
  if (guard().todayTails.has(r.key(next)) || headIn(guard().todayHeads, r.key(i - 1))) return false;
  if (r.key(i - 1) === 'في' || r.key(i - 1) === 'وفي') return r.role(next).weekday !== undefined;
  return true;
}

/** What a day is made of so far. */
interface Draft {
  readonly meaning: Draftable;
  next: number;
}

/**
 * An expression whose heart is a day: part of the day, يوم, اليوم or أمس, weekday, الماضي, calendar date, part of the day
 * again. `first` is the token that may carry a clitic.
 */
export function dayExpression(r: Reader, first: number): Found | undefined {
  let p = first;
  // المغرب before a date is a country more often than an hour; what opens a day stands without its article.
  const opening = /^[وفبل]*ال/.test(r.key(p)) ? undefined : r.role(p, first).part;
  if (opening) {
    p = r.after(p);
    if (r.key(p) === 'من') p++;
  }
  const night = opening === 'night';
  const unit = r.role(p, first);
  const named = unit.unit === 'day' && unit.grammar === 'one' && !unit.definite;
  const twoDays = unit.unit === 'day' && !unit.definite && (unit.grammar === 'construct' || unit.grammar === 'many');
  if (named || twoDays || r.key(p) === 'نهار') p = r.after(p);
  const draft: Draft = { meaning: { type: 'date', calendar: 'gregorian' }, next: p };
  const headed = p > first;
  const dayHead = named || twoDays;

  if (twoDays) {
    const list = weekdayList(r, first, p);
    if (list) return list;
  }
  const deictic = r.role(p, first).deictic;
  if (
    deictic !== undefined &&
    (headed ? !/^(اليوم)$/.test(r.key(p)) || todayAllowed(r, p, r.after(p)) : todayAllowed(r, p, r.after(p)))
  ) {
    draft.meaning.deictic = deictic;
    draft.next = p = r.after(p);
    const q = r.comma(p);
    const dayWord = r.role(q).unit === 'day' && r.role(q).grammar === 'one' ? q + 1 : q;
    if (r.role(dayWord).weekday !== undefined && weekdayAllowed(r, dayWord, dayWord + 1, true)) p = dayWord;
    else if (r.key(q) === '(' && r.role(q + 1).weekday !== undefined && r.key(q + 2) === ')') p = q + 1;
    else p = draft.next;
  }
  const weekday = weekdayAt(r, p, first, headed || draft.meaning.deictic !== undefined);
  if (weekday !== undefined) {
    draft.meaning.weekday = weekday;
    draft.meaning.weekdaySpan = { start: r.start(p), end: r.tokens[p]!.end };
    const bracket = r.key(p - 1) === '(' && p - 1 > first;
    draft.next = p = bracket ? p + 2 : p + 1;
    if (night && draft.meaning.deictic === undefined) {
      const q = /^[-/–]$/.test(r.key(p)) ? p + 1 : p;
      const second = r.role(q).weekday;
      if (second === (weekday + 1) % 7) return nightBetween(r, first, draft.meaning, second, q + 1);
    }
    weekdayModifiers(r, draft);
    p = draft.next;
  }
  const calendar = joinCalendar(
    r,
    draft,
    p,
    first,
    dayHead || draft.meaning.deictic !== undefined || weekday !== undefined,
  );
  if (draft.meaning.deictic === undefined && weekday === undefined && !calendar) return undefined;
  if (calendar && !calendarAllowed(r, calendar, first, p, headed)) return undefined;
  if (opening && calendar && calendar.meaning.day === undefined) return undefined;
  // صباح 5 مايو is one; الصباح and 5 مايو with nothing else is chance.
  return finish(r, first, draft, calendar);
}

/** يوم before سبت; اليوم before أحد المؤشرات is none. */
const isDayHead = (role: Role): boolean => role.unit === 'day' && !role.definite;

function weekdayAt(r: Reader, p: number, first: number, headed: boolean): number | undefined {
  const role = r.role(p, first);
  if (role.weekday !== undefined && weekdayAllowed(r, p, p + 1, headed && p > first)) return role.weekday;
  if (role.bareWeekday !== undefined && headed && p > first && isDayHead(r.role(p - 1, first))) return role.bareWeekday;
  if (role.bareWeekday && /^[وفبل]?كل$/.test(r.key(p - 1))) return role.bareWeekday;
  // ثلاثاء الأسبوع الفائت
  if (role.bareWeekday !== undefined && inPeriod(r, p + 1, 'week')) return role.bareWeekday;
  return undefined;
}

/** الماضي, من الأسبوع المقبل after a weekday. */
function weekdayModifiers(r: Reader, draft: Draft): void {
  const shift = shiftAt(r, draft.next);
  if (shift) {
    draft.meaning.shift = shift.shift;
    if (shift.textual) draft.meaning.textual = true;
    draft.next = shift.next;
  }
  const beyond = shift ? undefined : shiftBeyond(r, draft.next);
  if (beyond) {
    draft.meaning.shift = beyond.value;
    draft.next = beyond.next;
  }
  const week = inPeriod(r, draft.next, 'week');
  if (week) {
    draft.meaning.inWeek = week.value;
    draft.next = week.next;
  }
}

/** `يومي السبت والأحد`, `أيام الاثنين والثلاثاء والأربعاء`. */
function weekdayList(r: Reader, first: number, p: number): Found | undefined {
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
function nightBetween(r: Reader, first: number, meaning: DayMeaning, second: number, next: number): Found {
  const to: DayMeaning = { type: 'date', calendar: 'gregorian', weekday: second };
  const { weekdaySpan: _, ...from } = meaning;
  return { start: r.start(first), end: r.end(next), next, kind: 'range', meaning: { type: 'range', from, to } };
}

const JOINERS = new Set(['الموافق', 'الموافقه', 'المصادف', 'موافق', 'وافق', 'الموافقين']);

/** The calendar date that belongs to a weekday or to اليوم, or that stands alone. */
function joinCalendar(r: Reader, draft: Draft, p: number, first: number, firm: boolean): CalendarRead | undefined {
  let q = p;
  const attached = draft.meaning.weekday !== undefined || draft.meaning.deictic !== undefined;
  if (attached && /^[وفبل]?كل$/.test(r.key(first - 1))) return undefined;
  if (attached) {
    q = r.comma(q);
    if (JOINERS.has(r.key(q))) q++;
    else if (r.key(q) === '(' || r.key(q) === '-' || r.key(q) === '–' || r.key(q) === 'في' || r.key(q) === ':') q++;
    const head = r.role(q);
    if (head.unit === 'day' && head.grammar === 'one' && !head.definite) {
      // حددت أمس الاثنين يوم السادس والعشرين من فبراير: two days, not one.
      if (r.key(q - 1) !== 'الموافق') return undefined;
      q++;
    }
  }
  const read = calendarDate(r, q, attached ? -1 : first, firm || isDateWord(r.key(q - 1)));
  if (!read) {
    const alone = attached ? dayAlone(r, draft, q) : undefined;
    return alone;
  }
  // اليوم، يناير 2020 is no day with its month; a month joins a weekday only with its day.
  if (attached && read.meaning.day === undefined) return undefined;
  if (attached && draft.meaning.shift !== undefined && q > p && r.key(p) === 'في') return undefined;
  draft.meaning.dateSpan = { start: r.start(q), end: r.end(read.next) };
  const { meaning } = read;
  Object.assign(draft.meaning, meaning);
  draft.next = read.next;
  if (r.key(q - 1) === '(' && r.key(read.next) === ')' && attached) draft.next++;
  return read;
}

const DATE_WORDS = new Set(['بتاريخ', 'تاريخ', 'يوم', 'ليوم', 'بيوم', 'الموافق']);
const isDateWord = (key: string): boolean => DATE_WORDS.has(key);

/** السبت 23, الخميس في الحادي والعشرين: a day of the month without its month. */
function dayAlone(r: Reader, draft: Draft, q: number): CalendarRead | undefined {
  if (draft.meaning.deictic !== undefined || draft.meaning.shift !== undefined) return undefined;
  const read = r.dayOfMonth(q);
  const words = read ? undefined : r.cardinal(q);
  const value = read?.value ?? words?.value;
  const next = read?.next ?? words?.next;
  if (value === undefined || next === undefined || value < 1 || value > 31) return undefined;
  const digits = r.tokens[q]!.kind === 'number';
  // الأربعاء 20 شخصا: in digits only at the end of a clause or before the end of a range.
  if (digits ? !(r.isMark(next) || rangeJoin(r, next)) : value < 11 && !r.isMark(next)) return undefined;
  if (!digits && value < 6) return undefined;
  draft.meaning.day = value;
  draft.meaning.inMonth = 0;
  draft.next = next;
  return { meaning: draft.meaning, next, support: 2 };
}

/** Whether what stands around a calendar date lets its month be a month. */
function calendarAllowed(r: Reader, read: CalendarRead, first: number, p: number, headed: boolean): boolean {
  if (read.meaning.day !== undefined) {
    // `5 آب`, `3 رجب`: a day before the name is support enough for all but the rarest.
    return true;
  }
  const before = r.key(first - 1);
  if (read.support === 0) return !isForename(r, read, first, before);

  const preposition = isPreposition(before) || (r.hit(p)?.clitics ?? '').length > 0 || headed;
  // إلى رمضان, من شوال: to a man of that name as well.
  if (read.support === 1 && read.meaning.calendar === 'hijri' && /^و?(الي|من|ان|بين)$/.test(before)) return false;
  if (read.support === 1) return preposition && !/^[وف]$/.test(r.hit(p)?.clitics ?? '') ? true : isPreposition(before);
  return false;
}

/** أبريل كيرلي, إبريل لودغيت: a month without day, year or preposition before a word that no table of dates knows, after a noun or a verb. */
function isForename(r: Reader, read: CalendarRead, first: number, before: string): boolean {
  const { year, shift, inYear, dual } = read.meaning;
  if (year !== undefined || shift !== undefined || inYear !== undefined || dual !== undefined) return false;
  if (read.next > first + 1 || isPreposition(before) || r.hit(first - 1) || (r.hit(first)?.clitics ?? '') !== '')
    return false;
  const next = r.tokens[read.next];
  if (next?.kind !== 'word' || r.tokens[first - 1]?.kind !== 'word' || r.hit(read.next)) return false;
  // A verb, a preposition or a noun with its article goes on with the sentence; a second name does not look like these.
  return (
    !/^(ال|و|ف|ب|ل)/.test(next.key) &&
    !isPreposition(next.key) &&
    !/^(عن|علي|مع|عام|ان|الي|كان|هو|هي|هذا|هذه|ذلك|ثم|او|لا|لم|لن|قد)$/.test(next.key)
  );
}

function finish(r: Reader, first: number, draft: Draft, calendar: CalendarRead | undefined): Found {
  const meaning = draft.meaning;
  let next = draft.next;
  // الموافق and the other calendar.
  if (calendar && meaning.day !== undefined) {
    const other = equivalent(r, next, meaning.calendar);
    if (other) {
      meaning.equivalent = other.value;
      next = other.next;
    }
  }
  if (calendar && meaning.month !== undefined && meaning.year === undefined) {
    const each = recurring(r, next);
    if (each !== undefined && !calendar.days) {
      const value: Meaning = { type: 'recurring', month: meaning.month, ...(meaning.day ? { day: meaning.day } : {}) };
      return { start: r.start(first), end: r.end(each), next: each, kind: 'recurring', meaning: value };
    }
  }
  const near = meaning.weekday !== undefined && kindOf(meaning) === 'weekday' ? thisBefore(r, first) : undefined;
  if (near !== undefined) {
    const value: Meaning = { ...meaning, near: true };
    return { start: near, end: r.end(next), next, kind: 'relative', meaning: value };
  }
  if (meaning.everyMonth && meaning.day !== undefined) {
    return {
      start: r.start(first),
      end: r.end(next),
      next,
      kind: 'recurring',
      meaning: { type: 'recurring', day: meaning.day },
    };
  }
  const every = everyWeekday(r, first, meaning);
  if (every) return { ...every, end: r.end(next), next };
  if (meaning.deictic === 0 && meaning.month === undefined && meaning.weekday === undefined && r.key(next) === 'من') {
    const year = inPeriod(r, next, 'year');
    if (year) {
      meaning.inYear = year.value;
      next = year.next;
    }
  }
  // The part of the day after the day, and الماضي after that.
  const part = /^ال(صباح|مساء)$/.test(r.key(next - 1)) ? undefined : r.role(next).part;
  if (
    part &&
    !(calendar?.meaning.day === undefined && meaning.deictic === undefined && meaning.weekday === undefined)
  ) {
    if (!/^ال/.test(r.key(next))) next = r.after(next);
  }
  if (meaning.shift === undefined && meaning.year === undefined && meaning.deictic === undefined) {
    const shift = shiftAt(r, next);
    if (shift && !shift.textual) {
      meaning.shift = shift.shift;
      next = shift.next;
    }
  }
  const start = r.start(first);
  if (calendar?.days) return shareMonth(r, first, next, meaning, calendar.days);
  return { start, end: r.end(next), next, kind: kindOf(meaning), meaning };
}

/** Where هذا begins that stands right before a weekday: هذا الأحد. */
function thisBefore(r: Reader, first: number): number | undefined {
  const joined = /^([وفبل]?)هذا$/.exec(r.key(first - 1))?.[1];
  return joined === undefined || r.hit(first)?.cut ? undefined : r.tokens[first - 1]!.start + joined.length;
}

/** كل يوم جمعة, كل سبت. */
function everyWeekday(r: Reader, first: number, meaning: DayMeaning): Omit<Found, 'end' | 'next'> | undefined {
  const { weekday } = meaning;
  if (weekday === undefined || meaning.day !== undefined || meaning.deictic !== undefined) return undefined;
  const joined = /^([وفبل]?)كل$/.exec(r.key(first - 1))?.[1];
  if (joined === undefined || r.hit(first)?.cut) return undefined;
  // كل أحد is everybody; only كل يوم أحد is every Sunday.
  if (r.role(first).weekday !== undefined || (weekday === 0 && r.role(first).unit === undefined)) return undefined;
  const start = r.tokens[first - 1]!.start + joined.length;
  return { start, kind: 'recurring', meaning: { type: 'recurring', weekday } };
}

/** Several days of one month: a range, a list, or both ends of one. */
function shareMonth(r: Reader, first: number, next: number, meaning: DayMeaning, run: Days): Found {
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

/** The same day by the other calendar: `الموافق 14 نوفمبر 2006م`, `(14 نوفمبر 2006)`, `/ 14-11-2006`. */
function equivalent(r: Reader, i: number, calendar: 'gregorian' | 'hijri'): Read<DayMeaning> | undefined {
  let p = r.comma(i);
  const open = r.key(p) === '(';
  if (open) p++;
  const joined = JOINERS.has(r.key(p));
  if (joined) {
    p++;
    if (r.role(p).unit === 'day') p++;
    if (r.role(p).weekday !== undefined) p++;
    p = r.comma(p);
    if (r.key(p) === 'ل' || r.key(p) === ':') p++;
  } else if (!open && !/^[-–/ـ=]$/.test(r.key(p)) && r.key(p) !== 'ل') return undefined;
  else if (!open) p++;
  const read = calendarDate(r, p, -1, true);
  if (!read || read.days || read.meaning.day === undefined) return undefined;
  if (read.meaning.calendar === calendar) return undefined;
  if (!joined && read.meaning.year === undefined) return undefined;
  const close = open && r.key(read.next) === ')' ? read.next + 1 : read.next;
  return { value: read.meaning, next: close };
}

/** من كل عام: the index after it. */
function recurring(r: Reader, i: number): number | undefined {
  const p = r.key(i) === 'من' ? i + 1 : i;
  if (r.key(p) !== 'كل') return undefined;
  const role = r.role(p + 1);
  return (role.unit === 'year' || role.unit === 'month') && role.grammar === 'one' ? p + 2 : undefined;
}
