import { keyOffset } from '../text/tokens.ts';
import type { Span } from '../types.ts';
import { civil, parseIso, weekdayOf } from './calendar.ts';
import { isPreposition } from './calendar-read.ts';
import type { DayMeaning } from './meaning.ts';
import { weekdayName } from './names.ts';
import { partsOf } from './parts.ts';
import type { Place } from './place.ts';
import type { Reader } from './reader.ts';
import type { Replacement } from './restyle.ts';
import {
  afterProclitic,
  civilOf,
  type HouseStyle,
  isProclitic,
  writeDay,
  writeMonth,
  writeMonthOfYear,
  writeNumber,
} from './write.ts';

/*
 * One date written in another way. Every function takes the date in its passage and the value that the analysis gave it, and
 * gives one replacement, in offsets of the passage, or undefined where there is nothing to do: nothing would change, or what
 * would stand there is not Arabic. What stands before the date (و, ل, مساء, يوم) is kept.
 */

/** Farther days are not called by their weekday alone. */
const WEEK = 6;

/** How a day expression is built: `مساء` `يوم` `الخميس 8 مايو` `مساء`. */
interface Build {
  /** The index of the first token. */
  readonly first: number;
  /** A part of the day stands before. */
  readonly opened: boolean;
  /** Where يوم stands, if it does. */
  readonly head?: number;
  /** The day itself. */
  readonly core: Span;
}

function build({ reader: r, expression }: Place): Build {
  const first = r.tokens.findIndex(({ end }) => end > expression.start);
  let p = first;
  const role = r.role(p, p);
  const opened = role.deictic === undefined && role.part !== undefined && !/^[وفبل]*ال/.test(r.key(p));
  if (opened) {
    p = r.after(p);
    if (r.key(p) === 'من') p++;
  }
  const unit = r.role(p, first);
  const headed = (unit.unit === 'day' && unit.grammar === 'one' && !unit.definite) || r.key(p) === 'نهار';
  const head = r.start(p);
  if (headed) p = r.after(p);
  return {
    first,
    opened,
    ...(headed ? { head } : {}),
    core: { start: r.start(p), end: coreEnd(r, p, expression.end) },
  };
}

/** The end of the day without a part of the day behind it. */
function coreEnd(r: Reader, from: number, end: number): number {
  for (let q = from + 1; q < r.tokens.length && r.tokens[q]!.start < end; q++) {
    const isPart = r.role(q).part !== undefined && !r.key(q).startsWith('ال');
    if (isPart && r.end(r.after(q)) === end) return r.tokens[q - 1]!.end;
  }
  return end;
}

function replacement({ reader: { text } }: Place, { start, end }: Span, phrase: string): Replacement | undefined {
  const newText = afterProclitic(text, start, phrase);
  return newText === text.slice(start, end) ? undefined : { start, end, newText };
}

const isDay = (meaning: Place['expression']['meaning']): meaning is DayMeaning => meaning.type === 'date';

/** The written date without weekday, with the article of `الـ22 من تموز` and with الماضي behind it. */
function dateSpan({ reader: r, expression }: Place, meaning: DayMeaning): Span | undefined {
  if (!meaning.dateSpan) return undefined;
  let { start, end } = meaning.dateSpan;
  if (/^(?:ال|ل)ـ*$/.test(r.text.slice(expression.start, start))) start = expression.start;
  const next = r.tokens.findIndex((token) => token.start >= end);
  if (next >= 0 && r.tokens[next]!.end <= expression.end && r.role(next).shift !== undefined) end = r.tokens[next]!.end;
  return { start, end };
}

/** `15 أبريل` → `15 أبريل 2024`, `02/06/2024` → `2 يونيو 2024`, `مايو الماضي` → `مايو 2024`. */
export function inFull(place: Place, value: string | null, style: HouseStyle): Replacement | undefined {
  const { meaning } = place.expression;
  const date = civilOf(value);
  if (!date || !isDay(meaning) || meaning.calendar === 'hijri' || meaning.dual !== undefined) return undefined;
  const span = dateSpan(place, meaning);
  if (!span || (date.day === undefined) !== (meaning.day === undefined)) return undefined;
  const parts = partsOf(place.reader, span);
  if (meaning.year !== undefined && parts.some(({ kind }) => kind === 'month')) return undefined;
  const { year, month, day } = date;
  const full = day === undefined ? writeMonthOfYear(year, month, style) : writeDay({ year, month, day }, style);
  return replacement(place, span, full);
}

/** `8 مايو 2024` → `الأربعاء 8 مايو 2024`; after في and after ب, ل, ك with يوم before it. */
export function withWeekday(place: Place, value: string | null): Replacement | undefined {
  const { meaning } = place.expression;
  const day = value === null ? undefined : parseIso(value);
  if (day === undefined || !isDay(meaning) || meaning.calendar === 'hijri') return undefined;
  if (meaning.weekday !== undefined || meaning.deictic !== undefined) return undefined;
  const start = dateSpan(place, meaning)?.start;
  if (start === undefined) return undefined;
  const { reader: r } = place;
  const { first, head, opened } = build(place);
  const governed = /^[وف]?في$/.test(r.key(first - 1)) || isProclitic(r.text, start, 'بلك');
  const name = weekdayName(weekdayOf(day));
  return { start, end: start, newText: `${governed && head === undefined && !opened ? `يوم ${name}` : name} ` };
}

/** `أمس الخميس` → `الخميس 7 أبريل 2022`, `الشهر الماضي` → `شهر أبريل 2024`, `العام الماضي` → `عام 2023`. */
export function toAbsolute(place: Place, value: string | null, style: HouseStyle): Replacement | undefined {
  const { meaning, start, end } = place.expression;
  if (meaning.type === 'period') {
    if (meaning.count !== 1 || meaning.textual) return undefined;
    const month = civilOf(value);
    if (meaning.unit === 'month' && month?.day === undefined && month) {
      const { year } = month;
      return replacement(place, { start, end }, `شهر ${writeMonth(month.month, style)} ${writeNumber(year, style)}`);
    }
    if (meaning.unit !== 'year' || !/^\d{4}$/.test(value ?? '')) return undefined;
    return replacement(place, { start, end }, `عام ${writeNumber(Number(value), style)}`);
  }
  const day = value === null ? undefined : parseIso(value);
  if (day === undefined) return undefined;
  const absolute = writeDay(civil(day), style, { weekday: true });
  if (meaning.type === 'count') return meaning.from ? undefined : replacement(place, { start, end }, absolute);
  if (!isDay(meaning) || meaning.calendar === 'hijri' || meaning.equivalent) return undefined;
  if (meaning.deictic === undefined && meaning.dateSpan !== undefined) return undefined;
  const { core } = build(place);
  const words = place.reader.text.slice(core.start, core.end);
  // ليلة الخميس is the night before it: no day stands for the night after.
  if (meaning.deictic !== undefined && /ليل/.test(words)) return undefined;
  const part = meaning.deictic === undefined ? undefined : /صباح|مساء/.exec(words)?.[0];
  return replacement(place, core, part ? `${part} ${absolute}` : absolute);
}

/**
 * `8 مايو 2024` → `أمس الأربعاء`, `اليوم الخميس`, `غدا الجمعة`, `الأحد الماضي`, `الأحد المقبل`, for days of the week around the
 * publication date. في goes: nobody writes في أمس.
 * @param reference the day of publication, as a day number
 */
export function toRelative(place: Place, value: string | null, reference: number): Replacement | undefined {
  const { meaning, start: first } = place.expression;
  const day = value === null ? undefined : parseIso(value);
  if (day === undefined || !isDay(meaning) || meaning.deictic !== undefined || !meaning.dateSpan) return undefined;
  if (meaning.equivalent || meaning.day === undefined || Math.abs(day - reference) > WEEK) return undefined;
  const { reader: r } = place;
  const made = build(place);
  const before = r.key(made.first - 1);
  if (/(?:تاريخ|الموافق|مواليد)$/.test(before)) return undefined;
  const away = day - reference;
  const today = away === 0;
  const freed = !made.opened && (made.head === undefined || today);
  const dropped = freed && /^[وف]?في$/.test(before) && first === r.start(made.first);
  const governed =
    made.opened ||
    (made.head !== undefined && !today) ||
    (!dropped && isPreposition(before)) ||
    isProclitic(r.text, first, 'بلك');
  // قبل أمس and بعد غد are other days.
  const shifted = /^[وف]?(?:قبل|بعد)$/.test(before) && !made.opened;
  let { start } = made.core;
  if (today && made.head !== undefined) start = made.head;
  if (dropped) start = keyOffset(r.tokens[made.first - 1]!, before.length - 2);
  const phrase = relativeDay(away, weekdayName(weekdayOf(day)), governed, shifted);
  return replacement(place, { start, end: made.core.end }, phrase);
}

function relativeDay(away: number, weekday: string, governed: boolean, shifted: boolean): string {
  if (away === 0) return `اليوم ${weekday}`;
  if (!shifted && away === -1) return `أمس ${weekday}`;
  if (!shifted && away === 1) return `${governed ? 'غد' : 'غدا'} ${weekday}`;
  return `${weekday} ${away < 0 ? 'الماضي' : 'المقبل'}`;
}
