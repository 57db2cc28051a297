import { toldDays } from '../../core/events/told.ts';
import type { ActClass, EventFigure, EventStatus, Part, TimeSource } from '../../core/events/types.ts';
import type { IndexedEvent } from '../article-events.ts';
import type { Column } from './columns.ts';
import { planesOf, SIGN, signOf } from './event-signs.ts';
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
/** By what events are sorted: the first day, `NO_DAY` where there is none or where there are too many. */
export const dayKey = (from: number, to: number): number => (to - from > LONGEST_DAYS ? NO_DAY : from);

const MENTION = [
  'act',
  'character',
  'expression',
  'figures',
  'from',
  'lemma',
  'lemmaHash',
  'length',
  'line',
  'name',
  'participants',
  'pattern',
  'place',
  'sentence',
  'sign',
  'source',
  'status',
  'to',
  'value',
  'wordsFrom',
  'wordsTo',
] as const;

/** The lists of a segment to which mentions of events are added. */
export const eventLists = (lists: Lists) => ({
  v: lists.group('v', MENTION),
  ofArticle: lists.of('a.events'),
  participant: lists.group('vp', ['entity', 'part']),
  /** Which entity is named by which mention. */
  named: lists.group('ve', ['entity', 'event']),
  figure: lists.group('vf', ['value', 'counted', 'unit', 'text']),
  word: lists.of('vw.hash'),
});

type EventLists = ReturnType<typeof eventLists>;

/**
 * Adds an article's mentions of events to the lists of a segment. A mention is found by all that its sentence names.
 * @param firstSentence the number of the article's first sentence
 */
export function addEvents(
  { events, sentences }: Pick<ArticleFacts, 'events' | 'sentences'>,
  lists: EventLists,
  strings: Strings,
  entity: (id: string) => number,
  firstSentence: number,
): void {
  const { v, ofArticle, participant, named: naming, figure, word } = lists;
  ofArticle.push(v.line.length);
  let before: IndexedEvent | undefined;
  let from = 0;
  let sign = new Uint32Array(SIGN);
  for (const event of events) {
    const number = v.line.length;
    const { time } = event;
    const days = time && toldDays(time.value, time.source);
    const dated = days !== null && days.pattern === 0;
    v.sentence.push(firstSentence + event.sentence);
    v.line.push(event.line);
    v.character.push(event.character);
    v.length.push(event.length);
    v.act.push(ACTS.indexOf(event.act));
    v.status.push(STATUSES.indexOf(event.status));
    v.lemma.push(strings.of(event.lemma));
    v.lemmaHash.push(hash32(event.lemma));
    v.source.push(time ? SOURCES.indexOf(time.source) + 1 : 0);
    v.from.push(dated ? days.from : NO_DAY);
    v.to.push(dated ? days.to : NO_DAY);
    v.pattern.push(days?.pattern ?? 0);
    v.value.push(time ? strings.of(time.value) + 1 : 0);
    v.expression.push(time?.text ? strings.of(time.text) + 1 : 0);
    v.place.push(event.place === null ? 0 : entity(event.place) + 1);
    v.name.push(event.name === null ? 0 : entity(event.name) + 1);
    v.participants.push(participant.entity.length);
    const named = new Set(sentences[event.sentence]?.entities.map(entity));
    for (const { entity: id, part } of event.participants) {
      named.add(entity(id));
      participant.entity.push(entity(id));
      participant.part.push(PARTS.indexOf(part));
    }
    for (const id of [event.place, event.name]) if (id !== null) named.add(entity(id));
    for (const one of named) {
      naming.entity.push(one);
      naming.event.push(number);
    }
    v.figures.push(figure.value.length);
    for (const { value, counted, unit, text } of event.figures) {
      figure.value.push(value);
      figure.counted.push(COUNTED.indexOf(counted));
      figure.unit.push(strings.of(unit));
      figure.text.push(strings.of(text));
    }
    const again = event.sentence === before?.sentence;
    if (!again) {
      from = word.length;
      sign = signOf(event.words);
      for (const hash of event.words) word.push(hash);
    }
    before = event;
    v.wordsFrom.push(from);
    v.wordsTo.push(from + event.words.length);
    for (const part of sign) v.sign.push(part);
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
  const order = Uint32Array.from(Array(count).keys()).sort(byDay);
  const undated = order.findIndex((at) => dayKey(from[at]!, to[at]!) === NO_DAY);
  columns['v.order'] = order;
  columns['v.planes'] = planesOf(list('v.sign'), order, undated < 0 ? count : undated);
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
