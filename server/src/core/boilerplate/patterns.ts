import { keyOffset, type Token, tokenise } from '../text/tokens.ts';
import type { BoilerplateKind } from '../types.ts';
import {
  AGENCIES,
  FORUM_LABELS,
  FORUM_RANKS,
  NETWORKS,
  RELATED,
  ROWS,
  SECTIONS,
  SHARE_WORDS,
  SPEECH,
} from './phrases.ts';

/** Marks that part a label from what it labels. */
const SEPARATORS = new Set(':：|-–—/=›»>←→•');
const WORD_ENDS = new Set('ىةًٌٍ');
/** Marks that end a sentence: no pattern goes over one. */
const STOPS = new Set('.!؟?');

interface Element {
  readonly type: 'word' | 'any' | 'number' | 'separator' | 'mark';
  readonly words: ReadonlySet<string>;
  readonly optional: boolean;
}

export type Edge = 'anywhere' | 'head' | 'tail' | 'either';

/** One row of the table, ready to be compared. */
export interface Pattern {
  readonly kind: BoilerplateKind;
  readonly edge: Edge;
  /** How many words that follow belong to it. */
  readonly rest: number;
  readonly toSentenceEnd: boolean;
  readonly inline: boolean;
  readonly glued: boolean;
  readonly related: boolean;
  readonly elements: readonly Element[];
}

/** Where a pattern ended: the next token, and the offset in the block where its last word ends. */
export interface Match {
  readonly next: number;
  readonly end: number;
  /** The last word goes on with letters of the next (a missing space). */
  readonly glued: boolean;
}

export interface Phrases {
  /** Patterns by their first word. */
  readonly byFirst: ReadonlyMap<string, readonly Pattern[]>;
  /** Patterns that start with a mark. */
  readonly byMark: ReadonlyMap<string, readonly Pattern[]>;
  /** Patterns that start with a number. */
  readonly byNumber: readonly Pattern[];
  readonly networks: ReadonlySet<string>;
  readonly shareWords: ReadonlySet<string>;
  /** Phrases as their words joined by one space. */
  readonly sections: ReadonlySet<string>;
  readonly agencies: ReadonlySet<string>;
  readonly forumLabels: ReadonlySet<string>;
  readonly forumRanks: ReadonlySet<string>;
  readonly speech: ReadonlySet<string>;
}

let compiled: Phrases | undefined;

/** The phrase table, compiled on first use. */
export function phrases(): Phrases {
  compiled ??= compile();
  return compiled;
}

/** The key by which words of the table and of a text are compared. */
export const keyOf = (token: Token): string => token.key;

/** The words of a phrase, folded, joined by one space. */
export function phraseKey(phrase: string): string {
  return tokenise(phrase)
    .filter(({ kind, key }) => kind !== 'mark' && key !== '')
    .map(keyOf)
    .join(' ');
}

function compile(): Phrases {
  const byFirst = new Map<string, Pattern[]>();
  const byMark = new Map<string, Pattern[]>();
  const put = (map: Map<string, Pattern[]>, key: string, pattern: Pattern): void => {
    const list = map.get(key);
    if (list) list.push(pattern);
    else map.set(key, [pattern]);
  };
  const byNumber: Pattern[] = [];
  const enter = (pattern: Pattern): void => {
    for (const element of pattern.elements) {
      if (element.type === 'number') byNumber.push(pattern);
      for (const word of element.words) put(element.type === 'mark' ? byMark : byFirst, word, pattern);
      if (!element.optional) break;
    }
  };
  for (const [kind, flags, source] of ROWS) {
    enter({
      kind,
      edge: flags.includes('h') ? 'head' : flags.includes('t') ? 'tail' : flags.includes('e') ? 'either' : 'anywhere',
      rest: flags.includes('R') ? 60 : flags.includes('r') ? 14 : 0,
      toSentenceEnd: flags.includes('s'),
      inline: /[ig]/.test(flags),
      glued: flags.includes('g'),
      related: false,
      elements: parse(source),
    });
  }
  for (const source of RELATED) {
    enter({
      kind: 'related-link',
      edge: 'anywhere',
      rest: 30,
      toSentenceEnd: false,
      inline: true,
      glued: false,
      related: true,
      elements: parse(source),
    });
  }
  const list = (text: string): ReadonlySet<string> => new Set(text.split('|').map(phraseKey));
  const words = (text: string): ReadonlySet<string> => new Set(phraseKey(text).split(' '));
  return {
    byFirst,
    byMark,
    byNumber,
    networks: words(NETWORKS),
    shareWords: words(SHARE_WORDS),
    sections: list(SECTIONS),
    agencies: list(AGENCIES),
    forumLabels: list(FORUM_LABELS),
    forumRanks: list(FORUM_RANKS),
    speech: words(SPEECH),
  };
}

function parse(source: string): Element[] {
  return source.split(' ').map((part) => {
    const optional = part.startsWith('[');
    const inner = optional ? part.slice(1, -1) : part;
    const none: ReadonlySet<string> = new Set();
    if (inner === '*') return { type: 'any', words: none, optional };
    if (inner === '#') return { type: 'number', words: none, optional };
    if (inner === ':') return { type: 'separator', words: none, optional };
    if (inner === '(' || inner === ')' || inner === '©') return { type: 'mark', words: new Set([inner]), optional };
    const words = new Set<string>();
    for (const word of inner.split('/')) if (word !== '') words.add(phraseKey(word));
    return { type: 'word', words, optional };
  });
}

/**
 * Compares a pattern with the tokens from `at` on. Marks between its words are passed over, sentence ends are not.
 * Every optional element doubles the ways at most; a pattern has few.
 */
export function matchAt(pattern: Pattern, tokens: readonly Token[], at: number): Match | undefined {
  return match(pattern, 0, tokens, at, at);
}

function match(
  pattern: Pattern,
  element: number,
  tokens: readonly Token[],
  at: number,
  first: number,
): Match | undefined {
  const { elements } = pattern;
  if (element === elements.length) return { next: at, end: tokens[at - 1]?.end ?? 0, glued: false };
  const expected = elements[element]!;
  let i = at;
  if (expected.type === 'separator') {
    const token = tokens[i];
    if (token && token.kind === 'mark' && SEPARATORS.has(token.text)) {
      // `:-` and `::` are one separator.
      while (tokens[i + 1]?.kind === 'mark' && SEPARATORS.has(tokens[i + 1]!.text)) i++;
      const found = match(pattern, element + 1, tokens, i + 1, first);
      if (found) return found;
    }
  } else {
    if (expected.type !== 'mark' && i > first) {
      while (tokens[i]?.kind === 'mark' && !STOPS.has(tokens[i]!.text)) i++;
    }
    const token = tokens[i];
    if (token && fits(expected, token)) {
      const found = match(pattern, element + 1, tokens, i + 1, first);
      if (found) return found;
    } else if (token && pattern.glued && element >= 1 && expected.type === 'word' && isLastWord(elements, element)) {
      const key = keyOf(token);
      for (const word of expected.words) {
        if (word.length >= 4 && key.length > word.length + 1 && key.startsWith(word)) {
          const end = keyOffset(token, word.length);
          // Only letters that stand at the end of a word prove that a space is missing: `تعليقاتك` is one word.
          if (WORD_ENDS.has(token.text[end - token.start - 1]!)) return { next: i + 1, end, glued: true };
        }
      }
    }
  }
  return expected.optional ? match(pattern, element + 1, tokens, at, first) : undefined;
}

function fits(expected: Element, token: Token): boolean {
  switch (expected.type) {
    case 'word':
      return token.kind !== 'mark' && expected.words.has(keyOf(token));
    case 'any':
      return token.kind !== 'mark';
    case 'number':
      return token.kind === 'number';
    default:
      return token.kind === 'mark' && expected.words.has(token.text);
  }
}

/** Whether only elements that may be missing follow. */
const isLastWord = (elements: readonly Element[], at: number): boolean =>
  elements.slice(at + 1).every(({ optional }) => optional);

export const isSeparator = (token: Token | undefined): boolean =>
  token !== undefined && token.kind === 'mark' && SEPARATORS.has(token.text);
export const isStop = (token: Token | undefined): boolean =>
  token !== undefined && token.kind === 'mark' && STOPS.has(token.text);
