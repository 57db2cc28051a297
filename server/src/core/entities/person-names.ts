import { COMPOUND_FIRST, COMPOUND_SECOND, NAME_PARTICLES } from './closed-words.ts';
import { ANY_NAME, Flag, STRONG_NAME } from './lexicon.ts';
import type { View } from './view.ts';

/** What one part of a person's name is worth. */
export type PartKind = 'given' | 'family' | 'either' | 'weak-given' | 'weak-family' | 'unknown' | 'particle';

/** Words that look like one person's name. */
export interface Chain {
  readonly from: number;
  /** The token after the last part. */
  readonly to: number;
  readonly kinds: readonly PartKind[];
  /** The token at which each part starts. */
  readonly at: readonly number[];
  /** Key characters of a و that no table could tell from the first word: it stands in a list of persons. */
  readonly skip?: number | undefined;
}

const MAX_PARTS = 10;

let particles: ReadonlySet<string> | undefined;
let compoundFirst: ReadonlySet<string> | undefined;
let compoundSecond: ReadonlySet<string> | undefined;

/**
 * Reads a person's name from token `from` on; undefined when that token can start none. Linear, at most ten parts.
 *
 * @param listed the token follows a person's name, so that its و is the conjunction: وناتشو is و + a name
 */
export function readChain(view: View, from: number, listed = false): Chain | undefined {
  particles ??= new Set(NAME_PARTICLES.split(' '));
  const kinds: PartKind[] = [];
  const at: number[] = [];
  let i = from;
  let skip: number | undefined;
  if (listed && opensWithWaw(view, from)) {
    kinds.push('unknown');
    at.push(from);
    i++;
    skip = 1;
  }
  while (kinds.length < MAX_PARTS) {
    const part = readPart(view, i, kinds);
    if (!part) break;
    kinds.push(part.kind);
    at.push(i);
    i = part.to;
    if (view.words[i - 1]!.glued > 0) break;
    // كلود - جونكر is written with a hyphen inside the name.
    if (view.isMark(i, '-_') && view.isWord(i + 1) && touches(view, i) && readPart(view, i + 1, kinds)) i++;
  }
  while (kinds.length > 0 && kinds[kinds.length - 1] === 'particle') {
    kinds.pop();
    i = at.pop()!;
    if (view.isMark(i - 1, '-')) i--;
  }
  return kinds.length > 0 ? { from, to: i, kinds, at, skip } : undefined;
}

/** و and a word that is in no table, with or without it: after a name a second one (فلان ورافييل), hardly a و of its own. */
export function opensWithWaw(view: View, i: number): boolean {
  if (!view.isWord(i) || !view.unknown(i)) return false;
  const { key } = view.token(i);
  return key.length >= 4 && key[0] === 'و' && key[1] !== 'ا' && !/(ه|ات|ها|هم|وا)$/.test(key);
}

const PARTS_OF_DAY = new Set(['صباح', 'مساء', 'ظهر', 'فجر', 'عصر', 'ليل', 'ليله', 'ضحي']);
const DAYS = new Set(['اليوم', 'امس', 'الامس', 'غد', 'الغد']);

/** A part of the day before a day (صباح الأربعاء، فجر أمس): time, though صباح and فجر are given names too. */
const opensTime = (view: View, i: number, key: string): boolean =>
  PARTS_OF_DAY.has(key) && view.isWord(i + 1) && (view.has(i + 1, Flag.Calendar) || DAYS.has(view.key(i + 1)));

const touches = (view: View, mark: number): boolean =>
  view.token(mark - 1).end === view.token(mark).start && view.token(mark).end === view.token(mark + 1).start;

function readPart(view: View, i: number, before: readonly PartKind[]): { to: number; kind: PartKind } | undefined {
  if (!view.isWord(i)) return undefined;
  const word = view.words[i]!;
  const whole = word.readings[0]!;
  const first = before.length === 0;
  // Inside a name a word is read whole; only its first word may carry clitics.
  const reading = first ? word.main : whole;
  const key = reading.key;
  // و starts a second name (فلان وفلان).
  // ويلكس, وونغ after one word: these sounds begin names of their own.
  if (!first && opensWithWaw(view, i) && (before.length > 1 || !/^و[يو]/.test(key))) return undefined;
  if (!first && (/^[وف]/.test(word.main.clitics) || ((word.main.flags & Flag.Function) !== 0 && key !== 'علي')))
    return undefined;
  const { flags } = reading;
  if (first && startsNothing(view, i, key, flags)) return undefined;
  if (view.token(i).text.charCodeAt(0) < 0x0600) return undefined;
  if ((flags & Flag.Speech) !== 0 && (flags & STRONG_NAME) === 0) return undefined;
  if ((flags & Flag.Calendar) !== 0 && (first || (flags & ANY_NAME) === 0)) return undefined;
  if (opensTime(view, i, key)) return undefined;
  // محمد الخامس, ألفونسو الثالث عشر
  if (
    before.length === 1 &&
    ORDINALS.test(key) &&
    (before[0] === 'given' || before[0] === 'either' || before[0] === 'unknown')
  ) {
    return { to: view.key(i + 1) === 'عشر' ? i + 2 : i + 1, kind: 'family' };
  }

  const listed = listedPart(view, i, key);
  if (listed) return listed;
  if (compound(view, i, key)) return { to: i + 2, kind: 'given' };
  if (key === 'الله' || key === 'الدين') return undefined;
  if (!first && endsName(view, i, key, flags, before.length)) return undefined;
  if (particles!.has(key) && view.isWord(i + 1)) {
    if (
      (!first || key === 'ابو' || key === 'ابن' || (key === 'ام' && view.token(i).text.includes('أ'))) &&
      ((flags & Flag.Given) === 0 || /^اب[اوي]$/.test(key))
    )
      return { to: i + 1, kind: 'particle' };
  }
  if ((flags & Flag.Function) !== 0) {
    // علي, which the press of some countries also writes for على: a name only with a name after it.
    if (key !== 'علي' || view.token(i).text.endsWith('ى')) return undefined;
    return { to: i + 1, kind: first ? 'weak-given' : 'given' };
  }
  if ((flags & (Flag.Given | Flag.Family)) === (Flag.Given | Flag.Family)) return { to: i + 1, kind: 'either' };
  if ((flags & Flag.Given) !== 0)
    return { to: i + 1, kind: (flags & (Flag.FamilyWeak | Flag.NameWord)) !== 0 ? 'either' : 'given' };
  if ((flags & Flag.Family) !== 0) return { to: i + 1, kind: 'family' };
  // بن أبي طالب: after a particle an everyday word is a name; so is a nisba at the end of a name with بن.
  const everyday = view.key(i - 1) === 'ابن' && flags === 0;
  if (before[before.length - 1] === 'particle' && (flags & Flag.Nationality) === 0 && !everyday)
    return { to: i + 1, kind: 'weak-family' };
  if (before.includes('particle') && before.length >= 3 && /^ال.{2,}ي$/.test(key) && reading.common)
    return { to: i + 1, kind: 'weak-family' };
  if ((flags & Flag.NotName) !== 0 && (flags & ANY_NAME) === 0) return undefined;
  if (
    (flags & (Flag.Title | Flag.OrganizationHead | Flag.PlaceHead)) !== 0 &&
    (flags & (Flag.GivenWeak | Flag.FamilyWeak)) === 0
  )
    return undefined;
  if ((flags & Flag.NameWord) !== 0) return { to: i + 1, kind: 'either' };
  if ((flags & Flag.GivenWeak) !== 0) return { to: i + 1, kind: 'weak-given' };
  if ((flags & Flag.FamilyWeak) !== 0) return { to: i + 1, kind: 'weak-family' };
  if (flags !== 0) return undefined;
  if (reading.common && spokenOf(view, i, key, before)) return { to: i + 1, kind: 'weak-family' };
  if (reading.common) return rare(view, i, key, before) ? { to: i + 1, kind: 'unknown' } : undefined;
  // كاسيا is no ك + آسيا, بارباع no ب + أرباع, inside a name.
  const peeled = !first && (likeness(view, i) || southArabian(view, i, before));
  if (!word.unknown && word.glued === 0 && !peeled) return undefined;
  return couldBeName(view, i, !first) ? { to: i + 1, kind: 'unknown' } : undefined;
}

/** قال أحمد العنصر إن, الأمين العام، امحند العنصر،: a definite word that ends the name of the speaker, or the name between commas. */
const spokenOf = (view: View, i: number, key: string, before: readonly PartKind[]): boolean =>
  before.length === 1 &&
  key.startsWith('ال') &&
  key.length <= 8 &&
  ((/^(given|either)$/.test(before[0]!) &&
    view.has(i - 2, Flag.Speech) &&
    /^(ان|انه|انها|بان|خلال|في)$/.test(view.key(i + 1))) ||
    (before[0] === 'unknown' && view.isMark(i - 2, '،') && view.isMark(i + 1, '،')));

/**
 * A word that news prose holds now and then (رغد, عاطي) and that is a name here: right after a title or a verb of speech with a
 * name word after it, or between a given name and the particle of the next.
 */
function rare(view: View, i: number, key: string, before: readonly PartKind[]): boolean {
  if (!view.lexicon.isRare(key) || key.length > 8 || key.startsWith('ال') || !couldBeName(view, i)) return false;
  if (before.length > 0) return false;
  const next = i + 1;
  if (view.key(next) === 'بن') return view.has(next + 1, ANY_NAME);
  if (!view.has(i - 1, Flag.Speech | Flag.Title)) return false;
  if (view.isMark(next + 1, '،') === false) return false;
  return view.unknown(next) || view.has(next, Flag.Family);
}

/** كاسيا: no ك and a place (nothing is like a continent inside a name), and written without a hamza. */
export const likeness = (view: View, i: number): boolean =>
  view.clitics(i) === 'ك' &&
  !view.common(i) &&
  !/^ك[أإآ]/.test(view.token(i).text) &&
  view.lexicon.forms(view.key(i)).some(({ entry }) => entry.type === 'place');

/** باعشن, بارباع: the family names of the Hadhramaut begin with با. After بن they are no ب and a noun, unless it is a masdar. */
const southArabian = (view: View, i: number, before: readonly PartKind[]): boolean =>
  before.includes('particle') &&
  /^با[^لنست]/.test(view.token(i).text) &&
  view.token(i).key.length <= 7 &&
  view.key(i)[2] !== 'ت';

const ORDINALS = /^ال(اول|ثاني|ثالث|رابع|خامس|سادس|سابع|ثامن|تاسع|عاشر)$/;

/** Words that end or continue a name and never begin one: titles, nationalities, the second halves of compounds. */
function startsNothing(view: View, i: number, key: string, flags: number): boolean {
  if (!key.startsWith('ال')) return false;
  if ((flags & Flag.Nationality) !== 0 || key === 'الله' || key === 'الدين') return true;
  const titles = view.lexicon.titles(key).filter((title) => title.rest.length === 0);
  return titles.some((title) => !title.weak) || (titles.length > 0 && view.has(i + 1, STRONG_NAME));
}

/** مساعد الوزيرة: a bare title with a definite everyday or title word after it. */
const opensPost = (view: View, i: number): boolean =>
  view.definite(i + 1) && (view.common(i + 1) || view.has(i + 1, Flag.Title));

/** A post after a whole name belongs to what follows: عمرو موسى | الأمين العام. */
function endsName(view: View, i: number, key: string, flags: number, parts: number): boolean {
  if ((flags & Flag.Title) === 0) return false;
  if (parts < 2 && (flags & ANY_NAME) !== 0) return false;
  return view.lexicon
    .titles(key)
    .some(
      ({ rest, kind, weak }) =>
        rest.length === 0 && (!weak || opensPost(view, i)) && /head|title|military|academic/.test(kind),
    );
}

/** A name of several words of the tables; one that is listed as given and as family name is either. */
function listedPart(view: View, i: number, key: string): { to: number; kind: PartKind } | undefined {
  let flags = 0;
  let length = 0;
  for (const { rest, flag } of view.lexicon.nameParts(key)) {
    if (rest.length < length || !matches(view, i, rest)) continue;
    flags |= flag;
    length = rest.length;
  }
  if (length === 0) return undefined;
  const to = i + 1 + length;
  const given = (flags & Flag.Given) !== 0;
  if (given && (flags & (Flag.Family | Flag.FamilyWeak)) !== 0) return { to, kind: 'either' };
  if (given) return { to, kind: 'given' };
  if ((flags & Flag.Family) !== 0) return { to, kind: 'family' };
  return { to, kind: (flags & Flag.GivenWeak) !== 0 ? 'weak-given' : 'weak-family' };
}

/** عبد + definite, سيف الإسلام, نور الدين: one given name in two words. */
function compound(view: View, i: number, key: string): boolean {
  if (!view.isWord(i + 1)) return false;
  compoundFirst ??= new Set(COMPOUND_FIRST.split(' '));
  compoundSecond ??= new Set(COMPOUND_SECOND.split(' '));
  const next = view.words[i + 1]!.readings[0]!.key;
  if (key === 'عبد') return next.startsWith('ال') && next.length >= 5;
  return compoundFirst.has(key) && compoundSecond.has(next);
}

function matches(view: View, i: number, rest: readonly string[]): boolean {
  for (let k = 0; k < rest.length; k++) {
    const at = i + 1 + k;
    if (at >= view.size || view.token(at).key !== rest[k]) return false;
  }
  return true;
}

/** An unknown word that does not show by its ending that it is an inflected word of the language. */
function couldBeName(view: View, i: number, inside = false): boolean {
  const { text, key } = view.token(i);
  if (key.length < 3 || key.length > 14) return false;
  const last = text[text.length - 1];
  if (last === 'ة' || last === 'ً' || text.includes('ً')) return false;
  if (/(ها|هم|هما|هن|كم|وا|تين|تان|ئي|ائيه)$/.test(key)) return false;
  // متضامنا, مستعرضا: a participle that says how.
  if (/^(مت|مست).{2,}ا$/.test(key)) return false;
  // An everyday word with an ending of its inflexion: مؤتمرا, اقتصاديون.
  const inflected = /(ا|ون|ين|ات|ان|ه|ت)$/.exec(key);
  if (
    inflected &&
    key.length - inflected[0].length >= (inflected[0] === 'ه' ? 3 : 4) &&
    view.lexicon.isCommon(key.slice(0, inflected.index))
  )
    return false;
  // فالفيردي, كالديرون after another name: no ف and a definite noun, which a table would have.
  if (inside && /^[بفك]ال/.test(key) && key.length <= 9 && !/(ه|ات|ين|ون|ي)$/.test(key)) return true;
  if (/^(وال|بال|فال|كال|لل|است|سي|ست|وي|وت|ولل|وبال)/.test(key) && key.length >= 6)
    return /^(ستي|ستو|ستا|سيل|سيم|سين|سير|ويل|وين|سيس)/.test(key);
  if (/^(مت|من|مس|يت|ين|يس|تت|تست|مست|انت|ات)/.test(key) && /(ه|ات|ين|ون)$/.test(key)) return false;
  return true;
}
