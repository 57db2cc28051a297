/** Texts as the numbers of their words. */

export function sameWords(a: Int32Array, b: Int32Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/** Equal for equal texts; whoever compares hashes compares the words as well. */
export function hashOf(words: Int32Array): number {
  let h = words.length;
  for (const word of words) h = Math.imul(h ^ word, 0x01000193) ^ (h >>> 13);
  return h;
}
