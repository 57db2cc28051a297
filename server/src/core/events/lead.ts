import type { Token } from '../text/tokens.ts';
import type { DateMention } from '../types.ts';
import { type Chosen, EARLY, EVENTFUL, endOfLead, isDay, isVerb } from './clause-kinds.ts';
import type { LocalAct, LocalSentence } from './local.ts';
import type { NameIn } from './names-in.ts';
import { type Cast, castOf } from './participants.ts';
import type { ActClass } from './types.ts';

/** How far behind such a noun, in tokens, the day may stand that a clause gives it. */
const DESCRIBED = 22;

/**
 * A noun that has a day of its own in the clause that describes it (المباحثات التي جرت بينهما في جنيف في الثالث من مارس) is an event
 * beside the main act, also of the same kind; so is one with a place of its own where the main act has another.
 */
export function apartFrom(
  chosen: readonly Chosen[],
  acts: readonly LocalAct[],
  sentence: LocalSentence,
  names: readonly NameIn[],
  dates: readonly DateMention[],
  tokens: readonly Token[],
): Chosen | undefined {
  if (!dates.some(isDay)) return undefined;
  const main = chosen[0]!;
  for (const act of acts) {
    if (act.form !== 'noun' || act.from < act.token || act.quoted) continue;
    if (!EVENTFUL.has(act.class) && act.lemma !== 'كلمة') continue;
    if (act.token <= main.act.token || chosen.some((one) => one.act === act)) continue;
    const next = chosen.find((one) => one.act.from > act.token)?.act.from ?? sentence.to;
    if (!describedDay(act, acts, dates, tokens, Math.min(next, act.token + DESCRIBED))) continue;
    const cast = castOf(act, names, tokens, act.from, next);
    return { act, from: act.from, to: next, cast: withBoth(act, cast, chosen, tokens), apart: true };
  }
  return undefined;
}

/** Whether a clause that describes the noun gives it a day: الذي عقد يوم كذا, المنعقد في كذا, المقرر يوم كذا. */
function describedDay(
  act: LocalAct,
  acts: readonly LocalAct[],
  dates: readonly DateMention[],
  tokens: readonly Token[],
  until: number,
): boolean {
  let described = false;
  for (let i = act.token + 1; i < until; i++) {
    const { key, start } = tokens[i]!;
    if (/^(الذي|التي|اللذين|اللتين)$/.test(key)) {
      if (described || !HELD_VERB.test(tokens[i + 1]?.key ?? '')) return false;
      described = true;
    } else if (i < act.token + 4 && HELD_WORD.test(key)) described = true;
    if (key === '؛' || key === ':') return false;
    if (described && dates.some((date) => isDay(date) && date.start <= start && date.end > start)) return true;
    if (
      i > act.token + 3 &&
      acts.some((other) => other.token === i && EVENTFUL.has(other.class) && !HELD_VERB.test(key))
    )
      return false;
  }
  return false;
}

/** عقد، جرى، أقيم … after the pronoun of a relative clause. */
export const HELD_VERB =
  /^(عقد|عقدت|عقدا|عقدوا|عقداه|عقدها|عقده|انعقد|انعقدت|جري|جرت|اجري|اجريت|اجراها|اجراه|تم|تمت|جمع|جمعت|جمعته|جمعهما|اقيم|اقيمت|وقع|وقعت|شهدته|شهدتها|استضافته|استضافتها|احتضنته|احتضنتها|دارت|ستعقد|سيعقد|ستجري|سيجري|حدث|حدثت|نفذ|نفذه|ضرب|استهدف|استهدفت|هز|هزت|اندلع|اندلعت|قام|قامت|يقوم|تقوم|اداها|طرا|طرات|شب|شبت|يجري|تجري|تجرى|ينظم|تنظم|يقام|تقام|يعقد|تعقد|القاه|القاها|يجريها|يؤديها)$/;

const HELD_WORD =
  /^(المنعقد|المنعقده|الموقع|الموقعه|المبرم|المبرمه|المقرر|المقرره|المزمع|المزمعه|المرتقب|المرتقبه|المقام|المقامه)$/;

/** بينهما, بين الجانبين: the two sides that an act before it has; those with whom somebody else speaks before himself. */
function withBoth(act: LocalAct, cast: Cast, chosen: readonly Chosen[], tokens: readonly Token[]): Cast {
  if (cast.participants.length > 0 || !BOTH_SIDES.has(act.class)) return cast;
  const before = chosen.filter((one) => one.act.token < act.token && one.cast.participants.length >= 2).at(-1);
  if (!before) return cast;
  for (let i = act.token + 1; i < tokens.length && i <= act.token + 8; i++) {
    const { key } = tokens[i]!;
    const sides = key === 'بين' && TWO_SIDES.test(tokens[i + 1]?.key ?? '');
    if (!sides && !/^(بينهما|جمعتهما|جمعهما)$/.test(key)) continue;
    const others = before.cast.participants.filter(({ part }) => part !== 'who');
    const both = others.length >= 2 ? others : before.cast.participants;
    return { ...cast, participants: both.map((one) => ({ ...one, part: 'who' as const })) };
  }
  return cast;
}

const TWO_SIDES = /^(الجانبين|الطرفين|الزعيمين|الوزيرين|الرئيسين|البلدين|الاثنين)$/;

const BOTH_SIDES: ReadonlySet<ActClass> = new Set(['meet', 'talk', 'agree', 'sign', 'play']);

/** وإذ وصفت الوكالة … أوضحت: who acts in what leads up to a verb without a subject of its own acts in it. */
export function ofLead(
  cast: Cast,
  main: LocalAct,
  sentence: LocalSentence,
  names: readonly NameIn[],
  tokens: readonly Token[],
): Cast {
  if (cast.participants.some(({ part }) => part === 'who') || endOfLead(sentence.acts, sentence, tokens) !== main.from)
    return cast;
  const before = sentence.acts.find((act) => act.from < main.from && isVerb(act));
  if (!before) return cast;
  const who = castOf(before, names, tokens, sentence.from, main.from).participants.filter(({ part }) => part === 'who');
  return who.length === 0 ? cast : { ...cast, participants: [...who, ...cast.participants] };
}

/** What leads to the main clause: وخلال لقائه فلانا في باريس، قال. */
export function leadsTo(
  main: LocalAct,
  acts: readonly LocalAct[],
  sentence: LocalSentence,
  names: readonly NameIn[],
  tokens: readonly Token[],
): Chosen | undefined {
  const isLed = endOfLead(acts, sentence, tokens) === main.from;
  for (const act of acts) {
    if (act.token >= main.from || act.token - sentence.from > EARLY) return undefined;
    if (act.form !== 'noun' || act.from < act.token || act.quoted || !EVENTFUL.has(act.class)) continue;
    if (!isLed && !LEADING.test(tokens[act.token - 1]?.key ?? '')) continue;
    let to = main.from;
    while (to > act.token && tokens[to - 1]!.key !== '،') to--;
    if (to === act.token) to = main.from;
    const cast = castOf(act, names, tokens, act.from, to);
    if (cast.participants.length === 0 && !(cast.place && act.owned)) continue;
    return { act, from: act.from, to, cast, leads: true };
  }
  return undefined;
}

const LEADING = /^[وف]?(خلال|عقب|بعد|اثناء|اثر|هامش|ختام|لدي|قبيل|قبل|غداه|عشيه|مع)$/;

/** أعلنت الحركة مسؤوليتها عن قتل نائب, تبنت الهجوم: who claims it did it. */
export function claimedBy(act: LocalAct, cast: Cast, main: Cast, tokens: readonly Token[]): Cast {
  if ((act.class !== 'attack' && act.class !== 'kill') || act.form !== 'noun') return cast;
  const [before, second] = [tokens[act.token - 1]?.key ?? '', tokens[act.token - 2]?.key ?? ''];
  const claims =
    (before === 'عن' && /^(ال)?مسؤولي|^(ال)?مسئولي/.test(second)) ||
    /^[وف]?[يت]?تبن[يت]$/.test(before) ||
    /^[وف]?[يت]?تبن[يت]$/.test(second);
  const who = claims ? main.participants.filter(({ part }) => part === 'who') : [];
  return who.length === 0 || cast.participants.some(({ part }) => part === 'who')
    ? cast
    : { ...cast, participants: [...who, ...cast.participants] };
}

/** زيارته beside أعلن فلان: the one who speaks visits; أعلن المنتخب … لمواجهة كذا: he plays. */
export function ownedBy({ act, cast }: Chosen, main: Chosen, persons: (entity: string) => boolean): Cast {
  const [side] = cast.participants;
  if (act !== main.act && act.class === 'play' && act.form === 'noun' && cast.participants.length === 1 && side) {
    const own = main.cast.participants.filter(({ part }) => part === 'who');
    if (own.length === 1 && own[0]!.entity !== side.entity && !persons(own[0]!.entity))
      return { ...cast, participants: [own[0]!, { ...side, part: 'with' }] };
  }
  if (!act.owned || act === main.act || act.from < act.token || !EVENTFUL.has(act.class)) return cast;
  const who = main.cast.participants.filter(({ part }) => part === 'who');
  if (who.length !== 1 || !persons(who[0]!.entity)) return cast;
  if (cast.participants.some(({ part, entity }) => part === 'who' || entity === who[0]!.entity)) return cast;
  return { ...cast, participants: [who[0]!, ...cast.participants] };
}
