import type { Block } from '../text/block.ts';
import { keyOffset, type Token } from '../text/tokens.ts';
import type { Span } from '../types.ts';
import type { ActForm, ActWord } from './acts.ts';
import { findFigures } from './figures.ts';
import { isOfRound, isRound, roundOf } from './rounds.ts';
import { senseOf } from './senses.ts';
import type { ActClass, EventFigure, EventStatus } from './types.ts';
import { type EventWord, eventWord } from './words.ts';

/** A word of a paragraph that may name an act; what stands around it decides in the article. Indexes are of tokens. */
export interface LocalAct extends Span {
  readonly token: number;
  /** Where its clause starts to act: the light verb before a noun (عقد اجتماعا), else the word itself. */
  readonly from: number;
  readonly class: ActClass;
  readonly lemma: string;
  readonly form: ActForm;
  readonly weak: boolean;
  readonly passive: boolean;
  /** A noun with a pronoun, which no name completes. */
  readonly owned: boolean;
  /** The word that opens what is said (أن, a colon), or -1. */
  readonly complement: number;
  /** Inside quotation marks. */
  readonly quoted: boolean;
  /** In a relative clause or an attribution (الذي قال, وفق ما قال). */
  readonly aside: boolean;
  readonly status: EventStatus;
}

export interface LocalSentence extends Span {
  /** Its tokens, `to` exclusive. */
  readonly from: number;
  readonly to: number;
  readonly acts: readonly LocalAct[];
  readonly figures: readonly EventFigure[];
}

/** What one paragraph's own text says of events: its sentences with the words that name acts. Offsets are relative to it. */
export interface LocalEvents {
  readonly sentences: readonly LocalSentence[];
}

const NOTHING: LocalEvents = { sentences: [] };

/** Words that name who says it: what they open is an attribution. */
const SOURCE = /^(و)?(حسب|بحسب|وفق|حسبما|وفقما|حسبه|وفقا|طبقا|نقلا)$/;

/** Reads the words of acts in one paragraph. Linear in its tokens; total. */
export function readEvents(block: Block): LocalEvents {
  const { tokens, sentences } = block;
  const made: LocalSentence[] = [];
  let from = 0;
  for (const { start, end } of sentences) {
    while (from < tokens.length && tokens[from]!.start < start) from++;
    let to = from;
    while (to < tokens.length && tokens[to]!.start < end) to++;
    const words: (EventWord | undefined)[] = [];
    let names = false;
    for (let i = from; i < to; i++) {
      const { kind, key } = tokens[i]!;
      const word = kind === 'word' ? eventWord(key) : undefined;
      if (word?.act) names = true;
      words.push(word);
    }
    const acts = names ? readActs(tokens, from, to, words) : [];
    if (acts.length > 0) made.push({ start, end, from, to, acts, figures: findFigures(tokens, from, to, words) });
    from = to;
  }
  return made.length > 0 ? { sentences: made } : NOTHING;
}

const OPENING = '«“';
const CLOSING = '»”';

/** Acts of a sentence that are looked at; one with more is a list or has lost its full stops. */
const MOST_ACTS = 24;

/** Whether a word that has the letters of an act may be one here. */
function isMeant(tokens: readonly Token[], from: number, at: number, word: ActWord): boolean {
  const { key, text } = tokens[at]!;
  if (word.verb && /[ةًٌٍ]$|ًا$/.test(text)) return false; // لفتة is no لفت + ه
  if (word.owned && text.endsWith('ة')) return false; // قبضة is no قبض + ه
  // فقد ذكر is ف + قد.
  if (key === 'فقد' && !tokens[at + 1]?.key.startsWith('ال')) return false;
  // في مقاطعة كذا is a province.
  if (/^ب?مقاطعه$/.test(key) && (key[0] === 'ب' || /^(في|من|الي)$/.test(tokens[at - 1]?.key ?? ''))) return false;
  if (/^[وف]?[يت]دعي$/.test(key) && text.endsWith('ى')) return false; // يُدعى: is called
  // وبين المشرف أن, من جهته، بيّن: a verb only where it opens a clause, or before أن.
  if (/^و?بين$/.test(key))
    return (
      at === from ||
      text.includes('ّ') ||
      tokens[at - 1]?.kind === 'mark' ||
      eventWord(tokens[at + 1]?.key ?? '')?.complement === true
    );
  return !ADVERBS.test(key) && !(at - from < 2 && /^(و|ف)?(يذكر|يشار)$/.test(key));
}

function readActs(
  tokens: readonly Token[],
  from: number,
  to: number,
  words: readonly (EventWord | undefined)[],
): LocalAct[] {
  const acts: LocalAct[] = [];
  let quoted = 0;
  /** A light verb whose noun has not come, and how far it may be. */
  let light = -1;
  /** سيعقد اجتماعا. */
  let isFuture = false;
  let plannedAt = -1;
  const background = opensBackground(tokens, from, to);
  let ofSport: boolean | undefined;
  const isSport = (): boolean => {
    ofSport ??= isOfSport(tokens, from, to);
    return ofSport;
  };
  for (let i = from; i < to && acts.length < MOST_ACTS; i++) {
    const token = tokens[i]!;
    if (token.kind !== 'word') {
      const mark = token.key;
      if (OPENING.includes(mark)) quoted++;
      else if (CLOSING.includes(mark)) quoted = Math.max(0, quoted - 1);
      else if (mark === '"') quoted = quoted > 0 ? 0 : 1;
      if (mark === '؛' || mark === '.' || mark === ':') light = -1;
      continue;
    }
    const seen = words[i - from];
    if (!seen) continue;
    if (seen.planned) plannedAt = i;
    if (seen.relative) light = -1;
    const word = seen.act;
    if (!word || !isMeant(tokens, from, i, word)) continue;
    const complement = complementAfter(tokens, i + 1, to, ABOUT.test(token.key), words, from);
    const senses = word.completed
      ? word.senses.filter(({ next, form }) => next === '' || holdsNext(tokens, i, to, next, form !== 'noun'))
      : word.senses;
    if (senses.length === 0 && !word.light) continue;
    let sense = senseOf(senses, tokens, from, i, to, complement, word.cut);
    // لقاء الفريقين في الجولة الثالثة: clubs play where others meet.
    if (sense?.lemma === 'استضافة' && [1, 2, 3, 4, 5].some((step) => SHOWN.test(tokens[i + step]?.key ?? '')))
      sense = { ...sense, class: 'open' };
    if (sense && HOSTS.test(sense.lemma) && isSport()) sense = { ...sense, ...MATCH };
    // اختتم فلان قائلا: he speaks.
    if (sense && sense.form !== 'noun' && complement - i < 8 && /^قائل/.test(tokens[complement]?.key ?? ''))
      sense = { ...sense, class: 'say', lemma: 'قول', weak: false };
    const aside = isAside(tokens, from, i);
    const isNoun = sense?.form === 'noun';
    // انطلاق مباراة, عملية اقتحام: the match is the act.
    if (
      isNoun &&
      BEGINS.test(sense?.lemma ?? '') &&
      sense?.class !== 'attack' &&
      words[i + 1 - from]?.act?.verb === false
    )
      continue;
    // جولة من المحادثات: the talks are the act.
    if (isNoun && isRound(tokens, i) && roundOf(tokens, i, words, from)) continue;
    const lit = isNoun && light >= 0 && takesNoun(tokens, light, i, word, words, from) ? light : -1;
    // خاضت حربا is no match; أصدرت المحكمة حكما: the sentence is the act, not that it came out.
    if (lit >= 0 && sense && acts.at(-1)?.token === lit && yields(acts.at(-1)!, sense.class)) acts.pop();
    // وشهد المعرض إقبالا: the noun after a light verb is its subject, where it has the article.
    const isSubject = lit >= 0 && sense?.lit === true && word.definite && i - lit < 3 && sense.class === 'open';
    if (sense && (!sense.lit || (lit >= 0 && !isSubject))) {
      acts.push({
        start: keyOffset(token, word.cut),
        end: token.end,
        token: i,
        from: lit >= 0 ? lit : i,
        class: sense.class,
        lemma: sense.lemma,
        form: sense.form,
        // لقي مصرعه: the word that completes it makes it sure.
        weak: sense.weak && lit < 0 && sense.next === '',
        passive: sense.passive,
        owned: isNoun && word.owned,
        complement,
        quoted: quoted > 0,
        aside: lit >= 0 ? isAside(tokens, from, lit) : aside,
        status:
          isNoun && isToCome(tokens, i)
            ? 'planned'
            : statusOf(tokens, from, lit >= 0 ? lit : i, lit >= 0 ? isFuture : word.future, plannedAt, background),
      });
    }
    if (word.light && (word.verb || !sense)) {
      light = quoted > 0 ? -1 : i;
      isFuture = word.future;
    } else if (!isNoun || lit >= 0) light = -1;
  }
  return withoutShared(acts);
}

/** What is said belongs to the last verb of speech before it. */
function withoutShared(acts: readonly LocalAct[]): LocalAct[] {
  return acts.map((act) => {
    if (act.complement < 0) return act;
    const taken = acts.some(
      ({ token, form, class: kind, complement }) =>
        token > act.token && token < act.complement && complement >= 0 && form !== 'noun' && kind === 'say',
    );
    return taken ? { ...act, complement: -1 } : act;
  });
}

/** Words of those who meet, and also of clubs. */
const HOSTS = /^(لقاء|استقبال|استضافة)$/;
/** تحتضن المدينة مهرجانا: what is shown to the public opens. */
const SHOWN = /^(ال)?(مهرجان|مهرجانا|معرض|معرضا|موسم|دوره|اسبوع|كرنفال|سوق|ملتقي|فعاليات|حفل|حفلا)$/;
const MATCH = { class: 'play', lemma: 'مباراة' } as const;
/** Words of matches, bare or with what stands before them. */
const SPORT: ReadonlySet<string> = new Set(
  'جوله دوري مباراه مباريات مونديال كاس هدف هدفين اهداف شوط كلاسيكو ديربي بطوله تصفيات ملعب ملعبه نهائي مرمي كره'
    .split(' ')
    .flatMap((word) => ['', 'ال', 'وال', 'بال', 'لل', 'و', 'ب', 'ل'].map((before) => before + word)),
);

/** Whether a sentence speaks of a match, by two of its words. */
function isOfSport(tokens: readonly Token[], from: number, to: number): boolean {
  let words = 0;
  for (let i = from; i < to; i++) if (SPORT.has(tokens[i]!.key) && ++words > 1) return true;
  return false;
}

/** Acts that are no more than the verb of the noun after them. */
function yields({ class: kind, lemma }: LocalAct, noun: ActClass): boolean {
  if (lemma === 'إصدار') return noun === 'try' || noun === 'decide';
  return kind === 'play' || /^(أمر|تسليم|رفع|مصرع|سحب)$/.test(lemma);
}

/** Nouns that lend themselves to the act of the noun after them: انطلاق مباراة, ختام زيارة. */
const BEGINS = /^(انطلاق|جراحة|بطولة|سحب)$/;

/** Nouns that have become particles. */
const ADVERBS =
  /^(انطلاقا|اضافه|علما|قولا|حضورا|اتفاقا|وصولا|بدءا|ردا|رفضا|دعما|احتجاجا|احتفاء|احتفالا|تاكيدا|تنفيذا|المشاركه|بمشاركه|لمشاركه|ومشاركه)$/;

/** Whether the word that completes the act (قطع … العلاقات) stands near: a verb may have its subject between. */
function holdsNext(tokens: readonly Token[], at: number, to: number, next: string, verb: boolean): boolean {
  for (let i = at + 1; i < to && i <= at + (verb ? 22 : 2); i++) if (tokens[i]!.key.includes(next)) return true;
  return false;
}

/** How far the noun of a light verb may be: its subject, a day and a place may stand between. */
const REACH = 22;

/** Whether a light verb lends its clause to the noun at `at`: تم الاتفاق, نفذ عشرات العمال وقفة. */
function takesNoun(
  tokens: readonly Token[],
  light: number,
  at: number,
  word: ActWord,
  words: readonly (EventWord | undefined)[],
  first: number,
): boolean {
  const gap = at - light;
  if (gap > REACH || isLate(tokens, light, at, words, first)) return false;
  // عمد العمال إلى الاحتجاج: by the preposition that belongs to the verb.
  const governed = GOVERNED.find(([verb]) => verb.test(tokens[light]!.key));
  if (governed)
    return (
      tokens[at - 1]!.key === governed[1] || (LENDS.test(tokens[at - 1]!.key) && tokens[at - 2]?.key === governed[1])
    );
  if (word.cut > 0 && tokens[at]!.key[0] === 'ب' && /قام|يقوم|تقوم/.test(tokens[light]!.key)) return true;
  if (word.definite && gap > 2 && !isOfRound(tokens, at) && !LENDS.test(tokens[at - 1]!.key)) return false;
  if (
    gap > 1 &&
    word.cut === 0 &&
    !/نجح|اسفر/.test(tokens[light]!.key) &&
    /^(في|عن|مع|بعد|قبل|خلال|علي|حول)$/.test(tokens[at - 1]!.key)
  )
    return false;
  const lender = tokens[light]!.key;
  const between = tokens[at - 1]!.key;
  if (/عتزم/.test(lender) && gap > 5) return false;
  // تمكنت من إلقاء القبض, نجح في تنفيذ هجوم
  const far = LENDS.test(between) ? (tokens[at - 2]?.key ?? '') : between;
  if (/تمكن/.test(lender) && far !== 'من' && tokens[at]!.key[0] !== 'و') return false;
  if (/نجح/.test(lender) && far !== 'في' && tokens[at]!.key[0] !== 'ب') return false;
  if (far !== between) return true;
  const letter = tokens[at]!.key[0];
  // تعرض لهجوم, قام بزيارة: with a preposition only near the verb.
  return word.cut === 0 || letter === 'و' || gap <= 6;
}

/** Light verbs with the preposition that leads to what is done. */
const GOVERNED: readonly (readonly [RegExp, string])[] = [
  [/^(و|ف)?(س?[يت])?(عمد|لجا|سع|اضطر|توصل)/, 'الي'],
  [/^(و|ف)?(اقدم|س?[يت]قدم)/, 'علي'],
];

/** Nouns of light verbs. */
const LENDS = /^(القاء|تنفيذ|اجراء|عقد|شن|ابرام|تنظيم|توجيه|تحقيق|تقديم|انهاء|اصدار|اقامه|فرض|احراز)$/;

/** After a second clause has begun (و + verb, أن) a light verb takes no noun any more. */
function isLate(
  tokens: readonly Token[],
  light: number,
  at: number,
  words: readonly (EventWord | undefined)[],
  first: number,
): boolean {
  for (let i = light + 1; i < at; i++) {
    const { key } = tokens[i]!;
    if (
      words[i - first]?.relative ||
      /^(ان|بان|انه|انها|حيث|بعد|قبل|بسبب|عقب|اثر|لبحث|لحين|حين|عند|عندما|لدي)$/.test(key)
    )
      return true;
  }
  return false;
}

/** Verbs whose عن says what is said. */
const ABOUT = /(علن|علان|عبر|عرب|كشف|افصح|تحدث)/;

/** The token that opens what is said, before another sentence begins; -1 when there is none near. */
function complementAfter(
  tokens: readonly Token[],
  from: number,
  to: number,
  about: boolean,
  words: readonly (EventWord | undefined)[],
  first: number,
): number {
  for (let i = from; i < to && i < from + 30; i++) {
    const { key, kind } = tokens[i]!;
    if (kind === 'mark') {
      if (key === ':') return i;
      if (key === '"' || key === '«' || key === '“') {
        const close = closesSoon(tokens, i, to);
        if (close < 0) return i > from ? i : -1;
        i = close;
      }
      if (key === '؛') return -1;
    } else if (words[i - first]?.complement || (about && key === 'عن')) return i;
    else if (words[i - first]?.act?.speaks) return -1; // what follows is said by that verb
  }
  return -1;
}

/** Where a short quotation ends, which is a name and not what is said; -1. */
function closesSoon(tokens: readonly Token[], at: number, to: number): number {
  for (let i = at + 1; i < to && i <= at + 5; i++) if ('"»”'.includes(tokens[i]!.key)) return i;
  return -1;
}

/** In a relative clause, or an attribution that is no event of its own. */
function isAside(tokens: readonly Token[], from: number, at: number): boolean {
  for (let i = at - 1; i >= from && i >= at - 3; i--) {
    const { key, kind } = tokens[i]!;
    if (kind === 'mark') return false;
    if (eventWord(key)?.relative || SOURCE.test(key)) return true;
    if (key === 'كما' || key === 'ما')
      return i > from && key === 'كما'
        ? tokens[i - 1]!.kind === 'word'
        : key === 'ما' && i > from && !isMarkBefore(tokens, i);
    if (!/^(قد|كان|كانت|سوف|لم|لن|لا|كانوا|ما)$/.test(key)) return false;
  }
  return false;
}

const isMarkBefore = (tokens: readonly Token[], i: number): boolean => tokens[i - 1]?.kind === 'mark';

/** وكان قد, سبق أن, يذكر أن: what the sentence tells lies before the news. */
function opensBackground(tokens: readonly Token[], from: number, to: number): boolean {
  const first = tokens[from]?.key ?? '';
  if (first === 'و') return opensBackground(tokens, from + 1, to);
  if (/^(و|ف)?(يذكر|يشار)$/.test(first)) return true;
  // سبق أن, and not what went before a match or a newspaper of that name.
  if (/^(و|ف)?سبق$/.test(first)) return /^(ان|وان|ل.*|له|لها|و)$/.test(tokens[from + 1]?.key ?? '');
  if (!/^(و|ف)?(كان|كانت|كانوا)$/.test(first)) return false;
  for (let i = from + 1; i < to && i < from + 10; i++) if (tokens[i]!.key === 'قد') return true;
  return true;
}

/** الإضراب المزمع تنفيذه, زيارته المرتقبة */
const isToCome = (tokens: readonly Token[], at: number): boolean =>
  /^(ال)?(مقرر|مقرره|مزمع|مرتقب|مرتقبه|منتظر|منتظره|مقبل|مقبله)$/.test(tokens[at + 1]?.key ?? '');

function statusOf(
  tokens: readonly Token[],
  from: number,
  at: number,
  future: boolean,
  plannedAt: number,
  background: boolean,
): EventStatus {
  const before = at > from ? tokens[at - 1]!.key : '';
  if (/^(و|ف)?(لم|لن)$/.test(before)) return 'denied';
  if (future || before === 'سوف') return 'planned';
  if (plannedAt >= 0 && plannedAt <= at && at - plannedAt < 10) return 'planned';
  return background ? 'background' : 'happened';
}
