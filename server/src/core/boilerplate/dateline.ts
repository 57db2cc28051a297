import type { Block } from '../text/block.ts';
import { keyOf, phraseKey } from './patterns.ts';

/** The longest line that is still read as a dateline, in words. */
const MOST_WORDS = 16;
/** Words that are no part of a date: a city, `نشر`, an outlet. */
const MOST_OTHER_WORDS = 2;

const MONTHS =
  'يناير فبراير مارس أبريل ابريل إبريل نيسان مايو أيار يونيو يونيه حزيران يوليو يوليه تموز أغسطس آب سبتمبر أيلول أكتوبر نوفمبر ديسمبر كانون شباط آذار تشرين ' +
  'جانفي فيفري أفريل ماي جوان جويلية أوت يوليوز غشت شتنبر نونبر دجنبر أغشت شتمبر دجمبر ' +
  'محرم صفر ربيع جمادى جمادي رجب شعبان رمضان شوال القعدة الحجة ذو ذي ' +
  'january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec';

const COMPANIONS =
  'الأول الاول الثاني الآخر الآخرة الأولى الثانية السبت الأحد الاحد الاثنين الإثنين الثلاثاء الأربعاء الاربعاء الخميس الجمعة يوم في الموافق تاريخ النشر نشر نشرت التحديث تحديث آخر بتاريخ تم محدث حرر أضيف كتب ' +
  'الساعة بتوقيت توقيت غرينتش غرينيتش جرينتش مكة المكرمة القاهرة الرياض أبوظبي أبو ظبي بيروت بغداد الدوحة صباحا مساء ظهرا ص م هـ ه gmt utc am pm st nd rd th منذ published updated on ' +
  'saturday sunday monday tuesday wednesday thursday friday';

interface Words {
  readonly months: ReadonlySet<string>;
  readonly companions: ReadonlySet<string>;
}

let made: Words | undefined;

function words(): Words {
  made ??= {
    months: new Set(phraseKey(MONTHS).split(' ')),
    companions: new Set(phraseKey(COMPANIONS).split(' ')),
  };
  return made;
}

/** Whether the folded word names a month in any of the systems that Arabic news uses. */
export const isMonthWord = (key: string): boolean => words().months.has(key);

/**
 * Whether a paragraph only says when (and perhaps where) the article was published: a full date, day, month and year, and
 * hardly a word that is no part of it. Words of a publication line (تاريخ النشر، آخر تحديث، بتوقيت) do not count.
 */
export function isDateline({ tokens }: Block): boolean {
  if (tokens.length > 3 * MOST_WORDS) return false;
  let count = 0;
  let others = 0;
  let months = 0;
  let years = 0;
  let days = 0;
  let numeric = false;
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    if (token.kind === 'mark') continue;
    if (++count > MOST_WORDS) return false;
    if (token.kind === 'number') {
      if (token.key.length === 4) years++;
      else if (token.key.length <= 2) days++;
      // 2024/05/08, 8-5-2024, 8.5.2024
      const [a, b, c, d] = [tokens[i + 1], tokens[i + 2], tokens[i + 3], tokens[i + 4]];
      if (a && '/-.'.includes(a.text) && b?.kind === 'number' && c?.text === a.text && d?.kind === 'number') {
        if (token.key.length === 4 || d.key.length === 4) numeric = true;
      }
      continue;
    }
    const key = keyOf(token);
    if (words().months.has(key)) months++;
    else if (!words().companions.has(key)) others++;
  }
  return others <= MOST_OTHER_WORDS && (numeric || (months > 0 && years > 0 && days > 0));
}
