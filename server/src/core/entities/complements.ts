import { COMPLEMENTS, MINISTRIES, STATE_BODIES } from './closed-words.ts';
import { Flag, STRONG_NAME } from './lexicon.ts';
import { chain, isAdjective, type Tables, titled } from './phrases.ts';
import type { View } from './view.ts';

/** A name of an organisation is not longer than this. */
const LONGEST = 9;

const lazySet = (words: string): ((key: string) => boolean) => {
  let set: ReadonlySet<string> | undefined;
  return (key) => {
    set ??= new Set(words.split(' '));
    return set.has(key);
  };
};

export const isMinistry = lazySet(MINISTRIES);
export const isStateBody = lazySet(STATE_BODIES);
const isComplement = lazySet(COMPLEMENTS);

export const institutional = (key: string): boolean =>
  /^ال(اعلي|وطني|وطنيه|عليا|عالي|مركزي|مركزيه|دستوري|دستوريه|اتحادي|اتحاديه|جنائيه|دولي|اطلسي)$/.test(key);

/** للقوات المسلحة, للعلوم والتكنولوجيا: what an institution is for; at most three words. */
export function purpose(view: View, i: number): number {
  let to = i + 1;
  while (to < view.size && to - i < 3 && view.isWord(to) && view.definite(to) && continues(view, to)) to++;
  // للاستفسار عن, للقبض عليه: a masdar with its preposition is what somebody does, not what the body is for.
  return /^(عن|عنه.*|علي|عليه.*)$/.test(view.key(to)) && !isComplement(view.key(to - 1)) ? i : to;
}

/** لرئاسة الجمهورية, لإجراء الاختبارات والتصديق: ل, a bare noun and the definite one that it belongs to. The token after, or i. */
export function construct(view: View, i: number): number {
  if (!view.clitics(i).endsWith('ل') || view.clitics(i).length > 1 || view.definite(i)) return i;
  if (!(view.common(i) || view.has(i, Flag.OrganizationHead)) || view.clitics(i + 1) !== '') return i;
  if (!view.definite(i + 1) || !view.common(i + 1)) return i;
  let to = i + 2;
  while (to < i + 5 && view.definite(to) && continues(view, to)) to++;
  return /^(عن|علي)$/.test(view.key(to)) ? i : to;
}

const continues = (view: View, i: number): boolean =>
  view.clitics(i) === 'و'
    ? isComplement(view.key(i)) || MASDAR.test(view.key(i))
    : view.clitics(i) === '' &&
      (isAdjective(view, i) || view.has(i, Flag.Nationality) || /ي(ين|ون|ات)$/.test(view.key(i)));

/** Verbal nouns of the derived stems, which name the work of a body: التفتيش, الانضباط, الاستثمار. */
const MASDAR = /^ال(ت[^ا]{2}ي[^ا]|ا[^ا]ت[^ا]ا[^ا]|است[^ا]{2}ا[^ا]|ان[^ا]{2}ا[^ا])$/;

/** A body that stands at token i: الرئاسة التركية, الأمم المتحدة, وزارة الخارجية. The token after it, or 0. */
export function bodyAt(view: View, i: number, tables: Tables): number {
  const known = tables.get(i);
  if (known?.type === 'organization') return known.to;
  if (!view.isWord(i)) return 0;
  const next = i + 1;
  if (
    view.definite(i) &&
    (isStateBody(view.key(i)) || isMinistry(view.key(i))) &&
    view.definite(next) &&
    view.has(next, Flag.Nationality)
  )
    return next + 1;
  if (!view.definite(i) && view.has(i, Flag.OrganizationHead) && view.definite(next)) return chain(view, next, tables);
  return 0;
}

export interface Complement {
  to: number;
  /** A proper name or a nationality is in it. */
  named: boolean;
  words: number;
  unknownOnly: boolean;
  /** The head is followed by a proper name at once. */
  proper: boolean;
  adjectives: number;
  /** A noun is joined by و. */
  coordinated: boolean;
}

/**
 * What completes a head noun: bare nouns of a construct, then a definite noun or a name, definite adjectives after it, and
 * coordinated nouns of the kind that names of bodies have. Undefined when nothing definite is reached.
 */
export function complement(view: View, from: number, tables: Tables, note: string): Complement | undefined {
  const result: Complement = {
    to: from,
    named: false,
    words: 0,
    unknownOnly: false,
    proper: false,
    adjectives: 0,
    coordinated: false,
  };
  let i = from;
  const last = from + LONGEST;
  for (let bare = 0; ; bare++) {
    if (i >= last || !view.isWord(i)) return undefined;
    const known = tables.get(i);
    // وكالة وكالة الأنباء: a word that is typed twice.
    if (known?.type === 'organization' && known.keys[0] === view.key(from - 1)) return undefined;
    // تجمع before a country is the verb.
    if (known?.type === 'place' && view.key(from - 1) === 'تجمع') return undefined;
    if (
      known &&
      known.score >= 0.5 &&
      (known.type !== 'person' || /(جامعه|مستشفي|مؤسسه|مدرسه|مركز|حزب|جماعه|معهد)/.test(view.key(from - 1)))
    ) {
      // مجلس أوروبا, حكومة أرمينيا, جامعة القاهرة
      result.named = true;
      result.proper = bare === 0 && known.type !== 'organization';
      i = known.to;
      result.words++;
      // An adjective may follow the place's name: جامعة القاهرة الأمريكية does; وزارة مصر السابقة does not.
      while (
        i < last &&
        view.definite(i) &&
        view.clitics(i) === '' &&
        (view.has(i, Flag.Nationality) || institutional(view.key(i))) &&
        view.isWord(i)
      )
        i++;
      break;
    }
    // قوات جمهورية كذا: a place with its head.
    const placed = view.has(i, Flag.PlaceHead) ? tables.get(i + 1) : undefined;
    if (placed?.type === 'place' && placed.score >= 0.5) {
      result.named = true;
      result.words++;
      i = placed.to;
      break;
    }
    const flags = view.flags(i);
    if ((flags & (Flag.Function | Flag.Speech | Flag.Calendar)) !== 0 && !view.definite(i)) return undefined;
    if (view.definite(i)) {
      if (view.has(i, Flag.Nationality) && bare === 0 && !/(team|party|government|court|forces|police)/.test(note)) {
        // جماعة الإخوان is a noun, هيئة الروسية is no phrase; nationality plurals may complete a head (اتحاد الكتاب العرب).
        if (!/(ين|ون)$/.test(view.key(i))) return undefined;
      }
      result.words++;
      if (!view.common(i) && view.words[i]!.unknown) result.named = true;
      i++;
      break;
    }
    const strong = (flags & STRONG_NAME) !== 0 && (flags & (Flag.GivenWeak | Flag.FamilyWeak)) === 0;
    if (view.words[i]!.unknown || (strong && bare === 0)) {
      if (view.key(i).length < 3) return undefined;
      // حركة طالبان, حزب ليكود: names that nobody listed; two unknown words at most.
      if (/(government|council|committee|court|agency|forces|police|body)/.test(note) && bare === 0) {
        if (!view.words[i]!.unknown) return undefined;
      }
      if (inflected(view, i)) return undefined;
      result.named = true;
      result.unknownOnly = true;
      result.proper = bare === 0;
      i++;
      if (view.words[i]?.unknown && !inflected(view, i) && !/^و/.test(view.key(i))) i++;
      result.to = i;
      result.words++;
      return result;
    }
    if (/^(نادي|فريق)$/.test(view.key(i))) return undefined;
    // A bare noun of a construct needs something definite after it at once or after one more noun.
    if (bare >= 3 || !constructNoun(view, i)) return undefined;
    i++;
    if (!view.isWord(i) || (view.clitics(i) !== '' && !(view.clitics(i) === 'و' && !view.definite(i))))
      return undefined;
  }
  // Definite adjectives and nouns that go on.
  let nouns = 1;
  while (i < last && view.isWord(i)) {
    const clitics = view.clitics(i);
    // واللوجستيك: no table has the word, and so nobody peeled its و.
    if (
      clitics === '' &&
      view.unknown(i) &&
      result.coordinated &&
      /^وال/.test(view.key(i)) &&
      /^وزاره$/.test(view.key(from - 1))
    ) {
      i++;
      continue;
    }
    if (clitics === 'و' && view.definite(i) && coordinated(view, i, view.key(from - 1)) && !titled(view, i)) {
      result.coordinated = true;
      i++;
      continue;
    }
    if (clitics !== '') break;
    const known = tables.get(i);
    if (known?.type === 'person') break;
    if (view.definite(i)) {
      if (titled(view, i)) break;
      if (view.has(i, Flag.Nationality)) {
        result.named = true;
        i++;
        continue;
      }
      if (isAdjective(view, i)) {
        result.adjectives++;
        i++;
        continue;
      }
      if (nouns++ >= 1 || view.has(i, Flag.Calendar)) break;
      i++;
      continue;
    }
    break;
  }
  result.to = i;
  return result;
}

/** وزارة الشباب والرياضة, معهد البراكين والزلازل: of a ministry and its like any noun, of others those of the list. */
function coordinated(view: View, i: number, head: string): boolean {
  const key = view.key(i);
  if (isComplement(key)) return true;
  if (MASDAR.test(key) && /^(شعبه|فرقه|لجنه|مديريه|قسم|مركز|هيئه)$/.test(head)) return true;
  if (!/^(وزاره|معهد|كليه|مصلحه)$/.test(head)) return false;
  if (head === 'وزاره' && view.unknown(i)) return true;
  return view.common(i) && view.flags(i) === 0 && !isAdjective(view, i);
}

export const inflected = (view: View, i: number): boolean => {
  const { text, key } = view.token(i);
  return (
    text.endsWith('ة') || text.includes('ً') || /(ها|هم|هما|وا)$/.test(key) || /^(ي|ت|ن|است|مت|مست|وال|وي|وت)/.test(key)
  );
};

/** A word that may stand bare inside a construct: a common noun, a post, a head. Verbs of the tables are out. */
function constructNoun(view: View, i: number): boolean {
  const flags = view.flags(i);
  if ((flags & (Flag.Speech | Flag.Function | Flag.Nationality)) !== 0) return false;
  const { text, key } = view.token(i);
  if (/(ا|اً|ون|ين|وا)$/.test(text) && key.length > 3) return false;
  if (
    /^(ي|ت)/.test(key) &&
    !/^(تنظيم|تنميه|تنسيق|تطوير|تحرير|تشجيع|تعليم|تسويق|تحقيق|توزيع|تخطيط|تجاره|تمويل|تدريب|ترويج|تاهيل|تراث|تحكيم|تقصي|تضامن)/.test(
      key,
    )
  )
    return false;
  return view.common(i) || view.lexicon.isListed(key) || (flags & (Flag.Title | Flag.OrganizationHead)) !== 0;
}
