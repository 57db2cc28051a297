import { toldDays } from '../../core/events/told.ts';
import type { ActClass, EventFigure, EventStatus, Part, TimeSource } from '../../core/events/types.ts';
import type { IndexedEvent } from '../article-events.ts';
import type { Column } from './columns.ts';
import type { ArticleFacts } from './facts.ts';
import { hash32 } from './hash.ts';
import { grouped, type Lists, type Strings } from './packing.ts';

// The order of these lists is the format: new members come last.
export const ACTS: readonly ActClass[] = [
  'meet',
  'visit',
  'talk',
  'say',
  'sign',
  'agree',
  'attack',
  'kill',
  'arrest',
  'try',
  'elect',
  'appoint',
  'resign',
  'decide',
  'cease-fire',
  'protest',
  'accident',
  'disaster',
  'win',
  'play',
  'open',
  'publish',
  'trade',
  'move',
  'die',
  'other',
];
export const STATUSES: readonly EventStatus[] = ['happened', 'planned', 'denied', 'background'];
export const PARTS: readonly Part[] = ['who', 'whom', 'with'];
export const SOURCES: readonly TimeSource[] = ['said', 'inherited', 'published', 'elsewhere'];
export const COUNTED: readonly EventFigure['counted'][] = [
  'killed',
  'wounded',
  'missing',
  'arrested',
  'money',
  'score',
  'percent',
  'magnitude',
  'other',
];

/** Stands for no day. */
export const NO_DAY = 0x7fffffff;
/** An event whose days are more than this is found with those without days. */
export const LONGEST_DAYS = 7;
/** Bits that stand for the words of a mention, in numbers of 32. */
export const SIGN = 4;

/** One of 128 bits for a word. */
export const bitOf = (word: number): number => Math.imul(word, 0x9e3779b1) >>> 25;

/** The bits of some words. */
export function signOf(words: readonly number[]): Uint32Array<ArrayBuffer> {
  const sign = new Uint32Array(SIGN);
  for (const word of words) {
    const bit = bitOf(word);
    sign[bit >> 5]! |= 1 << (bit & 31);
  }
  return sign;
}

/** By what events are sorted: the first day, `NO_DAY` where there is none or where there are too many. */
export const dayKey = (from: number, to: number): number => (to - from > LONGEST_DAYS ? NO_DAY : from);

/**
 * Adds an article's mentions of events to the lists of a segment. A mention is found by all that its sentence names.
 * @param firstSentence the number of the article's first sentence
 */
export function addEvents(
  { events, sentences }: Pick<ArticleFacts, 'events' | 'sentences'>,
  lists: Lists,
  strings: Strings,
  entity: (id: string) => number,
  firstSentence: number,
): void {
  const push = (name: string, value: number): void => {
    lists.of(name).push(value);
  };
  push('a.events', lists.of('v.line').length);
  let before: IndexedEvent | undefined;
  let from = 0;
  let sign = new Uint32Array(SIGN);
  for (const event of events) {
    const number = lists.of('v.line').length;
    const { time } = event;
    const days = time && toldDays(time.value, time.source);
    const dated = days !== null && days.pattern === 0;
    push('v.sentence', firstSentence + event.sentence);
    push('v.line', event.line);
    push('v.character', event.character);
    push('v.length', event.length);
    push('v.act', ACTS.indexOf(event.act));
    push('v.status', STATUSES.indexOf(event.status));
    push('v.lemma', strings.of(event.lemma));
    push('v.lemmaHash', hash32(event.lemma));
    push('v.source', time ? SOURCES.indexOf(time.source) + 1 : 0);
    push('v.from', dated ? days.from : NO_DAY);
    push('v.to', dated ? days.to : NO_DAY);
    push('v.pattern', days?.pattern ?? 0);
    push('v.value', time ? strings.of(time.value) + 1 : 0);
    push('v.expression', time?.text ? strings.of(time.text) + 1 : 0);
    push('v.place', event.place === null ? 0 : entity(event.place) + 1);
    push('v.name', event.name === null ? 0 : entity(event.name) + 1);
    push('v.participants', lists.of('vp.entity').length);
    const named = new Set(sentences[event.sentence]?.entities.map(entity));
    for (const { entity: id, part } of event.participants) {
      named.add(entity(id));
      push('vp.entity', entity(id));
      push('vp.part', PARTS.indexOf(part));
    }
    for (const id of [event.place, event.name]) if (id !== null) named.add(entity(id));
    for (const one of named) {
      push('ve.entity', one);
      push('ve.event', number);
    }
    push('v.figures', lists.of('vf.value').length);
    for (const { value, counted, unit, text } of event.figures) {
      push('vf.value', value);
      push('vf.counted', COUNTED.indexOf(counted));
      push('vf.unit', strings.of(unit));
      push('vf.text', strings.of(text));
    }
    const again = event.sentence === before?.sentence;
    if (!again) {
      from = lists.of('vw.hash').length;
      sign = signOf(event.words);
      for (const hash of event.words) push('vw.hash', hash);
    }
    before = event;
    push('v.wordsFrom', from);
    push('v.wordsTo', from + event.words.length);
    for (const part of sign) push('v.sign', part);
  }
}

/** Makes the columns of what was added. */
export function finishEvents(lists: Lists, columns: Record<string, Column>, entities: number): void {
  const list = (name: string): number[] => lists.of(name);
  const count = list('v.line').length;
  for (const name of [
    'v.sentence',
    'v.line',
    'v.character',
    'v.length',
    'v.lemma',
    'v.lemmaHash',
    'v.pattern',
    'v.value',
    'v.expression',
    'v.place',
    'v.name',
    'v.wordsFrom',
    'v.wordsTo',
    'v.sign',
    'vp.entity',
    'vf.unit',
    'vf.text',
  ])
    columns[name] = Uint32Array.from(list(name));
  for (const name of ['v.act', 'v.status', 'v.source', 'vp.part', 'vf.counted'])
    columns[name] = Uint8Array.from(list(name));
  const from = Int32Array.from(list('v.from'));
  const to = Int32Array.from(list('v.to'));
  columns['v.from'] = from;
  columns['v.to'] = to;
  columns['vf.value'] = Float64Array.from(list('vf.value'));
  columns['a.events'] = Uint32Array.from([...list('a.events'), count]);
  columns['v.participants'] = Uint32Array.from([...list('v.participants'), list('vp.entity').length]);
  columns['v.figures'] = Uint32Array.from([...list('v.figures'), list('vf.value').length]);

  const byDay = (a: number, b: number): number => dayKey(from[a]!, to[a]!) - dayKey(from[b]!, to[b]!) || a - b;
  columns['v.order'] = Uint32Array.from(Array(count).keys()).sort(byDay);
  const [starts, sorted] = grouped(list('ve.entity'), list('ve.event'), entities);
  for (let entity = 0; entity < entities; entity++) sorted.subarray(starts[entity]!, starts[entity + 1]!).sort(byDay);
  columns['e.events'] = starts;
  columns['ve.event'] = sorted;

  const counts = new Map<number, number>();
  for (const hash of list('vw.hash')) counts.set(hash, (counts.get(hash) ?? 0) + 1);
  const hashes = Uint32Array.from(counts.keys()).sort();
  columns['wc.hash'] = hashes;
  columns['wc.count'] = hashes.map((hash) => counts.get(hash)!);
  const numbers = new Map<number, number>();
  for (const [number, hash] of hashes.entries()) numbers.set(hash, number);
  columns['vw.word'] = Uint32Array.from(list('vw.hash'), (hash) => numbers.get(hash)!);
}
