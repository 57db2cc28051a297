import { type CalendarRead, isPreposition } from './calendar-read.ts';
import { headIn, wordSet } from './lexis.ts';
import type { Reader } from './reader.ts';
import { TODAY_NAME_HEADS, TODAY_NAME_TAILS, WEEKDAY_COMPOUND_HEADS, WEEKDAY_COMPOUND_TAILS } from './tables/words.ts';

/** What keeps a word that could be a day from being one: names, things and people that are called like days and months. */

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

export function weekdayAllowed(r: Reader, i: number, next: number, hasHead: boolean): boolean {
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

export function todayAllowed(r: Reader, i: number, next: number): boolean {
  // صحيفة "اليوم", برنامج «هذا الصباح»: a name.
  if (QUOTE.test(r.key(i - 1)) && QUOTE.test(r.key(next))) return false;
  // ليوم غد and its like say which day they mean.
  if (r.hit(i)!.length > 1 && r.hit(i)!.role.deictic !== 0) return true;
  if (r.key(i) !== 'اليوم' && !r.key(i).endsWith('ليوم')) {
    // يتطلع للغد: the future.
    if (/لل?غد$/.test(r.key(i)) && r.hit(i)!.cut > 0 && r.role(next).weekday === undefined) return false;
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

/** Whether what stands around a calendar date lets its month be a month. */
export function calendarAllowed(r: Reader, read: CalendarRead, first: number, p: number, headed: boolean): boolean {
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
