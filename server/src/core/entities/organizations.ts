import type { Candidate } from './candidates.ts';
import {
  bodyAt,
  complement,
  construct,
  inflected,
  institutional,
  isMinistry,
  isStateBody,
  purpose,
} from './complements.ts';
import { Flag } from './lexicon.ts';
import { atFront, chain, closing, hasNationality, isAdjective, type Tables } from './phrases.ts';
import { titleAt } from './titles.ts';
import type { View } from './view.ts';

/** Organisations by rule: a head noun and what completes it (contract, "Organisations"). */
export function fromOrganizationRules(view: View, tables: Tables, out: Candidate[]): void {
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
  bracketed(view, out);
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
  if (isMinistry(key)) {
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
  if (isStateBody(key)) {
    // الحكومة and القوات with a nationality alone describe.
    if (adjective && !/^ال(حكومه|قوات)$/.test(key) && agrees(view.key(next), key))
      add(view, i, chain(view, next, tables), 0.88, out);
    else if (
      view.definite(next) &&
      /^ال(وطني|وطنيه|اتحادي|اتحاديه|فدرالي|فيدرالي|حر|مسلحه|جويه|بحريه|بريه|خاصه)$/.test(view.key(next))
    ) {
      const to = chain(view, next, tables);
      const named = hasNationality(view, next, to);
      if (named || !/^ال(مسلحه|جويه|بحريه|بريه|خاصه)$/.test(view.key(next))) add(view, i, to, named ? 0.85 : 0.6, out);
    }
    return;
  }
  const head = view.lexicon.organizationHead(bare);
  // الصحيفة البريطانية points back.
  if (
    !head ||
    (head.note.includes('plural') && bare !== 'خطوط') ||
    bare === 'سوق' ||
    (!head.inside && view.has(next, Flag.Nationality))
  )
    return;
  // A definite head is a name with adjectives and, after them, what it is for.
  if (!view.definite(next)) return;
  let to = chain(view, next, tables);
  const adjectives = to - next;
  const named = hasNationality(view, next, to);
  // الوكالة الروسية, الفريق الإسباني: with its nationality alone such a head points back.
  if (adjectives === 1 && named && /^(وكاله|فريق|نادي|صندوق|حلف|مركز|جهاز|خطوط|فرقه)$/.test(bare)) return;
  let quoted = false;
  if (
    view.clitics(to).startsWith('لل') &&
    view.isWord(to) &&
    (view.common(to) || view.flags(to) !== 0) &&
    !(tables.get(i)?.type === 'organization' && tables.get(i)!.score >= 0.8) &&
    GENERAL.test(view.key(next))
  ) {
    const end = purpose(view, to);
    quoted = end > to;
    to = end;
  } else if (
    view.clitics(to) === 'ل' &&
    !head.weak &&
    GENERAL.test(view.key(next)) &&
    !hasNationality(view, next, to)
  ) {
    const end = construct(view, to);
    quoted = end > to;
    to = end;
  }
  if (quoted && view.definite(to) && view.clitics(to) === '' && view.has(to, Flag.Nationality)) to++;
  let end: number | undefined;
  if (view.isMark(to, '"«“') && bare !== 'خطوط') {
    const close = closing(view, to);
    // A quoted name ("3+3", «إيكاو»), not words that happen to be quoted next.
    if (close > 0 && quoted && !quotesWords(view, to + 1, close)) {
      // المنظمة الدولية للطيران المدني "إيكاو": a whole name, and its short form in quotes.
      out.push(inner(view, to + 1, close, 0.75));
    } else if (close > 0 && !quotesWords(view, to + 1, close)) {
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
      : adjectives >= 2 && !head.weak && bare !== 'خطوط'
        ? 0.55
        : institutional(view.key(next)) && !head.weak
          ? 0.55
          : COURT.test(`${bare} ${view.key(next)}`)
            ? 0.7
            : 0.3;
  add(view, i, to, score, out, end);
}

/** Adjectives of heads that what they are for may follow: الهيئة العامة للاستثمار. */
const GENERAL = /^ال(عامه?|اعلي|عليا|عالي|وطنيه?|دوليه?|مركزيه?|عربيه?|عالميه?|اقليميه?)$/;

/** Courts and prosecutors are told apart by one adjective. */
const COURT = /^(محكمه|نيابه) ال(جزائيه|اداريه|تجاريه|عماليه|عسكريه|شرعيه|ابتدائيه|استئنافيه|عامه|عموميه)$/;

/** A masculine adjective for a masculine head: الحكومة الروسية, not الحكومة الروسي. */
function agrees(adjective: string, noun: string): boolean {
  const feminine = noun.endsWith('ه') || noun === 'القوات' || noun === 'المخابرات' || noun === 'الاستخبارات';
  return feminine === adjective.endsWith('ه');
}

const attached = (view: View, i: number): boolean => view.isWord(i - 1) && view.has(i - 1, Flag.OrganizationHead);

/** وزارة الخارجية الروسية، مجلس الأمن الدولي، مكتب رئيس وزراء أرمينيا، قوات حفظ السلام الروسية. */
function insideHead(view: View, i: number, note: string, weak: boolean, tables: Tables, out: Candidate[]): void {
  const first = i + 1;
  // شرطيا تركيا, مركزًا تركيًا: an accusative that is described, no dual.
  if (view.token(i).text.includes('ً')) return;
  const bare = note.includes('bare');
  if (view.isMark(first, '"«“')) {
    const close = closing(view, first);
    const quoted = tables.get(first + 1);
    const whole = quoted?.type === 'organization' && quoted.to === close && view.has(first + 1, Flag.OrganizationHead);
    // تيار "كذا", مركز "كذا", جماعة "حزب الله": the head is left out before a name that stands by itself.
    if (view.key(i) === 'سوق') return;
    if (close > 0 && (bare || (whole && /movement/.test(note)))) {
      if (holdsWord(view, first + 1, close)) out.push(inner(view, first + 1, close, 0.92));
    } else if (close > 0 && !(weak && note.startsWith('body')))
      add(view, i, close + 1, weak ? 0.62 : 0.8, out, view.token(close).end);
    return;
  }
  if (!view.isWord(first) || view.clitics(first) !== '') return;
  const known = tables.get(first);
  if (bare || /^(تنظيم|جماعه)$/.test(view.key(i))) {
    // نادي ليفربول, حلف الناتو, تنظيم حزب كذا
    if (known?.type === 'organization' && known.score >= 0.8) return;
    if (bare && /team/.test(note) && known?.type === 'place') {
      club(view, first, known.to, out);
      return;
    }
  }
  if (view.key(i) === 'مركز' && view.has(first, Flag.PlaceHead)) return;
  // اتفاق جبهة كذا: a front is a stretch of land after في and ب.
  if (view.key(i) === 'جبهه' && atFront(view, i)) return;
  // خطوط and سلاح are everyday words: only the names of carriers and arms are looked for.
  if (view.key(i) === 'خطوط') return;
  if (view.key(i) === 'سلاح' && !/^ال(جو|بحريه|اشاره|مدرعات|مهندسين|هندسه|مدفعيه|طيران|حدود)$/.test(view.key(first)))
    return;
  const end = complement(view, first, tables, note);
  if (!end) return;
  // مديرية حيران is a district.
  if (view.key(i) === 'مديريه' && end.unknownOnly) return;
  let { to } = end;
  if (view.key(i) === 'سوق' && !(end.proper && view.clitics(to) === 'لل')) return;
  if (to - first === 1 && GENERIC.has(`${view.key(i)} ${view.key(first)}`)) return;
  if (
    view.key(i) === 'حركه' &&
    /^ال(تجاره|ملاحه|طيران|نقل|سير|مرور|بناء|عمران|قطارات|سفن|بيع|شراء|اموال|اسواق)$/.test(view.key(first))
  )
    return;
  if (/^قوات$/.test(view.key(i)) && view.key(first) === 'النظام') return;
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
  // لجنة العدل بمجلس النواب: the body it is part of.
  if (
    view.clitics(to) === 'ب' &&
    !end.proper &&
    /^(لجنه|شعبه|فرقه|قسم|مكتب|اداره|دائره|فريق|بعثه)$/.test(view.key(i))
  ) {
    const body = bodyAt(view, to, tables);
    if (body > 0) {
      to = body;
      end.named = true;
    }
  }
  // معهد ماساتشوستس للتكنولوجيا: what it is for belongs to the name of a foundation.
  if (end.proper && view.isWord(to) && view.clitics(to) === 'لل' && view.common(to)) to = purpose(view, to);
  let score = end.named ? (weak ? 0.72 : 0.88) : weak ? 0.42 : 0.66;
  if (!end.named && /(government|university|party|court)/.test(note) && !weak) score = end.words >= 1 ? 0.72 : 0.5;
  // كتلة الوفاء الإسلامية, مصلحة الزكاة والدخل
  if (
    !end.named &&
    weak &&
    (view.key(i) === 'كتله' ? end.adjectives > 0 : end.coordinated && /government|university|association/.test(note))
  )
    score = 0.6;
  if (end.unknownOnly) score = weak ? 0.6 : 0.7;
  // مجموعة الاتصال الثلاثية: a descriptive name, definite and with its adjective.
  if (!end.named && note.startsWith('group') && end.adjectives > 0 && !view.key(first).endsWith('ات')) score = 0.56;
  add(view, i, to, score, out);
}

/** Phrases with a head that name no certain body. */
const GENERIC = new Set(['مجلس الاداره', 'اتحاد اللعبه', 'فريق العمل', 'معهد الدراسات', 'مكتب العمل', 'لجنه التحكيم']);

/** A club that bears a town's name, with the masculine nationality that clubs have: ليفربول الإنكليزي. */
function club(view: View, from: number, to: number, out: Candidate[]): void {
  const adjective = view.definite(to) && view.clitics(to) === '' && view.has(to, Flag.Nationality);
  add(view, from, adjective ? to + 1 : to, 0.97, out);
}

/** (AGCS), (Baltic Exchange): the Latin name in brackets after an organisation. */
function bracketed(view: View, out: Candidate[]): void {
  let ends: Set<number> | undefined;
  for (let i = 1; i + 2 < view.size; i++) {
    if (!view.isMark(i, '(') || !isLatin(view, i + 1)) continue;
    let to = i + 1;
    while (to < i + 6 && isLatin(view, to)) to++;
    if (!view.isMark(to, ')')) continue;
    ends ??= new Set(out.filter(({ type, score }) => type === 'organization' && score >= 0.5).map((found) => found.to));
    if (ends.has(i) || (view.isMark(i - 1, '"»”') && ends.has(i - 1))) out.push(inner(view, i + 1, to, 0.85));
  }
}

const isLatin = (view: View, i: number): boolean => view.isWord(i) && view.token(i).text.charCodeAt(0) < 0x0600;

/** منصة ⟨X⟩, صحيفة «نيويورك تايمز», شركة غازبروم: the head is left out before a proper name. */
function outsideHead(view: View, head: number, note: string, out: Candidate[]): void {
  let i = head + 1;
  // صحيفة واشنطن بوست الأميركية, قناة روسية: an adjective between head and name is passed over.
  if (view.isWord(i) && view.has(i, Flag.Nationality) && view.isMark(i + 1, '"«“')) i++;
  if (view.isMark(i, '"«“')) {
    const close = closing(view, i);
    // The 3+3 of an indefinite platform is its form, no name.
    if (close > 0 && holdsWord(view, i + 1, close)) out.push(inner(view, i + 1, close, 0.92));
    return;
  }
  if (!view.isWord(i)) return;
  const latin = view.token(i).text.charCodeAt(0) < 0x0600;
  const start = i;
  if (latin) {
    while (i < start + 4 && view.isWord(i) && view.token(i).text.charCodeAt(0) < 0x0600) i++;
    out.push(inner(view, start, i, 0.8));
    return;
  }
  while (i < start + 3 && view.isWord(i) && properWord(view, i) && (i === start || !/^و/.test(view.key(i)))) i++;
  if (i > start && view.clitics(start) === '') {
    out.push(inner(view, start, i, /(media|company|platform)/.test(note) ? 0.72 : 0.6));
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
  // جريدة كذا الإلكترونية
  if (view.definite(i) && isAdjective(view, i)) return false;
  return word.unknown && word.main.length === 0;
};

function inner(view: View, from: number, to: number, score: number): Candidate {
  const keys: string[] = [];
  for (let i = from; i < to; i++) keys.push(view.token(i).key);
  return { from, to, start: view.token(from).start, end: view.end(to - 1), type: 'organization', score, keys };
}
