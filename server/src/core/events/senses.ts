import type { Token } from '../text/tokens.ts';
import type { ActSense } from './acts.ts';

const PREPOSITION =
  /^(في|من|الي|علي|عن|مع|بعد|قبل|خلال|اثناء|منذ|حول|لدي|ضد|بين|عقب|اثر|بسبب|نتيجه|بشان|حتي|قرب|كل|اي|هذا|هذه|ذلك|تلك)$/;

/** Which sense a word has here; undefined when none. */
export function senseOf(
  senses: readonly ActSense[],
  tokens: readonly Token[],
  from: number,
  at: number,
  to: number,
  complement: number,
  cut: number,
): ActSense | undefined {
  let rest = senses;
  if (rest.some(({ lemma }) => lemma === 'سيطرة') && ranks(tokens, at)) return undefined;
  // قضت محكمة بسجنه, and neither قضت ساعات nor قضت عليهم
  if (/^[وف]?[يت]?قض/.test(tokens[at]!.key) && rest.some(({ class: kind }) => kind === 'try')) {
    const isCourt = [-1, -2, 1, 2].some((step) => COURT.test(tokens[at + step]?.key ?? ''));
    rest = rest.filter(({ class: kind }) => (kind === 'try') === isCourt);
  }
  // أطلقت سراحه is no opening.
  if (rest[0]?.lemma === 'انطلاق' && [1, 2, 3, 4].some((step) => /^سراح/.test(tokens[at + step]?.key ?? ''))) {
    return { ...rest[0], class: 'other', lemma: 'إفراج', weak: false };
  }
  // تصل قيمتها إلى كذا is no arrival.
  if (rest[0]?.lemma === 'وصول' && rest[0].form !== 'noun' && amounts(tokens, at)) return undefined;
  // يبحث عن لاعب is no talk.
  if (rest[0]?.lemma === 'بحث' && /^(عن|علي)$/.test(tokens[at + 1]?.key ?? '')) return undefined;
  if (rest[0]?.lemma === 'بحث' && tokens[at + 2]?.key === 'عن') return undefined;
  if (rest.length > 1 && rest.some(({ form }) => form === 'noun') && rest.some(({ form }) => form !== 'noun')) {
    // الجيش قصف: no noun completes one with the article.
    const before = at > from ? tokens[at - 1]!.key : '';
    const afterSubject = cut === 0 && /^ال(?!ي$|ذي$|تي$|ان$|يوم$)/.test(before);
    const asVerb = afterSubject || opensClause(tokens, from, at) || (cut > 0 && /^[وف]/.test(tokens[at]!.key));
    rest = rest.filter(({ form }) => (form === 'noun') !== asVerb);
  }
  const gap = complement < 0 ? Number.POSITIVE_INFINITY : complement - at;
  const says = gap < (at - from < 2 || rest.some(({ class: kind, weak }) => kind === 'say' && !weak) ? 25 : 14);
  const sense =
    shooting(rest, tokens, at) ??
    // رد على: what its completing word shows is surer than the bare one.
    (says ? undefined : rest.find(({ next }) => next !== '')) ??
    rest.find(({ class: kind }) => (kind === 'say') === says) ??
    rest.find(({ weak }) => !weak) ??
    rest[0];
  if (!sense) return undefined;
  if (sense.form === 'noun') return sense;
  const before = at > from ? tokens[at - 1]! : undefined;
  // عن أعلن is nothing; a verb follows no preposition, and no noun that it would complete
  const isWho = before?.key === 'من' && /^(هو|هي|هم)$/.test(tokens[at - 2]?.key ?? '');
  if (before?.kind === 'word' && cut === 0 && PREPOSITION.test(before.key) && !isWho) {
    return sense.form === 'past' ? undefined : sense;
  }
  // وتابع مع المشرفين, تواصل الجمعية: who goes on says nothing.
  if (sense.lemma === 'إضافة' && !says && (sense.weak || /تابع/.test(tokens[at]!.key))) return undefined;
  if (!sense.weak) return sense;
  // رد فلان على, جاء في البيان
  if (sense.next !== '' && opensClause(tokens, from, at)) return sense;
  if (sense.homograph && isVerbHere(tokens, from, at, to, cut, says && sense.class === 'say')) {
    return { ...sense, weak: false };
  }
  const { key } = tokens[at]!;
  // المجلس يرصد, إيطاليا تعتبر: in a headline the subject stands before the verb.
  const isTitle = sense.form === 'present' && to - from <= TITLE && at > from && at - from <= SUBJECT && !says;
  if (isTitle && opensWithSubject(tokens, from, at)) return sense;
  // يعتبر من أهم is no statement.
  if (sense.lemma === 'اعتبار' && /^[وف]?[يت]عتبر$/.test(key) && !says) return undefined;
  const surely = sense.form === 'present' || /(ت|وا|ته|تها)$/.test(key) || cut > 0 || opensClause(tokens, from, at);
  if (says || sense.class !== 'say') return surely ? sense : undefined;
  // أظهرت دراسة ارتفاع: a document tells.
  if (opensClause(tokens, from, at) && DOCUMENT.test(tokens[at + 1]?.key ?? '')) return { ...sense, weak: false };
  // Without what is said, the bare past of a verb of speech is a noun as often (علم, رد).
  const isBare = sense.form === 'past' && cut === 0 && !/ت$/.test(key);
  return !isBare && opensClause(tokens, from, at) && sense.lemma !== 'إفادة' ? sense : undefined;
}

/** A headline has no more tokens, and its subject no more. */
const TITLE = 16;
const SUBJECT = 5;

/** Whether what stands before a verb may be its subject: no particle, no mark and no preposition of the sentence's own. */
function opensWithSubject(tokens: readonly Token[], from: number, at: number): boolean {
  for (let i = from; i < at; i++) {
    const { kind, key } = tokens[i]!;
    if (kind !== 'word' && !/^["«»“”]$/.test(key)) return false;
    if (
      PREPOSITION.test(key) ||
      /^(ان|انه|انها|كما|لا|ما|لم|لن|هل|لماذا|كيف|من|الذي|التي|هو|هي|وهو|وهي|قد|وقد)$/.test(key)
    )
      return false;
  }
  return true;
}

/** A headline has fewer words. */
const HEADLINE = 12;

/** طالب المعلمون, وطالب: the past of a verb, and not the noun that is written alike (طالب جامعي). */
function isVerbHere(
  tokens: readonly Token[],
  from: number,
  at: number,
  to: number,
  cut: number,
  says: boolean,
): boolean {
  if (cut > 0 || says || (at > from && opensClause(tokens, from, at))) return true;
  return at === from && (to - from > HEADLINE || tokens[at + 1]?.key.startsWith('ال') === true);
}

const COURT = /^(و|ب|ل)?(ال)?(محكمه|محاكم|قضاء|استئناف|قاضي?)$/;

/** احتل المركز الثالث */
const ranks = (tokens: readonly Token[], at: number): boolean =>
  [1, 2, 3, 4].some((step) =>
    /^(المركز|المرتبه|الصداره|المراكز|اللقب|القمه|الكره)$/.test(tokens[at + step]?.key ?? ''),
  );

function amounts(tokens: readonly Token[], at: number): boolean {
  for (let i = at + 1; i < tokens.length && i <= at + 4; i++) {
    if (tokens[i]!.kind === 'number' || /^(قيمت|نسبت|عدد|سعر|تكلفت|حجم)/.test(tokens[i]!.key)) return true;
  }
  return false;
}

/** أطلق النار, أطلقت صواريخ: no opening. */
function shooting(senses: readonly ActSense[], tokens: readonly Token[], at: number): ActSense | undefined {
  const sense = senses.find(({ lemma }) => lemma === 'انطلاق');
  if (!sense) return undefined;
  for (let i = Math.max(0, at - 2); i < tokens.length && i <= at + 5; i++) {
    if (/^(نار|النار|نارا|صواريخ|صاروخ|صاروخا|قذائف|الرصاص|رصاص|نيران)$/.test(tokens[i]!.key)) {
      return { ...sense, class: 'attack', lemma: 'قصف', weak: false };
    }
  }
  return undefined;
}

/** Whether a verb may stand here: at the start, after a mark, or after a particle. */
function opensClause(tokens: readonly Token[], from: number, at: number): boolean {
  if (at <= from) return true;
  const { kind, key } = tokens[at - 1]!;
  if (kind !== 'word') return true;
  // أن النائب طالب
  for (let i = at - 1; i > from && i >= at - 4; i--) if (/^(ان|بان|وان)$/.test(tokens[i]!.key)) return true;
  return /^(وقد|قد|فقد|كما|حيث|ان|بينما|فيما|ثم|ما|لم|التي|الذي|الذين|وكان|وكانت|كان|كانت|انه|انها|اذ|عندما|حين|لما|و)$/.test(
    key,
  );
}

/** What tells without a speaker. */
const DOCUMENT =
  /^(تقرير|دراسه|بحث|استطلاع|بيانات|نتائج|احصاء|احصاءات|احصائيات|احصائيه|ارقام|وثيقه|وثائق|مذكره|تحقيق|تحقيقات)$/;
