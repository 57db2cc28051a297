import type { Block } from '../text/block.ts';
import { keyOffset, proclitics, type Token } from '../text/tokens.ts';
import { ANY_NAME, Flag, type Form, type Lexicon, type Title } from './lexicon.ts';

/** One way to read a word: so many key characters of clitics, then the key to look up. */
export interface Reading {
  readonly length: number;
  readonly clitics: string;
  readonly key: string;
  readonly flags: number;
  readonly common: boolean;
  /** What the tables have under the key, kept here because most words are met many times. */
  readonly forms: readonly Form[];
  readonly titles: readonly Title[];
}

/** What a word is without its neighbours: depends on its key alone, so it is worked out once for a key. */
export interface Word {
  /** All readings, the whole word first. */
  readonly readings: readonly Reading[];
  /** The likeliest reading. */
  readonly main: Reading;
  /** Where a name glued to the next word ends (القوقازوجاء → 7), or 0. */
  readonly glued: number;
  /** In no table and no everyday word: probably a name. */
  readonly unknown: boolean;
  /** Some reading is the first word of a title. */
  readonly opensTitle: boolean;
  /** May be the first word of a person's name, or of one of several words. */
  readonly opensName: boolean;
}

const MARK: Reading = { length: 0, clitics: '', key: '', flags: 0, common: false, forms: [], titles: [] };
const NO_WORD: Word = { readings: [], main: MARK, glued: 0, unknown: false, opensTitle: false, opensName: false };
const MEMO_LIMIT = 60_000;

/** A paragraph as the rules see it: its tokens with what the tables say of each. */
export class View {
  readonly size: number;
  readonly words: readonly Word[];

  constructor(
    readonly block: Block,
    readonly lexicon: Lexicon,
  ) {
    const tokens = block.tokens;
    this.size = tokens.length;
    const words = new Array<Word>(tokens.length);
    for (let i = 0; i < tokens.length; i++) {
      const token = tokens[i]!;
      words[i] = token.kind === 'word' ? readWord(token.key, lexicon) : NO_WORD;
      if (token.key.endsWith('للجنه')) words[i] = committee(words[i]!, tokens[i + 1]);
    }
    this.words = words;
  }

  token(i: number): Token {
    return this.block.tokens[i]!;
  }

  isWord(i: number): boolean {
    return i >= 0 && i < this.size && this.token(i).kind === 'word';
  }

  /** The key of the likeliest reading; of a mark or number its own key; '' outside the block. */
  key(i: number): string {
    if (i < 0 || i >= this.size) return '';
    const word = this.words[i]!;
    return word.readings.length > 0 ? word.main.key : this.token(i).key;
  }

  flags(i: number): number {
    return i < 0 || i >= this.size ? 0 : this.words[i]!.main.flags;
  }

  has(i: number, flag: number): boolean {
    return (this.flags(i) & flag) !== 0;
  }

  common(i: number): boolean {
    return i >= 0 && i < this.size && this.words[i]!.main.common;
  }

  unknown(i: number): boolean {
    return i >= 0 && i < this.size && this.words[i]!.unknown;
  }

  /** The clitics that the likeliest reading peels. */
  clitics(i: number): string {
    return i < 0 || i >= this.size ? '' : this.words[i]!.main.clitics;
  }

  /** Definite by the article (also after لل). */
  definite(i: number): boolean {
    const key = this.key(i);
    return key.length > 4 && key.startsWith('ال') && this.isWord(i);
  }

  /** Offset in the block of the word's first letter after the clitics of `reading`. */
  start(i: number, reading: Reading = this.words[i]!.main): number {
    return keyOffset(this.token(i), reading.length);
  }

  /** Offset in the block after the word's last letter; a glued name ends before the next word. */
  end(i: number): number {
    const { glued } = this.words[i]!;
    const token = this.token(i);
    return glued > 0 ? keyOffset(token, glued) : token.end;
  }

  /** The last letter of the token as written: ة and ه differ here. */
  lastLetter(i: number): string {
    const { text } = this.token(i);
    return text[text.length - 1] ?? '';
  }

  /** A mark, the block's start or its end: no phrase goes on over it. */
  isBreak(i: number): boolean {
    return i < 0 || i >= this.size || this.token(i).kind === 'mark';
  }

  isMark(i: number, marks: string): boolean {
    return i >= 0 && i < this.size && this.token(i).kind === 'mark' && marks.includes(this.token(i).key);
  }
}

/** للجنة: for a committee of something, or for the committee; hardly for paradise. */
function committee(word: Word, next: Token | undefined): Word {
  const key = next?.key.startsWith('ال') && next.kind === 'word' ? 'لجنه' : 'اللجنه';
  const main = word.readings.find((reading) => reading.key === key);
  return main ? { ...word, main } : word;
}

/** Reads a word's key; kept in the lexicon's memo, which is emptied when a session has met very many words. */
export function readWord(key: string, lexicon: Lexicon): Word {
  const memo = lexicon.memo as Map<string, Word>;
  let word = memo.get(key);
  if (!word) {
    if (memo.size > MEMO_LIMIT) memo.clear();
    word = makeWord(key, lexicon);
    memo.set(key, word);
  }
  return word;
}

function makeWord(key: string, lexicon: Lexicon): Word {
  const readings = proclitics(key).map(({ length, clitics, rest }): Reading => {
    const flags = lexicon.flags(rest);
    const forms = lexicon.forms(rest);
    const common = flags === 0 && isCommon(rest, forms, lexicon);
    return { length, clitics, key: rest, flags, common, forms, titles: lexicon.titles(rest) };
  });
  // بأن, فإن, وفي: a clitic before a function word, whatever rare name has the same letters.
  const particle =
    key.length <= 5 && !readings[0]!.common
      ? readings.find(({ length, flags }) => length > 0 && (flags & Flag.Function) !== 0)
      : undefined;
  if (particle && (readings[0]!.flags & Flag.Given) === 0) return wordOf(readings, particle, false, lexicon);
  // A reading with ب ل ك or و is believed only when the whole word is nothing by itself: كريم is no ك + ريم.
  let main = readings.find((reading) => isSomething(reading, lexicon));
  // وقال is so frequent that it is listed as a whole; what counts is the verb.
  if (main?.length === 0 && main.flags === 0) {
    main = readings.find(({ length, flags }) => length === 1 && (flags & Flag.Speech) !== 0) ?? main;
  }
  if (main) {
    // و + a common word may also be a listed odd name (وعلي): names start with a clitic letter rarely.
    return wordOf(readings, main, false, lexicon);
  }
  const glued = gluedEnd(key, lexicon);
  if (glued > 0) {
    const inner = makeWord(key.slice(0, glued), lexicon);
    return { ...inner, glued };
  }
  return wordOf(readings, readings[0]!, true, lexicon);
}

function wordOf(readings: readonly Reading[], main: Reading, unknown: boolean, lexicon: Lexicon): Word {
  const opensTitle = readings.some(({ titles }) => titles.length > 0);
  // An everyday word begins no name, unless the tables have one of several words or few articles hold it.
  const opensName =
    !main.common || lexicon.nameParts(main.key).length > 0 || lexicon.isRare(main.key) || NAME_OPENER.test(main.key);
  return { readings, main, glued: 0, unknown, opensTitle, opensName };
}

const NAME_OPENER = /^(عبد|اب[اوي]|ابن|بن|ام|ال|سيف|نور|صلاح|علاء|شمس|فخر|نجم|زين|سعد|كمال|جار|فتح|فضل|هبه)$/;

/** أنقرة is no انقر + ه: a word that is a name of the tables is an everyday word only where it is listed as one. */
const isCommon = (key: string, forms: readonly Form[], lexicon: Lexicon): boolean =>
  forms.some((form) => form.rest.length === 0) ? lexicon.isListed(key) : lexicon.isCommon(key);

function isSomething(reading: Reading, lexicon: Lexicon): boolean {
  return (
    reading.flags !== 0 ||
    reading.common ||
    reading.forms.length > 0 ||
    reading.titles.length > 0 ||
    lexicon.nameParts(reading.key).length > 0
  );
}

/**
 * A name of five letters or more and, without the space between them, و + a word that opens a clause or one of the particles
 * that follow a name (ماكرونإن). Only what is in no table as a whole is looked at, so no real word is cut.
 */
function gluedEnd(key: string, lexicon: Lexicon): number {
  for (let cut = key.length - 2; cut >= 5; cut--) {
    const next = key.slice(cut);
    const opens =
      next[0] === 'و' && next.length >= 4
        ? (lexicon.flags(next.slice(1)) & (Flag.Speech | Flag.Function)) !== 0 || lexicon.isCommon(next.slice(1))
        : GLUED.has(next);
    if (!opens) continue;
    for (const { rest } of proclitics(key.slice(0, cut))) {
      if (rest.length < 5) break;
      if (lexicon.forms(rest).some((form) => !form.weak && form.rest.length === 0)) return cut;
      if ((lexicon.flags(rest) & (ANY_NAME & ~Flag.GivenWeak & ~Flag.FamilyWeak)) !== 0) return cut;
    }
  }
  return 0;
}

const GLUED: ReadonlySet<string> = new Set(['ان', 'في', 'الي', 'علي', 'الذي', 'التي', 'قال', 'خلال']);
