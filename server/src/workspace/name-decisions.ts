import { isMap, isSeq, type YAMLMap } from 'yaml';
import type { EntityType } from '../core/types.ts';
import { ENTITY_TYPES } from './entities-file.ts';
import { isEmpty, textOf } from './yaml-file.ts';

/** A text that is no entity, in the whole folder or in some of its files. */
export interface NotEntity {
  readonly text: string;
  readonly type?: EntityType;
  /** A path inside the folder, in which `*` stands for a part of a name and `**` for any folders. */
  readonly file?: string;
}

/** What the decisions file says of names. */
export interface NameDecisions {
  /** Names of one thing each. */
  readonly merges: readonly (readonly string[])[];
  /** Names of different things each. */
  readonly notSame: readonly (readonly string[])[];
  readonly notEntities: readonly NotEntity[];
  /** What each merge was read from. */
  readonly mergeNodes: readonly unknown[];
}

type Complain = (node: unknown, message: string) => undefined;

export function readNameDecisions(root: YAMLMap, complain: Complain): NameDecisions {
  const merges = nameLists(root, 'merges', complain);
  const notEntities: NotEntity[] = [];
  for (const item of listOf(root, 'not_entities', complain)) {
    const one = notEntity(item, complain);
    if (one) notEntities.push(one);
  }
  return {
    merges: merges.map(([names]) => names),
    mergeNodes: merges.map(([, node]) => node),
    notSame: nameLists(root, 'not_the_same', complain).map(([names]) => names),
    notEntities,
  };
}

function nameLists(root: YAMLMap, key: string, complain: Complain): [names: string[], node: unknown][] {
  return listOf(root, key, complain).flatMap((item): [string[], unknown][] => {
    const names = isSeq(item) ? item.items.flatMap((name) => textOf(name) ?? []) : [];
    if (names.length >= 2) return [[names, item]];
    complain(item, `${key}: expected two names, as in - [first, second] · ${key}: يُنتظر اسمان، مثل ‎- [الأول, الثاني]`);
    return [];
  });
}

function notEntity(item: unknown, complain: Complain): NotEntity | undefined {
  const bare = textOf(item);
  if (bare !== undefined) return { text: bare };
  const text = isMap(item) ? textOf(item.get('text', true)) : undefined;
  if (!isMap(item) || text === undefined)
    return complain(item, 'not_entities: expected text · not_entities: يُنتظر text وبعده النص');
  const written = textOf(item.get('type', true));
  const type = ENTITY_TYPES.find((one) => one === written);
  if (written !== undefined && !type)
    return complain(
      item.get('type', true),
      `${written}: expected person, place, organization or event · يُنتظر person أو place أو organization أو event`,
    );
  const file = textOf(item.get('file', true));
  return { text, ...(type && { type }), ...(file !== undefined && { file }) };
}

function listOf(root: YAMLMap, key: string, complain: Complain): readonly unknown[] {
  const list = root.get(key, true) as unknown;
  if (isSeq(list)) return list.items;
  if (!isEmpty(list)) complain(list, `${key}: expected a list · ${key}: تُنتظر قائمة`);
  return [];
}

/**
 * Whether a path fits a pattern: `*` is any characters but a slash, `**` any characters, `?` one. A pattern without a slash is
 * held against the file's name alone. Takes time in the product of the lengths, whatever the pattern.
 */
export function fitsPattern(path: string, pattern: string): boolean {
  const subject = pattern.includes('/') ? path : path.slice(path.lastIndexOf('/') + 1);
  let states = new Set([0]);
  const skip = (from: Iterable<number>): Set<number> => {
    const all = new Set<number>();
    for (let at of from) {
      all.add(at);
      for (; pattern[at] === '*'; all.add(at))
        at += pattern.startsWith('**/', at) ? 3 : pattern[at + 1] === '*' ? 2 : 1;
    }
    return all;
  };
  for (const character of subject.split('')) {
    const next = new Set<number>();
    for (const at of skip(states)) {
      if (pattern[at] === '*') {
        if (character !== '/' || pattern[at + 1] === '*') next.add(at);
      } else if (pattern[at] === '?' ? character !== '/' : pattern[at] === character) next.add(at + 1);
    }
    states = next;
    if (states.size === 0) return false;
  }
  return skip(states).has(pattern.length);
}
