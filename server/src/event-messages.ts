/** The words for events, in Arabic and in English: kinds of acts, why mentions are linked, what they disagree in. */
import type { ActClass, EventFigure, EventStatus, TimeSource } from './core/events/types.ts';
import { arabicCount, type Language } from './messages.ts';

type Words<A extends unknown[]> = Record<Language, (...values: A) => string>;
const words = <A extends unknown[]>(ar: (...values: A) => string, en: (...values: A) => string): Words<A> => ({
  ar,
  en,
});
type Names<K extends string> = Readonly<Record<K, Readonly<Record<Language, string>>>>;

export const ACT_NAMES: Names<ActClass> = {
  meet: { ar: 'لقاء', en: 'meeting' },
  visit: { ar: 'زيارة', en: 'visit' },
  talk: { ar: 'محادثات', en: 'talks' },
  say: { ar: 'تصريح', en: 'statement' },
  sign: { ar: 'توقيع', en: 'signing' },
  agree: { ar: 'اتفاق', en: 'agreement' },
  attack: { ar: 'هجوم', en: 'attack' },
  kill: { ar: 'قتل', en: 'killing' },
  arrest: { ar: 'توقيف', en: 'arrest' },
  try: { ar: 'محاكمة', en: 'trial' },
  elect: { ar: 'انتخاب', en: 'election' },
  appoint: { ar: 'تعيين', en: 'appointment' },
  resign: { ar: 'استقالة أو إقالة', en: 'resignation or dismissal' },
  decide: { ar: 'قرار', en: 'decision' },
  'cease-fire': { ar: 'وقف إطلاق النار', en: 'ceasefire' },
  protest: { ar: 'احتجاج', en: 'protest' },
  accident: { ar: 'حادث', en: 'accident' },
  disaster: { ar: 'كارثة', en: 'disaster' },
  win: { ar: 'فوز', en: 'win' },
  play: { ar: 'مباراة', en: 'match' },
  open: { ar: 'افتتاح أو إطلاق', en: 'opening or launch' },
  publish: { ar: 'نشر', en: 'publication' },
  trade: { ar: 'تجارة أو أسعار', en: 'trade or prices' },
  move: { ar: 'وصول أو مغادرة', en: 'arrival or departure' },
  die: { ar: 'وفاة', en: 'death' },
  other: { ar: 'حدث', en: 'event' },
};

export const STATUS_NAMES: Names<EventStatus> = {
  happened: { ar: 'وقع', en: 'happened' },
  planned: { ar: 'مقرر', en: 'planned' },
  denied: { ar: 'منفي', en: 'denied' },
  background: { ar: 'خلفية', en: 'background' },
};

export const TIME_SOURCES: Names<TimeSource> = {
  said: { ar: 'من الجملة', en: 'from the sentence' },
  inherited: { ar: 'من جملة سابقة', en: 'from a sentence before' },
  elsewhere: { ar: 'من جملة أخرى عن الحدث نفسه', en: 'from another sentence on the same event' },
  published: { ar: 'من تاريخ النشر', en: 'from the publication date' },
};

const COUNTED: Names<EventFigure['counted']> = {
  killed: { ar: 'القتلى', en: 'killed' },
  wounded: { ar: 'الجرحى', en: 'wounded' },
  missing: { ar: 'المفقودون', en: 'missing' },
  arrested: { ar: 'الموقوفون', en: 'arrested' },
  money: { ar: 'المبلغ', en: 'amount' },
  score: { ar: 'النتيجة', en: 'score' },
  percent: { ar: 'النسبة', en: 'percentage' },
  magnitude: { ar: 'القوة', en: 'magnitude' },
  other: { ar: 'العدد', en: 'number' },
};

const ARTICLES = ['مقال واحد', 'مقالان', 'مقالات', 'مقالا', 'مقال'] as const;

export const EVENT_LABELS = {
  same: words(
    () => 'على الأرجح الحدث نفسه',
    () => 'Probably the same event',
  ),
  related: words(
    () => 'خبر ذو صلة',
    () => 'Related news',
  ),
  place: words(
    () => 'المكان',
    () => 'Place',
  ),
  participants: words(
    () => 'المشاركون',
    () => 'Participants',
  ),
  undated: words(
    () => 'بلا يوم محدد',
    () => 'No settled day',
  ),
  noDate: words(
    () => 'بلا تاريخ معروف',
    () => 'no known date',
  ),
  differs: words(
    () => 'تعارض',
    () => 'Disagreement',
  ),
  why: words(
    () => 'سبب الربط',
    () => 'Linked by',
  ),
  sources: words(
    (n: number) => arabicCount(n, ['مصدر واحد', 'مصدران', 'مصادر', 'مصدرا', 'مصدر']),
    (n) => (n === 1 ? 'one source' : `${n} sources`),
  ),
  others: words(
    (n: number) => `و${arabicCount(n, ['مقال آخر', 'مقالان آخران', 'مقالات أخرى', 'مقالا آخر', 'مقال آخر'])}`,
    (n) => `and ${n} more`,
  ),
  thatWeek: words(
    () => 'في أسبوعه',
    () => 'Within the week',
  ),
  events: words(
    () => 'الأحداث',
    () => 'Events',
  ),
  ofArticle: words(
    () => 'أحداث المادة',
    () => 'Events of this article',
  ),
  /** Other articles: `3 مقالات عن الحدث نفسه · تعارض واحد`. */
  lens: words(
    (articles: number, disagreements: number) =>
      `${arabicCount(articles, ARTICLES)} عن الحدث نفسه${
        disagreements === 0
          ? ''
          : ` · ${arabicCount(disagreements, ['تعارض واحد', 'تعارضان', 'تعارضات', 'تعارضا', 'تعارض'])}`
      }`,
    (articles, disagreements) =>
      `${articles} ${articles === 1 ? 'other article tells' : 'other articles tell'} this event${
        disagreements === 0 ? '' : ` · ${disagreements} ${disagreements === 1 ? 'disagreement' : 'disagreements'}`
      }`,
  ),
};

/** What can be decided of an event; `passage` is the other sentence's beginning. */
export const EVENT_ACTIONS = {
  notSame: words(
    (passage: string, file: string) => `ليس الحدث نفسه: «${passage}» (${file})`,
    (passage, file) => `Not the same event: “${passage}” (${file})`,
  ),
  same: words(
    (passage: string, file: string) => `هو الحدث نفسه: «${passage}» (${file})`,
    (passage, file) => `The same event: “${passage}” (${file})`,
  ),
  name: words(
    () => 'سمِّ هذا الحدث…',
    () => 'Name this event…',
  ),
};

const REASONS = {
  decided: words(
    () => 'قرار الفريق',
    () => 'the team’s decision',
  ),
  lemma: words(
    () => 'الفعل نفسه',
    () => 'the same act',
  ),
  class: words(
    () => 'نوع الفعل نفسه',
    () => 'the same kind of act',
  ),
  kin: words(
    () => 'فعل قريب',
    () => 'a kindred act',
  ),
  same: words(
    () => 'التاريخ نفسه',
    () => 'the same date',
  ),
  overlap: words(
    () => 'تاريخ متداخل',
    () => 'overlapping dates',
  ),
  apart: words(
    () => 'تاريخ بفارق يوم',
    () => 'dates a day apart',
  ),
  open: words(
    () => 'تاريخ موافق بلا سنة',
    () => 'a date that fits, its year left open',
  ),
  words: words(
    () => 'ألفاظ مشتركة',
    () => 'shared words',
  ),
  reports: words(
    () => 'مقالان متقاربان يبدآن به',
    () => 'alike articles begin with it',
  ),
};

/** A reason of a link by its code. */
export const reasonWords = (code: keyof typeof REASONS, language: Language): string => REASONS[code][language]();

const KINDS = {
  date: words(
    () => 'التاريخ',
    () => 'date',
  ),
  place: words(
    () => 'المكان',
    () => 'place',
  ),
  name: words(
    () => 'الاسم',
    () => 'name',
  ),
};

/** What a disagreement is about. */
export function disagreementWords(
  { kind, counted }: { readonly kind: 'date' | 'figure' | 'place' | 'name'; readonly counted?: EventFigure['counted'] },
  language: Language,
): string {
  return kind === 'figure' ? COUNTED[counted ?? 'other'][language] : KINDS[kind][language]();
}
