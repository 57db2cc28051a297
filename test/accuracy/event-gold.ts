import path from 'node:path';

/** The annotations of events of sentences (see gold/NOTES.md). */
export const EVENT_GOLD = ['', '-more', '-third', '-fourth', '-fifth', '-sixth', '-seventh', '-eighth'].map((draw) =>
  path.resolve(`test/accuracy/gold/event-sentences${draw}.json`),
);

export interface GoldEvent {
  readonly class: string;
  readonly act: readonly [number, number];
  readonly participants: readonly (readonly [part: string, start: number, end: number])[];
  readonly date: string | null;
  /** Any one of them is right. */
  readonly places: readonly (readonly [number, number])[];
  readonly status: string;
}

/** The draws, and of the first its two halves. */
export const DRAWS = [
  'development',
  'more',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'held-out',
  'third',
] as const;

export type Draw = (typeof DRAWS)[number];

/** Whether nobody reads the mistakes on it and nothing is learnt from it: only its totals may be looked at. */
export const isBlind = (draw: Draw): boolean => draw === 'held-out' || draw === 'third' || draw === 'eighth';

export interface GoldSentence {
  readonly number: number;
  readonly half: Draw;
  readonly corpus: string;
  readonly id: string;
  readonly published: string | null;
  readonly sha256: string;
  readonly start: number;
  readonly end: number;
  readonly events: readonly GoldEvent[];
}
