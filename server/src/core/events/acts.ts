import { fold } from '../text/normalise.ts';
import { ACTS, LIGHT } from './act-table.ts';
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

interface Entry {
  senses: ActSense[];
  light: boolean;
  future: boolean;
  definite: boolean;
  owned: boolean;
}

let table: Map<string, Entry> | undefined;

const OBJECTS = ['ه', 'ها', 'هم', 'هما'];
const OWNERS = ['ه', 'ها', 'هم', 'هما', 'نا'];

/** All forms of the third person of a past verb. */
function pastForms(verb: string, weak: boolean): string[] {
  const weakEnd = verb.endsWith('ي') || (verb.endsWith('ا') && verb.length > 2);
  const base = weakEnd ? verb.slice(0, -1) : verb;
  // هنأ is folded to هنا: what ends in alif keeps it in some of its forms.
  const bases = verb.endsWith('ا') ? [base, verb] : [base];
  const forms = [verb];
  if (verb.endsWith('ي')) forms.push(`${verb}ا`, `${verb}ت`);
  for (const each of bases) forms.push(`${each}ت`, `${each}وا`, `${each}تا`, ...(weak || weakEnd ? [] : [`${each}ا`]));
  for (const object of weak ? [] : OBJECTS) {
    forms.push(`${verb.endsWith('ي') ? `${base}ا` : verb}${object}`);
    for (const each of bases) forms.push(`${each}ت${object}`);
  }
  return forms;
}

/** All forms of the third person of a present verb, with س where it is to come. */
function presentForms(verb: string): { form: string; future: boolean }[] {
  const base = verb.slice(1);
  const short = /[يوا]$/.test(base) ? base.slice(0, -1) : base;
  const tails = [base, `${short}ون`, `${short}وا`, `${base}ان`, `${base}ا`, ...OBJECTS.map((object) => base + object)];
  if (/[يو]$/.test(base) && base.length > 3) tails.push(short);
  if (base.endsWith('ا')) tails.push(`${base}ن`); // يبدآن
  const forms: { form: string; future: boolean }[] = [];
  for (const tail of tails) {
    for (const person of ['ي', 'ت']) {
      forms.push({ form: person + tail, future: false }, { form: `س${person}${tail}`, future: true });
    }
  }
  return forms;
}

interface NounForm {
  readonly form: string;
  readonly definite: boolean;
  readonly owned: boolean;
}

function nounForms(noun: string): NounForm[] {
  const stem = noun.endsWith('ه') ? `${noun.slice(0, -1)}ت` : noun;
  const plain = (form: string, definite: boolean): NounForm => ({ form, definite, owned: false });
  const forms = [plain(noun, noun.startsWith('ال')), plain(`ال${noun}`, true)];
  if (!/(ه|ات|ا)$/.test(noun)) forms.push(plain(`${noun}ا`, false));
  // Of two: اتصالان, زيارتين. Short nouns would make other words (ضمان).
  if (noun.length > 3 && !/(ات|ا|ء)$/.test(noun) && !noun.startsWith('ال')) {
    for (const end of ['ان', 'ين']) forms.push(plain(stem + end, false), plain(`ال${stem}${end}`, true));
  }
  const owned = noun.endsWith('ء') ? [stem, `${noun.slice(0, -1)}ئ`] : [stem];
  for (const each of owned) {
    for (const owner of OWNERS) forms.push({ form: each + owner, definite: false, owned: true });
  }
  return forms;
}

function build(): Map<string, Entry> {
  const made = new Map<string, Entry>();
  const entry = (form: string): Entry => {
    let there = made.get(form);
    if (!there) {
      there = { senses: [], light: false, future: false, definite: false, owned: false };
      made.set(form, there);
    }
    return there;
  };
  const add = (form: string, sense: ActSense): void => {
    const there = entry(form);
    if (
      !there.senses.some(({ lemma, form, next }) => lemma === sense.lemma && form === sense.form && next === sense.next)
    )
      there.senses.push(sense);
  };
  const verb = (spelling: string, act: { class: ActClass; lemma: string } | undefined): void => {
    const light = act === undefined || spelling.includes('^');
    const passive = spelling.includes('!');
    const cells = spelling.split('/');
    const [weak, presentWeak] = cells.map((cell) => cell.includes('?'));
    const bareWeak = weak === true || cells[0]!.includes('~');
    const [pastCell = '', presentCell = ''] = cells.map((part) => fold(part.replace(/[?!^%~]/g, '')));
    const [past = '', next = ''] = pastCell.split('-');
    const [present = ''] = presentCell.split('-');
    for (const form of past ? pastForms(past, weak === true) : []) {
      if (light) entry(form).light = true;
      if (act && !spelling.includes('^')) {
        add(form, {
          ...act,
          form: 'past',
          weak: form === past ? bareWeak : weak === true,
          homograph: form === past && weak !== true,
          lit: false,
          passive,
          next,
        });
      }
    }
    for (const { form, future } of present ? presentForms(present) : []) {
      if (light) entry(form).light = true;
      if (act && !spelling.includes('^'))
        add(form, { ...act, form: 'present', weak: presentWeak === true, homograph: false, lit: false, passive, next });
      if (future) entry(form).future = true;
    }
  };
  for (const line of ACTS.trim().split('\n')) {
    const [verbs = '', nouns = ''] = line.split('|');
    const [kind = '', lemma = '', ...words] = verbs.trim().split(' ');
    const act = { class: kind as ActClass, lemma: lemma.replace(/\^/g, '') };
    for (const word of words) verb(lemma.endsWith('^') ? `${word}^` : word, act);
    for (const word of nouns.trim().split(' ').filter(Boolean)) {
      const [first = '', ...rest] = fold(word.replace(/[?!^%~]/g, '')).split('-');
      const sense: ActSense = {
        ...act,
        form: 'noun',
        weak: /[?%]/.test(word),
        homograph: false,
        lit: word.includes('%'),
        passive: false,
        next: rest[0] ?? '',
      };
      for (const { form, definite, owned } of nounForms(first)) {
        add(form, sense);
        const there = entry(form);
        if (definite) there.definite = true;
        if (owned) there.owned = true;
      }
    }
  }
  for (const spelling of LIGHT.trim().split(/\s+/)) verb(spelling, undefined);
  return made;
}

/** What an act's word is, with و, ف and, before nouns, ب ل ك peeled; undefined for other words. `key` is folded. */
export function actWord(key: string): ActWord | undefined {
  table ??= build();
  const whole = table.get(key);
  // ودعت is و + دعت sooner than a farewell.
  const after = whole && key[0] === 'و' && whole.senses.every(({ weak }) => weak) ? table.get(key.slice(1)) : undefined;
  if (after?.senses.some(({ weak, form }) => !weak && form === 'past')) return wordOf(after, 1, false);
  if (whole) return wordOf(whole, 0, false);
  if (key.length < 4) return undefined;
  const first = key[0];
  // سأعتزل, سنعمل: what is to come in the mouth of the speaker.
  if (first === 'س' && (key[1] === 'ا' || key[1] === 'ن') && key.length > 4) {
    const ofOther = table.get(`سي${key.slice(2)}`);
    if (ofOther) return wordOf(ofOther, 0, false);
  }
  if (first === 'و' || first === 'ف') {
    const rest = table.get(key.slice(1));
    if (rest) return wordOf(rest, 1, false);
    return peelPreposition(table, key, 1);
  }
  return peelPreposition(table, key, 0);
}

function peelPreposition(known: Map<string, Entry>, key: string, at: number): ActWord | undefined {
  const letter = key[at];
  if ((letter !== 'ب' && letter !== 'ل' && letter !== 'ك') || key.length - at < 4) return undefined;
  const lost = letter === 'ل' && key[at + 1] === 'ل' ? known.get(`ال${key.slice(at + 2)}`) : undefined;
  const rest = lost ?? known.get(key.slice(at + 1));
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
