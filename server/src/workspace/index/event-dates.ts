import { link } from '../../core/events/link.ts';
import { isSurelyOne, settleDays } from '../../core/events/settle-dates.ts';
import { dayOf, patternsOf, type Told, WEEKDAY_PATTERNS } from '../../core/events/told.ts';
import type { Cancel } from '../entity-index.ts';
import type { DaySource, SettledMention } from '../events.ts';
import { type ArticleTable, STATE } from './article-table.ts';
import type { Breather } from './breather.ts';
import { placeOf } from './event-answers.ts';
import { candidatesFor } from './event-candidates.ts';
import { NO_DAY, SOURCES } from './event-columns.ts';
import { type EventJudge, judged } from './event-judge.ts';
import { EventSieve } from './event-sieve.ts';
import type { EventTable } from './event-table.ts';
import { dayFrom, type EventAt, type TableWeights, toldOf } from './told-of.ts';

/** Mentions with an open date of one article that are looked up. */
const MOST_OPEN = 6;
/** Sources that are named for one date. */
const MOST_SOURCES = 3;
/** A date without its year lies within a year of the publication, a weekday within a week. */
const YEAR = 366;
const WEEK = 7;
/** A longer time than this is no evidence: what is told of a year is not told of one of its days. */
const MONTH = 31;
/** Years of the press. */
const FIRST_YEAR = 1900;
const LAST_YEAR = 2100;
const DAY = 86_400_000;
/** Of a time, as the columns have it: said in the sentence itself, or in another of the article on the same event. */
const TOLD: ReadonlySet<number> = new Set([SOURCES.indexOf('said') + 1, SOURCES.indexOf('elsewhere') + 1]);

/** What is asked with. */
export interface Asked {
  readonly table: ArticleTable;
  readonly weights: TableWeights;
  readonly judge: EventJudge;
  readonly breather: Breather;
  readonly cancel: Cancel;
}

/**
 * What other articles leave of the days of an article's events that it dates without a year or by a weekday alone. Only what texts say of
 * their own accord is evidence, so that one deduction is never made of another.
 * @param own the mentions of the article
 * @param until today, in days since 1970-01-01
 */
export async function settledMentions(own: readonly EventAt[], until: number, asked: Asked): Promise<SettledMention[]> {
  const { cancel } = asked;
  const settled: SettledMention[] = [];
  let looked = 0;
  for (const at of own) {
    const { pattern, source } = at.part.segment.events;
    if (pattern[at.event] === 0 || !TOLD.has(source[at.event]!)) continue;
    if (++looked > MOST_OPEN || cancel.isCancellationRequested) break;
    const one = await settledMention(at, until, asked);
    if (one) settled.push(one);
  }
  return settled;
}

/** The same of one mention that leaves its day open. */
export async function settledMention(at: EventAt, until: number, asked: Asked): Promise<SettledMention | undefined> {
  const { table, weights, judge, breather } = asked;
  const told = toldOf(at);
  const others: { readonly at: EventAt; readonly told: Told; readonly score: number; readonly isSure: boolean }[] = [];
  const sieve = new EventSieve(told, weights);
  const wanted = evidenceFor(told.days!.pattern);
  const candidates = await candidatesFor(table, told, weights, breather, wanted);
  for (const other of [...candidates, ...judge.partnersOf(table, at)]) {
    if (other.part === at.part && other.article === at.article) continue;
    const verdict = judge.of(at, other);
    if (verdict === undefined && !sieve.mayLink(other)) continue;
    const otherTold = toldOf(other);
    if (isAhead(otherTold)) continue;
    const made = judged(link(told, otherTold, weights), verdict);
    if (made?.label !== 'same') continue;
    const isSure = made.decided ?? isSurelyOne(told, otherTold, made);
    others.push({ at: other, told: otherTold, score: made.score, isSure });
  }
  const settle = (some: typeof others) =>
    settleDays(
      told.days!,
      some.map((one) => one.told.days),
      {
        from: earliest(table, [at, ...some.map((one) => one.at)]),
        to: until + (told.status === 'planned' ? YEAR : 0),
      },
    );
  const sure = others.filter((one) => one.isSure);
  const found = settle(sure);
  // What is linked less surely settles nothing, but it may contradict.
  if (!found || (sure.length < others.length && !settle(others))) return undefined;
  const by = found.by.map((i) => sure[i]!).sort((a, b) => b.score - a.score);
  const from: DaySource[] = [];
  const seen = new Set<string>();
  for (const one of by) {
    if (from.length === MOST_SOURCES) break;
    const source = await sourceOf(one.at);
    if (!source || seen.has(source.uri)) continue;
    seen.add(source.uri);
    from.push(source);
  }
  return from.length === 0 ? undefined : { act: placeOf(at), days: found.days.map(dayOf), from };
}

/**
 * Whether a mention says something of its day that an open date does not, and does not contradict it: few do, and no others are compared.
 * @param open the pattern of the date
 */
function evidenceFor(open: number): (events: EventTable, event: number) => boolean {
  const fits = dayTest(open);
  return ({ source, pattern, from, to }, event) => {
    // What is only inherited from a sentence before may be of another event.
    if (!TOLD.has(source[event]!)) return false;
    const own = pattern[event]!;
    if (own !== 0) return own !== open;
    const [first, last] = [from[event]!, to[event]!];
    if (first === NO_DAY || last - first > MONTH) return false;
    for (let day = first; day <= last; day++) if (fits(day)) return true;
    return false;
  };
}

/** Whether a day has a pattern; asked of very many. */
function dayTest(pattern: number): (day: number) => boolean {
  // 1 January 1970 was a Thursday.
  if (pattern > WEEKDAY_PATTERNS) return (day) => (((day + 3) % 7) + 7) % 7 === pattern - WEEKDAY_PATTERNS - 1;
  const days = new Set<number>();
  for (let year = FIRST_YEAR; year <= LAST_YEAR; year++) {
    const day = Date.UTC(year, Math.floor(pattern / 100) - 1, pattern % 100) / DAY;
    if (patternsOf(day).includes(pattern)) days.add(day);
  }
  return (day) => days.has(day);
}

/** What happened was not after its article was printed: such a day is misread, or the name of something (ثورة 25 يناير). */
const isAhead = ({ days, status, published }: Told): boolean =>
  days !== null && days.pattern === 0 && status !== 'planned' && days.from > published + 1;

/**
 * The first day that comes into question for an event that some mentions date without its year: not long before what their articles tell as past
 * with its year; where they tell nothing of the kind, before the oldest article of the folder. Undefined where that is not known either.
 */
function earliest(table: ArticleTable, mentions: readonly EventAt[]): number | undefined {
  let first: number | undefined;
  let isOpen = true;
  for (const at of mentions) {
    const pattern = at.part.segment.events.pattern[at.event]!;
    const latest = dayFrom(at.part.segment.articles.latest[at.article]!);
    if (pattern === 0) isOpen = false;
    else if (!Number.isNaN(latest)) {
      const day = latest - (pattern > WEEKDAY_PATTERNS ? WEEK : YEAR);
      first = first === undefined ? day : Math.max(first, day);
    }
  }
  return first ?? (isOpen ? oldest(table) : undefined);
}

/** A year before the oldest publication date of the folder. */
function oldest(table: ArticleTable): number | undefined {
  let first: number | undefined;
  for (const part of table.parts) {
    const { date } = part.segment.articles;
    for (let article = 0; article < date.length; article++) {
      if (date[article] === 0 || part.state[article] !== STATE.counts) continue;
      if (first === undefined || date[article]! < first) first = date[article]!;
    }
  }
  return first === undefined ? undefined : dayFrom(first) - YEAR;
}

async function sourceOf({ part: { segment }, event, article }: EventAt): Promise<DaySource | undefined> {
  const { events, sentences } = segment;
  const sentence = events.sentence[event]!;
  const text = await segment.sentence(sentence);
  if (text === undefined) return undefined;
  return {
    uri: segment.uri(article),
    line: sentences.line[sentence]!,
    character: sentences.character[sentence]!,
    text,
    value: segment.string(events.value[event]! - 1),
    said: events.expression[event] === 0 ? null : segment.string(events.expression[event]! - 1),
  };
}
