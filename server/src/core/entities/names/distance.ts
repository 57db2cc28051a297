/**
 * The weighted edit distance between two look-up keys of names: what Arabic spellings of one foreign name confuse is cheap
 * (غ ج ك ق, ت ط, long vowels, a doubled letter, final ا and ه), everything else costs a whole letter.
 *
 * Costs are hundredths of a letter. They follow the pairs that the newsroom notes name and were set on the development half
 * of `test/accuracy/gold/variants.tsv`.
 */

/** Longer names are not compared letter by letter: the work for a pair is bounded by its square. */
export const LONGEST_COMPARED = 48;

const FIRST = 0x20; // the space stands below the letters in the table's alphabet
const ALEF = 0x0627;
const BASE = 0x0621;
const LETTERS = 44;
/** What is neither an Arabic letter nor a space: costs a whole letter. */
const OTHER = 43;
const SPACE = 42;
const WHOLE = 100;

/** Pairs of letters with the cost of writing one for the other. */
const CONFUSED =
  'غج12 غك30 غق20 كق12 جك35 جق30 خك40 خه45 خغ60 خح35 هح45 هغ45 هج70 تط10 تث35 طث45 سص10 سث35 سز30 صز40 سش45 شص60 زث45 زظ20 ' +
  'زذ25 زج55 جش55 دض20 دت45 دط60 دذ25 ذظ30 ضظ30 فو45 فب50 وب60 نم70 اي45 او60 وي75 اه60 يه60 اع35 عه80 ءا10 ءي10 ءو10';

/** Vowels and what else a transliteration may leave out, with the cost of its absence. */
const OMITTED = 'ا22 و30 ي25 ء5 ه50 ع55';

interface Costs {
  readonly substitution: Uint8Array;
  readonly absence: Uint8Array;
  /** How much a letter counts in a name's length. */
  readonly weight: Uint8Array;
}

let made: Costs | undefined;

function costs(): Costs {
  if (made) return made;
  const substitution = new Uint8Array(LETTERS * LETTERS).fill(WHOLE);
  for (let i = 0; i < OTHER; i++) substitution[i * LETTERS + i] = 0;
  for (const pair of CONFUSED.split(' ')) {
    const [a, b, cost] = [code(pair.charCodeAt(0)), code(pair.charCodeAt(1)), Number(pair.slice(2))];
    substitution[a * LETTERS + b] = cost;
    substitution[b * LETTERS + a] = cost;
  }
  const absence = new Uint8Array(LETTERS).fill(WHOLE);
  const weight = new Uint8Array(LETTERS).fill(WHOLE);
  for (const letter of OMITTED.split(' ')) absence[code(letter.charCodeAt(0))] = Number(letter.slice(1));
  for (const vowel of 'اوي') weight[code(vowel.charCodeAt(0))] = 50;
  absence[SPACE] = 10;
  weight[SPACE] = 0;
  weight[0] = 10; // ء
  made = { substitution, absence, weight };
  return made;
}

/** ئ and ؤ are read as their seats; letters of no Arabic name are one class. */
function code(unit: number): number {
  if (unit === FIRST) return SPACE;
  if (unit === 0x0626) return 0x064a - BASE;
  if (unit === 0x0624) return 0x0648 - BASE;
  const at = unit - BASE;
  return at >= 0 && at < SPACE ? at : OTHER;
}

const A = new Uint8Array(LONGEST_COMPARED);
const B = new Uint8Array(LONGEST_COMPARED);
const absenceA = new Uint8Array(LONGEST_COMPARED);
const absenceB = new Uint8Array(LONGEST_COMPARED);
let before = new Uint16Array(LONGEST_COMPARED + 1);
let row = new Uint16Array(LONGEST_COMPARED + 1);

/**
 * How alike two keys are, 1 for equal ones, 0 for nothing in common. Keys as `fold` gives them; spaces count little.
 * Total, symmetric; `O(length²)` with no allocation; keys of more than `LONGEST_COMPARED` units are alike only when equal.
 */
export function similarity(a: string, b: string): number {
  if (a === b) return 1;
  if (a.length > LONGEST_COMPARED || b.length > LONGEST_COMPARED || a === '' || b === '') return 0;
  const table = costs();
  const weight = Math.max(read(a, A, absenceA, table), read(b, B, absenceB, table));
  const n = a.length;
  const m = b.length;
  before[0] = 0;
  for (let j = 1; j <= m; j++) before[j] = before[j - 1]! + absenceB[j - 1]!;
  for (let i = 1; i <= n; i++) {
    const letter = A[i - 1]!;
    const absent = absenceA[i - 1]!;
    row[0] = before[0]! + absent;
    for (let j = 1; j <= m; j++) {
      let best = before[j - 1]! + substitute(letter, B[j - 1]!, i === n && j === m, a, b, i - 1, j - 1, table);
      const left = row[j - 1]! + absenceB[j - 1]!;
      if (left < best) best = left;
      const up = before[j]! + absent;
      row[j] = Math.min(up, best);
    }
    [before, row] = [row, before];
  }
  return weight === 0 ? 0 : Math.max(0, 1 - before[m]! / weight);
}

/** At the end of a name ا, ه (ة) and ي render one weak vowel. */
function substitute(
  x: number,
  y: number,
  last: boolean,
  a: string,
  b: string,
  i: number,
  j: number,
  { substitution }: Costs,
): number {
  if (x === OTHER || y === OTHER) return a.charCodeAt(i) === b.charCodeAt(j) ? 0 : WHOLE;
  const cost = substitution[x * LETTERS + y]!;
  if (last && cost > 0 && isWeakEnd(x) && isWeakEnd(y)) return x === WAW || y === WAW ? 60 : 20;
  return cost;
}

const ALIF = ALEF - BASE;
const HEH = 0x0647 - BASE;
const WAW = 0x0648 - BASE;
const YEH = 0x064a - BASE;
const isWeakEnd = (letter: number): boolean => letter === ALIF || letter === HEH || letter === YEH || letter === WAW;

/** Puts the letters' codes and the costs of their absence into the given arrays; returns the name's weight. */
function read(word: string, letters: Uint8Array, absences: Uint8Array, { absence, weight }: Costs): number {
  let sum = 0;
  for (let i = 0; i < word.length; i++) {
    const letter = code(word.charCodeAt(i));
    const next = i + 1 < word.length ? code(word.charCodeAt(i + 1)) : OTHER;
    letters[i] = letter;
    sum += weight[letter]!;
    let cost = absence[letter]!;
    if (i > 0 && letter === letters[i - 1]! && letter !== OTHER) cost = Math.min(cost, 20);
    // تش and دج are one sound in most spellings.
    else if ((letter === TEH && next === SHEEN) || (letter === DAL && next === JEEM)) cost = 35;
    // A vowel at the edge of a name tells more than one inside it: هند is not الهند, إيران is not إيراني.
    else if (i === 0 && letter === ALIF) cost = 30;
    else if (i === word.length - 1 && isWeakEnd(letter)) cost = letter === ALIF || letter === HEH ? 40 : 60;
    absences[i] = cost;
  }
  return sum;
}

const TEH = 0x062a - BASE;
const SHEEN = 0x0634 - BASE;
const DAL = 0x062f - BASE;
const JEEM = 0x062c - BASE;
