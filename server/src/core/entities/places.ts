import { keyOffset } from '../text/tokens.ts';
import type { Candidate } from './candidates.ts';
import { ANY_NAME, Flag, type Head } from './lexicon.ts';
import { opensWithWaw } from './person-names.ts';
import { atFront, closing, isAdjective } from './phrases.ts';
import { titleAt } from './titles.ts';
import type { View } from './view.ts';

type Tables = ReadonlyMap<number, Candidate>;

/** Places by rule: a generic head and a name (contract, "Generic heads of places"). */
export function fromPlaceRules(view: View, tables: Tables, out: Candidate[]): void {
  for (let i = 0; i < view.size; i++) {
    if (!view.isWord(i)) continue;
    official(view, i, out);
    if (!view.has(i, Flag.PlaceHead)) continue;
    const key = view.key(i);
    const head = view.lexicon.placeHead(key)!;
    const first = i + 1;
    // مسقط رأسه, and a front that is a movement
    if ((key === 'راس' && view.key(i - 1) === 'مسقط') || (key === 'جبهه' && !atFront(view, i))) continue;
    if (
      view.isMark(first, '"«“') &&
      head.inside &&
      /facility|nature/.test(head.note) &&
      !/^(قناه|محطه|سوق)$/.test(key)
    ) {
      // قاعدة "كذا": the quotes are inside the name, as the head is.
      const close = closing(view, first);
      if (close > 0 && close - first <= 3 && !view.common(first + 1)) push(view, i, close + 1, 0.75, out);
      continue;
    }
    if (view.isMark(first, '"«“') && !head.inside && head.note.startsWith('settlement')) {
      const close = closing(view, first);
      if (close > 0 && close - first <= 4) push(view, first + 1, close, 0.75, out);
      continue;
    }
    if (!view.isWord(first) || view.clitics(first) !== '') continue;
    if (head.note.startsWith('direction')) {
      direction(view, i, first, tables, out);
      continue;
    }
    const known = tables.get(first);
    if (known && known.type === 'place' && known.score >= 0.5) {
      if (!head.inside && /settlement|admin/.test(head.note)) second(view, first, known.to, out);
      // قطاع غزة, مطار القاهرة, جمهورية أذربيجان: an official name with its head.
      if (head.inside && !head.note.includes('plural'))
        push(view, i, adjectives(view, known.to), head.note.startsWith('facility') || head.weak ? 0.75 : 0.9, out);
      continue;
    }
    // شارع الحبيب بورقيبة: a street that bears a person's name.
    if (known?.type === 'person' && /^(شارع|ساحه|ميدان|حي)$/.test(key)) {
      push(view, head.inside ? i : first, known.to, 0.99, out);
      continue;
    }
    if (head.note.startsWith('state') && !head.inside) continue;
    const to = nameEnd(view, first, tables);
    if (to === first) {
      if (definiteName(view, first, key)) push(view, first, first + 1, 0.64, out);
      continue;
    }
    joined(view, to, head, out);
    if (head.inside) push(view, i, adjectives(view, to), head.weak ? 0.58 : 0.72, out);
    else push(view, first, to, head.weak ? 0.58 : 0.76, out);
  }
}

/** حي الزيتون, قرية السادة: after the narrowest heads any definite noun that nothing describes is the name. */
function definiteName(view: View, i: number, head: string): boolean {
  if (!/^(حي|قريه|بلده|شارع|مديريه|معتمديه|جبهه|منتجع)$/.test(head)) return false;
  if (!view.definite(i) || view.clitics(i) !== '' || isAdjective(view, i) || /(ين|ون|ات)$/.test(view.key(i)))
    return false;
  if ((view.flags(i) & (Flag.Nationality | Flag.Function | Flag.OrganizationHead | Flag.Calendar)) !== 0) return false;
  if (titleAt(view, i) || /^ال(قديم|جديد|صغير|كبير|مجاور|واقع|رئيس|اثري)/.test(view.key(i))) return false;
  return ends(view, i + 1);
}

/** Nothing that goes on with a name: a mark, a particle, a word with a clitic, a head of a place. */
const ends = (view: View, i: number): boolean =>
  view.isBreak(i) || view.clitics(i) !== '' || view.has(i, Flag.Function | Flag.PlaceHead | Flag.Speech);

/** جهة سوس ماسة: a second word that no table has, where the name ends after it. */
function second(view: View, from: number, to: number, out: Candidate[]): void {
  if (
    view.isWord(to) &&
    view.unknown(to) &&
    !/^[وف]/.test(view.key(to)) &&
    !inflected(view, to) &&
    view.isBreak(to + 1)
  )
    push(view, from, to + 1, 0.85, out);
}

/** مناطق كذا وكذا: after a head of several places و begins the next name. */
function joined(view: View, i: number, head: Head, out: Candidate[]): void {
  if (!/plural|dual/.test(head.note) || !opensWithWaw(view, i) || view.key(i).startsWith('وال')) return;
  const key = view.key(i).slice(1);
  out.push({
    from: i,
    to: i + 1,
    start: keyOffset(view.token(i), 1),
    end: view.end(i),
    type: 'place',
    score: 0.7,
    keys: [key],
  });
}

/** المجمع الرئاسي التركي: a seat of state, definite and with the state's adjective. */
function official(view: View, i: number, out: Candidate[]): void {
  if (!/^ال(مجمع|قصر|مقر|مركز)$/.test(view.key(i)) || !/^ال(رئاسي|ملكي|جمهوري|حكومي)$/.test(view.key(i + 1))) return;
  if (view.clitics(i + 1) === '' && view.definite(i + 2) && view.has(i + 2, Flag.Nationality))
    push(view, i, i + 3, 0.7, out);
}

/** A region that a direction makes of a known region or continent: شرق آسيا, جنوب القوقاز. Of a country it makes none. */
function direction(view: View, i: number, first: number, tables: Tables, out: Candidate[]): void {
  let at = first;
  if (view.has(at, Flag.PlaceHead) && view.lexicon.placeHead(view.key(at))?.note.startsWith('direction')) at++;
  const known = tables.get(at);
  if (
    known?.type === 'place' &&
    known.entry &&
    /region|continent/.test(known.entry.kind) &&
    known.entry.country.length < 2
  )
    push(view, i, known.to, 0.8, out);
}

/** The token after the unlisted name that starts at `i`; `i` itself when none does. */
function nameEnd(view: View, i: number, tables: Tables): number {
  let to = i;
  while (to < i + 3 && view.isWord(to) && (to === i || view.clitics(to) === '')) {
    const known = tables.get(to);
    if (to > i && known && known.score >= 0.5) break;
    const word = view.words[to]!;
    const name =
      (word.unknown && view.key(to).length >= 3 && !inflected(view, to)) ||
      (view.flags(to) & (Flag.Family | Flag.NameWord | Flag.FamilyWeak)) !== 0;
    if (to > i && opensWithWaw(view, to)) break;
    // شارع رئيسي: also a family name, but here the adjective.
    if (!view.definite(to) && view.lexicon.isListed(view.key(to))) break;
    if (!name || view.has(to, Flag.Nationality | Flag.Function | Flag.Calendar | Flag.Speech)) {
      // دير الزور, أم الفحم: short first words of compound names are listed; the rule takes no everyday word.
      break;
    }
    if (titleAt(view, to) && (view.flags(to) & ANY_NAME) === 0) break;
    to++;
    if (word.glued > 0) break;
  }
  return to;
}

const inflected = (view: View, i: number): boolean => {
  const { text, key } = view.token(i);
  return text.includes('ً') || /(ها|هم|هما|وا|ات)$/.test(key) || /^(است|مست|وال|وي|وت|يت|تت)/.test(key);
};

/** مطار القاهرة الدولي, جمهورية مصر العربية */
function adjectives(view: View, i: number): number {
  let to = i;
  while (
    to < i + 2 &&
    view.definite(to) &&
    view.clitics(to) === '' &&
    /^ال(دولي|دوليه|كبير|كبري|عربيه|اسلاميه|ديمقراطيه|شعبيه|اتحاديه|هاشميه|متحده)$/.test(view.key(to))
  )
    to++;
  return to;
}

function push(view: View, from: number, to: number, score: number, out: Candidate[]): void {
  const keys: string[] = [];
  for (let i = from; i < to; i++) keys.push(i === from ? view.key(i) : view.token(i).key);
  out.push({ from, to, start: view.start(from), end: view.end(to - 1), type: 'place', score, keys });
}
