import { fold } from '../text/normalise.ts';
import type { Token } from '../text/tokens.ts';
import type { EventFigure } from './types.ts';

type Counted = EventFigure['counted'];

const NOUNS: readonly (readonly [Counted, string])[] = [
  ['killed', 'قتيل قتيلا قتلى قتيلة شهيد شهيدا شهداء ضحية ضحايا وفاة وفيات حالة-وفاة'],
  ['wounded', 'جريح جريحا جرحى مصاب مصابا مصابين مصابون إصابة إصابات'],
  ['missing', 'مفقود مفقودا مفقودين مفقودون'],
  ['arrested', 'معتقل معتقلا معتقلين موقوف موقوفا موقوفين سجين سجينا سجناء أسير أسيرا أسرى'],
  [
    'money',
    'دولار دولارا دولارات يورو ريال ريالا ريالات درهم درهما دراهم دينار دينارا دنانير جنيه جنيها ليرة روبل سنت سنتا',
  ],
  ['percent', 'بالمئة بالمائة % ٪'],
  ['magnitude', 'درجة درجات'],
];

/** Verbs that say what befell the people counted as شخصا or آخرين. */
const VERBS: readonly (readonly [Counted, RegExp])[] = [
  ['killed', /^[وف]?(ي|ت)?(قتل|قتلت|مقتل|مصرع|وفاه|استشهاد|استشهد|قضي|توفي|لقي|اغتيال)$/],
  ['wounded', /^[وف]?(ي|ت)?(اصيب|اصيبت|اصابه|جرح|جرحت|باصابه|واصابه|اصابت)$/],
  ['arrested', /^[وف]?(ي|ت)?(اعتقل|اعتقلت|اعتقال|القبض|توقيف|اوقفت|احتجاز|احتجزت|ايقاف)$/],
  ['missing', /^[وف]?(فقد|فقدان|اختفاء)$/],
];

const SCALES = 'ألف ألفا آلاف مئة مائة مليون مليونا ملايين مليار مليارا مليارات';
const SCALE_VALUES = [1e3, 1e3, 1e3, 100, 100, 1e6, 1e6, 1e6, 1e9, 1e9, 1e9];
const SMALL =
  'واحد|واحدة اثنان|اثنين|اثنتين ثلاثة|ثلاث أربعة|أربع خمسة|خمس ستة|ست سبعة|سبع ثمانية|ثماني|ثمان تسعة|تسع عشرة|عشر';
const TENS = 'عشرين|عشرون ثلاثين|ثلاثون أربعين|أربعون خمسين|خمسون ستين|ستون سبعين|سبعون ثمانين|ثمانون تسعين|تسعون';
const DUALS = 'قتيلين|قتيلان شخصين|شخصان جنديين|جنديان مدنيين|مدنيان جريحين|جريحان';

interface Tables {
  readonly counted: ReadonlyMap<string, Counted>;
  readonly numbers: ReadonlyMap<string, number>;
  readonly scales: ReadonlyMap<string, number>;
  readonly duals: ReadonlySet<string>;
}

let made: Tables | undefined;
function tables(): Tables {
  if (made) return made;
  const counted = new Map<string, Counted>();
  for (const [kind, words] of NOUNS) for (const word of words.split(' ')) counted.set(fold(word), kind);
  const numbers = new Map<string, number>();
  SMALL.split(' ').forEach((cell, i) => {
    for (const word of cell.split('|')) numbers.set(fold(word), i + 1);
  });
  TENS.split(' ').forEach((cell, i) => {
    for (const word of cell.split('|')) numbers.set(fold(word), (i + 2) * 10);
  });
  const scales = new Map(SCALES.split(' ').map((word, i) => [fold(word), SCALE_VALUES[i]!]));
  made = { counted, numbers, scales, duals: new Set(DUALS.split(/[ |]/).map(fold)) };
  return made;
}

/** Whether a folded word is a number, or a noun of two people. */
export function countsPeople(key: string): boolean {
  const { numbers, duals } = tables();
  return numbers.has(key) || duals.has(key);
}

/** Figures a sentence holds at most; more are a table, and tell of no event. */
const MOST = 8;

/**
 * The figures of the tokens `from` to `to` (exclusive) with what they count. Times, dates and numbers that count nothing are
 * left out. Offsets are those of the tokens. Linear; total.
 *
 * @param words what is known of each token, from `from` on: whether it counts
 */
export function findFigures(
  tokens: readonly Token[],
  from: number,
  to: number,
  words: readonly ({ readonly counts: boolean } | undefined)[],
): EventFigure[] {
  const { counted, numbers, scales, duals } = tables();
  const found: EventFigure[] = [];
  for (let i = from; i < to && found.length < MOST; ) {
    const token = tokens[i]!;
    if (token.kind === 'mark' || (token.kind === 'word' && !words[i - from]?.counts)) {
      i++;
      continue;
    }
    const first = token.kind === 'number' ? digits(tokens, i, to) : wordNumber(token.key, numbers);
    if (!first) {
      if (token.kind === 'word' && duals.has(token.key)) {
        found.push({
          start: token.start,
          end: token.end,
          value: 2,
          ...what(tokens, from, i, i, counted, token.key.slice(0, -2)),
        });
      }
      i++;
      continue;
    }
    let { value } = first;
    let next = i + first.length;
    const score = tokens[next];
    if (token.kind === 'number' && score?.key === '-' && tokens[next + 1]?.kind === 'number' && value < 200) {
      const other = Number(tokens[next + 1]!.key);
      const after = tokens[next + 2];
      if (other < 200 && after?.key !== '-' && after?.key !== '/') {
        found.push({
          start: token.start,
          end: tokens[next + 1]!.end,
          value,
          counted: 'score',
          unit: `${value}-${other}`,
        });
      }
      i = next + 2;
      continue;
    }
    // خمسة وعشرين, 12 ألفا
    for (let more = 0; next < to && more < 4; more++) {
      const { key, kind } = tokens[next]!;
      if (kind !== 'word') break;
      const scale = scales.get(key);
      const added = key[0] === 'و' ? numbers.get(key.slice(1)) : undefined;
      if (scale !== undefined) value = Number((value * scale).toPrecision(12));
      else if (added !== undefined && added > value % 100 && token.kind === 'word') value += added;
      else if (key === 'عشر' && value < 10) value += 10;
      else break;
      next++;
    }
    const noun = tokens[next];
    const skip = noun?.kind === 'word' && /^(من|نحو|حوالي)$/.test(noun.key) ? 1 : 0;
    const after = next + skip < to ? tokens[next + skip]! : undefined;
    const unit = after && (after.kind === 'word' || after.key === '%' || after.key === '٪') ? after : undefined;
    if (unit) {
      const told = what(tokens, from, i, next + skip, counted, unit.key);
      if (told.counted !== 'other' || token.kind === 'number') {
        if (!NOT_COUNTED.test(told.unit)) found.push({ start: token.start, end: unit.end, value, ...told });
      }
    }
    const before = tokens[i - 1]?.key ?? '';
    const known = before.startsWith('ال') ? counted.get(before.slice(2)) : undefined;
    if (!unit && known)
      found.push({ start: token.start, end: tokens[next - 1]!.end, value, counted: known, unit: before }); // عدد القتلى 14
    i = Math.max(next, i + 1);
  }
  return found;
}

/** Time is told by dates, and ordinals count nothing. */
const NOT_COUNTED =
  /^(ال.*|يوم.*|ايام|شهر.*|اشهر|عام.*|اعوام|سن[هوت].*|سنوات|ساع.*|دقيق.*|دقائق|اسبوع.*|اسابيع|يناير|فبراير|مارس|ابريل|مايو|يونيو|يوليو|اغسطس|سبتمبر|اكتوبر|نوفمبر|ديسمبر|و.*|في|الي|علي|عن|م|هـ|ه|هجري.*|ميلادي.*)$/;

function what(
  tokens: readonly Token[],
  from: number,
  at: number,
  noun: number,
  counted: ReadonlyMap<string, Counted>,
  unit: string,
): { counted: Counted; unit: string } {
  const before = at > from ? tokens[at - 1]!.key : '';
  const known =
    counted.get(tokens[noun]?.key ?? '') ??
    counted.get(unit) ??
    (before.startsWith('ال') ? counted.get(before.slice(2)) : undefined); // عدد القتلى 14
  if (known && known !== 'magnitude') return { counted: known, unit };
  if (known === 'magnitude') {
    for (let i = at - 1; i >= from && i >= at - 6; i--)
      if (/^(ب?قوه|ب?قوته|ب?قوتها|بلغت|ريختر)$/.test(tokens[i]!.key)) return { counted: 'magnitude', unit };
    return { counted: 'other', unit };
  }
  for (let i = at - 1; i >= from && i >= at - 5; i--) {
    const { key } = tokens[i]!;
    for (const [kind, verbs] of VERBS) if (verbs.test(key)) return { counted: kind, unit };
    if (key.length > 3 && key[0] === 'و') break; // وتدمير 13 منزلا
  }
  return { counted: 'other', unit };
}

function digits(tokens: readonly Token[], at: number, to: number): { value: number; length: number } | undefined {
  let text = tokens[at]!.key;
  let i = at + 1;
  while (
    i + 1 < to &&
    /^[.,،٫]$/.test(tokens[i]!.key) &&
    tokens[i + 1]!.kind === 'number' &&
    tokens[i]!.start === tokens[i - 1]!.end &&
    tokens[i + 1]!.start === tokens[i]!.end
  ) {
    const group = tokens[i + 1]!.key;
    text += tokens[i]!.key !== '.' && tokens[i]!.key !== '٫' && group.length === 3 ? group : `.${group}`;
    i += 2;
  }
  const value = Number.parseFloat(text);
  // 2018/05/03 and the like are no figures.
  if (!Number.isFinite(value) || tokens[i]?.key === '/' || tokens[at - 1]?.key === '/') return undefined;
  return { value, length: i - at };
}

function wordNumber(key: string, numbers: ReadonlyMap<string, number>): { value: number; length: number } | undefined {
  const value = numbers.get(key);
  return value === undefined ? undefined : { value, length: 1 };
}
