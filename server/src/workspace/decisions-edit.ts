import { Document, isMap, isNode, isSeq, parseDocument, YAMLSeq } from 'yaml';
import { furnitureKey } from '../core/boilerplate/index.ts';
import { wordsOf } from '../core/entities/index.ts';
import type { NameDecision } from '../protocol.ts';
import { type IgnoreDecision, readDecisions } from './decisions.ts';
import { EVENT_NAMES, isSame, isSamePair, PAIR_KEYS, type SentencePair, type WrittenEvent } from './event-decisions.ts';
import type { NotEntity } from './name-decisions.ts';

const HEADER = ` قرارات الفريق لخبر: ما يُتجاهل من ملاحظات، وتواريخ نشر المقالات، وأيّ الأسماء واحد وأيّها ليس اسما.
 Khabar: the team's decisions. Safe to edit by hand and to commit.`;

/**
 * The decisions file with one more decision; comments, order and unknown keys are kept. The same text when the decision is
 * already there.
 *
 * @param text the file's text, empty when there is no file yet
 * @returns undefined when the file is broken: it is the team's, and is mended by people, not overwritten
 */
export function addIgnore(text: string, decision: IgnoreDecision): string | undefined {
  const { broken, ignore } = readDecisions(text);
  if (broken) return undefined;
  const wanted = JSON.stringify(ordered(decision));
  if (ignore.some((known) => JSON.stringify(ordered(known)) === wanted)) return text;
  const document = open(text);
  const list = document.get('ignore', true);
  if (isSeq(list)) {
    // `ignore: []` is where people begin; items added to it would all stand on one line.
    if (list.items.length === 0) list.flow = false;
    list.add(document.createNode(ordered(decision)));
  } else {
    document.set('ignore', document.createNode([ordered(decision)]));
  }
  return write(document, text);
}

/**
 * The decisions file with an article's publication date set, or taken out with null; otherwise as `addIgnore`.
 * @param file the article's path inside the folder
 */
export function setDate(text: string, file: string, date: string | null): string | undefined {
  const { broken, publicationDate } = readDecisions(text);
  if (broken) return undefined;
  if ((publicationDate.get(file) ?? null) === date) return text;
  const document = open(text);
  if (date === null) document.deleteIn(['publicationDate', file]);
  else if (isMap(document.get('publicationDate', true))) document.setIn(['publicationDate', file], date);
  else document.set('publicationDate', document.createNode({ [file]: date }));
  return write(document, text);
}

/**
 * The decisions file with one more decision about names; otherwise as `addIgnore`.
 * @param file the article's path inside the folder, for a decision that is for it alone
 */
export function addDecision(text: string, decision: NameDecision, file: string): string | undefined {
  const { broken, merges, notSame, notEntities } = readDecisions(text);
  if (broken) return undefined;
  if (decision.kind === 'notEntity') {
    const { type } = decision;
    const wanted: NotEntity = {
      text: decision.text,
      ...(type && { type }),
      ...(decision.scope === 'file' && { file }),
    };
    const isThere = notEntities.some(
      (one) => wordsOf(one.text) === wordsOf(wanted.text) && one.type === wanted.type && one.file === wanted.file,
    );
    return isThere ? text : append(text, 'not_entities', wanted, false);
  }
  const names = [...new Set(decision.names)];
  const words = names.map(wordsOf);
  const isThere = (decision.kind === 'merge' ? merges : notSame).some((there) => {
    const known = new Set(there.map(wordsOf));
    return words.every((one) => known.has(one));
  });
  if (isThere || names.length < 2) return text;
  return append(text, decision.kind === 'merge' ? 'merges' : 'not_the_same', names, true);
}

/** The decisions file with one more line that is no page furniture; otherwise as `addIgnore`. */
export function addLine(text: string, line: string): string | undefined {
  const { broken, notFurniture } = readDecisions(text);
  if (broken) return undefined;
  const key = furnitureKey(line);
  const isThere = notFurniture.some((known) => known === line || (key !== undefined && furnitureKey(known) === key));
  return isThere ? text : append(text, 'not_furniture', line, false);
}

/** The decisions file with one more decision about events, in the place of one that says otherwise; otherwise as `addIgnore`. */
export function addEventDecision(text: string, decision: WrittenEvent): string | undefined {
  const { broken, sameEvents, notSameEvents, eventNames } = readDecisions(text);
  if (broken) return undefined;
  if (decision.kind === 'name') {
    const { told, name } = decision;
    const known = eventNames.findIndex((one) => isSame(one, told));
    if (known >= 0 && eventNames[known]!.name === name) return text;
    return append(known < 0 ? text : without(text, EVENT_NAMES, known), EVENT_NAMES, { name, ...told }, false);
  }
  const { kind, pair } = decision;
  const [own, other] = kind === 'same' ? [sameEvents, notSameEvents] : [notSameEvents, sameEvents];
  const isThere = (one: SentencePair): boolean => isSamePair(one, pair);
  if (own.some(isThere)) return text;
  const against = other.findIndex(isThere);
  const freed = against < 0 ? text : without(text, PAIR_KEYS[kind === 'same' ? 'notSame' : 'same'], against);
  return append(freed, PAIR_KEYS[kind], pair, false);
}

/** A list without what was read as its n-th usable item. */
function without(text: string, key: string, n: number): string {
  const document = open(text);
  const list = document.get(key, true);
  if (isSeq(list)) {
    const { sameEvents, notSameEvents, eventNames } = readDecisions(text);
    const read = key === EVENT_NAMES ? eventNames : key === PAIR_KEYS.same ? sameEvents : notSameEvents;
    // What cannot be used was not read: items are found by what they say.
    const wanted = JSON.stringify(sorted(read[n]));
    const at = list.items.findIndex((item) => isNode(item) && JSON.stringify(sorted(item.toJS(document))) === wanted);
    if (at >= 0) list.delete(at);
    if (list.items.length === 0) document.delete(key);
  }
  return write(document, text);
}

/** A value with the keys of its objects in one order: people write them in another. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).map(([key, one]): [string, unknown] => [key, sorted(one)]);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function append(text: string, key: string, value: unknown, flow: boolean): string {
  const document = open(text);
  const item = document.createNode(value, { flow });
  const list = document.get(key, true);
  if (isSeq(list)) {
    if (list.items.length === 0) list.flow = false;
    list.add(item);
  } else {
    const made = new YAMLSeq();
    made.add(item);
    document.set(key, made);
  }
  return write(document, text);
}

function open(text: string): Document {
  const document = parseDocument(text, { schema: 'core' });
  if (!isMap(document.contents)) {
    const empty = new Document({});
    empty.commentBefore = document.commentBefore ?? document.comment ?? HEADER;
    return empty;
  }
  return document as unknown as Document;
}

/** No folding: long lines that the team wrote stay as they are. */
function write(document: Document, before: string): string {
  const written = document.toString({ lineWidth: 0, flowCollectionPadding: false });
  return before.includes('\r\n') ? written.replace(/\r?\n/g, '\r\n') : written;
}

function ordered({ rule, scope, file, anchor }: IgnoreDecision): IgnoreDecision {
  if (scope === 'workspace') return { rule, scope };
  if (scope === 'file' || !anchor) return { rule, scope, file: file! };
  return { rule, scope, file: file!, anchor: { exact: anchor.exact, prefix: anchor.prefix, suffix: anchor.suffix } };
}
