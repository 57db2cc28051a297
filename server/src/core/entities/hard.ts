import { fold } from '../text/normalise.ts';
import type { Span } from '../types.ts';
import { type Candidate, decode } from './candidates.ts';
import { formEnd, insideAddress } from './gazetteer.ts';
import { Flag } from './lexicon.ts';
import { compareWords, isSpelling } from './names/words.ts';
import type { Reading, View } from './view.ts';

const NOTHING: readonly Candidate[] = [];

/**
 * The names of the team's knowledge that stand in the block, in any clitics, added to `out` so that the rules see them too.
 * They are decisions, not proposals: `decideHard` lets them stand.
 */
export function fromKnowledge(view: View, out: Candidate[]): readonly Candidate[] {
  if (!view.lexicon.knowledge) return NOTHING;
  const hard: Candidate[] = [];
  for (let i = 0; i < view.size; i++) {
    const { readings } = view.words[i]!;
    if (readings.length === 0) matchAt(view, i, undefined, hard);
    else for (const reading of readings) matchAt(view, i, reading, hard);
  }
  if (hard.length > 0) out.push(...hard);
  return hard;
}

function matchAt(view: View, i: number, reading: Reading | undefined, out: Candidate[]): void {
  const token = view.token(i);
  for (const form of reading?.forms ?? view.lexicon.forms(token.key)) {
    if (!form.hard) continue;
    const to = formEnd(view, i, form.rest);
    if (to < 0 || insideAddress(view, i, to) || (to === i + 1 && reading && isAnotherWord(view, i, reading))) continue;
    out.push({
      from: i,
      to,
      start: reading ? view.start(i, reading) : token.start,
      end: view.end(to - 1),
      type: form.entry.type,
      score: 1,
      entry: form.entry,
      keys: [reading ? reading.key : token.key, ...form.rest],
    });
  }
}

/** كريم is no ك + ريم: a name of one word is not looked for inside a word that is something by itself. */
function isAnotherWord(view: View, i: number, reading: Reading): boolean {
  if (reading.length === 0) return false;
  const whole = view.words[i]!.readings[0]!;
  return whole.common || (whole.flags & ~Flag.Speech) !== 0 || whole.forms.length > 0;
}

/** From here on a longer name is believed to be one, and the team's name in it only a part of it. */
const SURE = 0.7;

/** The candidates that no decision of the team refuses, or `candidates` itself where there is none. */
export function withoutRefused(view: View, candidates: readonly Candidate[]): readonly Candidate[] {
  return view.lexicon.knowledge?.refusesAny
    ? candidates.filter((candidate) => !isRefused(view, candidate))
    : candidates;
}

/**
 * Makes the team's decisions out of what was proposed: where one of their names stands nothing else may, but for a longer name that holds it (contract: the longest mention is the entity). That is
 * - an institution, event or place (مؤتمر ⟨باكو⟩ للمناخ), when its source is sure of it;
 * - a fuller form of the person (⟨جيهون⟩ بيراموف, where the team lists بيراموف), who then is the team's; with another given name
 *   it is somebody else.
 *
 * @param candidates everything that was proposed, those of `hard` included that are not refused
 * @param hard what `fromKnowledge` gave
 * @returns what the decoder may choose from; `candidates` itself where the team says nothing. Linear.
 */
export function decideHard(
  view: View,
  candidates: readonly Candidate[],
  hard: readonly Candidate[],
): readonly Candidate[] {
  if (hard.length === 0) return candidates;
  const own = new Set(hard);
  const roles = new Map<number, Span>();
  for (const { from, role } of candidates) if (role) roles.set(from, role);
  const decided = candidates.filter((candidate) => own.has(candidate)).map((one) => withRole(one, roles));
  const at: Candidate[][] = [];
  for (const one of decided) {
    for (let i = one.from; i < one.to; i++) {
      const there = at[i];
      if (there) there.push(one);
      else at[i] = [one];
    }
  }
  const over = (one: Candidate): Candidate[] => {
    const found = new Set<Candidate>();
    for (let i = one.from; i < one.to; i++) for (const other of at[i] ?? []) found.add(other);
    return [...found];
  };
  const free: Candidate[] = [];
  const longer: Candidate[] = [];
  for (const candidate of candidates) {
    if (own.has(candidate)) continue;
    const there = over(candidate);
    if (there.length === 0) free.push(candidate);
    else {
      const fuller = asLonger(view, candidate, there);
      if (fuller) longer.push(fuller);
    }
  }
  const kept = decode([...decided, ...longer], view.size);
  const taken = new Uint8Array(view.size);
  for (const { from, to } of kept) taken.fill(1, from, to);
  return [...free.filter(({ from, to }) => !taken.subarray(from, to).includes(1)), ...kept];
}

/** A candidate that may stand over all the team's names that it touches, or undefined. */
function asLonger(view: View, candidate: Candidate, there: readonly Candidate[]): Candidate | undefined {
  const size = candidate.to - candidate.from;
  for (const { from, to } of there) {
    if (from < candidate.from || to > candidate.to || to - from >= size) return undefined;
  }
  if (candidate.type !== 'person') return candidate.score >= SURE ? candidate : undefined;
  const [person] = there;
  if (there.length > 1 || person!.type !== 'person' || person!.to - person!.from > 1 || person!.to !== candidate.to)
    return undefined;
  return givenNameFits(view, candidate, person!) ? { ...candidate, entry: person!.entry, score: 1 } : candidate;
}

/** Whether a fuller name begins as the team's name for the person does. */
function givenNameFits(view: View, { keys }: Candidate, { entry }: Candidate): boolean {
  const known = view.lexicon.knowledge?.entity(entry!.id);
  return [known?.name ?? '', ...(known?.aliases ?? [])].some((name) => {
    const space = name.trim().indexOf(' ');
    // The family name is the same: the given name stands beside it.
    return space > 0 && isSpelling(compareWords(fold(name.trim().slice(0, space)), keys[0]!, view.lexicon, true));
  });
}

/** The title that a rule saw before the name. */
function withRole(hard: Candidate, roles: ReadonlyMap<number, Span>): Candidate {
  const role = hard.type === 'person' ? roles.get(hard.from) : undefined;
  return role && role.end <= hard.start ? { ...hard, role } : hard;
}

function isRefused(view: View, { type, from, to, keys }: Candidate): boolean {
  const { knowledge } = view.lexicon;
  const whole = keys.filter((key) => /[\p{L}\p{N}]/u.test(key)).join(' ');
  if (knowledge!.refuses(type, whole)) return true;
  // The keys of a name leave some of its words out (a year, a number): the tokens have them all.
  let words = view.token(from).kind === 'word' ? (keys[0] ?? '') : view.token(from).key;
  for (let i = from + 1; i < to; i++) if (view.token(i).kind !== 'mark') words += ` ${view.token(i).key}`;
  return words !== whole && knowledge!.refuses(type, words);
}
