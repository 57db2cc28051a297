import { keyOffset } from '../text/tokens.ts';
import type { Span } from '../types.ts';
import type { Candidate } from './candidates.ts';
import { ANY_NAME, Flag, type Title } from './lexicon.ts';
import { type Chain, likeness, opensWithWaw, type PartKind, readChain } from './person-names.ts';
import { titleAt } from './titles.ts';
import type { View } from './view.ts';

/** What stands before a name and makes a person of it. */
type Context = 'title' | 'nationality' | 'speech' | 'list' | 'none';

/** Persons by rule: a title or a speech verb before a name, a given and a family name, a name with its description after. */
export function fromPersonRules(view: View, tables: ReadonlyMap<number, Candidate>, out: Candidate[]): void {
  /** Whether a person's name ends before each token: after it و begins another. */
  const ended = new Uint8Array(view.size + 1);
  for (const { type, to, from, score } of tables.values())
    if (type === 'person' && score >= 0.7 && to - from > 1) ended[to] = 1;
  for (let i = 0; i < view.size; i++) {
    if (!view.isWord(i)) continue;
    let known = out.length;
    const title = titleAt(view, i);
    if (title) afterTitle(view, i, title, tables, out);
    const listed = ended[i] === 1 && (view.clitics(i) === 'و' || opensWithWaw(view, i));
    if (view.words[i]!.opensName) propose(view, i, listed ? 'list' : contextBefore(view, i), undefined, tables, out);
    for (; known < out.length; known++) {
      const { to, from, score } = out[known]!;
      if (score >= 0.6 && (listed || to - from > 1)) ended[to] = 1;
    }
  }
}

/** The phrase of a title may go on for so many words before the name: نائب رئيس لجنة الأمن القومي في البرلمان الإيراني. */
const LONGEST_TITLE = 14;
const IN_TITLE = new Set('في باسم لدي لشؤون بشؤون من'.split(' '));

function afterTitle(
  view: View,
  at: number,
  { title, to }: { title: Title; to: number },
  tables: ReadonlyMap<number, Candidate>,
  out: Candidate[],
): void {
  const definite =
    view.key(at).startsWith('ال') ||
    /(ه|ها|هم|هما|ي)$/.test(title.rest.length === 0 && title.kind === 'kin' ? view.key(at) : '');
  const pronoun = /(ه|ها|هم|هما|نا)$/.test(view.token(at).key) && !/[ةى]$/.test(view.token(at).text);
  let i = to;
  let complement = title.rest.length > 0;
  let prepositions = 0;
  const last = at + LONGEST_TITLE;
  for (;;) {
    const role: Span = { start: view.start(at), end: view.token(i - 1).end };
    const next = skipComma(view, i);
    const head = definite || pronoun || complement || title.kind !== 'head';
    if (next === i || complement || definite) {
      const person = tables.get(next);
      if (person?.type === 'person') {
        out.push({ ...person, score: Math.min(Math.max(person.score, 0.9) + 0.02, 1), role });
        return;
      }
      // After a longer title a definite word goes on with it (أمير البلاد المفدى); only directly after it may it be a name.
      const goesOn =
        i > to && ((view.definite(next) && !view.has(next + 1, ANY_NAME)) || IN_TITLE.has(view.key(i - 1)));
      const place = person?.type === 'place' && person.score >= 0.7 && !complement && !definite;
      if (
        !place &&
        !goesOn &&
        head &&
        proposeAfter(view, next, title, role, next > i, complement || definite || pronoun, tables, out)
      )
        return;
    }
    if (title.weak || i >= view.size || i > last || !view.isWord(i)) return;
    const inner = tables.get(i);
    if (inner && inner.type !== 'person' && inner.score >= 0.5) {
      i = inner.to;
      complement = true;
      continue;
    }
    const flags = view.flags(i);
    if (IN_TITLE.has(view.key(i))) {
      if (++prepositions > 2) return;
      i++;
      continue;
    }
    if ((flags & Flag.Speech) !== 0 && !view.definite(i)) return;
    if (view.definite(i) && (view.common(i) || flags !== 0)) {
      complement = true;
      i++;
      continue;
    }
    if ((flags & (Flag.Nationality | Flag.Title | Flag.OrganizationHead | Flag.PlaceHead)) !== 0) {
      if (view.clitics(i).startsWith('و')) return;
      i++;
      continue;
    }
    // رئيس وزراء ⟨X⟩, مدير مكتب الرئيس: a bare noun only inside a construct, before a definite one.
    if (view.common(i) && !view.clitics(i).startsWith('و') && i + 1 < view.size && !pronoun && !definite) {
      const after = tables.get(i + 1);
      if (view.definite(i + 1) || (after && after.score >= 0.5) || titleAt(view, i)) {
        i++;
        continue;
      }
    }
    return;
  }
}

function skipComma(view: View, i: number): number {
  return view.isMark(i, '،,:(-"«“') && view.isWord(i + 1) ? i + 1 : i;
}

function proposeAfter(
  view: View,
  i: number,
  title: Title,
  role: Span,
  comma: boolean,
  complete: boolean,
  tables: ReadonlyMap<number, Candidate>,
  out: Candidate[],
): boolean {
  if (!view.isWord(i) || view.clitics(i) !== '') return false;
  const chain = readChain(view, i);
  if (!chain) return false;
  // وزير الإعلام، كذا كذا،: between two commas words that nobody knows are the name too.
  const closed = complete && title.kind === 'head' && view.isMark(chain.to, '،') && chain.kinds[0] === 'unknown';
  if (comma && (chain.kinds.length < 2 || !(hasGiven(chain.kinds) || chain.kinds[0] === 'weak-given' || closed)))
    return false;
  // خبراء, أطباء: a plural has no single name after it.
  if (/[pd]$/.test(title.number) && chain.kinds.length < 2) return false;
  const context: Context = title.kind === 'head' && !complete ? 'none' : title.weak ? 'none' : 'title';
  return propose(view, i, context, role, tables, out);
}

function contextBefore(view: View, i: number): Context {
  if (view.has(i - 1, Flag.Speech)) return 'speech';
  // والروسي دميتري تورسونوف: in sport and the arts the nationality alone is the title.
  if (view.has(i - 1, Flag.Nationality) && view.definite(i - 1) && /(ي|يه)$/.test(view.key(i - 1)))
    return 'nationality';
  // الطفل علي كذا: a weak title right before makes a person of two name words.
  if (view.has(i - 1, Flag.Title) && view.definite(i - 1) && !view.definite(i) && view.clitics(i) === '')
    return 'nationality';
  return 'none';
}

/** Proposes the name that starts at token i, when its parts and the context make one likely. */
function propose(
  view: View,
  i: number,
  context: Context,
  role: Span | undefined,
  tables: ReadonlyMap<number, Candidate>,
  out: Candidate[],
): boolean {
  const chain = readChain(view, i, context === 'list');
  if (!chain) return false;
  // A name inside a longer run of name words starts at the run's beginning, not in the middle.
  const cut = withAge(view, trim(view, chain, tables));
  const score = scoreChain(view, cut, context);
  if (score < 0.5) return false;
  out.push(make(view, cut, score, role));
  return true;
}

/** كلير خاسر (42 عاما): a word before the age in brackets is the family name, whatever it means. */
function withAge(view: View, chain: Chain): Chain {
  const { to, kinds } = chain;
  const age =
    kinds.length === 1 && view.isWord(to) && view.isMark(to + 1, '(') && /^(عام|عاما|سنه)$/.test(view.key(to + 3));
  if (!age || !/given|either/.test(kinds[0]!) || view.clitics(to) !== '' || view.definite(to)) return chain;
  if (view.has(to, Flag.Function | Flag.Speech | Flag.Nationality)) return chain;
  return { ...chain, to: to + 1, kinds: [...kinds, 'family'], at: [...chain.at, to] };
}

/** Cuts a chain before a place or an organisation that the tables know, and after its family name. */
function trim(view: View, chain: Chain, tables: ReadonlyMap<number, Candidate>): Chain {
  let parts = chain.kinds.length;
  let families = 0;
  for (let k = 1; k < chain.kinds.length; k++) {
    const kind = chain.kinds[k]!;
    const known = tables.get(chain.at[k]!);
    const joined = chain.kinds[k - 1] === 'particle';
    if (
      !joined &&
      known &&
      known.type !== 'person' &&
      known.score >= 0.8 &&
      kind !== 'family' &&
      kind !== 'either' &&
      !likeness(view, chain.at[k]!)
    ) {
      parts = k;
      break;
    }
    if (kind === 'family') families++;
    // يوسف الشاهد رفقة: an everyday word after a name that the article has closed.
    if (
      !joined &&
      k > 1 &&
      k === chain.kinds.length - 1 &&
      kind === 'weak-given' &&
      view.definite(chain.at[k - 1]!) &&
      view.has(chain.at[k]!, Flag.NotName)
    ) {
      parts = k;
      break;
    }
    // After a family name a weak word is the next thing of the sentence.
    if (
      !joined &&
      families > 0 &&
      k > 1 &&
      (kind === 'weak-given' || kind === 'weak-family') &&
      k === chain.kinds.length - 1
    ) {
      parts = k;
      break;
    }
  }
  while (parts > 0 && chain.kinds[parts - 1] === 'particle') parts--;
  if (parts === chain.kinds.length) return chain;
  return {
    from: chain.from,
    to: endOfPart(chain, parts - 1),
    kinds: chain.kinds.slice(0, parts),
    at: chain.at.slice(0, parts),
    skip: chain.skip,
  };
}

const endOfPart = (chain: Chain, k: number): number => (k + 1 < chain.at.length ? chain.at[k + 1]! : chain.to);

const hasGiven = (kinds: readonly PartKind[]): boolean => kinds.includes('given') || kinds.includes('either');

function scoreChain(view: View, chain: Chain, context: Context): number {
  const { kinds } = chain;
  const first = kinds[0];
  if (first === undefined) return 0;
  const parts = kinds.filter((kind) => kind !== 'particle').length;
  if (context === 'list') return scoreListed(view, chain, parts);
  const titled = context === 'title' || (context === 'nationality' && parts > 1);
  if (parts === 1) {
    // Words that alone are mostly something else need a title right before them.
    // جندي تركي, المسؤول العسكري الروسي, ضابط سابق: an adjective of the post.
    if (view.has(chain.from, Flag.Nationality)) return 0;
    if (view.definite(chain.from) && view.definite(chain.to) && view.has(chain.to, Flag.Nationality)) return 0;
    if (view.has(chain.from, Flag.NotName)) return context === 'title' && !isPostAdjective(view, chain.from) ? 0.55 : 0;
    if (kinds.length > 1) return titled ? 0.8 : context === 'speech' ? 0.6 : 0; // أبو فلان
    if (titled) {
      if (first === 'weak-given' || first === 'weak-family') return 0.55;
      if (first === 'unknown') return isPlural(view, chain.from) ? 0 : 0.7;
      return 0.88;
    }
    if (context === 'speech') {
      if (first === 'family' || first === 'either') return 0.75;
      if (first === 'given') return 0.6;
      if (
        first === 'unknown' &&
        view.key(chain.from).length >= 5 &&
        !view.definite(chain.from) &&
        !isConstruct(view, chain.from)
      )
        return 0.5;
      return 0;
    }
    // A headline's speaker: باتروشيف: …
    if (
      view.isMark(chain.to, ':') &&
      startsClause(view, chain.from) &&
      view.token(chain.to).start === view.token(chain.to - 1).end
    ) {
      if (first === 'family' || first === 'either') return 0.75;
      return first === 'unknown' && view.key(chain.from).length >= 4 ? 0.6 : 0;
    }
    return 0;
  }
  if (context === 'none' && parts === 2 && kinds.length === 2 && everyday(view, chain)) return 0.45;
  // الطيران الحربي القطري: adjectives of the noun before.
  if (view.definite(chain.from) && view.definite(chain.from - 1) && view.common(chain.from - 1)) {
    if (parts === 2 && view.definite(chain.to - 1) && view.has(chain.to - 1, Flag.Nationality)) return 0;
  }
  const rest = kinds.slice(1);
  const strongRest = rest.some((kind) => kind === 'family' || kind === 'either' || kind === 'given');
  if (first === 'given' || first === 'either') {
    if (strongRest) return 0.92;
    if (rest.includes('unknown')) return titled ? 0.92 : 0.82;
    return titled ? 0.85 : 0.62;
  }
  if (first === 'weak-given') {
    // تحرير, أمين: what is mostly no name gives way to the shorter name after it.
    const doubtful = view.has(chain.from, Flag.NotName);
    if (strongRest) return titled ? 0.9 : context === 'speech' ? 0.85 : doubtful ? 0.58 : 0.72;
    if (rest.includes('unknown')) return titled ? 0.85 : context === 'speech' ? 0.7 : 0.45;
    return titled ? 0.7 : context === 'speech' ? 0.6 : 0.4;
  }
  if (first === 'particle') return strongRest ? 0.75 : titled ? 0.75 : 0;
  if (first === 'unknown') {
    if (titled) return 0.88;
    // A verb stands before a name more often than an unknown given name: رافق عائشة.
    const family = rest.includes('family') || rest.includes('either');
    if (family && view.key(chain.from).length >= 4 && !/^[يت]|ه$/.test(view.key(chain.from)))
      return context === 'speech' ? 0.85 : 0.62;
    if (strongRest) return context === 'speech' ? 0.6 : 0.3;
    if (rest.every((kind) => kind === 'unknown')) {
      if (context === 'speech') return 0.72;
      return describedAfter(view, chain.to) ? 0.65 : 0.35;
    }
    return context === 'speech' ? 0.6 : 0.3;
  }
  // A family name first: two names side by side, or a name in reverse.
  if (first === 'family' && chain.at[1]! - chain.from > 1 && /^اب[وي]$/.test(view.key(chain.from))) return 0.75; // أبو فلان كذا
  if (first === 'family') {
    if (titled) return 0.85;
    if (rest.includes('family') || rest.includes('either')) return context === 'speech' ? 0.8 : 0.66;
    return context === 'speech' ? 0.7 : 0.45;
  }
  return titled ? 0.75 : 0;
}

/** وكيكو كاسيا, وناتشو: what و joins to a full name. One word must be a sure name, or end the phrase. */
function scoreListed(view: View, chain: Chain, parts: number): number {
  const first = chain.kinds[0]!;
  if (parts > 1)
    return Math.max(scoreChain(view, chain, 'none'), first === 'unknown' && chain.kinds.length === 2 ? 0.72 : 0);
  if (view.has(chain.from, Flag.NotName | Flag.Nationality) || chain.kinds.length > 1) return 0;
  const ends = view.isBreak(chain.to) || /^و/.test(view.token(chain.to).key);
  if (first === 'unknown') return ends ? 0.6 : 0;
  if (first === 'weak-given' || first === 'weak-family') return 0;
  return ends || view.has(chain.to, Flag.Function | Flag.Speech) ? 0.72 : 0;
}

/** سلام عادل: two words of the tables that are both words of the language, the second an indefinite adjective. */
const everyday = (view: View, { at }: Chain): boolean =>
  at.length === 2 &&
  at[1]! - at[0]! === 1 &&
  at.every((i) => view.lexicon.isListed(view.key(i))) &&
  /^(عادل|سعيد|جميل|كامل|شامل|دائم|ناجح|صالح|سالم|سليم|كريم|شريف|مبارك|طويل|كبير|قوي|خالد|فريد|نادر|صادق|رائد|هادي|ثابت)$/.test(
    view.key(at[1]!),
  );

/** موفدي سيول: an everyday word with the ending of a plural in a construct. */
const isConstruct = (view: View, i: number): boolean =>
  /[يو]$/.test(view.key(i)) && view.lexicon.isCommon(view.key(i).slice(0, -1));

/** ضابط سابق: an indefinite post is described, and not named, by an everyday word. */
const isPostAdjective = (view: View, i: number): boolean =>
  !view.definite(i - 1) && !view.definite(i) && view.lexicon.isListed(view.key(i));

const isPlural = (view: View, i: number): boolean => /(ين|ون|ات)$/.test(view.key(i)) && view.definite(i);

/** The beginning of the block or of a sentence, as a headline's speaker has it. */
function startsClause(view: View, i: number): boolean {
  return i === 0 || view.isMark(i - 1, '.:!؟?"«“');
}

/** A description that only a person has after the name: (45 عاما), a comma and a title. */
function describedAfter(view: View, i: number): boolean {
  if (view.isMark(i, '(') && i + 1 < view.size && view.token(i + 1).kind === 'number') return true;
  if (view.isMark(i, '،,') && view.key(i + 1) === 'الذي') return true;
  return view.isMark(i, '،,(') && view.isWord(i + 1) && titleAt(view, i + 1) !== undefined;
}

function make(view: View, chain: Chain, score: number, role: Span | undefined): Candidate {
  const skip = chain.skip ?? 0;
  const keys: string[] = [view.key(chain.from).slice(skip)];
  for (let i = chain.from + 1; i < chain.to; i++) {
    const word = view.words[i]!;
    if (word.readings.length > 0)
      keys.push(word.glued > 0 ? view.token(i).key.slice(0, word.glued) : view.token(i).key);
  }
  return {
    from: chain.from,
    to: chain.to,
    start: skip > 0 ? keyOffset(view.token(chain.from), skip) : view.start(chain.from),
    end: view.end(chain.to - 1),
    type: 'person',
    score,
    keys,
    role,
  };
}
