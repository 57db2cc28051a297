import type { Token } from '../text/tokens.ts';
import type { DateMention } from '../types.ts';
import type { LocalAct, LocalSentence } from './local.ts';
import type { Cast } from './participants.ts';
import type { ActClass } from './types.ts';

/** An act that a sentence reports, with its part of the sentence (token indexes, `to` exclusive) and its cast. */
export interface Chosen {
  readonly act: LocalAct;
  readonly from: number;
  readonly to: number;
  readonly cast: Cast;
  /** Told beside the main clause and before it: خلال لقائه فلانا، قال. */
  readonly leads?: boolean;
  /** It has a day or place of its own in a clause that describes it. */
  readonly apart?: boolean;
}

/** Longer than this from the act, in code units, a date is told of something else. */
export const FAR = 260;

/** Acts of two sides. */
export const TOGETHER = /^(agree|sign|meet|talk|cease-fire)$/;

/** Where a clause ends that leads up to the main one (وبعدما ذكر …، رحب), before a verb; else 0. */
export function endOfLead(acts: readonly LocalAct[], { from }: LocalSentence, tokens: readonly Token[]): number {
  const [first, second] = [tokens[from]?.key ?? '', tokens[from + 1]?.key ?? ''];
  const leads = /^و?(بعدما|عندما|حينما|بينما|واذ|اذ)$/.test(first) || (/^و?(بعد|قبل)$/.test(first) && second === 'ان');
  if (!leads) return 0;
  const main = acts.find((act) => act.from > from + 2 && isVerb(act) && tokens[act.from - 1]!.kind === 'mark');
  return main && tokens[main.from]!.key[0] !== 'و' ? main.from : 0;
}

/** A verb no farther from the start, in tokens, is that of the main clause, whoever does it. */
export const EARLY = 7;

/** A sentence of no more tokens may be a headline. */
export const HEADLINE = 18;

/** A finite verb, or a noun that a light verb lends its clause to. */
export const isVerb = (act: LocalAct): boolean => act.form !== 'noun' || act.from < act.token;

/** واجه and خاض make a match of two sides only. */
export const isMatch = ({ class: kind, weak, form }: LocalAct): boolean => kind === 'play' && weak && form !== 'noun';

/** A date that can be when something happened: no duration, no vague time. */
export const isDay = ({ kind, value }: DateMention): boolean =>
  value !== null && !/^(duration|vague|recurring|century|decade)$/.test(kind);

/** Acts that are events with a time and a place, also where they are only mentioned. */
export const EVENTFUL: ReadonlySet<ActClass> = new Set([
  'meet',
  'visit',
  'talk',
  'sign',
  'agree',
  'cease-fire',
  'attack',
  'kill',
  'elect',
  'protest',
  'accident',
  'disaster',
  'play',
  'open',
  'try',
]);
