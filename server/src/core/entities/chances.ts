import type { Candidate } from './candidates.ts';
import { Flag } from './lexicon.ts';
import type { View } from './view.ts';

/**
 * What tables and rules chose and the tagger let go, where it gave it a chance: what is found already stays. Linear in both.
 *
 * @param picked what tables and rules choose by themselves
 * @param isName how likely a word is part of a name, by the tagger, from 0 to 1
 * @param least no name is less sure than this
 */
export function withAChance(
  view: View,
  picked: readonly Candidate[],
  found: readonly Candidate[],
  isName: (word: number) => number,
  least: number,
): Candidate[] {
  const taken = new Uint8Array(view.size);
  for (const { from, to } of found) taken.fill(1, from, to);
  return picked.flatMap((candidate) => {
    let sure = 1;
    for (let i = candidate.from; i < candidate.to; i++) sure = taken[i] === 1 ? 0 : Math.min(sure, isName(i));
    if (sure < chanceOf(view, candidate) || isManner(view, candidate)) return [];
    return [{ ...candidate, score: Math.min(candidate.score, Math.max(sure, least)) }];
  });
}

/**
 * What tables and rules choose stands where the tagger alone would let it go but gives it this much of a chance: less for a thing of the tables
 * that is nothing else, more for a place whose first word is an everyday one (العين), as most of those are not meant. Set on the development
 * articles, where eight of nine such names are right, and on texts of other fields.
 */
function chanceOf(view: View, { from, type, entry, score }: Candidate): number {
  const key = view.key(from);
  const isEveryday = view.common(from) || view.lexicon.isListed(key) || view.lexicon.isListed(key.replace(/^ال/, ''));
  if (type === 'place' && isEveryday) return 0.5;
  return entry !== undefined && score >= 0.85 && !view.common(from) ? 0.1 : 0.2;
}

/** بحماس شديد: with ب and an indefinite adjective an everyday word says how, whatever bears its name. */
export function isManner(view: View, { from, to, entry, type }: Candidate): boolean {
  if (to - from > 1 || type === 'person' || entry?.team) return false;
  const reading = view.words[from]!.readings.find(({ clitics }) => clitics.endsWith('ب'));
  return (
    reading !== undefined &&
    !reading.key.startsWith('ال') &&
    view.lexicon.isListed(reading.key) &&
    view.isWord(to) &&
    view.common(to) &&
    !view.definite(to) &&
    view.clitics(to) === '' &&
    !view.has(to, Flag.Function | Flag.Speech)
  );
}
