import { plainSpelling } from '../core/text/definite.ts';

/** `count` words of a mention from `at` on become `text`. */
export interface WordChange {
  readonly at: number;
  readonly count: number;
  readonly text: string;
}

/**
 * Which words of a mention change when one spelling of its thing becomes another.
 *
 * Word by word where both have as many: بايراموف → بيراموف changes it alone and in جيهون بايراموف, and a new spelling of a full
 * name changes its parts alone. Otherwise the words are changed as a whole where they stand so, also inside a longer mention;
 * but a name that is only made longer (بايراموف → جيهون بايراموف) is not made longer where the rest stands already.
 *
 * @param mention the words of the mention
 * @param from the words of the spelling that is changed
 * @param to the words of the new one
 * @param isPerson of a person's name a single word is still the person: جيهون عزيز بايراموف follows جيهون بايراموف
 */
export function respell(
  mention: readonly string[],
  from: readonly string[],
  to: readonly string[],
  isPerson: boolean,
): readonly WordChange[] {
  const words = mention.map(plainSpelling);
  const changes = from.length === to.length ? wordByWord(words, from, to, isPerson) : asWhole(words, from, to);
  return doubles(words, changes) ? [] : changes;
}

function wordByWord(
  words: readonly string[],
  from: readonly string[],
  to: readonly string[],
  isPerson: boolean,
): WordChange[] {
  const at = runIn(words, from);
  if (at >= 0) return differing(from, to, at);
  const part = runIn(from, words);
  if (part >= 0) return differing(words, to.slice(part, part + words.length), 0);
  if (!isPerson) return [];
  const map = new Map<string, string>();
  for (const [i, word] of from.entries()) {
    const known = map.get(word);
    if (known !== undefined && known !== to[i]) return [];
    map.set(word, to[i]!);
  }
  return words.flatMap((word, i): WordChange[] => {
    const text = map.get(word);
    return text === undefined || text === word ? [] : [{ at: i, count: 1, text }];
  });
}

function differing(from: readonly string[], to: readonly string[], at: number): WordChange[] {
  return to.flatMap((text, i): WordChange[] => (text === from[i] ? [] : [{ at: at + i, count: 1, text }]));
}

function asWhole(words: readonly string[], from: readonly string[], to: readonly string[]): WordChange[] {
  const at = runIn(words, from);
  if (at < 0 || (words.length > from.length && runIn(to, from) >= 0)) return [];
  return [{ at, count: from.length, text: to.join(' ') }];
}

/** Where a list of words stands in another, or -1. */
function runIn(words: readonly string[], run: readonly string[]): number {
  for (let at = 0; at + run.length <= words.length; at++) if (run.every((word, i) => words[at + i] === word)) return at;
  return -1;
}

/** Whether changes put a word beside itself that did not stand so before: الولايات المتحدة الأمريكية is no الأمريكية الأمريكية. */
function doubles(words: readonly string[], changes: readonly WordChange[]): boolean {
  const after = [...words];
  for (const { at, count, text } of [...changes].reverse()) after.splice(at, count, ...text.split(' '));
  return twice(after) > twice(words);
}

const twice = (words: readonly string[]): number => words.filter((word, i) => i > 0 && word === words[i - 1]).length;
