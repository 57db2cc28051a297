import type { Block } from '../text/block.ts';
import { keyOffset } from '../text/tokens.ts';
import { bareYear, headedYear, isYearPreposition } from './calendar-dates.ts';
import { inPeriod, monthList } from './calendar-read.ts';
import { time } from './clock.ts';
import { coordinate } from './coordinate.ts';
import { dayExpression } from './day-expressions.ts';
import { extend } from './extend.ts';
import type { Found } from './found.ts';
import { age, ageInDigits, length, vagueLength, vagueSince } from './lengths.ts';
import { type Anaphor, findHits, headIn, wordSet } from './lexis.ts';
import type { DayMeaning, Expression, Meaning } from './meaning.ts';
import { nth } from './nth.ts';
import { occasion } from './occasions.ts';
import { century, fuzzy, period, season, share, whole } from './periods.ts';
import { type Read, Reader } from './reader.ts';
import { NAME_HEADS, YEAR_NAME_HEADS } from './tables/words.ts';
import { isFirmPast, tenseAround } from './tense.ts';
import { yearExpression } from './years.ts';

let names: { heads: ReadonlySet<string>; years: ReadonlySet<string> } | undefined;

/**
 * The date expressions of a paragraph, in order, none overlapping. A pure function of the paragraph, linear: at every token
 * a rule looks at a bounded number of tokens.
 */
export function recognise(block: Block): readonly Expression[] {
  const { tokens } = block;
  const hits = findHits(tokens);
  if (!hits) return [];
  const reader = new Reader(block.text, tokens, hits);
  const found: (Found & { first: number })[] = [];
  let last = 0;
  for (let i = 0; i < tokens.length; ) {
    const token = tokens[i]!;
    if (!hits[i] && !(token.kind === 'number' && token.key.length <= 4)) {
      i++;
      continue;
    }
    let match = at(reader, i);
    if (match && match.start < last) match = undefined;
    if (match) match = withArticle(reader, i, extend(reader, i, match), last);
    if (!match) {
      i++;
      continue;
    }
    if (isName(reader, i, match)) {
      i = Math.max(match.next, i + 1);
      continue;
    }
    found.push({ ...match, first: i });
    last = match.end;
    i = Math.max(match.next, i + 1);
  }
  if (found.length === 0) return [];
  return place(reader, block, found);
}

const LINKS = new Set([
  'من',
  'في',
  'و',
  'الي',
  'حتي',
  'وحتي',
  'والي',
  'هذا',
  'لغايه',
  'st',
  'nd',
  'rd',
  'th',
  'ت',
  'تغ',
  'بتوقيت',
  'بالتوقيت',
  'سلخ',
]);

/**
 * Whether a number may open a date, by the token after it alone: most numbers count something, and are passed over here.
 */
function isPromising(r: Reader, i: number): boolean {
  const token = r.tokens[i + 1];
  if (!token || token.kind === 'number') return false;
  if (r.hit(i + 1) || LINKS.has(token.key)) return true;
  return token.kind === 'mark' && /^[-/\\.:،,٫٬(–—−]$/.test(token.key);
}

/** `الـ22 من تموز`, `والـ20 سنة`: the article before digits belongs to them; after لل it starts at the second ل. */
function withArticle(r: Reader, i: number, match: Found, last: number): Found {
  const before = r.tokens[i - 1];
  if (r.tokens[i]!.kind !== 'number' || before?.kind !== 'word' || !r.touches(i)) return match;
  if (match.start !== r.tokens[i]!.start) return match;
  const clitics = /^([وف]?[بك]?)ال$/.exec(before.key)?.[1] ?? /^([وف]?ل)ل$/.exec(before.key)?.[1];
  if (clitics === undefined) return match;
  const start = keyOffset(before, clitics.length);
  return start < last ? match : { ...match, start };
}

/** The expression that starts at token `i`. The order is from the particular to the general. */
function at(r: Reader, i: number): Found | undefined {
  const hit = r.hit(i);
  const role = hit?.role;
  if (!role) {
    const years = ageInDigits(r, i);
    if (years) return years;
    if (!isPromising(r, i)) return r.key(i).length === 4 ? yearExpression(r, i) : undefined;
    return time(r, i) ?? dayExpression(r, i) ?? yearExpression(r, i) ?? period(r, i) ?? length(r, i);
  }
  const { length: width } = hit;
  if (role.vagueLength) return vagueLength(r, i, width);
  if (role.vagueSince) return vagueSince(r, i);
  if (role.vague) return vague(r, i, i + width);
  if (role.anaphoric) return anaphor(r, i, i + width, role.anaphoric);
  if (role.definiteCount) return period(r, i);
  const special =
    role.fuzzy !== undefined || role.minutes !== undefined || role.season !== undefined || role.decade !== undefined
      ? (fuzzy(r, i) ?? share(r, i) ?? season(r, i) ?? century(r, i))
      : undefined;
  if (special) return special;
  // اليوم التالي: the day after the one that was told.
  const following = r.role(i + 1);
  if (role.deictic === 0 && r.key(i).endsWith('ليوم') && following.textual) {
    const meaning: Meaning = { type: 'period', unit: 'day', shift: following.shift!, count: 1, textual: true };
    return { start: r.start(i), end: r.end(i + 2), next: i + 2, kind: 'anaphoric', meaning };
  }
  const unit = role.unit;
  const early = unit === 'hour' ? earlyHour(r, i) : undefined;
  if (early) return early;
  if (role.occasion || role.part || unit === 'day' || unit === 'night' || role.ordinal !== undefined) {
    const day = occasion(r, i);
    if (day) return day;
  }
  if (unit === 'century') {
    const one = century(r, i);
    if (one) return one;
  }
  if (
    unit ||
    role.ordinal !== undefined ||
    role.weekday !== undefined ||
    role.bareWeekday !== undefined ||
    role.deictic !== undefined
  ) {
    const counted = nth(r, i);
    if (counted) return counted;
  }
  if (role.ordinal !== undefined || unit === 'hour') {
    const clock = time(r, i) ?? age(r, i);
    if (clock) return clock;
  }
  if (unit === 'month' && role.grammar === 'construct') {
    const list = monthList(r, i);
    if (list) {
      const meaning: Meaning = { type: 'list', items: list.value };
      return { start: r.start(i), end: r.end(list.next), next: list.next, kind: 'list', meaning };
    }
  }
  const day = dayExpression(r, i);
  if (day) return withTime(r, i, day);
  if (unit === 'year') {
    const year = yearExpression(r, i);
    if (year) return year;
  }
  if (unit || role.cardinal !== undefined || role.some || role.ordinal! >= 20 || role.minutes !== undefined) {
    const past = period(r, i);
    return past ? weekdayOfWeek(r, i, past) : length(r, i);
  }
  return undefined;
}

/** وقت سابق, and وقت مبكر من العام المقبل, whose value is that of the period. */
function vague(r: Reader, i: number, next: number): Found {
  const made: Found = { start: r.start(i), end: r.end(next), next, kind: 'vague', meaning: { type: 'vague' } };
  if (!r.key(i).endsWith('وقت')) return made;
  // وقت سابق الاثنين, وقت لاحق اليوم
  const role = r.role(next);
  if (role.weekday !== undefined || role.deictic !== undefined || role.unit === 'day') {
    const when = dayExpression(r, next);
    return when?.meaning.type === 'date' ? { ...when, start: made.start } : made;
  }
  if (r.key(next) !== 'من') return made;
  const day = dayExpression(r, next + 1);
  if (day?.meaning.type === 'date') return { ...day, start: made.start };
  const of = whole(r, next, true);
  return of ? { ...made, end: r.end(of.next), next: of.next, kind: 'relative', meaning: of.value } : made;
}

/** `ساعة مبكرة الأحد`, `ساعة متأخرة من مساء الجمعة`: the day, with the words for the hour that nobody looked at. */
function earlyHour(r: Reader, i: number): Found | undefined {
  if (!/^(مبكره|متاخره)$/.test(r.key(i + 1))) return undefined;
  const p = r.key(i + 2) === 'من' ? i + 3 : i + 2;
  const day = dayExpression(r, p);
  if (day?.meaning.type === 'date') return { ...day, start: r.start(i) };
  if (r.role(p).part === undefined) return undefined;
  return { start: r.start(i), end: r.end(r.after(p)), next: r.after(p), kind: 'vague', meaning: { type: 'vague' } };
}

/** الشهر نفسه, and الشهر نفسه من العام الماضي, الفترة نفسها من العام الماضي. */
function anaphor(r: Reader, i: number, next: number, unit: Anaphor): Found | undefined {
  // ساعتها الذكية, في وقتها, بداية يومها: her watch, its time, her day.
  if (/(وقت|يوم|ساعت)ها$/.test(r.key(i))) {
    const before = r.key(i - 1);
    if (before === 'في' || before === 'يكون' || r.hit(i - 1)?.role.fuzzy || r.key(next).startsWith('ال'))
      return undefined;
  }
  const year = unit !== 'year' && r.key(next) === 'من' ? inPeriod(r, next, 'year') : undefined;
  const written = unit !== 'year' && !year && r.key(next) === 'من' ? yearOf(r, next + 1) : undefined;
  const meaning: Meaning = {
    type: 'anaphoric',
    unit,
    ...(year ? { inYear: year.value } : {}),
    ...(written ? { year: written.value } : {}),
  };
  const end = year?.next ?? written?.next ?? next;
  return { start: r.start(i), end: r.end(end), next: end, kind: year ? 'relative' : 'anaphoric', meaning };
}

/** `عام 2016` or `2016`. */
function yearOf(r: Reader, i: number): Read<number> | undefined {
  const headed = headedYear(r, i);
  if (headed) return { value: headed.value.year, next: headed.next };
  const year = bareYear(r, i);
  return year === undefined ? undefined : { value: year, next: i + 1 };
}

/** الأسبوع المقبل يوم الجمعة: a day, named after its week. */
function weekdayOfWeek(r: Reader, i: number, week: Found): Found {
  const { meaning } = week;
  if (meaning.type !== 'period' || meaning.unit !== 'week' || meaning.count !== 1) return week;
  const head = r.role(week.next);
  const p = head.unit === 'day' && !head.definite ? week.next + 1 : week.next;
  const { weekday } = r.role(p);
  if (weekday === undefined) return week;
  const day: DayMeaning = { type: 'date', calendar: 'gregorian', weekday, inWeek: meaning.shift };
  return { ...week, start: Math.min(week.start, r.start(i)), end: r.end(p + 1), next: p + 1, meaning: day };
}

const AT = new Set(['عند', 'في', 'تمام', 'علي', 'حوالي', 'نحو', 'قرابه']);

/** الخميس الساعة 8: the day, then the time. */
function withTime(r: Reader, first: number, day: Found): Found {
  const { meaning } = day;
  if (
    meaning.type !== 'date' ||
    (meaning.day === undefined && meaning.deictic === undefined && meaning.weekday === undefined)
  )
    return day;
  let p = r.comma(day.next);
  for (let k = 0; k < 2 && AT.has(r.key(p)); k++) p++;
  const role = r.role(p);
  if (!(role.unit === 'hour' && role.definite) && !(r.integer(p, 2) !== undefined && r.key(p + 1) === ':')) return day;
  const clock = time(r, p);
  if (clock?.meaning.type !== 'time' || clock.meaning.day) return day;
  return { ...clock, start: r.start(first), meaning: { ...clock.meaning, day: meaning } };
}

/** A date that is a name's part: مدينة السادس من أكتوبر, كأس آسيا في 2023 is none but رؤية 2030 is. */
function isName(r: Reader, i: number, match: Found): boolean {
  names ??= { heads: wordSet(NAME_HEADS), years: wordSet(YEAR_NAME_HEADS) };
  const before = r.key(i - 1);
  const { meaning } = match;
  if (
    meaning.type === 'date' &&
    meaning.year === undefined &&
    meaning.deictic === undefined &&
    meaning.weekday === undefined
  ) {
    if (meaning.shift === undefined && headIn(names.heads, before)) return true;
  }
  if (meaning.type !== 'date' || meaning.month !== undefined || r.tokens[i]!.kind !== 'number') {
    // اليوم after a name head is a paper or a channel.
    return meaning.type === 'date' && meaning.deictic === 1 && headIn(names.heads, before);
  }
  return names.years.has(before) && !isYearPreposition(before);
}

/** Sentence, tense and coordinated year of each expression. */
function place(r: Reader, block: Block, found: readonly (Found & { first: number })[]): readonly Expression[] {
  const out: Expression[] = [];
  let sentence = 0;
  for (let k = 0; k < found.length; k++) {
    const one = found[k]!;
    while (sentence < block.sentences.length - 1 && block.sentences[sentence]!.end <= one.start) sentence++;
    const span = block.sentences[sentence];
    const tense = needsTense(one.meaning)
      ? tenseAround(r, one.first, one.next, span?.start ?? 0, span?.end ?? block.text.length)
      : undefined;
    out.push({
      start: one.start,
      end: one.end,
      kind: one.kind,
      meaning: one.meaning,
      sentence,
      ...(tense ? { tense } : {}),
      ...(tense === -1 && isFirmPast(r, one.first) ? { firm: true } : {}),
    });
  }
  return coordinate(r, out, found);
}

function needsTense(meaning: Meaning): boolean {
  switch (meaning.type) {
    case 'date':
      // Of a date with its year the tense says whether the text was written after it.
      return meaning.shift === 0 || !meaning.shift;
    case 'range':
      return needsTense(meaning.from);
    case 'list':
      return meaning.items.some(needsTense);
    case 'fuzzy':
    case 'nth':
      return needsTense(meaning.of);
    case 'time':
      return meaning.day !== undefined && needsTense(meaning.day);
    case 'occasion':
      return meaning.year === undefined;
    case 'count':
      return meaning.direction === 1;
    case 'anaphoric':
      return true;
    default:
      return false;
  }
}
