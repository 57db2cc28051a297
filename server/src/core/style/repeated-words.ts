import type { Block } from '../text/block.ts';
import { isArabicMark, isInvisible, TATWEEL } from '../text/characters.ts';
import { quotations } from '../text/quotations.ts';
import type { Token } from '../text/tokens.ts';
import type { Finding, Span } from '../types.ts';
import { letters, meant, nations, slips } from './word-lists.ts';

/**
 * Words that stand twice in a row by a slip: `في في`، `كان كان`، `القوات القوات`. Offsets are relative to the paragraph; the
 * span holds both words, `data.word` is the word, `data.newText` what mends it. Linear, total.
 *
 * Left alone: names and letters (بي بي سي، سي إن إن), counting one by one and emphasis (خطوة خطوة، رويدا رويدا، جدا جدا), three
 * in a row, two sides of one people (الحوار الليبي الليبي), words with a mark between them or with vowels that differ
 * (لِم لَم), and in somebody's own words all but the words of grammar.
 */
export function repeatedWords(block: Block): Finding[] {
  const { tokens, text } = block;
  const found: Finding[] = [];
  let quoted: readonly Span[] | undefined;
  for (let i = 0; i + 1 < tokens.length; i++) {
    const first = tokens[i]!;
    const second = tokens[i + 1]!;
    if (first.key !== second.key || first.kind !== 'word' || first.key.length < 2) continue;
    if (!isBlank(text, first.end, second.start) || !isSame(first.text, second.text)) continue;
    let end = i + 2;
    while (end < tokens.length && tokens[end]!.key === first.key) end++;
    const isThrice = end > i + 2;
    const word = bare(second.text);
    const last = end - 1;
    const isSlip =
      !isThrice &&
      (slips().has(word) ? isOutOfPlace(word, tokens, i, text) : isDefinite(word, tokens[i - 1], tokens[end]));
    if (isSlip && !slips().has(word)) {
      quoted ??= quotations(text);
      if (quoted.some(({ start, end: close }) => start <= first.start && second.end <= close)) {
        i = last;
        continue;
      }
    }
    if (isSlip) {
      found.push({
        start: first.start,
        end: second.end,
        code: 'repeated-word',
        severity: 'information',
        related: [],
        // The fuller writing stays: one of them may carry vowels.
        data: { word, newText: first.text.length >= second.text.length ? first.text : second.text },
      });
    }
    i = last;
  }
  return found;
}

/** A word of grammar that nothing around it explains. */
function isOutOfPlace(word: string, tokens: readonly Token[], at: number, text: string): boolean {
  const before = tokens[at - 1];
  const after = tokens[at + 2];
  if (letters().has(word) && (isLetter(before) || isLetter(after))) return false;
  // `بين بين` closes a sentence («متوسط بين بين»), `ما بعد بعد` is said of eras, Cannes is a town.
  if (word === 'بين') return after !== undefined && after.kind !== 'mark';
  if (word === 'بعد' || word === 'قبل') return before?.key !== 'ما';
  if (word === 'كان') return before?.key !== 'مهرجان' && before?.key !== 'مدينه';
  // With a vowel on it, one of the two is the other word: مِن مَن.
  if (word === 'من' || word === 'لم' || word === 'إن' || word === 'أن' || word === 'ان')
    return tokens[at]!.text.length === word.length && tokens[at + 1]!.text.length === word.length;
  return text[tokens[at + 1]!.end] !== '-';
}

const isLetter = (token: Token | undefined): boolean => {
  if (token === undefined) return false;
  const word = bare(token.text);
  if (token.kind === 'number' || letters().has(word) || /^[a-z]/i.test(word)) return true;
  // «لسي إن إن»، «السي إن إن»: the letter behind a preposition or the article, unless what is left is a word of grammar («وفي»).
  const alone = word.replace(/^[وفبكل]?(?:ال|ل)?/, '');
  return alone.length > 1 && alone !== word && letters().has(alone) && !slips().has(alone);
};

/** A word with the article: a noun that is named twice, and no name of a person. */
function isDefinite(word: string, before: Token | undefined, after: Token | undefined): boolean {
  const stem = word.startsWith('ال')
    ? word.slice(2)
    : /^(?:بال|لل)/.test(word)
      ? word.slice(word[0] === 'ب' ? 3 : 2)
      : '';
  if (stem.length < 3 || meant().has(word)) return false;
  // «دع ما للتعليم للتعليم»: what is the one's belongs to the one.
  if (word.startsWith('لل') && before?.key === 'ما') return false;
  const root = stem.replace(/(?:يين|يون|ية|ي)$/, '');
  if (root !== stem && nations().has(root)) return false;
  // At a paragraph's bare end stand keywords and headings: «… التحرش بفتاة الطائف الطائف».
  return after !== undefined;
}

/** The letters of a word: no vowels, tatweel or invisible characters, nothing folded. */
function bare(word: string): string {
  for (let i = 0; i < word.length; i++)
    if (isDress(word.charCodeAt(i))) return [...word].filter((c) => !isDress(c.charCodeAt(0))).join('');
  return word;
}

const isDress = (code: number): boolean => code === TATWEEL || isArabicMark(code) || isInvisible(code);

/** The same letters, and no vowels that differ. Stretched words (طوييل) are others; tatweel is for show. */
function isSame(a: string, b: string): boolean {
  if (a === b) return true;
  if (bare(a) !== bare(b)) return false;
  const vowels = (word: string): string => [...word].filter((c) => isArabicMark(c.charCodeAt(0))).join('');
  const [x, y] = [vowels(a), vowels(b)];
  return x === '' || y === '' || x === y;
}

/** Plain and no-break spaces only. */
function isBlank(text: string, from: number, to: number): boolean {
  if (from === to) return false;
  for (let i = from; i < to; i++) if (text[i] !== ' ' && text[i] !== '\u00a0') return false;
  return true;
}
