import type { Candidate } from './candidates.ts';
import { MINISTRIES, PLACE_CUES } from './closed-words.ts';
import { ANY_NAME, type Entry, Flag, type Form } from './lexicon.ts';
import type { Reading, View } from './view.ts';

/**
 * Every name of the tables that stands in the block, each reading of the clitics tried, with a score from what stands
 * around it. Weak forms (`?`) that the context does not confirm come out below the threshold and are kept for the
 * article-wide pass by `isWeak`.
 */
export function fromTables(view: View, out: Candidate[]): void {
  for (let i = 0; i < view.size; i++) {
    const word = view.words[i]!;
    if (word.readings.length === 0) {
      if (view.token(i).kind === 'number') matchAt(view, i, undefined, out);
      continue;
    }
    for (const reading of word.readings) matchAt(view, i, reading, out);
  }
}

function matchAt(view: View, i: number, reading: Reading | undefined, out: Candidate[]): void {
  const forms = reading?.forms ?? view.lexicon.forms(view.token(i).key);
  for (const form of forms) {
    let to = formEnd(view, i, form.rest);
    if (to < 0) continue;
    const score = scoreForm(view, i, to, reading, form);
    if (score < 0.3) continue;
    // كأس آسيا 2023, خليجي 23: the year or the number of one holding
    const dated = isHolding(view, to, form.entry.kind);
    if (dated) to++;
    described(view, i, to, score, reading, form, out);
    // نادي ليفربول: the head of a club is left out before its name.
    if (form.entry.kind === 'club' && reading?.key === 'نادي' && to > i + 1) {
      out.push({
        from: i + 1,
        to,
        start: view.start(i + 1),
        end: view.end(to - 1),
        type: 'organization',
        score,
        entry: form.entry,
        keys: form.rest,
      });
      continue;
    }
    out.push({
      from: i,
      to,
      start: reading ? view.start(i, reading) : view.token(i).start,
      end: view.end(to - 1),
      type: form.entry.type,
      score,
      entry: form.entry,
      keys: reading ? [reading.key, ...form.rest] : form.rest,
    });
  }
}

/**
 * ليفربول الإنكليزي, واشنطن بوست الأميركية: the nationality after a club or a medium is in. A town with a masculine one is a club:
 * towns are feminine.
 */
function described(
  view: View,
  i: number,
  to: number,
  score: number,
  reading: Reading | undefined,
  form: Form,
  out: Candidate[],
): void {
  const { entry } = form;
  if (!reading || !view.definite(to) || view.clitics(to) !== '' || !view.has(to, Flag.Nationality)) return;
  const town = entry.kind === 'city' || entry.kind === 'capital';
  if (town) {
    const key = view.key(to);
    if (
      form.weak ||
      !/ي$/.test(key) ||
      /^ال(شرقي|غربي|شمالي|جنوبي)$/.test(key) ||
      isPlaceCue(view.key(i - 1)) ||
      view.has(i - 1, Flag.PlaceHead)
    )
      return;
    if (/^ب/.test(reading.clitics) || view.definite(i - 1) || view.has(to + 1, ANY_NAME)) return;
  } else if (!/^(club|media|company|bank)$/.test(entry.kind) || score < 0.5) return;
  const from = entry.kind === 'club' && reading.key === 'نادي' && to > i + 1 ? i + 1 : i;
  out.push({
    from,
    to: to + 1,
    start: from === i ? view.start(i, reading) : view.start(from),
    end: view.end(to),
    type: 'organization',
    score: town ? 0.7 : 0.95,
    entry: town ? undefined : entry,
    keys: [...(from === i ? [reading.key, ...form.rest] : form.rest), view.key(to)],
  });
}

const isHolding = (view: View, i: number, kind: string): boolean =>
  /^(sport|summit|conference|festival|fair)$/.test(kind) &&
  i < view.size &&
  view.token(i).kind === 'number' &&
  /^(19|20)\d\d$/.test(view.token(i).key) &&
  !view.isMark(i + 1, '/-');

/** The token after the form's last word, or -1. */
export function formEnd(view: View, at: number, rest: readonly string[]): number {
  let i = at;
  for (const key of rest) {
    i++;
    // غينيا-بيساو is written with and without its hyphen.
    if (view.isMark(i, '-–_') && key !== '-') i++;
    if (i >= view.size) return -1;
    const token = view.token(i);
    if (token.key === key) continue;
    // Only the last word of a name can be glued to the next one.
    const word = view.words[i]!;
    if (word.glued > 0 && key === rest[rest.length - 1] && token.key.slice(0, word.glued) === key) continue;
    return -1;
  }
  return i + 1;
}

function scoreForm(view: View, from: number, to: number, reading: Reading | undefined, form: Form): number {
  const { entry } = form;
  const whole = view.words[from]!.readings[0];
  const single = to - from === 1;
  if (reading && whole && reading.length > 0) {
    // The whole word is a word or a name by itself: بعد is no ب + عد. A longer form confirms the peeling.
    const taken = whole.common || (whole.flags & ~Flag.Speech) !== 0 || whole.forms.length > 0;
    if (taken && single) return 0;
  }
  if (single && reading && (reading.flags & (Flag.Function | Flag.Calendar)) !== 0) return 0;
  if (entry.kind === 'prize' || entry.kind === 'programme') return 0;
  if (insideAddress(view, from, to)) return 0;
  // مسقط رأسه
  if (entry.type === 'place' && reading?.key === 'مسقط' && view.key(to).startsWith('راس')) return 0;
  // هذه القاعدة, القاعدة التي: the noun, not the organisation.
  if (single && entry.type === 'organization' && view.definite(from) && pointedAt(view, from, to)) return 0;
  if (entry.kind === 'media' && quotedAsPaper(view, from, to)) return 0.97;
  if (entry.type === 'organization' && isMinistry(reading?.key ?? '') && isPostBefore(view, from)) return 0;
  let score = form.weak ? weakScore(view, from, to, reading, entry) : 0.95;
  if (!form.weak && single) score = singleScore(view, from, reading, entry);
  return score;
}

function singleScore(view: View, i: number, reading: Reading | undefined, entry: Entry): number {
  const key = reading?.key ?? '';
  const before = view.key(i - 1);
  switch (entry.type) {
    case 'place': {
      if (isAdjectiveHere(view, i, key) || isFinancial(view, i, key)) return 0;
      const { flags, common } = reading!;
      if (key.length <= 3 && view.token(i).text.includes('آ') !== entry.name.includes('آ')) return 0;
      // بعقوبة, باريس: a ب that may be the preposition before an everyday word.
      if (/^[بلك]/.test(key) && view.lexicon.isListed(key.slice(1)) && !isPlaceCue(before) && !hasPlaceClitic(view, i))
        return 0.4;
      // بورصة, العديد: a head or an everyday word is the place only after مدينة and its like.
      if ((flags & (Flag.OrganizationHead | Flag.PlaceHead)) !== 0) return settlementBefore(view, i) ? 0.8 : 0.3;
      if (entry.kind === 'country' || entry.kind === 'capital') {
        return common && !key.startsWith('ال') ? (isPlaceCue(before) || hasPlaceClitic(view, i) ? 0.7 : 0.4) : 0.95;
      }
      // العمارة, الباب: with an everyday noun for its base a town needs a sign that a place is meant.
      if (key.startsWith('ال') && view.lexicon.isListed(key.slice(2)) && !settlementBefore(view, i)) {
        return (isPlaceCue(before) || hasPlaceClitic(view, i)) && view.key(i + 1) !== 'من' ? 0.65 : 0.4;
      }
      if (common) return isPlaceCue(before) || hasPlaceClitic(view, i) ? 0.65 : 0.4;
      if (entry.kind !== 'city') return 0.9;
      if ((reading!.flags & (ANY_NAME | Flag.Title | Flag.Speech | Flag.NotName)) !== 0 || reading!.common) {
        return isPlaceCue(before) || hasPlaceClitic(view, i) ? 0.6 : 0.3;
      }
      // مكة, دبي: towns of our own list, which has the ones that news means.
      if (entry.size === 0) return 0.85;
      if (key.length <= 3 && !isPlaceCue(before)) return 0.4;
      // Small towns share their names with many people; large ones are what news means.
      return entry.size >= 500_000 ? 0.85 : isPlaceCue(before) || hasPlaceClitic(view, i) ? 0.8 : 0.6;
    }
    case 'person':
      return (reading!.flags & (Flag.Nationality | Flag.NotName)) !== 0 || reading!.common ? 0.45 : 0.9;
    default:
      return reading?.common ? 0.6 : 0.9;
  }
}

function weakScore(view: View, from: number, to: number, reading: Reading | undefined, entry: Entry): number {
  const before = view.key(from - 1);
  const key = reading?.key ?? '';
  if (entry.type === 'place') {
    if (to - from === 1 && isAdjectiveHere(view, from, key)) return 0;
    if (settlementBefore(view, from)) return 0.85;
    if (reading && ((reading.flags & ~Flag.Nationality) !== 0 || reading.common)) return 0.4;
    if (entry.kind === 'city') return before === 'في' && !reading?.common ? 0.55 : 0.35;
    return isPlaceCue(before) ? 0.7 : 0.4;
  }
  if (entry.type === 'organization') {
    if (key === 'النادي') return 0.9;
    const head =
      view.has(from - 1, Flag.OrganizationHead) &&
      !view.definite(from - 1) &&
      (entry.kind !== 'international' || entry.name.startsWith(before.slice(0, 2)));
    if (head || (view.isMark(from - 1, '"«“') && !(entry.kind === 'media' && single(from, to) && reading?.common)))
      return 0.8;
    if (entry.kind === 'club' && CLUB_CUES.test(before)) return 0.97;
    return standsAlone(view, from, to, reading, entry) ? 0.6 : 0.4;
  }
  return 0.4;
}

/**
 * حماس the movement, not enthusiasm: without ب, and with nothing after it that would complete or describe a common noun.
 * Only movements and the like are read so: names of papers and firms are everyday words far more often.
 */
function standsAlone(view: View, from: number, to: number, reading: Reading | undefined, entry: Entry): boolean {
  if (!/movement|armed|party/.test(entry.kind) || to - from > 1) return false;
  if (reading?.clitics.endsWith('ب') || /^(بكل|كل|من)$/.test(view.key(from - 1)) || view.definite(from - 1))
    return false;
  if (view.isBreak(to) || view.clitics(to) !== '' || view.has(from - 1, Flag.Speech)) return true;
  return (view.flags(to) & (Flag.Function | Flag.Speech)) !== 0;
}

const pointedAt = (view: View, from: number, to: number): boolean =>
  /^(هذا|هذه|تلك|ذلك)$/.test(view.key(from - 1)) ||
  (view.lexicon.isCommon(view.key(from)) && /^(التي|الذي|التاليه)$/.test(view.key(to)));

const single = (from: number, to: number): boolean => to - from === 1;

/** Who belongs to a club, and what clubs have: مدرب برشلونة, جماهير ليفربول. */
const CLUB_CUES = /^(لاعب|لاعبو|لاعبي|مدرب|نجم|نجوم|مهاجم|مدافع|حارس|جماهير|نادي|ناديي)$/;

/** A word inside an address: www.facebook.com, user@twitter. */
export function insideAddress(view: View, from: number, to: number): boolean {
  const token = view.token(from);
  if (token.text.charCodeAt(0) >= 0x0600) return false;
  const before = from > 0 && view.token(from - 1).end === token.start && view.isMark(from - 1, './@:_-');
  const { end } = view.token(to - 1);
  const after =
    to + 1 < view.size &&
    view.isMark(to, './@') &&
    view.token(to).start === end &&
    view.token(to + 1).start === end + 1;
  return before || after;
}

/** A medium whose name is an everyday word is meant where it stands in quotes after what one does with a paper: لـ«كذا». */
function quotedAsPaper(view: View, from: number, to: number): boolean {
  if (!view.isMark(from - 1, '"«“') || !view.isMark(to, '"»”')) return false;
  const before = view.key(from - 2);
  if (/^(ل|مع|علمت|حصلت|عليها|عليه|نشرت|نقلت|اوردت|التقت|رصدت|زارت|تلقت|ابلغ|اخبر|اكد)$/.test(before)) return true;
  return view.has(from - 2, Flag.Speech) || view.lexicon.organizationHead(before)?.note.startsWith('media') === true;
}

/** A generic head such as مدينة stands before. */
function settlementBefore(view: View, i: number): boolean {
  return (
    view.has(i - 1, Flag.PlaceHead) && /settlement|admin/.test(view.lexicon.placeHead(view.key(i - 1))?.note ?? '')
  );
}

let ministries: ReadonlySet<string> | undefined;
const isMinistry = (key: string): boolean => {
  ministries ??= new Set(MINISTRIES.split(' '));
  return ministries.has(key);
};

/** وزيرة الخارجية الأميركية is a post, الخارجية الأميركية after anything else the ministry. */
const isPostBefore = (view: View, i: number): boolean => /^(ال)?وز(ير|راء)/.test(view.key(i - 1));

let placeCues: ReadonlySet<string> | undefined;
export function isPlaceCue(key: string): boolean {
  placeCues ??= new Set(PLACE_CUES.split(' '));
  return placeCues.has(key);
}

function hasPlaceClitic(view: View, i: number): boolean {
  return /[بل]$/.test(view.clitics(i));
}

/**
 * Whether a word that names a country is a nationality adjective in this place: السعودية after a definite noun that it agrees
 * with (وزارة الخارجية السعودية), أرمينيا after an indefinite accusative that it describes (32 جنديا أرمينيا).
 */
export function isAdjectiveHere(view: View, i: number, key: string): boolean {
  if (view.lexicon.nationality(key) === '') return false;
  // مركزًا تركيًا: the name of a country has no tanwin.
  if (view.token(i).text.includes('ً')) return true;
  if (view.words[i]!.main.length > 0 && view.clitics(i) !== '') return false;
  const before = i - 1;
  if (!view.isWord(before)) return false;
  if (key.startsWith('ال')) {
    // The adjective agrees: definite, and feminine or plural, as the word itself ends in ة.
    if (!key.endsWith('ه')) return view.definite(before);
    const noun = view.key(before);
    if (view.has(before, Flag.Calendar)) return false;
    if (view.definite(before))
      return /(ه|ات|يا|اء)$/.test(noun) || isBrokenPlural(noun) || view.has(before, Flag.Nationality);
    return false;
  }
  // طائرات تركية; بين سورية وتركيا is the country.
  if (key.endsWith('ه')) return !view.has(before, Flag.Function);
  if (!key.endsWith('ا')) return false;
  const { text } = view.token(before);
  const noun = view.key(before);
  if (!/(ا|اً|ًا)$/.test(text) || view.has(before, Flag.Function) || NOT_ACCUSATIVE.has(noun)) return false;
  if (!view.common(before) && !view.has(before, Flag.Title)) return false;
  // After a number the counted noun and its adjective are accusative; an adjective after it shows the same.
  if (before > 0 && view.token(before - 1).kind === 'number') return true;
  if (/^(عشر|ثلاث|اربع|خمس|ست|سبع|ثمان|تسع|احد|اثن)/.test(view.key(before - 1))) return true;
  if (
    view.isWord(i + 1) &&
    view.clitics(i + 1) === '' &&
    /(ا|اً|ًا)$/.test(view.token(i + 1).text) &&
    (view.common(i + 1) || view.has(i + 1, Flag.Title))
  )
    return true;
  if (COUNTED_PEOPLE.test(noun)) return true;
  // Participles govern an object (متهما روسيا): only other nouns are described.
  return text.includes('ً') && !noun.startsWith('م') && !/^.ا.[يئ]?.ا$/.test(noun);
}

/** مردود مالي, عائد مالي: after an indefinite everyday noun the adjective, not Mali. */
const isFinancial = (view: View, i: number, key: string): boolean =>
  key === 'مالي' &&
  view.lexicon.isListed(view.key(i - 1)) &&
  !view.definite(i - 1) &&
  !isPlaceCue(view.key(i - 1)) &&
  !view.has(i - 1, Flag.Function | Flag.Title | Flag.OrganizationHead | Flag.PlaceHead);

const NOT_ACCUSATIVE = new Set(
  'ايضا حاليا سابقا مجددا رسميا معا دوما كثيرا قريبا اخيرا مؤخرا لاحقا جميعا فورا خصوصا عموما'.split(' '),
);
const COUNTED_PEOPLE =
  /^(جنديا|ضابطا|مواطنا|وفدا|جيشا|فريقا|لاعبا|صحفيا|صحافيا|طيارا|دبلوماسيا|رجلا|شخصا|مقاتلا|سائحا|عاملا|طالبا|اسيرا|مدنيا|شرطيا|بحارا|مشروعا|قرارا|موقفا|بيانا)$/;

/** Broken plurals of things take a feminine singular adjective: القوات السعودية, الأندية السعودية, الصحف السعودية. */
const BROKEN = new Set(
  'الصحف الدول المدن السلطات القوات الفرق الشركات البنوك الاجهزه الاسواق الاسهم الجهات المصادر الحدود الاراضي المناطق الموانئ الجيوش الجماهير الفنون العلاقات الطائرات'.split(
    ' ',
  ),
);
const isBrokenPlural = (key: string): boolean => BROKEN.has(key);
