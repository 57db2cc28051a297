import type { Token } from '../text/tokens.ts';
import type { DateMention } from '../types.ts';
import { CLOSE, isNews, toldBeside } from './beside.ts';
import { type Chosen, EARLY, endOfLead, FAR, HEADLINE, isDay, isMatch, isVerb, TOGETHER } from './clause-kinds.ts';
import type { LocalAct, LocalSentence } from './local.ts';
import type { NameIn } from './names-in.ts';
import { castOf } from './participants.ts';
import type { ActClass } from './types.ts';

/**
 * A third act is told where it is plainly an event of its own: two sides agree, sign or meet, and a day is named between the act
 * before and its end (شن … هجوما، واندلعت معارك، ثم وقع الطرفان في يوم كذا اتفاقا).
 */
export function thirdAfter(
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

/** The act of the main clause: the first verb; without one a noun that has a name of its own beside it. */
export function firstMain(
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
  const led = endOfLead(acts, sentence, tokens);
  for (const act of acts) {
    if (act.from < led) continue;
    if (
      !isVerb(act) &&
      hasVerb &&
      !isBrought(act, tokens, sentence) &&
      (act.weak || !isWhole(act, names, tokens, sentence))
    )
      continue;
    const opens = act.from <= sentence.from + 1;
    if (act.class === 'say' && isVerb(act) && (!act.weak || (act.complement >= 0 && opens))) return act;
    const cast = castOf(act, names, tokens, sentence.from, sentence.to);
    if (isMatch(act) && cast.participants.length < 2) continue;
    if (cast.participants.length > 0 || (cast.place && (isVerb(act) || !act.weak))) return act;
    // هبط المؤشر إلى كذا
    if (act.class === 'trade' && isVerb(act) && sentence.figures.length > 0) return act;
    if (isOpening(act, hasVerb, tokens, sentence) || isBrought(act, tokens, sentence)) return act;
    // وتتمثل صورة الحادث في اندلاع حريق
    if (!hasVerb && act.form === 'noun' && !act.weak && !act.owned && MISHAPS.has(act.class) && acts.length > 1)
      return act;
    // سلّمت، أمس الجمعة، نفسها: a verb that opens the sentence and has a day.
    if (act.weak && !(opens && isVerb(act) && act.class !== 'say' && !isMatch(act) && isDated(act, dates))) continue;
    const early = act.from - sentence.from < EARLY || sentence.to - sentence.from <= HEADLINE;
    if (act.from < act.token || (isVerb(act) && early) || isDated(act, dates)) return act;
  }
  return undefined;
}

/** ويأتي هذا القرار, وأتى الهجوم: what a verb brings in that opens the sentence and tells nothing. */
function isBrought(
  { from, token, form, quoted }: LocalAct,
  tokens: readonly Token[],
  sentence: LocalSentence,
): boolean {
  if (form !== 'noun' || from < token || quoted || token - sentence.from > 3) return false;
  const before = tokens[token - 1]?.key ?? '';
  const verb = /^(هذا|هذه)$/.test(before) ? (tokens[token - 2]?.key ?? '') : before;
  return /^(و|ف)?(ياتي|تاتي|جاء|جاءت|اتي|اتت)$/.test(verb);
}

const MISHAPS: ReadonlySet<ActClass> = new Set(['accident', 'disaster', 'kill']);

/** القبض على ثلاثة, ارتفاع معدل التضخم: the noun that opens a headline without a verb is its act, whoever did it. */
function isOpening(act: LocalAct, hasVerb: boolean, tokens: readonly Token[], { from, to }: LocalSentence): boolean {
  if (hasVerb || act.owned || act.quoted || act.form !== 'noun' || to - from > HEADLINE) return false;
  // قبلي: القبض على: after where or who, too.
  const before = act.token > from ? tokens[act.token - 1]! : undefined;
  const opens = !before || (act.token - from < 7 && /^[:–—-]$|^\.\.$|^…$/.test(before.key));
  if (!opens) return false;
  const next = tokens[act.token + 1];
  const isDefinite = tokens[act.token]!.key.startsWith('ال');
  return next?.kind === 'word' || next?.kind === 'number' ? !isDefinite || /^(علي|عن|بين|في)$/.test(next.key) : false;
}

const isDated = ({ end }: LocalAct, dates: readonly DateMention[]): boolean =>
  dates.some((date) => isDay(date) && Math.abs(date.start - end) < FAR);

/** ومهّد اللقاء بين فلان وفلان للقمة: a noun with both its sides is an event of its own, whatever the verb. */
const isWhole = (act: LocalAct, names: readonly NameIn[], tokens: readonly Token[], { from, to }: LocalSentence) =>
  TOGETHER.test(act.class) &&
  tokens[act.token + 1]?.key === 'بين' &&
  castOf(act, names, tokens, from, to).participants.length >= 2;

/** How far behind the main act, in tokens, a second one still belongs to its news. */
const MOST_AFTER = 40;

/** القتلى 14: a noun of the dead with their number. */
const counts = ({ class: kind, end, quoted }: LocalAct, { figures }: LocalSentence): boolean =>
  !quoted &&
  (kind === 'kill' || kind === 'die') &&
  figures.some((figure) => figure.counted === 'killed' && Math.abs(figure.start - end) < 12);

/** A noun that is no object of the main verb, but told beside it: after a comma, بعد, خلال and their like. */
export function standsApart(tokens: readonly Token[], main: LocalAct, act: LocalAct): boolean {
  for (let i = main.token + 1; i < act.from; i++) {
    if (/^([،,]|بعد|عقب|خلال|قبل|اثر|بسبب|اثناء|هامش|غداه|عشيه|بمناسبه)$/.test(tokens[i]!.key)) return true;
  }
  return false;
}

/** Of all that is told after the main act, what is news of its own: what is said or decided first, then what a clause beside tells. */
export function secondAfter(
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
  /** What is told less plainly, for want of better. */
  let beside: Chosen | undefined;
  for (const act of acts) {
    const verb = isVerb(act);
    if (act === main || act.from <= main.token || act.from > start + MOST_AFTER) continue;
    // على هامش زيارته … أعلن: told beside what is said.
    if (act.from < start && (verb || !standsApart(tokens, main, act))) continue;
    if (act.quoted && !splits) continue;
    const result = isResult(act, sentence, tokens);
    const from = splits && verb ? start : act.from;
    const end = act.class === 'say' && act.complement > act.token ? act.complement : act.from < start ? start - 1 : to;
    const cast = castOf(act, names, tokens, from, end);
    if (isMatch(act) && cast.participants.length < 2) continue;
    const dated = dates.some((date) => isDay(date) && date.start > act.start && date.start - act.end < FAR);
    const near = dated && dates.some((date) => isDay(date) && date.start > act.start && date.start - act.end < CLOSE);
    if (isNews(act, cast, { main, first, splits, start, result, dated }, tokens)) return { act, from, to: end, cast };
    beside ??= toldBeside(act, cast, { main, first, splits, start, result, dated: near }, names, tokens, from, end);
  }
  return beside;
}

/** ما أدى إلى مصرع 12: what came of it. */
function isResult(act: LocalAct, sentence: LocalSentence, tokens: readonly Token[]): boolean {
  if (act.quoted || (act.class !== 'kill' && act.class !== 'die')) return false;
  if (counts(act, sentence)) return true;
  if (tokens[act.token]!.key.startsWith('ال')) return false;
  for (let i = act.token - 1; i > sentence.from && i >= act.token - 4; i--) {
    if (/^[وف]?(ي|ت)?(ادي|ادت|ؤدي|اسفر|اسفرت|تسبب|تسببت|سبب|خلف|خلفت|افضي|افضت|نجم|نتج)$/.test(tokens[i]!.key))
      return true;
  }
  return false;
}
