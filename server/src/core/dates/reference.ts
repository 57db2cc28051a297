import { type Block, makeBlock } from '../text/block.ts';
import type { AnalysisOptions, ParagraphKind, Reference, ReferenceSource } from '../types.ts';
import { isoDate, parseIso } from './calendar.ts';
import { deduce } from './deduce.ts';
import { fullDay, isPressYear } from './full-day.ts';
import type { LocalDates } from './index.ts';
import type { Expression } from './meaning.ts';
import { recognise } from './recognise.ts';

export interface PlacedDates {
  /** Offset of the paragraph in the text. */
  readonly start: number;
  readonly block: Block;
  readonly local: LocalDates;
  readonly kind: ParagraphKind;
  /** Of an appended article: it says nothing of this one. */
  readonly otherArticle?: boolean;
}

export interface ReferenceInput {
  readonly text: string;
  /** The value of `date` in the front matter. */
  readonly frontMatterDate?: string | undefined;
  readonly options: AnalysisOptions;
  readonly blocks: readonly PlacedDates[];
}

/** Datelines stand in the first lines. */
const FIRST_LINES = 12;

/**
 * The publication date: option, front matter, a dateline in the text, file name, deduction, in this order (contract, "The
 * publication date"). `date` is null where nothing settles it; `candidates` or `pattern` then say what is known.
 */
export function findReference(input: ReferenceInput): Reference {
  const given = input.options.date === undefined ? undefined : parseIso(input.options.date);
  if (given !== undefined) return { date: isoDate(given), from: 'option' };
  const front = input.frontMatterDate === undefined ? undefined : readDay(input.frontMatterDate);
  if (front !== undefined) {
    const at = input.text.slice(0, 4000).indexOf(input.frontMatterDate!);
    const place = at < 0 ? {} : { start: at, end: at + input.frontMatterDate!.length };
    return { date: isoDate(front), from: 'front-matter', ...place };
  }
  const line = dateline(input.blocks);
  if (line) return line;
  const name = input.options.fileName === undefined ? undefined : dayInFileName(input.options.fileName);
  if (name !== undefined) return { date: isoDate(name), from: 'file-name' };
  return deduce(input.blocks);
}

/** A day written in any way this package reads: `2024-05-08`, `2024-05-08T10:00Z`, `8 مايو 2024`. */
function readDay(text: string): number | undefined {
  const iso = /^\s*(\d{4})-(\d{1,2})-(\d{1,2})/.exec(text);
  if (iso) return parseIso(`${iso[1]}-${iso[2]!.padStart(2, '0')}-${iso[3]!.padStart(2, '0')}`);
  const [first] = recognise(makeBlock(text.slice(0, 200)));
  return first && fullDay(first);
}

/** A paragraph of this many code units is of the story; after the second one a day that stands alone heads a part of it. */
const LONG = 160;
const MOST_LONG = 2;

const LABELS =
  /(?:تاريخ ?النشر|تاريخ ?الخبر|تاريخ ?التحديث|آخر ?تحديث|اخر ?تحديث|[تن]م ?النشر|نشر ?(?:في|بتاريخ|يوم)?|نُشر|نشرت|حرر|حُرر|كتب ?في|published|updated|date)\s*[-:|،,]?\s*(?:في|يوم|بتاريخ|:)?\s*[-:|]?\s*$/i;
const PROFILE = /(?:[إا]نضم|الانضمام|الإنضمام|التسجيل|تسجيل|joined|عضو منذ|الولادة|الميلاد)/i;
/** What may stand after the date of an agency's dateline. */
const AGENCY =
  /^\s*(?:[مه]\s+)?(?:[-–—/(|]|(?:واس|سانا|وام|بترا|قنا|كونا|بنا|وال|واج|وات|ومع|سبأ|أ ?ش ?أ|أ ?ف ?ب|د ?ب ?أ|رويترز|وكالات|الأناضول|تاس|شينخوا)(?![\u0620-\u064A]))/;

/** A date that stands where publication dates stand: after a label, alone on a short line, in an agency's dateline. */
function dateline(blocks: readonly PlacedDates[]): Reference | undefined {
  const limit = Math.min(blocks.length, FIRST_LINES);
  let short: Reference | undefined;
  let agency: Reference | undefined;
  let long = 0;
  for (let i = 0; i < limit; i++) {
    const { block, local, start, kind, otherArticle } = blocks[i]!;
    if (otherArticle) break;
    const before = i > 0 ? blocks[i - 1]!.block.text : '';
    if (before.length > LONG) long++;
    for (const expression of local.expressions.slice(0, 3)) {
      const day = fullDay(expression);
      if (day === undefined) continue;
      const head = block.text.slice(0, expression.start);
      const made = (from: ReferenceSource): Reference => ({
        date: isoDate(day),
        from,
        start: start + expression.start,
        end: start + expression.end,
      });
      if (PROFILE.test(head.slice(-40)) || (head.length < 4 && PROFILE.test(before.slice(-40)))) continue;
      if (LABELS.test(head.slice(-40)) && isLabel(head)) return made('dateline');
      if (head.length < 4 && before.length < 30 && LABELS.test(`${before} `.slice(-40))) return made('dateline');
      if (kind === 'boilerplate') continue;
      if (long < MOST_LONG && isShortLine(block, expression, local) && !/[:：]\s*$/.test(before)) {
        // Two days that stand alone on their lines are a programme of fixtures, and neither is the day of publication.
        if (short && short.date !== isoDate(day)) return undefined;
        short ??= made('dateline');
      }
      if (!short && !agency && isAgencyDateline(block, expression)) agency = made('dateline');
    }
  }
  return short ?? agency;
}

/** A label stands at the head of its line, or after a by-line: كشفت دراسة نشرت الخميس is a sentence. */
const isLabel = (head: string): boolean =>
  head.trim().split(/\s+/).length <= 4 || /[|•·–—-]\s*\S+(\s\S+)?\s*[:：]?\s*$/.test(head);

/** The line is its date with at most a clock, a section or a place: three more words. What is still to come has its hour in words. */
function isShortLine(block: Block, { meaning, tense }: Expression, local: LocalDates): boolean {
  if (block.text.length > 80 || tense === 1 || (meaning.type === 'time' && meaning.part !== undefined)) return false;
  let words = 0;
  for (const token of block.tokens) {
    if (token.kind !== 'word') continue;
    if (local.expressions.some((one) => token.start < one.end && token.end > one.start)) continue;
    words++;
  }
  return words <= 3;
}

/** `باكو - 12 أيار/مايو 2024 (وكالات)`: a place, the date, the agency. */
function isAgencyDateline(block: Block, expression: Expression): boolean {
  if (expression.start > 60 || expression.meaning.type === 'time') return false;
  const head = block.text.slice(0, expression.start).trim();
  const words = block.tokens.filter((token) => token.end <= expression.start && token.kind === 'word');
  if (words.length === 0 || words.length > 6) return false;
  if (/^(?:و?في|و?منذ|خلال|بعد|قبل|حتى|يوم|عقب|منذ)$/.test(words[0]!.text)) return false;
  const tail = block.text.slice(expression.end, expression.end + 30);
  if (!AGENCY.test(tail)) return false;
  // A word of the sentence before the date (… اتفاق 9 نوفمبر 2020 - …) has no separator; a place and its agency are few words.
  return words.length <= 3 || /[-–—/(،,:]/.test(head);
}

/** `YYYY-MM-DD` or `YYYYMMDD` in a file's name. */
function dayInFileName(name: string): number | undefined {
  for (const match of name.matchAll(/(?<![0-9A-Za-z])(\d{4})(-?)(\d{2})\2(\d{2})(?![0-9A-Za-z])/g)) {
    const day = parseIso(`${match[1]}-${match[3]}-${match[4]}`);
    const year = Number(match[1]);
    if (day !== undefined && isPressYear(year)) return day;
  }
  return undefined;
}
