import { isPreposition } from './calendar-read.ts';
import type { Found } from './found.ts';
import { headIn, wordSet } from './lexis.ts';
import type { Amount, Meaning } from './meaning.ts';
import { found } from './periods.ts';
import type { Read, Reader } from './reader.ts';
import { APPROXIMATE, KICK_OFF, LENGTH_HEADS } from './tables/lengths.ts';

let sets: Record<'approximate' | 'approximateEnds' | 'kickOff' | 'heads', ReadonlySet<string>> | undefined;
const words = () => {
  if (sets) return sets;
  const approximate = wordSet(APPROXIMATE);
  sets = {
    approximate,
    approximateEnds: new Set([...approximate].map((phrase) => phrase.slice(phrase.lastIndexOf(' ') + 1))),
    kickOff: wordSet(KICK_OFF),
    heads: wordSet(LENGTH_HEADS),
  };
  return sets;
};

/** What follows a unit that then measures no time: دقيقة صمت, سنة ضوئية. */
const NO_LENGTH = new Set(['صمت', 'حداد', 'ضوييه']);
const WHOLE = new Set(['واحد', 'واحده', 'واحدا', 'كامل', 'كامله', 'كاملا', 'فقط']);
/** Adjectives of a plural without a number: أيام قليلة, سنوات طويلة. */
const UNCOUNTED = new Set(['عده', 'قليله', 'معدوده', 'طويله', 'عديده', 'كثيره']);

/** Half, a third or a quarter of an hour and half of anything else: `minutes` is the share in sixtieths. */
function part(r: Reader, i: number, first: number): Read<Amount> | undefined {
  const { minutes } = r.role(i, first);
  if (minutes === undefined) return undefined;
  const next = r.after(i);
  // خمس دقائق, عشر دقائق are parts of an hour only after its name; alone they are so many minutes.
  if (minutes < 15) return { value: { unit: 'minute', count: minutes }, next };
  const unit = r.role(next);
  if (unit.unit && unit.grammar === 'one' && !unit.definite && (/^(hour|century)$/.test(unit.unit) || minutes === 30)) {
    return { value: { unit: unit.unit, count: minutes / 60 }, next: r.after(next) };
  }
  return undefined;
}

/** أشهر, أيام قليلة after منذ, قبل or بعد: nobody counted; سنوات الحرب and سنوات حكمه name a time of their own. */
function uncounted(r: Reader, i: number, first: number): Read<Amount> | undefined {
  const role = r.role(i, first);
  if (role.grammar !== 'many' || role.definite || role.unitSupport || !role.unit) return undefined;
  let next = r.after(i);
  if (UNCOUNTED.has(r.key(next))) next++;
  else {
    const key = r.key(next);
    if (r.tokens[next]?.kind === 'number' || (r.hit(next) && r.hit(next)!.clitics === '')) return undefined;
    if (
      r.tokens[next]?.kind === 'word' &&
      !isPreposition(key) &&
      !key.startsWith('و') &&
      /^(ال.*|عبد|.{2,}(ه|ها|هم|نا))$/.test(key)
    ) {
      return undefined;
    }
  }
  return { value: { unit: role.unit, count: null }, next };
}

/** التسعين عاما: the number has the article that its unit lacks. */
function definiteCount(r: Reader, i: number): Read<number> | undefined {
  const read = r.key(i).startsWith('ال') ? r.ordinalCount(i) : undefined;
  const unit = read && r.role(read.next);
  return unit?.grammar === 'one' && !unit.definite ? read : undefined;
}

function amount(r: Reader, i: number, first: number, alone: boolean): Read<Amount> | undefined {
  // منذ أكثر من عقد is a decade and no contract.
  const measured =
    /^و?(منذ|خلال|مدي|مدار|قبل|بعد|طوال)$/.test(r.key(first - 3)) &&
    words().approximate.has(`${r.key(first - 2)} ${r.key(first - 1)}`);
  let p = i;
  const role = r.role(p, first);
  if (role.some) {
    const unit = r.role(r.after(p));
    if (!unit.unit || unit.definite || unit.grammar !== 'many') return undefined;
    return { value: { unit: unit.unit, count: null }, next: r.after(r.after(p)) };
  }
  const share = part(r, i, first);
  if (share) return share;
  if (role.unit && !role.definite) {
    p = r.after(i);
    if (role.grammar === 'two' && r.key(p) === 'او') {
      // يومين أو ثلاثة
      const more = r.cardinal(p + 1);
      if (more && more.value > 2 && more.value <= 10 && !r.role(more.next).unit) {
        return { value: { unit: role.unit, count: null }, next: more.next };
      }
    }
    if (role.grammar === 'two') return half(r, { unit: role.unit, count: 2 }, p);
    if (role.grammar === 'one') {
      // يوم أو يومين, ساعة أو أكثر
      const or = r.key(p) === 'او' ? r.role(p + 1) : undefined;
      if (or?.unit === role.unit && or.grammar === 'two') {
        return { value: { unit: role.unit, count: null }, next: r.after(p + 1) };
      }
      if (WHOLE.has(r.key(p)) && r.key(p) !== 'فقط') return half(r, { unit: role.unit, count: 1 }, p + 1);
      const and = r.joined(p);
      if (and?.value.minutes === 30 && !role.unitSupport) return half(r, { unit: role.unit, count: 1 }, p);
      // حبس بسنة سجنا
      if (/^(سجنا|حبسا)$/.test(r.key(p))) return { value: { unit: role.unit, count: 1 }, next: p };
      if (alone && (!role.unitSupport || (role.unit === 'decade' && measured)))
        return { value: { unit: role.unit, count: 1 }, next: p };
      // غاب أسبوعا: the accusative is a length by itself; يوما is "one day", عاما also "general".
      if (/^(اسبوعا|شهرا)$/.test(r.key(i)) && r.tokens[i - 1]?.kind === 'word' && !/يا$/.test(r.key(p))) {
        return half(r, { unit: role.unit, count: 1 }, p);
      }
    }
    return undefined;
  }
  const quantity = r.quantity(i, first) ?? definiteCount(r, i);
  if (!quantity) return undefined;
  // ثلاثة أو أربعة أيام
  const other = r.key(quantity.next) === 'او' ? r.quantity(quantity.next + 1) : undefined;
  const at = other?.next ?? quantity.next;
  const unit = r.role(at);
  if (!unit.unit || unit.definite || (unit.grammar === 'construct' && r.key(at) !== 'يوما')) return undefined;
  if (unit.unitSupport && !(quantity.value > 10 || unit.unit === 'decade' || unit.unit === 'second')) return undefined;
  p = r.after(at);
  if (NO_LENGTH.has(r.key(p)) || (unit.grammar === 'one' && names(r, unit.unit, p))) return undefined;
  return half(r, { unit: unit.unit, count: other ? null : quantity.value }, p);
}

/** `حذرت قبل 10 أيام من عاصفة`: من belongs to the verb. */
function warned(r: Reader, head: number): boolean {
  for (let k = head - 1; k >= 0 && k > head - 4; k--) if (/^و?(ي|ت)?حذر(ت|وا)?$/.test(r.key(k))) return true;
  return false;
}

/** `3-1 يوم السبت`, `قتل 20 عام 2015`: the unit opens a date of its own, and the number before it counts other things. */
function names(r: Reader, unit: Amount['unit'], i: number): boolean {
  const next = r.role(i);
  if (unit === 'day') return next.weekday !== undefined || next.bareWeekday !== undefined || next.deictic !== undefined;
  if (unit === 'month') return (next.month ?? next.hijri) !== undefined;
  return unit === 'year' && r.tokens[i]?.kind === 'number' && r.key(i).length === 4 && r.touches(i) === false;
}

/** ساعة ونصف, عام ونصف العام. */
function half(r: Reader, value: Amount, next: number): Read<Amount> {
  const and = r.joined(next);
  if (and?.value.minutes !== undefined && and.value.minutes >= 15 && value.count !== null) {
    const again = r.role(and.next);
    const end = again.unit === value.unit && again.grammar === 'one' ? and.next + 1 : and.next;
    if (value.unit === 'hour' || and.value.minutes === 30) {
      return { value: { unit: value.unit, count: value.count + and.value.minutes / 60 }, next: end };
    }
  }
  return { value, next };
}

/** A sum goes on with smaller units: عام وشهر; شهر وعام are two lengths. */
const SIZES: readonly Amount['unit'][] = [
  'second',
  'minute',
  'hour',
  'night',
  'day',
  'week',
  'month',
  'year',
  'decade',
  'century',
];

/** عام واحد وشهر و21 يوما */
function amounts(r: Reader, i: number, first: number, alone: boolean): Read<readonly Amount[]> | undefined {
  const start = amount(r, i, first, alone);
  if (!start) return undefined;
  // لمدة يومين وشهر is one length in any order.
  const whole = /^(و?لمده)$/.test(r.key(first - 1));
  const list = [start.value];
  let next = start.next;
  while (list.length < 5) {
    const comma = r.comma(next);
    const p = r.key(comma) === 'و' ? comma + 1 : comma;
    const and = p === next ? r.joined(next) : undefined;
    if (p === next && !and) break;
    const more = amount(r, p, p, list.length > 0 && p === next + 1);
    if (!more || (!whole && SIZES.indexOf(more.value.unit) >= SIZES.indexOf(list.at(-1)!.unit))) break;
    list.push(more.value);
    next = more.next;
  }
  return { value: list, next };
}

const BEFORE = new Set(['قبل', 'وقبل', 'فقبل', 'قبيل']);
const AFTER = new Set(['بعد', 'وبعد', 'فبعد', 'عقب']);
const SINCE = new Set(['منذ', 'ومنذ', 'مند']);

/** How many words of approximation end before `first`: نحو, أكثر من, ما يزيد على. */
function approximation(r: Reader, first: number): number {
  const one = r.key(first - 1);
  if (!words().approximateEnds.has(one)) return 0;
  if (words().approximate.has(one)) return 1;
  const two = `${r.key(first - 2)} ${one}`;
  if (words().approximate.has(two)) return 2;
  return words().approximate.has(`${r.key(first - 3)} ${two}`) ? 3 : 0;
}

/** بعد ذلك بيومين, قبلها بعام: `first` is the length, with its ب. */
function sinceThat(r: Reader, first: number): { direction: 1 | -1; start: number } | undefined {
  const attached = r.hit(first)?.clitics === 'ب';
  const apart = r.key(first - 1) === 'ب' && !attached;
  if (!attached && !apart) return undefined;
  const last = apart ? first - 2 : first - 1;
  const after = (key: string): 1 | -1 | undefined => (BEFORE.has(key) ? -1 : AFTER.has(key) ? 1 : undefined);
  const far = r.key(last) === 'ذلك' ? after(r.key(last - 1)) : undefined;
  if (far) {
    const token = r.tokens[last - 1]!;
    return { direction: far, start: token.start + (/^[وف]/.test(token.key) && token.key.length > 3 ? 1 : 0) };
  }
  const near = /^([وف]?)(قبل|بعد)(ه|ها)$/.exec(r.key(last));
  if (!near) return undefined;
  return { direction: near[2] === 'قبل' ? -1 : 1, start: r.tokens[last]!.start + near[1]!.length };
}

/** بعد يوم واحد, قبل يومين, and plain lengths of time; `first` is the number, the unit, or قبل and بعد themselves. */
export function length(r: Reader, first: number): Found | undefined {
  const head = first - 1 - approximation(r, first);
  const before = r.key(head);
  // على بعد 90 دقيقة من العاصمة: a distance.
  const distant = /^و?علي$/.test(r.key(head - 1));
  const told = sinceThat(r, first);
  const direction = told?.direction ?? (BEFORE.has(before) ? -1 : AFTER.has(before) && !distant ? 1 : 0);
  const role = r.role(first, first);
  // يوما بعد يوم, عاما بعد عام: ever more, and no time.
  if (direction !== 0 && role.grammar === 'one' && r.role(head - 1).unit === role.unit) return undefined;
  let alone = direction !== 0 || head < first - 1 || headIn(words().heads, before);
  if (alone && role.unit && role.grammar === 'one') {
    // بعد عام 2011, قبل يوم الجمعة, بعد شهر رمضان: no lengths.
    const q = r.after(first);
    const following = r.role(q);
    if (r.tokens[q]?.kind === 'number' || following.weekday !== undefined || following.month !== undefined)
      alone = false;
    if (following.hijri !== undefined || following.bareWeekday !== undefined || following.deictic !== undefined)
      alone = false;
    if (following.ordinal !== undefined || following.shift !== undefined || following.cardinal! >= 1000) alone = false;
    if (isPreposition(r.key(q)) === false && r.tokens[q]?.kind === 'word' && r.key(q).startsWith('ال')) alone = false;
  }
  const since = SINCE.has(before);
  const read =
    amounts(r, first, first, alone) ??
    (direction !== 0 || (since && head === first - 1) || isLasting(r, first)
      ? wrapped(uncounted(r, first, first))
      : undefined);
  if (!read) return undefined;
  const { value, next } = read;
  if (told) {
    const meaning: Meaning = { type: 'count', direction: told.direction, amounts: value, textual: true };
    return { start: told.start, end: r.end(next), next, kind: 'relative', meaning };
  }
  const fromNow = r.key(next) === 'من' && /^(الان|الحين)$/.test(r.key(next + 1));
  const clock = value.some((one) => /^(second|minute|hour)$/.test(one.unit));
  // بعد نصف ساعة على انطلاق المباراة is a minute of play.
  if (clock && /^(من|علي)$/.test(r.key(next)) && words().kickOff.has(r.key(next + 1))) return undefined;
  const link = /^(فقط|واكثر)$/.test(r.key(next)) ? next + 1 : next;
  if (direction !== 0) {
    // قبل عقدين من الزمن counts from now, قبل يومين من الاقتراع from the poll.
    const apart = r.key(link) === 'من' && !warned(r, head) && !/^(الزمن|الزمان|اليوم|الان|هذا)$/.test(r.key(link + 1));
    const from = !fromNow && (apart || (direction === 1 && r.key(link) === 'علي'));
    const end = fromNow ? next + 2 : next;
    const meaning: Meaning = {
      type: 'count',
      direction,
      amounts: value,
      ...(from ? { from: true } : {}),
      ...(fromNow ? { fromNow } : {}),
    };
    const joined = before.length > 3 && /^[وف]/.test(before) ? 1 : 0;
    return { start: r.tokens[head]!.start + joined, end: r.end(end), next: end, kind: 'relative', meaning };
  }
  if (fromNow) {
    const meaning: Meaning = { type: 'count', direction: since ? -1 : 1, amounts: value, fromNow };
    return found(r, first, next + 2, 'relative', meaning);
  }
  const vague = since && value.length === 1 && value[0]!.count === null && role.unit !== undefined;
  return found(r, first, next, vague ? 'vague' : 'duration', { type: 'duration', amounts: value });
}

/** لساعات, دقائق أو ساعات, طوال أشهر: how long, by nobody's count. */
const isLasting = (r: Reader, first: number): boolean =>
  r.hit(first)?.clitics === 'ل' ||
  /^(لمده|طوال|طيله|خلال|مدي|مدار|غضون)$/.test(r.key(first - 1)) ||
  (r.key(first - 1) === 'او' && r.hit(first - 2)?.role.grammar === 'many');

const wrapped = (read: Read<Amount> | undefined): Read<readonly Amount[]> | undefined =>
  read && { value: [read.value], next: read.next };

/** بعد فترة قصيرة, قبل وقت قصير: `first` is the noun. */
export function vagueLength(r: Reader, first: number, width: number): Found | undefined {
  const before = r.key(first - 1);
  const next = first + width;
  const told = sinceThat(r, first);
  if (told) return { start: told.start, end: r.end(next), next, kind: 'relative', meaning: { type: 'vague' } };
  if (SINCE.has(before) || r.hit(first)?.clitics === 'ل' || /^(و?لمده|خلال|مر|مضي)$/.test(before))
    return found(r, first, next, 'vague', { type: 'vague' });
  if ((!BEFORE.has(before) && !AFTER.has(before)) || width < 2) return undefined;
  const joined = before.length > 3 && /^[وف]/.test(before) ? 1 : 0;
  const start = r.tokens[first - 1]!.start + joined;
  return { start, end: r.end(next), next, kind: 'vague', meaning: { type: 'vague' } };
}

/** منذ مدة, منذ فترة: but not منذ فترة الحرب. */
export function vagueSince(r: Reader, first: number): Found | undefined {
  if (!SINCE.has(r.key(first - 1))) return undefined;
  const next = r.tokens[first + 1];
  if (next?.kind === 'word' && /^(ال.*|.{3,}(ه|ها|هم|نا))$/.test(next.key)) return undefined;
  return found(r, first, first + 1, 'vague', { type: 'vague' });
}

/** `سن الـ14`, `سن 18`: without سنة after it. */
export function ageInDigits(r: Reader, first: number): Found | undefined {
  const p = /^ال$/.test(r.key(first - 1)) ? first - 2 : first - 1;
  const number = r.integer(first, 2);
  if (number === undefined || number < 1 || !/^[وبل]?سن$/.test(r.key(p)) || r.role(first + 1).unit) return undefined;
  const meaning: Meaning = { type: 'duration', amounts: [{ unit: 'year', count: number }] };
  const start = r.tokens[p]!.end - 2;
  return { start, end: r.end(first + 1), next: first + 1, kind: 'duration', meaning };
}

const AGE = /^(العمر|عمر(ه|ها|هم|هما|هن|ي|نا|ك))$/;

/** سن الثامنة عشرة, الخامسة والعشرين من عمره: the ordinal is a length of years. `first` is the ordinal. */
export function age(r: Reader, first: number): Found | undefined {
  const ordinal = r.ordinal(first, first);
  if (!ordinal) return undefined;
  const years = (start: number, next: number): Found => {
    const meaning: Meaning = { type: 'duration', amounts: [{ unit: 'year', count: ordinal.value }] };
    return { start, end: r.end(next), next, kind: 'duration', meaning };
  };
  const of = r.key(ordinal.next) === 'من' && AGE.test(r.key(ordinal.next + 1)) ? ordinal.next + 2 : undefined;
  const key = r.key(first - 1);
  const joined = key === 'سن' || key === 'بسن' || key === 'لسن' || key === 'وسن';
  if (joined && r.hit(first)?.cut === 0) return years(r.tokens[first - 1]!.end - 2, of ?? ordinal.next);
  return of === undefined ? undefined : years(r.start(first), of);
}
