import { foldCode, isArabicMark, isHighSurrogate, isInvisible, isLowSurrogate, NEEDS_CLUSTER } from './characters.ts';

/**
 * The look-up key of a word: no harakat, tatweel or invisible characters, presentation forms resolved (ﻻ→لا),
 * أإآٱ→ا, ى→ي, ة→ه, digits in ASCII, lower case. ؤ and ئ are kept (see foldForDuplicates).
 * Total: any string, lone surrogates included, has a key; the key may be empty.
 */
export function fold(word: string): string {
  for (let i = 0; i < word.length; i++) {
    const code = word.charCodeAt(i);
    // The letter before belongs to the cluster when this is a mark on it.
    if (foldCode(code) !== code) return foldFrom(word, Math.max(i - 1, 0));
  }
  return word;
}

function foldFrom(word: string, clean: number): string {
  let out = '';
  let copied = 0; // what stands before is in `out`; what folding leaves alone is copied by whole runs
  for (let i = clean; i < word.length; ) {
    const next = clusterEnd(word, i);
    const code = word.charCodeAt(i);
    if (next > i + 1 || foldCode(code) !== code) {
      if (copied < i) out += word.slice(copied, i);
      out += foldCluster(word, i, next);
      copied = next;
    }
    i = next;
  }
  return copied < word.length ? out + word.slice(copied) : out;
}

/** The key by which the duplicates rule of the contract compares words: `fold`, and ؤ→و, ئ→ي. */
export function foldForDuplicates(word: string): string {
  return hamzaOnSeat(fold(word));
}

/** ؤ→و and ئ→ي in a key that `fold` made. */
export function hamzaOnSeat(key: string): string {
  if (!key.includes('ؤ') && !key.includes('ئ')) return key;
  return key.replaceAll('ؤ', 'و').replaceAll('ئ', 'ي');
}

/** Where the cluster that starts at `start` ends: a character with the marks that combine with it. */
function clusterEnd(text: string, start: number): number {
  const first = text.charCodeAt(start);
  let end = start + 1;
  if (isHighSurrogate(first) && end < text.length && isLowSurrogate(text.charCodeAt(end))) end++;
  while (end < text.length) {
    const code = text.charCodeAt(end);
    // Latin combining marks too: é may come as e + U+0301.
    if (!isArabicMark(code) && !(code >= 0x0300 && code <= 0x036f)) break;
    end++;
  }
  return end;
}

function foldCluster(text: string, start: number, end: number): string {
  if (end === start + 1) {
    const code = text.charCodeAt(start);
    const folded = foldCode(code);
    if (folded === 0) return '';
    if (folded !== NEEDS_CLUSTER) return folded === code ? text[start]! : String.fromCharCode(folded);
  }
  // Composition first (و + hamza above is ؤ), then compatibility (ﻻ is لا), then each letter on its own.
  const composed = text.slice(start, end).normalize('NFKC').toLowerCase();
  let out = '';
  for (let i = 0; i < composed.length; i++) {
    const code = composed.charCodeAt(i);
    const folded = foldCode(code);
    if (folded === 0 || (folded === NEEDS_CLUSTER && (isArabicMark(code) || isInvisible(code)))) continue;
    out += folded === NEEDS_CLUSTER || folded === code ? composed[i]! : String.fromCharCode(folded);
  }
  return out;
}

/** A folded text with a map between its offsets and those of the original. */
export interface Normalised {
  readonly text: string;
  /** The original offset of the cluster that the folded code unit at `offset` came from; the end maps to the end. */
  toOriginal(offset: number): number;
  /** The first folded offset whose cluster starts at or after the original `offset`. */
  fromOriginal(offset: number): number;
}

/**
 * The whole text folded as `fold` does, with white space and marks kept.
 * Offsets are UTF-16 code units; those out of range are clamped. Linear in the text, total.
 */
export function normalise(text: string): Normalised {
  const starts: number[] = [];
  let out = '';
  for (let i = 0; i < text.length; ) {
    const next = clusterEnd(text, i);
    const folded = foldCluster(text, i, next);
    for (let k = 0; k < folded.length; k++) starts.push(i);
    out += folded;
    i = next;
  }
  starts.push(text.length);
  const map = Uint32Array.from(starts);
  const last = map.length - 1;
  return {
    text: out,
    toOriginal: (offset) => map[Math.min(Math.max(offset, 0), last)]!,
    fromOriginal: (offset) => {
      let low = 0;
      let high = last;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (map[middle]! < offset) low = middle + 1;
        else high = middle;
      }
      return low;
    },
  };
}

/**
 * The offset in `word` of position `position` of its key: how a peeled clitic becomes a span that starts at the name's
 * first letter. Marks stay with the letter that carries them.
 */
export function originalOffset(word: string, position: number): number {
  let made = 0;
  let i = 0;
  while (i < word.length && made < position) {
    const next = clusterEnd(word, i);
    made += foldCluster(word, i, next).length;
    i = next;
  }
  // Tatweel and invisible characters between the clitic and the name belong to neither; the name starts at a letter.
  while (i < word.length) {
    const next = clusterEnd(word, i);
    if (foldCluster(word, i, next).length > 0) break;
    i = next;
  }
  return i;
}
