/** How much of a document is looked at, in UTF-16 code units: 4 KB of Latin text, and enough of any article. */
export const SAMPLE = 4096;

/** Fewer Arabic letters than this say nothing. */
const ENOUGH = 12;

const ARABIC =
  /[\u0620-\u064A\u066E-\u06D3\u06EE\u06EF\u06FA-\u06FF\u0750-\u077F\u08A0-\u08C9\uFB50-\uFDFB\uFE70-\uFEFC]/g;
const LETTER = /\p{L}/gu;
/** Letters that Persian, Urdu, Pashto, Kurdish and Uyghur have and Arabic has not; agency copy holds a few in names. */
const FOREIGN = /[\u0679-\u067D\u0681-\u0697\u06A9\u06AF\u06BA-\u06BE\u06C0-\u06D3]/g;

/** Whether the letters of a text are mostly Arabic, in the Arabic language as far as its alphabet tells. */
export function looksArabic(text: string): boolean {
  const sample = text.slice(0, SAMPLE);
  const arabic = count(sample, ARABIC);
  return arabic >= ENOUGH && arabic * 2 > count(sample, LETTER) && count(sample, FOREIGN) * 20 < arabic;
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
