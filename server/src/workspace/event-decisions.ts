import { isMap, isSeq, type YAMLMap } from 'yaml';
import type { EventDecision } from '../protocol.ts';
import { isEmpty, textOf } from './yaml-file.ts';

/** A sentence that tells an event, by its text. */
export interface ToldSentence {
  /** Path inside the folder, with slashes, or the URI of an article elsewhere. */
  readonly file: string;
  readonly sentence: string;
}

export type SentencePair = readonly [ToldSentence, ToldSentence];

/** What the decisions file says of events. */
export interface EventDecisions {
  readonly sameEvents: readonly SentencePair[];
  readonly notSameEvents: readonly SentencePair[];
  readonly eventNames: readonly (ToldSentence & { readonly name: string })[];
}

export const NO_EVENT_DECISIONS: EventDecisions = { sameEvents: [], notSameEvents: [], eventNames: [] };

/** The keys of the decisions file that list pairs of sentences. */
export const PAIR_KEYS = { same: 'same_events', notSame: 'not_same_events' } as const;
export const EVENT_NAMES = 'event_names';

type Complain = (node: unknown, message: string) => undefined;

export function readEventDecisions(root: YAMLMap, complain: Complain): EventDecisions {
  return {
    sameEvents: pairs(root, PAIR_KEYS.same, complain),
    notSameEvents: pairs(root, PAIR_KEYS.notSame, complain),
    eventNames: listOf(root, EVENT_NAMES, complain).flatMap((item) => {
      const told = toldSentence(item);
      const name = isMap(item) ? textOf(item.get('name', true)) : undefined;
      if (told && name !== undefined) return [{ ...told, name }];
      complain(item, `${EVENT_NAMES}: expected name, file and sentence · ${EVENT_NAMES}: تُنتظر name وfile وsentence`);
      return [];
    }),
  };
}

function pairs(root: YAMLMap, key: string, complain: Complain): SentencePair[] {
  return listOf(root, key, complain).flatMap((item): SentencePair[] => {
    const [first, second, ...more] = isSeq(item) ? item.items.map(toldSentence) : [];
    if (first && second && more.length === 0) return [[first, second]];
    complain(
      item,
      `${key}: expected two sentences, each with file and sentence · ${key}: تُنتظر جملتان، لكل منهما file وsentence`,
    );
    return [];
  });
}

function toldSentence(item: unknown): ToldSentence | undefined {
  if (!isMap(item)) return undefined;
  const file = textOf(item.get('file', true));
  const sentence = textOf(item.get('sentence', true));
  return file === undefined || sentence === undefined ? undefined : { file, sentence };
}

function listOf(root: YAMLMap, key: string, complain: Complain): readonly unknown[] {
  const list = root.get(key, true) as unknown;
  if (isSeq(list)) return list.items;
  if (!isEmpty(list)) complain(list, `${key}: expected a list · ${key}: تُنتظر قائمة`);
  return [];
}

/** Whether two pairs are of the same sentences, in whatever order. */
export function isSamePair([a, b]: SentencePair, [c, d]: SentencePair): boolean {
  return (isSame(a, c) && isSame(b, d)) || (isSame(a, d) && isSame(b, c));
}

export const isSame = (a: ToldSentence, b: ToldSentence): boolean => a.file === b.file && a.sentence === b.sentence;

/** A decision as the file has it. */
export type WrittenEvent =
  | { readonly kind: keyof typeof PAIR_KEYS; readonly pair: SentencePair }
  | { readonly kind: 'name'; readonly told: ToldSentence; readonly name: string };

/** @param fileOf the path of an article inside the folder, or its URI */
export function writtenEvent(decision: EventDecision, fileOf: (uri: string) => string): WrittenEvent {
  const told = ({ uri, text }: { readonly uri: string; readonly text: string }): ToldSentence => ({
    file: fileOf(uri),
    sentence: text.trim(),
  });
  if (decision.kind === 'name') return { kind: 'name', told: told(decision.sentence), name: decision.name.trim() };
  const [first, second] = decision.sentences;
  return { kind: decision.kind, pair: [told(first), told(second)] };
}
