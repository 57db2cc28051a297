import type { Token } from '../text/tokens.ts';
import type { Entity } from '../types.ts';

/** A name inside a sentence with what stands before it. Token indexes, `to` exclusive. */
export interface NameIn {
  readonly entity: Entity;
  readonly from: number;
  readonly to: number;
  /** Where it starts with the post before it. */
  readonly opensAt: number;
  /** The preposition that governs it (`ب`, `مع`, …), or ''. */
  readonly preposition: string;
  /** و joins it to what stands before. */
  readonly joined: boolean;
  /** Part of somebody's post (رئيس كازاخستان توكاييف). */
  readonly inRole: boolean;
  /** Opens a list of those who act (دول أبرزها كذا). */
  readonly listed: boolean;
  /** The token after it and the post that follows it. */
  readonly until: number;
  /** The noun that it completes, folded, or '' (رئيس, مدينة). */
  readonly head: string;
}

/** Nouns before a name that speak for it: what متحدث باسم كذا says, it says. */
const VOICES =
  /^(باسم|اعضاء|اداره|حكومه|سلطات|قوات|فرق|وحدات|نادي|فريق|منتخب|شركه|صحيفه|قناه|وكاله|مجله|موقع|منظمه|حزب|حركه|جماعه|تنظيم|مؤسسه|اعضا|قياده|المدعو|منصه|نقابه|جمعيه|مراسل|مراسله|جريده|اذاعه|راديو|تلفزيون|عمال|موظفو|موظفي|عناصر|مسؤولو|مسؤولي|ممثلو|ممثلي|لاعبو|لاعبي|جماهير|انصار|متمردو|متمردي|مسلحو|مسلحي|مقاتلو|مقاتلي|نواب|قاده|قيادات|وفد|دوريه|اعوان|محامو|محامي|ضباط|اساتذه|مصالح|اجهزه)$/;

const CLITICS = /^[وف]?[بل](?=.{3})/;

/** Heads of places that stand before their names. */
const PLACE_HEADS =
  /^(مدينه|محافظه|ولايه|منطقه|العاصمه|عاصمه|بلده|قريه|اقليم|مطار|ملعب|حي|مخيم|ضاحيه|جزيره|مقاطعه|جهه|مركز|محيط|وسط|شمال|جنوب|شرق|غرب|شمالي|جنوبي|شرقي|غربي|قباله|بالقرب|داخل|قرب|مشارف|ريف|معبر|ميناء|قاعده|مستشفي|سجن|شارع|طريق|سواحل|ساحل|مدن|محافظتي|مدينتي|ساحه|ميدان|جزر|ضواحي|استاد|بمحافظه|مديريه|معتمديه|ناحيه|قضاء|سهل|دوار|عماله|باشويه|محافظات|ولايات|مناطق|بلدات|منفذ|بلديه|لواء)$/;

const isPlaceHead = (token: Token | undefined): boolean =>
  token !== undefined && (PLACE_HEADS.test(token.key) || PLACE_HEADS.test(token.key.replace(CLITICS, '')));

/** Titles before a person's name; they do not hide the name's preposition. */
const TITLES =
  /^(السيد|السيده|الشيخ|الامير|الملك|الرئيس|الرئيسه|الدكتور|الدكتوره|المهندس|الاستاذ|اللواء|العميد|العقيد|الجنرال|المستشاره|المستشار|الوزير|النائب|السفير|المحامي|اللاعب|المدرب|الفنان|الفنانه|البابا|الزميله|الزميل|القاضي|المقدم|الفريق|السلطان|النجم|الحارس|المهاجم|الشهيد|د|م|صاحب|سمو|السمو|الملكي)$/;

/** What a body has a place in. */
const INSIDE = /^(مقر|مبني|مقرات|فرع|مكاتب|مكتب|معسكر|ملعب)$/;

const PREPOSITIONS =
  /^(و|ف)?(في|من|الي|علي|مع|بين|لدي|عن|ضد|حول|بحضور|بمشاركه|برفقه|بمعيه|برئاسه|بقياده|بدعوه|الي جانب|عبر|نحو|باتجاه|صوب|خلال|قبل|بعد|لصالح|امام|تجاه|بحق|قرب|وسط|داخل|خارج|عند|يد|ايدي|قبل|منذ|بعنوان|بشان|باسم)$/;

/** زعيمي, وزراء خارجية: those who stand for two states or more. */
const DELEGATES =
  /^(و|ب|ل)?(زعيمي|زعيما|زعماء|رئيسي|رئيسا|رؤساء|وزيري|وزيرا|وزراء|قاده|قائدي|وفدي|وفدا|وفود|ممثلي|ممثلو|مسؤولي|مسؤولو|سفراء|سفيري|مبعوثي|ملكي|اميري|منتخبي|منتخبا|جيشي|برلماني|حكومتي|حكومات)$/;
const FIELDS =
  /^(خارجيه|خارجيتي|دفاع|داخليه|ماليه|اقتصاد|طاقه|نفط|اعلام|عدل|صحه|تجاره|زراعه|حكومتي|وزراء|جيوش|دول|بلدان)$/;

/** Where the post of a state's delegates starts, or -1: وزيرا خارجية أرمينيا. */
function delegatesBefore(tokens: readonly Token[], from: number, at: number): number {
  let i = at - 1;
  while (i > from && i >= at - 2 && FIELDS.test(tokens[i]!.key)) i--;
  return i >= from && DELEGATES.test(tokens[i]!.key) ? i : -1;
}

/** The names `inside` a sentence, the tokens `from` to `to`, with what governs each. Linear. */
export function namesIn(tokens: readonly Token[], from: number, to: number, inside: readonly Entity[]): NameIn[] {
  const names: NameIn[] = [];
  let at = from;
  for (const [k, entity] of inside.entries()) {
    while (at < to && tokens[at]!.end <= entity.start) at++;
    if (at >= to) break;
    let last = at + 1;
    while (last < to && tokens[last]!.start < entity.end) last++;
    const inRole = holds(inside[k - 1], entity) || holds(inside[k + 1], entity) || holds(inside[k + 2], entity);
    // What governs a name stands before the post that precedes it: والرئيس الأميركي فلان.
    const { role } = entity;
    let head = at;
    let opens = entity.start;
    if (role && role.end <= entity.start) {
      while (head > from && tokens[head]!.start > role.start) head--;
      opens = role.start;
    }
    let until = last;
    if (role && role.start >= entity.end) while (until < to && tokens[until]!.start < role.end) until++;
    if (entity.type === 'place' && !role) {
      const post = delegatesBefore(tokens, from, at);
      if (post >= 0) {
        head = post;
        const clitic =
          /^[وبل](?=زعي|رئي|رؤس|وزي|وزر|قاد|قائ|وفد|وفو|ممث|مسؤ|سفر|سفي|مبع|منت|جيش|حكو)/.exec(
            tokens[head]!.key,
          )?.[0] ?? '';
        opens = tokens[head]!.start + clitic.length;
      }
    }
    const clitics = opens > tokens[head]!.start ? tokens[head]!.text.slice(0, opens - tokens[head]!.start) : '';
    const governed = before(tokens, from, head, clitics, entity);
    const previous = names[names.length - 1];
    if (role && role.end <= entity.start) governed.head = '';
    if (previous && (previous.until === head || previous.to === head)) governed.head = '';
    const listed =
      head > from && /^(راسها|راسهم|بينها|بينهم|ابرزها|ابرزهم|منها|هي|وهي|هما)$/.test(tokens[head - 1]!.key);
    names.push({ entity, from: at, to: last, until, opensAt: head, listed, inRole, ...governed });
  }
  return names;
}

/** Whether a name stands in the post of another. */
const holds = (other: Entity | undefined, { start, end }: Entity): boolean =>
  other?.role !== undefined && other.role.start <= start && other.role.end >= end;

function before(
  tokens: readonly Token[],
  from: number,
  at: number,
  clitics: string,
  entity: Entity,
): { preposition: string; joined: boolean; head: string } {
  const joined = /^[وف]/.test(clitics) || (clitics === '' && at - 1 > from && tokens[at - 1]!.key === 'و');
  const own = clitics.replace(/^[وف]/, '').slice(0, 1);
  if (own !== '') return { preposition: own, joined, head: '' };
  // والروسي فلان: of another country, and joined to the one before.
  if (!joined && clitics === '' && entity.type === 'person' && at - 1 >= from && /^وال.+يه?$/.test(tokens[at - 1]!.key))
    return { preposition: '', joined: true, head: '' };
  if (joined) return { preposition: '', joined, head: '' };
  let i = at - 1;
  while (i >= from && /^["«“”#(]$/.test(tokens[i]!.key)) i--;
  // The titles of a person and the head of a place are walked over.
  for (let steps = 0; steps < 4 && i >= from && tokens[i]!.kind === 'word'; steps++, i--) {
    const { key } = tokens[i]!;
    // ولاية has the letters of و + ل before a word.
    const bare = PLACE_HEADS.test(key) ? key : key.replace(CLITICS, '');
    const isHead =
      entity.type === 'place' ? PLACE_HEADS.test(bare) : TITLES.test(bare) || (steps === 0 && VOICES.test(bare));
    // العاصمة الأفغانية كابول
    if (!isHead && entity.type === 'place' && steps === 0 && /^ال.*(ي|يه)$/.test(key) && isPlaceHead(tokens[i - 1]))
      continue;
    if (!isHead) {
      // علي بوطوالة: a given name that is written like the preposition على.
      if (key === 'علي' && entity.type === 'person' && tokens[i]!.text.endsWith('ي')) {
        return { preposition: '', joined: false, head: '' };
      }
      if (PREPOSITIONS.test(key))
        return { preposition: key.replace(/^[وف](?=في$|من$|الي$|علي$|مع$|بين$|عن$)/, ''), joined: false, head: '' };
      if (key === 'ل' || key === 'ب') return { preposition: key, joined: false, head: '' };
      // في أحد فنادق مدينة كذا, في مقر شركة كذا
      const inside = entity.type === 'place' ? steps > 0 : INSIDE.test(key);
      if (inside && [1, 2].some((step) => i - step >= from && /^(و)?في$/.test(tokens[i - step]!.key)))
        return { preposition: 'في', joined: false, head: '' };
      return { preposition: '', joined: false, head: steps === 0 && !key.startsWith('ال') ? key : '' };
    }
    if (bare !== key && !/^و/.test(key)) return { preposition: key[0]!, joined: false, head: '' };
    if (/^و.../.test(key) && bare !== key) return { preposition: key[1]!, joined: true, head: '' };
    if (/^(وسط|داخل|قرب|شمال|جنوب|شرق|غرب|شمالي|جنوبي|شرقي|غربي|قباله|باسم)$/.test(key))
      return { preposition: entity.type === 'place' ? 'في' : '', joined: false, head: '' };
  }
  return { preposition: '', joined: false, head: '' };
}
