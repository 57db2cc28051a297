import { type Entry, formEntry } from './act-forms.ts';
import type { ActClass } from './types.ts';

/** How a word names an act: as a verb of the past or the present, or as a noun. */
export type ActForm = 'past' | 'present' | 'noun';

/** What a word says of an act. */
export interface ActSense {
  readonly class: ActClass;
  readonly lemma: string;
  readonly form: ActForm;
  /** The word is something else as often; it counts with a name beside it. */
  readonly weak: boolean;
  /** Weak only because a noun is written alike (طالب); where a verb must stand it is none. */
  readonly homograph: boolean;
  /** It counts only after a light verb (ألقى كلمة). */
  readonly lit: boolean;
  /** Who follows may be the one it was done to (قتل). */
  readonly passive: boolean;
  /** What one of the next words must hold (وقف إطلاق النار), or ''. */
  readonly next: string;
}

/** A word that may name an act or lend its clause to one, its clitics peeled. */
export interface ActWord {
  readonly senses: readonly ActSense[];
  readonly light: boolean;
  /** It is a finite verb by every sense. */
  readonly verb: boolean;
  /** A verb of speech and nothing else. */
  readonly speaks: boolean;
  /** One of its senses wants another word behind it. */
  readonly completed: boolean;
  /** Said with س: سيلتقي. */
  readonly future: boolean;
  /** A noun with the article. */
  readonly definite: boolean;
  /** A noun with a pronoun (زيارته). */
  readonly owned: boolean;
  /** Code units of the key before the word. */
  readonly cut: number;
}

/** What an act's word is, with و, ف and, before nouns, ب ل ك peeled; undefined for other words. `key` is folded. */
export function actWord(key: string): ActWord | undefined {
  const whole = formEntry(key);
  // ودعت is و + دعت sooner than a farewell.
  const after = whole && key[0] === 'و' && whole.senses.every(({ weak }) => weak) ? formEntry(key.slice(1)) : undefined;
  if (after?.senses.some(({ weak, form }) => !weak && form === 'past')) return wordOf(after, 1, false);
  if (whole) return wordOf(whole, 0, false);
  if (key.length < 4) return undefined;
  const first = key[0];
  // سأعتزل, سنعمل: what is to come in the mouth of the speaker.
  if (first === 'س' && (key[1] === 'ا' || key[1] === 'ن') && key.length > 4) {
    const ofOther = formEntry(`سي${key.slice(2)}`);
    if (ofOther) return wordOf(ofOther, 0, false);
  }
  if (first === 'و' || first === 'ف') {
    const rest = formEntry(key.slice(1));
    if (rest) return wordOf(rest, 1, false);
    return peelPreposition(key, 1);
  }
  return peelPreposition(key, 0);
}

function peelPreposition(key: string, at: number): ActWord | undefined {
  const letter = key[at];
  if ((letter !== 'ب' && letter !== 'ل' && letter !== 'ك') || key.length - at < 4) return undefined;
  const lost = letter === 'ل' && key[at + 1] === 'ل' ? formEntry(`ال${key.slice(at + 2)}`) : undefined;
  const rest = lost ?? formEntry(key.slice(at + 1));
  return rest && wordOf(rest, at + 1, true);
}

function wordOf(entry: Entry, cut: number, nounOnly: boolean): ActWord | undefined {
  const senses = nounOnly ? entry.senses.filter(({ form }) => form === 'noun' || form === 'present') : entry.senses;
  if (senses.length === 0 && !(entry.light && !nounOnly)) return undefined;
  return {
    senses,
    light: entry.light,
    verb: senses.every(({ form }) => form !== 'noun'),
    speaks:
      senses.length > 0 && senses.every(({ class: kind, form, weak }) => kind === 'say' && form !== 'noun' && !weak),
    completed: senses.some(({ next }) => next !== ''),
    future: entry.future,
    definite: entry.definite,
    owned: entry.owned,
    cut,
  };
}
