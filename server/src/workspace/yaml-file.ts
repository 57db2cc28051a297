import { type Document, isScalar, LineCounter, type Node, type ParsedNode, parseDocument } from 'yaml';

/** A message in both languages; the layers above choose. */
export interface Words {
  readonly ar: string;
  readonly en: string;
}

/** Zero-based; the place ends on its line. */
export interface FilePlace {
  readonly line: number;
  readonly character: number;
  readonly length: number;
}

/** A place in a file of the team's that cannot be used, or is not what it seems. */
export interface FileProblem extends FilePlace {
  readonly message: Words;
  readonly severity: 'error' | 'warning';
}

/** A YAML file that people write: what is wrong in it is collected with its place. Never throws. */
export class YamlFile {
  readonly document: Document.Parsed<ParsedNode, true>;
  readonly problems: FileProblem[] = [];
  /** The YAML itself does not parse; -1 where it does, else the offset of the first error. */
  readonly brokenAt: number;
  readonly #lines = new LineCounter();

  constructor(readonly text: string) {
    this.document = parseDocument(text, {
      schema: 'core',
      lineCounter: this.#lines,
      uniqueKeys: true,
    }) as typeof this.document;
    let brokenAt = -1;
    for (const { pos, code, message } of this.document.errors) {
      const isLost = code !== 'DUPLICATE_KEY';
      if (isLost && (brokenAt < 0 || pos[0] < brokenAt)) brokenAt = pos[0];
      this.#add(pos[0], pos[1], syntax(code, message.split('\n')[0]!), 'error');
    }
    this.brokenAt = brokenAt;
  }

  /** Says that something is wrong with a node. */
  complain(node: unknown, message: Words, severity: FileProblem['severity'] = 'error'): undefined {
    const range = (node as Node | null | undefined)?.range ?? [0, 0, 0];
    this.#add(range[0], range[1], message, severity);
    return undefined;
  }

  place(start: number, end: number): FilePlace {
    const { line, col } = this.#lines.linePos(start);
    const lineEnd = /[\r\n]|$/.exec(this.text.slice(start))!.index;
    const length = Math.max(Math.min(end - start, lineEnd), 1);
    return { line: Math.max(line - 1, 0), character: Math.max(col - 1, 0), length };
  }

  placeOf(node: unknown): FilePlace {
    const range = (node as Node | null | undefined)?.range ?? [0, 0, 0];
    return this.place(range[0], range[1]);
  }

  #add(start: number, end: number, message: Words, severity: FileProblem['severity']): void {
    this.problems.push({ ...this.place(start, end), message, severity });
  }
}

/** The text of a scalar: numbers and the like as they are written. Undefined for anything else, and for one that is empty. */
export function textOf(node: unknown): string | undefined {
  if (!isScalar(node) || node.value === null || node.value === undefined) return undefined;
  const text = (typeof node.value === 'string' ? node.value : (node.source ?? String(node.value))).trim();
  return text === '' ? undefined : text;
}

export const isEmpty = (node: unknown): boolean =>
  node === undefined || node === null || (isScalar(node) && (node.value === null || node.value === ''));

/** Errors of the library that people who write lists by hand make, in words for them; the rest in its own. */
function syntax(code: string, detail: string): Words {
  const known = SYNTAX.get(code);
  if (known) return known;
  const bare = detail.replace(/ at line \d+, column \d+:?$/, '');
  return {
    ar: `هذا السطر لا يُقرأ: تحقّق من المسافات في أوله ومن علامات : و- و[ ] و" فيه (${bare}).`,
    en: `This line cannot be read: check the spaces at its start and the marks : - [ ] " in it (${bare}).`,
  };
}

const SYNTAX: ReadonlyMap<string, Words> = new Map([
  [
    'TAB_AS_INDENT',
    { ar: 'أول السطر علامة جدولة. اكتب مسافات بدلا منها.', en: 'The line starts with a tab. Use spaces instead.' },
  ],
  [
    'BAD_INDENT',
    {
      ar: 'عدد المسافات في أول السطر لا يوافق ما فوقه. اجعل مفاتيح المدخل الواحد تحت بعضها.',
      en: 'The spaces at the start of the line do not agree with the lines above. Keys of one entry stand under each other.',
    },
  ],
  ['DUPLICATE_KEY', { ar: 'هذا المفتاح مكتوب مرتين. أبق واحدا.', en: 'This key is written twice. Keep one.' }],
  [
    'MISSING_CHAR',
    {
      ar: 'تنقص علامة هنا: قوس ] أو علامة تنصيص أو نقطتان.',
      en: 'A mark is missing here: a bracket ], a quotation mark or a colon.',
    },
  ],
]);

/** The word of `known` that somebody who wrote `word` meant, or undefined. Synonyms first, then at most two slips of a key. */
export function meant(
  word: string,
  known: readonly string[],
  synonyms: ReadonlyMap<string, string> = new Map(),
): string | undefined {
  const key = word.toLowerCase().replaceAll('-', '_');
  const synonym = synonyms.get(key);
  if (synonym !== undefined) return synonym;
  let best: string | undefined;
  let least = Math.min(3, Math.floor(word.length / 2) + 1);
  for (const candidate of known) {
    const slips = distance(key, candidate);
    if (slips < least) {
      least = slips;
      best = candidate;
    }
  }
  return best;
}

/** Edit distance with swaps of neighbours, of two short words. */
function distance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 3 || a.length > 40) return 99;
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      let least = Math.min(row[j]! + 1, next[j - 1]! + 1, change);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, before[j - 2]! + 1);
      next.push(least);
    }
    before = row;
    row = next;
  }
  return row[b.length]!;
}
