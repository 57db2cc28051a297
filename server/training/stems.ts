import { proclitics } from '../src/core/text/tokens.ts';
import type { News } from './news.ts';

/** How often the rest must be met for its clitics to be peeled, and how often at least against the whole word. */
const LEAST = 3;
const SHARE = 0.8;

/** The stems of the vocabulary: words that are written so for themselves, with how often news has them in any form. */
export interface Stems {
  /** By falling frequency. */
  readonly stems: readonly string[];
  readonly counts: Int32Array;
  /** For each key of the news the number of its stem, or -1 for rare ones. */
  readonly ofKey: Int32Array;
  /** For each key the clitics that were peeled. */
  readonly cliticsOfKey: readonly string[];
}

/**
 * Peels clitics by frequency: و and ف, then ب ل ك, where news has what remains at least three times and four fifths as often
 * as the whole word. Stems are the `most` commonest of what is then left.
 */
export function findStems({ keys, counts }: News, most: number): Stems {
  const number = new Map<string, number>();
  keys.forEach((key, i) => {
    number.set(key, i);
  });
  const countOf = (key: string): number => counts[number.get(key) ?? -1] ?? 0;
  const peel = (key: string): { rest: string; clitics: string } => {
    const whole = countOf(key);
    let best = { rest: key, clitics: '' };
    let bestCount = Math.max(LEAST, whole * SHARE);
    for (const { rest, clitics } of proclitics(key)) {
      if (clitics === '' || rest.length < 3) continue;
      const count = countOf(rest);
      if (count >= bestCount) {
        // و before a word with ب: the reading that peels both wins when the rest is as frequent.
        best = { rest, clitics };
        bestCount = count;
      }
    }
    return best;
  };
  const stemCounts = new Map<string, number>();
  const restOf = keys.map((key) => peel(key));
  restOf.forEach(({ rest }, i) => {
    stemCounts.set(rest, (stemCounts.get(rest) ?? 0) + counts[i]!);
  });
  // A stem that is itself peeled is none: its own count goes on to what it is peeled to.
  const isStem = (stem: string): boolean => peel(stem).clitics === '';
  const sorted = [...stemCounts]
    .filter(([stem, count]) => count >= 5 && isStem(stem))
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, most);
  const place = new Map(sorted.map(([stem], i) => [stem, i]));
  const ofKey = new Int32Array(keys.length).fill(-1);
  const cliticsOfKey: string[] = new Array(keys.length).fill('');
  keys.forEach((key, i) => {
    const whole = place.get(key);
    if (whole !== undefined) {
      ofKey[i] = whole;
      return;
    }
    for (const { rest, clitics } of proclitics(key)) {
      const at = clitics === '' ? undefined : place.get(rest);
      if (at === undefined) continue;
      ofKey[i] = at;
      cliticsOfKey[i] = clitics;
      return;
    }
  });
  return {
    stems: sorted.map(([stem]) => stem),
    counts: Int32Array.from(sorted.map(([, count]) => count)),
    ofKey,
    cliticsOfKey,
  };
}

/**
 * The news as stems, clitics as words of their own: numbers up to `stems.stems.length` are stems, -1 an unknown word, -2 the
 * end of a paragraph, and a clitic stands as the number of the stem that is written like it, or -1.
 */
export function stemSequence(news: News, { stems, ofKey, cliticsOfKey }: Stems): Int32Array {
  const place = new Map(stems.map((stem, i) => [stem, i]));
  const out = new Int32Array(news.sequence.length * 2);
  let n = 0;
  for (const key of news.sequence) {
    if (key < 0) {
      out[n++] = -2;
      continue;
    }
    const clitics = cliticsOfKey[key]!;
    if (clitics !== '') {
      if (clitics[0] === 'و' || clitics[0] === 'ف') out[n++] = place.get(clitics[0]) ?? -1;
      const last = clitics[clitics.length - 1]!;
      if (last !== 'و' && last !== 'ف') out[n++] = place.get(last) ?? -1;
    }
    out[n++] = ofKey[key]!;
  }
  return out.slice(0, n);
}
