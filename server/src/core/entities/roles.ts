import type { Span } from '../types.ts';
import type { Candidate } from './candidates.ts';
import { ANY_NAME, Flag } from './lexicon.ts';
import { titleAt } from './titles.ts';
import type { View } from './view.ts';

/** A picked candidate with the post that its own words give it, if any. */
interface Named {
  readonly candidate: Candidate;
  role: Span | undefined;
}

/**
 * The post that the text gives each picked person: the title before the name, the apposition after it, a post with a pronoun
 * (ورئيسها فلان), and the post of two that each of them has (وزيرا الخارجية الروسي فلان والتركي فلان).
 * One value for each candidate, undefined for what is no person. Linear in the block.
 */
export function rolesOf(view: View, picked: readonly Candidate[]): readonly (Span | undefined)[] {
  const named = picked.map((candidate): Named => {
    if (candidate.type !== 'person') return { candidate, role: undefined };
    return {
      candidate,
      role: ownRole(view, candidate) ?? possessed(view, candidate.from) ?? roleAfter(view, candidate),
    };
  });
  shareDuals(view, named);
  return named.map(({ role }) => role);
}

/** The role that came with the candidate; زوجة فلان and شقيق فلان are somebody else, زوجته فلانة is she. */
function ownRole(view: View, { role, from }: Candidate): Span | undefined {
  if (!role) return undefined;
  const at = tokenAt(view, from, role);
  const title = at < 0 ? undefined : titleAt(view, at)?.title;
  if (title?.kind !== 'kin' || view.definite(at)) return role;
  return PRONOUN.test(view.token(at).key) && !/[ةى]$/.test(view.token(at).text) ? role : undefined;
}

/** The token that a role before the name starts with, or -1. */
function tokenAt(view: View, from: number, role: Span): number {
  let at = from - 1;
  while (at > 0 && view.start(at) > role.start) at--;
  return at >= 0 && view.isWord(at) ? at : -1;
}

/**
 * The post in apposition: عمر فلان، رئيس جمهورية كذا، … Without a comma only between a verb and what is said (قال عمر فلان رئيس
 * كذا إن): elsewhere the post may be the sentence's object (استقبل عمر فلان رئيس كذا).
 */
function roleAfter(view: View, { from, to, keys }: Candidate): Span | undefined {
  const comma = view.isMark(to, '،,-–');
  const at = comma ? to + 1 : to;
  if (!comma && !(keys.length > 1 && view.has(from - 1, Flag.Speech))) return undefined;
  if (!view.isWord(at) || view.clitics(at) !== '') return undefined;
  const title = titleAt(view, at);
  if (!title || title.title.weak || title.title.kind === 'kin') return undefined;
  if (!comma && title.title.kind !== 'head') return undefined;
  let i = title.to;
  while (
    i < view.size &&
    i < to + 12 &&
    view.isWord(i) &&
    !(view.has(i, Flag.Speech | Flag.Function) && !view.definite(i))
  )
    i++;
  if (!comma && view.token(Math.min(i, view.size - 1)).key !== 'ان' && !view.isMark(i, ':')) return undefined;
  return { start: view.start(at), end: view.token(i - 1).end };
}

const PRONOUN = /(هما|هم|هن|ها|نا|ه)$/;

/** The one word of a post with its owner's pronoun right before a name: رئيسها, وزيرتهم. */
function possessed(view: View, from: number): Span | undefined {
  const i = from - 1;
  if (!view.isWord(i)) return undefined;
  for (const { key, length } of view.words[i]!.readings) {
    const pronoun = PRONOUN.exec(key)?.[0];
    if (pronoun === undefined) continue;
    const stem = key.slice(0, -pronoun.length);
    if (stem.length < 3 || (view.lexicon.flags(stem) & ANY_NAME) !== 0) continue;
    const forms = stem.endsWith('ت') ? [stem, `${stem.slice(0, -1)}ه`] : [stem];
    for (const form of forms) {
      const title = view.lexicon
        .titles(form)
        .find(({ rest, weak, kind }) => rest.length === 0 && !weak && kind !== 'kin');
      if (title)
        return {
          start: view.start(
            i,
            view.words[i]!.readings.find((one) => one.length === length),
          ),
          end: view.token(i).end,
        };
    }
  }
  return undefined;
}

/** Words that may stand between two bearers of one post: والتركي, وأذربيجان, ونظيره الفرنسي. */
const MOST_BETWEEN = 4;

function shareDuals(view: View, named: readonly Named[]): void {
  const shares = new Set<Named>();
  for (let k = 0; k < named.length; k++) {
    const { candidate, role } = named[k]!;
    if (candidate.type !== 'person' || !role || shares.has(named[k]!)) continue;
    const shared = sharedPost(view, candidate.from, role);
    if (!shared) continue;
    let before = candidate;
    let bearers = 1;
    for (let next = k + 1; next < named.length && bearers < shared.most; next++) {
      const other = named[next]!;
      if (other.candidate.type !== 'person') continue;
      if (!follows(view, before.to, other.candidate.from)) break;
      if (!other.role) shares.add(other);
      other.role ??= shared.span;
      before = other.candidate;
      bearers++;
    }
  }
}

/** The post itself where a role is one of several bearers': وزيرا الخارجية of وزيرا الخارجية الروسي. */
function sharedPost(view: View, from: number, role: Span): { span: Span; most: number } | undefined {
  const at = tokenAt(view, from, role);
  if (at < 0) return undefined;
  const title = titleAt(view, at);
  if (!title || !/[dp]$/.test(title.title.number)) return undefined;
  let to = title.to;
  while (to < from && view.token(to).end <= role.end && view.definite(to) && !view.has(to, Flag.Nationality)) to++;
  return {
    span: { start: view.start(at), end: view.token(to - 1).end },
    most: title.title.number.endsWith('d') ? 2 : 8,
  };
}

/** Whether the second name is joined to the first by و, with nothing between but whose bearer it is. */
function follows(view: View, to: number, from: number): boolean {
  if (from - to > MOST_BETWEEN || from < to) return false;
  let joined = false;
  for (let i = to; i <= from; i++) {
    if (i < from && !view.isWord(i)) {
      if (!view.isMark(i, '،,')) return false;
      continue;
    }
    if (view.token(i).key.startsWith('و')) joined = true;
    if (i < from && view.has(i, Flag.Speech) && !view.definite(i)) return false;
  }
  return joined;
}

/**
 * The post in the form in which two mentions of it are compared: its first word and what that is of, without articles
 * (`رئيس حكومه`); '' without a role.
 * @param keys the keys of the role's words
 */
export function postOf(keys: readonly string[]): string {
  const bare = (key: string): string => (key.length > 4 && key.startsWith('ال') ? key.slice(2) : key);
  return keys.slice(0, 2).map(bare).join(' ');
}

/** How well a post fits another: 2 for the same, 1 where one only says the first word, 0 where they differ. */
export function postFits(a: string, b: string): number {
  if (a === '' || b === '') return 0;
  if (a === b) return 2;
  const [headA, ofA] = a.split(' ');
  const [headB, ofB] = b.split(' ');
  if (headA !== headB) return 0;
  const of = ofA ?? ofB;
  if (ofA !== undefined && ofB !== undefined) return 0;
  // الرئيس alone is the head of a state, not of its government.
  return of !== undefined && /^(وزراء|حكومه|برلمان|مجلس|لجنه)$/.test(of) ? 0 : 1;
}
