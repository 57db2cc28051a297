import type { Token } from '../text/tokens.ts';
import type { DateMention, Entity, Span } from '../types.ts';
import { type Chosen, FAR, isDay } from './clause-kinds.ts';
import { firstMain, secondAfter, thirdAfter } from './clauses.ts';
import { apartFrom, claimedBy, HELD_VERB, leadsTo, ofLead, ownedBy } from './lead.ts';
import type { LocalAct, LocalEvents, LocalSentence } from './local.ts';
import { type NameIn, namesIn } from './names-in.ts';
import { castOf } from './participants.ts';
import type { EventFigure, EventMention, EventTime } from './types.ts';

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
  for (const read of local.sentences) {
    const names = namesIn(tokens, read.from, read.to, inEntities(read));
    const told = inDates(read);
    const sentence = withoutNames(read, names, told);
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

/** What is part of a name or a date is no act (فيصل is no ف + يصل). */
function withoutNames(sentence: LocalSentence, names: readonly NameIn[], dates: readonly DateMention[]): LocalSentence {
  const acts = sentence.acts.filter(
    ({ start, end }) =>
      !names.some(({ entity }) => entity.start < end && entity.end > start) &&
      !dates.some((date) => date.start < end && date.end > start),
  );
  return acts.length === sentence.acts.length ? sentence : { ...sentence, acts };
}

function chooseActs(
  sentence: LocalSentence,
  names: readonly NameIn[],
  dates: readonly DateMention[],
  tokens: readonly Token[],
): Chosen[] {
  const { from, to, acts } = sentence;
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
  const leading = leadsTo(main, acts, sentence, names, tokens);
  // What leads up to it has its own names.
  const opens = leading ? leading.to : from;
  const cast = castOf(main, names, tokens, opens, edge);
  const first: Chosen = { act: main, from: opens, to: edge, cast: ofLead(cast, main, sentence, names, tokens) };
  const chosen = [first];
  if (second) {
    const third = thirdAfter(second.act, acts, sentence, names, dates, tokens);
    chosen.push(third ? { ...second, to: Math.min(second.to, third.from) } : second);
    if (third) chosen.push(third);
  }
  const beside = chosen.length < 3 ? apartFrom(chosen, acts, sentence, names, dates, tokens) : undefined;
  if (beside) {
    // What comes before it ends there.
    const ended = chosen.map((one) =>
      one.act.from < beside.from && one.to > beside.from ? { ...one, to: beside.from } : one,
    );
    chosen.splice(0, chosen.length, ...ended, beside);
    chosen.sort((one, other) => one.act.from - other.act.from);
  }
  if (leading && !beside) chosen.push(leading);
  const isPerson = (id: string): boolean => names.some(({ entity }) => entity.id === id && entity.type === 'person');
  return chosen.map((one) => {
    const own = ownedBy(one, chosen[0]!, isPerson);
    return { ...one, cast: one === first ? own : claimedBy(one.act, own, cast, tokens) };
  });
}

/** A date before the act is so many code units further: its own clause may have ended. */
const BEFORE = 25;

function timeOf(
  chosen: readonly Chosen[],
  rank: number,
  sentence: LocalSentence,
  dates: readonly DateMention[],
  tokens: readonly Token[],
): EventTime | null {
  const { act, to } = chosen[rank]!;
  const { leads, apart } = chosen[rank]!;
  const next = leads || chosen[rank + 1]?.leads ? undefined : chosen[rank + 1];
  // What stands after an act is its own, up to the next one; a third has also what stands before it, after the second.
  const own = Math.min(chosen[rank]!.from, act.from);
  const from = rank === 0 ? 0 : rank === 1 || leads || apart ? tokens[own]!.start : chosen[1]!.act.end;
  const until = next ? next.act.from : tokens.length;
  let best: DateMention | undefined;
  let bestDistance = FAR;
  const limit = to < tokens.length ? tokens[to]!.start : sentence.end;
  for (const date of dates) {
    if (!isDay(date) || date.start >= limit) continue;
    // قبل أربعة أشهر عندما اتهم
    if (rank > 0 && date.end < act.start && isWhen(act, date, tokens)) return told(date);
    if (act.class === 'say' && !apart && !DAY.test(date.value!)) continue;
    const distance = date.start >= act.end ? date.start - act.end : act.start - date.end + BEFORE;
    // وفي سبتمبر الماضي وقعت: a day that opens the sentence is that of its first act.
    if ((rank === 0 || leads) && date.start - sentence.start < 12 && date.end <= act.start) return told(date);
    // في مقابلة مع القناة التي …، اليوم الأحد، أن: what stands before أن is the day on which it was said.
    if (rank === 0 && act.class === 'say' && opensSaid(act, date, tokens)) return told(date);
    if (date.start < from || (until < tokens.length && date.start >= tokens[until]!.start)) continue;
    if (crosses(sentence, act, date) || (!apart && isRelative(tokens, act, date))) continue;
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

/** Whether only a mark stands between the date and the word that opens what is said. */
function opensSaid({ complement, token }: LocalAct, date: DateMention, tokens: readonly Token[]): boolean {
  if (complement <= token) return false;
  const before = tokens[complement - 1]!.kind === 'mark' ? tokens[complement - 2] : tokens[complement - 1];
  return before !== undefined && before.start >= date.start && before.end <= date.end;
}

const isWhen = ({ from }: LocalAct, date: DateMention, tokens: readonly Token[]): boolean =>
  /^(عندما|حين|حينما|لما)$/.test(tokens[from - 1]?.key ?? '') && (tokens[from - 2]?.end ?? 0) === date.end;

/** Another verb stands between the act and the date, which is its own. */
const crosses = ({ acts }: LocalSentence, act: LocalAct, date: DateMention): boolean =>
  acts.some(
    (other) => other.class !== act.class && other.form !== 'noun' && other.start > act.end && other.end < date.start,
  );

/** The date belongs to a clause that describes something else: الاجتماع الذي عقد الخميس, المقرر يوم السبت. */
function isRelative(tokens: readonly Token[], act: LocalAct, date: DateMention): boolean {
  for (let i = act.token + 1; i < tokens.length && tokens[i]!.start < date.start; i++) {
    if (act.class === 'say' && act.complement === i) return true;
    // الزيارة التي قام بها في أغسطس: the clause tells the act itself.
    if (act.form === 'noun' && i < act.token + 4 && HELD_VERB.test(tokens[i + 1]?.key ?? '')) continue;
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
