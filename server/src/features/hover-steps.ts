import { civil, parseIso, weekdayOf } from '../core/dates/calendar.ts';
import { recogniseDates, resolveDates } from '../core/dates/index.ts';
import { civilOf, writeDay, writeMonthOfYear } from '../core/dates/write.ts';
import { makeBlock } from '../core/text/block.ts';
import type { DateMention } from '../core/types.ts';
import { distance, type Language, monthName, REFERENCE_SOURCES, RESOLUTIONS, STEPS, weekdayName } from '../messages.ts';
import type { Line, Piece } from './card.ts';
import { at, type View } from './view.ts';

/** More days than this are counted and not shown. */
const MOST_CANDIDATES = 4;

/** Farther than this a day is so many months away, and farther than LAST_MONTH months so many years. */
const LAST_DAY = 30;
const LAST_MONTH = 11;

/**
 * How a date got its value, step by step, on one line: `«أمس الخميس» ← نُشر الجمعة 8 أبريل 2022 (من اسم الملف) ← الخميس 7 أبريل 2022`.
 * Where the publication date is open, lines of what the date is on each day that it may be.
 */
export function stepLines(date: DateMention, view: View): Line[] {
  const { language } = view;
  const steps = [...stepsOf(date, view)];
  const { resolution, value } = date;
  if (resolution !== 'unresolved' && resolution !== 'written' && value !== null)
    steps.push(inWords(value, view) ?? value);
  const arrow: Piece = { text: language === 'ar' ? ' ← ' : ' → ' };
  const [open, close] = language === 'ar' ? '«»' : '“”';
  const quoted: Piece = { text: `${open}${date.text}${close}`, isolate: true };
  const line: Line = [quoted, ...steps.flatMap((text): Piece[] => [arrow, { text, isolate: true }])];
  return [line, ...openLines(date, view)];
}

function stepsOf(date: DateMention, view: View): string[] {
  const { snapshot, language } = view;
  const { reference, otherArticleAt } = snapshot.analysis;
  const { resolution = 'unresolved', value, kind, calendar } = date;
  const published = reference.date === null ? undefined : parseIso(reference.date);
  const elsewhere = otherArticleAt >= 0 && date.start >= otherArticleAt;
  const from =
    published === undefined || elsewhere
      ? STEPS[elsewhere ? 'elsewhere' : 'unpublished'][language]()
      : STEPS.published[language](
          inWords(reference.date!, view) ?? reference.date!,
          REFERENCE_SOURCES[reference.from ?? 'deduced']?.[language] ?? '',
        );
  switch (resolution) {
    case 'reference':
      return [from];
    case 'nearest':
      return [from, STEPS.nearest[language]()];
    case 'tense': {
      const day = firstDay(value);
      const before = day !== undefined && published !== undefined && day < published;
      return [from, STEPS[before ? 'before' : 'after'][language]()];
    }
    case 'coordinated':
      return [kind === 'anaphoric' ? STEPS.told[language]() : RESOLUTIONS.coordinated[language]];
    case 'written':
      return [RESOLUTIONS.written[language], ...(calendar === 'gregorian' ? [] : [STEPS.ummAlQura[language]()])];
    case 'unresolved':
      // A value with X parts lacks the publication date; no value at all lacks more.
      return value?.includes('X') && (published === undefined || elsewhere)
        ? [from]
        : [RESOLUTIONS.unresolved[language]];
    default:
      return [RESOLUTIONS[resolution][language]];
  }
}

/** The day on which a value begins. */
function firstDay(value: string | null): number | undefined {
  const match = /^(\d{4}-\d\d)(-\d\d)?/.exec(value ?? '');
  return match ? parseIso(match[1]! + (match[2] ?? '-01')) : undefined;
}

/**
 * `الخميس 7 أبريل 2022`, `أبريل 2022`; undefined for what is neither a day nor a month.
 * @param weekday whether a day has its name
 */
export function inWords(
  value: string,
  { language, settings }: Pick<View, 'language' | 'settings'>,
  weekday = true,
): string | undefined {
  const date = civilOf(value);
  if (!date) return undefined;
  const { year, month, day } = date;
  if (language === 'ar') {
    const { houseStyle } = settings;
    return day === undefined
      ? writeMonthOfYear(year, month, houseStyle)
      : writeDay({ year, month, day }, houseStyle, { weekday });
  }
  const name = `${monthName(month, 'gregorian', 'en')} ${year}`;
  const number = parseIso(value);
  if (number === undefined) return name;
  return weekday ? `${weekdayName(weekdayOf(number), 'en')} ${day} ${name}` : `${day} ${name}`;
}

/**
 * A day that has no year (`XXXX-04-06`) as `6 أبريل`, a month (`XXXX-04`) as `أبريل`, a weekday (`XXXX-WXX-3`) as `الأربعاء`; undefined for
 * what else is open.
 */
export function openInWords(value: string, language: Language): string | undefined {
  const weekday = /^XXXX-WXX-([1-7])$/.exec(value);
  if (weekday) return weekdayName(Number(weekday[1]) % 7, language);
  const day = /^XXXX-(\d\d)(?:-(\d\d))?$/.exec(value);
  if (!day) return undefined;
  const month = monthName(Number(day[1]), 'gregorian', language);
  return day[2] === undefined ? month : `${Number(day[2])} ${month}`;
}

/** What an open date is on each day on which the article may have been published, or what else is known of that day. */
function openLines(date: DateMention, view: View): Line[] {
  const { snapshot, language } = view;
  const { reference, otherArticleAt } = snapshot.analysis;
  const open = date.resolution === 'unresolved' && date.value?.includes('X');
  if (!open || reference.date !== null || (otherArticleAt >= 0 && date.start >= otherArticleAt)) return [];
  const { candidates, pattern } = reference;
  if (candidates?.length) {
    const lines = candidates.slice(0, MOST_CANDIDATES).map((day): Line => {
      const value = valueIf(date, day, view);
      const shown = value === undefined ? '؟' : (inWords(value, view) ?? value);
      return [{ text: STEPS.if[language](inWords(day, view) ?? day) }, { text: shown, isolate: true, strong: true }];
    });
    if (candidates.length > MOST_CANDIDATES) lines.push([{ text: `… (${candidates.length})` }]);
    return lines;
  }
  return pattern === undefined ? [] : [[{ text: STEPS.pattern[language](patternInWords(pattern, language)) }]];
}

/** The value that a date has if the article was published on a day. */
function valueIf(date: DateMention, day: string, { snapshot: { text, analysis } }: View): string | undefined {
  const within = at(analysis.paragraphs, date.start);
  if (!within) return undefined;
  const block = makeBlock(text.slice(within.start, within.end));
  const { dates } = resolveDates(recogniseDates(block), block, {
    reference: { date: day, from: 'deduced' },
    otherArticle: false,
  });
  return dates.find(({ start }) => start + within.start === date.start)?.value ?? undefined;
}

const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** `XXXX-05 Wednesday` as `يوم أربعاء، مايو`. */
function patternInWords(pattern: string, language: Language): string {
  const match = /^(\d{4}|XXXX)-(\d\d|XX)(?: (\w+))?$/.exec(pattern);
  if (!match) return pattern;
  const [, year, month, day] = match;
  const words: string[] = [];
  if (day !== undefined) words.push(weekdayName(DAYS.indexOf(day), language));
  if (month !== 'XX') words.push(monthName(Number(month), 'gregorian', language));
  if (year !== 'XXXX') words.push(year!);
  return words.join(language === 'ar' ? '، ' : ', ');
}

/** `قبل 3 أيام`: how far a day is from the user's today. */
export function distanceOf(day: number, { today, language }: Pick<View, 'today' | 'language'>): string | undefined {
  const now = parseIso(today);
  if (now === undefined) return undefined;
  const away = day - now;
  if (Math.abs(away) <= LAST_DAY) return distance[language](away, 'day');
  const months = wholeMonths(now, day);
  if (Math.abs(months) <= LAST_MONTH) return distance[language](months, 'month');
  return distance[language](Math.trunc(months / 12), 'year');
}

/** Months that have gone by between two days, below 0 where the second is the earlier. */
function wholeMonths(from: number, to: number): number {
  const [a, b] = [civil(Math.min(from, to)), civil(Math.max(from, to))];
  const months = (b.year - a.year) * 12 + b.month - a.month - (b.day < a.day ? 1 : 0);
  return (to < from ? -1 : 1) * Math.max(months, 1);
}
