import type { Token } from '../text/tokens.ts';
import type { DateMention } from '../types.ts';
import type { LocalAct, LocalSentence } from './local.ts';
import type { NameIn } from './names-in.ts';
import { type Cast, castOf } from './participants.ts';
import type { ActClass } from './types.ts';

/** An act that a sentence reports, with its part of the sentence (token indexes, `to` exclusive) and its cast. */
export interface Chosen {
  readonly act: LocalAct;
  readonly from: number;
  readonly to: number;
  readonly cast: Cast;
  /** Told beside the main clause and before it: خلال لقائه فلانا، قال. */
  readonly leads?: boolean;
  /** It has a day or place of its own in a clause that describes it. */
  readonly apart?: boolean;
}

/** Longer than this from the act, in code units, a date is told of something else. */
export const FAR = 260;

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

/** Acts of two sides. */
const TOGETHER = /^(agree|sign|meet|talk|cease-fire)$/;

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

/** Where a clause ends that leads up to the main one (وبعدما ذكر …، رحب), before a verb; else 0. */
function endOfLead(acts: readonly LocalAct[], { from }: LocalSentence, tokens: readonly Token[]): number {
  const [first, second] = [tokens[from]?.key ?? '', tokens[from + 1]?.key ?? ''];
  const leads = /^و?(بعدما|عندما|حينما|بينما|واذ|اذ)$/.test(first) || (/^و?(بعد|قبل)$/.test(first) && second === 'ان');
  if (!leads) return 0;
  const main = acts.find((act) => act.from > from + 2 && isVerb(act) && tokens[act.from - 1]!.kind === 'mark');
  return main && tokens[main.from]!.key[0] !== 'و' ? main.from : 0;
}

/** A verb no farther from the start, in tokens, is that of the main clause, whoever does it. */
const EARLY = 7;

/** A sentence of no more tokens may be a headline. */
const HEADLINE = 18;

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

/** What decides whether an act after the main one is told for itself. */
interface Around {
  readonly main: LocalAct;
  readonly first: Cast;
  readonly splits: boolean;
  /** Where what comes after the main act, or what is said, begins. */
  readonly start: number;
  readonly result: boolean;
  readonly dated: boolean;
}

function isNews(
  act: LocalAct,
  { participants, place }: Cast,
  { main, first, splits, start, result, dated }: Around,
  tokens: readonly Token[],
): boolean {
  const verb = isVerb(act);
  // «ضربة حقيقية» للقطاع
  if (act.quoted && act.weak && !verb && participants.length === 0) return false;
  if (act.class === 'say') {
    // قال فلان إن فرنسا تؤيد: another one speaks.
    if (!verb || act.weak) return false;
    const other = participants.some(
      ({ part, entity }) => part === 'who' && first.participants.every((one) => one.entity !== entity),
    );
    const anew = opensAnew(tokens, act) || (act.from - start < SOON && /^ال/.test(tokens[act.token + 1]?.key ?? ''));
    if (splits && first.participants.length > 0 && !other && !anew) return false;
    // سوف تعلن المؤسسة
    const bySomebody = splits && act.from - start < SOON && /^ال/.test(tokens[act.token + 1]?.key ?? '');
    if (participants.length === 0 && !bySomebody && !opensAnew(tokens, act)) return false;
  } else if (!splits) {
    if (act.class === main.class && !(verb && act.form !== 'noun' && tokens[act.token]!.key[0] === 'و')) return false;
    // What is said or decided is the object (قرر إقالة فلان); other objects belong to the act itself.
    if (!verb && !/^(say|decide)$/.test(main.class) && !result && !standsApart(tokens, main, act)) return false;
  }
  if (act.aside && !(verb && place && dated) && !result) return false;
  if (participants.length > 0 || result || act.class === 'say') return true;
  // أن الحكومة وافقت على: the first verb of what is said.
  const reported = splits && verb && act.from - start < SOON;
  // أعلنت الحركة مسؤوليتها عن قتل نائب في مقديشو: what has a place of its own happened there.
  const placed = place && EVENTFUL.has(act.class) && place.from - act.token < PLACED;
  if (act.weak && !placed) return false;
  if (!place && !dated && !reported && !(verb && opensAnew(tokens, act))) return false;
  return verb || !act.owned || act.from < start;
}

/**
 * What is told beside the news, and is an event of its own: in a relative clause that says who did it or when (الذي افتتحه فلان), by the
 * same subject in a second verb (اعتقلت … وصادرت), as the subject of what is said (إن الهجوم جاء), before or after in time (بعدما ارتفعت).
 */
function toldBeside(
  act: LocalAct,
  cast: Cast,
  { main, first, splits, start, dated }: Around,
  names: readonly NameIn[],
  tokens: readonly Token[],
  from: number,
  to: number,
): Chosen | undefined {
  // سأعتزل: the one who speaks.
  const speaker = first.participants.filter(({ part }) => part === 'who');
  if (splits && act.form !== 'noun' && act.status === 'planned' && /^س[ان]/.test(tokens[act.token]!.key)) {
    return { act, from, to, cast: { ...cast, participants: [...speaker, ...cast.participants] } };
  }
  if (act.quoted) return undefined;
  const verb = isVerb(act);
  const { participants } = cast;
  const chosen: Chosen = { act, from, to, cast };
  const finite = act.form !== 'noun';
  if (act.aside) {
    if (!verb || act.class === 'say') return undefined;
    const own = participants.some(({ part, start }) => part === 'who' && start > act.end && start - act.end < CLOSE);
    const told: Chosen = { ...chosen, act: act.status === 'happened' ? { ...act, status: 'background' } : act };
    if (own) return told;
    const subject = act.weak ? undefined : described(act, names, tokens);
    if (subject) {
      const { id, start, end } = subject.entity;
      const part = act.passive ? 'whom' : 'who';
      return { ...told, cast: { ...cast, participants: [{ start, end, entity: id, part }, ...participants] } };
    }
    return dated && !act.weak ? told : undefined;
  }
  const isJoined = tokens[act.from]!.key[0] === 'و';
  const who = first.participants.filter(({ part }) => part === 'who');
  // اعتقلت شخصين وصادرت أسلحة; إيقاف سيارة والعثور على: of the same subject.
  const sameKind = finite ? main.form !== 'noun' : main.form === 'noun' && isVerb(main);
  if (isJoined && sameKind && !splits && who.length > 0 && !(act.class === 'say' && main.class === 'say')) {
    if (act.weak && participants.length === 0 && finite && !(act.class === 'say' && act.complement > act.token))
      return undefined;
    if (participants.some(({ part }) => part === 'who')) return chosen;
    return { ...chosen, cast: { ...cast, participants: [...who, ...participants] } };
  }
  // إن عمليات ضبط المتسللين, أن زيارته أتت
  if (splits && !verb && isSubject(act, start, tokens)) return chosen;
  // هددت بمقاضاته, أعلن عن بيع: what is said, told by its noun.
  const isNamed = !splits && !verb && !act.weak && act.from - main.token <= NAMED && /^(say|decide)$/.test(main.class);
  if (isNamed && (tokens[act.token]!.key[0] === 'ب' || /^(عن|علي|الي)$/.test(tokens[act.token - 1]!.key))) {
    const same = DOES_WHAT_HE_SAYS.test(main.lemma) && DELIBERATE.has(act.class) && participants.length === 0;
    return same ? { ...chosen, cast: { ...cast, participants: speaker } } : chosen;
  }
  // بعدما ارتفعت, قبل أن يسجل
  if (verb && finite && !act.weak && act.class !== 'say' && followsInTime(tokens, act.from)) return chosen;
  return undefined;
}

/** How far from a verb of speech, in tokens, the noun of what is said may be. */
const NAMED = 8;

/** Verbs that say what the speaker does himself. */
const DOES_WHAT_HE_SAYS = /^(تحذير|إعلان|قرار)$/;
const DELIBERATE: ReadonlySet<ActClass> = new Set([
  'try',
  'open',
  'trade',
  'publish',
  'resign',
  'visit',
  'sign',
  'attack',
]);

/** The name that a relative clause describes: فلان الذي أقدم على. */
function described({ from }: LocalAct, names: readonly NameIn[], tokens: readonly Token[]): NameIn | undefined {
  for (let i = from - 1; i > 0 && i >= from - 3; i--) {
    if (!/^(الذي|التي)$/.test(tokens[i]!.key)) continue;
    const before = tokens[i - 1]!.kind === 'mark' ? i - 1 : i;
    return names.find(({ until, entity }) => until === before && /^(person|organization)$/.test(entity.type));
  }
  return undefined;
}

/** How near the act, in code units, its subject stands. */
const CLOSE = 40;

/** أن زيارته, إن عمليات ضبط: the subject of what is said. */
function isSubject({ from, weak, class: kind }: LocalAct, start: number, tokens: readonly Token[]): boolean {
  if (from === start) return !weak && (EVENTFUL.has(kind) || kind === 'arrest');
  return from === start + 1 && /^(عمليه|عمليات|حادث|حادثه|جريمه|سلسله|موجه)$/.test(tokens[start]!.key);
}

/** بعدما, عندما, قبل أن, بعد أن */
function followsInTime(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1]?.key ?? '';
  return /^(بعدما|عندما|حين|حينما)$/.test(before) || (before === 'ان' && /^(قبل|بعد)$/.test(tokens[at - 2]?.key ?? ''));
}

/** How near, in tokens, a place tells where a weak word happened. */
const PLACED = 9;

/** How soon after أن, in tokens, its verb comes. */
const SOON = 8;

/** ، وقرر المجلس: a verb that begins a clause of its own, with its subject after it. */
function opensAnew(tokens: readonly Token[], { token, from, form, class: kind }: LocalAct): boolean {
  // ، تمت خلالها المصادقة
  if (form === 'noun') return from < token && tokens[from - 1]?.kind === 'mark' && tokens[from]!.key[0] !== 'و';
  const before = tokens[token - 1];
  const after = tokens[token + 1]?.key ?? '';
  // فيما أصيب 28
  if (/^(kill|die|arrest)$/.test(kind) && tokens[token + 1]?.kind === 'number') return true;
  if (
    before?.kind === 'mark'
      ? tokens[token]!.key[0] !== 'و'
      : !/^(كما|فيما|بينما|اذ|وقد|قد|حيث)$/.test(before?.key ?? '')
  )
    return false;
  return after.startsWith('ال') && !/^(الي|الان|الا)$/.test(after);
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

/** A date that can be when something happened: no duration, no vague time. */
export const isDay = ({ kind, value }: DateMention): boolean =>
  value !== null && !/^(duration|vague|recurring|century|decade)$/.test(kind);

/** Acts that are events with a time and a place, also where they are only mentioned. */
const EVENTFUL: ReadonlySet<ActClass> = new Set([
  'meet',
  'visit',
  'talk',
  'sign',
  'agree',
  'cease-fire',
  'attack',
  'kill',
  'elect',
  'protest',
  'accident',
  'disaster',
  'play',
  'open',
  'try',
]);

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
