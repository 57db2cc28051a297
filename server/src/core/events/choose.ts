import type { Token } from '../text/tokens.ts';
import type { DateMention, Entity, Span } from '../types.ts';
import type { LocalAct, LocalEvents, LocalSentence } from './local.ts';
import { type NameIn, namesIn } from './names-in.ts';
import { type Cast, castOf } from './participants.ts';
import type { EventFigure, EventMention, EventTime } from './types.ts';

/** An act that a sentence reports, with its part of the sentence (token indexes, `to` exclusive) and its cast. */
interface Chosen {
  readonly act: LocalAct;
  readonly from: number;
  readonly to: number;
  readonly cast: Cast;
}

const NONE: readonly EventMention[] = [];

/**
 * The event mentions of one paragraph, from its own facts and the names and dates that the article gives it. Offsets are
 * relative to the paragraph; times are those that the sentences themselves say. Linear in the paragraph's tokens.
 */
export function chooseMentions(
  local: LocalEvents,
  tokens: readonly Token[],
  entities: readonly Entity[],
  dates: readonly DateMention[],
): readonly EventMention[] {
  if (local.sentences.length === 0) return NONE;
  const mentions: EventMention[] = [];
  const inEntities = walk(entities);
  const inDates = walk(dates);
  for (const sentence of local.sentences) {
    const names = namesIn(tokens, sentence.from, sentence.to, inEntities(sentence));
    const told = inDates(sentence);
    const chosen = chooseActs(sentence, names, told, tokens);
    chosen.forEach((_, i) => {
      mentions.push(mentionOf(sentence, chosen, i, names, told, tokens));
    });
  }
  return mentions;
}

/** Gives, of a list in text order, what lies in one span after another, in linear time together. */
function walk<T extends Span>(list: readonly T[]): (span: Span) => readonly T[] {
  let at = 0;
  return ({ start, end }) => {
    while (at < list.length && list[at]!.start < start) at++;
    const from = at;
    while (at < list.length && list[at]!.end <= end) at++;
    return from === at ? [] : list.slice(from, at);
  };
}

function chooseActs(
  sentence: LocalSentence,
  names: readonly NameIn[],
  dates: readonly DateMention[],
  tokens: readonly Token[],
): Chosen[] {
  const { from, to } = sentence;
  const acts = sentence.acts.filter(
    ({ start, end }) =>
      !names.some(({ entity }) => entity.start < end && entity.end > start) &&
      !dates.some((date) => date.start < end && date.end > start),
  );
  const outside = acts.filter(({ quoted, aside }) => !quoted && !aside);
  // وجاء في البيان: «…»: what is quoted is all that is told.
  const main =
    firstMain(outside, sentence, names, dates, tokens) ??
    (outside.length === 0
      ? firstMain(
          acts.filter(({ aside }) => !aside),
          sentence,
          names,
          dates,
          tokens,
        )
      : undefined);
  if (!main) return [];
  const splits = main.class === 'say' && main.complement > main.token;
  const second = secondAfter(main, acts, splits, sentence, names, dates, tokens);
  const edge = second ? second.from : splits ? main.complement : to;
  const first: Chosen = { act: main, from, to: edge, cast: castOf(main, names, tokens, from, edge) };
  if (!second) return [first];
  const third = thirdAfter(second.act, acts, sentence, names, dates, tokens);
  return third ? [first, { ...second, to: Math.min(second.to, third.from) }, third] : [first, second];
}

/**
 * A third act is told where it is plainly an event of its own: two sides agree, sign or meet, and a day is named between the act
 * before and its end (شن … هجوما، واندلعت معارك، ثم وقع الطرفان في يوم كذا اتفاقا).
 */
function thirdAfter(
  second: LocalAct,
  acts: readonly LocalAct[],
  { end, to }: LocalSentence,
  names: readonly NameIn[],
  dates: readonly DateMention[],
  tokens: readonly Token[],
): Chosen | undefined {
  for (const act of acts) {
    if (act.from <= second.token || act.quoted || act.aside || !TOGETHER.test(act.class)) continue;
    const cast = castOf(act, names, tokens, act.from, to);
    const dated = dates.some((date) => isDay(date) && date.start > second.end && date.start < end);
    if (dated && cast.participants.length >= 2) return { act, from: act.from, to, cast };
  }
  return undefined;
}

/** Acts of two sides. */
const TOGETHER = /^(agree|sign|meet|talk|cease-fire)$/;

/** The act of the main clause: the first verb; without one a noun that has a name of its own beside it. */
function firstMain(
  acts: readonly LocalAct[],
  sentence: LocalSentence,
  names: readonly NameIn[],
  dates: readonly DateMention[],
  tokens: readonly Token[],
): LocalAct | undefined {
  /** A noun before the first verb is its subject, or stands in what leads up to it. */
  const hasVerb = acts.some(
    (act) =>
      isVerb(act) && (!act.weak || castOf(act, names, tokens, sentence.from, sentence.to).participants.length > 0),
  );
  for (const act of acts) {
    if (!isVerb(act) && hasVerb && (act.weak || !isWhole(act, names, tokens, sentence))) continue;
    const opens = act.from <= sentence.from + 1;
    if (act.class === 'say' && isVerb(act) && (!act.weak || (act.complement >= 0 && opens))) return act;
    const cast = castOf(act, names, tokens, sentence.from, sentence.to);
    if (isMatch(act) && cast.participants.length < 2) continue;
    if (cast.participants.length > 0 || (cast.place && (isVerb(act) || !act.weak))) return act;
    // هبط المؤشر إلى كذا
    if (act.class === 'trade' && isVerb(act) && sentence.figures.length > 0) return act;
    if (act.weak) continue;
    if (act.from < act.token || dates.some((date) => isDay(date) && Math.abs(date.start - act.end) < FAR)) return act;
  }
  return undefined;
}

/** ومهّد اللقاء بين فلان وفلان للقمة: a noun with both its sides is an event of its own, whatever the verb. */
const isWhole = (act: LocalAct, names: readonly NameIn[], tokens: readonly Token[], { from, to }: LocalSentence) =>
  TOGETHER.test(act.class) &&
  tokens[act.token + 1]?.key === 'بين' &&
  castOf(act, names, tokens, from, to).participants.length >= 2;

/** A finite verb, or a noun that a light verb lends its clause to. */
const isVerb = (act: LocalAct): boolean => act.form !== 'noun' || act.from < act.token;

/** واجه and خاض make a match of two sides only. */
const isMatch = ({ class: kind, weak, form }: LocalAct): boolean => kind === 'play' && weak && form !== 'noun';

/** How far behind the main act, in tokens, a second one still belongs to its news. */
const MOST_AFTER = 40;

/** القتلى 14: a noun of the dead with their number. */
const counts = ({ class: kind, end, quoted }: LocalAct, { figures }: LocalSentence): boolean =>
  !quoted &&
  (kind === 'kill' || kind === 'die') &&
  figures.some((figure) => figure.counted === 'killed' && Math.abs(figure.start - end) < 12);

/** A noun that is no object of the main verb, but told beside it: after a comma, بعد, خلال and their like. */
function standsApart(tokens: readonly Token[], main: LocalAct, act: LocalAct): boolean {
  for (let i = main.token + 1; i < act.from; i++) {
    if (/^([،,]|بعد|عقب|خلال|قبل|اثر|بسبب|اثناء|هامش|غداه|عشيه)$/.test(tokens[i]!.key)) return true;
  }
  return false;
}

function secondAfter(
  main: LocalAct,
  acts: readonly LocalAct[],
  splits: boolean,
  sentence: LocalSentence,
  names: readonly NameIn[],
  dates: readonly DateMention[],
  tokens: readonly Token[],
): Chosen | undefined {
  const { to } = sentence;
  const start = splits ? main.complement + 1 : main.token + 1;
  const first = castOf(main, names, tokens, sentence.from, splits ? main.complement : to);
  for (const act of acts) {
    const verb = isVerb(act);
    if (act === main || act.from <= main.token || act.from > start + MOST_AFTER) continue;
    // على هامش زيارته … أعلن: told beside what is said.
    if (act.from < start && (verb || !standsApart(tokens, main, act))) continue;
    if (act.quoted && !splits) continue;
    if (act.class === 'say' && (!verb || (splits && first.participants.length > 0))) continue;
    if (!splits) {
      if (act.class === main.class && !(verb && act.form !== 'noun' && tokens[act.token]!.key[0] === 'و')) continue;
      // What is said or decided is the object (قرر إقالة فلان); other objects belong to the act itself.
      if (!verb && !/^(say|decide)$/.test(main.class) && !standsApart(tokens, main, act)) continue;
    }
    const from = splits && verb ? start : act.from;
    const end = act.class === 'say' && act.complement > act.token ? act.complement : act.from < start ? start - 1 : to;
    const cast = castOf(act, names, tokens, from, end);
    const { participants, place } = cast;
    const dated = dates.some((date) => isDay(date) && date.start > act.start && date.start - act.end < FAR);
    if (act.aside && !(verb && place && dated) && !counts(act, sentence)) continue;
    if (participants.length === 0 && (act.weak || (!place && !dated)) && !counts(act, sentence)) continue;
    if (participants.length === 0 && (act.class === 'say' || (act.owned && act.from >= start))) continue;
    if (isMatch(act) && participants.length < 2) continue;
    return { act, from, to: end, cast };
  }
  return undefined;
}

/** A date that can be when something happened: no duration, no vague time. */
const isDay = ({ kind, value }: DateMention): boolean =>
  value !== null && !/^(duration|vague|recurring|century|decade)$/.test(kind);

/** A date before the act is so many code units further: its own clause may have ended. */
const BEFORE = 25;

/** Longer than this from the act, in code units, a date is told of something else. */
const FAR = 260;

function timeOf(
  chosen: readonly Chosen[],
  rank: number,
  sentence: LocalSentence,
  dates: readonly DateMention[],
  tokens: readonly Token[],
): EventTime | null {
  const { act, to } = chosen[rank]!;
  const next = chosen[rank + 1];
  // What stands after an act is its own, up to the next one; a third has also what stands before it, after the second.
  const from = rank === 0 ? 0 : rank === 1 ? tokens[act.from]!.start : chosen[1]!.act.end;
  const until = next ? next.act.from : tokens.length;
  let best: DateMention | undefined;
  let bestDistance = FAR;
  const limit = to < tokens.length ? tokens[to]!.start : sentence.end;
  for (const date of dates) {
    if (!isDay(date) || date.start >= limit) continue;
    if (act.class === 'say' && !DAY.test(date.value!)) continue;
    const distance = date.start >= act.end ? date.start - act.end : act.start - date.end + BEFORE;
    // وفي سبتمبر الماضي وقعت: a day that opens the sentence is that of its first act.
    if (rank === 0 && date.start - sentence.start < 12 && date.end <= act.start) return told(date);
    if (date.start < from || (until < tokens.length && date.start >= tokens[until]!.start)) continue;
    if (crosses(sentence, act, date) || isRelative(tokens, act, date)) continue;
    if (distance < bestDistance) {
      best = date;
      bestDistance = distance;
    }
  }
  return best ? told(best) : null;
}

const told = ({ value, start, end }: DateMention): EventTime => ({
  value: dayOf(value!),
  source: 'said',
  span: { start, end },
});

/** Another verb stands between the act and the date, which is its own. */
const crosses = ({ acts }: LocalSentence, act: LocalAct, date: DateMention): boolean =>
  acts.some(
    (other) => other.class !== act.class && other.form !== 'noun' && other.start > act.end && other.end < date.start,
  );

/** The date belongs to a clause that describes something else: الاجتماع الذي عقد الخميس, المقرر يوم السبت. */
function isRelative(tokens: readonly Token[], act: LocalAct, date: DateMention): boolean {
  for (let i = act.token + 1; i < tokens.length && tokens[i]!.start < date.start; i++) {
    if (act.class === 'say' && act.complement === i) return true;
    if (/^(و)?(الذي|التي|الذين|منذ)$/.test(tokens[i]!.key)) return true;
    if (act.form !== 'noun' && /^(المقرر|المقرره|المزمع|المرتقبه)$/.test(tokens[i]!.key)) return true;
  }
  return false;
}

/** A value that is a day or a week: what is said is said on a day. */
const DAY = /^([\dX]{4}-[\dX]{2}-[\dX]{2}|[\dX]{4}-W[\dX]{2}(-\d)?)(T.*)?$/;

/** The day of a clock time. */
const dayOf = (value: string): string => value.replace(/T.*$/, '');

function mentionOf(
  sentence: LocalSentence,
  all: readonly Chosen[],
  rank: number,
  names: readonly NameIn[],
  dates: readonly DateMention[],
  tokens: readonly Token[],
): EventMention {
  const chosen = all[rank]!;
  const rival = all[rank === 0 ? 1 : rank - 1];
  const { act, cast } = chosen;
  const { place, participants } = cast;
  const denial = rival?.act.lemma === 'نفي' && rank > 0 ? 'denied' : undefined;
  const named = names.find(({ entity, from, to }) => entity.type === 'event' && from >= chosen.from && to <= chosen.to);
  return {
    start: sentence.start,
    end: sentence.end,
    act: { start: act.start, end: act.end, class: act.class, lemma: act.lemma },
    status: denial ?? (act.lemma === 'نفي' ? 'denied' : act.status),
    participants,
    time: timeOf(all, rank, sentence, dates, tokens),
    place: place ? { start: place.entity.start, end: place.entity.end, entity: place.entity.id } : null,
    figures: figuresOf(sentence, all, rank, [...dates, ...names.map(({ entity }) => entity)]),
    name: named && named.from - act.token < 12 ? named.entity.id : null,
  };
}

/** A sentence of several acts gives each figure to one: those after an act are its own, up to the next. */
function figuresOf(
  { figures }: LocalSentence,
  chosen: readonly Chosen[],
  rank: number,
  taken: readonly Span[],
): readonly EventFigure[] {
  if (figures.length === 0) return figures;
  const from = rank === 0 ? 0 : chosen[rank]!.act.start;
  const until = chosen[rank + 1]?.act.start ?? Number.POSITIVE_INFINITY;
  return figures.filter(
    (figure) =>
      figure.start >= from &&
      figure.start < until &&
      !taken.some(({ start, end }) => start < figure.end && end > figure.start),
  );
}
