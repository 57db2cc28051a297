import type { Candidate } from './candidates.ts';
import { COMPLEMENTS, MINISTRIES, STATE_BODIES } from './closed-words.ts';
import { Flag, STRONG_NAME } from './lexicon.ts';
import { titleAt } from './persons.ts';
import { chain, closing, hasNationality, isAdjective, type Tables, titled } from './phrases.ts';
import type { View } from './view.ts';

let ministries: ReadonlySet<string> | undefined;
let stateBodies: ReadonlySet<string> | undefined;
let complements: ReadonlySet<string> | undefined;

/** A name of an organisation is not longer than this. */
const LONGEST = 9;

/** Organisations by rule: a head noun and what completes it (contract, "Organisations"). */
export function fromOrganizationRules(view: View, tables: Tables, out: Candidate[]): void {
  ministries ??= new Set(MINISTRIES.split(' '));
  stateBodies ??= new Set(STATE_BODIES.split(' '));
  complements ??= new Set(COMPLEMENTS.split(' '));
  for (let i = 0; i < view.size; i++) {
    if (!view.isWord(i)) continue;
    const key = view.key(i);
    if (view.definite(i)) {
      definiteHead(view, i, key, tables, out);
      continue;
    }
    const head = view.has(i, Flag.OrganizationHead) ? view.lexicon.organizationHead(key) : undefined;
    if (!head) continue;
    if (head.inside) insideHead(view, i, head.note, head.weak, tables, out);
    else outsideHead(view, i, head.note, out);
  }
}

function add(view: View, from: number, to: number, score: number, out: Candidate[], end?: number): void {
  const keys: string[] = [];
  for (let i = from; i < to; i++)
    if (view.token(i).kind !== 'mark' || view.isMark(i, '+')) keys.push(i === from ? view.key(i) : view.token(i).key);
  out.push({ from, to, start: view.start(from), end: end ?? view.end(to - 1), type: 'organization', score, keys });
}

/** الجيش الأذربيجاني، الخارجية الروسية، البرلمان التركي، الهيئة العامة للاستثمار. */
function definiteHead(view: View, i: number, key: string, tables: Tables, out: Candidate[]): void {
  const bare = key.slice(2);
  const next = i + 1;
  if (!view.isWord(next) || view.clitics(next) !== '') return;
  const adjective = view.definite(next) && view.has(next, Flag.Nationality);
  if (ministries!.has(key)) {
    // وزيرة الخارجية الألمانية is a post; the adjective must be feminine to mean the ministry.
    const before = view.key(i - 1);
    const inPost =
      view.isWord(i - 1) &&
      (titleAt(view, i - 1) !== undefined ||
        view.has(i - 1, Flag.Title) ||
        /^وزراء?$|^وزير/.test(before) ||
        view.has(i - 1, Flag.OrganizationHead));
    const core = /^(الخارجيه|الدفاع|الداخليه)$/.test(key);
    // وسائل الإعلام الأمريكية: after a bare noun it is that noun's complement.
    const completes = !core && view.isWord(i - 1) && view.common(i - 1) && !view.definite(i - 1);
    if (adjective && view.key(next).endsWith('ه') && !inPost && !completes && !attached(view, i))
      add(view, i, next + 1, key === 'الخارجيه' || key === 'الدفاع' || key === 'الداخليه' ? 0.9 : 0.62, out);
    return;
  }
  if (stateBodies!.has(key)) {
    if (adjective && agrees(view.key(next), key)) add(view, i, chain(view, next, tables), 0.88, out);
    else if (
      view.definite(next) &&
      /^(الوطني|الوطنيه|الاتحادي|الاتحاديه|الفدرالي|الفيدرالي|الحر)$/.test(view.key(next))
    ) {
      const to = chain(view, next, tables);
      add(view, i, to, hasNationality(view, next, to) ? 0.85 : 0.6, out);
    }
    return;
  }
  const head = view.lexicon.organizationHead(bare);
  // الصحيفة البريطانية points back.
  if (!head || head.note.includes('plural') || (!head.inside && view.has(next, Flag.Nationality))) return;
  // A definite head is a name with adjectives and, after them, what it is for.
  if (!view.definite(next)) return;
  let to = chain(view, next, tables);
  const adjectives = to - next;
  const named = hasNationality(view, next, to);
  let quoted = false;
  if (
    view.clitics(to).startsWith('لل') &&
    view.isWord(to) &&
    (view.common(to) || view.flags(to) !== 0) &&
    !(tables.get(i)?.type === 'organization' && tables.get(i)!.score >= 0.8) &&
    /^ال(عامه?|اعلي|عليا|وطنيه?|دوليه?|مركزيه?|عربيه?|عالميه?|اقليميه?)$/.test(view.key(next))
  ) {
    to = purpose(view, to);
    quoted = true;
  }
  let end: number | undefined;
  if (view.isMark(to, '"«“')) {
    const close = closing(view, to);
    // A quoted name ("3+3", «إيكاو»), not words that happen to be quoted next.
    if (close > 0 && !quotesWords(view, to + 1, close)) {
      end = view.token(close).end;
      to = close + 1;
      quoted = true;
    }
  }
  const score = quoted
    ? 0.75
    : named
      ? head.weak
        ? 0.6
        : 0.75
      : adjectives >= 2 && !head.weak
        ? 0.55
        : institutional(view.key(next)) && !head.weak
          ? 0.55
          : 0.3;
  add(view, i, to, score, out, end);
}

/** A masculine adjective for a masculine head: الحكومة الروسية, not الحكومة الروسي. */
function agrees(adjective: string, noun: string): boolean {
  const feminine = noun.endsWith('ه') || noun === 'القوات' || noun === 'المخابرات' || noun === 'الاستخبارات';
  return feminine === adjective.endsWith('ه');
}

const institutional = (key: string): boolean =>
  /^(الاعلي|الوطني|الوطنيه|العليا|المركزي|المركزيه|الدستوري|الدستوريه|الاتحادي|الاتحاديه|الجنائيه|الدولي)$/.test(key);

const attached = (view: View, i: number): boolean => view.isWord(i - 1) && view.has(i - 1, Flag.OrganizationHead);

/** للقوات المسلحة, لكرة القدم: what an institution is for; at most three words. */
function purpose(view: View, i: number): number {
  let to = i + 1;
  while (
    to < view.size &&
    to - i < 3 &&
    view.isWord(to) &&
    view.definite(to) &&
    (view.clitics(to) === '' || (view.clitics(to) === 'و' && complements!.has(view.key(to)))) &&
    !titled(view, to)
  )
    to++;
  return to;
}

/** وزارة الخارجية الروسية، مجلس الأمن الدولي، مكتب رئيس وزراء أرمينيا، قوات حفظ السلام الروسية. */
function insideHead(view: View, i: number, note: string, weak: boolean, tables: Tables, out: Candidate[]): void {
  const first = i + 1;
  if (view.isMark(first, '"«“')) {
    const close = closing(view, first);
    if (close > 0 && !(weak && note.startsWith('body')))
      add(view, i, close + 1, weak ? 0.62 : 0.8, out, view.token(close).end);
    return;
  }
  if (!view.isWord(first) || view.clitics(first) !== '') return;
  const end = complement(view, first, tables, note);
  if (!end) return;
  let { to } = end;
  const forces = note.includes('definite');
  const plural = note.includes('plural') || note.includes('dual');
  if (forces && (!end.named || end.unknownOnly)) return;
  // برئاسة is "under the chairmanship of"; the office has a definite noun after it.
  if (view.key(i) === 'رئاسه' && (view.clitics(i).endsWith('ب') || !view.definite(first))) return;
  if (plural && !end.named) return;
  // دائرة الاتصال في الرئاسة التركية: a part of a larger body.
  if (view.key(to) === 'في' && /(دائره|اداره|مكتب|هيئه|لجنه)/.test(view.key(i))) {
    const body = bodyAt(view, to + 1, tables);
    if (body > 0) {
      to = body;
      end.named = true;
    }
  }
  // معهد ماساتشوستس للتكنولوجيا: what it is for belongs to the name of a foundation.
  if (end.proper && view.isWord(to) && view.clitics(to) === 'لل' && view.common(to)) to = purpose(view, to);
  let score = end.named ? (weak ? 0.72 : 0.88) : weak ? 0.42 : 0.66;
  if (!end.named && /(government|university|party|court)/.test(note) && !weak) score = end.words >= 1 ? 0.72 : 0.5;
  if (end.unknownOnly) score = weak ? 0.6 : 0.7;
  // مجموعة الاتصال الثلاثية: a descriptive name, definite and with its adjective.
  if (!end.named && note.startsWith('group') && end.adjectives > 0 && !view.key(first).endsWith('ات')) score = 0.56;
  add(view, i, to, score, out);
}

/** A body that stands at token i: الرئاسة التركية, الأمم المتحدة, وزارة الخارجية. The token after it, or 0. */
function bodyAt(view: View, i: number, tables: Tables): number {
  const known = tables.get(i);
  if (known?.type === 'organization') return known.to;
  if (!view.isWord(i)) return 0;
  const next = i + 1;
  if (
    view.definite(i) &&
    (stateBodies!.has(view.key(i)) || ministries!.has(view.key(i))) &&
    view.definite(next) &&
    view.has(next, Flag.Nationality)
  )
    return next + 1;
  if (!view.definite(i) && view.has(i, Flag.OrganizationHead) && view.definite(next)) return chain(view, next, tables);
  return 0;
}

interface Complement {
  to: number;
  /** A proper name or a nationality is in it. */
  named: boolean;
  words: number;
  unknownOnly: boolean;
  /** The head is followed by a proper name at once. */
  proper: boolean;
  adjectives: number;
}

/**
 * What completes a head noun: bare nouns of a construct, then a definite noun or a name, definite adjectives after it, and
 * coordinated nouns of the kind that names of bodies have. Undefined when nothing definite is reached.
 */
function complement(view: View, from: number, tables: Tables, note: string): Complement | undefined {
  const result: Complement = { to: from, named: false, words: 0, unknownOnly: false, proper: false, adjectives: 0 };
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
    if (clitics === 'و' && view.definite(i) && coordinated(view, i, view.key(from - 1)) && !titled(view, i)) {
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
  if (complements!.has(view.key(i))) return true;
  if (!/^(وزاره|معهد|كليه|مصلحه)$/.test(head)) return false;
  return view.common(i) && view.flags(i) === 0 && !isAdjective(view, i);
}

const inflected = (view: View, i: number): boolean => {
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
  return view.common(i) || (flags & (Flag.Title | Flag.OrganizationHead)) !== 0;
}

/** منصة ⟨X⟩, صحيفة «نيويورك تايمز», شركة غازبروم: the head is left out before a proper name. */
function outsideHead(view: View, head: number, note: string, out: Candidate[]): void {
  let i = head + 1;
  // صحيفة واشنطن بوست الأميركية, قناة روسية: an adjective between head and name is passed over.
  if (view.isWord(i) && view.has(i, Flag.Nationality) && view.isMark(i + 1, '"«“')) i++;
  if (view.isMark(i, '"«“')) {
    const close = closing(view, i);
    // The 3+3 of an indefinite platform is its form, no name.
    if (close > 0 && holdsWord(view, i + 1, close)) out.push(named(view, i + 1, close, 0.82));
    return;
  }
  if (!view.isWord(i)) return;
  const latin = view.token(i).text.charCodeAt(0) < 0x0600;
  const start = i;
  if (latin) {
    while (i < start + 4 && view.isWord(i) && view.token(i).text.charCodeAt(0) < 0x0600) i++;
    out.push(named(view, start, i, 0.8));
    return;
  }
  while (i < start + 3 && view.isWord(i) && properWord(view, i) && (i === start || !/^و/.test(view.key(i)))) i++;
  if (i > start && view.clitics(start) === '') {
    out.push(named(view, start, i, /(media|company|platform)/.test(note) ? 0.72 : 0.6));
  }
}

const quotesWords = (view: View, from: number, to: number): boolean => {
  for (let i = from; i < to; i++) if (view.isWord(i) && (view.common(i) || view.has(i, Flag.Function))) return true;
  return false;
};

const holdsWord = (view: View, from: number, to: number): boolean => {
  for (let i = from; i < to; i++) if (view.isWord(i)) return true;
  return false;
};

const properWord = (view: View, i: number): boolean => {
  const word = view.words[i]!;
  if (view.has(i, Flag.Nationality) || inflected(view, i)) return false;
  return word.unknown && word.main.length === 0;
};

function named(view: View, from: number, to: number, score: number): Candidate {
  const keys: string[] = [];
  for (let i = from; i < to; i++) keys.push(view.token(i).key);
  return { from, to, start: view.token(from).start, end: view.end(to - 1), type: 'organization', score, keys };
}
