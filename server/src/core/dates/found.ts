import type { DateKind, Span } from '../types.ts';
import type { DayMeaning, Meaning } from './meaning.ts';

/** An expression that was found: offsets, the token after it. */
export interface Found extends Span {
  readonly kind: DateKind;
  readonly meaning: Meaning;
  readonly next: number;
}

/** A day that is still being read. */
export type Draftable = { -readonly [K in keyof DayMeaning]: DayMeaning[K] };

export function kindOf(meaning: DayMeaning): DateKind {
  if (meaning.calendar === 'hijri') return 'hijri';
  if (meaning.sameMonth || meaning.sameYear) return 'anaphoric';
  if (meaning.year !== undefined) return 'absolute';
  if (meaning.deictic !== undefined || meaning.shift !== undefined || meaning.inMonth !== undefined) return 'relative';
  if (meaning.inYear !== undefined || meaning.inWeek !== undefined) return 'relative';
  if (meaning.month !== undefined) return 'partial';
  return 'weekday';
}
