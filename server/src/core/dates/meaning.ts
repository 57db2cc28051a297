import type { DateKind, Span } from '../types.ts';
import type { Anaphor, DayPart, FuzzyPart, Unit } from './lexis.ts';

/**
 * What a date expression says, before anything is known but its own words. A pure function of the paragraph; `resolve.ts`
 * turns it into a value once the publication date is known.
 */
export type Meaning =
  | DayMeaning
  | PeriodMeaning
  | CountMeaning
  | DurationMeaning
  | RangeMeaning
  | ListMeaning
  | FuzzyMeaning
  | ShareMeaning
  | SeasonMeaning
  | LongMeaning
  | OccasionMeaning
  | { readonly type: 'recurring'; readonly month?: number; readonly day?: number; readonly weekday?: number }
  | NthMeaning
  | TimeMeaning
  | { readonly type: 'vague' }
  | AnaphoricMeaning;

/** A day, a month or a year, with whatever the words give of it. */
export interface DayMeaning {
  readonly type: 'date';
  readonly calendar: 'gregorian' | 'hijri';
  readonly year?: number;
  /** 1 to 12 */
  readonly month?: number;
  /** A bare تشرين or كانون: `month` or the one after. */
  readonly ambiguous?: boolean;
  /** The other name of a dual month (مايو/حزيران) where it is another month. */
  readonly dual?: number;
  /** 1 to 31; -1 is the month's last. */
  readonly day?: number;
  /** 0 is Sunday. */
  readonly weekday?: number;
  /** اليوم 0, أمس -1, بعد غد 2. */
  readonly deictic?: number;
  /** هذا الأحد: this week's, or the one that comes. */
  readonly near?: boolean;
  /** الماضي -1, الجاري 0, المقبل 1. */
  readonly shift?: number;
  /** السابق, التالي: from a date in the text, if there is one. */
  readonly textual?: boolean;
  /** `20 من الشهر الماضي`: the month, from the month of publication. */
  readonly inMonth?: number;
  /** `الرابع من الشهر نفسه`: the month that the text spoke of last. */
  readonly sameMonth?: boolean;
  /** `مارس من العام نفسه`: the year that the text spoke of last. */
  readonly sameYear?: boolean;
  /** `الأول من كل شهر` */
  readonly everyMonth?: boolean;
  /** `يونيو العام المقبل` */
  readonly inYear?: number;
  /** `الجمعة من الأسبوع المقبل` */
  readonly inWeek?: number;
  /** The other calendar's date, where الموافق joins one. */
  readonly equivalent?: DayMeaning;
  /** The year of a coordinated date. */
  readonly coordinated?: number;
  /** Where the words of a written weekday and of the rest stand, relative to the paragraph: what a fix replaces. */
  readonly weekdaySpan?: Span;
  readonly dateSpan?: Span;
  /** The span of the month names of a dual month. */
  readonly monthSpan?: Span;
}

/** الأسبوع الماضي, السنوات العشر الماضية. */
export interface PeriodMeaning {
  readonly type: 'period';
  readonly unit: Unit;
  readonly shift: number;
  /** Null where the text gives no number (الأيام القليلة الماضية). */
  readonly count: number | null;
  readonly textual?: boolean;
}

export interface Amount {
  readonly unit: Unit;
  /** Null: بضعة أشهر. */
  readonly count: number | null;
}

/** بعد يوم واحد, قبل أسبوعين. */
export interface CountMeaning {
  readonly type: 'count';
  readonly direction: 1 | -1;
  readonly amounts: readonly Amount[];
  /** من الآن: the verb tells which way. */
  readonly fromNow?: boolean;
  /** بعد يومين من الهجوم: from what the text names, not from now. */
  readonly from?: boolean;
  /** بعد ذلك بيومين: from the time that the text spoke of last. */
  readonly textual?: boolean;
}

export interface DurationMeaning {
  readonly type: 'duration';
  readonly amounts: readonly Amount[];
}

export interface RangeMeaning {
  readonly type: 'range';
  readonly from: Meaning;
  readonly to: Meaning;
}

export interface ListMeaning {
  readonly type: 'list';
  readonly items: readonly Meaning[];
}

export interface FuzzyMeaning {
  readonly type: 'fuzzy';
  readonly part: FuzzyPart;
  readonly of: DayMeaning | PeriodMeaning | LongMeaning | NthMeaning | SeasonMeaning | AnaphoricMeaning | ShareMeaning;
}

/** A decade or a century. */
export type LongMeaning = DecadeMeaning | CenturyMeaning;

export interface DecadeMeaning {
  readonly type: 'decade';
  readonly tens: number;
  readonly century?: number;
}

export interface CenturyMeaning {
  readonly type: 'century';
  readonly number?: number;
  readonly shift?: number;
  readonly before?: boolean;
  readonly hijri?: boolean;
}

/** الربع الأول من 2024: `nth` of `parts`. */
export interface ShareMeaning {
  readonly type: 'share';
  readonly nth: number;
  readonly parts: number;
  /** Absent where the text names no year: أرباح الربع الثاني. */
  readonly of?: DayMeaning | PeriodMeaning | CenturyMeaning | SeasonMeaning;
}

export interface SeasonMeaning {
  readonly type: 'season';
  /** The season's first month. */
  readonly month: number;
  readonly year?: number;
  readonly shift?: number;
}

export interface OccasionMeaning {
  readonly type: 'occasion';
  /** A key of the table of occasions: `05-01`, `h10-01`, `easter-2`, `11-4#4`, or `eid`, the nearer of the two feasts. */
  readonly rule: string;
  /** Days after the occasion's first: ثاني أيام العيد 1, عشية العيد -1. */
  readonly offset?: number;
  /** How many days it stands for: أيام العيد. */
  readonly days?: number;
  readonly year?: number;
  readonly shift?: number;
}

/** ثالث ثلاثاء من أيلول, الأسبوع الأخير من يوليو: -1 is the last. */
export interface NthMeaning {
  readonly type: 'nth';
  readonly nth: number;
  readonly weekday?: number;
  readonly unit?: 'day' | 'week';
  readonly of: DayMeaning | PeriodMeaning;
}

export interface TimeMeaning {
  readonly type: 'time';
  readonly hour: number;
  readonly minute?: number;
  readonly second?: number;
  /** The part of the day that was written. */
  readonly part?: DayPart;
  /** بتوقيت غرينتش was written. */
  readonly utc?: boolean;
  readonly day?: DayMeaning;
  /** The day is that of an expression before it, which answers for it. */
  readonly borrowed?: boolean;
}

/** حينها, الشهر نفسه, الشهر نفسه من العام الماضي. */
export interface AnaphoricMeaning {
  readonly type: 'anaphoric';
  readonly unit: Anaphor;
  /** الماضي -1 of the year that is named with it. */
  readonly inYear?: number;
  /** الفترة نفسها من عام 2016 */
  readonly year?: number;
}

/** A date expression of a paragraph. Offsets are relative to the paragraph. */
export interface Expression extends Span {
  readonly kind: DateKind;
  readonly meaning: Meaning;
  /** What the verb of the clause says: -1 past, 1 to come. */
  readonly tense?: -1 | 1;
  /** The verb stands right before the date, with في, خلال or منذ between them at most. */
  readonly firm?: boolean;
  /** Index of the sentence it stands in. */
  readonly sentence: number;
}
