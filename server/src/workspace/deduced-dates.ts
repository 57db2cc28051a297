import type { Analysis } from '../core/article.ts';
import { isoDate, parseIso } from '../core/dates/calendar.ts';
import { daysOfDate, type KnownDate, publicationDays } from '../core/dates/publication-days.ts';
import type { Cancel } from './entity-index.ts';
import type { DaySource, SettledMention, WorkspaceEvents } from './events.ts';
import type { Snapshot } from './snapshot.ts';

/** What other articles tell of the dates of one that has no publication date: shown as a deduction, and never taken for a fact. */
export interface DeducedDates {
  /** The days on which it may have been published, YYYY-MM-DD: the first and the last, and each of them where they are few. */
  readonly published: { readonly from: string; readonly to: string; readonly days: readonly string[] };
  /** Its dates that are settled or narrowed, by where they begin in the text. */
  readonly dates: ReadonlyMap<number, DeducedDate>;
  /** The sentences that all this is from, one for each article. */
  readonly from: readonly DaySource[];
}

export interface DeducedDate {
  /** YYYY-MM-DD, ascending. */
  readonly days: readonly string[];
  readonly from: readonly DaySource[];
}

/** The contract's limit for the days of a publication date that is open. */
const MOST_CANDIDATES = 12;

/** What was deduced last of an article, for as long as it and what others tell are the same: each of its dates and events is asked about. */
const made = new WeakMap<
  Analysis,
  { settled: readonly SettledMention[]; until: number; dates: DeducedDates | undefined }
>();

/**
 * Deduces the publication date of an article that has none, and the years of its dates, from articles that tell the same events.
 * Undefined where it has one, where nobody tells more, and where what is told contradicts itself or the text.
 * @param today YYYY-MM-DD: nothing was published after it
 */
export async function deduceDates(
  { uri, analysis, lines }: Pick<Snapshot, 'uri' | 'analysis' | 'lines'>,
  events: Pick<WorkspaceEvents, 'settledDates'>,
  today: string,
  cancel: Cancel,
): Promise<DeducedDates | undefined> {
  const until = parseIso(today);
  if (analysis.reference.date !== null || until === undefined) return undefined;
  const settled = await events.settledDates(uri, today, cancel);
  if (settled.length === 0 || cancel.isCancellationRequested) return undefined;
  const before = made.get(analysis);
  if (before?.settled === settled && before.until === until) return before.dates;
  const dates = deducedFrom({ analysis, lines }, settled, until);
  made.set(analysis, { settled, until, dates });
  return dates;
}

function deducedFrom(
  { analysis, lines }: Pick<Snapshot, 'analysis' | 'lines'>,
  settled: readonly SettledMention[],
  until: number,
): DeducedDates | undefined {
  const known = new Map<number, KnownDate & { readonly from: readonly DaySource[] }>();
  for (const { act, days, from } of settled) {
    const start = dateOf(analysis, lines.offsetAt(act));
    if (start === undefined) continue;
    const numbers = days.flatMap((day) => parseIso(day) ?? []);
    const before = known.get(start);
    // One date of two events is a day that both allow.
    const both = before ? before.days.filter((day) => numbers.includes(day)) : numbers;
    known.set(start, { start, days: both, from: [...(before?.from ?? []), ...from] });
  }
  const own = [...known.values()];
  if (own.some(({ days }) => days.length === 0)) return undefined;
  const published = publicationDays(analysis.placedDates, own, until);
  const [first, last] = [published[0], published.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const dates = new Map<number, DeducedDate>();
  for (const { start, from } of own) {
    const days = daysOfDate(analysis.placedDates, start, published);
    if (days.length > 0) dates.set(start, { days: days.map(isoDate), from: once(from) });
  }
  return {
    published: {
      from: isoDate(first),
      to: isoDate(last),
      days: published.length > MOST_CANDIDATES ? [] : published.map(isoDate),
    },
    dates,
    from: once(own.flatMap(({ from }) => from)),
  };
}

/** Where the date of the event begins whose act stands at an offset. */
const dateOf = ({ events }: Analysis, act: number): number | undefined =>
  events.find((event) => event.act.start === act)?.time?.span?.start;

/** One sentence of each article. */
function once(from: readonly DaySource[]): DaySource[] {
  const seen = new Set<string>();
  return from.filter(({ uri }) => !seen.has(uri) && seen.add(uri));
}
